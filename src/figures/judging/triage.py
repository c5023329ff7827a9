"""Which rows of a large set may hold a discrepancy at all: a sieve over numbers, so that most rows need no judge.

The one room of numpy. What it lets through is judged as ever, so it decides nothing: `suspects` never leaves out a row
of a discrepancy, and a test holds that a set compared with and without it gives the same report.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from figures.claims.claim import Status
from figures.claims.scope import Scope, wholes
from figures.judging.knowledge import EVER
from figures.judging.rules import SHIFT_FLOOR

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from figures.claims.table import Claims

    Codes = NDArray[np.int64]

OPEN: Final = np.iinfo(np.int64).max
"""Stands for an end that is open."""


MOST_SPARSE: Final = 8
"""How many times more numbers than claims there may be for a table to be quicker than sorting."""


def suspects(claims: Claims, rows: Sequence[int]) -> list[int]:
    """The rows of those clusters (event and topmost metric) in which two figures may clash, in ascending order.

    Two may clash if they answer one question, or a part and its whole, and the first lies above the second though it
    is not certainly later; or if one exact number answers two questions of one event and metric.
    """
    table = _Table(claims, rows)
    if not len(table.rows):
        return []
    suspected = np.zeros(int(table.cluster.max()) + 1, dtype=bool)
    suspected[table.cluster[_above(table)]] = True
    suspected[table.cluster[_repeated(table)]] = True
    found: list[int] = table.rows[suspected[table.cluster]].tolist()
    return found


class _Table:
    """The claims that take part in discrepancies, as arrays of numbers, a place a claim.

    Attributes:
        rows: where each claim stands among all claims.
        low, high: the ends of its interval; an open end is `OPEN`.
        plain: whether it is an exact number that is no small change.
        first, last: the first and the last minute that its date may mean.
        lows, firsts: every `low` and `first` once, ascending.
        question: a number for its event and metric.
        cluster: a number for its event and topmost metric.
        group: a number for its event and scope.
        parts, wholes: pairs of such groups, of which the first is part of the second (or is the second).
    """

    def __init__(self, claims: Claims, rows: Sequence[int]) -> None:
        self._claims = claims
        self.rows = np.asarray(rows, dtype=np.int64)
        told = self._each("figure", lambda figure: not figure.unknown, bool)
        self.rows = self.rows[told & self._each("status", lambda status: status is not Status.RETRACTED, bool)]
        self.low = self._each("figure", lambda figure: figure.low, np.int64)
        self.high = self._each("figure", lambda figure: OPEN if figure.high is None else figure.high, np.int64)
        self.plain = self._each("figure", lambda figure: figure.exact and figure.low >= SHIFT_FLOOR, bool)
        stated = self._each("as_of", lambda date: date is not None, bool)
        published = self._each("published", lambda date: EVER if date is None else date.last, np.int64)
        self.lows = np.unique([figure.low for figure in claims.columns["figure"].values])
        self.firsts = np.unique([-1 if date is None else date.first for date in claims.columns["as_of"].values])
        self.first = self._each("as_of", lambda date: -1 if date is None else date.first, np.int64)
        last = self._each("as_of", lambda date: -1 if date is None else date.last, np.int64)
        self.last = np.where(stated, last, published)
        event, metric = self._codes("event"), self._codes("metric")
        self.question = _numbered(event, metric)
        self.cluster = _numbered(event, self._topmost()[metric])
        scope = _numbered(metric, self._codes("population"), self._codes("place"))
        self.group = _numbered(event, scope)
        self.parts, self.wholes = self._related(event, scope)

    def _codes(self, name: str) -> Codes:
        """The codes of one column."""
        return np.asarray(self._claims.columns[name].codes, dtype=np.int64)[self.rows]

    def _each(self, name: str, of: Callable[[Any], Any], kind: type[Any]) -> NDArray[Any]:
        """What a function makes of each claim's value in a column."""
        made = np.array([of(value) for value in self._claims.columns[name].values], dtype=kind)
        return made[self._codes(name)]

    def _topmost(self) -> Codes:
        """For each metric's code, a number for the metric that all its wholes end in."""
        vocabulary = self._claims.reading.vocabulary
        tops = [vocabulary.metric_wholes(name)[-1] for name in self._claims.columns["metric"].values]
        return np.unique(np.array(tops), return_inverse=True)[1]

    def _related(self, event: Codes, scope: Codes) -> tuple[Codes, Codes]:
        """The pairs of groups of one event of which the first is part of the second; each group with itself too."""
        if not len(self.rows):
            return scope, scope
        size = int(scope.max()) + 1
        sample = _sample(self.group)
        keys = event[sample] * size + scope[sample]  # ascending, for the groups' numbers are
        parts, wholes_ = self._scopes(scope)
        bounds = np.searchsorted(parts, np.arange(size + 1))
        own = keys % size
        count = bounds[own + 1] - bounds[own]
        part = np.repeat(np.arange(len(keys)), count)
        nth = np.arange(len(part)) - np.repeat(np.cumsum(count) - count, count)
        sought = keys[part] - own[part] + wholes_[bounds[own[part]] + nth]
        whole = np.minimum(np.searchsorted(keys, sought), len(keys) - 1)
        there = keys[whole] == sought
        return part[there], whole[there]

    def _scopes(self, scope: Codes) -> tuple[Codes, Codes]:
        """The pairs of scopes of which the first is part of the second, by their numbers, the first ascending."""
        columns = self._claims.columns
        samples = self.rows[_sample(scope)].tolist()
        named = [Scope(*(columns[name][row] for name in ("metric", "population", "place"))) for row in samples]
        number = {each: place for place, each in enumerate(named)}
        vocabulary = self._claims.reading.vocabulary
        pairs = [
            (number[part], number[whole]) for part in named for whole in wholes(part, vocabulary) if whole in number
        ]
        table = np.array(pairs, dtype=np.int64)
        return table[:, 0], table[:, 1]


