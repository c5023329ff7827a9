"""Chains of relays, and which sources are independent voices."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from figures.claims.attribution import MOST_RELAYS, ChainError, read_chain, write_chain
from figures.judging.voices import origins, relayed

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


def test_a_relay_repeats_the_source_and_every_relay_before_it() -> None:
    heard = relayed([("Ministry", ("Insider", "Newsweek")), ("Insider", ()), ("Newsweek", ())])
    assert heard == {"Insider": {"Ministry"}, "Newsweek": {"Ministry", "Insider"}}


def test_a_relay_that_never_speaks_in_its_own_name_is_no_voice_to_discount() -> None:
    assert relayed([("Ministry", ("Insider", "Newsweek"))]) == {}


def test_x_citing_y_is_the_voice_of_y() -> None:
    heard = relayed([("Ministry", ("Newsweek",)), ("Newsweek", ()), ("AFP", ())])
    assert origins({"Ministry", "Newsweek", "AFP"}, heard) == {"Ministry", "AFP"}


def test_a_relay_is_a_voice_of_its_own_where_nobody_it_relays_is_present() -> None:
    heard = relayed([("Ministry", ("Newsweek",)), ("Newsweek", ()), ("AFP", ())])
    assert origins({"Newsweek", "AFP"}, heard) == {"Newsweek", "AFP"}


def test_two_that_relay_a_third_are_each_independent_of_the_other() -> None:
    heard = relayed([("Ministry", ("A",)), ("Ministry", ("B",)), ("A", ()), ("B", ())])
    assert origins({"A", "B"}, heard) == {"A", "B"}
    assert origins({"A", "B", "Ministry"}, heard) == {"Ministry"}


def test_of_two_that_relay_each_other_the_first_in_the_alphabet_is_the_origin() -> None:
    heard = relayed([("A", ("B",)), ("B", ("A",))])
    assert origins({"A", "B"}, heard) == {"A"}


edges = st.lists(st.tuples(st.sampled_from("ABCDEF"), st.lists(st.sampled_from("ABCDEF"), max_size=3).map(tuple)))


@given(edges)
def test_however_they_relay_each_other_at_least_one_voice_is_left(claims: list[tuple[str, tuple[str, ...]]]) -> None:
    heard = relayed(claims)
    sources = {source for source, _ in claims}
    voices = origins(sources, heard)
    assert voices <= sources
    assert bool(voices) == bool(sources)


@given(edges, st.randoms())
def test_the_order_of_claims_never_matters(claims: list[tuple[str, tuple[str, ...]]], random: object) -> None:
    shuffled = claims[:]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert relayed(shuffled) == relayed(claims)


def test_a_long_circle_of_relays_takes_no_deep_recursion() -> None:
    ring = [(f"S{number:05}", (f"S{(number + 1) % 5000:05}",)) for number in range(5000)]
    assert origins({source for source, _ in ring}, relayed(ring)) == {"S00000"}
