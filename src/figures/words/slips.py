"""Slips of the pen: the known word that was meant, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

SHORT: Final = 5
"""Letters of the longest word in which only one may differ."""

MOST: Final = 2
"""Letters that may differ in a longer one."""


SHORTEST: Final = 3
"""Letters of the shortest word that is looked at."""

LONGEST: Final = 60
"""Letters of the longest word that is looked at."""


def slip_of(word: str, known: Iterable[str], everyday: Collection[str] = ()) -> str | None:
    """The known word that differs from this one least, by two letters at most, by one if it has five or fewer.

    The first letter is the same. Of several as near, the first by alphabet. A letter that is missing, too many or
    another one counts as one, and so do two neighbours that changed places. A word that is known, or one of the
    `everyday` words, is no slip.

    >>> slip_of("polcie", ["police", "people"]), slip_of("boys", ["boots"]), slip_of("boats", ["boots"], {"boats"})
    ('police', None, None)
    """
    known = set(known)
    if not SHORTEST <= len(word) <= LONGEST or word in known or word in everyday:
        return None
    most = 1 if len(word) <= SHORT else MOST
    near = [one for one in known if one[:1] == word[:1] and abs(len(one) - len(word)) <= most]
    found = ((differing(word, one, most), one) for one in near)
    least = min(((letters, one) for letters, one in found if letters is not None), default=None)
    return least[1] if least else None


def meant(written: str, known: Iterable[str], everyday: Collection[str] = ()) -> str:
    """`did you mean 'format'?` if the word is a slip of a known one, whatever its case; else nothing.

    >>> meant("Formt", ["format", "path"]), meant("zebra", ["format"])
    ("did you mean 'format'?", '')
    """
    folded = {name.casefold(): name for name in known}
    found = slip_of(written.casefold(), folded, everyday)
    return f"did you mean {folded[found]!r}?" if found else ""


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
