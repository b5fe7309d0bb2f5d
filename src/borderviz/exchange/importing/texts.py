"""Texts: what comes from outside as one line of harmless text, and links that lead to web pages only."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

LONGEST_TEXT = 2_000
"""Characters that are kept of one cell, as in a study's own tables; the notice says where a cell was cut."""

LONGEST_LINK = 2_000
"""Characters of a link; browsers and servers refuse longer ones, and half a link leads nowhere."""

SPACES = re.compile(r"[\x00-\x20\x7f-\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
"""White space, line ends and control characters, NUL among them: a row of a list is one line."""

UNSEEN = re.compile(
    "[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
"""Characters that nobody sees and that turn, join or hide text, bidirectional overrides before all.

The two joiners (U+200C, U+200D) stay: Persian and several Indian scripts are misspelt without them.
"""

SURROGATES = re.compile("[\ud800-\udfff]")
"""Halves of characters, which JSON can hold and no file can be written with."""

BETWEEN = ",;|"
NEXT_LINK = re.compile(rf"(?<![{BETWEEN}])[{BETWEEN}]{{1,8}}(?=[A-Za-z][A-Za-z0-9+.-]{{0,15}}:)")
"""What stands between several links in one cell besides blanks; bounded, as a cell may hold millions of commas."""


def harmless(text: str, longest: int = LONGEST_TEXT) -> str:
    """Return a text on one line without control, bidirectional and unseen characters, cut to `longest` characters."""
    if len(text) <= longest and text.isprintable():
        return text.strip()
    # What is cut off need not be looked at; a little more is taken, as white space may shrink.
    text = SPACES.sub(" ", UNSEEN.sub("", SURROGATES.sub("\ufffd", text[: 4 * longest]))).strip()
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def web_link(cell: str) -> str:
    """Return the first web address (http or https) of a cell, "" where it holds none: no `javascript:` passes."""
    parts = (part.rstrip(BETWEEN) for word in cell.split() for part in NEXT_LINK.split(word))
    return next(filter(is_web_address, parts), "")


def is_web_address(text: str) -> bool:
    """Return whether a text is an http(s) address with a host, and nothing else."""
    if len(text) > LONGEST_LINK or not text.isprintable() or " " in text:
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
