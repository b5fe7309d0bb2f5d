"""Roles: every row of cues.csv by its example, datelines, older events."""

from __future__ import annotations

import csv
from datetime import date

import pytest

from borderviz.places import Gazetteer, resolve
from borderviz.places.roles import Roles
from borderviz.places.shipped import HERE

with (HERE / "cues.csv").open(encoding="utf-8", newline="") as stream:
    CUES = list(csv.DictReader(stream))


def role_of(marked: str, published: date | None = None) -> str:
    """The role of the place in [brackets]."""
    text = marked.replace("[", "").replace("]", "")
    gazetteer = Gazetteer.shipped()
    inside = [place for place in resolve(gazetteer, text, gazetteer.find(text), published)
              if place.start < marked.index("]") - 1 and marked.index("[") < place.end]  # fmt: skip
    assert len(inside) == 1, marked
    return inside[0].role


@pytest.mark.parametrize("row", CUES, ids=lambda row: str(row["example"]))
def test_every_row_of_cues_decides_its_example(row: dict[str, str]) -> None:
    assert role_of(row["example"]) == row["role"]
    assert row["where"] in ("before", "after", "after_in", "after_capital", "sentence")


@pytest.mark.parametrize(
    "text",
    [
        "[BATKEN], April 29 - Shots were fired.",
        "[OSH], 2 May 2021. Shots were fired.",
        "[DUSHANBE] (May 6, 2021) — A clash.",
        "[ISFARA]/BISHKEK - A clash killed two.",
        "A headline\n\n[KHUJAND], Sept 14 — One guard was shot.",
        "[BISHKEK] | Friday 16 September 2022 | 23:40\n\nFire.",
        "[GULCHA], Kyrgyzstan - The war spread.",
        "([Batken], Tuesday 23 July 2019)  A teacher was shot.",
        "[DUSHANBE], September 16 (Reuters) - Fire.",
        "[Bishkek] (AP) — Fighting went on.",
    ],
)
def test_datelines_are_other(text: str) -> None:
    assert role_of(text) == "other"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("In 2021 shells fell on [Kok-Tash].", "background"),
        ("In 2022 shells fell on [Kok-Tash].", "incident_location"),
        ("The [Kyrgyz-Tajik border] saw clashes.", "other"),
        ("Officials in [Dushanbe] said shots were fired.", "government_metonym"),
        ("Fighting was reported in [Kyrgyzstan]'s Osh region.", "other"),
        ("Civilians were killed in [Tajikistan].", "incident_location"),
        ("Shots rang out. Villagers in [Arka] hid.", "incident_location"),
        ("The weather in [Arka] is mild.", "other"),
        ("Fighting in [Armenia] killed 200.", "other"),
    ],
)
def test_other_sentences(text: str, role: str) -> None:
    assert role_of(text, date(2022, 9, 17)) == role


def test_an_abbreviation_ends_no_sentence() -> None:
    roles = Roles("On Sept. 14 at 7 a.m. Gen. A. Asanov left. He died.")
    assert roles.sentences.starts == [0, 43]
