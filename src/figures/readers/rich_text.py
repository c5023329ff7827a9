"""Marks within the text of a workbook's cell: runs that are raised, lowered or struck out."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING, Any, BinaryIO, Final, NamedTuple

from defusedxml.ElementTree import iterparse  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Mapping

_TYPES: Final = "[Content_Types].xml"
"""The part of an .xlsx workbook that says what each other part is."""

_TEXTS: Final = "sharedStrings+xml"
"""How the type of the part ends that holds the texts which cells share."""


class Runs(NamedTuple):
    """A text of which some runs are marked.

    Attributes:
        text: the whole text.
        level: the text without what is raised or lowered.
        struck: whether any of it is struck out.
    """

    text: str
    level: str
    struck: bool


def shared_runs(stream: BinaryIO) -> Mapping[int, Runs]:
    """Of the texts that a workbook shares among its cells, those with a marked run, by their number."""
    found: dict[int, Runs] = {}
    with zipfile.ZipFile(stream) as archive:
        with archive.open(_TYPES) as part:
            names = [
                its.get("PartName", "") for _, its in iterparse(part) if its.get("ContentType", "").endswith(_TEXTS)
            ]
        name = names[0].removeprefix("/") if names else ""
        if name not in archive.namelist():
            return found
        with archive.open(name) as part:
            number = 0
            for _, element in iterparse(part):
                if local(element) == "si":
                    runs = runs_of(element)
                    if runs:
                        found[number] = runs
                    number += 1
                    element.clear()
    return found


def runs_of(element: Any) -> Runs | None:
    """The runs of a text element, if any is marked."""
    text, level, struck, marked = "", "", False, False
    for run in element:
        if local(run) != "r":
            continue
        words = "".join(part.text or "" for part in run if local(part) == "t")
        properties = [mark for part in run if local(part) == "rPr" for mark in part]
        raised = any(local(one) == "vertAlign" and one.get("val") in ("superscript", "subscript") for one in properties)
        crossed = any(local(one) == "strike" and one.get("val") not in ("0", "false") for one in properties)
        marked, struck = marked or raised or crossed, struck or crossed
        text, level = text + words, level + ("" if raised else words)
    return Runs(text, level, struck) if marked else None


def local(element: Any) -> str:
    """The name of an element without its namespace."""
    name: str = element.tag.rpartition("}")[2]
    return name
