"""Plain: text from outside in places where Streamlit reads Markdown."""

from __future__ import annotations

import re

from borderviz.exchange.importing.texts import harmless

PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")
"""All of ASCII's punctuation: CommonMark takes a backslash before any of it, Streamlit's own :colour[…] and $…$ too."""


def plain(text: str) -> str:
    """Return the text so that Markdown shows it as it is, on one line: a picture in it would ask another host.

    Characters that would turn around what stands beside the text, and those that cannot be sent, are taken out.
    """
    return PUNCTUATION.sub(r"\\\1", " ".join(harmless(text, len(text)).split()))
