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
from golden import BEIRUT, EASTER, KAZAKHSTAN, NEVER
from hypothesis import given, settings
from hypothesis import strategies as st

import figures
from figures.claims.claim import Claim
from figures.claims.table import Claims, Input
from figures.renderers.page.dots import CHARACTER, Scale
from figures.renderers.page.markup import element, link, safe_url
from figures.renderers.to_html import MOST
from figures.report.overview import Overview
from figures.text import visible

if TYPE_CHECKING:
    from pathlib import Path

    from figures.report.report import Report

VOID = {"meta", "input"}
ELEMENTS = set(
    re.findall(
        r"\w+",
        """
        html head meta title style script body a header h1 h2 h3 p main section details summary form label input select
        option output div span ol ul li b i s small bdi code dl dt dd footer svg defs symbol path line circle text use g
        """,
    )
)


def to_html(report: Report, **options: Any) -> str:
    page: str = figures.render(report, "html", **options)
    return page


class Page(HTMLParser):
    """A page as a list of elements, held to be well nested."""

    def __init__(self, document: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self._open: list[str] = []
        self.feed(document)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag
        if tag in ("li", "dd", "p", "h1", "h2", "h3", "summary"):
            self.text.append("\n")

    def handle_data(self, data: str) -> None:
        if self._open and self._open[-1] not in ("script", "style"):
            self.text.append(data)

    @property
    def said(self) -> str:
        return " ".join("".join(self.text).split())

    def all(self, tag: str) -> list[dict[str, Any]]:
        return [attributes for name, attributes in self.elements if name == tag]


def of(*rows: dict[str, Any], **both: Any) -> Report:
    return figures.compare(Claims.of([Claim(**{"metric": "killed", **both, **row}) for row in rows]))


def words(text: str) -> str:
    return " ".join(visible(text).split())


def marks(document: str) -> list[str]:
    """The drawing of each row, without the grid."""
    held = re.findall(r'<svg class="dots[^>]*>(.*?)</svg>', document)
    return [re.sub(r'<use href="#[fg]\d+"/>', "", one) for one in held]


@pytest.fixture(scope="module", params=[EASTER, BEIRUT, KAZAKHSTAN], ids=lambda file: file.stem)
def public(request: pytest.FixtureRequest) -> Report:
    return figures.compare(request.param)


# What the page says


def test_head_headings_and_list_are_those_of_every_document(public: Report) -> None:
    page, overview = Page(to_html(public)), Overview(public)
    assert f"{overview.title} {overview.outcome[:1].upper()}{overview.outcome[1:]} {overview.counts}." in page.said
    listed = figures.render(public, "table", all_claims=True)
    for heading in re.findall(r"^\d+ (?:IN CONFLICT|DIFFERENT|WITHOUT CONFLICT).*$", listed, re.MULTILINE):
        assert heading in page.said
    told = re.findall(r'<details id="q\d+".*?<h3><bdi>(.*?)</bdi></h3>', to_html(public))
    assert told == [element("p", one.title)[3:-4] for one in overview.told]
    assert len(set(told)) == len(told), "no heading twice"


def test_every_answer_is_told_whole_and_every_claim_once(public: Report) -> None:
    document = to_html(public)
    said = Page(document).said
    for answer in public.answers:
        for told in (*answer.sentences, *answer.excused, *answer.remarks, *answer.counts):
            assert words(told) in said
        for row in answer.rows:
            assert all(
                words(part) in said for part in (row.source, row.words, row.when, row.note, row.locator, *row.via)
            )
    assert document.count('<li class="row">') == sum(len(answer.rows) for answer in public.answers)


def test_a_summary_has_both_figures_with_their_names_and_days_and_people_apart(public: Report) -> None:
    summaries = re.findall(r"<summary><h3>.*?</summary>", to_html(public))
    for answer, summary in zip(public.answers, summaries, strict=True):
        said = Page(summary).said
        for row in answer.pair or ((answer.latest,) if not answer.sentences else ()):
            assert row.words in said
            assert row.when in said
            assert (row.relay if answer.quoting else row.source) in said
        if answer.apart is not None:
            assert f"{answer.apart:,} apart" in said


def test_no_word_stands_on_the_page_that_nobody_would_print(public: Report) -> None:
    said = Page(to_html(public)).said
    assert not [word for word in NEVER if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", said)]
    assert not re.search(r"(?<!\S)/\w+/", said), "an absolute path"


def test_the_foot_names_files_digests_readings_marks_and_version(tmp_path: Path) -> None:
    path = tmp_path / "claims.csv"
    path.write_bytes(KAZAKHSTAN.read_bytes())
    said = Page(to_html(figures.compare(path))).said
    assert f"Made from claims.csv, 17 claims, SHA-256 {sha256(path.read_bytes()).hexdigest()[:12]}…" in said
    assert str(tmp_path) not in said
    for told in ("“dozens” is read as 24 or more", "A filled dot", f"Program figures {figures.__version__}"):
        assert told in said


def test_notes_name_files_without_their_folders() -> None:
    said = Page(to_html(figures.compare(EASTER))).said
    assert "Note easter-2019.csv: not in the vocabulary" in said
    assert str(EASTER.parent) not in said


def test_filters_and_limits_stand_in_the_head(unrest: Claims) -> None:
    said = Page(to_html(figures.compare(unrest, metric=["wounded"], as_of="2022-01-07", min_gap=1000))).said
    for told in ("Only what happened: wounded", "Counts up to 7 January 2022", "too close to be told"):
        assert told in said


def test_earlier_and_retracted_figures_are_folded_counted_and_said_to_be_so() -> None:
    document = to_html(
        of(
            {"source": "A", "figure": "100", "status": "retracted"},
            {"source": "B", "figure": "7", "as_of": "2022-01-05"},
            {"source": "B", "figure": "9", "as_of": "2022-01-06"},
        )
    )
    folded = document.partition('class="more past"')[2]
    assert "<summary>1 earlier figure of the same source and 1 retracted figure</summary>" in folded
    assert "<bdi>B</bdi>, earlier" in folded
    assert "<bdi>A</bdi>, retracted" in folded
    assert "<s><bdi>100</bdi></s>" in folded
    assert "<s>" not in document.partition('class="more past"')[0]


def test_what_is_written_from_right_to_left_stands_apart_so_that_no_number_of_ours_changes_its_place() -> None:
    held = [
        {"source": "وزارة الصحة", "figure": "164 قتيلا", "as_of": "2022-01-06"},
        {"source": "المستشفى", "figure": "نحو 1000", "as_of": "2022-01-06"},
    ]
    document = to_html(figures.compare([{"metric": "killed", **one} for one in held], language="ar"))
    sentence = document.partition('<ol class="said"><li>')[2].partition("</li>")[0]
    assert sentence == (
        "For 6 January, <bdi>المستشفى</bdi> gave “<bdi>نحو 1000</bdi>” and <bdi>وزارة الصحة</bdi> gave "
        "“<bdi>164 قتيلا</bdi>”: about 836 apart."
    )
    assert "“<bdi>نحو 1000</bdi>” is read as 900 to 1,100" in document
    assert document.count("<b><bdi>164 قتيلا</bdi>") == 1


def test_relays_are_told_nearest_first_and_the_last_leads_to_the_report(report: Report) -> None:
    document = to_html(report)
    assert (
        'through <bdi>The Insider</bdi> and <a href="https://example.org/a" rel="noopener noreferrer nofollow">'
        "<bdi>Newsweek</bdi></a>" in document
    )
    alone = to_html(of({"source": "A", "figure": "1", "url": "https://example.org/", "locator": "page 7"}))
    assert "<bdi>report</bdi></a>, <bdi>page 7</bdi></small>" in alone


def test_each_kind_of_figure_has_its_mark() -> None:
    day = {"as_of": "2022-01-06"}
    document = to_html(
        of(
            {"source": "A", "figure": "100", **day},
            {"source": "B", "figure": "200", "published": "2022-01-06"},
            {"source": "C", "figure": "at least 120", **day},
            {"source": "D", "figure": "at most 150", "published": "2022-01-06"},
            {"source": "E", "figure": "130 to 140", **day},
            {"source": "F", "figure": "about 150"},
            {"source": "G", "figure": "dozens", **day},
            {"source": "H", "figure": "unknown", **day},
        )
    )
    held = {re.findall(r"<bdi>(.)</bdi>", row)[0]: row for row in re.findall(r'<li class="row">.*?</li>', document)}
    drawn = {name: re.findall(r'class="([colhi](?: w)?)"|href="#(up|down)"', row) for name, row in held.items()}
    shapes = {name: ["".join(pair) for pair in pairs] for name, pairs in drawn.items()}
    assert shapes == {
        "A": ["c"], "B": ["o"], "C": ["l", "up", "c"], "D": ["l", "down", "o"], "E": ["h"], "F": ["h", "i"],
        "G": ["l w", "up"], "H": [],
    }  # fmt: skip


def test_where_one_number_stands_nothing_is_drawn() -> None:
    assert not marks(to_html(of({"source": "A", "figure": "5"}, {"source": "B", "figure": "dozens"})))


def test_only_what_clashes_bears_the_sign_and_the_colour(public: Report) -> None:
    rows = re.findall(r'<li class="row">.*?</li>', to_html(public))
    clashing = [row.clashes for answer in public.answers for row in (*answer.shown, *_folded(answer))]
    assert [bool(re.search(r'<i class="(conflict|differ)">&nbsp;[≠~]</i>', row)) for row in rows] == clashing


def _folded(answer: Any) -> list[Any]:
    return [row for row in answer.rows if row.folded]


def test_of_several_events_each_title_says_its_own() -> None:
    rows = [{"source": "A", "figure": "5", "event": name} for name in ("Fire", "Flood")]
    document = to_html(of(*rows))
    assert "<bdi>2 events</bdi>" in document
    assert "<h3><bdi>People killed · Fire</bdi></h3>" in document


def test_a_report_without_claims_and_one_of_a_single_claim_are_pages_too() -> None:
    assert "No claims in These claims." in Page(to_html(figures.compare(Claims.of([])))).said
    one = of({"source": "UNICEF", "figure": "13", "as_of": "2019-04-23"})
    assert "One claim: 13 people killed (UNICEF, 23 April 2019). Nothing to compare it with." in Page(to_html(one)).said


def test_the_order_of_rows_changes_nothing() -> None:
    rows = [
        Claim(source=name, metric="killed", figure=figure, as_of=f"2022-01-0{day}")
        for name, figure, day in (("A", "5", 1), ("B", "9", 1), ("A", "4", 2), ("C", "dozens", 2), ("B", "9", 1))
    ]
    assert to_html(figures.compare(Claims.of(rows))) == to_html(figures.compare(Claims.of(rows[::-1])))


def test_only_conflicts_and_another_order_can_be_asked_for() -> None:
    report = figures.compare(EASTER)
    some = to_html(report, conflicts=True, sort="name", most=3)
    titles = re.findall(r"<h3><bdi>(.*?)</bdi>", some)
    assert titles == ["Foreign nationals killed", "People killed", "People killed in Batticaloa"]
    assert "2 more questions of less weight are not on this page" in Page(some).said


# Nothing of a claim's runs


def test_hostile_names_come_out_as_text(hostile: tuple[str, Report]) -> None:
    name, report = hostile
    document = to_html(report)
    page = Page(document)
    assert words(name) in page.said
    assert {tag for tag, _ in page.elements} <= ELEMENTS
    assert len(page.all("script")) == len(page.all("style")) == 1
    assert not [
        name for _, attributes in page.elements for name in attributes if name.startswith("on") or name == "style"
    ]
    assert all(attributes["href"].startswith(("#", "https://example.org/")) for attributes in page.all("a"))
    document.encode()


@pytest.mark.parametrize(
    "hostile",
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
def test_hostile_words_come_out_as_text_wherever_they_stand(hostile: str) -> None:
    held = Claims.of(
        [
            Claim.model_construct(
                **{**vars(Claim(source="A", metric="killed", figure=figure)), "source": source, **facts}
            )
            for figure, source, facts in (
                ("5", hostile, {"note": hostile, "locator": hostile, "url": hostile, "id": hostile}),
                ("9", "B", {"place": f"X {hostile}", "event": hostile}),
                ("7", "C", {"place": hostile, "via": (hostile,), "metric": "wounded"}),
                ("8", "D", {"event": hostile, "locator": hostile}),
            )
        ]
    )
    claims = Claims(held.columns, held.reading, (Input(f"/home/{hostile}", "0" * 64, len(held)),), (hostile,))
    page = Page(to_html(figures.compare(claims), most=2))
    assert page.said.count(words(hostile).rsplit("/", 1)[-1]) > 4
    assert {tag for tag, _ in page.elements} <= ELEMENTS
    assert len(page.all("script")) == 1


def test_only_the_web_is_linked_and_without_a_word_about_where_one_comes_from() -> None:
    assert 'rel="noopener noreferrer nofollow"' in link("Paper", "https://example.org/a?b=1&c=2")
    assert 'href="https://example.org/a?b=1&amp;c=2"' in link("Paper", "https://example.org/a?b=1&c=2")


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
    assert "<a" not in link("Paper", url)
    assert words(url) in Page(link("Paper", url)).said


@given(st.text(max_size=60))
@settings(max_examples=200)
def test_an_element_gives_back_the_words_that_went_in(held: str) -> None:
    page = Page(element("p", held, title=held))
    assert [tag for tag, _ in page.elements] == ["p"]
    assert page.elements[0][1]["title"] == visible(held)


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


def packaged(name: str) -> str:
    return files("figures.renderers.page").joinpath(name).read_text(encoding="utf-8")


def test_the_page_loads_nothing() -> None:
    assert "url(" not in packaged("page.css")
    assert "@import" not in packaged("page.css")
    for road in ("fetch", "XMLHttpRequest", "import(", "innerHTML", "eval", "src", "WebSocket", "Worker"):
        assert road not in packaged("page.js"), road


# Everybody can read it


def _palettes() -> dict[str, dict[str, str]]:
    held = re.findall(r":root \{(.*?)\}", packaged("page.css"))
    light, dark, printed = (dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", text)) for text in held)
    return {"light": light, "dark": dark, "print": {**light, **printed}}


def _luminance(color: str) -> float:
    """Relative luminance (WCAG 2.2, section 1.4.3)."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark", "print"])
def test_words_stand_out_by_4_5_and_edges_by_3(scheme: str) -> None:
    palette = _palettes()[scheme]
    texts = [(ink, on) for ink in ("fg", "dim", "bad", "doubt", "ok", "ink") for on in ("bg", "card")]
    assert not [pair for pair in texts if _contrast(palette[pair[0]], palette[pair[1]]) < 4.5]
    assert _contrast(palette["edge"], palette["bg"]) >= 3


def test_white_on_black_is_21_to_1() -> None:
    assert round(_contrast("#ffffff", "#000000"), 2) == 21


def test_the_page_has_landmarks_a_language_a_skip_link_and_drawings_that_nobody_hears(public: Report) -> None:
    page = Page(to_html(public))
    assert page.all("html") == [{"lang": "en"}]
    for landmark in ("header", "main", "footer", "h1"):
        assert len(page.all(landmark)) == 1, landmark
    assert {"class": "skip", "href": "#figures"} in page.all("a")
    assert all(one.get("aria-hidden") or one.get("class") == "axis" for one in page.all("svg")), (
        "heads are hidden whole"
    )
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels)), "no level is skipped"
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    inner = {one["href"][1:] for one in page.all("a") + page.all("use") if one["href"].startswith("#")}
    assert inner <= set(ids)


# The axis


@given(st.integers(0, 10**15), st.integers(1, 10**15), st.lists(st.integers(0, 2 * 10**15), max_size=9))
@settings(max_examples=300)
def test_the_axis_keeps_the_order_of_numbers_and_its_labels_apart(low: int, more: int, others: list[int]) -> None:
    scale = Scale(low, low + more)
    places = [scale.at(number) for number in sorted([low, low + more, *others])]
    assert places == sorted(places)
    assert all(0 < place < 1 for place in places)
    drawn = []
    for number, label in scale.ticks:
        at, width = scale.at(number), len(label) * CHARACTER
        begin = at if at < width / 2 else at - width if at > 1 - width / 2 else at - width / 2
        drawn.append((begin, begin + width))
    assert all(before[1] < after[0] for before, after in pairwise(drawn))
    assert len(drawn) <= 5


@pytest.mark.parametrize(
    ("low", "high", "labels"),
    [
        (2, 3, ["2", "3"]),
        (0, 20, ["0", "5", "10", "15", "20"]),
        (748, 1000, ["800", "900", "1,000"]),
        (2 * 10**6, 9 * 10**6, ["2M", "4M", "6M", "8M"]),
        (1, 3 * 10**9, ["0", "1bn", "2bn", "3bn"]),
    ],
)
def test_the_numbers_along_the_axis_are_round(low: int, high: int, labels: list[str]) -> None:
    assert [label for _, label in Scale(low, high).ticks] == labels


# Large reports


def test_a_hundred_claims_of_one_question_make_less_than_200_kilobytes() -> None:
    worst = of(*({"source": f"Source {n}", "figure": str(100 + n), "note": "a note " * 9} for n in range(100)))
    assert len(worst.discrepancies) == 4950
    assert len(to_html(worst).encode()) < 200_000


def test_of_very_many_questions_the_weightiest_stand_and_a_command_writes_all(tmp_path: Path) -> None:
    path = tmp_path / "many events.csv"
    rows = [
        f"{source},killed,{figure},Event {n},2022-01-06"
        for n in range(1, MOST + 501)
        for source, figure in (("Army", 100), ("Hospital", 100 + n))
    ]
    path.write_text("\n".join(["source,metric,figure,event,as_of", *rows]), encoding="utf-8")
    report = figures.compare(path)
    start = time.perf_counter()
    document = to_html(report)
    assert time.perf_counter() - start < 30, "slow machines included"
    assert document.count('<details id="q') == MOST
    assert len(document.encode()) < 4_000_000
    assert "People killed · Event 1500</bdi>" in document
    said = Page(document).said
    assert "1,500 IN CONFLICT" in said
    assert (
        "500 more questions of less weight are not on this page; figures compare 'many events.csv' -o answers.json"
        in said
    )


def test_what_is_folded_away_has_an_axis_of_its_own_and_squeezes_no_other() -> None:
    day = {"metric": "missing"}
    document = to_html(
        of(
            {"source": "A", "figure": "300", "as_of": "2022-01-05", **day},
            {"source": "A", "figure": "20", "as_of": "2022-01-07", **day},
            {"source": "B", "figure": "30", "as_of": "2022-01-07", **day},
            {"source": "B", "figure": "290", "as_of": "2022-01-05", **day},
        )
    )
    shown, folded = re.findall(r'<svg class="axis">(.*?)</svg>', document)
    assert max(map(int, re.findall(r">(\d+)<", shown))) == 30
    assert min(map(int, re.findall(r">(\d+)<", folded))) == 290
