"""Claims cut into buckets of events give, by whatever library they are cut, the rows of all claims at once."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

import figures

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
WAYS = runpy.run_path(str(ROOT / "examples" / "large_data.py"))
GENERATE = runpy.run_path(str(ROOT / "benchmarks" / "generate.py"))

pytestmark = pytest.mark.filterwarnings("ignore")  # other people's libraries warn of what is to come


@pytest.fixture(scope="module")
def claims(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("large") / "claims.csv"
    with file.open("w", encoding="utf-8") as to:
        GENERATE["write"](1_500, to, "dense")
    return str(file)


def rows(frame: pd.DataFrame) -> list[list[str]]:
    """The rows in the order of what marks them, as texts: what is missing is empty, 12.0 is 12."""
    ordered = frame.sort_values(WAYS["KEY"])[list(expected_columns())]
    return [
        ["" if pd.isna(cell) else str(cell).removesuffix(".0") for cell in row]
        for row in ordered.itertuples(index=False)
    ]


def expected_columns() -> list[str]:
    return list(figures.discrepancies(pd.DataFrame(columns=["source", "metric", "figure"])).columns)


@pytest.fixture(scope="module")
def at_once(claims: str) -> list[list[str]]:
    found = rows(figures.compare(claims).to_frame())
    assert len(found) > 50
    return found


def test_in_chunks(claims: str, at_once: list[list[str]]) -> None:
    assert rows(WAYS["in_chunks"](claims, rows=400)) == at_once


def test_with_duckdb(claims: str, at_once: list[list[str]], tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    pytest.importorskip("pyarrow")
    assert rows(WAYS["with_duckdb"](claims, str(tmp_path / "buckets"))) == at_once


@pytest.mark.parametrize(
    ("library", "options"), [("polars", {}), ("dask", {"scheduler": "sync"}), ("pyspark", {})], ids=str
)
def test_with_another_library(library: str, options: dict[str, Any], claims: str, at_once: list[list[str]]) -> None:
    pytest.importorskip(library)
    way: Callable[..., pd.DataFrame] = WAYS[f"with_{library.removeprefix('py')}"]
    assert rows(way(claims, **options)) == at_once
