"""The Python API: what it offers, and how it shows itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import crosswire as cw
from crosswire.record import Statement

TEXT = 'Ferry crews hold out\n\n"We will wait," Greta Halloran said on Tuesday. At least 90 people are stranded.\n'


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> cw.Record:
    """A record of one report."""
    folder = tmp_path_factory.mktemp("api")
    report = folder / "wire.txt"
    report.write_text(TEXT, encoding="utf-8")
    (folder / "meta.jsonl").write_text('{"file": "wire.txt", "published": "2031-05-06"}\n', encoding="utf-8")
    opened = cw.open_record(folder / "talks.db")
    added = opened.add(report, meta=folder / "meta.jsonl", settings=cw.Settings(use_encoder=False, workers=1))
    assert len(added.added) == 1
    yield opened
    opened.close()


def test_what_the_package_offers() -> None:
    """The public names are these and no others, and each is there."""
    assert cw.__all__ == ["CrosswireError", "Record", "Settings", "__version__", "open_record"]
    assert all(getattr(cw, name) for name in cw.__all__)
    assert dir(cw) == sorted(cw.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    """The lazy module behaves as a module."""
    with pytest.raises(AttributeError, match="no attribute 'spans'"):
        _ = cw.spans


def test_statements_become_a_frame(record: cw.Record) -> None:
    """The promise of the README: a record's statements as a Polars frame."""
    frame = record.statements(speaker="Halloran").to_polars()
    assert frame["published"].to_list() == [date(2031, 5, 6)] * frame.height
    assert "“We will wait,”" in frame["text"].to_list() or '"We will wait,"' in frame["text"].to_list()


def test_tables_are_sequences_of_findings(record: cw.Record) -> None:
    """Each is a frozen dataclass of the record."""
    statements = record.statements()
    assert isinstance(statements[0], Statement)
    assert {type(t).__name__ for t in (record.articles(), record.figures(), record.actors())} == {"Table"}
    assert len(record.failures()) == len(record.positions(kind="no such")) == 0
    assert len(record.events(as_known_on=date(2031, 5, 5))) == 0


def test_a_filter_that_is_not_there_is_refused(record: cw.Record) -> None:
    """A misspelt filter never gives everything."""
    with pytest.raises(TypeError, match="no such filter: speeker"):
        record.statements(speeker="Halloran")  # type: ignore[call-arg]


def test_a_record_shows_itself(record: cw.Record, tmp_path: Path) -> None:
    """Brief, passage, search, export and report all answer; repr says what is in it."""
    told = record.brief()
    assert "We will wait" in str(told)
    assert "<h2>" in told._repr_html_()
    assert "We will wait" in str(record.show(record.statements()[0].id))
    assert record.search("stranded")
    assert list(record.json_lines())
    assert record.export("csv", tmp_path / "tables").files
    assert record.report(tmp_path / "page.html").is_file()
    assert record.check() == ()
    assert repr(record).startswith("Record(")


def test_forget_then_add_again(tmp_path: Path) -> None:
    """An article that was forgotten can be added again."""
    report = tmp_path / "wire.txt"
    report.write_text(TEXT, encoding="utf-8")
    settings = cw.Settings(use_encoder=False, workers=1)
    with cw.open_record(tmp_path / "talks.db") as record:
        (article,) = record.add(report, settings=settings).added
        assert record.forget(article[:8]).id == article
        assert record.counts()["article"] == 0
        assert record.add(report, settings=settings).added == (article,)


def test_errors_share_one_base(tmp_path: Path) -> None:
    """Whatever Crosswire raises on purpose is a CrosswireError."""
    with pytest.raises(cw.CrosswireError):
        cw.open_record(tmp_path / "none.db", create=False)
    with cw.open_record(tmp_path / "new.db") as record, pytest.raises(cw.CrosswireError, match="no export format"):
        record.export("xml")
