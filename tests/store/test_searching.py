"""Passages are found by their words, in any language, whatever is asked."""

from __future__ import annotations

from types import ModuleType

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from crosswire.record import Parsed, Reading
from crosswire.store import Store

_TEXT = """Envoys of Merrow met in Halden.

The Halden truce holds, officials said: “No troops move.”

Les émissaires se sont réunis à Halden.

Переговоры в Халдене продолжаются.

استؤنفت المحادثات في هالدن

代表団は休戦について話し合った

पहली बैठक हाल्डेन में हुई

Halden, Halden and again Halden: the truce."""


@pytest.fixture
def told(store: Store, making: ModuleType) -> Store:
    """A record of one report in many languages."""
    store.save(Reading(Parsed(making.article(_TEXT))), (), "a")
    return store


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("truce", 2),
        ("TRUCE halden", 2),
        ("truce envoys", 0),
        ('"halden truce"', 1),
        ('"truce halden"', 0),
        ('holds "no troops"', 1),
        ("Переговоры халдене", 1),
        ("المحادثات", 1),
        ("休戦", 1),
        ("休戦 truce", 0),
        ("बैठक", 1),
        ("réunis", 1),
        ("troops?", 1),
        ("AND truce", 1),
        ("truce OR envoys", 0),
        ("", 0),
        ("…", 0),
        ('"', 0),
    ],
)
def test_words_are_joined_by_and(told: Store, words: str, count: int) -> None:
    """All words must be in the passage, a phrase as it stands, in every script."""
    assert len(told.search(words)) == count


def test_a_hit_is_the_passage_where_it_stands(told: Store) -> None:
    """A hit slices back to its text, the best one first."""
    hits = told.search("halden")
    assert len(hits) == 4
    assert all(_TEXT[hit.start : hit.end] == hit.text for hit in hits)
    assert [hit.rank for hit in hits] == sorted((hit.rank for hit in hits), reverse=True)
    assert hits[0].text.startswith("Halden, Halden")
    assert told.search("halden", limit=1) == hits[:1]
    assert told.search("halden", limit=0) == ()


@given(words=st.text(st.characters() | st.sampled_from("\"'*():-^+&|!<>{}\\\0%_ aé")))
@example('halden AND OR NOT NEAR( "')
@example("text:truce ^halden* -envoys {a b} <-> & | ! :*")
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_no_query_is_an_error(told: Store, words: str) -> None:
    """Whatever is typed finds passages or nothing."""
    assert all(_TEXT[hit.start : hit.end] == hit.text for hit in told.search(words))


def test_a_text_with_nul_is_found_and_shown_as_it_is(store: Store, making: ModuleType) -> None:
    """NUL is kept, between words and within them."""
    text = "The tru\0ce holds.\0\n\n␀ Envoys met."
    store.save(Reading(Parsed(making.article(text))), (), "a")
    hits = store.search("envoys") + store.search("holds")
    assert [text[hit.start : hit.end] for hit in hits] == [hit.text for hit in hits]
    assert hits[1].text == "The tru\0ce holds."
    assert list(store.check()) == []


def test_a_very_long_line_is_searched_in_pieces(store: Store, making: ModuleType) -> None:
    """One line of two million characters is stored whole, and its passages stay short."""
    text = "the truce of halden holds " * 80_000 + "unless"
    store.save(Reading(Parsed(making.article(text))), (), "a")
    (hit,) = store.search("unless")
    assert text[hit.start : hit.end] == hit.text
    assert len(hit.text) <= 20_000
    assert store.articles()[0].text == text
