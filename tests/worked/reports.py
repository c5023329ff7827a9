"""Small tables in which people met a disagreement, as they reported it in public, and what is to be told of each.

Typed from public threads, names of outlets shortened. A row of `FOUND` is the kind, the figures of both sides as worded, what
it rests on, the gap with its bound, and whether it is current. Left out are those that turn on how a wording is read.
"""

from __future__ import annotations

import csv
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent / "reports"


class Told(NamedTuple):
    kind: str
    a: frozenset[str]
    b: frozenset[str]
    rests_on: tuple[str, ...]
    gap: int | None
    bound: str
    current: bool


def told(kind: str, a: str, b: str, gap: str, rests_on: str = "", *, current: bool = True) -> Told:
    """A row as it is written below: figures of one side parted by bars."""
    number, _, bound = gap.partition(" ")
    left, right = (frozenset(side.split(" | ")) for side in (a, b))
    return Told(kind, left, right, tuple(rests_on.split()), int(number) if number else None, bound, current)


FOUND: dict[str, list[Told]] = {
    # One counted day published twice: the later print replaces the earlier one, and only the later meets the data hub.
    "01-restated": [told("contradiction", "4", "34", "30 exact")],
    # Four ways to name a relay; `According to …` stays a name of its own.
    "02-source-cell-names-its-relay": [
        told("two-figures", "18", "26", "8 exact", "printed"),
        told("contradiction", "18", "26", "8 exact", "printed"),
    ],
    # A year is its first and last day; `2020-12` is a month, which may end before the 31st.
    "03-one-period-spelled-two-ways": [told("contradiction", "11,108", "14,489", "3381 exact")],
    # Two places in a cell are a place of their own.
    "04-two-places-in-one-cell": [told("lower-later", "33,181", "28,000", "5181 exact")],
    # Killed and wounded are the casualties by definition; regions add up to nothing.
    "05-sums": [told("sum", "1259 | 4146", "5505", "100 exact")],
    # One of the wounded died: a lowered count, with what may explain it.
    "06-wounded-who-died": [told("revision", "7", "6", "1 exact")],
    # Two series a day apart: each day's pair, of which the last stands.
    "07-one-day-apart": [
        told("contradiction", "7745", "8102", "357 exact", current=False),
        told("contradiction", "8498", "8884", "386 exact", current=False),
        told("contradiction", "8884", "9195", "311 exact", current=False),
        told("contradiction", "9195", "9520", "325 exact"),
    ],
    # 365,317 and the next day's 4,017 are 369,334.
    "08-daily-against-cumulative": [told("sum", "365,317 | 4,017", "369,256", "78 exact")],
    "11-the-reason-in-the-note": [told("revision", "1622", "1421", "201 exact")],
    # A whole series published again, each day higher: nothing.
    "12-restated-series": [],
    "o01-two-hours": [told("revision", "107", "105", "2 exact")],
    "o02-dashboard-and-database": [
        told("contradiction", "2007", "2014", "7 exact"),
        told("contradiction", "11", "12", "1 exact"),
    ],
    "o03-lowered": [told("revision", "4733", "4723", "10 exact")],
    # The second time the next day's equal count has replaced the lower one.
    "o04-lowered-twice": [
        told("revision", "63,582", "63,183", "399 exact"),
        told("revision", "33,903", "33,705", "198 exact", current=False),
    ],
    "o05-whole-falls-with-its-part": [
        told("revision", "6,480,000", "6,465,000", "15000 exact"),
        told("revision", "205,009", "187,761", "17248 exact"),
    ],
    "o06-minister-and-ministry": [
        told("contradiction", "55,827", "~186,000", "130173 about", "printed"),
        told("contradiction", "55,827", "more than 186,000", "130174 at-least", "printed"),
    ],
    "o07-jump-by-definition": [],
    # Two ways of counting under one metric, without a basis: told, though neither stands by its older figure.
    "o08-backlog": [
        told("contradiction", "21,940", "22,400", "460 exact", current=False),
        told("lower-later", "22,400", "21,941", "459 exact", current=False),
    ],
    "o09-phantom": [told("revision", "5", "3", "2 exact")],
    "o10-tracker-and-department": [told("revision", "4", "3", "1 exact"), told("contradiction", "3", "4", "1 exact")],
    # Two words for everybody are two populations.
    "o12-residents": [told("same-number", "1849", "1849", "")],
    "o14-probable-falls": [told("revision", "5,102", "5,052", "50 exact")],
    "o15-retroactive": [
        told("contradiction", "64", "359", "295 exact"),
        told("contradiction", "61", "359", "298 exact"),
        told("two-figures", "61", "64", "3 exact"),
    ],
    "o16-weekly": [told("contradiction", "1", "2", "1 exact")],
    # Papers of 1993 and of 1994: a state's later count may have grown past its country's earlier one.
    "o19-state-and-country": [],
    "o20-pedestrians": [told("excess", "3", "2", "1 exact", "no-dates")],
    "o21-cause": [],
    "o22-shot": [],
    "o24-viewer-and-tables": [told("contradiction", "18", "21", "3 exact")],
    "o26-low-and-high": [],
    "o27-off-by-one": [told("contradiction", "10.138", "10.139", "1 exact")],
    "o28-total-and-children": [told("contradiction", "~450", "553", "103 about", "no-dates reading")],
    "o29-two-sides": [told("contradiction", "2500-3000", "23,367", "20367 at-least", "printed")],
    "o31-classes": [
        told("contradiction", "0 - 100", "1,000 - 10,000", "900 at-least", "no-dates"),
        told("contradiction", "0 - 100", "8,964", "8864 at-least", "no-dates"),
    ],
    # 528,433 of the 20th was counted again on the 25th; the figure of the 21st follows the new one.
    "o35-spike-and-correction": [told("revision", "528,433", "525,870", "2563 exact", current=False)],
    # March and, since the day after it, April, are more than the total up to the end of April.
    "o36-months": [told("sum", "412 | 390", "700", "102 exact")],
}

UNDATED: dict[str, set[frozenset[str]]] = {
    "03-one-period-spelled-two-ways": {frozenset(("11,108", "14,489"))},
    "o24-viewer-and-tables": {frozenset(("18", "20")), frozenset(("20", "21"))},
    "o36-months": {frozenset(("700", "900"))},
}

VOICES: dict[str, set[str]] = {
    "02-source-cell-names-its-relay": {"According to the Interior Ministry", "Hospital", "Interior Ministry"},
    "o06-minister-and-ministry": {"Health minister", "Ministry of Health"},
    "o09-phantom": {"County page", "State open data"},
}

REFUSED = (
    "o11-time-zone",
    "o17-buildings",
    "o23-crashes-and-people",
    "o30-date-of-two-digits",
    "o34-long-digits",
)


def path_of(name: str) -> Path:
    return HERE / f"{name}.csv"


def rows_of(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(path_of(name).read_text(encoding="utf-8").splitlines()))


def vocabulary_of(name: str) -> str:
    path = HERE / f"{name}.toml"
    return path.read_text(encoding="utf-8") if path.exists() else ""
