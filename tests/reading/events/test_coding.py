"""Which PLOVER class a sentence is about, and who does it to whom."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from crosswire.lexicon.plover import plover_words
from crosswire.reading.events.coding import Coder, Deed
from crosswire.reading.events.composing import composed
from crosswire.record import Parsed

OWN = Path(__file__).resolve().parents[3] / "bench" / "events" / "own.tsv"


def coded(parsed: Parsed) -> Deed | None:
    """Codes the first sentence that names a deed."""
    coder = Coder(parsed)
    return next((d for s in parsed.sentences if (d := coder.main(s))), None)


def texts(parsed: Parsed, heads: tuple[int, ...]) -> list[str]:
    """Returns the words at the heads."""
    return [parsed.tokens[h].text for h in heads]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Kestria has agreed to withdraw its troops from the valley.", "AGREE"),
        ("Kestria withdrew its troops from the valley.", "RETREAT"),
        ("Kestria withdrew its ambassador from Velden.", "SANCTION"),
        ("Kestria suspended talks with Velden.", "SANCTION"),
        ("Kestria suspended its bombing of the port.", "RETREAT"),
        ("Kestria lifted the ban on strikes.", "CONCEDE"),
        ("Kestria threatened to lift the ban on strikes.", "THREATEN"),
        ("Kestria said it would attack the island.", "THREATEN"),
        ("Kestria said it would feed the island.", "AGREE"),
        ("Kestria will not hand over the general.", "REJECT"),
        ("The envoy said Velden must free the nurses.", "DEMAND"),
        ("Dockers stormed the customs house.", "PROTEST"),
        ("Infantry stormed the customs house.", "FIGHT"),
    ],
)
def test_what_governs_a_deed_decides(parse: Callable[..., Parsed], text: str, event: str) -> None:
    """The same deed is another class when it is promised, refused, asked for, stopped or done by others."""
    deed = coded(parse(text))
    assert deed is not None
    assert deed.event == event


@pytest.mark.parametrize(
    ("text", "source", "target"),
    [
        ("Kestria accused Velden of spying.", "Kestria", "Velden"),
        ("Velden was accused by Kestria of spying.", "Kestria", "Velden"),
        ("Kestria said it had expelled two envoys of Velden.", "Kestria", "envoys"),
        ("Kestria urged Velden to reopen the bridge.", "Kestria", "Velden"),
    ],
)
def test_doer_and_done_to_are_found(parse: Callable[..., Parsed], text: str, source: str, target: str) -> None:
    """Active or passive, told or asked, the doer is the source and the other the target."""
    parsed = parse(text)
    deed = coded(parsed)
    assert deed is not None
    assert source in texts(parsed, deed.sources)
    assert target in texts(parsed, deed.targets)


def test_nothing_is_coded_where_no_word_names_a_deed(parse: Callable[..., Parsed]) -> None:
    """A sentence about the weather is no event."""
    assert coded(parse("The lake is blue and the evening is long.")) is None


def test_most_of_the_own_sentences_are_coded_right(parse: Callable[..., Parsed]) -> None:
    """Nine in ten of the first sentences of each class written for the benchmark are coded as meant."""
    rows = [line.split("\t") for line in OWN.read_text(encoding="utf-8").splitlines()]
    rows = rows[::6]
    right = sum((d := coded(parse(text))) is not None and d.event == event for event, text in rows)
    assert right >= 0.9 * len(rows)


def test_every_class_has_words_and_a_crosswalk() -> None:
    """Each class of the codebook can be reached by some word, and names its CAMEO roots."""
    words = plover_words()
    reached = {f.otherwise for frames in words.frames.values() for f in frames}
    reached |= {n for frames in words.frames.values() for f in frames for n in f.by_thing.values()}
    reached |= {"AGREE", "DEMAND", "REJECT", "THREATEN"}
    assert set(words.cameo) <= reached
    assert reached - {None} <= set(words.cameo)


@pytest.mark.parametrize("operator", sorted(set(plover_words().operators.values()) - {"say", "aspect"}))
def test_every_operator_composes_to_a_class(operator: str) -> None:
    """Whatever is governed, the outcome is a class of the codebook."""
    words = plover_words()
    for inner in (None, *words.cameo):
        for groups in (set(), {"troops"}, {"sanctions"}, {"talks"}):
            assert composed(operator, inner, inner, groups) in words.cameo


def test_a_list_without_end_is_no_trouble(parse: Callable[..., Parsed]) -> None:
    """A thousand names in a row neither overflow nor stall the reader."""
    parsed = parse("The army attacked " + "Kestria and " * 1000 + "Velden.")
    deed = coded(parsed)
    assert deed is not None
    assert len(deed.targets) < 1000
