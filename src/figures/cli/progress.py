"""What is going on, told on the terminal once it has lasted a second."""

from __future__ import annotations

import contextlib
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from figures.cli.streams import escaped, quiet

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE: Final = 1.0
"""Seconds before anything is shown: what is done sooner needs no telling, and does not wait for rich to load."""


@contextmanager
def progress(work: str) -> Iterator[None]:
    """Show the work's name and its seconds while it lasts, if standard error is a terminal; wiped when it ends."""
    if sys.stderr is None or not sys.stderr.isatty() or quiet():
        yield
        return
    done = threading.Event()
    painter = threading.Thread(
        target=_paint, name="progress", args=(escaped(work).replace("\n", " "), done), daemon=True
    )
    painter.start()
    try:
        yield
    finally:
        done.set()
        painter.join()


def _paint(work: str, done: threading.Event) -> None:
    if done.wait(PATIENCE):
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn("line"), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    shown = Progress(*columns, console=Console(file=sys.stderr), transient=True)
    with contextlib.suppress(OSError, ValueError), shown:  # the terminal is gone; the work goes on
        shown.add_task(work, total=None)
        done.wait()
