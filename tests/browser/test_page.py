"""The HTML page in a real browser: the answer above the fold, filters that stay, paper, and nothing that runs."""

from __future__ import annotations

import base64
import re
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import figures
from figures.claims.cells import one_line
from figures.claims.claim import Claim
from figures.claims.table import Claims
from figures.text import visible

if TYPE_CHECKING:
    from chromium import Browser

EASTER = Path(__file__).parent.parent / "samples" / "easter-2019.csv"
EXAMPLE = EASTER.parents[2] / "data" / "claims.csv"
SIZES = ((1280, 900), (390, 844), (320, 640))

HOSTILE = (
    "<script>document.title='ran'</script>",
    "</style><script>document.title='ran'</script>",
    "</script><script>document.title='ran'</script>",
    "<img src=https://evil.example/x onerror=\"document.title='ran'\">",
    "\" onload=\"document.title='ran'",
    "javascript:document.title='ran'",
    "<svg/onload=document.title='ran'>",
    "<meta http-equiv=refresh content='0;url=https://evil.example/'>",
    "<base href=https://evil.example/><link rel=stylesheet href=x.css>",
    "gov\u202etxt.exe\u2066",
    "AFP\x1b[31m red\x00\x07",
    "W" * 500,
    "وزارة الداخلية",
)


def written(claims: Any, path: Path) -> Path:
    path.write_text(figures.render(figures.compare(claims), "html"), encoding="utf-8", newline="\n")
    return path


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(EASTER, tmp_path_factory.mktemp("page") / "report.html")


@pytest.fixture(scope="session")
def hostile_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows: list[dict[str, Any]] = [
        {"source": name, "metric": "killed", "figure": str(10 * place + 10), "via": (name, "Paper"), "note": name,
         "locator": name, "url": name, "place": name, "event": name, "as_of": f"2022-01-0{1 + place % 9}"}
        for place, name in enumerate(HOSTILE)
    ]  # fmt: skip
    rows += [{**row, "source": f"{row['source']} 2", "figure": "5", "published": "2022-02-01"} for row in rows]
    rows += [{**row, "source": f"{row['source']} 3", "figure": "dozens"} for row in rows]
    return written(Claims.of([Claim(**row) for row in rows]), tmp_path_factory.mktemp("page") / "hostile.html")


def opened(browser: Browser, path: Path, fragment: str = "", *, every: bool = False) -> None:
    browser.ask("POST", "/url", {"url": "about:blank"})  # another fragment alone would load nothing anew
    browser.open(path, fragment)
    if every:
        browser.run("for (const one of document.querySelectorAll('details')) one.open = true")


def seen(browser: Browser, selector: str) -> int:
    script = "return [...document.querySelectorAll(arguments[0])].filter(node => node.checkVisibility()).length"
    return int(browser.run(script, selector))


def shown(browser: Browser) -> list[str]:
    script = "return [...document.querySelectorAll('section > details:not([hidden]) h3')].map(one => one.textContent)"
    return list(browser.run(script))


def choose(browser: Browser, name: str, value: str | bool) -> None:
    """Give a filter a value, as a reader would."""
    browser.run(
        """
        const field = document.querySelector(`[name=${arguments[0]}]`);
        if (field.type === "checkbox") field.checked = arguments[1]; else field.value = arguments[1];
        field.dispatchEvent(new Event("input", {bubbles: true}));
        """,
        name,
        value,
    )


# Nothing is loaded, and nothing of a claim's runs


def test_opening_the_page_asks_for_the_page_and_nothing_else(browser: Browser, page: Path) -> None:
    browser.log("browser")
    opened(browser, page)
    choose(browser, "q", "x")
    assert [url for url in browser.requests() if not url.startswith(("data:", "about:"))] == [page.as_uri()]
    assert browser.run("return performance.getEntriesByType('resource').length") == 0
    assert [entry["message"] for entry in browser.log("browser")] == [], "its own policy refuses nothing of its own"


