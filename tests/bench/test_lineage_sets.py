"""The sets under bench/lineage/: every text of the truth is found, every value is from the lists, nothing contradicts.

Some sets have a truth for each report beside that between reports; the others only say what holds between reports.
What is wrong is named by set, report and row, never quoted: some of the sets are kept unseen. Run as a script with the
name of a set, it prints that set's truth as a Crosswire export (JSON Lines), which scorers must rate 1.00.
"""

from __future__ import annotations

import collections
import functools
import itertools
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SETS = {path.parent.name: path.parent for path in sorted((ROOT / "bench" / "lineage").glob("*/reports"))}
READ = [name for name, folder in SETS.items() if list((folder / "truth").glob("[0-9]*.jsonl"))]
GOLD = ROOT.parent / "shared" / "gold"
Row = dict[str, Any]
Span = list[int]

MEASURES = [
    {
        *("killed", "wounded", "taken_hostage", "still_held", "held_dead", "released", "prisoners_released"),
        *("displaced", "trucks", "duration", "other"),
    },
    {"wage_change", "offer_amount", "strikers", "cost", "passengers", "duration", "other"},
    {"tariff", "quota", "volume", "value", "duration", "other"},
]
ISSUES = [
    {
        *("cessation", "duration", "withdrawal", "hostage_release", "prisoner_release", "aid", "return_of_displaced"),
        *("reconstruction", "blockade", "guarantees", "disarmament", "governance", "military_operation", "other"),
    },
    {"pay", "hours", "job_security", "pensions", "strike_action", "back_to_work", "other"},
    {"tariffs", "quotas", "market_access", "subsidies", "standards", "dispute_settlement", "other"},
]
VALUES = {
    "speaker_kind": {"person", "organisation", "unnamed", "document"},
    "directness": {"direct", "indirect", "mixed"},
    "bound": {"exact", "about", "at_least", "more_than", "up_to", "range"},
    "per": {None, "day"},
    "stance": {"demands", "offers", "accepts", "rejects", "insists", "conditions", "intends", "urges"},
    "direction": {"a_from_b", "b_from_a", "unknown"},
    "relation": {"contradicts", "newer", "other_scope", "rounding", "rewrite_error"},
}
KINDS = {
    "event": {
        *("meet", "travel", "propose", "reject", "accept", "attack", "release", "statement", "threaten", "mediate"),
        "other",
    },
    "lineage": {"copy", "rewrite", "translation", "same_wire", "update", "independent"},
    "conflict": {"figure", "fact", "name", "attribution", "wording"},
}
MODALITIES = {
    "figure": {"reported", "proposed", "estimated"},
    "event": {"happened", "planned", "denied", "hypothetical"},
}
FIELDS = {
    "statement": {
        *("speaker", "speaker_kind", "named", "speaker_text", "cue_text", "content_texts", "directness", "told_to"),
        *("relay", "anonymity_reason_text", "said_on"),
    },
    "figure": {
        *("value_low", "value_high", "bound", "unit", "measure", "side", "per", "as_of", "authority", "modality"),
        *("figure_text", "sentence_text"),
    },
    "event": {"what", "kind", "actors", "place", "when", "modality", "evidence_text"},
    "position": {"party", "issue", "stance", "gist", "evidence_text"},
    "noise": {"text"},
}
PARTS = ("speaker", "cue", "content", "figure", "sentence", "evidence", "text")
OPTIONAL = {"type", "note", *(f"{part}_nth" for part in PARTS)}
DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")
CLOSED = {"exact": (True, True), "about": (True, True), "range": (True, True), "up_to": (False, True)}


def rows_of(path: Path) -> list[Row]:
    """The rows of a JSON Lines file, none where there is no file."""
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


