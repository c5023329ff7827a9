"""What the wording of a figure says beside its number, held against its row: whom it counts, parts, sources, marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from figures.claims.cells import of_another_row
from figures.claims.populations import placing
from figures.readers.sheet import Doubt
from figures.words.names import folded_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from figures.claims.cells import Fault
    from figures.claims.column import Column
    from figures.words.quantity import Quantity
    from figures.words.vocabulary import Vocabulary

_HERE = ("source", "metric", "event", "as_of")
"""What a figure and the row of a part of it have in common."""

_NARROWER = "figures of a narrower group than their rows count: fill in population"
_MARKED = "figures that bear footnote marks, read without"
_UNKNOWN = "words before whom a figure counts that no table knows, taken to say which people"
_LONE = "parts that a figure tells and that have no row of their own"
_OTHERS = "sources that a figure names and that are neither source nor via of its row"


def refuse_misfits(
    columns: Mapping[str, Column[Any]], vocabulary: Vocabulary, add: Callable[[int, str, Fault], None]
) -> None:
    """Report the figures whose wording counts something else than their row: `12 wounded` in a row of the killed."""
    figures, metrics, populations = (columns[name] for name in ("figure", "metric", "population"))
    worded = {code for code, figure in enumerate(figures.values) if figure and (figure.metric or figure.noun)}
    if not worded:
        return
    vocabulary = placing(columns["population_word"].values, vocabulary)
    known: dict[tuple[int, int, int], str] = {}
    for row in figures.rows_of(worded):
        asked = figures.codes[row], metrics.codes[row], populations.codes[row]
        figure, metric, population = figures.values[asked[0]], metrics.values[asked[1]], populations.values[asked[2]]
        if asked not in known:
            known[asked] = figure.misfit(metric, population, vocabulary) if metric and population else ""
        if known[asked]:
            add(row, "figure", of_another_row(figure, known[asked]))


def said_beside(columns: Mapping[str, Column[Any]], vocabulary: Vocabulary) -> Iterator[Doubt]:
    """What the wordings tell beside their numbers and their rows do not say."""
    figures = columns["figure"]
    worded = {code for code, figure in enumerate(figures.values) if figure and (figure.noun or figure.asides)}
    if not worded:
        return
    vocabulary = placing(columns["population_word"].values, vocabulary)
    parts = any(aside.kind == "part" for code in worded for aside in figures.values[code].asides)
    there = set(zip(*(columns[name] for name in (*_HERE, "population")), strict=True)) if parts else set()
    narrower: dict[tuple[int, int], bool] = {}
    for row in figures.rows_of(worded):
        pair = figures.codes[row], columns["population"].codes[row]
        figure, population = figures.values[pair[0]], columns["population"].values[pair[1]]
        if pair not in narrower:
            narrower[pair] = bool(population) and figure.narrower(population, vocabulary)
        if narrower[pair]:
            yield Doubt(row, "figure", "narrower-noun", f"'{figure.text}' counts {figure.noun}", _NARROWER)
        if figure.asides:
            yield from _asides(row, figure, columns, there)


def _asides(
    row: int, figure: Quantity, columns: Mapping[str, Column[Any]], there: set[tuple[Any, ...]]
) -> Iterator[Doubt]:
    for aside in figure.asides:
        if aside.kind == "mark":
            yield Doubt(row, "figure", "footnote-mark", f"'{figure.text}'", _MARKED)
        elif aside.kind == "unknown":
            yield Doubt(row, "figure", "unknown-word", f"'{figure.text}': '{aside.text}'", _UNKNOWN)
        elif aside.kind == "part":
            here = tuple(columns[name][row] for name in _HERE)
            if not aside.nouns or any((*here, noun) not in there for noun in aside.nouns):
                yield Doubt(row, "figure", "lone-part", f"'{aside.text}'", _LONE)
        elif aside.kind == "source":
            named = {folded_name(name) for name in (columns["source"][row], *columns["via"][row])}
            if folded_name(aside.text) not in named:
                yield Doubt(row, "figure", "other-source", f"'{aside.text}'", _OTHERS)
