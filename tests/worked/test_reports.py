"""The oracle and the program tell of each public report what is to be told, and refuse what is to be refused."""

from __future__ import annotations

from collections import Counter

import pytest
from outcome import JUDGES, Outcome
from reports import FOUND, HERE, REFUSED, UNDATED, VOICES, Told, path_of, rows_of, vocabulary_of

import figures

by_both = pytest.mark.parametrize("judge", JUDGES)


def judged(judge: str, name: str) -> Outcome:
    return JUDGES[judge](rows_of(name), vocabulary_of(name))


@by_both
@pytest.mark.parametrize("name", FOUND)
def test_what_is_told_is_what_was_worked_out(judge: str, name: str) -> None:
    outcome = judged(judge, name)
    rows = []
    for row in outcome.found:
        a, b = (frozenset(outcome.wordings[at] for at in side) for side in (row.a, row.b))
        rows.append(Told(row.kind, a, b, row.rests_on, row.gap, row.bound, row.current))
    assert Counter(rows) == Counter(FOUND[name])


@by_both
@pytest.mark.parametrize("name", FOUND)
def test_what_has_no_clock_is_what_was_worked_out(judge: str, name: str) -> None:
    outcome = judged(judge, name)
    found = {frozenset(outcome.wordings[at] for at in pair) for pair in outcome.undated}
    assert found == UNDATED.get(name, set())


@by_both
@pytest.mark.parametrize("name", VOICES)
def test_voices_are_counted_once(judge: str, name: str) -> None:
    (asked,) = judged(judge, name).questions
    assert asked.voices == VOICES[name]


@by_both
def test_the_half_of_the_restated_series_that_was_published_last_tells_nothing_either(judge: str) -> None:
    rows = rows_of("12-restated-series")
    assert not JUDGES[judge](rows[len(rows) // 2 :], "").found


@by_both
def test_two_ways_of_counting_are_kept_apart_by_their_basis(judge: str) -> None:
    rows = rows_of("o08-backlog")
    rows[-1]["basis"] = "by day of death"
    assert not JUDGES[judge](rows, "").found


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused(name: str) -> None:
    with pytest.raises(figures.ClaimsError):
        figures.load(path_of(name))


def test_what_was_published_later_is_left_out_on_request() -> None:
    report = figures.compare(figures.load(path_of("01-restated")), published_by="2022-07-31")
    (row,) = report.discrepancies
    assert {str(text) for text in row.a.figures} == {"3"}


@pytest.mark.parametrize("name", ["06-wounded-who-died", "07-one-day-apart"])
def test_what_may_explain_a_difference_stands_beside_it(name: str) -> None:
    report = figures.compare(figures.load(path_of(name)))
    assert all(row.may_explain for row in report.discrepancies)


def test_the_note_that_explains_a_fall_goes_with_it() -> None:
    report = figures.compare(figures.load(path_of("11-the-reason-in-the-note")))
    assert "from today confirmed deaths only" in figures.render(report, "csv")


def test_every_report_is_looked_at() -> None:
    assert {path.stem for path in HERE.glob("*.csv")} == {*FOUND, *REFUSED}
