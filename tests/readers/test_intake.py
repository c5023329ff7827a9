"""From text to claims: every problem of every row at once, each with its place, and what deserves a second look."""

from __future__ import annotations

import io
from typing import Any

import pytest

from figures import Claims, ClaimsError, Problem, Status, load
from figures.claims.fields import NAME_LIMIT, TEXT_LIMIT
from figures.claims.notes import MOST_NAMED

HEADER = "source,metric,figure"


def read(*rows: str, header: str = HEADER, **options: Any) -> Claims:
    return load(stream(*rows, header=header), **options)


def stream(*rows: str, header: str = HEADER) -> io.BytesIO:
    return io.BytesIO("\n".join((header, *rows, "")).encode())


def problems(*rows: str, header: str = HEADER, **options: Any) -> tuple[Problem, ...]:
    with pytest.raises(ClaimsError) as caught:
        read(*rows, header=header, **options)
    return caught.value.problems


def places(found: tuple[Problem, ...]) -> list[tuple[int | None, int | None, str, str]]:
    return [(one.line, one.column, one.code, one.field) for one in found]


# ── faults ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_problem_of_every_row_is_reported_at_once_by_line_and_column() -> None:
    found = problems(
        "A,beheadd,5,,",
        ",killed,about 1 5,2022-01-06,maybe",
        "C,killed,12,6/1/2022,reported",
        '"D',
        'E",,,2022-01-07,retracted',
        "F,killed,7,2022-01-06,",
        header="source,metric,figure,as_of,status",
    )
    assert places(found) == [
        (2, 3, "unknown-metric", "metric"),
        (3, 9, "unreadable-figure", "figure"),
        (3, 30, "unknown-status", "status"),
        (4, 13, "unreadable-date", "as_of"),
        (6, 4, "missing-value", "metric"),
        (6, 5, "missing-value", "figure"),
    ]


def test_a_problem_reads_as_one_line_that_an_editor_can_jump_to() -> None:
    path_less = problems("A,beheadd,5")[0]
    assert str(path_less).endswith(":2:3: unknown metric 'beheadd', did you mean 'beheaded'? [unknown-metric]")


@pytest.mark.parametrize(
    ("row", "column", "code", "message", "hint"),
    [
        ("A,beheadd,5", 3, "unknown-metric", "unknown metric 'beheadd', did you mean 'beheaded'?", ""),
        ("A,woundedd,5", 3, "unknown-metric", "did you mean 'wounded'?", ""),
        ("A,Wounds of war,5", 3, "unknown-metric", "unknown metric 'Wounds of war'", ""),
        ("A,,5", 3, "missing-value", "no metric", "every claim needs a metric"),
        ("A,killed,", 10, "missing-value", "no figure", "every claim needs a figure"),
        ('A,killed,"1,5"', 11, "unreadable-figure", "cannot read figure '1,5'", ""),
        ("A,killed,minus five", 10, "unreadable-figure", "cannot read figure 'minus five'", ""),
        (f"{'x' * (NAME_LIMIT + 1)},killed,5", 1, "too-long", "a source of 1,001 characters", "at most 1,000 are kept"),
    ],
)
def test_a_fault_of_a_required_cell(row: str, column: int, code: str, message: str, hint: str) -> None:
    (found,) = problems(row)
    assert (found.line, found.column, found.code) == (2, column, code)
    assert message in found.message
    assert hint in found.hint
    assert found.path
    assert "\n" not in str(found)


@pytest.mark.parametrize(
    ("field", "cell", "offset", "code", "message"),
    [
        ("as_of", "6/1/2022", 0, "unreadable-date", "two readings"),
        ("as_of", "2022-13", 5, "unreadable-date", "at '13': there is no month 13"),
        ("since", "yesterday", 0, "unreadable-date", "cannot read since 'yesterday'"),
        ("published", "2022-01-06Z", 10, "unreadable-date", "a time zone"),
        ("via", "A > > B", 3, "unreadable-via", "a relay without a name"),
        ("via", "> B", 0, "unreadable-via", "a relay without a name"),
        ("via", " > ".join(["A"] * 51), 0, "unreadable-via", "a chain of 51 relays"),
        ("status", "doubtful", 0, "unknown-status", "unknown status 'doubtful'"),
        ("note", "x" * (TEXT_LIMIT + 1), 0, "too-long", "a note of 10,001 characters"),
        ("url", "x" * (TEXT_LIMIT + 1), 0, "too-long", "a url of 10,001 characters"),
        ("place", "x" * (NAME_LIMIT + 1), 0, "too-long", "a place of 1,001 characters"),
        ("population", "x" * (NAME_LIMIT + 1), 0, "too-long", "a population of 1,001 characters"),
        ("event", "x" * (NAME_LIMIT + 1), 0, "too-long", "a event of 1,001 characters"),
        ("id", "x" * (NAME_LIMIT + 1), 0, "too-long", "a id of 1,001 characters"),
    ],
)
def test_a_fault_of_an_optional_cell(field: str, cell: str, offset: int, code: str, message: str) -> None:
    (found,) = problems(f"A,killed,5,{cell}", header=f"{HEADER},{field}")
    assert (found.line, found.column, found.code, found.field) == (2, 12 + offset, code, field)
    assert message in found.message.replace("an event", "a event").replace("an id", "a id")
    assert len(found.message) < 300


