"""Sentences, alignment, families and traces, each on its own."""

from __future__ import annotations

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crosswire.record import Article, Layout, Noise, Span
from crosswire.relating.lineage import traces
from crosswire.relating.lineage.alignment import align, longest_rise
from crosswire.relating.lineage.descent import descent
from crosswire.relating.lineage.judging import judge
from crosswire.relating.lineage.passages import passages, sentences
from crosswire.relating.lineage.profile import Profile, profile
from crosswire.relating.lineage.signals import signals

WIRE = (
    "The harbour of Ostrava Bay closed at dawn on May 3, the port captain told Ferrant. "
    "Some 1,240 dockers have walked out and 37 ships are waiting off the breakwater. "
    "Their union wants 6.5 percent; the Lindqvist company offers 4. "
    "“We will sit here until the tide turns,” said Mirela Okonkwo, who leads the union. "
    "A mediator from the Ministry of Labour will see both sides in Karsholm on Monday."
)
CUT = ". ".join(WIRE.split(". ")[:3]) + "."


def made(text: str, name: str, **about: object) -> Profile:
    """The profile of a report in English."""
    return profile(Article(name, text, "0", **{"language": "en", **about}), ())  # type: ignore[arg-type]


@given(st.text(alphabet='ab.!? \n"”A1', max_size=80))
def test_sentences_lie_in_order_and_cover_all_words(text: str) -> None:
    """Sentences do not overlap, and nothing but white space stands between them."""
    found = list(sentences(text, 0, len(text)))
    at = 0
    for span in found:
        assert not text[at : span.start].strip()
        at = span.end
    assert not text[at:].strip()


def test_noise_and_furniture_are_no_sentences() -> None:
    """A caption and the headline are left out."""
    text = "Harbour shut\n\nThe port has closed today.\n\nPhoto: A crane by night."
    article = Article("a", text, "0", layout=Layout(body=14))
    caption = Noise("n", "a", Span(text.index("Photo"), len(text)), "caption")
    assert [s.of(text) for s in passages(article, (caption,))] == ["The port has closed today."]


def test_every_sentence_has_one_twin_at_most() -> None:
    """A report held against itself is all twins, in order."""
    one = made(WIRE, "a")
    same = align(one, one, None)
    assert [(t.left, t.right) for t in same.twins] == [(n, n) for n in range(5)]
    assert (same.cover_left, same.order) == (1.0, 1.0)


def test_a_name_in_common_does_not_overrule_vectors() -> None:
    """Of two remarks by one speaker, the one that vectors hold to be alike is the twin."""
    left = made("We heard Tarn, Ilse Orban and Juri.\n\nThe boats stay out, Orban said.", "a")
    right = made("Stockfish matters little, says Orban.", "b")
    assert left.passages[1].names == right.passages[0].names
    assert [t.left for t in align(left, right, np.array([[0.6], [0.1]], dtype=np.float32)).twins] == [0]
    assert [t.left for t in align(left, right, None).twins] == [1]


@given(st.lists(st.integers(0, 9), max_size=12))
def test_the_longest_rise_lies_within_its_bounds(numbers: list[int]) -> None:
    """It counts every number of a sorted list, and as many as one value has in any."""
    assert longest_rise(sorted(numbers)) == len(numbers)
    most = max((numbers.count(n) for n in numbers), default=0)
    assert most <= longest_rise(numbers) <= len(numbers)


def test_figures_count_as_in_order_from_either_side() -> None:
    """Figures of one sentence have no order among themselves; told the other way round, only one place counts."""
    same = signals(made(WIRE, "a"), made(WIRE, "b"), None)
    assert same.figures_in_order == same.figures_held == 5
    apart = made("They ask for 6.5 percent and were given 4. Off the bar lie 37 ships, left by 1,240 dockers.", "c")
    assert signals(made(WIRE, "a"), apart, None).figures_in_order == 2
    assert signals(apart, made(WIRE, "a"), None).figures_in_order == 2


def test_a_cut_copy_comes_from_the_whole() -> None:
    """The shorter text is the copy, also where nothing tells the day."""
    whole, cut = made(WIRE, "a"), made(CUT, "b")
    found = signals(whole, cut, None)
    verdict = judge(found)
    assert verdict is not None
    assert verdict.kind == "copies"
    assert descent(whole, cut, found, "copies") > 0
    assert descent(cut, whole, signals(cut, whole, None), "copies") < 0


def test_an_outlet_that_grows_its_own_report_updates_it() -> None:
    """The longer version of the same outlet a day later is the newer one."""
    first = made(CUT, "a", publisher="Ferrant", published=date(2031, 5, 3))
    newer = made(WIRE, "b", publisher="Ferrant", published=date(2031, 5, 4))
    found = signals(first, newer, None)
    verdict = judge(found)
    assert verdict is not None
    assert verdict.kind == "updates"
    assert descent(first, newer, found, "updates") > 0


def test_a_quoted_release_makes_no_kin() -> None:
    """Two reports that share one quotation and the parties' names are independent."""
    other = made(
        "Fishermen in Ostrava Bay fear for their catch. "
        "“We will sit here until the tide turns,” Mirela Okonkwo said in a statement. "
        "In the market hall, prices of cod have doubled since Friday, traders said. "
        "The mayor called on the Lindqvist company to think of the town.",
        "b",
    )
    assert judge(signals(made(WIRE, "a"), other, None)) is None


def test_traces_are_the_same_on_every_machine_and_shared_by_copies() -> None:
    """A cut copy keeps most of its keys in common with the whole; strangers share none."""
    whole, cut = (traces(Article(n, t, "0", language="en"), ()) for n, t in (("a", WIRE), ("b", CUT)))
    stranger = traces(Article("c", "Snow fell on the hills above Tarn all night long, and nobody minded.", "0"), ())
    assert len(whole.keys & cut.keys) >= len(cut.keys) / 2
    assert not whole.keys & stranger.keys
    assert all(0 <= key < 2**63 for key in whole.keys)
