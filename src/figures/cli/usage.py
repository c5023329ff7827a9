"""What click objects to, in this program's voice."""

from __future__ import annotations

import click

from figures.hints import did_you_mean


def told(fault: click.ClickException) -> tuple[str, ...]:
    """The lines that tell what is wrong with the arguments, and where to read on."""
    match fault:
        case click.NoSuchOption():
            params = fault.ctx.command.params if fault.ctx else ()
            known = [name for param in params for name in (*param.opts, *param.secondary_opts) if name.startswith("--")]
            message = f"no such option '{fault.option_name}'{did_you_mean(fault.option_name, known)}"
        case _:
            message = fault.format_message().rstrip(".")
            message = message[:1].lower() + message[1:]
    context = getattr(fault, "ctx", None)
    return (message, f"see '{context.command_path} --help'") if context else (message,)


class Choice(click.Choice):  # type: ignore[type-arg]  # generic only since click 8.2
    """One of several words; a wrong one is answered with the nearest, or with all of them."""

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word itself."""
        word = str(value)
        words = tuple(map(str, self.choices))
        if word not in words:
            self.fail(
                f"unknown '{word}'{did_you_mean(word, words) or ', expected one of ' + ', '.join(words)}", param, ctx
            )
        return word


class AtLeast(click.ParamType):  # type: ignore[type-arg]  # as above
    """A number that is not lower than a bound; what is not a number is none (NaN, infinity)."""

    def __init__(self, lowest: float, *, whole: bool) -> None:
        self.lowest, self.whole = lowest, whole
        self.name = "number"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """The number."""
        try:
            number = int(str(value)) if self.whole else float(str(value))
        except ValueError:
            number = float("nan")
        if not self.lowest <= number < float("inf"):
            what = "a whole number" if self.whole else "a number"
            self.fail(f"'{value}' is not {what} of {self.lowest:g} or more", param, ctx)
        return number
