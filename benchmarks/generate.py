"""Realistic claims by the thousand, the same for the same seed: `python benchmarks/generate.py 100000 dense > c.csv`.

500 sources, a third of the claims through one or two relays; events of some 25 claims over a few days; populations,
places within countries; every family of wordings. *Sparse*: figures follow a count that grows from day to day, so that
most questions agree; about one claim in two hundred is wrong. *Dense*: sources disagree as they do about real events:
they lag, err in ways of their own, pass on old figures, leave out days; about one claim in ten stands in a discrepancy.
"""

from __future__ import annotations

import csv
import datetime as dt
import random
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO

COLUMNS: Final = (
    "source", "via", "metric", "figure", "population", "place", "event", "as_of", "published", "status", "url", "note",
)  # fmt: skip
KINDS: Final = (
    "Ministry of Health", "Ministry of the Interior", "Police", "Red Cross", "Observatory", "News Agency",
    "Hospital", "Governor", "Broadcaster", "Daily",
)  # fmt: skip
SOURCES: Final = [f"{kind} {number}" for number in range(50) for kind in KINDS]
RELAYS: Final = [name for name in SOURCES if name.startswith(("News Agency", "Broadcaster", "Daily"))]
METRICS: Final = (("killed", 0.1), ("wounded", 0.5), ("detained", 1.0))
POPULATIONS: Final = (("people", 1.0), ("", 1.0), ("protesters", 0.6), ("security forces", 0.3), ("police", 0.2))
COUNTRIES: Final = [f"Country {number}" for number in range(60)]
SHARE_WRONG: Final = 0.005


