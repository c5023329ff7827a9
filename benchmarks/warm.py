"""A warm process of the tests, which breaks the code in a fork of itself: no import, no collection for each change.

    python benchmarks/warm.py measure FILE TESTS…   which tests pass each line, and how long each takes, into FILE
    python benchmarks/warm.py warm FOLDER TESTS…    answers requests, a line of JSON each: code objects are swapped
    python benchmarks/warm.py cold FOLDER TESTS…    the same for what acts on import: all is loaded anew in each fork

FOLDER is a copy of src/, which the programs that tests start find the change in as well.
"""

from __future__ import annotations

import ast
import contextlib
import functools
import gc
import importlib
import json
import os
import pkgutil
import resource
import signal
import sys
import time
from pathlib import Path
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any

import coverage
import pytest
from changes import Change

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"
OPTIONS = ["-q", "-p", "no:cacheprovider", "--capture=sys", "--no-header", "--tb=no"]
CACHED = type(functools.cache(ast.parse))
PASSED, FAILED, NOT_PUT, HUNG = 0, 1, 3, 4


class Faster:
    """What every run here has: examples are not made smaller, and the modules are loaded before any test."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        """Set it before the first file of tests is loaded; pytest has to be the first that imports hypothesis."""
        from hypothesis import Phase, settings

        profile = settings.get_profile("figures")
        settings.register_profile("mutants", profile, phases=[Phase.explicit, Phase.generate])
        settings.load_profile("mutants")


def load_the_package() -> None:
    """Load every module, so that what acts on import has acted before any test."""
    package = importlib.import_module("figures")
    for module in pkgutil.walk_packages(package.__path__, "figures."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


class Measuring(Faster):
    """One context of coverage a test, and the seconds of each."""

    def __init__(self, measured: coverage.Coverage) -> None:
        self.measured = measured
        self.seconds: dict[str, float] = {}
        self.failed: list[str] = []

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Generator[None, Any, Any]:
        """Measure one test."""
        self.measured.switch_context(item.nodeid)
        start = time.perf_counter()
        try:
            return (yield)
        finally:
            self.seconds[item.nodeid] = time.perf_counter() - start
            self.measured.switch_context("")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remember a test that fails on the code as it stands: it can notice nothing."""
        if report.failed:
            self.failed.append(report.nodeid)


def measure(into: Path, tests: list[str]) -> None:
    """Run the tests once and write what they pass."""
    measured = coverage.Coverage(data_file=None, source=["figures"], branch=False, config_file=False)
    measured.start()
    load_the_package()
    measuring = Measuring(measured)
    pytest.main([*OPTIONS, *tests], plugins=[measuring])
    measured.stop()
    data = measured.get_data()
    names = {name: place for place, name in enumerate(measuring.seconds)}
    lines: dict[str, dict[int, list[int]]] = {}
    for path in data.measured_files():
        found = data.contexts_by_lineno(path)
        lines[path] = {line: [names.get(name, -1) for name in contexts] for line, contexts in found.items()}
    into.write_text(json.dumps({"failed": measuring.failed, "seconds": measuring.seconds, "lines": lines}))


class Serving(Faster):
    """Collects once; then runs what is asked in forks."""

    def __init__(self, served: Callable[[pytest.Session], None]) -> None:
        self.served = served

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Take the place of the run."""
        self.served(session)
        return True


def serve_warm(
    copied: Path, requests: Iterable[str], answer: Callable[[dict[str, Any]], None], tests: list[str]
) -> None:
    """Swap code objects in forks of a process that has collected everything."""
    load_the_package()

    def served(session: pytest.Session) -> None:
        items = {item.nodeid: item for item in session.items}
        gc.collect()
        held = [one for one in gc.get_objects() if isinstance(one, FunctionType | CACHED)]
        gc.freeze()  # what is frozen is no longer among the objects, and is not copied into each fork
        for line in requests:
            asked = json.loads(line)
            chosen = [items[node] for node in asked["tests"] if node in items]
            change = Change(*asked["change"]) if asked["change"] else None
            run = functools.partial(_run_items, session, change, chosen, held)
            answer(_forked(run, change, copied, asked["limit"]))

    pytest.main([*OPTIONS, *tests], plugins=[Serving(served)])


def _run_items(
    session: pytest.Session,
    change: Change | None,
    items: list[pytest.Item],
    held: list[Any],
    tell: Callable[[str], None],
) -> int:
    if change is not None and not _swap(change, held):
        return NOT_PUT
    session.config.option.basetemp = f"/tmp/figures-mutants-{os.getpid()}"  # noqa: S108
    for item, following in zip(items, [*items[1:], None], strict=True):
        tell(item.nodeid)
        failed = session.testsfailed
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed > failed:
            return FAILED
    return PASSED


def _swap(change: Change, held: list[Any]) -> bool:
    """Put the changed code into the functions that run it; False if the shapes do not allow it."""
    code = compile(change.broken(), change.path, "exec")
    old = {_key(one): one for one in _codes(compile(Path(change.path).read_text("utf-8"), change.path, "exec"))}
    new = {key: one for one in _codes(code) if (key := _key(one)) in old and one != old[key]}
    put = 0
    for one in held:
        if isinstance(one, FunctionType) and one.__code__.co_filename == change.path and _key(one.__code__) in new:
            try:
                one.__code__ = new[_key(one.__code__)]
            except ValueError:
                return False
            put += 1
        elif isinstance(one, CACHED):
            one.cache_clear()
    return put > 0


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for one in code.co_consts:
        if isinstance(one, CodeType):
            yield from _codes(one)


def _key(code: CodeType) -> tuple[str, int]:
    return code.co_qualname, code.co_firstlineno


class Failing(Faster):
    """Says which test is run, so that the parent knows which one failed."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self.tell = tell

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        """Tell it."""
        self.tell(nodeid)


