"""Short paragraphs in the manner of news prose: how many of their incidents are found, and how many are made up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from borderviz.reading.reader import read

from .scoring import Found, match_incidents

FILE = Path(__file__).with_name("incident_paragraphs.txt")


def test_most_incidents_of_paragraphs_are_found_and_few_made_up() -> None:
    found = sum((match_incidents(wanted, told).found for wanted, told in paragraphs()), Found())
    assert found.wanted > 120
    assert found.precision > 0.85
    assert found.recall > 0.85


def paragraphs() -> Iterator[tuple[list[dict[str, Any]], Sequence[Mapping[str, Any]]]]:
    """What each paragraph tells of, by hand, and what is read in it."""
    for paragraph in FILE.read_text(encoding="utf-8").split("\n", 1)[1].split("\n=\n"):
        text, *lines = paragraph.strip().split("\n")
        spans = [(kind, text.index(words), len(words)) for kind, words in (line.split(": ", 1) for line in lines)]
        wanted = [{"what": kind, "evidence": [start, start + length]} for kind, start, length in spans]
        yield wanted, read(text, "2022-09-19").as_dict()["incidents"]
