"""What somebody changed behind the store's back is found."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from crosswire.record import Link
from crosswire.store import Store


def _whats(store: Store) -> list[str]:
    return [f"{problem.table}: {problem.what}" for problem in store.check()]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("UPDATE article SET text = replace(text, 'truce', 'peace')", "article: the text does not match its hash"),
        ("UPDATE evidence SET quote = 'nothing like it' WHERE role = 'cue'", "statement: the text at"),
        ("UPDATE evidence SET \"end\" = 99999 WHERE role = 'number'", "figure: span"),
        ('UPDATE evidence SET start = start + 1, "end" = "end" + 1 WHERE role = \'span\'', "mention: the text at"),
        ("UPDATE layout SET quote = 'MERROW'", "layout: the text at"),
        ("DELETE FROM evidence", "statement: rests on no span"),
        ("DELETE FROM article_metadata", "article: has no row in article_metadata"),
        ("UPDATE passage SET text = 'Other words.'", "passage: the text at"),
        ("DELETE FROM figure", "finding: has no row in figure"),
        ("DELETE FROM actor_article", "actor: no article speaks of it"),
        ("UPDATE actor SET name = 'Somebody'", "actor: is not named as most"),
        ("UPDATE article SET length = 3", "article: the text has"),
    ],
)
def test_changes_are_found(
    store: Store, making: ModuleType, execute: Callable[..., None], change: str, found: str
) -> None:
    """Texts, hashes, quotes, spans and rows that do not agree are told, row by row."""
    store.save(making.report(), making.STAGES, "a")
    assert _whats(store) == []
    execute(change)
    assert any(what.startswith(found) for what in _whats(store))


def test_a_row_that_refers_to_nothing_is_found(
    request: pytest.FixtureRequest, store: Store, making: ModuleType, execute: Callable[..., None]
) -> None:
    """SQLite lets other programs break foreign keys; PostgreSQL does not."""
    store.save(making.report(), making.STAGES, "a")
    if "postgresql" in request.node.name:
        with pytest.raises(Exception, match="foreign key"):
            execute("DELETE FROM actor")
    else:
        execute("DELETE FROM actor")
        assert any("mention: refers to a row of actor" in what for what in _whats(store))


def test_a_link_with_a_loose_end_is_found(store: Store, making: ModuleType) -> None:
    """An automatic link must have both ends in the record."""
    reading = making.report()
    store.save(reading, making.STAGES, "a")
    store.link([Link("copies", reading.parsed.article.id, "nowhere", 0.5, "same words")])
    assert _whats(store) == ["link: its right end is not in the record"]
