"""One thing under two names, one saying in two wordings, one day in two: told by a judge made for the test."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest

from crosswire.record import Link
from crosswire.relating import facts

Floats = npt.NDArray[np.float32]


def judge(shared: float, against: float = 0.0) -> Callable[[Sequence[tuple[str, str]]], Floats]:
    """A judge that says the same of every pair."""
    return lambda pairs: np.array([(shared, against)] * len(pairs), np.float32).reshape(-1, 2)


def conflicts(shelf: Any, vectors: Any, judge: Any, aspect: str) -> list[Link]:
    """The conflicts of one kind that are told of a shelf."""
    view = shelf.view()
    links = facts.links(view, vectors, judge, {a.id for a in view.articles})
    return [link for link in links if link.kind == "contradicts" and link.aspect == aspect]


def shown(shelf: Any, link: Link) -> tuple[str, str]:
    """The passages that a conflict shows first."""
    articles = {x.id: x for x in shelf.articles}
    where = {f.id: articles[f.article].text for kind in (shelf.events, shelf.statements, shelf.mentions) for f in kind}
    passage = link.shared[0]
    return passage.left.of(where[link.left]), passage.right.of(where[link.right])


def two(shelf: Any, first: str, second: str) -> None:
    """Two reports of one sentence, whose events no rule joins."""
    for text, outlet, kind in ((first, "Coastwire", "release"), (second, "Hub", "meet")):
        report = shelf.report(text, outlet, "2031-05-06")
        shelf.event(report, text, kind)


def test_terms_of_the_lexicon(shelf: Any, vectors: Any) -> None:
    """What the lexicon groups is told of sentences that share a fact, with the very words."""
    two(shelf, "The Front freed nine hostages at the harbour.", "At the harbour nine captives of the Front came free.")
    (link,) = conflicts(shelf, vectors, judge(0.9), "wording")
    assert link.why == "one thing under two names: captives, or hostages"
    assert shown(shelf, link) == ("captives", "hostages")


def test_sentences_that_share_nothing_are_not_searched_for_terms(shelf: Any, vectors: Any) -> None:
    """An unsure judge leaves the words of two sentences alone."""
    two(shelf, "The Front freed nine hostages at the harbour.", "At the harbour nine captives of the Front came free.")
    assert conflicts(shelf, vectors, judge(0.2), "wording") == []


def test_terms_that_vectors_hold_for_one(shelf: Any, vectors: Any) -> None:
    """In a retelling a term of the matter and a word near it are one choice; a word far from every term is none."""
    two(shelf, "The Front freed nine hostages up the ladder.", "Nine kidnapees of the Front climbed stairs, now free.")
    shelf.derived(*reversed(shelf.articles))

    def of(texts: Sequence[str]) -> Floats:
        same = {"kidnapees": "hostages", "stairs": "ladder"}
        return vectors([same.get(t, t) for t in texts])

    assert [x.why for x in conflicts(shelf, of, judge(0.9), "wording")] == [
        "one thing under two names: hostages, or kidnapees"
    ]


def test_words_of_a_quotation_are_its_speakers(shelf: Any, vectors: Any) -> None:
    """What stands inside quotation marks is not the outlet's own choice."""
    two(
        shelf,
        "“The hostages are free”, the Front said of nine in all.",
        "“The captives are free”, the Front said of nine in all.",
    )
    assert all("two names" not in x.why for x in conflicts(shelf, vectors, judge(0.9), "wording"))


@pytest.mark.parametrize(
    "said", ["The so-called Harbour Council will meet.", "The self-styled Harbour Council will meet."]
)
def test_a_name_printed_with_distance(shelf: Any, vectors: Any, said: str) -> None:
    """One report keeps its distance from a name that another prints plainly; both passages are given."""
    two(shelf, "The Harbour Council met on Sunday in Orrin.", said)
    (link,) = conflicts(shelf, vectors, None, "wording")
    assert shown(shelf, link) == ("Harbour Council", said.removeprefix("The ").removesuffix(" will meet."))


def test_distance_within_a_quotation_is_not_the_outlets(shelf: Any, vectors: Any) -> None:
    """Somebody quoted may keep what distance he likes."""
    two(shelf, "The Harbour Council met on Sunday.", "“The so-called Harbour Council is a joke”, he said.")
    assert conflicts(shelf, vectors, None, "wording") == []


def quoting(shelf: Any, words: str, who: str, outlet: str) -> Any:
    """A report that quotes somebody."""
    report = shelf.report(f"“{words}”, {who} said.", outlet, "2031-05-06")
    shelf.said(report, who, "said", f"“{words}”")
    return report


def test_a_quotation_retold_in_other_words(shelf: Any, vectors: Any) -> None:
    """In reports of one family the judge tells which quotations are one saying."""
    a = quoting(shelf, "We carry letters, we weigh nobody", "Ana Lind", "Coastwire")
    b = quoting(shelf, "We are couriers, we weigh no souls", "Ana Lind", "Hub")
    shelf.derived(b, a)
    assert len([x for x in conflicts(shelf, vectors, judge(0.8), "wording") if "two wordings" in x.why]) == 1
    assert conflicts(shelf, vectors, judge(0.1), "wording") == []


@pytest.mark.parametrize(("other", "found"), [("Ana Lind", 1), ("Per Olsen", 0)])
def test_quotations_of_independent_reports_need_one_speaker(shelf: Any, vectors: Any, other: str, found: int) -> None:
    """Two people may say much the same; one person in two wordings is worth telling."""
    quoting(shelf, "No list while fighting goes on, we name nobody", "Ana Lind", "Coastwire")
    quoting(shelf, "Unless fighting stops we name nobody, no list", other, "Hub")
    assert len([x for x in conflicts(shelf, vectors, judge(0.95), "wording") if "two wordings" in x.why]) == found


def test_one_voice_quoted_twice_in_one_report(shelf: Any, vectors: Any) -> None:
    """A report that quotes one voice in two wordings contradicts itself."""
    text = "“They ran like goats”, the officer said. “They ran like rabbits”, he added."
    report = shelf.report(text, "Coastwire", "2031-05-06")
    for words, cue in (("“They ran like goats”", "said"), ("“They ran like rabbits”", "added")):
        shelf.said(report, "the officer", cue, words, kind="unnamed")
    (link,) = conflicts(shelf, vectors, judge(0.9), "wording")
    assert shown(shelf, link) == ("“They ran like goats”", "“They ran like rabbits”")


def test_what_one_report_holds_for_likely_and_another_for_certain(shelf: Any, vectors: Any) -> None:
    """A doubt that is dropped is told where the judge is half sure; the same two words without one are not."""
    two(shelf, "Monitors could be posted at the bridge.", "Monitors will be posted at the bridge.")
    assert len(conflicts(shelf, vectors, judge(0.8, 0.22), "fact")) == 1
    shelf.articles.clear()
    shelf.events.clear()
    two(shelf, "Monitors are to be posted at the bridge.", "Monitors will be posted at the bridge.")
    assert conflicts(shelf, vectors, judge(0.8, 0.22), "fact") == []
