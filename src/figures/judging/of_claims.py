"""From claims in columns to what the rules read; every distinct figure, day and question is looked at once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from figures.claims.scope import ASKED
from figures.judging.extent import Extent
from figures.judging.numbers import numbers
from figures.judging.stands import Setting, Stand

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from figures.claims.scope import Question
    from figures.claims.table import Claims
    from figures.judging.stands import Span

RETRACTED, SET_ASIDE = "retracted", "set aside"
"""The statuses of claims that are struck out, and that take no part."""


class Taken(NamedTuple):
    """Claims as stands, struck-out ones among them, and what they are judged in."""

    stands: list[Stand]
    setting: Setting


def taken(claims: Claims, rows: Iterable[int] | None = None) -> Taken:
    """The claims of these rows, or all, but for what is set aside."""
    return Reader(claims).taken(rows)


class Reader:
    """A set of claims, of which any rows are asked for; each distinct value is read once."""

    def __init__(self, claims: Claims) -> None:
        columns, vocabulary = claims.columns, claims.reading.vocabulary
        self.claims, self._columns = claims, columns
        self._figures = [numbers(value) for value in columns["figure"].values]
        self._spans: dict[str, list[Span | None]] = {
            name: [day and (day.first, day.last) for day in columns[name].values] for name in ("as_of", "published")
        }
        self._named = [vocabulary.names.is_named(source) for source in columns["source"].values]
        self._key = [vocabulary.names.source_key(source) for source in columns["source"].values]
        self._aside = {code for code, value in enumerate(columns["status"].values) if value == SET_ASIDE}
        self._grows = {name: metric.cumulative for name, metric in vocabulary.metrics.items()}
        self._splits = {one.name: one.splits for one in vocabulary.populations.values() if one.splits}
        self._sums = {one.name: one.sum_of for one in vocabulary.metrics.values() if one.sum_of}
        self._umbrellas = umbrellas(claims)

    def taken(self, rows: Iterable[int] | None = None) -> Taken:
        """The claims of these rows, or all, but for what is set aside."""
        status = self._columns["status"].codes
        chosen = range(len(self.claims)) if rows is None else sorted(rows)
        live = [row for row in chosen if status[row] not in self._aside]
        asked, number = self._numbered(live)
        vocabulary = self.claims.reading.vocabulary
        extents = [Extent.of(question, vocabulary) for question in asked]
        setting = Setting(asked, extents, self._umbrellas, self._splits, self._sums, self.claims.id)
        metrics: dict[str, int] = {}
        chains: dict[tuple[object, ...], int] = {}
        stands = []
        for row, q in zip(live, number, strict=True):
            one = self._stand(row, q)
            chain = (q, self._key[self._columns["source"].codes[row]], () if one.named else one.via)
            one.chain = chains.setdefault(chain, len(chains))
            answer(one, asked[q], self._grows, metrics)
            stands.append(one)
        return Taken(stands, setting)

    def _numbered(self, rows: Sequence[int]) -> tuple[list[Question], list[int]]:
        """The distinct questions, and for each row the number of its own; `since` is compared by its first minute."""
        columns = [self.claims.asked[name] for name in ASKED]
        every = [column.codes for column in columns]
        by_codes: dict[tuple[int, ...], int] = {}
        by_key: dict[tuple[Any, ...], int] = {}
        asked: list[Question] = []
        number: list[int] = []
        for row in rows:
            codes = tuple([its[row] for its in every])
            q = by_codes.get(codes)
            if q is None:
                key = tuple(values[code] for values, code in zip(self._alike, codes, strict=True))
                q = by_codes[codes] = by_key.setdefault(key, len(asked))
                if q == len(asked):
                    asked.append(self.claims.question(row))
            number.append(q)
        return asked, number

    @cached_property
    def _alike(self) -> list[Sequence[Any]]:
        """What two spellings of each part of a question have in common, by their codes."""
        place_key = self.claims.reading.vocabulary.names.place_key
        alike: list[Sequence[Any]] = [self.claims.asked[name].values for name in ASKED]
        alike[ASKED.index("place")] = [place_key(place) for place in alike[ASKED.index("place")]]
        alike[ASKED.index("since")] = [day and day.first for day in alike[ASKED.index("since")]]
        return alike

    def own_day(self, row: int) -> Span | None:
        """The day that a row has of its own: `as_of`, or else `published`."""
        as_of, published = self._days(row)
        return as_of or published

    def _days(self, row: int) -> tuple[Span | None, Span | None]:
        """The days that a row states: `as_of` and `published`."""
        as_of, published = self._columns["as_of"].codes[row], self._columns["published"].codes[row]
        return self._spans["as_of"][as_of], self._spans["published"][published]

    def _stand(self, row: int, q: int) -> Stand:
        columns = self._columns
        one = Stand(self._figures[columns["figure"].codes[row]], *self._days(row))
        source = columns["source"].codes[row]
        one.row, one.q, one.source, one.named = row, q, columns["source"].values[source], self._named[source]
        one.via, one.url = columns["via"][row], columns["url"][row]
        one.struck, one.placed = columns["status"][row] == RETRACTED, self.claims.placed(row)
        return one


def umbrellas(claims: Claims) -> dict[str, frozenset[str]]:
    """Of each source that includes others, those of them that speak or relay here, by their names."""
    names = claims.reading.vocabulary.names
    if not names.members:
        return {}
    shown = {names.source_key(name): name for name in claims.columns["source"].values}
    found = {}
    for key, members in names.members.items():
        if key in shown:
            found[shown[key]] = frozenset(shown[member] for member in members if member in shown)
    return found


def answer(one: Stand, question: Question, grows: Mapping[str, bool], metrics: dict[str, int]) -> None:
    """Note of what a claim is a count; `metrics` numbers what happened."""
    one.metric, one.basis = metrics.setdefault(question.metric, len(metrics)), question.basis
    one.since = -1 if question.since is None else question.since.first
    one.cumulative = grows[question.metric]
