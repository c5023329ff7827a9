"""From paths to claims: which reader takes which input, and which claims are meant when none is named."""

from __future__ import annotations

import os
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from figures.claims.claim import Reading
from figures.errors import ClaimsError, VocabularyError
from figures.readers.intake import OnError, claims_of
from figures.readers.sheet import Sheet
from figures.words.vocabulary import Vocabulary, standard

if TYPE_CHECKING:
    from collections.abc import Callable

    from figures.claims.table import Claims

READERS: Final = {
    ".csv": "figures.readers.csv_sheet:read_csv",
    ".tsv": "figures.readers.csv_sheet:read_csv",
    ".json": "figures.readers.json_sheet:read_json",
    ".jsonl": "figures.readers.json_sheet:read_json_lines",
    ".xlsx": "figures.readers.spreadsheet:read_spreadsheet",
    ".ods": "figures.readers.spreadsheet:read_spreadsheet",
    ".parquet": "figures.readers.spreadsheet:read_parquet",
}
"""The reader of each kind of file, by its ending; any other is read as CSV."""

CLAIMS_VARIABLE: Final = "FIGURES_CLAIMS"
"""The environment variable that names the claims to use when a command names none."""

VOCABULARY_VARIABLE: Final = "FIGURES_VOCABULARY"
"""The environment variable that names a vocabulary file of one's own."""


def load(
    *sources: str | os.PathLike[str] | Any,
    profile: str = "floor",
    vocabulary: str | os.PathLike[str] | Vocabulary | None = None,
    on_error: OnError = "raise",
) -> Claims:
    """Load claims from files into one set, every row held against its types.

    Args:
        sources: paths (the kind of file by its ending), `-` for standard input, or open streams of CSV bytes. None
            given: the file that `FIGURES_CLAIMS` names, else `data/claims.csv`, else the example of the package.
        profile: how vague words are read; a name from the vocabulary.
        vocabulary: a TOML file that extends the standard vocabulary, or a `Vocabulary`; not given: the file that
            `FIGURES_VOCABULARY` names, if it names one.
        on_error: `raise` refuses all if one row cannot be read; `skip` hands such rows back as `Claims.problems`.

    Raises:
        ClaimsError: files or rows that cannot be read: every problem of every file and row at once.
        VocabularyError: a vocabulary or profile that cannot be used.
        MissingExtraError: a library for this kind of file is not installed; the message says how to install it.
    """
    words = vocabulary if isinstance(vocabulary, Vocabulary) else read_vocabulary(vocabulary)
    words.profile(profile)
    reading = Reading(words, profile)
    return claims_of([_attempted(source) for source in sources or (default_claims()[0],)], reading, on_error)


def _attempted(source: Any) -> Sheet:
    """The table of a file; one that cannot be read is a sheet without rows, so that the others are looked at too."""
    try:
        return read_sheet(source)
    except ClaimsError as fault:
        return Sheet.unreadable(fault.problems)


def read_sheet(source: Any) -> Sheet:
    """The table that a file holds, by the reader for its ending."""
    path = os.fspath(source) if isinstance(source, str | os.PathLike) else ""
    module, _, name = READERS.get(Path(path).suffix.lower(), READERS[".csv"]).partition(":")
    reader: Callable[[Any], Sheet] = getattr(import_module(module), name)
    return reader(source)


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
