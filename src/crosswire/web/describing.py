"""The OpenAPI description of the JSON API, made from the columns of the export contract."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.metadata import version
from typing import Any

from crosswire.telling.columns import Column, ColumnType, Kind, columns
from crosswire.telling.desk import TABLES
from crosswire.telling.formats import FORMATS

__all__ = ["description"]

_Schema = dict[str, Any]
_DAY: _Schema = {"type": "string", "format": "date"}
_TEXT: _Schema = {"type": "string"}
_SPAN: _Schema = {
    "type": "array",
    "items": {"type": "integer", "minimum": 0},
    "minItems": 2,
    "maxItems": 2,
    "description": "start and end (exclusive) in code points of the article's text",
}
_TYPES: Mapping[ColumnType, _Schema] = {
    "text": _TEXT,
    "day": _DAY,
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "span": _SPAN,
    "spans": {"type": "array", "items": _SPAN},
    "texts": {"type": "array", "items": _TEXT},
    "objects": {"type": "array", "items": {"type": "object"}},
}
_FILTERS = (
    ("speaker", _TEXT, "part of the speaker's, authority's, party's or actor's name"),
    ("about", _TEXT, "words that the passage must hold, all of them"),
    ("named", {"type": "string", "enum": ["yes", "no"]}, "whether the reader is told who speaks"),
    ("since", _DAY, "published on this day or later"),
    ("until", _DAY, "published on this day or earlier"),
    ("publisher", _TEXT, "part of the outlet's name"),
    ("measure", _TEXT, "measure of figures"),
    ("kind", _TEXT, "kind or modality of events, kind of actors, issue or stance of positions"),
    ("article", _TEXT, "beginning of an article's id"),
)
_KNOWN = ("known", _DAY, "the record as of what had been published by the end of this day")
_PAGE = (
    ("limit", {"type": "integer", "minimum": 1, "maximum": 1000, "default": 100}, "items at most"),
    ("offset", {"type": "integer", "minimum": 0, "default": 0}, "items to leave out at the beginning"),
)
_FORMAT = ("format", {"type": "string", "enum": ["json", "jsonl", "csv"], "default": "json"}, "how to have it")
_Parameter = tuple[str, _Schema, str]


def description() -> _Schema:
    """Returns the OpenAPI 3.1 description of everything under ``/api``."""
    kinds: set[Kind] = {"correction", *(kind for kind, _ in TABLES.values())}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Crosswire",
            "version": version("crosswire"),
            "summary": "Many reports, one sourced record.",
            "description": "Reads the record. Every item carries the spans of the article's text that it rests on.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "paths": dict(_paths()),
        "components": {"schemas": {kind: _object(columns(kind)) for kind in sorted(kinds)} | _SHARED},
    }


def _paths() -> Iterable[tuple[str, _Schema]]:
    for name, (kind, _) in TABLES.items():
        yield f"/api/{name}", _get(f"The {name} asked for.", _listed(kind), (*_FILTERS, _KNOWN, *_PAGE, _FORMAT))
    yield (
        "/api/search",
        _get(
            "Passages that hold all the words, the best first.",
            {
                "type": "object",
                "properties": {"items": {"type": "array", "items": _ref("passage")}},
                "required": ["items"],
            },
            (("q", _TEXT, "words; quotation marks make a phrase"), _PAGE[0], _KNOWN),
            required=("q",),
        ),
    )
    yield (
        "/api/show/{key}",
        _get("What an id, the beginning of one, or ARTICLE:START-END opens.", _ref("opened"), (_KNOWN,), path=("key",)),
    )
    yield (
        "/api/brief",
        _get(
            "Where things stand, every run of words with its span.",
            {"type": "object"},
            (_FILTERS[3], _FILTERS[4], _KNOWN),
        ),
    )
    yield (
        "/api/series",
        _get(
            "A measure over time, a line an authority; without a measure those that there are.",
            {"type": "object"},
            (_FILTERS[6], ("side", _TEXT, "part of the population"), ("place", _TEXT, "part of the place"), _KNOWN),
        ),
    )
    texts = [one.name for one in FORMATS.values() if one.text is not None]
    form = ("format", {"type": "string", "enum": texts, "default": "jsonl"}, "how to have it")
    yield "/api/export", _get("The whole record as one file.", _TEXT, (form, _KNOWN), media="application/jsonl")
    fed = _get("What is new, as an Atom feed.", _TEXT, (_FILTERS[3], _KNOWN), media="application/atom+xml")
    yield "/api/feed", fed
    made = {"type": "object", "properties": {"items": {"type": "array", "items": _ref("correction")}}}
    yield "/api/corrections", _get("What people put right, newest first.", {**made, "required": ["items"]}, (_KNOWN,))
    due = {"type": "object", "properties": {"items": {"type": "array", "items": _ref("due")}}}
    words = "What a person should look at first: the least sure of what matters most."
    yield "/api/review", _get(words, {**due, "required": ["items"]}, (_PAGE[0], _KNOWN))


def _get(
    summary: str,
    schema: _Schema,
    parameters: Iterable[_Parameter],
    *,
    required: tuple[str, ...] = (),
    path: tuple[str, ...] = (),
    media: str = "application/json",
) -> _Schema:
    told = [
        {"name": name, "in": "query", "schema": kind, "description": words, "required": name in required}
        for name, kind, words in parameters
    ]
    told += [{"name": name, "in": "path", "schema": _TEXT, "required": True} for name in path]
    refused = {"description": "Refused, and why.", "content": {"application/json": {"schema": _ref("refusal")}}}
    answer = {"description": summary, "content": {media: {"schema": schema}}}
    return {"get": {"summary": summary, "parameters": told, "responses": {"200": answer, "default": refused}}}


def _listed(kind: Kind) -> _Schema:
    numbers = {name: {"type": "integer"} for name in ("total", "offset", "limit")}
    items = {"items": {"type": "array", "items": _ref(kind)}}
    return {"type": "object", "properties": numbers | items, "required": [*numbers, "items"]}


def _ref(name: str) -> _Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _object(parts: Iterable[Column]) -> _Schema:
    parts = tuple(parts)
    return {"type": "object", "properties": {p.name: _column(p) for p in parts}, "required": [p.name for p in parts]}


def _column(column: Column) -> _Schema:
    plain = _object(column.parts) if column.type == "object" else dict(_TYPES[column.type])
    return {"anyOf": [plain, {"type": "null"}], "description": column.meaning}


_SHARED: _Schema = {
    "due": {
        "type": "object",
        "properties": {
            **dict.fromkeys(("id", "kind", "article", "text"), _TEXT),
            **{name: {"type": "number"} for name in ("rank", "unsure", "matters")},
            "span": _SPAN,
            "why": {"type": "array", "items": _TEXT},
        },
        "required": ["id", "kind", "article", "span", "text", "rank", "unsure", "matters", "why"],
    },
    "refusal": {"type": "object", "properties": {"error": _TEXT}, "required": ["error"]},
    "passage": {
        "type": "object",
        "properties": {
            "article": _TEXT,
            "span": _SPAN,
            "text": _TEXT,
            "rank": {"type": "number"},
            "publisher": {"anyOf": [_TEXT, {"type": "null"}]},
            "published": {"anyOf": [_DAY, {"type": "null"}]},
        },
        "required": ["article", "span", "text", "rank", "publisher", "published"],
    },
    "opened": {
        "type": "object",
        "properties": {
            "id": _TEXT,
            "kind": _TEXT,
            "properties": {"type": "object", "additionalProperties": _TEXT},
            "places": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "article": _TEXT,
                        "text": _TEXT,
                        "marks": {
                            "type": "array",
                            "items": {
                                "type": "object",
                                "properties": {"span": _SPAN, "role": _TEXT},
                                "required": ["span", "role"],
                            },
                        },
                    },
                    "required": ["article", "text", "marks"],
                },
            },
        },
        "required": ["id", "kind", "properties", "places"],
    },
}
