"""The columns of a claims table: one row a column, from which every list, header, schema and table of them is made."""

from __future__ import annotations

from typing import Any, Final, Literal, NamedTuple

from figures.words.dates import PATTERN

NAME_LIMIT: Final = 1_000
"""The most characters that a name, a place or an event may have."""

TEXT_LIMIT: Final = 10_000
"""The most characters that a note, a locator or an address may have."""

ITEM: Final = "Q[1-9][0-9]*"
"""How an item of Wikidata is written, as a regular expression."""

Holds = Literal[
    "name", "label", "text", "chain", "metric", "figure", "population", "place", "basis", "date", "status", "item"
]
"""What a cell may hold; `cells` has what reads each."""


class Field(NamedTuple):
    """A column of a claims table.

    Attributes:
        name: what heads the column, and the field's name everywhere else.
        holds: what its cells hold.
        says: what it means, in a few words.
        empty: what an empty cell means, in a few words.
        example: a cell of the example that `figures new` writes; may be empty.
        required: whether a table without this column holds no claims.
        other_names: what else may head the column.
    """

    name: str
    holds: Holds
    says: str
    empty: str = ""
    example: str = ""
    required: bool = False
    other_names: tuple[str, ...] = ()


FIELDS: Final = (
    Field("source", "name", "who asserts the figure", "nobody is named", "Ministry of Health", required=True),
    Field(
        "metric",
        "metric",
        "what happened to people: killed, wounded, detained, beheaded, … or another word for one of these",
        example="wounded",
        required=True,
    ),
    Field(
        "figure",
        "figure",
        "the number as the source worded it, word for word",
        example="at least 164",
        required=True,
        other_names=("value", "number", "count"),
    ),
    Field("id", "label", "a name for the claim, its own in all the files", "made from what the row says"),
    Field(
        "via", "chain", "who relayed it, nearest to the source first: `The Insider > Newsweek`", "nobody",
        "The Insider > Newsweek",
    ),
    Field("population", "population", "who is counted; `ambulance crews < medical workers`", "people", "people"),
    Field(
        "place", "place", "where, from narrow to wide", "the place that all others of the event share",
        "Almaty, Kazakhstan", other_names=("location",),
    ),
    Field(
        "event", "label", "the event that the count belongs to", "one event for all such rows",
        "Kazakhstan unrest, January 2022",
    ),
    Field("item", "item", "the item of Wikidata that the event has: Q and digits", "not stated"),
    Field("since", "date", "the first day counted", "since the event began"),
    Field("as_of", "date", "the day up to which the count runs", "not stated", "2022-01-06"),
    Field("published", "date", "when the report appeared", "not stated", "2022-01-07"),
    Field("basis", "basis", "how it was counted, in a word or two: confirmed, estimated, …", "not stated"),
    Field(
        "status", "status", "reported, retracted, extracted (by a program, not yet looked at) or set aside", "reported",
        "reported",
    ),
    Field(
        "url", "text", "where the report can be read", "not stated", "https://example.org/report",
        other_names=("link",),
    ),
    Field("locator", "text", "where in the report: a page, a paragraph", "not stated", "paragraph 4"),
    Field(
        "note", "text", "whatever else is known of the row, in one's own words", "nothing",
        "an example: only source, metric and figure are required", other_names=("notes",),
    ),
)  # fmt: skip
"""The columns in the order in which they are written; tables may have them in any."""

NAMES: Final = tuple(field.name for field in FIELDS)
"""The columns by their names."""

COLUMNS: Final = (*NAMES, "metric_word", "population_word")
"""The fields of `Claim`: the columns, and the words of those whose words are kept."""


def fields() -> tuple[Field, ...]:
    """The columns of a claims table, in the order in which they are written."""
    return FIELDS


REQUIRED: Final = tuple(field.name for field in FIELDS if field.required)
"""The columns without which a table holds no claims."""

OTHER_NAMES: Final = {other: field.name for field in FIELDS for other in field.other_names}
"""Other names under which a column may be headed; each is told."""

LIMITS: Final[dict[Holds, int]] = {
    "name": NAME_LIMIT, "label": NAME_LIMIT, "population": NAME_LIMIT, "place": NAME_LIMIT, "basis": NAME_LIMIT,
    "text": TEXT_LIMIT,
}  # fmt: skip
"""The most characters of each kind of text."""


def table_schema() -> dict[str, Any]:
    """The Frictionless Table Schema of claims.csv.

    >>> [field["name"] for field in table_schema()["fields"]][:3]
    ['source', 'metric', 'figure']
    """
    return {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "title": "claims.csv",
        "description": "One claim a row: one source's figure for one question, at one date. Columns may stand in any "
        "order; only source, metric and figure are required. An empty cell is not stated, never zero.",
        "fieldsMatch": "partial",
        "missingValues": [""],
        "fields": [_described(field) for field in FIELDS],
    }


def _described(field: Field) -> dict[str, Any]:
    """One column as the table schema has it."""
    bounds: dict[str, Any] = {}
    if field.name in ("metric", "figure"):
        bounds["required"] = True
    if field.name == "id":
        bounds["unique"] = True
    if field.holds in LIMITS:
        bounds["maxLength"] = LIMITS[field.holds]
    if field.holds == "date":
        bounds["pattern"] = PATTERN
    if field.holds == "status":
        bounds["enum"] = list(STATUSES)
    if field.holds == "item":
        bounds["pattern"] = ITEM
    says = f"{field.says}; if empty: {field.empty}" if field.empty else field.says
    told = {"name": field.name, "type": "string", "description": says}
    return told | ({"example": field.example} if field.example else {}) | ({"constraints": bounds} if bounds else {})


def claim_schema() -> dict[str, Any]:
    """The JSON Schema of one claim, as `Claim` takes it: texts as in claims.csv.

    >>> claim_schema()["required"]
    ['source', 'metric', 'figure']
    """
    words = {
        f"{name}_word": {
            "type": "string", "description": f"the {name} as the row worded it", "maxLength": NAME_LIMIT, "default": "",
        }
        for name in ("metric", "population")
    }  # fmt: skip
    return {
        "title": "Claim",
        "description": "One source's figure for one question, at one date: a row of claims.csv.",
        "type": "object",
        "properties": {field.name: _taken(field) for field in FIELDS} | words,
        "required": list(REQUIRED),
        "additionalProperties": False,
    }


def _taken(field: Field) -> dict[str, Any]:
    """One field as the schema of a claim has it."""
    told: dict[str, Any] = {"type": "string", "description": field.says}
    if field.holds in LIMITS:
        told["maxLength"] = LIMITS[field.holds]
    if field.holds == "date":
        told |= {"type": ["string", "null"], "examples": ["2022", "2022-01", "2022-01-06", "2022-01-06T18:00"]}
    if field.holds == "status":
        told["enum"] = list(STATUSES)
    unstated = {"date": None, "population": "people", "status": STATUSES[0]}
    return told if field.required else told | {"default": unstated.get(field.holds, "")}


STATUSES: Final = ("reported", "retracted", "extracted", "set aside")
"""How far a claim stands; `cells.Status` has one member for each."""
