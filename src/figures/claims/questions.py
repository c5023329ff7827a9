"""Claims by the question that they answer."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from figures.claims.scope import Question, Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from figures.claims.table import Claims


def by_question(claims: Claims, rows: Sequence[int]) -> dict[Question, list[int]]:
    """The rows of each question, in ascending order where `rows` are."""
    columns = [claims.columns[name] for name in ("event", "metric", "population", "place", "since")]
    every = [column.codes for column in columns]
    keys: Iterable[tuple[int, ...]] = zip(*every, strict=True)
    if not isinstance(rows, range):
        keys = (tuple(codes[row] for codes in every) for row in rows)
    found: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
    for row, key in zip(rows, keys, strict=True):
        found[key].append(row)
    event, metric, population, place, since = (column.values for column in columns)
    return {
        Question(event[e], Scope(metric[m], population[p], place[at]), since[s]): its
        for (e, m, p, at, s), its in found.items()
    }


def in_order(question: Question) -> tuple[object, ...]:
    """The order in which questions are laid out: event, metric, population, place, first day."""
    since = question.since
    return (question.event, question.scope, (since.first, since.last) if since else (-1, -1))
