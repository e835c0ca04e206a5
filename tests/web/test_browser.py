"""The pages in a real browser: looked at, worked by keyboard, on a phone, in the dark, without scripts, by axe-core."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from crosswire.api import Record
from crosswire.web import Site

from .conftest import CHROMIUM

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed: apt-get install chromium"),
    pytest.mark.xdist_group("browser"),
]
_QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_DESK, _PHONE = {"width": 1366, "height": 900}, {"width": 390, "height": 844}
_SELECT_MOST_OF_A_PARAGRAPH = """() => {
  const para = [...document.querySelectorAll(".para")].find((p) => p.textContent.length > 150);
  const walk = document.createTreeWalker(para, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walk.nextNode()) nodes.push(walk.currentNode);
  const range = document.createRange();
  range.setStart(nodes[0], 2);
  range.setEnd(nodes.at(-1), nodes.at(-1).length - 1);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""
_GRAVE = ("serious", "critical")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    playwright = pytest.importorskip("playwright.sync_api")
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=_QUIET)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on a desk's screen that fails the test where it logs an error or asks another machine for anything."""
    yield from _opened(browser.new_context(viewport=_DESK))


def _opened(context: BrowserContext) -> Iterator[Page]:
    wrong: list[str] = []
    opened = context.new_page()
    opened.on("console", lambda m: wrong.append(m.text) if m.type == "error" and "404" not in m.text else None)
    opened.on("pageerror", lambda e: wrong.append(str(e)))
    opened.on("request", lambda r: wrong.append(r.url) if "//127.0.0.1:" not in r.url and ":" in r.url[:6] else None)
    yield opened
    context.close()
    assert [w for w in wrong if not w.startswith("data:")] == []


@pytest.fixture(scope="session")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the run keeps its pictures: ``CROSSWIRE_SCREENS``, else the run's own folder."""
    kept = os.environ.get("CROSSWIRE_SCREENS")
    folder = Path(kept) if kept else tmp_path_factory.mktemp("screens")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _too_wide(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))


def test_every_page_is_whole_on_a_desk_and_keeps_its_picture(
    page: Page, address: str, pages: dict[str, str], pictures: Path
) -> None:
    """No error, nothing wider than the screen, nothing asked of another machine; a picture of each is kept."""
    for name, path in pages.items():
        page.goto(address + path)
        assert _too_wide(page) <= 0, name
        page.screenshot(path=str(pictures / f"{name}.png"))
    assert len(list(pictures.glob("*.png"))) >= len(pages)


def test_every_page_fits_a_phone_in_the_dark(
    browser: Browser, address: str, pages: dict[str, str], pictures: Path
) -> None:
    """At 390 pixels nothing scrolls sideways but tables in their own frame; dark is dark."""
    for page in _opened(browser.new_context(viewport=_PHONE, color_scheme="dark")):
        for name, path in pages.items():
            page.goto(address + path)
            assert _too_wide(page) <= 0, name
            page.screenshot(path=str(pictures / f"{name}-phone-dark.png"))
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert sum(int(n) for n in paper.removeprefix("rgb(").removesuffix(")").split(",")) < 150


