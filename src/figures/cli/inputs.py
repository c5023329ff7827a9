"""Which claims a command works on, and by which words they are read."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import click

from figures.cli.bundle import bundle
from figures.cli.command import names_for_shell, option
from figures.cli.progress import progress
from figures.cli.streams import mention, say, write_error
from figures.errors import ClaimsError
from figures.text import counted

if TYPE_CHECKING:
    from figures import Claims, Vocabulary

READING = "How claims are read"


@dataclass(frozen=True, slots=True)
class Reading:
    """By which words figures are read.

    Attributes:
        vocabulary: the user's own vocabulary file, if named.
        profile: how vague words are read.
        language: the languages that are read beside English.
    """

    vocabulary: str | None
    profile: str = "floor"
    language: tuple[str, ...] = ()

    def words(self) -> Vocabulary:
        """The vocabulary in force; one that is named in the environment alone is said on standard error."""
        import figures

        found = figures.load_vocabulary(self.vocabulary, language=self.language)
        named = figures.defaults().vocabulary
        if named and not self.vocabulary:
            mention(f"using the vocabulary {named}, as FIGURES_VOCABULARY says")
        return found


@dataclass(frozen=True, slots=True)
class Inputs:
    """Which claims a command works on.

    Attributes:
        files: the files as named; none: those that are meant by default.
        skip_bad_rows: whether rows that cannot be read are left out, counted and named, instead of refusing all.
        mapping: how the rows of a table give claims, if it is none of claims: a name or a path.
        settings: what stands in single fields, over the map or the header, as `FIELD=TEXT`.
        encoding: what texts are encoded in; empty: found.
        strict: whether what deserves a second look counts as a problem.
    """

    files: tuple[str, ...]
    skip_bad_rows: bool = False
    mapping: str | None = None
    settings: tuple[tuple[str, str], ...] = ()
    encoding: str = ""
    strict: bool = False

    def table(self) -> dict[str, Any]:
        """How tables are read, as keywords of `figures.load`.

        Raises:
            ClaimsError: the map cannot be used.
        """
        import figures

        named = self.mapping is not None or self.settings
        using = figures.load_map(self.mapping, dict(self.settings)) if named else None
        return {"mapping": using, "encoding": self.encoding, "strict": self.strict}

    def named(self) -> tuple[str, ...]:
        """The files that are read; which one, when none was named, is said on standard error."""
        if self.files:
            return self.files
        import figures

        meant = figures.defaults()
        mention(f"using {meant.claims}, {meant.why}")
        return (meant.claims,)

    def load(self, files: tuple[str, ...], reading: Reading) -> Claims:
        """The claims of these files as one set; rows that were left out are named on standard error.

        Raises:
            ClaimsError: files or rows that cannot be read.
            VocabularyError: a vocabulary or profile that cannot be used.
            MissingExtraError: a library for this kind of file is not installed.
        """
        import figures

        words = reading.words()
        if "-" in files and sys.stdin and sys.stdin.isatty():
            say("reading claims from the keyboard; Ctrl-D ends them")
        with progress(f"reading {' and '.join(files) if len(files) < 3 else counted(len(files), 'file')}"):  # noqa: PLR2004 - what fits a line
            claims = figures.load(
                *files, profile=reading.profile, vocabulary=words, on_error=self.on_error, **self.table()
            )
        self.tell_left_out(claims)
        return claims

    @property
    def on_error(self) -> Literal["raise", "skip"]:
        """What to do about rows that cannot be read."""
        return "skip" if self.skip_bad_rows else "raise"

    def tell_left_out(self, claims: Claims) -> None:
        """Name the rows that were left out, and count them.

        Raises:
            ClaimsError: no row is left.
        """
        if not claims.problems:
            return
        if not claims:
            raise ClaimsError(claims.problems)
        write_error("".join(f"{problem}\n" for problem in claims.problems))
        rows = len({(one.path, one.line, one.index) for one in claims.problems})
        say(f"left out {counted(rows, 'row')} that cannot be read, used {len(claims):,}")


vocabulary_option = option(
    "--vocabulary",
    under=READING,
    type=click.Path(),
    metavar="FILE",
    help="Words of your own, a TOML file.  [else: $FIGURES_VOCABULARY]",
)
language_option = option(
    "--language",
    under=READING,
    multiple=True,
    metavar="CODE",
    help="A language, such as ru, in which figures are worded beside English.  [repeatable]",
)
profile_option = option(
    "--profile",
    under=READING,
    default="floor",
    metavar="NAME",
    shell_complete=names_for_shell("profiles"),
    help="What vague words such as 'dozens' amount to.  [default: floor]",
)
skip_option = option(
    "--skip-bad-rows", under=READING, is_flag=True, help="Leave out rows that cannot be read, count and name them."
)
unreviewed_option = option(
    "--unreviewed",
    under=READING,
    is_flag=True,
    help="Take as reported what a program proposed and nobody has reviewed.",
)


class Setting(click.ParamType):  # type: ignore[type-arg]  # generic only since click 8.2
    """A field and what stands in it: `FIELD=TEXT`."""

    name = "FIELD=TEXT"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """The field and the text."""
        if isinstance(value, tuple):
            return value
        field, mark, text = str(value).partition("=")
        if not mark or not field.strip():
            self.fail(f"cannot read '{value}', expected FIELD=TEXT, such as source='Ministry of Health'", param, ctx)
        return field.strip(), text


map_option = option(
    "--map",
    "mapping",
    under=READING,
    metavar="NAME|FILE",
    help="How the rows of another table give claims; 'figures map --list' lists the maps that are shipped.",
)
set_option = option(
    "--set",
    "settings",
    under=READING,
    multiple=True,
    type=Setting(),
    metavar="FIELD=TEXT",
    help="What stands in a field, such as source=WHO or 'figure={Deaths}', over the map or the header.  [repeatable]",
)
encoding_option = option(
    "--encoding",
    under=READING,
    default="",
    metavar="NAME",
    help="What texts are encoded in, such as windows-1251.  [default: found]",
)
strict_option = option(
    "--strict",
    under=READING,
    is_flag=True,
    help="Take what deserves a second look, such as a year 2202, for a problem.",
)
files_argument = click.argument("files", nargs=-1, type=click.Path(), metavar="[FILE]...")

words_options = bundle(Reading, vocabulary_option, language_option)
reading_options = bundle(Reading, vocabulary_option, language_option, profile_option)
table_options = bundle(Inputs, files_argument, map_option, set_option, encoding_option, strict_option)
input_options = bundle(Inputs, files_argument, map_option, set_option, encoding_option, strict_option, skip_option)
