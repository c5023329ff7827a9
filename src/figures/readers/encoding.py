"""Which encoding the bytes of a text are in: UTF-8, what their byte order mark says, or Windows-1252."""

from __future__ import annotations

import codecs
import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from figures.errors import SelectionError

if TYPE_CHECKING:
    from typing import BinaryIO

_NOTATIONS: Final = frozenset(("punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined"))
"""Codecs of Python's own for other things than the text of a file."""

LOWER: Final = 0xE0
"""From here on stand the small letters of Windows-1251; in KOI8-R the capitals."""

_MAC_SMALL, _MARKS_END = 0x87, 0xA0

_IN_WORD: Final = re.compile(rb"[A-Za-z][\x80-\x9f][a-z]")
_HIGH: Final = re.compile(rb"[\x80-\xff]+")


@dataclass(frozen=True, slots=True)
class Encoding:
    """An encoding: the name people know it by, Python's codec, and the byte order mark at the start of the text."""

    name: str
    codec: str
    mark: bytes = b""

    def size(self, text: str) -> int:
        """How many bytes the text takes."""
        return len(text) if self.codec == "utf-8" and text.isascii() else len(text.encode(self.codec))


UTF_8 = Encoding("UTF-8", "utf-8")
WINDOWS_1252 = Encoding("Windows-1252", "cp1252")
MARKED = (
    Encoding("UTF-8", "utf-8", codecs.BOM_UTF8),
    Encoding("UTF-32", "utf-32-le", codecs.BOM_UTF32_LE),  # before UTF-16, whose mark it begins with
    Encoding("UTF-32", "utf-32-be", codecs.BOM_UTF32_BE),
    Encoding("UTF-16", "utf-16-le", codecs.BOM_UTF16_LE),
    Encoding("UTF-16", "utf-16-be", codecs.BOM_UTF16_BE),
)


LONG_RUN: Final = 3
"""Bytes beyond ASCII in a row that are common in words of other alphabets and rare in those of Western Europe."""


def announced(start: bytes) -> Encoding:
    """The encoding that the first bytes of a text announce; UTF-8 when they announce none. A mark may stand twice."""
    found = next((encoding for encoding in MARKED if start.startswith(encoding.mark)), UTF_8)
    marks = 1
    while found.mark and start.startswith(found.mark * (marks + 1)):
        marks += 1
    return replace(found, mark=found.mark * marks) if marks > 1 else found


def named(name: str) -> Encoding:
    """The encoding that goes by a name, such as `windows-1251`, of a text that bears no mark of one.

    Raises:
        SelectionError: there is no such encoding of texts.
    """
    try:
        bytes(4).decode(name)  # refuses a codec that is none of texts
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        found = None
    if found is None or found.name in _NOTATIONS:
        raise SelectionError(f"unknown encoding '{name}', expected one such as windows-1251, koi8-r, utf-16") from None
    without_mark = {"utf-16": "utf-16-le", "utf-32": "utf-32-le"}  # as a file is that has no mark, or it would tell
    return Encoding(name, without_mark.get(found.name, found.name))


def other_alphabet(stream: BinaryIO) -> str:
    """The encoding to try first for bytes of another alphabet than the Latin one; empty where they are not.

    In Windows-1252 most letters beyond ASCII stand alone; in the code pages of Cyrillic, Greek or Arabic whole words
    are such bytes.
    """
    high, long, utf_8 = Counter[int](), 0, 0
    for line in stream:
        if line.isascii():
            continue
        utf_8 += _utf_8_in(line)
        for run in _HIGH.findall(line):
            high.update(run)
            long += len(run) if len(run) >= LONG_RUN else 0
    if 2 * long <= high.total() or 10 * utf_8 > high.total():
        return ""
    if {byte for byte, _ in high.most_common(4)} >= {0xC7, 0xE1}:  # alif and lam
        return "windows-1256"
    upper = sum(times for byte, times in high.items() if byte >= LOWER)
    return "windows-1251" if 2 * upper >= high.total() else "koi8-r"


def older_western(stream: BinaryIO) -> str:
    """The encoding to try first for Western letters that Windows-1252 has elsewhere; empty where none is likely.

    Mac OS and DOS had them from 0x80 on, where Windows-1252 has marks: Mac OS the small ones from 0x87 on, DOS below.
    """
    high, within = Counter[int](), False
    for line in stream:
        if _utf_8_in(line):
            return ""
        high.update(byte for run in _HIGH.findall(line) for byte in run)
        within = within or _IN_WORD.search(line) is not None
    letters = sum(times for byte, times in high.items() if byte < _MARKS_END)
    if not within or 2 * letters <= high.total():
        return ""
    small = sum(times for byte, times in high.items() if _MAC_SMALL <= byte < _MARKS_END)
    return "mac-roman" if 2 * small >= letters else "cp850"


def _utf_8_in(line: bytes) -> int:
    """How many characters beyond ASCII are UTF-8: what is none becomes a surrogate, any other is a sequence of it."""
    return sum("\x7f" < char < "\udc80" or char > "\udcff" for char in line.decode("utf-8", "surrogateescape"))


def is_windows_1252(stream: BinaryIO) -> bool:
    """Whether a text that is not UTF-8 can be taken for Windows-1252.

    Not when it uses one of the five bytes that Windows-1252 leaves empty, and not when it holds UTF-8 sequences as
    well: such a text was pasted together from two encodings, and either reading would garble a part of it.
    """
    for line in stream:
        if line.isascii():
            continue
        try:
            line.decode(WINDOWS_1252.codec)
        except UnicodeDecodeError:
            return False
        if _utf_8_in(line):
            return False
    return True


def first_undecodable(stream: BinaryIO, encoding: Encoding) -> int:
    """How many bytes of the text, its mark included, can be read before the first that cannot."""
    read = len(stream.read(len(encoding.mark)))
    decoder = codecs.getincrementaldecoder(encoding.codec)()
    while True:
        block = stream.read(1 << 18)
        read += len(block)
        try:
            decoder.decode(block, final=not block)
        except UnicodeDecodeError as fault:
            return read - len(fault.object) + fault.start  # the object is the block and what was left of the last one
        if not block:
            return read
