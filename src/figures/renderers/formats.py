"""The formats: one row each, read by `figures.render`, by the options of the command line and by their manuals."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias, TypedDict, cast, get_args

from figures.errors import SelectionError
from figures.hints import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from figures.problems import Problem
    from figures.report.check import Check
    from figures.report.report import Report

Of = Literal["report", "check", "image", "problems"]
"""What a document is of: a report, one or more checks, the one question of a report, or problems of files."""

Binary = Literal["xlsx", "parquet", "sqlite"]
"""The formats that are no text."""

Text = Literal["", "table", "csv", "json", "markdown", "wikitext", "html", "github", "quickstatements", "text", "svg"]
"""The formats that are, and the empty name for the usual one."""


Rendered: TypeAlias = "Report | Check | Sequence[Check] | Sequence[Problem]"
"""What a document can be made of."""


Sort = Literal["apart", "ratio", "name"]

SORTS: Final = get_args(Sort)
"""The orders of questions within each state."""

LEAST: Final = {"width": 40, "most": 1}
"""The least of an option that is a number."""


class Options(TypedDict, total=False):
    """What a document may be asked for; each format knows some of them.

    Attributes:
        width: the characters of a line; None: as many as it takes.
        color: whether codes for colour may be written.
        ascii_only: whether nothing but ASCII is written.
        all_claims: whether nothing is folded away.
        conflicts: whether only questions in conflict are told.
        sort: the order within each state: by people apart, by ratio, or by name.
        most: how many questions are told; None: as many as a screen, or all where there is none.
        fail_on: what fails a run, and is written as its errors.
    """

    width: int | None
    color: bool
    ascii_only: bool
    all_claims: bool
    conflicts: bool
    sort: Sort
    most: int | None
    fail_on: Collection[str]


class Format(NamedTuple):
    """One format.

    Attributes:
        name: what it is called.
        of: what it is a document of.
        endings: the endings of files that stand for it.
        write: the module and the function that make the document of what it is of.
        options: which of `Options` it knows; any other is an error.
        binary: whether it is no text.
        extra: the extra that brings what it needs; empty: nothing.
        notes: whether notes have a place in it; else they are told beside it.
        left_out: what tells how much of a report it has no place for, as in `write`; empty: it has for all.
    """

    name: str
    of: Of
    endings: tuple[str, ...]
    write: str
    options: frozenset[str] = frozenset()
    binary: bool = False
    extra: str = ""
    notes: bool = True
    left_out: str = ""

    def function(self, name: str) -> Callable[..., Any]:
        """What a module and a function in it name."""
        module, _, function = name.partition(":")
        made: Callable[..., Any] = getattr(import_module(f"figures.renderers.{module}"), function)
        return made

    def beside(self, report: Report) -> tuple[str, ...]:
        """What must be told beside a document of this report, a sentence each: how much has no place in it."""
        return self.function(self.left_out)(report) if self.left_out else ()


_TOLD: Final = frozenset({"all_claims", "conflicts", "sort", "most"})
_LOOK: Final = frozenset({"width", "color", "ascii_only"})

FORMATS: Final = (
    Format("table", "report", (".txt",), "to_table:to_table", _LOOK | _TOLD, notes=False),
    Format("text", "report", (), "to_text:to_text", _TOLD, notes=False),
    Format("csv", "report", (".csv",), "to_csv:to_csv", notes=False),
    Format("json", "report", (".json",), "to_json:to_json"),
    Format("markdown", "report", (".md", ".markdown"), "to_markdown:to_markdown", _TOLD, notes=False),
    Format("wikitext", "report", (".wiki", ".wikitext"), "to_wikitext:to_wikitext", _TOLD, notes=False),
    Format("html", "report", (".html", ".htm"), "to_html:to_html", _TOLD - {"all_claims"}),
    Format("github", "report", (), "to_github:to_github", frozenset({"fail_on"}), notes=False),
    Format(
        "quickstatements", "report", (), "to_quickstatements:to_quickstatements", notes=False,
        left_out="to_quickstatements:left_out",
    ),
    Format("xlsx", "report", (".xlsx",), "to_frames:to_workbook", binary=True, extra="excel", notes=False),
    Format("parquet", "report", (".parquet",), "to_frames:to_parquet", binary=True, extra="parquet", notes=False),
    Format("sqlite", "report", (".db", ".sqlite"), "to_sqlite:to_sqlite", binary=True, notes=False),
    Format("text", "check", (".txt",), "verdicts:checks_to_text", _LOOK),
    Format("csv", "check", (".csv",), "to_csv:checks_to_csv", notes=False),
    Format("json", "check", (".json",), "to_json:checks_to_json"),
    Format("github", "problems", (), "to_github:problems_to_github"),
    Format("svg", "image", (".svg",), "to_svg:to_svg", notes=False),
)  # fmt: skip
"""The formats; the first of each kind is the one that is meant where none is named."""


def formats(of: Of) -> dict[str, Format]:
    """The formats of one kind of document, by name."""
    return {its.name: its for its in FORMATS if its.of == of}


def format_named(name: str, *of: Of) -> Format:
    """The format of that name, of one of these kinds of document; the empty name is the usual one of the first.

    Raises:
        SelectionError: there is none; the message suggests the nearest.
    """
    known = {name: its for one in of for name, its in formats(one).items()}
    if not name:
        return next(iter(known.values()))
    if name not in known:
        hint = did_you_mean(name, known) or f", known are {', '.join(known)}"
        raise SelectionError(f"unknown format '{name}'{hint}")
    return known[name]


def format_of_file(path: str, of: Of) -> Format:
    """The format that a file's ending stands for.

    Raises:
        SelectionError: it stands for none.
    """
    endings = {ending: its for its in FORMATS if its.of == of for ending in its.endings}
    ending = PurePath(path).suffix.lower()
    if ending not in endings:
        raise SelectionError(f"cannot tell the format from the name '{path}'; end it in {', '.join(endings)}")
    return endings[ending]


def rendered(what: Rendered, name: str, options: Mapping[str, Any]) -> str | bytes:
    """What is handed over as a document in the format of that name; `figures.render` is the manual.

    Raises:
        SelectionError: there is no such format, or it does not know one of the options.
        TypeError: what is handed over is neither a report nor checks.
    """
    its = format_named(name, *_kinds(what))
    for option in options:
        if option not in Options.__annotations__:
            raise SelectionError(f"unknown option '{option}'{did_you_mean(option, Options.__annotations__)}")
        if option not in its.options:
            raise SelectionError(f"{its.name} has no {option}")
        _hold(option, options[option])
    write: Callable[..., str | bytes] = its.function(its.write)
    if not its.options & _TOLD:
        return write(what, **options)
    from figures.report.overview import Overview

    told = {name: value for name, value in options.items() if name in _TOLD}
    look = {name: value for name, value in options.items() if name not in _TOLD}
    return write(Overview(cast("Report", what), **told), **look)


def _hold(option: str, value: object) -> None:
    """Refuse a size that is none, and an order that there is not."""
    if option in LEAST and value is not None:
        if not isinstance(value, int) or isinstance(value, bool) or value < LEAST[option]:
            raise SelectionError(f"{option} is '{value}', expected a whole number of {LEAST[option]} or more")
    elif option == "sort" and value not in SORTS:
        raise SelectionError(
            f"unknown sort '{value}'{did_you_mean(str(value), SORTS) or ', known are ' + ', '.join(SORTS)}"
        )


def _kinds(what: object) -> tuple[Of, ...]:
    """Which documents can be made of it, without loading what is not there yet."""
    from figures.report.report import Report

    if isinstance(what, Report):
        return "report", "image"
    from figures.problems import Problem
    from figures.report.check import Check

    if isinstance(what, list | tuple) and all(isinstance(one, Problem) for one in what):
        return ("problems",) if what else ("check", "problems")
    if isinstance(what, Check) or (isinstance(what, list | tuple) and all(isinstance(one, Check) for one in what)):
        return ("check",)
    raise TypeError(f"a {type(what).__name__} cannot be rendered; hand over what compare, check or check_all returns")
