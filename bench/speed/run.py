"""Times `add` on one core against the bare parser on the same texts in one run, and against the record's growth.

- ``ratio``: words a second of reading and saving with everything on, over those of the bare spaCy pipeline (opening
  the record and loading the models are left out on both sides).
- ``statements``: time of the encoder and its heads over time of the bare pipeline (lower is better; shown negated as
  ``headroom`` = 1 / that, so that its floor goes up).
- ``growth``: time of adding one report to an empty record over that of adding it to one of 1,000 reports.

Ratios of medians; absolute figures are printed for information only.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})  # before numpy counts the cores

from floors import hold

from crosswire import pipeline, store
from crosswire.language import LanguageRoom
from crosswire.language.segments import pieces
from crosswire.record import Article
from crosswire.settings import Settings
from crosswire.sources import collect

HERE = Path(__file__).resolve().parent
SAMPLES = Path(str(files("crosswire"))) / "samples" / "reports"
REPEATS = 3
GROWN = 1_000


def articles() -> list[Article]:
    """Returns the English sample reports as articles."""
    found = collect([str(p) for p in sorted(SAMPLES.glob("*.txt"))])
    return [a for a in found if isinstance(a, Article) and a.language == "en"]


def median_s(work: Callable[[], object], repeats: int = REPEATS) -> float:
    """Returns the median time of a call, in seconds of this process."""
    times = []
    for _ in range(repeats):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return statistics.median(times)


def speeds(room: LanguageRoom, settings: Settings, folder: Path) -> dict[str, float]:  # noqa: C901
    """Measures reading against the bare parser, both warm."""
    found = articles()
    words = sum(len(a.text.split()) for a in found)
    spans = {a.id: list(pieces(a, ())) for a in found}

    def bare() -> None:
        for a in found:
            for _ in room.english.pipeline.pipe([s.of(a.text) for s in spans[a.id]]):
                pass

    def encode() -> None:
        for a in found:
            room.encoder.attributions(a.text)

    records = [store.open_store(folder / f"speed{n}.db") for n in range(REPEATS + 1)]
    waiting = iter(records)

    def full() -> None:
        record = next(waiting)
        for a in found:
            read = pipeline.read(room, a)
            record.save(read.reading, pipeline.stage_versions(settings), pipeline.fingerprint(a, settings))

    for warm in (bare, encode, full):
        warm()
    times = {"bare": median_s(bare), "encoder": median_s(encode), "add": median_s(full)}
    for record in records:
        record.close()
    for name, seconds in times.items():
        print(f"{name:<10} {words / seconds:>9,.0f} words a second")
    return {"ratio": times["bare"] / times["add"], "headroom": times["bare"] / times["encoder"]}


def growth(room: LanguageRoom, settings: Settings, folder: Path) -> float:
    """Returns how adding to an empty record compares with adding to one of GROWN reports."""
    versions = pipeline.stage_versions(settings)
    base = articles()[0]
    text = "\n\n".join(base.text.split("\n\n")[:3])

    def report(n: int) -> Article:
        new = f"{text}\n\nReport {n} of the harbour office."
        return Article(id=f"{n:016x}", text=new, raw_sha256=f"{n:064x}", path=f"{n}.txt", language="en")

    def added(record: store.Store, n: int) -> float:
        reading = pipeline.read(room, report(n)).reading
        began = time.perf_counter()
        record.save(reading, versions, pipeline.fingerprint(reading.parsed.article, settings))
        return time.perf_counter() - began

    record = store.open_store(folder / "grown.db")
    first = statistics.median(added(record, n) for n in range(20))
    for n in range(20, GROWN):
        added(record, n)
    last = statistics.median(added(record, n) for n in range(GROWN, GROWN + 20))
    record.close()
    print(f"saving one report: {first * 1000:.1f} ms into an empty record, {last * 1000:.1f} ms into {GROWN:,}")
    return first / last


def main() -> int:
    """Runs the benchmark; returns the exit code."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    settings = Settings(workers=1)
    room = LanguageRoom(settings)
    with tempfile.TemporaryDirectory() as place:
        scores = speeds(room, settings, Path(place))
        scores["growth"] = growth(LanguageRoom(Settings(use_encoder=False)), settings, Path(place))
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB")
    return hold(HERE / "baseline.json", scores)


if __name__ == "__main__":
    sys.exit(main())
