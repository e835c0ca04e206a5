"""What goes into a record comes out of it, once, and goes when it is told to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import ModuleType

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crosswire.errors import StoreError
from crosswire.record import Actor, Link, Reading, SharedPassage, Span, StageVersion, Statement, View
from crosswire.store import Store

_ON_ONE_STORE = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


def _as_view(reading: Reading) -> View:
    return View(
        articles=(reading.parsed.article,),
        noise=reading.parsed.noise,
        dates=reading.dates,
        actors=reading.actors,
        mentions=reading.mentions,
        statements=reading.statements,
        figures=reading.figures,
        events=reading.events,
        positions=reading.positions,
    )


def test_a_reading_comes_back_equal(store: Store, making: ModuleType) -> None:
    """A saved report is viewed as it was read."""
    reading = making.report()
    assert store.save(reading, making.STAGES, "a") == "added"
    assert store.view() == _as_view(reading)
    assert store.articles() == (reading.parsed.article,)
    assert list(store.check()) == []


@given(data=st.data())
@_ON_ONE_STORE
def test_any_reading_comes_back_equal(store: Store, making: ModuleType, data: st.DataObject) -> None:
    """Whatever strings, spans and dates a reading holds, NUL and odd file names included, it comes back equal."""
    reading = data.draw(making.readings())
    store.forget(reading.parsed.article.id)
    assert store.save(reading, making.STAGES, "a") == "added"
    assert store.view(articles=[reading.parsed.article.id]) == _as_view(reading)
    assert list(store.check()) == []


def test_the_same_reading_twice_changes_nothing(store: Store, making: ModuleType) -> None:
    """The same fingerprint writes nothing; another one with the same findings leaves the view as it was."""
    reading = making.report()
    store.save(reading, making.STAGES, "a")
    before, rows = store.view(), store.counts()
    assert store.save(reading, making.STAGES, "a") == "unchanged"
    assert store.save(reading, making.STAGES, "b") == "reread"
    assert (store.view(), store.counts()) == (before, rows)


def test_the_fingerprint_is_that_of_the_last_reading(store: Store, making: ModuleType) -> None:
    """A record knows what an article was last read with, and nothing of one it does not hold."""
    reading = making.report()
    key = reading.parsed.article.id
    assert store.fingerprint(key) is None
    store.save(reading, making.STAGES, "a")
    store.save(reading, making.STAGES, "b")
    assert store.fingerprint(key) == "b"


def test_a_new_reading_replaces_the_findings(store: Store, making: ModuleType) -> None:
    """Findings of an earlier reading give way, and actors that no article speaks of any more go."""
    reading = making.report()
    store.save(reading, making.STAGES, "a")
    less = replace(reading, actors=(), mentions=(), statements=(), figures=())
    store.save(less, (StageVersion("noise", "1"),), "b")
    assert store.view() == _as_view(less)
    assert store.counts()["actor"] == 0
    assert list(store.check()) == []


def test_other_metadata_become_a_new_version(store: Store, making: ModuleType) -> None:
    """Metadata that come later hold, and the text stays what it was."""
    reading = making.report()
    store.save(reading, making.STAGES, "a")
    about = replace(reading.parsed.article, publisher="The Halden Ledger", credits=("Halyard", "Transmar"))
    store.save(replace(reading, parsed=replace(reading.parsed, article=about)), making.STAGES, "b")
    assert store.articles() == (about,)


def test_another_text_for_the_same_article_is_refused(store: Store, making: ModuleType) -> None:
    """The text of an article never changes; whoever wants another forgets the article first."""
    reading = making.report()
    store.save(reading, making.STAGES, "a")
    other = replace(reading.parsed.article, text=reading.parsed.article.text + " More.")
    with pytest.raises(StoreError, match="another text"):
        store.save(Reading(replace(reading.parsed, article=other)), making.STAGES, "b")
    assert store.view() == _as_view(reading)


def test_forgetting_leaves_nothing(store: Store, making: ModuleType) -> None:
    """An article goes with all that rests on it, its actors and its words in the index."""
    first, second = making.report(1), making.report(2)
    store.save(first, making.STAGES, "a")
    store.save(second, making.STAGES, "a")
    assert store.forget(first.parsed.article.id)
    assert not store.forget(first.parsed.article.id)
    assert store.view() == _as_view(second)
    assert store.forget(second.parsed.article.id)
    assert store.view() == View()
    assert set(store.counts().values()) == {0}
    assert store.search("truce") == ()
    assert list(store.check()) == []


def test_an_actor_of_several_articles_is_the_union_of_what_they_tell(store: Store, making: ModuleType) -> None:
    """The name most articles give wins; the others become aliases; a part of the record tells only its part."""
    names = [("O. Venn", ("Venn",), ("envoy",)), ("Orla Venn", (), ("minister",)), ("Orla Venn", ("Venn",), ())]
    ids = []
    for n, (name, aliases, roles) in enumerate(names):
        reading = making.report(n)
        venn = Actor(making.VENN, "person", name, aliases, roles, wikidata="Q1" if n == 2 else None)
        store.save(replace(reading, actors=(reading.actors[0], venn)), making.STAGES, "a")
        ids.append(reading.parsed.article.id)
    union = Actor(making.VENN, "person", "Orla Venn", ("O. Venn", "Venn"), ("envoy", "minister"), wikidata="Q1")
    assert store.view().actor[making.VENN] == union
    alone = Actor(making.VENN, "person", "O. Venn", ("Venn",), ("envoy",))
    assert store.view(articles=[ids[0]]).actor[making.VENN] == alone
    store.forget(ids[1])
    store.forget(ids[2])
    assert store.view().actor[making.VENN] == alone


@given(data=st.data())
@settings(_ON_ONE_STORE, max_examples=15)
def test_order_of_arrival_does_not_matter(store: Store, making: ModuleType, data: st.DataObject) -> None:
    """The same articles in another order make the same record, shared actors included."""
    names = data.draw(st.lists(st.sampled_from(["Orla Venn", "O. Venn", "Venn"]), min_size=2, max_size=5))
    readings = [
        replace(r := making.report(n), actors=(r.actors[0], replace(r.actors[1], name=name)))
        for n, name in enumerate(names)
    ]
    views = []
    for order in (readings, data.draw(st.permutations(readings))):
        for reading in order:
            store.save(reading, making.STAGES, "a")
        views.append(store.view())
        assert list(store.check()) == []
        for reading in order:
            store.forget(reading.parsed.article.id)
    assert views[0] == views[1]


def test_views_are_in_order(store: Store, making: ModuleType) -> None:
    """Articles stand by day of publication, unknown days last, and findings by their article."""
    for n, published in ((3, None), (2, date(2031, 5, 1)), (1, date(2031, 4, 1))):
        store.save(making.report(n, published=published), making.STAGES, "a")
    view = store.view()
    assert [a.title for a in view.articles] == ["Round 1", "Round 2", "Round 3"]
    places = [(view.articles.index(view.article[s.article]), s.content[0].start) for s in view.statements]
    assert places == sorted(places)


def test_a_past_day_knows_only_what_was_published(store: Store, making: ModuleType) -> None:
    """``as_known_on`` leaves out later articles and those whose day is unknown."""
    for n, published in ((1, date(2031, 4, 1)), (2, date(2031, 5, 1)), (3, None)):
        store.save(making.report(n, published=published), making.STAGES, "a")
    assert [a.title for a in store.view(as_known_on=date(2031, 4, 2)).articles] == ["Round 1"]
    assert [a.title for a in store.view(as_known_on=date(2031, 5, 3)).articles] == ["Round 1", "Round 2"]
    assert store.view(as_known_on=date(2030, 1, 1)) == View()


def test_unknown_articles_view_as_nothing(store: Store, making: ModuleType) -> None:
    """Asked for articles it does not hold, a record shows nothing."""
    store.save(making.report(), making.STAGES, "a")
    assert store.view(articles=["nowhere"]) == View()
    assert store.view(articles=[]) == View()


def test_a_failure_stays_until_the_path_succeeds(store: Store, making: ModuleType) -> None:
    """The same failure twice is one; reading the same path well clears it, and leaves the others."""
    reading = making.report()
    cured, other = making.failure(reading.parsed.article.path), making.failure("other\udce9.txt")
    for failure in (cured, other, cured):
        store.fail(failure)
    assert set(store.view().failures) == {cured, other}
    store.save(reading, making.STAGES, "a")
    assert store.view().failures == (other,)
    store.fail(cured)
    assert store.save(reading, making.STAGES, "a") == "unchanged"
    assert store.view().failures == (other,)


def test_links_replace_automatic_ones_and_keep_what_people_judged(store: Store, making: ModuleType) -> None:
    """A judged link outlives a new run of the relating stage; an automatic one does not."""
    ids = [making.report(n).parsed.article.id for n in range(3)]
    for n in range(3):
        store.save(making.report(n), making.STAGES, "a")
    shared = (SharedPassage(Span(0, 4), Span(2, 6)), SharedPassage(Span(8, 9), Span(9, 12)))
    copies = Link("copies", ids[0], ids[1], 0.9, "7 of 9 sentences", directed=True, shared=shared)
    judged = Link("rewrites", ids[1], ids[2], 1.0, "read both", judgement="yes", judged_by="ada")
    store.link([copies, judged])
    assert store.view().links == (copies, judged)
    assert store.view(articles=ids[:2]).links == (copies,)
    again = replace(judged, judgement="auto", judged_by=None, score=0.4)
    store.link([again], replacing=["copies", "rewrites"])
    assert store.view().links == (judged,)


def test_a_link_goes_with_its_end_unless_a_person_judged_it(store: Store, making: ModuleType) -> None:
    """What a person judged comes back when the end does."""
    first, second = making.report(1), making.report(2)
    for reading in (first, second):
        store.save(reading, making.STAGES, "a")
    left, right = first.statements[0].id, second.statements[0].id
    found = Link("same_fact", left, right, 0.8, "same words")
    judged = Link("contradicts", left, right, 1.0, "read both", judgement="no", judged_by="ada")
    store.link([found, judged])
    store.save(second, making.STAGES, "b")
    assert store.view().links == (judged, found)
    store.forget(second.parsed.article.id)
    assert store.view().links == ()
    assert list(store.check()) == []
    store.save(second, making.STAGES, "c")
    assert store.view().links == (judged,)


def _broken(making: ModuleType) -> list[tuple[str, Reading]]:
    reading = making.report()
    statement: Statement = reading.statements[0]
    outside = Span(3, 10_000)
    lone = replace(reading.parsed.article, text="cut \ud83d off", layout=type(reading.parsed.article.layout)())
    return [
        ("ends at 10000", replace(reading, statements=(replace(statement, cue=outside),), figures=())),
        ("which the reading lacks", replace(reading, actors=())),
        ("which the reading lacks", replace(reading, statements=())),
        ("two different findings", replace(reading, statements=(statement, replace(statement, told_to="Halyard")))),
        ("not of", replace(reading, statements=(replace(statement, article="other"),))),
        ("no span", replace(reading, statements=(replace(statement, content=(), cue=None, speaker_span=None),))),
        ("lone surrogate", Reading(replace(reading.parsed, article=lone, noise=()))),
    ]


@pytest.mark.parametrize("case", range(7))
def test_a_reading_that_contradicts_itself_is_refused_whole(store: Store, making: ModuleType, case: int) -> None:
    """One line says what is wrong, and nothing of the reading stays."""
    message, reading = _broken(making)[case]
    with pytest.raises(StoreError, match=message) as caught:
        store.save(reading, making.STAGES, "a")
    assert "\n" not in str(caught.value)
    assert store.view() == View()


def test_the_same_finding_twice_is_one(store: Store, making: ModuleType) -> None:
    """Equal findings of one id are stored once."""
    reading = making.report()
    store.save(replace(reading, statements=(*reading.statements, reading.statements[0])), making.STAGES, "a")
    assert store.view() == _as_view(reading)
