"""Text for people: what is shown is visible, what a spreadsheet gets is no formula, a link carries an address."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final
from unicodedata import category

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

MOST_MARKS: Final = 4
"""The most combining marks on one letter; more of them paint over the lines above and below."""

_JOINERS: Final = frozenset("\u200c\u200d" + "".join(map(chr, range(0xFE00, 0xFE10))))
"""What shapes the letters or pictures beside it and has no look of its own: joiners and variation selectors."""

_BLANKS: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
"""Characters that count as letters or marks and yet show nothing (Unicode: Default_Ignorable_Code_Point; braille)."""

_TYPEWRITER: Final = str.maketrans(
    dict(zip("“”\u2018\u2019\u2013·←→", ('"', '"', "'", "'", "-", "-", "<-", "->"), strict=True))
    | {"—": "--", "…": "...", "≠": "!=", "\u00d7": "x"}
)
"""Quotation marks, dashes, arrows and the like as a typewriter has them."""

FORMULA_STARTS: Final = frozenset("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
"""What a cell may not begin with: the characters that start a formula in a spreadsheet, their wide forms included."""

_BEFORE: Final = r"(?:^|(?<=[;\t\r\n]))([ \"]*)"
_FORMULA: Final = re.compile(rf"{_BEFORE}('*)(?=[{re.escape(''.join(sorted(FORMULA_STARTS)))}])")
"""Where a formula would start: in a cell, or behind what makes cells of it (OWASP, CSV Injection; CWE-140).

A quote there opens and closes a cell that holds nothing yet: `""=1+1` is a formula too.
"""
_PARTING: Final = re.compile(r"[;\t\r\n]")
_DEFUSED: Final = re.compile(_FORMULA.pattern.replace("('*)", "'('*)"))

URL_SAFE: Final = "/:?#@!$&*+,;=%~"
"""What an address keeps: the characters of RFC 3986 (2.2) that neither end a link nor a cell, and per cent escapes."""


def counted(number: int, noun: str, plural: str = "") -> str:
    """`1 claim`, `1,000 claims`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def file_name(path: str) -> str:
    r"""The name of a file without its folders.

    >>> file_name("/home/me/claims.csv"), file_name("C:\\me\\claims.csv")
    ('claims.csv', 'claims.csv')
    """
    return path.replace("\\", "/").rpartition("/")[2]


def without_folders(words: str, paths: Iterable[str]) -> str:
    """The words with these files called by their names alone, for whoever reads them knows where they lie.

    >>> without_folders("data/claims.csv: 2 comments", ["data/claims.csv"])
    'claims.csv: 2 comments'
    """
    for path in sorted(filter(None, paths), key=len, reverse=True):
        words = words.replace(path, file_name(path))
    return words


def printable(text: str) -> str:
    r"""The text with every character that cannot be printed as an escape, line breaks too: it came from outside.

    >>> print(printable("AFP\x1b[2J\n"))
    AFP\x1b[2J\n
    """
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape", "surrogatepass").decode() for char in text
    )


def visible(text: str) -> str:
    r"""The text as it may be shown: what cannot be seen, or would act on a screen, is written as an escape.

    Control characters (ANSI escapes among them), bidirectional overrides and isolates, zero-width characters, fillers,
    lone surrogates, a mark that stands on no letter, number or picture, and the fifth and later marks of one letter
    become escapes such as `\x1b` and `\u202e`. Every kind of space becomes a space. Joiners and variation selectors
    between characters beyond ASCII, where Persian, Indic scripts and emoji have them, are left out.

    >>> print(visible("AFP\x1b[31m"), visible("A\u202eB"), visible("A\u200bP"), visible("2\u202f298"))
    AFP\x1b[31m A\u202eB A\u200bP 2 298
    """
    return text if text.isascii() and text.isprintable() else _seen(text)


@lru_cache(maxsize=16_384)
def _seen(text: str) -> str:
    written, base, marks = [], "", 0
    for place, char in enumerate(text):
        if char in _JOINERS and _between_others(text, place):
            continue
        kind = category(char)
        mark = kind in ("Mn", "Me")
        base, marks = (base, marks + 1) if mark else (char, 0)
        if kind == "Zs":
            written.append(" ")
        elif (
            kind in ("Cc", "Cf", "Cs", "Zl", "Zp")
            or char in _BLANKS
            or char in _JOINERS
            or marks > MOST_MARKS
            or (mark and not _bears_marks(base))
        ):
            written.append(char.encode("unicode_escape", "surrogatepass").decode("ascii"))
        else:
            written.append(char)
    return "".join(written)


