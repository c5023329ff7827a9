"""`figures validate`: every problem of every row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from figures.cli.command import option, style_option, subcommand
from figures.cli.inputs import Inputs, Reading, table_options, words_options
from figures.cli.main import COULD_NOT_LOOK, FOUND
from figures.cli.progress import progress
from figures.cli.streams import escaped, put, remark, say
from figures.text import counted

if TYPE_CHECKING:
    from figures import Problem

import click

UNSEEN: Final = frozenset({"unreadable-file", "over-limit"})
"""The codes of problems that, without a line, mean that nobody has looked into the file."""


@subcommand()
@table_options
@words_options
@option(
    "--against",
    under="How claims are read",
    type=click.Path(),
    metavar="ARTICLE",
    help="Hold each row's place against the article it was taken from.",
)
@style_option("text", "json", "github", says="text, json, or github, which annotates a change with them.")
def validate(inputs: Inputs, reading: Reading, against: str | None, style: str) -> int:
    """List every problem of every row, with line and column.

    \b
    figures validate claims.csv
    figures validate --format json claims/*.csv
    figures validate claims.csv --against article.txt
    figures validate deaths.csv --map my.toml

    Exits with 0 if there is none, 1 if there are problems, 2 if a file cannot
    be read. 'figures explain CODE' tells about the code at the end of a line.
    """  # noqa: D301 - click's own way to keep lines as they are
    named = inputs.named()
    found: list[Problem] = []
    good: list[str] = []
    seen: dict[str, str] = {}
    for path in named:
        claims, problems = _look_into(path, inputs, reading, seen)
        problems += _misplaced(path, against) if against else ()
        found += problems
        if not problems:
            good.append(f"{path}: {counted(claims, 'claim')}, no problems")
    if style == "json":
        put(_as_json(found))
    elif style == "github":
        import figures

        put(figures.render(found, "github"))
    else:
        put(escaped("".join(f"{line}\n" for line in (*found, *good))))
        if found:
            say(f"{counted(len(found), 'problem')} in {counted(len(named) - len(good), 'file')}")
    unseen = any(one.code in UNSEEN and one.line is None for one in found)
    return COULD_NOT_LOOK if unseen else FOUND if found else 0


def _look_into(path: str, inputs: Inputs, reading: Reading, seen: dict[str, str]) -> tuple[int, tuple[Problem, ...]]:
    """How many claims a file holds, and its problems; what was decided about it is said on standard error.

    `seen` has the files that were looked into before, by the digest of their bytes.
    """
    import figures

    try:
        with progress(f"reading {path}"):
            claims = figures.load(path, vocabulary=reading.words(), on_error="skip", **inputs.table())
    except figures.ClaimsError as fault:
        return 0, fault.problems
    remark(claims.notes, claims.inputs)
    for digest in {one.sha256 for one in claims.inputs if one.sha256}:
        if digest in seen:
            say(f"{escaped(path)}: the same bytes as {seen[digest]}: given twice")
        seen.setdefault(digest, escaped(path))
    return len(claims), claims.problems


def _misplaced(path: str, article: str) -> tuple[Problem, ...]:
    """The rows of which a place does not hold the figure in the article.

    Raises:
        ArticleError: the article cannot be read.
    """
    import figures

    text = figures.load_article(article).text
    proposals = figures.load_proposals(path)
    rows = proposals.rows
    return tuple(
        figures.Problem(
            escaped(path),
            None,
            None,
            "misplaced-figure",
            f"at {rows[n]['span']} the article has '{there}', not '{rows[n]['figure']}'",
            "name the article that the row was taken from",
            "span",
            n + 1,
        )
        for n, there in proposals.misplaced(text)
    )


def _as_json(problems: list[Problem]) -> bytes:
    """The problems as a list of objects; a place that is not known is null."""
    from dataclasses import asdict

    from figures.text import as_json

    def plain(problem: Problem) -> dict[str, Any]:
        index = problem.index if isinstance(problem.index, int | str | None) else str(problem.index)
        return {**asdict(problem), "index": index}

    return as_json([plain(problem) for problem in problems]).encode()
