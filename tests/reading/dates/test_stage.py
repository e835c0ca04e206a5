"""The reader of dates as a stage, and what it infers of the day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from crosswire.reading.dates import STAGE, inferred_day
from crosswire.record import Article, Noise, Parsed, Reading, Span

TEXT = "A market burned on Tuesday.\nRead also: Talks on Monday\nEnvoys will meet in early May."


def _reading(published: date | None, noise: tuple[Noise, ...] = ()) -> Reading:
    return Reading(Parsed(Article("a1", TEXT, "0" * 64, published=published), noise=noise))


def test_mentions_carry_their_span_and_days() -> None:
    """Every mention belongs to the article, slices back to its wording, and names the days it means."""
    mentions = list(STAGE.read(_reading(date(2031, 3, 13))))  # type: ignore[arg-type]
    found = [(m.article, m.span.of(TEXT), m.value, m.when and m.when.text) for m in mentions]  # type: ignore[union-attr]
    assert found == [
        ("a1", "Tuesday", "2031-03-11", "Tuesday"),
        ("a1", "Monday", "2031-03-10", "Monday"),
        ("a1", "early May", "2031-05", "early May"),
    ]


def test_noise_holds_no_dates() -> None:
    """What stands in a stretch of noise is not read."""
    start = TEXT.index("Read also")
    noise = (Noise("n1", "a1", Span(start, start + 26), "related"),)
    assert [m.span.of(TEXT) for m in STAGE.read(_reading(date(2031, 3, 13), noise))] == ["Tuesday", "early May"]  # type: ignore[union-attr]


def test_unknown_publication_leaves_when_open() -> None:
    """Without a day of publication a weekday keeps its value and names no day."""
    first = next(iter(STAGE.read(_reading(None))))
    assert (first.value, first.when) == ("XXXX-WXX-2", None)  # type: ignore[union-attr]


def test_reading_twice_gives_the_same_ids() -> None:
    """Ids depend on nothing but the article and the place."""
    ids = [[m.id for m in STAGE.read(_reading(date(2031, 3, 13)))] for _ in range(2)]
    assert ids[0] == ids[1]


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("Talks opened today (March 13, 2031) in Oranthe.", "2031-03-13", "2031-03-13"),
        ("The siege that began on 1 June 2030 entered its third week.", "2030-06-15", "2030-06-22"),
        ("The raid of October 7, 2030 led to war. The war is in its fifth month.", "2031-02-07", "2031-03-07"),
        ("A girl in Lower Meriel on February 2, 2031. [Halyard]\nTalks go on.", "2031-02-02", None),
        ("The accord was signed on May 3, 2028 and broken on June 4, 2028.", "2028-06-04", None),
        ("Elections will be held on May 3, 2032.", None, None),
        ("12 March 2031, 19:40\nThe encirclement is now in its fifth month.", "2031-03-12", None),
        ("The war has entered its fifth month.", None, None),
        ("The raid of October 7 led to war, now in its fifth month.", None, None),
        ("He said so on Thursday.", None, None),
    ],
)
def test_publication_is_inferred_only_from_what_the_body_proves(
    text: str, earliest: str | None, latest: str | None
) -> None:
    """A window comes from a full date, alone or with a count that runs from it; nothing else gives one."""
    found = inferred_day(text)
    if earliest is None:
        assert found is None
        return
    assert found is not None
    assert found.window.earliest == date.fromisoformat(earliest)
    assert found.window.latest == (date.fromisoformat(latest) if latest else None)
    assert all(span.of(text).strip() for span in found.evidence)
