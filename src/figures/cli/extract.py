"""`figures extract`: claims that an article seems to make, for a person to review."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from figures.cli.bundle import bundle
from figures.cli.command import option, output_option, style_option, subcommand
from figures.cli.inputs import Reading, vocabulary_option
from figures.cli.main import COULD_NOT_LOOK
from figures.cli.streams import escaped, put, say
from figures.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Callable

    from figures import Extraction, Vocabulary

KNOWN: Final = "What you know about it"
WRITING: Final = "What is written"
ARTICLES: Final = (".txt", ".md", ".markdown", ".html", ".htm")
"""The files of a folder that are taken for articles."""

_WIDEST: Final = 120
"""The columns of a table that goes to no terminal."""

STATUSES: Final = {"heading": "in headings"}
"""How a status is told in a count, where it is not its own word."""


@dataclass(frozen=True, slots=True)
class Done:
    """An article that was read: its name, what it seems to claim, and the day on which it appeared."""

    name: str
    found: Extraction
    published: str


@dataclass(frozen=True, slots=True)
class Known:
    """What a person knows about an article in a second, and a rule does not; it fills its column in every row."""

    published: str
    event: str
    place: str
    url: str


@dataclass(frozen=True, slots=True)
class Written:
    """What becomes of the rows: format, file, and whether those set aside are among them."""

    style: str
    output: str | None
    everything: bool


known_options = bundle(
    Known,
    option("--published", under=KNOWN, metavar="DATE", default="", help="The day it appeared."),
    option("--event", under=KNOWN, metavar="NAME", default="", help="The event, for every row."),
    option("--place", under=KNOWN, metavar="NAME", default="", help="The place, for every row."),
    option("--url", under=KNOWN, metavar="URL", default="", help="Where it can be read."),
)
written_options = bundle(
    Written,
    style_option("csv", "table", "json"),
    output_option("Write this file."),
    option("--all", "everything", under=WRITING, is_flag=True, help="What was set aside, too."),
)


@subcommand()
@click.argument("files", nargs=-1, type=click.Path(), metavar="[FILE|FOLDER|-]...")
@known_options
@vocabulary_option
@written_options
def extract(files: tuple[str, ...], known: Known, vocabulary: str | None, written: Written) -> int:
    """Propose claims from an article, for a person to review.

    \b
    figures extract article.txt -o claims.csv
    figures extract page.html --published 2022-01-07 --format table
    figures review claims.csv

    Plain text, Markdown or HTML, in English; each row holds the words that it
    was read from. Who spoke is never guessed: where nobody is named, the cell stays
    empty. A person accepts, corrects or drops each row; until then no other
    command counts it.
    """  # noqa: D301 - click's own way to keep lines as they are
    import figures
    from figures.cli.target import Target

    if known.published:
        figures.PartialDate.parse(known.published)
    target = Target.at(written.output, files) if written.output else None
    words = Reading(vocabulary).words()
    done, failed = [], False
    for name in _articles(files):
        try:
            done.append(_read(name, known.published, words))
        except ArticleError as fault:
            failed = True
            say(str(fault))
    if done:
        rows = [row for one in done for row in _rows(one, known, everything=written.everything, several=len(done) > 1)]
        document = WRITERS[written.style](rows)
        if target:
            target.write(document if isinstance(document, bytes) else document.encode("utf-8", "backslashreplace"))
        else:
            put(document)
    for one in done:
        then = (
            f"figures review {written.output}"
            if written.output
            else "write them with -o FILE, then figures review FILE"
        )
        say(f"{one.name}: {_summary(one.found)}; next: {then}")
    return COULD_NOT_LOOK if failed else 0


def _articles(files: tuple[str, ...]) -> list[str]:
    """The articles that are meant: files as they are named, those of a folder in order, else standard input.

    Raises:
        click.UsageError: none is named, and standard input is a terminal; a folder without one.
    """
    if not files:
        if sys.stdin is None or sys.stdin.isatty():
            raise click.UsageError("name an article, or give one on standard input")
        return ["-"]
    found = []
    for name in files:
        if not Path(name).is_dir():
            found.append(name)
            continue
        inside = [str(one) for one in sorted(Path(name).rglob("*")) if one.suffix.lower() in ARTICLES and one.is_file()]
        if not inside:
            raise click.UsageError(f"no article in the folder '{name}'; they end in {', '.join(ARTICLES)}")
        found += inside
    return found


def _read(name: str, published: str, words: Vocabulary) -> Done:
    """What an article claims; a page's own day is used where none is given, and that is said.

    Raises:
        ArticleError: it cannot be read, or not as an article.
    """
    import figures

    article = figures.load_article(name, vocabulary=words)
    if article.published and not published:
        say(f"{article.name}: published {article.published}, as the page says")
    day = published or article.published
    return Done(article.name, figures.extract(article.text, day, vocabulary=words), day)


def _rows(one: Done, known: Known, *, everything: bool, several: bool) -> list[dict[str, str]]:
    found = [*one.found.claims, *(one.found.aside if everything else ())]
    facts = {"event": known.event, "place": known.place, "url": known.url, "published": one.published}
    rows = [{**row.cells(), **facts} for row in found]
    for row in rows:
        row["locator"] = f"{one.name}, {row['locator']}" if several else row["locator"]
    return rows


def _summary(found: Extraction) -> str:
    """`17 claims proposed (5 without a source), 3 set aside (2 in headings, 1 repeated)`."""
    if not found.claims and not found.aside:
        return "no claim found"
    empty = sum(not one.source for one in found.claims)
    proposed = f"{len(found.claims)} {'claim' if len(found.claims) == 1 else 'claims'} proposed"
    without = f" ({empty} without a source)" if empty else ""
    kinds = Counter(one.status for one in found.aside)
    told = ", ".join(f"{number} {STATUSES.get(kind, kind)}" for kind, number in kinds.most_common())
    aside = f", {len(found.aside)} set aside ({told})" if found.aside else ""
    return f"{proposed}{without}{aside}"


def _as_csv(rows: list[dict[str, str]]) -> bytes:
    import figures

    return figures.Proposals(rows).to_csv()


def _as_json(rows: list[dict[str, str]]) -> bytes:
    """One object a row, spans as pairs."""
    import figures
    from figures.text import as_json

    proposals = figures.Proposals(rows)
    found = [
        {name: row.get(name, "") for name in proposals.columns if name != "span"} | {"spans": proposals.spans(n)}
        for n, row in enumerate(rows)
    ]
    return as_json(found).encode()


def _as_table(rows: list[dict[str, str]]) -> str:
    """Two lines a row: who says how many of whom, and the words; then what to look at."""
    lines, width = [], shutil.get_terminal_size((_WIDEST, 0)).columns
    for row in rows:
        via = f" via {row['via']}" if row["via"] else ""
        noun = "" if row["figure"].endswith(row["population"]) else row["population"]
        what = " ".join(filter(None, (row["metric"] + ":", row["figure"], noun)))
        lines.append(f"{what}  [{row['source'] or 'nobody named'}{via}]  {row['locator']}")
        lines += textwrap.wrap(row["words"], width, initial_indent="    ", subsequent_indent="    ")
        if row["check"]:
            lines.append(f"    look at: {row['check']}")
    return escaped("\n".join(lines)) + "\n" if lines else ""


WRITERS: Final[dict[str, Callable[[list[dict[str, str]]], str | bytes]]] = {
    "csv": _as_csv,
    "table": _as_table,
    "json": _as_json,
}
"""How rows are written, by the name of the format."""
