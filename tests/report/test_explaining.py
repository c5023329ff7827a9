"""What the rows show beside a discrepancy: facts, and never by chance."""

from __future__ import annotations

import pytest
from tables import report_of

SERIES = """\
source,metric,figure,place,as_of
Time series,killed,8102,India,2020-06-10
Time series,killed,8884,India,2020-06-12
Time series,killed,9195,India,2020-06-13
Time series,killed,9520,India,2020-06-14
Second table,killed,7745,India,2020-06-10
Second table,killed,8498,India,2020-06-12
Second table,killed,8884,India,2020-06-13
Second table,killed,9195,India,2020-06-14
"""


def facts(text: str) -> set[str]:
    return {fact for one in report_of(text).discrepancies for fact in one.may_explain}


def test_two_sources_that_give_the_same_numbers_one_day_apart_are_told() -> None:
    assert facts(SERIES) == {
        "Second table gives for 13 and 14 June 2020 what Time series gives a day earlier (8,884; 9,195)"
    }


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("9195,India,2020-06-14", "9196,India,2020-06-14"),  # one number alone may be chance
        ("7745", "8102"),  # one day has one number: they count up to the same hours
        ("Second table", "witnesses"),  # nobody is named
        ("2020-06-14", "2020-06-15"),  # two days apart
    ],
)
def test_one_number_one_equal_day_or_nobody_named_tells_nothing(old: str, new: str) -> None:
    assert facts(SERIES.replace(old, new)) == set()


def test_small_numbers_come_back_by_chance() -> None:
    assert facts(SERIES.replace("8884", "88").replace("9195", "91")) == set()


PART = """\
source,metric,figure,population,as_of
A,killed,120,people,2022-01-06
B,killed,150,people,2022-01-06
C,killed,30,police,2022-01-06
"""


def test_a_gap_that_somebody_gives_for_a_part_is_told() -> None:
    assert facts(PART) == {"C gives 30 for police killed, as many as the gap"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("30,police", "31,police"),
        ("30,police", "about 30,police"),
        ("C,killed,30", "C,wounded,30"),
        ("150", "about 150"),
        ("150,", "123,"),
    ],
)
def test_another_number_another_question_or_a_rough_gap_tells_nothing(old: str, new: str) -> None:
    text = PART.replace(old, new).replace(
        "C,killed,30,police", "C,killed,3,police" if new == "123," else "C,killed,30,police"
    )
    assert facts(text) == set()


def test_several_sources_and_a_description_are_told_by_what_they_are() -> None:
    assert facts(PART + "D,killed,30,police,2022-01-06\n") == {"C and D give 30 for police killed, as many as the gap"}
    assert facts(PART.replace("C,", "witnesses,")) == {
        "A report that names no source gives 30 for police killed, as many as the gap"
    }


DIED = """\
source,metric,figure,as_of
Hospital,wounded,7,2016-10-01
Hospital,killed,10,2016-10-01
Hospital,wounded,6,2016-10-02
Hospital,killed,11,2016-10-02
"""


def test_wounded_who_fell_as_the_killed_rose_by_as_many_are_told() -> None:
    assert facts(DIED) == {"Hospital gives 10 killed for 1 October 2016 and 11 killed for 2 October 2016, 1 more"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("killed,11", "killed,10"),
        ("killed,11,2016-10-02", "killed,11,2016-10-03"),
        ("Hospital,killed,11", "Mayor,killed,11"),
        ("killed,11", "missing,11"),
    ],
)
def test_fewer_dead_another_day_or_another_source_tells_nothing(old: str, new: str) -> None:
    assert facts(DIED.replace(old, new)) == set()


def test_a_struck_out_figure_explains_nothing() -> None:
    head, *rows = PART.splitlines()
    text = "\n".join([f"{head},status", *(f"{row},reported" for row in rows[:-1]), f"{rows[-1]},retracted"]) + "\n"
    assert facts(text) == set()


def test_of_many_days_of_equal_numbers_the_first_are_told_and_the_rest_counted() -> None:
    rows = [
        f"{source},killed,{8000 + 100 * day},2020-06-{day + late:02}"
        for day in range(1, 9)
        for source, late in (("Time series", 0), ("Second table", 1))
    ]
    assert facts("source,metric,figure,as_of\n" + "\n".join(rows) + "\n") == {
        (
            "Second table gives for 2, 3, 4, 5 and 6 June 2020 and 3 more days what Time series gives a day earlier "
            "(8,100; 8,200; 8,300; 8,400; 8,500 …)"
        )
    }


COUNTS = """\
source,metric,figure,since,as_of
A,killed,112,,2020-06-05
B,killed,100,,2020-06-05
C,killed,12,SINCE,DAY
"""


def test_a_count_that_began_later_is_no_part_of_what_was_counted_before() -> None:
    assert facts(COUNTS.replace("SINCE", "2020-06-07").replace("DAY", "2020-06-07")) == set()
    assert facts(COUNTS.replace("SINCE", "2020-06-04").replace("DAY", "2020-06-05")) == {
        "C gives 12 for people killed since 2020-06-04, as many as the gap"
    }


def test_of_a_crowd_no_series_is_set_beside_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("figures.report.explaining.MOST_SOURCES", 0)
    assert facts(SERIES) == set()
