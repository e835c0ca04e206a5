"""Stretches of capitals that may be names: where they begin and end, without the titles before them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from crosswire.lexicon.naming import naming
from crosswire.lexicon.press import press
from crosswire.lexicon.states import states
from crosswire.lexicon.words import roles
from crosswire.record import Parsed, Sentence, Span, Token, inside, overlap
from crosswire.text import fold

__all__ = ["Capitals", "is_role"]

_OPENERS = frozenset("\"'“”‘«([*•-–—:;")
_CLOSED = frozenset({"DET", "PRON", "ADP", "CCONJ", "SCONJ", "AUX", "INTJ", "PART", "PUNCT", "NUM"})
_HYPHENS = frozenset({"-", "‐", "‑"})
_GENITIVE = frozenset({"'s", "’s", "'", "’"})
_TITLE_CASE = 0.6  # share of longer words with a capital from which a line reads as a headline
_LONGER = 4


def is_role(token: Token) -> bool:
    """Whether the token is a word for what somebody is: "minister", "Colonel"."""
    if token.pos not in ("NOUN", "PROPN", "ADJ") and not token.text[:1].isupper():
        return False
    return _lemma(token) in roles().person or token.text.lower() in naming().chiefs


def _lemma(token: Token) -> str:
    lemma = token.lemma.lower()
    return lemma if lemma in roles().person else token.text.lower()


@dataclass(frozen=True)
class Capitals:
    """The runs of capitals of one article; ``barred`` are tokens that name nobody (dates, bylines)."""

    parsed: Parsed
    barred: frozenset[int]

    def runs(self) -> Iterator[range]:
        """Yields the runs in order, as ranges of tokens; headlines, where every word has a capital, yield none."""
        for sentence in self.parsed.sentences:
            if not self.is_headline(sentence):
                yield from self._in_sentence(sentence)

    def is_headline(self, sentence: Sentence) -> bool:
        """Whether capitals tell nothing here: the title, or a line in Title Case without an end mark."""
        layout = self.parsed.article.layout
        if any(p is not None and p.start <= sentence.span.start < p.end for p in (layout.title, layout.kicker)):
            return True
        if layout.dateline is not None and overlap(layout.dateline, sentence.span):
            return False  # a parse may cut it off as a sentence of its own
        tokens = self.parsed.tokens[sentence.first : sentence.last]
        words = [t for t in tokens if t.text.isalpha() and len(t.text) >= _LONGER]
        if len(words) < _LONGER or tokens[-1].text in '.!?"”':
            return False
        return sum(t.text[0].isupper() for t in words) >= _TITLE_CASE * len(words)

    def _in_sentence(self, sentence: Sentence) -> Iterator[range]:
        i = sentence.first
        while i < sentence.last:
            if not self._opens_name(i, sentence):
                i += 1
                continue
            end = self._end(i, sentence.last)
            yield range(i, end)
            i = end

    def _opens_name(self, i: int, sentence: Sentence) -> bool:
        if not self._capital(i) or _is_day(self.parsed.tokens[i].text):
            return False
        opening = i == sentence.first or self.parsed.tokens[i - 1].text in _OPENERS or self._breaks(i)
        return not opening or not self._common(i)

    def _breaks(self, i: int) -> bool:
        return "\n" in self._gap(i)

    def _gap(self, i: int) -> str:
        """What stands between this token and the one before it."""
        return self.parsed.text[self.parsed.tokens[i - 1].end : self.parsed.tokens[i].start] if i else "\n"

    def _capital(self, i: int) -> bool:
        token = self.parsed.tokens[i]
        if i in self.barred or not token.text[:1].isupper() or (token.pos == "PRON" and not token.text.isupper()):
            return False
        if token.text.isupper() and len(token.text) > 1 and fold(token.text) in states():
            return True
        if token.lemma.lower().rstrip(".") in naming().common_capitals and not self._goes_on(i):
            return False
        return token.pos not in _CLOSED or token.text.lower() not in self._small

    def _goes_on(self, i: int) -> bool:
        """Whether another capital follows: "West" in "West Bank"."""
        after = i + 1
        return (
            after < len(self.parsed.tokens) and self.parsed.tokens[after].text[:1].isupper() and self._gap(after) == " "
        )

    @cached_property
    def _small(self) -> frozenset[str]:
        """Words that the article writes without a capital."""
        return (
            frozenset(
                form for t in self.parsed.tokens if t.text[:1].islower() for form in (t.text.lower(), t.lemma.lower())
            )
            | naming().small_words
        )

    @cached_property
    def _within(self) -> frozenset[str]:
        """Words with a capital where none is due."""
        found = set()
        for sentence in self.parsed.sentences:
            if self.is_headline(sentence):
                continue
            for i in range(sentence.first + 1, sentence.last):
                token = self.parsed.tokens[i]
                if token.text[:1].isupper() and self.parsed.tokens[i - 1].text not in _OPENERS and not self._breaks(i):
                    found.add(fold(token.text))
        return frozenset(found)

    @cached_property
    def _labelled(self) -> frozenset[int]:
        return frozenset(i for e in self.parsed.entities for i in self.parsed.tokens_in(e.span))

    def _common(self, i: int) -> bool:
        """Whether a word that opens a sentence has its capital from there."""
        token = self.parsed.tokens[i]
        word = fold(token.text)
        line = self.parsed.article.layout.dateline
        if line is not None and inside(token.span, line):  # the place, whatever the parse takes it for
            return False
        if word in naming().particles and self._goes_on(i):
            return False
        if word in states() or word in self._within:
            return False
        if token.text.lower() in self._small or token.pos in _CLOSED or token.pos in ("ADV", "VERB"):
            return True
        if token.text.isupper() and len(token.text) > 1:
            return False
        if self._goes_on(i) and token.pos in ("PROPN", "ADJ", "NOUN"):
            return token.lemma.lower() in roles().unnamed_heads
        if token.tag in ("NNS", "NNPS", "NN", "JJ") and token.pos != "PROPN":
            return True
        return token.lemma.lower() in roles().person or i not in self._labelled or _looks_plural(token)

    def _end(self, first: int, stop: int) -> int:
        """Where the run that begins here ends."""
        at = first + 1
        while at < stop:
            step = self._step(first, at, stop)
            if not step:
                break
            at += step
        return at

    def _step(self, first: int, at: int, stop: int) -> int:
        """How many further tokens belong to the run; 0 at its end."""
        gap = self._gap(at)
        if "\n" in gap or at in self.barred:
            return 0
        if self._capital(at) and not gap.strip() and len(gap) <= 1:
            return 1
        return self._small_word(first, at, stop) if at + 1 < stop else 0

    def _small_word(self, first: int, at: int, stop: int) -> int:
        """How many tokens a hyphen, "and", "of" or a particle inside a name leads on; 0 at the name's end."""
        tokens, token, gap = self.parsed.tokens, self.parsed.tokens[at], self._gap(at)
        word, follows = token.text.lower(), self._capital(at + 1)
        if word in naming().particles and not gap.strip() and not self._is_place_name(first, at):
            return self._after_particle(at, stop)
        if word in ("of", "for") and gap == " ":
            return self._after_of(first, at, stop)
        if word in _GENITIVE and (follows or tokens[at + 1].text == "and") and self._plural_body(at, stop):
            return 2 if follows else 3
        glued = word in _HYPHENS and not gap and not self._gap(at + 1)
        joined = word == "&" or glued or (word == "and" and self._goes_on_plural(first, at, stop))
        return 2 if follows and joined else 0

    def _after_particle(self, at: int, stop: int) -> int:
        """Past "al" or "al-" before a capital."""
        if self._capital(at + 1) and not self._gap(at + 1).strip():
            return 2
        hyphen = self.parsed.tokens[at + 1].text in _HYPHENS
        return 3 if hyphen and at + 2 < stop and self._capital(at + 2) and not self._gap(at + 2) else 0

    def _is_place_name(self, first: int, at: int) -> bool:
        return at - first == 1 and fold(self.parsed.tokens[first].text) in states()

    def _after_of(self, first: int, at: int, stop: int) -> int:
        """A name goes on after "of" where what stands before is a body, or a title with its portfolio."""
        tokens = self.parsed.tokens
        inner = at + 1 + (at + 1 < stop and tokens[at + 1].text.lower() == "the")
        if inner >= stop or not self._capital(inner):
            return 0
        before, word = tokens[at - 1], tokens[at - 1].text.lower()
        known = naming()
        inside = {t.text.lower() for t in tokens[first:at]}
        if word in known.body_plurals or word in known.place_heads or inside & known.body_heads:
            return inner + 1 - at
        if is_role(before):
            return inner + 1 - at if tokens[inner].text.lower() in known.portfolios else 0
        return inner + 1 - at if word in known.before_of else 0

    def _goes_on_plural(self, first: int, at: int, stop: int) -> bool:
        """Whether "and" stands inside "Union of Sailors and Dockers"."""
        tokens = self.parsed.tokens
        opens = tokens[first].text.lower() in naming().body_heads
        end = at + 1
        while end < stop and self._capital(end):
            end += 1
        inner = any(t.text == "of" for t in tokens[first:at])
        return opens and inner and tokens[at - 1].text.endswith("s") and tokens[end - 1].text.endswith("s")

    def _plural_body(self, at: int, stop: int) -> bool:
        """Whether a genitive stands inside a body's name: "Dock Workers' Union", "People's Party"."""
        tokens = self.parsed.tokens
        word = tokens[at - 1].text.lower()
        if fold(tokens[at - 1].text) in states():
            return False
        plural = tokens[at].text in ("'", "’") or word in naming().body_plurals
        end = at + 1
        while end < stop and (self._capital(end) or tokens[end].text in _GENITIVE or tokens[end].text == "and"):
            end += 1
        return plural and tokens[end - 1].text.lower() in naming().body_heads


def _is_day(word: str) -> bool:
    """Whether a word is a weekday or a month, written out: short ones are names as well ("May", "Sun")."""
    low = word.lower()
    return len(low) >= _LONGER and (low in press().weekdays or low in press().months)


def _looks_plural(token: Token) -> bool:
    return token.tag in ("NNPS", "NNS") and token.text.lower().endswith("s") and token.lemma != token.text


def span_of(parsed: Parsed, first: int, last: int) -> Span:
    """The stretch from one token to the last (exclusive)."""
    return Span(parsed.tokens[first].start, parsed.tokens[last - 1].end)
