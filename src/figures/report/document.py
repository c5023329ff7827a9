"""The JSON documents of a report and of checks, and the schemas of all that goes in and out, made of the columns.

Flat and by reference: questions and discrepancies name claims by their `id`. Counts are of people, intervals include
both their ends. A text that is not stated is `""`, a number, a day or an upper end that there is not is null, and a
day is written as `2022`, `2022-01`, `2022-01-06` or `2022-01-06T18:00`: the whole range of time that it covers.
"""

from __future__ import annotations

from functools import lru_cache, partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

from figures._version import __version__
from figures.errors import SelectionError
from figures.hints import did_you_mean
from figures.readers import arguments
from figures.report.columns import (
    ANSWERS,
    CHECKS,
    CLAIM,
    CLAIMS,
    DISCREPANCIES,
    QUESTIONS,
    SCHEMA_VERSION,
    SCOPE,
    SIDE,
    STATEMENT,
    Cell,
    Row,
    shown,
)
from figures.report.field import Field
from figures.report.news import ACCEPTED, NEWS, gone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from figures.report.check import Check
    from figures.report.model import Discrepancy, Given, Group, Range
    from figures.report.news import Rows
    from figures.report.report import Report
    from figures.words.dates import PartialDate

MOST_UNDATED: Final = 1_000
"""How many pairs without a clock a question lists; `undated_count` has them all."""


def chosen(columns: Sequence[Field], *names: str) -> tuple[Field, ...]:
    """Some of the columns, in the order of the names."""
    by_name = {field.name: field for field in columns}
    return tuple(by_name[name] for name in names)


_SIDE: Final = chosen(SIDE, "claims", "sources", "voices", "low", "high")
_METRIC: Final = Field(
    "metric", "text", "what happened to people: that of the question it counts for", attrgetter("metric")
)
_HEAD: Final = (*chosen(DISCREPANCIES, "kind"), _METRIC, *chosen(DISCREPANCIES, "event"))
_FIRST: Final = chosen(DISCREPANCIES, "gap", "gap_bound", "ratio", "rests_on", "current", "may_explain", "because")
_OF_SIDES: Final = {f"{field.name}_{side}" for field in SIDE for side in "ab"}
_TOLD: Final = {field.name for field in (*_HEAD, *_FIRST)} | _OF_SIDES
_TAIL: Final = (*_FIRST, *(field for field in DISCREPANCIES if field.name not in _TOLD))
_QUESTION: Final = (*SCOPE, *chosen(QUESTIONS, "state", "claims"))
_CHECK: Final = chosen(
    CHECKS, "verdict", "borne_out", "excluded", "allowed", "repeating", "assumed", "replaced", "because"
)


def facts(report: Report) -> dict[str, Any]:
    """A report as plain values, in the order in which they are written; the long lists one value at a time."""
    return {
        **_head(),
        "profile": report.profile,
        "inputs": [one._asdict() for one in report.inputs],
        "notes": [*report.notes, *report.narrowed],
        "claims": _claims(shown(report)),
        "questions": map(_question, report.questions),
        "discrepancies": map(partial(_discrepancy, beside=_beside(report)), report.discrepancies),
        "answers": map(partial(record, ANSWERS), report.answers),
        **({} if report.new is None else {"gone": _records(gone(report.gone))}),
        **({} if report.accepted is None else {"accepted_gone": _records(gone(report.accepted_gone))}),
    }


def _records(its: Rows) -> list[dict[str, Any]]:
    return [record(its.columns, row) for row in its.rows]


def _claims(rows: Sequence[Row]) -> Iterator[dict[str, Any]]:
    """The claims of these rows, column by column."""
    if not rows:
        return iter(())
    names = [field.name for field in CLAIMS]
    columns = [_column(field, rows) for field in CLAIMS]
    return (dict(zip(names, cells, strict=True)) for cells in zip(*columns, strict=True))


def _column(field: Field, rows: Sequence[Row]) -> list[Any]:
    """What a column of claims holds in these rows; each distinct value is written once."""
    write, of = _WRITTEN[field.holds], field.of
    if not isinstance(of, Cell):
        return [write(of(row)) for row in rows]
    column = rows[0].claims.columns[of.column]
    written: dict[int, Any] = {}
    for code in {column.codes[row.row] for row in rows}:
        written[code] = write(of.made(column.values[code]))
    return [written[column.codes[row.row]] for row in rows]


def check_facts(check: Check) -> dict[str, Any]:
    """A check as plain values."""
    return {**_head(), **_checked(check)}


def checks_facts(checks: Iterable[Check]) -> dict[str, Any]:
    """Many checks as plain values, in their order."""
    return {**_head(), "checks": [_checked(check) for check in checks]}


def _head() -> dict[str, Any]:
    return {"schema_version": SCHEMA_VERSION, "generator": {"name": "figures", "version": __version__}}


