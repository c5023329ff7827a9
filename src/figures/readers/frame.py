"""pandas DataFrames as claims: every cell read right, or refused with its row's label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from figures.claims.claim import Reading
from figures.readers.cells import is_missing
from figures.readers.intake import OnError, claims_of
from figures.readers.table import Table, sheet_of
from figures.words.vocabulary import Vocabulary, standard

if TYPE_CHECKING:
    from pandas import DataFrame

    from figures.claims.table import Claims
    from figures.readers.sheet import Sheet


def load_frame(
    frame: DataFrame,
    profile: str = "floor",
    vocabulary: Vocabulary | None = None,
    on_error: OnError = "raise",
) -> Claims:
    """The claims of a DataFrame with the columns of claims.csv, a row each; rows without any value are no rows.

    Args:
        frame: columns in any order and of any type; `source`, `metric` and `figure` are required.
        profile: how vague words are read.
        vocabulary: the words in force; None: the standard ones.
        on_error: `raise` refuses all if one row cannot be read; `skip` hands such rows back as `Claims.problems`.

    Raises:
        ClaimsError: rows that cannot be read: every problem, each with the row's label as its `index`.
        VocabularyError: there is no such profile.
    """
    words = vocabulary or standard()
    words.profile(profile)
    return claims_of([frame_sheet(frame)], Reading(words, profile), on_error)


def frame_sheet(frame: DataFrame) -> Sheet:
    """The frame as a sheet of text, its rows known by their labels.

    A label that several rows bear, and one that is missing, is completed by the row's position, counted from 0.
    """
    labels = frame.index.tolist()
    doubtful = set(frame.index[frame.index.duplicated()].tolist())

    def label(row: int) -> object:
        its = labels[row]
        return f"{its} (position {row})" if is_missing(its) or its in doubtful else its

    columns = [frame.iloc[:, place].tolist() for place in range(frame.shape[1])]
    return sheet_of(Table("", frame.columns.tolist(), columns, label=label))
