"""A site over the sample reports, read once a run whoever asks, a client of it, and a browser on it."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest
import uvicorn
from starlette.testclient import TestClient

from crosswire.api import Record, Settings, open_record, sample_reports
from crosswire.web import Site, make_app

HOST = "http://localhost:8000"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
RULES = Settings(use_encoder=False, workers=1)


def _read_samples(target: Path) -> None:
    folder, meta = sample_reports()
    reports = sorted(str(p) for p in folder.iterdir() if p != meta and not p.name.startswith("."))
    with open_record(target) as record:
        record.add(*reports, meta=meta, settings=RULES)


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the sample reports; workers of one run share it, whoever comes first reads them."""
    folder = tmp_path_factory.getbasetemp()
    shared = folder.parent if os.environ.get("PYTEST_XDIST_WORKER") else folder
    target, lock = shared / "web-samples.db", shared / "web-samples.lock"
    with lock.open("w") as held:
        _lock(held.fileno())
        if not target.exists():
            part = shared / "web-samples.part.db"
            _read_samples(part)
            part.replace(target)
    return target


def _lock(handle: int) -> None:
    import fcntl

    fcntl.flock(handle, fcntl.LOCK_EX)


@pytest.fixture(scope="session")
def record(samples: Path) -> Iterator[Record]:
    """The record of the samples; nobody writes to it."""
    with open_record(samples, create=False) as opened:
        yield opened


@pytest.fixture(scope="session")
def site(record: Record) -> Site:
    """A site over the samples."""
    return Site(record, RULES)


@pytest.fixture(scope="session")
def client(site: Site) -> Iterator[TestClient]:
    """A client of the site; it follows no redirect."""
    with TestClient(make_app(site), base_url=HOST, follow_redirects=False) as opened:
        yield opened


@pytest.fixture
def own(samples: Path, tmp_path: Path) -> Iterator[Site]:
    """A site over a copy of the samples that a test may write to."""
    target = tmp_path / "own.db"
    shutil.copy(samples, target)
    with open_record(target, create=False) as opened:
        yield Site(opened, RULES)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Site]:
    """A site over a record that holds nothing."""
    with open_record(tmp_path / "empty.db") as opened:
        yield Site(opened, RULES)


@pytest.fixture
def browse() -> Callable[[Site], TestClient]:
    """Makes a client of a site."""

    def opened(site: Site) -> TestClient:
        return TestClient(make_app(site), base_url=HOST, follow_redirects=False)

    return opened


@pytest.fixture(scope="session")
def pages(record: Record) -> dict[str, str]:
    """The address of every page, by its name."""
    desk = record.desk()
    statement = next(s for s in desk.view.statements if s.speaker and not s.speaker.named)
    day = desk.days[-1].isoformat()
    chosen = "&report=".join(a.id for a in desk.view.articles[2:5])
    told = next((f.items[0].id for f in desk.widest_facts), statement.id)
    return {
        "brief": "/",
        "news": f"/?since={day}",
        "brief-part": "/?part=figures",
        "known": f"/?known={desk.days[-2].isoformat()}",
        "board": "/board",
        "figures": "/figures?measure=killed",
        "timeline": "/timeline?show=both",
        "statements": "/statements",
        "statements-chosen": "/statements?told=unnamed&q=the",
        "reports": "/reports",
        "reader": f"/reports/{statement.article}?open={statement.id}",
        "follow": f"/reports/{statement.article}?actor={desk.actors[0].id}",
        "passage": f"/reports/{statement.article}?at=40-120",
        "compare": f"/compare?report={chosen}",
        "compare-none": "/compare",
        "lineage": "/lineage",
        "facts": "/facts",
        "conflicts": "/facts?show=conflicts",
        "why": f"/why/{told}",
        "actors": "/actors",
        "actor": f"/actors/{desk.actors[0].id}",
        "sources": "/sources",
        "failures": "/failures",
        "search": "/search?q=corridor",
        "add": "/add",
        "review": "/review",
        "correct": f"/correct/{statement.id}",
        "exports": "/exports",
        "error": "/nowhere",
    }


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Site], str]]:
    """Serves a site on a free port of this machine until the session ends; returns its address."""
    servers: list[tuple[uvicorn.Server, Thread]] = []

    def started(site: Site) -> str:
        listener = socket.socket()
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        server = uvicorn.Server(uvicorn.Config(make_app(site), log_level="error", lifespan="off"))
        thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        servers.append((server, thread))
        return f"http://127.0.0.1:{listener.getsockname()[1]}"

    yield started
    for server, thread in servers:
        server.should_exit = True
        thread.join(5)


@pytest.fixture(scope="session")
def address(site: Site, serve: Callable[[Site], str]) -> str:
    """Where the site over the samples is served."""
    return serve(site)
