"""The JSON API: tables, search, brief, passages and the export of the record, as ``/api/openapi.json`` describes."""

from __future__ import annotations

from dataclasses import asdict

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse

from crosswire.errors import CrosswireError
from crosswire.record import Article, Hit, covering
from crosswire.telling.atom import atom
from crosswire.telling.desk import TABLES
from crosswire.telling.filters import Wanted
from crosswire.telling.formats import FORMATS, text_format
from crosswire.telling.passage import Passage, Place
from crosswire.telling.review import due_row, review
from crosswire.telling.rows import row
from crosswire.web.asking import choice_asked, day_asked, number_asked, words_asked
from crosswire.web.describing import description
from crosswire.web.site import desk_of, site_of

__all__ = ["brief", "corrections", "described", "due", "export", "feed", "figures", "search", "show", "table"]

_PER_PAGE, _MOST = 100, 1_000
_FORMATS = ("json", "jsonl", "csv")


def described(request: Request) -> Response:  # noqa: ARG001 - one signature for all pages
    """Returns the OpenAPI description."""
    return JSONResponse(description())


def table(request: Request) -> Response:
    """Returns a table, filtered: as JSON a page at a time, as CSV or JSON Lines whole."""
    what = request.path_params["table"]
    if what not in TABLES:
        raise HTTPException(404, f"There is no such table: one of {', '.join(TABLES)}.")
    desk = desk_of(request)
    found = desk.table(what, _wanted(request))
    wanted = choice_asked(request, "format", _FORMATS) or "json"
    if wanted == "csv":
        return _file(found.to_csv(), f"{what}.csv", "text/csv; charset=utf-8")
    if wanted == "jsonl":
        return _file(found.to_json_lines(), f"{what}.jsonl", "application/jsonl")
    limit = number_asked(request, "limit", _PER_PAGE, _MOST)
    offset = number_asked(request, "offset", 1) if words_asked(request, "offset") not in (None, "0") else 0
    part = found[offset : offset + limit]
    return JSONResponse({"total": len(found), "offset": offset, "limit": limit, "items": part.to_dicts()})


def search(request: Request) -> Response:
    """Returns the passages that hold all the words."""
    words = words_asked(request, "q")
    if words is None:
        raise HTTPException(400, "Say what to look for: ?q=words.")
    known = desk_of(request).view.article
    hits = site_of(request).record.search(words, number_asked(request, "limit", _PER_PAGE, _MOST))
    return JSONResponse({"items": [_hit(h, known[h.article]) for h in hits if h.article in known]})


def show(request: Request) -> Response:
    """Returns what an id opens: its passage and what is known of it."""
    try:
        return JSONResponse(_passage(desk_of(request).opened(request.path_params["key"])))
    except CrosswireError as error:
        raise HTTPException(404, f"{error}.") from None


def brief(request: Request) -> Response:
    """Returns the brief with the span of every run, or as Markdown."""
    told = desk_of(request).brief(day_asked(request, "since"), day_asked(request, "until"))
    if choice_asked(request, "format", ("json", "markdown")) == "markdown":
        return PlainTextResponse(told.markdown(), media_type="text/markdown; charset=utf-8")
    return Response(told.json().encode("utf-8", "replace"), media_type="application/json")


def figures(request: Request) -> Response:
    """Returns a measure over time, or the measures there are."""
    desk = desk_of(request)
    measure = words_asked(request, "measure")
    if measure is None:
        return JSONResponse({"items": [asdict(m) for m in desk.measures.measures]})
    found = desk.figures_over_time(measure, words_asked(request, "side"), words_asked(request, "place"))
    return Response(found.json().encode("utf-8", "replace"), media_type="application/json")


def export(request: Request) -> Response:
    """Returns the whole record as one file: JSON Lines by the export contract, or another of the formats."""
    texts = {name: made for name, made in FORMATS.items() if made.text is not None}
    wanted = texts[choice_asked(request, "format", tuple(texts)) or "jsonl"]
    pieces = text_format(wanted.name)(desk_of(request).view)
    encoded = (piece.encode("utf-8", "replace") for piece in pieces)
    headers = {"content-disposition": f'attachment; filename="{wanted.file}"'}
    return StreamingResponse(encoded, media_type=wanted.media, headers=headers)


def feed(request: Request) -> Response:
    """Returns what is new since a day as an Atom feed."""
    text = "".join(atom(desk_of(request).view, day_asked(request, "since")))
    return Response(text.encode("utf-8", "replace"), media_type=FORMATS["atom"].media)


def corrections(request: Request) -> Response:
    """Returns what people put right, newest first."""
    view = desk_of(request).view
    return JSONResponse({"items": [row(made, view) for made in reversed(view.corrections)]})


def due(request: Request) -> Response:
    """Returns what a person should look at first."""
    limit = number_asked(request, "limit", _PER_PAGE, _MOST)
    return JSONResponse({"items": [due_row(one) for one in review(desk_of(request).view, limit)]})


def _wanted(request: Request) -> Wanted:
    named = choice_asked(request, "named", ("yes", "no"))
    return Wanted(
        speaker=words_asked(request, "speaker"),
        about=words_asked(request, "about"),
        named=None if named is None else named == "yes",
        since=day_asked(request, "since"),
        until=day_asked(request, "until"),
        publisher=words_asked(request, "publisher"),
        measure=words_asked(request, "measure"),
        kind=words_asked(request, "kind"),
        article=words_asked(request, "article"),
    )


def _hit(hit: Hit, article: Article) -> dict[str, object]:
    return {
        "article": hit.article,
        "span": [hit.start, hit.end],
        "text": hit.text,
        "rank": hit.rank,
        "publisher": article.publisher,
        "published": article.published.isoformat() if article.published else None,
    }


def _passage(passage: Passage) -> dict[str, object]:
    return {
        "id": passage.id,
        "kind": passage.kind,
        "properties": {p.label: p.words for p in passage.properties},
        "places": [_place(place) for place in passage.places],
    }


def _place(place: Place) -> dict[str, object]:
    around = covering(place.paragraphs)
    marks = [{"span": [m.span.start, m.span.end], "role": m.role} for m in place.marks]
    return {"article": place.article.id, "text": around.of(place.article.text), "marks": marks}


def _file(content: str, name: str, media: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(content.encode("utf-8", "replace"), media_type=media, headers=headers)
