"""Furniture of a page: what an outlet puts around an article. The words are those of lexicons/boilerplate.csv.

A block is furniture only where its words leave no doubt: a wrong guess would lose a figure, a missed one costs little.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from borderviz.reading.articles.lines import Line
from borderviz.reading.lexicon import rows

TOLL_WORDS = frozenset(
    "killed dead died dies deaths death fatalities casualties wounded injured injuries hurt hospitalised "
    "hospitalized evacuated displaced missing captured detained destroyed burned burnt damaged victims fled "
    "homeless".split()
)
READER = frozenset("we our us you your".split())
SHORT_ENTRY = 20
"""Words up to which an entry for a beginning stands for a line, not for a passage."""
CUES_OF_APPEAL = 3
LONGEST_LIST, LONGEST_HEADLINE = 8, 25
"""Lines under "Read also" that are taken for headlines of other articles, and the words that one may have."""

SHORTEST_BODY = 15
"""Words from which a sentence shows that the article has begun."""

MEDIA_TIMES = re.compile(r"(?:\d{1,2}:)+\d\d(?:[\s/|-]+(?:\d{1,2}:)+\d\d)+")
COUNTER = re.compile(r"\d[\d.,]*k?\+? (?:views?|comments?|shares?|likes?|replies|reads|min(?:utes?)?(?: read)?)")
INITIALS = re.compile(r"[a-z]{2,4}(?:/[a-z]{2,4}){1,3}(?: \([^()]{2,60}\))?")
BYLINE = re.compile(r"by (?:our |the )?[^\d.!?;:]{3,90}")
BY_LOWER = frozenset("by and in for of our the de van von al bin staff special correspondent reporter at with".split())
"""Words that may be written small in a byline."""


class Phrases(NamedTuple):
    """The list, sorted by how a phrase is looked for."""

    lines: frozenset[str]
    sections: frozenset[str]
    starts: dict[str, list[tuple[str, int]]]
    appeals: dict[str, int]
    passages: dict[str, list[str]]
    cues: dict[str, list[str]]


@cache
def phrases() -> Phrases:
    """The rows of lexicons/boilerplate.csv; beginnings by their first word, passages and cues by their rarest."""
    by_how: dict[str, list[tuple[str, int]]] = {}
    for row in rows("boilerplate"):
        by_how.setdefault(row["how"], []).append((row["phrase"], int(row["longest"] or 0)))
    starts: dict[str, list[tuple[str, int]]] = {}
    for phrase, longest in by_how["start"]:
        starts.setdefault(phrase.split()[0].rstrip(":|"), []).append((phrase, longest))
    return Phrases(
        lines=frozenset(phrase for phrase, _ in by_how["line"]),
        sections=frozenset(phrase for phrase, _ in by_how["section"]),
        starts=starts,
        appeals=dict(by_how["appeal"]),
        passages=_by_longest_word([phrase for phrase, _ in by_how["contains"]]),
        cues=_by_longest_word([phrase for phrase, _ in by_how["cue"]]),
    )


def furniture(lines: Sequence[Line]) -> list[bool]:
    """Tell for each line whether it is furniture of the page."""
    found = [is_furniture(line) for line in lines]
    left = 0
    seen_body = False
    for index, line in enumerate(lines):
        if line.bare in phrases().sections and seen_body:
            left = LONGEST_LIST
        elif left and not found[index]:
            found[index] = _is_headline(line)
            left = left - 1 if found[index] else 0
        seen_body = seen_body or (not found[index] and line.stopped and len(line.words) > SHORTEST_BODY)
    return found


def is_furniture(line: Line) -> bool:
    """Whether a block, by its own words, is no part of the article."""
    if line.long:
        return False
    if not line.words:
        return not line.digits
    return line.bare in phrases().lines or _starts(line) or _appeals(line) or _has_passage(line) or _is_signature(line)


def tells_a_toll(line: Line) -> bool:
    """Whether the words may hold a figure that counts people or homes."""
    return not line.bag.isdisjoint(TOLL_WORDS) and line.digits


def _starts(line: Line) -> bool:
    first = line.lower.split(maxsplit=1)[0].rstrip(":|")
    for phrase, longest in phrases().starts.get(first, ()):
        if not line.lower.startswith(phrase) or len(line.words) > longest:
            continue
        after = line.lower[len(phrase) : len(phrase) + 1]
        if phrase[-1].isalnum() and after.isalnum():
            continue
        if longest > SHORT_ENTRY:
            return not tells_a_toll(line)
        if phrase[-1] in ":|-" or not line.text.endswith("."):
            return True
    return False


def _appeals(line: Line) -> bool:
    """ "Support our newsroom!" """
    if not line.text.endswith("!"):
        return False
    return any(
        line.lower.startswith(start + " ") and len(line.words) <= longest
        for start, longest in phrases().appeals.items()
    )


def _has_passage(line: Line) -> bool:
    if tells_a_toll(line):
        return False
    if _holds(line, phrases().passages):
        return True
    return not line.bag.isdisjoint(READER) and _holds(line, phrases().cues) >= CUES_OF_APPEAL


def _holds(line: Line, by_word: dict[str, list[str]]) -> int:
    """How many of the phrases stand in the line, quotes apart."""
    said = line.lower.replace('"', "")
    return sum(phrase in said for word in line.bag & by_word.keys() for phrase in by_word[word])


def _is_signature(line: Line) -> bool:
    """Bylines, initials, counters and the times of a media player."""
    if len(line.words) > LONGEST_HEADLINE:
        return False
    if MEDIA_TIMES.fullmatch(line.text) or COUNTER.fullmatch(line.bare) or INITIALS.fullmatch(line.text.lower()):
        return not INITIALS.fullmatch(line.lower) or line.text[0].islower()
    return BYLINE.fullmatch(line.lower) is not None and all(
        word[0].isupper() or word.lower().strip(",") in BY_LOWER for word in line.text.split()
    )


def _is_headline(line: Line) -> bool:
    return not line.text.endswith((".", ":")) and 2 < len(line.words) <= LONGEST_HEADLINE


def _by_longest_word(found: Sequence[str]) -> dict[str, list[str]]:
    """The phrases by a word of theirs without which they cannot stand in a text."""
    sorted_in: dict[str, list[str]] = {}
    for phrase in found:
        words = re.findall(r"[^\W_]+", phrase)
        sorted_in.setdefault(max(words, key=len), []).append(phrase)
    return sorted_in
