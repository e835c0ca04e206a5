"""Reads what is handed in, in the background, and tells how far it is."""

from __future__ import annotations

import json
import logging
import secrets
import shutil
import tempfile
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from crosswire.api import Record, Settings, file_name
from crosswire.errors import CrosswireError

if TYPE_CHECKING:
    from crosswire.pipeline import AddReport, Progress

__all__ = ["Adding", "Handed", "Job", "kept_name"]

_REMEMBERED = 20  # runs whose outcome can still be looked at
_MOST_WAITING = 8  # runs that wait for their turn: each holds its uploads on disk
_NAME_LIMIT = 120  # characters of a file's name that are kept
_LOG = logging.getLogger("crosswire.web")


@dataclass(frozen=True, slots=True)
class Handed:
    """A report as handed in: a name for it, its bytes, and what is said of it beside (see ``meta.jsonl``)."""

    name: str
    content: bytes
    about: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Job:
    """A run that reads reports: how far it is and, once ``ended``, what came of it."""

    id: str
    names: tuple[str, ...]
    done: int = 0
    total: int | None = None
    now: str = ""
    ended: bool = False
    end: Event = field(default_factory=Event)
    added: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    reread: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()
    error: str = ""


class Adding:
    """Runs one job after the other, each in a thread of its own, so that pages stay quick."""

    def __init__(self) -> None:
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._lock = Lock()
        self._turn = Lock()

    def begin(self, record: Record, settings: Settings, handed: Sequence[Handed]) -> Job:
        """Starts to read reports into the record; raises CrosswireError where too many runs wait already."""
        job = Job(secrets.token_hex(8), tuple(h.name for h in handed), total=len(handed))
        with self._lock:
            if sum(not j.ended for j in self._jobs.values()) >= _MOST_WAITING:
                raise CrosswireError("too many uploads wait to be read: try again when they are done")
            self._jobs[job.id] = job
            for old in [j for j in self._jobs.values() if j.ended][: max(0, len(self._jobs) - _REMEMBERED)]:
                del self._jobs[old.id]
        folder = Path(tempfile.mkdtemp(prefix="crosswire-added-"))
        files = _written(folder, handed)
        Thread(target=self._run, args=(job, record, settings, folder, files), daemon=True).start()
        return job

    def job(self, key: str) -> Job | None:
        """Returns a run that is under way or ended a while ago."""
        return self._jobs.get(key)

    def wait(self, key: str, most_s: float) -> bool:
        """Waits until a run has ended, at most so many seconds; whether it has."""
        job = self._jobs.get(key)
        return job is None or job.end.wait(most_s)

    def _run(self, job: Job, record: Record, settings: Settings, folder: Path, files: Sequence[Path]) -> None:
        def told(progress: Progress) -> None:
            job.done, job.total, job.now = progress.done, progress.total, file_name(progress.path)

        try:
            with self._turn:
                meta = folder / "meta" / "meta.jsonl"
                report = record.add(*files, meta=meta, settings=settings, on_progress=told)
                _tell(job, report, folder)
        except CrosswireError as error:
            job.error = _without(str(error), folder)
        except Exception as error:  # noqa: BLE001 -- whatever it was, the page must say that the run has ended
            _LOG.exception("adding reports failed")
            job.error = f"{type(error).__name__}: {_without(str(error), folder)}"
        finally:
            shutil.rmtree(folder, ignore_errors=True)
            job.ended = True
            job.end.set()


def kept_name(given: str) -> str:
    """Returns the last part of a file's name, without what a file system or a page could take amiss.

    >>> kept_name("../../etc/wire report.txt")
    'wire report.txt'
    >>> kept_name("..")
    'report.txt'
    """
    last = given.replace("\\", "/").rsplit("/", 1)[-1]
    plain = "".join(c for c in last if c.isprintable() and c not in '<>:"|?*')[-_NAME_LIMIT:].strip(" .")
    return plain or "report.txt"


def _written(folder: Path, handed: Sequence[Handed]) -> list[Path]:
    """Writes each report into a folder of its own, so that no name meets another, and what is said of it beside."""
    (folder / "meta").mkdir()
    files, rows = [], []
    for number, one in enumerate(handed):
        place = folder / str(number)
        place.mkdir()
        file = place / one.name
        file.write_bytes(one.content)
        files.append(file)
        rows.append(json.dumps({"file": str(file), **one.about}))
    (folder / "meta" / "meta.jsonl").write_text("\n".join(rows), encoding="utf-8")
    return files


def _tell(job: Job, report: AddReport, folder: Path) -> None:
    job.added, job.unchanged, job.reread = report.added, report.unchanged, report.reread
    job.failures = tuple(_without(f.reason, folder) for f in report.failures)


def _without(message: str, folder: Path) -> str:
    """Returns the message with files under the names they were handed in with."""
    for part in sorted(folder.rglob("*"), key=lambda p: -len(p.parts)) if folder.is_dir() else ():
        message = message.replace(str(part), part.name)
    return message.replace(str(folder), "")
