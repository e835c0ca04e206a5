"""Every page, as a client sees it: it answers, is whole, is small, and does what it says."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qs, urlsplit

import lxml.html
import pytest
from starlette.testclient import TestClient

from crosswire.api import Record, open_record
from crosswire.web import Site

Browse = Callable[[Site], TestClient]
_LARGEST = 300_000  # bytes of HTML


def test_every_page_answers_is_whole_and_small(client: TestClient, pages: dict[str, str]) -> None:
    """One heading, one main part, a title, valid ids, and under 300 kB."""
    for name, path in pages.items():
        response = client.get(path)
        assert response.status_code == (404 if name == "error" else 200), path
        assert len(response.content) < _LARGEST, path
        page = lxml.html.fromstring(response.text)
        assert len(page.xpath("//h1")) == 1, path
        assert len(page.xpath("//main")) == 1
        assert page.xpath("string(//title)").endswith("· Crosswire")
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), path


def test_every_link_of_every_page_leads_somewhere(client: TestClient, pages: dict[str, str], record: Record) -> None:
    """No link of the samples' pages is broken, an anchor names something on its page, and what opens is a finding."""
    seen: dict[str, str] = {}
    links = set()
    for name, path in pages.items():
        if name != "error":
            links |= set(lxml.html.fromstring(client.get(path).text).xpath("//main//a/@href"))
    ours = sorted(
        link for link in links if link.startswith("/") and not link.startswith(("/correct/", "/figures/download"))
    )
    desk = record.desk()
    for link in ours:
        opened = parse_qs(urlsplit(link).query).get("open", ())
        assert all(desk.is_finding(key) for key in opened), link
        assert "#passage" not in link or "at=" in link, link
    for link in ours[::7]:  # a seventh of them, in order: all kinds are among them
        address, _, anchor = link.partition("#")
        if address not in seen:
            response = client.get(address)
            if response.status_code == 303:
                response = client.get(response.headers["location"].partition("#")[0])
            assert response.status_code == 200, link
            seen[address] = response.text
        assert not anchor or f'id="{anchor}"' in seen[address], link


def test_an_empty_record_says_so_on_every_page(empty: Site, browse: Browse) -> None:
    """Nothing is broken where nothing is there; the brief offers to add reports."""
    client = browse(empty)
    for path in ("/", "/board", "/figures", "/timeline", "/statements", "/reports", "/compare", "/lineage", "/facts",
                 "/actors", "/sources", "/failures", "/search", "/add", "/?since=2031-05-06", "/?known=2031-05-06",
                 "/review"):  # fmt: skip
        assert client.get(path).status_code == 200, path
    assert 'href="/add"' in client.get("/").text
    assert client.get("/reports/0123456789abcdef").status_code == 404


def test_turning_back_a_day_turns_every_page_and_every_link(client: TestClient, record: Record) -> None:
    """Nothing published later is on any page, and every link keeps the day."""
    desk = record.desk()
    day = desk.days[0].isoformat()
    later = [a for a in desk.view.articles if a.published and a.published > desk.days[0]]
    for path in ("/", "/statements", "/timeline", "/reports", "/figures", "/actors", "/sources", "/search?q=the"):
        page = client.get(f"{path}{'&' if '?' in path else '?'}known={day}").text
        assert not any(a.id in page for a in later), path
        links = [h for h in lxml.html.fromstring(page).xpath("//nav//a/@href | //main//a/@href") if h.startswith("/")]
        forgetful = [h for h in links if f"known={day}" not in h and "download" not in h]
        assert not forgetful, (path, forgetful[:3])
    assert client.get(f"/reports/{later[0].id}?known={day}").status_code == 404


def test_statements_are_chosen_by_speaker_words_and_kind(client: TestClient, record: Record) -> None:
    """Every filter keeps what it names, and takes the rest away."""
    view = record.desk().view
    named = next(s.speaker for s in view.statements if s.speaker and s.speaker.named)
    page = lxml.html.fromstring(client.get("/statements", params={"speaker": named.name}).text)
    assert page.xpath("//li[contains(@class,'line')]")
    unnamed = client.get("/statements", params={"told": "unnamed"}).text
    leads = lxml.html.fromstring(unnamed).xpath("//li[contains(@class,'line')]//span[@class='who']")
    assert leads
    assert all("unnamed:" in lead.text_content() for lead in leads)
    words = lxml.html.fromstring(client.get("/statements", params={"q": "corridor"}).text)
    assert all("corridor" in li.text_content().casefold() for li in words.xpath("//li[contains(@class,'line')]"))
    none = client.get("/statements", params={"speaker": "nobody of that name"}).text
    assert "No statement is like that." in none


def test_the_timeline_keeps_to_the_modality_asked_for(client: TestClient) -> None:
    """Only events told as planned are shown where these are asked for; each says so in words."""
    page = lxml.html.fromstring(client.get("/timeline", params={"modality": "planned"}).text)
    badges = page.xpath("//main//span[contains(@class,'badge')]")
    assert badges
    assert {b.text_content() for b in badges} == {"planned"}


