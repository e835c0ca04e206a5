"""Pages that mean harm."""

from __future__ import annotations

import pytest

from crosswire.errors import SourceError
from crosswire.sources.quarantine import MAX_PAGE, safe_page

SENTENCE = (
    "Dockers in Port Alder left the quays on Tuesday after talks on their pay had broken down, their union said. "
)
ARTICLE = f"<p>{SENTENCE * 3}</p>"


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>" + "<div>" * 3000 + ARTICLE,
        "<html><body>" + "<b>" * 3000 + ARTICLE,
        "<html><script>" + "while(1){}" * 10_000 + "</script><body><article>" + ARTICLE,
        "<html><body><article>" + ARTICLE + "<!--" + "-" * 10_000,
        "<html><body><article><p>\ufffd" + SENTENCE * 3,
        "<" * 2000 + ARTICLE,
        "<html><body></html></body>" + ARTICLE + "</p></p></table>",
    ],
)
def test_malformed_pages_are_read_or_refused(page: str) -> None:
    """Whatever the markup, there is an article or a reason."""
    try:
        assert "Dockers" in safe_page(page).text
    except SourceError as error:
        assert "save its text" in str(error)  # noqa: PT017 -- either outcome is right, this is one of them


def test_entities_do_not_explode() -> None:
    """A billion laughs are not laughed."""
    entities = '<!ENTITY l0 "lol">' + "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
    page = f'<?xml version="1.0"?><!DOCTYPE html [{entities}]><html><body><article><p>&l9;</p>{ARTICLE}</article>'
    assert len(safe_page(page).text) < 10_000


def test_suspect_pages_are_read_apart() -> None:
    """A page of very many tags still gives its article, through another process."""
    links = "<nav>" + "<a href='/x'>x</a>" * 4001 + "</nav>"
    page = f'<html lang="en"><head><title>Dockers</title></head><body>{links}<article>{ARTICLE}</article></body></html>'
    assert "Dockers" in safe_page(page, time_limit_s=120).text


def test_time_is_bounded() -> None:
    """A page that takes too long is given up."""
    with pytest.raises(SourceError, match="longer than"):
        safe_page("<html><body>" + "<a href=x>b</a>" * 20_000 + ARTICLE, time_limit_s=0.01)


def test_size_is_bounded() -> None:
    """What is no page any more is refused at once."""
    with pytest.raises(SourceError, match="too many for a page"):
        safe_page("<html>" + "x" * MAX_PAGE)
