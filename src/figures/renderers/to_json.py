"""The whole report, or checks, as JSON: `figures.report.document` written out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures.report.check import Check
from figures.report.document import check_facts, checks_facts, facts
from figures.text import as_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from figures.report.report import Report


def to_json(report: Report) -> str:
    """The report, indented by two; letters beyond ASCII stand as they are.

    Always valid JSON that UTF-8 can hold: no number is infinite, a lone surrogate becomes U+FFFD, and what would act on
    a screen is an escape.
    """
    return as_json(facts(report))


def checks_to_json(checks: Check | Sequence[Check]) -> str:
    """One check as an object of its own, or several, in their order, under `checks`."""
    return as_json(check_facts(checks) if isinstance(checks, Check) else checks_facts(checks))
