"""What each block of a text is to its article: title, heading, caption, furniture, or the article's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from borderviz.reading.articles.boilerplate import furniture
from borderviz.reading.articles.lines import Line
from borderviz.reading.articles.publication import is_date_line, opens_with_dateline
from borderviz.reading.lexicon import rows
from borderviz.reading.text import Block, BlockKind

FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\n.{0,5000}?\n---[ \t]*(?=\n|$)", re.DOTALL)
"""What Markdown files say about themselves, at their very top."""

LONGEST_TITLE, LONGEST_HEADING, LONGEST_CAPTION = 35, 12, 80
"""Words."""
LONGEST_SENTENCE = 14
"""Words of a headline that ends in a full stop."""
LONGEST_CREDITED = 40
"""Words of a caption that betrays itself only by the agency named after it."""
TOP = 12
"""Blocks among which a headline, or its repeat, is looked for."""
SAME_TITLE = 0.6
"""The share of words from which a line is the headline again."""

CREDIT = re.compile(
    r"(?:^|[.!?\"')\]]\s*|\s|[a-z](?=[A-Z]))[\[(]?"
    r"(?:(?:File |AP )?(?:Photo|Image|Picture|Credit|Foto|Illustration|Photograph)s?"
    r"(?:\s*(?:by|credit|courtesy of|courtesy)\b\s*:?|\s*[:|/©])|©)\s*(?:[^.:]|(?<=\b[A-Z])\.){2,90}[\])]?\.?$"
)
CREDIT_WORDS = ("oto", "Image", "Picture", "Credit", "Illustration", "©")
"""A credit has one of these, which is quicker to see than that CREDIT does not match."""
CAPTION_START = re.compile(
    r"[\[(]?(?:(?:file )?(?:photo|image|picture)s?(?: caption| source| credit)?|file -|caption|pictured|screenshot"
    r"|illustration)\s*[:|\-]|(?:file photo|image source|image caption)\b",
    re.IGNORECASE,
)
TEXTS = (BlockKind.BODY, BlockKind.CAPTION)
NO_HEADING_END = (".", "!", "…", ";", ",", '"', "-")
CLOCK = re.compile(r"^\d{1,2}[:.]\d\d(?: ?(?:GMT|UTC|local time|[ap]\.?m\.?))?\s*[-|:]?\s*", re.IGNORECASE)


def with_kinds(text: str, blocks: Sequence[Block], title: str = "") -> list[Block]:
    """Return the blocks with their kinds. `title` is the headline, where it is known from elsewhere."""
    lines = [Line(text, block) for block in blocks]
    front = _front_matter_end(text)
    page = furniture(lines)
    kinds = [
        BlockKind.BOILERPLATE if aside or line.block.start < front else BlockKind.BODY
        for line, aside in zip(lines, page, strict=True)
    ]
    _mark_headline(lines, kinds, title)
    _mark_captions(lines, kinds)
    _mark_headings(lines, kinds)
    return [block._replace(kind=kind) for block, kind in zip(blocks, kinds, strict=True)]


def _front_matter_end(text: str) -> int:
    match = FRONT_MATTER.match(text)
    return match.end() if match else 0


def _mark_headline(lines: Sequence[Line], kinds: list[BlockKind], title: str) -> None:
    """Mark the headline, and lines near the top that repeat it. A text of one block has none."""
    own = [index for index, kind in enumerate(kinds) if kind is BlockKind.BODY]
    wanted = " ".join(title.lower().split())
    at = next((index for index in own[:TOP] if wanted and lines[index].lower == wanted), None)
    if at is None:
        at = _first_title(lines, own)
    if at is None:
        return
    kinds[at] = BlockKind.TITLE
    for index in own[:TOP]:
        if index != at and _same(lines[at], lines[index]):
            kinds[index] = BlockKind.HEADING


def _first_title(lines: Sequence[Line], own: Sequence[int]) -> int | None:
    """The first line that can be a headline. One or two words above a longer such line are the name of a section."""
    can_be = [index for index in own[:4] if _can_be_title(lines[index])]
    if not can_be or len(own) < 2 or (can_be[0] != own[0] and not is_date_line(lines[own[0]].text)):
        return None
    first = can_be[0]
    kicker = len(lines[first].words) < 3 and len(can_be) > 1 and can_be[1] == own[own.index(first) + 1]
    return can_be[1] if kicker and len(lines[can_be[1]].words) > 3 else first


def _can_be_title(line: Line) -> bool:
    if line.long or line.bullet or not 0 < len(line.words) <= LONGEST_TITLE:
        return False
    if opens_with_dateline(line.text) or is_date_line(line.text):
        return False
    return not (line.text.endswith(".") and (len(line.words) > LONGEST_SENTENCE or ". " in line.text))


def _same(title: Line, other: Line) -> bool:
    if len(title.bag) < 3 or len(other.words) > LONGEST_TITLE or (other.stopped and not title.stopped):
        return title.lower == other.lower
    return len(title.bag & other.bag) >= SAME_TITLE * len(title.bag | other.bag)


def _mark_captions(lines: Sequence[Line], kinds: list[BlockKind]) -> None:
    for index, line in enumerate(lines):
        if kinds[index] is not BlockKind.BODY:
            continue
        before = index - 1 if index else None
        if _is_caption(line):
            kinds[index] = BlockKind.CAPTION
            above = before is not None and lines[before]
            if above and above.block.paragraph == line.block.paragraph and not above.stopped:
                kinds[index - 1] = BlockKind.CAPTION
        elif (
            before is not None and kinds[before] in (BlockKind.BODY, BlockKind.CAPTION) and _twice(lines[before], line)
        ):
            kinds[before] = kinds[index] = BlockKind.CAPTION


def _twice(line: Line, after: Line) -> bool:
    """Outlets print a caption under its picture, and again as what is shown where the picture is not."""
    return line.lower == after.lower and 3 < len(line.words) <= LONGEST_CREDITED


def _is_caption(line: Line) -> bool:
    """A picture's text: it says so, or it ends in who took the picture."""
    if len(line.words) > LONGEST_CAPTION:
        return False
    if CAPTION_START.match(line.text) or _is_credited(line.text[-130:]):
        return True
    if len(line.words) > LONGEST_CREDITED:
        return False
    last = max(line.text.rfind(sign) for sign in (". ", "? ", "! ", ".) "))
    tail = line.text[last + 1 :].strip(" ()[]©.")
    return last > 0 and bool(tail) and all(part.strip() in _agencies() for part in tail.split("/"))


