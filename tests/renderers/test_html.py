"""The HTML page, read as a browser would: what it says, that it runs nothing of a claim's, and that all can see it."""

from __future__ import annotations

import base64
import re
import time
from hashlib import sha256
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures.claims.claim import Claim
from figures.claims.table import Claims
from figures.renderers.page.index import FEWEST_CARDS, MOST_DRAWN, anchor
from figures.renderers.page.markup import element, link, safe_url
from figures.renderers.page.scale import MOST_TICKS, Scale
from figures.renderers.page.voices import voices
from figures.renderers.to_html import to_html
from figures.report.comparison import compare_claims
from figures.text import visible
from figures.words.interval import Interval

if TYPE_CHECKING:
    from figures.report.model import Report

FALL = "M-6-16H6L0-6Z"
VOID = {"meta", "input", "br", "link", "hr", "img"}
ELEMENTS = set(
    re.findall(
        r"\w+",
        """
        html head meta title style script body a header h1 h2 h3 h4 p nav table caption thead tbody tr th td main
        section div label input select option button figure figcaption ul ol li article dl dt dd footer span b i s small
        bdi code details summary time svg defs symbol path line circle rect text use g desc
        """,
    )
)


class Page(HTMLParser):
    """A page as a list of elements, held to be well nested."""

    def __init__(self, document: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.drawings: list[dict[str, str | None]] = []
        self._open: list[str] = []
        self.feed(document)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "svg" and "svg" not in self._open:
            self.drawings.append(dict(attrs))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] not in ("script", "style"):
            self.text.append(data)

    @property
    def said(self) -> str:
        return " ".join(" ".join(self.text).split())

    def all(self, tag: str) -> list[dict[str, Any]]:
        return [attributes for name, attributes in self.elements if name == tag]

    @property
    def ids(self) -> list[str]:
        return [attributes["id"] or "" for _, attributes in self.elements if "id" in attributes]


def of(*rows: dict[str, Any], **both: Any) -> Report:
    return compare_claims(Claims.of([Claim(**{"metric": "killed", **both, **row}) for row in rows]))


# What the page says


def test_the_page_says_who_says_what_and_who_disagrees(report: Report) -> None:
    page = Page(to_html(report))
    for words in (
        "16 claims, 7 questions, 4 discrepancies",
        "lowest 748 (",
        "no majority",
        "superseded by a later claim of its source",
        "retracted",
        "confirmed",
        "echo of",
        "gives no number",
        "not stated",
    ):
        assert words in page.said, words


def test_every_discrepancy_has_a_card_with_its_reason_and_links_to_the_rows_of_its_claims(report: Report) -> None:
    page = Page(to_html(report))
    targets = {attributes["href"] for attributes in page.all("a")}
    for one in report.discrepancies:
        assert f"d-{one.id}" in page.ids
        assert " ".join(visible(one.because).split()) in page.said
        for claim_id in (*one.a.ids, *one.b.ids):
            assert anchor(claim_id) in page.ids
            assert f"#{anchor(claim_id)}" in targets


def test_every_claim_has_a_row_and_every_link_within_the_page_leads_somewhere(report: Report, series: Report) -> None:
    for one in (report, series):
        page = Page(to_html(one))
        assert {anchor(claim.id) for claim in one.claims} <= set(page.ids)
        assert len(page.ids) == len(set(page.ids)), "ids are unique"
        inner = {
            attributes["href"][1:] for attributes in page.all("a") + page.all("use") if attributes["href"][0] == "#"
        }
        assert inner <= set(page.ids)


def test_chains_of_attribution_are_lists_nearest_to_the_source_first(report: Report) -> None:
    document = to_html(report)
    chains = [re.findall(r"<bdi>(.*?)</bdi>", chain) for chain in re.findall(r'<ol class="chain">(.*?)</ol>', document)]
    assert ["Ministry of Internal Affairs", "The Insider", "Newsweek"] in chains
    assert ["Khabar-24", "The Insider"] in chains
    assert ["local media"] in chains


def test_a_source_that_relays_another_is_said_to_repeat_it() -> None:
    said = Page(
        to_html(of({"source": "Ministry", "figure": "5", "via": "Paper"}, {"source": "Paper", "figure": "5"}))
    ).said
    assert "its source repeats Ministry" in said
    assert "one independent source only" in said


def test_a_retracted_figure_is_struck_and_said_to_be_retracted() -> None:
    document = to_html(of({"source": "A", "figure": "100", "status": "retracted"}, {"source": "B", "figure": "7"}))
    assert "<s><b>100</b></s>" in document
    assert "retracted: counts for nothing here" in document
    assert "lowest 7 (" in Page(document).said


