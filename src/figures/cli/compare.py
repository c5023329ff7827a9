"""`figures compare`: who says what, and which figures cannot both be true."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from figures.cli.bundle import bundle
from figures.cli.command import Option, subcommand
from figures.cli.documents import TEXTS, Document, document_options
from figures.cli.filters import FILTERING, SIZING, Filters
from figures.cli.inputs import Inputs, Reading, input_options, reading_options
from figures.cli.main import FOUND
from figures.cli.progress import progress
from figures.cli.streams import say
from figures.cli.usage import Choice
from figures.text import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from figures import Discrepancy, Report

FAILING = "When to fail"

KINDS: Final = ("misquotation", "contradiction", "revision", "decrease", "excess", "scope-shift")
"""The kinds of discrepancies; a test holds them against the rules."""

DISCREPANCIES_ALONE: Final = frozenset({"csv", "parquet"})
"""The formats that hold the discrepancies and nothing else: notes have no place in them."""


@subcommand()
@input_options
@bundle(Filters, *FILTERING, *SIZING)
@reading_options
@document_options
@click.option(
    "--all", "all_claims", cls=Option, under="What is shown", is_flag=True, help="Fold no claims of long questions."
)
@click.option(
    "--fail-on",
    cls=Option,
    under=FAILING,
    multiple=True,
    type=Choice((*KINDS, "any")),
    metavar="KIND",
    help=f"Exit with 1 if there is such a discrepancy: {', '.join(KINDS)}, or any. May be repeated.",
)
@click.option(
    "--baseline",
    cls=Option,
    under=FAILING,
    type=click.Path(),
    metavar="FILE",
    help="Accepted discrepancies, the CSV or JSON of an earlier run: --fail-on looks at new ones alone.",
)
def compare(
    *,
    inputs: Inputs,
    filters: Filters,
    reading: Reading,
    document: Document,
    all_claims: bool,
    fail_on: tuple[str, ...],
    baseline: str | None,
) -> int:
    """Show who says what, and which figures cannot both be true.

    \b
    figures compare claims.csv
    figures compare --metric wounded --as-of 2022-01-07
    figures compare claims.csv -o discrepancies.csv
    figures compare claims.csv --fail-on any --baseline accepted.csv

    Without FILE: $FIGURES_CLAIMS, else data/claims.csv below the current
    folder, else an example. A FILE of - is standard input; several files are
    one set.
    """  # noqa: D301 - click's own way to keep lines as they are
    style = document.chosen()
    files = inputs.named()
    target = document.target([*files, reading.vocabulary, baseline])
    claims = inputs.load(files, reading)
    with progress("comparing"):
        report = filters.compare(claims)
    new = report.discrepancies if baseline is None else _new(report, baseline)
    if target or style in DISCREPANCIES_ALONE:
        _tell_what_is_left_out(report)
    with progress("writing"):
        content = _rendered(report, style, {**document.look().options(), "all_claims": all_claims})
    document.deliver(content, target, counted(len(report.discrepancies), "discrepancy", "discrepancies"))
    return _verdict(new, fail_on)


def _rendered(report: Report, style: str, look: dict[str, Any]) -> str | bytes:
    """The document: a text for people if it is the table, else bytes."""
    import figures

    if style == "table":
        return figures.render(report, style, **look)
    if style in TEXTS:
        return figures.render(report, style).encode()
    from figures.report.frames import write_frame

    return write_frame(report, style)


def _tell_what_is_left_out(report: Report) -> None:
    """Say what a table of discrepancies has no place for."""
    for note in report.notes:
        say(note)
    if report.left_out:
        small = ", ".join(f"{number:,} {kind}" for kind, number in sorted(report.left_out.items()))
        say(f"left out as too small: {small}")
    if report.undated:
        say(f"left out as not certainly dated up to {report.as_of}: {counted(report.undated, 'claim')}")


def _new(report: Report, path: str) -> Sequence[Discrepancy]:
    """The discrepancies that the baseline does not accept; how many it does, and which of its own are gone, is said."""
    from figures.errors import SelectionError
    from figures.report.accepted import Baseline

    try:
        accepted = Baseline.read(Path(path).read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as fault:
        reason = (getattr(fault, "strerror", None) or str(fault)).lower() if isinstance(fault, OSError) else str(fault)
        raise SelectionError(f"cannot use the baseline '{path}': {reason}") from None
    outcome = accepted.judge(report.discrepancies)
    say(f"{counted(outcome.accepted, 'discrepancy', 'discrepancies')} accepted by {path}, {len(outcome.new):,} new")
    if not (report.selection or report.left_out or report.as_of):  # else they may only be out of sight
        for reason in outcome.gone:
            say(f"accepted, but gone: {reason}")
    return outcome.new


def _verdict(found: Sequence[Discrepancy], fail_on: tuple[str, ...]) -> int:
    """The exit code, and why it is not 0."""
    counts = Counter(one.kind.value for one in found if "any" in fail_on or one.kind in fail_on)
    if not counts:
        return 0
    say(f"failing on {', '.join(f'{number:,} {kind}' for kind, number in sorted(counts.items()))}")
    return FOUND
