"""Claims for tests of reports, from the text of a table."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import figures

if TYPE_CHECKING:
    from figures import Claims, Report


def table(text: str, **how: Any) -> Claims:
    """The claims of a CSV table."""
    return figures.load(io.BytesIO(text.encode()), **how)


def report_of(text: str, **asked: Any) -> Report:
    """What a CSV table amounts to."""
    return figures.compare(table(text), **asked)


DISPUTE = """\
id,source,via,metric,figure,place,event,as_of,published,url,note
m,Ministry,AFP,wounded,748,Almaty,Unrest,2022-01-06,2022-01-07,https://example.org/a,counted in hospitals
h,Hospitals,,wounded,"1,000",Almaty,Unrest,2022-01-06,2022-01-07,,
w,witnesses,,wounded,dozens,Almaty,Unrest,2022-01-06,2022-01-07,,
p,Police,,killed,18,Almaty,Unrest,2022-01-05,2022-01-07,,
"""
"""Two named sources 252 apart on one day, a description with a vague word, and a figure that nobody disputes."""