def test_the_timeline_steps_from_figure_to_figure_and_marks_where_the_count_fell(series: Report) -> None:
    document = to_html(series)
    steps = re.findall(r'<path (?:class="\w+" )?d="([^"]+)"', document.partition('class="timeline"')[2])
    assert steps
    edge = r"M[\d.]+,[\d.]+(?:[HV][\d.]+)+Z?"
    assert all(re.fullmatch(f"(?:{edge})+", path) for path in steps if path != FALL), "level or upright, never a slope"
    falling = of(
        {"source": "A", "figure": "30", "as_of": "2022-01-05"}, {"source": "A", "figure": "20", "as_of": "2022-01-06"}
    )
    assert 'class="fall"' in to_html(falling)
    rising = of(
        {"source": "A", "figure": "20", "as_of": "2022-01-05"}, {"source": "A", "figure": "30", "as_of": "2022-01-06"}
    )
    assert 'class="fall"' not in to_html(rising)
    assert 'class="timeline"' in to_html(rising)
    one_day = of({"source": "A", "figure": "20", "as_of": "2022-01-05"}, {"source": "B", "figure": "30"})
    assert 'class="timeline"' not in to_html(one_day)


def test_the_foot_holds_what_makes_the_page_evidence(unrest: Claims) -> None:
    said = Page(to_html(compare_claims(unrest, metric=["wounded"], as_of="2022-01-07"))).said
    for words in ("claims.csv", "0" * 64, "floor", "on 2022-01-07", "metric: wounded", "figures 0."):
        assert words in said
    small = compare_claims(unrest, min_gap=100)
    assert "Left out as too small" in Page(to_html(small)).said


def test_claims_outside_the_filter_are_there_when_a_discrepancy_leads_to_them() -> None:
    claims = Claims.of(
        [
            Claim(source="A", metric="beheaded", figure="200", as_of="2022-01-06"),
            Claim(source="B", metric="killed", figure="150", as_of="2022-01-06"),
        ]
    )
    document = to_html(compare_claims(claims, metric=["killed"]))
    page = Page(document)
    assert "Held against them" in page.said
    assert {anchor(claim.id) for claim in claims} <= set(page.ids)


def test_a_report_without_claims_is_a_page_too() -> None:
    said = Page(to_html(compare_claims(Claims.of([])))).said
    assert "0 claims, 0 questions, no discrepancy" in said


def rows_of(document: str) -> dict[str, str]:
    """The rows of the claims' tables by source."""
    rows = re.findall(r'<tr id="c-.*?</tr>', document)
    return {re.findall(r"<bdi>(.*?)</bdi>", row)[0]: row for row in rows}


def test_the_figure_is_struck_in_the_table_of_claims_as_well() -> None:
    rows = rows_of(to_html(of({"source": "A", "figure": "100", "status": "retracted"}, {"source": "B", "figure": "7"})))
    assert "<s>" in rows["A"]
    assert "<s>" not in rows["B"]


def test_the_band_stands_behind_what_several_independent_sources_share_and_nowhere_else() -> None:
    band = 'class="band" x="'
    agreed = to_html(of({"source": "A", "figure": "5"}, {"source": "B", "figure": "5"}, {"source": "C", "figure": "9"}))
    assert agreed.count(band) == 2, "in the legend and behind the question"
    assert "no majority" not in agreed
    assert "2 of 3 independent sources allow 5; dissenting: <bdi>C</bdi>" in agreed
    apart = to_html(of({"source": "A", "figure": "5"}, {"source": "B", "figure": "9"}))
    assert band not in apart
    assert "no majority" in apart
    assert band not in to_html(of({"source": "A", "figure": "5"})), "one source agrees with nobody"


def test_a_vague_word_is_drawn_unlike_a_stated_floor() -> None:
    vague = 'class="mark vague" x1='
    assert vague in to_html(of({"source": "A", "figure": "dozens"}))
    assert vague not in to_html(of({"source": "A", "figure": "at least 24"}))


def test_the_chart_shows_each_sources_latest_figure_and_the_timeline_all_but_retracted_ones() -> None:
    document = to_html(
        of(
            {"source": "A", "figure": "11", "as_of": "2022-01-05"},
            {"source": "A", "figure": "22", "as_of": "2022-01-06"},
            {"source": "B", "figure": "33", "as_of": "2022-01-06", "status": "retracted"},
        )
    )
    chart = document.partition('class="lines"')[2].partition("</section>")[0]
    told = document.partition('<ol class="series">')[2].partition("</ol>")[0]
    assert re.findall(r"<b>(\d+)</b>", chart) == ["22", "33"]
    assert re.findall(r"<bdi>(\d+)</bdi>", told) == ["11", "22"]


