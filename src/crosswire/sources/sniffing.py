"""What kind of bytes these are, judged by the bytes."""

from __future__ import annotations

import re

__all__ = ["binary_kind", "looks_like_html", "looks_like_json_lines"]

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"(\xb5/\xfd", "a zstd archive"),
    (b"Rar!\x1a\x07", "a rar archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"RIFF", "a sound, video or WebP file"),
    (b"ID3", "a sound file"),
    (b"OggS", "a sound or video file"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"PAR1", "a Parquet file"),
    (b"WARC/", "a web archive (WARC)"),
)
_ADVICE: tuple[tuple[str, str], ...] = (
    ("document", "save its text as .txt or .html"),
    ("archive", "unpack it first"),
)
_SNIFFED = 4096  # bytes: browsers sniff 1445, and a page may open with a long comment
_NUL_SHARE = 0.01  # a text with a stray NUL stays a text; every second byte of UTF-16 is dealt with before
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*|<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body|article|main)\b",
    re.IGNORECASE | re.DOTALL,
)
_JSON_OBJECT = re.compile(rb'\s*\{\s*"')


def binary_kind(raw: bytes) -> str | None:
    """Says what kind of binary file this is and what to do about it, or returns null for a text.

    >>> binary_kind(b"%PDF-1.7 ...")
    'is a PDF document, not text: save its text as .txt or .html'
    """
    for magic, name in _MAGIC:
        if raw.startswith(magic):
            advice = next((words for part, words in _ADVICE if part in name), "leave it out")
            return f"is {name}, not text: {advice}"
    if raw.count(b"\x00") > _NUL_SHARE * len(raw):
        return "is binary, not text (it is full of NUL bytes): leave it out, or save its text as .txt"
    return None


def looks_like_html(raw: bytes) -> bool:
    """Whether the bytes open like a web page.

    >>> looks_like_html(b"<!DOCTYPE html><title>Ferry strike</title>")
    True
    """
    return _HTML.match(raw[:_SNIFFED].removeprefix(b"\xef\xbb\xbf")) is not None


def looks_like_json_lines(raw: bytes) -> bool:
    """Whether the bytes open with a JSON object.

    >>> looks_like_json_lines(b'{"text": "Dockers in Port Alder walked out."}')
    True
    """
    return _JSON_OBJECT.match(raw[:_SNIFFED].removeprefix(b"\xef\xbb\xbf")) is not None