def test_axe_finds_no_serious_fault_on_any_page(page: Page, address: str, pages: dict[str, str]) -> None:
    """Roles, names, contrast and order, in light and dark, as axe-core judges them."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        for name, path in pages.items():
            if scheme == "dark" and name not in ("brief", "reader", "figures", "board", "timeline"):
                continue
            page.goto(address + path)
            grave = [v for v in axe.run(page).response["violations"] if v["impact"] in _GRAVE]
            told = [(v["id"], v["nodes"][0]["html"][:160], v["nodes"][0]["failureSummary"][:300]) for v in grave]
            assert told == [], (name, scheme)


def test_the_pages_can_be_read_without_scripts(browser: Browser, address: str, pages: dict[str, str]) -> None:
    """With JavaScript off every page has its words, its links and its filters; layers still switch."""
    for page in _opened(browser.new_context(viewport=_DESK, java_script_enabled=False)):
        for name, path in pages.items():
            page.goto(address + path)
            assert len(page.inner_text("main")) > 40, name
        page.goto(address + pages["reader"])
        assert page.locator(".layer input").count() == 7
        page.uncheck("#layer-statements")
        assert page.locator(".margin .statement").first.is_hidden()
        page.goto(address + "/statements")
        page.select_option("select[name=told]", "unnamed")
        page.click("main form button")
        assert "told=unnamed" in page.url


def test_the_reader_is_worked_by_keyboard_alone(page: Page, address: str, pages: dict[str, str]) -> None:
    """n and p go from mention to mention; / searches; ? tells the keys; g s goes to the statements."""
    page.goto(address + pages["reader"].partition("?")[0])
    page.keyboard.press("n")
    page.keyboard.press("n")
    second = page.locator(".para .at").inner_text()
    page.keyboard.press("p")
    assert page.locator(".para .at").count() == 1
    page.keyboard.press("n")
    assert page.locator(".para .at").inner_text() == second
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    page.keyboard.type("corridor")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=corridor*")
    page.keyboard.press("j")
    assert page.locator(".line.here").count() == 1
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/**")
    page.keyboard.press("g")
    page.keyboard.press("s")
    page.wait_for_url("**/statements")


def test_the_skip_link_and_the_theme_are_reached_by_tab(page: Page, address: str) -> None:
    """The first stop skips to the page; the switch turns it dark, and the next page stays so."""
    page.goto(address + "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.click("#theme")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.goto(address + "/board")
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"


def test_selected_words_have_a_link_of_their_own(page: Page, address: str, record: Record) -> None:
    """Selecting words offers their permalink, with the offsets of the text as it came in, whatever its characters."""
    article = next(a for a in record.desk().view.articles if a.language == "pt" or "“" in a.text)
    page.goto(f"{address}/reports/{article.id}")
    page.evaluate(_SELECT_MOST_OF_A_PARAGRAPH)
    page.wait_for_selector(".selection:not([hidden])")
    chosen = str(page.evaluate("getSelection().toString()"))
    page.click("#selected")
    page.wait_for_url("**?at=**")
    start, _, end = page.url.partition("at=")[2].partition("#")[0].partition("-")
    assert " ".join(article.text[int(start) : int(end)].split()) == " ".join(chosen.split())


def test_the_board_steps_through_time_and_opens_a_cell(page: Page, address: str) -> None:
    """The slider sends its form; a cell opens its history with passages."""
    page.goto(address + "/board")
    slider = page.locator("input[type=range]")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**step=**")
    assert "as of" in page.inner_text("h1")
    page.locator("td.stance a").first.click()
    page.wait_for_url("**#history")
    assert page.locator("#history .line").count() >= 1


def test_a_figure_leads_from_the_chart_to_its_passage(page: Page, address: str) -> None:
    """A point of the chart is a link to the very number in its report."""
    page.goto(address + "/figures?measure=killed")
    page.locator("figure.chart svg a").first.click()
    page.wait_for_url("**open=**")
    assert page.locator("mark.figure.chosen").count() == 1


def test_reports_are_ticked_and_compared(page: Page, address: str) -> None:
    """Two ticked reports stand side by side."""
    page.goto(address + "/reports")
    for box in page.locator("input[name=report]").all()[:2]:
        box.check()
    page.click("text=Compare the ticked ones")
    page.wait_for_url("**/compare?**")
    assert page.locator(".beside-table thead th").count() == 3


def test_a_finding_is_corrected_and_the_correction_undone(
    page: Page, own: Site, serve: Callable[[Site], str], pictures: Path
) -> None:
    """From the queue: name oneself, reject, see it gone, undo it; then relabel a figure from its own page."""
    address = serve(own)
    page.goto(address + "/review")
    page.screenshot(path=str(pictures / "review.png"))
    card = page.locator("form.doubt").first
    target = card.locator("input[name=target]").get_attribute("value")
    card.locator("input[name=by]").fill("Ines Adeyemi")
    card.locator("text=Reject").click()
    page.wait_for_load_state()
    assert page.locator(f"input[name=target][value='{target}']").count() == 0
    page.click("text=Corrected")
    page.wait_for_url("**show=done**")
    assert "Ines Adeyemi" in page.inner_text("main")
    page.screenshot(path=str(pictures / "corrected.png"))
    page.click("text=Undo")
    page.wait_for_load_state()
    assert "undone" in page.inner_text("main")
    figure = own.record.desk().view.figures[0]
    page.goto(f"{address}/correct/{figure.id}")
    page.screenshot(path=str(pictures / "correct.png"))
    form: Any = page.locator("form.mend", has_text="Change measure")
    form.locator("select").select_option("wounded")
    form.locator("button").click()
    page.wait_for_load_state()
    assert next(f for f in own.record.desk().view.figures if f.id == figure.id).measure == "wounded"


def test_a_report_is_pasted_and_read(page: Page, empty: Site, serve: Callable[[Site], str]) -> None:
    """A new user's way: an empty record, a pasted report, the page of its reading, the brief."""
    address = serve(empty)
    page.goto(address + "/")
    page.click("main a.button")
    page.fill("textarea", '"They must sign first," said Greta Halloran, president of the league, on Monday.')
    page.fill("input[name=publisher]", "Coastwire")
    page.click("text=Read it")
    page.wait_for_selector("text=1 report added", timeout=60_000)
    page.click("text=To the brief")
    assert "Halloran" in page.inner_text("main")
