"""Edges of the rules, each on both its sides: minutes that are the same, numbers that are equal, days that touch."""

from __future__ import annotations

import pytest
from making import claims_of, table

from figures.judging.judge import judge
from figures.judging.numbers import hedged
from figures.words.quantity import Quantity

HEADER = "id,source,metric,figure,population,since,as_of,published\n"


def found(rows: str) -> list[str]:
    """What is found: ids of side a, of side b, the kind and what it rests on."""
    claims = claims_of(table(HEADER + rows))
    return sorted(
        " ".join(("".join(map(claims.id, one.a)), "".join(map(claims.id, one.b)), one.kind, *one.rests_on))
        for one in judge(claims).found
    )


def latest(rows: str) -> str:
    claims = claims_of(table(HEADER + rows))
    return "".join(sorted(map(claims.id, judge(claims).latest)))


def older(rows: str) -> dict[str, str]:
    """Of each latest figure that a later one of another source lies above, the newest such."""
    claims = claims_of(table(HEADER + rows))
    return {claims.id(one): claims.id(other) for one, other in judge(claims).older.items()}


@pytest.mark.parametrize(
    ("metric", "since", "as_of", "published", "amiss"),
    [
        ("killed", "2022-01-05", "2022-01-06", "", ["ab c sum"]),
        ("held", "2022-01-05", "2022-01-06", "", []),  # who is held may be let go: nothing adds up
        ("killed", "2022-01-05T12:00", "2022-01-06", "", []),  # it begins within a day: no total ends just before
        ("killed", "2022-01-05", "", "2022-01-06", []),  # up to when it counts is not stated
    ],
)
def test_a_count_since_a_day_and_the_total_before_it_make_the_total_of_its_own_day(
    metric: str, since: str, as_of: str, published: str, amiss: list[str]
) -> None:
    rows = f"a,Ministry,{metric},10,,,2022-01-04,\nb,Ministry,{metric},5,,{since},{as_of},{published}\n"
    assert found(f"{rows}c,Ministry,{metric},20,,,2022-01-06,") == amiss


def test_figures_of_the_same_minute_are_in_no_order() -> None:
    rows = "a,Ministry,killed,100,,,,2022-01-05T12:00\nb,Ministry,killed,120,,,,2022-01-05T12:00"
    assert found(rows) == ["a b two-figures printed"]
    assert latest(rows) == "ab"


def test_a_figure_is_known_no_more_in_the_minute_in_which_another_takes_its_place() -> None:
    rows = "a,Ministry,killed,100,,,,2022-01-04\nb,Ministry,killed,120,,,,2022-01-05T12:00\n"
    assert found(f"{rows}c,B,killed,50,,,,2022-01-05T12:00") == ["c b contradiction printed"]
    assert found(f"{rows}c,B,killed,50,,,,2022-01-05T11:59") == ["a c lower-later printed"]


def test_an_equal_figure_takes_the_place_of_an_earlier_one_and_a_lower_one_does_not_by_its_print_alone() -> None:
    assert latest("a,Ministry,killed,100,,,,2022-01-04\nb,Ministry,killed,100,,,,2022-01-05") == "b"
    assert latest("a,Ministry,killed,100,,,,2022-01-04\nb,Ministry,killed,99,,,,2022-01-05") == "ab"


@pytest.mark.parametrize(
    ("printed", "rests"), [("2022-01-01T23:59", ""), ("2022-01-02T00:00", " printed"), ("2022-01-02T00:01", " printed")]
)
def test_a_higher_figure_printed_within_the_first_day_of_a_month_is_excused_by_no_print(
    printed: str, rests: str
) -> None:
    rows = f"a,A,killed,100,,,2022-01,2022-02-03\nb,B,killed,150,,,,{printed}"
    assert found(rows) == [f"b a lower-later{rests}"]


def test_the_newest_figure_above_is_told_and_of_several_the_highest_whatever_questions_stand_before() -> None:
    rows = (
        "x,A,wounded,5,,,2022-01-01,\na,A,killed,10,,,2022-01-04,\nd,D,killed,50,,,2022-01-05,\n"
        "c,C,killed,40,,,2022-01-06,\nb,B,killed,30,,,2022-01-06,"
    )
    assert older(rows) == {"a": "c"}


def test_a_copy_without_any_day_is_taken_back_with_the_figure_that_it_repeats() -> None:
    rows = (
        "a,Ministry,killed,100,,,,,retracted\nb,Ministry,killed,100,,,,2022-01-05,\nc,Ministry,killed,90,,,,2022-01-04,"
    )
    claims = claims_of(table(f"{HEADER.strip()},status\n{rows}"))
    assert [claims.id(row) for row in judge(claims).latest] == ["c"]


@pytest.mark.parametrize(
    ("whole", "dead", "wounded", "rests"),
    [(2300, 1011, 1300, " reading"), (2310, 1011, 1411, "")],  # 2,300 may round 2,311; 2,310 rounds no 2,422
)
def test_a_sum_that_the_whole_may_round_rests_on_the_reading(whole: int, dead: int, wounded: int, rests: str) -> None:
    rows = f"a,Ministry,casualties,{whole},,,2022-01-06,\nb,Ministry,killed,{dead},,,2022-01-06,\n"
    assert found(f"{rows}c,Ministry,wounded,{wounded},,,2022-01-06,") == [f"bc a sum{rests}"]


def test_behind_about_stands_its_very_number() -> None:
    assert [hedged(Quantity.parse(f"about {number}")) for number in range(2, 3_000)] == list(range(2, 3_000))
