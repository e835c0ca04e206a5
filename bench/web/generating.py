"""Generates a record of many reports about invented talks, findings and all, without reading a word of them.

What is measured is how pages are served, so that findings are written straight into the store: their spans are the
generator's own, and every one of them is exact.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from crosswire.record import (
    Actor,
    Article,
    DateMention,
    Event,
    Figure,
    Finding,
    Layout,
    Link,
    Mention,
    Parsed,
    Position,
    Reading,
    Span,
    Speaker,
    Statement,
    When,
    content_id,
)

__all__ = ["links", "readings"]

_FIRST = date(2031, 1, 1)
_DAYS = 400
_OUTLETS = [f"{place} {kind}" for kind in ("Courier", "Ledger", "Gazette", "Wire") for place in (
    "Lindholm", "Ostermark", "Calder Bay", "Veyra", "Tolsund", "Marrow Quay", "Askeby", "Pellworth", "Dunmar",
)]  # fmt: skip
_PEOPLE = [f"{given} {family}" for given in ("Greta", "Ayo", "Marek", "Ines", "Tomas", "Salma") for family in (
    "Halloran", "Obuya", "Verhane", "Castellane", "Brandt", "Okoro", "Lindqvist", "Abubakar", "Sandoval", "Rautavuori",
    "Ekwall", "Benkamal",
)]  # fmt: skip
_PARTIES = ["the Deckhands' League", "Coast Lines", "the Harbour Ministry", "the Pilots' Guild", "the Cargo Council"]
_UNNAMED = ["an official close to the talks", "a delegate", "a manager", "a person who saw the paper"]
_ISSUES = ["pay", "working_time", "job_security", "strike", "recognition"]
_STANCES = ["demands", "offers", "accepts", "rejects", "insists", "conditions"]
_MEASURES = ["strikers", "passengers", "ships", "jobs"]
_SAYINGS = [
    "the crews would sail again once a written promise is signed",
    "no ship leaves the pier before Monday",
    "the new roster costs more than the harbour earns in a winter",
    "both sides had moved further this week than in all of the spring",
    "the mediators were told to come back with numbers, not with words",
    "a second ferry could run by night if the pilots agree",
]
_DEEDS = [
    ("meet", "met the mediators at the pilot station"),
    ("travel", "left for the capital by night train"),
    ("propose", "handed over a new paper of nine pages"),
    ("reject", "turned the offer down within an hour"),
]
_MODALITIES = ["happened", "happened", "planned", "denied", "hypothetical"]
_FILLING = [
    "The pier has been quiet for most of the month, and shops along the quay open late or not at all.",
    "Fishing boats took mail and medicine across the sound, as they did in the long strike of the last decade.",
    "Rain fell on the pickets through the afternoon, and somebody had brought soup in a milk churn.",
]


@dataclass(slots=True)
class _Page:
    """A text as it grows, and what stands in it."""

    article: str
    text: str = ""
    found: list[Finding] = field(default_factory=list)
    actors: dict[str, Actor] = field(default_factory=dict)
    mentions: int = 0

    def put(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))

    def name(self, words: str, kind: str) -> str:
        """Puts a name that stands for an actor; returns the actor's id."""
        bare = words.removeprefix("the ").removeprefix("an ").removeprefix("a ")
        owner = self.article if kind == "unnamed" else None
        actor = Actor(content_id("actor", kind, bare, owner), kind, bare, article=owner)  # type: ignore[arg-type]
        self.actors.setdefault(actor.id, actor)
        span = self.put(words)
        form = "description" if kind == "unnamed" else "name"
        self.found.append(Mention(content_id("mention", self.article, span.start), self.article, span, actor.id, form))
        return actor.id


def readings(count: int, seed: int = 7) -> Iterator[Reading]:
    """Yields so many reports with about thirty findings each; the same seed gives the same reports."""
    dice = random.Random(seed)  # noqa: S311 - the same reports each time
    for number in range(count):
        yield _reading(number, count, dice)


def links(ids: list[str], seed: int = 7) -> Iterator[Link]:
    """Yields kinship for every fifth report: it copies, rewrites or translates the one before it."""
    dice = random.Random(seed)  # noqa: S311 - the same reports each time
    for left, right in zip(ids[1::5], ids[::5], strict=False):
        kind = dice.choice(["copies", "rewrites", "translates"])
        why = "8 of 14 sentences tell the same, in one order"
        yield Link(kind, left, right, 0.93, why, directed=True)  # type: ignore[arg-type]


