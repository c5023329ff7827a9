"""The whole report as JSON: `figures.report.document` written out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from figures.report.document import facts
from figures.text import encodable

if TYPE_CHECKING:
    from figures.report.model import Report


def to_json(report: Report) -> str:
    """The document of `figures.report.document.Document`, indented by two; letters beyond ASCII stand as they are.

    Always valid JSON that UTF-8 can hold: no number is infinite, and a lone surrogate becomes U+FFFD.
    """
    return f"{_written(facts(report))}\n"


def _written(values: dict[str, Any]) -> str:
    from pydantic_core import PydanticSerializationError, to_json

    try:
        return to_json(values, indent=2).decode("utf-8")
    except PydanticSerializationError:  # a lone surrogate, which has no place in UTF-8
        import json

        return encodable(json.dumps(values, ensure_ascii=False, indent=2, allow_nan=False))
