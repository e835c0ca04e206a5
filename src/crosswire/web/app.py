"""The application: which address shows which page."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from crosswire.errors import CrosswireError
from crosswire.web import (
    actors,
    add,
    board,
    brief,
    compare,
    correct,
    exports,
    facts,
    failures,
    figures,
    lineage,
    reader,
    reports,
    review,
    search,
    service,
    sources,
    statements,
    timeline,
)
from crosswire.web.guarding import Guard
from crosswire.web.rendering import STATIC, rendered
from crosswire.web.site import Site

__all__ = ["make_app", "routes"]

_KEPT_S = 365 * 24 * 3600  # seconds: their address changes whenever they do
_HEADINGS = {
    400: "That cannot be shown",
    403: "Not allowed",
    404: "Nothing is here",
    409: "Somebody was quicker",
    405: "Not that way",
    413: "Too large",
    503: "Not just now",
}


def make_app(site: Site) -> Starlette:
    """Returns the application that serves a site; nothing that it serves asks another machine for anything."""
    handlers = {HTTPException: _refused, CrosswireError: _failed, Exception: _broken}
    app = Starlette(
        routes=routes(),
        middleware=[Middleware(Guard, site=site)],
        exception_handlers=handlers,  # type: ignore[arg-type]
    )
    app.router.redirect_slashes = False
    app.state.site = site
    return app


def routes() -> Sequence[BaseRoute]:
    """Returns every address and the page it shows."""
    return [
        Route("/", brief.show),
        Route("/board", board.show),
        Route("/figures", figures.show),
        Route("/figures/download", figures.download),
        Route("/timeline", timeline.show),
        Route("/statements", statements.show),
        Route("/reports", reports.show),
        Route("/reports/{article:str}", reader.show),
        Route("/open/{key:str}", reader.turn_to),
        Route("/compare", compare.show),
        Route("/lineage", lineage.show),
        Route("/facts", facts.show),
        Route("/why/{finding:str}", facts.why),
        Route("/actors", actors.show),
        Route("/actors/{actor:str}", actors.show_one),
        Route("/sources", sources.show),
        Route("/failures", failures.show),
        Route("/search", search.show),
        Route("/add", add.show, methods=["GET"]),
        Route("/add", add.take, methods=["POST"]),
        Route("/add/{job:str}", add.progress),
        Route("/exports", exports.show),
        Route("/review", review.show),
        Route("/correct", correct.take, methods=["POST"]),
        Route("/correct/{key:str}", correct.show),
        Route("/api", service.described),
        Route("/api/openapi.json", service.described),
        Route("/api/brief", service.brief),
        Route("/api/search", service.search),
        Route("/api/series", service.figures),
        Route("/api/export", service.export),
        Route("/api/feed", service.feed),
        Route("/api/corrections", service.corrections),
        Route("/api/review", service.due),
        Route("/api/show/{key:str}", service.show),
        Route("/api/{table:str}", service.table),
        Route("/static/{name:str}", _static),
    ]


async def _static(request: Request) -> Response:
    """Returns one of our own files, and no other: the name is looked up, never joined to a path."""
    files = {path.name: path for path in STATIC.iterdir() if path.is_file()}
    file = files.get(request.path_params["name"])
    if file is None:
        raise HTTPException(404, "There is no such file.")
    return FileResponse(file, headers={"cache-control": f"public, max-age={_KEPT_S}, immutable"})


def _is_api(request: Request) -> bool:
    return request.url.path.startswith("/api")


def _refused(request: Request, error: HTTPException) -> Response:
    words = error.detail if error.status_code in _HEADINGS else "The request was not understood."
    if _is_api(request):
        return JSONResponse({"error": words}, error.status_code, headers=error.headers)
    return _error(request, error.status_code, words if words != "Not Found" else "There is no page at this address.")


def _failed(request: Request, error: CrosswireError) -> Response:
    if _is_api(request):
        return JSONResponse({"error": str(error)}, 503)
    return _error(request, 503, f"{error}.")


def _broken(request: Request, error: Exception) -> Response:  # noqa: ARG001 - its words could be of the record
    words = "Something went wrong that should not have. The server’s own output says what."
    if _is_api(request):
        return JSONResponse({"error": words}, 500)
    return _error(request, 500, words)


def _error(request: Request, status: int, words: str) -> Response:
    return rendered(request, "error.html.j2", status, heading=_HEADINGS.get(status, "That did not work"), words=words)
