"""Reports handed in on the page: pasted, uploaded, with progress, with their failures."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

from starlette.testclient import TestClient

from crosswire.web import Site
from crosswire.web.adding import Job, kept_name

Browse = Callable[[Site], TestClient]
REPORT = '"We have heard enough kind words," said Greta Halloran, president of the Deckhands\' League.\n'


def _ended(site: Site, key: str) -> Job:
    """Waits for a run to end; it tells its own end, so that nothing here sleeps."""
    job = site.adding.job(key)
    assert job is not None
    assert site.adding.wait(key, 60)
    return job


def test_a_pasted_report_is_read_and_kept_with_what_is_said_of_it(empty: Site, browse: Browse) -> None:
    """Text, title, outlet, day and address go into the record; the page of the run leads to it."""
    client = browse(empty)
    fields = {"token": empty.token, "text": REPORT, "title": "Crews hold out", "publisher": "Coastwire",
              "published": "2031-05-06", "url": "https://coastwire.example/1"}  # fmt: skip
    begun = client.post("/add", data=fields)
    assert begun.status_code == 303
    job = _ended(empty, begun.headers["location"].rsplit("/", 1)[-1])
    assert job.error == ""
    (article,) = empty.record.desk().view.articles
    assert (article.title, article.publisher, str(article.published)) == ("Crews hold out", "Coastwire", "2031-05-06")
    page = client.get(begun.headers["location"]).text
    assert f"/reports/{article.id}" in page
    assert client.get(begun.headers["location"] + "?as=json").json()["ended"] is True


def test_uploaded_files_are_read_under_their_own_names(empty: Site, browse: Browse) -> None:
    """Two files of one name are two reports; a name that climbs out of its folder does not; a bad file is a failure."""
    client = browse(empty)
    files = [
        ("files", ("../../wire.txt", REPORT.encode(), "text/plain")),
        ("files", ("wire.txt", b"The mayor said on Monday that talks go on.\n", "text/plain")),
        ("files", ("empty.txt", b" ", "text/plain")),
    ]
    begun = client.post("/add", data={"token": empty.token}, files=files)
    job = _ended(empty, begun.headers["location"].rsplit("/", 1)[-1])
    assert len(job.added) == 2
    assert len(job.failures) == 1
    assert "crosswire-added" not in job.failures[0]
    page = client.get(begun.headers["location"]).text
    assert "1 failed" in page
    assert "crosswire-added" not in page
    assert {str(a.path).rsplit("/", 1)[-1] for a in empty.record.desk().view.articles} == {"wire.txt"}
    assert "empty.txt" in client.get("/failures").text


def test_nothing_handed_in_is_said_in_words(empty: Site, browse: Browse) -> None:
    """An empty form, a day that is none, an address that is none: refused, nothing begun."""
    client = browse(empty)
    for fields in ({}, {"text": "  "}, {"text": "x", "published": "May"}, {"text": "x", "url": "javascript:1"}):
        assert client.post("/add", data={"token": empty.token, **fields}).status_code == 400
    assert client.get("/add/nothing").status_code == 404


def test_names_of_files_are_kept_harmless() -> None:
    """Whatever a browser calls a file, what is kept is one plain name."""
    for given in ("..", "/", "a/../b.txt", "C:\\temp\\b.txt", "\x00b.txt", "b.txt ", "." * 300, "x" * 500):
        kept = kept_name(given)
        assert "/" not in kept
        assert "\\" not in kept
        assert "\x00" not in kept
        assert kept not in ("", ".", "..")
        assert len(kept) <= 120


def test_a_run_that_fails_says_so(empty: Site, browse: Browse, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    """A model that is missing is told on the page of the run."""
    from crosswire.errors import ModelMissing

    reached = Event()

    def missing(*_: object, **__: object) -> None:
        reached.set()
        raise ModelMissing("the parser is not installed: pip install it")

    monkeypatch.setattr(type(empty.record), "add", missing)
    begun = browse(empty).post("/add", data={"token": empty.token, "text": REPORT})
    job = _ended(empty, begun.headers["location"].rsplit("/", 1)[-1])
    assert reached.is_set()
    assert "pip install it" in browse(empty).get(f"/add/{job.id}").text
