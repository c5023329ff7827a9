"""Nothing that a file states is lost without a word: each line is in a claim, in a problem, or in a note that counts it."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures import ClaimsError, load

if TYPE_CHECKING:
    from collections.abc import Iterable

    from figures import Problem

HEADER = "source,metric,figure,note"

rows = st.lists(
    st.sampled_from(["plain", '"a note"', '"two\nlines"', '"a ""quoted"" word"', ""]), min_size=2, max_size=6
)

mutations = st.lists(
    st.tuples(st.sampled_from(['"', ",", "\n", "\r\n", "cut", ",,,\n", " ", '""']), st.floats(0, 1)), max_size=4
)


def mutated(text: str, changes: list[tuple[str, float]]) -> str:
    """The text, its header line excepted, with these put in, or up to so many characters cut out, at these places."""
    start = len(HEADER) + 1
    for what, share in changes:
        at = start + int(share * (len(text) - start))
        text = text[:at] + text[at + 3 :] if what == "cut" else text[:at] + what + text[at:]
    return text


def accounted(text: str) -> tuple[set[str], set[int], str]:
    """The sources of the claims, the lines that problems name, and all other words of the claims and of the notes."""
    try:
        claims = load(io.BytesIO(text.encode()), on_error="skip")
    except ClaimsError as fault:
        return set(), named(fault.problems) or set(range(text.count("\n") + 2)), ""
    words = " ".join(f"{claim.note} {claim.place} {claim.metric}" for claim in claims) + " ".join(claims.notes)
    return {claim.source for claim in claims}, named(claims.problems), words


def named(problems: Iterable[Problem]) -> set[int]:
    """The lines that problems name: one, or all of a row."""
    lines: set[int] = set()
    for problem in problems:
        span = re.search(r"the row is lines (\d+) to (\d+)", problem.message)
        if problem.line:
            lines |= set(range(int(span[1]), int(span[2]) + 1)) if span else {problem.line}
    return lines


@given(rows, mutations)
def test_each_line_of_a_spoiled_file_is_in_a_claim_in_a_problem_or_in_the_words_of_a_claim(
    notes: list[str], changes: list[tuple[str, float]]
) -> None:
    """A line that stands within the words of a claim must not read as a row: a quote that swallowed one is a problem."""
    text = mutated(
        "".join([f"{HEADER}\n", *(f"Q{n}Z,killed,{n + 5},{note}\n" for n, note in enumerate(notes))]), changes
    )
    sources, told, words = accounted(text)
    for number, line in enumerate(re.split("\r\n|\r|\n", text), 1):
        for token in re.findall(r"Q\dZ", line):
            held = any(token in source for source in sources) or number in told
            reads_as_row = bool(re.fullmatch(r'Q\dZ,killed,\d+,(?:plain|"[^"]*"|)', line))
            assert held or (token in words and not reads_as_row), (text, number, token)


@pytest.mark.parametrize("offset", range(-3, 4))
def test_a_line_break_of_two_characters_within_a_cell_is_kept_wherever_a_block_of_the_file_ends(offset: int) -> None:
    from figures.readers.opened import BLOCK

    head = f"{HEADER}\n"
    filler = "".join(f"S{n:06},killed,5,x\n" for n in range((BLOCK - 200) // 19))
    last = 'L,killed,7,"'
    pad = BLOCK + offset - len(head) - len(filler) - len(last)
    text = f'{head}{filler}{last}{"y" * (pad - 1)}\r\nz"\n'
    claims = load(io.BytesIO(text.encode()))
    assert claims[len(claims) - 1].note == "y" * (pad - 1) + " z"