class LineageSet:
    """One set: its reports, its truth and what holds between them."""

    def __init__(self, name: str) -> None:
        self.folder = SETS[name]
        self.files = {path.name.split("_")[0]: path for path in sorted((self.folder / "reports").glob("[0-9]*_*.txt"))}
        self.texts = {number: path.read_text(encoding="utf-8") for number, path in self.files.items()}
        self.meta = rows_of(self.folder / "reports" / "meta.jsonl")
        self.truth = {path.stem: rows_of(path) for path in sorted((self.folder / "truth").glob("[0-9]*.jsonl"))}
        self.across = rows_of(self.folder / "truth" / "across.jsonl")

    def rows(self) -> list[tuple[str, str, Row]]:
        """Every row of a report's truth with its report and a name that gives nothing away."""
        return [(n, f"{n} row {k}", row) for n, rows in self.truth.items() for k, row in enumerate(rows, 1)]

    def between(self, *types: str) -> list[tuple[str, Row]]:
        """Every row of these types that holds between reports, with a name that gives nothing away."""
        return [(f"across row {k}", row) for k, row in enumerate(self.across, 1) if row["type"] in types]

    def places(self, row: Row) -> list[tuple[str, Span]]:
        """The report and the span of each item of a fact or a conflict."""
        __tracebackhide__ = True
        return [(i["article"], locate(self.texts[i["article"]], i["text"], i.get("text_nth", 0))) for i in row["items"]]


@functools.cache
def a_set(name: str) -> LineageSet:
    """The set of that name, read once."""
    return LineageSet(name)


def locate(text: str, needle: str, nth: int = 0) -> Span:
    """The span of the nth occurrence of needle, counted as the scorers count; ValueError where there is none."""
    __tracebackhide__ = True
    at = -1
    for _ in range(nth + 1):
        at = text.index(needle, at + 1)
    return [at, at + len(needle)]


def is_found(text: str, needle: str, nth: int = 0) -> bool:
    """Whether the nth occurrence is there and begins and ends at word borders."""
    try:
        start, end = locate(text, needle, nth)
    except ValueError:
        return False
    cut_before = start > 0 and text[start - 1].isalnum() and needle[0].isalnum()
    cut_after = end < len(text) and text[end].isalnum() and needle[-1].isalnum()
    return bool(needle) and not cut_before and not cut_after


def texts_in(row: Row) -> list[tuple[str, int]]:
    """(text, nth) of every text of a row, nulls left out."""
    found = [(row["text"], row.get("text_nth", 0))] if row["type"] == "noise" else []
    for key, value in row.items():
        if key.endswith("_text") and value is not None:
            found.append((value, row.get(key.removesuffix("_text") + "_nth", 0)))
    contents = row.get("content_texts", [])
    return found + list(zip(contents, row.get("content_nth", [0] * len(contents)), strict=True))


def spans_of(text: str, row: Row) -> list[Span]:
    """The spans by which an export would show a row: content, figure, evidence or noise."""
    __tracebackhide__ = True
    if row["type"] == "statement":
        contents = row["content_texts"]
        return [locate(text, t, n) for t, n in zip(contents, row.get("content_nth", [0] * len(contents)), strict=True)]
    if row["type"] == "noise":
        return [locate(text, row["text"], row.get("text_nth", 0))]
    part = "figure" if row["type"] == "figure" else "evidence"
    return [locate(text, row[f"{part}_text"], row.get(f"{part}_nth", 0))]


def finding(text: str, number: str, index: int, row: Row) -> Row:
    """One row of truth as a row of the export."""
    __tracebackhide__ = True
    spans = spans_of(text, row)
    out = {key: value for key, value in row.items() if not key.endswith(("_text", "_texts", "_nth"))}
    out |= {"id": f"{number}-{index}", "article": number}
    if row["type"] == "statement":
        speaker = {"name": row["speaker"], "kind": row["speaker_kind"], "named": row["named"], "aliases": []}
        out |= {"speaker": speaker, "content_spans": spans}
    else:
        out["span"] = spans[0]
    if row["type"] == "event":
        out["when"] = {"earliest": row["when"], "latest": row["when"], "precision": None}
    return out


