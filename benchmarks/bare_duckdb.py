"""The same in SQL, by DuckDB: `python benchmarks/bare_duckdb.py claims.csv out.csv`. It checks nothing."""

from __future__ import annotations

import sys

import duckdb

QUERY = """
copy (
    select event, metric, population, place,
           min(number) as low, max(number) as high, count(distinct source) as sources
    from (
        select *, try_cast(regexp_extract(replace(figure, ',', ''), '([0-9]+)', 1) as bigint) as number
        from read_csv('{path}', all_varchar = true, header = true)
    )
    group by event, metric, population, place
    having min(number) <> max(number)
    order by all
) to '{out}' (header)
"""


def main(path: str, out: str) -> None:
    duckdb.sql(QUERY.format(path=path.replace("'", "''"), out=out.replace("'", "''")))


if __name__ == "__main__":
    main(*sys.argv[1:3])
