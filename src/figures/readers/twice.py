"""The same file, or the same claim, given twice: used once, and told."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from figures.claims.fields import NAMES
from figures.claims.table import Claims

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

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


def used_once(parts: Sequence[Claims]) -> list[Claims]:
    """The claims of each input, but for those that an earlier input has, which the notes count."""
    if len(parts) == 1:
        return list(parts)
    seen: dict[tuple[object, ...], str] = {}
    kept: list[Claims] = []
    for part in parts:
        path = part.inputs[0].path if part.inputs else ""
        columns = [part.stated[field] for field in NAMES]
        rows = list(zip(*columns, strict=True))
        fresh = [row for row, content in enumerate(rows) if content not in seen]
        repeated = {seen[content] for content in rows if content in seen}
        seen |= {content: path for content in rows if content not in seen}
        if len(fresh) == len(rows):
            kept.append(part)
            continue
        count = len(rows) - len(fresh)
        which = f"{count:,} claims are" if count > 1 else "1 claim is"
        note = f"{path}: {which} in {' and '.join(sorted(repeated))} too: given twice, used once"
        own = part.take(fresh)
        inputs = tuple(type(one)(one.path, one.sha256, len(fresh)) for one in part.inputs)
        kept.append(Claims(own.stated, part.reading, inputs, (*part.notes, note), part.problems))
    return kept
