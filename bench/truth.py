"""Scores an export against annotated articles: the measures of the gold set, as values.

Same rules as the scorers that come with the gold set (a test holds the two against each other where both are there):

- statement: half of the content's words shared (intersection over union); ``statement+speaker`` also the speaker.
- figure: the span overlaps and both values are the same. position: party, issue and sentence. event: half of the
  words of the shorter evidence. noise: characters.

What holds between articles is scored by ``across``.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

Row = dict[str, Any]

WORD = re.compile(r"\w+")
STOP = {"the", "a", "an", "of", "s", "to", "on", "in", "its", "with", "president", "prime", "minister", "secretary"}
FIELDS = ("measure", "bound", "modality", "per", "as_of")


def read_rows(path: Path) -> list[Row]:
    """Returns the rows of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def within(articles: Path, gold: Path, export: Iterable[Row]) -> dict[str, float]:
    """Scores what the export finds inside articles: F1 by type, shares of right fields, and the mean."""
    texts = {p.name.split("_")[0]: (p.name, p.read_text(encoding="utf-8")) for p in sorted(articles.glob("*.txt"))}
    number = {name: n for n, (name, _) in texts.items()}
    found: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    of: dict[str, str] = {}
    for row in export:
        if row["type"] == "article":
            of[row["id"]] = number.get(Path(str(row.get("path") or row.get("url") or "")).name, "")
        elif of.get(row.get("article", "")):
            found[of[row["article"]]][row["type"]].append(row)
    count: Counter[str] = Counter()
    for path in sorted(gold.glob("[0-9]*.jsonl")):
        truth: dict[str, list[Row]] = defaultdict(list)
        for row in read_rows(path):
            truth[row["type"]].append(row)
        text = texts[path.stem][1]
        for kind, measure in MEASURES.items():
            measure(text, found[path.stem][kind], truth[kind], count)
    return _summary(count)


def nth(text: str, needle: str, n: int = 0) -> tuple[int, int]:
    """Returns where the n-th occurrence stands; raises ValueError where there is none."""
    at = -1
    for _ in range(n + 1):
        at = text.find(needle, at + 1)
        if at < 0:
            raise ValueError(f"not in the article: {needle!r}")
    return at, at + len(needle)


def words(text: str, spans: Iterable[Any]) -> set[int]:
    """Returns the places of the words in these spans."""
    return {m.start() + s for s, e in spans for m in WORD.finditer(text[s:e])}


def fold(name: str | None) -> str:
    """Returns the words of a name without case and compatibility forms."""
    return " ".join(WORD.findall(unicodedata.normalize("NFKD", name or "").casefold()))


def same_name(a: str | None, b: str | None) -> bool:
    """Whether one name's words are all in the other's, stop words aside."""
    x, y = set(fold(a).split()) - STOP, set(fold(b).split()) - STOP
    return bool(x and y) and (x <= y or y <= x)


def sentence_of(text: str, at: int) -> tuple[int, int]:
    """Returns the stretch between sentence marks around a place."""
    start = max(text.rfind(c, 0, at) for c in ".!?\n") + 1
    ends = [x for x in (text.find(c, at) for c in ".!?\n") if x >= 0]
    return start, (min(ends) if ends else len(text))


def f1(hits: int, predicted: int, gold: int) -> float:
    """Returns the harmonic mean of precision and recall."""
    return 2 * hits / (predicted + gold) if predicted + gold else 0.0


def _greedy(pairs: Iterable[tuple[float, int, int]]) -> list[tuple[int, int]]:
    left, right, out = set(), set(), []
    for _, i, j in sorted(pairs, reverse=True):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            out.append((i, j))
    return out


def _count(count: Counter[str], kind: str, hits: int, predicted: int, gold: int) -> None:
    count[f"{kind} hit"] += hits
    count[f"{kind} predicted"] += predicted
    count[f"{kind} gold"] += gold


def _statements(text: str, found: list[Row], truth: list[Row], count: Counter[str]) -> None:
    wanted = [
        words(
            text, [nth(text, t, n) for t, n in zip(g["content_texts"], g.get("content_nth") or [0] * 99, strict=False)]
        )
        for g in truth
    ]
    got = [words(text, s["content_spans"]) for s in found]
    match = _greedy(
        (len(x & y) / len(x | y), i, j)
        for i, x in enumerate(got)
        for j, y in enumerate(wanted)
        if x and y and len(x & y) / len(x | y) >= 0.5
    )
    _count(count, "statement", len(match), len(found), len(truth))
    for i, j in match:
        p, g = found[i], truth[j]
        speaker = p.get("speaker") or {}
        names = [speaker.get("name"), speaker.get("description"), *(speaker.get("aliases") or [])]
        count["speaker hit"] += any(
            n and (same_name(n, g["speaker"]) or same_name(n, g["speaker_text"])) for n in names
        )
        count["statement named"] += bool(speaker.get("named")) == g["named"]
        count["statement directness"] += p.get("directness") == g["directness"]
        count["statement relay"] += {fold(x) for x in p.get("relay") or []} == {fold(x) for x in g["relay"]}
        count["statement said_on"] += p.get("said_on") == g["said_on"]


