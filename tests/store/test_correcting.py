"""Corrections are kept row by row, on SQLite and on PostgreSQL, and outlive what they are about."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from threading import Barrier, Thread
from types import ModuleType

import pytest

from crosswire.errors import RecordConflict
from crosswire.record import Correction
from crosswire.store import Store, open_store

NOON = datetime(2031, 5, 8, 12, 30, 1, 250_000, tzinfo=UTC)


def _correction(who: str = "Ines", seen: str | None = None, **more: object) -> Correction:
    row = Correction("", who, NOON, "relabel", "f1", "f1", field="measure", value="wounded", seen=seen)
    return replace(row, **more).identified()  # type: ignore[arg-type]


def test_corrections_come_back_in_order(store: Store) -> None:
    """Every field returns as it went in, in UTC, also names that no database takes as they are."""
    first = _correction(why="hurt\0not killed", was="killed", article="a1", quote="“12 hurt”")
    east = timezone(timedelta(hours=5))
    second = replace(_correction("Ana", first.id), when=NOON.astimezone(east)).identified()
    for row in (first, second):
        store.correct(row)
    assert store.corrections() == (first, second)
    assert {c.when.utcoffset() for c in store.corrections()} == {timedelta(0)}
    assert store.counts()["correction"] == 2


def test_whoever_did_not_see_the_last_is_told(store: Store) -> None:
    """A second correction made in the old state fails, names the other person and the next step, and stores nothing."""
    store.correct(_correction())
    with pytest.raises(RecordConflict, match=r"Ines corrected f1 meanwhile \(relabel measure wounded.*open it again"):
        store.correct(_correction("Ana"))
    assert [c.who for c in store.corrections()] == ["Ines"]


def test_a_state_that_never_was_is_refused(store: Store) -> None:
    """Naming a correction that is not there is a conflict too."""
    with pytest.raises(RecordConflict, match="no correction c9"):
        store.correct(_correction(seen="c9"))


def test_other_subjects_do_not_disturb(store: Store) -> None:
    """Two people correct two findings at once."""
    store.correct(_correction())
    store.correct(_correction("Ana", target="f2", subject="f2"))
    assert len(store.corrections()) == 2


def test_of_two_at_once_one_wins(store: Store, target: str) -> None:
    """Two hands on one finding at the same moment: one row, one conflict, never a silent overwrite."""
    lost: list[str] = []
    gate = Barrier(2)

    def go(who: str) -> None:
        with open_store(target) as own:
            gate.wait()
            try:
                own.correct(_correction(who))
            except RecordConflict:
                lost.append(who)

    hands = [Thread(target=go, args=(who,)) for who in ("Ines", "Ana")]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert len(lost) == 1
    assert [c.who for c in store.corrections()] == [next(w for w in ("Ines", "Ana") if w not in lost)]


def test_a_new_reading_leaves_corrections_alone(store: Store, making: ModuleType) -> None:
    """What a later reading no longer finds keeps its correction; so does what was forgotten, without the words."""
    reading = making.report()
    article = reading.parsed.article.id
    store.save(reading, making.STAGES, "a")
    row = _correction(target=reading.figures[0].id, article=article, quote="2 days")
    store.correct(row)
    store.save(replace(reading, figures=()), making.STAGES, "b")
    assert store.corrections() == (row,)
    store.forget(article)
    assert store.corrections() == (replace(row, quote=None),)
    assert list(store.check()) == []
