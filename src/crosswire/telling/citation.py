"""A passage cited for a text of one's own: quote, outlet, title, day, address; plain, BibTeX, CSL-JSON."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from crosswire.record import Article, Span
from crosswire.telling.line import clean, day_words, file_name
from crosswire.telling.rows import Json

__all__ = ["Citation", "bibtex_entry", "cited", "csl_item"]

_SPECIAL = re.compile(r"[\\{}$&#_%~^]")
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "%": r"\%",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


@dataclass(frozen=True, slots=True)
class Citation:
    """A quote and its report in three forms that other programs take."""

    plain: str
    bibtex: str
    csl_json: str


def cited(article: Article, span: Span) -> Citation:
    """Returns how to cite the words at a span; what is not known of the report is left out.

    >>> report = Article("a1b2c3d4", "Crews vote on Monday.", "0", title="Crews vote", publisher="Quay News")
    >>> cited(report, Span(0, 10)).plain
    '“Crews vote” — “Crews vote”, Quay News, day unknown. Characters 0–10 of article a1b2c3d4.'
    """
    quote = clean(span.of(article.text))
    note = f"“{quote}” (characters {span.start}–{span.end})"
    item = {**csl_item(article), "note": note, "locator": f"{span.start}-{span.end}"}
    csl = json.dumps([item], ensure_ascii=False, indent=1)
    return Citation(_plain(article, span, quote), bibtex_entry(article, note), csl)


def _plain(article: Article, span: Span, quote: str) -> str:
    day = day_words(article.published) if article.published else "day unknown"
    told = [f"“{clean(article.title)}”"] if article.title else []
    told += [clean(article.byline)] if article.byline else []
    told += [_outlet(article), day]
    address = f" {clean(article.url)}" if article.url else ""
    where = f"Characters {span.start}–{span.end} of article {article.id}."
    return f"“{_inner(quote)}” — {', '.join(told)}.{address} {where}"


def _inner(quote: str) -> str:
    """Returns a quote for use inside double quotation marks: its own outer ones would double them."""
    inner = quote[1:-1] if quote[:1] in '“"' and quote[-1:] in '”"' and len(quote) > 2 else quote
    return inner if not any(mark in inner for mark in '“”"') else re.sub('[“”"]', "'", inner)


def _outlet(article: Article) -> str:
    return clean(article.publisher or file_name(article.path or "") or "outlet not named")


def bibtex_entry(article: Article, note: str = "") -> str:
    """Returns a report as an entry of BibTeX; what is not known of it is left out."""
    fields = {
        "title": _tex(article.title or ""),
        "author": f"{{{_tex(article.byline)}}}" if article.byline else "",
        "journal": _tex(_outlet(article)),
        "date": article.published.isoformat() if article.published else "",
        "year": str(article.published.year) if article.published else "",
        "url": re.sub(r"[{}\\\s]", "", article.url or ""),
        "langid": _tex(article.language or ""),
        "annote": _tex(note),
    }
    lines = [f"  {name} = {{{value}}}" for name, value in fields.items() if value]
    return f"@article{{{article.id},\n" + ",\n".join(lines) + "\n}\n"


def _tex(text: str) -> str:
    return _SPECIAL.sub(lambda m: _TEX[m[0]], clean(text))


def csl_item(article: Article) -> dict[str, Json]:
    """Returns a report as an item of CSL-JSON; what is not known of it is left out."""
    day = article.published
    item: dict[str, Json] = {
        "id": article.id,
        "type": "article-newspaper",
        "title": clean(article.title or ""),
        "container-title": _outlet(article),
    }
    if article.byline:
        item["author"] = [{"literal": clean(article.byline)}]
    if day:
        item["issued"] = {"date-parts": [[day.year, day.month, day.day]]}
    if article.url:
        item["URL"] = clean(article.url)
    if article.language:
        item["language"] = article.language
    return item
