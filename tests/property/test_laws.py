"""What holds of every report, whatever the rows: the laws of comparison, by the public verbs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import program
from hypothesis import given, settings
from hypothesis import strategies as st
from program import loaded
from strategies import DAYS, VOCABULARY, one_question, rows, table, tables, voices

import figures

if TYPE_CHECKING:
    from oracle_rows import Row

some = settings(max_examples=40)

# A relay that nobody else is and a day for each row: what stands and what is known then do not hang on the figures.
dated = table(
    rows(
        figure=st.sampled_from(("12", "20", "100", "748", "10-15", "some 20")),
        as_of=st.sampled_from(DAYS),
        published=st.just(""),
        status=st.just(""),
    )
)


def told(found: list[Row]) -> tuple[object, ...]:
    """All that a report amounts to, by the ids of claims."""
    report = figures.compare(loaded(found, VOCABULARY))
    return program.found(report), program.undated(report), program.amounts(report), set(program.older(report))


def pairs(found: list[Row]) -> set[frozenset[str]]:
    """The pairs of claims that are in a discrepancy, the same number for other people left aside."""
    report: Any = figures.compare(loaded(found, VOCABULARY))
    return {
        program.ids(report, pair)
        for row in report.discrepancies
        if row.kind not in ("same-number", "sum")
        for pair in row.pairs
    }


@some
@given(tables, st.randoms())
def test_the_order_of_rows_changes_nothing(found: list[Row], random: Any) -> None:
    other = list(found)
    random.shuffle(other)
    assert told(other) == told(found)


@some
@given(tables)
def test_a_repeated_row_changes_nothing(found: list[Row]) -> None:
    assert told([*found, found[0]]) == told(found)


@some
@given(voices)
def test_spelling_within_folding_changes_nothing_but_the_name_shown(found: list[Row]) -> None:
    def spelled(row: Row) -> Row:
        return {**row, "source": f" the  {row['source'].upper()}", "via": row.get("via", "").lower()}

    def counted(found: list[Row]) -> list[object]:
        report = figures.compare(loaded(found, VOCABULARY))
        return [program.found(report), [(len(group.voices), str(group.state)) for group in report.questions]]

    assert counted([spelled(row) for row in found]) == counted(found)


@some
@given(one_question, one_question)
def test_claims_of_other_events_change_nothing(found: list[Row], others: list[Row]) -> None:
    strangers = [{**row, "id": f"other{row['id']}", "event": "Elsewhere"} for row in others]
    alone, among = told(found), told(found + strangers)
    mine = {row["id"] for row in found}
    assert {row for row in among[0] if row[1] <= mine} == alone[0]  # type: ignore[attr-defined]
    assert {latest: its for latest, its in among[2].items() if latest <= mine} == alone[2]  # type: ignore[attr-defined]


@some
@given(tables)
def test_days_taken_away_add_no_discrepancy_with_a_dated_claim(found: list[Row]) -> None:
    bare = {name: cell for name, cell in found[0].items() if name not in ("as_of", "published")}
    dated_ones = {row["id"] for row in found[1:] if row.get("as_of") or row.get("published")}
    after = {pair for pair in pairs([bare, *found[1:]]) if bare["id"] in pair and pair & dated_ones}
    assert after <= pairs(found)


@some
@given(dated, st.integers(0, 400), st.integers(0, 400))
def test_a_wider_interval_adds_no_conflict_of_dated_claims(found: list[Row], down: int, up: int) -> None:
    figure = figures.read(found[0]["figure"])
    assert figure.high is not None
    low, high = max(0, figure.low - down), figure.high + up
    wide = {**found[0], "figure": f"{low}-{high}" if low < high else str(low)}
    assert pairs([wide, *found[1:]]) <= pairs(found)
