"""Statements whose verdict was worked out by hand, each with the reason: on the shipped example, and on worked cases."""

from __future__ import annotations

import csv
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "data" / "claims.csv"
EXAMPLE_ROWS = list(csv.DictReader(EXAMPLE.read_text(encoding="utf-8").splitlines()))

FORCES = {"population": "security forces"}
POLICE = {"population": "police"}

Statement = tuple[str, str, dict[str, str], str, str]

ON_THE_EXAMPLE: list[Statement] = [
    ("wounded", "1000", {}, "disputed 1 1 1", "the health ministry's number, the interior ministry printed 748 on the same day, the president's many leaves room"),
    ("wounded", "748", {}, "disputed 1 1 1", "the other way round; 748 officers of local media decide nothing"),
    ("wounded", "900", {}, "contradicted 0 2 1", "neither ministry's number, both of one day"),
    ("wounded", "at least 700", {}, "supported 2 0 1", "both ministries lie within it; many may be two"),
    ("wounded", "748", FORCES, "unknown 0 0 3", "only local media say so of the officers; the two totals and the president's many leave room"),
    ("wounded", "1,200", FORCES, "contradicted 0 2 1", "more than either total of all people"),
    ("wounded", "900", POLICE, "contradicted 0 1 2", "more than 748 in all, not more than 1,000; many officers are a whole without a ceiling"),
    ("killed", "18", FORCES, "supported 1 0 4", "the ministry's own number; several, and the beheaded policemen of three, are floors below"),
    ("killed", "at least 15", FORCES, "supported 1 0 4", "18 are at least 15"),
    ("killed", "25", FORCES, "contradicted 0 1 4", "the ministry gave 18 for them"),
    ("killed", "dozens", {}, "supported 1 0 5", "dozens of protesters by the police are dozens of people; 18 officers are too few, the others leave room"),
    ("killed", "15", {}, "contradicted 0 1 5", "18 officers are more; that dozens are more is only our reading"),
    ("killed", "30", {}, "unknown 0 0 6", "all are floors of parts below 30"),
    ("killed", "30", {"population": "protesters"}, "unknown 0 0 1", "a floor of a night bears out no number"),
    ("killed", "dozens", {"population": "protesters"}, "supported 1 0 0", "dozens in one night are dozens since it began"),
    ("killed", "no more than 20", POLICE, "supported 1 0 4", "18 of all forces are a ceiling for the police; beheaded policemen and several leave room"),
    ("killed", "18", {"place": "Almaty, Kazakhstan"}, "unknown 0 0 0", "everybody of one city: no count here is a part or a whole of that"),
    ("killed", "40", {"place": "Almaty, Kazakhstan", **FORCES}, "contradicted 0 1 1", "18 of the forces in the whole country; several has no ceiling"),
    ("beheaded", "2", POLICE, "disputed 1 2 2", "one agency says two, one agency and a channel say one; 18 and several of the forces killed leave room"),
    ("beheaded", "1", POLICE, "disputed 2 1 2", "the other way round"),
    ("beheaded", "3", POLICE, "contradicted 0 3 2", "all three give fewer"),
    ("beheaded", "at least 1", POLICE, "supported 3 0 2", "all three lie within it"),
    ("detained", "2298", {}, "supported 1 0 0", "the ministry's number; the report's own some 2000 and hundreds are nobody's"),
    ("detained", "2,300", {}, "supported 1 0 0", "2,298 rounded"),
    ("detained", "2,000", {}, "contradicted 0 1 0", "no rounding of 2,298"),
    ("detained", "about 2,000", {}, "unknown 0 0 1", "outside ten percent, inside the widest reading"),
    ("detained", "more than 2,000", {}, "supported 1 0 0", "2,298 is more"),
    ("wounded", "1000", {"as_of": "2022-01-05"}, "unknown 0 0 1", "of the 5th there is the president's many alone"),
    ("wounded", "748", {"as_of": "2022-01-07"}, "disputed 1 1 1", "1,000 on the 6th are at least 1,000 on the 7th"),
    ("wounded", "1,100", {"as_of": "2022-01-08"}, "unknown 0 0 3", "both totals are older and lower: floors"),
]  # fmt: skip

ON_CASES: list[tuple[str, Statement]] = [
    ("later-02-taken-up-by-the-first", ("killed", "174", {}, "contradicted 0 1 1", "the police gave 125 on the 4th; the 125 that replaced 174 on the 2nd is an older count, which may have grown")),
    ("source-11-down-and-a-little-up-again", ("killed", "174", {}, "disputed 1 1 0", "never taken back, yet the same source gives 131 later")),
    ("source-11-down-and-a-little-up-again", ("killed", "125", {}, "contradicted 0 1 0", "131 replaced it, 174 stands too: one source")),
    ("source-11-down-and-a-little-up-again", ("killed", "150", {}, "contradicted 0 1 0", "one figure is higher, one is lower and newest")),
    ("restate-02-another-relay-restates-nothing", ("killed", "253", {"event": "Sri Lanka"}, "disputed 1 1 0", "one ministry, two figures of one day")),
    ("metric-04-missing-same-day", ("missing", "41", {}, "disputed 1 1 0", "two counts of one day")),
    ("metric-03-missing-falls-as-killed-grows", ("missing", "100", {}, "contradicted 0 1 0", "35 is the newest; what was missing before is not heard")),
    ("metric-03-missing-falls-as-killed-grows", ("missing", "at least 150", {}, "disputed 1 1 0", "189 bore it out, 35 came later")),
    ("state-01-what-makes-a-conflict", ("missing", "500", {}, "supported 1 0 1", "325 is lower and has no clock with it")),
    ("state-01-what-makes-a-conflict", ("missing", "325", {}, "disputed 1 1 0", "500 is higher, whenever it was")),
    ("voices-04-the-whole-speaks-through-its-parts", ("killed", "769", {}, "disputed 1 1 0", "officials and their minister bear it out once")),
    ("relay-02-round-a-circle", ("killed", "12", {}, "disputed 1 1 0", "two agencies that quote each other bear it out once")),
    ("year-01-one-year", ("killed", "188", {"since": "2020", "as_of": "2020-12-31"}, "disputed 1 1 0", "two counts of one year")),
    ("sum-01-parts-of-a-split", ("killed", "10", {}, "contradicted 0 1 1", "11 civilians and 16 in all are more, both of one ministry; 9 of an armed group leave room")),
]  # fmt: skip