def test_the_policy_lets_nothing_in(browser: Browser, page: Path) -> None:
    opened(browser, page)
    refused = browser.run_later("""
        const done = arguments[0], refused = [];
        document.addEventListener("securitypolicyviolation", (event) => refused.push(event.effectiveDirective));
        const script = document.createElement("script"); script.textContent = "document.title = 'ran'";
        const picture = document.createElement("img"); picture.src = "https://evil.example/x.png";
        const style = document.createElement("style"); style.textContent = "body { display: none }";
        document.body.append(script, picture, style);
        document.body.setAttribute("onclick", "document.title = 'ran'"); document.body.click();
        setTimeout(() => done(refused.sort()), 300);
    """)
    assert refused == ["img-src", "script-src-attr", "script-src-elem", "style-src-elem"]
    assert browser.run("return document.title") != "ran"


def test_hostile_names_show_as_text_and_nothing_of_them_runs(browser: Browser, hostile_page: Path) -> None:
    opened(browser, hostile_page, "#q=<script>&what=<img>", every=True)
    opened(browser, hostile_page, "#open=1&past=1&notes=1", every=True)
    assert browser.run("return document.title") != "ran"
    text = " ".join(browser.run("return document.body.innerText").split())
    for name in HOSTILE:
        assert " ".join(visible(str(one_line(name))).split()) in text
    assert browser.run("return [...document.images, ...document.querySelectorAll('base, link')].length") == 0
    assert browser.run("return document.scripts.length") == 1
    assert browser.run("return [...document.links].every(one => one.hash || one.protocol === 'https:')")


# The answer is seen at once


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_first_pair_with_its_names_stands_above_the_fold(
    browser: Browser, page: Path, width: int, height: int
) -> None:
    browser.wide(width, height)
    opened(browser, page)
    sides = "document.querySelector('.sides')"
    assert browser.run(f"return {sides}.innerText.replace(/\\s+/g, ' ')") == (
        "253 State Minister of Defence, 25 Apr ≠ 359 Police spokesman, 24 Apr"
    )
    assert browser.run(f"return {sides}.getBoundingClientRect().bottom") <= height


@pytest.mark.parametrize(("width", "height", "closed", "every"), [(1280, 900, 2, 8), (390, 844, 3, 15)])
def test_the_page_is_short(  # noqa: PLR0917 - a table of sizes
    browser: Browser, page: Path, width: int, height: int, closed: int, every: int
) -> None:
    browser.wide(width, height)
    opened(browser, page)
    screens = f"return document.documentElement.scrollHeight / {height}"
    assert browser.run(screens) <= closed
    choose(browser, "open", value=True)
    assert browser.run(screens) <= every


@pytest.mark.parametrize(("width", "height", "most"), [(1280, 900, 1), (390, 844, 1.5)])
def test_the_page_of_the_example_that_ships_is_one_look(
    browser: Browser, tmp_path: Path, width: int, height: int, most: float
) -> None:
    browser.wide(width, height)
    opened(browser, written(EXAMPLE, tmp_path / "example.html"))
    assert browser.run(f"return document.documentElement.scrollHeight / {height}") <= most


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
@pytest.mark.parametrize("what", ["page", "hostile_page"])
def test_nothing_runs_off_the_side(browser: Browser, what: str, width: int, request: pytest.FixtureRequest) -> None:
    browser.wide(width)
    opened(browser, request.getfixturevalue(what), every=True)
    assert browser.run("return document.documentElement.scrollWidth") <= width
    over = "[...document.querySelectorAll('.row *, summary *')].filter(one => !one.closest('svg')"
    assert browser.run(f"return {over} && one.getBoundingClientRect().right > innerWidth).length") == 0


@pytest.mark.parametrize("width", [1280, 390, 320])
@pytest.mark.parametrize("media", ["", "print"])
@pytest.mark.parametrize("what", ["page", "hostile_page"])
def test_no_texts_of_a_drawing_meet_or_leave_it(
    *, browser: Browser, what: str, width: int, media: str, request: pytest.FixtureRequest
) -> None:
    browser.wide(700 if media else width)
    opened(browser, request.getfixturevalue(what), every=True)
    browser.devtools("Emulation.setEmulatedMedia", media=media)
    met = browser.run("""
        const found = [];
        for (const drawing of document.querySelectorAll("svg.axis")) {
            const own = drawing.getBoundingClientRect();
            const texts = [...drawing.querySelectorAll("text")].map(one => one.getBoundingClientRect());
            if (texts.some(one => one.left < own.left - 1 || one.right > own.right + 1)) found.push("outside");
            texts.forEach((one, place) => texts.slice(place + 1).forEach(other => {
                if (one.left < other.right && other.left < one.right) found.push([one, other]);
            }));
        }
        return found;
    """)
    browser.devtools("Emulation.setEmulatedMedia", media="")
    assert met == []


