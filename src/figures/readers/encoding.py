"""Which encoding the bytes of a text are in: UTF-8, what their byte order mark says, or Windows-1252."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import BinaryIO


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


def announced(start: bytes) -> Encoding:
    """The encoding that the first four bytes of a text announce; UTF-8 when they announce none."""
    return next((encoding for encoding in MARKED if start.startswith(encoding.mark)), UTF_8)


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
        # What is no UTF-8 becomes a surrogate here; any other character beyond ASCII is a UTF-8 sequence.
        if any("\x7f" < char < "\udc80" or char > "\udcff" for char in line.decode("utf-8", "surrogateescape")):
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
