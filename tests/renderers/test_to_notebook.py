"""What a notebook shows of a report, a check and claims: rows that read as they are, and nothing that acts."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

import figures
from figures import Claim
from figures.renderers.to_notebook import to_notebook

HOSTILE = ("<script>x</script>", "[/red] Ministry", "a|b", "quote \" and ' it", "AFP\x1b[2J", "A\u202eB", "مصادر")


class Read(HTMLParser):
    """The elements, the attributes and the words of a document."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.words = ""
        self.open: list[str] = []
        self.feed(document)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += f"{data} "


def shown(value: object) -> Read:
    document = value._repr_html_()  # type: ignore[attr-defined]  # as a notebook asks for it
    read = Read(document)
    assert read.open == []
    return read


def claims(number: int = 2, **more: str) -> list[Claim]:
    return [
        Claim(source=f"Source {place}", metric="killed", figure=str(10 + place), as_of="2022-01-06", **more)
        for place in range(number)
    ]


def test_a_report_shows_both_figures_their_names_and_how_far_apart_they_are() -> None:
    read = shown(figures.compare(claims(event="Unrest")))
    assert "Unrest" in read.words
    assert "1 of 1 question is in conflict." in read.words
    for words in ("Source 0", "Source 1", "10  ≠", "11  ≠", "(1 apart)", "For 6 January"):
        assert words in read.words
    assert "open" in read.attributes


def test_many_questions_are_folded_and_those_beyond_the_most_are_counted() -> None:
    rows = [
        {"source": f"S{side}", "metric": "killed", "figure": place + side, "place": f"Town {place}"}
        for place in range(60)
        for side in (1, 2)
    ]
    read = shown(figures.compare(rows))
    assert "open" not in read.attributes
    assert "10 more questions of less weight." in read.words


def test_a_check_shows_its_verdict_and_who_says_what() -> None:
    read = shown(figures.check(claims(), metric="killed", figure=10))
    for words in (
        "DISPUTED",
        "1 source gave it, 1 gave figures that rule it out",
        "gave it Source 0",
        "rule it out Source 1",
    ):
        assert words in " ".join(read.words.split())


def test_a_check_that_could_ask_nobody_says_why() -> None:
    (one,) = figures.check_all(claims(), [{"metric": "killed", "figure": "3", "place": "Atlantis", "source": ""}])
    assert "Atlantis" in shown(one).words


def test_claims_show_the_columns_that_say_something_and_count_the_rest() -> None:
    read = shown(figures.load(claims(53, via="Radio > Paper")))
    assert read.words.split()[:8] == ["53", "claims", "source", "via", "metric", "figure", "population", "as_of"]
    assert "Radio > Paper" in read.words
    assert "3 more claims." in read.words


@pytest.mark.parametrize("value", ["", "one"])
def test_nothing_and_a_single_claim_are_shown_as_such(value: str) -> None:
    read = shown(figures.compare(claims(1) if value else []))
    assert ("One claim: 10 people killed" if value else "No claims in") in read.words


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_no_text_of_a_source_acts(name: str) -> None:
    rows = [
        Claim(
            source=name, metric="killed", figure="10", via=(name,), url="javascript:alert(1)", event=name, as_of="2022"
        ),
        Claim(
            source=f"{name} 2", metric="killed", figure="25", via=(name,), url=f"https://example.org/{name}", event=name
        ),
    ]
    for value in (figures.load(rows), figures.compare(rows), figures.check(rows, metric="killed", figure=10)):
        read = shown(value)
        assert read.tags <= {
            "div",
            "p",
            "b",
            "bdi",
            "br",
            "details",
            "summary",
            "ol",
            "li",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "a",
        }
        assert read.attributes <= {"class", "open", "href", "rel"}
        assert "javascript" not in value._repr_html_().partition("href")[2]
        assert not set("\x1b\u202e") & set(value._repr_html_())


def test_what_has_no_rows_is_no_value_to_show() -> None:
    with pytest.raises(TypeError, match="a int has no rows to show"):
        to_notebook(3)
