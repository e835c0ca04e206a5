"""Words inside quotation marks that differ from report to report, though one voice said them once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, product

from crosswire.record import Link, SharedPassage, Span, View, overlap
from crosswire.relating.facts.compared import Compared
from crosswire.relating.facts.judged import Judged
from crosswire.relating.facts.kin import Kin
from crosswire.relating.facts.passages import Closeness, Passages
from crosswire.text import fold, squeeze

__all__ = ["quotation_conflicts"]

_QUOTED = re.compile(r"“[^”\n]{3,600}[”]?|«[^»\n]{3,600}»|(?<!\w)\"[^\"\n]{3,600}\"(?!\w)")
_WORD = re.compile(r"[^\W_]+")
_ALIKE = 0.56  # mean cosine of quotations and of their sentences (samples and labour, 2026-11-23)
_JUDGED, _JUDGED_MORE = 0.5, 0.6  # probability from which sentences that share a fact render one saying
_SAME = 0.97
_MOST = 60  # quotations of a report
_LONG, _RUN = 6, 3  # words of a quotation that is nobody else's, and of a run that two of them share
_NEARLY = 0.70  # share of words in common from which two quotations of independent reports are one


@dataclass(frozen=True, slots=True)
class _Quotation:
    """A stretch in quotation marks, the sentence around it with its place, and a finding that holds it."""

    article: str
    span: Span
    words: str
    at: Span
    sentence: str
    finding: str


def quotation_conflicts(by: Compared, judged: Iterable[Judged], among: Collection[str]) -> Iterator[Link]:
    """Yields a link for every two quotations that render one saying in other words.

    In reports of one family by what they mean, elsewhere where they share nearly all words. Only reports of one
    language: a translation must choose other words.
    """
    view, closeness, kin = by.view, by.closeness, by.kin
    shared = {pair.places: pair.shared for pair in judged}
    quoted = {a.id: _quotations(a.id, view, by.passages)[:_MOST] for a in view.articles}
    yield from _of_strangers(quoted, view, kin, among)
    by_family: dict[str, list[str]] = defaultdict(list)
    for article in view.articles:
        by_family[kin.family(article.id)].append(article.id)
    for articles in by_family.values():
        if len(articles) < 2 or not set(articles) & set(among):
            continue
        closeness.prepare(t for a in articles for q in quoted[a] for t in (q.words, q.sentence))
        for a, b in combinations(articles, 2):
            if view.article[a].language == view.article[b].language:
                yield from _between(quoted[a], quoted[b], closeness, shared)


def _of_strangers(quoted: dict[str, list[_Quotation]], view: View, kin: Kin, among: Collection[str]) -> Iterator[Link]:
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
            if not strangers or key in told or not {x.article, y.article} & set(among):
                continue
            told.add(key)
            same_language = view.article[x.article].language == view.article[y.article].language
            alike = SequenceMatcher(None, a, b, autojunk=False).ratio()
            if same_language and alike >= _NEARLY and _differ(x.words, y.words):
                yield _link(x, y, alike)


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
                out.append(_Quotation(article, span, words, sentence, squeeze(sentence.of(text)), holder))
    return out


def _between(
    left: list[_Quotation],
    right: list[_Quotation],
    closeness: Closeness,
    shared: Mapping[frozenset[tuple[str, Span]], float],
) -> Iterator[Link]:
    scored = []
    for a, b in product(left, right):
        alike = (closeness.cosine(a.words, b.words) + closeness.cosine(a.sentence, b.sentence)) / 2
        told = shared.get(frozenset(((a.article, a.at), (b.article, b.at))), 0.0)
        scored.append((max(alike, _ALIKE + _JUDGED_MORE * (told - _JUDGED) if told >= _JUDGED else 0.0), a, b))
    taken: set[tuple[str, Span]] = set()
    for alike, a, b in sorted(scored, key=lambda s: (-s[0], s[1].span, s[2].span)):
        ends = ((a.article, a.span), (b.article, b.span))
        if alike < _ALIKE or any(end in taken for end in ends):
            continue
        taken.update(ends)
        if _differ(a.words, b.words):
            yield _link(a, b, alike)


def _differ(left: str, right: str) -> bool:
    """Whether two quotations are neither the same nor one cut from the other."""
    a, b = _WORD.findall(fold(left)), _WORD.findall(fold(right))
    if not a or not b or a == b:
        return False
    short, long = sorted((" ".join(a), " ".join(b)), key=len)
    return short not in long and SequenceMatcher(None, a, b).ratio() <= _SAME
