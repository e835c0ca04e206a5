"""From what the user names to articles and failures."""

from __future__ import annotations

import io
import json
import os
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crosswire.errors import SourceError
from crosswire.record import Article, Failure
from crosswire.sources import Gathering, Given, collect, read_meta

REPORT = "Dockers walk out\n\nPORT ALDER, March 4 (Tarn Wire) — Dockers left the quays on Tuesday, their union said.\n"
PAGE = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="{charset}"><title>Dockers walk out - Ferry Post</title>
<link rel="canonical" href="https://ferrypost.example/2025/dockers">
<meta property="og:site_name" content="Ferry Post"><meta name="author" content="Pia Lindqvist">
<meta property="article:published_time" content="2025-03-04T10:00:00Z"></head><body><nav><a href="/">Home</a></nav>
<article><h1>Dockers walk out</h1>{paragraphs}</article><footer>© 2025 Ferry Post</footer></body></html>"""
PARAGRAPHS = "".join(
    f"<p>{sentence}</p>"
    for sentence in (
        "Dockers in Port Alder left the quays on Tuesday after talks on their pay had broken down, their union said.",
        "“We were ready to sign,” a delegate told Tarn Wire, asking not to be named because the talks were private.",
        "The port’s café stayed open. Some 1,200 people work in the harbour, according to the labour ministry.",
    )
)


def only(path: Path | str, options: Gathering | None = None) -> Article:
    """Takes in one source that must be one article."""
    (found,) = collect([str(path)], options)
    assert isinstance(found, Article), found
    return found


def failed(path: Path | str, options: Gathering | None = None) -> Failure:
    """Takes in one source that must be one failure."""
    (found,) = collect([str(path)], options)
    assert isinstance(found, Failure), found
    assert "\n" not in found.reason
    return found


def write(folder: Path, name: str, content: str | bytes) -> Path:
    """Writes a file as it is, without newline translation."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def stdin(monkeypatch: pytest.MonkeyPatch, content: bytes) -> None:
    """Puts bytes on standard input."""
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(content)))


def test_text_file_is_kept_to_the_character(tmp_path: Path) -> None:
    """Line ends, white space at the ends and decomposed letters stay as they came in."""
    text = "  Cafe\u0301 strike\r\n\r\nDockers left.\r\n\t\n"
    article = only(write(tmp_path, "a.txt", text))
    assert article.text == text
    assert article.path == str(tmp_path / "a.txt")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.text(st.characters(blacklist_categories=["Cs"], blacklist_characters="\x00\ufeff{<%"), min_size=1))
def test_any_text_comes_back_or_fails(tmp_path: Path, text: str) -> None:
    """Whatever a UTF-8 file holds is the article's text, unless it is blank; every layout span lies inside."""
    (found,) = collect([str(write(tmp_path, "law.txt", text))])
    if isinstance(found, Failure):
        assert not text.strip() or "binary" in found.reason
        return
    assert found.text == text
    spans = [found.layout.title, found.layout.kicker, found.layout.byline, found.layout.dateline, *found.layout.credits]
    assert all(s is None or s.end <= len(text) for s in spans)
    assert 0 <= found.layout.body <= len(text)


def test_same_file_twice_has_the_same_id_wherever_it_stands(tmp_path: Path) -> None:
    """The id rests on the bytes and the file's name, not on the folder."""
    (tmp_path / "b").mkdir()
    first = only(write(tmp_path, "a.txt", REPORT))
    second = only(write(tmp_path / "b", "a.txt", REPORT))
    assert first.id == second.id


def test_head_of_a_text_is_read(tmp_path: Path) -> None:
    """Title, dateline, credit and language come from the text; a day without a year gives no date."""
    article = only(write(tmp_path, "a.txt", REPORT))
    assert article.title == "Dockers walk out"
    assert article.credits == ("Tarn Wire",)
    assert article.language == "en"
    assert (article.published, article.published_basis) == (None, "unknown")


def test_page_gives_text_and_metadata(tmp_path: Path) -> None:
    """A page's article is its text; site, author, day, address and language come from its metadata."""
    article = only(write(tmp_path, "a.html", PAGE.format(charset="utf-8", paragraphs=PARAGRAPHS)))
    assert "Dockers in Port Alder left the quays" in article.text
    assert "Home" not in article.text
    assert article.title == "Dockers walk out"
    assert article.publisher == "Ferry Post"
    assert article.byline == "Pia Lindqvist"
    assert (article.published, article.published_basis) == (date(2025, 3, 4), "metadata")
    assert article.url == "https://ferrypost.example/2025/dockers"
    assert article.language == "en"
    assert article.credits == ("Tarn Wire",)


