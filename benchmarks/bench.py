"""Ratios, each measured in one run: start-up against `import pandas`, scale against what a user would write instead.

`make bench` runs it; `python benchmarks/bench.py --rows 1000 100000 --runs 3` for a shorter one. Each pair of commands
runs in turn as whole processes (after one warm-up); the medians of processor time, wall time and peak memory are
compared. The bare scripts check nothing: no types, no dates, no words, no scopes, no relays; figures does.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from generate import one_question, thousand_days, write

HERE = Path(__file__).parent
ROOT = HERE.parent
FIGURES = [sys.executable, "-m", "figures"]


class Run(NamedTuple):
    """What one process cost: seconds on the clock, seconds of processor, MiB at most."""

    wall: float
    cpu: float
    peak: float


def run(command: list[str]) -> Run:
    """Run a command to its end, its output thrown away."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} left with {process.returncode}")
    return Run(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(runs: list[Run]) -> Run:
    return Run(*(statistics.median(figures) for figures in zip(*runs, strict=True)))


def against(name: str, ours: list[str], other: str, theirs: list[str], runs: int) -> None:
    """Print one row: our command, the other one, and the ratio of the two."""
    run(ours), run(theirs)
    pairs = [(run(ours), run(theirs)) for _ in range(runs)]
    a, b = median([one for one, _ in pairs]), median([two for _, two in pairs])
    wall = statistics.median(one.wall / two.wall for one, two in pairs)
    print(
        f"{name:<34} {a.wall:>8.2f} s {a.cpu:>8.2f} s {a.peak:>7.0f} MiB | {other:<14} {b.wall:>8.2f} s "
        f"{b.peak:>7.0f} MiB | {wall:>6.2f}",
        flush=True,
    )


def alone(name: str, ours: list[str]) -> None:
    """Print one row without a counterpart."""
    cost = run(ours)
    print(f"{name:<34} {cost.wall:>8.2f} s {cost.cpu:>8.2f} s {cost.peak:>7.0f} MiB |", flush=True)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", nargs="*", type=int, default=[1_000, 10_000, 100_000, 1_000_000])
    options.add_argument("--runs", type=int, default=3)
    chosen = options.parse_args()
    example = str(ROOT / "data" / "claims.csv")
    pandas = [sys.executable, "-c", "import pandas"]
    print(f"{os.cpu_count()} cores, Python {sys.version.split()[0]}, medians of {chosen.runs} runs in turn")
    print(f"{'figures':<34} {'wall':>10} {'cpu':>10} {'peak':>11} | {'against':<14} {'wall':>10} {'peak':>11} |  ratio")
    for name in ("--version", "--help"):
        against(f"figures {name}", [*FIGURES, name], "import pandas", pandas, 2 * chosen.runs + 1)
    compare = [*FIGURES, "compare", example, "--metric", "wounded"]
    against("figures compare --metric wounded", compare, "import pandas", pandas, 2 * chosen.runs + 1)
    with tempfile.TemporaryDirectory() as folder:
        for rows in chosen.rows:
            claims, out = f"{folder}/claims.csv", f"{folder}/out.csv"
            with open(claims, "w", encoding="utf-8") as to:  # noqa: PTH123 - a benchmark
                write(rows, to)
            ours = [*FIGURES, "compare", claims, "-o", out]
            for other in ("bare_pandas", "bare_duckdb"):
                theirs = [sys.executable, str(HERE / f"{other}.py"), claims, f"{folder}/{other}.csv"]
                against(f"figures compare, {rows:,} claims", ours, other, theirs, chosen.runs)
        for name, make in (("20,000 claims, one question", one_question), ("1,000 days, 10 sources", thousand_days)):
            with open(f"{folder}/worst.csv", "w", encoding="utf-8") as to:  # noqa: PTH123 - a benchmark
                make(to)
            alone(name, [*FIGURES, "compare", f"{folder}/worst.csv", "-o", f"{folder}/worst-out.csv"])
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"largest process: {peak:.0f} MiB")


if __name__ == "__main__":
    main()
