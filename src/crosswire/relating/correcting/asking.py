"""From what a person asks for to a correction that can be kept, or a reason why it cannot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from crosswire.errors import CrosswireError, RecordConflict
from crosswire.record import (
    ACTOR_KINDS,
    LINEAGE_KINDS,
    VERBS,
    Actor,
    Article,
    Correction,
    CorrectionVerb,
    DateMention,
    Mention,
    Statement,
    View,
    settled,
    subject_of,
)
from crosswire.relating.correcting.labels import Labelled, choices, required_value
from crosswire.relating.correcting.pairs import FINDING_LINKS
from crosswire.relating.correcting.presence import Correctable, correctable
from crosswire.text import fold, squeeze

__all__ = ["LATEST", "Ask", "one_thing", "proposed"]

LATEST = "latest"
_QUOTE = 200  # code points of the words kept with a correction: enough to know the passage again
_SHORTEST_ID = 4  # hex digits of the beginning of an id that can be taken for one


@dataclass(frozen=True, slots=True)
class Ask:
    """What a person asks for: ``to`` is the value or other end; ``seen`` as in ``Correction``, or ``latest``."""

    verb: str
    target: str
    by: str
    when: datetime
    to: str | None = None
    field: str | None = None
    why: str = ""
    seen: str | None = LATEST


@dataclass(frozen=True, slots=True)
class _Meant:
    """What an asked correction comes down to; ``member`` where its target is one of several joined actors."""

    field: str | None = None
    value: str | None = None
    was: str | None = None
    member: str | None = None


def proposed(ask: Ask, view: View, before: Sequence[Correction]) -> Correction:
    """Returns the correction that a person asks for; ``before`` are all there are, ``view`` is as they have it.

    Raises CrosswireError where nothing or more than one thing bears the id, or where the verb, field or value does
    not fit it; RecordConflict where it undoes what is undone already.
    """
    if ask.verb not in VERBS:
        raise CrosswireError(f"there is no correction {ask.verb!r}: choose one of {', '.join(VERBS)}")
    if not squeeze(ask.by):
        raise CrosswireError("a correction needs the name of whoever makes it")
    if ask.when.tzinfo is None:
        raise ValueError("the time of a correction needs a zone")
    if ask.verb == "undo":
        return _undo(ask, before)
    verb, thing = cast(CorrectionVerb, ask.verb), one_thing(ask.target, view)
    meant = _MEANT[verb](ask, thing, view)
    target = meant.member or thing.id
    subject = subject_of(verb, target, meant.field, meant.value)
    return Correction(
        id="",
        who=squeeze(ask.by),
        when=ask.when.astimezone(UTC),
        verb=verb,
        target=target,
        subject=subject,
        field=meant.field,
        value=meant.value,
        why=ask.why.strip(),
        seen=_seen(ask, subject, before),
        was=meant.was,
        article=_article(thing),
        quote=_quote(thing, view),
    ).identified()


def _seen(ask: Ask, subject: str, before: Sequence[Correction]) -> str | None:
    if ask.seen != LATEST:
        return ask.seen or None
    return next((c.id for c in reversed(before) if c.subject == subject), None)


def _undo(ask: Ask, before: Sequence[Correction]) -> Correction:
    found = [c for c in settled(before) if len(ask.target) >= _SHORTEST_ID and c.id.startswith(ask.target)]
    if len(found) != 1:
        what = "no correction has" if not found else "several corrections have"
        raise CrosswireError(f"{what} an id that begins with {ask.target!r}: list them first")
    old = found[0]
    if not old.stands:
        raise RecordConflict(f"correction {old.id} is undone already, by correction {old.undone_by}")
    return Correction(
        id="",
        who=squeeze(ask.by),
        when=ask.when.astimezone(UTC),
        verb="undo",
        target=old.id,
        subject=old.subject,
        why=ask.why.strip(),
        seen=_seen(ask, old.subject, before),
        was=old.verb,
        article=old.article,
        quote=old.quote,
    ).identified()


def one_thing(key: str, view: View) -> Correctable:
    """Returns what an id, or enough of its beginning, names; one joined with another names that other.

    Raises CrosswireError where that is not one thing.
    """
    exact = next((thing for thing in correctable(view) if thing.id == view.stands_for.get(key, key)), None)
    if exact is not None:
        return exact
    begins = {t.id: t for t in correctable(view) if len(key) >= _SHORTEST_ID and t.id.startswith(key)}
    if len(begins) == 1:
        return next(iter(begins.values()))
    what = "nothing in this record has" if not begins else f"{len(begins)} things in this record have"
    raise CrosswireError(f"{what} an id that begins with {squeeze(key)[:40]!r}: give one from a list")


def _article(thing: Correctable) -> str | None:
    return thing.id if isinstance(thing, Article) else thing.article


def _quote(thing: Correctable, view: View) -> str:
    if isinstance(thing, Actor):
        words = thing.name
    elif isinstance(thing, Article):
        words = thing.title or thing.text
    else:
        text = view.article[thing.article].text
        spans = thing.content if isinstance(thing, Statement) else (thing.span,)
        words = " … ".join(span.of(text) for span in spans)
    words = squeeze(words)
    return words if len(words) <= _QUOTE else words[: _QUOTE - 1] + "…"


def _judge(ask: Ask, thing: Correctable, view: View) -> _Meant:  # noqa: ARG001 - one signature for all verbs
    if isinstance(thing, Article):
        raise CrosswireError(f"{thing.id} is a report: forget removes it; what was found in it can be {ask.verb}ed")
    return _Meant()


def _relabel(ask: Ask, thing: Correctable, view: View) -> _Meant:  # noqa: ARG001 - one signature for all verbs
    now = {choice.field: choice.now for choice in choices(thing)}
    if not now:
        raise CrosswireError(f"{thing.id} has no labels: rename or retype an actor, reject anything else")
    required_value(cast(Labelled, thing), ask.field, ask.to)
    return _Meant(ask.field, ask.to, now[ask.field or ""])


def _re_attribute(ask: Ask, thing: Correctable, view: View) -> _Meant:
    if not isinstance(thing, Statement):
        raise CrosswireError(f"{thing.id} is no statement: only a statement can be re-attributed")
    was = thing.speaker.name if thing.speaker else None
    if ask.to is None or not squeeze(ask.to):
        return _Meant("name", None, was)
    actor = None if ask.field == "name" else _actor_meant(ask.to, view)
    if actor is None and ask.field == "actor":
        raise CrosswireError(f"no one actor has the id or the name {ask.to!r}: give an id, or field name")
    return _Meant("actor", actor.id, was) if actor else _Meant("name", squeeze(ask.to), was)


def _actor_meant(words: str, view: View) -> Actor | None:
    """Returns the actor with this id, or the only one who goes by this name."""
    if known := view.actor.get(view.stands_for.get(words, words)):
        return known
    begins = [a for a in view.actors if len(words) >= 2 * _SHORTEST_ID and a.id.startswith(words)]
    wanted = fold(words)
    called = [a for a in view.actors if a.named and wanted in {fold(n) for n in (a.name, *a.aliases)}]
    found = begins or called
    return found[0] if len(found) == 1 else None


def _actor(ask: Ask, thing: Correctable) -> Actor:
    if not isinstance(thing, Actor):
        raise CrosswireError(f"{thing.id} is no actor: only actors can be {ask.verb}d")
    return thing


def _other_actor(ask: Ask, view: View) -> Actor:
    found = _actor_meant(ask.to or "", view)
    if found is None:
        raise CrosswireError(f"no one actor has the id or the name {ask.to or ''!r}: give the id of an actor")
    return found


def _merge(ask: Ask, thing: Correctable, view: View) -> _Meant:
    actor, other = _actor(ask, thing), _other_actor(ask, view)
    if actor.id == other.id:
        raise CrosswireError(f"{actor.id} and {ask.to} are one actor already")
    return _Meant("actor", other.id)


def _split(ask: Ask, thing: Correctable, view: View) -> _Meant:
    actor = _actor(ask, thing)
    if ask.field == "article":
        article = one_thing(ask.to or "", view)
        if not any(m.article == article.id for m in view.mentions_of.get(actor.id, ())):
            raise CrosswireError(f"no report {ask.to or ''!r} speaks of {actor.id}: give the id of one that does")
        return _Meant("article", article.id)
    other, own = ask.to or "", ask.target if ask.target in view.stands_for else actor.id
    if other == own or not (other in view.actor or other in view.stands_for):
        raise CrosswireError(f"no other actor has the id {other!r}: give an id, or field article and a report's id")
    return _Meant("actor", other, member=own)


def _rename(ask: Ask, thing: Correctable, view: View) -> _Meant:  # noqa: ARG001 - one signature for all verbs
    actor = _actor(ask, thing)
    if not squeeze(ask.to or ""):
        raise CrosswireError(f"say what {actor.id} is called")
    return _Meant("name", squeeze(ask.to or ""), actor.name)


def _retype(ask: Ask, thing: Correctable, view: View) -> _Meant:  # noqa: ARG001 - one signature for all verbs
    actor = _actor(ask, thing)
    if ask.to not in ACTOR_KINDS:
        raise CrosswireError(f"an actor cannot be {ask.to!r}: choose one of {', '.join(ACTOR_KINDS)}")
    return _Meant("kind", ask.to, actor.kind)


def _link(ask: Ask, thing: Correctable, view: View) -> _Meant:
    other = one_thing(ask.to or "", view)
    if thing.id == other.id or isinstance(thing, Article) != isinstance(other, Article):
        raise CrosswireError("two reports can be linked, or two findings, and not one with itself")
    if isinstance(thing, Actor | Mention | DateMention) or isinstance(other, Actor | Mention | DateMention):
        raise CrosswireError("actors are merged and split, not linked")
    held = sorted(x.kind for x in view.links if {x.left, x.right} == {thing.id, other.id})
    if ask.verb == "unlink" and ask.field is None:
        if not held:
            raise CrosswireError(f"nothing links {thing.id} and {other.id}: give a field to keep them apart for good")
        return _Meant(None, other.id, ", ".join(held))
    kinds = LINEAGE_KINDS if isinstance(thing, Article) else FINDING_LINKS
    if ask.field not in kinds:
        raise CrosswireError(f"these two cannot be linked as {ask.field!r}: choose one of {', '.join(kinds)}")
    return _Meant(ask.field, other.id, ", ".join(held) or None)


_MEANT: dict[CorrectionVerb, Callable[[Ask, Correctable, View], _Meant]] = {
    "accept": _judge,
    "reject": _judge,
    "relabel": _relabel,
    "re-attribute": _re_attribute,
    "merge": _merge,
    "split": _split,
    "rename": _rename,
    "retype": _retype,
    "link": _link,
    "unlink": _link,
}
