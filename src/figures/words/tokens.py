"""The tokens of a text: digits, words and marks, each with its place; and phrases, as they are looked up by tokens."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

DIGITS, WORD, MARK, END = "digits", "word", "mark", "end"

_RAISED = "\u00b2\u00b3\u00b9\u2070-\u2079\u1d43-\u1d61"  # superscript digits and letters
_STRANGE = f"{_RAISED}\u00bc-\u00be\u2080-\u209c\u2150-\u218b\u2460-\u24ff\u00aa\u00ba"  # numerals, yet no digits
_POINTS = "\u064b-\u065f\u0670"  # of Arabic, by which vowels are written
_COMBINING = f"\u0300-\u036f{_POINTS}"
_DIRECTIONS = "\u061c\u200e\u200f\u202a-\u202c\u2066-\u2069"  # they say which way a text runs and turn nothing round
_LETTER = rf"[^\W\d_{_STRANGE}]"
_LETTERS = rf"{_LETTER}++(?:[{_COMBINING}]++{_LETTER}*+)*+"
# One pass, no way back: the quantifiers are possessive, and every character starts exactly one of the alternatives.
_SCAN = re.compile(
    rf"(?P<digits>\d++)|(?P<word>{_LETTERS}(?:['’]{_LETTERS})*+)|[\s\"“”„«»\ufeff{_DIRECTIONS}]++"
    rf"|(?P<note>\[(?:\d{{1,3}}|[a-z]|[a-z ]{{1,12}} \d{{1,2}}|[a-z ]+ needed|when\?|who\?)\]|[*†‡§]++|[{_RAISED}]++)"
    r"|(?P<mark>.)",
    re.DOTALL | re.IGNORECASE,
)
_WRAPPING = {"'": "'", "\u2018": "\u2019", "\u2019": "\u2019", "`": "`", "_": "_"}
_MARKS = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d", "-"),
    "\u060c": ",",
    "\u061b": ";",
    "\u061f": "?",
    "\u066a": "%",
}
"""Marks that are another one in shape alone, or in the script of a language."""

_PLAIN = str.maketrans({
    **dict.fromkeys("\u0622\u0623\u0625\u0671", "\u0627"),  # alif with or without its hamza
    "\u0649": "\u064a",
    "\u0629": "\u0647",
    "\u0451": "\u0435",  # the Russian letter yo, which is mostly written as the one for e
    "\u0640": None,  # it only stretches an Arabic word
    **dict.fromkeys(map(chr, (*range(0x0300, 0x0370), *range(0x064B, 0x0660), 0x0670))),  # stress and vowels
})  # fmt: skip


class Token(NamedTuple):
    """A run of digits, a word or a single mark; `word` is folded, `start` and `end` lie in the source's text."""

    kind: str
    word: str
    start: int
    end: int


def folded(word: str) -> str:
    """A word without regard to case, the shape of apostrophes, and letters that are written one way or the other."""
    word = word.casefold().replace("’", "'")
    return word if word.isascii() else unicodedata.normalize("NFC", word).translate(_PLAIN)


def tokens(
    text: str,
    misspellings: Mapping[str, str] | None = None,
    notes: list[str] | None = None,
    apart: Callable[[str], str] | None = None,
) -> tuple[Token, ...]:
    """The tokens of a text, without spaces and quotation marks, and an end token; known misspellings are put right.

    The footnote marks of a page are no tokens; they are gathered in `notes`. `apart` parts what is written as one
    word by spaces: `d'une`.
    """
    found = []
    for match in _SCAN.finditer(text):
        start, end = match.span()
        kind = match.lastgroup
        if kind == DIGITS:
            found.append(Token(DIGITS, match[0], start, end))
        elif kind == WORD:
            word = match[0].lower() if match[0].isascii() else folded(match[0])
            right = misspellings.get(word, word) if misspellings else word
            right = apart(right) if apart else right
            if " " in right:
                found.extend(_parted(right.split(), match[0], start))
            elif right:
                found.append(Token(WORD, right, start, end))
        elif kind == MARK:
            found.append(Token(MARK, _MARKS.get(match[0], match[0]), start, end))
        elif kind == "note" and match[0].isdecimal() is False and match[0].isdigit() and text[:start].endswith("10"):
            found.append(Token(MARK, match[0], start, end))  # a power of ten
        elif kind == "note" and notes is not None:
            notes.append(match[0])
    if found and found[0].kind == MARK:
        found = _unwrapped(found)
    found.append(Token(END, "", len(text), len(text)))
    return tuple(found)


def _parted(parts: list[str], written: str, start: int) -> list[Token]:
    """The tokens of what is written as one word; the last has its own place where it ends the word."""
    end, last = start + len(written), parts[-1]
    at = end - len(last) if folded(written).endswith(last) and len(folded(written)) == len(written) else start
    return [*(Token(WORD, part, start, max(at, start + 1)) for part in parts[:-1]), Token(WORD, last, at, end)]


def _unwrapped(found: list[Token]) -> list[Token]:
    """The tokens without what a page has around them ('dozens', `12`, _12_), or a spreadsheet before them ('12)."""
    while found and (closing := _WRAPPING.get(found[0].word)):
        closes = len(found) > 1 and found[-1].word == closing
        if not closes and closing in "`_":
            break
        found = found[1:-1] if closes else found[1:]
    return found


Phrases: TypeAlias = "dict[str, Any]"
"""Phrases word by word: a word leads to the `Phrases` that go on from it, the empty word to what the phrase means."""


def phrases(wordings: Iterable[tuple[str, Any]]) -> Phrases:
    """Phrases from wordings with their meanings, the first of one wording; hyphens between words count as spaces."""
    root: Phrases = {}
    for wording, meaning in wordings:
        node = root
        for word in _words(wording):
            node = node.setdefault(word, {})
        node.setdefault("", meaning)
    return root


def _words(wording: str) -> Iterable[str]:
    """The words and marks of a wording; a hyphen between words is none."""
    if wording.isascii() and wording.replace(" ", "").isalpha():  # most are, and need no look at each character
        return wording.casefold().split()
    parts = tokens(wording)[:-1]
    return [
        token.word
        for place, token in enumerate(parts)
        if token.word != "-" or not (0 < place < len(parts) - 1 and parts[place - 1].kind == WORD)
    ]


def words_of(table: Phrases) -> set[str]:
    """Every word that stands in one of the phrases."""
    return {word for word in table if word}.union(*(words_of(node) for word, node in table.items() if word))
