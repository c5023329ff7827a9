"""Claims for tests of judging: rows as dicts of cells, or as the text of a table."""

from __future__ import annotations

import csv
import io
from functools import cache
from typing import TYPE_CHECKING

from oracle_rows import relayed

from figures.claims.cells import Reading
from figures.claims.claim import Claim
from figures.claims.table import Claims
from figures.words.vocabulary import Vocabulary, standard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Row = dict[str, str]


@cache
def vocabulary_of(toml_text: str) -> Vocabulary:
    return standard().extended(toml_text, "ours.toml") if toml_text else standard()


def claims_of(rows: Iterable[Mapping[str, str]], vocabulary: str = "") -> Claims:
    """Rows as claims; several sources in a cell are several claims, and a cell may name who relays."""
    reading = Reading(vocabulary_of(vocabulary))
    made = [Claim.model_validate(row, context=reading) for given in rows for row in _split(given)]
    return Claims.of(made, reading)


def _split(given: Mapping[str, str]) -> Iterator[Row]:
    cells = given.get("source", "").split(";")
    for place, cell in enumerate(cells, 1):
        source, relays = relayed(cell)
        row = {key: value for key, value in given.items() if value} | {"source": source}
        row["via"] = " > ".join([*relays, *filter(None, [given.get("via", "")])])
        if len(cells) > 1 and "id" in row:
            row["id"] += f".{place}"
        yield row


def table(text: str) -> list[Row]:
    """The rows of a table in CSV."""
    return list(csv.DictReader(io.StringIO(text.strip())))
