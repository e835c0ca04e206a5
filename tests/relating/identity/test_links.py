"""Which actors of a record are one, and which only look alike."""

from __future__ import annotations

from itertools import count

import pytest

from crosswire.record import Actor, ActorKind, Mention, Span, View, content_id
from crosswire.relating import identity

PLACES = (("Norland", "state"), ("Tesk", "state"), ("Pell Board", "organisation"), ("Ida Brandeis", "person"))


def record(*articles: list[tuple[str, ActorKind] | Actor]) -> View:
    """A record of articles that each name these actors, and four others that all of them name."""
    actors: dict[str, Actor] = {}
    mentions: list[Mention] = []
    number = count()
    for i, named in enumerate(articles):
        for one in (*named, *PLACES):
            actor = one if isinstance(one, Actor) else Actor(content_id("actor", one[0]), one[1], one[0])
            actors[actor.id] = actor
            mentions.append(Mention(f"m{next(number)}", f"a{i}", Span(0, 1), actor.id, "name"))
    return View(actors=tuple(actors.values()), mentions=tuple(mentions))


def alone(name: str, article: int, kind: ActorKind = "person") -> Actor:
    """An actor known in one article only."""
    return Actor(content_id("actor", str(article), name), kind, name)


def joined(view: View) -> set[frozenset[str]]:
    """Names of the actors that are linked."""
    return {frozenset((view.actor[x.left].name, view.actor[x.right].name)) for x in identity.links(view)}


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Omar Zakariyeh", "Omar Zakaria", "person"),
        ("Marthe Orsinni", "Marte Orsini", "person"),
        ("Rosa M. Calder", "Rosa Calder", "person"),
        ("Piet Saarland", "Piet Sarland", "person"),
        ("Front of Lom", "Lom Front", "organisation"),
        ("US Seed Agency", "Seed Agency", "organisation"),
        ("Calder Lines", "Calder", "organisation"),
        ("Orvania", "Orvanian", "state"),
        ("Dock Pilots' Union", "DPU", "organisation"),
    ],
)
def test_one_under_two_names(left: str, right: str, kind: ActorKind) -> None:
    """Spellings, word order, initials, short forms and adjectives join, each with its reason."""
    view = record([(left, kind)], [(right, kind)])
    assert frozenset((left, right)) in joined(view)
    assert all(link.why and 0 < link.score < 1 for link in identity.links(view))


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("Maria Hansen", "Mario Hansen", "person"),
        ("Otto Fenn", "Karl Fenn", "person"),
        ("Otto Fenn", "Otto Fenn Jr", "person"),
        ("Isla Renwick", "Isla Fenwick", "person"),
        ("Askel City", "Askel Strip", "place"),
        ("Askel", "Askel City", "place"),
        ("Niger", "Nigeria", "state"),
        ("Coast Front", "Ridge Front", "organisation"),
        ("Dock Pilots' Union", "Dock Porters' Union", "organisation"),
    ],
)
def test_look_alikes_stay_apart(left: str, right: str, kind: ActorKind) -> None:
    """Relatives, neighbours and rivals that share letters or words are not joined."""
    assert frozenset((left, right)) not in joined(record([(left, kind)], [(right, kind)]))


def test_whom_one_article_names_as_two_are_two() -> None:
    """Two spellings side by side in one report are two people."""
    view = record([("Omar Zakariyeh", "person"), ("Omar Zakaria", "person")], [("Omar Zakaria", "person")])
    assert not joined(view)


def test_a_surname_needs_an_only_bearer() -> None:
    """A surname alone joins the one full name in the record, and neither of two."""
    assert joined(record([alone("Fenn", 0)], [("Otto Fenn", "person")])) == {frozenset(("Fenn", "Otto Fenn"))}
    assert not joined(record([alone("Fenn", 0)], [("Otto Fenn", "person")], [("Karl Fenn", "person")]))


def test_a_surname_needs_company() -> None:
    """Without others in common a surname is anybody's."""
    view = record([alone("Fenn", 0)], [("Otto Fenn", "person")])
    bare = View(actors=view.actors, mentions=tuple(m for m in view.mentions if "Fenn" in view.actor[m.actor].name))
    assert not joined(bare)


def test_ministries_of_two_owners_are_two() -> None:
    """A ministry of one state is not that of another."""
    one = Actor("x1", "organisation", "Interior Ministry", ("Norland's Interior Ministry",))
    two = Actor("x2", "organisation", "Interior Ministry", ("Tesk's Interior Ministry",))
    assert not joined(record([one], [two]))


def test_a_state_mistaken_for_a_person_is_put_right() -> None:
    """A name that one report takes for a person and others for a state is the state."""
    view = record([alone("Orvania", 0)], [("Orvania", "state")], [("Orvania", "state")])
    links = tuple(identity.links(view))
    assert [x.why for x in links] == ["the same name; 2 other reports take it for no person"]
    one = identity.united(View(actors=view.actors, mentions=view.mentions, links=links))
    assert {a.kind for a in one.values() if a.name == "Orvania"} == {"state"}


def test_order_does_not_matter() -> None:
    """The same links come of the same actors in any order."""
    view = record([("Omar Zakariyeh", "person"), ("DPU", "organisation")], [("Omar Zakaria", "person")])
    turned = View(actors=view.actors[::-1], mentions=view.mentions[::-1])
    assert list(identity.links(view)) == list(identity.links(turned))
