"""What is new as an Atom feed (RFC 4287), whose ids and times come from the record alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from html import escape

from crosswire.record import View
from crosswire.telling.citing import Citer
from crosswire.telling.iri import address, iri
from crosswire.telling.line import Entry, Ref, clean, plain, shorten
from crosswire.telling.news import NEWS, News

__all__ = ["atom"]

_PARTS = tuple(part for part in NEWS if part != "repeats")  # who follows a feed wants nothing twice
_LAST_DAYS = 7  # of publication, where no day is asked for
_TITLE = 140
_NEVER = "1970-01-01T00:00:00Z"  # a feed of nothing must still say when it was updated
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(view: View, since: date | None = None, name: str = "Crosswire") -> Iterator[str]:
    """Yields a feed of what was published since a day: new facts, changed figures, moved positions, corrections.

    Without a day, of the last seven days on which anything was published. An entry is updated on the day on which the
    newest of its reports was published, at midnight UTC: the same record gives the same feed, whenever it is asked.
    ``name`` tells feeds of different records apart.
    """
    newest = max((a.published for a in view.articles if a.published), default=None)
    first = since or (newest - timedelta(days=_LAST_DAYS - 1) if newest else None)
    entries = list(_entries(view, first)) if first else []
    entries.sort(key=lambda e: (e[0], e[1]), reverse=True)
    updated = entries[0][0] if entries else f"{newest.isoformat()}T00:00:00Z" if newest else _NEVER
    yield '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
    yield f"<id>{_xml(iri('feed', name))}</id>\n<title>{_xml(f'{name}: what is new')}</title>\n"
    yield f"<updated>{updated}</updated>\n<author><name>Crosswire</name></author>\n"
    yield "<generator>Crosswire</generator>\n"
    yield from (text for _, _, text in entries)
    yield "</feed>\n"


def _entries(view: View, since: date) -> Iterator[tuple[str, str, str]]:
    """Yields when, id and text of every entry."""
    for section in News(view, Citer(view)).since(since):
        if section.key not in _PARTS:
            continue
        for group in section.groups:
            for entry in group.entries:
                days = sorted(ref.published for ref in entry.refs if ref.published and ref.published >= since)
                if days:
                    key = iri("news", section.key, entry.refs[0].finding)
                    yield f"{days[-1].isoformat()}T00:00:00Z", key, _entry(key, section.key, entry, days, view)


def _entry(key: str, part: str, entry: Entry, days: list[date], view: View) -> str:
    told = [plain(entry.lead), plain(entry.body)]
    title = f"{NEWS[part]}: {shorten(' '.join(filter(None, told)), _TITLE)}"
    words = "\n".join([*filter(None, told), *(plain(note) for note in entry.notes), *_sources(entry.refs)])
    links = dict.fromkeys(where for ref in entry.refs if (where := address(view.article[ref.article])))
    lines = [
        f"<id>{_xml(key)}</id>",
        f"<title>{_xml(title)}</title>",
        f"<updated>{days[-1].isoformat()}T00:00:00Z</updated>",
        f"<published>{days[0].isoformat()}T00:00:00Z</published>",
        f"<author><name>{_xml(entry.refs[0].outlet)}</name></author>",
        f'<category term="{part}" label="{_xml(NEWS[part])}"/>',
        *(f'<link rel="{"via" if n else "alternate"}" href="{_xml(where)}"/>' for n, where in enumerate(links)),
        f'<content type="text">{_xml(words)}</content>',
    ]
    return "<entry>\n" + "\n".join(lines) + "\n</entry>\n"


def _sources(refs: Iterable[Ref]) -> Iterator[str]:
    for ref in refs:
        yield f"[{ref.outlet}, {ref.day}, {ref.short}]"


def _xml(text: str) -> str:
    return escape(_NOT_IN_XML.sub("\ufffd", clean(text) if "\n" not in text else text))
