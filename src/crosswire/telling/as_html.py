"""A brief, and the reports under it, as one self-contained page: no script, no network, hostile text stays text."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from crosswire.record import Article, View
from crosswire.telling.annotated import Annotated, Close, Open, Text, annotated
from crosswire.telling.as_text import head_line
from crosswire.telling.brief import Brief
from crosswire.telling.citing import Citer
from crosswire.telling.line import Run, clean, day_words, file_name, label

__all__ = ["brief_fragment", "brief_page", "content_security_policy", "report_page", "shown", "web_address"]

_TEMPLATES = Path(__file__).parent / "templates"
_ELEMENTS = {"statement": "span", "content": "q", "speaker": "b", "cue": "i", "anonymity": "i", "noise": "s"}
_REPORT_PARTIES = 6  # columns of the board that fit a printed page
_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def report_page(brief: Brief, view: View) -> str:
    """Returns board, brief and articles as one page; every reference of the brief links to its passage below."""
    from crosswire.telling.board import board  # here: the board's own page is made by this module
    from crosswire.telling.board_page import board_grid

    shown = board(view, parties=_REPORT_PARTIES)
    grid = board_grid(shown) if shown.cells else None
    return _page(brief, list(annotated(view, Citer(view))), title=brief.title, grid=grid)


def brief_page(brief: Brief, grid: Markup | None = None) -> str:
    """Returns the brief alone as a page, under a table where one is given; ``crosswire show`` opens its ids."""
    return _page(brief, [], title=brief.title, grid=grid)


def brief_fragment(brief: Brief) -> str:
    """Returns the brief as HTML without a page around it, for a notebook."""
    template = _environment().get_template("fragment.html.j2")
    return template.render(brief=brief, linked=False)


def content_security_policy(style: str) -> str:
    """Returns the policy of a page with this style: nothing is loaded, run or sent; the style is known by its hash."""
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def _page(brief: Brief, articles: list[Annotated], title: str, grid: Markup | None = None) -> str:
    style = (_TEMPLATES / "style.css").read_text(encoding="utf-8")
    template = _environment().get_template("page.html.j2")
    return template.render(
        title=title,
        style=Markup(style),  # noqa: S704 - our own file
        policy=content_security_policy(style),
        brief=brief,
        articles=articles,
        linked=bool(articles),
        grid=grid,
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(
        runs=_runs, pieces=_pieces, day=day_words, label=label, clean=clean, filename=file_name, web=web_address
    )
    environment.globals.update(head_line=head_line)
    return environment


def _runs(runs: Iterable[Run]) -> Markup:
    out: list[Markup] = []
    for run in runs:
        text = Markup("<bdi>{}</bdi>").format(run.text) if run.kind != "label" else escape(run.text)
        if run.kind in ("resolved", "day", "correction"):
            text = Markup('<span class="resolved">[{}]</span>').format(text)
        elif run.strong:
            text = Markup("<strong>{}</strong>").format(text)
        elif run.kind == "label":
            text = Markup('<span class="own">{}</span>').format(text)
        glue = "" if not out or run.text[:1] in ",.;:)…?!’”" else " "
        out.append(Markup("{}{}").format(glue, text))
    return Markup("").join(out)


def _pieces(pieces: Iterable[Open | Close | Text]) -> Markup:
    out: list[str] = []
    open_elements: list[str] = []
    for piece in pieces:
        if isinstance(piece, Text):
            out.append(str(escape(shown(piece.text))))
        elif isinstance(piece, Open):
            element = _ELEMENTS.get(piece.role, "mark")
            open_elements.append(element)
            anchor = f' id="{escape(piece.id)}"' if piece.id else ""
            detail = f" {escape(piece.detail)}" if piece.role == "event" else ""
            out.append(f'<{element} class="{piece.role}{detail}"{anchor}>')
        else:
            out.append(f"</{open_elements.pop()}>")
    return Markup("".join(out))  # noqa: S704 - every text and id above is escaped


def shown(text: str) -> str:
    """Returns the text with what a page cannot hold, or what could fake its order, as a replacement mark."""
    return _UNSHOWABLE.sub("\ufffd", text)


def web_address(article: Article) -> str | None:
    """Returns the article's address where it is one of the web; ``javascript:`` and the like are none."""
    try:
        return article.url if article.url and urlsplit(article.url).scheme in ("http", "https") else None
    except ValueError:
        return None
