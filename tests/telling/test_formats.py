"""Every format goes through a public reader of it, or its schema; hostile text stays text in all of them."""

from __future__ import annotations

import csv
import io
import json
import re
import warnings
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, NoReturn

import feedparser
import jsonschema
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from crosswire.cli.export import ExportFormat
from crosswire.errors import CrosswireError
from crosswire.record import Article, Correction, Link, Plover, View
from crosswire.telling.atom import atom
from crosswire.telling.citation import csl_item
from crosswire.telling.formats import FORMATS, text_format
from crosswire.telling.iri import address, iri
from crosswire.telling.plover_csv import PLOVER_COLUMNS
from crosswire.telling.writing import write_export

ATOM = "{http://www.w3.org/2005/Atom}"
SCHEMAS = Path(__file__).parent / "schemas"
HOSTILE = (
    'Crews" vote\n<script>alert(1)</script> ]]> & {\\input{x}} \x07\x00 \u202e =1+1 \ufffe “они” 🛳 said “No & never”'
)
TEXTS = [name for name, one in FORMATS.items() if one.text]


def _text(view: View, name: str) -> str:
    return "".join(text_format(name)(view)).encode("utf-8", "replace").decode("utf-8")


@pytest.fixture
def told(strike: View) -> View:
    """The strike with addresses, a fact told twice, an event with a code, and a corrected figure."""
    wire, paper = strike.articles
    wire = replace(
        wire, url="https://coastwire.example/ferry crews?id=1&x=2", byline="Ana Ruiz & Bo Lind", language="en"
    )
    events = (replace(strike.events[0], plover=Plover("CONSULT", "visit", "labour"), actors=("Norvane Lines",)),)
    made = datetime(2031, 5, 8, 9, tzinfo=UTC)
    key = strike.figures[0].id
    right = Correction("c1", "Ines", made, "accept", key, key, state="applied")
    same = Link("same_fact", strike.figures[0].id, strike.figures[2].id, 0.9, "both count the stranded")
    return replace(
        strike,
        articles=(wire, paper),
        events=(*events, *strike.events[1:]),
        links=(same,),
        corrections=(right,),
    )


@pytest.fixture
def hostile(desk: Any) -> View:
    """A report whose text, title, outlet, byline and address try to break out of whatever they are put into."""
    report = desk.report(
        HOSTILE,
        'Quay "News" <b>',
        "2031-05-06",
        url="javascript:alert(1)",
        byline="{\\bf A} & B",
        title='</title><script>"x"</script>',
        credits=("<i>Wire</i>",),
    )
    desk.said(report, "“они”", "“они”", "said", "“No & never”")
    desk.figure(report, "=1+1", 2, 2, measure="other", authority='"><script>')
    desk.position(report, "<script>alert(1)</script>", "]]>", "rejects", "pay")
    event = desk.event(report, "{\\input{x}}", "other", "happened", actors=("=cmd()",))
    desk.events[-1] = replace(event, plover=Plover("REJECT"))
    return desk.view()


def test_the_command_offers_every_format() -> None:
    """The options of ``crosswire export`` are the formats there are, in their order."""
    assert [one.value for one in ExportFormat] == list(FORMATS)


def test_an_unknown_format_names_those_there_are(strike: View, tmp_path: Path) -> None:
    """A wrong name says what can be had."""
    with pytest.raises(CrosswireError, match="jsonl, jsonld, annotations"):
        text_format("csv")
    with pytest.raises(CrosswireError, match="atom"):
        write_export(strike, "pdf", tmp_path / "x")


@pytest.mark.parametrize("name", TEXTS)
def test_the_same_record_gives_the_same_file(told: View, tmp_path: Path, name: str) -> None:
    """No clock, no order of a set: a format written twice is the same, and an empty record has one too."""
    assert _text(told, name) == _text(told, name)
    written = write_export(told, name, tmp_path / "out").files[0].read_text(encoding="utf-8")
    assert written == _text(told, name)
    assert isinstance(_text(View(), name), str)


# JSON-LD


def _offline(address: str, _: object = None) -> NoReturn:
    raise AssertionError(f"asked for {address}")


def _expanded(view: View) -> list[dict[str, Any]]:
    from pyld import jsonld

    return list(jsonld.expand(json.loads(_text(view, "jsonld")), {"documentLoader": _offline}))


def test_json_ld_expands_without_a_network(told: View) -> None:
    """Every node has a name and a class of schema.org, and every property is one of its words."""
    nodes = _expanded(told)
    assert all(node["@id"].startswith("urn:x-crosswire:") for node in nodes)
    classes = {kind for node in nodes for kind in node["@type"]}
    assert {"NewsArticle", "Quotation", "Claim", "Person"} <= {c.removeprefix("https://schema.org/") for c in classes}
    words = {word for node in nodes for word in node if not word.startswith("@")}
    assert all(word.startswith("https://schema.org/") for word in words)


