"""Article → Parsed: the only room that loads models."""

from crosswire.language.foreign import foreign_vectors, has_foreign_vectors
from crosswire.language.room import LanguageRoom

__all__ = ["LanguageRoom", "foreign_vectors", "has_foreign_vectors"]
