r"""What tables and reports write into a cell: read as a careful reader reads it, or refused with the right reason.

`wordings.tsv` holds a wording a line: kind, phrase (`\n`, `\r`, `\t` and `\u2028` escaped), the ends of what it allows
(empty: open), the verdict (`read`, `refuse`, or `missing` for what stands in an empty cell), and the reason of a refusal.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

from figures.errors import FigureError, NothingStatedError
from figures.words.quantity import Quantity

ESCAPES = {"\\n": "\n", "\\r": "\r", "\\t": "\t", "\\u2028": "\u2028"}
RIGHT_REASONS = 0.95
"""The share of refusals whose reason is the one in the table; the others are right to refuse and say something else."""


class Wording(NamedTuple):
    kind: str
    text: str
    low: str
    high: str
    verdict: str
    reason: str


def _wordings() -> list[Wording]:
    lines = (Path(__file__).parent / "wordings.tsv").read_text("utf-8").split("\n")[1:]
    found = [Wording(*line.split("\t")) for line in lines if line]
    for escape, char in ESCAPES.items():
        found = [one._replace(text=one.text.replace(escape, char)) for one in found]
    return found


WORDINGS = _wordings()
READ = [one for one in WORDINGS if one.verdict == "read"]
REFUSED = [one for one in WORDINGS if one.verdict == "refuse"]
MISSING = [one for one in WORDINGS if one.verdict == "missing"]


@pytest.mark.parametrize("wording", READ, ids=[one.text for one in READ])
def test_a_wording_that_can_be_read_allows_what_a_careful_reader_takes_from_it(wording: Wording) -> None:
    quantity = Quantity.parse(wording.text)
    assert (str(quantity.low), "" if quantity.high is None else str(quantity.high)) == (wording.low, wording.high)


@pytest.mark.parametrize("wording", REFUSED, ids=[one.text for one in REFUSED])
def test_a_wording_that_is_no_figure_is_never_read_in_silence(wording: Wording) -> None:
    with pytest.raises(FigureError):
        Quantity.parse(wording.text)


@pytest.mark.parametrize("wording", MISSING, ids=[one.text for one in MISSING])
def test_what_stands_in_an_empty_cell_states_nothing_in_whatever_language(wording: Wording) -> None:
    with pytest.raises(NothingStatedError):
        Quantity.parse(wording.text)


def test_refusals_name_the_right_reason() -> None:
    reasons = {}
    for wording in REFUSED:
        with pytest.raises(FigureError) as caught:
            Quantity.parse(wording.text)
        reasons[wording.text] = caught.value.reason
    other = {one.text: reasons[one.text] for one in REFUSED if reasons[one.text] != one.reason}
    assert len(other) <= len(REFUSED) * (1 - RIGHT_REASONS), other
