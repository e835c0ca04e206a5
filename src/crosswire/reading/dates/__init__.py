"""Expressions of time in English: found, told apart (date, time, duration, set) and set on a calendar."""

from crosswire.reading.dates.finding import Dated, dates
from crosswire.reading.dates.inferring import Inferred, inferred_day
from crosswire.reading.dates.stage import STAGE

__all__ = ["STAGE", "Dated", "Inferred", "dates", "inferred_day"]
