"""What a notebook shows of a value: the rows that a renderer makes when a notebook asks, and never before."""

from __future__ import annotations

TYPE_CHECKING = False  # as in the package

if TYPE_CHECKING:
    from collections.abc import Callable

as_rows: Callable[[object], str] = repr
"""What makes the rows; the package hands a renderer down when it is imported, so that no value knows one."""


class Shown:
    """A value that shows itself in a notebook as rows, all texts escaped and without a script."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return as_rows(self)
