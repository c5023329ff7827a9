"""The verbs that scripts and the command line share, each with its signature and its manual, once."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, overload

from figures.claims.table import Claims
from figures.errors import ArticleError, SelectionError
from figures.readers import arguments
from figures.text import file_name, visible
from figures.words.vocabulary import Vocabulary, standard

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from typing import BinaryIO, Unpack

    from pandas import DataFrame

    from figures.claims.claim import Claim
    from figures.extraction.pages import Article
    from figures.extraction.proposals import Proposals
    from figures.renderers.formats import Binary, Options, Rendered, Text
    from figures.report.check import Check
    from figures.report.earlier import Earlier
    from figures.report.report import Report
    from figures.words.dates import PartialDate
    from figures.words.quantity import Quantity

Table: TypeAlias = "DataFrame | str | os.PathLike[str]"
"""A path, or a DataFrame."""

Source: TypeAlias = "Claims | Iterable[Claim] | Iterable[Mapping[str, Any]] | Table | Sequence[Table]"
"""Claims, or what they are made of: a path or a DataFrame with the columns of claims.csv, several, dictionaries."""

Names: TypeAlias = "str | Collection[str]"
"""One name, or several."""

Day: TypeAlias = "str | dt.date | PartialDate | None"
"""A day as it is written in claims.csv, or as Python has it."""

OnError = Literal["raise", "skip"]


def load(
    *sources: Any,
    profile: str = "floor",
    vocabulary: str | os.PathLike[str] | Vocabulary | None = None,
    on_error: OnError = "raise",
    mapping: Any = None,
    encoding: str = "",
    strict: bool = False,
    language: Names = (),
) -> Claims:
    """Load claims from files, DataFrames, dictionaries or claims into one set, every row held against its types.

    Args:
        sources: paths (the kind of file by its ending), `-` for standard input, open streams of CSV bytes, DataFrames,
            lists of these, of dictionaries or of `Claim`. None given: the file that `FIGURES_CLAIMS` names, else
            `data/claims.csv`, else the example of the package.
        profile: how vague words are read; a name from the vocabulary.
        vocabulary: a TOML file that extends the standard vocabulary, or a `Vocabulary`; not given: the file that
            `FIGURES_VOCABULARY` names, if it names one.
        on_error: `raise` refuses all if one row cannot be read; `skip` hands such rows back as `Claims.problems`.
        mapping: how the rows of another table give claims: the name of a map that is shipped, the path of one, or a
            dictionary such as `{"source": "{ministry}", "metric": "killed", "figure": "{deaths}"}`; not given: the
            header names the columns of claims.csv.
        encoding: what texts are encoded in; not given: found from their bytes.
        strict: whether what deserves a second look counts as a problem.
        language: the languages in which figures, metrics and populations may be worded beside English: `"ru"`, `"es"`,
            `"fr"`, `"ar"` or several, tried in this order; not given: those that the map names, if it names any.

    Raises:
        ClaimsError: files or rows that cannot be read: every problem of every file and row at once.
        VocabularyError: a vocabulary or profile that cannot be used.
        MissingExtraError: a library for this kind of file is not installed; the message says how to install it.
        TypeError: a source that holds no claims.
        ValueError: `on_error` is neither word.
    """
    from figures.claims.cells import Reading
    from figures.readers.loading import gathered, is_tables

    arguments.one_of("on_error", on_error, ("raise", "skip"))
    using = None
    if mapping is not None:
        from figures.readers.maps import map_of

        using = map_of(mapping)
    spoken = language or (using.language if using else ())
    reading = Reading(_words(vocabulary, spoken), arguments.text("profile", profile, "floor"))
    reading.vocabulary.profile(profile)
    several = [one for source in sources for one in (source if is_tables(source) else (source,))]
    return gathered(several, reading, on_error, using=using, encoding=encoding, strict=strict)


def _words(vocabulary: str | os.PathLike[str] | Vocabulary | None, language: Names = ()) -> Vocabulary:
    from figures.readers.loading import load_vocabulary

    if not isinstance(vocabulary, Vocabulary):
        vocabulary = load_vocabulary(vocabulary and arguments.path("vocabulary", vocabulary))
    languages = arguments.names("language", language)
    return vocabulary.speaking(*languages) if languages else vocabulary


def _as_claims(
    claims: Any,
    profile: str | None,
    vocabulary: str | os.PathLike[str] | Vocabulary | None,
    on_error: OnError,
    *,
    mapping: Any = None,
    language: Names = (),
) -> Claims:
    """Claims from whatever `compare` and `check` take; those that are read already keep their words."""
    arguments.one_of("on_error", on_error, ("raise", "skip"))
    if isinstance(claims, Claims) and vocabulary is None and mapping is None and not language:
        return claims if profile is None else claims.read_as(profile)
    return load(
        claims,
        profile="floor" if profile is None else profile,
        vocabulary=vocabulary,
        on_error=on_error,
        mapping=mapping,
        language=language,
    )


def compare(
    claims: Source,
    *,
    metric: Names = (),
    population: Names = (),
    place: Names = (),
    event: Names = (),
    source: Names = (),
    exact: bool = False,
    as_of: Day = None,
    published_by: Day = None,
    profile: str | None = None,
    vocabulary: str | os.PathLike[str] | Vocabulary | None = None,
    on_error: OnError = "raise",
    unreviewed: bool = False,
    min_gap: int = 0,
    min_ratio: float = 1.0,
    accept: str | os.PathLike[str] | None = None,
    new_since: str | os.PathLike[str] | None = None,
    mapping: Any = None,
    language: Names = (),
) -> Report:
    """Judge claims against each other: who says what, which figures cannot both be right, and what that rests on.

    A filter narrows what is shown, never what it is judged against: a discrepancy is shown if the question that one of
    its sides answers is selected. Each filter takes one name or several, without regard to case.

    Args:
        claims: what `load` returns, or whatever it takes.
        metric: metrics by name or alias; none given selects all, as with every filter.
        population: populations by name or alias, their parts included.
        place: places, those that lie in them included.
        event: events.
        source: sources: the questions that they answer, the discrepancies in which they take part.
        exact: only the very people and place named (everybody, and the whole of the event's place, where none is): no
            parts of them.
        as_of: only counts up to that day, its end included, whenever printed; without `as_of` a claim goes by
            `published`. The notes count what has neither.
        published_by: only what had appeared by that day, its end included; without `published` a claim goes by `as_of`.
        profile: read vague words by this profile instead of the one that the claims were loaded with.
        vocabulary: as for `load`; of claims that are loaded already it is theirs.
        on_error: `skip` leaves out rows that cannot be read, or that a program proposed and nobody has reviewed.
        unreviewed: take as reported what a program proposed.
        min_gap: leave out discrepancies whose gap is smaller; the report says how many.
        min_ratio: leave out discrepancies whose ratio is smaller; the report says how many.
        accept: the CSV or JSON of an earlier run: the disputes in it are marked as accepted.
        new_since: the CSV or JSON of an earlier run: what it did not have is marked as new, and the report has what is
            gone since.
        mapping: as for `load`.
        language: as for `load`.

    Raises:
        ClaimsError: rows that cannot be read; every problem of every row.
        SelectionError: a filter that selects nothing, a day that is none, a document of an earlier run that is none,
            or claims that nobody has reviewed.
        VocabularyError: a vocabulary or profile that cannot be used.
        TypeError: something that holds no claims, or an argument of another type; the message says of which.
        ValueError: `min_gap` is negative or no whole number, or `min_ratio` below 1 or no number.
    """
    from figures.report.comparison import Chosen, compare_claims

    sizes = arguments.least("min_gap", min_gap, 0, whole=True), arguments.least("min_ratio", min_ratio, 1)
    filters = {"metric": metric, "population": population, "place": place, "event": event, "source": source}
    accepted = None if accept is None else _earlier(arguments.path("accept", accept), "accepted disputes")
    earlier = None
    if new_since is not None:
        named = file_name(os.fspath(arguments.path("new_since", new_since)))
        earlier = (named, _earlier(new_since, "earlier report"))
    return compare_claims(
        _as_claims(claims, profile, vocabulary, on_error, mapping=mapping, language=language),
        Chosen({name: arguments.names(name, its) for name, its in filters.items()}, *sizes, accepted, earlier, exact),
        as_of=arguments.day("as_of", as_of),
        published_by=arguments.day("published_by", published_by),
        unreviewed=unreviewed,
        skip=on_error == "skip",
    )


def _earlier(path: str | os.PathLike[str], what: str) -> Earlier:
    """What an earlier run's document tells."""
    from figures.readers.documents import document_text
    from figures.report.earlier import Earlier

    try:
        return Earlier.read(document_text(path))
    except SelectionError as fault:
        raise SelectionError(f"cannot use the {what} of '{visible(os.fspath(path))}': {fault}") from None


def discrepancies(
    claims: Source,
    *,
    profile: str = "floor",
    vocabulary: str | os.PathLike[str] | Vocabulary | None = None,
    on_error: OnError = "raise",
    unreviewed: bool = False,
) -> DataFrame:
    """The discrepancies of claims as a DataFrame, of the same columns and types whatever it holds, if nothing too.

    For large data in parts: hand over whole events, and put the frames that come back one behind the other.

    Args:
        claims: as for `compare`.
        profile: how vague words are read.
        vocabulary: as for `load`.
        on_error: as for `compare`.
        unreviewed: as for `compare`.

    Raises:
        ClaimsError: rows that cannot be read; every problem of every row.
    """
    from figures.report.columns import DISCREPANCIES
    from figures.report.frames import frame

    shape: tuple[int, ...] = getattr(claims, "shape", (1,))
    if not shape[0]:
        return frame(DISCREPANCIES, ())
    report = compare(claims, profile=profile, vocabulary=vocabulary, on_error=on_error, unreviewed=unreviewed)
    return report.to_frame()


def check(
    claims: Source,
    *,
    metric: str,
    figure: str | int | Quantity,
    population: str = "people",
    place: str = "",
    event: str = "",
    since: Day = None,
    basis: str = "",
    as_of: Day = None,
    profile: str | None = None,
    vocabulary: str | os.PathLike[str] | Vocabulary | None = None,
    on_error: OnError = "raise",
    unreviewed: bool = False,
    mapping: Any = None,
    language: Names = (),
) -> Check:
    """Whether a statement is borne out by what named sources say: supported, disputed, contradicted or unknown.

    Args:
        claims: what `load` returns, or whatever it takes.
        metric: what happened to people, by name or alias.
        figure: the number, as a count or in any wording that a claim may have: `"about 2,000"`.
        population: who is counted, by name or alias.
        place: where; unstated: wherever the event is.
        event: the event; unstated: the only one that the claims have.
        since: the first day counted; unstated: since the event began.
        basis: how it was counted; unstated: in any way.
        as_of: the day up to which the statement counts; unstated: each source's latest is taken as of one day.
        profile: read vague words by this profile instead of the one that the claims were loaded with.
        vocabulary: as for `load`; of claims that are loaded already it is theirs.
        on_error: as for `compare`.
        unreviewed: as for `compare`.
        mapping: as for `load`.
        language: as for `load`.

    Raises:
        ClaimsError: rows that cannot be read; every problem of every row.
        FigureError: the figure cannot be read.
        SelectionError: a name that is not there, no event named where the claims have several, a day that is none.
        TypeError: something that holds no claims, or is no figure.
    """
    from figures.claims.scope import Question
    from figures.report.check import Statement, check_statement

    held = _as_claims(claims, profile, vocabulary, on_error, mapping=mapping, language=language)
    asked = {"event": event, "metric": metric, "population": population, "place": place, "basis": basis}
    named = {name: arguments.text(name, its) for name, its in asked.items()}
    question = Question(**named, since=arguments.day("since", since))
    statement = Statement(question, arguments.figure(figure, held.reading), arguments.day("as_of", as_of))
    return check_statement(held, statement, unreviewed=unreviewed, skip=on_error == "skip")


def load_statements(statements: Any, claims: Source, *, on_error: OnError = "raise") -> Claims:
    """Load statements to check, read by the words of the claims that they are held against.

    Args:
        statements: a path, an open stream or a DataFrame with the columns of claims.csv, dictionaries of such, or
            claims; `source` is whoever makes the statement, and may be empty, in dictionaries missing.
        claims: what sources say.
        on_error: `raise` refuses all if one row cannot be read; `skip` hands such rows back as `Claims.problems`.

    Raises:
        ClaimsError: rows that cannot be read; every problem of every row.
        TypeError: something that holds no statements.
    """
    from figures.readers.loading import gathered, is_table
    from figures.readers.statements import load_statements as load_file
    from figures.readers.statements import with_sources

    words = _as_claims(claims, None, None, on_error).reading
    held = with_sources(statements)
    if is_table(held):
        return load_file(held, words, on_error)
    return gathered((held,), words, on_error)


def check_all(
    claims: Source,
    statements: Any,
    *,
    profile: str | None = None,
    vocabulary: str | os.PathLike[str] | Vocabulary | None = None,
    on_error: OnError = "raise",
    unreviewed: bool = False,
) -> tuple[Check, ...]:
    """Whether each of many statements is borne out, in their order.

    A statement about an event or a place that the claims do not know is `unknown`, and says why.

    Args:
        claims: as for `check`.
        statements: what `load_statements` returns, or whatever it takes.
        profile: as for `check`.
        vocabulary: as for `check`.
        on_error: as for `check`.
        unreviewed: as for `check`.

    Raises:
        ClaimsError: claims or statements that cannot be read; every problem of every row.
        TypeError: something that holds no claims.
    """
    from figures.report.check import check_all as check_each

    held = _as_claims(claims, profile, vocabulary, on_error)
    stated = load_statements(statements, held, on_error=on_error)
    return check_each(held, stated, unreviewed=unreviewed, skip=on_error == "skip")


def read(
    text: str | int,
    *,
    profile: str = "floor",
    vocabulary: str | os.PathLike[str] | Vocabulary | None = None,
    language: Names = (),
) -> Quantity:
    """How a wording is read: the bound it sets and the whole numbers that it allows.

    `language` names those it may be in beside English, as for `load`.

    Raises:
        FigureError: it cannot be read; the error draws a caret under the place.
        VocabularyError: there is no such profile, or no such language.
        TypeError: it is neither a text nor a whole number.

    >>> str(read("some 2000").interval)
    '1,800–2,200'
    >>> str(read("около 2 тысяч", language="ru").interval)
    '1,800–2,200'
    """
    from figures.claims.cells import Reading

    return arguments.figure(text, Reading(_words(vocabulary, language), profile))


@overload
def render(what: Report, format: Binary, **options: Unpack[Options]) -> bytes: ...
@overload
def render(what: Rendered, format: Text = "", **options: Unpack[Options]) -> str: ...
@overload
def render(what: Rendered, format: str, **options: Unpack[Options]) -> str | bytes: ...
def render(
    what: Rendered,
    format: str = "",  # noqa: A002 - the word that users type
    **options: Unpack[Options],
) -> str | bytes:
    """A report, a check, several checks or problems as a document; `renderers.formats` has a row for each format.

    Args:
        what: what `compare`, `check` or `check_all` returns, or problems of files.
        format: the name of a format; empty: a table of a report, a text of checks.
        options: what the format knows: `width` (the characters of a line), `color`, `ascii_only`, `all_claims`.

    Returns:
        The text, or the bytes of a workbook, a parquet file or an SQLite database.

    Raises:
        SelectionError: there is no such format, or it does not know an option; the message suggests the nearest.
        MissingExtraError: a library for this kind of file is not installed.
    """
    from figures.renderers.formats import rendered

    return rendered(what, format, options)


def load_article(source: str | os.PathLike[str] | BinaryIO, *, vocabulary: Vocabulary | None = None) -> Article:
    """An English article to `extract` claims from: plain text, Markdown or HTML.

    Args:
        source: a path, `-` for standard input, or an open stream of bytes.
        vocabulary: the words in force.

    Raises:
        ArticleError: it cannot be read, is larger than 5 MB, no text, or not English.
    """
    from figures.extraction.pages import LARGEST, article_of
    from figures.extraction.phrases import words_of
    from figures.readers.documents import whole

    name, content = whole(source, LARGEST)
    return article_of(content, name, words_of(vocabulary or standard()))


def load_proposals(source: str | os.PathLike[str] | BinaryIO) -> Proposals:
    """A file of proposed claims, as `figures extract` writes it: to review, or to hold against the article.

    Args:
        source: a path, `-` for standard input, or an open stream of bytes.

    Raises:
        ArticleError: it cannot be read, is larger than 256 MiB, or no CSV in UTF-8.
    """
    from figures.extraction.proposals import Proposals
    from figures.readers.documents import LARGEST, whole

    name, content = whole(source, LARGEST)
    try:
        return Proposals.from_csv(content)
    except ValueError as fault:
        raise ArticleError(f"{name}: {fault}") from None
