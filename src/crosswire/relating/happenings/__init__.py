"""Mentions of one event in several reports: joined by kind, who, when and where."""

from crosswire.relating.happenings.joining import same_events

__all__ = ["same_events"]