def rounded(number: int) -> int:
    """The number as people round it: to its first digit, or to tens."""
    unit = int(10 ** max(0, len(str(number)) - 2))
    return max(unit, number // unit * unit)


WORDINGS: Final[tuple[tuple[Callable[[int], str], int], ...]] = (
    (str, 45),
    (lambda number: f"{number:,}", 10),
    (lambda number: f"at least {number - number // 20}", 12),
    (lambda number: f"more than {max(0, rounded(number) - 1)}", 8),
    (lambda number: f"about {number}", 6),
    (lambda number: f"some {number + number // 50}", 3),
    (lambda number: f"up to {number + number // 10}", 3),
    (lambda number: f"{number - number // 10}-{number + number // 10}", 4),
    (lambda number: f"between {number - number // 20} and {number + number // 20}", 2),
    (lambda number: f"nearly {number + 1}", 2),
    (lambda number: f"{number} people", 2),
    (
        lambda number: (
            "hundreds" if number >= 200 else "dozens" if number >= 24 else "several" if number >= 3 else "many"
        ),
        3,
    ),
)


def claims(rows: int, seed: int = 2022) -> Iterator[tuple[str, ...]]:
    """So many rows in the order of `COLUMNS`."""
    chance = random.Random(seed)
    makers = [maker for maker, _ in WORDINGS]
    weights = [weight for _, weight in WORDINGS]
    written = event = 0
    while written < rows:
        event += 1
        country = chance.choice(COUNTRIES)
        towns = [country, f"Town {chance.randrange(40)}, {country}"]
        start, days = chance.randrange(1, 22), chance.randrange(1, 7)
        toll = int(10 ** chance.uniform(1.2, 4))
        speakers = chance.sample(SOURCES, 12)
        for _ in range(min(chance.randrange(5, 45), rows - written)):
            metric, share = chance.choice(METRICS)
            population, part = chance.choices(POPULATIONS, (6, 3, 2, 2, 1))[0]
            town = chance.choices((0, 1), (4, 1))[0]
            day = chance.randrange(days)
            number = max(3, int(toll * share * part * (0.4 if town else 1.0) * (1 + day / 4)))
            if chance.random() < SHARE_WRONG:
                number = max(3, int(number * chance.choice((0.5, 1.8))))
            relays = chance.choices((0, 1, 2), (6, 3, 1))[0]
            date = f"2022-{event % 12 + 1:02}-{start + day:02}"
            yield (
                chance.choice(speakers),
                " > ".join(chance.sample(RELAYS, relays)),
                metric,
                chance.choices(makers, weights)[0](number),
                population,
                towns[town],
                f"Event {event}",
                date,
                date,
                "reported" if chance.random() < 0.3 else "",
                f"https://example.org/{written:x}",
                "from the live page" if chance.random() < 0.2 else "",
            )
            written += 1


DENSE_METRICS: Final = ((("killed", 0.1), 5), (("wounded", 0.5), 4), (("detained", 1.0), 4), (("beheaded", 0.004), 1))
DENSE_POPULATIONS: Final = ((*POPULATIONS, ("civilians", 0.8)), (6, 3, 2, 2, 1, 1))
LARGE, TELLING, FEW = 200, 24, 3
DENSE_WORDINGS: Final[tuple[tuple[Callable[[int], str], int], ...]] = (
    (str, 44),
    (lambda number: f"{number:,}", 10),
    (lambda number: f"at least {number - number // 20}", 12),
    (lambda number: f"more than {max(0, rounded(number) - 1)}", 8),
    (lambda number: f"about {rounded(number)}", 7),
    (lambda number: f"some {rounded(number)}", 3),
    (lambda number: f"up to {number + number // 10}", 3),
    (lambda number: f"{number - number // 10}-{number + number // 10}", 4),
    (lambda number: f"nearly {rounded(number) + 1}", 2),
    (lambda number: f"{number} people", 2),
    (lambda number: "hundreds" if number >= LARGE else "dozens" if number >= TELLING else "several", 4),
    ("unknown".format, 1),
)


class Event:
    """One event, of which a few sources speak again and again, each with a lag and an error of its own."""

    def __init__(self, chance: random.Random, number: int) -> None:
        self.chance, self.name = chance, f"Event {number}"
        self.country = chance.choice(COUNTRIES)
        self.town = f"Town {chance.randrange(40)}, {self.country}"
        self.start, self.days = dt.date(2022, 1, 1) + dt.timedelta(chance.randrange(300)), chance.randrange(1, 15)
        self.toll = 10 ** chance.uniform(1.2, 4)
        self.speakers = chance.sample(SOURCES, chance.randrange(3, 9))
        errors = (0.6, 0.8, 1.2, 1.5, 1.9)
        self.error = {name: chance.choice(errors) if chance.random() < 0.08 else 1.0 for name in self.speakers}
        self.lag = {name: chance.randrange(1, 4) if chance.random() < 0.2 else 0 for name in self.speakers}
        self.said: list[tuple[str, ...]] = []

    def count(self, source: str, share: float, day: int) -> int:
        """What a source has counted by a day."""
        known = max(0, day - self.lag[source])
        number = self.toll * share * min(1.0, 0.4 + known / self.days) * self.error[source]
        slip = self.chance.choice((0.1, 0.5, 2, 10)) if self.chance.random() < 0.01 else 1
        return max(1, int(number * slip))

    def claim(self) -> tuple[tuple[str, ...], str, int]:
        """A source, what it says and for which day; who relays it; and the day on which that is printed."""
        chance = self.chance
        day = chance.randrange(self.days + 2)
        if self.said and chance.random() < 0.15:  # an old figure, passed on by somebody
            return chance.choice(self.said), chance.choice(RELAYS), day
        metrics, populations = DENSE_METRICS, DENSE_POPULATIONS
        metric, rate = chance.choices([one for one, _ in metrics], [often for _, often in metrics])[0]
        population, part = chance.choices(*populations)[0]
        place, here = chance.choices(((self.country, 1.0), (self.town, 0.4), ("", 1.0)), (5, 1, 2))[0]
        source = chance.choice(self.speakers)
        worded = chance.choices([one for one, _ in DENSE_WORDINGS], [often for _, often in DENSE_WORDINGS])[0]
        figure = worded(self.count(source, rate * part * here, day))
        as_of = str(self.start + dt.timedelta(day)) if chance.random() < 0.875 else ""
        said = (source, metric, figure, population, place, as_of)
        self.said.append(said)
        return said, " > ".join(chance.sample(RELAYS, chance.choices((0, 1, 2), (6, 3, 1))[0])), day


def dense(rows: int, seed: int = 2022) -> Iterator[tuple[str, ...]]:
    """So many rows in the order of `COLUMNS`, about one in ten of which stands in a discrepancy."""
    chance = random.Random(seed)
    written = number = 0
    while written < rows:
        number += 1
        event = Event(chance, number)
        for _ in range(min(chance.randrange(3, 40), rows - written)):
            (source, metric, figure, population, place, as_of), via, day = event.claim()
            printed = event.start + dt.timedelta(day + chance.randrange(2))
            yield (
                source, via, metric, figure, population, place, event.name, as_of,
                "" if chance.random() < 0.1 else str(printed),
                chance.choices(("", "reported", "retracted"), (73, 25, 2))[0],
                f"https://example.org/{written:x}",
                "from the live page" if chance.random() < 0.2 else "",
            )  # fmt: skip
            written += 1


def write(rows: int, to: TextIO, shape: str = "sparse") -> None:
    """Write a claims file of so many rows, `sparse` or `dense` in discrepancies."""
    writer = csv.writer(to, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(claims(rows) if shape == "sparse" else dense(rows))


def one_question(to: TextIO, rows: int = 20_000, sources: int = 2_000) -> None:
    """Write one question that 2,000 sources answer over ten days: the worst shape for judging."""
    chance = random.Random(7)
    writer = csv.writer(to, lineterminator="\n")
    writer.writerow(("source", "metric", "figure", "event", "as_of"))
    for row in range(rows):
        day = row * 10 // rows
        writer.writerow(
            (
                f"Source {row % sources}",
                "wounded",
                700 + 20 * day + chance.randrange(60),
                "Event",
                f"2022-01-{1 + day:02}",
            )
        )


def thousand_days(to: TextIO, days: int = 1_000, sources: int = 10) -> None:
    """Write ten daily series of a thousand days, of which each counts on from day to day."""
    start = dt.date(2020, 1, 1)
    writer = csv.writer(to, lineterminator="\n")
    writer.writerow(("source", "metric", "figure", "event", "as_of"))
    for day in range(days):
        for source in range(sources):
            writer.writerow((f"Source {source}", "killed", 100 + 3 * day + source, "Event", start + dt.timedelta(day)))


def daily_counts(to: TextIO, days: int = 1_000, sources: int = 10) -> None:
    """Write the same days, each counted alone: `since` and `as_of` are the same day."""
    start, chance = dt.date(2020, 1, 1), random.Random(8)
    writer = csv.writer(to, lineterminator="\n")
    writer.writerow(("source", "metric", "figure", "event", "since", "as_of"))
    for day in (start + dt.timedelta(number) for number in range(days)):
        for source in range(sources):
            writer.writerow((f"Source {source}", "killed", max(0, int(chance.gauss(30, 8))), "Event", day, day))


def thousand_figures(to: TextIO, figures: int = 1_000) -> None:
    """Write one question for which a thousand sources give a thousand figures for one day."""
    writer = csv.writer(to, lineterminator="\n")
    writer.writerow(("source", "metric", "figure", "event", "as_of"))
    for number in range(figures):
        writer.writerow((f"Source {number}", "killed", 1000 + number, "Event", "2022-01-06"))


if __name__ == "__main__":
    write(int(sys.argv[1]), sys.stdout, *sys.argv[2:])
