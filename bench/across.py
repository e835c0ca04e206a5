"""Scores what an export says between articles: lineage, facts with their origins, conflicts.

Same rules as ``score_across.py`` of the gold set (a test holds the two against each other where both are there):

- lineage: precision, recall and F1 over pairs, derived or not; of the pairs found the share with the right kind
  (``same_wire`` accepts ``copy`` and the other way round, ``update`` accepts ``copy``) and, where the truth states one,
  the right direction.
- fact: found when one exported fact holds items in at least half of its sentences, and in two at least; ``origins`` is
  the share of found facts with the right number of independent roots.
- conflict: found when an exported one of the same kind hits two of its items; ``relation`` over those found that state
  one; ``precision`` is the share of exported conflicts that hit two items of some true fact or conflict.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from truth import Row, f1, nth, read_rows, sentence_of

__all__ = ["ACCEPTED", "Between", "Pair", "between", "derived", "numbers"]

Pair = frozenset[str]
Place = tuple[str, tuple[int, int]]
Cover = list[tuple[str, list[int]]]

ACCEPTED = {"same_wire": {"same_wire", "copy"}, "update": {"update", "copy"}, "copy": {"copy", "same_wire"}}
_FLIPPED = {"a_from_b": "b_from_a", "b_from_a": "a_from_b", "unknown": "unknown"}


@dataclass(frozen=True)
class Between:
    """The scores by name, and in words what was missed and what was made up."""

    scores: dict[str, float]
    remarks: list[str] = field(default_factory=list)


def between(articles: Path, gold: Path, export: list[Row]) -> Between:
    """Scores an export against the truth between articles, in ``gold``."""
    of = numbers(articles, export)
    truth = read_rows(gold)
    out = Between({})
    _lineage(truth, export, of, out)
    texts = {of_name(p.name): p.read_text(encoding="utf-8") for p in articles.glob("*.txt")}
    items = {id(g): _places(g, texts) for g in truth if g["type"] in ("fact", "same_fact", "conflict")}
    _facts(truth, items, _fact_covers(export, of), out)
    _conflicts(truth, items, export, of, out)
    return out


def of_name(name: str) -> str:
    """Returns the number that a report's file name begins with."""
    return name.split("_")[0]


def numbers(articles: Path, export: Iterable[Row]) -> dict[str, str]:
    """Returns the number of each exported article that the truth speaks of, by its id."""
    names = {p.name: of_name(p.name) for p in articles.glob("*.txt")}
    rows = (row for row in export if row["type"] == "article")
    named = ((row["id"], Path(str(row.get("path") or row.get("url") or "")).name) for row in rows)
    return {key: names[name] for key, name in named if name in names}


def derived(truth: Iterable[Row]) -> dict[Pair, Row]:
    """Returns the true pairs of which one comes from the other or both from a third."""
    rows = (row for row in truth if row["type"] == "lineage" and row["kind"] != "independent")
    return {frozenset((row["a"], row["b"])): row for row in rows}


def _share(hits: int, of: int) -> float:
    return hits / of if of else 0.0


def _lineage(truth: list[Row], export: list[Row], of: Mapping[str, str], out: Between) -> None:
    true = derived(truth)
    rows = [r for r in export if r["type"] == "lineage" and r["a"] in of and r["b"] in of]
    said = {frozenset((of[r["a"]], of[r["b"]])): r for r in rows}
    both = true.keys() & said.keys()
    kinds = sum(said[pair]["kind"] in ACCEPTED.get(true[pair]["kind"], {true[pair]["kind"]}) for pair in both)
    stated = [pair for pair in both if true[pair].get("direction") in ("a_from_b", "b_from_a")]
    ways = sum(_direction(said[pair], true[pair]["a"], of) == true[pair]["direction"] for pair in stated)
    out.scores.update(
        {
            "lineage": f1(len(both), len(said), len(true)),
            "lineage precision": _share(len(both), len(said)),
            "lineage recall": _share(len(both), len(true)),
            "lineage kind": _share(kinds, len(both)),
            "lineage direction": _share(ways, len(stated)),
        }
    )
    out.remarks.extend([f"missed {true[pair]['kind']} {' '.join(sorted(pair))}" for pair in true.keys() - said.keys()])
    out.remarks.extend([f"false {said[pair]['kind']} {' '.join(sorted(pair))}" for pair in said.keys() - true.keys()])
    out.remarks.extend(
        f"kind of {' '.join(sorted(pair))}: {said[pair]['kind']}, not {true[pair]['kind']}"
        for pair in both
        if said[pair]["kind"] != true[pair]["kind"]
    )