@pytest.mark.parametrize("width", [320, 1280])
def test_what_can_be_pressed_is_24_pixels_high(browser: Browser, page: Path, width: int) -> None:
    browser.wide(width)
    opened(browser, page, "#open=1")
    small = browser.run("""
        return [...document.querySelectorAll("input, select, summary, .row a")]
            .filter(node => node.checkVisibility() && (node.closest("label") || node).getBoundingClientRect().height < 24)
            .map(node => node.outerHTML)
    """)
    assert small == []


# Filters


def test_each_filter_does_what_it_says(browser: Browser, page: Path) -> None:
    opened(browser, page)
    assert len(shown(browser)) == 18
    choose(browser, "show", "conflict")
    assert len(shown(browser)) == 5
    assert seen(browser, "h2") == 1, "a heading without questions goes with them"
    assert browser.run("return document.getElementById('found').value") == "5 of 18 questions"
    choose(browser, "show", "")
    choose(browser, "what", "detained")
    assert shown(browser) == ["People detained"]
    choose(browser, "what", "")
    choose(browser, "q", "sebastian children")
    assert shown(browser) == ["Children killed in St Sebastian's Church, Negombo"]
    choose(browser, "q", "")
    assert seen(browser, ".row") == seen(browser, ".note") == 0
    choose(browser, "open", value=True)
    current = seen(browser, ".row:not(.head)")
    choose(browser, "past", value=True)
    assert seen(browser, ".row:not(.head)") == 88 > current
    assert seen(browser, ".note") == 0
    choose(browser, "notes", value=True)
    assert seen(browser, ".note") > 20
    choose(browser, "open", value=False)
    assert seen(browser, ".row") == 0


def test_what_is_gone_since_an_earlier_report_is_seen_whatever_the_filters(browser: Browser, tmp_path: Path) -> None:
    once = [
        {"source": name, "metric": "killed", "figure": figure, "as_of": "2022-01-06"} for name, figure in ("A1", "B9")
    ]
    (tmp_path / "once.csv").write_text(figures.render(figures.compare(once), "csv"), encoding="utf-8")
    report = figures.compare([{**row, "figure": "9"} for row in once], new_since=tmp_path / "once.csv")
    (tmp_path / "page.html").write_text(figures.render(report, "html"), encoding="utf-8")
    opened(browser, tmp_path / "page.html", "#show=none")
    said = browser.run("return document.querySelector('main').innerText")
    assert "1 GONE SINCE once.csv" in said
    assert "- People killed. For 6 January 2022, B gave 9 and A gave 1: 8 apart." in said


def test_filters_stay_in_the_address_and_survive_a_reload(browser: Browser, page: Path) -> None:
    opened(browser, page)
    for name, value in (("show", "conflict"), ("q", "Negombo Hospital"), ("notes", True), ("open", True)):
        choose(browser, name, value)
    address = browser.ask("GET", "/url")
    assert address == f"{page.as_uri()}#q=Negombo+Hospital&show=conflict&open=1&notes=1"
    before = shown(browser), seen(browser, ".row"), seen(browser, ".note")
    browser.ask("POST", "/refresh")
    assert (shown(browser), seen(browser, ".row"), seen(browser, ".note")) == before
    assert before[0] == ["People killed in Negombo"]
    assert browser.run("return document.querySelector('.filters').open")
    opened(browser, page, address.partition(page.as_uri())[2])
    assert (shown(browser), seen(browser, ".row"), seen(browser, ".note")) == before


def test_an_address_opens_a_question_and_nonsense_in_it_does_nothing(browser: Browser, page: Path) -> None:
    browser.log("browser")
    opened(browser, page, "#q3")
    assert browser.run("return [...document.querySelectorAll('main details[open]')].map(one => one.id)") == ["q3"]
    opened(browser, page, "#show=nonsense&what=%3Cb%3E&open=2&x=1")
    assert len(shown(browser)) == 18
    assert seen(browser, ".row") == 0
    assert [entry["message"] for entry in browser.log("browser")] == []


