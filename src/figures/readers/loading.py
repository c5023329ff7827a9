"""From paths to claims: which reader takes which input, and which claims are meant when none is named."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from figures.claims.table import Claims
from figures.errors import ClaimsError, VocabularyError
from figures.readers import arguments
from figures.readers.intake import claims_of
from figures.readers.kinds import read_table
from figures.readers.opened import open_input
from figures.readers.sheet import Sheet
from figures.readers.sheets import sheet_of
from figures.readers.table import How, Table
from figures.text import visible
from figures.words.vocabulary import standard

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from figures.claims.cells import Reading
    from figures.readers.intake import OnError
    from figures.readers.maps import ColumnMap
    from figures.words.vocabulary import Vocabulary

CLAIMS_VARIABLE: Final = "FIGURES_CLAIMS"
"""The environment variable that names the claims to use when a command names none."""

LARGEST_VOCABULARY: Final = 1 << 20
"""Bytes of the largest vocabulary: 1 MiB."""

VOCABULARY_VARIABLE: Final = "FIGURES_VOCABULARY"
"""The environment variable that names a vocabulary file of one's own."""


def gathered(
    sources: Sequence[Any],
    reading: Reading,
    on_error: OnError = "raise",
    *,
    using: ColumnMap | None = None,
    encoding: str = "",
    strict: bool = False,
) -> Claims:
    """The claims of all sources as one set; `figures.load` is the manual.

    Args:
        sources: whatever holds claims; none: those that are meant by default.
        reading: the vocabulary and the profile to read words by.
        on_error: what becomes of rows that cannot be read.
        using: how the rows of a table give claims; None: the header names the columns of claims.csv.
        encoding: what texts are encoded in; empty: found from their bytes.
        strict: whether what deserves a second look counts as a problem.
    """
    one_by_one = partial(_held, reading=reading, on_error=on_error, using=using, encoding=encoding, strict=strict)
    if not all(map(is_table, sources)):
        return Claims.together([one_by_one(source) for source in sources])
    sheets = (attempted(source, using, encoding) for source in sources or (default_claims()[0],))
    return claims_of(sheets, reading, on_error, strict=strict)


def is_table(source: object) -> bool:
    """Whether it is a path, a stream or a frame."""
    if isinstance(source, str | os.PathLike) or hasattr(source, "read"):
        return True
    return hasattr(source, "iloc") and hasattr(source, "columns")


def is_tables(source: object) -> bool:
    """Whether it is a list of such."""
    return isinstance(source, list | tuple) and bool(source) and all(map(is_table, source))


def _held(source: Any, *, reading: Reading, **how: Any) -> Claims:
    """The claims of one source, whatever it is.

    Raises:
        TypeError: it holds no claims.
    """
    if is_table(source):
        return gathered((source,), reading, **how)
    if isinstance(source, Claims):
        return source.read_as(reading.profile)
    from figures.claims.claim import Claim

    rows = list(source) if isinstance(source, Iterable) and not isinstance(source, bytes | Mapping) else [source]
    if all(isinstance(row, Claim) for row in rows):
        return Claims.of(rows, reading)
    if all(isinstance(row, Mapping) for row in rows) and not isinstance(source, Mapping):
        from figures.readers.frame import frame_of

        return gathered((frame_of(rows),), reading, **how)
    kind = type(source).__name__
    raise TypeError(
        f"a {kind} holds no claims; hand over a path, a DataFrame, a list of dictionaries or of figures.Claim"
    )


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
    return sheet_of(table, using)


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


class Defaults(NamedTuple):
    """What is meant where nothing is named.

    Attributes:
        claims: the path of the claims.
        why: why these: the variable that names them, or where they lie.
        vocabulary: the vocabulary file that `FIGURES_VOCABULARY` names; empty where it names none.
    """

    claims: str
    why: str
    vocabulary: str


def defaults() -> Defaults:
    """The claims and the vocabulary that are meant where none is named, as the environment and the folder have it."""
    return Defaults(*default_claims(), os.environ.get(VOCABULARY_VARIABLE, ""))


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
    from importlib.resources import files

    packaged = Path(str(files("figures"))) / "example" / "claims.csv"
    return packaged if packaged.is_file() else Path(__file__).parents[3] / "data" / "claims.csv"


def load_vocabulary(path: str | os.PathLike[str] | None = None, *, language: str | Collection[str] = ()) -> Vocabulary:
    """The standard vocabulary, extended by a user's TOML file where one is named here or in the environment.

    `language` names those in which figures may be worded beside English, such as `"ru"` or several.

    Raises:
        VocabularyError: the file cannot be read, or contradicts itself or the standard vocabulary; no such language.
    """
    languages = arguments.names("language", language)
    named = path or os.environ.get(VOCABULARY_VARIABLE)
    if not named:
        return standard().speaking(*languages) if languages else standard()
    named_as = os.fspath(named)
    try:
        with Path(named).open("rb") as file:
            content = file.read(LARGEST_VOCABULARY + 1)
        text = content[:LARGEST_VOCABULARY].decode("utf-8-sig")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise VocabularyError(f"cannot read the vocabulary '{visible(named_as)}': {reason}") from None
    if len(content) > LARGEST_VOCABULARY:
        raise VocabularyError(f"cannot read the vocabulary '{visible(named_as)}': it is larger than 1 MiB")
    words = standard().extended(text, named_as)
    return words.speaking(*languages) if languages else words
