"""Tables whose columns bear hashtags of the Humanitarian Exchange Language (HXL 1.1), read by these alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from figures.readers.maps import Block, ColumnMap, Template
from figures.readers.table import blank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from figures.readers.table import Header, Table

_TAG: Final = re.compile(r"#[a-z][\w]*(?:\s*\+\s*[a-z]\w*)*", re.IGNORECASE)

_METRICS: Final = {"killed": "killed", "injured": "wounded", "displaced": "displaced", "idps": "displaced"}

_POPULATIONS: Final = {"f": "women", "m": "men", "children": "children", "infants": "children"}

_PLACES: Final = ("#loc", "#adm5", "#adm4", "#adm3", "#adm2", "#adm1", "#country")
"""From narrow to wide."""


def map_of_tags(table: Table, header: Header) -> ColumnMap | None:
    """The map that the hashtags of a table make, which stand below its header or are it; None where there are none."""
    below = [_tag(table.column(place)[0]) if table.rows else "" for place in range(len(header.names))]
    if any(below) and all(tag or blank(table.column(place)[0]) for place, tag in enumerate(below)):
        return tagged(below, header.names, lead=1)
    itself = [_tag(name) for name in header.names]
    if any(itself) and all(tag or not name for tag, name in zip(itself, header.names, strict=True)):
        return tagged(itself, header.names, lead=0)
    return None


def _tag(cell: object) -> str:
    """A hashtag with its attributes, without spaces; empty for any other cell."""
    text = "".join(cell.split()).lower() if isinstance(cell, str) else ""
    return text if _TAG.fullmatch(text) else ""


def tagged(tags: Iterable[str], names: Iterable[str], lead: int) -> ColumnMap | None:
    """The map of these hashtags, a figure for each column of people affected; None where there is no such column."""
    found: list[tuple[str, frozenset[str], str]] = []
    for tag, name in zip(tags, names, strict=True):
        base, *marks = tag.split("+")
        found.append((base, frozenset(marks), name))
    fields = dict(_fields(found))
    blocks = []
    for base, attributes, name in found:
        metric = next((_METRICS[one] for one in _METRICS if one in attributes), "")
        if base != "#affected" or not metric or not name:
            continue
        population = next((_POPULATIONS[one] for one in ("infants", "children", "f", "m") if one in attributes), "")
        own = {"metric": metric, "figure": f"{{{name}}}"} | ({"population": population} if population else {})
        blocks.append(Block(fields | {key: Template.of(text) for key, text in own.items()}))
    return ColumnMap("of its hashtags (HXL)", tuple(blocks), title="HXL-tagged table", lead=lead) if blocks else None


def _fields(found: list[tuple[str, frozenset[str], str]]) -> Iterator[tuple[str, Template]]:
    """What every claim has: who, where, when, in which event."""
    places = [name for wanted in _PLACES for base, its, name in found if base == wanted and name and "code" not in its]
    if places:
        yield "place", Template.of(", ".join(f"{{{name}}}" for name in places))
    dates = {"since": "", "as_of": ""}
    for base, its, name in found:
        if base == "#date" and name:
            field = "since" if "start" in its else "as_of"
            dates[field] = dates[field] if dates[field] and "reported" not in its else name
    yield from ((field, Template.of(f"{{{name}}}")) for field, name in dates.items() if name)
    for field, bases, attribute in (("source", ("#meta",), "source"), ("event", ("#event", "#crisis"), "")):
        named = [name for base, its, name in found if base in bases and name and (not attribute or attribute in its)]
        if named:
            yield field, Template.of(f"{{{named[0]}}}")
