"""Article → Parsed: the only room that loads models."""

from crosswire.language.room import LanguageRoom

__all__ = ["LanguageRoom"]
