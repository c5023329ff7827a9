"""`figures review`: a person accepts, corrects or drops each proposed claim."""

from __future__ import annotations

import os
import sys
import textwrap
from typing import TYPE_CHECKING, Final

import click

from figures.cli.command import subcommand
from figures.cli.streams import say
from figures.errors import ArticleError, FiguresError
from figures.text import printable

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

    from figures import Proposals
    from figures.cli.target import Target

KEYS: Final = (
    "Enter accept",
    "d drop",
    "o the report itself",
    "s source",
    "r that name everywhere",
    "v via",
    "m metric",
    "f figure",
    "p population",
    "u undo",
    "b back",
    "q save and leave",
)
CELLS: Final = {"v": "via", "m": "metric", "f": "figure", "p": "population"}
"""Which key corrects which cell."""

PAGE: Final = "123456789"
"""The keys that take in one of the rows set aside on a page."""

NAMES_SHOWN: Final = 9


@subcommand()
@click.argument("file", type=click.Path(), metavar="CLAIMS.csv")
@click.option("--article", type=click.Path(), metavar="FILE", help="The article, to show each figure in its lines.")
def review(file: str, article: str | None) -> int:
    """Accept, correct or drop each proposed claim.

    \b
    figures review claims.csv --article article.txt

    One key decides; the file is saved after each, and the review goes on where
    it was left. Accepted rows get the status 'reported', and count from then
    on. Whoever prefers a spreadsheet edits the column 'status' there.
    """  # noqa: D301 - click's own way to keep lines as they are
    import figures
    from figures.cli.target import Target

    if sys.stdin is None or not sys.stdin.isatty():
        raise click.UsageError("a review needs a terminal; in a spreadsheet, write 'reported' under status")
    target = Target.at(file)
    proposals = figures.load_proposals(file)
    missing = {"source", "metric", "figure", "status"} - set(proposals.columns)
    if missing:
        raise ArticleError(
            f"{printable(file)}: no column '{min(missing)}'; review what 'figures extract -o FILE' wrote"
        )
    Desk(proposals, target, figures.load_article(article).text if article else "").work()
    return 0


def _key() -> str:
    """The next key. What is typed ahead counts: a quick hand loses nothing, as it would by `click.getchar`."""
    try:
        import termios
        import tty
    except ImportError:  # Windows
        return click.getchar()
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    try:
        tty.setcbreak(terminal, termios.TCSANOW)
        return os.read(terminal, 1).decode("ascii", "replace") or "q"
    finally:
        termios.tcsetattr(terminal, termios.TCSANOW, before)


