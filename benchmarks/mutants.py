"""Break the code on purpose, one small change at a time, and see whether the tests that pass there notice.

    python benchmarks/mutants.py src/figures/judging src/figures/readers --changes 300 --seed 1

A seeded sample of single changes is drawn over the folders, half of it from each. Which tests pass a line is measured
first (coverage.py, one context a test), so that each change is held against those tests alone, fastest first. A change
that every test passes survives: it is printed with its line. The share that was killed comes with its Wilson interval.
"""

from __future__ import annotations

import argparse
import ast
import copy
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from math import sqrt
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.And: ast.Or, ast.Or: ast.And,
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Add, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd,
    ast.BitXor: ast.BitAnd,
}  # fmt: skip
MOST_TESTS = 400
"""Tests that one change is held against, at most: the fastest of those that pass its line."""
PATIENCE = 120
"""Seconds for the tests of one change; a change that makes them hang is killed."""


class Change(NamedTuple):
    """One small change: where, what became of it, and the whole file with it."""

    path: Path
    line: int
    what: str
    text: str


def changes(path: Path) -> Iterator[Change]:
    """Every change that is tried on a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = list(ast.walk(tree))
    annotations = set(chain.from_iterable(map(ast.walk, _annotations(nodes))))
    for place, node in enumerate(nodes):
        if node in annotations:
            continue
        for step, new in enumerate(_broken(node)):
            broken = copy.deepcopy(tree)
            target = list(ast.walk(broken))[place]
            what = list(_broken(target))[step]
            _put(broken, target, what)
            line = getattr(node, "lineno", 0)
            yield Change(path, line, f"{ast.unparse(node)}  →  {ast.unparse(new)}", ast.unparse(broken))


def _annotations(nodes: list[ast.AST]) -> Iterator[ast.AST]:
    for node in nodes:
        yield from (one for name in ("annotation", "returns") if (one := getattr(node, name, None)) is not None)


def _broken(node: ast.AST) -> Iterator[ast.expr]:
    """What a node may become."""
    match node:
        case ast.Compare(ops=[op], left=left, comparators=others) if type(op) in SWAPS:
            yield ast.Compare(left=left, ops=[SWAPS[type(op)]()], comparators=others)  # type: ignore[list-item]
        case ast.BoolOp(op=op, values=values):
            yield ast.BoolOp(op=SWAPS[type(op)](), values=values)  # type: ignore[arg-type]
            yield values[0]
        case ast.BinOp(op=op, left=left, right=right) if type(op) in SWAPS and not isinstance(left, ast.JoinedStr):
            yield ast.BinOp(left=left, op=SWAPS[type(op)](), right=right)  # type: ignore[arg-type]
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yield operand
        case ast.Constant(value=bool(value)):
            yield ast.Constant(value=not value)
        case ast.Constant(value=int(value)):
            yield ast.Constant(value=value + 1)
        case ast.IfExp(body=body, orelse=other):
            yield body
            yield other


def _put(tree: ast.AST, old: ast.AST, new: ast.expr) -> None:
    for parent in ast.walk(tree):
        for name, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, name, new)
            elif isinstance(value, list) and any(one is old for one in value):
                value[:] = [new if one is old else one for one in value]


def passing(tests: list[str], work: Path) -> dict[tuple[str, int], list[str]]:
    """For each line of the package the tests that pass it, fastest first."""
    config = work / "coveragerc"
    data = work / "coverage"
    config.write_text(f"[run]\nsource = figures\ndata_file = {data}\ndynamic_context = test_function\n")
    command = [
        sys.executable,
        "-m",
        "coverage",
        "run",
        f"--rcfile={config}",
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        *tests,
    ]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    database = sqlite3.connect(data)
    contexts = dict(database.execute("select id, context from context"))
    paths = dict(database.execute("select id, path from file"))
    found: dict[tuple[str, int], list[str]] = defaultdict(list)
    for file, context, bits in database.execute("select file_id, context_id, numbits from line_bits"):
        for line in (8 * byte + bit for byte, value in enumerate(bits) for bit in range(8) if value >> bit & 1):
            if contexts[context]:
                found[paths[file], line].append(contexts[context])
    return found


def node_of(context: str) -> str:
    """The file and name of a test as pytest selects it, from coverage's dotted context."""
    parts = context.split(".")
    for end in range(len(parts), 0, -1):
        path = (
            Path("tests", *parts[:end]).with_suffix(".py")
            if parts[0] != "tests"
            else Path(*parts[:end]).with_suffix(".py")
        )
        if (ROOT / path).exists():
            return "::".join((str(path), *parts[end:]))
    return ""


def survives(change: Change, nodes: list[str]) -> bool:
    """Whether every test passes in a copy of the package that has the change."""
    with tempfile.TemporaryDirectory() as folder:
        copy_of = Path(folder, "src")
        shutil.copytree(ROOT / "src", copy_of, ignore=shutil.ignore_patterns("__pycache__"))
        (copy_of / change.path.relative_to(ROOT / "src")).write_text(change.text, encoding="utf-8")
        environment = {**os.environ, "PYTHONPATH": str(copy_of), "PYTHONDONTWRITEBYTECODE": "1"}
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *nodes]
        try:
            ran = subprocess.run(command, cwd=ROOT, env=environment, timeout=PATIENCE, check=False, capture_output=True)
        except subprocess.TimeoutExpired:
            return False
        return ran.returncode == 0


def main() -> None:
    """Draw, try, tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--changes", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--tests", nargs="*", default=["tests", "--ignore=tests/browser", "--ignore=tests/test_fuzz.py"]
    )
    asked = parser.parse_args()
    draw = random.Random(asked.seed)
    with tempfile.TemporaryDirectory() as work:
        passed_by = passing(asked.tests, Path(work))
    sample: list[Change] = []
    for folder in asked.folders:
        all_of = [one for path in sorted(folder.resolve().rglob("*.py")) for one in changes(path)]
        sample += draw.sample(all_of, min(len(all_of), asked.changes // len(asked.folders)))
    tests = [
        list(dict.fromkeys(filter(None, map(node_of, passed_by.get((str(one.path), one.line), ())))))[:MOST_TESTS]
        for one in sample
    ]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        alive = list(pool.map(lambda pair: not pair[1] or survives(*pair), zip(sample, tests, strict=True)))
    for one, nodes, lives in zip(sample, tests, alive, strict=True):
        if lives:
            untested = "" if nodes else "  (no test passes here)"
            print(f"{one.path.relative_to(ROOT)}:{one.line}: {one.what}{untested}")
    killed, tried = alive.count(False), len(alive)
    low, high = wilson(killed, tried)
    print(f"{killed} of {tried} changes were noticed: {killed / tried:.1%} (95 %: {low:.1%} to {high:.1%})")


def wilson(hits: int, tries: int) -> tuple[float, float]:
    """The interval of a share, of 95 %, ends included (Wilson 1927)."""
    z, share = 1.96, hits / tries
    middle = (share + z * z / (2 * tries)) / (1 + z * z / tries)
    half = z * sqrt(share * (1 - share) / tries + z * z / (4 * tries * tries)) / (1 + z * z / tries)
    return middle - half, middle + half


if __name__ == "__main__":
    main()
