"""Columns hold each distinct value once, and every row's value can be found again."""

from __future__ import annotations

import pytest

from figures.claims.column import Column


def test_a_column_numbers_its_values_in_the_order_in_which_they_first_appear() -> None:
    column = Column.of(["b", "a", "b", "c"])
    assert column.values == ("b", "a", "c")
    assert list(column.codes) == [0, 1, 0, 2]


def test_a_column_is_a_sequence_of_its_rows() -> None:
    column = Column.of(["b", "a", "b"])
    assert (len(column), column[0], column[2], list(column)) == (3, "b", "b", ["b", "a", "b"])
    with pytest.raises(IndexError):
        column[3]


def test_columns_with_the_same_values_and_codes_are_equal() -> None:
    assert Column.of("aba") == Column.of("aba")
    assert Column.of("aba") != Column.of("abb")


def test_map_calls_the_function_once_a_value_and_not_once_a_row() -> None:
    calls: list[str] = []

    def twice(value: str) -> str:
        calls.append(value)
        return value * 2

    mapped = Column.of(["x", "y", "x", "x"]).map(twice)
    assert list(mapped) == ["xx", "yy", "xx", "xx"]
    assert calls == ["x", "y"]


def test_map_takes_a_function_whose_results_cannot_be_hashed() -> None:
    assert list(Column.of("ab").map(lambda value: [value])) == [["a"], ["b"]]


def test_map_leaves_equal_results_apart_until_they_are_merged() -> None:
    mapped = Column.of(["a", "A", "b"]).map(str.lower)
    assert mapped.values == ("a", "a", "b")
    assert mapped.merged() == Column.of(["a", "a", "b"])


def test_merging_a_column_of_distinct_values_gives_the_column_itself() -> None:
    column = Column.of("ab")
    assert column.merged() is column


def test_take_gives_the_rows_asked_for_in_that_order() -> None:
    column = Column.of("abc").take([2, 0, 2])
    assert list(column) == ["c", "a", "c"]
    assert column.values == ("a", "b", "c"), "values stay, even those that no row holds any more"


@pytest.mark.parametrize("rows", [0, 1, 3])
def test_a_constant_column_holds_its_value_in_every_row(rows: int) -> None:
    column = Column.constant("Almaty", rows)
    assert list(column) == ["Almaty"] * rows
    assert column.values == ("Almaty",)


def test_concatenating_keeps_the_rows_in_order_and_each_value_once() -> None:
    column = Column.concatenate([Column.of("ab"), Column.of(""), Column.of("bca")])
    assert list(column) == list("abbca")
    assert column.values == ("a", "b", "c")
    assert list(Column.concatenate([])) == []


def test_rows_are_found_by_the_codes_of_their_values() -> None:
    assert list(Column.of(["a", "b", "a", "c"]).rows_of({0, 2})) == [0, 2, 3]


def test_only_some_rows_hold_only_their_values() -> None:
    column = Column.of(["a", "b", "a", "c"])
    some = column.only([3, 0])
    assert (some.values, list(some)) == (("a", "c"), ["c", "a"])
    every = column.only(range(4))
    assert (every.values, list(every)) == (column.values, list(column))


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (Column.of(["a", "b"]), True),
        (Column.of(["a", "b", "a"]), False),
        (Column.of([]), True),
        (Column.of(["a", "b", "c"]).take([2, 0]), True),
        (Column.of(["a", "b", "c"]).take([2, 2]), False),
        (Column.of(["a", "A"]).map(str.lower), False),
    ],
)
def test_a_column_repeats_nothing_when_no_two_rows_hold_one_value(column: Column[str], expected: bool) -> None:
    assert column.unrepeated() is expected
