"""Standard output for documents, standard error for everything else; what becomes of both when they fail."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TYPE_CHECKING, Final

from figures.errors import OutputError
from figures.text import printable, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import BinaryIO, TextIO

    from figures import Input
    from figures.problems import Problem

QUIET: Final = "figures.quiet"
"""Where a command's context remembers `-q`."""


def version() -> str:
    """What `figures --version` prints."""
    from figures import __version__

    return f"figures {__version__}\n"


def put(document: str | bytes) -> None:
    """Write a document to standard output; a reader who closes the pipe has seen enough.

    Args:
        document: the whole of it. A text is for people: it is written in the encoding of the terminal, and what that
            lacks becomes an escape. Bytes are for programs, and the same everywhere, but that nothing in them acts on a
            terminal.

    Raises:
        OutputError: standard output cannot be written to.
    """
    stream = sys.stdout
    if stream is None:
        raise OutputError("cannot write to standard output: it is closed")
    if isinstance(document, str):
        document = document.encode(stream.encoding, "backslashreplace")
    elif stream.isatty():
        document = "\n".join(map(visible, document.decode("utf-8", "backslashreplace").split("\n"))).encode()
    try:
        stream.flush()
        _write_whole(stream.buffer, document)
        stream.buffer.flush()
    except BrokenPipeError:
        _abandon(stream)
    except OSError as fault:
        _abandon(stream)
        reason = (fault.strerror or str(fault)).lower()
        raise OutputError(f"cannot write to standard output: {reason}") from None


def _write_whole(stream: BinaryIO, document: bytes) -> None:
    """Write all of it: a stream that nothing buffers (`PYTHONUNBUFFERED`) takes as much as it likes at a time."""
    left = memoryview(document)
    while left:
        taken = stream.write(left)
        if taken is None:  # a pipe that does not block, and is full
            import select

            select.select([], [stream], [])
        else:
            left = left[taken:]


def say(*lines: str) -> None:
    """Tell the user something on standard error: each a line with the program's name, whatever acts in it escaped."""
    write_error("".join(f"figures: {printable(line)}\n" for line in lines))


def remark(notes: Iterable[str], inputs: Iterable[Input]) -> None:
    """Tell what a reader should know of the claims, the files called by their names alone."""
    from figures.text import without_folders

    paths = [one.path for one in inputs]
    told = [without_folders(note, paths) for note in notes]
    if sys.stderr is not None and sys.stderr.isatty():
        write_error("".join(map(_for_terminal, told)))
    else:
        say(*told)


def _for_terminal(note: str) -> str:
    """The note in lines that a terminal need not break within words, the first with the program's name."""
    from shutil import get_terminal_size
    from textwrap import fill

    lead, width = "figures: ", get_terminal_size().columns
    with contextlib.suppress(OSError, ValueError):
        width = os.get_terminal_size(sys.stderr.fileno()).columns or width
    blank = " " * len(lead)
    note = lead + printable(note)
    return fill(note, width, subsequent_indent=blank, break_long_words=False, break_on_hyphens=False) + "\n"


def mention(*lines: str) -> None:
    """Tell what is good to know and no more: which file was taken, what was written; `-q` leaves it out.

    Each is one line, whatever the names of files hold.
    """
    if not quiet():
        say(*map(visible, lines))


def quiet() -> bool:
    """Whether `-q` was given to the command that runs."""
    from click import get_current_context

    context = get_current_context(silent=True)
    return context is not None and QUIET in context.meta


def write_error(text: str) -> None:
    """Write lines to standard error as they are; should it be closed, there is nobody to tell."""
    if sys.stderr is None:
        return
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(escaped(text))
        sys.stderr.flush()


def escaped(text: str) -> str:
    r"""The text with every character that cannot be printed as an escape, but for line breaks.

    >>> print(escaped("AFP\x1b[2J says"))
    AFP\x1b[2J says
    """
    return "\n".join(map(printable, text.split("\n")))


def _abandon(stream: TextIO) -> None:
    """Let what is left in the stream run into nothing, so that the interpreter does not fail on it when it ends."""
    with contextlib.suppress(OSError, ValueError):
        descriptor = stream.fileno()
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, descriptor)
        os.close(nothing)


def tell(problems: Sequence[Problem]) -> None:
    """Print problems that kept a command from its work, one a line, then how many there are and what to do."""
    from figures.problems import of_rows_alone
    from figures.text import counted

    write_error("".join(f"{problem}\n" for problem in problems))
    if len(problems) == 1 and not of_rows_alone(problems):
        return
    remedy = "; --skip-bad-rows leaves such rows out" if of_rows_alone(problems) else ""
    say(f"{counted(len(problems), 'problem')}, so none of the claims was used{remedy}")
