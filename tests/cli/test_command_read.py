"""`figures read`: wordings from the command line or standard input, as columns, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import sys

import pytest
from running import Runner, Stream

from figures.cli.main import run


def test_each_wording_is_shown_with_its_bound_and_its_numbers(figures: Runner) -> None:
    ran = figures("read", "some 2000", "at least 164", "748", "unknown")
    assert ran == (
        0,
        (
            "some 2000     about, 1,800–2,200\n"
            "at least 164  at least, 164+\n"
            "748           exact, 748\n"
            "unknown       unknown, 0+\n"
        ),
        "",
    )


def test_without_a_wording_each_line_of_standard_input_is_one(figures: Runner) -> None:
    ran = figures("read", "--format", "json", stdin="\ufeffdozens\r\n\n  12 \n")
    assert [(one["text"], one["low"], one["high"]) for one in json.loads(ran.out)] == [
        ("dozens", 24, None),
        ("  12 ", 12, 12),
    ]


def test_the_profile_counts(figures: Runner) -> None:
    assert figures("read", "dozens", "--profile", "acled").out == "dozens  vague, 12+\n"
    assert figures("read", "5", "--profile", "acle").code == 2


def test_what_cannot_be_read_is_told_after_the_others(figures: Runner) -> None:
    ran = figures("read", "5", "about x\x1b[2J", "6")
    assert ran.code == 2
    assert ran.out == "5  exact, 5\n6  exact, 6\n"
    assert "^" in ran.err
    assert ran.err.endswith("figures: 1 wording of 3 cannot be read\n")
    assert "\x1b" not in ran.err


def test_data_keeps_a_place_for_what_cannot_be_read(figures: Runner) -> None:
    argv = ("read", "=1+1", "5", "@x")
    rows = list(csv.DictReader(io.StringIO(figures(*argv, "--format", "csv").out)))
    assert [row["text"] for row in rows] == ["'=1+1", "5", "'@x"]
    assert [bool(row["problem"]) for row in rows] == [True, False, True]
    objects = json.loads(figures(*argv, "--format", "json").out)
    assert [(one["text"], one["bound"]) for one in objects] == [("=1+1", None), ("5", "exact"), ("@x", None)]


def test_a_wording_as_long_as_a_book_is_answered(figures: Runner) -> None:
    ran = figures("read", "many " * 20_000, "dozens")
    assert ran.code == 2
    assert ran.out == "dozens  vague, 24+\n"
    assert max(map(len, ran.err.splitlines())) < 200


@pytest.mark.parametrize("style", ["text", "csv", "json"])
def test_a_wording_that_is_no_text_breaks_nothing(figures: Runner, style: str) -> None:
    ran = figures("read", "5\udcff", "--format", style)
    assert ran.code == 2
    assert "bug" not in ran.err


def test_a_terminal_is_not_waited_for(figures: Runner) -> None:
    ran = figures("read", terminal=True)
    assert (ran.code, ran.out) == (2, "")
    assert "name a figure" in ran.err


def test_standard_input_in_another_encoding_is_told(figures: Runner, monkeypatch: pytest.MonkeyPatch) -> None:

    monkeypatch.setattr(sys, "stdin", Stream(b"12\n\xff"))
    said = Stream()
    monkeypatch.setattr(sys, "stderr", said)
    assert run(["read"]) == 2
    assert b"not UTF-8: byte 4 is no text" in said.content()


def test_columns_stay_narrow_beside_one_long_wording(figures: Runner) -> None:
    long = "between one hundred and sixty-four and one hundred and seventy people"
    lines = figures("read", "5", long).out.splitlines()
    assert lines[0] == "5  exact, 5"
    assert lines[1].startswith(f"{long}  range, 164–170")


def test_what_a_wording_tells_beside_its_number_is_told(figures: Runner) -> None:
    done = figures("read", "24 people, including five police", "12 soldiers killed[3]")
    assert done.out.splitlines() == [
        "24 people, including five police  exact, 24; people; part: including five police",
        "12 soldiers killed[3]             exact, 12; soldiers killed; mark: [3]",
    ]


def test_a_sum_is_refused_with_the_rows_to_write(figures: Runner) -> None:
    done = figures("read", "50 adults and 20 children")
    assert done.code == 2
    assert done.err.splitlines()[:5] == [
        "two amounts: give each its own row",
        "    50 adults and 20 children",
        "    ^^^^^^^^^     ^^^^^^^^^^^",
        "    figure 50, population adults",
        "    figure 20, population children",
    ]
