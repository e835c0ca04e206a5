"""What no page may do and nobody may do to it: headers, host names, origins, tokens, sizes."""

from __future__ import annotations

import secrets
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from crosswire.web.site import LOOPBACK, Site, site_of

__all__ = ["POLICY", "Guard", "require_token"]

# Nothing inline, nothing from elsewhere: article text that slips through as markup can neither run nor send.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    # Not "no-referrer": with it browsers send a form's Origin as "null", which could be anybody's.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
_READING = frozenset({"GET", "HEAD"})
_OWN = frozenset({"same-origin", "none"})
_FORM_SLACK = 64 * 1024  # bytes of fields and boundaries around an upload
_ADDRESS = 8_000  # bytes: a longer address is no question to a page


class Guard:
    """Lets a request pass where host, origin and size are right, and puts its headers on every answer."""

    def __init__(self, app: ASGIApp, site: Site) -> None:
        self._app = app
        self._hosts = LOOPBACK | site.hosts
        self._most = site.settings.max_bytes + _FORM_SLACK

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or refuses it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-store")
            await send(message)

        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, sent)
            return
        await self._app(scope, self._bounded(receive), sent)

    def _refusal(self, scope: Scope) -> PlainTextResponse | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not _is_host(host, self._hosts):
            # A page of another site that had its name point here (DNS rebinding) sends that name.
            return PlainTextResponse("This server does not answer to that host name.", 421)
        if len(scope.get("query_string", b"")) + len(scope.get("raw_path") or b"") > _ADDRESS:
            return PlainTextResponse("That address is too long.", 414)
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self._most:
            return PlainTextResponse(f"Too large: at most {self._most:,} bytes are taken at once.", 413)
        if scope["method"] not in _READING and not _is_own(headers, host):
            return PlainTextResponse("Only this site's own pages may change the record.", 403)
        return None

    def _bounded(self, receive: Receive) -> Receive:
        """Counts what comes in, for a sender that states no length, or the wrong one."""
        seen = 0

        async def received() -> Message:
            nonlocal seen
            message = await receive()
            seen += len(message.get("body", b""))
            if seen > self._most:
                raise HTTPException(413, f"Too large: at most {self._most:,} bytes are taken at once.")
            return message

        return received


def require_token(request: Request, given: object) -> None:
    """Refuses a form that does not carry the secret of this server's own pages."""
    expected = site_of(request).token
    if not isinstance(given, str) or not secrets.compare_digest(given.encode(), expected.encode()):
        raise HTTPException(403, "This form was not made by this server, or by one that has since been restarted. "
                                 "Go back, load the page anew and send it again.")  # fmt: skip


def _is_host(given: str, hosts: frozenset[str]) -> bool:
    try:
        split = urlsplit(f"//{given}")
        port = split.port
    except ValueError:
        return False
    name = given.removesuffix(f":{port}") if port is not None else given
    return name.casefold() in hosts and split.username is None and "/" not in given


def _is_own(headers: Headers, host: str) -> bool:
    """Whether a request comes from a page of this server, or from no page at all (then the token must do)."""
    if headers.get("sec-fetch-site", "same-origin") not in _OWN:
        return False
    origin = headers.get("origin")
    if origin is None:
        return True
    parts = urlsplit(origin)
    return parts.scheme in ("http", "https") and parts.netloc == host