def test_page_is_known_by_its_bytes(tmp_path: Path) -> None:
    """A page without the suffix is a page all the same, and its declared charset is believed."""
    raw = PAGE.format(charset="windows-1252", paragraphs=PARAGRAPHS).encode("cp1252")
    assert "café" in only(write(tmp_path, "saved", raw)).text


def test_meta_outweighs_page_and_text(tmp_path: Path) -> None:
    """What is given wins, and says so."""
    path = write(tmp_path, "a.html", PAGE.format(charset="utf-8", paragraphs=PARAGRAPHS))
    said = Given(url="https://x.example/1", publisher="Tarn Wire", published=date(2025, 3, 5), title="T", language="de")
    article = only(path, Gathering(meta={"a.html": said}))
    assert (article.url, article.publisher, article.title, article.language) == (
        "https://x.example/1",
        "Tarn Wire",
        "T",
        "de",
    )
    assert (article.published, article.published_basis) == (date(2025, 3, 5), "given")


def test_directory_is_read_in_order_with_its_own_meta(tmp_path: Path) -> None:
    """Sorted, hidden files and parts of saved pages left out, sub-directories included, meta.jsonl never a report."""
    write(tmp_path, "b.txt", REPORT + "b")
    write(tmp_path, "a.txt", REPORT + "a")
    write(tmp_path, ".hidden.txt", REPORT)
    write(tmp_path, "style.css", "body {}")
    write(tmp_path, "meta.jsonl", '{"file": "a.txt", "publisher": "Ferry Post"}\n')
    (tmp_path / "deeper").mkdir()
    write(tmp_path / "deeper", "c.txt", REPORT + "c")
    found = [a for a in collect([str(tmp_path)]) if isinstance(a, Article)]
    assert [Path(a.path or "").name for a in found] == ["a.txt", "b.txt", "c.txt"]
    assert [a.publisher for a in found] == ["Ferry Post", None, None]
    flat = list(collect([str(tmp_path)], Gathering(recursive=False)))
    assert len(flat) == 2


def test_meta_that_is_given_silences_that_of_the_directory(tmp_path: Path) -> None:
    """A directory's own meta.jsonl counts only where none is given."""
    write(tmp_path, "a.txt", REPORT)
    write(tmp_path, "meta.jsonl", '{"file": "a.txt", "publisher": "Ferry Post"}\n')
    (found,) = collect([str(tmp_path)], Gathering(meta={}))
    assert isinstance(found, Article)
    assert found.publisher is None


def test_json_lines_give_articles_and_failures_by_line(tmp_path: Path) -> None:
    """Every line stands for itself; a failure names its line."""
    lines = [
        {"text": REPORT, "url": "https://x.example/1", "published": "2025-03-04T09:00:00Z", "publisher": "Ferry Post"},
        {"html": PAGE.format(charset="utf-8", paragraphs=PARAGRAPHS)},
        {"title": "no text"},
        {"text": "  "},
        {"text": REPORT, "published": "last week"},
        {"text": 5},
    ]
    body = "\n".join([*(json.dumps(line) for line in lines), "{broken", "[1]", "", '{"text": "\\ud800 Dockers left."}'])
    found = list(collect([str(write(tmp_path, "feed.jsonl", body))]))
    articles = [a for a in found if isinstance(a, Article)]
    assert [(a.path or "").rsplit(":", 1)[1] for a in articles] == ["1", "2", "10"]
    assert articles[0].published == date(2025, 3, 4)
    assert articles[0].published_basis == "given"
    assert articles[2].text == "\ufffd Dockers left."
    failures = [f.reason.removeprefix(str(tmp_path)) for f in found if isinstance(f, Failure)]
    assert [reason.split(":")[1] for reason in failures] == ["3", "4", "5", "6", "7", "8"]
    assert "2025-03-12" in failures[2]


def test_feed_streams() -> None:
    """A feed that never ends gives its first article at once."""

    class Endless(io.RawIOBase):
        def readline(self, size: int | None = -1, /) -> bytes:
            assert size
            return json.dumps({"text": REPORT}).encode() + b"\n"

    from crosswire.sources.rows import articles_of_lines

    endless = Endless()
    rows = articles_of_lines(endless.readline(), endless, "feed", 10_000)  # type: ignore[arg-type]
    assert isinstance(next(rows), Article)
    assert isinstance(next(rows), Article)


def test_a_line_too_long_is_passed_over(tmp_path: Path) -> None:
    """The line fails, the ones after it are read."""
    body = json.dumps({"text": "x" * 5000}) + "\n" + json.dumps({"text": REPORT}) + "\n"
    found = list(collect([str(write(tmp_path, "feed.jsonl", body))], Gathering(max_bytes=1000)))
    assert isinstance(found[0], Failure)
    assert isinstance(found[1], Article)
    assert (found[1].path or "").endswith(":2")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (REPORT.encode(), REPORT),
        (json.dumps({"text": REPORT}).encode(), REPORT),
        (PAGE.format(charset="utf-8", paragraphs=PARAGRAPHS).encode(), None),
    ],
)
def test_standard_input_is_sniffed(monkeypatch: pytest.MonkeyPatch, content: bytes, text: str | None) -> None:
    """Text, a page or JSON Lines may come through a pipe."""
    stdin(monkeypatch, content)
    article = only("-")
    assert text is None or article.text == text
    assert "Dockers" in article.text


