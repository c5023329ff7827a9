"""Compare casualty figures: who says what, who merely repeats whom, which figures cannot both be true, and why.

Every public name is listed in `__all__` and explained in docs/glossary.md. Names are loaded when they are first used,
so that `import figures` alone costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from figures._version import __version__
    from figures.api import check, compare, explain, read, render
    from figures.claims.claim import Claim, Status
    from figures.claims.scope import Question, Scope
    from figures.claims.table import Claims, Input
    from figures.errors import (
        ArticleError,
        ClaimsError,
        DateError,
        FigureError,
        FiguresError,
        MissingExtraError,
        OutputError,
        SelectionError,
        VocabularyError,
    )
    from figures.extraction import Extraction, extract
    from figures.extraction.candidates import Candidate
    from figures.judging.agreement import Agreement
    from figures.judging.rules import Kind, Manual
    from figures.problems import Problem
    from figures.readers.loading import load
    from figures.report.check import Check, Stance, Verdict
    from figures.report.model import Discrepancy, Entry, Group, Position, Report, Summary
    from figures.words.dates import PartialDate
    from figures.words.interval import Interval
    from figures.words.quantity import Bound, Quantity
    from figures.words.vocabulary import Vocabulary

_HOMES = {
    "_version": ("__version__",),
    "api": ("check", "compare", "explain", "read", "render"),
    "claims.claim": ("Claim", "Status"),
    "claims.scope": ("Question", "Scope"),
    "claims.table": ("Claims", "Input"),
    "errors": (
        "ArticleError",
        "ClaimsError",
        "DateError",
        "FigureError",
        "FiguresError",
        "MissingExtraError",
        "OutputError",
        "SelectionError",
        "VocabularyError",
    ),
    "extraction": ("Extraction", "extract"),
    "extraction.candidates": ("Candidate",),
    "judging.agreement": ("Agreement",),
    "judging.rules": ("Kind", "Manual"),
    "problems": ("Problem",),
    "readers.loading": ("load",),
    "report.check": ("Check", "Stance", "Verdict"),
    "report.model": ("Discrepancy", "Entry", "Group", "Position", "Report", "Summary"),
    "words.dates": ("PartialDate",),
    "words.interval": ("Interval",),
    "words.quantity": ("Bound", "Quantity"),
    "words.vocabulary": ("Vocabulary",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Agreement",
    "ArticleError",
    "Bound",
    "Candidate",
    "Check",
    "Claim",
    "Claims",
    "ClaimsError",
    "DateError",
    "Discrepancy",
    "Entry",
    "Extraction",
    "FigureError",
    "FiguresError",
    "Group",
    "Input",
    "Interval",
    "Kind",
    "Manual",
    "MissingExtraError",
    "OutputError",
    "PartialDate",
    "Position",
    "Problem",
    "Quantity",
    "Question",
    "Report",
    "Scope",
    "SelectionError",
    "Stance",
    "Status",
    "Summary",
    "Verdict",
    "Vocabulary",
    "VocabularyError",
    "__version__",
    "check",
    "compare",
    "explain",
    "extract",
    "load",
    "read",
    "render",
]


def __getattr__(name: str) -> object:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module 'figures' has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"figures.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
