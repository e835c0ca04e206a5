"""The negotiation: parties, mediators, venues, rounds and proposals, each derived from findings by a rule one can read.

- A party holds positions; a mediator acts in an event of mediation, or stands beside a word for mediating.
- A venue is where parties or mediators meet, or are to meet.
- A round is a run of meetings and journeys with no pause of more than three days.
- A proposal is what one party put on the table on one day (see ``proposals``).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TypeAlias

from crosswire.lexicon.board import board_words
from crosswire.record import Event, Mention, Span, View
from crosswire.telling.board import Board, board_of
from crosswire.telling.brief import Brief, head_of
from crosswire.telling.citing import Citer
from crosswire.telling.happened import event_entry
from crosswire.telling.line import Entry, Group, Run, Section, alike, day_words, plain, together
from crosswire.telling.proposals import proposals_of, proposals_section

__all__ = ["mediators", "negotiation", "principals"]

_PAUSE = timedelta(days=3)  # a longer one ends a round
_BESIDE = 3  # code points between a name and the word that makes it a mediator: "Swiss mediators", "mediators Norway"
_LISTED = 40  # code points that a list of mediators may run on: "mediators Norway, Oman and the Union"
_LEAST_MENTIONS = 2
Mediating: TypeAlias = Mapping[str, Sequence[Mention]]
_MOST_PARTIES = 4  # those that take the most stands: pairs of more would bury the talks under bystanders


def negotiation(view: View, as_of: date | None = None) -> Brief:
    """Returns who negotiates, who mediates, where, in which rounds, and what was put on the table."""
    citer = Citer(view)
    mediating = mediators(citer)
    parties = tuple(Group(p.heading, refs=(p.ref,)) for p in principals(citer, mediating, as_of).parties)
    sections = (
        Section("parties", "Parties", parties, "No position was found."),
        Section("mediators", "Mediators", tuple(_mediators(mediating, citer)), "No mediator was found."),
        Section("venues", "Venues", tuple(_venues(view, citer)), "No place of a meeting was found."),
        _rounds(view, citer, as_of),
        proposals_section(proposals_of(citer, as_of)),
    )
    return Brief(head_of(view), sections, title="The negotiation")


def principals(citer: Citer, mediating: Mediating, as_of: date | None = None, domain: str | None = None) -> Board:
    """Returns the board of those that negotiate: who mediates more often than takes a stand is left out."""
    often = {party: len(mentions) for party, mentions in mediating.items()}
    return board_of(citer, as_of, domain, _MOST_PARTIES, often)


def mediators(citer: Citer) -> Mediating:
    """Returns the mentions that make a party a mediator, by party: two at least, or an event of mediation."""
    view, names = citer.view, citer.parties
    found: dict[str, list[Mention]] = defaultdict(list)
    of_article: dict[str, list[Mention]] = defaultdict(list)
    for mention in view.mentions:
        actor = view.actor.get(mention.actor)
        if mention.form == "name" and actor is not None and actor.kind in ("state", "organisation", "group", "place"):
            of_article[mention.article].append(mention)
    for article in view.articles:
        for word in board_words().mediator.finditer(article.text):
            for mention in _beside(of_article[article.id], Span(*word.span()), article.text):
                found[names.key(view.actor[mention.actor].name)].append(mention)
    acting = {names.key(a) for e in view.events if e.kind == "mediate" for a in e.actors}
    return {key: held for key, held in found.items() if len(held) >= _LEAST_MENTIONS or key in acting}


def _beside(mentions: Sequence[Mention], word: Span, text: str) -> Iterator[Mention]:
    """Yields the names right before the word, and those of a list right behind it."""
    edge = word.end
    for mention in sorted(mentions, key=lambda m: m.span):
        before = text[mention.span.end : word.start]
        if mention.span.end < word.start and len(before) <= _BESIDE and not before.strip(" -’'s"):
            yield mention
        between = text[edge : mention.span.start]
        joins = set(between.replace("and", "").replace("the", "").replace("from", "").strip()) <= {","}
        if 0 <= mention.span.start - edge <= _LISTED and joins:
            edge = mention.span.end
            yield mention


def _mediators(mediating: Mediating, citer: Citer) -> Iterator[Group]:
    for key, mentions in sorted(mediating.items(), key=lambda item: (-len(item[1]), item[0])):
        name = citer.parties.name(key, ())
        best = next((m for m in mentions if alike(m.span.of(citer.text(m.article))) == alike(name)), mentions[0])
        run = citer.words(best.article, best.span, strong=True)
        sentence = citer.sentence(best.article, best.span)
        body = citer.excerpt(best.article, best.span, 200)
        ref = citer.ref(best.article, best.article, (sentence,), (run, *body))
        yield Group((run,), entries=(Entry((), body, (), (ref,)),), refs=(ref,))


def _venues(view: View, citer: Citer) -> Iterator[Group]:
    places: dict[str, list[Event]] = defaultdict(list)
    for event in view.events:
        if event.kind == "meet" and event.place:
            places[alike(event.place)].append(event)
    for _, events in sorted(places.items(), key=lambda item: (-len(item[1]), item[0])):
        for event in events:
            found = citer.name(event.article, event.place, event.span)
            if found:
                yield Group(found, refs=(citer.ref(event.id, event.article, (event.span,), found),))
                break


def _rounds(view: View, citer: Citer, as_of: date | None) -> Section:
    dated = sorted(
        (e.when.earliest, e.id, e)
        for e in view.events
        if e.kind in ("meet", "travel") and e.when and e.when.earliest and e.when.latest == e.when.earliest
    )
    rounds: list[list[Event]] = []
    last: date | None = None
    for day, _, event in dated:
        if as_of is not None and day > as_of:
            break
        if last is None or day - last > _PAUSE:
            rounds.append([])
        rounds[-1].append(event)
        last = day
    met = [r for r in rounds if any(e.kind == "meet" and e.modality in ("happened", "planned") for e in r)]
    groups = tuple(_round(events, citer) for events in reversed(met))
    return Section("rounds", "Rounds of talks", groups, "No dated meeting was found.")


def _round(events: Sequence[Event], citer: Citer) -> Group:
    days = sorted({e.when.earliest for e in events if e.when and e.when.earliest})
    span = day_words(days[0]) if len(days) == 1 else f"{day_words(days[0])} – {day_words(days[-1])}"
    lines: dict[str, list[Entry]] = defaultdict(list)
    for event in events:
        entry = event_entry(event, citer)
        mark = Run("label", f"{event.modality}, {event.kind}")
        lines[alike(plain(entry.body))].append(Entry((mark,), entry.body, entry.notes, entry.refs))
    return Group((Run("meta", span),), entries=tuple(together(same) for same in lines.values()))
