"""The faster reader of large files: it makes what the csv module makes, or leaves the file alone."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from figures.readers import arrow_csv
from figures.readers.csv_sheet import read_csv

if TYPE_CHECKING:
    from figures.readers.sheet import Sheet

pytest.importorskip("pyarrow")

HEADER = b"source,metric,figure,note\n"


@pytest.fixture
def always(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """The faster reader is tried whatever the size; the list says of each try whether it made columns."""
    made: list[bool] = []
    reading = arrow_csv.columns

    def noted(*args: Any) -> Any:
        made.append((found := reading(*args)) is not None)
        return found

    monkeypatch.setattr(arrow_csv, "LARGE", 0)
    monkeypatch.setattr(arrow_csv, "columns", noted)
    return made


def both(content: bytes) -> tuple[Sheet, Sheet]:
    """The sheet with the faster reader, and the sheet without it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(arrow_csv, "LARGE", 0)
        quick = read_csv(io.BytesIO(content), name="claims.csv")
        patch.setattr(arrow_csv, "installed", lambda: False)
        return quick, read_csv(io.BytesIO(content), name="claims.csv")


def same(one: Sheet, other: Sheet) -> bool:
    facts = ("path", "sha256", "rows", "columns", "unknown", "notes", "problems", "bad_rows")
    return all(getattr(one, fact) == getattr(other, fact) for fact in facts)


@pytest.mark.parametrize(
    "rows",
    [
        b"A,killed,5,\n",
        b"A,killed,5,",
        b"A,killed,5,\r\nB,killed,6,x\r\n",
        b'"A, B",killed,"2,298","he said ""no"""\n',
        b'A,killed,"some\n2000","a\r\nb"\n',
        b'A,killed,5,""\nA,killed,5,""""\n',
        b" A ,killed,5, x \nA,killed,5,x\n",
        "Ärzte,killed,٣,\u2028\n".encode(),
        b"A,killed,5,\n\nB,killed,6,\n",
        b"A,killed,5,\n# B,killed,6,\n",
        b"A,killed,NA,null\nA,killed,,N/A\n",
        b"A,killed,5,\0\n",
    ],
)
def test_an_ordinary_file_is_read_to_the_same_sheet(rows: bytes, always: list[bool]) -> None:
    assert same(*both(HEADER + rows))
    assert always == [True]


@pytest.mark.parametrize(
    "rows",
    [
        b"A,killed,5\n",
        b"A,killed,5,,\n",
        b"A,killed,5,,x\n",
        b'A,killed,5,"x\n',
        b'A,killed,5,"x" \n',
        b'A,killed,5,x "y"\n',
        b'"a"",killed,5,\n"c"",killed,6,\n',
        b",,,\nA,killed,5,\n",
        b" ,killed,5,\n",
        b"   \nA,killed,5,\n",
        b"A,killed,5,x\rB,killed,6,\n",
        b"A,killed,5,\xe4\n",
        b"A,killed,5," + b"x" * 131_073 + b"\n",
        b"",
    ],
)
def test_a_file_with_anything_odd_is_left_to_the_csv_module(rows: bytes, always: list[bool]) -> None:
    assert same(*both(HEADER + rows))
    assert True not in always


@pytest.mark.parametrize(
    "content",
    [
        b"# made by hand\n" + HEADER + b"A,killed,5,\n",
        b"\n" + HEADER + b"A,killed,5,\n",
        HEADER + b"# an example\nA,killed,5,\n",
        HEADER + b"\nA,killed,5,\n",
        b'source,metric,figure,"a\nb"\nA,killed,5,\n',
        "source,metric,figure,note\nA,killed,5,\n".encode("utf-16"),
    ],
)
def test_comments_and_other_beginnings_are_left_to_the_csv_module(content: bytes, always: list[bool]) -> None:
    assert same(*both(content))
    assert always == []


@pytest.mark.parametrize(
    "content", [b"\xef\xbb\xbf" + HEADER + b"A,killed,5,\n", b"source;metric;figure\nA;killed;5\n"]
)
def test_a_byte_order_mark_and_other_delimiters_are_ordinary(content: bytes, always: list[bool]) -> None:
    assert same(*both(content))
    assert always == [True]


def test_an_unknown_column_is_held_to_the_same_rules_though_nobody_reads_it(always: list[bool]) -> None:
    good = b"source,metric,figure,mood\n" + b"A,killed,5,good\n" * 2_000  # more than the header's reader has seen
    assert same(*both(good))
    assert same(*both(good + b"A,killed,5,\xff\n"))
    assert same(*both(good + b"A,killed,5," + b"x" * 131_073 + b"\n"))
    assert always == [True, False, False]


def test_a_value_keeps_its_number_though_blocks_are_read_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrow_csv, "BLOCK", 64)
    rows = b"".join(b"Source %d,killed,%d,\n" % (row % 7, row % 5) for row in range(200))
    assert same(*both(HEADER + rows))


def test_small_files_and_files_too_large_to_hold_are_read_row_by_row(monkeypatch: pytest.MonkeyPatch) -> None:
    content = HEADER + b"A,killed,5,\n"

    def never(*_: Any) -> None:
        raise AssertionError("the faster reader was asked")

    monkeypatch.setattr(arrow_csv, "columns", never)
    assert read_csv(io.BytesIO(content)).rows == 1
    monkeypatch.setattr(arrow_csv, "LARGE", 0)
    monkeypatch.setattr(arrow_csv, "LARGEST", len(content) - 1)
    assert read_csv(io.BytesIO(content)).rows == 1


pieces = st.sampled_from(
    [
        b"A",
        b"killed",
        b"5",
        b",",
        b",",
        b",",
        b"\n",
        b"\n",
        b'"',
        b'""',
        b"\r\n",
        b"\r",
        b" ",
        b"# ",
        b"x",
        b"\xc3\xa4",
        b"\xff",
        b"\0",
    ]
)
rows = st.lists(st.one_of(st.just(b"A,killed,5,x\n"), st.just(b'"B, C",killed,"6",""\n'), pieces), max_size=12).map(
    b"".join
)


@given(rows, st.sampled_from([HEADER, b"source,metric,figure,note\r\n", b'"source",metric,figure,mood\n']))
@example(b'"a"",b\n"c"",d,,\n', HEADER)
def test_whatever_a_file_holds_both_readers_make_the_same_of_it(content: bytes, header: bytes) -> None:
    assert same(*both(header + content))