def test_the_same_wrong_cell_is_reported_wherever_it_stands() -> None:
    found = problems("A,beheadd,5", "B,killed,5", "C,beheadd,9", "D,beheadd,many a")
    assert [(one.line, one.code) for one in found] == [
        (2, "unknown-metric"), (4, "unknown-metric"), (5, "unknown-metric"), (5, "unreadable-figure"),
    ]  # fmt: skip


def test_several_different_wrong_cells_of_one_column_are_all_reported() -> None:
    found = problems("A,beheadd,1,5 a", "B,killed,x,5", "C,woundedd,y,", "D,killd,7,5", header=f"{HEADER},note")
    assert [(one.line, one.code) for one in found] == [
        (2, "unknown-metric"), (3, "unreadable-figure"), (4, "unknown-metric"), (4, "unreadable-figure"),
        (5, "unknown-metric"),
    ]  # fmt: skip


def test_a_status_that_is_none_is_told_which_there_are() -> None:
    (found,) = problems("A,killed,5,denied", header=f"{HEADER},status")
    assert all(status.value in found.hint for status in Status)


@pytest.mark.parametrize(
    ("since", "as_of", "backward"),
    [
        ("2022-01-07", "2022-01-06", True),
        ("2022-02", "2022-01", True),
        ("2022-01-06T12:00", "2022-01-06T11:59", True),
        ("2022-01-06", "2022-01-06", False),
        ("2022-01-07", "2022-01", False),
        ("2022-01", "2022-01-02", False),
        ("2022-01-07", "", False),
        ("", "2022-01-06", False),
    ],
)
def test_a_period_that_certainly_ends_before_it_begins_is_refused(since: str, as_of: str, backward: bool) -> None:
    rows = ["A,killed,5,,", f"B,killed,5,{since},{as_of}"]
    if not backward:
        assert len(read(*rows, header=f"{HEADER},since,as_of")) == 2
        return
    (found,) = problems(*rows, header=f"{HEADER},since,as_of")
    assert (found.line, found.column, found.code) == (3, 12, "backward-period")
    assert since in found.message
    assert as_of in found.message


def test_the_second_and_every_further_use_of_an_id_is_refused() -> None:
    found = problems("A,killed,5,x", "B,killed,6,y", "C,killed,7,x", "D,killed,8,", "E,killed,9,", "F,killed,1,x",
                     header=f"{HEADER},id")  # fmt: skip
    assert places(found) == [(4, 12, "duplicate-id", "id"), (7, 12, "duplicate-id", "id")]
    assert "'x'" in found[0].message


def test_an_id_that_another_file_uses_is_refused_at_its_place() -> None:
    header = f"{HEADER},id"
    with pytest.raises(ClaimsError) as caught:
        load(stream("A,killed,5,x", header=header), stream("B,killed,6,y", "C,killed,7,x", header=header))
    assert places(caught.value.problems) == [(3, 12, "duplicate-id", "id")]


def test_the_problems_of_several_files_come_together_file_by_file() -> None:
    with pytest.raises(ClaimsError) as caught:
        load(stream("A,beheadd,5"), stream("A,killed,5"), stream("B,killed,", ",,5"))
    assert [(one.line, one.code) for one in caught.value.problems] == [
        (2, "unknown-metric"), (2, "missing-value"), (3, "missing-value"),
    ]  # fmt: skip


# ── skipping ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_bad_rows_are_set_aside_on_request_and_handed_back() -> None:
    claims = read("A,beheadd,5", "B,killed,5", "C,killed,", "D,dead,6", on_error="skip")
    assert [(claim.source, claim.metric, claim.figure.text) for claim in claims] == [
        ("B", "killed", "5"),
        ("D", "killed", "6"),
    ]
    assert places(claims.problems) == [(2, 3, "unknown-metric", "metric"), (4, 10, "missing-value", "figure")]
    assert [one.claims for one in claims.inputs] == [2]


def test_rows_set_aside_leave_no_trace_in_notes_or_filters() -> None:
    claims = read(
        "A,killed,x y,gnomes,2022", "a,killed,5,people,2022", on_error="skip", header=f"{HEADER},population,as_of"
    )
    assert claims.notes == ()


def test_the_first_of_two_ids_that_cannot_be_read_does_not_forbid_the_second() -> None:
    claims = read("A,beheadd,5,x", "B,killed,5,x", on_error="skip", header=f"{HEADER},id")
    assert [problem.code for problem in claims.problems] in (["unknown-metric"], ["unknown-metric", "duplicate-id"])


@pytest.mark.parametrize("on_error", ["raise", "skip"])
def test_a_file_without_its_columns_is_refused_even_when_rows_may_be_skipped(on_error: str) -> None:
    assert problems("A,5", header="source,figure", on_error=on_error)


