"""Encodings: right, or not at all."""

from __future__ import annotations

import pytest

from crosswire.errors import SourceError
from crosswire.sources.decoding import decoded

TEXTS = {
    "fr": "Les dockers de Port-Élan ont cessé le travail mardi, après l’échec des négociations sur les salaires.",
    "de": "Die Hafenarbeiter von Nordermünde legten am Montag die Arbeit nieder, als die Gespräche gescheitert waren.",
    "es": "Los dockers de Puerto Ébano pararon el martes tras el fracaso de la negociación. «Mañana más», dijo.",
    "pt": "Os estivadores de Porto Novo pararam na terça-feira após o fracasso das negociações, disse um deles.",
    "pl": "Dokerzy z Portu Północnego przerwali we wtorek pracę po załamaniu się rozmów płacowych.",
    "ru": "Докеры порта прекратили работу во вторник после провала переговоров о заработной плате, сообщил профсоюз.",
    "en": "The dockers’ union said on Tuesday that it would not return. “We were ready,” its chairman said — and left.",
    "ja": "港湾労働者は火曜日、賃金交渉が決裂したため仕事を停止したと、労働組合の広報担当者が通信社に語った。",
}
OLD = [
    ("fr", "cp1252"),
    ("de", "latin-1"),
    ("es", "cp1252"),
    ("pt", "latin-1"),
    ("pl", "cp1250"),
    ("pl", "iso8859-2"),
    ("ru", "cp1251"),
    ("ru", "koi8-r"),
    ("en", "cp1252"),
    ("ja", "shift_jis"),
    ("ja", "euc-jp"),
    ("fr", "mac-roman"),
]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_unicode_is_read(language: str, encoding: str) -> None:
    """A byte order mark decides and is no part of the text; UTF-16 of Latin text is known without one."""
    assert decoded(TEXTS[language].encode(encoding)) == TEXTS[language]


@pytest.mark.parametrize(("language", "encoding"), OLD)
def test_old_encodings_are_right_or_refused(language: str, encoding: str) -> None:
    """No text comes out wrong: a failure is better."""
    raw = TEXTS[language].encode(encoding, "ignore")
    try:
        text = decoded(raw)
    except SourceError as error:
        assert "save it as UTF-8" in str(error)  # noqa: PT017 -- either outcome is right, this is one of them
    else:
        assert text == raw.decode(encoding)


@pytest.mark.parametrize(
    ("language", "encoding"), [o for o in OLD if o[0] in {"fr", "de", "es", "pt", "pl", "en"}][:-1]
)
def test_european_encodings_are_told_by_their_letters(language: str, encoding: str) -> None:
    """The encodings that Western newsrooms used are recognised, not only refused."""
    raw = TEXTS[language].encode(encoding, "ignore")
    assert decoded(raw) == raw.decode(encoding)


def test_declared_charset_is_believed_where_it_fits() -> None:
    """A page's charset counts when its bytes are no UTF-8; Latin-1 is read as windows-1252, as browsers do."""
    raw = TEXTS["ja"].encode("shift_jis")
    assert decoded(raw, "shift_jis") == TEXTS["ja"]
    assert decoded(b"the dockers\x92 union", "iso-8859-1") == "the dockers’ union"
    with pytest.raises(SourceError):
        decoded(raw, "no-such-charset")
