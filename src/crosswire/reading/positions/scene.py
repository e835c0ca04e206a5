"""What the finders of claims share: the parse of an article, its parties, and the statements in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from crosswire.lexicon.stances import StanceWords, stance_words
from crosswire.reading.positions.clause import Clauses, lemma
from crosswire.reading.positions.parties import Parties
from crosswire.record import Parsed, Reading, Statement

__all__ = ["Claim", "Scene"]


@dataclass(frozen=True, slots=True)
class Claim:
    """A stance before its issue is known.

    ``trigger`` is the word that carries it, ``content`` the tokens of what it is about, ``parties`` whose it is;
    ``firm`` where the words alone make a stance, whatever the issue; ``subject`` whoever is to do it; ``frame`` what
    kind of wording it is.
    """

    trigger: int
    stance: str
    frame: str
    parties: tuple[str, ...]
    content: tuple[int, ...]
    said: Statement | None
    firm: bool
    subject: int | None = None


class Scene:
    """One article as the finders of claims see it."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.parsed: Parsed = reading.parsed
        self.words: StanceWords = stance_words()
        self.clauses = Clauses(reading.parsed, [d.span for d in reading.dates])
        self.parties = Parties(reading, self.clauses)

    def said(self, index: int) -> Statement | None:
        """Returns the innermost statement in whose content a token stands."""
        return self._said.get(index)

    @cached_property
    def _said(self) -> dict[int, Statement]:
        """For a token the statement with the shortest content that holds it, the first of equals."""
        pieces = [(c, s) for s in reversed(self.reading.statements) for c in s.content]
        held: dict[int, Statement] = {}
        for content, statement in sorted(pieces, key=lambda piece: -len(piece[0])):
            inner = (i for i in self.parsed.tokens_in(content) if self.parsed.tokens[i].end <= content.end)
            held.update(dict.fromkeys(inner, statement))
        return held

    def lemma(self, index: int) -> str:
        """Returns the lemma of a token in small letters."""
        return lemma(self.parsed.tokens[index])

    def is_principal(self, party: str | None) -> bool:
        """Whether a party is one of the two sides."""
        return party is not None and party in self.parties.sides.principals

    def wish(self, party: str | None) -> str:
        """Returns what "must" says: a side demands, an outsider urges."""
        return "demands" if self.is_principal(party) else "urges"
