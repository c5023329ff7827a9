"""The same file given twice: used once, and told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from figures.readers.sheet import Sheet


def given_once(sheets: Iterable[Sheet]) -> Iterator[Sheet]:
    """The sheets, but for those of the same bytes as an earlier one, which says so in its notes."""
    held: dict[str, Sheet] = {}
    again: dict[str, list[str]] = {}
    order: list[Sheet] = []
    for sheet in sheets:
        if sheet.sha256 and sheet.sha256 in held and not sheet.problems:
            again.setdefault(sheet.sha256, []).append(sheet.path)
            continue
        if sheet.sha256:
            held[sheet.sha256] = sheet
        order.append(sheet)
    for sheet in order:
        paths = again.get(sheet.sha256, [])
        others = " and ".join(path for path in paths if path != sheet.path)
        what = f"the same bytes as {others}: " if others else ""
        yield replace(sheet, notes=(*sheet.notes, f"{sheet.path}: {what}given twice, used once")) if paths else sheet
