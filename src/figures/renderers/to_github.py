"""Lines that GitHub turns into annotations beside a change: one for each discrepancy, or for each problem of a file.

A line is `::error file=claims.csv,line=3::what is wrong`. Whatever comes from a file is escaped, so that no text of a
source begins a command of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from figures.report.overview import Overview
from figures.text import encodable, visible

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from figures.problems import Problem
    from figures.report.model import Discrepancy
    from figures.report.report import Report

Level = Literal["error", "warning", "notice"]

_MESSAGE: Final = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY: Final = _MESSAGE | {":": "%3A", ",": "%2C"}
"""What would end a command or one of its properties, and the escapes that GitHub's own toolkit writes."""


def to_github(report: Report, *, fail_on: Collection[str] = ()) -> str:
    """What the report comes to, then a line for each discrepancy: those that fail the run first, as errors.

    GitHub shows the first ten lines of each level beside the change, and all of them in the log.

    Args:
        report: what a comparison amounts to.
        fail_on: what fails the run, as for `Report.failing`.
    """
    overview = Overview(report)
    words = overview.head if overview.answers else f"No claims in {overview.files}"
    lines = [command("notice", ". ".join([words, *overview.limits]))]
    lines += _discrepancies(report, fail_on)
    return encodable("\n".join(lines) + "\n")


def problems_to_github(problems: Iterable[Problem]) -> str:
    """A line for each problem, at its line and column; GitHub shows the first ten beside the change."""
    lines = []
    for one in problems:
        place = {"file": one.path, "line": one.line, "col": one.column, "title": one.code}
        row = f"row {one.index}: " if one.index is not None else ""
        hint = f", {one.hint}" if one.hint else ""
        lines.append(command("error", f"{row}{one.message}{hint}", **place) + "\n")
    return encodable("".join(lines))


def command(level: Level, message: str, **properties: object) -> str:
    r"""One line; a property without a value is left out.

    >>> command("error", "50% of\n2", file="a,b:c.csv", line=3, col=None)
    '::error file=a%2Cb%3Ac.csv,line=3::50%25 of%0A2'
    """
    held = [f"{name}={_escaped(str(its), _PROPERTY)}" for name, its in properties.items() if its not in (None, "")]
    where = f" {','.join(held)}" if held else ""
    return f"::{level}{where}::{_escaped(message, _MESSAGE)}"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    seen = "\n".join(map(visible, text.split("\n")))
    return "".join(escapes.get(char, char) for char in seen)


def _discrepancies(report: Report, fail_on: Collection[str]) -> Iterator[str]:
    failing = {id(one) for one in report.failing(fail_on)}
    told = [one for one in report.discrepancies if not one.accepted]
    told.sort(key=lambda one: (id(one) not in failing, one.asks, not one.current, bool(one.rests_on), -(one.gap or 0)))
    files = {one.path for one in report.inputs}
    for one in told:
        level: Level = "error" if id(one) in failing else "notice" if one.asks else "warning"
        place = {"file": next(iter(files)) if len(files) == 1 else "", "title": _title(one)}
        beside = [f"What the rows show beside it: {fact}." for fact in one.may_explain]
        yield command(level, " ".join([one.because, *beside]), **place)


def _title(one: Discrepancy) -> str:
    if one.asks:
        return "One number for two groups"
    if not one.current:
        return "Figures that a source has since replaced"
    return "Figures differ; a day or a word may explain it" if one.rests_on else "Figures that cannot both be right"
