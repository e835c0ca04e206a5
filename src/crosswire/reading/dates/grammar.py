"""Rules over codes: a pattern names words and classes, a function says what they mean; rules apply in their order.

A pattern is written in the words it matches: ``"(the)? m=MONTH d=DAYNUM (, y=YEAR)?"``. Upper case names a class of
the lexicon, a shape of number or a term that an earlier rule built; lower case is the word itself; ``name=`` keeps
what stands there; ``after:NAME`` and ``before:NAME`` look at a neighbour without taking it, ``!after:`` and
``!before:`` want it absent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from crosswire.reading.dates.expressions import Expression
from crosswire.reading.dates.words import COMMON, LEXICON, Item, charset, kind_of

__all__ = ["GROUPS", "Found", "Rule", "rewrite", "rule"]

# Classes made of others.
GROUPS: dict[str, tuple[str, ...]] = {
    **{name: tuple(words) for name, words in LEXICON["groups"].items()},
    "ANYDAY": ("WEEKDAY", "SHORTDAY"),
    "DAYOFMONTH": ("HOUR", "DAYNUM", "ORDINAL"),
    "ORDANY": ("ORDINAL", "ORDWORD"),
    "COUNT": ("HOUR", "DAYNUM", "INT", "YEAR", "GROUPED", "MILITARY", "NUMWORD", "VAGUE"),
    "DATED": ("DAY", "WEEK", "MONTHTERM", "QUARTERTERM", "SEASONTERM", "YEARTERM", "ERA"),
    "LPAREN": ("(",),
    "RPAREN": (")",),
    "LONG": ("WEEK", "MONTHTERM", "QUARTERTERM", "SEASONTERM", "YEARTERM", "ERA"),
}
_WORD = re.compile(r"(?:(\w+)=)?(\(|[^\s()?*+|]+)|([()?*+|]+)|\s+")
_LOOK = {"after": "(?<=[{}])", "!after": "(?<![{}])", "before": "(?=[{}])", "!before": "(?![{}])"}


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Found:
    """Where a pattern matched, and what stands under its names."""

    items: Sequence[Item]
    match: re.Match[str]

    def has(self, name: str) -> bool:
        """Whether the pattern took something under this name."""
        return name in self.match.re.groupindex and self.match.group(name) is not None

    def item(self, name: str) -> Item:
        """Returns the (first) item under this name."""
        return self.items[self.match.start(name)]

    def word(self, name: str) -> str:
        """Returns the word under this name, empty where the pattern took none."""
        return self.item(name).word if self.has(name) else ""

    def term_of(self, name: str, kind: type[T]) -> T:
        """Returns the meaning under this name; raises LookupError where it is not of this kind."""
        term = self.term(name)
        if not isinstance(term, kind):
            raise LookupError(f"{name} is no {kind.__name__}")
        return term

    def kind(self, name: str) -> str:
        """Returns the kind of the term under this name, empty for a word."""
        return kind_of(self.item(name).code)

    def words(self, name: str) -> list[str]:
        """Returns all words under this name."""
        if not self.has(name):
            return []
        return [i.word for i in self.items[self.match.start(name) : self.match.end(name)]]

    def term(self, name: str) -> Expression:
        """Returns the meaning under this name; raises LookupError where there is only a word."""
        term = self.item(name).term
        if term is None:
            raise LookupError(name)
        return term


Build = Callable[[Found], "tuple[str, Expression] | None"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, and what to make of it: the kind of term and its meaning, or null to leave the words alone.

    ``needs`` are codes of which one stands in every match (null: not known); it saves most searches.
    """

    pattern: re.Pattern[str]
    build: Build
    needs: frozenset[str] | None


def rule(pattern: str, build: Build) -> Rule:
    """Compiles a rule. Raises LexiconError for a name that stands nowhere."""
    out, tokens = [], _WORD.findall(pattern)
    for name, word, sign in tokens:
        if word == "(":
            out.append(f"(?P<{name}>" if name else "(?:")
        elif word:
            out.append(_compiled(word) if not name else f"(?P<{name}>{_compiled(word)})")
        else:
            out.append(sign)
    return Rule(re.compile("".join(out)), build, _needed(tokens))


def _needed(tokens: list[tuple[str, str, str]]) -> frozenset[str] | None:
    """The rarest codes that no match can do without: of the plain words outside all brackets, the one least common."""
    depth, found = 0, []
    for (_, word, sign), (_, _, then) in zip(tokens, [*tokens[1:], ("", "", "")], strict=True):
        if depth == 0 and word not in ("", "(") and ":" not in word[1:] and then[:1] not in ("?", "*", "|"):
            found.append(frozenset(_codes(word)))
        depth += (word == "(") - sign.count(")")
        if depth == 0 and "|" in sign:
            return None
    return min(found, key=lambda codes: (bool(codes & COMMON), len(codes)), default=None)


def _compiled(word: str) -> str:
    look, _, rest = word.partition(":")
    if rest and look in _LOOK:
        return _LOOK[look].format(_members(rest))
    return f"[{_members(word)}]"


def _members(name: str) -> str:
    return "".join(map(re.escape, _codes(name)))


def _codes(name: str) -> str:
    return "".join(charset(n) for part in name.split("/") for n in GROUPS.get(part, (part,)))


def rewrite(items: list[Item], rules: Iterable[Rule]) -> list[Item]:
    """Applies each rule in turn, left to right, longest first as its pattern says; returns words and terms."""
    codes = "".join([i.code for i in items])
    present = frozenset(codes)
    for each in rules:
        if (each.needs is not None and present.isdisjoint(each.needs)) or each.pattern.search(codes) is None:
            continue
        items = _applied(each, items, codes)
        codes = "".join([i.code for i in items])
        present = frozenset(codes)
    return items


def _applied(each: Rule, items: list[Item], codes: str) -> list[Item]:
    out: list[Item] = []
    at = 0
    for match in each.pattern.finditer(codes):
        built = each.build(Found(items, match)) if match.end() > match.start() else None
        if built is None:
            continue
        out += items[at : match.start()]
        out.append(Item.of(built[0], items[match.start()].start, items[match.end() - 1].end, built[1]))
        at = match.end()
    return out + items[at:]
