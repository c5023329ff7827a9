"""Every form of sentence, made from rows: what is printed beside a name is what that row says, with its day."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from tables import report_of

import figures
from figures.report.forms import FORMS

if TYPE_CHECKING:
    from figures.report.report import Report

PAGE = Path(__file__).parents[2] / "docs" / "sentences.md"


class Case(NamedTuple):
    """Which form, the rows that make it, and the sentence worked out by hand."""

    form: str
    rows: str
    sentence: str


CASES = (
    Case(
        "same day",
        """source,metric,figure,place,as_of
        Police source,killed,67,Negombo,2019-04-21
        Negombo Hospital,killed,74,Negombo,2019-04-21""",
        "For 21 April, Negombo Hospital gave 74 and Police source gave 67: 7 apart.",
    ),
    Case(
        "same day, three",
        """source,metric,figure,as_of
        Health Ministry,killed,290,2019-04-25
        Army,killed,253,2019-04-25
        Director of Health,killed,250 to 260,2019-04-25""",
        "For 25 April, Health Ministry gave 290, Director of Health “250 to 260” and Army 253: 290 is 30 to 37 or more "
        "from the others.",
    ),
    Case(
        "same day, many",
        """source,metric,figure,as_of
        A,killed,100,2019-04-25
        B,killed,at least 150,2019-04-25
        C,killed,at least 160,2019-04-25
        D,killed,at least 170,2019-04-25
        E,killed,at least 180,2019-04-25""",
        "For 25 April, A gave 100. Other figures for that day lie 50 to 80 or more from it: “at least 150” (B), "
        "“at least 160” (C), “at least 170” (D) and “at least 180” (E).",
    ),
    Case(
        "later day",
        """source,via,metric,figure,as_of
        Police spokesman,,killed,359,2019-04-24
        CNN,,killed,at least 359,2019-04-23
        State Minister,,killed,253,2019-04-25
        Health Ministry,,killed,about 255,2019-04-25""",
        "Police spokesman gave 359 for 24 April and CNN gave “at least 359” for 23 April. Figures for later days are "
        "lower by about 104 to 106 or more: “about 255” (Health Ministry, 25 Apr) and 253 (State Minister, 25 Apr). "
        "The file has no later figure by CNN or Police spokesman.",
    ),
    Case(
        "later day, one",
        """source,metric,figure,as_of
        Police spokesman,killed,359,2019-04-24
        State Minister,killed,253,2019-04-25""",
        "Police spokesman gave 359 for 24 April. The figure for a later day is lower by 106: 253 (State Minister, 25 "
        "Apr). The file has no later figure by Police spokesman.",
    ),
    Case(
        "the low one is the odd one",
        """source,metric,figure,as_of
        Police,killed,35,2019-04-21
        Tourism Authority,killed,32 to 36,2019-04-21
        Police spokesman,killed,27,2019-04-22""",
        "Police spokesman gave 27 for 22 April, 5 to 8 or more below figures for earlier days: “32 to 36” (Tourism "
        "Authority, 21 Apr) and 35 (Police, 21 Apr).",
    ),
    Case(
        "one source, two ways",
        """source,via,metric,figure,as_of
        Police,OnLanka,killed,nine,2019-04-21
        Police,Dawn,killed,35,2019-04-21""",
        "Two reports quote Police differently for 21 April: “nine” (OnLanka) and 35 (Dawn), 26 apart.",
    ),
    Case(
        "one source, one report",
        """source,metric,figure,as_of,published
        Minister,wounded,"2,500",2020-08-04,2020-08-05
        Minister,wounded,"3,000",2020-08-04,2020-08-05""",
        "Minister is quoted with two figures for 4 August: 2,500 and 3,000, 500 apart.",
    ),
    Case(
        "reports that name no source",
        """source,via,metric,figure,as_of
        Local media,Reuters,killed,18,2022-01-06
        Local media,AFP,killed,12,2022-01-06""",
        "Reports that name no source give different figures for 6 January: 12 (Local media through AFP) and 18 (Local "
        "media through Reuters), 6 apart.",
    ),
    Case(
        "own figure lowered",
        """source,metric,figure,as_of
        State Minister,killed,359,2019-04-24
        State Minister,killed,253,2019-04-25""",
        "State Minister gave 359 for 24 April and 253 for 25 April, 106 fewer.",
    ),
    Case(
        "own figure lowered, about",
        """source,metric,figure,as_of
        Metropolitan Police,killed,around 100,2017-06-28
        Metropolitan Police,killed,71,2017-11-16""",
        "Metropolitan Police gave “around 100” for 28 June and 71 for 16 November, about 29 fewer.",
    ),
    Case(
        "a floor that sinks",
        """source,metric,figure,as_of
        Maui police,killed,at least 115,2023-08-21
        Maui police,killed,at least 97,2023-09-15""",
        "Maui police gave “at least 115” for 21 August and “at least 97” for 15 September: it stands by 18 fewer.",
    ),
    Case(
        "restated, lower",
        """source,metric,figure,as_of,published
        Ministry of Health,killed,40,2022-01-06,2022-01-07
        Ministry of Health,killed,38,2022-01-06,2022-01-09""",
        "Ministry of Health gave 40 for 6 January and later 38 for the same day, 2 fewer.",
    ),
    Case(
        "printed only",
        """source,metric,figure,as_of,published
        Ministry of Health,wounded,1000,2022-01-06,2022-01-07
        Ministry of Internal Affairs,wounded,748,,2022-01-07""",
        "Ministry of Health gave 1,000 for 6 January. Ministry of Internal Affairs gave 748, published 7 January, the "
        "day not stated: 252 apart. It may be an earlier count.",
    ),
    Case(
        "printed only, both",
        """source,metric,figure,published
        Ministry of Health,wounded,1000,2022-01-07
        Ministry of Internal Affairs,wounded,748,2022-01-07""",
        "Ministry of Health gave 1,000 and Ministry of Internal Affairs gave 748, both published 7 January, the days "
        "not stated: 252 apart. They may be counts of different days.",
    ),
    Case(
        "printed only, a later count",
        """source,metric,figure,as_of,published
        Ministry of Health,wounded,1000,,2022-01-07
        Ministry of Internal Affairs,wounded,748,2022-01-06,2022-01-07""",
        "Ministry of Internal Affairs gave 748 for 6 January. Ministry of Health gave 1,000, published 7 January, the "
        "day not stated: 252 apart. It may be a later count.",
    ),
    Case(
        "published later",
        """source,metric,figure,as_of,published
        Ministry of Health,wounded,1000,2022-01-06,2022-01-06
        Ministry of Internal Affairs,wounded,748,,2022-01-08""",
        "Ministry of Health gave 1,000 for 6 January. The figure published later is lower by 252: 748 (Ministry of "
        "Internal Affairs, published 8 Jan, day not stated). The file has no later figure by Ministry of Health. 748 "
        "may be an earlier count.",
    ),
    Case(
        "no day at all",
        """source,metric,figure
        Government,killed,57
        OPDDH,killed,157""",
        "OPDDH gave 157 and Government gave 57, no day stated: 100 apart.",
    ),
    Case(
        "a month",
        """source,metric,figure,as_of
        Government,killed,57,2009-09
        OPDDH,killed,157,2009-09""",
        "OPDDH gave 157 and Government gave 57, both for September: 100 apart. The days may differ.",
    ),
    Case(
        "an hour in a day",
        """source,metric,figure,as_of
        Fire department,killed,59,2022-10-30T02:00
        Headquarters,killed,153,2022-10-30""",
        "Headquarters gave 153 for 30 October and Fire department gave 59 for 30 October 02:00: 94 apart. The hours "
        "may differ.",
    ),
    Case(
        "no place",
        """source,metric,figure,place,as_of
        Ministry of Internal Affairs,wounded,748,,2022-01-06
        Ministry of Health,wounded,1000,"Almaty, Kazakhstan",2022-01-06""",
        "Ministry of Health gave 1,000 for 6 January and Ministry of Internal Affairs gave 748 for 6 January, the "
        "place not stated, taken for Almaty, Kazakhstan: 252 apart.",
    ),
    Case(
        "loose word",
        """source,metric,figure,as_of
        The report itself,detained,some 2000,2022-01-06
        Ministry of Internal Affairs,detained,2298,2022-01-06""",
        "For 6 January, Ministry of Internal Affairs gave 2,298 and a report that names no source gave “some 2000”: "
        "about 298 apart. “some 2000” is read here as 1,800 to 2,200; read more loosely, it leaves room for both figures.",
    ),
    Case(
        "rounded",
        """source,metric,figure,as_of
        Police,detained,"2,300",2022-01-06
        Ministry of Internal Affairs,detained,"2,298",2022-01-06""",
        "For 6 January, Police gave 2,300 and Ministry of Internal Affairs gave 2,298: 2 apart. 2,300 may be 2,298 "
        "rounded.",
    ),
    Case(
        "vague word",
        """source,metric,figure,as_of
        Police,killed,dozens,2022-01-06
        Ministry of Health,killed,18,2022-01-06""",
        "For 6 January, Police gave “dozens” and Ministry of Health gave 18. “dozens” is read here as 24 or more.",
    ),
    Case(
        "part over whole",
        """source,metric,figure,as_of
        A,beheaded,200,2022-01-06
        B,killed,150,2022-01-06""",
        "200 people beheaded (A, 6 Jan) is 50 more than 150 people killed (B, 6 Jan), of whom they are part.",
    ),
    Case(
        "sum",
        """source,metric,figure,as_of,published
        Ministry of Health,killed,10,2022-01-06,2022-01-07
        Ministry of Health,wounded,20,2022-01-06,2022-01-07
        Ministry of Health,casualties,45,2022-01-06,2022-01-07""",
        "Ministry of Health gave 10 people killed and 20 people wounded for 6 January, 30 together, and 45 casualties: "
        "15 apart.",
    ),
    Case(
        "sum over days",
        """source,metric,figure,since,as_of,published
        Ministry of Health,killed,100,,2022-01-05,2022-01-05
        Ministry of Health,killed,150,,2022-01-07,2022-01-08
        Ministry of Health,killed,80,2022-01-06,2022-01-07,2022-01-08""",
        "Ministry of Health gave 100 for 5 January and 150 for 7 January, a difference of 50, and 80 for the days "
        "between: 30 apart.",
    ),
    Case(
        "same number, other people",
        """source,metric,figure,population,as_of
        Local media,wounded,748,security forces,2022-01-06
        Ministry of Internal Affairs,wounded,748,people,2022-01-06""",
        "The same number, 748, is given for people wounded (Ministry of Internal Affairs, 6 Jan) and for security "
        "forces wounded (Local media, 6 Jan). One report may have changed who is counted.",
    ),
    Case(
        "no common clock",
        """source,metric,figure,as_of
        Red Crescent,killed,"5,500",
        Government,killed,"3,252",2023-09-16""",
        "Red Crescent gave 5,500, no day stated; Government gave 3,252 for 16 September. They cannot be compared: one "
        "may be the later count.",
    ),
    Case(
        "growth",
        """source,metric,figure,as_of
        Health minister,killed,769,2015-09-26
        Hajj directorate,killed,717,2015-09-26
        Associated Press,killed,"at least 2,177",2015-10-19""",
        "Later and higher: Associated Press, “at least 2,177”, 19 October.",
    ),
    Case(
        "what may explain it",
        """source,metric,figure,as_of
        Red Crescent,killed,"8,884",2023-09-12
        Red Crescent,killed,"9,195",2023-09-13
        Red Crescent,killed,"9,500",2023-09-14
        Government,killed,"8,884",2023-09-13
        Government,killed,"9,195",2023-09-14""",
        "What the rows show beside it: Government gives for 13 and 14 September what Red Crescent "
        "gives a day earlier (8,884; 9,195).",
    ),
    Case(
        "same number given",
        """source,metric,figure,as_of
        Ministry of Health,killed,25,2022-01-06
        Red Crescent,killed,25,2022-01-06
        Police,killed,about 25,2022-01-06""",
        "Two sources give 25 for 6 January: Ministry of Health and Red Crescent.",
    ),
    Case(
        "same number, other words",
        """source,metric,figure,as_of
        Ministry of Health,killed,18,2022-01-06
        Red Crescent,killed,eighteen,2022-01-06""",
        "Two sources give the same number for 6 January: 18 (Ministry of Health) and “eighteen” (Red Crescent).",
    ),
    Case(
        "room for it",
        """source,metric,figure,as_of
        Ministry of Health,killed,25,2022-01-06
        Red Crescent,killed,25,2022-01-06
        Police,killed,about 25,2022-01-06""",
        "The wording of 1 more leaves room for it: Police.",
    ),
    Case(
        "nobody agrees",
        """source,metric,figure,as_of
        Ministry of Health,killed,25,2022-01-06
        Red Crescent,killed,31,2022-01-07""",
        "No two sources give the same number.",
    ),
    Case(
        "nobody named agrees",
        """source,metric,figure,as_of
        local media,killed,18,2022-01-06
        Ministry of Health,killed,18,2022-01-06
        Red Crescent,killed,at least 12,2022-01-06""",
        "No two named sources give the same number.",
    ),
    Case(
        "one figure",
        """source,metric,figure,as_of
        Police,killed,dozens,2022-01-06
        Mayor,killed,dozens,2022-01-06""",
        "One figure: “dozens” (Mayor and Police, 6 Jan).",
    ),
    Case(
        "one number",
        """source,metric,figure,as_of
        local media,killed,eighteen,2022-01-06
        Ministry of Health,killed,18,2022-01-06""",
        "One number: 18 (Ministry of Health, 6 Jan) and “eighteen” (local media, 6 Jan).",
    ),
    Case(
        "range",
        """source,metric,figure,as_of
        Ministry of Health,killed,25,2022-01-06
        Red Crescent,killed,at least 31,2022-01-07""",
        "Figures from 25 (Ministry of Health, 6 Jan) to “at least 31” (Red Crescent, 7 Jan).",
    ),
    Case(
        "no upper limit",
        """source,metric,figure,as_of
        Ministry of Health,killed,25,2022-01-06
        Red Crescent,killed,at least 31,2022-01-07""",
        "Without an upper limit: “at least 31” (Red Crescent, 7 Jan).",
    ),
    Case(
        "day not stated",
        """source,metric,figure,as_of,published
        Ministry of Health,killed,25,2022-01-06,
        Red Crescent,killed,31,,2022-01-07""",
        "Day not stated: 31 (Red Crescent, published 7 January).",
    ),
    Case(
        "no later figure",
        """source,metric,figure,as_of
        Police spokesman,killed,359,2019-04-24
        State Minister,killed,253,2019-04-25""",
        "The file has no later figure by Police spokesman.",
    ),
    Case(
        "crowd",
        "source,metric,figure,as_of\n" + "\n".join(f"Source {n},killed,{n},2019-01-06" for n in range(100, 146)),
        "46 figures, from 100 (Source 100, 6 Jan) to 145 (Source 145, 6 Jan), stand against each other in 1,035 pairs; the "
        "10 furthest apart are told here.",  # 46 times 45, halved
    ),
    Case(
        "one claim",
        """source,metric,figure,population,place,as_of
        UNICEF,killed,13,children,Batticaloa,2019-04-23""",
        "One claim: 13 children killed (UNICEF, 23 April 2019). Nothing to compare it with.",
    ),
)

TWO = """source,metric,figure,as_of
        State Minister,killed,253,2019-04-25
        Police spokesman,killed,359,2019-04-25"""

CHECKED = (
    Case(
        "check",
        TWO,
        "253 people killed, up to 25 April 2019: 1 source gave it, 1 gave figures that rule it out, none left room for it.",
    ),
    Case(
        "check, who",
        TWO,
        "Gave it: 253 (State Minister, 25 Apr 2019). Rules it out: 359 (Police spokesman, 25 Apr 2019).",
    ),
)
"""What is said of the statement that 253 people were killed up to 25 April."""

ACCEPTED = Case("accepted", TWO, "Accepted before, with the note “asked on Monday”.")
"""What is said of a dispute beside which somebody wrote a note when it was accepted."""

NO_PAIR = {"one claim", "accepted", *(case.form for case in CHECKED)}
"""Forms that no pair of figures makes."""


def compared(rows: str) -> Report:
    table = "\n".join(line.strip() for line in rows.splitlines())
    return figures.compare(figures.load(io.BytesIO(table.encode())))


def told(report: Report) -> str:
    return figures.render(report, "text", all_claims=True)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.form)
def test_rows_are_told_in_the_words_of_their_form(case: Case) -> None:
    assert case.sentence in told(compared(case.rows))


@pytest.mark.parametrize("case", CHECKED, ids=lambda case: case.form)
def test_a_check_is_told_in_the_words_of_its_forms(case: Case) -> None:
    check = figures.check(compared(case.rows).claims, metric="killed", figure="253", as_of="2019-04-25")
    assert case.sentence in check.because


def test_the_note_of_an_accepted_dispute_is_told(tmp_path: Path) -> None:
    head, row = figures.render(compared(ACCEPTED.rows), "csv").splitlines()
    (tmp_path / "accepted.csv").write_text(f"{head},note\n{row},asked on Monday\n", encoding="utf-8")
    report = figures.compare(compared(ACCEPTED.rows).claims, accept=tmp_path / "accepted.csv")
    assert ACCEPTED.sentence in told(report)


def base(form: str) -> str:
    """`same day` of `same day, three`."""
    return form if form in FORMS else form.split(",", maxsplit=1)[0]


def test_every_form_has_an_example() -> None:
    made = {base(case.form) for case in CASES}
    others = {"published later": "later day", "an hour in a day": "printed only", "no place": "printed only"}
    assert set(FORMS) - NO_PAIR <= made | {others.get(form, form) for form in made}


def test_the_page_of_sentences_shows_every_form_with_the_example_that_its_rows_make() -> None:
    page = PAGE.read_text(encoding="utf-8")
    shown = re.findall(r"^\| (.+?) \| (.+) \|$", page, re.MULTILINE)[1:]
    assert shown == [(case.form, case.sentence.strip()) for case in (*CASES, *CHECKED, ACCEPTED)]


def test_a_kind_without_a_sentence_of_its_own_is_told_plainly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("figures.report.sentences._WRITTEN", {})
    (one,) = report_of("source,metric,figure,as_of\nA,killed,5,2022-01-06\nB,killed,90,2022-01-06\n").discrepancies
    assert one.because == (
        "People killed. 90 people killed (B, 6 Jan 2022) and 5 people killed (A, 6 Jan 2022): 85 apart."
    )
