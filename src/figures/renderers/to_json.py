"""The whole report, or checks, as JSON: `figures.report.document` written out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from figures.report.check import Check
from figures.report.document import check_facts, checks_facts, facts
from figures.text import as_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from figures.report.report import Report

AT_A_TIME: Final = 1_000
"""How many values of a list are held at a time."""


def to_json(report: Report) -> str:
    """The report, indented by two; letters beyond ASCII stand as they are.

    Always valid JSON that UTF-8 can hold: no number is infinite, a lone surrogate becomes U+FFFD, and what would act on
    a screen is an escape.
    """
    return "".join(_pieces(facts(report)))


def _pieces(values: Mapping[str, Any]) -> Iterator[str]:
    """A document as text, piece by piece, so that no more than some of a list is held as plain values."""
    before = "{\n"
    for key, value in values.items():
        yield f"{before}  {as_json(key)[:-1]}: "
        if isinstance(value, Iterator):
            yield from _listed(value)
        else:
            yield _indented(as_json(value)[:-1])
        before = ",\n"
    yield "\n}\n"


def _listed(values: Iterator[Any]) -> Iterator[str]:
    before = "[\n  "
    while some := list(islice(values, AT_A_TIME)):
        yield before + _indented(as_json(some)[len("[\n") : -len("\n]\n")])
        before = ",\n  "
    yield "[]" if before.startswith("[") else "\n  ]"


def _indented(text: str) -> str:
    return text.replace("\n", "\n  ")


def checks_to_json(checks: Check | Sequence[Check]) -> str:
    """One check as an object of its own, or several, in their order, under `checks`."""
    return as_json(check_facts(checks) if isinstance(checks, Check) else checks_facts(checks))
