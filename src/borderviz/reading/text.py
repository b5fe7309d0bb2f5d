"""A text as blocks, sentences and tokens. Everything keeps its offsets in the text as it was given."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple

from borderviz.evidence import paragraphs
from borderviz.quick_record import quick_record
from borderviz.reading.articles.marks import without_credits, without_marks
from borderviz.reading.articles.wrapping import BULLET as BULLET
from borderviz.reading.articles.wrapping import lines_together, wrap_width

TOKEN = re.compile(
    r"([^\W\d_]+(?:'(?!s\b)[^\W\d_]+)*"  # Qal'acha, didn't; but country + 's
    r"|\d{1,3}(?:[,\u00a0\u202f\u2009 ]\d{3})+(?![\d,])|\d+(?:[.:,]\d+)*"  # 13,500 · 13 500 · 16:00 · 27.01.2022
    r"|'s\b|\S)"
)
"""One token: a number, a word, a possessive ending, or one other sign."""

SAME_LENGTH = str.maketrans("‘’ʻʼ`´“”„«»–—−‐‑\u00a0\u202f\u2009\u200b\ufeff", "''''''\"\"\"\"\"-----     ")
"""Signs that are read alike: each becomes one other sign, so that offsets stay."""

SIGNS = tuple((chr(sign), chr(same)) for sign, same in SAME_LENGTH.items())

ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen col lt maj capt sgt st no vs jan feb mar apr jun jul aug sep sept oct nov dec mon "
    "tue wed thu fri sat sun approx est gov rep sen inc ltd co corp al fig ca dep dist reg".split()
)
STARTERS = frozenset(
    "the a an it its he she they their there this that these those in on at by for from no not all some most many both "
    "according after before when while but and however meanwhile earlier later one two three four five".split()
)
"""Words that begin a new sentence after "7 p.m."; a name there belongs to the time ("7 p.m. Thursday")."""

SENTENCE_END = re.compile(r"[.!?…](?:[.!?…]*[\"')\]]*(?=\s|$)|(?<=[.!?])[\"')\]]*(?=[A-ZА-ЯЁ][a-zа-яё]))")
LAST_WORD = re.compile(r"[^\W\d_.]+(?:\.[^\W\d_]+)*$")
INITIALS = re.compile(r"[a-z](?:\.[a-z])+")
STARTS_SENTENCE = re.compile(r"\s*[\"'(\[*•·-]*\s*[^\W_a-zа-яё]")


class BlockKind(StrEnum):
    """What a block of text is to the article."""

    TITLE = "title"
    HEADING = "heading"
    CAPTION = "caption"
    BODY = "body"
    BOILERPLATE = "boilerplate"


@quick_record()
class Token:
    """A word, number or sign: [start, end) in the text, and its letters in lower case with plain apostrophes."""

    start: int
    end: int
    text: str
    lower: str


class Block(NamedTuple):
    """A run of lines that belong together: [start, end), the number of its paragraph (from 1), and what it is."""

    start: int
    end: int
    paragraph: int
    kind: BlockKind


@quick_record(eq=False)
class Sentence:
    """One sentence: [start, end), its tokens, its block, and its place in the text (from 0)."""

    start: int
    end: int
    index: int
    block: Block
    tokens: list[Token]
    lower: list[str] = field(init=False)
    """The tokens in small letters, which every part of the reading looks through."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "lower", [token.lower for token in self.tokens])


@dataclass(frozen=True, eq=False)
class Document:
    """A text made ready for reading. `plain` is as long: quotes and dashes are unified, addresses and marks blank."""

    text: str
    blocks: list[Block]
    published: date | None = None
    title: str = ""
    outlet: str = ""
    plain: str = field(init=False)

    def __post_init__(self) -> None:
        plain = without_marks(same_signs(self.text))
        object.__setattr__(self, "plain", without_credits(plain))

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences of all blocks but boilerplate, in the order of the text."""
        found: list[Sentence] = []
        for block in self.blocks:
            if block.kind is not BlockKind.BOILERPLATE:
                for start, end in _sentence_spans(self.plain, block.start, block.end):
                    found.append(Sentence(start, end, len(found), block, tokens(self.plain, start, end)))
        return found

    def paragraph_of(self, offset: int) -> int:
        """The number, from 1, of the paragraph that holds the character at `offset`."""
        return max((block.paragraph for block in self.blocks if block.start <= offset), default=1)


@lru_cache(maxsize=1)  # asked for each line of a text
def same_signs(text: str) -> str:
    """The text with SAME_LENGTH; as few of the signs stand in a text, `str.translate` takes ten times as long."""
    for sign, same in SIGNS:
        if sign in text:
            text = text.replace(sign, same)
    return text


def tokens(plain: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of `plain[start:end]`, with offsets in `plain`."""
    # Splitting gives blanks and tokens in turn; their lengths add up to the offsets, without an object for each match.
    parts = TOKEN.split(plain[start:end])
    texts, offsets = parts[1::2], list(accumulate(map(len, parts), initial=start))
    return list(map(Token, offsets[1::2], offsets[2::2], texts, map(str.lower, texts)))


def blocks_of(text: str) -> list[Block]:
    """The blocks of a text, all of them BODY: paragraphs, and lines of a paragraph that are not one wrapped text."""
    spans = list(paragraphs(text))
    width = wrap_width(text, spans)
    return [
        Block(block_start, block_end, number, BlockKind.BODY)
        for number, (start, end) in enumerate(spans, start=1)
        for block_start, block_end in lines_together(text, start, end, width)
    ]


def _sentence_spans(plain: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    from_here = start
    for match in SENTENCE_END.finditer(plain, start, end):
        if match.end() < end and not _ends(plain, match, end):
            continue
        yield from_here, match.end()
        from_here = match.end()
        while from_here < end and plain[from_here].isspace():
            from_here += 1
    if plain[from_here:end].strip():
        yield from_here, end


def _ends(plain: str, match: re.Match[str], end: int) -> bool:
    """Whether a full stop ends its sentence: not after an abbreviation, an initial, or before a small letter."""
    if not STARTS_SENTENCE.match(plain, match.end(), end):
        return False
    if not match.group().startswith("."):
        return True
    word = LAST_WORD.search(plain[max(0, match.start() - 12) : match.start()])
    last = word.group().lower() if word else ""
    if last in {"a.m", "p.m"}:
        following = re.match(r"[\s\"'(]*([^\W\d_]+)", plain[match.end() : match.end() + 24])
        return following is not None and following.group(1).lower() in STARTERS
    if last in ABBREVIATIONS or (len(last) == 1 and last not in "i"):
        return False
    return INITIALS.fullmatch(last) is None
