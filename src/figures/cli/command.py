"""The command `figures`: its subcommands, and what they and their help have in common."""

from __future__ import annotations

from collections import defaultdict
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

import click

from figures.cli.streams import QUIET, put, version
from figures.cli.usage import Choice
from figures.hints import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    Decorator = Callable[[Callable[..., int]], Callable[..., int]]

WRITING: Final = "What is written"
"""The heading of what is written, and where it goes."""

SETTINGS: Final = {"max_content_width": 80}

COMMANDS: Final = {
    "See who says what": {
        "compare": "Show who says what, and which figures cannot both be right.",
        "plot": "Draw one question: who gave which figure for which day.",
    },
    "Ask about one figure": {
        "check": "Tell whether a figure is borne out by what sources say.",
        "read": "Show which numbers a wording stands for.",
    },
    "Write claims down": {
        "new": "Write an empty claims file with all columns and one example.",
        "extract": "Propose claims from an article, for a person to review.",
        "review": "Accept, correct or drop each proposed claim.",
        "validate": "List every problem of every row, with line and column.",
        "map": "Write a map for a table: which columns hold what of a claim.",
        "import": "Write the claims of another table as a claims file.",
    },
    "Look things up": {
        "explain": "Explain a kind, a word of the output, or a problem's code.",
        "vocabulary": "List the words in force: what happens, to whom, vague words.",
        "schema": "Print the schema of what goes in and out.",
        "completion": "Print the script that completes commands and options in a shell.",
    },
}
"""The subcommands, by what they are for, each with the first line of its own help, so that `--help` imports none; each
stands in the module of its name, if Python has no other use for it."""

MODULES: Final = {"import": "import_table", "map": "map_table"}
"""The modules of the others."""


class Option(click.Option):
    """An option that stands under a heading of its own in the help of its command."""

    def __init__(self, *args: Any, under: str = "Options", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.under = under


class Command(click.Command):
    """A subcommand: its options grouped under headings, an error shown in full on request."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"context_settings": SETTINGS, "add_help_option": False, **kwargs})
        self.params += general_options()

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, group by group, in the order in which the groups first appear."""
        groups: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record and isinstance(param, click.Option):
                groups[getattr(param, "under", "Options")].append(record)
        for heading, records in sorted(groups.items(), key=lambda group: group[0] == "Options"):
            with formatter.section(heading):
                formatter.write_dl(records)


class Root(click.Group):
    """The group of all subcommands, each imported when it is asked for; a mistyped name gets the nearest one."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - as click calls it
        """All names, in the order of the help."""
        return [name for shorts in COMMANDS.values() for name in shorts]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand of that name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        its = MODULES.get(cmd_name, cmd_name)
        found: click.Command = getattr(import_module(f"figures.cli.{its}"), its)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The subcommand that the arguments begin with.

        Raises:
            click.UsageError: there is none of that name.
        """
        name = args[0]
        if self.get_command(ctx, name) is None and not (name.startswith("-") or ctx.resilient_parsing):
            known = self.list_commands(ctx)
            raise click.UsageError(f"unknown command '{name}'{did_you_mean(name, known)}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the subcommands under their headings."""
        width = max(map(len, self.list_commands(ctx)))
        for heading, shorts in COMMANDS.items():
            with formatter.section(heading):
                formatter.write_dl([(name.ljust(width), short) for name, short in shorts.items()])


def option(*names: str, under: str, **settings: Any) -> Decorator:
    """An option of a command, under a heading of its help."""
    return click.option(*names, cls=Option, under=under, **settings)


def output_option(says: str, **settings: Any) -> Decorator:
    """`-o`: the file that is written."""
    return option("-o", "--output", under=WRITING, type=click.Path(), metavar="FILE", help=says, **settings)


def style_option(*styles: str, says: str = "") -> Decorator:
    """`--format`, as the argument `style`: one of these, the first where none is named."""
    told = f"{says}  [default: {styles[0]}]".strip()
    metavar = "NAME" if says else None
    return option(
        "--format", "style", under=WRITING, type=Choice(styles), default=styles[0], metavar=metavar, help=told
    )


def general_options() -> list[click.Parameter]:
    """The options that every command has; the rim looks for `--debug` by itself."""
    debug = Option(["--debug"], is_flag=True, expose_value=False, help="Should anything fail, show where.")
    quiet = Option(
        ["-q", "--quiet"],
        is_flag=True,
        expose_value=False,
        callback=_hush,
        help="Do not tell what was taken and written.",
    )
    return [quiet, debug, _telling(["-h", "--help"], lambda ctx: f"{ctx.get_help()}\n", "Show this text.")]


def _hush(ctx: click.Context, _param: click.Parameter, asked: bool) -> None:
    if asked:
        ctx.meta[QUIET] = True


def _telling(names: list[str], text: Callable[[click.Context], str], what: str) -> click.Option:
    """An option that prints a text instead of doing anything; not click's own, which takes no fault of its stream."""

    def tell(ctx: click.Context, _param: click.Parameter, asked: bool) -> None:
        if asked and not ctx.resilient_parsing:
            put(text(ctx))
            ctx.exit()

    return Option(names, is_flag=True, is_eager=True, expose_value=False, callback=tell, help=what)


@click.group(cls=Root, context_settings=SETTINGS, add_help_option=False, invoke_without_command=True)
@click.pass_context
def root(ctx: click.Context) -> None:
    """Compare casualty figures: who says what, which figures cannot both be
    right, and what that rests on.

    \b
    figures compare                        the claims at hand, or an example
    figures compare --metric wounded       one metric
    figures compare -o discrepancies.csv   for a spreadsheet
    figures COMMAND --help                 all about one command

    Exits with 0 if everything was read, with 1 if what was asked for was found
    (--fail-on, a figure that is not supported, problems in a file), with 2 if
    it could not look, with 130 if it was interrupted.
    """  # noqa: D205, D301 - click's own way to keep lines as they are
    if ctx.invoked_subcommand is None:
        put(ctx.get_help() + "\n")


root.params += [_telling(["--version"], lambda _: version(), "Show the version."), *general_options()]


def subcommand(**settings: Any) -> Callable[[Callable[..., int]], Command]:
    """Make a subcommand of a function that returns the exit code."""
    return click.command(cls=Command, **settings)


def names_for_shell(table: str) -> Callable[[click.Context, click.Parameter, str], Sequence[str]]:
    """What a shell may complete an option with: the names of a table of the vocabulary."""

    def complete(_ctx: click.Context, _param: click.Parameter, begun: str) -> list[str]:
        import figures

        return [name for name in getattr(figures.load_vocabulary(), table) if name.startswith(begun)]

    return complete
