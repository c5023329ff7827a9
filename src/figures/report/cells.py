"""Columns as the cells of a table in text: how each kind of value is written, and several of them in one cell.

Several values in a cell are joined by `; `. In a name, a semicolon that stands before a space, or at the end, belongs
to the name and is doubled, so that `parted` always finds the names again; addresses such as `a;b=1`, and sentences,
stay as they are. Whatever a spreadsheet would take for a formula is defused (`figures.text.defused`).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from figures.claims.attribution import write_chain
from figures.text import defused, undefused
from figures.words.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from figures.report.field import Field

_SHORT: Final = 200
"""Up to so many characters a value is remembered as written; names come back, notes do not."""


def joined(values: Sequence[str]) -> str:
    """Values in one cell; `parted` reads them back.

    >>> joined(["AFP", "Smith; Sons", "=cmd"])
    "AFP; Smith;; Sons; '=cmd"
    """
    if not values:
        return ""
    return "; ".join(_one_of_several(value) if len(value) <= _SHORT else _defused_part(value) for value in values)


def _defused_part(value: str) -> str:
    return defused(value if ";" not in value else "".join(_doubled(value)))


_one_of_several = lru_cache(maxsize=16_384)(_defused_part)


def _doubled(value: str) -> Iterator[str]:
    """The value in pieces, the semicolons doubled that stand before a space or at its end."""
    start = 0
    while (run := value.find(";", start)) >= 0:
        end = _end_of_run(value, run)
        yield value[start:run]
        yield value[run:end] * (2 if end == len(value) or value[end] == " " else 1)
        start = end
    yield value[start:]


def _end_of_run(text: str, start: int) -> int:
    end = start
    while end < len(text) and text[end] == ";":
        end += 1
    return end


def parted(cell: str) -> tuple[str, ...]:
    """The values that `joined` wrote into a cell; an empty cell holds none.

    >>> parted("AFP; Smith;; Sons; '=cmd")
    ('AFP', 'Smith; Sons', '=cmd')
    """
    cell = undefused(cell)
    values, value, start = [], "", 0
    while (run := cell.find(";", start)) >= 0:
        end = _end_of_run(cell, run)
        marks, counts = end - run, end == len(cell) or cell[end] == " "
        value += cell[start:run] + ";" * (marks // 2 if counts else marks)
        start = end
        if counts and marks % 2:
            values.append(value)
            value, start = "", end + 1
    values.append(value + cell[start:])
    return tuple(values) if cell else ()


@lru_cache(maxsize=16_384)
def _day(value: Any) -> str:
    return "" if value is None else str(value)


def _number(value: float | None) -> str:
    return "" if value is None else str(value)


WRITTEN: Final[dict[str, Callable[[Any], str]]] = {
    "text": lambda value: "" if value is None else defused(str(value)),
    "names": joined,
    "prose": lambda value: defused("; ".join(value)),
    "chain": lambda value: defused(write_chain(value)),
    "count": _number,
    "ratio": _number,
    "date": _day,
    "flag": lambda value: "true" if value else "false",
}
"""How each kind of value is written into a cell."""


def value_of(holds: str, cell: str) -> Any:
    """The value of a cell that `WRITTEN` wrote; nothing of one that was never written so.

    >>> value_of("names", "AFP; BBC"), value_of("count", "12"), value_of("count", "many"), value_of("flag", "TRUE")
    (('AFP', 'BBC'), 12, None, True)
    """
    if holds in ("text", "names"):
        return undefused(cell) if holds == "text" else parted(cell)
    if holds in ("prose", "chain"):
        return (undefused(cell),) if cell else ()
    if holds == "flag":
        return cell.casefold() == "true"
    try:
        return _READ[holds](cell.strip())
    except ValueError:
        return None


_READ: Final[dict[str, Callable[[str], Any]]] = {"count": int, "ratio": float, "date": PartialDate.parse}


def read_back(field: Field, cell: str) -> tuple[str, ...]:
    """The texts of a cell, as `report.columns.texts` gives them for the value that was written."""
    if field.holds == "names":
        return parted(cell)
    text = undefused(cell.strip())
    return (text,) if text else ()
