"""Sentences and paragraphs of a text, as offsets."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

STOP = re.compile(r"[.!?…]([\"”’»)\]]*\s+)(?=[\"“‘«(\[]*[A-ZА-ЯЁ0-9])")
BREAK = re.compile(r"\n\s*")
SHORT = re.compile(r"(?:\b[A-ZА-ЯЁ]|\b(?:Mr|Mrs|Ms|Dr|St|Gen|Col|Lt|Maj|Capt|Sgt|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|"
                   r"Oct|Nov|Dec|No|vs|approx|a\.m|p\.m))\.$")  # fmt: skip
"""A stop behind an abbreviation or an initial ends no sentence."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """The text with the starts of its sentences and of its paragraphs."""

    text: str
    starts: list[int]
    paragraphs: list[int]

    @classmethod
    def of(cls, text: str) -> Sentences:
        """Split a text. A line break ends a sentence, an empty line or a break a paragraph."""
        paragraphs = [0, *(found.end() for found in BREAK.finditer(text))]
        stops = (found.end() for found in STOP.finditer(text) if not _is_short(text, found))
        return cls(text, sorted({*paragraphs, *stops}), paragraphs)

    def sentence(self, at: int) -> tuple[int, int]:
        """Start and end of the sentence around an offset."""
        return _around(self.starts, at, len(self.text))

    def paragraph(self, at: int) -> tuple[int, int]:
        """Start and end of the paragraph around an offset."""
        return _around(self.paragraphs, at, len(self.text))


def _is_short(text: str, stop: re.Match[str]) -> bool:
    return "\n" not in stop[1] and SHORT.search(text, max(stop.start(1) - 8, 0), stop.start(1)) is not None


def _around(starts: list[int], at: int, length: int) -> tuple[int, int]:
    number = bisect_right(starts, at)
    return starts[number - 1], starts[number] if number < len(starts) else length
