"""Which claims stand on which day, and which pairs that leaves: one small table a rule, expectations worked out by hand."""

from __future__ import annotations

import pytest
from making import claims_of, table

from figures.judging.judge import judge
from figures.judging.numbers import numbers
from figures.judging.states import states
from figures.judging.voices import Saying, repeated, voices
from figures.words.quantity import Quantity

HEADER = "id,source,via,figure,as_of,published,status\n"


def told(rows: str, metric: str = "killed") -> tuple[list[str], str]:
    """What is found, as `a b kind rests_on…`, side a first, undated pairs among it; and the latest claims."""
    claims = claims_of({**row, "metric": metric} for row in table(HEADER + rows))
    judged = judge(claims)
    found = [
        " ".join((claims.id(a), claims.id(b), one.kind, *one.rests_on)) for one in judged.found for a, b in one.pairs
    ]
    found += [" ".join((*sorted(map(claims.id, pair)), "undated")) for pair in judged.undated]
    return sorted(found), "".join(sorted(map(claims.id, judged.latest)))


@pytest.mark.parametrize(
    ("why", "rows", "found", "latest"),
    [
        (
            "of several higher figures that only days of printing set before a lower one, the highest stands for all",
            "a,Ministry,,174,,2022-01-02,\nb,Ministry,,150,,2022-01-03,\nc,Ministry,,125,,2022-01-04,",
            ["a b lower-later printed", "a c lower-later printed", "b c lower-later printed"],
            "ac",
        ),
        (
            "an echo replaces nothing: AP's 748 restates no 740 of Reuters, and the ministry's own copy of it does not either",
            (
                "a,Ministry,Reuters,740,2022-01-05,2022-01-06,\n"
                "b,Ministry,AP,748,2022-01-05,2022-01-07,\n"
                "c,Ministry,,748,2022-01-05,2022-01-09,"
            ),
            ["a b two-figures", "a c two-figures"],
            "abc",
        ),
        (
            "what replaces 100 counts to a day before B printed, and so is not after B: 100 is known no more",
            "a,Ministry,,100,2022-01-04,2022-01-04,\nb,Ministry,,90,2022-01-05,2022-01-08,\nc,B,,50,,2022-01-07,",
            ["a b revision", "b c undated"],
            "bc",
        ),
        (
            "a figure that its source restated for the same day is not known on its own day",
            "a,B,,500,2022-01-05,,\nb,Ministry,,100,2022-01-06,2022-01-06,\nc,Ministry,,120,2022-01-06,2022-01-07,",
            ["a c lower-later"],
            "ac",
        ),
        (
            "of one source a pair is not asked where what replaces the lower one has no clock with the higher one",
            "a,Ministry,,10,2022-01,,\nb,Ministry,,12,2022-02,,\nc,Ministry,,30,2022,,",
            ["b c undated"],
            "bc",
        ),
        (
            "who prints the first figure only later had not printed it before: nothing is restated",
            (
                "a,Ministry,Reuters,253,2022-01-05,2022-01-05,\n"
                "b,Ministry,AP,290,2022-01-05,2022-01-06,\n"
                "c,Ministry,AP,253,2022-01-05,2022-01-07,"
            ),
            ["a b two-figures", "c b two-figures"],
            "abc",
        ),
        (
            "a floor is no rounding of a round number",
            'a,A,,"2,300",2022-01-05,,\nb,B,,"at least 2,310",2022-01-05,,',
            ["a b contradiction"],
            "ab",
        ),
        (
            "of two plain numbers the round one may be the other rounded",
            'a,A,,"2,298",2022-01-05,,\nb,B,,"2,300",2022-01-05,,',
            ["a b contradiction reading"],
            "ab",
        ),
        (
            "a lower count of January may count to its first day: a print of the 20th excuses the higher one",
            "a,A,,1000,,2022-01-20,\nb,B,,748,2022-01,2022-02-02,",
            ["a b lower-later printed"],
            "ab",
        ),
        (
            "a copy without a day goes with what it repeats, here with what was struck out",
            "a,Ministry,,164,2022-01-09,2022-01-09,retracted\nb,Ministry,AP,164,,2022-01-10,\nc,Police,,26,2022-01-09,,",
            [],
            "c",
        ),
        (
            "a copy without a day goes with what it repeats, here with what stands",
            "a,Ministry,,164,,2022-01-09,retracted\nb,Ministry,,164,2022-01-08,,\nd,Ministry,AP,164,,2022-01-10,",
            [],
            "bd",
        ),
        (
            "a later one of the same description by the same road hides the earlier one, by another road it does not",
            "a,Witnesses,P,30,2022-01-05,,\nb,Witnesses,P,20,2022-01-06,,\nc,Witnesses,Q,10,2022-01-07,,",
            ["a b lower-later", "b c lower-later"],
            "abc",
        ),
    ],
)
def test_what_stands_and_what_is_found(why: str, rows: str, found: list[str], latest: str) -> None:
    assert told(rows) == (found, latest), why


