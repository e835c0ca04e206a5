"""The store room: the record in SQLite or PostgreSQL. Nothing outside opens a database."""

from crosswire.store.store import Store, open_store

__all__ = ["Store", "open_store"]
