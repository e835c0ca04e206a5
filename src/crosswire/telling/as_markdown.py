"""A brief as Markdown (CommonMark), for an e-mail, a wiki or a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from crosswire.telling.as_text import head_line
from crosswire.telling.brief import Brief
from crosswire.telling.line import Entry, Group, Ref, Run, Section, plain

__all__ = ["as_markdown", "escaped", "section_markdown"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#|~&])")
_LEADING = re.compile(r"^(\d+)([.)])|^([-+=])", re.MULTILINE)


def as_markdown(brief: Brief) -> str:
    """Returns the brief as Markdown; nothing in the texts can become markup, a link or HTML."""
    lines = [f"# {brief.title}", "", escaped(head_line(brief.head)), ""]
    for section in brief.sections:
        lines.extend(_section(section))
    if brief.unread:
        lines.extend(["## What could not be read", ""])
        lines.extend(f"- {escaped(f'{u.path}: {u.reason}')} [`{u.short}`]" for u in brief.unread)
        lines.append("")
    if brief.unknown:
        lines.extend(["## What is unknown", "", *(f"- {escaped(text)}" for text in brief.unknown), ""])
    return "\n".join(lines)


def section_markdown(section: Section) -> str:
    """Returns one part of a brief as Markdown."""
    return "\n".join(_section(section))


def _section(section: Section) -> Iterable[str]:
    yield f"## {section.title}"
    yield ""
    if not section.groups:
        yield section.empty
        yield ""
    for group in section.groups:
        yield f"### {_runs(group.heading)}"
        yield ""
        yield from _under(group, "")
        yield ""
    if section.more:
        yield f"… and {section.more} more under other headings"
        yield ""


def _under(group: Group, indent: str) -> Iterable[str]:
    for entry in group.entries:
        yield f"{indent}- {_entry(entry)}"
    for sub in group.groups:
        notes = f" ({_notes(sub.notes)})" if sub.notes else ""
        refs = f" {_refs(sub.refs)}" if sub.refs and not sub.entries else ""
        yield f"{indent}- {_runs(sub.heading)}{notes}{refs}"
        yield from _under(sub, indent + "  ")
    if group.more:
        yield f"{indent}- … and {group.more} more"


def _entry(entry: Entry) -> str:
    lead = f"*{escaped(plain(entry.lead))}*" if entry.lead else ""
    body = _runs(entry.body)
    notes = f" ({_notes(entry.notes)})" if entry.notes else ""
    return f"{lead}{': ' if lead and body else ''}{body}{notes} {_refs(entry.refs)}"


def _runs(runs: Sequence[Run]) -> str:
    out: list[Run] = []
    for run in runs:
        text = escaped(plain((run,)))
        out.append(Run("label", f"**{text}**" if run.strong else text))
    return plain(out)


def _notes(notes: Iterable[tuple[Run, ...]]) -> str:
    return "; ".join(escaped(plain(note)) for note in notes)


def _refs(refs: Iterable[Ref]) -> str:
    return "\\[" + "; ".join(_ref(ref) for ref in refs) + "\\]"


def _ref(ref: Ref) -> str:
    return f"{escaped(ref.outlet)}, {ref.day}, `{ref.short}`"


def escaped(text: str) -> str:
    """Returns the text with everything that Markdown would act on behind a backslash."""
    escaped = _SPECIAL.sub(r"\\\1", text)
    return _LEADING.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", escaped).replace("://", ":\u2060//")
