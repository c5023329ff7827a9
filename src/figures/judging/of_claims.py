"""From claims in columns to what the rules read; every distinct figure, day and question is looked at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from figures.claims.scope import ASKED, Question
from figures.judging.extent import Extent
from figures.judging.numbers import numbers
from figures.judging.stands import Setting, Stand

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

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
    columns = claims.columns
    status, figure = columns["status"], columns["figure"]
    aside = {code for code, value in enumerate(status.values) if value == SET_ASIDE}
    held = [numbers(value) for value in figure.values]
    chosen = range(len(claims)) if rows is None else sorted(rows)
    live = [row for row in chosen if status.codes[row] not in aside] if aside else list(chosen)
    asked, number = _numbered(claims, live)
    stands, facts = [], _Facts(claims)
    for row, q in zip(live, number, strict=True):
        one = Stand(held[figure.codes[row]], *facts.days(row))
        facts.fill(one, row, q, asked[q])
        stands.append(one)
    return Taken(stands, setting(claims, asked))


def setting(claims: Claims, asked: Sequence[Question]) -> Setting:
    """What claims are judged in: how these questions lie in each other, and what the vocabulary says."""
    vocabulary = claims.reading.vocabulary
    extents = [Extent.of(question, vocabulary) for question in asked]
    splits = {one.name: one.splits for one in vocabulary.populations.values() if one.splits}
    sums = {one.name: one.sum_of for one in vocabulary.metrics.values() if one.sum_of}

    def part_of(part: int, whole: int) -> bool:
        return extents[part].part_of(extents[whole])

    return Setting(asked, part_of, umbrellas(claims), splits, sums, claims.id)


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


def _numbered(claims: Claims, rows: Sequence[int]) -> tuple[list[Question], list[int]]:
    """The distinct questions, and for each row the number of its own; `since` is compared by its first minute."""
    columns = [claims.asked[name] for name in ASKED]
    place_key = claims.reading.vocabulary.names.place_key
    alike: list[list[Any]] = [list(column.values) for column in columns]
    alike[ASKED.index("place")] = [place_key(place) for place in columns[ASKED.index("place")].values]
    alike[ASKED.index("since")] = [day and day.first for day in columns[ASKED.index("since")].values]
    by_codes: dict[tuple[int, ...], int] = {}
    by_key: dict[tuple[Any, ...], int] = {}
    asked: list[Question] = []
    number: list[int] = []
    for row in rows:
        codes = tuple(column.codes[row] for column in columns)
        q = by_codes.get(codes)
        if q is None:
            key = tuple(values[code] for values, code in zip(alike, codes, strict=True))
            q = by_codes[codes] = by_key.setdefault(key, len(asked))
            if q == len(asked):
                asked.append(Question(*(column.values[code] for column, code in zip(columns, codes, strict=True))))
        number.append(q)
    return asked, number


class _Facts:
    """What the rows of one set of claims say, each distinct value read once."""

    def __init__(self, claims: Claims) -> None:
        columns, vocabulary = claims.columns, claims.reading.vocabulary
        self.claims, self.columns = claims, columns
        self.spans: dict[str, list[Span | None]] = {
            name: [day and (day.first, day.last) for day in columns[name].values] for name in ("as_of", "published")
        }
        self.named = [vocabulary.names.is_named(source) for source in columns["source"].values]
        self.key = [vocabulary.names.source_key(source) for source in columns["source"].values]
        self.grows = {name: metric.cumulative for name, metric in vocabulary.metrics.items()}
        self.metrics: dict[str, int] = {}
        self.chains: dict[tuple[object, ...], int] = {}

    def days(self, row: int) -> tuple[Span | None, Span | None]:
        """The days that a row states: `as_of` and `published`."""
        as_of, published = self.columns["as_of"].codes[row], self.columns["published"].codes[row]
        return self.spans["as_of"][as_of], self.spans["published"][published]

    def fill(self, one: Stand, row: int, q: int, question: Question) -> None:
        """Note who makes the claim of a row, and of what."""
        columns = self.columns
        source = columns["source"].codes[row]
        one.row, one.q, one.source, one.named = row, q, columns["source"].values[source], self.named[source]
        one.via, one.url = columns["via"][row], columns["url"][row]
        chain = (q, self.key[source], () if one.named else one.via)
        one.chain = self.chains.setdefault(chain, len(self.chains))
        one.struck, one.placed = columns["status"][row] == RETRACTED, self.claims.placed(row)
        answer(one, question, self.grows, self.metrics)


def answer(one: Stand, question: Question, grows: Mapping[str, bool], metrics: dict[str, int]) -> None:
    """Note of what a claim is a count; `metrics` numbers what happened."""
    one.metric, one.basis = metrics.setdefault(question.metric, len(metrics)), question.basis
    one.since = -1 if question.since is None else question.since.first
    one.cumulative = grows[question.metric]
