"""`figures read`: how wordings are read."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

import click

from figures.cli.command import style_option, subcommand
from figures.cli.inputs import Reading, reading_options
from figures.cli.main import COULD_NOT_LOOK
from figures.cli.streams import escaped, put, say, write_error
from figures.text import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from figures import FigureError, Quantity

    Readings = list[tuple[str, Quantity | FigureError]]

WIDEST: Final = 40
"""Characters up to which a wording widens the column of wordings."""


@subcommand()
@click.argument("figures", nargs=-1, metavar="[FIGURE]...")
@reading_options
@style_option("text", "csv", "json")
def read(figures: tuple[str, ...], reading: Reading, style: str) -> int:
    """Show which numbers a wording stands for.

    \b
    figures read 'some 2000' 'at least 164' dozens
    figures read --profile acled dozens
    figures read --language ru 'около 2 тысяч'
    figures read --format json < wordings.txt

    Without FIGURE, each line of standard input is one. Put -- before a
    wording that begins with a dash. Exits with 2 if one cannot be read.
    """  # noqa: D301 - click's own way to keep lines as they are
    wordings = figures or _lines()
    words = reading.words()
    words.profile(reading.profile)
    readings = [(text, _read(text, words, reading.profile)) for text in wordings]
    put(WRITERS[style](readings))
    faults = [outcome for _, outcome in readings if isinstance(outcome, Exception)]
    for fault in faults:
        write_error(f"{fault}\n")
    if faults:
        say(f"{counted(len(faults), 'wording')} of {len(readings):,} cannot be read")
    return COULD_NOT_LOOK if faults else 0


def _lines() -> Sequence[str]:
    """The lines of standard input that say something.

    Raises:
        click.UsageError: standard input is a terminal, or is no text.
    """
    if sys.stdin is None or sys.stdin.isatty():
        raise click.UsageError("name a figure, such as 'some 2000', or give one a line on standard input")
    try:
        text = sys.stdin.buffer.read().decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise click.UsageError(f"standard input is not UTF-8: byte {fault.start + 1:,} is no text") from None
    return [line for line in text.splitlines() if line.strip()]


def _read(text: str, words: Any, profile: str) -> Quantity | FigureError:
    import figures

    try:
        return figures.read(text, profile=profile, vocabulary=words)
    except figures.FigureError as fault:
        return fault


def _as_text(readings: Readings) -> str:
    """`some 2000  about, 1,800–2,200`, in columns, and what is told beside it; what cannot be read is elsewhere."""
    read = [(escaped(text), one) for text, one in readings if not isinstance(one, Exception)]
    width = max((len(text) for text, _ in read if len(text) <= WIDEST), default=0)
    return "".join(
        f"{text:{width}}  {one.bound.value.replace('-', ' ')}, {one.interval}{_beside(one)}\n" for text, one in read
    )


def _beside(one: Quantity) -> str:
    """`; soldiers killed; part: including two officers`: whom a wording counts, what happened to them, what it adds."""
    counted = " ".join(filter(None, (one.noun, one.metric)))
    told = (f"{aside.kind}: {escaped(' '.join(aside.text.split()))}" for aside in one.asides)
    return "".join(f"; {part}" for part in (counted, *told) if part)


def _as_csv(readings: Readings) -> bytes:
    """One row a wording; `problem` says why it cannot be read."""
    import csv
    import io

    from figures.text import defused, encodable

    document = io.StringIO(newline="")
    rows = csv.DictWriter(document, tuple(_facts("", None)), lineterminator="\n")
    rows.writeheader()
    for text, one in readings:
        rows.writerow({**_facts(text, one), "text": defused(" ".join(text.split()))})
    return encodable(document.getvalue()).encode()


def _as_json(readings: Readings) -> bytes:
    """One object a wording, in the order given; `high` null is open, `problem` null is none."""
    from figures.text import as_json

    return as_json([_facts(*reading) for reading in readings]).encode()


def _facts(text: str, one: Quantity | FigureError | None) -> dict[str, Any]:
    """What is told of a wording; without one, the columns alone."""
    facts: dict[str, Any] = dict.fromkeys(("text", "bound", "low", "high", "noun", "metric", "problem", "advice"))
    facts["text"] = text
    if isinstance(one, Exception):
        return facts | {"problem": one.reason, "advice": one.advice}
    if one is None:
        return facts
    bound, (low, high) = one.bound.value, (one.interval.low, one.interval.high)
    return facts | {"bound": bound, "low": low, "high": high, "noun": one.noun, "metric": one.metric}


WRITERS: Final[dict[str, Callable[[Readings], str | bytes]]] = {"text": _as_text, "csv": _as_csv, "json": _as_json}
"""How readings are written, by the name of the format."""
