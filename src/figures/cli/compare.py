"""`figures compare`: who says what, and which figures cannot both be right."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Final

import click

from figures import kinds
from figures.cli.bundle import bundle
from figures.cli.command import WRITING, option, subcommand
from figures.cli.documents import Document, document_options
from figures.cli.filters import Filters, filter_options
from figures.cli.inputs import Inputs, Reading, input_options, reading_options, unreviewed_option
from figures.cli.main import FOUND
from figures.cli.progress import progress
from figures.cli.streams import mention, remark
from figures.cli.usage import AtLeast, Choice
from figures.text import counted, file_name

if TYPE_CHECKING:
    from figures import Report

FAILING = "When to fail"

KINDS: Final = tuple(kind.value for kind in kinds())
"""The kinds of discrepancies."""


@dataclass(frozen=True, slots=True)
class Told:
    """How much is told, by the names under which formats know it; what is not in use is None."""

    all_claims: bool | None
    conflicts: bool | None
    sort: str | None
    most: int | None

    def keywords(self) -> dict[str, Any]:
        """What is in use."""
        return {field.name: value for field in fields(self) if (value := getattr(self, field.name)) is not None}


told_options = bundle(
    Told,
    option(
        "--all",
        "all_claims",
        under=WRITING,
        flag_value=True,
        is_flag=True,
        default=None,
        help="All questions, all figures, none folded.",
    ),
    option(
        "--conflicts", under=WRITING, flag_value=True, is_flag=True, default=None, help="Only questions in conflict."
    ),
    option(
        "--sort",
        under=WRITING,
        type=Choice(("apart", "ratio", "name")),
        help="Questions by people apart, by ratio, or by name.  [default: apart]",
    ),
    option(
        "--most",
        under=WRITING,
        type=AtLeast(1, whole=True),
        metavar="N",
        help="How many questions are told.  [default: a screen]",
    ),
)


@subcommand()
@input_options
@filter_options
@reading_options
@unreviewed_option
@document_options("report")
@told_options
@option(
    "--fail-on",
    under=FAILING,
    multiple=True,
    type=Choice((*KINDS, "any", "current")),
    metavar="KIND",
    help=f"Exit with 1 if there is such a discrepancy: {', '.join(KINDS)}; any of them but same-number; or current, "
    "any whose sources stand by it. May be repeated.",
)
@option(
    "--accept",
    under=FAILING,
    type=click.Path(),
    metavar="FILE",
    help="Accepted disputes, the CSV or JSON of an earlier run: --fail-on looks at new ones alone.",
)
@option(
    "--new-since",
    under=WRITING,
    type=click.Path(),
    metavar="FILE",
    help="The CSV or JSON of an earlier run: + stands before what is new since, - before what is gone.",
)
def compare(
    *,
    inputs: Inputs,
    filters: Filters,
    reading: Reading,
    unreviewed: bool,
    document: Document,
    told: Told,
    fail_on: tuple[str, ...],
    accept: str | None,
    new_since: str | None,
) -> int:
    """Show who says what, and which figures cannot both be right.

    \b
    figures compare claims.csv
    figures compare --metric wounded --as-of 2022-01-07
    figures compare claims.csv -o discrepancies.csv
    figures compare claims.csv --fail-on any --accept accepted.csv

    Without FILE: $FIGURES_CLAIMS, else data/claims.csv below the current
    folder, else an example. A FILE of - is standard input; several files are
    one set.
    """  # noqa: D301 - click's own way to keep lines as they are
    import figures

    its = document.chosen("report", told.keywords())
    files = inputs.named()
    target = document.target([*files, reading.vocabulary, accept, new_since])
    look = document.look(its) | told.keywords() | ({"fail_on": fail_on} if "fail_on" in its.options else {})
    claims = inputs.load(files, reading)
    with progress("comparing"):
        earlier = {"accept": accept, "new_since": new_since}
        report = filters.compare(claims, unreviewed=unreviewed, on_error=inputs.on_error, **earlier)
    if target or not its.notes:
        told_within = "most" in its.options  # documents for people say by themselves what they are limited to
        narrowed = () if told_within else report.narrowed
        remark((*report.notes, *narrowed, *its.beside(report)), report.inputs)
        _tell_earlier(report, accept, told_within=told_within)
    with progress("writing"):
        content = figures.render(report, its.name, **look)
    document.deliver(content, its, target, report.summary if target else "")
    return _verdict(report, fail_on)


def _tell_earlier(report: Report, accept: str | None, *, told_within: bool) -> None:
    """Say how much was accepted once, what is new, and how much of either is gone."""
    if report.accepted is not None:
        known = counted(report.accepted, "discrepancy", "discrepancies")
        rest, gone = len(report.discrepancies) - report.accepted, len(report.accepted_gone)
        mention(f"accepted by {file_name(accept or '')}: {known}, {rest:,} new, {gone:,} gone")
    if report.new is not None and not told_within:
        new = counted(report.new, "discrepancy", "discrepancies")
        mention(f"since {report.since}: {new} new, {len(report.gone):,} gone")


def _verdict(report: Report, fail_on: tuple[str, ...]) -> int:
    """The exit code, and why it is not 0."""
    found = report.failing(fail_on)
    if not found:
        return 0
    mention(f"failing on {report.counted(found)}")
    return FOUND