def _numbered(*columns: Codes) -> Codes:
    """One number for each distinct combination of the columns' codes, from 0, in the order of the combinations."""
    combined = columns[0]
    for column in columns[1:]:
        combined = _dense(combined * (int(column.max(initial=0)) + 1) + column)
    return combined


def _dense(numbers: Codes) -> Codes:
    """The same numbers renumbered from 0, in their order: by a table where they are not too sparse, else by sorting."""
    size = int(numbers.max(initial=0)) + 1
    if size > MOST_SPARSE * len(numbers):
        sparse: Codes = np.unique(numbers, return_inverse=True)[1]
        return sparse
    there = np.zeros(size, dtype=bool)
    there[numbers] = True
    renumbered: Codes = (np.cumsum(there) - 1)[numbers]
    return renumbered


def _sample(numbers: Codes) -> Codes:
    """For each number, of which none is left out, a place where it stands."""
    places = np.empty(int(numbers.max()) + 1, dtype=np.int64)
    places[numbers] = np.arange(len(numbers))
    return places


def _above(table: _Table) -> Codes:
    """The claims that lie below a claim of their own group, or of a part of it, that is not certainly later."""
    part, whole = table.parts, table.wholes
    members = np.argsort(table.group, kind="stable")
    starts = np.unique(table.group[members], return_index=True)[1]
    highest = np.maximum.reduceat(table.low[members], starts)
    lowest = np.minimum.reduceat(table.high[members], starts)
    close = highest[part] > lowest[whole]  # dates apart, these may clash; all other pairs cannot
    part, whole = part[close], whole[close]
    size = np.diff(np.append(starts, len(members)))[whole]
    pair = np.repeat(np.arange(len(part)), size)
    nth = np.arange(len(pair)) - np.repeat(np.cumsum(size) - size, size)
    claim = members[starts[whole[pair]] + nth]
    clashing: Codes = claim[_highest_until(table, part[pair], table.last[claim]) > table.high[claim]]
    return clashing


def _highest_until(table: _Table, group: Codes, minute: Codes) -> Codes:
    """The highest lower end of a group's claims whose dates begin by the minute; -1 where none does."""
    lows, firsts = table.lows, table.firsts
    low, first = np.searchsorted(lows, table.low), np.searchsorted(firsts, table.first)
    order = np.lexsort((first, table.group))
    own = table.group[order]
    running = np.maximum.accumulate(own * len(lows) + low[order]) - own * len(lows)
    until = np.searchsorted(firsts, minute, side="right") - 1
    place = np.searchsorted(own * len(firsts) + first[order], group * len(firsts) + until, side="right") - 1
    told = (until >= 0) & (place >= 0)
    told[told] &= own[place[told]] == group[told]
    return np.where(told, lows[running[np.maximum(place, 0)]], -1)


def _repeated(table: _Table) -> Codes:
    """The claims whose exact number stands in a whole of their group as well, of the same event and metric."""
    plain = np.flatnonzero(table.plain)
    if not len(plain):
        return plain
    said = _numbered(table.question[plain], np.searchsorted(table.lows, table.low[plain]))
    size = int(said.max()) + 1
    every = np.unique(table.group[plain] * size + said)
    common = np.bincount(every % size, minlength=size)[said] > 1
    plain, said = plain[common], said[common]
    start = np.searchsorted(table.parts, table.group[plain])
    count = np.searchsorted(table.parts, table.group[plain], side="right") - start
    claim = np.repeat(np.arange(len(plain)), count)
    nth = np.arange(len(claim)) - np.repeat(np.cumsum(count) - count, count)
    whole = table.wholes[start[claim] + nth]
    sought = whole * size + said[claim]
    place = np.minimum(np.searchsorted(every, sought), len(every) - 1)
    again = (every[place] == sought) & (whole != table.group[plain[claim]])
    repeated: Codes = plain[claim[again]]
    return repeated
