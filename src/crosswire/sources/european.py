"""Which of the old eight-bit encodings of Europe a Latin text is in, told by its letters."""

from __future__ import annotations

from crosswire.lexicon.press import press
from crosswire.sources.languages import language_of

__all__ = ["european"]

_ENCODINGS = ("cp1252", "cp1250", "iso8859-2", "cp1254")
_SIGNS = frozenset("“”‘’„‚«»‹›–—…•·€£¥§©®™°ºª¿¡½¼¾²³´±×\u00a0\u00ad")
_MAX_FOREIGN = 0.1  # share of letters beyond ASCII that may be of another language, in names


def european(raw: bytes) -> str | None:
    """Returns the one encoding in which the letters are those of the language they spell, or null.

    >>> european("Los estibadores pararon el martes; «mañana habrá más», dijo el portavoz sindical.".encode("cp1252"))
    'cp1252'
    >>> european("Ab \u00fc".encode("cp1252")) is None
    True
    """
    foreign: dict[str, int] = {}
    encodings: dict[str, str] = {}
    for encoding in _ENCODINGS:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        count = _foreign(text)
        if count is not None:
            foreign.setdefault(text, count)
            encodings.setdefault(text, encoding)
    if not foreign:
        return None
    fewest = min(foreign.values())
    best = [text for text, count in foreign.items() if count == fewest]
    return encodings[best[0]] if len(best) == 1 else None


def _foreign(text: str) -> int | None:
    """Counts the characters that the text's own language does not write; null where they are too many."""
    beyond = [c for c in text if not c.isascii() and c not in _SIGNS]
    alphabet = press().alphabets.get(language_of(text) or "")
    if alphabet is None:
        return None
    count = sum(c.lower() not in alphabet and c not in alphabet for c in beyond)
    return count if count <= _MAX_FOREIGN * max(len(beyond), 1) else None
