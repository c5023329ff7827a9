"""The golden documents of the terminal and the page: what each is of, and, run as a program, the one way to write them anew.

`make golden` writes them on purpose; then every changed line is read against the rows before it is committed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import figures

HERE = Path(__file__).parent.parent
GOLDEN = HERE / "golden"
EASTER, BEIRUT = HERE / "samples" / "easter-2019.csv", HERE / "samples" / "beirut-2020.csv"
KAZAKHSTAN = HERE.parent / "data" / "claims.csv"


NEVER = (
    "independent source", "voices", "majority", "dissent", "agreement", "interval", "upper end", "allows", "as of",
    "superseded", "echo", "position", "origin", "metric", "population", "scope", "apart, one", "times the other",
    "a date missing", "cannot fall", "misquotation", "contradiction", "two-figures", "lower-later", "excess", "rests on",
    "None", "nan",
)  # fmt: skip
"""Words that nothing a person reads may hold; options, names of data fields and kinds have homes of their own."""


class Document(NamedTuple):
    """One golden document: of which claims, of which of them, and how it is rendered; or a figure that is checked."""

    name: str
    claims: Path
    chosen: dict[str, Any]
    look: dict[str, Any]
    format: str = "table"


KILLED = {"metric": "killed", "exact": True}
DOCUMENTS = (
    Document("list-40", EASTER, {}, {"width": 40}),
    Document("list-60", EASTER, {}, {"width": 60}),
    Document("list-80", EASTER, {}, {"width": 80}),
    Document("list-80-ascii", EASTER, {}, {"width": 80, "ascii_only": True}),
    Document("list-80-color", EASTER, {}, {"width": 80, "color": True}),
    Document("list-piped", EASTER, {}, {}),
    Document("list-conflicts", EASTER, {}, {"width": 80, "conflicts": True, "sort": "name", "most": 3}),
    Document("block-40", EASTER, KILLED, {"width": 40}),
    Document("block-60", EASTER, KILLED, {"width": 60}),
    Document("block-80", EASTER, KILLED, {"width": 80}),
    Document("block-80-ascii", EASTER, KILLED, {"width": 80, "ascii_only": True}),
    Document("block-80-color", EASTER, KILLED, {"width": 80, "color": True}),
    Document("block-120", EASTER, KILLED, {"width": 120}),
    Document("block-piped", EASTER, KILLED, {}),
    Document("block-text", EASTER, KILLED, {}, "text"),
    Document("foreign-80", EASTER, {"population": "foreign nationals", "metric": "killed"}, {"width": 80}),
    Document("colombo-80", EASTER, {"place": "Colombo, Sri Lanka", "metric": "killed", "exact": True}, {"width": 80}),
    Document("wounded-80", EASTER, {"metric": "wounded", "exact": True}, {"width": 80}),
    Document("kazakhstan-80", KAZAKHSTAN, {}, {"width": 80}),
    Document("kazakhstan-wounded-80", KAZAKHSTAN, {"metric": "wounded"}, {"width": 80}),
    Document("kazakhstan-all-80", KAZAKHSTAN, {}, {"width": 80, "all_claims": True}),
    Document("beirut-80", BEIRUT, {}, {"width": 80}),
    Document("beirut-text", BEIRUT, {"metric": ["killed", "missing"], "exact": True}, {"all_claims": True}, "text"),
    Document("check-80", EASTER, {"metric": "killed", "figure": "253"}, {"width": 80}, "check"),
    Document("check-50", EASTER, {"metric": "killed", "figure": "253"}, {"width": 50}, "check"),
    Document(
        "check-color", EASTER, {"metric": "killed", "figure": "at least 250"}, {"width": 80, "color": True}, "check"
    ),
    Document("page", KAZAKHSTAN, {}, {}, "html"),
    Document("check-piped", EASTER, {"metric": "wounded", "figure": "500"}, {}, "check"),
)


def rendered(its: Document) -> str:
    """The document as it is today."""
    if its.format == "check":
        document = figures.render(figures.check(its.claims, **its.chosen), "text", **its.look)
    else:
        document = figures.render(figures.compare(its.claims, **its.chosen), its.format, **its.look)
    assert isinstance(document, str)
    if its.format == "html":  # an element a line, so that a change is seen
        return document.replace("><", ">\n<").replace(f"figures {figures.__version__}", "figures VERSION")
    return document


def path(its: Document) -> Path:
    """Where its golden document stands."""
    return GOLDEN / f"{its.name}.{'html' if its.format == 'html' else 'txt'}"


if __name__ == "__main__":
    for its in DOCUMENTS:
        path(its).write_text(rendered(its), encoding="utf-8")
