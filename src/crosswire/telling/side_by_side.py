"""Reports side by side: what each tells of one thing, in rows; what they share word for word; what they call it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from crosswire.lexicon.referents import referents
from crosswire.record import Article, Link, Span, Statement, View, covering
from crosswire.telling.conflicts import Conflict
from crosswire.telling.facts import Asserted, Fact, Facts
from crosswire.telling.grounded import grounded
from crosswire.telling.kinship import KIN_WORDS

__all__ = ["DIFFER", "Called", "Cell", "Piece", "Row", "SharedWords", "SideBySide", "compared_words", "side_by_side"]

_MOST_SHARED = 60  # passages of one pair: more is the whole text
DIFFER = "they do not go together"
_WORD = re.compile(r"\w+(?:[.,'’-]\w+)*|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Cell:
    """What one report tells of a thing: its passages, empty where it leaves it out, and what is found in each.

    A passage that is no more than a name has null for its finding.
    """

    article: str
    passages: tuple[Span, ...]
    findings: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that several of the reports tell, a cell a report; ``why`` says what differs, null where nothing."""

    kind: str
    cells: tuple[Cell, ...]
    why: str | None = None
    origins: int = 0

    @property
    def left_out(self) -> int:
        """How many of the reports do not tell it."""
        return sum(not cell.passages for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a passage, and whether the other passage has them too."""

    text: str
    is_shared: bool


@dataclass(frozen=True, slots=True)
class SharedWords:
    """Two passages that hold the same, and what is worded otherwise in each."""

    left_span: Span
    right_span: Span
    left: tuple[Piece, ...]
    right: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two of the reports that derive from one another: how, why this is thought, the passages they share."""

    link: Link
    how: str
    shared: tuple[SharedWords, ...]


@dataclass(frozen=True, slots=True)
class Called:
    """What each report calls one thing: a mapping of its terms to how often, a report; in the order of the reports."""

    terms: tuple[tuple[tuple[str, int], ...], ...]


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Two to four reports, the rows in the order of the first, the pairs that are kin, what is called differently."""

    articles: tuple[Article, ...]
    rows: tuple[Row, ...]
    pairs: tuple[Pair, ...]
    called: tuple[Called, ...]
    alone: tuple[tuple[Asserted, ...], ...]


def side_by_side(view: View, articles: Sequence[Article], facts: Facts, conflicts: Iterable[Conflict]) -> SideBySide:
    """Returns the reports side by side. A thing counts as left out where another of them tells it."""
    chosen = [a.id for a in articles]
    rows = [_row(fact, chosen) for fact in facts.all if len(set(fact.articles) & set(chosen)) > 1]
    rows += [row for c in conflicts for row in _conflict_rows(c, chosen, view, facts)]
    rows.sort(key=lambda row: (row.why is None, *_place(row)))
    links = [k for k in view.links if k.kind in KIN_WORDS and k.judgement != "no" and {k.left, k.right} <= set(chosen)]
    return SideBySide(
        tuple(articles),
        tuple(rows),
        tuple(_pair(link, view) for link in links),
        tuple(_called(view, articles)),
        tuple(_alone(view, a, facts) for a in articles),
    )


def compared_words(left: str, right: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Returns two passages as pieces, those that the other does not have set apart.

    >>> left, right = compared_words("Crews will vote on Monday", "Crews could vote on Monday")
    >>> [p.text for p in left if not p.is_shared], [p.text for p in right if not p.is_shared]
    (['will'], ['could'])
    """
    a, b = _WORD.findall(left), _WORD.findall(right)
    matcher = SequenceMatcher(None, [w.casefold() for w in a], [w.casefold() for w in b], autojunk=False)
    out_left: list[Piece] = []
    out_right: list[Piece] = []
    for tag, a0, a1, b0, b1 in matcher.get_opcodes():
        same = tag == "equal"
        if a1 > a0:
            out_left.append(Piece("".join(a[a0:a1]), same))
        if b1 > b0:
            out_right.append(Piece("".join(b[b0:b1]), same))
    return tuple(out_left), tuple(out_right)


def _row(fact: Fact, chosen: Sequence[str]) -> Row:
    cells = []
    for article in chosen:
        first: dict[Span, str] = {}
        for item in fact.items:
            if item.article == article:
                first.setdefault(_span(item), item.id)
        cells.append(Cell(article, tuple(first), tuple(first.values())))
    return Row(type(fact.items[0]).__name__.lower(), tuple(cells), None, len(fact.origins))


def _conflict_rows(conflict: Conflict, chosen: Sequence[str], view: View, facts: Facts) -> Iterator[Row]:
    held = (
        {side.article for side in conflict.left} & set(chosen),
        {side.article for side in conflict.right} & set(chosen),
    )
    if not (held[0] and held[1] and len(held[0] | held[1]) > 1):
        return
    cells = []
    for article in chosen:
        sides = [s for s in conflict.sides if s.article == article]
        findings = tuple(s.finding if s.finding in facts.found else None for s in sides)
        cells.append(Cell(article, tuple(s.span for s in sides), findings))
    passages = [span.of(view.article[cell.article].text) for cell in cells for span in cell.passages]
    yield Row(conflict.kind, tuple(cells), grounded(conflict.why, passages, DIFFER))


def _place(row: Row) -> tuple[int, int]:
    number = next(i for i, cell in enumerate(row.cells) if cell.passages)
    return number, row.cells[number].passages[0].start


def _span(item: Asserted) -> Span:
    if isinstance(item, Statement):
        return covering([*item.content, *(s for s in (item.speaker_span, item.cue) if s)])
    return item.span


def _pair(link: Link, view: View) -> Pair:
    left, right = view.article[link.left].text, view.article[link.right].text
    shared = []
    for passage in link.shared[:_MOST_SHARED]:
        words = compared_words(passage.left.of(left), passage.right.of(right))
        shared.append(SharedWords(passage.left, passage.right, *words))
    how = KIN_WORDS[link.kind]
    return Pair(link, how if link.directed or link.kind == "same_wire" else f"{how} (or the reverse)", tuple(shared))


def _called(view: View, articles: Sequence[Article]) -> Iterator[Called]:
    """Yields the things that two of the reports call by different terms."""
    hidden = {a.id: [n.span for n in view.noise if n.article == a.id] for a in articles}
    for referent in referents():
        counts: list[Counter[str]] = []
        for article in articles:
            found: Counter[str] = Counter()
            for term, pattern in zip(referent.terms, referent.patterns, strict=True):
                for match in pattern.finditer(article.text, article.layout.body):
                    if not any(n.start <= match.start() < n.end for n in hidden[article.id]):
                        found[term] += 1
            counts.append(found)
        told = [c for c in counts if c]
        if any(set(one) != set(other) for one, other in combinations(told, 2)):
            yield Called(tuple(tuple(c.most_common()) for c in counts))


def _alone(view: View, article: Article, facts: Facts) -> tuple[Asserted, ...]:
    """Returns the statements and figures of a report that no other report of the record tells."""
    items = (i for kind in (view.statements, view.figures) for i in kind if i.article == article.id)
    return tuple(i for i in items if set(facts.of(i.id).articles) == {article.id})
