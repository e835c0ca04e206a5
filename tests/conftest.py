"""What all tests share: a parsed text without the trained encoder, and where ../shared is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from crosswire.language import LanguageRoom
from crosswire.record import Article, Parsed, Reading
from crosswire.settings import Settings

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skips what needs ../shared where it is absent."""
    if SHARED.is_dir():
        return
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(pytest.mark.skip(reason="needs ../shared beside the project"))


@pytest.fixture(scope="session")
def rules_room() -> LanguageRoom:
    """A language room that parses English and reads by rules alone."""
    return LanguageRoom(Settings(use_encoder=False))


@pytest.fixture(scope="session")
def parse(rules_room: LanguageRoom) -> Callable[..., Parsed]:
    """Parses a text, published on a Thursday unless told otherwise."""

    def parsed(text: str, published: date | None = date(2025, 3, 13), **about: object) -> Parsed:
        article = Article(
            id="a1",
            text=text,
            raw_sha256="0",
            language="en",
            published=published,
            published_basis="given" if published else "unknown",
            **about,  # type: ignore[arg-type]
        )
        return rules_room.parse(article, ())

    return parsed


@pytest.fixture(scope="session")
def read(rules_room: LanguageRoom, parse: Callable[..., Parsed]) -> Callable[..., Reading]:
    """Reads a text through every stage."""
    from crosswire.pipeline import read_parsed

    def reading(text: str, published: date | None = date(2025, 3, 13), **about: object) -> Reading:
        return read_parsed(parse(text, published, **about)).reading

    return reading
