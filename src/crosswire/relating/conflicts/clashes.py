"""Sentences that a trained judge holds cannot both be right, where no rule has said it yet."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from crosswire.lexicon.comparing import comparing
from crosswire.record import Figure, Link, SharedPassage, Statement, View, heads
from crosswire.relating.facts.compared import Compared
from crosswire.relating.facts.judged import Judged, surest
from crosswire.relating.facts.kin import Kin
from crosswire.relating.facts.tellings import Telling
from crosswire.relating.nearest import one_to_one
from crosswire.text import cut, fold

__all__ = ["clashes"]

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Least probability that two sentences cannot both be right, and least likeness outside a family (interim, exchange,
# border, junta and railway, 2026-11-30: of 158 pairs at or above these that no rule explains, .90 stand in some
# conflict of the truth; at .4 and .6, of 97 as many).
_AGAINST_OF_KIN, _AGAINST, _AGAINST_WITHIN, _ALIKE = 0.25, 0.25, 0.60, 0.50
_AGAINST_IN_DOUBT, _SHARED_IN_DOUBT = 0.20, 0.40  # where one of two that share a fact tells it as no more than likely
_WORDS = 110  # code points of each passage shown


def clashes(judged: Iterable[Judged], said: Collection[Link], same: Iterable[Link], by: Compared) -> Iterator[Link]:
    """Yields a link for every two sentences that stand against each other, each two facts once.

    ``said`` are the conflicts that rules have found: what they explain is not told again. Sentences of one family of
    reports are held for renderings of one passage where ``same`` says so.
    """
    found = list(judged)
    one = _renderings(found, same)
    told = {frozenset((one.get(_key(x), _key(x)), one.get(_key(y), _key(y)))) for x, y in _explained(found, said)}
    clashing = surest((pair for pair in found if _clash(pair, by.kin)), lambda j: j.against)
    for pair in one_to_one(_each_once(clashing, one, told), lambda j: j.answers):
        yield _link(pair, by.view)


def _each_once(ranked: Iterable[Judged], one: Mapping[str, str], told: set[frozenset[str]]) -> Iterator[Judged]:
    """Yields the first of the pairs whose sentences render the same two, where these are not told yet."""
    for pair in ranked:
        both = frozenset(one.get(_key(t), _key(t)) for t in (pair.left, pair.right))
        if both not in told:
            told.add(both)
            yield pair


def _clash(pair: Judged, kin: Kin) -> bool:
    x, y = pair.left, pair.right
    if x.article != y.article and pair.shared >= _SHARED_IN_DOUBT and _doubts(x.text) != _doubts(y.text):
        return pair.against >= _AGAINST_IN_DOUBT
    if x.article != y.article and kin.are_kin(x.article, y.article):
        return pair.against >= _AGAINST_OF_KIN
    if x.article == y.article:
        return pair.against >= _AGAINST_WITHIN and pair.alike >= _ALIKE and _are_of_two_voices(x, y)
    return pair.against >= _AGAINST and pair.alike >= _ALIKE


def _doubts(text: str) -> bool:
    """Whether a sentence says that something may be so."""
    return any(fold(word) in comparing().doubts for word in _WORD.findall(text))


def _are_of_two_voices(x: Telling, y: Telling) -> bool:
    """Whether two sentences of one report hold what two speakers say."""
    who = [{f.speaker.name for f in t.found if isinstance(f, Statement) and f.speaker} for t in (x, y)]
    return bool(who[0] and who[1]) and not who[0] & who[1]


def _key(telling: Telling) -> str:
    return f"{telling.article}:{telling.span.start}"


def _renderings(judged: Iterable[Judged], same: Iterable[Link]) -> dict[str, str]:
    """Returns, for sentences that findings known to be one stand in, one of them that stands for all."""
    where = {found.id: _key(t) for pair in judged for t in (pair.left, pair.right) for found in t.found}
    return heads((where[x.left], where[x.right]) for x in same if x.left in where and x.right in where)


def _explained(judged: Iterable[Judged], said: Collection[Link]) -> Iterator[tuple[Telling, Telling]]:
    """Yields the pairs of sentences that a conflict already holds against each other."""
    ends = {frozenset((link.left, link.right)) for link in said if link.aspect in ("figure", "fact", "name")}
    for pair in judged:
        if any(frozenset((f.id, g.id)) in ends for f in pair.left.found for g in pair.right.found):
            yield pair.left, pair.right


def _link(pair: Judged, view: View) -> Link:
    x, y = pair.left, pair.right
    words = (cut(t.span.of(view.article[t.article].text), _WORDS) for t in (x, y))
    why = "these do not go together (judged {:.2f}): “{}” / “{}”".format(pair.against, *words)
    left, right = (next((f for f in t.found if not isinstance(f, Figure)), t.found[0]) for t in (x, y))
    shared = (SharedPassage(x.span, y.span),)
    score = round(min(pair.against, 0.99), 3)
    return Link("contradicts", left.id, right.id, score, why, shared=shared, aspect="fact")
