"""A figure's wording is held against its row: whom it counts is a problem, what it tells beside its number a doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import figures

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "source,metric,figure,population,via,as_of\n"


def told(tmp_path: Path, *rows: str, strict: bool = False) -> tuple[list[str], list[str]]:
    """The codes of all problems, and the notes about the file, of a table of these rows."""
    path = tmp_path / "claims.csv"
    path.write_text(HEADER + "".join(f"{row}\n" for row in rows), "utf-8")
    try:
        claims = figures.load(path, strict=strict)
    except figures.ClaimsError as error:
        return [problem.code for problem in error.problems], []
    return [], [note for note in claims.notes if "claims.csv: " in note]


@pytest.mark.parametrize(
    "row",
    ["A,killed,12 wounded,,,2022", "A,killed,12 soldiers,children,,2022", "A,detained,killed: 12,,,2022"],
)
def test_a_figure_of_something_else_than_its_row_is_a_problem(tmp_path: Path, row: str) -> None:
    assert told(tmp_path, row)[0] == ["other-count"]


def test_a_figure_of_something_else_is_found_behind_others_of_the_same_metric(tmp_path: Path) -> None:
    rows = ["A,killed,5,,,2022", "A,killed,6,,,2022-02", "A,killed,12 wounded,,,2022-03"]
    assert told(tmp_path, *rows)[0] == ["other-count"]


@pytest.mark.parametrize(
    "row",
    [
        "A,killed,12 dead,,,2022",
        "A,killed,225 bodies,,,2022",
        "A,wounded,748 people,,,2022",
        "A,wounded,12 others,,,2022",
        "A,killed,12 unarmed people,,,2022",
        "A,wounded,12 wounded people,,,2022",
        "A,killed,12 medics,ambulance crews < medical workers,,2022",
        "A,killed,no deaths or injuries,,,2022",
    ],
)
def test_a_figure_of_what_its_row_counts_is_taken_without_a_word(tmp_path: Path, row: str) -> None:
    problems, notes = told(tmp_path, row)
    assert problems == []
    assert not [note for note in notes if "figure" in note]


@pytest.mark.parametrize(
    ("row", "kind", "code"),
    [
        ("A,killed,12 soldiers,,,2022", "narrower group", "narrower-noun"),
        ("A,killed,12[3],,,2022", "footnote marks", "footnote-mark"),
        ("A,killed,12 rescinded deaths,,,2022", "that no table knows", "unknown-word"),
        ("A,killed,12 foo people,,,2022", "that no table knows", "unknown-word"),
        ('A,killed,"24 people, including 5 police",,,2022', "no row of their own", "lone-part"),
        ('A,killed,"12, according to the ministry",,,2022', "neither source nor via", "other-source"),
    ],
)
def test_what_a_figure_tells_beside_its_number_is_told_once_and_a_problem_if_asked(
    tmp_path: Path, row: str, kind: str, code: str
) -> None:
    problems, notes = told(tmp_path, row)
    assert problems == []
    assert [kind in note for note in notes].count(True) == 1
    assert told(tmp_path, row, strict=True)[0] == [code]


@pytest.mark.parametrize(
    "rows",
    [
        ['A,killed,"24 people, including 5 police",,,2022', "A,killed,5,police,,2022"],
        ['The Ministry,killed,"12, according to the ministry",,,2022'],
        ['A,killed,"12, the ministry said",,Ministry,2022'],
        ["A,killed,12 soldiers,soldiers,,2022"],
    ],
)
def test_what_the_rows_say_themselves_is_not_told(tmp_path: Path, rows: list[str]) -> None:
    problems, notes = told(tmp_path, *rows)
    assert problems == []
    assert not [note for note in notes if "figure" in note]


def test_footnote_marks_are_counted_together(tmp_path: Path) -> None:
    _, notes = told(tmp_path, *(f"A,killed,{number}[a],,,202{number}" for number in range(5)))
    assert any(": 5 (" in note and "footnote marks" in note for note in notes)


def test_a_row_told_to_python_is_held_alike() -> None:
    with pytest.raises(ValueError, match="it counts wounded, and its row killed"):
        figures.Claim(source="A", metric="killed", figure="12 wounded")
