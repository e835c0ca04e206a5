"""Lineage: which reports are one report, copied, cut, told again, translated, taken from one wire, brought up to date.

Two reports are held against each other by what survives retelling: runs of words, figures and names that stand
together, sentences that tell the same in the same order, quotations in other words, credits, and the days of
publication. Independent reports of one event share some of it; they are not linked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from crosswire.record import LINEAGE_KINDS, Article, Link, Noise, SharedPassage, Traces, View
from crosswire.relating.facts.passages import Judge
from crosswire.relating.lineage.alignment import Floats
from crosswire.relating.lineage.families import Kinship, families, kinships
from crosswire.relating.lineage.judging import MOST_DAYS, Verdict
from crosswire.relating.lineage.kin import Kin, Vectors
from crosswire.relating.lineage.profile import profile
from crosswire.relating.lineage.reasons import through, why
from crosswire.relating.lineage.traces import LEAST_SHARED
from crosswire.relating.lineage.traces import traces as _traces

__all__ = ["LEAST_SHARED", "MOST_DAYS", "VERSION", "Floats", "Vectors", "links", "traces"]

VERSION = "3"


def traces(article: Article, noise: tuple[Noise, ...]) -> Traces:
    """Returns what an article can be found by."""
    return _traces(profile(article, noise))


def links(
    view: View,
    vectors: Vectors | None,
    among: Collection[str],
    foreign: Vectors | None = None,
    judge: Judge | None = None,
) -> Iterator[Link]:
    """Yields the links of the families that the articles ``among`` belong to, left from right where directed.

    ``view`` must hold these families whole for the result not to depend on the order of arrival. What a person judged
    is left alone, and two articles that a person has told apart are not linked again. Without ``vectors`` wording,
    figures and names decide; ``foreign`` gives vectors that are near across languages; ``judge`` says of sentences
    whether they assert a fact in common, and is asked where the rest leaves doubt.
    """
    kin = Kin(view, vectors, foreign, judge)
    judged = [link for link in view.links if link.kind in LINEAGE_KINDS and link.judgement != "auto"]
    told = {frozenset((link.left, link.right)) for link in judged}
    apart = {frozenset((link.left, link.right)) for link in judged if link.judgement == "no"}
    edges = kin.edges(among, apart)
    for family in families(edges.values()):
        own = {pair: edge for pair, edge in edges.items() if pair[0] in family}
        for kinship in kinships(family, own, kin.akin):
            if frozenset((kinship.left, kinship.right)) not in told:
                yield _link(kinship, kin)


def _link(found: Kinship, kin: Kin) -> Link:
    left, right = kin.profiles[found.left], kin.profiles[found.right]
    reasons = why(found.verdict, left, right) if found.verdict else through(found.path)
    return Link(
        kind=found.kind,
        left=found.left,
        right=found.right,
        score=round(min(found.score, 1.0), 4),
        why=reasons,
        directed=found.directed,
        shared=_shared(found, found.verdict) if found.verdict else (),
    )


def _shared(found: Kinship, verdict: Verdict) -> tuple[SharedPassage, ...]:
    alignment = verdict.signals.alignment
    passages = []
    for twin in alignment.twins:
        left, right = alignment.left.passages[twin.left].span, alignment.right.passages[twin.right].span
        turned = alignment.left.article != found.left
        passages.append(SharedPassage(right, left) if turned else SharedPassage(left, right))
    return tuple(sorted(passages, key=lambda p: (p.left, p.right)))
