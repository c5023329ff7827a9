"""A table by a map, written as plain claims: a file that loads to the same claims."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from figures.claims.cells import Reading
from figures.claims.fields import NAMES
from figures.readers.intake import claims_of, take_in
from figures.readers.loading import attempted, load_vocabulary
from figures.readers.maps import map_of
from figures.text import defused

if TYPE_CHECKING:
    from figures.claims.table import Claims
    from figures.words.vocabulary import Vocabulary

_FIRST: Final = ("source", "metric", "figure", "population", "place", "event")

_LAST: Final = ("url", "locator", "note")

ORDER: Final = (
    *(name for name in NAMES if name == "id"),
    *_FIRST,
    *(name for name in NAMES if name not in ("id", *_FIRST, *_LAST)),
    *_LAST,
)
"""The columns in the order in which they are written."""


class Imported(NamedTuple):
    """A table as plain claims.

    Attributes:
        text: a claims file.
        claims: what it loads to; `problems` are the rows that it leaves out.
    """

    text: str
    claims: Claims


def import_table(
    *sources: Any,
    mapping: Any = None,
    encoding: str = "",
    strict: bool = False,
    vocabulary: Vocabulary | None = None,
) -> Imported:
    """The claims of some tables as the text of a claims file, as worded, and the claims that it loads to.

    Each cell is one line, and none is a formula. Rows that cannot be read are left out: they are the claims'
    `problems`. Columns in which nothing is stated are not written.

    Args:
        sources: paths, `-`, open streams or DataFrames, as for `load`.
        mapping: as for `load`.
        encoding: as for `load`.
        strict: as for `load`.
        vocabulary: the words in force.

    Raises:
        ClaimsError: a table that cannot be read at all.
    """
    words = vocabulary or load_vocabulary()
    using = None if mapping is None else map_of(mapping)
    reading = Reading(words.speaking(*using.language) if using and using.language else words)
    sheets = [attempted(source, using, encoding) for source in sources]
    claims = claims_of(sheets, reading, "skip", strict=strict)
    rows: list[dict[str, str]] = []
    for sheet in sheets:
        bad = take_in(sheet, reading, strict=strict).bad
        rows += [
            {name: column[row] for name, column in sheet.columns.items()} for row in range(sheet.rows) if row not in bad
        ]
    names = [name for name in ORDER if any(row.get(name) for row in rows)]
    document = io.StringIO(newline="")
    writer = csv.writer(document, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([defused(" ".join(row.get(name, "").splitlines())) for name in names] for row in rows)
    return Imported(document.getvalue(), claims)
