"""Names spelt in two ways: a letter or two lost, doubled or changed in a name that is otherwise the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from crosswire.lexicon.press import press
from crosswire.record import Link, SharedPassage, Span, View, overlap
from crosswire.relating.conflicts.spellings import changed_letters, is_inflected, is_misspelt
from crosswire.relating.facts.kin import Kin
from crosswire.text import fold

__all__ = ["holders", "name_conflicts"]

_NAME = re.compile(r"\b([A-ZÀ-Þ][\w’'-]+)(?= ([A-ZÀ-Þ][\w’-]+))")
_WORD = re.compile(r"\b[^\W\d_][\w’'-]+")
_MOST_ARTICLES = 6  # of one spelling that a conflict cites
_BUCKET = 2  # letters: names of two words are compared that begin with the same ones
_SHORTEST_OF_KIN = 5  # letters of a single name, in reports that go back to one text
_SHORTEST = 7  # elsewhere: a short name is another name sooner than a slip
_CHANGED_OF_KIN, _CHANGED_SURNAME, _CHANGED = 2, 3, 1  # letters
_SAME_BEGINNING = 2  # letters that two spellings of a single name begin with, outside families


@dataclass(frozen=True, slots=True)
class _Spelt:
    """A name in a report, where it stands first, and a finding or mention that holds it."""

    article: str
    span: Span
    words: str
    finding: str


@dataclass(slots=True)
class _Single:
    """A single capitalised word in a report, with the words before and after it, folded."""

    spelt: _Spelt
    before: set[str] = field(default_factory=set)
    after: set[str] = field(default_factory=set)


def name_conflicts(view: View, kin: Kin, among: Collection[str]) -> Iterator[Link]:
    """Yields links between the first places of a name in two spellings, one of them in ``among``.

    Names of two words are compared over all reports; single ones where a report goes back to another, or where they
    are long and differ in one letter. A report that writes both means two.
    """
    held = holders(view)
    told: set[frozenset[str]] = set()
    for x, y in _full_names(view, held, kin):
        told.add(_apart(x, y))
        if x.article in among or y.article in among:
            yield _link(x, y)
    for x, y in _single_names(view, held, kin):
        if _apart(x, y) not in told and (x.article in among or y.article in among):
            yield _link(x, y)


def _apart(x: _Spelt, y: _Spelt) -> frozenset[str]:
    """Returns the two words that two spellings of a name differ in."""
    return frozenset(fold(x.words).split()) ^ frozenset(fold(y.words).split())


def _link(x: _Spelt, y: _Spelt) -> Link:
    why = f"one name in two spellings: {x.words}, or {y.words}"
    shared = (SharedPassage(x.span, y.span),)
    return Link("contradicts", x.finding, y.finding, 0.85, why, shared=shared, aspect="name")


def holders(view: View) -> dict[str, list[tuple[Span, str]]]:
    """Returns the spans of mentions and findings of each article, with their ids."""
    held: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for mention in view.mentions:
        held[mention.article].append((mention.span, mention.id))
    for event in view.events:
        held[event.article].append((event.span, event.id))
    for statement in view.statements:
        held[statement.article] += [(span, statement.id) for span in statement.content]
    return held


def _full_names(view: View, held: dict[str, list[tuple[Span, str]]], kin: Kin) -> Iterator[tuple[_Spelt, _Spelt]]:
    """Yields the places of every two spellings of a name of two words."""
    first: dict[str, dict[str, _Spelt]] = defaultdict(dict)
    for spelt in _of_two_words(view, held):
        first[fold(spelt.words)].setdefault(spelt.article, spelt)
    buckets: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for key in sorted(first):
        a, b = key.split()
        buckets[a, b[:_BUCKET]].append(key)
        buckets[a[:_BUCKET], b].append(key)
    for a, b in sorted({pair for keys in buckets.values() for pair in combinations(keys, 2)}):
        usual, odd = sorted((a, b), key=lambda k: (-len(first[k]), k))
        surname = a.split()[0] == b.split()[0] and changed_letters(a, b) <= _CHANGED_SURNAME
        sure = is_misspelt(a, b)
        if not sure and (not surname or is_inflected(a, b)):
            continue
        yield from (
            pair
            for pair in _places(first[usual], first[odd])
            if sure or (kin.are_kin(pair[0].article, pair[1].article) and not first[usual].keys() & first[odd].keys())
        )


def _places(usual: dict[str, _Spelt], odd: dict[str, _Spelt]) -> Iterator[tuple[_Spelt, _Spelt]]:
    for x in list(usual.values())[:_MOST_ARTICLES]:
        for y in list(odd.values())[:_MOST_ARTICLES]:
            yield x, y


def _of_two_words(view: View, held: dict[str, list[tuple[Span, str]]]) -> Iterator[_Spelt]:
    """Yields every two capitalised words in a row that a mention or a finding holds."""
    for article in view.articles:
        known: set[str] = set()
        for match in _NAME.finditer(article.text, article.layout.body):
            words = f"{match[1]} {match[2]}".removesuffix("’s")
            span = Span(match.start(), match.start() + len(words))
            finding = next((key for s, key in held[article.id] if overlap(s, span)), None)
            if words not in known and finding is not None and span.of(article.text) == words:
                known.add(words)
                yield _Spelt(article.id, span, words, finding)


def _single_names(view: View, held: dict[str, list[tuple[Span, str]]], kin: Kin) -> Iterator[tuple[_Spelt, _Spelt]]:
    """Yields the places of every two spellings of a single name."""
    found = {article.id: _of_one_word(view, article.id, held) for article in view.articles}
    common = {fold(m.group()) for a in view.articles for m in _WORD.finditer(a.text) if m.group().islower()}
    where: dict[str, list[_Single]] = defaultdict(list)
    for names in found.values():
        for key, single in names.items():
            if key not in common:
                where[key].append(single)
    for a, b in _near_words(sorted(where)):
        usual, odd = sorted((a, b), key=lambda k: (-len(where[k]), k))
        told = 0
        for x in where[usual]:
            for y in where[odd]:
                apart = usual not in found[y.spelt.article] and odd not in found[x.spelt.article]
                one_language = view.article[x.spelt.article].language == view.article[y.spelt.article].language
                if apart and one_language and told < _MOST_ARTICLES and _may_be_one(a, b, x, y, kin):
                    told += 1
                    yield x.spelt, y.spelt


def _may_be_one(a: str, b: str, x: _Single, y: _Single, kin: Kin) -> bool:
    changed, shortest = changed_letters(a, b), min(len(a), len(b))
    if kin.are_kin(x.spelt.article, y.spelt.article):
        return shortest >= _SHORTEST_OF_KIN and changed <= _CHANGED_OF_KIN
    beside = bool(x.after & y.after)
    if changed > _CHANGED or a[:_SAME_BEGINNING] != b[:_SAME_BEGINNING] or (x.before and y.before):
        return False  # two full names are compared as such
    return shortest >= _SHORTEST or (beside and shortest >= _SHORTEST_OF_KIN - 1)


def _of_one_word(view: View, article: str, held: dict[str, list[tuple[Span, str]]]) -> dict[str, _Single]:
    """Returns the single capitalised words of a report that stand within a sentence and in a finding or mention."""
    text, start = view.article[article].text, view.article[article].layout.body
    out: dict[str, _Single] = {}
    words = list(_WORD.finditer(text, start))
    for i, match in enumerate(words):
        word = match.group().removesuffix("’s").removesuffix("'s").strip("’'-")
        named = len(word) >= _SHORTEST_OF_KIN - 1 and word[0].isupper() and not word.isupper()
        if not named or word.casefold() in press().weekdays or word.casefold() in press().months:
            continue
        opens = not re.search(r"[\w,;] ?[“\"(„‘]?$", text[max(match.start() - 3, 0) : match.start()])
        key = fold(word)
        if opens and key not in out:
            continue
        if key not in out:
            span = Span(match.start(), match.start() + len(word))
            finding = next((k for s, k in held[article] if overlap(s, span)), None)
            if finding is None:
                continue
            out[key] = _Single(_Spelt(article, span, word, finding))
        before, after = (words[j].group() if 0 <= j < len(words) else "" for j in (i - 1, i + 1))
        if i and before[:1].isupper() and text[words[i - 1].end() : match.start()] == " ":
            out[key].before.add(fold(before))
        if after.islower() and text[match.end() : words[i + 1].start()] == " " and len(after) > 3:
            out[key].after.add(fold(after))
    return out


def _near_words(keys: list[str]) -> Iterator[tuple[str, str]]:
    """Yields every two words that differ in a letter or two, and are no inflection of each other."""
    rooms: dict[tuple[str, str], list[str]] = defaultdict(list)
    for key in keys:
        half = len(key) // 2
        rooms["begins", key[: max(half, 3)]].append(key)
        rooms["begins", key[: max(half - 1, 3)]].append(key)
        rooms["ends", key[-max(half, 3) :]].append(key)
        rooms["ends", key[-max(half - 1, 3) :]].append(key)
    pairs = {pair for room in rooms.values() for pair in combinations(sorted(set(room)), 2)}
    for a, b in sorted(pairs):
        if changed_letters(a, b) <= _CHANGED_OF_KIN and not is_inflected(a, b):
            yield a, b