def shows(found: Row, number: str, span: Span) -> bool:
    """Whether a finding of the export overlaps a span of a report."""
    spans = found.get("content_spans") or [found["span"]]
    meets = any(s < span[1] and e > span[0] for s, e in spans)
    return found["article"] == number and found["type"] in {"statement", "figure", "event"} and meets


@functools.cache
def perfect_export(name: str) -> list[Row]:
    """The truth of a set in the shape of an export: what a reader who misses nothing would write."""
    held = a_set(name)
    found = [finding(held.texts[n], n, k, row) for n, rows in held.truth.items() for k, row in enumerate(rows)]
    out: list[Row] = [{"type": "article", "id": n, "path": path.name} for n, path in held.files.items()]
    if not held.truth:
        places = {(number, tuple(span)) for _, row in held.between("fact") for number, span in held.places(row)}
        found = [{"type": "event", "id": f"{n}-{s}", "article": n, "span": [s, e]} for n, (s, e) in sorted(places)]
    out += found
    for k, row in enumerate(held.across):
        if row["type"] == "lineage" and row["kind"] != "independent":
            out.append(row)
        elif row["type"] == "fact":
            ids = {f["id"] for number, span in held.places(row) for f in found if shows(f, number, span)}
            out.append({"type": "fact", "id": f"fact-{k}", "items": sorted(ids), "origins": row["roots"]})
        elif row["type"] == "conflict":
            items = [{"article": number, "span": span} for number, span in held.places(row)]
            out.append(row | {"id": f"conflict-{k}", "items": items})
    return out


def number_in(digits: str) -> float:
    """The value of a number in digits, with English or continental marks."""
    return float(re.sub(r"[.,](?=\d{3}\b)", "", digits).replace(",", "."))


def agrees_with_its_values(row: Row) -> bool:
    """Whether the digits of a figure are its values and its bound says which of the two are open."""
    __tracebackhide__ = True
    low, high = row["value_low"], row["value_high"]
    large = re.search(r"billion|milliard|\dbn\b", row["figure_text"])
    scale = 10**9 if large else 10**6 if re.search(r"mill|milh|mio|\dm\b", row["figure_text"]) else 1
    written = re.findall(r"\d+(?:[.,]\d+|[ \u00a0\u202f]\d{3}\b)*", row["figure_text"])
    found = [number_in(re.sub(r"\s", "", digits)) for digits in written]
    known = {round(value, 6) for value in (low, high) if value is not None}
    digits = all({round(n, 6), round(n * scale, 6)} & known for n in found)
    closed = (low is not None, high is not None) == CLOSED.get(row["bound"], (True, False))
    order = low < high if row["bound"] == "range" else low == high or None in (low, high)
    return digits and closed and order


@pytest.mark.parametrize("name", SETS)
def test_every_report_has_a_row_and_its_truth(name: str) -> None:
    """A set has at least twelve reports, each with a row in meta.jsonl; in sets that are read, each with a truth."""
    held = a_set(name)
    assert len(held.files) >= 12
    assert sorted(row["file"] for row in held.meta) == sorted(path.name for path in held.files.values())
    assert held.truth.keys() == (held.files.keys() if name in READ else set())
    assert all({"file", "url", "publisher", "language"} <= row.keys() for row in held.meta)
    assert all(".example/" in row["url"] for row in held.meta)


@pytest.mark.parametrize("name", SETS)
def test_every_text_is_found_at_its_place(name: str) -> None:
    """Every text of the truth stands in its report at its nth occurrence, between word borders."""
    held = a_set(name)
    faults = [
        f"{where}: text {k}"
        for number, where, row in held.rows()
        for k, (needle, nth) in enumerate(texts_in(row))
        if not is_found(held.texts[number], needle, nth)
    ]
    faults += [
        f"{where}: item {k}"
        for where, row in held.between("fact", "conflict")
        for k, item in enumerate(row["items"])
        if not is_found(held.texts.get(item["article"], ""), item["text"], item.get("text_nth", 0))
    ]
    assert not faults


