"""The longest wording at the start of a text is read, and where it ends is told."""

from __future__ import annotations

import pytest

from figures.errors import FigureError
from figures.words.grammar import LONGEST_PREFIX
from figures.words.quantity import Quantity

STARTS = [  # the wording, what follows it, the ends of what it allows
    ("At least nine people were killed", " when gunmen came", 9, None),
    ("some 2000 demonstrators", ", police said, had come", 1800, 2200),
    ("between 30 and 40 people died", " on Tuesday", 30, 40),
    ("a couple of dozen", " in the square", 24, None),
    ("13 were wounded", " and 5 killed", 13, 13),
    ("three", " of four members of a family", 3, 3),
    ("Twenty-three Palestinians", " and three Israelis", 23, 23),
    ("a police officer was killed", " by a mob", 1, 1),
    ("no one was hurt", " in the blast", 0, 0),
    ("12", ", told us the mayor", 12, 12),
    ("dozens, if not hundreds", ", of them", 24, None),
    ("748", "", 748, 748),
]


@pytest.mark.parametrize(("wording", "rest", "low", "high"), STARTS)
def test_the_longest_wording_at_the_start_is_read_and_its_end_is_told(
    wording: str, rest: str, low: int, high: int | None
) -> None:
    quantity, end = Quantity.prefix(wording + rest)
    assert (quantity.text, end, quantity.low, quantity.high) == (wording, len(wording), low, high)


@pytest.mark.parametrize("wording", [start[0] for start in STARTS])
def test_the_wording_that_was_found_is_read_alone_as_it_was_in_its_text(wording: str) -> None:
    quantity, end = Quantity.prefix(f"{wording} ... and then")
    assert end == len(wording)
    assert Quantity.parse(wording) == quantity


@pytest.mark.parametrize(
    "text",
    [
        "a 19-year-old was hurt",
        "7.30 p.m.",
        "6.4 million euros",
        "67 percent of them",
        "340 times",
        "25 years",
        "40 kilometers away",
        "12th in line",
        "",
    ],
)
def test_a_number_that_what_follows_makes_something_else_of_is_no_wording(text: str) -> None:
    with pytest.raises(FigureError):
        Quantity.prefix(text)


def test_a_long_text_is_looked_at_only_at_its_start() -> None:
    assert Quantity.prefix("12 people " + "x" * 10 * LONGEST_PREFIX)[1] == len("12 people")
