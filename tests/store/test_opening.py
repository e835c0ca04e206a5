"""A record opens, or one line says why it does not."""

from __future__ import annotations

import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest

from crosswire.errors import MigrationError, StoreError
from crosswire.record import View
from crosswire.store import Store, open_store


def _refused(target: str | Path, kind: type[StoreError] = StoreError, *, create: bool = True) -> str:
    with pytest.raises(kind) as caught:
        open_store(target, create=create)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_what_was_saved_is_there_when_opened_again(store: Store, target: str, making: ModuleType) -> None:
    """A record outlives its connection."""
    store.save(making.report(), making.STAGES, "a")
    store.close()
    with open_store(target) as again:
        assert again.view().articles == (making.report().parsed.article,)


def test_a_new_file_becomes_a_record(tmp_path: Path) -> None:
    """A file that is not there, or is empty, becomes an empty record."""
    (tmp_path / "empty.db").touch()
    for name in ("empty.db", "new.db"):
        with open_store(tmp_path / name) as store:
            assert store.view() == View()
            assert list(store.check()) == []


def test_an_address_of_a_file_opens_it(tmp_path: Path) -> None:
    """``sqlite:///`` and a path mean the same file."""
    open_store(f"sqlite:///{tmp_path}/talks.db").close()
    open_store(tmp_path / "talks.db", create=False).close()


def test_nothing_is_made_where_nothing_should_be(tmp_path: Path) -> None:
    """Without ``create`` a missing record is an error that says how to make one, and no file appears."""
    assert "crosswire add" in _refused(tmp_path / "none.db", create=False)
    assert not (tmp_path / "none.db").exists()


def test_a_folder_or_a_file_in_no_folder_is_refused(tmp_path: Path) -> None:
    """The message names what is wrong with the path."""
    assert "is a folder" in _refused(tmp_path)
    assert "no folder" in _refused(tmp_path / "nowhere" / "talks.db")


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    """A report named by mistake is left as it is."""
    report = tmp_path / "report.txt"
    report.write_text("HALDEN — Envoys of Merrow met for a second day." * 40)
    before = report.read_bytes()
    assert "not a Crosswire record" in _refused(report)
    assert report.read_bytes() == before


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    """A database that is no record is left as it is, whether or not it keeps versions the same way."""
    for name, table in (("a.db", "song"), ("b.db", "alembic_version"), ("c.db", "article")):
        with closing(sqlite3.connect(tmp_path / name)) as other:
            other.execute(f"CREATE TABLE {table} (version_num TEXT)")
        assert "not a Crosswire record" in _refused(tmp_path / name)
        with closing(sqlite3.connect(tmp_path / name)) as other:
            assert other.execute("SELECT name FROM sqlite_master").fetchall() == [(table,)]


def test_a_record_of_a_newer_version_is_refused(store: Store, target: str, execute: Callable[..., None]) -> None:
    """The message names the version and the way out."""
    store.close()
    execute("UPDATE alembic_version SET version_num = '0999'")
    message = _refused(target, MigrationError)
    assert "0999" in message
    assert "update crosswire" in message


@pytest.mark.parametrize("target_", ["mysql://localhost/talks", "talks://halden", "sqlite://"])
def test_addresses_of_something_else_are_refused(target_: str) -> None:
    """Only files and PostgreSQL are records."""
    assert "no address of a record" in _refused(target_)


def test_a_server_that_does_not_answer_is_an_error_of_one_line(tmp_path: Path) -> None:
    """Neither a traceback nor the password is shown."""
    message = _refused(f"postgresql://ada:secret@/talks?host={tmp_path}")
    assert "cannot open the record" in message
    assert "secret" not in message


def test_a_record_that_cannot_be_written_can_be_read(fresh_file: Path, tmp_path: Path, making: ModuleType) -> None:
    """Reading works on a read-only file; saving says why it does not."""
    file = tmp_path / "talks.db"
    shutil.copy(fresh_file, file)
    with open_store(f"sqlite:///file:{file}?mode=ro&uri=true") as store:
        assert store.view() == View()
        with pytest.raises(StoreError, match="cannot be written"):
            store.save(making.report(), making.STAGES, "a")


_FILL = """
import importlib.util, sys
from crosswire.errors import StoreError
from crosswire.store import open_store
spec = importlib.util.spec_from_file_location("making", sys.argv[1])
making = importlib.util.module_from_spec(spec); sys.modules["making"] = making; spec.loader.exec_module(making)
with open_store(sys.argv[2]) as store:
    try:
        for n in range(400):
            store.save(making.report(n, paragraphs=20), making.STAGES, "a")
    except StoreError as error:
        print(error)
"""


def test_a_full_disk_loses_nothing_that_was_finished(fresh_file: Path, tmp_path: Path, making: ModuleType) -> None:
    """What was saved before the disk was full is there and sound; the error is one line."""
    file = tmp_path / "talks.db"
    shutil.copy(fresh_file, file)

    def small_disk() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_500_000, 1_500_000))

    done = subprocess.run(
        [sys.executable, "-c", _FILL, making.__file__, str(file)],
        preexec_fn=small_disk,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith(f"{file}: cannot save: ")
    assert done.stdout.count("\n") == 1
    with open_store(file) as store:
        assert list(store.check()) == []
        assert store.articles()
        assert store.save(making.report(399), making.STAGES, "a") == "added"


def test_a_damaged_file_is_found(fresh_file: Path, tmp_path: Path, making: ModuleType) -> None:
    """A page overwritten with noise is an error or a problem, never an answer."""
    file = tmp_path / "talks.db"
    shutil.copy(fresh_file, file)
    with open_store(file) as store:
        for n in range(20):
            store.save(making.report(n), making.STAGES, "a")
    content = bytearray(file.read_bytes())
    for page in range(10, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    file.write_bytes(content)
    with pytest.raises(StoreError, match="damaged"):
        _examine(file)


def _examine(file: Path) -> None:
    with open_store(file) as store:
        assert list(store.check())
        store.view()
