"""Fills templates: text of the record stays text, and every address keeps the day to which the reader turned back."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from datetime import date
from functools import cache, partial
from pathlib import Path
from urllib.parse import quote, quote_plus, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape
from starlette.requests import Request
from starlette.responses import HTMLResponse

from crosswire.api import clean, day_words, file_name, label, plain, shorten, when_words
from crosswire.telling import series_words
from crosswire.telling.annotated import Close, Open, Text
from crosswire.telling.as_html import shown, web_address
from crosswire.web.lines import Lines, cites, day, runs, strip
from crosswire.web.site import desk_of, known_on, site_of

__all__ = ["STATIC", "href", "rendered", "static_version"]

_HERE = Path(__file__).parent
_TEMPLATES, STATIC = _HERE / "templates", _HERE / "static"
_ELEMENTS = {"statement": "span", "content": "q", "speaker": "b", "cue": "i", "anonymity": "i", "noise": "s"}
_ELEMENTS |= {"date": "span", "actor": "span"}
_BRACKETS = re.compile(r"(\[[^\[\]]*\])")
_DAY_WORDS = re.compile(r"(?:from )?(?:\d{1,2} )?(?:[A-Z][a-z]{2} )?\d{4}\b")
_PLAIN, _PLAIN_PATH = re.compile("[A-Za-z0-9_.~-]*"), re.compile("[A-Za-z0-9/_.~-]*")
_OLD_LIMIT = 400  # characters of a parameter that is carried on


def rendered(request: Request, template: str, status: int = 200, **context: object) -> HTMLResponse:
    """Returns a page made of a template; ``page`` in it is the page's own values."""
    site = site_of(request)
    known = _known(request)
    shared = {
        "request": request,
        "path": request.url.path,
        "known": known,
        "record_name": file_name(site.record.name),
        "token": site.token,
        "version": static_version(),
        "href": lambda to, **asked: href(to, known, **asked),
        "again": lambda **asked: _again(request, asked),
        "carried": _carried(request),
        "lines": Lines(partial(desk_of, request), lambda to, **asked: href(to, known, **asked)),
        "known_article": lambda key: desk_of(request).view.article[key],
        "compare_address": lambda *reports: (
            "/compare?" + urlencode([("report", r) for r in reports] + _known_pair(known))
        ),
    }
    text = _environment().get_template(template).render(shared | context)
    response = HTMLResponse(text.encode("utf-8", "replace"), status)
    response.headers["cache-control"] = "private, no-cache"
    return response


def href(to: str, today_or: date | None = None, /, **asked: object) -> str:
    """Returns an address on this site with these parameters, those that ask for nothing left out.

    ``today_or`` is the day to which the reader has turned back.

    >>> href("/statements", speaker="the mayor", issue=None)
    '/statements?speaker=the+mayor'
    """
    path, _, anchor = to.partition("#")
    pairs = [(name.rstrip("_"), str(value)) for name, value in asked.items() if value not in (None, "", False)]
    if today_or:
        pairs.append(("known", today_or.isoformat()))
    query = "&".join(f"{name}={value if _PLAIN.fullmatch(value) else _quoted(value)}" for name, value in pairs)
    where = path if _PLAIN_PATH.fullmatch(path) else quote(path.encode("utf-8", "replace"), safe="/:.-_~")
    return where + (f"?{query}" if query else "") + (f"#{anchor}" if anchor else "")


def _quoted(value: str) -> str:
    return quote_plus(value.encode("utf-8", "replace"))


@cache
def static_version() -> str:
    """Returns what changes whenever one of our own static files does, so that browsers may keep them."""
    content = b"".join(path.read_bytes() for path in sorted(STATIC.iterdir()) if path.is_file())
    return hashlib.sha256(content).hexdigest()[:12]


def _known_pair(known: date | None) -> list[tuple[str, str]]:
    return [("known", known.isoformat())] if known else []


def _known(request: Request) -> date | None:
    try:
        return known_on(request)
    except Exception:  # noqa: BLE001 -- the page that says so must itself be shown
        return None


def _again(request: Request, changes: dict[str, object]) -> str:
    """Returns this page's address with other parameters; what pages it starts anew unless a page is asked for."""
    asked: dict[str, object] = {
        name: value[:_OLD_LIMIT] for name, value in request.query_params.items() if name not in ("page", *changes)
    }
    return href(request.url.path, None, **(asked | changes))


def _carried(request: Request) -> list[tuple[str, str]]:
    """Returns the parameters that a form keeps when another day is chosen."""
    return [(k, v[:_OLD_LIMIT]) for k, v in request.query_params.items() if k not in ("known", "page") and v]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
        extensions=["jinja2.ext.do"],
    )
    environment.filters.update(
        bracketed=_bracketed,
        clean=clean,
        filename=file_name,
        label=label,
        pieces=_pieces,
        plain=plain,
        runs=runs,
        shorten=shorten,
        shown=shown,
        web=web_address,
        when=when_words,
    )
    environment.globals.update(cites=cites, day=day, day_words=day_words, many=_many, strip=strip, number=_number)
    words = (series_words.account_words, series_words.authority_words, series_words.day_said, series_words.series_words)
    environment.globals.update({f.__name__: f for f in (*words, series_words.value_words)})
    return environment


def _many(n: int, noun: str, plural: str | None = None) -> str:
    return f"{n:,} {noun if n == 1 else plural or noun + 's'}"


def _number(value: float) -> str:
    return f"{value:,.10g}"


def _bracketed(words: str) -> Markup:
    """Returns the words of a note, what stands in brackets set apart: days worked out, and names resolved."""
    out = Markup("")
    for part in _BRACKETS.split(words):
        if _BRACKETS.fullmatch(part):
            worked = " worked" if _DAY_WORDS.match(part[1:]) else ""
            out += Markup('<span class="resolved{}">{}</span>').format(worked, part)
        else:
            out += Markup("{}").format(part)
    return out


def _pieces(pieces: Iterable[Open | Close | Text], chosen: str | None = None) -> Markup:
    """Returns a paragraph's marks and words; those of ``chosen`` (a finding or an actor) are set off."""
    out: list[str] = []
    open_elements: list[str] = []
    for piece in pieces:
        if isinstance(piece, Text):
            out.append(_escaped(piece.text))
        elif isinstance(piece, Open):
            element = _ELEMENTS.get(piece.role, "mark")
            open_elements.append(element)
            out.append(_opening(element, piece, chosen))
        else:
            out.append(f"</{open_elements.pop()}>")
    return Markup("".join(out))  # noqa: S704 - every text and id above is escaped


def _opening(element: str, piece: Open, chosen: str | None) -> str:
    classes: list[str] = [piece.role]
    classes += [str(escape(piece.detail))] if piece.role == "event" else []
    hit = chosen is not None and chosen in (piece.id, piece.detail)
    classes += ["chosen"] if hit else []
    anchor = f' id="{escape(piece.id)}"' if piece.id else ""
    title = f' title="{escape(piece.detail)}"' if piece.role in ("date", "noise") else ""
    return f'<{element} class="{" ".join(classes)}"{anchor}{title}>'


def _escaped(text: str) -> str:
    # A parser of HTML makes one character of CR LF; the offsets of a selection count both.
    return str(escape(shown(text))).replace("\r", "&#13;")
