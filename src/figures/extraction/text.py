"""An article as paragraphs, sentences and words, each with its place in the text."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from figures.extraction.phrases import Words

HEADING: Final = 16
"""The most words of a line without a full stop that is taken for a heading."""

LONGEST: Final = 2_000
"""The most characters of a sentence; what goes on is read as the next."""

_WRAPPED: Final = range(45, 101)
"""Characters of a line that was broken by a program, not by its author."""

_TOKEN = re.compile(
    r"\d++(?:[.,]\d++)*+(?![\w]|-[^\W\d])|(?:[^\W\d_]\.){2,}|\w++\.(?:com|net|org|info)\b|\w++(?:[-\u2010\u2011’'&]\w++)*+['’]?|``|''|--|[^\w\s]"
)
_CUT = re.compile(r"[.!?…]+[\"”’')\]]*\s+(?=[\"“‘'(\[`]*[^\W_a-z])")
_ASIDE = re.compile(r"\[[^\]\n]{0,80}\]")
_MARK = re.compile(r"[\"“”]|``|''")
_ENDED = re.compile(r"[.!?…][\"”’')\]]*\s*$")
_INITIAL = re.compile(r"[^\W\d_]|(?:[^\W\d_]\.)+[^\W\d_]?")


_NAMES: Final = frozenset(("IS", "WHO", "US", "IT", "AM"))
"""Names that in lower case are words of the language."""


class Token(NamedTuple):
    """A word, a number or a mark: as printed, in lower case, and where it stands."""

    text: str
    low: str
    start: int
    end: int


class Sentence:
    """A sentence of an article.

    Attributes:
        text: the whole article.
        start, end: where the sentence stands in it, `end` not included.
        paragraph: the number of its paragraph, headings counted, from 1.
        heading: whether it is a line of a few words without a full stop.
        quoted: whether it stands in quotation marks as a whole, or begins within them.
    """

    def __init__(self, text: str, start: int, end: int, paragraph: int, *, heading: bool, quoted: bool) -> None:
        self.text, self.start, self.end, self.paragraph = text, start, end, paragraph
        self.heading, self.quoted = heading, quoted

    @cached_property
    def tokens(self) -> list[Token]:
        """Its words and marks; what stands in square brackets is the editor's and left out."""
        part = self.text[self.start : self.end]
        if "[" in part:
            part = _ASIDE.sub(lambda aside: " " * len(aside[0]), part)
        names = _NAMES if any(sign.islower() for sign in part) else frozenset[str]()
        return [
            Token(
                found[0],
                found[0] if found[0] in names else found[0].lower().replace("’", "'"),
                self.start + found.start(),
                self.start + found.end(),
            )
            for found in _TOKEN.finditer(part)
        ]

    @cached_property
    def words(self) -> list[str]:
        """Its words and marks in lower case."""
        return [token.low for token in self.tokens]

    def said(self, first: int, end: int) -> str:
        """The article's own characters from one token up to another, `end` not included."""
        return self.text[self.tokens[first].start : self.tokens[end - 1].end]


def sentences(text: str, words: Words) -> list[Sentence]:
    """The sentences of an article, in its order."""
    found: list[Sentence] = []
    for number, (start, end) in enumerate(_paragraphs(text), 1):
        part = text[start:end]
        heading = not _ENDED.search(part) and len(part.split()) <= HEADING
        inside = False
        for first, last in _bounded(_cuts(part, words)):
            piece = part[first:last].strip()
            marks = len(_MARK.findall(piece))
            opening = _MARK.match(piece) is not None
            whole = opening and (marks < 2 or piece[-1] in '"”' or piece.endswith("''"))  # noqa: PLR2004 - a pair
            quoted = inside or whole
            if piece:
                found.append(Sentence(text, start + first, start + last, number, heading=heading, quoted=quoted))
            inside ^= bool(marks % 2)
    return found


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Where each paragraph stands; one that a program broke into lines is one."""
    place = 0
    for block in re.split(r"(\n[^\S\n]*\n\s*)", text):
        lines = [line for line in block.split("\n") if line.strip()]
        if len(lines) > 2 and all(len(line) in _WRAPPED for line in lines[:-1]):  # noqa: PLR2004 - two lines may be a heading and a text
            yield place, place + len(block)
        else:
            at = place
            for line in block.split("\n"):
                if line.strip():
                    yield at, at + len(line)
                at += len(line) + 1
        place += len(block)


def _bounded(cuts: Iterator[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The sentences, none longer than any that people write: what costs the square of its length stays cheap."""
    for start, end in cuts:
        yield from ((at, min(end, at + LONGEST)) for at in range(start, end, LONGEST))


def _cuts(part: str, words: Words) -> Iterator[tuple[int, int]]:
    """Where the sentences of a paragraph stand; a full stop behind an abbreviation ends none."""
    start = 0
    for mark in _CUT.finditer(part):
        at = mark.start()
        word = part[max(part.rfind(" ", start, at), part.rfind("\n", start, at), start - 1) + 1 : at]
        word = word.lower().strip("(\"'“‘`")
        if part[at] == "." and (word in words.articles["abbreviations"] or _INITIAL.fullmatch(word)):
            continue
        yield start, mark.end()
        start = mark.end()
    yield start, len(part)
