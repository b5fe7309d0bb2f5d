"""Plain: text from outside in places where Streamlit reads Markdown."""

from __future__ import annotations

import re

PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
"""All of ASCII's punctuation: CommonMark takes a backslash before any of it, Streamlit's own :colour[…] and $…$ too."""


def plain(text: str) -> str:
    """Return the text so that Markdown shows it as it is, on one line: a picture in it would ask another host."""
    return PUNCTUATION.sub(r"\\\1", " ".join(text.split()))