def _reading(number: int, count: int, dice: random.Random) -> Reading:
    key = content_id("article", "generated", number)
    day = _FIRST + timedelta(days=number * _DAYS // count)
    page = _Page(key)
    title = page.put(f"Day {number % 97 + 1} of the pier talks: {dice.choice(_SAYINGS)}")
    page.put("\n\n")
    for _ in range(6):
        _statement(page, dice, day)
    for _ in range(4):
        _figure(page, dice, day)
    for _ in range(4):
        _event(page, dice, day)
    for _ in range(2):
        _position(page, dice, day)
    page.put(dice.choice(_FILLING) + "\n")
    article = Article(
        id=key,
        text=page.text,
        raw_sha256=content_id("sha", number) * 4,
        path=f"generated-{number:05}.txt",
        publisher=dice.choice(_OUTLETS),
        title=title.of(page.text),
        language="en",
        published=day,
        published_basis="given",
        layout=Layout(title=title, body=title.end),
    )
    return Reading(Parsed(article)).with_findings([*page.actors.values(), *page.found])


def _day(page: _Page, dice: random.Random, day: date) -> When:
    told = day - timedelta(days=dice.randrange(3))
    span = page.put(f"{told:%A}")
    when = When(told, told, "day", span.of(page.text))
    page.found.append(
        DateMention(content_id("date", page.article, span.start), page.article, span, "date", str(told), when)
    )
    return when


def _statement(page: _Page, dice: random.Random, day: date) -> None:
    start = len(page.text)
    named = dice.random() < 0.7
    who = dice.choice(_PEOPLE) if named else dice.choice(_UNNAMED)
    actor = page.name(who, "person" if named else "unnamed")
    speaker_span = Span(start, start + len(who))
    page.put(" ")
    cue = page.put(dice.choice(["said", "told reporters", "insisted"]))
    page.put(" on ")
    when = _day(page, dice, day)
    page.put(" that ")
    content = page.put(dice.choice(_SAYINGS) + f", for the {dice.randrange(2, 90)}th time")
    page.put(".\n\n")
    speaker = Speaker(actor, page.actors[actor].name, "person" if named else "unnamed", named, description=who)
    page.found.append(
        Statement(
            content_id("statement", page.article, start),
            page.article,
            (content,),
            speaker,
            speaker_span,
            cue,
            "indirect",
            said_on=when.earliest,
            score=round(dice.random(), 3),
        )
    )


def _figure(page: _Page, dice: random.Random, day: date) -> None:
    measure = dice.choice(_MEASURES)
    value = 100 + 7 * (day - _FIRST).days + dice.randrange(3)  # totals grow, and now and then somebody miscounts
    page.put("At the last count ")
    span = page.put(f"{value:,} {measure}")
    page.put(" were idle, according to ")
    who = dice.choice(_PARTIES)
    page.name(who, "organisation")
    page.put(" on ")
    when = _day(page, dice, day)
    page.put(".\n\n")
    page.found.append(
        Figure(
            content_id("figure", page.article, span.start),
            page.article,
            span,
            value,
            value,
            "exact",
            unit=measure,
            measure=measure,
            as_of=when,
            authority=who,
            cumulative=True,
            score=round(dice.random(), 3),
        )
    )


def _event(page: _Page, dice: random.Random, day: date) -> None:
    start = len(page.text)
    kind, words = dice.choice(_DEEDS)
    who = dice.choice(_PARTIES)
    page.name(who, "organisation")
    page.put(f" {words} on ")
    when = _day(page, dice, day)
    span = Span(start, len(page.text))
    page.put(".\n\n")
    modality = dice.choice(_MODALITIES)
    key = content_id("event", page.article, start)
    page.found.append(Event(key, page.article, span, kind, modality, actors=(who,), when=when))  # type: ignore[arg-type]


def _position(page: _Page, dice: random.Random, day: date) -> None:
    start = len(page.text)
    who = dice.choice(_PARTIES)
    page.name(who, "organisation")
    page.put(" asked for a written answer on the roster within the week")
    span = Span(start, len(page.text))
    page.put(".\n\n")
    page.found.append(
        Position(
            content_id("position", page.article, start),
            page.article,
            span,
            who,
            dice.choice(_ISSUES),
            dice.choice(_STANCES),
            day,
            score=round(dice.random(), 3),  # type: ignore[arg-type]
        )
    )
