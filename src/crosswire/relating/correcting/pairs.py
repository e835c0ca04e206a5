"""Links as people judged them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import cast

from crosswire.record import LINEAGE_KINDS, Correction, Judgement, Link, LinkKind, View

__all__ = ["FINDING_LINKS", "judge_links"]

FINDING_LINKS: tuple[LinkKind, ...] = ("same_fact", "contradicts")
_DIRECTED = ("copies", "rewrites", "translates", "updates")
_FAMILIES: tuple[tuple[LinkKind, ...], ...] = (LINEAGE_KINDS, FINDING_LINKS, ("same_actor",))
_SAYS: dict[str, Judgement] = {"merge": "yes", "link": "yes", "split": "no", "unlink": "no"}


@dataclass(frozen=True, slots=True)
class _Said:
    """What a person says of two: yes or no, of one kind of link, or (null) of every kind there is."""

    correction: Correction
    judgement: Judgement
    kind: LinkKind | None


def judge_links(view: View, corrections: Sequence[Correction]) -> View:
    """Returns the view with links as these corrections judge them; later ones win.

    A "yes" to one kind of link is a "no" to the others of its family: what rewrites a report does not copy it. A "no"
    stays in the view as a link so judged, so that nothing proposes it again.
    """
    said = [_said(c) for c in corrections if c.verb in _SAYS and c.field != "article"]
    if not said:
        return view
    held: dict[frozenset[str], dict[LinkKind, Link]] = {frozenset(_ends(s.correction)): {} for s in said}
    others: list[Link] = []
    for link in view.links:
        pair = held.get(frozenset((link.left, link.right)))
        if pair is None:
            others.append(link)
        else:
            pair[link.kind] = link
    figures = {f.id for f in view.figures}
    for one in said:
        if one.judgement == "no":
            _refuse(held[frozenset(_ends(one.correction))], one, view, figures)
        else:
            _confirm(held[frozenset(_ends(one.correction))], one, figures)
    links = (*others, *(link for pair in held.values() for link in pair.values()))
    return replace(view, links=tuple(sorted(links, key=lambda x: (x.kind, x.left, x.right))))


def _said(correction: Correction) -> _Said:
    kind = "same_actor" if correction.verb in ("merge", "split") else correction.field
    return _Said(correction, _SAYS[correction.verb], cast(LinkKind | None, kind))


def _ends(correction: Correction) -> tuple[str, str]:
    return correction.target, correction.value or ""


def _refuse(pair: dict[LinkKind, Link], said: _Said, view: View, figures: set[str]) -> None:
    """Judges one kind of link, or every kind there is; where there is none, one keeps it from being proposed."""
    usual: LinkKind = "copies" if said.correction.target in view.article else "same_fact"
    for kind in [said.kind] if said.kind else list(pair) or [usual]:
        held = pair.get(kind) or _link(said, kind, figures)
        pair[kind] = replace(held, judgement="no", judged_by=said.correction.who)


def _confirm(pair: dict[LinkKind, Link], said: _Said, figures: set[str]) -> None:
    kind = cast(LinkKind, said.kind)
    for other in _family(kind):
        if other in pair and other != kind:
            pair[other] = replace(pair[other], judgement="no", judged_by=said.correction.who)
    pair[kind] = _confirmed(pair.get(kind), _link(said, kind, figures))


def _family(kind: LinkKind) -> Iterable[LinkKind]:
    return next(family for family in _FAMILIES if kind in family)


def _confirmed(held: Link | None, new: Link) -> Link:
    """Returns the link as it was found, judged; the person's own where it was not found, or the other way round."""
    if held is None or (new.directed and held.left != new.left):
        return new
    return replace(held, score=1.0, judgement="yes", judged_by=new.judged_by)


def _link(said: _Said, kind: LinkKind, figures: set[str]) -> Link:
    left, right = _ends(said.correction)
    link = Link(
        kind,
        left,
        right,
        score=1.0 if said.judgement == "yes" else 0.0,
        why=said.correction.why or f"{said.correction.who} says so",
        directed=kind in _DIRECTED,
        judgement=said.judgement,
        judged_by=said.correction.who,
    )
    if kind != "contradicts":
        return link
    counted = left in figures and right in figures
    return replace(link, aspect="figure", relation="contradicts") if counted else replace(link, aspect="fact")
