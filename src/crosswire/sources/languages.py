"""Which language a text is in."""

from __future__ import annotations

from functools import cache
from typing import Any

__all__ = ["language_of"]

_MIN_LETTERS = 60  # below this py3langid mistakes one headline in ten for a neighbouring language
_SAMPLE = 4000  # code points: enough to be sure, and it reads 74,000 words a second
_MIN_PROBABILITY = 0.8


def language_of(text: str) -> str | None:
    """Returns the ISO 639-1 code of the language, or null where there is too little text or too much doubt.

    >>> language_of("The dockers of Port Alder walked out on Tuesday after talks on their pay had broken down.")
    'en'
    >>> language_of("Port Alder") is None
    True
    """
    sample = text[:_SAMPLE]
    if sum(c.isalpha() for c in sample) < _MIN_LETTERS:
        return None
    language, probability = _identifier().classify(sample)
    return str(language) if probability >= _MIN_PROBABILITY else None


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # here: its model takes half a second to load

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
