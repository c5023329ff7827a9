"""What the columns of a table likely hold, each with why; a guess is written down to be edited, never applied."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from figures.errors import FigureError
from figures.readers.cells import texts
from figures.readers.day_forms import DayForm
from figures.readers.mapped import states_nothing
from figures.readers.table import metric_of
from figures.words.dates import PartialDate
from figures.words.quantity import Quantity
from figures.words.vocabulary import standard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from figures.readers.table import Header, Table

SAMPLE: Final = 2
"""Cells of a column that are shown."""

_MOST: Final = 1_000
"""Distinct cells of a column that are looked at."""

_WORD: Final = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[^\W\d_]?[^\W\d_A-Z]+|[A-Z]+")

_FILLERS: Final = frozenset((
    "total", "number", "of", "no", "nb", "n", "num", "reported", "estimated", "confirmed", "count", "cum", "cumulative",
    "people", "persons", "est", "estimate", "the", "tot",
))  # fmt: skip
_DAILY: Final = frozenset(("new", "daily"))
_BOUNDS: Final = {
    "low": "low", "min": "low", "minimum": "low", "lower": "low",
    "high": "high", "max": "high", "maximum": "high", "upper": "high",
    "best": "best", "likely": "best",
}  # fmt: skip
_ALIASES: Final = {"nkill": "killed", "nwound": "wounded", "fatals": "killed"}
_PLACES: Final = (
    ("location", "place", "site", "where", "coordinates"),
    ("city", "town", "village", "settlement", "borough", "municipio"),
    ("district", "county", "adm2", "admin2", "municipality"),
    (
        "province",
        "state",
        "region",
        "adm1",
        "admin1",
        "governorate",
        "oblast",
        "provstate",
        "territory",
        "division",
        "departamento",
    ),
    ("country",),
)
"""Words of places, from narrow to wide."""

_NAMING: Final = frozenset(("name", "description"))
"""Words behind that of a place."""

_SOURCES: Final = frozenset(("agency", "ministry", "newspaper", "outlet", "publisher"))
"""Words for who asserts what; a column headed by one alone that holds names is likely the source."""

_SEVERAL: Final = re.compile(r"[,;/&]|\band\b")

_DATES: Final = frozenset(("date", "timestamp", "update", "fecha", "datum"))
_PARTS: Final = {
    "year": 0, "iyear": 0, "yr": 0, "month": 1, "imonth": 1, "mo": 1, "day": 2, "iday": 2, "dy": 2,
}  # fmt: skip
_FORMS: Final = (
    "M/D/YYYY", "D/M/YYYY", "M/D/YYYY hh:mm", "D/M/YYYY hh:mm", "D.M.YYYY", "D.M.YYYY hh:mm", "M-D-YYYY", "D-M-YYYY",
    "YYYY/M/D", "YYYYMMDD", "D-MMM-YYYY", "D MMMM YYYY", "D MMM YYYY", "MMMM D, YYYY", "MMM D, YYYY",
    "YYYY-MM-DDThh:mm:ssZ", "YYYY-MM-DDThh:mm:ss", "YYYY-MM-DD hh:mm:ss",
)  # fmt: skip
COUNTS: Final = ("figure", "low", "high", "best")
"""The fields of a guess that hold numbers of people."""

_NUMBER: Final = re.compile(r"[~≈>≥<]?\s*\d")


class Likely(NamedTuple):
    """What one column likely holds.

    Attributes:
        name: what heads it.
        sample: its first cells.
        field: the field of a claim that it fills; empty where none is known. A figure's is `figure`, `low`, `high` or
            `best`.
        metric: of a figure, what happened to people; empty where it is not known.
        population: of a figure, who is counted; empty for people.
        decide: what the reader of the guess has to decide; empty where nothing is open.
        rank: among places, from narrow to wide; among the parts of a date, year, month and day.
        cells: its distinct cells, no more than a guess needs.
    """

    name: str
    sample: tuple[str, ...]
    field: str = ""
    metric: str = ""
    population: str = ""
    decide: str = ""
    rank: int = 0
    cells: tuple[str, ...] = ()

    @property
    def says(self) -> str:
        """The guess in a few words."""
        if self.field not in COUNTS:
            return self.field
        of = f" of metric {self.metric}" if self.metric else ""
        among = f", population {self.population}" if self.population else ""
        which = f" ({self.field})" if self.field != "figure" else ""
        return f"figure{which}{of}{among}"


def likely(table: Table, header: Header) -> list[Likely]:
    """What each named column of a table likely holds."""
    found = []
    for place, name in enumerate(header.names):
        if name:
            cells = _cells(table, place)
            alone = len(table.column(place).values) == table.rows > 0
            found.append(_of(name, cells, alone=alone)._replace(cells=tuple(cells)))
    return [_around(one, found) for one in found]


def _around(one: Likely, found: Sequence[Likely]) -> Likely:
    """A region of which there are fewer than countries as what it is: one that countries lie in."""
    regions, countries = len(_PLACES) - 2, len(_PLACES) - 1
    several = max((len(other.cells) for other in found if (other.field, other.rank) == ("place", countries)), default=0)
    wider = (one.field, one.rank) == ("place", regions) and 0 < len(one.cells) < several
    return one._replace(rank=countries + 1) if wider else one


def _cells(table: Table, place: int) -> list[str]:
    """The distinct cells of a column that state something, in their order; no more than a guess needs."""
    read, _ = texts(table.column(place), "note")
    return list(islice((cell for cell in read.values if not states_nothing(cell)), _MOST))


def _of(name: str, cells: Sequence[str], *, alone: bool) -> Likely:
    """What a column of that name with these cells likely holds; `alone`: whether each row has a cell of its own."""
    words = [word.casefold() for word in _WORD.findall(name)]
    whole = re.sub(r"[\s_-]+", "", name).casefold()
    sample = tuple(cells[:SAMPLE])
    kept = [word for word in words if word not in _FILLERS]
    if whole in _PARTS or (len(kept) == 1 and kept[0] in _PARTS and all(cell.isdigit() for cell in cells)):
        return Likely(name, sample, "as_of", rank=_PARTS.get(whole, _PARTS.get(kept[0] if kept else "", 0)) + 1)
    if _DATES & set(words) and not {"source", "created", "updated", "edited", "submitted"} & set(words):
        return Likely(name, sample, "since" if {"start", "begin", "from"} & set(words) else "as_of")
    if cells and all(re.match(r"https?://", cell) for cell in cells[:5]):
        return Likely(name, sample, "url")
    figure = _figure(name, sample, kept)
    if figure and 2 * sum(map(is_figure, cells)) >= len(cells):
        return figure
    named = [word for word in words if word not in _NAMING]
    for rank, its in enumerate(_PLACES):
        if not _NUMBER.match(cells[0].strip("(") if cells else "") and (whole in its or (named and named[-1] in its)):
            return Likely(name, sample, "place", rank=rank)
    if words in (["note"], ["notes"], ["comment"], ["comments"], ["remarks"]):
        return Likely(name, sample, "note")
    if _SOURCES & set(words) and len(set(words) - _NAMING - {"reporting"}) == 1 and _are_names(cells):
        two = next((cell for cell in cells if _SEVERAL.search(cell)), "")
        return Likely(
            name, sample, "source", decide=f"is '{two}' one source? Several stand with ; between" if two else ""
        )
    if alone and {"id", "key"} & set(words):
        return Likely(name, sample, "event")
    return Likely(name, sample)


def _are_names(cells: Sequence[str]) -> bool:
    """Whether cells are names: each begins with a letter, and most with a capital or in an alphabet that has none."""
    letters = [cell[0] for cell in cells if cell[0].isalpha()]
    return bool(cells) and len(letters) == len(cells) < 2 * sum(not letter.islower() for letter in letters)


def is_figure(cell: str) -> bool:
    """Whether a cell reads as a number of people, or begins with a number."""
    try:
        return bool(_NUMBER.match(cell)) or bool(Quantity.parse(cell))
    except FigureError:
        return False


def _figure(name: str, sample: tuple[str, ...], words: Sequence[str]) -> Likely | None:
    """The figure that a column holds by its name; None where it names neither a metric nor an end of a range."""
    bound = next((_BOUNDS[word] for word in words if word in _BOUNDS), "")
    daily = any(word in _DAILY for word in words)
    rest = [word for word in words if word not in _BOUNDS and word not in _DAILY]
    metric, left = "", list(rest)
    for size in range(len(rest), 0, -1):
        for start in range(len(rest) - size + 1):
            metric = metric or _metric(" ".join(rest[start : start + size]))
            if metric:
                left = rest[:start] + rest[start + size :]
                break
        if metric:
            break
    if not metric and not (bound and not rest):
        return None
    population = _population(" ".join(left)) if left else ""
    decide = f"what is '{' '.join(left)}'?" if left and not population else ""
    if not metric:
        decide = "a count of what?"
    elif daily:
        decide = "a count of how many days? Of one: since is as_of"
    return Likely(name, sample, bound or "figure", metric, "" if population == "people" else population, decide)


@cache
def _metric(word: str) -> str:
    """The metric that a word of a header means; empty where it means none."""
    return _ALIASES.get(word) or metric_of(word)


def _population(word: str) -> str:
    return standard().population(word).name if standard().known_population(word) else ""


def day_parts(found: Sequence[Likely]) -> str:
    """The day that columns of its year, month and day make, where no column holds it whole."""
    parts = sorted((one for one in found if one.field == "as_of" and one.rank), key=lambda one: one.rank)
    whole = any(one.field == "as_of" and not one.rank for one in found)
    return "" if whole else "-".join(f"{{{one.name}}}" for one in parts)


def common(found: Sequence[Likely]) -> dict[str, str]:
    """What stands in the fields that every claim of a row has, as templates: event, place, days, address, note."""
    places = sorted((one for one in found if one.field == "place"), key=lambda one: one.rank)
    filled = {"place": ", ".join(f"{{{one.name}}}" for one in places), "as_of": day_parts(found)}
    for one in reversed(found):
        if one.field in ("event", "since", "as_of", "url", "note") and not one.rank:
            filled[one.field] = f"{{{one.name}}}"
    return {field: filled[field] for field in ("event", "place", "since", "as_of", "url", "note") if filled.get(field)}


class Dates(NamedTuple):
    """The form of a column's dates: empty where they are those of a claims file; what has to be decided, if so."""

    form: str = ""
    why: str = ""
    decide: str = ""


def dates_of(cells: Sequence[str]) -> Dates:
    """In which form the dates of some cells are written, and which cell decides it."""
    odd = [cell for cell in cells if not _is_date(cell)]
    if not odd:
        return Dates()
    fitting = [form for form in _FORMS if all(DayForm.of(form).read(cell) for cell in odd)]
    if not fitting:
        return Dates(decide=f"dates such as '{odd[0]}'")
    if len(fitting) > 1:
        return Dates(decide=f"dates = {' or '.join(fitting)}: no cell tells which")
    first = fitting[0]
    swapped = {"M": "D", "D": "M"}.get(first[0], "") + first[1] + {"M": "D", "D": "M"}.get(first[2], "") + first[3:]
    rival = swapped if swapped in _FORMS else ""
    telling = next((cell for cell in odd if rival and not DayForm.of(rival).read(cell)), odd[0])
    return Dates(first, f"{telling} can be nothing else")


def _is_date(text: str) -> bool:
    """Whether a text is a date with its year first; of others the whole column decides the form."""
    try:
        return bool(PartialDate.parse(text)) and text[:4].isdigit()
    except ValueError:
        return False
