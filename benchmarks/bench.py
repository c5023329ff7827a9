"""Ratios of processor time, each measured in one run: against `import pandas`, and what a user would write instead.

`make bench` runs it; `python benchmarks/bench.py --rows 1000 100000 --runs 3` for a shorter one. The commands of a row
run in turn as whole processes (after one warm-up, where there are several runs); medians of user time and peak memory
are shown, ratios are medians of run by run. The bare scripts check nothing: no types, no dates, no words, no scopes,
no relays; figures does. What is not installed (polars, DuckDB) is left out.
"""

from __future__ import annotations

import argparse
import csv
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from generate import COLUMNS, daily_counts, dense, one_question, thousand_days, thousand_figures, write

HERE = Path(__file__).parent
ROOT = HERE.parent
FIGURES = [sys.executable, "-m", "figures"]


class Run(NamedTuple):
    """What one process cost: seconds on the clock, seconds of user time, MiB at most."""

    wall: float
    user: float
    peak: float


Command = list[str]


def run(command: Command) -> Run:
    """Run a command to its end, its output thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise SystemExit(f"{' '.join(command)} left with {process.returncode}")
    return Run(time.perf_counter() - start, usage.ru_utime, usage.ru_maxrss / 1024)


def median(runs: list[Run]) -> Run:
    return Run(*(statistics.median(figures) for figures in zip(*runs, strict=True)))


def against(name: str, ours: Command, others: dict[str, Command], runs: int) -> None:
    """Print one row: our command, the others, and the ratio to each."""
    if runs > 1:
        for command in (ours, *others.values()):
            run(command)
    held = [(run(ours), [run(command) for command in others.values()]) for _ in range(runs)]
    its = median([one for one, _ in held])
    told = [f"{name:<36} {its.wall:>7.2f} s {its.user:>7.2f} s {its.peak:>6.0f} MiB"]
    for place, other in enumerate(others):
        theirs = median([rest[place] for _, rest in held])
        ratio = statistics.median(one.user / rest[place].user for one, rest in held)
        told.append(f"{other} {theirs.user:.2f} s, {theirs.peak:.0f} MiB: {ratio:.2f}")
    print(" | ".join(told), flush=True)


def start_up(runs: int) -> None:
    """Print what it costs to begin."""
    example = str(ROOT / "data" / "claims.csv")
    beside = {"import pandas": [sys.executable, "-c", "import pandas"]}
    for words in (["--version"], ["--help"], ["compare", example]):
        against(f"figures {' '.join(words).removesuffix(example)}", [*FIGURES, *words], beside, 2 * runs + 1)


def scale(rows: int, shape: str, folder: str, runs: int) -> None:
    """Print what so many claims cost, beside what would be written instead."""
    claims = f"{folder}/claims.csv"
    with open(claims, "w", encoding="utf-8") as to:  # noqa: PTH123 - a benchmark
        write(rows, to, shape)
    bare = [name for name in ("pandas", "duckdb", "polars") if find_spec(name)]
    others = {name: [sys.executable, str(HERE / f"bare_{name}.py"), claims, f"{folder}/{name}.csv"] for name in bare}
    against(f"{shape} {rows:,}", [*FIGURES, "compare", claims, "-o", f"{folder}/out.csv"], others, runs)


def formats(rows: int, folder: str) -> None:
    """Print what each format of so many dense claims costs."""
    claims = f"{folder}/claims.csv"
    with open(claims, "w", encoding="utf-8") as to:  # noqa: PTH123 - a benchmark
        write(rows, to, "dense")
    for name in ("csv", "table", "json", "html", "parquet"):
        ours = [*FIGURES, "compare", claims, "--format", name, "-o", f"{folder}/out.{name}"]
        against(f"dense {rows:,} as {name}", ours, {}, 1)


def shapes(folder: str, runs: int) -> None:
    """Print what the hard shapes cost."""
    beside = {"import pandas": [sys.executable, "-c", "import pandas"]}
    for name, make in (
        ("1,000 figures, one question", thousand_figures),
        ("20,000 claims, one question", one_question),
        ("1,000 days, 10 sources", thousand_days),
        ("1,000 days counted singly", daily_counts),
    ):
        with open(f"{folder}/shape.csv", "w", encoding="utf-8") as to:  # noqa: PTH123 - a benchmark
            make(to)
        against(name, [*FIGURES, "compare", f"{folder}/shape.csv", "-o", f"{folder}/out.csv"], beside, runs)


def checks(statements: int, rows: int, folder: str) -> None:
    """Print what it costs to check some of the claims, as statements, against all of them."""
    claims = [dict(zip(COLUMNS, claim, strict=True)) for claim in dense(rows)]
    known = [one for one in claims if not one["status"] and one["figure"] != "unknown"]
    for name, held in (("claims", claims), ("statements", random.Random(3).sample(known, statements))):
        with open(f"{folder}/{name}.csv", "w", encoding="utf-8") as to:  # noqa: PTH123 - a benchmark
            writer = csv.DictWriter(to, COLUMNS, lineterminator="\n")
            writer.writeheader()
            writer.writerows(held)
    ours = [*FIGURES, "check", f"{folder}/claims.csv", "--statements", f"{folder}/statements.csv", "--format", "csv"]
    against(f"check {statements:,} against {rows:,}", ours, {}, 1)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", nargs="*", type=int, default=[1_000, 10_000, 100_000, 1_000_000])
    options.add_argument("--runs", type=int, default=3)
    options.add_argument("--only", nargs="*", default=["start", "scale", "formats", "shapes", "checks"])
    chosen = options.parse_args()
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, medians of {chosen.runs} runs in turn, user time")
    if "start" in chosen.only:
        start_up(chosen.runs)
    with tempfile.TemporaryDirectory() as folder:
        if "scale" in chosen.only:
            for rows in chosen.rows:
                for shape in ("sparse", "dense"):
                    scale(rows, shape, folder, chosen.runs)
        if "formats" in chosen.only:
            formats(min(max(chosen.rows), 100_000), folder)
        if "shapes" in chosen.only:
            shapes(folder, chosen.runs)
        if "checks" in chosen.only:
            checks(1_000, min(max(chosen.rows), 100_000), folder)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"largest process: {peak:.0f} MiB")


if __name__ == "__main__":
    main()
