"""Every number of an article that counts something, with its meaning, bound, day and authority."""

from crosswire.reading.figures.choice import domain_of
from crosswire.reading.figures.stage import STAGE, read, read_as

__all__ = ["STAGE", "domain_of", "read", "read_as"]