def test_json_ld_is_a_graph_that_holds_together(told: View) -> None:
    """An RDF reader finds a quotation for every direct statement, spoken by an actor, in a report with its outlet."""
    with warnings.catch_warnings(action="ignore"):  # the reader's own, of Python's grammar library
        from rdflib import Graph, Namespace
        from rdflib.namespace import RDF

        schema = Namespace("https://schema.org/")
        graph = Graph().parse(data=_text(told, "jsonld"), format="json-ld")
    quotations = set(graph.subjects(RDF.type, schema.Quotation))
    direct = [s for s in told.statements if s.directness == "direct"]
    assert {str(q) for q in quotations} == {iri(s.id) for s in direct}
    for quotation in quotations:
        report = graph.value(quotation, schema.isPartOf)
        assert (report, RDF.type, schema.NewsArticle) in graph
        assert (graph.value(report, schema.publisher), RDF.type, schema.NewsMediaOrganization) in graph
        assert graph.value(graph.value(quotation, schema.spokenByCharacter), RDF.type) in (schema.Person, schema.Thing)


def test_json_ld_tells_a_fact_with_each_appearance(told: View) -> None:
    """What two reports tell is one claim that appears in both, first in the older."""
    fact = next(n for n in json.loads(_text(told, "jsonld"))["@graph"] if "hasPart" in n)
    assert fact["appearance"] == [iri(a.id) for a in told.articles]
    assert fact["firstAppearance"] == iri(told.articles[0].id)


# W3C Web Annotation


def _annotations(view: View) -> list[dict[str, Any]]:
    found = json.loads(_text(view, "annotations"))
    schema = json.loads((SCHEMAS / "web-annotation.json").read_text(encoding="utf-8"))
    jsonschema.validate(found, schema, cls=jsonschema.Draft202012Validator)
    assert found["total"] == len(found["first"]["items"])
    return list(found["first"]["items"])


@pytest.mark.parametrize("which", ["told", "hostile"])
def test_annotations_select_the_exact_characters(which: str, request: pytest.FixtureRequest) -> None:
    """Quote with prefix and suffix stands at the position, in code points; nothing of the text is changed."""
    view: View = request.getfixturevalue(which)
    for found in _annotations(view):
        targets = found["target"] if isinstance(found["target"], list) else [found["target"]]
        for target in targets:
            text = next(a.text for a in view.articles if iri(a.id) == target["source"])
            quote, position = target["selector"]
            assert text[position["start"] : position["end"]] == quote["exact"]
            around = quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "")
            assert text.startswith(around, position["start"] - len(quote.get("prefix", "")))


def test_annotations_say_who_judged(told: View) -> None:
    """What a person found right is a body of theirs, with their name and time."""
    judged = [body for found in _annotations(told) for body in found["body"] if body["purpose"] == "assessing"]
    assert [(b["value"], b["creator"]["name"], b["created"]) for b in judged] == [
        ("accepted by Ines", "Ines", "2031-05-08T09:00:00Z")
    ]


# PLOVER and UCDP


def test_plover_rows_carry_code_crosswalk_and_modality(told: View) -> None:
    """One row a coded event, with the CAMEO roots of its class; days stay as they were told."""
    frame = pl.read_csv(io.StringIO(_text(told, "plover")), infer_schema=False)
    assert tuple(frame.columns) == PLOVER_COLUMNS
    row = frame.row(0, named=True)
    assert frame.height == 1
    told_row = {k: row[k] for k in ("Event Date", "Event Type", "Event Mode", "Contexts", "CAMEO Roots", "Modality")}
    assert told_row == {
        "Event Date": "2031-05-08",
        "Event Type": "CONSULT",
        "Event Mode": "visit",
        "Contexts": "labour",
        "CAMEO Roots": "04",
        "Modality": "planned",
    }
    span = slice(int(row["Span Start"]), int(row["Span End"]))
    assert told.article[row["Article ID"]].text[span] == row["Text"]


def test_ucdp_rows_of_every_measure_share_a_header(told: View) -> None:
    """All measures are in one table; an open end stays empty."""
    rows = list(csv.DictReader(io.StringIO(_text(told, "ucdp"))))
    assert {r["measure"] for r in rows} == {f.measure for f in told.figures}
    open_end = next(r for r in rows if r["low"] == "4300")
    assert (open_end["best"], open_end["high"]) == ("", "")