def test_the_news_tells_apart_what_is_new_changed_moved_and_told_again(client: TestClient, record: Record) -> None:
    """The brief since a day has the five parts, and every line its passage."""
    day = record.desk().days[-2].isoformat()
    text = lxml.html.fromstring(client.get("/", params={"since": day}).text)
    tabs = [a.text_content() for a in text.xpath("//nav[@class='tabs']/a")]
    for words in ("New facts", "Changed figures", "Moved positions", "Corrections", "Told again"):
        assert any(words in tab for tab in tabs), words
    assert all(li.xpath(".//a[contains(@class,'ref')]") for li in text.xpath("//li[contains(@class,'line')]"))


def test_the_reader_opens_a_finding_with_its_citation(client: TestClient, record: Record) -> None:
    """What is opened is marked in the text, known, and cited in three forms that other programs read."""
    import json

    view = record.desk().view
    figure = view.figures[3]
    page = lxml.html.fromstring(client.get(f"/reports/{figure.article}", params={"open": figure.id}).text)
    text = view.article[figure.article].text
    assert [m.text_content() for m in page.xpath("//mark[contains(@class,'chosen')]")] == [figure.span.of(text)]
    plain, bibtex, csl = (pre.text_content() for pre in page.xpath("//aside//pre"))
    assert figure.span.of(text) in plain
    assert bibtex.startswith(f"@article{{{figure.article},")
    assert json.loads(csl)[0]["locator"] == f"{figure.span.start}-{figure.span.end}"


def test_the_reader_shows_the_text_as_it_came_in(client: TestClient, record: Record) -> None:
    """Paragraph by paragraph, character by character, at the offsets it says."""
    for article in record.desk().view.articles[:6]:
        page = lxml.html.fromstring(client.get(f"/reports/{article.id}").text)
        for para in page.xpath("//p[contains(@class,'para')]"):
            start = int(para.get("data-start"))
            shown = para.text_content()
            assert article.text[start : start + len(shown)] == shown


def test_a_stretch_of_a_report_has_an_address(client: TestClient, record: Record) -> None:
    """A permalink sets off the very characters; one that is no stretch is refused in words."""
    article = record.desk().view.articles[0]
    page = lxml.html.fromstring(client.get(f"/reports/{article.id}", params={"at": "60-95"}).text)
    assert "".join(m.text_content() for m in page.xpath("//*[contains(@class,'chosen')]")) == article.text[
        60:95
    ].replace("\n", "")
    for bad in ("95-60", "x-y", "0-99999999", "5", "-1-4"):
        assert client.get(f"/reports/{article.id}", params={"at": bad}).status_code == 400


def test_the_beginning_of_an_id_opens_it(client: TestClient, record: Record) -> None:
    """An id found anywhere leads to its place; one that opens nothing is a plain 404."""
    statement = record.desk().view.statements[0]
    answer = client.get(f"/open/{statement.id[:12]}")
    assert answer.status_code == 303
    assert answer.headers["location"] == f"/reports/{statement.article}?open={statement.id}#{statement.id}"
    assert client.get("/open/zzzz").status_code == 404


@pytest.mark.parametrize("path", ["/?since=yesterday", "/statements?told=maybe", "/timeline?modality=x", "/?known=2025",
                                  "/statements?page=two",
                                  "/compare?report=a&report=b&report=c&report=d&report=e"])  # fmt: skip
def test_what_cannot_be_understood_is_refused_in_words(client: TestClient, path: str) -> None:
    """A filter that is none is no error of the server."""
    response = client.get(path)
    assert response.status_code in (400, 404)
    assert "<h1>" in response.text


def test_figures_can_be_had_as_files(client: TestClient) -> None:
    """The chart's data go out as CSV, UCDP CSV, JSON and SVG."""
    for kind, begins in (("csv", b"measure"), ("json", b"{"), ("ucdp", b""), ("svg", b"<svg")):
        response = client.get("/figures/download", params={"measure": "killed", "format": kind})
        assert response.status_code == 200
        assert response.content.startswith(begins)
        assert "attachment" in response.headers["content-disposition"]


def test_a_record_that_changes_is_seen_at_once(tmp_path: object, browse: Browse) -> None:
    """What another process adds stands on the next page; nothing stale is served."""
    from pathlib import Path

    from crosswire.settings import Settings

    folder = Path(str(tmp_path))
    (folder / "one.txt").write_text('"We will sign," said Greta Halloran, president of the league.\n', encoding="utf-8")
    with open_record(folder / "r.db") as record, open_record(folder / "r.db") as other:
        client = browse(Site(record))
        assert "Halloran" not in client.get("/statements").text
        other.add(folder / "one.txt", settings=Settings(use_encoder=False, workers=1))
        assert "Halloran" in client.get("/statements").text
