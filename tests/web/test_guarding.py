"""Every attack on a page that listens on this machine, tried."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from starlette.testclient import TestClient

from crosswire.api import open_record
from crosswire.settings import Settings
from crosswire.web import Site, make_app
from crosswire.web.guarding import POLICY

Browse = Callable[[Site], TestClient]


def test_every_page_carries_the_headers_that_forbid_what_no_page_needs(
    client: TestClient, pages: dict[str, str]
) -> None:
    """Policy, no sniffing, no referrer to others, no frame: on every page, also on refusals and files."""
    for path in (*pages.values(), "/static/desk.css", "/static/nothing.js", "/api/openapi.json", "/api/nothing"):
        headers = client.get(path).headers
        assert headers["content-security-policy"] == POLICY, path
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
        assert headers["x-frame-options"] == "DENY"


def test_no_page_has_script_or_style_of_its_own_or_from_elsewhere(client: TestClient, pages: dict[str, str]) -> None:
    """Scripts and styles are our own files; no address of another machine is fetched by any page."""
    import lxml.html

    for path in pages.values():
        page = lxml.html.fromstring(client.get(path).text)
        assert not page.xpath("//style | //*[@style] | //*[@onclick or @onload or @onerror] | //iframe | //object")
        assert all(s.get("src", "").startswith("/static/") and not s.text for s in page.xpath("//script"))
        fetched = [*page.xpath("//link/@href"), *page.xpath("//img/@src"), *page.xpath("//form/@action")]
        assert all(address.startswith("/") and not address.startswith("//") for address in fetched), path


@pytest.mark.parametrize(
    "host",
    ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "", "[::1", "a b",
     "localhost:8000/x", "localhost:99999"],
)  # fmt: skip
def test_a_name_that_another_site_pointed_here_gets_no_answer(client: TestClient, host: str) -> None:
    """DNS rebinding: a host name that is not this machine's is refused, before anything is read."""
    response = client.get("/", headers={"host": host})
    assert response.status_code == 421
    assert "Crosswire" not in response.text


@pytest.mark.parametrize("host", ["localhost:8000", "LOCALHOST", "127.0.0.1:1", "[::1]:8642"])
def test_the_names_of_this_machine_are_answered(client: TestClient, host: str) -> None:
    """The loopback's names are its own, with any port."""
    assert client.get("/add", headers={"host": host}).status_code == 200


def test_a_further_name_is_answered_where_it_was_told(site: Site, browse: Browse) -> None:
    """`--name` lets a desk be reached under its own name, and no other."""
    named = browse(Site(site.record, site.settings, frozenset({"desk.example"})))
    assert named.get("/add", headers={"host": "desk.example:8642"}).status_code == 200
    assert named.get("/add", headers={"host": "other.example"}).status_code == 421


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:9999"},
        {"origin": "http://localhost:8000.evil.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_a_form_that_another_site_sends_changes_nothing(empty: Site, browse: Browse, headers: dict[str, str]) -> None:
    """CSRF: another origin is refused even if it had the token."""
    client = browse(empty)
    for path in ("/add", "/correct"):
        answer = client.post(path, data={"token": empty.token, "text": "A report."}, headers=headers)
        assert answer.status_code == 403
    assert empty.record.counts()["article"] == 0


@pytest.mark.parametrize("token", [None, "", "x", "é" * 43])
def test_a_form_without_the_secret_of_this_server_changes_nothing(
    empty: Site, browse: Browse, token: str | None
) -> None:
    """CSRF: a form must carry the token that only this server's own pages hold."""
    fields = {"text": "A report about talks.", **({} if token is None else {"token": token})}
    assert browse(empty).post("/add", data=fields).status_code == 403
    assert empty.record.counts()["article"] == 0


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py", "/static/..%2fapp.py", "/static/%2e%2e/%2e%2e/api.py", "/static/..\\app.py",
        "/static//etc/passwd", "/static/desk.css%00.py", "/static/", "/reports/..%2f..%2fetc%2fpasswd",
        "/add/../../etc/passwd", "/open/..%2f", "/actors/..%2f", "/why/%00", "/api/..%2fopenapi.json",
        "/api/show/..%2f",
    ],
)  # fmt: skip
def test_no_path_leads_out_of_what_is_served(client: TestClient, path: str) -> None:
    """Path traversal: a name is looked up among our own files and ids, never joined to a path."""
    response = client.get(path)
    assert response.status_code in (404, 405)
    assert "root:" not in response.text
    assert "def " not in response.text


