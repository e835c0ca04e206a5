"""A brief for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from textwrap import wrap

from crosswire.telling.brief import Brief, Head
from crosswire.telling.line import Entry, Group, Ref, Section, day_words, plain

__all__ = ["as_text", "head_line", "section_text"]

_LEAST_WIDTH = 40
_GLUE = "\u00a0"  # keeps a reference on one line while wrapping


@dataclass(frozen=True, slots=True)
class _Page:
    width: int
    colour: bool

    def styled(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour and text else text

    def wrapped(self, text: str, indent: int, hang: int = 0, code: str = "") -> Iterable[str]:
        blank = " " * indent
        width = max(self.width, _LEAST_WIDTH)
        for line in wrap(text, width, initial_indent=blank, subsequent_indent=" " * (indent + hang)):
            shown = line.replace(_GLUE, " ")
            yield self.styled(shown, code) if code else shown


def as_text(brief: Brief, width: int = 100, *, colour: bool = False) -> str:
    """Returns the brief as lines of at most ``width`` characters, with ANSI styles where ``colour`` is wanted."""
    page = _Page(width, colour)
    lines = [page.styled(brief.title, "1"), *page.wrapped(head_line(brief.head), 0), ""]
    lines.extend(line for section in brief.sections for line in _section(section, page))
    if brief.unread:
        lines.extend([page.styled("WHAT COULD NOT BE READ", "1;36"), ""])
        for unread in brief.unread:
            lines.extend(page.wrapped(f"{unread.path}: {unread.reason} [{unread.stage}, {unread.short}]", 2, 2))
        lines.append("")
    if brief.unknown:
        lines.extend([page.styled("WHAT IS UNKNOWN", "1;36"), ""])
        lines.extend(line for text in brief.unknown for line in page.wrapped(text, 2, 2))
        lines.append("")
    return "\n".join(lines)


def section_text(section: Section, width: int = 100, *, colour: bool = False) -> str:
    """Returns one part of a brief as lines of at most ``width`` characters."""
    return "\n".join(_section(section, _Page(width, colour)))


def head_line(head: Head) -> str:
    """Returns what the brief rests on in one sentence."""
    if not head.reports:
        return "No report." if not (head.since or head.as_known_on) else "No report in these days."
    reports = f"{head.reports} report{'s' if head.reports > 1 else ''}"
    named = [f"{o.name} ({o.reports})" if o.reports > 1 else o.name for o in head.outlets if o.name]
    unnamed = sum(o.reports for o in head.outlets if o.name is None)
    outlets = f" by {', '.join(named)}" if named else ""
    outlets += f"{' and' if named else ' by'} outlets not named ({unnamed})" if unnamed else ""
    days = ""
    if head.first_day and head.last_day:
        one = head.first_day == head.last_day
        days = f", published {'on' if one else 'from'} {day_words(head.first_day)}"
        days += "" if one else f" to {day_words(head.last_day)}"
    known = f" As known on {day_words(head.as_known_on)}." if head.as_known_on else ""
    since = f" Only what was published since {day_words(head.since)}." if head.since else ""
    return f"{reports}{outlets}{days}.{known}{since}"


def _section(section: Section, page: _Page) -> Iterable[str]:
    yield page.styled(section.title.upper(), "1;36")
    yield ""
    if not section.groups:
        yield f"  {section.empty}"
        yield ""
    for group in section.groups:
        yield from _group(group, page, 2)
        yield ""
    if section.more:
        yield from page.wrapped(f"… and {section.more} more under other headings", 2, 0, "2")
        yield ""


def _group(group: Group, page: _Page, indent: int) -> Iterable[str]:
    notes = "; ".join(plain(note) for note in group.notes)
    heading = plain(group.heading)
    text = f"{heading} ({notes})" if notes else heading
    if not group.entries and not group.groups and group.refs:
        text += " " + _refs(group.refs)
    yield from page.wrapped(text, indent, 2, "1" if indent == 2 else "33")
    for entry in group.entries:
        yield from _entry(entry, page, indent + 2)
    for sub in group.groups:
        yield from _group(sub, page, indent + 2)
    if group.more:
        yield from page.wrapped(f"… and {group.more} more", indent + 2, 0, "2")


def _entry(entry: Entry, page: _Page, indent: int) -> Iterable[str]:
    lead, body = plain(entry.lead), plain(entry.body)
    text = f"{lead}: {body}" if lead and body else lead or body
    notes = "; ".join(plain(note) for note in entry.notes)
    *lines, last = page.wrapped(f"- {text}", indent, 2)
    tail = f"({notes}) " if notes else ""
    tail += _refs(entry.refs)
    yield from lines
    if len(last) + 1 + len(tail) <= page.width:
        yield f"{last} {page.styled(tail.replace(_GLUE, ' '), '2')}"
    else:
        yield last
        yield from page.wrapped(tail, indent + 2, 0, "2")


def _refs(refs: Sequence[Ref]) -> str:
    return "[" + "; ".join(_ref(ref) for ref in refs) + "]"


def _ref(ref: Ref) -> str:
    return f"{ref.outlet}, {ref.day}, {ref.short}".replace(" ", _GLUE)
