"""Options that belong together, handed to a command as one value."""

from __future__ import annotations

from dataclasses import fields
from functools import wraps
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Body = Callable[..., int]


def bundle(kind: type[Any], *parameters: Callable[[Body], Body]) -> Callable[[Body], Body]:
    """Give a command these options, gathered into one argument that bears the kind's name in lower case.

    Args:
        kind: a dataclass whose fields bear the names of the options; those that the command lacks keep their default.
        parameters: what `click.option` and `click.argument` return, in the order of the help.
    """
    names = [field.name for field in fields(kind)]

    def decorate(body: Body) -> Body:
        @wraps(body)
        def gathered(**given: object) -> int:
            own = {name: given.pop(name) for name in names if name in given}
            return body(**given, **{kind.__name__.lower(): kind(**own)})

        command: Body = gathered
        for parameter in reversed(parameters):
            command = parameter(command)
        return command

    return decorate