def _contents(text: str, row: Row) -> list[tuple[int, int]]:
    pieces = row["content_texts"]
    places = row.get("content_nth") or [0] * len(pieces)
    return [nth(text, piece, n) for piece, n in zip(pieces, places, strict=True)]


def _figures(text: str, found: list[Row], truth: list[Row], count: Counter[str]) -> None:
    spans = [nth(text, g["figure_text"], g.get("figure_nth", 0)) for g in truth]
    match = _greedy(
        (o + (p.get("measure") == g["measure"]), i, j)
        for i, p in enumerate(found)
        for j, g in enumerate(truth)
        if (o := min(p["span"][1], spans[j][1]) - max(p["span"][0], spans[j][0])) > 0
        and (p.get("value_low"), p.get("value_high")) == (g["value_low"], g["value_high"])
    )
    _count(count, "figure", len(match), len(found), len(truth))
    for i, j in match:
        p, g = found[i], truth[j]
        for field in FIELDS:
            count[f"figure {field}"] += p.get(field) == g[field]
        neither = not p.get("authority") and not g["authority"]
        count["figure authority"] += neither or same_name(p.get("authority"), g["authority"])


def _positions(text: str, found: list[Row], truth: list[Row], count: Counter[str]) -> None:
    places = [sentence_of(text, nth(text, g["evidence_text"], g.get("evidence_nth", 0))[0]) for g in truth]
    match = _greedy(
        (1 + (p.get("stance") == g["stance"]), i, j)
        for i, p in enumerate(found)
        for j, g in enumerate(truth)
        if same_name(p.get("party"), g["party"])
        and p.get("issue") == g["issue"]
        and p["span"][0] < places[j][1]
        and p["span"][1] > places[j][0]
    )
    _count(count, "position", len(match), len(found), len(truth))
    count["stance hit"] += sum(found[i].get("stance") == truth[j]["stance"] for i, j in match)


def _events(text: str, found: list[Row], truth: list[Row], count: Counter[str]) -> None:
    wanted = [words(text, [nth(text, g["evidence_text"], g.get("evidence_nth", 0))]) for g in truth]
    got = [words(text, [p["span"]]) for p in found]
    match = _greedy(
        (share + (found[i].get("kind") == truth[j]["kind"]), i, j)
        for i, x in enumerate(got)
        for j, y in enumerate(wanted)
        if x and y and (share := len(x & y) / min(len(x), len(y))) >= 0.5
    )
    _count(count, "event", len(match), len(found), len(truth))
    for i, j in match:
        count["event kind"] += found[i].get("kind") == truth[j]["kind"]
        count["event when"] += (found[i].get("when") or {}).get("earliest") == truth[j]["when"]


def _noise(text: str, found: list[Row], truth: list[Row], count: Counter[str]) -> None:
    wanted = {c for g in truth for c in range(*nth(text, g["text"], g.get("text_nth", 0)))}
    got = {c for p in found for c in range(*p["span"])}
    _count(count, "noise", len(got & wanted), len(got), len(wanted))


MEASURES = {
    "statement": _statements,
    "figure": _figures,
    "position": _positions,
    "event": _events,
    "noise": _noise,
}


def _summary(count: Counter[str]) -> dict[str, float]:
    def score(kind: str, hits: str | None = None) -> float:
        return f1(count[hits or f"{kind} hit"], count[f"{kind} predicted"], count[f"{kind} gold"])

    scores = {
        "statement": score("statement"),
        "statement+speaker": score("statement", "speaker hit"),
        "figure": score("figure"),
        "position": score("position"),
        "position+stance": score("position", "stance hit"),
        "event": score("event"),
        "noise": score("noise"),
    }
    for kind, fields in (
        ("statement", ("named", "directness", "relay", "said_on")),
        ("figure", (*FIELDS, "authority")),
        ("event", ("kind", "when")),
    ):
        for field in fields:
            hits = count[f"{kind} hit"]
            scores[f"{kind} {field}"] = count[f"{kind} {field}"] / hits if hits else 0.0
    five = ("statement+speaker", "figure", "position+stance", "noise", "event")
    scores["mean"] = sum(scores[k] for k in five) / 5
    return scores
