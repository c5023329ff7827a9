"""Small sets of claims whose reports are known to the letter, hostile names, and the golden documents."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import figures
from figures import __version__
from figures.claims.cells import one_line
from figures.claims.claim import Claim
from figures.claims.table import Claims, Input

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from figures.report.report import Report

GOLDEN = Path(__file__).parent.parent / "golden"
EVENT = "Kazakhstan unrest 2022"
MINISTRY = "Ministry of Internal Affairs"
OFFICERS = "security officers"

UNREST: tuple[tuple[str, str, str, dict[str, str]], ...] = (
    (
        MINISTRY,
        "wounded",
        "748",
        {"via": "The Insider > Newsweek", "as_of": "2022-01-07", "url": "https://example.org/a"},
    ),
    (MINISTRY, "wounded", "748", {"via": "News site", "as_of": "2022-01-07", "locator": "paragraph 12"}),
    ("local media", "wounded", "748", {"as_of": "2022-01-07", "population": OFFICERS}),
    ("Ministry of Health", "wounded", "1000", {"as_of": "2022-01-07"}),
    ("Ministry of Health", "wounded", "more than 400", {"as_of": "2022-01-05"}),
    ("the president", "wounded", "many", {"as_of": "2022-01-05", "population": "law enforcement"}),
    (MINISTRY, "detained", "2298", {"via": "The Insider > Newsweek", "as_of": "2022-01-07"}),
    ("police", "detained", "Some 2000", {"published": "2022-01-07"}),
    ("News site", "detained", "hundreds", {"published": "2022-01-07"}),
    (MINISTRY, "killed", "18", {"population": OFFICERS, "as_of": "2022-01-07"}),
    ("police", "killed", "dozens of protesters", {"population": "protesters", "published": "2022-01-07"}),
    ("the president", "killed", "several", {"as_of": "2022-01-05", "status": "retracted"}),
    ("opposition leader", "killed", "unknown", {"as_of": "2022-01-06"}),
    ("Associated Press", "beheaded", "1", {"population": "police", "published": "2022-01-07"}),
    ("Khabar-24", "beheaded", "one", {"population": "police", "via": "The Insider", "published": "2022-01-07"}),
    ("Agence France-Presse", "beheaded", "two", {"population": "police", "published": "2022-01-07"}),
)
"""The figures of one news report and a few more: an echo, a relay, an update, a retracted one, an unknown number."""

SERIES: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("Ministry", "200", {"as_of": "2022-01-05"}),
    ("Ministry", "some 2000", {"as_of": "2022-01-06"}),
    ("Ministry", "2298", {"as_of": "2022-01-07"}),
    ("Ministry", "5800", {"as_of": "2022-01-09"}),
    ("Ministry", "5135", {"as_of": "2022-01-10"}),
    ("Observers", "at least 150", {"as_of": "2022-01-05"}),
    ("Observers", "3000-3500", {"as_of": "2022-01-08"}),
    ("Observers", "4404", {"published": "2022-01-10"}),
    ("Human Rights Group of the Northern Regions", "dozens", {"as_of": "2022-01-05"}),
    ("Human Rights Group of the Northern Regions", "hundreds", {"as_of": "2022-01-07"}),
    ("someone", "12", {}),
)
"""Who had been detained, over the days."""

HOSTILE = (
    "<script>alert(1)</script>",
    "[/red] [bold]AFP[/bold]",
    "AFP\x1b[31m\x1b]8;;https://evil.example\x07 red",
    "gov\u202etxt.exe\u2066 office\u2069",
    "zero\u200bwidth\u200e\ufeff",
    "a|b||c",
    "=cmd|'/C calc'!A0",
    "+1; -2; @SUM(A1);",
    "'=quoted",
    "line\nbreak\r\nand\ttab",
    "😀 👩\u200d👧 press",
    "وزارة الداخلية",
    "内務省の報道官",
    "*bold* _it_ `code` ~~no~~ ![i](x) [a](http://evil.example) # h",
    "[[File:x.png]] {{Template|x}} '''b''' ~~~~ __TOC__ <ref>n</ref>",
    "http://evil.example/ www.evil.example mailto:a@b.example",
    "\\| back\\slash \\",
    "# heading",
    "- item",
    "&lt;b&gt; &amp; &#60;",
    "\u0338slashed " + "e" + "\u0301" * 9,
    "W" * 500,
    "内" * 250,
    "many words " * 45,
)
"""Names that a file may hold: each must come out as text in every format, and break no layout."""


def claims_of(rows: Iterable[dict[str, Any]]) -> Claims:
    """Claims as if read from one file."""
    held = Claims.of([Claim(**row) for row in rows])
    return Claims(held.columns, held.reading, (Input("claims.csv", "0" * 64, len(held)),), held.notes)


@pytest.fixture
def unrest() -> Claims:
    return claims_of(
        {"source": source, "metric": metric, "figure": figure, "event": EVENT, **facts}
        for source, metric, figure, facts in UNREST
    )


@pytest.fixture
def report(unrest: Claims) -> Report:
    """All that the news report says."""
    return figures.compare(unrest)


@pytest.fixture
def series() -> Report:
    """Who had been detained, over the days."""
    return figures.compare(
        claims_of(
            {"source": source, "metric": "detained", "figure": figure, **facts} for source, figure, facts in SERIES
        )
    )


@pytest.fixture(params=HOSTILE, ids=lambda name: name[:12].encode("unicode_escape").decode())
def hostile(request: pytest.FixtureRequest) -> tuple[str, Report]:
    """A hostile name as the model keeps it, and a report that has it wherever a name can stand."""
    name = str(one_line(request.param))
    facts: dict[str, Any] = {
        "metric": "killed",
        "event": name,
        "place": name.replace(",", ""),
        "as_of": "2022-01-07",
        "note": name,
    }
    rows: list[dict[str, Any]] = [
        {"source": name, "figure": "10", "via": (name, "Paper"), "url": f"https://example.org/{name}", "locator": name},
        {"source": f"{name} 2", "figure": "25", "url": name, "id": name},
        {"source": "Paper", "figure": "dozens", "via": (f"{name} 2",), "status": "retracted"},
    ]
    report = figures.compare(claims_of({**facts, **row} for row in rows))
    assert len(report.discrepancies) == 1
    return name, report


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Hold a document against the one on file; FIGURES_REGENERATE_GOLDEN=1 writes it instead, on purpose."""

    def held(name: str, document: str) -> None:
        path = GOLDEN / name
        document = document.replace(__version__, "VERSION")
        if os.environ.get("FIGURES_REGENERATE_GOLDEN") == "1":
            path.write_text(document, encoding="utf-8", newline="\n")
        assert path.exists(), f"{path.name} is missing; FIGURES_REGENERATE_GOLDEN=1 writes it"
        with path.open(encoding="utf-8", newline="") as on_file:
            assert document == on_file.read()

    return held
