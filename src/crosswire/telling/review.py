"""What a person should look at first: the least sure of what matters most."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import log2

from crosswire.record import Position, Span, Statement, View
from crosswire.telling.facts import Asserted, Facts, facts_of
from crosswire.telling.line import clean, shorten
from crosswire.telling.rows import Row

__all__ = ["Due", "due_row", "review"]

# Ranks an order, not a probability; none is tuned. A finding without a score comes from rules: less sure than most.
_UNSCORED = 0.4
_NOBODY = 0.8  # a statement whose speaker nobody identified: the reader knows that something is missing
_STANCE = 1.0  # where a party stands is what people quote from a record
_CLASH = 1.0  # one side of a conflict may be a slip of reading
_WIDTH = 160


@dataclass(frozen=True, slots=True)
class Due:
    """A finding to look at; ``rank`` is ``unsure`` times ``matters``, ``why`` says in words what both rest on."""

    id: str
    kind: str
    article: str
    span: Span
    text: str
    unsure: float
    matters: float
    why: tuple[str, ...]

    @property
    def rank(self) -> float:
        """Where it stands in the queue: higher is earlier."""
        return self.unsure * self.matters


def review(view: View, limit: int | None = 50) -> tuple[Due, ...]:
    """Returns the findings that nobody has judged, those first that are least sure and matter most.

    Unsure is 1 less the score; 0.4 where there is no score, 0.8 where nobody is known to speak. Matters is 1, and 1
    more for a position, 1 more for what stands in a conflict, and the binary logarithm of the number of reports that
    tell the same. Of a fact the least sure finding alone is listed.
    """
    facts = facts_of(view)
    clashing = {end for link in view.links if link.kind == "contradicts" for end in (link.left, link.right)}
    best: dict[str, Due] = {}
    for finding in facts.found.values():
        if finding.id in view.corrections_of:
            continue
        due = _due(finding, view, facts, clash=finding.id in clashing)
        head = facts.head(finding.id)
        if head not in best or due.rank > best[head].rank:
            best[head] = due
    ordered = sorted(best.values(), key=lambda d: (-d.rank, d.id))
    return tuple(ordered if limit is None else ordered[:limit])


def _due(finding: Asserted, view: View, facts: Facts, *, clash: bool) -> Due:
    unsure, doubt = _unsure(finding)
    reports = len(facts.of(finding.id).articles)
    weights = dict(_weights(finding, reports, clash=clash))
    spans = finding.content if isinstance(finding, Statement) else (finding.span,)
    text = view.article[finding.article].text
    words = clean(" … ".join(span.of(text) for span in spans))
    return Due(
        id=finding.id,
        kind=type(finding).__name__.lower(),
        article=finding.article,
        span=spans[0],
        text=shorten(words, _WIDTH),
        unsure=unsure,
        matters=1.0 + sum(weights.values()),
        why=(doubt, *weights),
    )


def _unsure(finding: Asserted) -> tuple[float, str]:
    if isinstance(finding, Statement) and finding.speaker is None:
        return _NOBODY, "speaker not identified"
    if finding.score is None:
        return _UNSCORED, "found by rules, without a score"
    return round(1.0 - min(max(finding.score, 0.0), 1.0), 4), f"score {finding.score:.2f}"


def _weights(finding: Asserted, reports: int, *, clash: bool) -> Iterator[tuple[str, float]]:
    if isinstance(finding, Position):
        yield "where a party stands", _STANCE
    if clash:
        yield f"a {type(finding).__name__.lower()} in a conflict", _CLASH
    if reports > 1:
        yield f"told in {reports} reports", log2(reports)


def due_row(due: Due) -> Row:
    """Returns a finding that is due for review as a row."""
    return {
        "id": due.id,
        "kind": due.kind,
        "article": due.article,
        "span": [due.span.start, due.span.end],
        "text": due.text,
        "rank": round(due.rank, 4),
        "unsure": due.unsure,
        "matters": round(due.matters, 4),
        "why": list(due.why),
    }
