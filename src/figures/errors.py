"""What can go wrong, as one tree; a fault in data is itself data, with an address.

FiguresError
├── UnreadableError        a text that cannot be read: it draws a caret under the place
│   ├── FigureError        ... as a figure
│   │   └── NothingStatedError  ... for it is what stands in an empty cell
│   └── DateError          ... as a date
├── VocabularyError        a vocabulary file that contradicts itself, or a word that no vocabulary knows
├── ClaimsError            claims that cannot be used: every problem of every row, as `Problem`s
├── ArticleError           a text that is no article to find claims in
├── SelectionError         a filter or option that names what is not there
├── OutputError            a document that could not be written
└── MissingExtraError      a library that an extra brings is not installed
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from figures.problems import Problem


_LEFTWARD = ("R", "AL", "RLE", "RLO", "RLI")  # of characters that make a text run from right to left


class FiguresError(Exception):
    """The root of all errors that `figures` raises on purpose; its text is fit to show to a user."""


class UnreadableError(FiguresError, ValueError):
    """A text that cannot be read.

    Attributes:
        text: the whole text, word for word.
        span: start and end (end not included) of the offending part, in characters of `text`.
        reason: what is wrong, in lower case, without the text itself.
        hint: what to try; may be empty.
        code: a stable name for the kind of fault, such as `unreadable-figure`.
    """

    code = "unreadable"

    def __init__(self, text: str, span: tuple[int, int], reason: str, hint: str = "") -> None:
        super().__init__(text, span, reason, hint)
        self.text, self.span, self.reason, self.hint = text, span, reason, hint

    def __str__(self) -> str:
        """The reason, the text, carets under the places, the hint; long texts are cut around the first place.

        Where a text runs from right to left, the places are quoted instead.
        """
        start, end = self.span
        left, right = max(0, start - 40), min(len(self.text), max(start + 1, end) + 40)
        shown = "".join(char if char.isprintable() else " " for char in self.text[left:right])
        head, tail = "…" if left else "", "…" if right < len(self.text) else ""
        marks = [" "] * (right - left + 1)
        for first, last in self._spans():
            for place in range(max(first, left), max(first + 1, min(last, right))):
                if place <= right:
                    marks[place - left] = "^"
        from unicodedata import bidirectional

        below = " " * len(head) + "".join(marks).rstrip()
        if any(bidirectional(char) in _LEFTWARD for char in shown):  # a caret would point at another place
            below = f"at {', '.join(repr(self.text[slice(*span)]) for span in self._spans())}"
        return f"{self.reason}\n    {head}{shown}{tail}\n    {below}{self._below()}"

    def _spans(self) -> tuple[tuple[int, int], ...]:
        """Every place that is underlined."""
        return (self.span,)

    def _below(self) -> str:
        """What stands under the carets."""
        return f"\n{self.hint}" if self.hint else ""


class FigureError(UnreadableError):
    """A wording that cannot be read as a figure (section "Figures" of the manual says what can).

    Attributes:
        rows: the rows to write instead, each a field with its text; may be empty.
        also: further spans that are at fault, such as the second of two amounts.
    """

    code = "unreadable-figure"

    def __init__(  # noqa: PLR0917 - what an error travels with between processes
        self,
        text: str,
        span: tuple[int, int],
        reason: str,
        hint: str = "",
        rows: tuple[Mapping[str, str], ...] = (),
        also: tuple[tuple[int, int], ...] = (),
    ) -> None:
        super().__init__(text, span, reason, hint)
        self.args = (text, span, reason, hint, rows, also)
        self.rows, self.also = rows, also

    @property
    def advice(self) -> str:
        """The hint and the rows to write, in one line."""
        rows = " and ".join(f"'{_row(row)}'" for row in self.rows)
        return "; ".join(part for part in (self.hint, rows and f"write {rows}") if part)

    def _spans(self) -> tuple[tuple[int, int], ...]:
        return (self.span, *self.also)

    def _below(self) -> str:
        return "".join(f"\n    {_row(row)}" for row in self.rows) + super()._below()


def _row(row: Mapping[str, str]) -> str:
    """A row to write: `figure 50, population adults`."""
    return ", ".join(f"{field} {value}" for field, value in row.items())


class NothingStatedError(FigureError):
    """What stands in an empty cell, such as `N/A` or a dash: no figure, and no claim that it is unknown."""

    code = "nothing-stated"


class DateError(UnreadableError):
    """A text that cannot be read as a date, or has two readings."""

    code = "unreadable-date"


class VocabularyError(FiguresError, ValueError):
    """A vocabulary file that cannot be used, or a word that no vocabulary in force knows."""


class ArticleError(FiguresError, ValueError):
    """A file that holds no article that can be read: no text, too long, not English; the message says what to do."""


class SelectionError(FiguresError, ValueError):
    """A filter or an option that names something unknown; the message suggests the nearest known name."""


class OutputError(FiguresError):
    """A document that could not be written; the file that stood there, if any, is untouched."""


class MissingExtraError(FiguresError, ImportError):
    """A library that an extra brings is not installed; the message holds the command that installs it."""

    @classmethod
    def of(cls, what: str, *libraries: str) -> MissingExtraError:
        """The error of what needs these libraries, such as `spreadsheets` and `openpyxl`."""
        verb = "is" if len(libraries) == 1 else "are"
        return cls(f"{what} need {' and '.join(libraries)}, which {verb} not installed: {how_to_install(*libraries)}")


def how_to_install(*libraries: str) -> str:
    """The command that brings libraries to the very Python that runs: from a checkout, a wheel, pipx or uv alike.

    `pip install` where a shell that types it reaches this Python's own pip; else that Python is named, or what made its
    environment. An extra of this package is never named: the name on the package index is not taken.
    """
    import shlex
    from importlib.util import find_spec
    from pathlib import PurePath
    from shutil import which

    names, python, pip = " ".join(libraries), PurePath(sys.executable), which("pip")
    if pip and PurePath(pip).parent in (python.parent, python.parent / "Scripts"):
        return f"pip install {names}"
    if "pipx" in python.parts:
        return f"pipx inject figures-claims {names}"
    named = shlex.quote(str(python)) if python.suffix != ".exe" else f'"{python}"'
    return f"{named} -m pip install {names}" if find_spec("pip") else f"uv pip install --python {named} {names}"


class ClaimsError(FiguresError, ValueError):
    """Claims that cannot be used; `problems` holds every problem of every row, in the order of the input."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in self.problems)
