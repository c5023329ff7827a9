"""What is too much: each limit holds on its last character, and no cell costs more than its length."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING, Any

import pytest

from figures.claims.attribution import MOST_RELAYS
from figures.claims.cells import Reading, quoted
from figures.claims.fields import NAME_LIMIT, TEXT_LIMIT
from figures.errors import ClaimsError
from figures.readers import json_table
from figures.readers import opened as figures_input
from figures.readers.csv_table import read_csv
from figures.readers.intake import take_in
from figures.readers.sheets import sheet_of
from figures.words.dates import LONGEST
from figures.words.vocabulary import standard

if TYPE_CHECKING:
    from figures.problems import Problem

CELLS = {
    "source": "A", "via": "B", "metric": "killed", "figure": "5", "population": "", "place": "", "event": "",
    "as_of": "", "published": "", "url": "", "locator": "", "note": "",
}  # fmt: skip
READING = Reading(standard())


def problems(**given: str) -> tuple[Problem, ...]:
    """The problems of a table with one row, whose other cells are in order."""
    row = ",".join(f'"{cell}"' for cell in {**CELLS, **given}.values())
    table = f"{','.join(CELLS)}\n{row}\n".encode()
    return take_in(sheet_of(read_csv(io.BytesIO(table), name="claims.csv")), READING).problems


@pytest.mark.parametrize(
    ("field", "limit"),
    [
        *((field, NAME_LIMIT) for field in ("source", "population", "place", "event")),
        *((field, TEXT_LIMIT) for field in ("note",)),
    ],
)
def test_a_name_or_a_text_is_taken_up_to_its_limit_and_refused_one_character_later(field: str, limit: int) -> None:
    assert problems(**{field: "x" * limit}) == ()
    (problem,) = problems(**{field: "x" * (limit + 1)})
    assert (problem.line, problem.field, problem.code) == (2, field, "too-long")
    assert f"{limit + 1:,} characters, at most {limit:,}" in str(problem)


def test_a_message_quotes_eighty_characters_of_a_cell_and_says_that_there_were_more() -> None:
    assert quoted("m" * 80) == f"'{'m' * 80}'"
    assert quoted("m" * 81) == f"'{'m' * 80}…'"


def test_a_chain_has_as_many_relays_as_can_be_followed_and_no_more() -> None:
    assert problems(via=" > ".join(f"R{number}" for number in range(MOST_RELAYS))) == ()
    (problem,) = problems(via=" > ".join(f"R{number}" for number in range(MOST_RELAYS + 1)))
    assert (problem.line, problem.field) == (2, "via")
    assert f"at most {MOST_RELAYS}" in str(problem)


def test_a_text_as_long_as_the_longest_date_is_explained_and_a_longer_one_only_called_long() -> None:
    words = "yesterday".rjust(LONGEST, "x").replace("xy", " y")
    (problem,) = problems(as_of=words)
    assert "depends on when it was written" in str(problem)
    (problem,) = problems(as_of="x" + words)
    assert "longer than any date" in str(problem)


@pytest.mark.parametrize("limit", ["FILE_LIMIT", "STREAM_LIMIT"])
def test_a_file_or_a_stream_may_have_just_so_many_bytes(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    table = b"source,metric,figure\nA,killed,5\n"
    monkeypatch.setattr(figures_input, limit, len(table))
    assert read_csv(io.BytesIO(table), name="claims.csv").rows == 1
    monkeypatch.setattr(figures_input, limit, len(table) - 1)
    with pytest.raises(ClaimsError, match="over-limit"):
        read_csv(io.BytesIO(table), name="claims.csv")


def test_a_json_document_may_have_just_so_many_bytes(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "claims.json"
    path.write_bytes(b'[{"source": "A", "metric": "killed", "figure": 5}]')
    monkeypatch.setattr(json_table, "TEXT_LIMIT", path.stat().st_size)
    assert json_table.read_json(path).rows == 1
    monkeypatch.setattr(json_table, "TEXT_LIMIT", path.stat().st_size - 1)
    with pytest.raises(ClaimsError, match="over-limit"):
        json_table.read_json(path)


def test_json_may_be_nested_in_a_cell_but_not_without_end(tmp_path: Any) -> None:
    """Where the end lies is Python's to say; on either side there is an answer with a code."""
    path = tmp_path / "claims.json"
    for depth, code in ((50, "unreadable-"), (100_000, "unreadable-json")):
        nested = "[" * depth + "]" * depth
        path.write_text(f'[{{"source": "A", "metric": "killed", "figure": {nested}}}]')
        try:
            found = take_in(sheet_of(json_table.read_json(path)), READING).problems
        except ClaimsError as error:
            found = error.problems
        assert [problem.code for problem in found if problem.code.startswith(code)]


FIELDS = ("figure", "as_of", "source", "via", "place", "population", "metric", "url", "note")
PIECES = ("x", "9", " a", "1,", "a > ", "(", "\u0663", "dozens of ", "=", "\n")
"""What long cells are made of: one word, many words, digits, separators, relays, brackets, lines."""


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("field", FIELDS)
def test_a_cell_of_a_hundred_thousand_characters_is_refused_in_few_words(field: str, piece: str) -> None:
    found = problems(**{field: (piece * 100_000)[:100_000]})
    if not piece.strip():  # all space: nothing is stated
        assert [problem.code for problem in found] == ["missing-value"] * (field in {"figure", "metric"})
        return
    (problem,) = found
    assert (problem.line, problem.field) == (2, field)
    assert len(str(problem)) < 500


def work(field: str, text: str) -> int:
    """How many calls, of Python's own functions too, it takes to read a table with this cell and show its problems."""
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        [str(problem) for problem in problems(**{field: text})]
    finally:
        sys.setprofile(before)
    return calls


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("field", FIELDS)
def test_twice_the_characters_cost_at_most_twice_the_work(field: str, piece: str) -> None:
    """Counted in calls, not in seconds; what a single call costs, tests of hostile patterns hold elsewhere."""
    lengths = (10_000, 20_000, 40_000)
    work(field, piece)  # what is imported or remembered at first
    few, more, most = (work(field, (piece * length)[:length]) for length in lengths)
    assert more <= 2 * few + 100
    assert most <= 2 * more + 100