def test_tables_run_no_formula(hostile: View) -> None:
    """A cell that a spreadsheet would run begins with an apostrophe."""
    for name in ("plover", "ucdp"):
        cells = [cell for row in csv.reader(io.StringIO(_text(hostile, name))) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


# Sources


@pytest.mark.parametrize("which", ["told", "hostile"])
def test_csl_json_keeps_its_schema(which: str, request: pytest.FixtureRequest) -> None:
    """Every item is one of CSL-JSON, by the schema."""
    items = json.loads(_text(request.getfixturevalue(which), "csl"))
    jsonschema.validate(items, json.loads((SCHEMAS / "csl-data.json").read_text(encoding="utf-8")))


def test_csl_json_is_cited_by_a_citation_program(told: View) -> None:
    """A CSL processor writes a bibliography of it with author, outlet and year."""
    with warnings.catch_warnings(action="ignore"):  # its parser complains of its own style files
        from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
        from citeproc.source.json import CiteProcJSON

        source = CiteProcJSON(json.loads(_text(told, "csl")))
        style = CitationStylesStyle("harvard-cite-them-right", validate=False)
        bibliography = CitationStylesBibliography(style, source, formatter.plain)
        bibliography.register(Citation([CitationItem(told.articles[0].id)]))
        line = str(bibliography.bibliography()[0])
    assert "Ana Ruiz & Bo Lind" in line
    assert "Coastwire" in line
    assert "2031" in line


def test_bibtex_is_read_back(told: View, hostile: View) -> None:
    """A BibTeX reader finds an entry a report, and braces that close."""
    import bibtexparser

    for view in (told, hostile):
        library = bibtexparser.parse_string(_text(view, "bibtex"))
        assert library.failed_blocks == []
        assert [e.key for e in library.entries] == [a.id for a in view.articles]
    fields = bibtexparser.parse_string(_text(told, "bibtex")).entries[0].fields_dict
    assert fields["author"].value == r"{Ana Ruiz \& Bo Lind}"
    assert fields["url"].value == "https://coastwire.example/ferrycrews?id=1&x=2"


def test_an_item_without_anything_known_is_still_one() -> None:
    """A text with no title, day or outlet can be cited by its file."""
    assert csl_item(Article("a1", "Crews vote.", "0", path="wire.txt"))["container-title"] == "wire.txt"


# Atom


def _feed(view: View, since: date | None = None) -> Any:
    text = "".join(atom(view, since, "Strike"))
    root = etree.fromstring(text.encode("utf-8"))
    for place in (root, *root.iter(f"{ATOM}entry")):
        names = [str(child.tag) for child in place]
        assert all(names.count(f"{ATOM}{one}") == 1 for one in ("id", "title", "updated"))
        assert names.count(f"{ATOM}author") >= 1
        for moment in place.iterfind(f"{ATOM}updated"):
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", moment.text or "")
    with warnings.catch_warnings(action="ignore"):  # the reader's own, of Python's cgi module
        read = feedparser.parse(text)
    assert not read.bozo, read.get("bozo_exception")
    return read


def test_the_feed_is_read_by_a_feed_reader(told: View) -> None:
    """A reader finds entries with ids of their own, days of publication, outlets and words."""
    read = _feed(told, date(2031, 5, 7))
    assert read.version == "atom10"
    assert read.feed.title == "Strike: what is new"
    ids = [entry.id for entry in read.entries]
    assert len(ids) == len(set(ids)) > 0
    assert {entry.updated for entry in read.entries} == {"2031-05-07T00:00:00Z"}
    assert {entry.author for entry in read.entries} == {"Lindholm Paper"}
    assert any("boats had been sold" in entry.content[0].value for entry in read.entries)


def test_entries_keep_their_ids_when_the_feed_moves_on(told: View) -> None:
    """An entry has one id whichever day the feed begins on, and whatever came in before it."""
    whole = {e.id for e in _feed(told, date(2031, 5, 1)).entries}
    late = {e.id for e in _feed(told, date(2031, 5, 7)).entries}
    assert late
    assert {i for i in late if ":facts:" in i} <= whole


def test_a_feed_of_nothing_is_a_feed() -> None:
    """An empty record has a valid feed without entries; an undated one too."""
    assert _feed(View()).entries == []
    assert _feed(View(articles=(Article("a1", "Crews vote.", "0"),))).entries == []


def test_a_feed_holds_hostile_text_as_text(hostile: View) -> None:
    """No markup, no address of a script, nothing that XML forbids."""
    read = _feed(hostile)
    assert read.entries
    assert all(not link.href.startswith("javascript") for entry in read.entries for link in entry.get("links", ()))
    text = "".join(atom(hostile))
    assert "<script" not in text
    assert any("<script>" in entry.content[0].value for entry in read.entries)


@given(st.text(max_size=60))
def test_any_words_make_a_feed_that_parses(words: str) -> None:
    """Whatever characters a name holds, the feed is XML."""
    etree.fromstring("".join(atom(View(), None, words)).encode("utf-8", "replace"))


@given(st.text(max_size=40))
def test_only_web_addresses_are_linked(words: str) -> None:
    """An address goes out where it is one of the web; anything else, and any odd character, does not."""
    for url in (words, f"https://quay.example/{words}", f"javascript:{words}"):
        found = address(Article("a1", "Crews vote.", "0", url=url))
        assert found is None or (found.startswith(("http://", "https://")) and not re.search(r"[\s<>\"]", found))
