"""pandas DataFrames as tables, their rows known by their labels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from figures.readers.cells import is_missing
from figures.readers.table import Table

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pandas import DataFrame


def frame_of(rows: Sequence[Mapping[str, Any]]) -> DataFrame:
    """Dictionaries as a frame, a row each; what one leaves out is missing."""
    from pandas import DataFrame

    return DataFrame(rows, dtype=object)


def frame_table(frame: DataFrame) -> Table:
    """The frame as a table, its rows known by their labels.

    A label that several rows bear, and one that is missing, is completed by the row's position, counted from 0.
    """
    labels = frame.index.tolist()
    doubtful = set(frame.index[frame.index.duplicated()].tolist())

    def label(row: int) -> object:
        its = labels[row]
        return f"{its} (position {row})" if is_missing(its) or its in doubtful else its

    columns = [frame.iloc[:, place].tolist() for place in range(frame.shape[1])]
    return Table("", frame.columns.tolist(), columns, len(labels), label=label)
