"""What named sources make of statements: names the claims know, many statements, and who is in each list."""

from __future__ import annotations

import io

import pytest
from tables import table

import figures
from figures import SelectionError

CLAIMS = """\
id,source,via,metric,figure,population,place,event,as_of
h,Ministry of Health,,wounded,"1,000",people,"Almaty, Kazakhstan",Unrest,2022-01-06
i,Interior Ministry,AFP,wounded,748,people,"Almaty, Kazakhstan",Unrest,2022-01-06
f,AFP,,wounded,748,people,"Almaty, Kazakhstan",Unrest,2022-01-06
w,witnesses,,wounded,dozens,people,"Almaty, Kazakhstan",Unrest,2022-01-06
p,Police,,wounded,18,police,"Almaty, Kazakhstan",Unrest,2022-01-06
o,Police,,wounded,12,police,"Almaty, Kazakhstan",Unrest,2022-01-05
"""


def said(figure: str, **asked: str) -> figures.Check:
    return figures.check(table(CLAIMS), **{"metric": "wounded", **asked}, figure=figure)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("figure", "verdict", "borne_out", "excluded"),
    [
        ("1,000", "disputed", ("Ministry of Health",), ("Interior Ministry",)),
        ("at least 700", "supported", ("Interior Ministry", "Ministry of Health"), ()),
        ("900", "contradicted", (), ("Interior Ministry", "Ministry of Health")),
    ],
)
def test_the_lists_name_voices_and_who_repeats_one_is_named_apart(
    figure: str, verdict: str, borne_out: tuple[str, ...], excluded: tuple[str, ...]
) -> None:
    check = said(figure)
    assert (check.verdict.value, check.borne_out, check.excluded) == (verdict, borne_out, excluded)
    assert (check.allowed, check.repeating) == (("Police",), ("AFP",))
    assert [check.claims.id(row) for row in check.descriptions] == ["w"]


def test_replaced_claims_that_gave_the_very_figure_are_told_by_their_ids() -> None:
    assert said("12", population="police").replaced_ids == ("o",)


def test_the_day_that_is_assumed_is_told_and_a_stated_day_needs_none() -> None:
    assert str(said("1,000").assumed) == "2022-01-06"
    assert said("1,000", as_of="2022-01-06").assumed is None


def test_names_are_known_in_any_spelling_and_places_by_what_they_lie_in() -> None:
    check = said("18", metric="injured", population="Police", event="the UNREST", place="almaty, kazakhstan")
    question = check.statement.question
    assert (question.event, question.place, check.verdict) == ("Unrest", "Almaty, Kazakhstan", "supported")
    assert said("at least 1,000", place="Kazakhstan").borne_out == ("Ministry of Health",)
    assert said("700", place="Medeu, Almaty, Kazakhstan").verdict == "unknown"


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"event": "Unrst"}, "no claim has the event 'Unrst', did you mean 'Unrest'?"),
        ({"place": "Astana, Kazakhstan"}, "no claim has the place 'Astana, Kazakhstan'"),
        ({"metric": "wonded"}, "unknown metric 'wonded', did you mean 'wounded'?"),
        ({"as_of": "6/1/2022"}, "as_of: "),
    ],
)
def test_what_the_claims_do_not_know_is_an_error(asked: dict[str, str], message: str) -> None:
    with pytest.raises(SelectionError) as caught:
        said("1,000", **asked)
    assert str(caught.value).startswith(message)


def test_of_several_events_one_must_be_named() -> None:
    two = table(CLAIMS + "x,A,,killed,5,,,Flood,2023-09-11\n")
    with pytest.raises(SelectionError, match="several events, name one with --event: 'Flood', 'Unrest'"):
        figures.check(two, metric="killed", figure=5)
    assert figures.check(two, metric="killed", figure=5, event="flood").verdict == "supported"


STATEMENTS = """\
id,source,metric,figure,event,place
one,A paper,wounded,"1,000",,
two,,wounded,at least 700,Unrest,
three,A post,wounded,900,Flood,
"""


def test_many_statements_are_checked_in_their_order_and_unknown_events_say_so() -> None:
    checks = figures.check_all(table(CLAIMS), io.BytesIO(STATEMENTS.encode()))
    told = [(check.statement.id, check.statement.source, check.verdict.value) for check in checks]
    assert told == [("one", "A paper", "disputed"), ("two", "", "supported"), ("three", "A post", "unknown")]
    assert checks[2].because == "no claim has the event 'Flood'"


def test_claims_that_nobody_has_reviewed_are_refused_here_too() -> None:
    claims = table("source,metric,figure,status\nA,killed,5,reported\nB,killed,9,extracted\n")
    with pytest.raises(SelectionError, match="1 claim was proposed"):
        figures.check(claims, metric="killed", figure=5)
    assert figures.check(claims, metric="killed", figure=5, unreviewed=True).verdict == "disputed"
    assert figures.check(claims, metric="killed", figure=5, on_error="skip").verdict == "supported"