def test_a_key_opens_a_question(browser: Browser, page: Path) -> None:
    opened(browser, page)
    browser.run("document.querySelector('#q1 > summary').focus()")
    browser.press("\ue007")
    assert browser.run("return document.querySelector('#q1').open")


# Without script, on paper, for everybody


def test_without_script_every_figure_can_be_reached(browser: Browser, page: Path) -> None:
    browser.devtools("Emulation.setScriptExecutionDisabled", value=True)
    try:
        opened(browser, page)
        assert seen(browser, ".filters") == 0
        assert seen(browser, "section > details > summary") == 18
        folded = (
            "return [...document.querySelectorAll('main details')].filter(one => !one.open).map(one => one.firstChild)"
        )
        for _ in range(2):  # what is folded, then what is folded within
            for summary in browser.run(folded):
                element = next(iter(summary.values()))
                browser.ask("POST", f"/element/{element}/click")
        assert seen(browser, ".row:not(.head)") == 88
        assert seen(browser, ".note") == browser.run("return document.querySelectorAll('.note').length") > 20
    finally:
        browser.devtools("Emulation.setScriptExecutionDisabled", value=False)


def test_printed_every_question_is_open_on_white_and_closed_again_after(browser: Browser, page: Path) -> None:
    browser.prefer("dark")
    opened(browser, page)
    browser.run("""
        addEventListener("beforeprint", () => { window.opened = document.querySelectorAll("section > details[open]").length; });
    """)
    paper = {"preferCSSPageSize": True, "paperWidth": 8.27, "paperHeight": 11.69}
    pdf = base64.b64decode(browser.devtools("Page.printToPDF", **paper)["data"])
    assert browser.run("return window.opened") == 18
    assert browser.run("return document.querySelectorAll('section > details[open]').length") == 0
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 8
    opened(browser, page, every=True)
    drawn = [seen(browser, f".dots {mark}") for mark in (".c", ".o", ".h", "use:not([href^='#g'], [href^='#f'])")]
    browser.devtools("Emulation.setEmulatedMedia", media="print")
    try:
        assert seen(browser, ".filters, .skip:focus") == 0
        assert browser.run("return getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        assert [
            seen(browser, f".dots {mark}") for mark in (".c", ".o", ".h", "use:not([href^='#g'], [href^='#f'])")
        ] == drawn
        ring = "getComputedStyle(document.querySelector('.dots .o'))"
        assert browser.run(f"return [{ring}.fill, {ring}.strokeWidth]") == ["rgb(255, 255, 255)", "2px"]
    finally:
        browser.devtools("Emulation.setEmulatedMedia", media="")


def test_a_thousand_questions_load_within_seconds(browser: Browser, tmp_path: Path) -> None:
    rows = [
        {"source": source, "metric": "killed", "figure": str(figure), "event": f"Event {n}", "as_of": "2022-01-06"}
        for n in range(1, 1_201)
        for source, figure in (("Army", 100), ("Hospital", 100 + n), ("Police", 90))
    ]
    path = written(rows, tmp_path / "many.html")
    start = time.perf_counter()
    opened(browser, path)
    assert time.perf_counter() - start < 5
    assert len(shown(browser)) == 1_000
    choose(browser, "q", "Event 777")
    assert "People killed · Event 777" in shown(browser)
    assert len(shown(browser)) < 5


@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("light", 1280), ("dark", 360), ("dark", 1280)])
@pytest.mark.parametrize("what", ["page", "hostile_page"])
def test_axe_finds_no_violation(
    *, browser: Browser, axe: str, scheme: str, width: int, what: str, request: pytest.FixtureRequest
) -> None:
    browser.prefer(scheme)
    browser.wide(width)
    opened(browser, request.getfixturevalue(what), "#open=1&notes=1", every=True)
    browser.run(axe)
    found = browser.run_later("""
        axe.run(document, {resultTypes: ["violations"]}).then(
            result => arguments[0](result.violations.map(one => [one.id, one.nodes.slice(0, 3).map(n => n.html)])),
            error => arguments[0]([String(error)]));
    """)
    assert found == []
