"""Throw hostile inputs at what reads texts: `python benchmarks/fuzz.py figure --runs 1000000`.

Targets: `figure` (the grammar), `date`, `csv` and `json` (reader and intake), `vocabulary`. Each input must be read,
and keep the laws of its target, or be refused with an error of our own; anything else is a crash. It is printed once
for each place in the code, and makes the exit code 1. The inputs are mutations of a corpus, the same for the same
`--seed`; with `--guided`, coverage of the package by atheris chooses them.
"""

from __future__ import annotations

import argparse
import io
import os
import random
import re
import shutil
import sys
import tempfile
import time
from bisect import bisect
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn

from figures.claims.cells import Reading
from figures.errors import ClaimsError, FiguresError, UnreadableError, VocabularyError
from figures.readers.csv_table import read_csv
from figures.readers.intake import take_in
from figures.readers.json_table import read_json, read_json_lines
from figures.readers.sheets import sheet_of
from figures.words.dates import PartialDate
from figures.words.quantity import Quantity
from figures.words.vocabulary import standard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from figures.readers.sheet import Sheet

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
    "2022-13",
    "?",
    "-XX",
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
KEYS: Final = (
    "[", "]", "{", "}", ",", ":", "null", "true", "NaN", "1e999", "-0", "748", "7.5", '"A"', '"claims"', '"killed"',
    '{"source": "A", "metric": "killed", "figure": 748}',
    '{"claims": [{"source": "A", "metric": "died", "figure": "5"}]}',
    '"source":', '"metric":', '"figure":', '"via": ["A", "B"]', '"as_of": "2022-01-06"', '"\\ud800"', "\n", "\ufeff",
    "[" * 50,
)  # fmt: skip
TABLES: Final = (
    "[metrics.drowned]\n", "[populations.divers]\n", "[profiles.low]\n", "[profiles.low.floors]\n", "[nouns]\n",
    "[misspellings]\n", 'part_of = "killed"\n', 'part_of = "drowned"\n', 'part_of = ""\n', 'aliases = ["drownings"]\n',
    'aliases = ["killed"]\n', "cumulative = false\n", 'falls_back_to = "acled"\n', 'falls_back_to = "low"\n',
    "dozens = 13\n", '"a few hundred" = 1\n', 'people = "divers, ushers"\n', 'divers = "drivers"\n',
    "[metrics.killed]\n",
    "[[metrics]]\n", "x = 1\n", "=", '"', "'''", "\\", "\0", "[" * 50, "1979-05-27", "inf", "é",
)  # fmt: skip


def figure(data: bytes) -> None:
    """A wording is read and kept, on one line, and read back the same; or refused at a place of its own."""
    text = data.decode("utf-8", "surrogateescape")
    try:
        quantity = Quantity.parse(text)
    except UnreadableError as error:
        refused(error)
    else:
        low, high = quantity.interval.low, quantity.interval.high
        assert low >= 0, text
        assert high is None or low <= high, text
        on_one_line = " ".join(text.split()) if len(text.strip().splitlines()) > 1 else text.strip()
        assert quantity.text == on_one_line, text
        assert Quantity.parse(str(quantity)) == quantity, text


def date(data: bytes) -> None:
    """A date covers some time, and is read back the same whatever space or case it has; or refused with good advice."""
    text = data.decode("utf-8", "surrogateescape")
    try:
        read = PartialDate.parse(text)
    except UnreadableError as error:
        refused(error)
        for advice in re.findall(r"\b\d{4}-\d\d(?:-\d\d(?:T\d\d:\d\d)?)?", error.hint, re.ASCII):
            PartialDate.parse(advice)
    else:
        assert 0 <= read.first <= read.last, text
        assert PartialDate.parse(str(read)) == read, text
        assert PartialDate.parse(f"\t{text} \n") == read, text
        with suppress(UnreadableError):
            assert PartialDate.parse(text.swapcase()) == read, text


def refused(error: UnreadableError) -> None:
    """A refusal says why, can be shown, and points into its text."""
    start, end = error.span
    assert error.reason, error.text
    assert 0 <= start <= end <= len(error.text) or start == len(error.text), error.text
    assert str(error), error.text


def told(error: FiguresError) -> None:
    """A refusal of a whole file names it."""
    assert str(error).startswith(("fuzz.", "<stream>")), str(error)


def csv(data: bytes) -> None:
    """No row is lost: each is a claim or has a problem on one of its lines, and the lines are those of an editor."""
    try:
        sheet = sheet_of(read_csv(io.BytesIO(data), name="fuzz.csv"))
    except ClaimsError as error:
        told(error)
        return
    starts = accounted(sheet)
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        return
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    lines = re.split("\r\n|\r|\n", text)
    assert all(1 <= problem.line <= len(lines) for problem in sheet.problems if problem.line is not None), data
    if sheet.rows and not set(b'";\t#') & set(data):  # certainly commas and no quotes, so that a row is a line
        stated = [number for number, line in enumerate(lines, 1) if line.replace(",", "").strip()]
        assert starts == stated[1:], data


def json(data: bytes) -> None:
    """No object is lost: each is a claim or has a problem on one of its lines."""
    for read in (read_json, read_json_lines):
        try:
            sheet = sheet_of(read(io.BytesIO(data)))
        except ClaimsError as error:
            told(error)
        else:
            accounted(sheet)