def _is_credited(ending: str) -> bool:
    """Whether the end of a line says who took a picture."""
    return any(word in ending for word in CREDIT_WORDS) and CREDIT.search(ending) is not None


@cache
def _agencies() -> frozenset[str]:
    """Whose pictures outlets print."""
    names = {name for row in rows("outlets") for name in (row["name"], *row["other_names"].split(";"))}
    return frozenset(names) | {
        "EPA",
        "EPA-EFE",
        "Getty Images",
        "Getty",
        "AP Photo",
        "Shutterstock",
        "picture alliance",
    }


def _mark_headings(lines: Sequence[Line], kinds: list[BlockKind]) -> None:
    """Mark lines that stand above a text of their own. The last line of an article is none."""
    below = False
    for index in reversed(range(len(lines))):
        if kinds[index] is BlockKind.BODY:
            if below and _is_heading(lines[index]):
                kinds[index] = BlockKind.HEADING
            else:
                below = True


def _is_heading(line: Line) -> bool:
    if is_date_line(line.text):
        return True
    if line.bullet or not 0 < len(line.words) <= LONGEST_HEADING or not line.text:
        return False
    rest = CLOCK.sub("", line.text)
    if any(map(str.isdigit, rest)):
        return False
    return not rest or ((rest[0].isupper() or not rest[0].isalpha()) and not rest.endswith(NO_HEADING_END))