@pytest.mark.parametrize("name", SETS)
def test_values_come_from_the_lists(name: str) -> None:
    """Every row has the fields of its type and values from the lists; measures and issues are of one domain."""
    held = a_set(name)
    faults = []
    for where, row in [(where, row) for _, where, row in held.rows()] + held.between("lineage", "conflict"):
        fields = FIELDS.get(row["type"])
        faults += [f"{where}: fields"] * (fields is not None and not fields <= row.keys() <= fields | OPTIONAL)
        faults += [f"{where}: {key}" for key, allowed in VALUES.items() if key in row and row[key] not in allowed]
        faults += [f"{where}: kind"] * (row["type"] in KINDS and row["kind"] not in KINDS[row["type"]])
        faults += [f"{where}: modality"] * (
            row["type"] in MODALITIES and row["modality"] not in MODALITIES[row["type"]]
        )
        dates = [row[key] for key in ("said_on", "as_of", "when") if row.get(key) is not None]
        faults += [f"{where}: date"] * any(not DATE.fullmatch(date) for date in dates)
    assert not faults
    measures = {row["measure"] for _, _, row in held.rows() if row["type"] == "figure"}
    issues = {row["issue"] for _, _, row in held.rows() if row["type"] == "position"}
    assert any(measures <= m and issues <= i for m, i in zip(MEASURES, ISSUES, strict=True))


@pytest.mark.parametrize("name", READ)
def test_statements_agree_with_themselves(name: str) -> None:
    """An unnamed speaker is not named, the outlet told is in the relay, and the cue is outside the content."""
    held = a_set(name)
    faults = []
    for number, where, row in held.rows():
        if row["type"] != "statement":
            continue
        named = row["speaker_kind"] != "unnamed"
        faults += [f"{where}: named"] * (row["speaker_kind"] in {"unnamed", "person"} and row["named"] != named)
        faults += [f"{where}: told_to"] * (row["told_to"] is not None and row["told_to"] not in row["relay"])
        quoted = any(mark in content for content in row["content_texts"] for mark in "“”\"'«»„‘")
        faults += [f"{where}: directness"] * (not quoted and row["directness"] != "indirect")
        if row["cue_text"] is not None:
            start, end = locate(held.texts[number], row["cue_text"], row.get("cue_nth", 0))
            spans = spans_of(held.texts[number], row)
            faults += [f"{where}: cue in content"] * any(s < end and e > start for s, e in spans)
    assert not faults


@pytest.mark.parametrize("name", READ)
def test_figures_agree_with_their_values(name: str) -> None:
    """The digits of a figure are its values, its bound says which are open, and its sentence begins before it."""
    held = a_set(name)
    faults = []
    for number, where, row in held.rows():
        if row["type"] == "figure":
            faults += [f"{where}: values"] * (not agrees_with_its_values(row))
            sentence = locate(held.texts[number], row["sentence_text"], row.get("sentence_nth", 0))
            faults += [f"{where}: sentence"] * (sentence[0] > spans_of(held.texts[number], row)[0][0])
    assert not faults


@pytest.mark.parametrize("name", SETS)
def test_no_row_stands_twice(name: str) -> None:
    """No report holds the same row twice, and no pair of reports is judged twice."""
    held = a_set(name)
    seen = collections.Counter((number, json.dumps(row, sort_keys=True)) for number, _, row in held.rows())
    faults = [number for (number, _), times in seen.items() if times > 1]
    pairs = collections.Counter(frozenset((row["a"], row["b"])) for _, row in held.between("lineage"))
    faults += [" and ".join(sorted(pair)) for pair, times in pairs.items() if times > 1]
    assert not faults