def accounted(sheet: Sheet) -> list[int]:
    """Hold a sheet to its account: a row is claims, or has a problem, or says what an earlier one said and is counted.

    Returns the lines of its rows.
    """
    taken = take_in(sheet, READING)
    starts = [sheet.locate(row, "", 0)[0] or 0 for row in range(sheet.rows)]
    lines = [problem.line or 0 for problem in taken.problems]
    assert lines == sorted(lines), taken.problems
    assert all(str(problem) for problem in taken.problems)
    assert len(list(taken.claims)) == len(taken.claims)
    if sheet.rows:
        faulty = {bisect(starts, line) for line in lines}
        assert 0 not in faulty, taken.problems
        again = re.search(r"given twice, used once: ([\d,]+)", "; ".join(taken.claims.notes))
        held = len(taken.claims) + (int(again[1].replace(",", "")) if again else 0)
        assert held >= sheet.rows - len(faulty), taken.problems  # a source cell may name several
    else:
        assert not taken.claims, sheet
        assert taken.problems, sheet
    return starts


def vocabulary(data: bytes) -> None:
    """A user's words are taken, each leads to its entry and every part to its whole; or refused by name."""
    text = data.decode("utf-8", "replace")
    try:
        ours = standard().extended(text, "fuzz.toml")
    except VocabularyError as error:
        told(error)
    else:
        for name, metric in ours.metrics.items():
            assert ours.metric(name) == metric, text
            wholes = ours.metric_wholes(name)
            assert all(whole in wholes for whole in metric.part_of), text


class Target(NamedTuple):
    """What is held to its laws, the pieces of its inputs, and the bytes of the longest guided one."""

    check: Callable[[bytes], None]
    parts: tuple[str, ...]
    longest: int


READING: Final = Reading(standard())
TARGETS: Final = {
    "figure": Target(figure, WORDS, 128),
    "date": Target(date, DATES, 80),
    "csv": Target(csv, CELLS, 512),
    "json": Target(json, KEYS, 512),
    "vocabulary": Target(vocabulary, TABLES, 256),
}


class Tally:
    """A target with a count of its inputs and crashes, which are told once for each place in the code."""

    def __init__(self, name: str, check: Callable[[bytes], None]) -> None:
        self.name, self.check = name, check
        self.inputs, self.crashes = 0, 0
        self._places: set[tuple[object, ...]] = set()
        self._start = time.perf_counter()

    def throw(self, data: bytes) -> None:
        """Throw one input."""
        self.inputs += 1
        try:
            self.check(data)
        except Exception as error:  # noqa: BLE001 - whatever gets through is what we look for
            self.crashes += 1
            at = error.__traceback__
            place: list[object] = [type(error)]
            while at is not None:
                place += [at.tb_frame.f_code, at.tb_lineno]
                at = at.tb_next
            if tuple(place) not in self._places:
                self._places.add(tuple(place))
                print(f"{self.name}: {data!r}: {type(error).__name__}: {error}", flush=True)

    def __str__(self) -> str:
        seconds = time.perf_counter() - self._start
        return f"{self.name}: {self.inputs:,} inputs, {self.crashes:,} crashes, {seconds:.0f} s"


def inputs(parts: Sequence[str], runs: int, seed: int) -> Iterator[bytes]:
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


def seeded(name: str, runs: int, seed: int) -> Tally:
    """Throw so many mutations of the corpus at a target."""
    tally = Tally(name, TARGETS[name].check)
    for data in inputs(TARGETS[name].parts, runs, seed):
        tally.throw(data)
    return tally


def guided(name: str, runs: int, seed: int) -> NoReturn:
    """Throw so many inputs at a target, chosen by the coverage of the package; this ends the process."""
    import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore]

    for module in [module for module in sys.modules if module.split(".")[0] == "figures"]:
        del sys.modules[module]
    with atheris.instrument_imports(include=["figures"]):
        again = import_module("fuzz")  # this file once more, over the package with its coverage counted
        _, parts, longest = again.TARGETS[name]
        corpus = [part.encode() for part in parts] + list(inputs(parts, 500, seed))
        for data in corpus:  # here too, as the package imports some modules when they are first needed
            Tally(name, again.TARGETS[name].check).throw(data)

    tally = Tally(name, again.TARGETS[name].check)
    folder = Path(tempfile.mkdtemp(prefix="figures-fuzz-"))
    (folder / "corpus").mkdir()
    for number, data in enumerate(corpus):
        (folder / "corpus" / str(number)).write_bytes(data)
    quoted = ("".join(f"\\x{byte:02X}" for byte in part.encode()) for part in parts)
    (folder / "words").write_text("".join(f'"{word}"\n' for word in quoted), encoding="ascii")

    def throw(data: bytes) -> None:
        tally.throw(data)
        if tally.inputs == runs:
            shutil.rmtree(folder)
            print(tally, flush=True)
            os._exit(bool(tally.crashes))  # libFuzzer would end the process without a word of ours

    settings = [f"-max_len={longest}", f"-dict={folder / 'words'}", f"-seed={seed}", "-timeout=10", "-verbosity=0"]
    atheris.Setup([sys.argv[0], *settings, str(folder / "corpus")], throw)
    atheris.Fuzz()
    raise AssertionError("unreachable: the last input ends the process")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("target", choices=TARGETS)
    options.add_argument("--runs", type=int, default=100_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--guided", action="store_true", help="let coverage choose the inputs (needs atheris)")
    chosen = options.parse_args()
    if chosen.guided:
        guided(chosen.target, chosen.runs, chosen.seed)
    tally = seeded(chosen.target, chosen.runs, chosen.seed)
    print(tally)
    sys.exit(bool(tally.crashes))


if __name__ == "__main__":
    main()
