"""Claims beyond one machine's memory: four ways to judge them part by part.

Whole events go together, for claims of other events change nothing. A part is a bucket of events, not a single one: a
call has some milliseconds of its own. Each way gives the rows that one machine gives of all claims at once.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pandas as pd

import figures

KEY = ["event", "metric", "kind", "claims_a", "claims_b"]
"""What to sort by where two runs are held against each other: each part has the report's own order."""


def in_chunks(path: str, buckets: int = 8, rows: int = 100_000) -> pd.DataFrame:
    """A CSV, of which so many rows are held at a time: first into buckets of whole events, then bucket by bucket."""
    held: dict[int, list[pd.DataFrame]] = {}
    for chunk in pd.read_csv(path, dtype=str, keep_default_na=False, chunksize=rows):  # "NA" is a text
        number = pd.util.hash_pandas_object(chunk["event"], index=False) % buckets
        for bucket, part in chunk.groupby(number.to_numpy()):
            held.setdefault(int(str(bucket)), []).append(part)  # where memory is short: to a file a bucket
    return pd.concat([figures.discrepancies(pd.concat(parts)) for _, parts in sorted(held.items())])


def with_duckdb(path: str, folder: str, buckets: int = 8) -> pd.DataFrame:
    """A CSV of any size, partitioned on disk by DuckDB; a folder of Parquet files is one set of claims."""
    import duckdb

    claims = duckdb.read_csv(path, all_varchar=True, header=True, na_values="\0")
    claims.select(f"*, hash(event) % {buckets} as bucket").to_parquet(folder, partition_by=["bucket"])
    parts = (sorted(Path(folder, f"bucket={bucket}").glob("*.parquet")) for bucket in range(buckets))
    return pd.concat([figures.discrepancies(figures.load(*files)) for files in parts if files])


def with_polars(path: str, buckets: int = 8) -> pd.DataFrame:
    """The same by polars, in memory."""
    import polars as pl

    claims = pl.read_csv(path, infer_schema=False).fill_null("")
    claims = claims.with_columns(bucket=pl.col("event").hash() % buckets)
    parts = [part.drop("bucket").to_dicts() for part in claims.partition_by("bucket")]
    return pd.concat([figures.discrepancies(pd.DataFrame(part)) for part in parts])


def with_dask(path: str, parts: int = 4, scheduler: str = "processes") -> pd.DataFrame:
    """The same on all cores, or on many machines, by Dask; call it under `if __name__ == "__main__"`."""
    import dask.dataframe as dd

    claims = dd.from_pandas(pd.read_csv(path, dtype=str, keep_default_na=False), npartitions=parts)
    by_event = claims.shuffle("event", npartitions=parts)
    none = figures.discrepancies(pd.DataFrame(columns=["source", "metric", "figure"]))
    found: pd.DataFrame = by_event.map_partitions(figures.discrepancies, meta=none).compute(scheduler=scheduler)
    return found


SPARK = {"Int64": "long", "Float64": "double", "boolean": "boolean", "datetime64[s]": "timestamp_ntz"}
"""The types of the columns as Spark names them; all others are strings."""


def with_spark(path: str, buckets: int = 8) -> pd.DataFrame:
    """The same by Spark: whole numbers that may be missing come back as floats."""
    from pyspark.sql import SparkSession
    from pyspark.sql import functions as of

    none = figures.discrepancies(pd.DataFrame(columns=["source", "metric", "figure"]))
    schema = ", ".join(f"{name} {SPARK.get(str(kind), 'string')}" for name, kind in none.dtypes.items())

    def judged(frame: pd.DataFrame) -> pd.DataFrame:  # Spark takes None for what is missing, not pd.NA
        found = figures.discrepancies(frame.drop(columns="bucket"))
        return found.astype(object).where(lambda cells: cells.notna(), None)

    session = SparkSession.builder.master("local[2]").getOrCreate()
    claims = session.read.csv(path, header=True, quote='"', escape='"', emptyValue="", nullValue="\0")
    claims = claims.withColumn("bucket", of.pmod(of.hash("event"), of.lit(buckets)))
    found: pd.DataFrame = claims.groupBy("bucket").applyInPandas(judged, schema=schema).toPandas()
    return found


if __name__ == "__main__":
    file = sys.argv[1] if len(sys.argv) > 1 else str(Path(__file__).parents[1] / "data" / "claims.csv")
    found = in_chunks(file)
    print(f"{len(found)} discrepancies: {found['kind'].value_counts().to_dict()}")
