"""Writes exports and reports to disk: whole files or none."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from crosswire.errors import CrosswireError
from crosswire.record import View
from crosswire.telling.columns import KINDS
from crosswire.telling.export import as_csv, as_frame
from crosswire.telling.formats import FORMATS
from crosswire.telling.rows import rows

__all__ = ["Exported", "write_bytes", "write_export", "write_text"]


@dataclass(frozen=True, slots=True)
class Exported:
    """The files that an export wrote."""

    files: tuple[Path, ...]


def write_export(view: View, format: str, out: Path | None) -> Exported:  # noqa: A002 - as the command has it
    """Writes a view in a format; CSV and Parquet are a folder with one file a kind.

    Raises CrosswireError where the format is not known or the place cannot be written.
    """
    if format not in FORMATS:
        raise CrosswireError(f"no export format {format!r}: choose one of {', '.join(FORMATS)}")
    if (text := FORMATS[format].text) is not None:
        return Exported((_write(out or Path(FORMATS[format].file), text(view)),))
    folder = out or Path(FORMATS[format].file)
    with _explained(folder):
        folder.mkdir(parents=True, exist_ok=True)
    files = []
    for kind in KINDS:
        target = folder / f"{kind}.{format}"
        if format == "csv":
            files.append(_write(target, (as_csv(rows(view, kind), kind),)))
        else:
            with _explained(target), _whole(target) as part:
                as_frame(rows(view, kind), kind).write_parquet(part)
            files.append(target)
    return Exported(tuple(files))


def write_text(out: Path, text: str) -> Path:
    """Writes a text in UTF-8, whole or not at all; raises CrosswireError where it cannot."""
    return _write(out, (text,))


def write_bytes(out: Path, content: bytes) -> Path:
    """Writes a file, whole or not at all; raises CrosswireError where it cannot."""
    with _explained(out), _whole(out) as part:
        part.write_bytes(content)
    return out


def _write(out: Path, parts: Iterable[str]) -> Path:
    with _explained(out), _whole(out) as part, part.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
        file.writelines(parts)
    return out


@contextmanager
def _whole(out: Path) -> Iterator[Path]:
    """Yields a new file beside ``out`` that takes its place once all is written, and goes where something fails."""
    handle, name = tempfile.mkstemp(prefix=f".{out.name}.", dir=out.parent)
    os.close(handle)
    part = Path(name)
    try:
        yield part
        mask = os.umask(0)
        os.umask(mask)
        part.chmod(0o666 & ~mask)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _explained(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CrosswireError(f"cannot write {out}: {error.strerror or error}") from error
