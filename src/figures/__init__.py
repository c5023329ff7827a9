"""Compare casualty figures: who says what, which figures cannot both be right, and what that rests on.

Every public name is listed in `__all__` and explained in docs/glossary.md. Names are loaded when they are first used,
so that `import figures` alone costs next to nothing.
"""

from __future__ import annotations

from figures import shown

TYPE_CHECKING = False  # typing takes a while to load, and Control-C before `main` begins ends in a traceback

if TYPE_CHECKING:
    from figures._version import __version__
    from figures.api import (
        check,
        check_all,
        compare,
        discrepancies,
        load,
        load_article,
        load_proposals,
        load_statements,
        read,
        render,
    )
    from figures.claims.cells import Status
    from figures.claims.claim import Claim
    from figures.claims.fields import Field, fields
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
    from figures.extraction.pages import Article
    from figures.extraction.proposals import Proposals
    from figures.extraction.review import Review
    from figures.glossary import Explained, explain, explanations
    from figures.judging.rules import Kind, kinds
    from figures.judging.states import State
    from figures.problems import Problem
    from figures.readers.importing import Imported, import_table
    from figures.readers.loading import Defaults, defaults, load_vocabulary
    from figures.readers.maps import ColumnMap, load_map, maps
    from figures.readers.write_map import guess_map
    from figures.renderers.formats import Format, formats
    from figures.report.check import Check, Statement, Verdict
    from figures.report.document import schema
    from figures.report.model import Discrepancy, Given, Group, Range
    from figures.report.report import Report
    from figures.report.selection import Filter, filters
    from figures.report.side import Side
    from figures.words.dates import PartialDate
    from figures.words.interval import Interval
    from figures.words.quantity import Bound, Quantity
    from figures.words.vocabulary import Vocabulary

_HOMES = {
    "_version": ("__version__",),
    "api": (
        "check",
        "check_all",
        "compare",
        "discrepancies",
        "load",
        "load_article",
        "load_proposals",
        "load_statements",
        "read",
        "render",
    ),
    "claims.cells": ("Status",),
    "claims.claim": ("Claim",),
    "claims.fields": (
        "Field",
        "fields",
    ),
    "claims.scope": (
        "Question",
        "Scope",
    ),
    "claims.table": (
        "Claims",
        "Input",
    ),
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
    "extraction": (
        "Extraction",
        "extract",
    ),
    "extraction.candidates": ("Candidate",),
    "extraction.pages": ("Article",),
    "extraction.proposals": ("Proposals",),
    "extraction.review": ("Review",),
    "glossary": (
        "Explained",
        "explain",
        "explanations",
    ),
    "judging.rules": (
        "Kind",
        "kinds",
    ),
    "judging.states": ("State",),
    "problems": ("Problem",),
    "readers.importing": (
        "Imported",
        "import_table",
    ),
    "readers.loading": (
        "Defaults",
        "defaults",
        "load_vocabulary",
    ),
    "readers.maps": (
        "ColumnMap",
        "load_map",
        "maps",
    ),
    "readers.write_map": ("guess_map",),
    "renderers.formats": (
        "Format",
        "formats",
    ),
    "report.check": (
        "Check",
        "Statement",
        "Verdict",
    ),
    "report.document": ("schema",),
    "report.model": ("Discrepancy", "Given", "Group", "Range"),
    "report.report": ("Report",),
    "report.selection": (
        "Filter",
        "filters",
    ),
    "report.side": ("Side",),
    "words.dates": ("PartialDate",),
    "words.interval": ("Interval",),
    "words.quantity": (
        "Bound",
        "Quantity",
    ),
    "words.vocabulary": ("Vocabulary",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Article",
    "ArticleError",
    "Bound",
    "Candidate",
    "Check",
    "Claim",
    "Claims",
    "ClaimsError",
    "ColumnMap",
    "DateError",
    "Defaults",
    "Discrepancy",
    "Explained",
    "Extraction",
    "Field",
    "FigureError",
    "FiguresError",
    "Filter",
    "Format",
    "Given",
    "Group",
    "Imported",
    "Input",
    "Interval",
    "Kind",
    "MissingExtraError",
    "OutputError",
    "PartialDate",
    "Problem",
    "Proposals",
    "Quantity",
    "Question",
    "Range",
    "Report",
    "Review",
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
    "defaults",
    "discrepancies",
    "explain",
    "explanations",
    "extract",
    "fields",
    "filters",
    "formats",
    "guess_map",
    "import_table",
    "kinds",
    "load",
    "load_article",
    "load_map",
    "load_proposals",
    "load_statements",
    "load_vocabulary",
    "maps",
    "read",
    "render",
    "schema",
]


def _in_a_notebook(value: object) -> str:
    from figures.renderers.to_notebook import to_notebook

    return to_notebook(value)


shown.as_rows = _in_a_notebook


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