# ── what is read ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_rows_become_claims_with_their_words_kept() -> None:
    (claim,) = read(
        'Ministry,The Insider>Newsweek,Injured,"2,298",Cops,"Almaty,Kazakhstan",unrest,2022-01-05,2022-01-06,2022-01-07,Retracted,Confirmed,u,l,n,x,Q42',
        header="source,via,metric,value,population,place,event,since,as_of,published,status,basis,url,locator,note,id,item",
    )  # fmt: skip
    assert {name: str(value) for name, value in vars(claim).items() if name != "via"} == {
        "source": "Ministry", "metric": "wounded", "metric_word": "Injured", "figure": "2,298", "population": "police",
        "population_word": "Cops", "place": "Almaty, Kazakhstan", "event": "unrest", "since": "2022-01-05",
        "as_of": "2022-01-06", "published": "2022-01-07", "status": "retracted", "basis": "confirmed", "url": "u",
        "locator": "l", "note": "n", "id": "x", "item": "Q42",
    }  # fmt: skip
    assert claim.via == ("The Insider", "Newsweek")


@pytest.mark.parametrize(
    "statuses", [["retracted", "reported"], ["retracted"], ["Retracted", ""], ["retracted", "set aside"]]
)
def test_a_status_is_a_status_whatever_the_other_rows_say(statuses: list[str]) -> None:
    """Even where each cell is already written as the status is called, and the column needs no other text."""
    claims = read(*(f"S{place},killed,{5 * place + 1},{status}" for place, status in enumerate(statuses)),
                  header=f"{HEADER},status")  # fmt: skip
    assert all(isinstance(claim.status, Status) for claim in claims)
    assert claims[0].status is Status.RETRACTED


def test_columns_of_plain_cells_have_the_types_of_a_claim() -> None:
    """What a column keeps as it stands must be what the model would make of it."""
    header = "source,via,metric,figure,population,place,event,status,note"
    (claim,) = read("A,B,killed,5,people,Peru,e,reported,n", header=header)
    from figures import Claim

    made = Claim(
        source="A", via="B", metric="killed", figure="5", population="people", place="Peru", event="e", note="n"
    )
    assert claim == made
    assert {name: type(value) for name, value in vars(claim).items()} == {
        name: type(value) for name, value in vars(made).items()
    }


@pytest.mark.parametrize("text", ["Ministry  of\tHealth", " Ministry of Health ", "Ministry\u00a0of Health"])
def test_spaces_in_a_name_are_folded_in_a_file_as_in_the_model(text: str) -> None:
    claims = read(f'"{text}",killed,5', "Ministry of Health,killed,6")
    assert {claim.source for claim in claims} == {"Ministry of Health"}


def test_words_are_read_by_the_profile_and_vocabulary_in_force() -> None:
    from figures.words.vocabulary import standard

    ours = standard().extended('[metrics.drowned]\npart_of = "killed"', "ours.toml")
    (claim,) = read("A,drowned,dozens", vocabulary=ours, profile="acled")
    assert (claim.metric, claim.figure.interval.low) == ("drowned", 12)
    assert [one.code for one in problems("A,drowned,dozens")] == ["unknown-metric"]


# ── notes ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def noted(*rows: str, header: str) -> list[str]:
    dated = read(*(f"{row},2022-01-06" for row in rows), header=f"{header},as_of")
    return [note.partition(": ")[2] for note in dated.notes if note.startswith("<stream>")]


def test_populations_that_no_vocabulary_knows_are_noted_once_in_order() -> None:
    rows = ["A,killed,5,ushers", "B,killed,5,gnomes", "C,killed,5,cops", "D,killed,5,ushers", "E,killed,5,"]
    assert noted(*rows, header=f"{HEADER},population") == [
        "not in the vocabulary, counted as a group of people: gnomes; ushers"
    ]
    assert noted("A,killed,5,police officers", header=f"{HEADER},population") == []


def test_a_long_list_of_strange_populations_is_counted() -> None:
    rows = [f"A,killed,5,gnomes of house {number}" for number in range(MOST_NAMED + 2)]
    (note,) = noted(*rows, header=f"{HEADER},population")
    assert note.endswith("house 4 and 2 more")


def test_nothing_is_noted_of_ordinary_claims() -> None:
    assert read("A,killed,5,2022-01-06", "B,injured,dozens,2022-01-06", header=f"{HEADER},as_of").notes == ()


def test_rows_that_say_the_very_same_are_one_claim_and_that_is_told_with_their_lines() -> None:
    """Spelling of names makes no other claim; of many such rows the first three lines are named."""
    claims = read("A,killed,5", "a,killed,5", "B,killed,6", "A,killed,5", header="source,metric,figure")
    assert [claim.source for claim in claims] == ["A", "B"]
    assert claims.notes[0] == "<stream>: claims given twice, used once: 2 (lines 3, 5)"
    many = read(*["A,killed,5"] * 6, header="source,metric,figure")
    assert many.notes[0] == "<stream>: claims given twice, used once: 5 (lines 3, 4, 5 …)"
