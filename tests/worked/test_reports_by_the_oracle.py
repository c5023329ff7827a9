"""The oracle tells of each public report what is to be told, and refuses what is to be refused."""

from __future__ import annotations

from collections import Counter

import pytest
from oracle import Judged, judge
from reports import FOUND, HERE, REFUSED, UNDATED, VOICES, Told, rows_of, vocabulary_of


def judged(name: str) -> Judged:
    return judge(rows_of(name), vocabulary_of(name))


@pytest.mark.parametrize("name", FOUND)
def test_what_is_told_is_what_was_worked_out(name: str) -> None:
    found = judged(name)
    words = {claim.id: claim.wording for claim in found.claims}
    rows = [
        Told(row.kind, *(frozenset(words[at] for at in side) for side in (row.a, row.b)), row.rests_on, row.gap, row.bound, row.current)
        for row in found.found
    ]  # fmt: skip
    assert Counter(rows) == Counter(FOUND[name])


@pytest.mark.parametrize("name", FOUND)
def test_what_has_no_clock_is_what_was_worked_out(name: str) -> None:
    found = judged(name)
    words = {claim.id: claim.wording for claim in found.claims}
    assert {frozenset(words[at] for at in pair) for pair in found.undated} == UNDATED.get(name, set())


@pytest.mark.parametrize("name", VOICES)
def test_voices_are_counted_once(name: str) -> None:
    (amount,) = judged(name).amounts.values()
    assert amount.voices == VOICES[name]


def test_the_half_of_the_restated_series_that_was_published_last_tells_nothing_either() -> None:
    rows = rows_of("12-restated-series")
    assert not judge(rows[len(rows) // 2 :]).found


def test_two_ways_of_counting_are_kept_apart_by_their_basis() -> None:
    rows = rows_of("o08-backlog")
    rows[-1]["basis"] = "by day of death"
    assert not judge(rows).found


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        judged(name)


def test_every_report_is_looked_at() -> None:
    assert {path.stem for path in HERE.glob("*.csv")} == {*FOUND, *REFUSED}
