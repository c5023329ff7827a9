"""Large CSV files without a fault, read on all cores where pyarrow is installed; whatever is not plain is left alone.

It decides nothing: of a text that the strict rules of `records` would read in any other way, or with any fault, it
makes no columns, and the csv module reads that file. A test holds that both make the same of the same file.
"""

from __future__ import annotations

from array import array
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from figures.claims.column import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LARGE: Final = 32 << 20
"""Bytes from which on this reader costs less than it saves: 32 MiB; pyarrow takes a tenth of a second to load."""

LARGEST: Final = 512 << 20
"""Bytes of the largest file that is read in this way: 512 MiB, for the whole file is held in memory."""

BLOCK: Final = 4 << 20
"""Bytes that one thread reads at a time; a row that is longer is left to the csv module."""


def installed() -> bool:
    """Whether pyarrow is here."""
    return find_spec("pyarrow") is not None


def columns(
    text: bytes, delimiter: str, positions: Mapping[str, int], width: int, longest: int
) -> dict[str, Column[str]] | None:
    """The cells of a text of rows as they stand in it, by field; None if anything in it is out of the ordinary.

    Args:
        text: UTF-8, after the header and its line break.
        delimiter: what stands between two cells.
        positions: the place of each field's column, from 0.
        width: how many columns every row must have.
        longest: characters that a cell may have at most.
    """
    parts = text.split(b'"')
    if not _well_quoted(parts, delimiter.encode()) or text.count(b"\r") != text.count(b"\r\n"):
        return None
    import pyarrow as pa  # type: ignore[import-untyped]
    from pyarrow import compute, csv

    names = list(map(str, range(width)))
    try:
        table = csv.read_csv(
            pa.BufferReader(text),
            csv.ReadOptions(column_names=names, block_size=BLOCK),
            csv.ParseOptions(delimiter=delimiter, newlines_in_values=any(b"\n" in part for part in parts[1::2])),
            csv.ConvertOptions(
                column_types=dict.fromkeys(names, pa.dictionary(pa.int32(), pa.string())), null_values=[]
            ),
        )
    except pa.ArrowException:
        return None
    cells = {name: _once(column) for name, column in zip(names, table.unify_dictionaries().columns, strict=True)}
    lengths = (compute.max(compute.utf8_length(held.dictionary)).as_py() for held in cells.values())
    if max(length or 0 for length in lengths) > longest:
        return None
    found = {field: _column(cells[str(place)]) for field, place in positions.items()}
    return found if all(map(str.strip, found["source"].values)) else None


def _well_quoted(parts: list[bytes], delimiter: bytes) -> bool:
    """Whether quotes enclose whole cells or are doubled, all over a text that was split at them.

    Every second part, from the first on, stands outside of quotes; an empty one between others is a doubled quote.
    """
    outside = parts[::2]
    edges = {b"", b"\n", b"\r", delimiter}
    before, after = {part[-1:] for part in outside[:-1]}, {part[:1] for part in outside[1:]}
    return len(parts) % 2 == 1 and before <= edges and after <= edges


def _once(column: Any) -> Any:
    """A dictionary column of several chunks, whose dictionaries are the same, as one array."""
    return column.combine_chunks() if column.num_chunks != 1 else column.chunk(0)


def _column(held: Any) -> Column[str]:
    """A dictionary array of pyarrow's as a column."""
    codes = array("i")
    codes.frombytes(held.indices.to_numpy(zero_copy_only=False).astype("i", copy=False).data.cast("B"))
    values: Iterable[str] = held.dictionary.to_numpy(zero_copy_only=False).tolist()
    return Column(tuple(values), codes)
