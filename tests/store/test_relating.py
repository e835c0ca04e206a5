"""Links with their passages, what articles can be found by, and which of them are related."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from types import ModuleType

import pytest

from crosswire.errors import StoreError
from crosswire.record import Link, SharedPassage, Span, Traces
from crosswire.store import Store


def saved(store: Store, making: ModuleType, how_many: int) -> list[str]:
    """Saves so many reports and returns their ids."""
    readings = [making.report(n) for n in range(how_many)]
    for reading in readings:
        store.save(reading, making.STAGES, "a")
    return [reading.parsed.article.id for reading in readings]


def test_a_conflict_keeps_its_kind_and_relation(store: Store, making: ModuleType) -> None:
    """What kind of conflict it is, and how two figures differ, comes back."""
    first, second = making.report(0), making.report(1)
    for reading in (first, second):
        store.save(reading, making.STAGES, "a")
    ends = first.figures[0].id, second.figures[0].id
    link = Link("contradicts", *ends, 0.7, "two counts", aspect="figure", relation="rounding")
    store.link([link])
    assert store.view().links == (link,)


def test_passages_of_links_are_checked(store: Store, making: ModuleType, execute: Callable[..., None]) -> None:
    """A passage of a link, between articles or findings, must be what was quoted, on either side."""
    ids = saved(store, making, 2)
    figures = [making.report(n).figures[0] for n in range(2)]
    whole = SharedPassage(Span(0, 6), Span(0, 6))
    parts = SharedPassage(figures[0].span, figures[1].span)
    store.link([Link("copies", *ids, 0.9, "same words", shared=(whole,))])
    store.link([Link("same_fact", figures[0].id, figures[1].id, 0.9, "same", shared=(parts,))])
    assert list(store.check()) == []
    execute("UPDATE link_passage SET left_quote = 'HOLDEN' WHERE kind = 'copies'")
    execute("UPDATE link_passage SET right_end = 99999 WHERE kind = 'same_fact'")
    found = sorted((p.id.split()[0], p.what.split(" ")[0]) for p in store.check())
    assert found == [("copies", "the"), ("same_fact", "span")]


def test_a_passage_outside_the_text_is_refused(store: Store, making: ModuleType) -> None:
    """A link that quotes what is not there is not stored, nor anything with it."""
    ids = saved(store, making, 2)
    outside = (SharedPassage(Span(0, 6), Span(0, 99_999)),)
    with pytest.raises(StoreError, match="lies in no text"):
        store.link([Link("copies", *ids, 0.9, "same words", shared=outside)])
    assert store.view().links == ()


def test_links_are_replaced_within_and_touching(store: Store, making: ModuleType) -> None:
    """Only automatic links of the kinds asked for go: those within some articles, or those that touch them."""
    a, b, c = saved(store, making, 3)
    kept = Link("same_wire", a, b, 0.9, "same words")
    judged = Link("rewrites", a, b, 0.9, "read both", judgement="yes", judged_by="ada")
    links = [Link("copies", a, b, 0.9, "w"), Link("copies", b, c, 0.9, "w"), kept, judged]
    store.link(links)
    store.link([], replacing=["copies"], within=[a, b])
    assert set(store.view().links) == {links[1], kept, judged}
    store.link([], replacing=["copies", "rewrites"], touching=[c])
    assert set(store.view().links) == {kept, judged}


def test_kin_are_found_by_shared_keys(store: Store, making: ModuleType) -> None:
    """An article finds those that share its keys and were published about that day, or on a day that is unknown."""
    a, b, c, d = saved(store, making, 4)
    near, late = date(2031, 4, 1), date(2031, 9, 1)
    keys = frozenset({3, 5, 2**62})
    laid = [
        Traces(a, near, keys),
        Traces(b, near, frozenset({3, 9, 2**62})),
        Traces(c, late, keys),
        Traces(d, None, frozenset({5})),
    ]
    store.lay_traces(laid)
    assert store.kin(laid[0], days=10) == {b: frozenset({3, 2**62}), d: frozenset({5})}
    assert store.kin(laid[3], days=10) == {a: frozenset({5}), c: frozenset({5})}
    store.lay_traces([replace(laid[1], keys=frozenset({9}))])
    assert b not in store.kin(laid[0], days=10)
    store.forget(d)
    assert store.kin(laid[0], days=10) == {}


def test_what_is_related_is_related_once(store: Store, making: ModuleType) -> None:
    """An article waits until it is related with this version, and again once it is read anew."""
    ids = saved(store, making, 3)
    assert set(store.unrelated("1")) == set(ids)
    store.lay_traces(Traces(i, None, frozenset({1})) for i in ids)
    assert set(store.unrelated("1")) == set(ids)
    store.mark_related(ids, "1")
    assert store.unrelated("1") == ()
    assert set(store.unrelated("2")) == set(ids)
    store.save(making.report(1), making.STAGES, "b")
    assert store.unrelated("1") == (ids[1],)


def test_a_family_is_what_links_join(store: Store, making: ModuleType) -> None:
    """A family reaches as far as links do, not through what a person refused, and stops at its bound."""
    a, b, c, d = saved(store, making, 4)
    store.link([Link("copies", b, a, 0.9, "w"), Link("rewrites", c, b, 0.9, "w")])
    store.link([Link("copies", d, c, 0.9, "w", judgement="no", judged_by="ada")])
    kinds = ("copies", "rewrites")
    assert store.family([a], kinds, 10) == {a, b, c}
    assert store.family([a], ("copies",), 10) == {a, b}
    assert len(store.family([a], kinds, 2)) == 2
    assert store.family([d], kinds, 10) == {d}


def test_reports_come_with_noise_and_lineage_alone(store: Store, making: ModuleType) -> None:
    """What is compared before anything is read: texts, noise, and links between these articles."""
    a, b, _ = saved(store, making, 3)
    link = Link("copies", b, a, 0.9, "w")
    store.link([link])
    view, whole = store.reports([a, b]), store.view(articles=[a, b])
    assert (view.articles, view.noise, view.links) == (whole.articles, whole.noise, (link,))
    assert view.noise
    assert not view.statements
