"""The records of a CSV text, and the physical line and character of each of their cells."""

from __future__ import annotations

import csv
import io
from array import array
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from figures.readers.encoding import Encoding
    from figures.readers.input import Input

QUOTE = '"'

HEADER = -1
"""The row of the header, before row 0."""


COMMENT = "# "
"""What a line begins with that is a comment, before the header or before the first row; nowhere else."""


class Broken(list[str]):
    """A record that breaks the rules of CSV; its one cell is what the csv module says about it."""


def records(lines: Iterable[str], delimiter: str) -> Iterator[list[str]]:
    """Each record in turn, blank lines as empty ones; after a broken record reading goes on with the next line."""
    reader = csv.reader(_without_comments(lines), delimiter=delimiter, strict=True)
    while True:
        try:
            yield from reader
        except csv.Error as fault:
            yield Broken([str(fault)])
        else:
            return


def _without_comments(lines: Iterable[str]) -> Iterator[str]:
    """The same lines, those made blank that are comments; from the first row on, all are what they are."""
    rest = iter(lines)
    stated = 0  # lines that are neither blank nor comments: the header, then the first row
    for line in rest:
        comment = line.startswith(COMMENT)
        stated += bool(line.strip()) and not comment
        yield "\n" if comment else line
        if stated > 1:
            break
    yield from rest


def is_blank(record: list[str]) -> bool:
    """Whether a record states nothing: an empty line, or what spreadsheets write for empty rows, `,,,`."""
    return not any(map(str.strip, record))


def open_text(stream: io.BufferedIOBase | BinaryIO, encoding: Encoding, errors: str = "strict") -> io.TextIOWrapper:
    """The text of a stream after its byte order mark; line breaks are kept as they are."""
    stream.read(len(encoding.mark))
    return io.TextIOWrapper(stream, encoding=encoding.codec, errors=errors, newline="")  # type: ignore[arg-type]


class Lines:
    """The physical lines of a text, as an editor counts them; `read` and `offset` say how far one has come.

    Lines end with LF, CR LF or CR. `read` is the number of lines handed out, `offset` the bytes before the next one.
    """

    def __init__(self, text: Iterable[str], encoding: Encoding) -> None:
        self._text, self._encoding = iter(text), encoding
        self.read, self.offset = 0, len(encoding.mark)

    def __iter__(self) -> Lines:
        return self

    def __next__(self) -> str:
        line = next(self._text)
        self.read += 1
        self.offset += self._encoding.size(line)
        return line


def place(text: str) -> tuple[int, int]:
    """The line and the character, both from 1, that follow a text."""
    breaks = text.count("\n") + text.count("\r") - text.count("\r\n")
    return breaks + 1, len(text) - max(text.rfind("\n"), text.rfind("\r"))


class Addresses:
    """Where the rows and cells of a CSV text stand; found when first asked for, by reading the text once more.

    The first record that states something is the row `HEADER`, the next one row 0.
    """

    def __init__(self, source: Input, encoding: Encoding, delimiter: str) -> None:
        self._input, self._encoding, self._delimiter = source, encoding, delimiter
        self._starts: array[int] = array("q")  # the byte where each row begins, and where the last one ends
        self._lines: array[int] = array("q")  # the line on which each row begins

    def line(self, row: int) -> int | None:
        """The line on which a row begins; None when the file has changed meanwhile."""
        return None if self._raw(row) is None else self._lines[row - HEADER]

    def cell(self, row: int, column: int, offset: int) -> tuple[int | None, int | None]:
        """The line, and the character on it, of a character of a stripped cell; of a missing cell the row's line."""
        raw = self._raw(row)
        spans = [] if raw is None else list(islice(cells(raw, self._delimiter), column + 1))
        if raw is None or len(spans) <= column:
            return self.line(row), None
        return self._within(row, raw, _raw_offset(raw, *spans[column], offset))

    def fault(self, row: int) -> tuple[int | None, int | None, bool]:
        """Where a broken record breaks: at the quote that never closes (then True), or behind one that does."""
        raw = self._raw(row)
        if raw is None:
            return None, None, False
        *_, (start, end) = cells(raw, self._delimiter)
        open_ended = raw.startswith(QUOTE, start) and closing_quote(raw, start) is None
        return *self._within(row, raw, start if open_ended else end), open_ended

    def _within(self, row: int, raw: str, offset: int) -> tuple[int, int]:
        """The line, and the character on it, of a character of a row's text."""
        line, column = place(raw[:offset])
        return self._lines[row - HEADER] + line - 1, column

    def _raw(self, row: int) -> str | None:
        """The row as it stands in the file, its line break included; None when the file has changed meanwhile."""
        try:
            if not self._starts:
                self._find_rows()
            start, end = self._starts[row - HEADER : row - HEADER + 2]
            with self._input.open() as stream:
                stream.seek(start)
                return stream.read(end - start).decode(self._encoding.codec)
        except (OSError, ValueError):
            return None

    def _find_rows(self) -> None:
        """Note the byte and the line at which each row begins."""
        with self._input.open() as stream, open_text(stream, self._encoding) as text:
            lines = Lines(text, self._encoding)
            start, line = lines.offset, 1
            for record in records(lines, self._delimiter):
                if not is_blank(record):
                    self._starts.append(start)
                    self._lines.append(line)
                start, line = lines.offset, lines.read + 1
            self._starts.append(start)


def cells(raw: str, delimiter: str) -> Iterator[tuple[int, int]]:
    """Start and end of each cell in the text of a record, quotes included."""
    start = 0
    while True:
        if raw.startswith(QUOTE, start):
            closing = closing_quote(raw, start)
            end = len(raw) if closing is None else closing + 1
        else:
            end = raw.find(delimiter, start)
            end = len(raw.rstrip("\r\n")) if end < 0 else end
        yield start, end
        if not raw.startswith(delimiter, end):
            return
        start = end + 1


def closing_quote(raw: str, opening: int) -> int | None:
    """Where the quote closes that opens there; a doubled quote is a character of the cell. None: it never closes."""
    at = raw.find(QUOTE, opening + 1)
    while at >= 0 and raw.startswith(QUOTE, at + 1):
        at = raw.find(QUOTE, at + 2)
    return None if at < 0 else at


def _raw_offset(raw: str, start: int, end: int, offset: int) -> int:
    """Where a character of the stripped cell stands in the text of its record."""
    if not raw.startswith(QUOTE, start):
        cell = raw[start:end]
        return start + len(cell) - len(cell.lstrip()) + min(offset, len(cell.strip()))
    start, end = start + 1, end - 1
    cell = raw[start:end].replace(QUOTE * 2, QUOTE)
    left = len(cell) - len(cell.lstrip()) + min(offset, len(cell.strip()))
    while True:
        doubled = raw.find(QUOTE * 2, start, end)
        if doubled < 0 or left <= doubled - start:
            return start + left
        left -= doubled - start + 1
        start = doubled + 2
