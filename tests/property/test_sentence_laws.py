"""Laws of every sentence: no number beside a name that did not say it, and each with its day or with the want of one.

`FIGURES_EXAMPLES=5000` makes a long run, each time on other tables.
"""

from __future__ import annotations

import os
import re
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

import figures
from figures.report.said import day_in_words, figure

NAMES = ("Alpha", "Bravo", "Charlie", "Delta", "Local media")
WORDS = ("{}", "at least {}", "about {}", "more than {}", "{} to 990", "nearly {}", "up to {}")
FIGURES = st.one_of(
    st.builds(lambda words, number: words.format(number), st.sampled_from(WORDS), st.integers(101, 989)),
    st.sampled_from(("dozens", "hundreds")),
)
DAYS = st.sampled_from(("", "2022-01", "2022-01-05", "2022-01-06", "2022-01-07", "2022-01-06T18:00"))
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "source": st.sampled_from(NAMES),
            "via": st.sampled_from(("", "Echo", "Foxtrot > Golf")),
            "metric": st.sampled_from(("killed", "killed", "killed", "beheaded", "missing")),
            "figure": FIGURES,
            "place": st.sampled_from(("", "Almaty, Kazakhstan", "Almaty, Kazakhstan", "Taraz, Kazakhstan")),
            "as_of": DAYS,
            "published": DAYS,
        }
    ),
    min_size=2,
    max_size=7,
)
LONG = int(os.environ.get("FIGURES_EXAMPLES", "0"))
SETTINGS = settings(max_examples=LONG or 150)
FIGURE = r"(?:“[^”]+”|\d[\d,]*\d|\d)"
GAVE = re.compile(rf"({'|'.join(NAMES)})(?: \(through [^)]*\))? (?:gave )?(?:{FIGURE} and )?({FIGURE})")
BESIDE = re.compile(rf"({FIGURE})(?: [a-z ,A-Z]+?)? \(([^()]*)\)")
QUOTED = re.compile(
    rf"(?:quote ({'|'.join(NAMES)}) differently|({'|'.join(NAMES)}) is quoted)(?:\d\d:\d\d|[^:])*: ([^.]*)\."
)


def said(report: Any) -> list[tuple[str, str, set[str]]]:
    """Who gave what, as it is printed, and the words for its day: of an echo also its original's."""
    claims, told = report.claims, []
    for row in range(len(claims)):
        days = set()
        for its in {row, report.judged.echo_of.get(row, row)}:
            as_of, published = claims.columns["as_of"][its], claims.columns["published"][its]
            day = as_of or published
            if day is None:
                days.add("no day stated|day not stated")
            else:
                lead = "" if as_of else "(?:published|Published later and higher).*?"
                long, short = (re.escape(day_in_words(day, 2022, short=brief)) for brief in (False, True))
                days.add(f"{lead}(?:{long}|{short})(?!\\d)")
        told.append((claims.columns["source"][row], figure(claims.columns["figure"][row]), days))
    return told


def sentences(report: Any) -> list[str]:
    return [
        words
        for answer in report.answers
        for words in (*answer.sentences, *answer.excused, *answer.remarks, *answer.counts, *answer.extent)
    ]


def pairs(words: str) -> list[tuple[str, str]]:
    """Every name with the figure beside it."""
    found = [(name, its) for name, its in GAVE.findall(words)]
    if quoted := QUOTED.search(words):
        listed = re.sub(r"\([^)]*\)", "", quoted[3]).split(" apart")[0].rsplit(", ", 1)[0]
        found += [(quoted[1] or quoted[2], its) for its in re.findall(FIGURE, listed)]
    for its, aside in BESIDE.findall(words):
        found += [(name, its) for name in NAMES if re.search(rf"\b{name}\b", aside)]
    return found


@SETTINGS
@given(ROWS)
def test_no_number_stands_beside_a_name_that_did_not_say_it_and_each_has_its_day(rows: list[dict[str, str]]) -> None:
    report = figures.compare(rows)
    told = said(report)
    for words in sentences(report):
        for name, its in pairs(words):
            days = [day for source, gave, held in told if (source, gave) == (name, its) for day in held]
            assert days, (name, its, words)
            assert any(re.search(day, words) for day in days), (name, its, words)


@SETTINGS
@given(ROWS)
def test_every_sentence_names_somebody_with_a_figure_that_is_no_reading(rows: list[dict[str, str]]) -> None:
    report = figures.compare(rows)
    for answer in report.answers:
        for words in answer.sentences:
            assert pairs(words), words


@SETTINGS
@given(ROWS)
def test_a_gap_is_never_told_where_a_vague_word_takes_part(rows: list[dict[str, str]]) -> None:
    for one in figures.compare(rows).discrepancies:
        if {"dozens", "hundreds"} & {*one.a.figures, *one.b.figures} and one.kind.value != "sum":
            assert not re.search(r"\d apart|\d fewer|by \d", one.because), one.because


@SETTINGS
@given(ROWS, st.sampled_from((40, 60, 72, 80, 110, 120, 200)), st.booleans())
def test_no_line_is_wider_than_asked_and_no_figure_is_cut(rows: list[dict[str, str]], width: int, every: bool) -> None:
    from rich.cells import cell_len

    report = figures.compare(rows)
    page = figures.render(report, "table", width=width, all_claims=every)
    assert max(map(cell_len, page.splitlines())) <= width
    for answer in report.answers if every else ():
        for row in answer.rows:
            assert row.words.replace(" ", "") in re.sub(r"\s", "", page)


SAID = {"source": "Local media", "metric": "killed", "figure": "hundreds"}


@SETTINGS
@given(ROWS)
@example([dict(SAID, as_of="", published="2022-01"), dict(SAID, as_of="2022-01", published="")])
def test_the_order_of_rows_changes_no_word(rows: list[dict[str, str]]) -> None:
    one, other = (figures.render(figures.compare(its), "text", all_claims=True) for its in (rows, rows[::-1]))
    assert one == other
