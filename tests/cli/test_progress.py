"""Progress: told on a terminal once it has lasted, wiped when it ends, and otherwise nothing at all."""

from __future__ import annotations

import threading
import time
from types import SimpleNamespace

import pytest
from running import Stream

from figures.cli import progress as module
from figures.cli.progress import progress

WIPED = "\x1b[2K"
"""What wipes a line."""


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Stream:
    stream = Stream(terminal=True)
    monkeypatch.setattr(module, "sys", SimpleNamespace(stderr=stream))  # pytest sets sys.stderr anew before a test
    monkeypatch.setattr(module, "PATIENCE", 0.02)
    return stream


def work_a_while(name: str) -> None:
    with progress(name):
        time.sleep(0.5)


def test_what_lasts_is_shown_with_its_seconds_and_wiped(terminal: Stream) -> None:
    work_a_while("reading claims.csv")
    shown = terminal.content().decode()
    assert "reading claims.csv" in shown
    assert "0:00:00" in shown
    assert WIPED in shown.rpartition("0:00:00")[2]


def test_what_is_quick_is_not_shown(terminal: Stream, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 5)
    with progress("reading"):
        pass
    assert terminal.content() == b""


@pytest.mark.parametrize("fault", [KeyboardInterrupt, ValueError])
def test_it_is_wiped_when_the_work_fails_or_is_interrupted(terminal: Stream, fault: type[BaseException]) -> None:
    def work() -> None:
        with progress("reading"):
            time.sleep(0.5)
            raise fault

    with pytest.raises(fault):
        work()
    assert WIPED in terminal.content().decode().rpartition("reading")[2]
    assert "progress" not in {thread.name for thread in threading.enumerate()}


def test_where_nobody_looks_no_thread_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    for stream in (Stream(), None):
        monkeypatch.setattr(module, "sys", SimpleNamespace(stderr=stream))
        with progress("reading"):
            assert "progress" not in {thread.name for thread in threading.enumerate()}


def test_a_terminal_that_goes_away_does_not_stop_the_work(terminal: Stream) -> None:
    with progress("reading"):
        terminal.close()
        time.sleep(0.2)
    assert terminal.closed


def test_names_of_files_act_on_no_terminal_and_are_no_markup(terminal: Stream) -> None:
    work_a_while("reading a\x1b[2J\nb [bold]c[/red]")
    shown = terminal.content().decode()
    assert "\x1b[2J" not in shown
    assert "[bold]c[/red]" in shown