@pytest.mark.parametrize("name", SETS)
def test_rows_across_name_reports(name: str) -> None:
    """What holds between reports names reports of the set and says why; only figures have a relation."""
    held = a_set(name)
    faults = []
    for where, row in held.between("lineage"):
        known = {row["a"], row["b"]} <= held.files.keys() and row["a"] != row["b"]
        faults += [where] * (not known or not row["why"] or "direction" not in row)
    for where, row in held.between("conflict"):
        faults += [where] * (len(row["items"]) < 2 or not row["why"])
        faults += [f"{where}: relation"] * ((row["kind"] == "figure") != ("relation" in row))
    assert not faults
    assert not [where for where, row in held.between("fact") if len(row["items"]) < 2]


@pytest.mark.parametrize("name", SETS)
def test_roots_share_out_the_articles_of_a_fact(name: str) -> None:
    """A fact's roots are as many as its origins, and each of its articles belongs to one of them."""
    faults = []
    for where, row in a_set(name).between("fact"):
        shared_out = sorted(itertools.chain.from_iterable(root["articles"] for root in row["roots"]))
        faults += [where] * (shared_out != sorted({item["article"] for item in row["items"]}))
        faults += [f"{where}: origins"] * (row["origins"] != len(row["roots"]))
    assert not faults


@pytest.mark.parametrize("name", READ)
def test_every_item_of_a_fact_is_a_finding(name: str) -> None:
    """Each item of a fact overlaps a statement, figure or event of its report."""
    held = a_set(name)
    found = [row for row in perfect_export(name) if row["type"] in {"statement", "figure", "event"}]
    faults = [
        f"{where}: {number}"
        for where, row in held.between("fact")
        for number, span in held.places(row)
        if not any(shows(f, number, span) for f in found)
    ]
    assert not faults


@pytest.mark.parametrize("name", SETS)
def test_every_phenomenon_occurs(name: str) -> None:
    """Every kind of lineage, conflict and relation occurs, and facts with one origin and with more."""
    held = a_set(name)
    assert {row["kind"] for _, row in held.between("lineage")} == KINDS["lineage"]
    assert {row["kind"] for _, row in held.between("conflict")} == KINDS["conflict"]
    assert {row["relation"] for _, row in held.between("conflict") if "relation" in row} == VALUES["relation"]
    assert {1, 2} <= {row["origins"] for _, row in held.between("fact")}
    languages = {row["language"] for row in held.meta}
    assert len(languages) >= 2


@pytest.mark.parametrize("name", SETS)
def test_the_truth_scores_one(scorer: Any, name: str) -> None:
    """An export that says what the truth says is right in everything."""
    held = a_set(name)
    scores: dict[str, float] = {}
    if name in READ:
        scores = scorer("truth").within(held.folder / "reports", held.folder / "truth", perfect_export(name))
    across = held.folder / "truth" / "across.jsonl"
    scores |= scorer("across").between(held.folder / "reports", across, perfect_export(name)).scores
    assert [measure for measure, score in scores.items() if round(score, 3) != 1.0] == []


@pytest.mark.shared
@pytest.mark.parametrize("name", SETS)
def test_the_scorer_of_the_gold_set_agrees(name: str, tmp_path: Path) -> None:
    """The gold set's own scorer of what holds between reports finds everything, and no false alarm."""
    export = tmp_path / "export.jsonl"
    export.write_text("".join(json.dumps(row) + "\n" for row in perfect_export(name)), encoding="utf-8")
    held = a_set(name)
    where = ["--articles", str(held.folder / "reports"), "--gold", str(held.folder / "truth" / "across.jsonl")]
    command = [sys.executable, str(GOLD / "score_across.py"), *where, "--export", str(export)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert "F1 1.000" in said
    assert "false alarms 0" in said
    assert re.findall(r"(?:fact|conflict) +R (\S+)", said) == ["1.000", "1.000"]


if __name__ == "__main__":
    sys.stdout.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in perfect_export(sys.argv[1]))