def test_only_a_count_that_falls_is_marked_as_a_fall_and_only_in_its_own_question() -> None:
    days = ("2022-01-05", "2022-01-06")
    contradicted = [
        {"source": name, "figure": figure, "as_of": day} for day in days for name, figure in (("A", "5"), ("B", "9"))
    ]
    report = of(*contradicted)
    assert {one.kind.value for one in report.discrepancies} == {"contradiction"}
    assert 'class="fall"' not in to_html(report)
    falling = [
        {"source": "A", "figure": figure, "as_of": day, "place": "Here"}
        for figure, day in zip(("30", "20"), days, strict=True)
    ]
    rising = [
        {"source": "B", "figure": figure, "as_of": day, "place": "There"}
        for figure, day in zip(("1", "2"), days, strict=True)
    ]
    both = to_html(of(*falling, *rising))
    assert (both.count('class="timeline"'), both.count('class="fall"')) == (2, 1)


def test_a_discrepancy_of_a_part_has_its_card_under_the_whole_when_only_the_whole_is_asked_for() -> None:
    claims = Claims.of(
        [
            Claim(source="A", metric="beheaded", figure="200", as_of="2022-01-06"),
            Claim(source="B", metric="killed", figure="150", as_of="2022-01-06"),
        ]
    )
    report = compare_claims(claims, metric=["killed"])
    (one,) = report.discrepancies
    assert one.metric == "beheaded"
    assert f'<article class="card" id="d-{one.id}"' in to_html(report)


def test_of_too_many_discrepancies_those_stay_that_most_sources_bear_out() -> None:
    lone = [{"source": f"L{number}", "figure": str(1000 + number)} for number in range(40)]
    borne_out = [{"source": f"S{number}", "figure": str(5 + number % 2)} for number in range(20)]
    report = of(*lone, *borne_out)
    best = max(report.discrepancies, key=lambda one: min(one.a.origins, one.b.origins))
    assert min(best.a.origins, best.b.origins) == 10
    assert f'<article class="card" id="d-{best.id}"' in to_html(report)


# The same page for the same claims


def test_the_order_of_rows_changes_nothing_but_the_input() -> None:
    rows = [
        Claim(source=name, metric="killed", figure=figure, as_of=f"2022-01-0{day}")
        for name, figure, day in (("A", "5", 1), ("B", "9", 1), ("A", "4", 2), ("C", "dozens", 2), ("B", "9", 1))
    ]
    assert to_html(compare_claims(Claims.of(rows))) == to_html(compare_claims(Claims.of(rows[::-1])))


def test_one_more_source_on_a_side_leaves_the_anchor_where_it_was() -> None:
    rows = [{"source": "A", "figure": "5"}, {"source": "B", "figure": "9"}]
    more = [*rows, {"source": "C", "figure": "9"}]
    (before,) = of(*rows).discrepancies
    (after,) = of(*more).discrepancies
    assert before.id == after.id
    assert f'id="d-{before.id}"' in to_html(of(*more))


# Nothing of a claim's runs


def test_hostile_names_come_out_as_text(hostile: tuple[str, Report]) -> None:
    name, report = hostile
    document = to_html(report)
    page = Page(document)
    assert " ".join(visible(name).split()) in page.said
    assert {tag for tag, _ in page.elements} <= ELEMENTS
    assert len(page.all("script")) == len(page.all("style")) == 1
    assert not [
        name for _, attributes in page.elements for name in attributes if name.startswith("on") or name == "style"
    ]
    assert all(attributes["href"].startswith(("#", "https://example.org/")) for attributes in page.all("a"))
    document.encode()


@pytest.mark.parametrize(
    "words",
    [
        "</style><script>alert(1)</script>",
        "</title><img src=x onerror=alert(1)>",
        '" onload="alert(1)',
        "' autofocus onfocus=alert(1) '",
        "<!--",
        "]]>",
        "</svg></main>",
        "&lt;script&gt;",
        "\x1b[31mred",
        "a\u202eb",
        "x\ud800y",
    ],
)
def test_hostile_words_come_out_as_text_wherever_they_stand(words: str) -> None:
    claims = Claims.of(
        [
            Claim.model_construct(
                **{**dict(Claim(source="A", metric="killed", figure=figure)), "source": source, **facts}
            )
            for figure, source, facts in (
                ("5", words, {"note": words, "locator": words, "url": words, "id": words}),
                ("9", "B", {"population": words, "event": words}),
                ("7", "C", {"place": words, "via": (words,), "population_word": words}),
                ("8", "D", {"event": words, "population": words}),
            )
        ]
    )
    page = Page(to_html(compare_claims(claims)))
    assert page.said.count(" ".join(visible(words).split())) > 8
    assert {tag for tag, _ in page.elements} <= ELEMENTS
    assert len(page.all("script")) == 1


