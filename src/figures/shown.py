"""What a notebook shows of a value: the value is handed up to a renderer when a notebook asks, and never before."""

from __future__ import annotations


class Shown:
    """A value that shows itself in a notebook as rows, all texts escaped and without a script."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        from figures.renderers.to_notebook import to_notebook

        return to_notebook(self)
