"""Each kind on its examples: `tests/cases/KIND/fires.csv` and `near.csv`, a few rows a case."""

from __future__ import annotations

from itertools import groupby, permutations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from making import claims_of, table

from figures.judging.fronts import find_fronts
from figures.judging.judge import judge
from figures.judging.of_claims import taken
from figures.judging.rules import DISCREPANCIES, OF, RULES, Kind, Pairing
from figures.judging.settle import settle
from figures.report.model import in_kinds

if TYPE_CHECKING:
    from figures.claims.table import Claims
    from figures.judging.rules import Rule
    from figures.judging.stands import Setting, Stand

CASES = Path(__file__).parents[1] / "cases"


def cases(name: str) -> list[tuple[str, str, Claims]]:
    """Each case of all files of a name: the kind, why, and the claims."""
    found = []
    for file in sorted(CASES.glob(f"*/{name}.csv")):
        rows = table(file.read_text(encoding="utf-8"))
        for _, held in groupby(rows, key=lambda row: row["case"]):
            case = list(held)
            claims = claims_of(
                {cell: value for cell, value in row.items() if cell not in ("case", "why")} for row in case
            )
            found.append((file.parent.name, case[0]["why"], claims))
    return found


def told(claims: Claims) -> set[Kind]:
    """Every kind that is found in claims, those that are told on request among them."""
    judged = judge(claims)
    kinds = {one.kind for one in judged.found}
    kinds |= {Kind.UNDATED} if judged.undated else set()
    kinds |= {Kind.ECHO} if judged.echo_of else set()
    kinds |= {Kind.GROWTH} if judged.older else set()
    stands, setting = taken(claims)
    left = settle(stands, setting.tie).stands
    find_fronts(left)
    for one, other in permutations(left, 2):
        pairing = pairing_of(one, other, setting)
        kinds |= {rule.kind for rule in RULES if not rule.grave and pairing in rule.between and rule.when(one, other)}
    return kinds


def pairing_of(one: Stand, other: Stand, setting: Setting) -> Pairing | None:
    if one.q != other.q:
        return Pairing.PARTS if setting.part_of(one.q, other.q) else None
    return Pairing.OWN if one.chain == other.chain and one.named else Pairing.ACROSS


def test_every_kind_has_cases_that_fire_and_near_misses() -> None:
    assert {path.name for path in CASES.iterdir()} == {kind.value for kind in Kind}
    for kind in Kind:
        assert {path.name for path in (CASES / kind).iterdir()} == {"fires.csv", "near.csv"}


@pytest.mark.parametrize(("kind", "why", "claims"), cases("fires"), ids=str)
def test_a_case_is_of_its_kind(kind: str, why: str, claims: Claims) -> None:
    assert kind in told(claims), why


@pytest.mark.parametrize(("kind", "why", "claims"), cases("near"), ids=str)
def test_a_near_miss_is_not_of_the_kind(kind: str, why: str, claims: Claims) -> None:
    assert kind not in told(claims), why


@pytest.mark.parametrize(("kind", "why", "claims"), cases("fires"), ids=str)
def test_the_order_of_rows_changes_no_kind(kind: str, why: str, claims: Claims) -> None:
    assert told(claims.take(range(len(claims) - 1, -1, -1))) == told(claims), why


def test_every_kind_has_one_row_and_stands_where_its_name_stands() -> None:
    assert [rule.kind for rule in RULES] == list(Kind)
    assert OF.keys() == set(Kind)


def test_what_is_grave_disputes_unless_its_row_says_otherwise() -> None:
    assert {rule.kind for rule in RULES if rule.disputes and rule.grave} == DISCREPANCIES - {
        Kind.REVISION,
        Kind.SAME_NUMBER,
    }


SEVERAL = {
    "contradiction": "contradictions", "revision": "revisions", "two-figures": "two-figures", "restatement": "restatements",
    "lower-later": "lower-later", "excess": "excesses", "sum": "sums", "same-number": "same-numbers", "echo": "echoes",
    "same": "same", "compatible": "compatible", "change": "changes", "growth": "growth", "undated": "undated",
}  # fmt: skip


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.kind)
def test_several_of_a_kind_bear_its_plural(rule: Rule) -> None:
    assert in_kinds({rule.kind: 1}) == f"1 {rule.kind}"
    assert in_kinds({rule.kind: 2}) == f"2 {SEVERAL[rule.kind]}"
