"""``crosswire serve``."""

from __future__ import annotations

import ipaddress
import socket
from typing import TYPE_CHECKING, Annotated

import typer

from crosswire.cli.exits import guarded, say
from crosswire.cli.options import DEFAULT_RECORD, RecordOption
from crosswire.errors import CrosswireError

if TYPE_CHECKING:
    from starlette.applications import Starlette

__all__ = ["serve"]

_EXTRA = frozenset({"starlette", "uvicorn", "python_multipart", "multipart"})
_ANYWHERE = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 -- named so that it can be warned of


@guarded
def serve(
    record: RecordOption = DEFAULT_RECORD,
    host: Annotated[str, typer.Option(metavar="NAME", help="Where to listen; only this machine if not given.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(min=0, max=65535, metavar="N", help="The port; 0 takes a free one.")] = 8642,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="NAME", help="A further host name under which browsers may ask for it."),
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Open the record in a browser: brief, board, figures, timeline, every report with all that was found in it.

    Listens on this machine alone unless --host says otherwise; whoever reaches it can read the record and change it.
    A record that is not there yet begins empty: reports can be added from the page. Ends with Ctrl-C.
    """
    from crosswire.api import Settings, open_record

    with open_record(record) as opened, _listening(host, port) as listener:
        taken = listener.getsockname()[1]
        hosts = frozenset(n.casefold() for n in (*(name or ()), *(() if host in _ANYWHERE else (_bracketed(host),))))
        address = f"http://{'127.0.0.1' if host in _ANYWHERE else _bracketed(host)}:{taken}/"
        app = _app(opened, Settings.from_environment(), hosts)
        typer.echo(f"{record} is open at {address} (Ctrl-C ends it)")
        if not _is_loopback(host):
            say("whoever can reach this machine can read the record and change it: there is no password")
        if open_:
            import webbrowser

            webbrowser.open(address)
        _run(app, listener)


def _app(opened: object, settings: object, hosts: frozenset[str]) -> Starlette:
    try:
        from crosswire.web import Site, make_app
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] in _EXTRA:
            raise CrosswireError(f"serving needs {error.name}: pip install 'crosswire[web]'") from None
        raise
    return make_app(Site(opened, settings, hosts))  # type: ignore[arg-type]


def _listening(host: str, port: int) -> socket.socket:
    """Returns a socket that listens there; raises CrosswireError where the port is taken or the host is none."""
    try:
        family, kind, proto, _, where = socket.getaddrinfo(host or None, port, type=socket.SOCK_STREAM,
                                                           flags=socket.AI_PASSIVE)[0]  # fmt: skip
    except OSError as error:
        raise CrosswireError(f"{host} is no address of this machine ({error.strerror or error})") from None
    listener = socket.socket(family, kind, proto)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(where)
    except OSError as error:
        listener.close()
        raise CrosswireError(f"cannot listen on {host} port {port} ({(error.strerror or str(error)).lower()}): "
                             f"choose another with --port, or --port 0 for a free one") from None  # fmt: skip
    return listener


def _run(app: Starlette, listener: socket.socket) -> None:
    import uvicorn

    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, proxy_headers=False)
    uvicorn.Server(config).run(sockets=[listener])


def _bracketed(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _is_loopback(host: str) -> bool:
    if host.casefold() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
