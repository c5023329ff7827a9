"""What is counted, and which count is part of which."""

from __future__ import annotations

import pytest

from figures import PartialDate, Question, Scope
from figures.claims.scope import begins_within
from figures.words.vocabulary import standard

WORDS = standard().extended('[places]\nwithin."Derna" = "Libya"', "ours.toml")
PEOPLE = Scope("killed", "people", "Kazakhstan")


def day(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (Scope("killed", "people", "Almaty, Kazakhstan"), True),
        (Scope("killed", "people", "Almaty, KAZAKHSTAN"), True),
        (Scope("killed", "police", "Kazakhstan"), True),
        (Scope("killed", "ushers", "Kazakhstan"), True),
        (Scope("beheaded", "people", "Kazakhstan"), True),
        (Scope("beheaded", "police", "Medeu, Almaty, Kazakhstan"), True),
        (Scope("killed", "people", "Kazakhstan", day("2022-01-05")), True),
        (Scope("killed", "people", "Kazakhstan", basis="confirmed"), True),
        (Scope("killed", "people", "Almaty, Kazakhstan", day("2022-01-05"), "confirmed"), True),
        (PEOPLE, False),
        (Scope("killed", "people", "the Kazakhstan"), False),
        (Scope("killed", "people", "Kazakhstan", basis="estimated"), False),
        (Scope("killed", "people", "Almaty, Kazakhstan", basis="estimated"), False),
        (Scope("casualties", "people", "Almaty, Kazakhstan"), False),
        (Scope("wounded", "people", "Kazakhstan"), False),
        (Scope("killed", "people", ""), False),
        (Scope("killed", "people", "East Kazakhstan"), False),
        (Scope("killed", "people", "Kazakhstan, Almaty"), False),
        (Scope("beheaded", "people", ""), False),
    ],
)
def test_a_scope_is_part_of_another_when_each_component_is_the_same_or_a_part_and_one_is_a_part(
    part: Scope, expected: bool
) -> None:
    assert part.part_of(PEOPLE, WORDS) is expected
    assert not (expected and PEOPLE.part_of(part, WORDS))


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        ("police", "security forces", True),
        ("police", "police", False),
        ("security forces", "police", False),
        ("protesters", "police", False),
        ("ushers", "police", False),
    ],
)
def test_a_wider_or_another_population_is_no_part(part: str, whole: str, expected: bool) -> None:
    assert Scope("killed", part).part_of(Scope("killed", whole), WORDS) is expected


@pytest.mark.parametrize(
    ("metric", "whole", "expected"),
    [
        ("killed", "dead or missing", True),
        ("missing", "dead or missing", True),
        ("beheaded", "dead or missing", True),
        ("killed", "casualties", True),
        ("missing", "casualties", False),
        ("dead or missing", "casualties", False),
        ("in hospital", "hospitalised", False),
        ("hospitalised", "in hospital", False),
        ("held", "detained", True),
    ],
)
def test_a_metric_may_be_part_of_two_others(metric: str, whole: str, expected: bool) -> None:
    assert Scope(metric).part_of(Scope(whole), WORDS) is expected


@pytest.mark.parametrize("metric", ["held", "missing", "in hospital", "displaced", "dead or missing"])
def test_these_counts_may_fall(metric: str) -> None:
    assert not WORDS.metric(metric).cumulative


@pytest.mark.parametrize("metric", ["killed", "wounded", "casualties", "detained", "hospitalised", "rescued"])
def test_these_counts_only_grow(metric: str) -> None:
    assert WORDS.metric(metric).cumulative


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        ("Derna", "Libya", True),
        ("Al-Sahil, Derna", "Libya", True),
        ("Derna", "Derna, Libya", False),
        ("Libya", "Derna", False),
    ],
)
def test_a_vocabulary_says_where_a_place_lies(part: str, whole: str, expected: bool) -> None:
    assert Scope("killed", place=part).part_of(Scope("killed", place=whole), WORDS) is expected


def test_every_place_lies_in_the_unstated_one() -> None:
    assert PEOPLE.part_of(Scope("killed"), WORDS)
    assert not Scope("killed").part_of(Scope("killed"), WORDS)


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        (None, None, True),
        ("2022-01-05", None, True),
        (None, "2022-01-05", False),
        ("2022-01-05", "2022-01-05", True),
        ("2022-01-06", "2022-01-05", True),
        ("2022-01-04", "2022-01-05", False),
        ("2022-01-05", "2022-01", True),
        ("2022-01-01", "2022-01", True),
        ("2022-01", "2022-01-01", True),
        ("2022-01", "2022-01-05", False),
        ("2022-01-05T06:00", "2022-01-05", True),
    ],
)
def test_a_period_lies_in_another_by_its_first_minute(part: str | None, whole: str | None, expected: bool) -> None:
    assert begins_within(day(part), day(whole)) is expected


def test_questions_of_two_events_are_never_related() -> None:
    whole, part = Question("A", "killed"), Question("A", "killed", "police")
    assert part.part_of(whole, WORDS)
    assert not part._replace(event="B").part_of(whole, WORDS)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        (Question("", "killed", "people", "Kazakhstan"), "people killed in Kazakhstan"),
        (Question("unrest", "wounded", "police"), "police wounded"),
        (
            Question("", "killed", since=day("2022-01-05"), basis="confirmed"),
            "people killed since 2022-01-05, confirmed",
        ),
    ],
)
def test_a_question_reads_as_words(question: Question, text: str) -> None:
    assert str(question) == text
    assert question.scope == question[1:]
