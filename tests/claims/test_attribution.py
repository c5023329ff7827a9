"""Who says it and who relays it: what cells of `source` and `via` name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.claims.attribution import (
    MOST_RELAYS,
    Attribution,
    ChainError,
    is_doubtful,
    read_chain,
    read_source,
    with_relays,
    write_chain,
)

names = st.text("ABCxyz .", min_size=1).map(lambda text: " ".join(text.split())).filter(bool)


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("", ()),
        ("  ", ()),
        ("Newsweek", ("Newsweek",)),
        ("The Insider > Newsweek", ("The Insider", "Newsweek")),
        ("The Insider>Newsweek", ("The Insider", "Newsweek")),
        ("A  B >\tC", ("A B", "C")),
    ],
)
def test_a_chain_is_read_nearest_to_the_source_first(text: str, chain: tuple[str, ...]) -> None:
    assert read_chain(text) == chain


@pytest.mark.parametrize(("text", "start"), [("A > > B", 3), ("> B", 0), ("A >", 3), (">", 0)])
def test_a_relay_without_a_name_is_refused_with_its_place(text: str, start: int) -> None:
    with pytest.raises(ChainError) as caught:
        read_chain(text)
    assert caught.value.span[0] == start


def test_a_chain_beyond_the_limit_is_refused() -> None:
    assert len(read_chain(" > ".join(["A"] * MOST_RELAYS))) == MOST_RELAYS
    with pytest.raises(ChainError, match="at most 50"):
        read_chain(" > ".join(["A"] * (MOST_RELAYS + 1)))


@given(st.lists(names, max_size=5).map(tuple))
def test_a_chain_written_is_read_back(chain: tuple[str, ...]) -> None:
    assert read_chain(write_chain(chain)) == chain


MINISTRY = "Ministry of Health"


@pytest.mark.parametrize(
    "cell",
    [
        "Newsweek citing Ministry of Health",
        "Newsweek, citing Ministry of Health",
        "Newsweek citing the Ministry of Health",
        "Newsweek (citing the Ministry of Health)",
        "Newsweek(citing Ministry of Health)",
        "Newsweek [quoting Ministry of Health]",
        "Newsweek Quoting Ministry of Health",
        "Newsweek,  quoting  the Ministry of Health",
        "Ministry of Health via Newsweek",
        "Ministry of Health, via Newsweek",
        "Ministry of Health (via Newsweek)",
        "Ministry of Health (via the Newsweek)",
        "the Ministry of Health via Newsweek",
        "Ministry of Health cited by Newsweek",
        "Ministry of Health, quoted by Newsweek",
        "Ministry of Health (cited by Newsweek)",
        "Ministry of Health, as quoted by Newsweek",
    ],
)
def test_a_source_cell_may_name_who_relayed(cell: str) -> None:
    assert read_source(cell) == (Attribution(MINISTRY, ("Newsweek",)),)


@pytest.mark.parametrize(
    "cell",
    [
        "Via Campesina",
        "Radio Via Lactea",
        "Aviation Authority",
        "Newsweek citing",
        "via Newsweek",
        "citing sources",
        "Trivia Club",
        "Bolivia Police",
        "Police (via AP) in Almaty",
        "AP and AFP",
        "National Hospital, Colombo",
        "Police, according to AP",
        "Police per AP",
        "AP/AFP",
    ],
)
def test_any_other_cell_is_one_name(cell: str) -> None:
    assert read_source(cell) == (Attribution(cell),)


@pytest.mark.parametrize(
    ("cell", "source", "relays"),
    [
        ("Newsweek citing AP citing Police", "Police", ("AP", "Newsweek")),
        ("Police via AP via Newsweek", "Police", ("AP", "Newsweek")),
        ("Newsweek citing Police via AP", "Police", ("AP", "Newsweek")),
        ("Newsweek, citing The Insider", "The Insider", ("Newsweek",)),
        ("AP citing officials", "officials", ("AP",)),
    ],
)
def test_several_relays_stand_nearest_to_the_source_first(cell: str, source: str, relays: tuple[str, ...]) -> None:
    assert read_source(cell) == (Attribution(source, relays),)


@pytest.mark.parametrize(
    ("cell", "sources"),
    [
        ("AP; AFP", ["AP", "AFP"]),
        ("AP;AFP ;  Reuters", ["AP", "AFP", "Reuters"]),
        ("AP; ", ["AP"]),
        ("; AP", ["AP"]),
        ("AP; the AP; A.P.", ["AP"]),
        ("", [""]),
        (" ; ", [""]),
    ],
)
def test_a_semicolon_separates_sources_each_of_which_is_named_once(cell: str, sources: list[str]) -> None:
    assert [one.source for one in read_source(cell)] == sources


@pytest.mark.parametrize(
    ("cell", "doubtful"),
    [
        ("AP/AFP", True),
        ("Police, according to AP", True),
        ("Police per AP", True),
        ("Perm police", False),
        ("Super Radio", False),
        ("Reporters Without Borders", False),
    ],
)
def test_names_that_may_be_two_are_doubtful(cell: str, doubtful: bool) -> None:
    assert is_doubtful(cell) is doubtful


@pytest.mark.parametrize(
    ("read", "chain", "together"),
    [
        (("Newsweek",), (), ("Newsweek",)),
        (("Newsweek",), ("Newsweek",), ("Newsweek",)),
        (("newsweek",), ("Newsweek", "AP"), ("Newsweek", "AP")),
        (("Newsweek",), ("The Insider",), ("Newsweek", "The Insider")),
        (("Newsweek",), ("The Insider", "Newsweek"), ("The Insider", "Newsweek")),
        (("A", "B"), ("C",), ("A", "B", "C")),
        (("A", "B"), ("B", "C"), ("A", "B", "C")),
    ],
)
def test_relays_of_the_source_cell_stand_before_those_of_via_none_twice(
    read: tuple[str, ...], chain: tuple[str, ...], together: tuple[str, ...]
) -> None:
    assert with_relays(read, chain) == together
    assert with_relays(read, together) == together
