"""Times every page of a record of 10,000 generated reports against the same server's page on an empty record.

- ``NAME`` (a page): ten times the time of an empty page over its own. 1.0 is the bound: ten times as long as an empty
  page; more is faster.
- ``bytes``: 300 kB over the size of the largest page; 1.0 is the bound.

Server time is the whole answer as the application gives it (ASGI, no network), the median of several; first byte and
full size are stated beside it. The empty page is the empty record's brief, timed between the others. What it takes to
lay the record out once after it has changed is stated too, and not part of a page.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parent))

from floors import hold
from generating import links, readings

from crosswire.api import Record, Settings
from crosswire.record import StageVersion
from crosswire.store import open_store
from crosswire.web import Site, make_app

HERE = Path(__file__).parent
_RUNS = 9
_WARM = 2
_TIMES = 10  # how many times the time of an empty page a page may take
_LARGEST = 300_000  # bytes of HTML


@dataclass(frozen=True, slots=True)
class Taken:
    """What an answer took: seconds to its first byte and to its last, and its size in bytes."""

    first_s: float
    whole_s: float
    size: int


async def _answer(app: Any, path: str) -> Taken:
    parts = urlsplit(path)
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http",
        "path": parts.path, "raw_path": parts.path.encode(), "query_string": parts.query.encode(), "root_path": "",
        "headers": [(b"host", b"localhost")], "client": ("127.0.0.1", 1), "server": ("localhost", 80), "state": {},
    }  # fmt: skip
    began = time.perf_counter()
    first, size, status = 0.0, 0, 0

    async def receive() -> dict[str, object]:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: dict[str, Any]) -> None:
        nonlocal first, size, status
        if message["type"] == "http.response.start":
            status = message["status"]
        elif message.get("body"):
            first = first or time.perf_counter() - began
            size += len(message["body"])

    await app(scope, receive, send)
    assert status == 200, (status, path)
    return Taken(first, time.perf_counter() - began, size)


def generated(target: Path, count: int) -> None:
    """Writes a record of so many generated reports."""
    stage = [StageVersion("generated", "1")]
    with open_store(target) as store:
        ids = []
        for reading in readings(count):
            store.save(reading, stage, "generated")
            ids.append(reading.parsed.article.id)
        store.link(list(links(ids)))


def addresses(record: Record) -> dict[str, str]:
    """Returns an address of every page."""
    desk = record.desk()
    articles = desk.view.articles
    article, statement, person = articles[len(articles) // 2], desk.view.statements[999], desk.actors[20]
    last, day = desk.days[-1].isoformat(), desk.days[len(desk.days) // 2].isoformat()
    return {
        "brief": "/",
        "brief_news": f"/?since={last}",
        "brief_part": "/?part=said&page=2",
        "board": "/board",
        "board_history": f"/board?issue=pay&party={desk.board(None, None, 6).parties[0].key}",
        "figures": "/figures?measure=ships",
        "figures_page": "/figures?measure=ships&page=7",
        "timeline": "/timeline",
        "timeline_chosen": "/timeline?modality=planned&who=guild&page=3",
        "statements": "/statements",
        "statements_chosen": "/statements?speaker=halloran&told=named&page=2",
        "statements_words": "/statements?q=winter roster",
        "reports": "/reports",
        "reports_page": "/reports?page=150",
        "reader": f"/reports/{article.id}",
        "reader_opened": f"/reports/{statement.article}?open={statement.id}",
        "compare": f"/compare?report={articles[0].id}&report={articles[1].id}&report={articles[2].id}",
        "lineage": "/lineage",
        "facts": "/facts",
        "conflicts": "/facts?show=conflicts",
        "why": f"/why/{statement.id}",
        "actors": "/actors?page=3",
        "actor": f"/actors/{person.id}",
        "sources": "/sources",
        "failures": "/failures",
        "review": "/review",
        "correct": f"/correct/{statement.id}",
        "add": "/add",
        "search": "/search?q=milk churn",
        "search_phrase": '/search?q="night train" capital',
        "known": f"/?known={day}",
    }


def timed(full: Any, empty: Any, paths: dict[str, str]) -> tuple[dict[str, Taken], float]:
    """Returns what every page took (the median answer) and the seconds of an empty page, timed in turn with them."""
    found: dict[str, Taken] = {}
    bare: list[float] = []
    loop = asyncio.new_event_loop()
    for name, path in paths.items():
        for _ in range(_WARM):
            loop.run_until_complete(_answer(full, path.replace(" ", "%20").replace('"', "%22")))
            loop.run_until_complete(_answer(empty, "/"))
        gc.collect()
        runs = []
        for _ in range(_RUNS):
            bare.append(loop.run_until_complete(_answer(empty, "/")).whole_s)
            runs.append(loop.run_until_complete(_answer(full, path.replace(" ", "%20").replace('"', "%22"))))
        found[name] = sorted(runs, key=lambda t: t.whole_s)[len(runs) // 2]
    loop.close()
    return found, statistics.median(bare)


def main() -> int:
    """Generates, serves, times, and holds the scores against the floors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--record", type=Path, help="a record generated before")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        target = args.record or Path(folder) / "many.db"
        if not target.exists():
            began = time.perf_counter()
            generated(target, args.reports)
            print(f"{args.reports:,} reports written in {time.perf_counter() - began:.0f} s")
        with Record(open_store(target)) as many, Record(open_store(Path(folder) / "empty.db")) as none:
            began = time.perf_counter()
            many.desk()
            print(f"laid out in {time.perf_counter() - began:.1f} s after a change: {dict(many.counts())}")
            began = time.perf_counter()
            paths = addresses(many)
            settings = Settings(use_encoder=False, workers=1)
            full, empty = make_app(Site(many, settings)), make_app(Site(none, settings))
            loop = asyncio.new_event_loop()
            for path in paths.values():
                at = time.perf_counter()
                loop.run_until_complete(_answer(full, path.replace(" ", "%20").replace('"', "%22")))
                if time.perf_counter() - at > 1:
                    print(f"first time, {time.perf_counter() - at:.1f} s: {path}")
            loop.close()
            print(f"every page for the first time: {time.perf_counter() - began:.1f} s")
            found, bare = timed(full, empty, paths)
    print(f"\nempty page {1000 * bare:.2f} ms\n{'page':<20} {'first byte':>10} {'whole':>10} {'size':>9}")
    for name, taken in found.items():
        print(
            f"{name:<20} {1000 * taken.first_s:>7.2f} ms {1000 * taken.whole_s:>7.2f} ms {taken.size / 1000:>6.1f} kB"
        )
    scores = {name: round(_TIMES * bare / taken.whole_s, 2) for name, taken in found.items()}
    scores["bytes"] = round(_LARGEST / max(t.size for t in found.values()), 2)
    if args.reports != 10_000:
        print(json.dumps(scores))
        return 0
    return hold(HERE / "baseline.json", scores)


if __name__ == "__main__":
    sys.exit(main())