def test_a_named_pipe_is_read(tmp_path: Path) -> None:
    """What a shell puts in place of a file is read like one."""
    read, writing = os.pipe()
    os.write(writing, REPORT.encode())
    os.close(writing)
    assert only(f"/dev/fd/{read}").text == REPORT
    os.close(read)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\xc2\xa0\n", "empty"),
        ("report.txt", b"%PDF-1.7\n1 0 obj", "PDF"),
        ("report.txt", b"PK\x03\x04\x14\x00", "zip"),
        ("report.txt", b"\x89PNG\r\n\x1a\n", "PNG"),
        ("report.txt", b"ab\x00\x01\x02" * 500, "binary"),
        ("report.txt", b"\xff\xfe\x00\xd8", "UTF-16"),
        ("report.txt", "短い".encode("euc-jp") + b"\xff", "UTF-8"),
        ("menu.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "no article text"),
        ("feed.jsonl", b"[" * 100_000, "nested too deeply"),
        ("feed.jsonl", b"\x1f\x8b\x08\x00", "gzip"),
    ],
)
def test_bad_files_fail_with_a_reason(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    """Each says which file, what is wrong, and what to do."""
    failure = failed(write(tmp_path, name, content))
    assert reason in failure.reason
    assert name in failure.reason
    assert failure.stage == "sources"


def test_a_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    """One failure, one article; the same failure has the same id again."""
    bad, good = write(tmp_path, "a.txt", b""), write(tmp_path, "b.txt", REPORT)
    first = list(collect([str(bad), str(tmp_path / "nowhere.txt"), str(good)]))
    assert [type(f) for f in first] == [Failure, Failure, Article]
    assert first == list(collect([str(bad), str(tmp_path / "nowhere.txt"), str(good)]))


def test_what_cannot_be_opened_fails(tmp_path: Path) -> None:
    """A missing path, an impossible one and an empty directory are failures."""
    assert "no such file" in failed(tmp_path / "nowhere.txt").reason
    assert "null" in failed("a\x00b").reason
    assert "holds no file" in failed(tmp_path).reason


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file_fails(tmp_path: Path) -> None:
    """A file without permissions says so."""
    path = write(tmp_path, "a.txt", REPORT)
    path.chmod(0)
    assert "permission" in failed(path).reason


def test_too_large_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The bound holds for files and for streams."""
    assert "more than 10 bytes" in failed(write(tmp_path, "a.txt", REPORT), Gathering(max_bytes=10)).reason
    stdin(monkeypatch, REPORT.encode())
    assert "more than 10 bytes" in failed("-", Gathering(max_bytes=10)).reason


def test_stray_nul_becomes_a_replacement_character(tmp_path: Path) -> None:
    """A NUL in a text is replaced one to one, so that offsets stay."""
    article = only(write(tmp_path, "a.txt", "Dockers\x00 left the quays. " + "They said so. " * 20))
    assert article.text.startswith("Dockers\ufffd left")


def test_meta_names_the_row_that_is_wrong(tmp_path: Path) -> None:
    """Each bad row is told by file and line."""
    rows = {
        "{broken": "not JSON",
        "[]": "no JSON object",
        '{"url": "x"}': 'no "file"',
        '{"file": "a", "published": "soon"}': "must be a day",
        '{"file": "a", "url": 7}': "must be text",
    }
    for row, reason in rows.items():
        path = write(tmp_path, "m.jsonl", '{"file": "ok.txt"}\n\n' + row + "\n")
        with pytest.raises(SourceError, match=r"m\.jsonl:3: ") as error:
            read_meta(path)
        assert reason in str(error.value)


def test_meta_may_not_contradict_itself(tmp_path: Path) -> None:
    """Two rows about one file must agree; the same row twice is fine."""
    row = '{"file": "a.txt", "publisher": "%s", "published": "2025-03-04"}\n'
    assert len(read_meta(write(tmp_path, "m.jsonl", row % "Tarn" * 1 + row % "Tarn"))) == 1
    with pytest.raises(SourceError, match="keep one"):
        read_meta(write(tmp_path, "m.jsonl", row % "Tarn" + row % "Ferry Post"))
    with pytest.raises(SourceError, match="cannot be read"):
        read_meta(tmp_path / "nowhere.jsonl")
