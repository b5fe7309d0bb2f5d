"""The title of an article and the outlet that published it, as the text tells them."""

from __future__ import annotations

from collections.abc import Sequence

from borderviz.reading.text import Block


def find_title(text: str, blocks: Sequence[Block]) -> str:
    """Return the headline, or an empty string."""
    return ""


def find_outlet(text: str, blocks: Sequence[Block]) -> str:
    """Return who published the article, or an empty string."""
    return ""
