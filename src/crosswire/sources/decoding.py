"""Bytes into text, or not at all: a wrong guess is worse than a failure."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from crosswire.errors import SourceError
from crosswire.sources.european import european

__all__ = ["declared_charset", "decoded", "is_wide", "storable"]

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it opens with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<(?:meta\b[^>]{0,200}?charset|\?xml\b[^>]{0,200}?encoding)\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I
)
_SNIFFED = 4096
_SAMPLE = 200_000  # bytes shown to the detector; more does not make it surer and takes seconds
_MAX_CHAOS = 0.05  # share of implausible characters that the detector may see; its own default of 0.2 lets mojibake by
_NUL_SHARE = 0.7  # of every second byte, for UTF-16 without a mark: ASCII letters have a NUL each
_WIDE_SAMPLE = 2048
_END_OF_LATIN = 0x250
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def decoded(raw: bytes, charset: str | None = None) -> str:
    """Returns the text: by byte order mark, as UTF-8, as declared, or as detected beyond doubt.

    A byte order mark is no part of the text. Raises SourceError, without the name of the file, where nothing fits.

    >>> decoded("Über die Fähre".encode("utf-16"))
    'Über die Fähre'
    """
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _strict(raw, encoding, "its byte order mark says")
    wide = _wide(raw)
    if wide:
        return _strict(raw, wide, "its NUL bytes say")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if charset and (text := _declared(raw, charset)) is not None:
            return text
        return _detected(raw, error.start)


def declared_charset(raw: bytes) -> str | None:
    """Returns the charset that a page declares in its first bytes.

    >>> declared_charset(b'<html><meta charset="windows-1252">')
    'windows-1252'
    """
    match = _DECLARED.search(raw[:_SNIFFED])
    return match[1].decode("ascii") if match else None


def is_wide(raw: bytes) -> bool:
    """Whether the NULs in these bytes are those of UTF-16 or UTF-32, marked or plain to see.

    >>> is_wide("Dockers walked out.".encode("utf-16-le"))
    True
    """
    return raw.startswith(tuple(m for m, encoding in _BOMS if encoding != "utf-8-sig")) or _wide(raw) is not None


def storable(text: str) -> str:
    """Returns the text with NULs and lone surrogates, which no database takes, as U+FFFD; offsets stay.

    >>> storable("talks\\x00resume")
    'talks�resume'
    """
    return _UNSTORABLE.sub("\ufffd", text) if _UNSTORABLE.search(text) else text


def _strict(raw: bytes, encoding: str, says: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(
            f"is not the {encoding.upper()} that {says} (byte {error.start}): save it as UTF-8"
        ) from error


def _wide(raw: bytes) -> str | None:
    head = raw[:_WIDE_SAMPLE]
    if len(head) < 4 or len(raw) % 2 or b"\x00" not in head:
        return None
    half = len(head) // 2
    if head[1::2].count(0) >= _NUL_SHARE * half and not head[0::2].count(0):
        return "utf-16-le"
    if head[0::2].count(0) >= _NUL_SHARE * half and not head[1::2].count(0):
        return "utf-16-be"
    return None


def _declared(raw: bytes, charset: str) -> str | None:
    # The WHATWG standard reads pages that declare ISO-8859-1 or ASCII as windows-1252, and so did their authors.
    name = {"iso-8859-1": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "us-ascii": "cp1252"}
    try:
        text = raw.decode(name.get(charset.lower(), charset))
    except (LookupError, UnicodeDecodeError, ValueError):
        return None
    return text if isinstance(text, str) else None


def _detected(raw: bytes, bad_byte: int) -> str:
    sample = raw[max(0, bad_byte - _SAMPLE // 2) : bad_byte + _SAMPLE // 2]
    encoding = european(sample)
    if encoding is None:
        found = from_bytes(sample, threshold=_MAX_CHAOS).best()
        if found is not None and found.coherence > 0 and not _is_latin(str(found)):
            encoding = found.encoding
    try:
        if encoding:
            return raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        pass
    raise SourceError(f"is not UTF-8 (byte {bad_byte}), and its encoding is in doubt: save it as UTF-8")


def _is_latin(text: str) -> bool:
    """Whether the letters beyond ASCII are mostly Latin: there the detector confuses cp1250, cp1252 and their kin."""
    letters = [c for c in text if c.isalpha() and not c.isascii()]
    return sum(ord(c) < _END_OF_LATIN for c in letters) * 2 >= len(letters)
