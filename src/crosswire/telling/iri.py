"""Names of things in formats that want an address for each."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from crosswire.record import Article

__all__ = ["address", "iri"]


def iri(*parts: str) -> str:
    """Returns the name of a thing of a record: the same on every machine, and no address that anybody could open.

    >>> iri("9b9089cceade3968")
    'urn:x-crosswire:9b9089cceade3968'
    """
    return "urn:x-crosswire:" + ":".join(quote(part, safe="") for part in parts)


def address(article: Article) -> str | None:
    """Returns the article's address where it is one of the web; ``javascript:`` and the like are none.

    >>> address(Article("a1", "Crews vote.", "0", url="https://quay.example/crews vote"))
    'https://quay.example/crews%20vote'
    """
    try:
        parts = urlsplit(article.url or "")
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    return quote(parts.geturl(), safe="/:?&=#%+,;@!$'()*~[]")
