"""Claims as arrays: every fact that a rule reads of a claim (`judging.stands`), a column each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from figures.claims.scope import ASKED
from figures.judging.arrays import Table, dense
from figures.judging.clock import DAY, LATE, NEVER
from figures.judging.numbers import Numbers, numbers
from figures.judging.of_claims import RETRACTED, SET_ASIDE
from figures.judging.stands import Setting, Stand

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from figures.claims.column import Column
    from figures.claims.scope import Question
    from figures.claims.table import Claims
    from figures.judging.arrays import Array
    from figures.words.vocabulary import Vocabulary


class Days(NamedTuple):
    """The distinct days of all claims, by number, with one more at the end: no day (number -1)."""

    first: Array
    last: Array


class Coded:
    """A set of claims of which each distinct value is read once; `table` makes the columns of some rows."""

    def __init__(self, claims: Claims) -> None:
        columns, vocabulary = claims.columns, claims.reading.vocabulary
        names = vocabulary.names
        self.claims, self.vocabulary = claims, vocabulary
        self.figures: list[Numbers] = [numbers(value) for value in columns["figure"].values]
        self._numbers = np.array(self.figures, np.int64).reshape(-1, len(Numbers._fields))
        self._interval = _numbered((one.lo, one.hi) for one in self.figures)
        self._alike = _numbered(self.figures)
        days: dict[tuple[int, int], int] = {}
        self._days = {
            name: np.array(
                [
                    -1 if day is None else days.setdefault((day.first, day.last), len(days))
                    for day in columns[name].values
                ],
                np.int64,
            )
            for name in ("as_of", "published")
        }
        ends = np.array([*days, (-1, -1)], np.int64).reshape(-1, 2)
        self.days = Days(ends[:, 0], ends[:, 1])
        sources, metrics = columns["source"].values, vocabulary.metrics
        self._source = _numbered(map(names.source_key, sources))
        self._named = np.array([names.is_named(source) for source in sources], bool)
        self._via, self._url = (_numbered(columns[name].values) for name in ("via", "url"))
        self._struck, self._aside = (
            np.array([value == status for value in columns["status"].values], bool) for status in (RETRACTED, SET_ASIDE)
        )
        self._placed = np.array([not place for place in columns["place"].values], bool)
        keys: dict[str, Callable[[Any], Hashable]] = {
            "place": names.place_key, "since": lambda day: day and day.first,
        }  # fmt: skip
        self._asked = {name: _numbered(map(keys.get(name, str), claims.asked[name].values)) for name in ASKED}
        self._grows = np.array([metrics[name].cumulative for name in claims.asked["metric"].values], bool)
        self.within = wholes(claims, vocabulary)
        self._splits = {one.name: one.splits for one in vocabulary.populations.values() if one.splits}
        self._sums = {one.name: one.sum_of for one in vocabulary.metrics.values() if one.sum_of}
        self._split = np.array([name in self._splits for name in claims.asked["population"].values], bool)
        self._summed = np.array([name in self._sums for name in claims.asked["metric"].values], bool)
        self._begins = np.array([day.first if day else -1 for day in claims.asked["since"].values], np.int64)

    def live(self, rows: Sequence[int] | None) -> Array:
        """These rows, or all, but for what is set aside."""
        chosen = np.arange(len(self.claims)) if rows is None else np.sort(np.fromiter(rows, np.int64, len(rows)))
        return chosen[~self._aside[self._codes("status")[chosen]]]

    def event(self, rows: Array) -> Array:
        """The number of each row's event."""
        return self._asked["event"][_array(self.claims.asked["event"])[rows]]

    def _codes(self, name: str) -> Array:
        return _array(self.claims.columns[name])

    def table(self, rows: Array) -> Table:
        """The columns of these rows on the days that they state: who, of what, and how it may stand is behind them."""
        code = {name: self._codes(name)[rows] for name in ("figure", "source", "via", "url", "status", "place")}
        asked = {name: _array(self.claims.asked[name])[rows] for name in ASKED}
        t = Table({"row": rows, **{name: self._asked[name][asked[name]] for name in ASKED}})
        t["q"] = dense(*(t[name] for name in ASKED))
        t["since"], t["cumulative"] = self._begins[asked["since"]], self._grows[asked["metric"]]
        t["population_code"], t["place_code"] = asked["population"], asked["place"]
        t["metric_code"], t["basis_code"] = asked["metric"], asked["basis"]
        t["figure"] = code["figure"]
        for place, part in enumerate(Numbers._fields):
            t[part] = self._numbers[code["figure"], place]
        t["telling"], t["about"] = t["telling"] > 0, t["about"] > 0
        t["interval"], t["alike"] = self._interval[code["figure"]], self._alike[code["figure"]]
        t["source"], t["named"] = self._source[code["source"]], self._named[code["source"]]
        t["via"], t["url"] = self._via[code["via"]], self._url[code["url"]]
        t["struck"], t["placed"] = self._struck[code["status"]], self._placed[code["place"]]
        t["chain"] = dense(t["source"], t["q"], np.where(t["named"], 0, t["via"] + 1))
        as_of, published = (self._days[name][self._codes(name)[rows]] for name in ("as_of", "published"))
        t["own_as_of"], t["own_published"] = as_of, published
        t["echo"] = np.zeros(len(rows), bool)
        stand(t, self.days, as_of, published)
        return t

    def has_parts(self, t: Table) -> Array:
        """Which claims count what is the sum of other counts, or has parts that share nobody."""
        return self._split[t["population_code"]] | self._summed[t["metric_code"]]

    def setting(self, questions: Mapping[int, Question]) -> Setting:
        """What sums are judged in: some questions, by the numbers that the claims give them."""
        return Setting(questions, [], {}, self._splits, self._sums, self.claims.id)

    def stands(self, t: Table, at: Iterable[int]) -> list[Stand]:
        """The claims at these places of a table as the plain rules take them, on the days on which they stand."""
        return [self._stand(t, place) for place in at]

    def _stand(self, t: Table, at: int) -> Stand:
        one = Stand(self.figures[t["figure"][at]], self._span(t["own_as_of"][at]), self._span(t["own_published"][at]))
        one.stand(self._span(t["as_of"][at]), self._span(t["published"][at]))
        one.row, one.q, one.chain = int(t["row"][at]), int(t["q"][at]), int(t["chain"][at])
        one.source, one.via = self.claims.columns["source"][one.row], self.claims.columns["via"][one.row]
        one.named, one.struck, one.placed = bool(t["named"][at]), bool(t["struck"][at]), bool(t["placed"][at])
        one.echo, one.cumulative, one.since = bool(t["echo"][at]), bool(t["cumulative"][at]), int(t["since"][at])
        if "latest" in t.columns:
            one.latest = bool(t["latest"][at])
        return one

    def _span(self, day: int) -> tuple[int, int] | None:
        return None if day < 0 else (int(self.days.first[day]), int(self.days.last[day]))


