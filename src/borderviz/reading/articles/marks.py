"""Marks that are no words: web addresses, Markdown, left-over tags. They become blanks, so that offsets stay."""

from __future__ import annotations

import re

ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"')\]]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
LINK = re.compile(
    r"(!?\[)([^\[\]\n]{0,500})(\]\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,200})?(?:\s\"[^\"\n]{0,200}\")?\))"
)
TAG = re.compile(
    r"<\s?/?(?:a|abbr|article|b|blockquote|br|center|div|em|figcaption|figure|font|h[1-6]|hr|i|iframe|img|li|ol|p|s"
    r"|section|small|span|strong|sub|sup|table|tbody|td|th|tr|u|ul)(?:\s*/?>|\s[^<>\n=]{1,40}=[^<>\n]{0,300}>)"
    r"|<!--[^\n]{0,300}?-->",
    re.IGNORECASE,
)
ENTITY = re.compile(r"&(?:nbsp|ensp|emsp|thinsp|#160|#xa0);", re.IGNORECASE)
CREDITS = ("Image:", "Photo:", "Picture:", "Credit:")
GLUED_CREDIT = re.compile(rf"(?<=[a-z.!?\"])(?:{'|'.join(CREDITS)})[^\n]{{0,150}}")
"""Who took a picture, printed without a blank after its caption."""
EMPHASIS = re.compile(r"(?<![\w*_])[*_]{1,3}(?=[^\s*_])|(?<=[^\s*_])[*_]{1,3}(?![\w*_])")
HEADING = re.compile(r"^[ \t]{0,3}#{1,6}(?=[ \t])|(?<=[ \t])#{1,6}[ \t]*$", re.MULTILINE)

RULES = (
    (("](",), LINK),
    (("http", "www.", "@"), ADDRESS),
    (("<",), TAG),
    (("&",), ENTITY),
    (("*", "_"), EMPHASIS),
    (("#",), HEADING),
)
"""Each pattern with the signs without which it cannot match. Of what groups a pattern has, the second stays."""


def without_marks(text: str) -> str:
    """Return a text of the same length in which addresses, Markdown's marks and tags are blanks."""
    for signs, pattern in RULES:
        for sign in signs:
            if sign in text:
                text = pattern.sub(_blanks, text)
                break
    return text


def without_credits(text: str) -> str:
    """Return a text of the same length in which credits that are glued to their captions are blanks."""
    return GLUED_CREDIT.sub(_blanks, text) if any(word in text for word in CREDITS) else text


def _blanks(match: re.Match[str]) -> str:
    if match.re.groups:
        return " " * len(match[1]) + match[2] + "".join(map(_blank, match[3]))
    return "".join(map(_blank, match.group()))


def _blank(sign: str) -> str:
    return "\n" if sign == "\n" else " "
