"""Parts of a web page that are no article: by tag, role, class, or because a browser does not show them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from selectolax.lexbor import LexborNode

from borderviz.reading.lexicon import rows

NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
"""The words of a class: share-buttons, shareButtons."""
NEVER = frozenset(["html", "body", "main", "article"])
"""Classes of these tags say what the page has, not what it is."""


MOST_OF_TEXT = 0.5
"""A part that holds so much of the page's text is the article, whatever it is called."""
MOST_LOOKS = 20
"""How often the text of a page may be measured over: nesting must not make that slow."""


class Asides:
    """The parts of one page that stand beside its article."""

    def __init__(self, body: LexborNode) -> None:
        self.size = len(body.text())
        self.left = MOST_LOOKS * self.size

    def holds(self, node: LexborNode, tag: str) -> bool:
        """Whether an element stands beside the article or is not shown at all."""
        if not (tag in _words("tag") or _by_attributes(tag, node.attributes) or _top_of_page(node, tag)):
            return False
        if self.left <= 0:
            return False
        size = len(node.text())
        self.left -= size
        return size <= MOST_OF_TEXT * self.size


def _top_of_page(node: LexborNode, tag: str) -> bool:
    return tag == "header" and node.css_first("h1") is None


def _by_attributes(tag: str, attributes: Mapping[str, str | None]) -> bool:
    if tag in NEVER or not attributes:
        return False
    if "hidden" in attributes or attributes.get("aria-hidden") == "true":
        return True
    if NOT_SHOWN.search(attributes.get("style") or "") or (attributes.get("role") or "").lower() in _words("role"):
        return True
    return _named_aside(attributes.get("class") or "") or _named_aside(attributes.get("id") or "")


@lru_cache(maxsize=4096)
def _named_aside(names: str) -> bool:
    if len(names) > 300:
        return False
    if any(name.lower() in _words("whole") for name in names.split()):
        return True
    return any(word.lower() in _words("class") for word in PARTS.findall(names))


@cache
def _words(how: str) -> frozenset[str]:
    return frozenset(row["word"] for row in rows("page_parts") if row["how"] == how)
