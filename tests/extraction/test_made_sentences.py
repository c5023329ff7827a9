"""Made sentences against the claims that a careful reader takes from them: one table, `sentences.txt`."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from figures.extraction import extract

if TYPE_CHECKING:
    from figures.extraction.candidates import Candidate

TABLE = Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8")
CASES = [tuple(line.split(" => ")) for line in TABLE.splitlines() if " => " in line and not line.startswith("#")]

_SMALL = len("those")


def told(row: Candidate) -> str:
    """A claim in one line: its metric, its figure, and its noun where that is not in the figure."""
    noun = "" if row.population and row.figure.endswith(row.population) else row.population
    return " ".join(filter(None, (row.metric, row.figure, noun)))


def test_no_beginning_of_a_made_sentence_breaks_it() -> None:
    """Each is cut behind every figure and every small word, where rules look ahead."""
    for sentence, _ in CASES:
        for cut in re.finditer(r"\w+(?= )", sentence):
            if len(cut[0]) <= _SMALL or cut[0][0].isdigit():
                found = extract(sentence[: cut.end()])
                assert all(one.figure for one in found.claims)


@pytest.mark.parametrize(("sentence", "due"), CASES)
def test_a_sentence_gives_the_claims_that_it_makes(sentence: str, due: str) -> None:
    claims, _, aside = due.partition("|")
    claims, named, source = claims.partition("@")
    found = extract(sentence)
    assert "; ".join(map(told, found.claims)) == re.sub(r"^-$", "", claims.strip())
    if aside:
        assert "; ".join(f"{row.status} {row.metric} {row.figure}" for row in found.aside) == aside.strip()
    if named:
        assert [row.source for row in found.claims] == [source.strip()] * len(found.claims)
