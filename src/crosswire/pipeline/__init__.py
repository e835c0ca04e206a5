"""Which stages there are, in what order, and what is already done."""

from crosswire.pipeline.adding import AddReport, Progress, add, reread
from crosswire.pipeline.reading import STAGES, Read, dated, fingerprint, read, read_parsed, stage_versions
from crosswire.pipeline.relating import relate

__all__ = [
    "STAGES",
    "AddReport",
    "Progress",
    "Read",
    "add",
    "dated",
    "fingerprint",
    "read",
    "read_parsed",
    "relate",
    "reread",
    "stage_versions",
]
