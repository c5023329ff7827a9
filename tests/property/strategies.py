"""Claims as hypothesis makes them: few names, few numbers, few days, so that they meet often."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from figures import Claim

SOURCES = ("Agency", "Bureau", "Clinic", "Daily")
RELAYS = ("Daily", "Echo", "Fax")
FIGURES = (
    "12", "twelve", "20", "48", "100", "at least 20", "at most 20", "some 20", "dozens", "10-15", "none", "unknown",
)  # fmt: skip
METRICS = ("wounded", "killed", "beheaded", "detained", "held")
POPULATIONS = ("people", "security forces", "police", "protesters")
PLACES = ("", "Kazakhstan", "Almaty, Kazakhstan", "Astana, Kazakhstan")
DATES = (
    None, None, "2022-01-04", "2022-01-05", "2022-01-06", "2022-01-05T18:00", "2022-01", "2022-02-01", "2022-02", "2022",
)  # fmt: skip
PUBLISHED = (None, None, "2022-01-05", "2022-01-07", "2022-01")
SINCE = (None, None, None, "2022-01", "2022-01-03", "2022-01-04")
STATUSES = ("reported", "reported", "reported", "confirmed", "retracted")

number = st.sampled_from(FIGURES)
chain = st.lists(st.sampled_from(RELAYS), max_size=2).map(tuple)


def _claim(fields: dict[str, Any]) -> Claim:
    """A claim whose period runs forward: what would begin after it ends begins with the event instead."""
    claim = Claim(**{**fields, "since": None})
    since = fields.get("since")
    if since is None or (claim.as_of and claim.as_of.before(Claim(**{**fields, "as_of": None}).since)):  # type: ignore[arg-type]
        return claim
    return Claim(**fields)


def claims(**fixed: Any) -> st.SearchStrategy[Claim]:
    """One claim; a field that is fixed takes its values from the strategy given."""
    fields = {
        "source": st.sampled_from(SOURCES),
        "via": chain,
        "metric": st.sampled_from(METRICS),
        "figure": number,
        "population": st.sampled_from(POPULATIONS),
        "place": st.sampled_from(PLACES),
        "event": st.sampled_from(("", "", "", "Another event")),
        "since": st.sampled_from(SINCE),
        "as_of": st.sampled_from(DATES),
        "published": st.sampled_from(PUBLISHED),
        "status": st.sampled_from(STATUSES),
    } | fixed
    return st.fixed_dictionaries(fields).map(_claim)


def numbered(found: list[Claim]) -> list[Claim]:
    """The same claims, each under an id of its own: `c0`, `c1`, ..."""
    return [claim.model_copy(update={"id": f"c{place}"}) for place, claim in enumerate(found)]


# One question, so that dates, sources and numbers do the work; and parts and wholes, so that scopes do.
one_question = st.lists(
    claims(
        metric=st.just("wounded"), population=st.just("people"), place=st.just(""), event=st.just(""), since=st.none()
    ),
    max_size=8,
)
one_held_question = st.lists(
    claims(metric=st.just("held"), population=st.just("people"), place=st.just(""), event=st.just(""), since=st.none()),
    max_size=7,
)
part_and_whole = st.lists(
    claims(
        metric=st.sampled_from(("killed", "beheaded")),
        population=st.sampled_from(("people", "police")),
        place=st.sampled_from(("", "Kazakhstan")),
        event=st.just(""),
        figure=st.sampled_from(("12", "20", "20", "100", "some 20", "at most 20")),
    ),
    max_size=8,
)
custody = st.lists(
    claims(
        metric=st.sampled_from(("held", "detained")),
        population=st.sampled_from(("people", "police")),
        place=st.just(""),
        event=st.just(""),
        since=st.none(),
        figure=st.sampled_from(("12", "20", "100", "at least 20")),
    ),
    max_size=7,
)
mixed = st.lists(claims(), max_size=9)

claim_sets = st.one_of(one_question, one_held_question, part_and_whole, custody, mixed)
"""Lists of claims; ids are derived from their content, and two may be identical."""

numbered_claim_sets = claim_sets.map(numbered)
"""Lists of claims, each with an id of its own."""
