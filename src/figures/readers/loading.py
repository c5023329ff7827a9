"""From paths to claims: which reader takes which input, and which claims are meant when none is named."""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from figures.claims.claim import Reading
from figures.errors import ClaimsError, VocabularyError
from figures.readers.intake import OnError, claims_of
from figures.readers.kinds import read_table
from figures.readers.maps import ColumnMap, map_of
from figures.readers.missing import MISSING
from figures.readers.opened import open_input
from figures.readers.sheet import Sheet
from figures.readers.sheets import sheet_of
from figures.readers.table import How, Table
from figures.words.vocabulary import Vocabulary, standard

if TYPE_CHECKING:
    from collections.abc import Mapping

    from figures.claims.table import Claims

    Mapping_ = str | os.PathLike[str] | Mapping[str, Any] | ColumnMap

CLAIMS_VARIABLE: Final = "FIGURES_CLAIMS"
"""The environment variable that names the claims to use when a command names none."""

VOCABULARY_VARIABLE: Final = "FIGURES_VOCABULARY"
"""The environment variable that names a vocabulary file of one's own."""


def load(
    *sources: str | os.PathLike[str] | Any,
    profile: str = "floor",
    vocabulary: str | os.PathLike[str] | Vocabulary | None = None,
    on_error: OnError = "raise",
    mapping: Mapping_ | None = None,
    encoding: str = "",
    strict: bool = False,
) -> Claims:
    """Load claims from files, streams or DataFrames into one set, every row held against its types.

    Args:
        sources: paths (the kind of file by its ending), `-` for standard input, open streams of bytes, or DataFrames.
            None given: the file that `FIGURES_CLAIMS` names, else `data/claims.csv`, else the example of the package.
        profile: how vague words are read; a name from the vocabulary.
        vocabulary: a TOML file that extends the standard vocabulary, or a `Vocabulary`; not given: the file that
            `FIGURES_VOCABULARY` names, if it names one.
        on_error: `raise` refuses all if one row cannot be read; `skip` hands such rows back as `Claims.problems`.
        mapping: how the rows of a table give claims: the name of a map that is shipped, the path of one, or a
            dictionary of the same form; not given: the header names the columns of claims.csv.
        encoding: what texts are encoded in; not given: found from their bytes.
        strict: whether what deserves a second look counts as a problem.

    Raises:
        ClaimsError: files or rows that cannot be read: every problem of every file and row at once.
        VocabularyError: a vocabulary or profile that cannot be used.
        MissingExtraError: a library for this kind of file is not installed; the message says how to install it.
        SelectionError: there is no such encoding.
        TypeError: a source that is neither path, stream nor frame.
        ValueError: `on_error` is neither `raise` nor `skip`.
    """
    if on_error not in ("raise", "skip"):
        raise ValueError(f"on_error is '{on_error}', expected 'raise' or 'skip'")
    words = vocabulary if isinstance(vocabulary, Vocabulary) else read_vocabulary(vocabulary)
    words.profile(profile)
    using = None if mapping is None else map_of(mapping)
    sheets = (attempted(source, using, encoding) for source in sources or (default_claims()[0],))
    return claims_of(sheets, Reading(words, profile), on_error, strict=strict)


def attempted(source: Any, using: ColumnMap | None, encoding: str) -> Sheet:
    """The table of a file; one that cannot be read is a sheet without rows, so that the others are looked at too."""
    try:
        return read_sheet(source, using, encoding)
    except ClaimsError as fault:
        return Sheet.unreadable(fault.problems)


def read_sheet(source: Any, using: ColumnMap | None = None, encoding: str = "") -> Sheet:
    """The table that a file, stream or frame holds, read by a map if one is given.

    Raises:
        ClaimsError: it holds no table that can be read.
        TypeError: it is neither path, stream nor frame.
    """
    table = table_of(source, how_of(using, encoding))
    return sheet_of(table, using, MISSING)


def how_of(using: ColumnMap | None, encoding: str = "") -> How:
    """What a map says of the table before it is read."""
    if using is None:
        return How(encoding=encoding)
    names = using.columns if using.blocks else ()
    return How(names, encoding or using.encoding, using.delimiter, using.sheet, every=not using.blocks)


def table_of(source: Any, how: How) -> Table:
    """The table that a file, stream or frame holds.

    Raises:
        ClaimsError: it holds none.
        TypeError: it is neither path, stream nor frame.
    """
    if hasattr(source, "iloc"):
        from figures.readers.frame import frame_table

        return frame_table(source)
    if not (isinstance(source, str | os.PathLike) or hasattr(source, "read")):
        kind = type(source).__name__
        raise TypeError(f"cannot load claims from a {kind}: name a file, or hand over a stream of bytes or a DataFrame")
    return read_table(open_input(source), how)


def default_claims() -> tuple[str, str]:
    """The claims that are meant when none are named: their path, and why these."""
    named = os.environ.get(CLAIMS_VARIABLE)
    if named:
        return named, CLAIMS_VARIABLE
    here = Path("data/claims.csv")
    if here.is_file():
        return str(here), "below the current folder"
    return str(example_claims()), "the example that comes with figures"


def example_claims() -> Path:
    """The example claims: in the package when it is installed, beside its source in a checkout."""
    packaged = Path(str(files("figures"))) / "example" / "claims.csv"
    return packaged if packaged.is_file() else Path(__file__).parents[3] / "data" / "claims.csv"


def read_vocabulary(path: str | os.PathLike[str] | None = None) -> Vocabulary:
    """The standard vocabulary, extended by a user's TOML file where one is named here or in the environment.

    Raises:
        VocabularyError: the file cannot be read, or contradicts itself or the standard vocabulary.
    """
    named = path or os.environ.get(VOCABULARY_VARIABLE)
    if not named:
        return standard()
    try:
        text = Path(named).read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise VocabularyError(f"cannot read the vocabulary '{named}': {reason}") from None
    return standard().extended(text, os.fspath(named))
