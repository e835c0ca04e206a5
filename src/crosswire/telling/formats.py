"""The formats that a whole record can be had in, each with its file name, media type and maker."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from crosswire.errors import CrosswireError
from crosswire.record import View
from crosswire.telling.atom import atom
from crosswire.telling.citation import bibtex_entry, csl_item
from crosswire.telling.export import json_lines
from crosswire.telling.filters import Wanted
from crosswire.telling.jsonld import json_ld
from crosswire.telling.plover_csv import plover_csv
from crosswire.telling.series_making import figures_over_time, measures_held
from crosswire.telling.series_tables import measures_ucdp
from crosswire.telling.web_annotation import web_annotations

__all__ = ["FORMATS", "Format", "text_format"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is, the name of its file or folder, its media type; ``text`` is null for tables in a folder."""

    name: str
    about: str
    file: str
    media: str
    text: Callable[[View], Iterable[str]] | None = None


def _json_lines(view: View) -> Iterator[str]:
    return (f"{line}\n" for line in json_lines(view))


def _ucdp(view: View) -> Iterator[str]:
    measures = (held.measure for held in measures_held(view, Wanted()).measures)
    yield measures_ucdp(figures_over_time(view, Wanted(measure=measure)) for measure in measures)


def _csl(view: View) -> Iterator[str]:
    yield json.dumps([csl_item(article) for article in view.articles], indent=1) + "\n"


def _bibtex(view: View) -> Iterator[str]:
    return (f"{bibtex_entry(article)}\n" for article in view.articles)


_ALL = (
    Format("jsonl", "everything, an object a line", "crosswire.jsonl", "application/jsonl", _json_lines),
    Format("csv", "a table a kind", "crosswire-export", "text/csv"),
    Format("parquet", "a table a kind", "crosswire-export", "application/vnd.apache.parquet"),
    Format(
        "jsonld", "reports, quotations and claims by schema.org", "crosswire.jsonld", "application/ld+json", json_ld
    ),
    Format(
        "annotations",
        "findings as W3C Web Annotations",
        "crosswire-annotations.json",
        'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
        web_annotations,
    ),
    Format("plover", "events with PLOVER codes", "crosswire-plover.csv", "text/csv; charset=utf-8", plover_csv),
    Format("ucdp", "figures as low, best and high", "crosswire-ucdp.csv", "text/csv; charset=utf-8", _ucdp),
    Format("csl", "the reports as CSL-JSON", "crosswire-csl.json", "application/vnd.citationstyles.csl+json", _csl),
    Format("bibtex", "the reports as BibTeX", "crosswire.bib", "application/x-bibtex; charset=utf-8", _bibtex),
    Format("atom", "what is new, as a feed", "crosswire.atom", "application/atom+xml; charset=utf-8", atom),
)
FORMATS: Mapping[str, Format] = {one.name: one for one in _ALL}
"""By name, in the order in which they are offered."""


def text_format(name: str) -> Callable[[View], Iterable[str]]:
    """Returns the maker of a format of one file; raises CrosswireError where there is none, or it is a folder."""
    made = FORMATS[name].text if name in FORMATS else None
    if made is None:
        texts = ", ".join(f.name for f in _ALL if f.text)
        raise CrosswireError(f"no export format {name!r} of one file: choose one of {texts}")
    return made
