"""Numbers that can be no time are passed over early: that must never change what is found."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path

import pytest

from borderviz.reading.dates import Times
from borderviz.reading.dating import moments
from borderviz.reading.dating.date_words import cues, date_words
from borderviz.reading.text import Document, blocks_of

TEXTS = sorted((Path(__file__).parent / "texts").glob("[13]*.txt"))
NUMBERS = ("7", "16", "28", "150", "1,500", "two", "twenty-four", "half", "several", "a couple of")
BEFORE = ("", "at ", "on ", "the ", "last ", "aged ", "within ", "from 5 to ")


def found(text: str) -> tuple[object, object]:
    times = Times(Document(text, blocks_of(text), date(2022, 9, 18)), ())
    return times.moments, times.masked


@pytest.fixture
def slowly(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    monkeypatch.setattr(moments, "may_be_time", lambda line, at: True)
    return monkeypatch


def check(texts: list[str], slowly: pytest.MonkeyPatch) -> None:
    asked = [found(text) for text in texts]
    slowly.undo()
    assert [found(text) for text in texts] == asked


def test_the_numbers_of_articles(slowly: pytest.MonkeyPatch) -> None:
    check([path.read_text(encoding="utf-8") for path in TEXTS], slowly)


def test_numbers_before_every_word_of_dates(slowly: pytest.MonkeyPatch) -> None:
    words = sorted({*date_words(), *(word for group in cues().values() for word in group)})
    check(
        [f"It was {before}{number} {word} earlier.\n" for before, number, word in product(BEFORE, NUMBERS, words)],
        slowly,
    )