def record(columns: Iterable[Field], row: Any) -> dict[str, Any]:
    """A row's object as JSON has it, a key for each column."""
    return {field.name: _WRITTEN[field.holds](field.of(row)) for field in columns}


@lru_cache(maxsize=16_384)
def _date(date: PartialDate | None) -> str | None:
    return None if date is None else str(date)


_WRITTEN: Final[dict[str, Callable[[Any], Any]]] = {
    "text": lambda value: "" if value is None else str(value),
    "names": list,
    "prose": list,
    "chain": list,
    "count": lambda value: value,
    "ratio": lambda value: value,
    "date": _date,
    "flag": bool,
}


def _question(group: Group) -> dict[str, Any]:
    name = group.among.id
    return {
        **record(_QUESTION, group),
        "voices": list(group.voices),
        "unnamed": group.unnamed,
        "given": [_given(one, name) for one in group.given],
        "range": _range(group.range, name) if group.range else None,
        "growth": [[name(row), name(newer)] for row, newer in group.growth],
        "undated": [[name(a), name(b)] for a, b in group.undated[:MOST_UNDATED]],
        "undated_count": group.undated_count,
    }


def _given(given: Given, name: Callable[[int], str]) -> dict[str, Any]:
    return {
        "low": given.low,
        "high": given.high,
        "words": list(given.words),
        "sources": list(given.sources),
        "unnamed": given.unnamed,
        "older": sorted(map(name, given.older)),
    }


def _range(its: Range, name: Callable[[int], str]) -> dict[str, Any]:
    return {
        "low": its.low,
        "high": its.high,
        "open": its.open,
        "lowest": sorted(map(name, its.lowest)),
        "highest": sorted(map(name, its.highest)),
    }


def _beside(report: Report) -> tuple[Field, ...]:
    """What earlier runs say of each discrepancy."""
    return (*((NEWS,) if report.new is not None else ()), *(ACCEPTED if report.accepted is not None else ()))


def _discrepancy(one: Discrepancy, beside: Sequence[Field]) -> dict[str, Any]:
    sides = {"a": record(_SIDE, one.a), "b": record(_SIDE, one.b)}
    return {**record(_HEAD, one), **sides, **record((*_TAIL, *beside), one)}


def _checked(check: Check) -> dict[str, Any]:
    *told, because = record(_CHECK, check).items()
    claims = [record(CLAIM, Row(check.claims, row)) for row in check.heard]
    return {**dict(told), "statement": record(STATEMENT, check), "claims": claims, because[0]: because[1]}


# ── Schemas ──

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def schema(of: str) -> dict[str, Any]:
    """The schema of a `report`, a `check` or a `claim` (JSON Schema 2020-12), or of a `table` (Frictionless).

    That of a claim says what `Claim` takes, texts as in claims.csv; that of a table says what claims.csv holds.

    Raises:
        SelectionError: nothing of that name has a schema.
        TypeError: the name is no text.

    >>> schema("claim")["required"]
    ['source', 'metric', 'figure']
    """
    if arguments.text("the schema", of, "report") not in SCHEMAS:
        raise SelectionError(f"unknown schema '{of}'{did_you_mean(of, SCHEMAS)}, known are {', '.join(SCHEMAS)}")
    return SCHEMAS[of]()


def _of_claim() -> dict[str, Any]:
    from figures.claims.fields import claim_schema

    return {"$schema": _DIALECT, **claim_schema()}


def _of_table() -> dict[str, Any]:
    from figures.claims.fields import table_schema

    return table_schema()


def _of_report() -> dict[str, Any]:
    parts = {
        "claim": _object("One source's figure for one question, at one day.", _properties(CLAIMS)),
        "question": _object("All claims of one event and scope, and what they amount to.", _question_properties()),
        "side": _object("One side of a discrepancy.", _properties(_SIDE)),
        "discrepancy": _object("Two figures that cannot both be right, or that ask who was counted.", {
            **_properties(_HEAD),
            "a": {"$ref": "#/$defs/side"}, "b": {"$ref": "#/$defs/side"},
            **_properties(_TAIL),
        }, _properties((NEWS, *ACCEPTED))),
        "gone": _object("A discrepancy that an earlier document had, and that is gone.", _properties(DISCREPANCIES)),
        "answer": _object("What a reader is told of a question.", _properties(ANSWERS)),
    }  # fmt: skip
    listed = {f"{name}s": _many(f"#/$defs/{name}") for name in ("claim", "question")}
    keys = {
        **_head_properties(),
        "profile": _text("the profile that vague words such as `dozens` were read by"),
        "inputs": {"type": "array", "items": _object("A file that claims were read from.", {
            "path": _text("as the user named it; empty for claims that came from memory"),
            "sha256": _text("of the bytes read, in hexadecimal; empty for claims that came from memory"),
            "claims": _count("how many claims were read from it, whether the report shows them or not"),
        })},
        "notes": _texts("what a reader should know, a sentence each"),
        **listed,
        "discrepancies": _many("#/$defs/discrepancy"),
        "answers": _many("#/$defs/answer"),
    }  # fmt: skip
    gone_since = {name: _many("#/$defs/gone") for name in ("gone", "accepted_gone")}
    its = _object("Who says what, which figures cannot both be right, and what that rests on.", keys, gone_since)
    return {"$schema": _DIALECT, "title": "report", **its, "$defs": parts}


