"""Break the code on purpose, one small change at a time, and see whether the tests that pass there notice.

    python benchmarks/mutants.py src/figures/judging src/figures/readers --changes 300 --seed 1

A seeded sample of single changes is drawn over the folders, an equal share from each. Which tests pass a line is
measured first (coverage.py, one context a test), so that each change is held against those tests alone, in a fork of a
process that has them loaded already (warm.py): first against a few seconds of tests, those of its own folder before
others, then, what is left, against more, the laws before others. Each result is written to a file as it comes
(--results), and a run that was stopped goes on from there. A change that every test passes survives: it is printed with
its line. The share that was killed comes with its Wilson interval.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from math import sqrt
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, Any, NamedTuple

from changes import Change, changes

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[1]
WARM = Path(__file__).with_name("warm.py")
PATIENCE = (10.0, 100.0)
"""Measured seconds of tests that one change is held against, at most, in the first round and in the second."""
LAWS = "tests/property/"
PASSED, NOT_PUT, HUNG = 0, 3, 4


class Passing(NamedTuple):
    """Which tests pass a line, and how long each takes."""

    tests: list[str]
    seconds: list[float]
    lines: dict[str, dict[str, list[int]]]
    failed: set[str]

    def of(self, change: Change, rounds: Sequence[float]) -> list[str]:
        """The tests of the last of some rounds for a change.

        Of those that pass its line the first round takes those of its own folder first, the others the laws first, the
        fastest first, for so many seconds; no round repeats a test.
        """
        here = self.lines.get(change.path, {})
        passed = set(here.get(str(change.line), ())) or set(here.get(str(change.statement), ()))
        if not change.inside:  # it acts on whatever the file does
            passed |= {test for tests in here.values() for test in tests}
        left = [test for test in passed - {-1} if self.tests[test] not in self.failed]
        chosen: list[int] = []
        first = f"tests/{Path(change.path).parent.name}/"
        for most in rounds:
            chosen = self._within(most, left, first)
            left = [test for test in left if test not in set(chosen)]
            first = LAWS
        return [self.tests[test] for test in chosen]

    def _within(self, most: float, tests: list[int], first: str) -> list[int]:
        """The tests that take so many seconds together."""
        chosen: list[int] = []
        for test in sorted(tests, key=lambda test: (not self.tests[test].startswith(first), self.seconds[test])):
            if self.seconds[test] < most:
                most -= self.seconds[test]
                chosen.append(test)
        return chosen


def measured(work: Path, tests: list[str]) -> Passing:
    """Run the tests once, and read what they pass; a measurement that is there already is taken."""
    file = work / "passing.json"
    if not file.exists():
        environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
        command = [sys.executable, str(WARM), "measure", str(file), *tests]
        subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
    found = json.loads(file.read_text())
    for test in found["failed"]:
        print(f"left out, it fails here on the code as it stands: {test}", file=sys.stderr)
    return Passing(list(found["seconds"]), list(found["seconds"].values()), found["lines"], set(found["failed"]))


class Runner:
    """A pair of warm processes that try one change after the other."""

    def __init__(self, folder: Path, tests: list[str]) -> None:
        self.tests = tests
        self.folder = folder
        self.running: dict[str, subprocess.Popen[str]] = {}

    def ask(self, how: str, change: Change | None, nodes: list[str], limit: float) -> dict[str, Any]:
        """Have one of the two run these tests on a change, or on the code as it stands."""
        if how not in self.running:
            copied = self.folder / how
            shutil.copytree(ROOT / "src", copied, ignore=shutil.ignore_patterns("__pycache__"))
            where = ROOT / "src" if how == "warm" else copied
            self.running[how] = subprocess.Popen(
                [sys.executable, str(WARM), how, str(copied), *self.tests],
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": str(where)},
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        process = self.running[how]
        if process.stdin is None or process.stdout is None:
            raise TypeError
        print(json.dumps({"change": change, "tests": nodes, "limit": limit}), file=process.stdin, flush=True)
        answer: dict[str, Any] = json.loads(process.stdout.readline())
        return answer

    def tried(self, change: Change, nodes: list[str], limit: float) -> dict[str, Any]:
        """What came of a change.

        A test that fails in a fork of the code as it stands as well says nothing: it is left out.
        """
        how = "warm" if change.inside else "cold"
        left_out: list[str] = []
        while True:
            said = self.ask(how, change, nodes, limit)
            if said["ended"] == NOT_PUT:
                how = "cold"
                continue
            if said["ended"] == PASSED or not said["test"]:
                return said | {"how": how, "left_out": left_out}
            until = nodes.index(said["test"]) + 1 if said["test"] in nodes else len(nodes)
            as_it_stands = self.ask(how, None, nodes[:until], limit)
            if as_it_stands["ended"] == PASSED:
                return said | {"how": how, "left_out": left_out}
            left_out.append(as_it_stands["test"])
            nodes = [node for node in nodes if node != as_it_stands["test"]]

    def end(self) -> None:
        """Let both end."""
        for process in self.running.values():
            process.terminate()
            process.wait()


def drawn(folders: list[Path], number: int, seed: int) -> list[Change]:
    """The sample: an equal share of each folder, the same for the same seed."""
    draw = random.Random(seed)
    sample: list[Change] = []
    for folder in folders:
        all_of = [one for path in sorted(folder.resolve().rglob("*.py")) for one in changes(path)]
        sample += draw.sample(all_of, min(len(all_of), number // len(folders)))
    draw.shuffle(sample)
    return sample


class Trial:
    """What came of the changes that were tried, each written to a file as it comes."""

    def __init__(self, passing: Passing, asked: argparse.Namespace, work: Path) -> None:
        self.passing, self.asked, self.work = passing, asked, work
        self.results: Path = asked.results or work / "results.jsonl"
        self.results.parent.mkdir(parents=True, exist_ok=True)
        lines = self.results.read_text().splitlines() if self.results.exists() else []
        self.known = {Change(*(one := json.loads(line))["change"]): one for line in lines}

    def run(self, sample: list[Change]) -> list[dict[str, Any]]:
        """Try what was not tried yet, round by round: what survives one is held against more tests in the next."""
        for turn in range(len(self.asked.patience)):
            waiting: SimpleQueue[Change] = SimpleQueue()
            for change in sample:
                its = self.known.get(change)
                if its is None or (its["ended"] == PASSED and its["round"] < turn):
                    waiting.put(change)
            with ThreadPoolExecutor(self.asked.jobs) as pool:
                list(pool.map(partial(self._work_through, waiting, turn), range(self.asked.jobs)))
        return [self.known[change] for change in sample]

    def _work_through(self, waiting: SimpleQueue[Change], turn: int, place: int) -> None:
        patience = self.asked.patience[turn]
        runner = Runner(self.work / f"runner-{turn}-{place}", self.asked.tests)
        while True:
            try:
                change = waiting.get_nowait()
            except Empty:
                break
            nodes = self.passing.of(change, self.asked.patience[: turn + 1])
            said = {"ended": PASSED, "test": "", "seconds": 0.0, "how": "untested", "left_out": []}
            if nodes:
                said = runner.tried(change, nodes, 4 * patience + 30)
            self.known[change] = {"change": change, "round": turn, "tests": len(nodes), **said}
            with self.results.open("a") as file:
                print(json.dumps(self.known[change]), file=file, flush=True)
        runner.end()


def report(results: list[dict[str, Any]], folders: list[Path]) -> None:
    """Print the survivors, and the share that was killed in each folder and in all."""
    for one in sorted(results, key=lambda result: (result["change"][0], result["change"][3])):
        if one["ended"] == PASSED:
            change = Change(*one["change"])
            untested = "" if one["tests"] else "  (no test passes here)"
            print(f"{Path(change.path).relative_to(ROOT)}:{change.line}: {change.what}{untested}")
    for folder in [*folders, ROOT / "src"]:
        inside = [one for one in results if Path(one["change"][0]).is_relative_to(folder.resolve())]
        killed, hung = (sum(one["ended"] in ends for one in inside) for ends in ({1, HUNG}, {HUNG}))
        low, high = wilson(killed, len(inside))
        name = folder.resolve().relative_to(ROOT)
        print(
            f"{name}: {killed} of {len(inside)} changes were noticed: {killed / len(inside):.1%}"
            f" (95 %: {low:.1%} to {high:.1%}; {hung} of them hung)"
        )


def wilson(hits: int, tries: int) -> tuple[float, float]:
    """The interval of a share, of 95 %, ends included (Wilson 1927)."""
    z, share = 1.96, hits / tries
    middle = (share + z * z / (2 * tries)) / (1 + z * z / tries)
    half = z * sqrt(share * (1 - share) / tries + z * z / (4 * tries * tries)) / (1 + z * z / tries)
    return middle - half, middle + half


def main() -> None:
    """Draw, try, tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--changes", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument(
        "--patience", type=float, nargs="+", default=PATIENCE, help="seconds of tests for one change, round by round"
    )
    parser.add_argument(
        "--results", type=Path, help="the file that each result is added to, and a new run goes on from"
    )
    parser.add_argument("--work", type=Path, help="a folder for what was measured, taken again by a run that goes on")
    parser.add_argument(
        "--tests", nargs="*", default=["tests", "--ignore=tests/browser", "--ignore=tests/test_fuzz.py"]
    )
    asked = parser.parse_args()
    sample = drawn(asked.folders, asked.changes, asked.seed)
    with tempfile.TemporaryDirectory() as made:
        if asked.work:
            asked.work.mkdir(parents=True, exist_ok=True)
        passing = measured(asked.work or Path(made), asked.tests)
        report(Trial(passing, asked, asked.work or Path(made)).run(sample), asked.folders)


if __name__ == "__main__":
    main()
