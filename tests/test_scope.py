"""What is counted, and which count is part of which."""

from __future__ import annotations

import pytest

from figures import PartialDate, Question, Scope
from figures.claims.scope import begins_within, part_of, place_wholes, wholes
from figures.words.vocabulary import standard

PEOPLE = Scope("killed", "people", "Kazakhstan")


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (PEOPLE, True),
        (Scope("killed", "people", "Almaty, Kazakhstan"), True),
        (Scope("killed", "police", "Kazakhstan"), True),
        (Scope("killed", "ushers", "Kazakhstan"), True),
        (Scope("beheaded", "people", "Kazakhstan"), True),
        (Scope("beheaded", "police", "Medeu, Almaty, Kazakhstan"), True),
        (Scope("casualties", "people", "Kazakhstan"), False),
        (Scope("wounded", "people", "Kazakhstan"), False),
        (Scope("killed", "people", ""), False),
        (Scope("killed", "people", "East Kazakhstan"), False),
        (Scope("killed", "people", "Kazakhstan, Almaty"), False),
        (Scope("killed", "people", "kazakhstan"), False),
        (Scope("beheaded", "people", ""), False),
        (Scope("wounded", "police", "Almaty, Kazakhstan"), False),
    ],
)
def test_a_scope_is_part_of_another_when_each_component_is(part: Scope, expected: bool) -> None:
    assert part_of(part, PEOPLE, standard()) is expected
    assert (PEOPLE in set(wholes(part, standard()))) is expected


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        ("police", "police", True),
        ("police", "security forces", True),
        ("security forces", "police", False),
        ("people", "police", False),
        ("protesters", "police", False),
        ("ushers", "police", False),
    ],
)
def test_a_wider_or_another_population_is_no_part(part: str, whole: str, expected: bool) -> None:
    assert part_of(Scope("killed", part, ""), Scope("killed", whole, ""), standard()) is expected


def test_an_unstated_place_is_the_whole_event() -> None:
    assert part_of(PEOPLE, Scope("killed", "people", ""), standard())
    assert place_wholes("") == ("",)
    assert place_wholes("Medeu, Almaty, Kazakhstan") == (
        "Medeu, Almaty, Kazakhstan", "Almaty, Kazakhstan", "Kazakhstan", "",
    )  # fmt: skip


def test_the_wholes_of_a_scope_begin_with_itself_and_name_each_once() -> None:
    found = list(wholes(Scope("beheaded", "police", "Almaty, Kazakhstan"), standard()))
    assert found[0] == Scope("beheaded", "police", "Almaty, Kazakhstan")
    assert len(found) == len(set(found)) == 3 * 3 * 3


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (None, None, True),
        ("2022-01-05", None, True),
        (None, "2022-01-05", False),
        ("2022-01-05", "2022-01-05", True),
        ("2022-01-06", "2022-01-05", True),
        ("2022-01-04", "2022-01-05", False),
        ("2022-01", "2022-01", True),
        ("2022-01-05", "2022-01", False),
        ("2022-01", "2022-01-05", False),
        ("2022-02", "2022-01", True),
    ],
)
def test_a_period_lies_in_another_that_begins_the_same_day_or_certainly_earlier(
    part: str | None, whole: str | None, expected: bool
) -> None:
    dates = [PartialDate.parse(date) if date else None for date in (part, whole)]
    assert begins_within(*dates) is expected


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (Question("", PEOPLE, None), "people killed in Kazakhstan"),
        (Question("unrest", Scope("wounded", "police", ""), None), "police wounded"),
        (Question("", PEOPLE, PartialDate.parse("2022-01-05")), "people killed in Kazakhstan since 2022-01-05"),
    ],
)
def test_a_question_reads_as_words(question: Question, text: str) -> None:
    assert str(question) == text
    assert (question.metric, question.population, question.place) == question.scope
