"""Tables of claims as hypothesis makes them: few names, few numbers, few days, so that rows meet often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st
from oracle_rows import span

if TYPE_CHECKING:
    from oracle_rows import Row

VOCABULARY = """
[sources]
unnamed = ["a passing driver"]
aliases."Agency" = ["The Agency of News"]
includes."Bureau" = ["Clinic"]
[places.within]
Derna = "Libya"
[events."Unrest"]
aliases = ["January events"]
begins = 2022-01-04
[populations.people]
splits = [["civilians", "security forces", "armed group"]]
"""

SOURCES = ("Agency", "Bureau", "Clinic", "Daily", "Local media")
RELAYS = ("", "", "", "Daily", "Echo", "Daily > Echo", "Agency", "Clinic")
DAYS = ("2022-01-04", "2022-01-05", "2022-01-06", "2022-01-07")
COARSE = ("2022-01-05T08:00", "2022-01-05T18:00", "2022-01", "2022")
NUMBERS = (
    "12", "20", "100", "748", "2,298", "2,300", "at least 20", "more than 20", "at least 100", "at most 20", "fewer than 100",
    "some 20", "about 100", "nearly 100", "dozens", "several", "hundreds", "10-15", "15 to 100", "none", "unknown",
)  # fmt: skip
FEW = ("12", "12", "20", "25", "at least 20", "at least 12", "about 20", "dozens")
STATUSES = ("", "", "", "", "", "", "retracted")

as_of = st.sampled_from(("", "", *DAYS, *DAYS, *COARSE))
published = st.sampled_from(("", "", "", *DAYS, *DAYS, "2022-01-05T18:00", "2022-01"))


def _row(fields: dict[str, str]) -> Row:
    """A row whose period runs forward; cells that state nothing are left out."""
    since, until = span(fields.get("since", "")), span(fields.get("as_of", ""))
    if since and until and until[1] < since[0]:
        fields = {**fields, "since": ""}
    return {name: cell for name, cell in fields.items() if cell}


def rows(**fields: st.SearchStrategy[str]) -> st.SearchStrategy[Row]:
    """One row; a field that is named takes its cells from the strategy given."""
    cells = {
        "source": st.sampled_from(SOURCES),
        "via": st.sampled_from(RELAYS),
        "metric": st.just("killed"),
        "figure": st.sampled_from(NUMBERS),
        "as_of": as_of,
        "published": published,
        "status": st.sampled_from(STATUSES),
    } | fields
    return st.fixed_dictionaries(cells).map(_row)


def table(row: st.SearchStrategy[Row], least: int = 2, most: int = 6) -> st.SearchStrategy[list[Row]]:
    """Several rows, each under an id of its own."""
    return st.lists(row, min_size=least, max_size=most).map(
        lambda found: [{"id": f"c{place}", **one} for place, one in enumerate(found)]
    )


# One series at a time, so that days, prints and relays do the work.
one_series = table(
    rows(
        source=st.sampled_from(("Agency", "Agency", "Agency", "Clinic")),
        figure=st.sampled_from(FEW),
        metric=st.sampled_from(("killed", "killed", "missing")),
        via=st.sampled_from(("", "", "Daily", "Echo")),
        as_of=st.sampled_from(("", *DAYS[:3], *DAYS[:3], "2022-01-05T08:00", "2022-01-05T18:00")),
        published=st.sampled_from(("", *DAYS[1:], *DAYS[1:])),
    ),
    least=3,
)
# A figure printed again, in two series of one question.
prints = table(
    rows(
        source=st.sampled_from(("Agency", "Agency", "Clinic")),
        figure=st.sampled_from(("12", "12", "20", "dozens")),
        via=st.sampled_from(("", "Daily", "Echo")),
        as_of=st.sampled_from(("", "2022-01-05", "2022-01-06")),
        published=st.sampled_from(DAYS),
    ),
    least=3,
    most=7,
)
# One question, with every wording, several names and descriptions.
one_question = table(rows(metric=st.sampled_from(("killed",) * 4 + ("held",))))
# One question of one day, so that wordings do the work.
wordings = table(rows(as_of=st.just("2022-01-05"), published=st.just(""), via=st.just("")), least=3)
# Parts and wholes of every sort.
scopes = table(
    rows(
        source=st.sampled_from((*SOURCES, "Agency; Daily")),
        metric=st.sampled_from(("killed", "killed", "beheaded", "casualties", "detained", "held", "missing")),
        population=st.sampled_from(("", "people", "security forces", "police", "dockhands")),
        place=st.sampled_from(("", "", "Derna", "Libya", "Port, Libya")),
        since=st.sampled_from(("", "", "", "2022-01-04", "2022-01-05", "2022")),
        basis=st.sampled_from(("", "", "", "", "", "confirmed", "by day of death")),
        event=st.sampled_from(("Unrest", "Unrest", "Unrest", "January events", "Another")),
        figure=st.sampled_from(("12", "20", "748", "748", "at least 20", "some 20", "dozens", "at most 20", "2,300")),
        url=st.sampled_from(("", "", "https://example.org/1")),
    ),
    least=3,
)
# One office that gives parts and wholes at once.
sums = table(
    rows(
        source=st.sampled_from(("Agency",) * 6 + ("Clinic",)),
        via=st.sampled_from(("", "", "", "Daily")),
        metric=st.sampled_from(("killed", "killed", "killed", "wounded", "casualties")),
        population=st.sampled_from(("", "", "civilians", "security forces", "armed group")),
        figure=st.sampled_from(("12", "12", "13", "20", "24", "at least 12", "about 20", "at most 13")),
        as_of=st.sampled_from(("2022-01-06",) * 7 + ("",)),
        published=st.sampled_from(("2022-01-07",) * 5 + ("",)),
        status=st.just(""),
    ),
    least=4,
    most=8,
)
# One office that gives totals, and the count of the days between them.
days_between = table(
    rows(
        source=st.just("Agency"),
        via=st.sampled_from(("", "", "", "Daily")),
        metric=st.sampled_from(("killed", "killed", "killed", "missing")),
        figure=st.sampled_from(("12", "13", "20", "24", "30", "at least 12", "about 20")),
        since=st.sampled_from(("", "", "2022-01-06")),
        as_of=st.sampled_from(("2022-01-05", "2022-01-06", "2022-01-06")),
        published=st.sampled_from(("", "2022-01-06", "2022-01-07", "2022-01-07")),
        status=st.just(""),
    ),
    least=3,
)
# Who carries whom: one day, few figures.
voices = table(
    rows(
        source=st.sampled_from(("Agency", "The Agency of News", "Bureau", "Clinic", "Daily", "Echo", "Local media")),
        via=st.sampled_from(("", "", "Agency", "Clinic", "Daily", "Echo", "Daily > Echo", "Bureau")),
        figure=st.sampled_from(("12", "12", "20")),
        as_of=st.sampled_from(("2022-01-05", "2022-01-05", "2022-01-06")),
        published=st.just(""),
    )
)
tables = st.one_of(one_series, prints, one_question, wordings, scopes, sums, days_between, voices)

statements = st.fixed_dictionaries(
    {
        "metric": st.sampled_from(("killed", "killed", "killed", "casualties", "beheaded", "missing", "held")),
        "figure": st.sampled_from(NUMBERS),
        "population": st.sampled_from(("people", "people", "security forces", "police")),
        "event": st.sampled_from(("", "Unrest", "January events")),
        "since": st.sampled_from(("", "", "2022-01-05")),
        "place": st.sampled_from(("", "", "", "Libya", "Derna")),
        "as_of": st.sampled_from(("", "", "", "2022-01-05", "2022-01-06", "2022-01-05T18:00", "2022-01")),
    }
)
