"""Progress: told on a terminal once it has lasted, wiped when it ends, and otherwise nothing at all."""

from __future__ import annotations

import threading
import time
from types import SimpleNamespace

import pytest
from running import Stream

from figures.cli import progress as module
from figures.cli.progress import CLEARED, bar, progress


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Stream:
    stream = Stream(terminal=True)
    monkeypatch.setattr(module, "sys", SimpleNamespace(stderr=stream))  # pytest sets sys.stderr anew before a test
    monkeypatch.setattr(module, "PATIENCE", 0.02)
    monkeypatch.setattr(module, "BEAT", 0.01)
    return stream


def test_what_lasts_is_shown_and_wiped(terminal: Stream) -> None:
    with progress("reading claims.csv"):
        time.sleep(0.2)
    shown = terminal.content().decode()
    assert shown.startswith(f"{CLEARED}[")
    assert "] reading claims.csv, 0 s" in shown
    assert shown.endswith(CLEARED)
    assert "\n" not in shown


def test_what_is_quick_is_not_shown(terminal: Stream, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PATIENCE", 5)
    with progress("reading"):
        pass
    assert terminal.content() == b""


@pytest.mark.parametrize("fault", [KeyboardInterrupt, ValueError])
def test_it_is_wiped_when_the_work_fails_or_is_interrupted(terminal: Stream, fault: type[BaseException]) -> None:
    def work() -> None:
        with progress("reading"):
            time.sleep(0.1)
            raise fault

    with pytest.raises(fault):
        work()
    assert terminal.content().decode().endswith(CLEARED)
    assert threading.active_count() == 1


def test_where_nobody_looks_no_thread_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    for stream in (Stream(), None):
        monkeypatch.setattr(module, "sys", SimpleNamespace(stderr=stream))
        with progress("reading"):
            assert threading.active_count() == 1


def test_a_terminal_that_goes_away_does_not_stop_the_work(terminal: Stream) -> None:
    with progress("reading"):
        terminal.close()
        time.sleep(0.1)
    assert terminal.closed


def test_names_of_files_act_on_no_terminal(terminal: Stream) -> None:
    with progress("reading a\x1b[2J\nb"):
        time.sleep(0.1)
    assert b"\x1b[2J" not in terminal.content()
    assert b"\n" not in terminal.content()


def test_a_bar_keeps_its_width_and_wanders_to_and_fro() -> None:
    drawn = [bar("x", beat / 10) for beat in range(64)]
    assert {len(one.partition("]")[0]) for one in drawn} == {21}
    places = [one.index("=") for one in drawn]
    assert min(places) == 1
    assert max(places) == 17
    assert len(bar("n" * 500, 12345)) <= 80
