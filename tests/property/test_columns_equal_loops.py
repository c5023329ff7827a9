"""Large sets are judged by joins of columns, small ones claim by claim: one set of rules, and the same outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from program import loaded
from strategies import NUMBERS, VOCABULARY, rows, tables

from figures.errors import ClaimsError
from figures.judging import arrays, joins, judge, plain

if TYPE_CHECKING:
    from oracle_rows import Row

    from figures.claims.table import Claims
    from figures.judging.judged import Judged


def outcome(judged: Judged) -> dict[str, Any]:
    """All that judging says; pairs in order."""
    return {
        "latest": set(judged.latest),
        "older": dict(judged.older),
        "echo_of": dict(judged.echo_of),
        "struck": set(judged.struck),
        "found": sorted((one._replace(pairs=tuple(one.pairs)) for one in judged.found), key=str),
        "undated": set(judged.undated),
    }


def readable(held: list[Row]) -> Claims | None:
    try:
        return loaded(held, VOCABULARY)
    except ClaimsError:
        return None


@pytest.fixture(params=[1, 7, arrays.CHUNK], ids="in chunks of {}".format)
def chunk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrays, "CHUNK", request.param)


@pytest.mark.usefixtures("chunk")
@given(tables)
def test_columns_say_what_loops_say(held: list[Row]) -> None:
    claims = readable(held)
    if claims is not None:
        assert outcome(joins.judge(claims)) == outcome(plain.judge(claims))


crowds = st.lists(
    rows(
        source=st.sampled_from(("Agency", "Agency", "Bureau", "Clinic", "Local media")),
        metric=st.sampled_from(("killed", "killed", "killed", "held", "casualties", "beheaded")),
        population=st.sampled_from(("", "", "", "police", "civilians")),
        place=st.sampled_from(("", "", "Libya", "Port, Libya")),
        since=st.sampled_from(("", "", "", "", "2022-01-04", "2022-01-05")),
        event=st.sampled_from(("Unrest", "Unrest", "Another")),
        url=st.sampled_from(("", "https://example.org/1")),
    ),
    min_size=15,
    max_size=60,
).map(lambda found: [{"id": f"c{place}", **one} for place, one in enumerate(found)])


@settings(max_examples=60)
@given(crowds, st.sampled_from((0, 512)))
def test_columns_say_what_loops_say_of_crowds(held: list[Row], crowd: int) -> None:
    claims = readable(held)
    if claims is not None:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(joins, "MANY", crowd)  # above which older figures are looked for claim by claim
            patched.setattr(joins, "RUN", 20)  # claims of whole events that are judged at a time
            assert outcome(joins.judge(claims)) == outcome(plain.judge(claims))


series = st.lists(
    rows(source=st.just("Agency"), metric=st.sampled_from(("killed", "killed", "held"))), min_size=5, max_size=30
).map(lambda found: [{"id": f"c{place}", **one} for place, one in enumerate(found)])


@settings(max_examples=60)
@given(series, st.data())
def test_columns_say_what_loops_say_of_one_source_and_of_some_rows(held: list[Row], data: st.DataObject) -> None:
    claims = readable(held)
    if claims is not None:
        chosen = data.draw(st.lists(st.sampled_from(range(len(claims))), unique=True))
        assert outcome(joins.judge(claims)) == outcome(plain.judge(claims))
        assert outcome(joins.judge(claims, chosen)) == outcome(plain.judge(claims, chosen))


prints_alone = st.lists(
    rows(
        source=st.sampled_from(("Agency", "Agency", "Agency", "Local media", "")),
        via=st.sampled_from(("", "", "", "Daily")),
        metric=st.sampled_from(("killed", "killed", "killed", "held")),
        figure=st.sampled_from(("100", "125", "150", "174", "at least 160", "up to 120")),
        as_of=st.sampled_from(("", "", "", "", "2022-01-04", "2022-01-06")),
        published=st.sampled_from(("2022-01-02", "2022-01-03", "2022-01-04", "2022-01-05", "2022-01-06", "")),
        **{name: st.just("") for name in ("population", "place", "since", "basis", "status")},
        event=st.just("Unrest"),
    ),
    min_size=3,
    max_size=12,
).map(lambda found: [{"id": f"c{place}", **one} for place, one in enumerate(found)])


@settings(max_examples=200)
@given(prints_alone)
def test_columns_say_what_loops_say_of_figures_that_only_days_of_printing_set_in_order(held: list[Row]) -> None:
    """What several higher figures stand for, and what stands though a lower one was printed later."""
    claims = readable(held)
    if claims is not None:
        assert outcome(joins.judge(claims)) == outcome(plain.judge(claims))


def test_a_source_of_more_figures_for_one_day_than_bits_is_judged_all_the_same() -> None:
    day = {"source": "Agency", "metric": "killed", "event": "Unrest", "as_of": "2022-01-05"}
    claims = loaded(
        [{**day, "figure": str(number), "published": f"2022-01-{6 + number % 20:02}"} for number in range(70)]
    )
    found = joins.judge(claims)
    assert outcome(found) == outcome(plain.judge(claims))
    assert {one.kind for one in found.found} == {"two-figures", "revision"}


def test_a_set_is_judged_by_columns_from_the_size_on_at_which_it_pays(monkeypatch: pytest.MonkeyPatch) -> None:
    rows_of = [
        {"source": f"S{number}", "metric": "killed", "event": "Unrest", "figure": NUMBERS[0]} for number in range(12)
    ]
    claims = loaded(rows_of)
    asked: list[Claims] = []

    def by_columns(its: Claims, rows: Any = None) -> Judged:
        asked.append(its)
        return plain.judge(its, rows)

    monkeypatch.setattr(joins, "judge", by_columns)
    monkeypatch.setattr(judge, "LARGE", 12 * 12 + 1)
    judge.judge(claims)
    assert asked == []
    monkeypatch.setattr(judge, "LARGE", 12 * 12)
    judge.judge(claims)
    assert asked == [claims]


@given(st.sets(st.tuples(st.integers(0, 9), st.integers(0, 9))), st.tuples(st.integers(-9, 99), st.integers(-9, 99)))
def test_pairs_of_rows_held_as_numbers_are_a_set_of_pairs(held: set[tuple[int, int]], other: tuple[int, int]) -> None:
    columns = np.array([*held], np.int64).reshape(-1, 2)
    twice = arrays.PairSet(10, [(columns[:, 0], columns[:, 1])] * 2)
    assert (list(twice), len(twice)) == (sorted(held), len(held))
    assert (other in twice) == (other in held)
