"""What the tests of commands have in common: claims to work on, streams that remember, and what became of a run."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from pathlib import Path

CLAIMS = """\
source,metric,figure,population,event,as_of,url
Ministry,wounded,748,people,Unrest,2022-01-06,https://example.org/a
Health,wounded,1000,people,Unrest,2022-01-06,https://example.org/b
Local media,wounded,748,police,Unrest,2022-01-06,
Police,killed,dozens,protesters,Unrest,2022-01-06,
"""
"""A contradiction (748 against 1,000), a scope-shift (748 police), and one vague count that nobody disputes."""

BAD = """\
source,metric,figure,as_of
Ministry,beheadd,1,2022-01-06
Health,wounded,"1,5",6/1/2022
Red Cross,wounded,7,2022-01-06
"""
"""Three problems in two rows, and a row that can be read."""


class Stream(io.TextIOWrapper):
    """A stream into memory, which may say that it is a terminal."""

    def __init__(self, content: bytes = b"", *, terminal: bool = False, encoding: str = "utf-8") -> None:
        super().__init__(io.BytesIO(content), encoding=encoding, errors="backslashreplace", newline="")
        self.terminal = terminal

    def isatty(self) -> bool:
        return self.terminal

    def content(self) -> bytes:
        self.flush()
        assert isinstance(self.buffer, io.BytesIO)
        return self.buffer.getvalue()


class Ran(NamedTuple):
    """What became of a command."""

    code: int
    out: str
    err: str


class Runner(Protocol):
    """Run a command; its streams are no terminals unless that is asked for."""

    def __call__(self, *argv: str | Path, stdin: str = "", terminal: bool = False, encoding: str = "utf-8") -> Ran: ...
