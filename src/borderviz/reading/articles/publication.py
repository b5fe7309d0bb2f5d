"""The day of publication, as the text or the name of its file tells it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from borderviz.model import Clash
from borderviz.reading.articles.day_words import Written, day_in_name, days_in
from borderviz.reading.articles.years import dated
from borderviz.reading.text import Block

TOP, BOTTOM = 10, 4
"""Blocks at either end of a text in which its day is looked for."""
LONGEST_LINE = 25
"""Words of a line about the article itself."""
DATELINE_WITHIN = 90
"""Characters from the beginning of a block in which a dateline ends."""

PUBLISHED = re.compile(
    r"\b(?:published|posted|issued|filed|publication date|date of publication|date)\b[^\d]{0,25}$", re.I
)
UPDATED = re.compile(r"\b(?:updated?|modified|last update|corrected|as of)\b[^\d]{0,25}$", re.I)
PERIOD = re.compile(r"\b(?:period|covers?|covering|since|from|until|between|edition of)\b[^\d]{0,15}$", re.I)
TODAY = re.compile(r"\btoday\b[\s,(]{1,3}(?:on )?$", re.I)
FUTURE = re.compile(r"\b(?:will|would|due|planned|scheduled|until|till|expected|plans?)\b[^.]{0,60}$", re.I)
ADDRESS = re.compile(r"https?://\S*?/((?:19|20)\d\d)/(\d\d)/(\d\d)(?!\d)")

LINE_WORDS = frozenset(
    "published posted issued filed updated update last modified date of on at by the gmt utc local time am pm "
    "est edt et cest cet msk bst min minute minutes read reading hrs hours uhr and in for from staff first a p "
    "m st nd rd th".split()
)
"""Words that may be written small in a line that only dates the article."""
WORD = re.compile(r"[^\W\d_]+")
OPENS = re.compile(r"[^\W\d_][\w'’.]*|[/,&()\[\]|:-]+|\d\d?[:.]\d\d")
SMALL_NAMES = frozenset("of and the al".split())
CLOSES = re.compile(r"(?:,? ?\d\d?[:.]\d\d)?\s*(?:[-–—|.:)\]/]|\([A-Z][^()]{1,40}\)|,\s*[A-Z/]{3,}[)\s])")
"""What stands after the date of a dateline."""


class Candidate(NamedTuple):
    """A day that the text gives, and how plainly it says that it is that of publication."""

    weight: int
    written: Written
    how: str


def find_published(
    text: str, blocks: Sequence[Block], file: str = "", clashes: Sequence[Clash] = ()
) -> tuple[date | None, str]:
    """Return the day of publication, and in words what was not found or had to be assumed.

    A day of the text goes before one in the file's name. A day without a year gets the year of its weekday beside a
    clash, or else that of the file's name.
    """
    named = day_in_name(file)
    found = sorted(_candidates(text, blocks), key=lambda candidate: -candidate.weight)
    for candidate in found:
        day, note = dated(candidate.written, text, clashes, named)
        if day is not None:
            return day, "; ".join(part for part in (candidate.how, note) if part)
    if named is not None:
        return named, "day of publication taken from the name of the file"
    return _assumed(text, clashes)


def is_date_line(text: str) -> bool:
    """Whether a line says nothing but when, where and by whom the article was published."""
    if len(text) > 160 or not any(map(str.isdigit, text)):
        return False
    found = next(iter(days_in(text)), None)
    if found is None:
        return False
    rest = text[: found.start] + " " + text[found.end :]
    words = WORD.findall(rest)
    return len(words) <= 14 and all(not word[0].islower() or word in LINE_WORDS for word in words) and ". " not in rest


def opens_with_dateline(text: str) -> bool:
    """Whether a block begins with a place and a day, as a dispatch does."""
    return any(_is_dateline(text[:DATELINE_WITHIN], written) for written in days_in(text[:DATELINE_WITHIN]))


def _candidates(text: str, blocks: Sequence[Block]) -> Iterator[Candidate]:
    last = len(blocks) - BOTTOM
    for index, block in enumerate(blocks):
        if TOP <= index < last:
            continue
        words = text[block.start : min(block.end, block.start + 2000)]
        if any(map(str.isdigit, words)):
            for written in days_in(words if index < TOP else words[:300]):
                weight, how = _weight(words, written)
                if weight:
                    yield Candidate(
                        weight - index + (3 if written.year else 0) - (20 if index >= TOP else 0), written, how
                    )
        for match in ADDRESS.finditer(words) if "http" in words else ():
            year, month, day = map(int, match.groups())
            written = Written(match.start(1), match.end(), year, month, day)
            if written.full:
                yield Candidate(65, written, "day of publication taken from an address in the text")


def _weight(words: str, written: Written) -> tuple[int, str]:
    before = words[max(0, written.start - 60) : written.start]
    short = len(words.split()) <= LONGEST_LINE or written.start < 40
    if short and PERIOD.search(before):
        return 0, ""
    if short and PUBLISHED.search(before):
        return 120, ""
    if is_date_line(words) and not UPDATED.search(before):
        return 110, ""
    if _is_dateline(words, written):
        return 100, ""
    if TODAY.search(before):
        return 90, ""
    if short and UPDATED.search(before):
        return 75, "day of publication taken from that of the last update"
    if written.start == 0 and written.year and short:
        return 70, ""
    return 0, ""


def _is_dateline(words: str, written: Written) -> bool:
    """BATKEN, April 29 - … · OSH, 2 May 2021. … · (Batken, Tuesday 23 July 2019) · Batken (Kyrgyzstan), Sept 19 - …"""
    if written.end > DATELINE_WITHIN or not CLOSES.match(words, written.end):
        return False
    opening = words[: written.start].strip()
    left = OPENS.sub("", opening).strip()
    names = WORD.findall(opening)
    return bool(names) and not left and all(not name[0].islower() or name in SMALL_NAMES for name in names)


def _assumed(text: str, clashes: Sequence[Clash]) -> tuple[date | None, str]:
    """The last day that the text names twice: articles count from it, but nothing says that they are of it."""
    seen: Counter[date] = Counter()
    for written in days_in(text[:20_000]):
        day, _ = dated(written, text, clashes, None)
        if day is not None and not FUTURE.search(text[max(0, written.start - 80) : written.start]):
            seen[day] += 1
    often = [day for day, times in seen.items() if times > 1]
    if often:
        return max(often), "no day of publication found; the last day that the text names more than once is assumed"
    return None, "no day of publication found"
