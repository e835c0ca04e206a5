"""Noise: what stands in the text and is no part of the report. It is marked, never deleted."""

from crosswire.reading.noise.marking import VERSION, noise

__all__ = ["VERSION", "noise"]