def stand(t: Table, days: Days, as_of: Array, published: Array) -> None:
    """Put claims on these days, by number, as `Stand.stand` does; -1: none."""
    t["as_of"], t["published"] = as_of, published
    stated, out = as_of >= 0, published >= 0
    t["stated"], t["out"], t["dated"] = stated, out, stated | out
    t["a0"], t["a1"] = days.first[as_of], days.last[as_of]
    t["sure"] = np.minimum(t["a1"], t["a0"] + DAY - 1)
    for name, first, second in (("p", published, as_of), ("t", as_of, published)):
        own: Array = np.where(first >= 0, first, second)
        t[f"{name}0"], t[f"{name}1"] = (np.where(own >= 0, end[own], LATE) for end in days)
    for name, first, last in (("day", "a0", "a1"), ("pday", "p0", "p1")):
        t[name] = np.where(t[first] // DAY == t[last] // DAY, t[first] // DAY, -1)


def unreplaced(t: Table) -> None:
    """Note that nothing replaces any claim, as far as is known yet."""
    for name in ("ra", "re", "rs", "rp"):
        t[name] = np.full(len(t), NEVER, np.int64)
    for name in ("bit", "may"):
        t[name] = np.zeros(len(t), np.int64)
    t["topped"], t["latest"] = np.zeros(len(t), bool), np.ones(len(t), bool)


class Within:
    """Which distinct values of a column lie in which, by their codes; each lies in itself."""

    def __init__(
        self, values: Sequence[Any], key: Callable[[Any], Hashable], wholes: Callable[[Any], Iterable[Any]]
    ) -> None:
        of: dict[Hashable, list[int]] = {}
        for code, value in enumerate(values):
            of.setdefault(key(value), []).append(code)
        self._span = len(values)
        pairs = [
            code * self._span + whole
            for code, value in enumerate(values)
            for one in wholes(value)
            for whole in of.get(key(one), ())
        ]
        self._pairs = np.unique(np.array(pairs, np.int64))

    def __call__(self, part: Array, whole: Array) -> Array:
        """Whether each part lies in the whole beside it."""
        sought = part.astype(np.int64) * self._span + whole
        at = np.searchsorted(self._pairs, sought)
        return self._pairs[np.minimum(at, len(self._pairs) - 1)] == sought


def wholes(claims: Claims, vocabulary: Vocabulary) -> dict[str, Within]:
    """What lies in what, by the columns of a question whose values have parts."""
    names, values = vocabulary.names, {name: claims.asked[name].values for name in ASKED}
    return {
        "metric": Within(values["metric"], str, vocabulary.metric_wholes),
        "population": Within(values["population"], str, vocabulary.population_wholes),
        "place": Within(values["place"], names.place_key, names.place_wholes),
        "basis": Within(values["basis"], str, vocabulary.basis_wholes),
    }


def _numbered(values: Iterable[Hashable]) -> Array:
    """A number for each distinct value, in the order in which they come."""
    numbering: dict[Hashable, int] = {}
    return np.array([numbering.setdefault(value, len(numbering)) for value in values], np.int64)


def _array(column: Column[Any]) -> Array:
    return np.asarray(column.codes)
