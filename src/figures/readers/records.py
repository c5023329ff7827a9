"""The records of a CSV text, and the physical line and character of each of their cells."""

from __future__ import annotations

import csv
import io
import re
from array import array
from itertools import islice
from typing import TYPE_CHECKING

from figures.readers.table import HEADER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import BinaryIO

    from figures.readers.encoding import Encoding
    from figures.readers.opened import Opened

QUOTE = '"'

COMMENT = "# "
"""What a line begins with that is a comment before the header; nowhere else."""

_SEPARATOR = re.compile(r"\ufeff?\"?sep=(.)\"?\s*", re.IGNORECASE)

_BLANKS = " \t\r\n\v\f\u00a0,;|"
"""What a line may consist of that states nothing, whatever separates its cells."""


class Broken(list[str]):
    """A record that breaks the rules of CSV; its one cell is what the csv module says about it."""


def records(lines: Iterable[str], delimiter: str) -> Iterator[list[str]]:
    """Each record in turn, blank lines as empty ones, and so those above the header that are no record."""
    rows = Records(_stated(lines), delimiter)
    while found := rows.take(1):
        yield from found


class Records:
    """The records of a text, blank lines as empty ones; after a broken record reading goes on with the next line."""

    def __init__(self, lines: Iterable[str], delimiter: str) -> None:
        self._reader = csv.reader(lines, delimiter=delimiter, strict=True)

    @property
    def lines(self) -> int:
        """How many lines have been read so far."""
        return self._reader.line_num

    def take(self, size: int) -> list[list[str]]:
        """The next records, so many if there are."""
        taken: list[list[str]] = []
        while True:
            try:
                taken.extend(islice(self._reader, size - len(taken)))
            except csv.Error as fault:  # what came before it is kept
                taken.append(Broken([str(fault)]))
            else:
                return taken


def _stated(lines: Iterable[str]) -> Iterator[str]:
    """The same lines, those above the header made blank that are no record: comments, and a spreadsheet's `sep=;`."""
    rest = iter(lines)
    for number, line in enumerate(rest, 1):
        aside = states_nothing(line) or line.startswith(COMMENT) or (number == 1 and separator(line))
        yield "\n" if aside else line
        if not aside:
            break
    yield from rest


def states_nothing(line: str) -> bool:
    """Whether a line above the header states nothing, whatever separates its cells."""
    return not line.strip(_BLANKS) or (not line.strip(_BLANKS + QUOTE) and line.count(QUOTE) % 2 == 0)


def separator(line: str) -> str:
    """What the first line of a file says that its cells are separated by; empty where it says no such thing.

    >>> separator("sep=;"), separator("source;metric")
    (';', '')
    """
    found = _SEPARATOR.fullmatch(line)
    return found[1] if found else ""


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

    def __init__(self, source: Opened, encoding: Encoding, delimiter: str) -> None:
        self._input, self._encoding, self._delimiter = source, encoding, delimiter
        self._starts: array[int] = array("q")  # the byte where each row begins, and where the last one ends
        self._lines: array[int] = array("q")  # the line on which each row begins

    def line(self, row: int) -> int | None:
        """The line on which a row begins; None when the file has changed meanwhile."""
        return None if self._raw(row) is None else self._lines[row - HEADER]

    def lines(self, row: int) -> tuple[int | None, int | None]:
        """The first line of a row and its last; None when the file has changed meanwhile."""
        raw, first = self._raw(row), self.line(row)
        if raw is None or first is None:
            return None, None
        return first, first + place(raw.rstrip("\r\n"))[0] - 1

    def cell(self, row: int, column: int, offset: int) -> tuple[int | None, int | None]:
        """The line, and the character on it, of a character of a stripped cell; of a missing cell the row's line."""
        raw = self._raw(row)
        spans = [] if raw is None else list(islice(cells(raw, self._delimiter), column + 1))
        if raw is None or len(spans) <= column:
            return self.line(row), None
        return self._within(row, raw, _raw_offset(raw, *spans[column], offset))

    def swallowed(self, row: int, reads_as_row: Callable[[str], bool]) -> tuple[tuple[int, int] | None, list[int]]:
        """The lines within a quoted cell of a record that read as rows of their own, and where the quote opens."""
        raw = self._raw(row)
        if raw is None:
            return None, []
        starts = [found.end() for found in re.finditer("\r\n|\r|\n", raw)]
        if not starts:
            return None, []
        texts = [raw[start:end] for start, end in zip(starts, [*starts[1:], len(raw)], strict=True)]
        found = [place for place, text in enumerate(texts) if text.strip() and reads_as_row(text)]
        if not found:
            return None, []
        at = next((start for start, end in cells(raw, self._delimiter) if start < starts[found[0]] <= end), 0)
        return self._within(row, raw, at), [self._lines[row - HEADER] + 1 + place for place in found]

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
