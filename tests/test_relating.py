"""New articles are held against the record: once, whole after a kill, and whatever the order of arrival."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from crosswire import pipeline
from crosswire.pipeline import relating
from crosswire.record import Article, Link, Parsed, Reading
from crosswire.store import Store, open_store

WIRE = (
    "The harbour of Ostrava Bay closed at dawn on May 3, the port captain told Ferrant. "
    "Some 1,240 dockers have walked out and 37 ships are waiting off the breakwater. "
    "Their union wants 6.5 percent; the Lindqvist company offers 4 percent. "
    "A mediator from the Ministry of Labour will see both sides in Karsholm on Monday."
)
CUT = ". ".join(WIRE.split(". ")[:3]) + ". Read more in our paper tomorrow."
OTHER = "Snow closed the pass above Tarn. Two climbers are missing, the rescue service said on Sunday."


def article(name: str, text: str, publisher: str) -> Article:
    """An article in English."""
    raw = hashlib.sha256(text.encode()).hexdigest()
    return Article(Article.identify(raw, None, name), text, raw, path=name, publisher=publisher, language="en")


REPORTS = (
    article("a.txt", WIRE, "Ferrant"),
    article("b.txt", CUT, "Bay Courier"),
    article("c.txt", WIRE.replace("at dawn", "early"), "Karsholm Post"),
    article("d.txt", OTHER, "Tarn Gazette"),
)


def ones(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """Vectors that tell nothing apart from anything but whole sentences."""
    seeds = [int(hashlib.sha256(t.encode()).hexdigest()[:8], 16) for t in texts]
    rows = np.stack([np.random.default_rng(seed).normal(size=384) for seed in seeds]).astype(np.float32)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Callable[[], Store]]:
    """Opens empty records, and closes them at the end."""
    opened: list[Store] = []

    def new() -> Store:
        opened.append(open_store(tmp_path / f"talks{len(opened)}.db"))
        return opened[-1]

    yield new
    for store in opened:
        store.close()


def save(store: Store, *articles: Article, as_read: str = "1") -> None:
    """Saves articles as read without findings."""
    for one in articles:
        store.save(Reading(Parsed(one)), (), as_read)


def test_order_of_arrival_does_not_change_the_links(record: Callable[[], Store]) -> None:
    """One by one in any order, or all at once: the same links, and a second run changes nothing."""
    at_once = record()
    save(at_once, *REPORTS)
    assert pipeline.relate(at_once, ones) == []
    links = at_once.view().links
    assert {frozenset((k.left, k.right)) for k in links} == {
        frozenset((a.id, b.id)) for a, b in permutations(REPORTS[:3], 2)
    }
    for order in permutations(REPORTS):
        store = record()
        for one in order:
            save(store, one)
            pipeline.relate(store, ones)
        assert store.view().links == links
        pipeline.relate(store, ones)
        assert store.view().links == links
        assert list(store.check()) == []


def test_an_interrupted_run_is_taken_up(record: Callable[[], Store], monkeypatch: pytest.MonkeyPatch) -> None:
    """What was not related before a kill is related by the next run, with the same result."""
    whole, broken = record(), record()
    for store in (whole, broken):
        save(store, *REPORTS)
    pipeline.relate(whole, ones)

    class Killed(BaseException):
        pass

    def kill(*_: object) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(broken, "mark_related", kill)
        with pytest.raises(Killed):
            pipeline.relate(broken, ones)
    assert list(broken.check()) == []
    pipeline.relate(broken, ones)
    assert broken.view().links == whole.view().links


def test_a_new_reading_is_related_again(record: Callable[[], Store]) -> None:
    """An article that is read anew keeps its kin."""
    store = record()
    save(store, *REPORTS)
    pipeline.relate(store, ones)
    links = store.view().links
    save(store, REPORTS[1], as_read="2")
    pipeline.relate(store, ones)
    assert store.view().links == links


def test_what_people_judged_stays(record: Callable[[], Store]) -> None:
    """A link that a person refused is not made again, whatever arrives."""
    store = record()
    save(store, *REPORTS[:2])
    pipeline.relate(store, ones)
    refused = replace(store.view().links[0], judgement="no", judged_by="ada")
    store.link([refused])
    save(store, REPORTS[2])
    pipeline.relate(store, ones)
    pairs = {frozenset((k.left, k.right)): k.judgement for k in store.view().links}
    assert pairs[frozenset((REPORTS[0].id, REPORTS[1].id))] == "no"


def test_a_stage_that_fails_is_a_failure(record: Callable[[], Store], monkeypatch: pytest.MonkeyPatch) -> None:
    """What one stage cannot do is told and stored; the others go on."""

    def broken(*_: object) -> list[Link]:
        raise RuntimeError("no such thing")

    stage = relating.Relater("facts", "1", ("same_fact",), broken)
    monkeypatch.setattr(relating, "RELATERS", (stage,))
    store = record()
    save(store, *REPORTS)
    failures = pipeline.relate(store, ones)
    assert [(f.stage, "no such thing" in f.reason) for f in failures] == [("facts", True)]
    assert store.view().failures == tuple(failures)
    assert store.view().links