def test_only_the_web_is_linked_and_without_a_word_about_where_one_comes_from() -> None:
    assert 'rel="noopener noreferrer nofollow"' in link("https://example.org/a?b=1&c=2")
    assert 'href="https://example.org/a?b=1&amp;c=2"' in link("https://example.org/a?b=1&c=2")
    assert "evil.example" in Page(link("https://good.example@evil.example/")).said, "the host is what is shown"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " https://example.org", "https://exa mple.org",
        "data:text/html,x",
        "//example.org", "https:/example.org", "https://", "http://[", "file:///etc/passwd", "ftp://example.org",
        "java\tscript:alert(1)", "https://example.org/\u202e", "https:example.org", "vbscript:x", "",
    ],
)  # fmt: skip
def test_whatever_else_calls_itself_an_address_stays_text(url: str) -> None:
    assert not safe_url(url)
    assert "<a" not in link(url)


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_an_element_gives_back_the_words_that_went_in(words: str) -> None:
    page = Page(element("p", words, title=words))
    assert [tag for tag, _ in page.elements] == ["p"]
    assert page.elements[0][1]["title"] == visible(words)


def test_the_policy_admits_this_style_and_this_script_and_nothing_else(report: Report) -> None:
    document = to_html(report)
    policy = next(a["content"] for a in Page(document).all("meta") if a.get("http-equiv") == "Content-Security-Policy")
    directives = dict(one.split(" ", 1) for one in policy.split("; "))
    assert directives.pop("default-src") == "'none'"
    for tag in ("style", "script"):
        content = document.split(f"<{tag}>")[1].split(f"</{tag}>")[0]
        digest = base64.b64encode(sha256(content.encode()).digest()).decode()
        assert directives.pop(f"{tag}-src") == f"'sha256-{digest}'"
    assert directives == {"base-uri": "'none'", "form-action": "'none'"}


def test_the_page_loads_nothing() -> None:
    style = files("figures.renderers.page").joinpath("page.css").read_text(encoding="utf-8")
    script = files("figures.renderers.page").joinpath("page.js").read_text(encoding="utf-8")
    assert "url(" not in style
    assert "@import" not in style
    for road in ("fetch", "XMLHttpRequest", "import(", "innerHTML", "eval", "src", "WebSocket", "Worker"):
        assert road not in script, road


# Everybody can read it


def _palettes() -> dict[str, dict[str, str]]:
    style = files("figures.renderers.page").joinpath("page.css").read_text(encoding="utf-8")
    light, dark = re.findall(r":root \{(.*?)\}", style, re.DOTALL)[:2]
    read = {
        name: dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", text)) for name, text in (("light", light), ("dark", dark))
    }
    return {"light": read["light"], "dark": {**read["light"], **read["dark"]}}


