"""Corrections from the page: each kind, its undoing, and two hands on one thing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from crosswire.web import Site

Browse = Callable[[Site], TestClient]


def _send(client: TestClient, site: Site, **fields: str) -> int:
    asked = {"token": site.token, "by": "Ines Adeyemi", "seen": "latest", "back": "/review?show=done", **fields}
    response = client.post("/correct", data=asked)
    return response.status_code


def test_a_rejected_finding_leaves_the_pages_and_comes_back(own: Site, browse: Browse) -> None:
    """Reject hides it everywhere, its own address still opens it and says who; undo brings it back."""
    client = browse(own)
    statement = next(s for s in own.record.desk().view.statements if s.speaker)
    assert _send(client, own, verb="reject", target=statement.id, why="not said") == 303
    assert statement.id not in {s.id for s in own.record.desk().view.statements}
    opened = client.get(f"/reports/{statement.article}?open={statement.id}").text
    assert "rejected this" in opened
    done = client.get("/review?show=done").text
    assert "Ines Adeyemi" in done
    assert "not said" in done
    latest = own.record.corrections()[0]
    assert _send(client, own, verb="undo", target=latest.id) == 303
    assert statement.id in {s.id for s in own.record.desk().view.statements}


def test_two_hands_on_one_thing_do_not_overwrite_each_other(own: Site, browse: Browse) -> None:
    """Who comes second is told what came between, and nothing of theirs is stored."""
    client = browse(own)
    figure = own.record.desk().view.figures[0]
    assert _send(client, own, verb="accept", target=figure.id, seen="") == 303
    response = client.post("/correct", data={"token": own.token, "by": "Bo", "verb": "reject", "target": figure.id,
                                             "seen": "", "back": "/"})  # fmt: skip
    assert response.status_code == 409
    assert "Somebody was quicker" in response.text
    assert "Ines Adeyemi" in response.text
    assert [c.verb for c in own.record.corrections()] == ["accept"]


def test_every_kind_of_correction_can_be_made_from_the_page(own: Site, browse: Browse) -> None:
    """Relabel, re-attribute, merge, split, link, unlink: each is a row, and the pages show it."""
    client = browse(own)
    desk = own.record.desk()
    figure, statement = desk.view.figures[0], next(s for s in desk.view.statements if s.speaker and s.speaker.actor)
    one, other = [a for a in desk.actors if a.kind == "person"][:2]
    left, right = desk.view.articles[0], desk.view.articles[-1]
    assert _send(client, own, verb="relabel", target=figure.id, field="measure", to="wounded") == 303
    assert next(f for f in own.record.desk().view.figures if f.id == figure.id).measure == "wounded"
    assert _send(client, own, verb="re-attribute", target=statement.id, to=other.id) == 303
    assert own.record.desk().view.statement[statement.id].speaker.name == other.name
    assert _send(client, own, verb="merge", target=one.id, to=other.id) == 303
    moved = client.get(f"/actors/{one.id}")
    assert moved.status_code == 303
    assert client.get(moved.headers["location"]).status_code == 200
    assert _send(client, own, verb="split", target=one.id, to=other.id) == 303
    assert _send(client, own, verb="link", target=left.id, to=right.id, field="rewrites") == 303
    assert left.id in client.get(f"/lineage?article={right.id}").text
    assert _send(client, own, verb="unlink", target=left.id, to=right.id, field="rewrites") == 303
    verbs = [c.verb for c in own.record.corrections()]
    assert verbs == ["unlink", "link", "split", "merge", "re-attribute", "relabel"]
    for thing in (figure.id, statement.id, one.id, left.id):
        assert client.get(f"/correct/{thing}").status_code == 200


def test_the_queue_offers_what_is_unsure_and_remembers_who_corrects(own: Site, browse: Browse) -> None:
    """The first of the queue is accepted with one form; the next page knows the name and no longer lists it."""
    client = browse(own)
    first = own.record.review(1)[0]
    page = client.get("/review").text
    assert page.index(first.id) < page.index(own.record.review(5)[4].id)
    response = client.post("/correct", data={"token": own.token, "by": "Bo Å", "verb": "accept", "target": first.id,
                                             "seen": "", "back": "/review"})  # fmt: skip
    assert response.status_code == 303
    assert "httponly" in response.headers["set-cookie"].casefold()
    assert "samesite=strict" in response.headers["set-cookie"].casefold()
    after = client.get("/review").text
    assert 'value="Bo Å"' in after
    assert f'value="{first.id}"' not in after


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"verb": "accept", "target": "nothing"}, 404),
        ({"verb": "vanish", "target": "x"}, 400),
        ({"verb": "accept", "target": "x", "by": ""}, 400),
    ],
)
def test_a_correction_that_makes_no_sense_is_refused_in_words(
    own: Site, browse: Browse, fields: dict[str, str], status: int
) -> None:
    """Nothing is stored, and the page says why."""
    assert _send(browse(own), own, **fields) == status
    assert own.record.corrections() == ()


@pytest.mark.parametrize("back", ["//evil.example/", "https://evil.example/", "/\\evil.example", "javascript:alert(1)"])
def test_a_correction_leads_back_to_this_site_only(own: Site, browse: Browse, back: str) -> None:
    """The address to go back to cannot lead elsewhere."""
    figure = own.record.desk().view.figures[0]
    response = browse(own).post("/correct", data={"token": own.token, "by": "Bo", "verb": "accept",
                                                  "target": figure.id, "seen": "latest", "back": back})  # fmt: skip
    assert response.headers["location"] == "/review"
