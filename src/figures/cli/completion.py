"""`figures completion`: what a shell needs to complete commands and options."""

from __future__ import annotations

import click

from figures.cli.command import subcommand
from figures.cli.main import COMPLETION_VARIABLE
from figures.cli.streams import put
from figures.cli.usage import Choice


@subcommand()
@click.argument("shell", type=Choice(("bash", "zsh", "fish")), metavar="bash|zsh|fish")
@click.pass_context
def completion(ctx: click.Context, shell: str) -> int:
    """Print the script that completes commands and options in a shell.

    \b
    eval "$(figures completion bash)"                       in ~/.bashrc
    eval "$(figures completion zsh)"                        in ~/.zshrc
    figures completion fish > ~/.config/fish/completions/figures.fish
    """  # noqa: D301 - click's own way to keep lines as they are
    from click.shell_completion import ShellComplete, get_completion_class

    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"no completion for {shell}")
    script = kind(ctx.find_root().command, {}, "figures", COMPLETION_VARIABLE)
    put(ShellComplete.source(script))  # not the class's own, which runs the shell to ask for its version
    return 0