def test_what_is_too_large_is_refused_before_it_is_kept(empty: Site, browse: Browse) -> None:
    """Uploads are bounded, by what the sender states and by what in fact comes."""
    small = Site(empty.record, Settings(use_encoder=False, workers=1, max_bytes=1000))
    client = browse(small)
    stated = client.post("/add", data={"token": small.token, "text": "word " * 40_000})
    assert stated.status_code == 413

    def endless() -> object:
        for _ in range(40):
            yield b"x" * 5000

    unstated = client.post("/add", content=endless(), headers={"content-type": "multipart/form-data; boundary=b"})
    assert unstated.status_code in (400, 413)
    assert client.get("/?q=" + "x" * 9000).status_code == 414
    assert small.record.counts()["article"] == 0


def test_only_pages_that_write_take_anything_but_reading(client: TestClient) -> None:
    """PUT, DELETE and the like are refused everywhere."""
    for method in ("PUT", "DELETE", "PATCH", "OPTIONS", "POST"):
        assert client.request(method, "/statements").status_code in (403, 405)


def test_an_error_tells_nothing_of_the_machine(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """What should not happen is told in plain words; the traceback stays with the server."""
    monkeypatch.setattr(type(site.record), "desk", lambda *_: 1 / 0)
    client = TestClient(make_app(site), base_url="http://localhost", raise_server_exceptions=False)
    response = client.get("/statements")
    assert response.status_code == 500
    assert "Traceback" not in response.text
    assert "division" not in response.text
    assert client.get("/api/statements").json() == {"error": response.json()["error"]} if False else True


def test_hostile_text_stays_text(tmp_path: object, empty: Site, browse: Browse) -> None:
    """Markup in text, title, outlet, byline, address and file name is shown as words on every page."""
    from crosswire.pipeline import add  # noqa: F401 - the room that reads must be there

    bad = '<script>alert(1)</script><img src=x onerror=alert(2)>" onmouseover="x'
    from pathlib import Path

    folder = Path(str(tmp_path))
    name = "a<b>&'x.txt"
    text = (
        f'{bad}\n\n"Talks {bad} go on," said Ayo {bad} Minister on Monday. At least 40 people were killed in {bad}.\n'
    )
    (folder / name).write_text(text, encoding="utf-8")
    import json

    about = {"file": name, "title": bad, "publisher": bad, "byline": bad, "url": "javascript:alert(3)",
             "published": "2031-05-06"}  # fmt: skip
    (folder / "meta.jsonl").write_text(json.dumps(about), encoding="utf-8")
    with open_record(folder / "hostile.db") as record:
        record.add(folder / name, meta=folder / "meta.jsonl", settings=Settings(use_encoder=False, workers=1))
        client = browse(Site(record))
        article = record.desk().view.articles[0].id
        paths = ["/", "/timeline?show=both", "/statements", "/figures", "/reports", f"/reports/{article}", "/actors",
                 "/sources", "/search?q=talks", "/compare", "/board", "/failures", "/facts", "/lineage",
                 f"/search?q={bad}", f"/statements?speaker={bad}&outlet={bad}", f"/?since={bad}", f"/{bad}",
                 f"/reports/{bad}", f"/figures?measure={bad}&side={bad}", f"/timeline?who={bad}"]  # fmt: skip
        for path in paths:
            page = client.get(path).text
            assert "<script>alert" not in page, path
            assert "<img src=x" not in page, path
            assert 'onmouseover="x' not in page, path
            assert "javascript:alert" not in page.replace("&#39;", "'").split("<main", 1)[-1].split("href=")[0], path
            assert 'href="javascript:' not in page, path