def _bears_marks(base: str) -> bool:
    """Whether a mark belongs on this character: a letter, number or picture; on `>` it would make another sign."""
    return bool(base) and (category(base)[0] in "LNM" or (category(base)[0] == "S" and not base.isascii()))


def _between_others(text: str, place: int) -> bool:
    """Whether a joiner follows a character beyond ASCII, and neither a letter nor a digit of ASCII follows it."""
    after = text[place + 1 : place + 2].strip()
    return place > 0 and not text[place - 1].isascii() and not (after and after.isascii())


def in_ascii(text: str) -> str:
    r"""A shown text in ASCII alone: quotation marks, dashes and arrows as a typewriter has them, the rest as escapes.

    >>> print(in_ascii("“dozens” – الوزارة"))
    "dozens" - \u0627\u0644\u0648\u0632\u0627\u0631\u0629
    """
    return text if text.isascii() else text.translate(_TYPEWRITER).encode("ascii", "backslashreplace").decode("ascii")


def as_json(values: object) -> str:
    r"""Plain values as JSON that UTF-8 can hold and that acts on no screen: indented by two, letters as they are.

    >>> as_json("\u0436\x9b\u202e")
    '"ж\\u009b\\u202e"\n'
    """
    return inert(encodable(_written(values, "\n", _plain().get)) + "\n")


@lru_cache(maxsize=1)
def _plain() -> Mapping[type, Callable[[Any], str]]:
    """How values are written that hold no others."""
    from json.encoder import encode_basestring

    return {
        str: encode_basestring,
        int: str,
        bool: lambda its: "true" if its else "false",
        type(None): lambda _: "null",
    }


def _written(value: Any, line: str, plain: Callable[[type], Callable[[Any], str] | None]) -> str:
    """As `json.dumps` writes it, in half the time: indented it does without its own fast half."""
    deeper = f"{line}  "
    if isinstance(value, dict):
        quoted = plain(str) or str
        held = [
            f"{quoted(key)}: {write(its) if (write := plain(type(its))) else _written(its, deeper, plain)}"
            for key, its in value.items()
        ]
        begin, end = "{}"
    elif isinstance(value, list | tuple):
        held = [write(its) if (write := plain(type(its))) else _written(its, deeper, plain) for its in value]
        begin, end = "[]"
    else:  # of a kind of text or number, or a fraction
        from json import dumps

        return dumps(value, ensure_ascii=False, allow_nan=False)
    return f"{begin}{deeper}{f',{deeper}'.join(held)}{line}{end}" if held else begin + end


_ACTING: Final = re.compile("[\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
"""What JSON may hold as it is, and what a terminal obeys or a reader cannot see: controls, directions, zero widths."""


def inert(document: str) -> str:
    """A JSON document with these as escapes: it holds the same values."""
    return document if document.isascii() and "\x7f" not in document else _ACTING.sub(_as_escape, document)


def _as_escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def encodable(text: str) -> str:
    r"""The text as UTF-8 can hold it: a lone surrogate, which is no character, becomes U+FFFD.

    >>> encodable("a\udc80b")
    'a�b'
    """
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def defused(text: str) -> str:
    """The text as a cell that no spreadsheet runs, wherever it parts the cell; `undefused` reads it back.

    >>> defused("=1+1"), defused("'tis"), defused("'=1+1"), defused("748"), defused("a;=1+1")
    ("'=1+1", "'tis", "''=1+1", '748', "a;'=1+1")
    """
    plain = text[:1].isalnum() and not _PARTING.search(text)
    return text if plain else _FORMULA.sub(r"\1'\2", text)


def undefused(cell: str) -> str:
    """The text that `defused` made a cell of.

    >>> undefused("'=1+1"), undefused("'tis"), undefused("a;'=1+1")
    ('=1+1', "'tis", 'a;=1+1')
    """
    return _DEFUSED.sub(r"\1\2", cell)


def web_address(url: str) -> str:
    """An address that a link may carry, with all else escaped; empty unless it is one of the web (http, https).

    >>> web_address("https://example.org/a(b)|c"), web_address("javascript:alert(1)")
    ('https://example.org/a%28b%29%7Cc', '')
    """
    from urllib.parse import quote

    scheme, _, rest = url.partition("://")
    if scheme.lower() not in ("http", "https") or not rest:
        return ""
    return quote(encodable(url), safe=URL_SAFE)
