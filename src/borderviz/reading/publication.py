"""The day of publication, as the text or the name of its file tells it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from borderviz.model import Clash
from borderviz.reading.text import Block


def find_published(text: str, blocks: Sequence[Block], file: str, clashes: Sequence[Clash]) -> tuple[date | None, str]:
    """Return the day of publication, and in words what was not found or had to be assumed."""
    return None, "no day of publication found"
