"""The command line: one file a command. Each parses, calls the API, prints."""

from crosswire.cli.app import main

__all__ = ["main"]
