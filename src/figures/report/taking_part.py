"""Which rows take part in a comparison: by their status, and by the day up to which somebody asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from figures.claims.cells import Status
from figures.errors import SelectionError
from figures.text import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from figures.claims.table import Claims
    from figures.words.dates import PartialDate


class Part(NamedTuple):
    """The rows that take part, in ascending order, and what a user should know of those that do not."""

    rows: Sequence[int]
    notes: tuple[str, ...] = ()


def taking_part(claims: Claims, *, unreviewed: bool = False, skip: bool = False) -> Part:
    """The rows that somebody stands for; retracted ones among them, for they strike out their copies.

    Args:
        claims: all the rows.
        unreviewed: take as reported what a program proposed.
        skip: leave out, and count, what a program proposed and nobody has reviewed.

    Raises:
        SelectionError: a program proposed rows that nobody has reviewed, and neither argument says what to do.
    """
    status = claims.columns["status"]
    if {status.values[code] for code in set(status.codes)}.isdisjoint({Status.EXTRACTED, Status.SET_ASIDE}):
        return Part(range(len(claims)))
    aside = sum(one is Status.SET_ASIDE for one in status)
    proposed = sum(one is Status.EXTRACTED for one in status)
    if proposed and not (unreviewed or skip):
        whose = "was proposed by a program and reviewed by nobody"
        if proposed > 1:
            whose = whose.replace("was", "were", 1)
        raise SelectionError(
            f"{counted(proposed, 'claim')} {whose}: look at them with 'figures review', "
            "leave them out with --skip-bad-rows, or take them as reported with --unreviewed"
        )
    notes = []
    if aside:
        notes.append(f"set aside as no claims, take no part: {counted(aside, 'row')}")
    if proposed:
        done = "taken as reported" if unreviewed else "left out"
        notes.append(f"proposed by a program and reviewed by nobody, {done}: {counted(proposed, 'row')}")
    out = {Status.SET_ASIDE} if unreviewed else {Status.SET_ASIDE, Status.EXTRACTED}
    return Part([row for row, one in enumerate(status) if one not in out], tuple(notes))


def up_to(claims: Claims, part: Part, day: PartialDate | None) -> Part:
    """Those that count up to the end of the day, whenever printed; what states no such day goes by its printing."""
    return _until(claims, part, day, ("as_of", "published"), "count up to")


def appeared_by(claims: Claims, part: Part, day: PartialDate | None) -> Part:
    """Those that had been printed by the end of the day; what states no day of printing goes by that of its count."""
    return _until(claims, part, day, ("published", "as_of"), "appeared by")


def _until(claims: Claims, part: Part, day: PartialDate | None, columns: tuple[str, str], doing: str) -> Part:
    if day is None:
        return part
    own, other = (claims.columns[name] for name in columns)
    dated = {row: own[row] or other[row] for row in part.rows}
    rows = [row for row, its in dated.items() if its is not None and its.last <= day.last]
    dayless = sum(its is None for its in dated.values())
    wide = sum(its is not None and its.first <= day.last < its.last for its in dated.values())
    notes = list(part.notes)
    if dayless:
        notes.append(f"left out, for no day is stated: {counted(dayless, 'claim')}")
    if wide:
        notes.append(f"left out, for it is not certain that they {doing} {day}: {counted(wide, 'claim')}")
    return Part(rows, tuple(notes))
