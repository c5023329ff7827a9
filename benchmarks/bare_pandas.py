"""What a user would write in pandas instead: `python benchmarks/bare_pandas.py claims.csv out.csv`. It checks nothing.

Every column as text, the first number out of each figure, and for each event, metric, population and place the lowest
and highest number and how many sources there are, where they differ. Words, hedges, dates and relays are ignored.
"""

from __future__ import annotations

import sys

import pandas as pd


def main(path: str, out: str) -> None:
    claims = pd.read_csv(path, dtype=str, keep_default_na=False)
    digits = claims["figure"].str.replace(",", "", regex=False).str.extract(r"(\d+)", expand=False)
    claims["number"] = pd.to_numeric(digits)
    by = ["event", "metric", "population", "place"]
    found = claims.groupby(by, as_index=False).agg(
        low=("number", "min"), high=("number", "max"), sources=("source", "nunique")
    )
    found[found["low"] != found["high"]].to_csv(out, index=False)


if __name__ == "__main__":
    main(*sys.argv[1:3])
