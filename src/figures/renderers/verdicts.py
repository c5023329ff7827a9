"""Checks as documents: one or many of them as text, CSV or JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from figures.errors import SelectionError
from figures.renderers.wording import chain, counted, published
from figures.text import encodable, visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from figures.claims.claim import Claim
    from figures.report.check import Check, Stance

FORMATS: Final = ("text", "csv", "json")
"""The forms that checks can be written in."""

COLUMNS: Final = (
    "verdict", "id", "source", "metric", "figure", "population", "place", "event", "since", "as_of",
    "supporting", "supporting_origins", "opposing", "opposing_origins", "because",
)  # fmt: skip
"""The header of the CSV: the verdict, the statement, then the names of those for and against it."""

SCHEMA_VERSION: Final = 1
"""Raised when a key of the JSON is renamed, removed or changes its meaning."""


def render_check(check: Check, format: str = "text") -> str:  # noqa: A002 - the word that users type
    """One check as a document in one of `FORMATS`; it ends with a line break.

    Raises:
        SelectionError: there is no such format.
    """
    if format == "text":
        return "\n".join(_paragraph(check)) + "\n"
    if format == "json":
        return _json({"schema_version": SCHEMA_VERSION, **check.as_dict()})
    return render_checks((check,), format)


def render_checks(checks: Sequence[Check], format: str = "text") -> str:  # noqa: A002 - as above
    """Checks as one document in one of `FORMATS`, in their order; it ends with a line break.

    Raises:
        SelectionError: there is no such format.
    """
    if format == "text":
        return "\n\n".join("\n".join(_paragraph(check)) for check in checks) + "\n"
    if format == "json":
        return _json({"schema_version": SCHEMA_VERSION, "checks": [check.as_dict() for check in checks]})
    if format == "csv":
        return _csv(checks)
    raise SelectionError(f"unknown format {format!r}, known are {', '.join(FORMATS)}")


def _paragraph(check: Check) -> Iterator[str]:
    """The verdict and its reason, then who is for and who is against it, one a line, then how many are independent."""
    who = f"{visible(check.source)}: " if check.source else ""
    event = f" · {visible(check.question.event)}" if check.question.event else ""
    yield f"{check.verdict.value.upper()}  {who}{visible(check.figure.text)} {visible(str(check.question))}{event}"
    for title, stances in (("for", check.supporting), ("against", check.opposing)):
        for stance in stances:
            for claim in stance.claims:
                yield f"  {title:<8} {_line(stance, claim)}"
    if check.supporting or check.opposing:
        sides = f"{check.supporting_origins:,} for, {check.opposing_origins:,} against"
        yield f"  independent sources: {sides}"
    yield f"  {visible(check.because)}"
    if check.undated:
        yield f"  not heard, as not certainly dated up to {check.as_of}: {counted(check.undated, 'claim')}"


def _line(stance: Stance, claim: Claim) -> str:
    """`748 people wounded · Ministry of Health ← Newsweek · 2022-01-06`; what is counted only where that differs."""
    what = f" {stance.position.question}" if stance.relation != "same" else ""
    facts = (f"{claim.figure.text}{what}", f"{claim.source} {chain(claim)}", str(claim.as_of or published(claim)))
    return visible(" · ".join(fact.strip() for fact in facts if fact.strip()))


def _csv(checks: Sequence[Check]) -> str:
    """The checks as CSV, one a row, fit for spreadsheets as `figures.renderers.to_csv` says."""
    import csv
    import io

    document = io.StringIO(newline="")
    writer = csv.writer(document, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_row, checks))
    return encodable(document.getvalue().replace("\r\n", "\n"))


def _row(check: Check) -> tuple[object, ...]:
    from figures.renderers.to_csv import joined
    from figures.text import defused

    its = check.question
    names = [
        joined(sorted({name for stance in stances for name in stance.sources}))
        for stances in (check.supporting, check.opposing)
    ]
    statement = (check.id, check.source, its.metric, check.figure.text, its.population, its.place, its.event)
    days = (str(date) if date else "" for date in (its.since, check.as_of))
    voices = (names[0], check.supporting_origins, names[1], check.opposing_origins)
    return (check.verdict.value, *map(defused, statement), *days, *voices, defused(check.because))


def _json(values: dict[str, Any]) -> str:
    import json

    return encodable(f"{json.dumps(values, ensure_ascii=False, indent=2, allow_nan=False)}\n")
