"""Indexes and adds generated articles at growing sizes: does the cost of one more stay, and are copies found?

One article in ten is a cut copy of an earlier one and one in ten a rewrite (same figures and names in the same order,
other words), so both have known originals. The texts are made up from a seed; nothing is read, only indexed: this
measures what relating adds to the cost of an article, not the reading. For each size it prints the time per article
of the last ones added (making the keys, storing them, asking for kin), the recall of originals among the kin that an
article is held against, memory, and, where datasketch is installed, the same of its MinHashLSH.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import resource
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from floors import hold

from crosswire.pipeline.relating import near_kin
from crosswire.record import Article
from crosswire.relating import lineage
from crosswire.store import Store, open_store

HERE = Path(__file__).resolve().parent
SMALL = (1_000, 4_000)
LAST = 250  # articles timed at each size, and added at once before it
SENTENCES, WORDS = 12, 22
A_DAY = 40  # articles published a day
SYLLABLES = [a + b for a in ("b", "c", "d", "f", "g", "l", "m", "n", "r", "s", "t", "br", "st") for b in "aeiou"]
LSH_LEAST = 0.5


@dataclass(frozen=True, slots=True)
class Made:
    """A generated article, and the place of the one it comes from."""

    article: Article
    origin: int | None = None
    kind: str = "new"


@dataclass(slots=True)
class Measured:
    """What a size cost and found."""

    ms: float
    copies: float
    rewrites: float


def articles(how_many: int, seed: int = 7) -> Iterator[Made]:
    """Yields articles in order of publication; the same for every size and machine."""
    chance = random.Random(seed)  # noqa: S311 - a benchmark, no secret
    lexicon = ["".join(chance.choices(SYLLABLES, k=chance.choice((2, 2, 3)))) for _ in range(20_000)]
    names = ["".join(chance.choices(SYLLABLES, k=2)).capitalize() for _ in range(3_000)]
    recent: list[tuple[int, list[list[str]]]] = []
    for n in range(how_many):
        day = date(2030, 1, 1) + timedelta(days=n // A_DAY)
        draw = chance.random()
        if recent and draw < 0.2:
            origin, sentences = chance.choice(recent)
            if draw < 0.1:
                first = chance.randrange(0, SENTENCES // 2)
                yield Made(_article(n, sentences[first : first + SENTENCES // 2], day), origin, "copy")
            else:
                yield Made(_article(n, [_reworded(s, lexicon, chance) for s in sentences], day), origin, "rewrite")
            continue
        sentences = [_sentence(lexicon, names, chance) for _ in range(SENTENCES)]
        recent = [*recent[-5 * A_DAY :], (n, sentences)]
        yield Made(_article(n, sentences, day))


def _sentence(lexicon: Sequence[str], names: Sequence[str], chance: random.Random) -> list[str]:
    words = [chance.choice(lexicon) for _ in range(WORDS)]
    words[5], words[11] = chance.choice(names), str(chance.randrange(3, 3_000))
    return words


def _reworded(sentence: Sequence[str], lexicon: Sequence[str], chance: random.Random) -> list[str]:
    return [w if w[0].isupper() or w[0].isdigit() else chance.choice(lexicon) for w in sentence]


def _article(n: int, sentences: Sequence[Sequence[str]], day: date) -> Article:
    text = "\n\n".join(" ".join(["The", *words]) + "." for words in sentences)
    return Article(f"{n:016x}", text, f"{n:064x}", path=f"{n}.txt", language="en", published=day)


def _held(database: Path, some: Sequence[Made]) -> None:
    """Puts articles into a record as bare rows: what is measured comes after."""
    with sqlite3.connect(database) as connection:
        for made in some:
            a = made.article
            digest = hashlib.sha256(a.text.encode()).hexdigest()
            connection.execute(
                "INSERT INTO article (id, raw_sha256, text_sha256, length, text) VALUES (?, ?, ?, ?, ?)",
                (a.id, a.raw_sha256, digest, len(a.text), a.text),
            )
            connection.execute(
                "INSERT INTO article_metadata (article, n, published, published_basis, seen_at) VALUES (?, 0, ?, ?, ?)",
                (a.id, str(a.published), "given", "2030-01-01 00:00:00"),
            )
            connection.execute("INSERT INTO reading (article, fingerprint, body) VALUES (?, '', 0)", (a.id,))
    connection.close()


def crosswire(sizes: Sequence[int], folder: Path) -> dict[int, Measured]:
    """Adds up to the largest size and measures at each."""
    database, found = folder / "scale.db", {}
    with open_store(database) as store:
        batch: list[Made] = []
        for n, made in enumerate(articles(max(sizes)), 1):
            batch.append(made)
            if len(batch) == LAST:
                _held(database, batch)
                if any(n - LAST < size <= n for size in sizes):
                    size = next(s for s in sizes if n - LAST < s <= n)
                    found[size] = _timed(store, batch)
                    _tell("Crosswire", size, found[size])
                else:
                    store.lay_traces([lineage.traces(m.article, ()) for m in batch])
                batch = []
    print(f"the record of {max(sizes):,}: {database.stat().st_size / 2**20:,.0f} MiB on disk")
    return found


def _timed(store: Store, batch: Sequence[Made]) -> Measured:
    times: list[float] = []
    hits: dict[str, list[bool]] = {"copy": [], "rewrite": []}
    for made in batch:
        began = time.process_time()
        traces = lineage.traces(made.article, ())
        store.lay_traces([traces])
        kin = near_kin(store, traces)
        times.append(time.process_time() - began)
        if made.origin is not None:
            hits[made.kind].append(f"{made.origin:016x}" in kin)
    return Measured(statistics.median(times) * 1000, _mean(hits["copy"]), _mean(hits["rewrite"]))


def _mean(hits: Sequence[bool]) -> float:
    return sum(hits) / len(hits) if hits else 1.0


def minhash_lsh(sizes: Sequence[int]) -> dict[int, Measured]:
    """The same with datasketch's MinHashLSH over runs of five words, in memory; nothing where it is not installed."""
    try:
        from datasketch import MinHash, MinHashLSH
    except ImportError:
        print("datasketch is not installed: its MinHashLSH is left out")
        return {}
    index, found = MinHashLSH(threshold=LSH_LEAST, num_perm=128), {}
    times: list[float] = []
    hits: dict[str, list[bool]] = {"copy": [], "rewrite": []}
    for n, made in enumerate(articles(max(sizes)), 1):
        began = time.process_time()
        words = made.article.text.casefold().split()
        sketch = MinHash(num_perm=128)
        sketch.update_batch([" ".join(words[i : i + 5]).encode() for i in range(len(words) - 4)])
        kin = index.query(sketch)
        index.insert(made.article.id, sketch)
        times.append(time.process_time() - began)
        if made.origin is not None:
            hits[made.kind].append(f"{made.origin:016x}" in kin)
        if n in sizes:
            found[n] = Measured(statistics.median(times[-LAST:]) * 1000, _mean(hits["copy"]), _mean(hits["rewrite"]))
            _tell("MinHashLSH", n, found[n])
    return found


def main() -> int:
    """Runs the benchmark; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SMALL), help="multiples of a thousand")
    sizes = sorted(parser.parse_args().sizes)
    with tempfile.TemporaryDirectory() as folder:
        ours = crosswire(sizes, Path(folder))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:,.0f} MiB")
    theirs = minhash_lsh(sizes)
    if theirs:
        print(f"peak memory with it {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB")
    first, last = ours[sizes[0]], ours[sizes[-1]]
    scores = {
        "copies found": min(m.copies for m in ours.values()),
        "rewrites found": min(m.rewrites for m in ours.values()),
        "flatness": min(first.ms / last.ms, 1.0),
    }
    return hold(HERE / "baseline.json", scores)


def _tell(name: str, size: int, measured: Measured) -> None:
    print(
        f"{name:<12} {size:>8,} articles  {measured.ms:6.1f} ms each  "
        f"copies {measured.copies:.3f}  rewrites {measured.rewrites:.3f}",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
