"""The same in polars: `python benchmarks/bare_polars.py claims.csv out.csv`. It checks nothing."""

from __future__ import annotations

import sys

import polars as pl


def main(path: str, out: str) -> None:
    number = pl.col("figure").str.replace_all(",", "").str.extract(r"(\d+)").cast(pl.Int64)
    claims = pl.scan_csv(path, infer_schema=False).fill_null("").with_columns(number=number)
    found = claims.group_by("event", "metric", "population", "place").agg(
        low=pl.col("number").min(), high=pl.col("number").max(), sources=pl.col("source").n_unique()
    )
    by = ("event", "metric", "population", "place")
    found.filter(pl.col("low") != pl.col("high")).sort(by).collect().write_csv(out)


if __name__ == "__main__":
    main(*sys.argv[1:3])
