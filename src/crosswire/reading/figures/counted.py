"""What an amount counts: the noun it stands with, and whether that is people, time, money or something else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from crosswire.lexicon.domain import Counted, cue_pattern, domain
from crosswire.reading.figures.scan import Amount
from crosswire.reading.figures.syntax import head_of
from crosswire.reading.figures.vocabulary import Vocabulary
from crosswire.record import Parsed, Span

__all__ = ["Noun", "family_patterns", "noun_of", "population_patterns"]

_FARTHEST = 9  # tokens from a number to its noun: "105 of the soldiers and other hostages"
_FARTHEST_CHARS = 70
_ADJACENT = 4  # words looked at where there is no parse
_WORDS = re.compile(r"(?:[^\S\n]|(?<=\w)[-‑])([^\W\d_][\w’'-]*)")
_NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})
_PARTITIVE = re.compile(
    r"\s(?:of|de|des|von|dos|das)\s(?:them|those|whom|these|us|which|it|eles|elas|ellos|ellas|eux|ihnen)\b", re.I
)
_COORDINATE = re.compile(r"\s(?:and|or|but|nor)\s")  # "give us five and the boats sail"


@dataclass(frozen=True, slots=True)
class Noun:
    """The counted: ``text`` is what follows the number up to the noun ("displaced villagers"), ``head`` the noun.

    ``end`` is where the noun ends (the amount's end where there is none); ``index`` the noun's token, or the
    number's where the figure is elliptic; ``partitive`` says that it counts some of those counted before
    ("nine of them").
    """

    kind: Counted
    text: str
    head: str | None
    start: int
    end: int
    index: int | None
    populations: frozenset[str] = frozenset()
    partitive: bool = False

    @property
    def elliptic(self) -> bool:
        """Whether the noun has to be found elsewhere."""
        return self.head is None and self.kind in ("people", "unknown")


def noun_of(parsed: Parsed, amount: Amount, domain_name: str, v: Vocabulary) -> Noun:
    """Returns what the amount counts; works from the parse, and from the words that follow where there is none."""
    number = head_of(parsed, Span(amount.number_start, amount.number_end)) if parsed.has_parse else None
    patterns = population_patterns(domain_name, v.language)
    partitive = _PARTITIVE.match(parsed.text, amount.core_end)
    found = None if partitive else _parsed_noun(parsed, amount, number)
    if found is not None and _acts(parsed, found, domain_name, v, patterns):
        found = None
    if found is None and not partitive:
        found = _next_noun(parsed, amount, patterns, v)
        if found is not None and _acts(parsed, found, domain_name, v, patterns):
            found = None
    if amount.kind in ("money", "percent", "time", "ordinal", "measure"):
        kind: Counted = (
            "things"
            if amount.kind == "measure"
            else "percent"
            if amount.kind == "percent"
            else ("money" if amount.kind == "money" else "time")
        )
        end = _thing_end(parsed, amount)
        return Noun(
            kind,
            parsed.text[amount.core_end : end].strip(" -"),
            None,
            amount.core_end,
            end,
            number,
            _populations(parsed.text[amount.core_end : found.end] if found else (amount.unit or ""), patterns),
        )
    if found is None:
        end = partitive.end() if partitive else amount.end
        return Noun("unknown", "", None, amount.core_end, end, number, partitive=partitive is not None)
    text = parsed.text[amount.core_end : found.end].strip(" -")
    head = found.of(parsed.text)
    index = parsed.token_at(found.start) if parsed.has_parse else None
    populations = _populations(text, patterns)
    return Noun(
        _kind(parsed, found, populations, domain_name),
        text,
        head,
        found.start,
        max(found.end, amount.end),
        index,
        populations,
    )


def _parsed_noun(parsed: Parsed, amount: Amount, number: int | None) -> Span | None:
    if number is None:
        return None
    token = parsed.tokens[number]
    if token.dep in ("nummod", "compound", "quantmod", "amod", "nmod", "poss", "advmod"):
        head = parsed.tokens[token.head]
        coordinate = _COORDINATE.match(parsed.text, amount.end)
        if (
            head.start >= amount.core_end
            and not coordinate
            and head.pos in _NOUNS
            and _near(parsed, number, token.head, amount)
        ):
            return head.span
    for child in parsed.children[number]:
        if parsed.tokens[child].text.lower() == "of" and parsed.tokens[child].start >= amount.core_end:
            for noun in parsed.children[child]:
                counted = parsed.tokens[noun]
                if counted.dep == "pobj" and counted.pos in _NOUNS and _near(parsed, number, noun, amount):
                    return counted.span
    return None


def _near(parsed: Parsed, number: int, noun: int, amount: Amount) -> bool:
    start = parsed.tokens[noun].start
    if noun - number > _FARTHEST or start - amount.core_end > _FARTHEST_CHARS:
        return False
    return not re.search(r"[,;:.!?()]", parsed.text[amount.core_end : start]) or noun - number <= 4


def _next_noun(parsed: Parsed, amount: Amount, patterns: Mapping[str, re.Pattern[str]], v: Vocabulary) -> Span | None:
    """The first following word that the lexicon knows as counted, else a following noun; null at a verb or a stop."""
    at, first = amount.core_end, None
    for n in range(_ADJACENT):
        match = _WORDS.match(parsed.text, at)
        if match is None:
            break
        word = match[1].lower()
        if v.in_list("stop", word) or (
            v.language != "en" and n and word in ("por", "que", "y", "et", "und", "e", "em", "à")
        ):
            if not (n == 0 and word in ("of", "de")) and not (
                n == 1 and word in ("the", "our", "its", "their", "dos", "das", "nossos", "los", "las")
            ):
                break
            at = match.end()
            continue
        index = parsed.token_at(match.start(1)) if parsed.has_parse else None
        pos = parsed.tokens[index].pos if index is not None else ""
        if pos in ("VERB", "AUX", "ADP", "SCONJ", "PRON", "DET", "CCONJ", "ADV") and not _known(match[1], patterns):
            break
        if pos in ("VERB", "AUX") and index is not None and parsed.tokens[index].dep not in ("amod", "compound"):
            break
        following = _WORDS.match(parsed.text, match.end())
        if following and _known(f"{match[1]} {following[1]}", patterns):
            return Span(match.start(1), following.end())  # "mètres cubes"
        if _known(match[1], patterns):
            return Span(match.start(1), match.end())
        if pos == "NOUN" or (first is None and (pos == "PROPN" or not parsed.has_parse)):
            first = Span(match.start(1), match.end(1))
        at = match.end()
    return first


def _known(word: str, patterns: Mapping[str, re.Pattern[str]]) -> bool:
    return any(p.fullmatch(word.lower()) for p in patterns.values())


def _acts(parsed: Parsed, noun: Span, domain_name: str, v: Vocabulary, patterns: Mapping[str, re.Pattern[str]]) -> bool:
    """Whether the word is a verb for the domain, or a word that never is counted: "214 remain", "97 were"."""
    word = noun.of(parsed.text)
    if v.in_list("stop", word) or word.lower() in v.time_unit:  # "11,500 last year"
        return True
    index = parsed.token_at(noun.start) if parsed.has_parse else None
    if index is not None and parsed.tokens[index].tag == "NNS":
        return False
    return not _known(word, patterns) and any(
        p.fullmatch(word) for p in family_patterns(domain_name, v.language).values()
    )


def _thing_end(parsed: Parsed, amount: Amount) -> int:
    """Where a hyphened stretch of time ends with its noun: "40-day pause"."""
    if amount.kind != "time" or "-" not in parsed.text[amount.number_end : amount.core_end]:
        return amount.end
    match = _WORDS.match(parsed.text, amount.core_end)
    return match.end() if match else amount.end


def _populations(text: str, patterns: Mapping[str, re.Pattern[str]]) -> frozenset[str]:
    return (
        frozenset(name for name, pattern in patterns.items() if pattern.search(text.lower())) if text else frozenset()
    )


def _kind(parsed: Parsed, noun: Span, populations: frozenset[str], domain_name: str) -> Counted:
    if "people" in populations or populations & _people_like(domain_name):
        return "people"
    if populations:
        return "things"
    if parsed.has_parse and noun.of(parsed.text)[0].isupper():
        index = parsed.token_at(noun.start)
        if (
            index is not None
            and parsed.tokens[index].text.endswith(("s", "ese", "sh"))
            and parsed.tokens[index].pos in ("PROPN", "ADJ", "NOUN")
        ):
            return "people"  # "240 Velmarans"
    return "unknown"


@cache
def _people_like(domain_name: str) -> frozenset[str]:
    found: set[str] = set()
    for measure in domain(domain_name).measures:
        if "people" in measure.counts:
            found.update(p for rule in measure.rules for p in rule.of)
    return frozenset(found)


@cache
def family_patterns(domain_name: str, language: str) -> Mapping[str, re.Pattern[str]]:
    """Returns the compiled cue families of a domain in a language."""
    return {
        family: re.compile(cue_pattern(w.lower() for w in words[language]))
        for family, words in domain(domain_name).families.items()
        if words.get(language)
    }


@cache
def population_patterns(domain_name: str, language: str) -> Mapping[str, re.Pattern[str]]:
    """Returns the compiled populations of a domain in a language, English words included for loans and names."""
    return {
        name: re.compile(cue_pattern(w.lower() for w in words[language]))
        for name, words in domain(domain_name).populations.items()
        if words.get(language)
    }
