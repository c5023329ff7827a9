"""JSON as tables: a list of claims, a document with `claims` such as our own report, or one claim a line."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from figures.claims.fields import NAMES
from figures.errors import ClaimsError
from figures.problems import Problem
from figures.readers.cells import CellFault
from figures.readers.opened import OverLimitError, open_input, over_limit, unreadable
from figures.readers.table import COLUMN_LIMIT, PLAIN, How, Table
from figures.text import printable

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import BinaryIO

    from figures.readers.opened import Opened

TEXT_LIMIT: Final = 256 << 20
"""Bytes of the largest JSON document: 256 MiB, for it is read as a whole."""

_SPACE: Final = " \t\r\n"

_SHAPE: Final = 'expected a list of claims, [{"source": …, "metric": …, "figure": …}], or an object with "claims"'


class _FormError(Exception):
    """JSON that holds no table: what is wrong, where in the text, and what to try."""

    def __init__(self, reason: str, place: int, hint: str = "") -> None:
        super().__init__(reason)
        self.reason, self.place, self.hint = reason, place, hint


def read_json(source: str | os.PathLike[str] | BinaryIO | Opened, _how: How = PLAIN) -> Table:
    """The objects of a JSON document: a list of them, or an object whose `claims`, or only list, they are.

    Of a report of our own the claims are read back in the words of their rows. The line of a row is that on which its
    object begins. What stands in an object within an object is named by both keys: `verified.killed`.

    Raises:
        ClaimsError: the file cannot be read, or is no such document.
    """
    return _read(source, _items)


def read_json_lines(source: str | os.PathLike[str] | BinaryIO | Opened, _how: How = PLAIN) -> Table:
    """The objects of a file with one JSON object a line; blank lines are passed over.

    Raises:
        ClaimsError: the file cannot be read, or a line holds no object.
    """
    return _read(source, _lines)


def _read(source: str | os.PathLike[str] | BinaryIO | Opened, items: Any) -> Table:
    found = open_input(source)
    content, digest = _content(found)
    text, encoding = "", json.detect_encoding(content)
    try:
        text = content.decode(encoding).removeprefix("\ufeff")
        rows = list(items(text))
        return _table(found.name, rows, digest, _starts(text, [start for start, _ in rows]))
    except _FormError as fault:
        place = _address(text, fault.place)
        raise _refused(found, "unreadable-json", fault.reason, fault.hint, place) from None
    except json.JSONDecodeError as fault:
        reason = f"this is not JSON: {fault.msg[:1].lower()}{fault.msg[1:]}"
        raise _refused(found, "unreadable-json", reason, "", _address(text, fault.pos)) from None
    except UnicodeDecodeError as fault:
        before = content[: fault.start].decode(encoding, "replace")
        place = _address(before, len(before))
        reason = f"what stands here is not {fault.encoding.upper()}"
        raise _refused(found, "undecodable-text", reason, "save the file as UTF-8", place) from None
    except RecursionError:
        raise _refused(found, "unreadable-json", "this is nested too deeply for a list of claims", _SHAPE) from None


def _content(found: Opened) -> tuple[bytes, str]:
    """The bytes of the input, no more than a document may have, and their digest."""
    import hashlib

    try:
        with found.open() as stream:
            content = stream.read(TEXT_LIMIT + 1)
    except OSError as fault:
        raise unreadable(found.name, fault) from None
    if len(content) > TEXT_LIMIT:
        raise over_limit(found.name, OverLimitError(f"the document has more than {TEXT_LIMIT:,} bytes; use CSV"))
    return content, hashlib.sha256(content).hexdigest()


def _refused(
    found: Opened, code: str, reason: str, hint: str, place: tuple[int | None, int | None] = (None, None)
) -> ClaimsError:
    return ClaimsError((Problem(found.name, *place, code, reason, hint),))


def _address(text: str, place: int) -> tuple[int, int]:
    """The line and the character on it, both from 1, of a place in the text."""
    return text.count("\n", 0, place) + 1, place - text.rfind("\n", 0, place)


def _starts(text: str, places: Sequence[int]) -> list[int]:
    """The line on which each of some ascending places stands."""
    lines, line, before = [], 1, 0
    for place in places:
        line += text.count("\n", before, place)
        lines.append(line)
        before = place
    return lines


# ── Objects and where they begin ──


def _items(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Each claim of a document with the place where it begins; the document is held to be JSON to its end."""
    start = _past_space(text, 0)
    if text[start : start + 1] == "{":
        claims, end = _claims_of_object(text, start)
    else:
        claims, end = _claims_of_list(text, start)
    if end < len(text):
        raise json.JSONDecodeError("Extra data", text, end)
    yield from claims


