"""Which findings assert the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np

from crosswire.record import Link, Mention, Span, View
from crosswire.relating import facts
from crosswire.relating.facts.sentences import Sentences

Linked = Callable[[View], list[Link]]


def pairs(links: list[Link], kind: str = "same_fact") -> set[frozenset[str]]:
    """The ends of the links of a kind."""
    return {frozenset((link.left, link.right)) for link in links if link.kind == kind}


def test_one_number_for_one_thing_in_two_independent_reports(shelf: Any, linked: Linked) -> None:
    """Two outlets that give one telling number for one thing are linked; another thing of that number is not."""
    a = shelf.report("The flood at Orrin has killed 482 people, the harbour office said.", "Coastwire", "2031-05-06")
    b = shelf.report("The harbour office said the flood at Orrin killed 482 people.", "Lindholm Paper", "2031-05-06")
    c = shelf.report("The company earned 482 florins a day from tolls.", "Money Daily", "2031-05-06")
    one = shelf.figure(a, "482 people", 482, 482)
    two = shelf.figure(b, "482 people", 482, 482)
    shelf.figure(c, "482 florins", 482, 482, measure="other", unit="florins")
    assert pairs(linked(shelf.view())) == {frozenset((one.id, two.id))}


def test_two_parties_that_propose_one_number_stay_two(shelf: Any, linked: Linked) -> None:
    """Thirty days that one side offers and thirty that the other asks for are two facts."""
    a = shelf.report("Norvane offers a pause of 30 days in the strike.", "Coastwire", "2031-05-06")
    b = shelf.report("Lindholm offers a pause of 30 days in the strike.", "Lindholm Paper", "2031-05-06")
    for report, name in ((a, "Norvane"), (b, "Lindholm")):
        shelf.figure(report, "30 days", 30, 30, measure="duration", unit="days", modality="proposed")
        at = report.text.index(name)
        shelf.mentions.append(Mention(name, report.id, Span(at, at + len(name)), name, "name"))
    assert pairs(linked(shelf.view())) == set()


def test_a_rewrite_renders_the_figures_of_its_original(shelf: Any, linked: Linked) -> None:
    """In reports that go back to one text, the same number in answering sentences is one fact."""
    a = shelf.report("In Orrin 96 people were hurt when the pier fell.", "Coastwire", "2031-05-06")
    b = shelf.report("When the pier fell, 96 persons in Orrin suffered harm.", "Hub", "2031-05-06")
    one = shelf.figure(a, "96 people", 96, 96, measure="wounded")
    two = shelf.figure(b, "96 persons", 96, 96, measure="wounded")
    shelf.derived(b, a)
    assert frozenset((one.id, two.id)) in pairs(linked(shelf.view()))


def test_one_voice_that_denies_the_same(shelf: Any, linked: Linked) -> None:
    """Two reports of a denial by one body are one fact, a denial by another body is not."""
    a = shelf.report("The League denied blocking the pier.", "Coastwire", "2031-05-06")
    b = shelf.report("The League denies blocking a pier at Orrin.", "Lindholm Paper", "2031-05-07")
    c = shelf.report("The Company denies blocking the pier.", "Hub", "2031-05-07")
    one = shelf.said(a, "The League", "denied", "blocking the pier", kind="organisation")
    two = shelf.said(b, "The League", "denies", "blocking a pier at Orrin", kind="organisation")
    shelf.said(c, "The Company", "denies", "blocking the pier", kind="organisation")
    assert frozenset((one.id, two.id)) in pairs(linked(shelf.view()))
    assert len(pairs(linked(shelf.view()))) == 1


def test_only_what_touches_the_articles_asked_for(shelf: Any, vectors: Any) -> None:
    """Links between other articles are not made again; the order of a view makes no difference."""
    texts = [f"The flood at Orrin has killed 482 people, outlet {n} says." for n in range(3)]
    reports = [shelf.report(text, f"Outlet {n}", "2031-05-06") for n, text in enumerate(texts)]
    for report in reports:
        shelf.figure(report, "482 people", 482, 482)
    view = shelf.view()
    some = pairs(list(facts.links(view, vectors, None, {reports[0].id})))
    assert len(some) == 2
    turned = replace(view, figures=tuple(reversed(view.figures)))
    assert pairs(list(facts.links(turned, vectors, None, {reports[0].id}))) == some


def test_sentences_leave_out_what_stands_before_the_report(shelf: Any) -> None:
    """Sentences end at marks, not after titles and initials, and the one before a sentence is of its paragraph."""
    report = shelf.report("Dr. A. Vane came.\nShe left. Nobody saw her.", "Coastwire", "2031-05-06")
    cut = Sentences(shelf.view())
    told = [s.of(report.text) for s in cut.of(report.id)]
    assert told == ["Dr. A. Vane came.", "She left.", "Nobody saw her."]
    second, third = cut.of(report.id)[1:]
    assert cut.before(report.id, third) == second
    assert cut.before(report.id, second) is None


def test_a_judge_parts_statements_that_contradict(shelf: Any, vectors: Any) -> None:
    """Two statements that are alike in words are no fact where the judge takes them for a contradiction."""
    for outlet, day in (("Coastwire", "on Monday"), ("Hub", "on Tuesday")):
        report = shelf.report(f"The mayor said {day} the northern pier reopens before Friday.", outlet, "2031-05-06")
        shelf.said(report, "The mayor", "said", "the northern pier reopens before Friday", kind="unnamed")
    view = shelf.view()
    among = {a.id for a in view.articles}
    refused = list(facts.links(view, vectors, lambda p: np.array([[0.1, 0.9]] * len(p), np.float32), among))
    assert pairs(refused) == set()
    assert len(pairs(list(facts.links(view, vectors, None, among)))) == 1
