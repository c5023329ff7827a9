"""From a newsroom's Excel sheet to a frame of discrepancies, step by step.

Run it in a checkout: `python examples/spreadsheet_to_discrepancies.py`. It needs `pip install openpyxl`.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import pandas as pd

import figures

HERE = Path(__file__).parent

# A sheet as a newsroom would keep it: here, the example claims, with numbers as numbers, as Excel likes them.
claims_csv = pd.read_csv(HERE.parent / "data" / "claims.csv")
claims_csv["figure"] = [int(words) if words.isdecimal() else words for words in claims_csv["figure"]]

with tempfile.TemporaryDirectory() as folder:
    sheet = Path(folder) / "claims.xlsx"
    claims_csv.to_excel(sheet, index=False)

    # Load it: every row is held against its types, and the numbers have not become 748.0.
    claims = figures.load(sheet)
    print(len(claims), "claims; the second says", claims[1].figure, claims[1].metric)

    # Which figures cannot both be right, and what a source could object? Empty: nothing excuses it.
    report = figures.compare(claims)
    frame = report.to_frame()
    print(frame[["kind", "metric", "figure_a", "figure_b", "gap", "gap_bound", "rests_on"]].to_string(index=False))

    # What does each question amount to: the lowest and the highest number that somebody said.
    questions = report.questions_frame()
    print(questions[["population", "metric", "state", "low", "high", "voices"]].to_string(index=False))

    # Is "1,000 wounded" borne out?
    answer = figures.check(claims, metric="wounded", figure="1,000")
    print(answer.verdict, "-", answer.because)
