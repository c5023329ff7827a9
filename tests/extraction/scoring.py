"""How well proposed claims agree with annotated stories: precision, recall and F1, of figures and with sources.

    python tests/extraction/scoring.py ANNOTATIONS.jsonl FOLDER [--errors]

FOLDER holds each story's text as STORY.txt; those of news stories are their publishers' and not in this repository. A
line of ANNOTATIONS says where a story is found and gives its figures: metric, wording, place, accepted sources, status.
Its `kind` says how the text is had from the file: `html` as `figures.extraction.pages` reads it; `json` and `jsonl` the
fields joined by a blank line (in `jsonl` a paragraph ends where a full stop has no space behind it); `post` what stands
behind the front matter; the paragraphs of the last and of `text` each on one line; `page` the first 2,000 characters or so of what
stands at the address, without its furniture.

1. A proposal and an annotation meet if their places overlap and their metrics are the same (executed and murdered count
   as killed), and match if they also allow the same numbers.
2. An annotated claim that nothing matches is missed. A proposal that matches none is spurious, and so is one of a
   figure annotated as denied, conditional, historical or withdrawn. Headings and optional figures cost nothing.
3. A source matches if its words are a run within an accepted name, or the other way round, articles and case apart;
   "" means that nobody is named: only an empty cell matches it.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from figures.extraction import extract
from figures.words.quantity import Quantity

METRICS = {"murdered": "killed", "executed": "killed"}
COUNTED = {"killed", "wounded", "detained", "beheaded"}
FREE = {"headline", "optional"}
_HEDGES = ("a total of ", "another ", "some of ", "the ")


@dataclass
class Score:
    """What was due, proposed, found, found with its source; of named sources and rows without `check`, how many right."""

    due: int = 0
    proposed: int = 0
    found: int = 0
    sourced: int = 0
    named: int = 0
    named_right: int = 0
    unchecked: int = 0
    unchecked_right: int = 0
    checked: int = 0
    checked_right: int = 0
    errors: list[str] = field(default_factory=list)

    def f1(self, found: int) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * found / max(self.due + self.proposed, 1)

    def __str__(self) -> str:
        lines = [f"{self.due} claims due, {self.proposed} proposed"]
        for title, found in (("figures", self.found), ("with sources", self.sourced)):
            precision, recall = found / max(self.proposed, 1), found / max(self.due, 1)
            lines.append(f"{title:13} precision {precision:.3f}  recall {recall:.3f}  F1 {self.f1(found):.3f}")
        lines.append(f"named source right {self.named_right} of {self.named}")
        lines.append(f"right without check {self.unchecked_right} of {self.unchecked}")
        lines.append(f"right with check {self.checked_right} of {self.checked}")
        return "\n".join(lines)


def score(annotations: Path, folder: Path) -> Score:
    """The score of a set of annotated stories."""
    total = Score()
    for line in annotations.read_text(encoding="utf-8").splitlines():
        story = json.loads(line)
        _add(total, story, (folder / f"{story['story']}.txt").read_text(encoding="utf-8"))
    return total


def _add(total: Score, story: dict[str, Any], text: str) -> None:
    figures = [one for one in story["figures"] if one["metric"] in COUNTED | METRICS.keys() or one["status"] in FREE]
    made = [
        (span, METRICS.get(row.metric, row.metric), row)
        for row in extract(text).claims
        for span in row.spans
        if METRICS.get(row.metric, row.metric) in COUNTED
    ]
    taken: set[int] = set()
    for span, metric, row in sorted(made, key=lambda one: one[0]):
        near = [
            n
            for n, due in enumerate(figures)
            if n not in taken and span[0] < due["span"][1] and due["span"][0] < span[1]
        ]
        free = [n for n in near if figures[n]["status"] in FREE]
        same = [n for n in near if n not in free and METRICS.get(figures[n]["metric"], figures[n]["metric"]) == metric]
        match = next((n for n in same if numbers(figures[n]["figure"]) == numbers(row.figure)), None)
        if match is None and free:
            continue
        right = match is not None and figures[match]["status"] == "claim"
        total.proposed += 1
        total.found += right
        total.unchecked, total.checked = total.unchecked + (not row.check), total.checked + bool(row.check)
        total.unchecked_right += right and not row.check
        total.checked_right += right and bool(row.check)
        if match is not None:
            taken.add(match)
        if match is None or not right:
            kind = figures[match]["status"] if match is not None else "wrong" if near else "spurious"
            total.errors.append(f"{kind}: {story['story']}: {metric} {row.figure}: {row.words}")
            continue
        accepted = figures[match]["source"]
        sourced = same_source(row.source, accepted)
        total.sourced += sourced
        total.named += bool(row.source)
        total.named_right += bool(row.source) and sourced
        if not sourced:
            total.errors.append(f"source: {story['story']}: {row.figure}: {row.source!r}, due {accepted}")
    for n, due in enumerate(figures):
        if due["status"] == "claim" and due["metric"] in COUNTED | METRICS.keys():
            total.due += 1
            if n not in taken:
                where = " ".join(text[max(0, due["span"][0] - 60) : due["span"][1] + 60].split())
                total.errors.append(f"missed: {story['story']}: {due['metric']} {due['figure']}: … {where} …")


def numbers(wording: str) -> object:
    """What a wording allows, as a key to compare by."""
    words = " ".join(wording.lower().replace("’", "'").split())
    for hedge in _HEDGES:
        words = words.removeprefix(hedge)
    try:
        read = Quantity.parse(words)
    except ValueError:
        return words
    return read.low, read.high


def same_source(proposed: str, accepted: list[str]) -> bool:
    """Whether a proposed source is one of the accepted names."""
    said = _name(proposed)
    for one in accepted:
        due = _name(one)
        if not said or not due:
            if said == due:
                return True
            continue
        short, long = sorted((said, due), key=len)
        if any(long[n : n + len(short)] == short for n in range(len(long) - len(short) + 1)):
            return True
    return False


def _name(text: str) -> list[str]:
    words = re.findall(r"[^\W_]+", text.lower().replace("’s", "").replace("'s", ""))
    return [word for word in words if word not in ("the", "a", "an")]


if __name__ == "__main__":
    result = score(Path(sys.argv[1]), Path(sys.argv[2]))
    sys.stdout.write(f"{result}\n")
    if "--errors" in sys.argv:
        sys.stdout.write("".join(f"{error}\n" for error in sorted(result.errors)))
