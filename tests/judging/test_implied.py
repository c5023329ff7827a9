"""What claims imply for a statement: tables worked out by hand."""

from __future__ import annotations

import pytest
from making import claims_of, table

from figures.judging.implied import Bench
from figures.words.dates import PartialDate
from figures.words.quantity import Quantity

HEADER = "id,source,via,metric,figure,population,as_of,published\n"


def heard(rows: str, figure: str, *, metric: str = "killed", population: str = "people", as_of: str = "") -> str:
    """The verdict and who is in each count: `supported | A | | B`."""
    claims = claims_of(table(HEADER + rows))
    question = claims.question(0)._replace(metric=metric, population=population)
    found = Bench(claims).hear(question, Quantity.parse(figure), PartialDate.parse(as_of) if as_of else None)
    counts = (found.borne_out, found.excluded, found.allowed)
    return " | ".join((found.verdict, *(", ".join(count.names) for count in counts)))


POLICE = "a,A,,killed,18,police,2022-01-09,\n"


@pytest.mark.parametrize(
    ("why", "rows", "figure", "asked", "expected"),
    [
        (
            "a whole counted before all that bear it out says nothing of a part",
            POLICE + "b,B,,killed,15,people,2022-01-05,",
            "18",
            {"population": "police"},
            "supported | A |  | ",
        ),
        (
            "a lower one counted before all that bear it out leaves room",
            POLICE + "b,B,,killed,15,police,2022-01-05,",
            "18",
            {"population": "police"},
            "supported | A |  | B",
        ),
        (
            "a higher one excludes it, whenever it was counted",
            POLICE + "b,B,,killed,25,police,2022-01-05,",
            "18",
            {"population": "police"},
            "disputed | A | B | ",
        ),
        (
            "of what rises and falls, what is before all that bear it out is not heard",
            "a,A,,missing,189,,2014-04-22,\nb,B,,missing,35,,2014-05-07,",
            "35",
            {"metric": "missing"},
            "supported | B |  | ",
        ),
        (
            "where none bears it out, what is before the newest leaves room, and the newest decides",
            "a,A,,killed,12,,2022-01-05,\nb,B,,killed,15,,2022-01-09,",
            "18",
            {},
            "contradicted |  | B | A",
        ),
        (
            "the number behind an `about` of an earlier day is no figure of this day",
            'a,A,,killed,"about 9,000",,2022-01-05,',
            "9,000",
            {"as_of": "2022-01-06"},
            "unknown |  |  | A",
        ),
        (
            "the number behind an `about` of this day is",
            'a,A,,killed,"about 9,000",,2022-01-06,',
            "9,000",
            {"as_of": "2022-01-06"},
            "supported | A |  | ",
        ),
        (
            "what is counted without a day is left out where a day is asked for",
            "a,A,,killed,12,,,\nb,B,,killed,12,,2022-01-05,",
            "12",
            {"as_of": "2022-01-06"},
            "unknown |  |  | B",
        ),
        (
            "one number may be the other rounded, a part's too: nothing is excluded",
            'a,A,,killed,"2,300",police,2022-01-06,',
            "2,298",
            {},
            "unknown |  |  | A",
        ),
        (
            "a source that bears it out by one figure is not counted as leaving room by another",
            "a,A,,killed,16,,,2022-01-08\nb,A,,killed,11,police,,2022-01-08",
            "16",
            {},
            "supported | A |  | ",
        ),
        (
            "a relay and whom it repeats are one in every count",
            "a,Ministry,AP,killed,164,,2022-01-09,\nb,AP,,killed,164,,2022-01-09,",
            "26",
            {},
            "contradicted |  | Ministry | ",
        ),
        (
            "who is held on a day is no more than were detained by then",
            "a,A,,detained,100,,2022-01-06,",
            "150",
            {"metric": "held", "as_of": "2022-01-06"},
            "contradicted |  | A | ",
        ),
        (
            "of the detained by an earlier day nothing follows for who is held later",
            "a,A,,detained,100,,2022-01-03,",
            "150",
            {"metric": "held", "as_of": "2022-01-06"},
            "unknown |  |  | ",
        ),
        (
            "a part leaves room above itself: it bears out no upper end of its whole",
            "a,A,,executed,12,,2022-01-06,",
            "up to 20",
            {"as_of": "2022-01-06"},
            "unknown |  |  | A",
        ),
    ],
)
def test_what_is_heard(why: str, rows: str, figure: str, asked: dict[str, str], expected: str) -> None:
    assert heard(rows, figure, **asked) == expected, why


def test_the_day_assumed_descriptions_and_replaced_claims_are_named_by_their_rows() -> None:
    claims = claims_of(
        table(
            HEADER + "a,A,,killed,12,,2022-01-05,\nb,A,,killed,18,,2022-01-06,\n"
            "c,Local media,,killed,12,,2022-01-07,\nd,B,,killed,12,,,"
        )
    )
    bench = Bench(claims)
    found = bench.hear(claims.question(0), Quantity.parse("12"))
    assert (found.replaced, found.described, found.assumed, found.without_day) == ((0,), (2,), None, ())
    assert bench.hear(claims.question(0), Quantity.parse("18")).assumed == 1
    assert bench.hear(claims.question(0), Quantity.parse("18"), PartialDate.parse("2022-01-06")).without_day == (3,)
    assert bench.hear(claims.question(0), Quantity.parse("12"), PartialDate.parse("2022-01-05")).borne_out.names == (
        "A",
    )


def test_each_statement_is_heard_alone_whatever_was_heard_before() -> None:
    claims = claims_of(table(HEADER + "a,A,,killed,12,,2022-01-05,\nb,A,,killed,18,,2022-01-06,"))
    bench = Bench(claims)
    days = [None, PartialDate.parse("2022-01-05"), None, PartialDate.parse("2022-01-05")]
    verdicts = [bench.hear(claims.question(0), Quantity.parse("12"), day).verdict for day in days]
    assert verdicts == ["contradicted", "supported"] * 2
