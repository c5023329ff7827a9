"""Running a command within the test's own process, with streams that remember."""

from __future__ import annotations

import gc
import signal
import sys
from typing import TYPE_CHECKING

import pytest
from running import BAD, CLAIMS, Ran, Runner, Stream

from figures.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty folder to work in, and no wishes from the environment."""
    monkeypatch.chdir(tmp_path)
    ours = ("FIGURES_CLAIMS", "FIGURES_VOCABULARY", "_FIGURES_COMPLETE")
    for name in (*ours, "NO_COLOR", "COLUMNS", "PYTHONUNBUFFERED", "PYTHONIOENCODING"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # in the background (`make test &`) it is ignored
    yield
    signal.signal(signal.SIGINT, before)
    gc.enable()  # a command switches it off, for it ends soon; this process does not


@pytest.fixture
def figures(monkeypatch: pytest.MonkeyPatch) -> Runner:
    def command(*argv: str | Path, stdin: str = "", terminal: bool = False, encoding: str = "utf-8") -> Ran:
        streams = {
            "stdin": Stream(stdin.encode(), terminal=terminal),
            "stdout": Stream(terminal=terminal, encoding=encoding),
            "stderr": Stream(terminal=terminal),
        }
        with monkeypatch.context() as patch:
            for name, stream in streams.items():
                patch.setattr(sys, name, stream)
            code = run([str(one) for one in argv])
        out, err = streams["stdout"].content(), streams["stderr"].content()
        return Ran(code, out.decode(encoding), err.decode())

    return command


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    file = tmp_path / "claims.csv"
    file.write_text(CLAIMS, encoding="utf-8")
    return file


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    file = tmp_path / "bad.csv"
    file.write_text(BAD, encoding="utf-8")
    return file
