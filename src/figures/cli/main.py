"""The rim: arguments in, an exit code out, and every fault in words on standard error.

Exit codes
    0    read everything, and nothing that was asked to fail on
    1    read everything, and found it: `--fail-on`, a figure that is not supported, problems in a file
    2    could not look: usage, an unreadable file, bad rows, an output that cannot be written, a bug
    130  interrupted
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

FOUND: Final = 1
COULD_NOT_LOOK: Final = 2
INTERRUPTED: Final = 130

COMPLETION_VARIABLE: Final = "_FIGURES_COMPLETE"
"""The environment variable by which a shell asks for completions; click gives it this name."""


def run(argv: Sequence[str]) -> int:
    """Run the command that the arguments name, and return the exit code; nothing is raised."""
    try:
        try:
            return _obey(list(argv))
        except Exception as fault:  # noqa: BLE001 - the one rim: whatever went wrong is told in words
            return _tell(fault, debug="--debug" in argv)
    except KeyboardInterrupt:
        return INTERRUPTED


def _obey(argv: list[str]) -> int:
    if argv == ["--version"]:  # asked for by scripts all day: answered before anything else is imported
        from figures.cli.streams import put, version

        put(version())
        return 0
    import gc
    import os

    from figures.cli.command import root

    gc.disable()  # a command ends soon and its claims hold no circles: looking for them costs a fifth of the time

    if COMPLETION_VARIABLE in os.environ:
        from click.shell_completion import shell_complete

        return shell_complete(root, {}, "figures", COMPLETION_VARIABLE, os.environ[COMPLETION_VARIABLE])
    with root.make_context("figures", argv) as context:
        code: int | None = root.invoke(context)
    return code or 0


def _tell(fault: Exception, *, debug: bool) -> int:
    """Say what went wrong, and return the exit code that goes with it."""
    from click.exceptions import Abort, ClickException, Exit

    from figures.cli.streams import say
    from figures.errors import ClaimsError, FiguresError

    match fault:
        case Exit():
            return fault.exit_code
        case Abort():
            return INTERRUPTED
        case _ if debug:
            import traceback

            traceback.print_exception(fault)
        case ClaimsError():
            from figures.cli.streams import tell

            tell(fault.problems)
        case FiguresError():
            say(str(fault))
        case ClickException():
            from figures.cli.usage import told

            say(*told(fault))
        case MemoryError():
            say("there is not enough memory for this")
        case _:
            say(
                f"this is a bug in figures: {type(fault).__name__}: {fault}",
                "run it again with --debug and report what that shows",
            )
    return COULD_NOT_LOOK
