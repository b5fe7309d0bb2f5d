"""The title of an article and the outlet that published it, as the text tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from borderviz.reading.articles.lines import Line
from borderviz.reading.lexicon import rows
from borderviz.reading.text import Block, BlockKind

SUFFIX = re.compile(r"\s+[|–—-]\s+([^|–—]{2,100})$")
FRONT = re.compile(r"^(?P<key>title|outlet|source|publisher|site|publication)\s*:\s*(?P<value>.+?)\s*$", re.M | re.I)
CREDITED = re.compile(r"[(\[]([^()\[\]]{2,60})[)\]]")
NAME = re.compile(r"[^\W_](?:[\w.+/'&-]*\w)?")
DATELINE_WITHIN = 100
"""Characters of the first blocks in which an agency may stand: BATKEN, April 29 (Agency) - …"""
LONGEST_NAME = 7
"""Words of an outlet's name."""


def find_title(text: str, blocks: Sequence[Block]) -> str:
    """Return the headline, or an empty string."""
    if told := front_matter(text, blocks).get("title"):
        return told
    block = next((block for block in blocks if block.kind is BlockKind.TITLE), None)
    if block is None:
        return ""
    title = " ".join(Line(text, block).text.split()).lstrip("\ufeff")
    suffix = SUFFIX.search(title)
    return title[: suffix.start()] if suffix and _outlet_named(suffix[1]) else title


def find_outlet(text: str, blocks: Sequence[Block]) -> str:
    """Return who published the article, or an empty string. Whom an article quotes is not asked."""
    front = front_matter(text, blocks)
    for key in ("outlet", "publisher", "publication", "site", "source"):
        if front.get(key):
            return front[key]
    return next((name for said in _where_outlets_stand(text, blocks) if (name := _outlet_named(said))), "")


def front_matter(text: str, blocks: Sequence[Block]) -> dict[str, str]:
    """What a Markdown file says about itself, by key."""
    if not blocks or not text.lstrip("\ufeff").startswith("---"):
        return {}
    head = text[: next((block.start for block in blocks if block.kind is not BlockKind.BOILERPLATE), len(text))]
    return {match["key"].lower(): match["value"].strip("\"'") for match in FRONT.finditer(head)}


def _where_outlets_stand(text: str, blocks: Sequence[Block]) -> Iterator[str]:
    """The end of the headline, the dateline, then the furniture of the page."""
    for block in blocks:
        if block.kind is BlockKind.TITLE and (suffix := SUFFIX.search(text[block.start : block.end].rstrip())):
            yield suffix[1]
    own = [block for block in blocks if block.kind in (BlockKind.BODY, BlockKind.HEADING)]
    for block in own[:4]:
        for match in CREDITED.finditer(text, block.start, min(block.end, block.start + DATELINE_WITHIN)):
            yield match[1]
    for block in blocks:
        if block.kind is BlockKind.BOILERPLATE and block.end - block.start < 600:
            yield from _names_in(text[block.start : block.end])


def _names_in(said: str) -> Iterator[str]:
    """Runs of words of a line of furniture, the longest first, as they may be an outlet's name."""
    found = list(NAME.finditer(said))[:60]
    for size in range(LONGEST_NAME, 0, -1):
        for first, last in zip(found, found[size - 1 :], strict=False):
            if said[first.start()].isupper() or said[first.start()].isdigit():
                yield said[first.start() : last.end()]


def _outlet_named(said: str) -> str:
    name = " ".join(said.split()).strip(" .,:;|")
    return _outlets().get(name, "") or (_outlets().get(name.title(), "") if name.isupper() and len(name) > 5 else "")


@cache
def _outlets() -> dict[str, str]:
    """The name of each outlet by each of its names, as it is written. IANA names of sites too, in small letters."""
    found: dict[str, str] = {}
    for row in rows("outlets"):
        for name in (row["name"], *row["other_names"].split(";")):
            found.setdefault(name.strip(), row["name"])
    found.pop("", None)
    return found
