"""Findings as people corrected them: hidden, labelled anew, given to another speaker."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar, cast

from crosswire.record import Correction, Event, Figure, Finding, Position, Span, Speaker, Statement, View, overlap
from crosswire.relating.correcting.labels import Labelled, labelled

__all__ = ["correct_findings"]

_KINDS = ("noise", "dates", "actors", "mentions", "statements", "figures", "events", "positions")
_Leaning = TypeVar("_Leaning", Figure, Event, Position)


def correct_findings(view: View, corrections: Sequence[Correction]) -> View:
    """Returns the view with findings as these corrections have them; later ones win.

    What is rejected goes to ``rejected``; what leant on it stands alone.
    """
    hidden = _hidden(corrections)
    changed = _changed(view, corrections)
    kept: dict[str, tuple[Finding, ...]] = {}
    rejected: list[Finding] = []
    for kind in _KINDS if hidden or changed else ():
        found = [changed.get(item.id, item) for item in getattr(view, kind)]
        rejected += [item for item in found if item.id in hidden]
        kept[kind] = tuple(item for item in found if item.id not in hidden)
    view = replace(view, **cast(dict[str, Any], kept), rejected=(*view.rejected, *rejected))
    return _without(view, hidden) if hidden else view


def _hidden(corrections: Iterable[Correction]) -> set[str]:
    hidden: set[str] = set()
    for correction in corrections:
        if correction.verb == "reject":
            hidden.add(correction.target)
        elif correction.verb == "accept":
            hidden.discard(correction.target)
    return hidden


def _changed(view: View, corrections: Iterable[Correction]) -> dict[str, Finding]:
    wanted = [c for c in corrections if c.verb in ("relabel", "re-attribute")]
    targets = {c.target for c in wanted}
    changed = {item.id: item for kind in _KINDS for item in getattr(view, kind) if item.id in targets}
    for correction in wanted:
        now = changed[correction.target]
        if correction.verb == "relabel":
            changed[now.id] = labelled(cast(Labelled, now), correction.field or "", correction.value)
        elif isinstance(now, Statement):
            changed[now.id] = _re_attributed(now, correction, view)
    return changed


def _re_attributed(statement: Statement, correction: Correction, view: View) -> Statement:
    """Returns the statement in the mouth of another; the words for the old speaker go, unless they may mean the new."""
    if correction.value is None:
        return replace(statement, speaker=None, speaker_span=None)
    here = statement.speaker.description if statement.speaker else None
    if correction.field == "actor":
        who = view.actor[correction.value]
        speaker = Speaker(who.id, who.name, who.kind, who.named, who.aliases, here, basis="person")
    else:
        before = statement.speaker
        kind = before.kind if before is not None and before.named else "person"
        speaker = Speaker(None, correction.value, kind, named=True, description=here, basis="person")
    span = statement.speaker_span
    stays = span is not None and not _names_another(statement.article, span, speaker.actor, view)
    return replace(statement, speaker=speaker, speaker_span=span if stays else None)


def _names_another(article: str, span: Span, actor: str | None, view: View) -> bool:
    named = (m for m in view.mentions if m.article == article and m.form == "name" and overlap(m.span, span))
    return any(m.actor != actor for m in named)


def _without(view: View, hidden: set[str]) -> View:
    """Returns the view without whatever points at what is hidden."""
    return replace(
        view,
        mentions=tuple(m for m in view.mentions if m.actor not in hidden),
        statements=tuple(_statement(s, hidden) for s in view.statements),
        figures=_leaning(view.figures, hidden),
        events=_leaning(view.events, hidden),
        positions=_leaning(view.positions, hidden),
        links=tuple(x for x in view.links if x.left not in hidden and x.right not in hidden),
    )


def _leaning(findings: Iterable[_Leaning], hidden: set[str]) -> tuple[_Leaning, ...]:
    return tuple(replace(f, statement=None) if f.statement in hidden else f for f in findings)


def _statement(statement: Statement, hidden: set[str]) -> Statement:
    if statement.within in hidden:
        statement = replace(statement, within=None)
    if statement.speaker is not None and statement.speaker.actor in hidden:
        statement = replace(statement, speaker=replace(statement.speaker, actor=None))
    return statement
