"""Claims made for tests of the toll arithmetic, without files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from borderviz.model import Claim, Group, Metric, Qualifier
from borderviz.study import Study
from borderviz.tolls import figures

BOUNDS = {
    Qualifier.EXACT: lambda value: (value, value),
    Qualifier.ABOUT: lambda value: (value, value),
    Qualifier.AT_LEAST: lambda value: (value, None),
    Qualifier.MORE_THAN: lambda value: (value, None),
    Qualifier.UP_TO: lambda value: (0, value),
    Qualifier.RANGE: lambda value: (value, value + 5),
}
HEDGES = {
    "": Qualifier.EXACT, "about": Qualifier.ABOUT, "at least": Qualifier.AT_LEAST, "more than": Qualifier.MORE_THAN,
    "up to": Qualifier.UP_TO,
}  # fmt: skip
WORDS = {"several": 3, "dozens": 24, "hundreds": 200}

PATTERN = Claim(
    claim_id="", report_id="later-report", metric=Metric.KILLED, value=0, low=0, high=0, qualifier=Qualifier.EXACT,
    side="KGZ", group=Group.ALL, claimant="Ministry", claimant_side="KGZ", as_of="2021-04-30", clash="2021-04",
    evidence_start=0, evidence_end=1, evidence_paragraph=1, evidence_sha256="0" * 64,
)  # fmt: skip


def said(words: str, claimant: str = "Ministry", day: int = 30, **cells: Any) -> Claim:
    """A claim from its words, "at least 33", by a claimant for a day of April 2021, in a report of September 2022."""
    hedge, number = re.fullmatch(r"(.*?) ?(\d*)", words).groups()  # type: ignore[union-attr]
    is_vague = not number
    value = WORDS[hedge] if is_vague else int(number)
    qualifier = Qualifier.AT_LEAST if is_vague else HEDGES[hedge]
    low, high = BOUNDS[qualifier](value)
    made = {
        "claim_id": f"{claimant} {words} {day}", "value": value, "low": low, "high": high, "qualifier": qualifier,
        "vague": is_vague, "claimant": claimant, "as_of": f"2021-04-{day:02}",
    }  # fmt: skip
    return replace(PATTERN, **made | cells)


def table(study: Study, claims: Iterable[Claim]) -> Any:
    """The table of the figures of claims."""
    return figures(study, claims)
