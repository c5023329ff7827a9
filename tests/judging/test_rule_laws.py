"""Laws of judging, on tables that hypothesis makes: few names, numbers and days, so that rows meet often."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from making import Row, claims_of

from figures.judging.clock import asked, before, known, no_clock, one_day, replaces, screens
from figures.judging.extent import Extent
from figures.judging.fronts import find_fronts
from figures.judging.judge import judge
from figures.judging.objections import gap, gap_bound, rests_on
from figures.judging.of_claims import taken
from figures.judging.rules import RULES, Kind
from figures.judging.settle import settle
from figures.judging.stands import Stand

if TYPE_CHECKING:
    from collections.abc import Callable

    from figures.claims.table import Claims

DAYS = ("", "2022-01-05", "2022-01-06", "2022-01-06T09:00", "2022-01-07", "2022-01")
NUMBERS = (
    "12",
    "15",
    "20",
    "748",
    "2298",
    "2300",
    "at least 20",
    "more than 15",
    "up to 20",
    "about 20",
    "dozens",
    "12 to 20",
)


def table(**fields: st.SearchStrategy[str]) -> st.SearchStrategy[list[Row]]:
    """Tables of a few rows; a field that is named takes its cells from the strategy given."""
    cells = {
        "source": st.sampled_from(("A", "A", "B", "C", "Local media")),
        "via": st.sampled_from(("", "", "A", "P", "P > Q")),
        "metric": st.sampled_from(("killed", "killed", "casualties", "held")),
        "population": st.sampled_from(("", "", "police")),
        "place": st.sampled_from(("", "X", "Y, X")),
        "event": st.sampled_from(("e", "e", "f")),
        "since": st.sampled_from(("", "", "", "2022-01-05")),
        "as_of": st.sampled_from(DAYS),
        "published": st.sampled_from(DAYS),
        "figure": st.sampled_from(NUMBERS),
        "status": st.sampled_from(("", "", "", "", "retracted")),
    } | fields
    rows = st.lists(st.fixed_dictionaries(cells), min_size=2, max_size=8)
    return rows.map(lambda found: [{"id": f"c{place}", **row} for place, row in enumerate(found)])


Outcome = dict[str, Any]


def outcome(claims: Claims) -> Outcome:
    """All that judging says, by ids."""
    judged = judge(claims)

    def ids(rows: Any) -> frozenset[str]:
        return frozenset(claims.id(row) for row in rows)

    return {
        "found": {
            (one.kind, ids(one.a), ids(one.b), one.rests_on, one.gap, one.bound, one.current) for one in judged.found
        },
        "latest": ids(judged.latest),
        "struck": ids(judged.struck),
        "echoes": {(claims.id(row), claims.id(first)) for row, first in judged.echo_of.items()},
        "older": {(claims.id(row), claims.id(above)) for row, above in judged.older.items()},
        "undated": {ids(pair) for pair in judged.undated},
    }


def conflicts(claims: Claims, *kinds: Kind) -> set[frozenset[str]]:
    """The pairs of claims in which discrepancies of these kinds, or all, are found."""
    found = judge(claims).found
    return {frozenset(map(claims.id, pair)) for one in found if not kinds or one.kind in kinds for pair in one.pairs}


@given(table(), st.randoms())
def test_the_order_of_rows_changes_nothing(rows: list[Row], random: Any) -> None:
    shuffled = random.sample(rows, len(rows))
    assert outcome(claims_of(shuffled)) == outcome(claims_of(rows))


@given(table())
def test_a_repeated_row_and_another_spelling_change_nothing(rows: list[Row]) -> None:
    spelled = [{**row, "source": f"The  {row['source'].upper()}", "place": row["place"].lower()} for row in rows]
    assert outcome(claims_of([*rows, rows[0]])) == outcome(claims_of(rows))
    assert outcome(claims_of(spelled))["found"] == outcome(claims_of(rows))["found"]


@given(table())
def test_claims_of_other_events_change_nothing(rows: list[Row]) -> None:
    alone = [row for row in rows if row["event"] == "e"]
    if alone:
        kept = {row["id"] for row in alone}
        whole, part = outcome(claims_of(rows)), outcome(claims_of(alone))
        assert {one for one in whole["found"] if one[1] <= kept} == part["found"]
        assert whole["latest"] & kept == part["latest"]
        assert {pair for pair in whole["undated"] if pair <= kept} == part["undated"]


@given(table(), st.data())
def test_days_taken_away_add_no_discrepancy_with_a_dated_claim(rows: list[Row], data: Any) -> None:
    one = data.draw(st.sampled_from(rows))
    bare = [{**row, "as_of": "", "published": ""} if row is one else row for row in rows]
    dated = {row["id"] for row in rows if row["as_of"] or row["published"]} - {one["id"]}
    new = conflicts(claims_of(bare)) - conflicts(claims_of(rows))
    assert not [pair for pair in new if one["id"] in pair and pair - {one["id"]} <= dated]


ONLY_STATED = {"as_of": st.sampled_from(DAYS[1:]), "published": st.just(""), "status": st.just("")}
CONFLICTS = (Kind.CONTRADICTION, Kind.TWO_FIGURES, Kind.REVISION, Kind.LOWER_LATER, Kind.EXCESS)


@given(table(**ONLY_STATED), st.data(), st.integers(0, 2000), st.integers(0, 2000))
def test_a_wider_interval_adds_no_conflict(rows: list[Row], data: Any, down: int, up: int) -> None:
    claims = claims_of(rows)
    at = data.draw(st.integers(0, len(claims) - 1))
    figure = claims.columns["figure"][at]
    low = max(0, figure.low - down)
    wording = f"at least {low}" if figure.high is None else f"{low} to {figure.high + up + 1}"
    wider = [{**row, "figure": wording} if row["id"] == claims.id(at) else row for row in rows]
    floors = {row["id"] for row in wider if "at least" in row["figure"] or "more than" in row["figure"]}
    new = conflicts(claims_of(wider), *CONFLICTS) - conflicts(claims, *CONFLICTS)
    assert not [pair for pair in new if not pair <= floors]  # a floor whose number sinks is told, and no conflict


# ── One line for two claims and for a million pairs ──

PAIRED: tuple[Callable[[Any, Any], Any], ...] = (
    *(rule.when for rule in RULES if rule.kind is not Kind.SUM),
    *(before, one_day, no_clock, known, asked, replaces, screens, rests_on, gap, gap_bound),
)


def columns(stands: list[Stand]) -> dict[str, Any]:
    """The facts of stands as arrays; names as numbers."""
    made: dict[str, Any] = {}
    for name in Stand.__slots__:
        if name not in ("printed", "by"):
            values = [getattr(one, name) for one in stands]
            if isinstance(values[0], str | tuple):
                number = {value: place for place, value in enumerate(dict.fromkeys(values))}
                values = [number[value] for value in values]
            made[name] = np.array(values)
    return made


@given(table())
@settings(max_examples=60)
def test_a_mask_says_what_the_rule_says_of_each_pair(rows: list[Row]) -> None:
    stands, setting = taken(claims_of(rows))
    left = settle(stands, setting.tie).stands
    find_fronts(left)
    if not left:
        return
    high, low = (index.ravel() for index in np.indices((len(left), len(left))))
    held = columns(left)
    a, b = (SimpleNamespace(**{name: column[at] for name, column in held.items()}) for at in (high, low))
    for rule in PAIRED:
        masks = np.broadcast_to(rule(a, b), high.shape).tolist()
        assert masks == [rule(one, other) for one in left for other in left], rule.__name__


@given(table(), st.data())
def test_an_extent_says_what_the_question_says(rows: list[Row], data: Any) -> None:
    claims = claims_of(rows)
    vocabulary = claims.reading.vocabulary
    places = st.integers(0, len(claims) - 1)
    one, other = (claims.question(data.draw(places)) for _ in range(2))
    extents = [Extent.of(question, vocabulary) for question in (one, other)]
    assert extents[0].part_of(extents[1]) == one.part_of(other, vocabulary)
    assert extents[0].same(extents[1]) == (one == other)
