"""Opening an id."""

from __future__ import annotations

import pytest

from crosswire.errors import CrosswireError
from crosswire.record import View
from crosswire.telling.passage import open_passage


def test_a_statement_opens_in_its_paragraph(strike: View) -> None:
    """The passage stands between its neighbours, speaker, cue and content set off, the source above it."""
    statement = strike.statements[1]
    text = open_passage(strike, statement.id[:8]).text()
    assert "⟦“We have heard enough kind words,”⟧ ⟦she⟧ ⟦told⟧ Coastwire" in " ".join(text.split())
    assert "characters" in text
    assert "published   2031-05-06 (given)" in text
    assert "LINDHOLM, May 6" in text


@pytest.mark.parametrize(
    "kind", ["articles", "noise", "actors", "statements", "figures", "events", "positions", "failures"]
)
def test_every_kind_of_id_opens(strike: View, kind: str) -> None:
    """Whatever has an id can be shown."""
    for thing in getattr(strike, kind):
        assert open_passage(strike, thing.id).text().startswith(f"{kind.removesuffix('s')} {thing.id}")


def test_a_stretch_of_an_article_opens(strike: View) -> None:
    """ARTICLE:START-END opens what a search found."""
    article = strike.articles[0]
    assert f"⟦{article.text[:5]}⟧" in open_passage(strike, f"{article.id[:8]}:0-5").text()


def test_an_ambiguous_beginning_says_so(strike: View) -> None:
    """More than one finding: their ids are named, nothing is guessed."""
    firsts = [thing.id[0] for thing in (*strike.statements, *strike.figures, *strike.events, *strike.positions)]
    common = max(set(firsts), key=firsts.count)
    with pytest.raises(CrosswireError, match="is the beginning of"):
        open_passage(strike, common)


@pytest.mark.parametrize("key", ["zzzz", "", ":0-4"])
def test_what_opens_nothing_says_so(strike: View, key: str) -> None:
    """An id that is not there is an error with a next step."""
    with pytest.raises(CrosswireError, match="nothing in this record"):
        open_passage(strike, key)


@pytest.mark.parametrize("stretch", ["5-5", "9-3", "0-99999", "a-b", "5"])
def test_a_stretch_outside_the_text_is_refused(strike: View, stretch: str) -> None:
    """Only a stretch within the article opens."""
    with pytest.raises(CrosswireError, match="is no stretch of"):
        open_passage(strike, f"{strike.articles[0].id}:{stretch}")


def test_on_a_terminal_marks_are_styles(strike: View) -> None:
    """With colour there are no brackets."""
    text = open_passage(strike, strike.figures[0].id).text(colour=True)
    assert "\x1b[7m" in text
    assert "⟦" not in text
