"""A report as a document: one module a format, and only the one that is asked for is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from figures.errors import SelectionError

if TYPE_CHECKING:
    from figures.report.model import Report

FORMATS: Final = ("table", "csv", "json", "markdown", "wikitext", "html")
"""The names of the formats; each is written by `to_<name>` in the module of that name."""


def render(
    report: Report,
    format: str = "table",  # noqa: A002 - the word that users type
    *,
    width: int | None = None,
    color: bool = False,
    ascii_only: bool = False,
    all_claims: bool = False,
) -> str:
    """The report as a document in one of `FORMATS`; it ends with a line break.

    Args:
        report: what a comparison amounts to.
        format: the name of a format.
        width: for the table: the cells that a line may take; None: as many as the content needs, and no charts.
        color: for the table: bold, dim and colour by ANSI codes; without it not a single code is written.
        ascii_only: for the table: nothing beyond ASCII.
        all_claims: for the table: do not fold the superseded claims and echoes of long questions.

    Raises:
        SelectionError: there is no such format; the message suggests the nearest.
    """
    if format == "table":
        from figures.renderers.to_table import to_table

        return to_table(report, width=width, color=color, ascii_only=ascii_only, all_claims=all_claims)
    if format not in FORMATS:
        raise _unknown(format)
    from importlib import import_module

    document: str = getattr(import_module(f"figures.renderers.to_{format}"), f"to_{format}")(report)
    return document


def _unknown(name: str) -> SelectionError:
    from difflib import get_close_matches

    near = get_close_matches(name, FORMATS, 1)
    hint = f"did you mean {near[0]!r}?" if near else f"known are {', '.join(FORMATS)}"
    return SelectionError(f"unknown format {name!r}, {hint}")