def _luminance(color: str) -> float:
    """Relative luminance (WCAG 2.2, section 1.4.3)."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


TEXTS = [(ink, on) for ink in ("ink", "soft", "link", "clash") for on in ("paper", "card", "tint")]
TEXTS += [(f"s{number}", "paper") for number in range(1, 7)] + [("ink", "band"), ("link", "band")]
SHAPES = [(shape, "paper") for shape in ("mark", "clash", "edge", "band-edge")] + [
    ("mark", "card"),
    ("mark", "band"),
    ("clash", "band"),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_by_4_5_and_shapes_by_3(scheme: str) -> None:
    palette = _palettes()[scheme]
    assert {name for pair in TEXTS + SHAPES for name in pair} <= palette.keys()
    weak = [pair for pair in TEXTS if _contrast(palette[pair[0]], palette[pair[1]]) < 4.5]
    weak += [pair for pair in SHAPES if _contrast(palette[pair[0]], palette[pair[1]]) < 3]
    assert not weak


def test_white_on_black_is_21_to_1() -> None:
    assert round(_contrast("#ffffff", "#000000"), 2) == 21


def test_the_page_has_landmarks_a_language_a_skip_link_and_named_tables_and_drawings(
    report: Report, series: Report
) -> None:
    for one in (report, series):
        page = Page(to_html(one))
        assert page.all("html") == [{"lang": "en"}]
        for landmark in ("header", "nav", "main", "footer", "h1"):
            assert len(page.all(landmark)) == 1, landmark
        assert {"class": "skip", "href": "#report"} in page.all("a")
        assert len(page.all("caption")) == len(page.all("table"))
        assert all("scope" in head for head in page.all("th"))
        assert all(drawing.get("role") == "img" or drawing.get("aria-hidden") for drawing in page.drawings)
        levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
        assert all(after <= before + 1 for before, after in pairwise(levels)), "no level is skipped"


def test_every_drawing_that_is_no_decoration_has_a_title(report: Report, series: Report) -> None:
    for one in (report, series):
        drawings = re.findall(r'<svg[^>]*role="img"[^>]*>(<title)?', to_html(one))
        assert drawings
        assert all(drawings)


# The axis


@given(st.lists(st.tuples(st.integers(0, 10**15), st.integers(0, 10**6) | st.none()), min_size=1, max_size=12))
@settings(max_examples=200, deadline=None)
def test_the_axis_keeps_the_order_of_numbers_and_has_room_for_all(ends: list[tuple[int, int | None]]) -> None:
    held = [Interval(low, None if more is None else low + more) for low, more in ends]
    scale = Scale.fitting(held)
    numbers = sorted(end for one in held for end in (one.low, one.high) if end is not None)
    places = [scale.at(number) for number in numbers]
    assert places == sorted(places)
    assert all(0 <= place < 1 for place in places)
    assert scale.at(0) == 0
    assert 2 <= len(scale.ticks) <= MOST_TICKS
    assert scale.ticks[0] == 0
    assert all(scale.at(tick) <= 1 for tick in scale.ticks)


@pytest.mark.parametrize(
    ("intervals", "log"),
    [
        ([Interval(1, 1), Interval(49, 49)], False),
        ([Interval(1, 1), Interval(50, 50)], True),
        ([Interval(2, None), Interval(1000, 1000)], False),
        ([Interval(0, 0), Interval(40, 40)], False),
        ([Interval(0, 20), Interval(999, 999)], False),
        ([Interval(0, 19), Interval(950, 950)], True),
    ],
)
def test_the_axis_is_logarithmic_where_the_spread_of_stated_ends_asks_for_it(
    intervals: list[Interval], log: bool
) -> None:
    assert Scale.fitting(intervals).log is log


# Large reports


def test_more_sources_than_lines_share_lines_and_what_finds_no_room_is_counted() -> None:
    report = of(*({"source": f"S{number}", "figure": str(100 + number % 40)} for number in range(200)))
    (group,) = report.questions
    lines, missing = voices(group, 24)
    assert len(lines) == 24
    assert missing == 200 - sum(len(line.claims) for line in lines) > 0
    assert (lines[0].interval.low, lines[-1].interval.low) == (100, 139)
    few = of(*({"source": f"S{number}", "figure": str(100 + number % 4)} for number in range(200)))
    lines, missing = voices(few.questions[0], 24)
    assert (len(lines), missing) == (4, 0)


def test_a_hundred_claims_make_less_than_200_kilobytes() -> None:
    usual = of(
        *(
            {"source": f"Source {n}", "figure": str(740 + n // 10), "as_of": f"2022-01-{1 + n % 9:02}"}
            for n in range(100)
        ),
        via="Paper > Agency",
        note="a note of some length " * 3,
        url="https://example.org/report",
        place="Almaty, Kazakhstan",
        event="Unrest",
    )
    assert len(to_html(usual).encode()) < 200_000
    worst = of(*({"source": f"Source {n}", "figure": str(100 + n)} for n in range(100)))
    assert len(worst.discrepancies) == 4950
    document = to_html(worst)
    assert len(document.encode()) < 200_000
    assert (document.count('class="card"'), document.count("<li id=")) == (MOST_DRAWN, FEWEST_CARDS - MOST_DRAWN)
    assert "4,890 discrepancies beyond the 60 best attested" in document
    assert "4,890 more discrepancies" in document


def test_ten_thousand_claims_are_written_within_seconds() -> None:
    days = [f"2022-{1 + n // 900:02}-{1 + n % 28:02}" for n in range(10_000)]
    claims = Claims.of(
        [
            Claim(source=f"S{n % 50}", metric="killed", figure=str(500 + n), as_of=day, place=f"P{n % 300}")
            for n, day in enumerate(days)
        ]
    )
    report = compare_claims(claims)
    start = time.perf_counter()
    document = to_html(report)
    assert time.perf_counter() - start < 30, "slow machines included"
    assert document.count("<tr") > 10_000
