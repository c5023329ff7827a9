"""What rows say, settled: one spelling for each name, whole years for years, and the question that each row answers."""

from __future__ import annotations

from array import array
from collections import Counter, defaultdict
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from figures.claims.column import Column
from figures.claims.scope import ASKED
from figures.words.dates import DAY, PartialDate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from figures.words.names import Names
    from figures.words.vocabulary import Vocabulary

Columns = dict[str, Column[Any]]

ASIDE: Final = frozenset({"retracted", "set aside"})
"""How claims stand that take no part: their places say nothing of where the event is."""


def settled(stated: Mapping[str, Column[Any]], vocabulary: Vocabulary) -> Columns:
    """The columns with each name in its one spelling and `as_of` as the last day of a year that is counted whole."""
    names = vocabulary.names
    columns = dict(stated)
    source = _spelled(stated, ("source", "via"), names.source_key, names.sources)
    event = _spelled(stated, ("event",), names.event_key, names.events)
    place = _spelled(stated, ("place",), names.place_key, {})
    columns["source"] = _mapped(stated["source"], source.__getitem__)
    columns["via"] = _mapped(stated["via"], lambda chain: tuple(map(source.__getitem__, chain)))
    columns["event"] = _mapped(stated["event"], event.__getitem__)
    columns["place"] = _mapped(stated["place"], place.__getitem__)
    columns["as_of"] = _whole_periods(stated["since"], stated["as_of"])
    return columns


def asked(columns: Mapping[str, Column[Any]], vocabulary: Vocabulary, own: Callable[[], Mapping[int, str]]) -> Columns:
    """The columns of the question that each row answers, by the names of `ASKED`; `own` gives `own_places`."""
    questions = {name: columns[name] for name in ASKED}
    questions["since"] = _beginnings(columns, vocabulary.names)
    if "" in columns["place"].values:
        questions["place"] = _placed(columns, own(), vocabulary.names)
    return questions


def _mapped(column: Column[Any], function: Callable[[Any], Any]) -> Column[Any]:
    """The column of the function's results; the column itself where nothing changes."""
    results = column.map(function)
    return column if results.values == column.values else results.merged()


def _spelled(
    stated: Mapping[str, Column[Any]],
    fields: tuple[str, ...],
    key: Callable[[str], str],
    known: Mapping[str, str],
) -> dict[str, str]:
    """For each spelling in the columns the one shown: the vocabulary's, else the commonest, ties by alphabet."""
    spellings: defaultdict[str, set[str]] = defaultdict(set)
    for name in {name for field in fields for value in stated[field].values for name in _names_of(value)}:
        spellings[key(name)].add(name)
    shown: dict[str, str] = {}
    several = {its for its, held in spellings.items() if len(held) > 1 and its not in known}
    counts = _counted(stated, fields, {name for its in several for name in spellings[its]}) if several else Counter()
    for its, held in spellings.items():
        one = known[its] if its in known else min(held, key=lambda name: (-counts[name], name))
        shown |= dict.fromkeys(held, one)
    return shown


def _names_of(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,)


def _counted(stated: Mapping[str, Column[Any]], fields: tuple[str, ...], wanted: set[str]) -> Counter[str]:
    """In how many rows each name stands; a row that repeats another counts once."""
    places = {
        field: {code: its for code, value in enumerate(stated[field].values) if (its := wanted & {*_names_of(value)})}
        for field in fields
    }
    order = list(stated)
    at = [(order.index(field), places[field]) for field in fields]
    distinct = set(zip(*(column.codes for column in stated.values()), strict=True))
    return Counter(name for codes in distinct for place, its in at for name in its.get(codes[place], ()))


def _whole_periods(since: Column[PartialDate | None], as_of: Column[PartialDate | None]) -> Column[PartialDate | None]:
    """`as_of` as the last day where a row counts since a year or month, or its first day, up to the same one."""
    if since.values == (None,):
        return as_of
    last = {}
    for pair in set(zip(since.codes, as_of.codes, strict=True)):
        begin, end = since.values[pair[0]], as_of.values[pair[1]]
        if begin and end and end.last - end.first >= DAY and begin in (end, end.first_day):
            last[pair] = end.last_day
    if not last:
        return as_of
    values = as_of.values
    return Column.of(last.get((begin, end)) or values[end] for begin, end in zip(since.codes, as_of.codes, strict=True))


def _beginnings(columns: Mapping[str, Column[Any]], names: Names) -> Column[PartialDate | None]:
    """The first day, or minute, that each row counts; None where that is the event's first day or is not stated."""
    since = columns["since"]
    if since.values == (None,):
        return since
    first = _mapped(since, lambda date: date and _first(date))
    begins = {code: names.begins.get(names.event_key(event)) for code, event in enumerate(columns["event"].values)}
    if not any(day is not None for day in begins.values()):
        return first
    values = first.values
    return Column.of(
        None if (date := values[code]) and begins[event] == date.first // DAY * DAY else date
        for code, event in zip(first.codes, columns["event"].codes, strict=True)
    )


def _first(date: PartialDate) -> PartialDate:
    """The first day of a date, or its minute where it has one that does not begin a day."""
    return PartialDate.spanning(date.first, 1) if date.first % DAY else date.first_day


def own_places(columns: Mapping[str, Column[Any]], names: Names) -> dict[int, str]:
    """For each event, by its code, the narrowest place that all places share which its rows state; empty if none."""
    event, place, status = columns["event"], columns["place"], columns["status"]
    aside = {code for code, value in enumerate(status.values) if value in ASIDE}
    empty = {code for code, value in enumerate(place.values) if not value}
    stated: defaultdict[int, set[int]] = defaultdict(set)
    for its, at, standing in set(zip(event.codes, place.codes, status.codes, strict=True)):
        if at not in empty and standing not in aside:
            stated[its].add(at)
    known: dict[tuple[int, ...], str] = {}

    @cache
    def wholes(place: str) -> dict[str, str]:
        return {names.place_key(whole): whole for whole in names.place_wholes(place)}

    for held in stated.values():
        key = tuple(sorted(held))
        if key not in known:
            known[key] = _shared(sorted(map(place.values.__getitem__, key)), wholes)
    return {its: known[tuple(sorted(held))] for its, held in stated.items()}


def _shared(places: Sequence[str], wholes: Callable[[str], dict[str, str]]) -> str:
    """The narrowest place in which all of these lie, in the spelling of the first; empty if there is none."""
    shared = wholes(places[0])
    for place in places[1:]:
        others = wholes(place)
        shared = {key: whole for key, whole in shared.items() if key in others}
    return next(iter(shared.values()))


def _placed(columns: Mapping[str, Column[Any]], own: Mapping[int, str], names: Names) -> Column[str]:
    """The place of each row, the event's own where it states none."""
    place, event = columns["place"], columns["event"]
    values = list(place.values)
    codes = {names.place_key(value): code for code, value in enumerate(values)}
    to = []
    for its in range(len(event.values)):
        code = codes.setdefault(names.place_key(own.get(its, "")), len(values))
        values += [own[its]] if code == len(values) else []
        to.append(code)
    filled = array("i", place.codes)
    for row in place.rows_of({codes[""]}):
        filled[row] = to[event.codes[row]]
    return Column(tuple(values), filled)
