"""The sample reports and their truth: every text is found, every value is from the lists, every phenomenon is there.

Run as a script, it prints the truth as a Crosswire export (JSON Lines), which scorers must rate 1.00.
"""

import collections
import functools
import hashlib
import html.parser
import itertools
import json
import pathlib
import re
import sys

import pytest

SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "src" / "crosswire" / "samples"
REPORTS, TRUTH = SAMPLES / "reports", SAMPLES / "truth"
HTML_TRUTH = TRUTH / "html"

VALUES = {
    "speaker_kind": {"person", "organisation", "unnamed", "document"},
    "directness": {"direct", "indirect", "mixed"},
    "bound": {"exact", "about", "at_least", "more_than", "up_to", "range"},
    "measure": {
        *("killed", "wounded", "taken_hostage", "still_held", "held_dead", "released", "prisoners_released"),
        *("displaced", "trucks", "duration", "other"),
    },
    "per": {None, "day"},
    "issue": {
        *("cessation", "duration", "withdrawal", "hostage_release", "prisoner_release", "aid", "return_of_displaced"),
        *("reconstruction", "blockade", "guarantees", "disarmament", "governance", "military_operation", "other"),
    },
    "stance": {"demands", "offers", "accepts", "rejects", "insists", "conditions", "intends", "urges"},
}
EVENT_KINDS = {
    *("meet", "travel", "propose", "reject", "accept", "attack", "release", "statement", "threaten", "mediate"),
    "other",
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
LINEAGE = {"copy", "rewrite", "translation", "same_wire", "update", "independent"}
CONFLICTS = {"figure", "fact", "name", "attribution", "wording"}
RELATIONS = {"contradicts", "newer", "other_scope", "rounding", "rewrite_error"}
DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")


class Body(html.parser.HTMLParser):
    """Collects the paragraphs of the article's body, as any careful extractor keeps them."""

    def __init__(self):
        super().__init__()
        self.depth, self.inside, self.paragraph, self.paragraphs = 0, False, None, []

    def handle_starttag(self, tag, attrs):
        """Opens the body or a paragraph in it."""
        if tag == "div":
            self.depth += self.inside
            if dict(attrs).get("class") in {"article-body", "story-text"}:
                self.inside = True
        elif tag == "p" and self.inside:
            self.paragraph = ""

    def handle_endtag(self, tag):
        """Closes a paragraph, or the body with its last division."""
        if tag == "div" and self.inside:
            self.inside, self.depth = self.depth > 0, max(self.depth - 1, 0)
        elif tag == "p" and self.paragraph is not None:
            self.paragraphs.append(self.paragraph)
            self.paragraph = None

    def handle_data(self, data):
        """Adds text to the open paragraph."""
        if self.paragraph is not None:
            self.paragraph += data


def body_of(page):
    """The text of an HTML report: its paragraphs, a line each."""
    parser = Body()
    parser.feed(page)
    return "\n".join(parser.paragraphs)


def rows_of(path):
    """The rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def locate(text, needle, nth=0):
    """The span of the nth occurrence of needle, counted as the scorers count; ValueError where there is none."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(needle, at + 1)
    return [at, at + len(needle)]


FILES = {path.name.split("_")[0]: path for path in sorted(REPORTS.glob("[0-9]*_*.*"))}
TEXTS = {
    number: body_of(path.read_text(encoding="utf-8")) if path.suffix == ".html" else path.read_text(encoding="utf-8")
    for number, path in FILES.items()
}
GOLD = {
    path.stem: rows_of(path)
    for path in sorted(itertools.chain(TRUTH.glob("[0-9]*.jsonl"), HTML_TRUTH.glob("[0-9]*.jsonl")))
}
ACROSS = rows_of(TRUTH / "across.jsonl") if (TRUTH / "across.jsonl").exists() else []
HTML_ACROSS = rows_of(HTML_TRUTH / "across.jsonl") if (HTML_TRUTH / "across.jsonl").exists() else []
ALL = [(number, row) for number, rows in GOLD.items() for row in rows]
EVERY_ACROSS = ACROSS + HTML_ACROSS


def texts_in(row):
    """(text, nth) of every *_text of a row, nulls left out."""
    if row["type"] == "noise":
        yield row["text"], row.get("text_nth", 0)
    for key, value in row.items():
        if key.endswith("_text") and value is not None:
            yield value, row.get(key.removesuffix("_text") + "_nth", 0)
    contents = row.get("content_texts", [])
    yield from zip(contents, row.get("content_nth", [0] * len(contents)), strict=True)


def spans_of(text, row):
    """The spans by which an export would show a row: content, figure, evidence or noise."""
    if row["type"] == "statement":
        contents = row["content_texts"]
        return [locate(text, t, n) for t, n in zip(contents, row.get("content_nth", [0] * len(contents)), strict=True)]
    key = {"figure": "figure", "noise": None}.get(row["type"], "evidence")
    name, nth = (f"{key}_text", f"{key}_nth") if key else ("text", "text_nth")
    return [locate(text, row[name], row.get(nth, 0))]


def finding(number, index, row):
    """One row of truth as a row of the export."""
    text = TEXTS[number]
    spans = spans_of(text, row)
    out = {key: value for key, value in row.items() if not key.endswith(("_text", "_texts", "_nth"))}
    out |= {"id": f"{number}-{index}", "article": number}
    if row["type"] == "statement":
        speaker = {"name": row["speaker"], "kind": row["speaker_kind"], "named": row["named"], "aliases": []}
        out |= {"speaker": speaker, "content_spans": spans}
        for part in ("speaker", "cue"):
            found = row[f"{part}_text"] is not None
            out[f"{part}_span"] = locate(text, row[f"{part}_text"], row.get(f"{part}_nth", 0)) if found else None
    else:
        out["span"] = spans[0]
    if row["type"] == "event":
        out["when"] = {"earliest": row["when"], "latest": row["when"], "precision": None}
    return out


def items_of(row):
    """(article, span) of each item of a fact or a conflict."""
    for item in row["items"]:
        number = item["article"]
        yield number, locate(TEXTS[number], item["text"], item.get("text_nth", 0))


@functools.cache
def perfect_export():
    """The truth of the text reports in the shape of an export: what a reader who misses nothing would write."""
    numbers = [number for number in GOLD if FILES[number].suffix == ".txt"]
    out = [{"type": "article", "id": n, "path": path.name} for n, path in FILES.items() if path.suffix == ".txt"]
    found = [finding(n, k, row) for n in numbers for k, row in enumerate(GOLD[n])]
    out += found
    for k, row in enumerate(ACROSS):
        if row["type"] == "lineage" and row["kind"] != "independent":
            out.append(row)
        elif row["type"] == "fact":
            ids = {f["id"] for number, span in items_of(row) for f in found if shows(f, number, span)}
            out.append({"type": "fact", "id": f"fact-{k}", "items": sorted(ids), "origins": row["roots"]})
        elif row["type"] == "conflict":
            items = [{"article": number, "span": span} for number, span in items_of(row)]
            out.append(row | {"id": f"conflict-{k}", "items": items})
    return out


def shows(found, number, span):
    """Whether a finding of the export overlaps a span of an article."""
    spans = found.get("content_spans") or [found["span"]]
    meets = any(s < span[1] and e > span[0] for s, e in spans)
    return found["article"] == number and found["type"] in {"statement", "figure", "event"} and meets


def as_number(digits):
    """The value of a number in digits, English or Portuguese thousands marks, one decimal mark."""
    plain = re.sub(r"[.,](?=\d{3}\b)", "", digits)
    return float(plain.replace(",", "."))


def of_type(number, kind):
    """The rows of one type in the truth of a report."""
    return [row for row in GOLD[number] if row["type"] == kind]


@pytest.mark.parametrize("number", GOLD)
def test_every_text_is_found_at_its_place(number):
    """Every *_text stands in the report at its nth occurrence and begins and ends at word borders."""
    text = TEXTS[number]
    for row in GOLD[number]:
        for needle, nth in texts_in(row):
            start, end = locate(text, needle, nth)
            assert needle
            assert not (start and text[start - 1].isalnum() and needle[0].isalnum()), needle
            assert not (end < len(text) and text[end].isalnum() and needle[-1].isalnum()), needle


@pytest.mark.parametrize("number", GOLD)
def test_values_come_from_the_lists(number):
    """Every row has the fields of its type, with values from the lists."""
    for row in GOLD[number]:
        assert FIELDS[row["type"]] <= row.keys() <= FIELDS[row["type"]] | OPTIONAL
        assert all(row[field] in allowed for field, allowed in VALUES.items() if field in row), row
        assert row["type"] != "event" or row["kind"] in EVENT_KINDS
        assert row["type"] not in MODALITIES or row["modality"] in MODALITIES[row["type"]]
        for field in ("said_on", "as_of", "when"):
            assert row.get(field) is None or DATE.fullmatch(row[field]), row


@pytest.mark.parametrize("number", GOLD)
def test_statements_agree_with_themselves(number):
    """An unnamed speaker is not named, the outlet told is in the relay, and the cue is outside the content."""
    for row in of_type(number, "statement"):
        if row["speaker_kind"] in {"unnamed", "person"}:
            assert row["named"] == (row["speaker_kind"] == "person"), row
        assert row["told_to"] is None or row["told_to"] in row["relay"], row
        if row["cue_text"] is not None:
            start, end = locate(TEXTS[number], row["cue_text"], row.get("cue_nth", 0))
            assert all(end <= s or start >= e for s, e in spans_of(TEXTS[number], row)), row
        quoted = any(mark in content for content in row["content_texts"] for mark in '“”"')
        assert quoted or row["directness"] == "indirect", row


@pytest.mark.parametrize("number", GOLD)
def test_numbers_agree_with_values(number):
    """Digits in figure_text equal value_low or value_high, and the bound says which of the two are open."""
    for row in of_type(number, "figure"):
        low, high = row["value_low"], row["value_high"]
        found = [as_number(m) for m in re.findall(r"\d+(?:[.,]\d+)*", row["figure_text"])]
        scale = 1_000_000 if "million" in row["figure_text"] else 1
        assert all(n * scale in (low, high) for n in found), row
        closed = {"exact": (True, True), "about": (True, True), "range": (True, True), "up_to": (False, True)}
        assert (low is not None, high is not None) == closed.get(row["bound"], (True, False)), row
        assert row["bound"] not in {"exact", "about"} or low == high, row
        assert row["bound"] != "range" or low < high, row
        sentence = locate(TEXTS[number], row["sentence_text"], row.get("sentence_nth", 0))
        assert sentence[0] <= locate(TEXTS[number], row["figure_text"], row.get("figure_nth", 0))[0], row


@pytest.mark.parametrize("number", FILES)
def test_reports_are_of_the_promised_length(number):
    """Every report has 200 to 400 words without its noise."""
    text = TEXTS[number]
    noise = sum(len(row["text"].split()) for row in GOLD.get(number, []) if row["type"] == "noise")
    assert 200 <= len(text.split()) - noise <= 400


def test_no_row_stands_twice():
    """No report holds the same row twice."""
    for number, rows in GOLD.items():
        seen = collections.Counter(json.dumps(row, sort_keys=True) for row in rows)
        assert not [row for row, times in seen.items() if times > 1], number


def test_meta_names_every_report():
    """Each row of meta.jsonl names a file that is there; two leave their day of publication to the text."""
    rows = rows_of(REPORTS / "meta.jsonl")
    assert sorted(row["file"] for row in rows) == sorted(path.name for path in FILES.values())
    assert all({"file", "url", "publisher", "language"} <= row.keys() for row in rows)
    assert len([row for row in rows if "published" not in row]) == 2
    assert all(".example/" in row["url"] for row in rows)


def test_every_text_report_has_its_truth():
    """At least twelve text reports have their truth; the HTML reports have theirs apart, out of the scorer's sight."""
    assert len([n for n in GOLD if FILES[n].suffix == ".txt"]) >= 12
    assert {path.stem for path in TRUTH.glob("[0-9]*.jsonl")} <= {n for n, p in FILES.items() if p.suffix == ".txt"}
    assert len([n for n in FILES if FILES[n].suffix == ".html"]) == 2


@pytest.mark.parametrize("row", EVERY_ACROSS, ids=lambda row: row["type"])
def test_rows_across_name_reports_and_texts(row):
    """What holds between reports names reports that are there and texts that stand in them."""
    assert row["type"] in {"lineage", "fact", "conflict"}
    if row["type"] == "lineage":
        assert row["kind"] in LINEAGE
        assert row["why"]
        assert row["direction"] in {"a_from_b", "b_from_a", "unknown"}
        assert row["a"] != row["b"]
        assert {row["a"], row["b"]} <= FILES.keys()
        return
    assert len(list(items_of(row))) >= 2
    if row["type"] == "conflict":
        assert row["kind"] in CONFLICTS
        assert row["why"]
        assert (row["kind"] == "figure") == ("relation" in row)
        assert row.get("relation") in RELATIONS | {None}


@pytest.mark.parametrize("row", [r for r in EVERY_ACROSS if r["type"] == "fact"], ids=lambda row: row["what"])
def test_origins_cover_the_articles_of_a_fact(row):
    """A fact's roots are as many as its origins and share its articles out among them."""
    articles = [article for root in row["roots"] for article in root["articles"]]
    assert row["origins"] == len(row["roots"])
    assert sorted(articles) == sorted({item["article"] for item in row["items"]})


@pytest.mark.parametrize("row", [r for r in ACROSS if r["type"] == "fact"], ids=lambda row: row["what"])
def test_every_item_of_a_fact_is_a_finding(row):
    """Each item of a fact overlaps a statement, figure or event of its report."""
    found = [f for f in perfect_export() if f["type"] in {"statement", "figure", "event"}]
    for number, span in items_of(row):
        assert any(shows(f, number, span) for f in found), (number, span)


def test_no_pair_is_judged_twice():
    """A pair of reports has one lineage, derived or independent."""
    pairs = collections.Counter(frozenset((r["a"], r["b"])) for r in EVERY_ACROSS if r["type"] == "lineage")
    assert max(pairs.values()) == 1


def test_look_alikes_are_linked_to_nothing():
    """The February round is derived from nothing and nothing from it."""
    derived = [r for r in EVERY_ACROSS if r["type"] == "lineage" and r["kind"] != "independent"]
    assert not {number for r in derived for number in (r["a"], r["b"])} & {"19", "20"}


def test_taken_less_released_less_dead_is_held():
    """The ministry's sum holds in 01 and 14 and fails, on purpose, in 05 and 07."""

    def total(number, measure):
        rows = [r for r in GOLD[number] if r["type"] == "figure" and r["measure"] == measure]
        return [r["value_low"] for r in rows if r["modality"] == "reported"]

    def holds(number):
        taken, held, dead = (total(number, m)[0] for m in ("taken_hostage", "still_held", "held_dead"))
        return taken - sum(total(number, "released")) - dead == held

    assert [holds(number) for number in ("01", "02", "06", "14", "05", "07")] == [True] * 4 + [False] * 2


@functools.cache
def counts():
    """How often each phenomenon occurs."""
    c = collections.Counter()
    for _, row in ALL:
        c[row["type"]] += 1
        c[f"{row['type']} {row.get('modality') or row.get('stance') or row.get('directness')}"] += 1
        c[f"bound {row.get('bound')}"] += 1
        if row["type"] == "statement":
            c["unnamed"] += not row["named"]
            c["reason for anonymity"] += row["anonymity_reason_text"] is not None
            c["no cue"] += row["cue_text"] is None
            c["told"] += row["told_to"] is not None
            c["quote in parts"] += len(row["content_texts"]) > 1
            c["nested"] += "nested" in row.get("note", "")
            c["pronoun"] += row["speaker_text"].lower() in {"he", "she", "it", "they"}
        c["per day"] += row.get("per") == "day"
        c["percent"] += row.get("unit") == "percent"
        c["vague plural"] += row["type"] == "figure" and "vague" in row.get("note", "")
    for row in EVERY_ACROSS:
        c[f"{row['type']} {row.get('kind', '')}".strip()] += 1
        c[f"relation {row.get('relation')}"] += 1
        c["facts with two origins"] += row.get("origins") == 2
    return c


@pytest.mark.parametrize(
    ("phenomenon", "least"),
    [
        *(("statement", 200), ("figure", 200), ("event", 200), ("position", 100), ("noise", 30)),
        *(("unnamed", 60), ("reason for anonymity", 12), ("no cue", 12), ("told", 50), ("nested", 8), ("pronoun", 40)),
        *(("quote in parts", 12), ("per day", 15), ("percent", 5), ("vague plural", 5)),
        *((f"bound {b}", 5) for b in sorted(VALUES["bound"])),
        *((f"position {s}", 3) for s in sorted(VALUES["stance"])),
        *((f"event {m}", 8) for m in sorted(MODALITIES["event"])),
        *(("lineage copy", 3), ("lineage rewrite", 1), ("lineage translation", 3), ("lineage same_wire", 1)),
        *(("lineage update", 1), ("lineage independent", 20), ("fact", 30), ("facts with two origins", 8)),
        *((f"conflict {k}", 2) for k in sorted(CONFLICTS)),
        *((f"relation {r}", 1) for r in sorted(RELATIONS)),
    ],
)
def test_every_phenomenon_occurs(phenomenon, least):
    """Each phenomenon that the samples promise occurs often enough to be measured."""
    assert counts()[phenomenon] >= least


def test_two_thirds_of_the_reports_are_noisy():
    """About two thirds of the text reports carry noise as scraped; the others are clean."""
    noisy = [n for n, rows in GOLD.items() if any(row["type"] == "noise" for row in rows)]
    assert 0.6 <= len(noisy) / len(GOLD) <= 0.85


def test_the_export_has_one_row_a_finding():
    """The perfect export has one row a finding, with ids that differ."""
    rows = perfect_export()
    ids = [row["id"] for row in rows if "id" in row]
    assert len(ids) == len(set(ids))
    assert sum(row["type"] in FIELDS for row in rows) == sum(len(GOLD[n]) for n in GOLD if FILES[n].suffix == ".txt")


def test_texts_differ():
    """No two reports are the same file."""
    assert len({hashlib.sha256(text.encode()).hexdigest() for text in TEXTS.values()}) == len(TEXTS)


if __name__ == "__main__":
    sys.stdout.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in perfect_export())
