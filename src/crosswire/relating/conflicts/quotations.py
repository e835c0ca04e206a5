"""Words inside quotation marks that differ from report to report, though one voice said them once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, product
from typing import TypeAlias

from crosswire.lexicon.voices import agree, bare_name
from crosswire.record import Link, SharedPassage, Span, View, overlap
from crosswire.relating.facts.compared import Compared
from crosswire.relating.facts.kin import Kin
from crosswire.relating.facts.passages import Closeness, Judge, Passages
from crosswire.relating.facts.tellings import of_one_time
from crosswire.relating.nearest import nearest_both_ways, one_to_one
from crosswire.text import fold, squeeze

__all__ = ["quotation_conflicts"]

_QUOTED = re.compile(r"“[^”\n]{3,600}[”]?|«[^»\n]{3,600}»|(?<!\w)\"[^\"\n]{3,600}\"(?!\w)")
_WORD = re.compile(r"[^\W_]+")
_ALIKE = 0.56  # mean cosine of quotations and of their sentences (samples and labour, 2026-11-23)
# Least cosine that is worth a judge's look, how many of the nearest are looked at, and least probability that two
# quotations say the same, in one family and of one speaker elsewhere (interim, exchange, border, junta, railway,
# 2026-11-30: above these all but 3 of 59 are in the truth).
_NEAR, _NEAREST, _ONE_SAYING = 0.20, 3, 0.50
_DAYS_OF_SPEAKER = 3
_SAME = 0.97
_MOST = 60  # quotations of a report
_LONG, _RUN = 6, 3  # words of a quotation that is nobody else's, and of a run that two of them share
_NEARLY = 0.70  # share of words in common from which two quotations of independent reports are one


@dataclass(frozen=True, slots=True)
class _Least:
    """What is asked of two quotations of one speaker: cosine, probability, and whether nobody named may be one."""

    cosine: float
    one_saying: float
    unnamed: bool


_ELSEWHERE, _WITHIN = _Least(0.50, 0.90, unnamed=False), _Least(0.40, 0.65, unnamed=True)


@dataclass(frozen=True, slots=True)
class _Quotation:
    """A stretch in quotation marks, the sentence around it, a finding that holds it, and who is named as saying it."""

    article: str
    span: Span
    words: str
    sentence: str
    finding: str
    speaker: frozenset[str]


_Pair: TypeAlias = tuple[_Quotation, _Quotation]
_Alike: TypeAlias = tuple[float, _Quotation, _Quotation]


def quotation_conflicts(by: Compared, judge: Judge | None, among: Collection[str]) -> Iterator[Link]:
    """Yields a link for every two quotations that render one saying in other words.

    In reports of one family, of one named speaker, and of one voice in one report, by what they mean, as the judge has
    it (where there is none, by vectors, in families alone); elsewhere where they share nearly all words. Only reports
    of one language: a translation must choose other words.
    """
    view, among = by.view, frozenset(among)
    quoted = {a.id: _quotations(a.id, view, by.passages)[:_MOST] for a in view.articles}
    by.closeness.prepare(t for some in quoted.values() for q in some for t in (q.words, q.sentence))
    told: set[frozenset[tuple[str, Span]]] = set()
    for pairs in (*_meaning_alike(quoted, by, judge, among), _of_strangers(quoted, view, by.kin, among)):
        for alike, x, y in _one_to_one(pairs):
            both = frozenset(((x.article, x.span), (y.article, y.span)))
            if both not in told and _differ(x.words, y.words):
                told.add(both)
                yield _link(x, y, alike)


def _meaning_alike(
    quoted: Mapping[str, Sequence[_Quotation]], by: Compared, judge: Judge | None, among: Collection[str]
) -> Iterator[list[_Alike]]:
    """Yields, for every two reports and every one, the quotations that may render one saying."""
    for a, b in combinations(sorted(quoted), 2):
        x, y = by.view.article[a], by.view.article[b]
        if x.language != y.language or not (a in among or b in among) or not quoted[a] or not quoted[b]:
            continue
        if by.kin.are_kin(a, b):
            yield _of_kin(quoted[a], quoted[b], by.closeness, judge)
        elif judge is not None and of_one_time(x.published, y.published, _DAYS_OF_SPEAKER):
            yield _of_speakers(product(quoted[a], quoted[b]), _ELSEWHERE, by.closeness, judge)
    if judge is not None:
        for article in sorted(among):
            yield _of_speakers(combinations(quoted[article], 2), _WITHIN, by.closeness, judge)


def _of_kin(
    left: Sequence[_Quotation], right: Sequence[_Quotation], closeness: Closeness, judge: Judge | None
) -> list[_Alike]:
    """Returns the quotations of two reports of one family that may render one saying, and how surely they do."""
    if judge is None:
        both = ((_by_vectors(x, y, closeness), x, y) for x, y in product(left, right))
        return [told for told in both if told[0] >= _ALIKE]
    alike = closeness.matrix([q.words for q in left], [q.words for q in right])
    near = [(left[i], right[j]) for i, j in nearest_both_ways(alike, _NEAREST) if alike[i, j] >= _NEAR]
    return [told for told in _judged(near, judge) if told[0] >= _ONE_SAYING]


def _of_speakers(pairs: Iterable[_Pair], least: _Least, closeness: Closeness, judge: Judge) -> list[_Alike]:
    """Returns the quotations that are one saying of one speaker."""
    one = ((x, y) for x, y in pairs if (x.speaker == y.speaker and least.unnamed) or agree(x.speaker, y.speaker))
    near = [(x, y) for x, y in one if closeness.cosine(x.words, y.words) >= least.cosine]
    return [told for told in _judged(near, judge) if told[0] >= least.one_saying]


def _by_vectors(x: _Quotation, y: _Quotation, closeness: Closeness) -> float:
    return (closeness.cosine(x.words, y.words) + closeness.cosine(x.sentence, y.sentence)) / 2


def _judged(pairs: Sequence[_Pair], judge: Judge) -> list[_Alike]:
    asked = [(x, y) for x, y in pairs if x.words != y.words]
    signs = judge([(x.words, y.words) for x, y in asked]) if asked else ()
    copies = [(1.0, x, y) for x, y in pairs if x.words == y.words]
    return [*copies, *((float(row[0]), x, y) for (x, y), row in zip(asked, signs, strict=True))]


def _one_to_one(pairs: Iterable[_Alike]) -> Iterator[_Alike]:
    """Yields the surest pairs, a quotation at most once for every other report."""
    ranked = sorted(pairs, key=lambda s: (-s[0], s[1].span, s[2].span))
    return one_to_one(
        ranked, lambda s: ((s[1].article, s[1].span, s[2].article), (s[2].article, s[2].span, s[1].article))
    )


def _of_strangers(
    quoted: dict[str, list[_Quotation]], view: View, kin: Kin, among: Collection[str]
) -> Iterator[_Alike]:
    """Yields quotations of independent reports that differ in a word or two: heard by two, or handed out."""
    by_run: dict[tuple[str, ...], list[tuple[_Quotation, tuple[str, ...]]]] = defaultdict(list)
    for quotations in quoted.values():
        for q in quotations:
            words = tuple(_WORD.findall(fold(q.words)))
            if len(words) >= _LONG:
                for run in {words[i : i + _RUN] for i in range(len(words) - _RUN + 1)}:
                    by_run[run].append((q, words))
    told: set[tuple[str, Span, str, Span]] = set()
    for holders in by_run.values():
        for (x, a), (y, b) in combinations(holders, 2):
            key = (x.article, x.span, y.article, y.span)
            strangers = x.article != y.article and not kin.are_kin(x.article, y.article)
            if not strangers or key in told or not (x.article in among or y.article in among):
                continue
            told.add(key)
            same_language = view.article[x.article].language == view.article[y.article].language
            alike = SequenceMatcher(None, a, b, autojunk=False).ratio()
            if same_language and alike >= _NEARLY and _differ(x.words, y.words):
                yield alike, x, y


def _link(a: _Quotation, b: _Quotation, alike: float) -> Link:
    why = f"one quotation in two wordings: “{a.words}” / “{b.words}”"
    shared = (SharedPassage(a.span, b.span),)
    return Link("contradicts", a.finding, b.finding, round(min(alike, 0.99), 3), why, shared=shared, aspect="wording")


def _quotations(article: str, view: View, passages: Passages) -> list[_Quotation]:
    text = view.article[article].text
    findings = [(span, s.id) for s in view.statements if s.article == article for span in s.content]
    findings += [(e.span, e.id) for e in view.events if e.article == article]
    out = []
    for sentence in passages.sentences.of(article):
        for match in _QUOTED.finditer(text, sentence.start):
            if match.start() >= sentence.end:
                break
            span = Span(*match.span())
            holder = next((key for s, key in findings if overlap(s, span)), None)
            if holder:
                words = squeeze(span.of(text)).strip("“”«»\"', ")
                said = view.statement.get(holder)
                who = said.speaker.name if said and said.speaker and said.speaker.named else ""
                out.append(_Quotation(article, span, words, squeeze(sentence.of(text)), holder, bare_name(who)))
    return out


def _differ(left: str, right: str) -> bool:
    """Whether two quotations are neither the same nor one cut from the other."""
    a, b = _WORD.findall(fold(left)), _WORD.findall(fold(right))
    if not a or not b or a == b:
        return False
    short, long = sorted((" ".join(a), " ".join(b)), key=len)
    return short not in long and SequenceMatcher(None, a, b).ratio() <= _SAME
