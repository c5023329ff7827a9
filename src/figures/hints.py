"""Slips of the pen: the known word that was meant, or none; for figures, metrics, headers, options and files alike."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

SHORT: Final = 5
"""Letters of the longest word in which only one may differ."""

MOST: Final = 2
"""Letters that may differ in a longer one."""

SHORTEST: Final = 3
"""Letters of the shortest word that is looked at."""

LONGEST: Final = 60
"""Letters of the longest one."""


def slip_of(word: str, known: Iterable[str]) -> str | None:
    """The known word that differs from this one least, by two letters at most, by one if it has five or fewer.

    The first letter is the same. Of several as near, the first by alphabet. A letter that is missing, too many or
    another one counts as one, and so do two neighbours that changed places. A word that is known, or an everyday word
    of the field, is no slip.

    >>> slip_of("polcie", ["police", "people"]), slip_of("boys", ["boots"]), slip_of("tested", ["texted"])
    ('police', None, None)
    """
    known = set(known)
    if not SHORTEST <= len(word) <= LONGEST or word in known:
        return None
    most = 1 if len(word) <= SHORT else MOST
    near = [one for one in known if one[:1] == word[:1] and abs(len(one) - len(word)) <= most]
    found = ((differing(word, one, most), one) for one in near)
    least = min(((letters, one) for letters, one in found if letters is not None), default=None)
    return least[1] if least and word not in _everyday() else None


def nearest(written: str, known: Iterable[str]) -> str:
    """The known name that is meant, whatever its case and number; empty for none, and never what was written.

    >>> nearest("source", ["Sources", "Date"]), nearest("FIGURE", ["figure"]), nearest("figure", ["figure"])
    ('Sources', 'figure', '')
    """
    names = {name.casefold(): name for name in sorted(known, reverse=True) if name}
    folded = written.casefold()
    meant = next(filter(names.get, (folded, f"{folded}s", folded.removesuffix("s"))), None) or slip_of(folded, names)
    return "" if meant is None or names[meant] == written else names[meant]


def did_you_mean(written: str, known: Iterable[str]) -> str:
    """`, did you mean 'Almaty'?` where a known name is near; else nothing.

    A name of several parts, narrow to wide, is near where its first part is.

    >>> did_you_mean("ALMATI", ["Almaty", "Astana"]), did_you_mean("x", ["Almaty"])
    (", did you mean 'Almaty'?", '')
    >>> did_you_mean("almaty", ["Almaty, Kazakhstan"])
    ", did you mean 'Almaty, Kazakhstan'?"
    """
    whole = {name.partition(",")[0]: name for name in sorted(known, reverse=True)} | {name: name for name in known}
    near = nearest(written, whole)
    return f", did you mean '{whole[near]}'?" if near else ""


@cache
def _everyday() -> frozenset[str]:
    from pkgutil import get_data

    lines = (get_data("figures", "everyday.txt") or b"").decode().splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def differing(a: str, b: str, most: int) -> int | None:
    """In how many letters two words differ; None if in more than `most`."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        earlier, before, row = before, row, [i]
        for j, other in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if earlier and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, earlier[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None
