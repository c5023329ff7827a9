"""The contracts as schemas: JSON Schema of a report and of a claim, Frictionless Table Schema of claims.csv."""

from __future__ import annotations

from typing import Any, Final

from figures.errors import SelectionError

SCHEMAS: Final = ("report", "claim", "table")
"""What has a schema: the JSON document, one claim in it, and the columns of claims.csv."""

_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


def schema(of: str) -> dict[str, Any]:
    """The schema of a `report` or a `claim` (JSON Schema 2020-12), or of a `table` (Frictionless Table Schema).

    The report's is that of the JSON document; the claim's says what `Claim` takes, texts as in claims.csv.

    Raises:
        SelectionError: nothing of that name has a schema.

    >>> schema("claim")["required"]
    ['source', 'metric', 'figure']
    """
    if of == "report":
        from figures.report.document import Document

        return {"$schema": _DIALECT, **Document.model_json_schema(mode="serialization")}
    if of == "claim":
        from figures.claims.claim import Claim

        its = Claim.model_json_schema(mode="validation")
        return {"$schema": _DIALECT, **its, "description": its["description"].partition("\n\n")[0]}
    if of == "table":
        import json
        from importlib.resources import files

        table: dict[str, Any] = json.loads(files("figures.report").joinpath("claims.schema.json").read_text("utf-8"))
        return table
    raise SelectionError(f"unknown schema {of!r}, known are {', '.join(SCHEMAS)}")
