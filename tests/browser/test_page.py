"""The HTML page in a real browser: it opens, sorts, filters, loads nothing, and runs nothing of a claim's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from figures.claims.claim import Claim, one_line
from figures.claims.table import Claims, Input
from figures.renderers.to_html import to_html
from figures.report.comparison import compare_claims
from figures.text import visible

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Browser  # pytest puts this folder on the path

TAB, ENTER = "\ue004", "\ue007"

CLAIMS: tuple[dict[str, Any], ...] = (
    {"source": "Ministry of Internal Affairs", "metric": "wounded", "figure": "748", "via": "The Insider > Newsweek",
     "published": "2022-01-07", "url": "https://example.org/a"},
    {"source": "local media", "metric": "wounded", "figure": "748", "population": "security officers",
     "as_of": "2022-01-06"},
    {"source": "Ministry of Health", "metric": "wounded", "figure": "1000", "as_of": "2022-01-06"},
    {"source": "the president", "metric": "wounded", "figure": "many", "population": "law enforcement",
     "as_of": "2022-01-05"},
    {"source": "Ministry of Internal Affairs", "metric": "detained", "figure": "2298", "as_of": "2022-01-07"},
    {"source": "Ministry of Internal Affairs", "metric": "detained", "figure": "5800", "as_of": "2022-01-09"},
    {"source": "Ministry of Internal Affairs", "metric": "detained", "figure": "5135", "as_of": "2022-01-10"},
    {"source": "police", "metric": "detained", "figure": "some 2000", "as_of": "2022-01-07"},
    {"source": "Newsweek", "metric": "detained", "figure": "hundreds", "published": "2022-01-07"},
    {"source": "Associated Press", "metric": "beheaded", "figure": "1", "status": "confirmed"},
    {"source": "Agence France-Presse", "metric": "beheaded", "figure": "two"},
    {"source": "Some channel", "metric": "beheaded", "figure": "20", "status": "retracted"},
)  # fmt: skip

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


def page_of(rows: tuple[dict[str, Any], ...], tmp_path: Path) -> Path:
    held = Claims.of([Claim(**row) for row in rows])
    claims = Claims(held.columns, held.reading, (Input("claims.csv", "0" * 64, len(held)),))
    path = tmp_path / "report.html"
    path.write_text(to_html(compare_claims(claims)), encoding="utf-8", newline="\n")
    return path


@pytest.fixture
def page(tmp_path: Path) -> Path:
    return page_of(CLAIMS, tmp_path)


@pytest.fixture
def hostile_page(tmp_path: Path) -> Path:
    rows = [
        {"source": name, "metric": "killed", "figure": str(10 * place + 10), "via": (name, "Paper"), "note": name,
         "locator": name, "url": name, "place": name, "as_of": f"2022-01-0{1 + place % 9}"}
        for place, name in enumerate(HOSTILE)
    ]  # fmt: skip
    rows += [{**row, "source": f"{row['source']} 2", "figure": "5", "place": ""} for row in rows]
    return page_of(tuple(rows), tmp_path)


def column(browser: Browser, number: int, table: str = "#m-detained ~ table") -> list[str]:
    """The texts of a column, as the rows stand."""
    script = (
        "return [...document.querySelector(arguments[0]).tBodies[0].rows]"
        ".map(row => row.cells[arguments[1]].innerText.split('\\n')[0])"
    )
    return list(browser.run(script, table, number))


def count_visible(browser: Browser, selector: str) -> int:
    script = "return [...document.querySelectorAll(arguments[0])].filter(node => node.checkVisibility()).length"
    return int(browser.run(script, selector))


def quiet(browser: Browser) -> list[str]:
    return [entry["message"] for entry in browser.log("browser")]


def test_opening_the_page_asks_for_the_page_and_nothing_else(browser: Browser, page: Path) -> None:
    browser.open(page)
    browser.run("document.getElementById('find').value = 'x'")
    assert [url for url in browser.requests() if not url.startswith("data:")] == [page.as_uri()]
    assert browser.run("return performance.getEntriesByType('resource').length") == 0
    assert quiet(browser) == [], "its own policy refuses nothing of its own"


def test_the_policy_lets_nothing_in(browser: Browser, page: Path) -> None:
    browser.open(page)
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
    quiet(browser)


def test_a_click_on_a_head_sorts_and_a_second_one_turns_the_order(browser: Browser, page: Path) -> None:
    browser.open(page)
    heads = "document.querySelectorAll('#m-detained ~ table th[aria-sort]')"
    figures = ["hundreds", "some 2000", "2298", "5135", "5800"]
    browser.run(f"{heads}[2].querySelector('button').click()")
    assert column(browser, 2) == figures
    assert browser.run(f"return [...{heads}].map(head => head.getAttribute('aria-sort'))") == [
        "none", "none", "ascending", "none", "none", "none",
    ]  # fmt: skip
    browser.run(f"{heads}[2].querySelector('button').click()")
    assert column(browser, 2) == figures[::-1]
    browser.run(f"{heads}[4].querySelector('button').click()")
    assert column(browser, 4)[-2:] == ["2022-01-09", "2022-01-10"]
    browser.run(f"{heads}[1].querySelector('button').click()")
    assert column(browser, 1)[0] == "Ministry of Internal Affairs"


def test_the_keyboard_alone_reaches_skips_and_sorts(browser: Browser, page: Path) -> None:
    browser.open(page)
    browser.press(TAB)
    assert browser.run("return document.activeElement.className") == "skip"
    assert browser.run("return document.activeElement.getBoundingClientRect().top") >= 0, "it is seen when focused"
    assert browser.run("return getComputedStyle(document.activeElement).outlineStyle") == "solid"
    browser.press(ENTER)
    assert browser.run("return document.activeElement.id") == "report"
    browser.run("document.querySelectorAll('#m-detained ~ table th[aria-sort] button')[2].focus()")
    browser.press(ENTER)
    assert column(browser, 2)[0] == "hundreds"


def test_search_and_filters_narrow_the_page_and_say_so(browser: Browser, page: Path) -> None:
    browser.open(page)
    assert count_visible(browser, ".claims tbody tr") == len(CLAIMS)
    assert count_visible(browser, ".tools") == 1
    typed = (
        "const box = document.getElementById('find'); box.value = arguments[0]; box.dispatchEvent(new Event('input'));"
    )
    browser.run(typed, "MINISTRY health")
    browser.run_later("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
    assert count_visible(browser, ".claims tbody tr") == 1
    assert browser.run("return document.getElementById('found').textContent").startswith(
        "Showing 1 of 12 claims, 1 of "
    )
    browser.run("document.getElementById('clear').click()")
    assert count_visible(browser, ".claims tbody tr") == len(CLAIMS)
    chosen = (
        "const list = document.getElementById(arguments[0]); list.value = arguments[1];"
        "list.dispatchEvent(new Event('change'));"
    )
    browser.run(chosen, "metric", "beheaded")
    assert count_visible(browser, ".metric") == 1
    browser.run(chosen, "metric", "")
    browser.run(chosen, "kind", "revision")
    assert count_visible(browser, ".card") == 1
    assert count_visible(browser, ".claims tbody tr") == 2
    browser.run(chosen, "kind", "")
    browser.run(typed, "no such words")
    browser.run_later("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
    assert count_visible(browser, ".metric") == 0
    browser.run("location.hash = document.querySelector('.card').id")
    browser.run_later("setTimeout(arguments[0], 50)")
    assert count_visible(browser, ".metric") == 3, "a link to what is hidden brings it back"


def test_without_its_script_the_page_is_whole(browser: Browser, page: Path) -> None:
    browser.devtools("Emulation.setScriptExecutionDisabled", value=True)
    try:
        browser.open(page)
        browser.devtools("DOM.enable")
        root = browser.devtools("DOM.getDocument")["root"]["nodeId"]

        def boxes(selector: str) -> int:
            nodes = browser.devtools("DOM.querySelectorAll", nodeId=root, selector=selector)["nodeIds"]
            shown = 0
            for node in nodes:
                try:
                    browser.devtools("DOM.getBoxModel", nodeId=node)
                except RuntimeError:
                    continue
                shown += 1
            return shown

        assert boxes(".claims tbody tr") == len(CLAIMS)
        assert boxes(".card") >= 4
        assert boxes(".tools") == 0, "no search is offered that nobody serves"
        assert boxes("th button") == 0
    finally:
        browser.devtools("Emulation.setScriptExecutionDisabled", value=False)


def test_hostile_claims_run_nothing_load_nothing_and_come_out_as_text(browser: Browser, hostile_page: Path) -> None:
    browser.open(hostile_page)
    browser.run(
        "document.querySelectorAll('a, td, li').forEach(node => node.dispatchEvent(new MouseEvent('mouseover')))"
    )
    said = " ".join(browser.run("return document.body.innerText").split())
    for name in HOSTILE:
        assert " ".join(visible(str(one_line(name))).split()) in said
    assert browser.run("return document.title") != "ran"
    assert browser.run("return document.scripts.length") == 1
    assert browser.run("return document.querySelectorAll('img, base, link, iframe, object, embed').length") == 0
    assert [url for url in browser.requests() if not url.startswith("data:")] == [hostile_page.as_uri()]
    assert browser.run("return [...document.links].every(link => link.hash || link.protocol === 'https:')")
    assert quiet(browser) == []


def test_an_anchor_leads_to_the_same_discrepancy_when_rows_are_reordered(browser: Browser, tmp_path: Path) -> None:
    told = []
    for rows in (CLAIMS, CLAIMS[::-1]):
        path = page_of(rows, tmp_path)
        browser.open(path)
        told.append(
            browser.run("return [...document.querySelectorAll('.card')].map(card => [card.id, card.innerText])")
        )
    assert told[0] == told[1]
    browser.open(path, f"#{told[0][0][0]}")
    assert browser.run("return document.querySelector(':target').innerText") == told[0][0][1]


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
@pytest.mark.parametrize("what", ["page", "hostile_page"])
def test_nothing_runs_off_the_side(browser: Browser, what: str, width: int, request: pytest.FixtureRequest) -> None:
    browser.wide(width)
    browser.open(request.getfixturevalue(what))
    assert browser.run("return document.documentElement.scrollWidth") <= width


def test_what_can_be_pressed_is_24_pixels_high_or_stands_in_a_sentence(browser: Browser, page: Path) -> None:
    browser.wide(360)
    browser.open(page)
    small = browser.run("""
        return [...document.querySelectorAll("button, input, select, .clash-link, .permalink, .overview a, .claims a")]
            .filter(node => node.checkVisibility() && node.getBoundingClientRect().height < 24)
            .map(node => node.outerHTML)
    """)
    assert small == []


def test_still_for_those_who_asked_for_less_motion(browser: Browser, page: Path) -> None:
    browser.open(page)
    assert browser.run("return getComputedStyle(document.documentElement).scrollBehavior") == "smooth"
    browser.devtools("Emulation.setEmulatedMedia", features=[{"name": "prefers-reduced-motion", "value": "reduce"}])
    assert browser.run("return getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert browser.run("return document.getAnimations().length") == 0


def test_printed_the_tools_are_gone_and_paper_is_white(browser: Browser, page: Path) -> None:
    browser.prefer("dark")
    browser.open(page)
    browser.devtools("Emulation.setEmulatedMedia", media="print")
    try:
        assert count_visible(browser, ".tools, .skip, .permalink") == 0
        assert browser.run("return getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
        after = browser.run("return getComputedStyle(document.querySelector('.out'), '::after').content")
        assert "https://example.org/a" in after
    finally:
        browser.devtools("Emulation.setEmulatedMedia", media="")


@pytest.mark.parametrize(("scheme", "width"), [("light", 360), ("light", 1280), ("dark", 360), ("dark", 1280)])
@pytest.mark.parametrize("what", ["page", "hostile_page"])
def test_axe_finds_no_violation(
    *, browser: Browser, axe: str, scheme: str, width: int, what: str, request: pytest.FixtureRequest
) -> None:
    browser.prefer(scheme)
    browser.wide(width)
    browser.open(request.getfixturevalue(what))
    browser.run(axe)
    found = browser.run_later("""
        axe.run(document, {resultTypes: ["violations"]}).then(
            result => arguments[0](result.violations.map(one => [one.id, one.nodes.slice(0, 3).map(n => n.html)])),
            error => arguments[0]([String(error)]));
    """)
    assert found == []