def _claims_of_object(text: str, start: int) -> tuple[list[tuple[int, dict[str, Any]]], int]:
    """The claims of an object that has such a key, and where the object ends."""
    starts: dict[str, int] = {}
    place = _past_space(text, start + 1)
    while text[place : place + 1] != "}":
        if text[place : place + 1] != '"':
            raise json.JSONDecodeError("Expecting property name enclosed in double quotes", text, place)
        key, place = _DECODER.raw_decode(text, place)
        place = _expected(text, _past_space(text, place), ":")
        if key in starts:
            raise _FormError(f"the key {_named(key)} is given twice", place, "keep one of them")
        starts[str(key)] = place
        _, place = _DECODER.raw_decode(text, place)
        place = _past_space(text, place)
        if text[place : place + 1] != ",":
            break
        place = _past_space(text, place + 1)
    end = _expected(text, place, "}")
    lists = [
        key
        for key, at in starts.items()
        if text.startswith("[", at) and text.startswith("{", _past_space(text, at + 1))
    ]
    if "claims" not in starts and len(lists) != 1:
        raise _FormError("this object has no claims", start, _SHAPE)
    claims, _ = _claims_of_list(text, starts.get("claims", starts[lists[0]] if lists else 0))
    return [(at, _as_written(claim)) for at, claim in claims] if "schema_version" in starts else claims, end


def _as_written(claim: Mapping[str, Any]) -> dict[str, Any]:
    """A claim of our own report with the words of its row, without what was made of them."""
    words = {name: claim[f"{name}_word"] for name in ("metric", "population") if claim.get(f"{name}_word")}
    return {name: value for name, value in claim.items() if name in NAMES} | words


def _claims_of_list(text: str, start: int) -> tuple[list[tuple[int, dict[str, Any]]], int]:
    """Each object of a list with the place where it begins, and where the list ends."""
    if text[start : start + 1] != "[":
        raise _FormError("this is no list of claims", start, _SHAPE)
    claims: list[tuple[int, dict[str, Any]]] = []
    place = _past_space(text, start + 1)
    if text[place : place + 1] == "]":
        return claims, _past_space(text, place + 1)
    while True:
        value, end = _DECODER.raw_decode(text, place)
        claims.append((place, _object(value, place)))
        place = _past_space(text, end)
        if text[place : place + 1] != ",":
            return claims, _expected(text, place, "]")
        place = _past_space(text, place + 1)


def _lines(text: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The object on each line."""
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        place = _past_space(text, start)
        if place < end:
            value, after = _DECODER.raw_decode(text, place)
            if _past_space(text, after) < end:
                raise _FormError("something follows the object on its line", _past_space(text, after))
            yield place, _object(value, place)
            end = max(end, after)  # an object that runs over several lines is an object all the same
        start = end + 1


def _object(value: Any, place: int) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _FormError(f"a claim is an object, not {_named(value)}", place, _SHAPE)
    return value


def _named(value: object) -> str:
    return f"'{printable(str(value)[:40])}'"


def _past_space(text: str, place: int) -> int:
    while text[place : place + 1] and text[place] in _SPACE:
        place += 1
    return place


def _expected(text: str, place: int, mark: str) -> int:
    """The place of what follows a mark that must stand here."""
    if text[place : place + 1] != mark:
        raise json.JSONDecodeError(f"Expected '{mark}'", text, place)
    return _past_space(text, place + 1)


def _no_constant(name: str) -> CellFault:
    """`NaN` and `Infinity` are no JSON."""
    return CellFault("unreadable-number", f"'{name}' is no number", "write null for what is not stated")


def _whole(digits: str) -> int | CellFault:
    """A whole number; one of thousands of digits is refused before it is read."""
    if len(digits) > 100:  # noqa: PLR2004 - far beyond any count of people
        return CellFault("unreadable-number", f"a number of {len(digits):,} digits", "write the figure as a text")
    return int(digits)


def _fraction(digits: str) -> Decimal | CellFault:
    """A number with a fraction or an exponent, exactly as it is written."""
    exponent = digits.lower().partition("e")[2].lstrip("+-")
    value = Decimal(digits) if len(digits) <= 100 and len(exponent) <= 3 else None  # noqa: PLR2004 - as above
    if value is None or abs(value.adjusted()) > 100:  # noqa: PLR2004 - as above
        return CellFault("unreadable-number", f"the number '{digits[:40]}' is beyond any count", "")
    return value


def _distinct(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """An object; of a key that is given twice no value can be believed."""
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            message = f"the key '{printable(key[:40])}' is given twice"
            found[key] = CellFault("duplicate-key", message, "keep one of them")
        else:
            found[key] = value
    return found


_DECODER: Final = json.JSONDecoder(
    object_pairs_hook=_distinct, parse_int=_whole, parse_float=_fraction, parse_constant=_no_constant
)


# ── From objects to the table ──


def _table(path: str, rows: Sequence[tuple[int, Mapping[str, Any]]], digest: str, lines: Sequence[int]) -> Table:
    """The objects as a table: a column for each key, in the order in which they first appear."""
    flat = [_distinct(_flat(row)) for _, row in rows]
    header = list(dict.fromkeys(key for row in flat for key in row))
    if len(header) > COLUMN_LIMIT:
        raise _FormError(f"the claims have {len(header):,} different keys, the limit is {COLUMN_LIMIT:,}", 0)
    columns = [[row.get(key) for row in flat] for key in header]

    def address(row: int, _column: int | None, _offset: int) -> tuple[int | None, None]:
        return (lines[row] if row >= 0 else None), None

    return Table(path, header, columns, len(rows), digest, address)


def _flat(row: Mapping[str, Any], within: str = "") -> Iterator[tuple[str, Any]]:
    """Each key with its value; those of an object within the object by both keys, but for the fields of a claim."""
    for key, value in row.items():
        if isinstance(value, dict) and value and key not in NAMES:
            yield from _flat(value, f"{within}{key}.")
        else:
            yield f"{within}{key}", value
