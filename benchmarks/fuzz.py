"""Throw hostile inputs at what reads texts: `python benchmarks/fuzz.py figure --runs 1000000`.

Targets: `figure` (the grammar), `date`, `csv` (reader and intake). Each input must be read or refused with an error of
our own; anything else is a crash, and is printed. With atheris installed and `--guided`, coverage guides the inputs;
otherwise they are mutations of a corpus, the same for the same `--seed`.
"""

from __future__ import annotations

import argparse
import io
import random
import sys
import time
from typing import TYPE_CHECKING, Final

from figures.claim import Reading
from figures.dates import PartialDate
from figures.errors import ClaimsError, UnreadableError
from figures.quantity import Quantity
from figures.readers.csv_sheet import read_csv
from figures.readers.intake import take_in
from figures.vocabulary import standard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WORDS: Final = (
    "748", "2,298", "2 298", "some 2000", "at least 164", "dozens", "half a dozen", "between 10 and 15", "50-60,000",
    "1.2 million", "no fewer than", "more than", "up to", "a", "two", "hundred", "and", "people", "of", "protesters",
    "none", "unknown", "nearly", "~50", "<=20", "164+", "٣٤", "２", "1e5", "0x10", "-5", "1,5", "  ", "(", ")", "–",
    "tens of thousands", "or so", "a few", "several", "\u202e", "\x1b[31m", "ß", "½", "三", "‰", "k", "m",
)  # fmt: skip
DATES: Final = (
    "2022",
    "2022-01",
    "2022-01-06",
    "2022-01-06T18:00",
    "6/1/2022",
    "2022-02-30",
    "January",
    "Z",
    "T",
    "-",
    "٢",
)
CELLS: Final = (
    "source,metric,figure\n", "id,source,via,metric,figure,population,place,event,since,as_of,published,status\n",
    "A,wounded,748\n", '"A, B",killed,"some\n2000"\n', "A,wounded\n", '"', ",", ";", "\t", "\r", "\n", "\ufeff", "\0",
    "A > B", "Almaty, Kazakhstan", "2022-01-06", "retracted", "value", "=cmd", "# x\n", "beheadd", "x" * 300,
)  # fmt: skip


def figure(data: bytes) -> None:
    """A wording is read, and read back the same; or refused."""
    text = data.decode("utf-8", "surrogateescape")
    try:
        quantity = Quantity.parse(text)
    except UnreadableError as error:
        str(error)
    else:
        assert Quantity.parse(str(quantity)) == quantity, text


def date(data: bytes) -> None:
    """A date is read, and read back the same; or refused."""
    text = data.decode("utf-8", "surrogateescape")
    try:
        read = PartialDate.parse(text)
    except UnreadableError as error:
        str(error)
    else:
        assert PartialDate.parse(str(read)) == read, text


def csv(data: bytes) -> None:
    """Every row becomes a claim or has a problem that can be shown."""
    try:
        sheet = read_csv(io.BytesIO(data), name="fuzz.csv")
        taken = take_in(sheet, READING)
    except ClaimsError as error:
        str(error)
    else:
        lost = sheet.rows - len(taken.claims)
        assert lost <= len(taken.problems), data
        [str(problem) for problem in taken.problems]
        assert len(list(taken.claims)) == len(taken.claims)


READING: Final = Reading(standard())
TARGETS: Final[dict[str, tuple[Callable[[bytes], None], tuple[str, ...]]]] = {
    "figure": (figure, WORDS),
    "date": (date, DATES),
    "csv": (csv, CELLS),
}


def inputs(parts: tuple[str, ...], runs: int, seed: int) -> Iterator[bytes]:
    """Pieces of the corpus put together, then some of their bytes turned, dropped or doubled."""
    chance = random.Random(seed)
    glue = ("", " ", ",", "\n")
    for _ in range(runs):
        text = chance.choice(glue).join(chance.choices(parts, k=chance.randrange(1, 7)))
        data = bytearray(text, "utf-8")
        for _ in range(chance.choice((0, 0, 1, 2, 6))):
            place = chance.randrange(len(data) + 1)
            data[place : place + chance.randrange(3)] = bytes(chance.choices(range(256), k=chance.randrange(3)))
        yield bytes(data)


def throw(name: str, runs: int, seed: int) -> int:
    """Throw so many inputs at a target; the number that crashed it, each printed."""
    target, parts = TARGETS[name]
    crashes = 0
    for data in inputs(parts, runs, seed):
        try:
            target(data)
        except Exception as error:  # noqa: BLE001 - whatever gets through is what we look for
            crashes += 1
            print(f"{name}: {data!r}: {type(error).__name__}: {error}")
    return crashes


def guided(name: str, runs: int) -> None:
    """The same by atheris, whose coverage of the package chooses the inputs; it ends the process itself."""
    import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore]

    atheris.instrument_all()
    atheris.Setup([sys.argv[0], f"-runs={runs}", "-max_len=256"], TARGETS[name][0])
    atheris.Fuzz()


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("target", choices=TARGETS)
    options.add_argument("--runs", type=int, default=100_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--guided", action="store_true")
    chosen = options.parse_args()
    if chosen.guided:
        guided(chosen.target, chosen.runs)
    start = time.perf_counter()
    crashes = throw(chosen.target, chosen.runs, chosen.seed)
    print(f"{chosen.target}: {chosen.runs:,} inputs, {crashes:,} crashes, {time.perf_counter() - start:.0f} s")
    sys.exit(bool(crashes))


if __name__ == "__main__":
    main()
