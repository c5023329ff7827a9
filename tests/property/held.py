"""The oracle's answers in the same shape as the program's, and where the two differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import program
from oracle import Judged, judge
from oracle_check import check
from oracle_rows import OPEN

if TYPE_CHECKING:
    from oracle_rows import Row


def found(judged: Judged) -> set[tuple[object, ...]]:
    """The rows: kind, ids of both sides, what it rests on, gap, bound, current."""
    return {(row.kind, row.a, row.b, row.rests_on, row.gap, row.bound, row.current) for row in judged.found}


def amounts(judged: Judged) -> dict[frozenset[str], dict[str, object]]:
    """What each question amounts to, by the ids of its latest claims."""
    return {
        frozenset(at for given in amount.given.values() for at in given.claims): {
            "given": {
                (low, None if high == OPEN else high): (given.sources, given.unnamed, given.claims)
                for (low, high), given in amount.given.items()
            },
            "voices": amount.voices,
            "range": None if amount.low is amount.high is None else (amount.low, amount.high, amount.open),
            "state": amount.state,
        }
        for amount in judged.amounts.values()
    }


def differences(rows: list[Row], vocabulary: str) -> list[str]:
    """Where the program's report of these rows is not the oracle's."""
    judged = judge(rows, vocabulary)
    report = program.compared(rows, vocabulary)
    told = [_unequal("rows", found(judged), program.found(report))]
    told.append(_unequal("undated", judged.undated, program.undated(report)))
    above = program.older(report)
    if above.keys() != judged.older.keys() or any(above[at] not in judged.older[at] for at in above):
        told.append(f"older: oracle {judged.older}, program {above}")
    ours, theirs = amounts(judged), program.amounts(report)
    told.append(_unequal("latest", set(ours), set(theirs)))
    for latest in ours.keys() & theirs.keys():
        told += [
            f"{name} of {sorted(latest)}: oracle {ours[latest][name]}, program {theirs[latest][name]}"
            for name in ours[latest]
            if ours[latest][name] != theirs[latest][name]
        ]
    return [line for line in told if line]


def _unequal(name: str, ours: set[Any], theirs: set[Any]) -> str:
    alone, other = ours - theirs, theirs - ours
    return f"{name}: only the oracle {alone}, only the program {other}" if alone or other else ""


def check_differences(rows: list[Row], vocabulary: str, statement: dict[str, str]) -> list[str]:
    """Where the program's verdict on a statement is not the oracle's."""
    said = check(rows, vocabulary=vocabulary, **statement)
    ours: dict[str, object] = {
        "verdict": said.verdict,
        "borne out": said.borne_out,
        "excluded": said.excluded,
        "allowed": said.allowed,
        "replaced": said.replaced,
    }
    theirs = program.verdict(program.loaded(rows, vocabulary), **statement)
    told = [f"{name}: oracle {ours[name]}, program {theirs[name]}" for name in ours if ours[name] != theirs[name]]
    if theirs["assumed"] not in (said.assumed or {None}) and not judge(rows, vocabulary).echo:
        told.append(f"assumed: oracle one of {said.assumed}, program {theirs['assumed']}")
    return told
