"""The table: golden at each width, whole in a pipe, and never wider than the paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from figures.claims.claim import Claim
from figures.claims.table import Claims
from figures.renderers import render
from figures.report.comparison import compare_claims
from figures.text import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from figures.report.model import Report

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def table(*rows: dict[str, Any], width: int | None = 80, all_claims: bool = False, **options: Any) -> str:
    claims = Claims.of([Claim(**{"metric": "killed", "source": "AFP", **row}) for row in rows])
    return render(compare_claims(claims, **options), width=width, all_claims=all_claims)


def line_of(document: str, part: str) -> str:
    (line,) = [line for line in document.split("\n") if part in line]
    return line


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("table-60.txt", {"width": 60}),
        ("table-80.txt", {"width": 80}),
        ("table-120.txt", {"width": 120}),
        ("table-80-ascii.txt", {"width": 80, "ascii_only": True}),
        ("table-80-color.txt", {"width": 80, "color": True}),
        ("table-piped.txt", {}),
    ],
)
def test_the_table_is_the_golden_one(
    report: Report, golden: Callable[[str, str], None], name: str, options: dict[str, Any]
) -> None:
    document = render(report, **options)
    golden(name, document)
    if "width" in options:
        assert max(cell_len(ANSI.sub("", line)) for line in document.split("\n")) <= options["width"]


def test_colour_adds_codes_and_no_word(report: Report) -> None:
    colored = render(report, width=80, color=True)
    assert "\x1b[1m748\x1b[0m" in colored
    assert "\x1b[2;9mseveral\x1b[0m" in colored
    struck = render(report, width=80).replace("~several~", "several")
    assert ANSI.sub("", colored).split() == struck.split()


def test_without_colour_there_is_no_code_at_all(report: Report) -> None:
    assert "\x1b" not in render(report, width=80) + render(report)


def test_ascii_is_ascii(report: Report) -> None:
    assert render(report, width=80, ascii_only=True).isascii()
    assert render(report, ascii_only=True).isascii()


def test_piped_every_claim_is_one_line_with_all_that_is_said_of_it(report: Report) -> None:
    document = render(report)
    for claim in report.claims:
        (line,) = [
            line
            for line in document.split("\n")
            if line.startswith(f"  {claim.source} ")
            and claim.figure.text in line
            and all(relay in line for relay in claim.via)
            and str(claim.as_of or claim.published) in line
        ]
        assert not set(line) & set("─├●░┊")
    for one in report.discrepancies:
        assert line_of(document, one.because).startswith(("≠ ", "? "))
    assert "─" not in document


def test_a_hostile_name_is_shown_whole_in_a_pipe_and_bends_no_table(hostile: tuple[str, Report]) -> None:
    name, report = hostile
    piped = render(report)
    assert any(line.strip().startswith(visible(name).strip()) for line in piped.split("\n"))
    assert f"← {visible(name)} ← Paper" in piped
    for width in (40, 80, 120):
        for ascii_only, color in ((False, False), (True, False), (False, True)):
            document = render(report, width=width, ascii_only=ascii_only, color=color)
            bare = ANSI.sub("", document) if color else document
            assert max(map(cell_len, bare.split("\n"))) <= width
            assert all(char == "\n" or char.isprintable() for char in bare)
    first = visible(name).strip().split(" ")[0][:8]
    assert first in render(report, width=80)


def test_no_markup_is_read_in_a_name() -> None:
    assert "  [/red] [bold]x[/bold]" in table({"source": "[/red] [bold]x[/bold]", "figure": "5"})


TEXTS = st.text(st.characters(), min_size=1, max_size=60).filter(str.strip)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS, st.integers(40, 130), st.booleans())
def test_no_line_is_wider_than_the_paper(name: str, relay: str, width: int, ascii_only: bool) -> None:
    facts = {"metric": "killed", "event": relay, "place": name.replace(",", " ")}
    claims = Claims.of(
        [
            Claim.model_construct(**{**dict(Claim(source="x", figure=figure, **facts)), "source": source, "via": via})
            for source, figure, via in (
                (name, "some 2000", (relay,)),
                (relay, "10-15", ()),
                ("AFP", "tens of thousands", ()),
            )
        ]
    )
    document = render(compare_claims(claims), width=width, ascii_only=ascii_only)
    assert max(map(cell_len, document.split("\n"))) <= width


def test_what_is_no_plain_number_is_shown_with_what_it_allows() -> None:
    document = table({"figure": "some 2000"}, {"figure": "2,100", "source": "B"})
    assert "some 2000  1,800–2,200" in document
    assert line_of(document, "  B ").count("2,100") == 1


def test_a_claim_dated_by_its_report_alone_says_so() -> None:
    assert "published 2022-01-07" in table({"figure": "5", "published": "2022-01-07"})
    assert "published" not in table({"figure": "5", "published": "2022-01-07", "as_of": "2022-01-06"})


def test_standings_are_said_in_words() -> None:
    document = table(
        {"figure": "5", "as_of": "2022-01-05"},
        {"figure": "9", "as_of": "2022-01-06"},
        {"figure": "9", "as_of": "2022-01-06", "via": "Paper"},
        {"source": "Paper", "figure": "9", "as_of": "2022-01-06", "status": "confirmed"},
        {"source": "B", "figure": "7", "as_of": "2022-01-06", "status": "retracted"},
        width=None,
    )
    assert line_of(document, "AFP    5" if "AFP    5" in document else "2022-01-05").endswith("superseded")
    assert line_of(document, "← Paper").endswith("← Paper · echo")
    assert line_of(document, "confirmed").endswith("confirmed · repeats AFP")
    assert "~7~" in line_of(document, "retracted")


def test_beside_each_claim_stands_its_interval_on_one_axis() -> None:
    document = table(
        {"figure": "100"},
        {"source": "B", "figure": "50-100"},
        {"source": "C", "figure": "at least 100"},
        {"source": "D", "figure": "dozens"},
    )
    point = line_of(document, "AFP  ").index("●")
    bar, arrow, vague = (line_of(document, f"  {name} ") for name in "BCD")
    assert bar.rindex("┤") == point
    assert arrow.index("├") == point
    assert arrow.endswith("→")
    assert "╌" in vague
    assert "─" not in vague


def test_what_no_longer_counts_has_a_mark_of_its_own() -> None:
    document = table(
        {"figure": "50", "as_of": "2022-01-05"},
        {"figure": "70", "as_of": "2022-01-06"},
        {"source": "B", "figure": "60", "as_of": "2022-01-06", "status": "retracted"},
    )
    assert "○" in line_of(document, "2022-01-05")
    assert "○" in line_of(document, "~60~")
    assert "●" in line_of(document, "  70  ")


def test_the_agreement_stands_behind_the_rows_that_do_not_share_it() -> None:
    document = table(
        {"figure": "100-200"},
        {"source": "B", "figure": "150-300"},
        {"source": "C", "figure": "180-400"},
        {"source": "D", "figure": "9"},
    )
    assert "agreement  3 of 4 independent sources share 180–200; not D" in document
    row = line_of(document, "  D  ")
    assert "░" in row or "┊" in row
    assert row.index("●") < max(row.find("░"), row.find("┊"))


def test_a_wide_spread_asks_for_a_logarithmic_axis_and_says_so() -> None:
    document = table({"figure": "3"}, {"source": "B", "figure": "40000"})
    assert " log " in document.split("\n")[2]
    assert " log " not in table({"figure": "30"}, {"source": "B", "figure": "400"})


def test_on_narrow_paper_the_axis_gives_way_to_words() -> None:
    rows = ({"source": "Ministry of Internal Affairs", "figure": "some 2000", "as_of": "2022-01-07"}, {"figure": "5"})
    assert "●" in table(*rows, width=100)
    assert "●" not in table(*rows, width=50)
    assert "Ministry of Internal" in table(*rows, width=50)


SERIES = [{"figure": str(n), "as_of": f"2022-01-{n:02}"} for n in range(1, 13)]


def test_long_questions_fold_what_is_superseded_or_an_echo_and_say_how_many() -> None:
    echoes = [{"figure": "12", "as_of": "2022-01-12", "via": via} for via in ("P", "Q")]
    folded = table(*SERIES, *echoes)
    assert "… 11 superseded claims and 2 echoes not shown; --all shows them" in folded
    assert folded.count("AFP  ") == 1
    assert table(*SERIES, *echoes, all_claims=True).count("  AFP  ") == 14


def test_a_question_of_twelve_claims_is_not_folded() -> None:
    assert "not shown" not in table(*SERIES)


def test_the_discrepancy_of_a_part_stands_under_the_whole_that_was_asked_for() -> None:
    document = table({"figure": "20", "metric": "beheaded"}, {"figure": "15", "source": "B"}, metric=["killed"])
    assert "≠ excess" in document
    assert "BEHEADED" not in document


def test_the_foot_says_what_bears_on_the_whole() -> None:
    rows = (
        {"figure": "dozens", "as_of": "2022-01-05"},
        {"source": "B", "figure": "10", "as_of": "2022-01-05"},
        {"source": "C", "figure": "12", "as_of": "2022-01"},
    )
    document = table(*rows, as_of="2022-01-06", metric=["killed"], min_gap=50)
    assert document.endswith(
        "no discrepancies\n"
        "vague words are read by the profile “floor”\n"
        "the state of knowledge on 2022-01-06: only claims certainly dated up to it\n"
        "1 claim left out: not certainly dated up to 2022-01-06\n"
        "only metric: killed\n"
        "left out as too small: 1 contradiction\n" + document[document.rindex("● exact") :]
    )
    assert "profile" not in table({"figure": "10"}, {"source": "B", "figure": "some 12"})


def test_a_report_of_several_events_names_each() -> None:
    document = table({"figure": "5", "event": "Flood"}, {"figure": "5", "event": "Storm"})
    assert "people killed · Flood" in document
    assert "people killed · Storm" in document
    assert table({"figure": "5", "event": "Flood"}).startswith("Flood\n\nKILLED ─")
