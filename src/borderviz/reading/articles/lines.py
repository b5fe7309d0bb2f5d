"""A block of text as it is looked at to tell what it is: its words, and how it begins and ends."""

from __future__ import annotations

import re

from borderviz.reading.articles.marks import without_marks
from borderviz.reading.articles.wrapping import BULLET
from borderviz.reading.text import Block, same_signs

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
EDGES = " \t\n.!?:;,>»|-/…[](){}•·*#\"'"
LONGEST_LINE = 4000
"""Characters of a block that are looked at: nothing that is longer is a heading, a caption or furniture."""


class Line:
    """One block, read once. `text` is without marks, with single blanks; `lower` is in small letters without bullet."""

    def __init__(self, text: str, block: Block) -> None:
        self.block = block
        end = min(block.end, block.start + LONGEST_LINE)
        raw = text[block.start : end]
        self.long = block.end - block.start > LONGEST_LINE
        self.bullet = BULLET.match(raw) is not None
        quiet = without_marks(same_signs(text)[block.start : end])
        self.text = " ".join((BULLET.sub("", quiet, count=1) if self.bullet else quiet).split())
        self.lower = self.text.lower()
        self.bare = self.lower.strip(EDGES)
        self.words: list[str] = WORD.findall(self.lower)
        """In small letters."""
        self.bag = frozenset(self.words)

    @property
    def digits(self) -> bool:
        """Whether there is a digit in it."""
        return any(map(str.isdigit, self.text))

    @property
    def stopped(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.text.rstrip("\"')]").endswith((".", "!", "…"))
