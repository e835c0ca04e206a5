"""Attributions in reports that have no parser: cue verbs, quotation marks and word order, without a parse.

The three orders of news Portuguese, Spanish, French and German are read: "content, said source", "source said that
content" and "according to source, content". Whatever does not fit one of them is left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crosswire.lexicon.abroad import Tongue
from crosswire.reading.quotes import quotations
from crosswire.record import Parsed, Span, inside, overlap

__all__ = ["Heard", "heard"]

_SENTENCE_END = re.compile(r"(?<=[.!?])[”»\"’]?\s+(?=[“«„\"‘]?[A-ZÀ-Þ0-9])")
_APPOSED = re.compile(r", (?=\w{1,3} \w)")
_APPOSED_NAME = re.compile(r", (?:[A-ZÀ-Þ][\w’'-]+\s?){2,4},$")  # "her deputy, Ana Robles, said"
_ADVERBS = re.compile(r"(?: [a-zà-þ]+){1,2}?(?= q| d|,)")
_BEFORE_CUE = ',”»"“–—'
_LONGEST = 160  # code points: a longer run before a cue is no noun phrase
_SHORTEST = 8  # code points of content: less is a title or a scare quote
_SCORES = {"quote": 0.8, "clause": 0.7, "according": 0.7, "goes on": 0.5}
"""P(right) by order of words, from own reports in four languages read by hand."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a sentence attributes; ``source`` is null where the verb has no subject of its own.

    ``told`` is the outlet addressed; ``frame`` the sentence, where a day or a wish for anonymity may stand.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    frame: Span
    score: float
    told: str | None = None


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence with its text, its language and its quotations."""

    text: str
    span: Span
    quotes: Sequence[Span]
    tongue: Tongue

    def quoted(self, at: int) -> bool:
        return any(q.start < at < q.end for q in self.quotes)

    def trimmed(self, start: int, end: int) -> Span | None:
        while start < end and self.text[start] in " ,;:–—":
            start += 1
        while end > start and self.text[end - 1] in " ,;:.–—":
            end -= 1
        return Span(start, end) if end - start > 1 else None


def heard(parsed: Parsed, tongue: Tongue) -> Iterator[Heard]:
    """Yields what the report attributes, in order."""
    layout = parsed.article.layout
    barred = [s for s in (layout.title, layout.kicker, layout.byline) if s is not None]
    for paragraph in parsed.paragraphs:
        if any(overlap(paragraph, b) for b in barred):
            continue
        quotes = quotations(parsed.text, paragraph)
        for sentence in _sentences(parsed.text, paragraph, quotes):
            yield from _in_sentence(_Place(parsed.text, sentence, quotes, tongue))


def _sentences(text: str, paragraph: Span, quotes: Sequence[Span]) -> Iterator[Span]:
    """Yields the sentences of a paragraph; a quotation is never cut."""
    at = paragraph.start
    for end in _SENTENCE_END.finditer(text, paragraph.start, paragraph.end):
        cut = end.start() + len(end.group().rstrip())
        if any(q.start < cut < q.end for q in quotes) or cut <= at:
            continue
        yield Span(at, cut)
        at = end.end()
    if at < paragraph.end:
        yield Span(at, paragraph.end)


def _in_sentence(place: _Place) -> Iterator[Heard]:
    found = [*_by_cues(place)] or [*_according(place)]
    yield from found
    if found or any(overlap(q, place.span) for q in place.quotes):
        return
    whole = place.trimmed(place.span.start, place.span.end)
    if whole is not None and place.tongue.conditional.search(place.text, whole.start, whole.end):
        yield Heard(None, None, (whole,), place.span, _SCORES["goes on"])


def _by_cues(place: _Place) -> Iterator[Heard]:
    """Yields by the first cue outside quotation marks, and by those that are joined to it."""
    span, text = place.span, place.text
    cues = [m for m in place.tongue.cue.finditer(text, span.start, span.end) if not place.quoted(m.start())]
    subject: Span | None = None
    for n, cue in enumerate(cues):
        limit = _joined_at(place, cues[n + 1 :]) or span.end
        if n and not place.tongue.joined.search(text[span.start : cue.start()]):
            continue
        if not n and _follows_content(place, cue):
            held = _inverted(place, cue)
        else:
            subject = subject if n else _subject(place, cue.start())
            held = _followed(place, cue, subject, limit)
        if held is not None:
            subject = held.source
            yield held


def _follows_content(place: _Place, cue: re.Match[str]) -> bool:
    before = place.text[place.span.start : cue.start()].rstrip()
    opened = place.tongue.that.match(place.text, _behind_cue(place, cue.end())[0], place.span.end)
    apposed = _APPOSED_NAME.search(before)
    named = apposed is not None and _opens(place, place.span.start) and "," not in before[: apposed.start()]
    return before[-1:] in tuple(_BEFORE_CUE) and opened is None and not named


def _joined_at(place: _Place, cues: Sequence[re.Match[str]]) -> int | None:
    """Where the conjunction stands by which another cue of the same subject is joined."""
    for cue in cues:
        joined = place.tongue.joined.search(place.text[place.span.start : cue.start()])
        if joined:
            return place.span.start + joined.start()
    return None


def _followed(place: _Place, cue: re.Match[str], source: Span | None, limit: int) -> Heard | None:
    """Source, cue, content: "the minister said that …", "the union promised …"."""
    start, told = _behind_cue(place, cue.end())
    verb = cue.group().lower().split()[-1].split("-")[0]
    opened = _that(place, start, limit)
    if opened is None and source is None:
        source, end = _phrase_from(place, start)  # "on Monday said the minister that …"
        opened = place.tongue.that.match(place.text, end, limit)
    if verb in place.tongue.said:
        mark = place.text[start:limit].lstrip()[:1]
        if opened is None and mark not in ("“", "«", "„", '"', ":", "‘"):
            return None
        start = opened.end() if opened else start
    apposed = _APPOSED.search(place.text, start, limit)
    if apposed and opened is None and place.tongue.relative.search(place.text, apposed.end(), limit):
        limit = apposed.start()
    content = place.trimmed(start, limit)
    if content is None or len(content) < _SHORTEST or (source is None and verb not in place.tongue.said):
        return None
    return Heard(source, Span(*cue.span()), (content,), place.span, _SCORES["clause"], told)


def _that(place: _Place, start: int, limit: int) -> re.Match[str] | None:
    """The conjunction that opens the content, behind two adverbs at most."""
    adverbs = _ADVERBS.match(place.text, start, limit)
    behind = place.tongue.that.match(place.text, adverbs.end(), limit) if adverbs else None
    return place.tongue.that.match(place.text, start, limit) or behind


def _subject(place: _Place, end: int) -> Span | None:
    """The noun phrase before a cue, without an adverbial before it; null where there is none."""
    start = place.span.start
    if not _opens(place, start):
        comma = place.text.find(",", start, end)
        if comma < 0:
            return None
        start = comma + 1
    phrase = place.trimmed(start, end)
    for aside in place.tongue.aside.finditer(place.text, start, end):
        if phrase is not None and aside.end() >= phrase.end and aside.start() > phrase.start:
            phrase = place.trimmed(phrase.start, aside.start())
    return phrase if phrase is not None and len(phrase) <= _LONGEST and _opens(place, phrase.start) else None


def _opens(place: _Place, at: int) -> bool:
    """Whether a noun phrase may begin here: an article, a possessive, a number or a name."""
    while at < place.span.end and place.text[at].isspace():
        at += 1
    if place.tongue.opens.match(place.text, at):
        return True
    word = re.compile(r"[\w-]+").match(place.text, at, place.span.end)
    if word and place.tongue.kind(word.group().lower()):
        return True
    return (at > place.span.start and place.text[at : at + 1].isupper()) or _name_at(place, at)


def _name_at(place: _Place, at: int) -> bool:
    """Whether a sentence begins with a name: a capital, then a verb or another capital, and no preposition."""
    return bool(re.compile(r"[A-ZÀ-Þ][\w’'-]{3,}").match(place.text, at)) and not place.tongue.aside.match(
        place.text, at
    )


def _behind_cue(place: _Place, at: int) -> tuple[int, str | None]:
    """Where what follows a cue begins, behind days, places and the outlet told; and that outlet."""
    told = None
    while True:
        outlet = place.tongue.told.match(place.text, at, place.span.end)
        aside = place.tongue.aside.match(place.text, at, place.span.end)
        if outlet and told is None:
            told, at = outlet["name"].strip(), outlet.end("name") - (outlet["name"][-1] == " ")
        elif aside:
            at = aside.end()
        else:
            return at, told


def _inverted(place: _Place, cue: re.Match[str]) -> Heard | None:
    """Content, cue, source: "…, said the minister"; what goes on behind the source is content too."""
    first = place.trimmed(place.span.start, cue.start())
    if first is None or len(first) < _SHORTEST:
        return None
    at, told = _behind_cue(place, cue.end())
    source, end = _phrase_from(place, at)
    pieces = [first]
    rest = place.trimmed(end, place.span.end)
    silent = source is None and end == at
    if rest is not None and (silent or _continues(place, rest.start)):
        pieces.append(rest)
    kind = "quote" if place.quoted(first.start + 1) else "clause"
    return Heard(source, Span(*cue.span()), tuple(pieces), place.span, _SCORES[kind], told)


def _continues(place: _Place, at: int) -> bool:
    return bool(place.tongue.goes_on.match(place.text, at)) or any(q.start == at for q in place.quotes)


def _phrase_from(place: _Place, at: int) -> tuple[Span | None, int]:
    """The noun phrase that begins here, with an apposed name, and where it ends."""
    text, stop = place.text, place.span.end
    pronoun = place.tongue.pronouns.match(text, at, stop)
    if pronoun:
        return None, pronoun.end()
    while at < stop and text[at] == " ":
        at += 1
    if at >= stop or not _opens(place, at):
        return None, at
    end = text.find(",", at, stop)
    end = stop if end < 0 else end
    relative = place.tongue.relative.search(text, at, end)
    end = relative.start() if relative else end
    apposed = re.compile(r", (?:[A-ZÀ-Þ][\w’'-]+\s?){2,4}(?=[,.;])").match(text, end, stop)
    if apposed and text[at].islower():
        end = apposed.end()
    for aside in place.tongue.aside.finditer(text, at, end):
        if aside.start() > at:
            return place.trimmed(at, aside.start()), aside.end()
    return place.trimmed(at, end), end


def _according(place: _Place) -> Iterator[Heard]:
    span, text = place.span, place.text
    for cue in place.tongue.according.finditer(text, span.start, span.end):
        first = cue.start() == span.start
        if place.quoted(cue.start()) or not (first or text[: cue.start()].endswith(", ")):
            continue
        source, end = _phrase_from(place, cue.end())
        content = place.trimmed(end, span.end) if first else place.trimmed(span.start, cue.start())
        if source is None or content is None or len(content) < _SHORTEST or inside(source, content):
            continue
        shown = Span(cue.start(), cue.start() + len(cue.group().rstrip()))
        yield Heard(source, shown, (content,), span, _SCORES["according"])
        return
