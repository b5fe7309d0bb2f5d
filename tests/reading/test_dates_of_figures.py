"""The day of a figure and the episode that it is about, in sentences such as newspapers write."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from borderviz.reading.dates import Times
from borderviz.reading.text import Document, blocks_of

from .study_clashes import CLASHES

with Path(__file__).with_name("dated_figures.csv").open(encoding="utf-8", newline="") as stream:
    CASES = list(csv.DictReader(stream))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["phrase"])
def test_each_figure_has_its_day_and_episode(case: dict[str, str]) -> None:
    text = case["text"]
    times = Times(Document(text, blocks_of(text), date.fromisoformat(case["published"])), CLASHES)
    span = text.index(case["phrase"]), text.index(case["phrase"]) + len(case["phrase"])
    assert (times.as_of(*span), *times.episode(*span)) == (
        case["as_of"],
        case["episode"] or None,
        case["recalled"] == "true",
    )


@pytest.mark.parametrize(
    ("text", "published", "phrase", "first", "last", "precision"),
    [
        ("Shots were fired at Kok-Tash on Friday.", "2022-09-18", "fired", "2022-09-16", "2022-09-16", "day"),
        (
            "The heads of the two services spoke at 21:45 local time.",
            "2022-01-27",
            "spoke",
            "2022-01-27T21:45:00+06:00",
            "2022-01-27T21:45:00+06:00",
            "hour",
        ),
        ("They shelled it on 14-16 September.", "2022-09-18", "shelled", "2022-09-14", "2022-09-16", "range"),
        ("Earlier this week they shelled it.", "2022-09-18", "shelled", "2022-09-14", "2022-09-17", "range"),
        ("In April a truck was shot at.", "2022-06-14", "shot at", "2022-04-01", "2022-04-30", "month"),
        ("On Friday they came. Then they burned homes.", "2022-09-18", "burned", "2022-09-16", "2022-09-16", "day"),
        ("Tajik troops burned homes in Ak-Sai.", "2022-10-05", "burned", "2022-09-14", "2022-09-17", "range"),
        ("People have left since April 29.", "2021-04-30", "left", "2021-04-29", "2021-04-30", "range"),
        ("Khovar said on April 30 that the two talked.", "2021-05-01", "talked", "2021-04-30", "2021-04-30", "day"),
    ],
)
def test_when_something_happened(text: str, published: str, phrase: str, first: str, last: str, precision: str) -> None:
    times = Times(Document(text, blocks_of(text), date.fromisoformat(published)), CLASHES)
    assert times.when(text.index(phrase), text.index(phrase) + len(phrase)) == (first, last, precision)