def test_the_lower_figure_is_side_a_and_of_a_later_one_the_earlier() -> None:
    assert told("a,Ministry,AP,26,2022-01-05,,\nb,Ministry,AFP,18,2022-01-05,,")[0] == ["b a two-figures"]
    assert told("a,A,,26,2022-01-05,,\nb,B,,18,2022-01-05,,")[0] == ["b a contradiction"]
    assert told("a,A,,26,2022-01-05,,\nb,B,,18,2022-01-06,,")[0] == ["a b lower-later"]


def state(rows: str) -> str:
    claims = claims_of({**row, "metric": "killed"} for row in table(HEADER + rows))
    return states(claims, judge(claims)).get(claims.question(0), "none")


def test_a_dispute_that_a_source_has_left_makes_no_state() -> None:
    assert state("a,A,,10,2022-01-05,,\nb,B,,15,2022-01-05,,") == "conflict"
    assert state("a,A,,10,2022-01-05,,\nb,B,,15,2022-01-05,,\nc,A,,20,2022-01-06,,") == "none"


def test_a_missing_day_between_latest_figures_alone_makes_a_question_differ() -> None:
    assert state("a,A,,10,2022-01-05,,\nb,B,,15,,,") == "differ"
    assert state("a,A,,10,2022-01,,\nc,A,,15,2022-02,,\nb,B,,15,2022-01-15,,") == "none"


def test_a_total_printed_after_the_statement_takes_no_part_in_its_sum() -> None:
    whole = "w,Ministry,2022-01-07,2022-01-08,,20"
    since = "p,Ministry,2022-01-07,2022-01-08,2022-01-06,9"
    for printed, sums in (("2022-01-06", 1), ("2022-01-09", 0)):
        rows = table(
            "\n".join(("id,source,as_of,published,since,figure", whole, since, f"t,Ministry,2022-01-05,{printed},,12"))
        )
        found = judge(claims_of({**row, "metric": "killed"} for row in rows)).found
        assert [one.kind.value for one in found] == ["sum"] * sums


def test_the_last_total_before_a_count_is_the_one_printed_last() -> None:
    rows = table(
        "id,source,as_of,published,since,figure\n"
        "w,Ministry,2022-01-07,2022-01-08,,20\np,Ministry,2022-01-07,2022-01-08,2022-01-06,9\n"
        "t,Ministry,2022-01-05,2022-01-06,,11\nu,Ministry,2022-01-05,2022-01-07,,12"
    )
    claims = claims_of({**row, "metric": "killed"} for row in rows)
    ((a, gap),) = [(one.a, one.gap) for one in judge(claims).found if one.kind == "sum"]
    assert ([claims.id(row) for row in a], gap) == (["p", "u"], 1)


@pytest.mark.parametrize(
    ("wording", "widest"),
    [
        ("748", (748, 748)),
        ("dozens", (12, None)),
        ("hundreds", (100, None)),
        ("several", (2, None)),
        ("a couple", (2, None)),
        ("about 2,000", (1500, 2500)),
        ("about 1", (0, 2)),
        ("nearly 1,000", (750, 999)),
        ("at least 100", (100, None)),
    ],
)
def test_the_widest_reading(wording: str, widest: tuple[int, int | None]) -> None:
    read = numbers(Quantity.parse(wording))
    top = None if read.whi == 1 << 60 else read.whi
    assert read.wlo == widest[0]
    assert top == widest[1] or (wording == "nearly 1,000" and top == 1000)  # `nearly` is to end at its number


@pytest.mark.parametrize(
    ("wording", "said"),
    [
        ("about 2,000", 2000),
        ("nearly 500", 500),
        ("40-odd", 40),
        ("more than 125", 125),
        ("up to 20", 20),
        ("some 12", 12),
    ],
)
def test_the_number_in_the_words(wording: str, said: int) -> None:
    assert numbers(Quantity.parse(wording)).said_low == said


def test_a_relay_speaks_for_itself_once_one_of_its_figures_is_its_own() -> None:
    carried = Saying("Ministry", ("AFP",), 748, latest=True)
    own = Saying("AFP", (), 748, latest=True)
    assert repeated([carried, own], {}) == {"AFP": frozenset({"Ministry"})}
    assert repeated([carried, own, Saying("AFP", (), 700, latest=True)], {}) == {}
    assert repeated([carried, own, Saying("AFP", (), 700, latest=False)], {}) == {"AFP": frozenset({"Ministry"})}


def test_an_umbrella_repeats_its_members_and_a_circle_holds_one_voice() -> None:
    spoken = [Saying(name, (), 1, latest=True) for name in ("Authorities", "Ministry")]
    assert repeated(spoken, {"Authorities": {"Ministry", "Army"}}) == {"Authorities": frozenset({"Ministry"})}
    ring = {f"S{place:03}": {f"S{(place + 1) % 200:03}"} for place in range(200)}
    assert voices(ring.keys(), ring) == ("S000",)
    assert voices({"A", "B", "C"}, {"A": {"B"}, "B": {"A", "C"}}) == ("C",)
