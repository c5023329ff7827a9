"""Compare casualty figures: who says what, which figures cannot both be right, and what that rests on.

Every public name is listed in `__all__` and explained in docs/glossary.md. Names are loaded when they are first used,
so that `import figures` alone costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from figures._version import __version__
    from figures.api import (
        Explained,
        check,
        check_all,
        compare,
        discrepancies,
        explain,
        load,
        load_statements,
        read,
        render,
    )
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
    from figures.judging.rules import Kind, kinds
    from figures.problems import Problem
    from figures.renderers.formats import Format, formats
    from figures.report.check import Check, Statement, Verdict
    from figures.report.document import schema
    from figures.report.model import Discrepancy, Given, Group, Range, Report, State
    from figures.report.selection import Filter, filters
    from figures.report.side import Side
    from figures.words.dates import PartialDate
    from figures.words.interval import Interval
    from figures.words.quantity import Bound, Quantity
    from figures.words.vocabulary import Vocabulary

_HOMES = {
    "_version": ("__version__",),
    "api": (
        "Explained",
        "check",
        "check_all",
        "compare",
        "discrepancies",
        "explain",
        "load",
        "load_statements",
        "load_statements",
        "read",
        "render",
    ),
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
    "judging.rules": ("Kind", "kinds"),
    "problems": ("Problem",),
    "renderers.formats": ("Format", "formats"),
    "report.check": ("Check", "Statement", "Verdict"),
    "report.document": ("schema",),
    "report.model": ("Discrepancy", "Given", "Group", "Range", "Report", "State"),
    "report.selection": ("Filter", "filters"),
    "report.side": ("Side",),
    "words.dates": ("PartialDate",),
    "words.interval": ("Interval",),
    "words.quantity": ("Bound", "Quantity"),
    "words.vocabulary": ("Vocabulary",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "ArticleError",
    "Bound",
    "Candidate",
    "Check",
    "Claim",
    "Claims",
    "ClaimsError",
    "DateError",
    "Discrepancy",
    "Explained",
    "Extraction",
    "FigureError",
    "FiguresError",
    "Filter",
    "Format",
    "Given",
    "Group",
    "Input",
    "Interval",
    "Kind",
    "MissingExtraError",
    "OutputError",
    "PartialDate",
    "Problem",
    "Quantity",
    "Question",
    "Range",
    "Report",
    "Scope",
    "SelectionError",
    "Side",
    "State",
    "Statement",
    "Status",
    "Verdict",
    "Vocabulary",
    "VocabularyError",
    "__version__",
    "check",
    "check_all",
    "compare",
    "discrepancies",
    "explain",
    "extract",
    "filters",
    "formats",
    "kinds",
    "load",
    "load_statements",
    "read",
    "render",
    "schema",
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
