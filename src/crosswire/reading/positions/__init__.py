"""Where each party stands: whose stance it is, on which issue, in which passage, and who tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from crosswire.reading.figures import domain_of
from crosswire.reading.positions.claims import Claims
from crosswire.reading.positions.halves import halves
from crosswire.reading.positions.scene import Claim, Scene
from crosswire.reading.positions.topics import Topics
from crosswire.record import Position, Reading, Sentence, Stage, Stance, content_id

__all__ = ["STAGE", "read"]

# Shares of right party, issue and stance by wording, on the four sets of bench/positions (run of 2026-11-23).
_SCORE, _SCORE_OTHER, _SCORE_HALF, _SCORE_WILL = 0.8, 0.55, 0.7, 0.4
_BACK = 2  # sentences over which "more" and "it" point back at an issue
_HALVES = ("condition", "exchange")
_TOWARDS = ("urge", "ask", "ready")  # frames that speak of the agreement itself


def read(reading: Reading) -> Iterable[Position]:
    """Yields the positions of an article in order; nothing without a parse."""
    if reading.parsed.has_parse:
        yield from _Reader(reading).positions()


class _Reader:
    """Reads one article, sentence by sentence."""

    def __init__(self, reading: Reading) -> None:
        self._scene = Scene(reading)
        self._parsed = reading.parsed
        self._clauses = self._scene.clauses
        self._parties = self._scene.parties
        self._claims = Claims(self._scene)
        self._topics = Topics(reading, self._clauses, domain_of(reading.parsed))
        self._last: str | None = None
        self._last_at = -_BACK - 1

    def positions(self) -> Iterator[Position]:
        body = self._parsed.article.layout.body
        for number, sentence in enumerate(self._parsed.sentences):
            if sentence.span.end > body:
                yield from self._in(sentence, number)

    def _in(self, sentence: Sentence, number: int) -> Iterator[Position]:
        seen: set[tuple[str, str]] = set()
        for whole in self._claims.within(sentence):
            for claim in halves(whole, self._clauses, sentence):
                for issue, stance in self._issues(claim, number):
                    for party in claim.parties:
                        if (party, issue) not in seen:
                            seen.add((party, issue))
                            yield self._position(claim, party, issue, stance)

    def _issues(self, claim: Claim, number: int) -> list[tuple[str, str]]:
        """The issues of a claim with the stance on each; "other" where it names none and is firm."""
        topics = self._topics.of(claim.content, claim.trigger, claim.subject)
        found: list[str] = []
        if claim.frame in _TOWARDS and not any(t.issues for t in topics):
            settled = self._topics.settlement(claim.content)
            found = [settled] if settled else []
        for topic in topics:
            recent = self._last is not None and number - self._last_at <= _BACK
            if topic.issues:
                found.extend(topic.issues)
            elif not found and recent and self._last is not None and self._topics.is_bare(topic.tokens, claim.trigger):
                found.append(self._last)
        if not found:
            named = any(p[:1].isupper() for p in claim.parties)
            return [("other", claim.stance)] if claim.firm and named else []
        if claim.frame not in _HALVES:
            self._last, self._last_at = found[0], number
        found = list(dict.fromkeys(found))
        return [pair for issue in found for pair in self._pause(claim, issue, found)]

    def _pause(self, claim: Claim, issue: str, found: list[str]) -> list[tuple[str, str]]:
        """A pause of some length is an offer of that length, or an assent to pausing at all."""
        if not {"duration", "cessation"} <= set(found) or issue not in ("duration", "cessation"):
            return [(issue, claim.stance)]
        if claim.frame == "ready":
            return [(issue, "offers" if issue == "duration" else "intends")]
        if claim.stance in ("offers", "demands", "insists", "conditions"):
            return [(issue, claim.stance)] if issue == "duration" else []
        return [(issue, claim.stance)] if issue == "cessation" else []

    def _position(self, claim: Claim, party: str, issue: str, stance: str) -> Position:
        tokens = {claim.trigger, *claim.content}
        span = self._clauses.span(tokens)
        said = claim.said
        speaker = self._parties.of_speaker(said)
        article = self._parsed.article.id
        return Position(
            id=content_id("position", article, span.start, span.end, party, issue, stance),
            article=article,
            span=span,
            party=party,
            issue=issue,
            stance=cast(Stance, stance),
            as_of=said.said_on if said else None,
            statement=said.id if said else None,
            score=_score(claim, issue),
            reported_by=said.speaker.name if said and said.speaker and speaker != party else None,
        )


def _score(claim: Claim, issue: str) -> float:
    if issue == "other":
        return _SCORE_OTHER
    if claim.frame in _HALVES:
        return _SCORE_HALF
    return _SCORE_WILL if claim.frame == "modal will" else _SCORE


STAGE = Stage("positions", "2", read)
