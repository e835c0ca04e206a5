"""What people put in a record, worded so that nobody takes it for the text's own."""

from __future__ import annotations

from collections.abc import Iterator

from crosswire.record import Correction, View
from crosswire.telling.line import Run, clean, label

__all__ = ["given_name", "given_notes", "given_speaker", "given_words", "is_given"]


def given_words(correction: Correction, view: View) -> str | None:
    """Returns what a correction puts in the record and who says so; null where it puts nothing there."""
    what = _what(correction, view)
    return f"{what}, by correction of {clean(correction.who)}" if what else None


def _what(correction: Correction, view: View) -> str | None:
    value = clean(correction.value) if correction.value else None
    if correction.verb == "relabel":
        return f"{label(correction.field or '')}: {label(value) if value else 'none'}"
    if correction.verb == "re-attribute":
        said = view.statement.get(correction.target)
        return clean(said.speaker.name) if said is not None and said.speaker else "nobody identified"
    if correction.verb in ("rename", "merge"):
        actor = view.actor.get(view.stands_for.get(correction.target, correction.target))
        return clean(actor.name) if actor else None
    return None


def given_notes(finding: str, view: View) -> Iterator[tuple[Run, ...]]:
    """Yields the labels that people gave a finding, a note each, and who found it right."""
    for correction in view.corrections_of.get(finding, ()):
        if correction.verb == "accept":
            yield (Run("correction", accepted_words(correction)),)
        elif correction.verb == "relabel" and (words := given_words(correction, view)):
            yield (Run("correction", words),)


def is_given(words: str, view: View) -> bool:
    """Whether these are the words of a correction that the view shows."""
    shown = [c for c in view.corrections if c.state == "applied"]
    return any(words in (given_words(c, view), accepted_words(c) if c.verb == "accept" else None) for c in shown)


def accepted_words(correction: Correction) -> str:
    """Returns who found a finding right."""
    return f"accepted by {clean(correction.who)}"


def given_speaker(statement: str, view: View) -> Run | None:
    """Returns the speaker that a person gave a statement, null where none did."""
    return _last(statement, view, ("re-attribute",))


def given_name(actor: str | None, view: View) -> Run | None:
    """Returns the name that a person gave an actor, or that of the actor it was merged into; null where none did."""
    return _last(actor, view, ("rename", "merge")) if actor else None


def _last(target: str, view: View, verbs: tuple[str, ...]) -> Run | None:
    told = [c for c in view.corrections_of.get(target, ()) if c.verb in verbs]
    words = given_words(told[-1], view) if told else None
    return Run("correction", words) if words else None
