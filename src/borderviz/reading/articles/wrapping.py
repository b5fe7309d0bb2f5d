"""Line breaks inside a paragraph: did a program wrap one text at a width, or are the lines separate ones?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

BULLET = re.compile(r"[ \t]*(?:[-*•·▪–—]|\d{1,2}[.)])\s+")
BREAK = re.compile(r"[^\S\n]*\n\s*")

NARROWEST, WIDEST = 40, 120
"""Widths, in characters, at which texts are wrapped."""

FEWEST_BREAKS = 3
WRAPPED_SHARE = 0.8
"""A text is wrapped if at so many of its breaks inside paragraphs the next word would not have fitted."""

JOINING = frozenset(",;-–—")
ENDING = frozenset('.!?:…"”»)')


def wrap_width(text: str, paragraphs: list[tuple[int, int]]) -> int | None:
    """Return the width at which the text was wrapped, in characters, or None where its lines are separate ones."""
    pairs = [pair for start, end in paragraphs for pair in pairwise(_lines(text, start, end))]
    if len(pairs) < FEWEST_BREAKS:
        return None
    lengths = sorted(len(line) for line, _ in pairs)
    width = lengths[int(len(lengths) * 0.95) - 1] if len(lengths) > 20 else lengths[-1]
    if not NARROWEST <= width <= WIDEST:
        return None
    full = sum(not would_fit(line, after, width) for line, after in pairs)
    return width if full >= WRAPPED_SHARE * len(pairs) else None


def would_fit(line: str, after: str, width: int) -> bool:
    """Whether the first word of the next line would have fitted at the end of this one."""
    first = after.split(maxsplit=1)
    return len(line) + 1 + len(first[0] if first else "") <= width


def goes_on(text: str, line: tuple[int, int], after: tuple[int, int], width: int | None) -> bool:
    """Whether the line `after` goes on with the sentence of the line above it; both are [start, end) in the text."""
    if after[0] >= after[1] or BULLET.match(text, after[0], after[1]):
        return False
    last = text[line[1] - 1]
    if text[after[0]].islower() and last not in ENDING:
        return True
    if width is None:
        return last in JOINING and len(text[line[0] : line[1]].strip()) > 1
    return not would_fit(text[line[0] : line[1]], text[after[0] : after[1]], width)


def lines_together(text: str, start: int, end: int, width: int | None) -> Iterator[tuple[int, int]]:
    """Split the paragraph text[start:end] at its line breaks, but not where a line was merely wrapped at `width`."""
    breaks = [(match.start(), match.end()) for match in BREAK.finditer(text, start, end)]
    ends = [at for at, _ in breaks[1:]] + [end]
    block_start, line_start = start, start
    for (line_end, next_start), next_end in zip(breaks, ends, strict=False):
        if not goes_on(text, (line_start, line_end), (next_start, next_end), width):
            if text[block_start:line_end].strip():
                yield block_start, line_end
            block_start = next_start
        line_start = next_start
    if text[block_start:end].strip():
        yield block_start, end


def _lines(text: str, start: int, end: int) -> list[str]:
    return [line.strip() for line in text[start:end].split("\n") if line.strip()]
