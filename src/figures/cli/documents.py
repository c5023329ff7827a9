"""Where a document goes, in which format, and what the terminal it goes to can show."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, Literal

import click

from figures import formats
from figures.cli.bundle import bundle
from figures.cli.command import WRITING, option, output_option
from figures.cli.streams import mention, put
from figures.cli.usage import AtLeast, Choice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from figures import Format
    from figures.cli.target import Target

    Body = Callable[..., int]

STANDARD_OUTPUT: Final = frozenset({"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"})
"""Names of standard output: what a shell has pointed elsewhere is not replaced but written to."""

BEYOND_ASCII: Final = "“”–·…←→≠●○◆├─┤╌░┊│┌┐└┘┬┴▼▽"
"""What tables and timelines are written and drawn with; a test holds it against what they write."""


@dataclass(frozen=True, slots=True)
class Document:
    """Where the document goes and what it looks like, as the options have it.

    Attributes:
        output: the file that is written; None: standard output.
        format: the format that was asked for by name.
        json: whether `--json` asked for it.
        color: `auto`, `always` or `never`.
        width: the width that was asked for.
    """

    output: str | None = None
    format: str | None = None
    json: bool = False
    color: str = "auto"
    width: int | None = None

    @property
    def to_file(self) -> bool:
        """Whether the document goes to a place of its own instead of standard output."""
        return self.output is not None and self.output not in STANDARD_OUTPUT

    @property
    def to_terminal(self) -> bool:
        """Whether somebody looks at it as it comes."""
        return not self.to_file and sys.stdout is not None and sys.stdout.isatty()

    def target(self, inputs: Iterable[str | None]) -> Target | None:
        """The place that will be written, held to be one that can be; None: standard output.

        Raises:
            OutputError: the place cannot be written to, or is one of the inputs.
        """
        if not self.to_file:
            return None
        from figures.cli.target import Target

        return Target.at(self.output or "", ["/dev/stdin" if one == "-" else one for one in inputs if one])

    def chosen(self, of: Literal["report", "check"], told: Iterable[str] = ()) -> Format:
        """The format: the one that is named, else the one of the output's ending, else the usual one.

        Args:
            of: what it is a document of.
            told: further options that are in use, by the names under which formats know them.

        Raises:
            click.UsageError: the ending belongs to no format, two formats are named, bytes would go to a terminal, or
                the format does not know an option that is in use.
        """
        known = formats(of)
        if self.json and self.format not in (None, "json"):
            raise click.UsageError(f"--json and --format {self.format} name two formats, leave one of them out")
        name = "json" if self.json else self.format
        its = known[name] if name else self._by_ending(known) if self.to_file else next(iter(known.values()))
        if its.binary and self.to_terminal:
            raise click.UsageError(f"{its.name} is no text for a terminal, name a file: -o FILE{its.endings[0]}")
        look = {"width": self.width is not None, "color": self.color != "auto"}
        for name in (*(name for name, used in look.items() if used), *told):
            if name not in its.options:
                flag = name.partition("_")[0]
                raise click.UsageError(f"{its.name} knows no --{flag}, leave it out")
        return its

    def _by_ending(self, known: dict[str, Format]) -> Format:
        path = self.output or ""
        endings = {ending: its for its in known.values() for ending in its.endings}
        ending = os.path.splitext(path)[1].lower()  # noqa: PTH122 - of a name that need be no path
        if ending not in endings:
            raise click.UsageError(f"cannot tell the format from the name '{path}'; end it in {', '.join(endings)}")
        return endings[ending]

    def look(self, its: Format) -> dict[str, Any]:
        """What the format may look like where it goes: for a file, plain lines; on a terminal, what that can show."""
        plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
        color = self.color == "always" or (self.color == "auto" and self.to_terminal and not plain)
        width = self.width or (shutil.get_terminal_size().columns if self.to_terminal else None)
        encoding = "utf-8" if self.to_file or sys.stdout is None else sys.stdout.encoding
        look = {"width": width, "color": color, "ascii_only": not _shows(BEYOND_ASCII, encoding)}
        return {name: value for name, value in look.items() if name in its.options}

    def deliver(self, content: str | bytes, its: Format, target: Target | None, of: str = "") -> None:
        """Write the document where it goes; of a file it is said on standard error, with what it is a document of.

        Args:
            content: the document. A format for people is a text, which a terminal gets in its own encoding.
            its: the format that it is in.
            target: where it goes; None: standard output.
            of: what it is a document of.

        Raises:
            OutputError: it cannot be written; a file that stood there is untouched.
        """
        for_people = "ascii_only" in its.options
        if target is None:
            put(content.encode() if isinstance(content, str) and not for_people else content)
            return
        target.write(content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content)
        mention(f"wrote {target.path}: {of}" if of else f"wrote {target.path}")


def _shows(sample: str, encoding: str) -> bool:
    """Whether an encoding has these characters."""
    try:
        sample.encode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True


def document_options(of: Literal["report", "check"]) -> Callable[[Body], Body]:
    """The options of writing a document, with the formats of what it is of."""
    known = formats(of)
    endings = ", ".join(ending for its in known.values() for ending in its.endings)
    usual = next(iter(known))
    return bundle(
        Document,
        option(
            "--format",
            under=WRITING,
            type=Choice(tuple(known)),
            metavar="NAME",
            help=f"{', '.join(known)}.  [default: by the ending of the output, else {usual}]",
        ),
        option("--json", under=WRITING, is_flag=True, help="The same as --format json."),
        output_option(f"Write this file, whole or not at all. Endings: {endings}."),
        option(
            "--color",
            under=WRITING,
            type=Choice(("auto", "always", "never")),
            default="auto",
            help="Colour: auto is on a terminal, unless $NO_COLOR is set.",
        ),
        option(
            "--width",
            under=WRITING,
            type=AtLeast(40, whole=True),
            metavar="N",
            help="Characters of a line.  [default: the terminal's; else no bound]",
        ),
    )
