"""Add: paste a report or hand in files, and see how far the reading is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import date

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from crosswire.api import file_name
from crosswire.web.adding import Handed, Job, kept_name
from crosswire.web.guarding import require_token
from crosswire.web.rendering import rendered
from crosswire.web.site import desk_of, site_of

__all__ = ["AddPage", "ProgressPage", "progress", "show", "take"]

_MOST_FILES = 200
_FIELDS = 20
_ABOUT = ("title", "publisher", "published", "url")
_LONGEST = 500  # characters of what is said about a report


@dataclass(frozen=True, slots=True)
class AddPage:
    """How much is taken at once."""

    most_bytes: int
    most_files: int


@dataclass(frozen=True, slots=True)
class ProgressPage:
    """A run, and what is known of the reports that it read."""

    job: Job
    reports: tuple[tuple[str, str], ...]


def show(request: Request) -> Response:
    """Shows the forms."""
    return rendered(request, "add.html.j2", page=AddPage(site_of(request).settings.max_bytes, _MOST_FILES))


async def take(request: Request) -> Response:
    """Takes pasted text or files and begins to read them."""
    site = site_of(request)
    most = site.settings.max_bytes
    async with request.form(max_files=_MOST_FILES, max_fields=_FIELDS, max_part_size=most) as form:
        require_token(request, form.get("token"))
        handed = [*_pasted(form), *[h async for h in _uploaded(form)]]
    if not handed:
        raise HTTPException(400, "Nothing was handed in: paste a text or choose a file.")
    job = site.adding.begin(site.record, site.settings, handed)
    return RedirectResponse(f"/add/{job.id}", 303)


def progress(request: Request) -> Response:
    """Shows how far a run is, as a page or, for the page's own script, as JSON."""
    job = site_of(request).adding.job(request.path_params["job"])
    if job is None:
        raise HTTPException(404, "No such run is known any more. What it read is in the record.")
    if request.query_params.get("as") == "json":
        return JSONResponse({"done": job.done, "total": job.total, "now": job.now, "ended": job.ended})
    reports: list[tuple[str, str]] = []
    if job.ended:
        known = desk_of(request).view.article
        kept = [known[key] for key in (*job.added, *job.reread, *job.unchanged) if key in known]
        reports = [(a.id, a.title or file_name(a.path or a.id)) for a in kept]
    return rendered(request, "progress.html.j2", page=ProgressPage(job, tuple(reports)))


def _pasted(form: FormData) -> list[Handed]:
    text = form.get("text")
    if not isinstance(text, str) or not text.strip():
        return []
    about = _about(form)
    return [Handed(kept_name(f"{about.get('title', 'pasted text')[:60]}.txt"), text.encode("utf-8", "replace"), about)]


def _about(form: FormData) -> dict[str, str]:
    given = {name: form.get(name) for name in _ABOUT}
    about = {
        name: value.strip()[:_LONGEST] for name, value in given.items() if isinstance(value, str) and value.strip()
    }
    if "published" in about:
        try:
            date.fromisoformat(about["published"])
        except ValueError:
            raise HTTPException(400, f"“{about['published'][:40]}” is no day. Write it as 2025-03-14.") from None
    if "url" in about and not about["url"].startswith(("http://", "https://")):
        raise HTTPException(400, "An address begins with https:// or http://.")
    return about


async def _uploaded(form: FormData) -> AsyncIterator[Handed]:
    for item in form.getlist("files"):
        if isinstance(item, UploadFile) and item.filename:
            yield Handed(kept_name(item.filename), await item.read())