class Desk:
    """The terminal of a review: what is shown, and what each key does."""

    def __init__(self, proposals: Proposals, target: Target, text: str) -> None:
        from rich.console import Console

        import figures

        self.proposals, self.target, self.text = proposals, target, text
        self.review = figures.Review(proposals.rows)
        self.console: Console = Console(highlight=False)
        self.told = ""

    def work(self) -> None:
        """Show row after row until all are decided or the reader leaves."""
        start = self.review.waiting
        while (row := self.review.row) is not None:
            self._show(row)
            if not self._obey(_key()):
                return
        if self.review.aside:
            self._last_screen()
        say(f"{self.target.path}: {start} reviewed, none waits; next: figures compare {self.target.path}")

    # ── What is shown ──

    def _show(self, row: dict[str, str]) -> None:
        from rich.text import Text

        decided = len(self.review.rows) - len(self.review.aside) - self.review.waiting
        where = f"{decided + 1} of {decided + self.review.waiting} · {printable(row.get('locator', ''))}"
        self.console.rule(Text(where), align="left")
        self.console.print(self._context(row))
        self.console.print()
        for name in ("source", "via", "metric", "figure", "population", "since", "as_of", "when", "check"):
            if row.get(name) or name in ("source", "population"):
                style = "yellow" if name == "check" else "bold" if name in ("source", "figure") else ""
                self.console.print(f"{name:>10}  ", style="dim", end="", markup=False)
                self.console.print(printable(row.get(name) or "–"), style=style, markup=False)
        if self.told:
            self.console.print(self.told, style="green", markup=False)
            self.told = ""
        keys = "\xa0· ".join(key.replace(" ", "\xa0") for key in KEYS)  # a key and what it does stay on one line
        self.console.print(textwrap.fill(keys, self.console.width), style="dim", markup=False)

    def _context(self, row: dict[str, str]) -> Text:
        """The figure in its lines of the article, or in the row's own words; deed and speaker set off."""
        from rich.text import Text

        places = self.proposals.spans(self.review.place)
        if self.text and places and places[0][1] <= len(self.text):
            start, end = places[0]
            left = self.text.rfind("\n\n", 0, start) + 2 if "\n\n" in self.text[:start] else 0
            right = len(self.text) if (stop := self.text.find("\n\n", end)) < 0 else stop
            room = 2 * self.console.width
            if start - left > room:  # a cut falls between words
                left = self.text.find(" ", start - room, start) + 1 or start
            if right - end > room:
                right = max(end, self.text.rfind(" ", end, end + room))
            shown = Text("".join(sign if sign.isprintable() else " " for sign in self.text[left:right]))
            shown.stylize("bold reverse", start - left, end - left)
        else:
            shown = Text(printable(row.get("words", "")))
            shown.highlight_words([row.get("figure", "")], "bold reverse")
        quoted = row.get("because", "").split("“")[1:]
        for style, part in zip(("underline", "bold"), quoted, strict=False):
            shown.highlight_words([part.partition("”")[0]], style)
        return shown

    # ── What a key does ──

    def _obey(self, key: str) -> bool:
        """Do what a key stands for, and save; whether the review goes on."""
        review = self.review
        if key in ("\r", "\n"):
            review.accept()
        elif key == "d":
            review.drop()
        elif key == "s":
            self._source()
        elif key == "o":
            review.credit_the_report()
        elif key == "r":
            self.told = f"written into {review.spread()} more"
        elif key in CELLS:
            self._ask(CELLS[key])
        elif key == "u":
            self.told = "undone" if review.undo() else "nothing to undo"
        elif key == "b":
            review.back()
        elif key in ("q", "\x04"):
            say(f"{self.target.path}: {review.waiting} left; go on with: figures review {self.target.path}")
            return False
        elif key.isprintable():
            self.told = f"'{key}' is no key here"
        self._save()
        return True

    def _source(self) -> None:
        names = self.review.names()[:NAMES_SHOWN]
        for number, name in enumerate(names, 1):
            self.console.print(f"{number} {printable(name)}", markup=False)
        answer = self._line("source: a number, a name, - for nobody")
        if answer.isdigit() and 0 < int(answer) <= len(names):
            answer = names[int(answer) - 1]
        self._write("source", answer)

    def _ask(self, column: str) -> None:
        self._write(column, self._line(f"{column}: new words, - for none"))

    def _line(self, what: str) -> str:
        self.console.print(f"{what} (Enter leaves it)", style="dim", markup=False)
        return " ".join(input("> ").split())

    def _write(self, column: str, answer: str) -> None:
        """Write a cell that holds; one that no claim could have is refused with the reason."""
        import figures
        from figures.cli.inputs import Reading

        if not answer:
            return
        value = "" if answer == "-" else answer
        try:
            if column == "figure":
                figures.Quantity.parse(value)
            elif column == "metric":
                Reading(None, "floor").words().metric(value)
        except FiguresError as fault:
            self.told = printable(str(fault))
            return
        self.review.correct(column, value)

    def _last_screen(self) -> None:
        """What was set aside: a digit takes one in, space turns the page, any other key ends."""
        first = 0
        while self.review.aside:
            shown = self.review.aside[first : first + len(PAGE)]
            if not shown:
                return
            self.console.rule("set aside: a digit takes one in, space shows more, q ends", align="left")
            for digit, n in zip(PAGE, shown, strict=False):
                row = self.review.rows[n]
                told = printable(f"{row.get('check', '')}: {row.get('words', '')}")
                self.console.print(f"{digit} {told}", markup=False)
            key = _key()
            if key in PAGE[: len(shown)]:
                self.review.take_in(shown[int(key) - 1])
                self._save()
            elif key == " ":
                first += len(PAGE)
            elif key == "u":
                self.review.undo()
                self._save()
            else:
                return

    def _save(self) -> None:
        self.target.write(self.proposals.to_csv())
