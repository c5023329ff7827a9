"""Where a document goes, in which format, and what the terminal it goes to can show."""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from figures.cli.bundle import bundle
from figures.cli.command import Option
from figures.cli.streams import put, say
from figures.cli.usage import AtLeast, Choice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from figures.cli.target import Target

WRITING = "What is written"

STANDARD_OUTPUT: Final = frozenset({"-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"})
"""Names of standard output: what a shell has pointed elsewhere is not replaced but written to."""

TEXTS: Final = ("table", "csv", "json", "markdown", "wikitext", "html")
"""The formats of a report that are texts; a test holds them against those that can be rendered."""

FORMATS: Final = (*TEXTS, "xlsx", "parquet")
"""All formats of a report."""

BEYOND_ASCII: Final = "“”–·…←→≠●○◆├─┤╌░┊│┌┐└┘┬┴▼▽"
"""What tables and timelines are written and drawn with; a test holds it against what they write."""

ENDINGS: Final = {
    ".txt": "table",
    ".csv": "csv",
    ".json": "json",
    ".md": "markdown",
    ".markdown": "markdown",
    ".wiki": "wikitext",
    ".wikitext": "wikitext",
    ".html": "html",
    ".htm": "html",
    ".xlsx": "xlsx",
    ".parquet": "parquet",
}
"""The format of an output, by the ending of its name."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a table may look like where it is going.

    Attributes:
        width: characters of a line; None: as many as it takes.
        color: whether codes for colour may be written.
        ascii_only: whether nothing but ASCII can be shown.
    """

    width: int | None
    color: bool
    ascii_only: bool

    def options(self) -> dict[str, Any]:
        """The same as keywords for a renderer."""
        return {"width": self.width, "color": self.color, "ascii_only": self.ascii_only}


@dataclass(frozen=True, slots=True)
class Document:
    """Where the document goes and what it looks like, as the options have it.

    Attributes:
        output: the file that is written; None: standard output.
        format: the format that was asked for by name.
        color: `auto`, `always` or `never`.
        width: the width that was asked for.
    """

    output: str | None = None
    format: str | None = None
    color: str = "auto"
    width: int | None = None

    @property
    def to_file(self) -> bool:
        """Whether the document goes to a place of its own instead of standard output."""
        return self.output is not None and self.output not in STANDARD_OUTPUT

    def target(self, inputs: Iterable[str | None]) -> Target | None:
        """The place that will be written, held to be one that can be; None: standard output.

        Raises:
            OutputError: the place cannot be written to, or is one of the inputs.
        """
        if not self.to_file:
            return None
        from figures.cli.target import Target

        return Target.at(self.output or "", ["/dev/stdin" if one == "-" else one for one in inputs if one])

    def chosen(self, endings: Mapping[str, str] = ENDINGS, default: str = "table") -> str:
        """The format: the one that is named, else the one of the output's ending.

        Raises:
            click.UsageError: the ending belongs to no format.
        """
        if self.format or not self.to_file:
            return self.format or default
        return by_ending(self.output or "", endings)

    def look(self) -> Look:
        """What a table may look like: for a file, plain lines; on a terminal, what that can show."""
        if self.to_file:
            return Look(self.width, self.color == "always", ascii_only=False)
        terminal = sys.stdout is not None and sys.stdout.isatty()
        plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
        color = self.color == "always" or (self.color == "auto" and terminal and not plain)
        width = self.width or (shutil.get_terminal_size().columns if terminal else None)
        return Look(width, color, ascii_only=not _shows(BEYOND_ASCII, sys.stdout.encoding if sys.stdout else "utf-8"))

    def deliver(self, content: str | bytes, target: Target | None, of: str = "") -> None:
        """Write the document where it goes; of a file it is said on standard error, with what it is a document of.

        Args:
            content: a text for people, which a terminal gets in its own encoding and a file in UTF-8, or bytes.
            target: where it goes; None: standard output.
            of: what it is a document of.

        Raises:
            OutputError: it cannot be written; a file that stood there is untouched.
        """
        if target is None:
            put(content)
            return
        target.write(content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content)
        say(f"wrote {target.path}: {of}" if of else f"wrote {target.path}")


def by_ending(path: str, endings: Mapping[str, str]) -> str:
    """The format that a file's ending stands for.

    Raises:
        click.UsageError: it stands for none.
    """
    ending = Path(path).suffix.lower()
    if ending not in endings:
        raise click.UsageError(f"cannot tell the format from the name '{path}'; end it in {', '.join(endings)}")
    return endings[ending]


def _shows(sample: str, encoding: str) -> bool:
    """Whether an encoding has these characters."""
    try:
        sample.encode(encoding)
    except (UnicodeError, LookupError):
        return False
    return True


color_option = click.option(
    "--color",
    cls=Option,
    under=WRITING,
    type=Choice(("auto", "always", "never")),
    default="auto",
    help="Colour: auto is on a terminal, unless $NO_COLOR is set.",
)
width_option = click.option(
    "--width",
    cls=Option,
    under=WRITING,
    type=AtLeast(40, whole=True),
    metavar="N",
    help="Characters of a line.  [default: the terminal's; else no bound]",
)


document_options = bundle(
    Document,
    click.option(
        "--format",
        cls=Option,
        under=WRITING,
        type=Choice(FORMATS),
        metavar="NAME",
        help=f"{', '.join(FORMATS)}.  [default: by the ending of the output, else table]",
    ),
    click.option(
        "-o",
        "--output",
        cls=Option,
        under=WRITING,
        type=click.Path(),
        metavar="FILE",
        help=f"Write this file, whole or not at all. Endings: {', '.join(ENDINGS)}.",
    ),
    color_option,
    width_option,
)
