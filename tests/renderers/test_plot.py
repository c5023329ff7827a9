"""Images to print: the same bytes for the same claims, names as they were written, a caption that names sources."""

from __future__ import annotations

import os
import subprocess
import sys
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

import pytest

from figures.claims.claim import Claim
from figures.claims.table import Claims
from figures.errors import MissingExtraError, SelectionError
from figures.renderers import to_plot as plotting
from figures.renderers.to_plot import FORMATS, to_plot
from figures.report.comparison import compare_claims

if TYPE_CHECKING:
    from figures.report.model import Report

pytest.importorskip("matplotlib", reason="the extra figures-claims[plot] is not installed")

STARTS = {"svg": b"<?xml", "png": b"\x89PNG\r\n", "pdf": b"%PDF-"}


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are put on the figure, once it is drawn."""
    from matplotlib.text import Text

    texts: list[str] = []
    draw = Text.draw

    def noted(self: Text, *arguments: Any, **options: Any) -> None:
        texts.append(" ".join(self.get_text().split()))
        draw(self, *arguments, **options)

    monkeypatch.setattr(Text, "draw", noted)
    return texts


def of(*rows: dict[str, Any], **both: Any) -> Report:
    return compare_claims(Claims.of([Claim(**{"metric": "killed", **both, **row}) for row in rows]))


@pytest.mark.parametrize("format", FORMATS)
def test_each_format_is_made_twice_to_the_same_bytes(report: Report, format: str) -> None:  # noqa: A002 - the parameter's name
    image = to_plot(report, format)
    assert image.startswith(STARTS[format])
    assert image == to_plot(report, format)


def test_another_process_with_another_hash_seed_makes_the_same_bytes() -> None:
    script = (
        "import sys, hashlib; from figures.claims.table import Claims; from figures.claims.claim import Claim;"
        "from figures.report.comparison import compare_claims; from figures.renderers.to_plot import to_plot;"
        "c = [Claim(source=s, metric='killed', figure=f) for s, f in (('A', '5'), ('B', 'dozens'), ('C', '5-9'))];"
        "print(hashlib.sha256(to_plot(compare_claims(Claims.of(c)), 'svg')).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", script], check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    assert len(digests) == 1


def test_no_date_stands_in_the_image(report: Report) -> None:
    assert b"<dc:date>" not in to_plot(report, "svg")
    assert b"CreationDate" not in to_plot(report, "pdf")


def test_letters_are_outlines_in_svg_and_embedded_in_pdf_and_png_is_fit_for_print(report: Report) -> None:
    assert not ET.fromstring(to_plot(report, "svg")).findall(".//{http://www.w3.org/2000/svg}text")  # noqa: S314 - our own
    assert b"FontFile2" in to_plot(report, "pdf")
    image = to_plot(report, "png")
    density = int.from_bytes(image[image.index(b"pHYs") + 4 :][:4], "big")
    assert round(density * 0.0254) == 300


def test_the_image_says_who_says_what_and_the_caption_names_sources_days_input_and_profile(
    report: Report, written: list[str]
) -> None:
    to_plot(report, "png")
    said = " ".join(written)
    for words in (
        "Ministry of Health",
        "748",
        "many (2+)",
        "several (3+), retracted",
        "people wounded",
        "Ministry of Internal Affairs (up to 2022-01-07, via The Insider > Newsweek)",
        "police (published 2022-01-07)",
        "claims.csv sha256 000000000000",
        "profile floor",
    ):
        assert words in said, words


def test_dollars_backslashes_and_percents_are_letters_not_formulas(written: list[str]) -> None:
    name = r"The $\frac{1}{0}$ Post_^{ 100% \alpha"
    to_plot(of({"source": name, "figure": "5"}), "svg")
    assert name in written


def test_what_would_be_a_broken_formula_is_drawn_all_the_same(written: list[str]) -> None:
    to_plot(of({"source": r"$\frac{$", "figure": "5"}), "svg")
    assert r"$\frac{$" in written


def test_hostile_names_are_drawn_as_text_without_a_warning(hostile: tuple[str, Report]) -> None:
    _, report = hostile
    ET.fromstring(to_plot(report, "svg"))  # noqa: S314 - our own


def test_long_names_are_cut_and_many_questions_and_claims_are_counted(written: list[str]) -> None:
    rows = [{"source": "W" * 500, "figure": str(number), "place": f"P{number}"} for number in range(40)]
    to_plot(of(*rows), "svg")
    assert max(map(len, written)) < 118 * 20
    assert not any("W" * 120 in words for words in written)
    assert any("28 questions not drawn" in words for words in written)


def test_an_empty_report_is_an_image_too() -> None:
    assert to_plot(compare_claims(Claims.of([])), "svg").startswith(b"<?xml")


def test_a_users_own_settings_change_nothing(report: Report) -> None:
    import matplotlib as mpl

    before = to_plot(report, "svg")
    with mpl.rc_context({"font.size": 30, "axes.facecolor": "red", "text.usetex": False, "savefig.dpi": 10}):
        assert to_plot(report, "svg") == before


def test_an_unknown_format_names_the_known_ones(report: Report) -> None:
    with pytest.raises(SelectionError, match="unknown image format 'gif', known: svg, png, pdf"):
        to_plot(report, "gif")


def test_without_matplotlib_the_error_holds_the_command_that_installs_it(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'figures-claims\[plot\]'"):
        to_plot(report, "svg")


def test_the_module_loads_no_matplotlib_until_it_draws() -> None:
    script = "import sys, figures.renderers.to_plot; print('matplotlib' in sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
    assert loaded.stdout.strip() == "False"
    assert plotting.DPI == 300
