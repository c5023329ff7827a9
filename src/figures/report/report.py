"""A report: what a comparison found, and what is made of it when it is asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from figures.report.model import Findings
from figures.report.weight import weighed
from figures.shown import Shown
from figures.text import counted

if TYPE_CHECKING:
    from pandas import DataFrame

    from figures.report.weight import Answers


class Report(Findings, Shown):
    """Who says what, which figures cannot both be right, and what that rests on; `Findings` has the values."""

    @property
    def summary(self) -> str:
        """What is said of a document that was written: `5 of 18 questions in conflict, 16 pairs that stand, 41 …`."""
        asked = f"{self.tally.in_conflict:,} of {counted(len(self.questions), 'question')} in conflict"
        stand = f"{counted(self.tally.stand, 'pair')} that {'stands' if self.tally.stand == 1 else 'stand'}"
        return f"{asked}, {stand}, {self.tally.others:,} that do not"

    @cached_property
    def answers(self) -> Answers:
        """What a reader is told of each question, in the order of its weight."""
        return weighed(self)

    def to_frame(self) -> DataFrame:
        """The discrepancies as a pandas DataFrame, one a row, in typed columns; what is gone since with them."""
        from figures.report.frames import frame
        from figures.report.news import discrepancies

        return frame(*discrepancies(self))

    def claims_frame(self) -> DataFrame:
        """The claims that the report shows as a pandas DataFrame, one a row, in typed columns."""
        from figures.report.columns import CLAIMS, shown
        from figures.report.frames import frame

        return frame(CLAIMS, shown(self))

    def questions_frame(self) -> DataFrame:
        """The questions and what they amount to as a pandas DataFrame, one a row, in typed columns."""
        from figures.report.columns import QUESTIONS
        from figures.report.frames import frame

        return frame(QUESTIONS, self.questions)