def _of_check() -> dict[str, Any]:
    parts = {"claim": _object("One source's figure for one question, at one day.", _properties(CLAIM))}
    keys = {
        **_head_properties(),
        **_properties(_CHECK),
        "statement": _object("What was stated.", _properties(STATEMENT)),
        "claims": _many("#/$defs/claim"),
    }
    its = _object("A statement, and what named sources make of it.", keys)
    return {"$schema": _DIALECT, "title": "check", **its, "$defs": parts}


SCHEMAS: Final[dict[str, Callable[[], dict[str, Any]]]] = {
    "report": _of_report,
    "check": _of_check,
    "claim": _of_claim,
    "table": _of_table,
}
"""What has a schema: the two JSON documents, one claim as `Claim` takes it, and the columns of claims.csv."""


def _head_properties() -> dict[str, Any]:
    name = {"const": "figures", "description": "the program"}
    generator = {"name": name, "version": _text("its version")}
    return {
        "schema_version": {"const": SCHEMA_VERSION, "description": "the version of this form"},
        "generator": _object("The program that wrote the document.", generator),
    }


def _question_properties() -> dict[str, Any]:
    ids = "the claims, by their ids"
    ends = {
        "low": _count("the lowest number", null="nobody said a low end"),
        "high": _count("the highest number", null="no upper end"),
    }
    given = {
        **ends,
        "words": _texts("how it was worded"),
        "sources": _texts("who is named as giving it"),
        "unnamed": _count("how many claims name no source"),
        "older": _texts("the claims above which another source's later figure lies, by their ids"),
    }
    its_range = {
        **ends,
        "open": {"type": "boolean", "description": "whether a latest figure has no upper end"},
        "lowest": _texts(ids),
        "highest": _texts(ids),
    }
    pairs = {"type": "array", "items": {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 2}}
    nothing = {"type": "null"}
    return {
        **_properties(_QUESTION),
        "voices": _texts("the named sources, less those that merely repeat another"),
        "unnamed": _count("how many claims name no source"),
        "given": {"type": "array", "items": _object("One interval that latest claims give.", given)},
        "range": {"anyOf": [_object("The lowest and the highest number that somebody said.", its_range), nothing]},
        "growth": {**pairs, "description": "an older claim, and the newest above it"},
        "undated": {**pairs, "description": f"pairs that no day sets against each other, the first {MOST_UNDATED:,}"},
        "undated_count": _count("how many such pairs there are"),
    }


def _object(says: str, properties: dict[str, Any], asked: dict[str, Any] | None = None) -> dict[str, Any]:
    """An object with these keys, and with those that are there where they are asked for."""
    held = properties | (asked or {})
    its = {"type": "object", "description": says, "properties": held, "required": list(properties)}
    return {**its, "additionalProperties": False}


def _text(says: str) -> dict[str, Any]:
    return {"type": "string", "description": says}


def _texts(says: str) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "string"}, "description": says}


def _count(says: str, null: str = "") -> dict[str, Any]:
    kind = {"type": ["integer", "null"]} if null else {"type": "integer"}
    return {**kind, "minimum": 0, "description": f"{says}; null: {null}" if null else says}


def _many(reference: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": reference}}


_KEYS: Final[dict[str, dict[str, Any]]] = {
    "text": {"type": "string"},
    "names": {"type": "array", "items": {"type": "string"}},
    "prose": {"type": "array", "items": {"type": "string"}},
    "chain": {"type": "array", "items": {"type": "string"}},
    "count": {"type": ["integer", "null"], "minimum": 0},
    "ratio": {"type": ["number", "null"], "exclusiveMinimum": 1},
    "date": {"type": ["string", "null"]},
    "flag": {"type": "boolean"},
}


def _properties(columns: Iterable[Field]) -> dict[str, Any]:
    """The keys that `record` makes of the columns."""
    return {field.name: _key(field) for field in columns}


def _key(field: Field) -> dict[str, Any]:
    its = dict(_KEYS[field.holds])
    if field.one_of and field.holds == "names":
        its["items"] = {"enum": list(field.one_of)}
    elif field.one_of:
        its["enum"] = list(field.one_of)
    return {**its, "description": field.says}