def _direction(row: Row, first: str, of: Mapping[str, str]) -> str:
    said = row.get("direction") or "unknown"
    return said if of[row["a"]] == first else _FLIPPED[said]


def _fact_covers(export: list[Row], of: Mapping[str, str]) -> list[tuple[Row, Cover]]:
    spans: dict[str, Cover] = {}
    for row in export:
        if row.get("id") and row.get("article") in of:
            held = row.get("content_spans") or ([row["span"]] if row.get("span") else [])
            spans[row["id"]] = [(of[row["article"]], span) for span in held]
    return [(r, [s for i in r["items"] for s in spans.get(i, [])]) for r in export if r["type"] == "fact"]


def _places(g: Row, texts: Mapping[str, str]) -> list[Place]:
    out = []
    for item in g["items"]:
        number = item.get("article") or item.get("seed")
        text = texts[number]
        out.append((number, sentence_of(text, nth(text, item["text"], item.get("text_nth", 0))[0])))
    return out


def _hits(places: list[Place], cover: Cover) -> int:
    return sum(any(n == m and s[0] <= e[1] and s[1] >= e[0] for m, s in cover) for n, e in places)


def _facts(truth: list[Row], items: dict[int, list[Place]], facts: list[tuple[Row, Cover]], out: Between) -> None:
    wanted = [g for g in truth if g["type"] in ("fact", "same_fact") and len(g["items"]) > 1]
    found = scored = right = 0
    for g in wanted:
        places = items[id(g)]
        ranked = ((_hits(places, cover), -len(cover), n) for n, (_, cover) in enumerate(facts))
        most, _, best = max(ranked, default=(0, 0, 0))
        if most < 2 or most < len(places) / 2:
            out.remarks.append(f"missed fact: {g['what']}")
            continue
        found += 1
        if "origins" in g:
            scored += 1
            said = len(facts[best][0]["origins"])
            right += said == g["origins"]
            if said != g["origins"]:
                out.remarks.append(f"{said} origins, not {g['origins']}: {g['what']}")
    out.scores.update({"fact recall": _share(found, len(wanted)), "origins": _share(right, scored)})


def _conflicts(
    truth: list[Row], items: dict[int, list[Place]], export: list[Row], of: Mapping[str, str], out: Between
) -> None:
    rows = [r for r in export if r["type"] == "conflict"]
    covers: list[Cover] = [[(of[i["article"]], i["span"]) for i in r["items"] if i["article"] in of] for r in rows]
    wanted = [g for g in truth if g["type"] == "conflict"]
    found = related = right = 0
    for g in wanted:
        same = [r for r, c in zip(rows, covers, strict=True) if r["kind"] == g["kind"] and _hits(items[id(g)], c) >= 2]
        found += bool(same)
        if same and g.get("relation"):
            related += 1
            right += any(r.get("relation") == g["relation"] for r in same)
        if not same:
            out.remarks.append(f"missed conflict ({g['kind']}): {g['why']}")
    known = list(items.values())
    false = [r for r, c in zip(rows, covers, strict=True) if not any(_hits(places, c) >= 2 for places in known)]
    out.remarks.extend([f"false alarm ({r['kind']}): {r.get('why', '')}" for r in false])
    out.scores.update(
        {
            "conflict recall": _share(found, len(wanted)),
            "conflict relation": _share(right, related),
            "conflict precision": _share(len(rows) - len(false), len(rows)),
        }
    )