def serve_cold(copied: Path, requests: Iterable[str], answer: Callable[[dict[str, Any]], None]) -> None:
    """Load the copy of the package with the change in each fork, and the tests with it."""
    for name in ("numpy", "pandas", "pydantic", "rich.console", "openpyxl", "click"):
        importlib.import_module(name)
    sys.path.insert(0, str(copied))
    for line in requests:
        asked = json.loads(line)
        change = Change(*asked["change"]) if asked["change"] else None

        def run(tell: Callable[[str], None], nodes: list[str] = asked["tests"]) -> int:
            base = f"--basetemp=/tmp/figures-mutants-{os.getpid()}"
            try:
                load_the_package()
            except Exception:  # noqa: BLE001  # a package that cannot be loaded is broken for everyone
                return FAILED
            ended = pytest.main([*OPTIONS, "-x", base, *nodes], plugins=[Failing(tell)])
            return PASSED if ended in {0, 5} else FAILED

        answer(_forked(run, change, copied, asked["limit"]))


def _forked(
    run: Callable[[Callable[[str], None]], int], change: Change | None, copied: Path, limit: float
) -> dict[str, Any]:
    """Run in a child with the change in the copied package; the end, and the test it ended at.

    A child hangs that has taken so many seconds of a processor, or ten times as many of the clock: a loaded machine is
    no fault of the change.
    """
    changed = copied / Path(change.path).relative_to(SOURCE) if change else None
    if changed and change:
        changed.write_text(ast.unparse(change.broken()), encoding="utf-8")
    reading, writing = os.pipe()
    start = time.monotonic()
    child = os.fork()
    if not child:
        os.close(reading)
        resource.setrlimit(resource.RLIMIT_CPU, (int(limit), int(limit) + 1))
        _end(run, writing)
    os.close(writing)
    told = bytearray()
    ended = _wait(child, reading, told, start + 10 * limit)
    os.close(reading)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(child, signal.SIGKILL)
    if changed and change:
        changed.write_text(Path(change.path).read_text(encoding="utf-8"), encoding="utf-8")
    last = told.decode().rstrip("\n").rsplit("\n", 1)[-1]
    return {"ended": ended, "test": last, "seconds": round(time.monotonic() - start, 2)}


def _end(run: Callable[[Callable[[str], None]], int], writing: int) -> None:
    """Be the child: run, and end without whatever else waits at the end of a process."""
    os.setpgid(0, 0)
    code = FAILED
    try:
        code = run(lambda node: void(os.write(writing, f"{node}\n".encode())))
    except BaseException:  # noqa: BLE001  # a change that breaks the runner itself is noticed too
        code = FAILED
    finally:
        os._exit(code)


def void(_: object) -> None:
    """Say nothing of a value."""


def _wait(child: int, reading: int, told: bytearray, until: float) -> int:
    os.set_blocking(reading, False)
    while True:
        with contextlib.suppress(BlockingIOError):
            while piece := os.read(reading, 65_536):
                told += piece
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            code = os.waitstatus_to_exitcode(status)
            with contextlib.suppress(BlockingIOError):
                told += os.read(reading, 1 << 20)
            return HUNG if code == -signal.SIGXCPU else code if code in {PASSED, NOT_PUT} else FAILED
        if time.monotonic() > until:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            return HUNG
        time.sleep(0.01)


def main() -> None:
    """Do what the first word says."""
    what, place, *tests = sys.argv[1:]
    if what == "measure":
        measure(Path(place), tests)
        return
    requests, answers = os.fdopen(os.dup(0)), os.fdopen(os.dup(1), "w")
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in range(3):
        os.dup2(nothing, number)
    os.environ["PYTHONPATH"], os.environ["PYTHONDONTWRITEBYTECODE"] = place, "1"

    def answer(said: dict[str, Any]) -> None:
        print(json.dumps(said), file=answers, flush=True)

    lines = iter(requests.readline, "")
    if what == "warm":
        serve_warm(Path(place), lines, answer, tests)
    else:
        serve_cold(Path(place), lines, answer)


if __name__ == "__main__":
    main()
