"""The problems of a file, as lines that an editor can follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures.cli.streams import say, write_error

if TYPE_CHECKING:
    from collections.abc import Sequence

    from figures.errors import Problem


def tell(problems: Sequence[Problem]) -> None:
    """Print problems that kept a command from its work, one a line, then how many there are and what to do."""
    write_error("".join(f"{problem}\n" for problem in problems))
    if len(problems) == 1 and not of_rows_alone(problems):
        return
    remedy = "; --skip-bad-rows leaves such rows out" if of_rows_alone(problems) else ""
    say(f"{counted(len(problems), 'problem')}, so none of the claims was used{remedy}")


def of_rows_alone(problems: Sequence[Problem]) -> bool:
    """Whether each problem is one of a single row, so that the other rows can do without it."""
    from figures.cli.codes import code_of

    return all((code := code_of(problem.code)) and code.of_row for problem in problems)


def counted(number: int, noun: str, plural: str = "") -> str:
    """`1 claim`, `1,000 claims`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
