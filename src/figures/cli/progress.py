"""What is going on, told on the terminal once it has lasted a second."""

from __future__ import annotations

import sys
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from figures.cli.streams import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE: Final = 1.0
"""Seconds before anything is shown: what is done sooner needs no telling."""

BEAT: Final = 0.1
"""Seconds between two pictures of the bar."""

BAR: Final = 20
"""Characters of the bar."""

CLEARED: Final = "\r\x1b[K"
"""Back to the start of the line, and wipe it."""


@contextmanager
def progress(work: str) -> Iterator[None]:
    """Show a bar with the work's name and its seconds while it lasts, if standard error is a terminal.

    How long the work will take nobody knows, so the bar wanders; what costs nothing to know, the seconds, is true. The
    line is wiped when the work ends, by an error or an interruption as well.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield
        return
    done = threading.Event()
    painter = threading.Thread(target=_paint, args=(escaped(work).replace("\n", " "), done), daemon=True)
    painter.start()
    try:
        yield
    finally:
        done.set()
        painter.join()


def _paint(work: str, done: threading.Event) -> None:
    began = time.monotonic()
    if done.wait(PATIENCE):
        return
    try:
        while not done.wait(BEAT):
            sys.stderr.write(CLEARED + bar(work, time.monotonic() - began))
            sys.stderr.flush()
        sys.stderr.write(CLEARED)
        sys.stderr.flush()
    except (OSError, ValueError):  # the terminal is gone; the work goes on
        return


def bar(work: str, seconds: float) -> str:
    """One picture of the bar, in ASCII, for every terminal has that; it fits into 80 columns.

    >>> bar("reading claims.csv", 3.2)
    '[====                ] reading claims.csv, 3 s'
    """
    room = BAR - 4
    place = int(seconds / BEAT) % (2 * room)
    place = min(place, 2 * room - place)
    shown = work if len(work) <= 40 else f"{work[:39]}~"  # noqa: PLR2004 - the rest of 80 columns
    return f"[{' ' * place}===={' ' * (room - place)}] {shown}, {int(seconds)} s"
