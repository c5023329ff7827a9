"""Text laid out in the cells of a terminal: measured, wrapped, padded and styled.

The one place that knows rich, and of rich only its tables of how wide characters are. No text is ever read as markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from rich.cells import cell_len, chop_cells

from figures.text import in_ascii, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Span: TypeAlias = tuple[str, str]
"""A text that is fit to show, and the name of its style; "" for none."""

_CODES: Final = {
    "bold": "1",
    "dim": "2",
    "struck": "2;9",
    "wrong": "1;31",
    "doubtful": "1;33",
    "mark": "36",
    "past": "2;36",
    "good": "1;32",
}
"""ECMA-48 codes of the styles: few, and from the sixteen colours that every terminal's theme sets."""


class Paper(NamedTuple):
    """What a document is written on.

    Attributes:
        width: the cells of a line; None: as many as the content needs.
        color: whether styles are written as ANSI codes.
        ascii_only: whether nothing beyond ASCII may appear.
    """

    width: int | None = None
    color: bool = False
    ascii_only: bool = False

    def at_most(self, width: int) -> Paper:
        """The same paper, no wider than this."""
        return self if self.width is None else self._replace(width=min(self.width, width))

    @property
    def dots(self) -> str:
        """What shows that something was cut."""
        return "..." if self.ascii_only else "…"

    def text(self, words: str) -> str:
        """Words from anywhere, fit to stand on this paper."""
        return in_ascii(visible(words)) if self.ascii_only else visible(words)

    def styled(self, text: str, style: str) -> str:
        """A text in a style, where styles are written; blanks at its ends stay bare."""
        core = text.strip(" ")
        if not (self.color and style and core):
            return text
        left = len(text) - len(text.lstrip(" "))
        return f"{text[:left]}\x1b[{_CODES[style]}m{core}\x1b[0m{text[left + len(core) :]}"

    def wrapped(self, words: str, width: int | None) -> list[str]:
        """Words from anywhere in lines of `width` cells at the most."""
        return [self.text(words)] if width is None else wrap(self.text(words), width)

    def paragraph(self, words: str, indent: int = 0, style: str = "") -> list[str]:
        """Words from anywhere as the lines of a paragraph."""
        width = None if self.width is None else self.width - indent
        return [" " * indent + self.styled(line, style) for line in self.wrapped(words, width)]

    def spread(self, left: Span, right: Span, before: int = 0) -> str:
        """Two texts at the ends of a line, of which so many cells are taken before them."""
        blank = (self.width or 0) - before - cell_len(left[0]) - cell_len(right[0])
        return self.styled(*left) + (" " * blank + self.styled(*right) if right[0] else "")

    def hanging(self, lead: str, words: str) -> Iterator[str]:
        """Words from anywhere behind a lead, whose lines stand under each other."""
        for line in self.wrapped(words, None if self.width is None else self.width - len(lead)):
            yield f"{lead}{line}"
            lead = " " * len(lead)


def size(text: str) -> int:
    """The cells that a text takes in a terminal."""
    return cell_len(text)


def wrap(text: str, width: int) -> list[str]:
    """The text in lines of so many cells at the most, broken at spaces, and within words longer than a line.

    >>> wrap("Ministry of Internal Affairs", 12)
    ['Ministry of', 'Internal', 'Affairs']
    """
    lines, line, used = [], "", 0
    for word in text.split(" "):
        wide = cell_len(word)
        if line and used + 1 + wide <= width:
            line, used = f"{line} {word}", used + 1 + wide
            continue
        if line:
            lines.append(line)
        *full, line = (chop_cells(word, width) or [word]) if wide > width else [word]
        lines += full
        used = cell_len(line)
    return [full_line.rstrip(" ") for full_line in (*lines, line)]


def cut(text: str, width: int, dots: str) -> str:
    """The text in so many cells, its end cut off where it is longer.

    >>> cut("Ministry of Health", 12, "…"), cut("Police", 12, "…")
    ('Ministry of…', 'Police')
    """
    if cell_len(text) <= width:
        return text
    room = width - len(dots)
    return chop_cells(text, room)[0].rstrip() + dots if room > 0 else ""


def widest(texts: Iterable[str], most: int) -> int:
    """The cells of the widest text, `most` at the most; 0 when there is none."""
    return min(most, max(map(cell_len, texts), default=0))


class Cell(NamedTuple):
    """One cell of a row.

    Attributes:
        lines: the spans of each line.
        width: the cells that it takes; what is wider is not cut.
        right: whether its lines stand at the right.
    """

    lines: Sequence[Sequence[Span]]
    width: int
    right: bool = False

    @classmethod
    def of(cls, texts: Iterable[str], width: int, style: str = "", *, right: bool = False) -> Cell:
        """A cell whose lines are of one style."""
        return cls([[(text, style)] for text in texts], width, right)


def row(paper: Paper, cells: Sequence[Cell], indent: int = 0) -> Iterator[str]:
    """The lines of a row of cells, two blanks between cells."""
    for number in range(max(len(cell.lines) for cell in cells)):
        line, owed = "", indent  # blanks are owed until something follows them
        for cell in cells:
            spans = cell.lines[number] if number < len(cell.lines) else ()
            blank = max(0, cell.width - sum(cell_len(text) for text, _ in spans))
            if any(text for text, _ in spans):
                line += " " * (owed + (blank if cell.right else 0))
                line += "".join(paper.styled(text, style) for text, style in spans)
                owed = 0 if cell.right else blank
            else:
                owed += cell.width
            owed += 2
        yield line.rstrip(" ")
