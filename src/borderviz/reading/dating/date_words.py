"""The words that dates are made of, and a line of tokens that can be asked for them by position."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from borderviz.reading.lexicon import rows
from borderviz.reading.text import Token

BEGIN = attrgetter("start")
TIMED = frozenset({"month", "month_short", "unit"})
GOING_ON = frozenset(
    "am pm a an p in at h o'clock oclock minutes gmt utc hours hrs local past to st nd rd th of and or through until "
    "till into full more long whole consecutive straight successive - / & ,".split()
)
"""What may stand behind the number of a date, a clock time or a duration, besides the names of months and units."""


class Word(NamedTuple):
    """What a word means in a date."""

    kind: str
    value: str


@cache
def date_words() -> dict[str, tuple[Word, ...]]:
    """The words of lexicons/dates.csv; some have two meanings ("March", "second")."""
    found: dict[str, tuple[Word, ...]] = {}
    for row in rows("dates"):
        if row["kind"] == "person":
            continue
        found[row["word"]] = (*found.get(row["word"], ()), Word(row["kind"], row["value"]))
    return found


@cache
def after_numbers() -> frozenset[str]:
    """The words behind a number without which it counts something else than time: "14 September", "two weeks"."""
    named = (word for word, meanings in date_words().items() if any(meaning.kind in TIMED for meaning in meanings))
    return GOING_ON.union(named)


@cache
def number_words() -> frozenset[str]:
    """The numbers in words."""
    return frozenset(word for word, meanings in date_words().items() if any(m.kind == "number" for m in meanings))


@cache
def hour_words() -> frozenset[str]:
    """The words that a clock time in words begins with: numbers, and noon."""
    return number_words().union(
        word for word, meanings in date_words().items() if any(m.kind == "day_part" for m in meanings)
    )


@cache
def persons() -> frozenset[str]:
    """The words that an age may follow: a man of 30."""
    return frozenset(row["word"] for row in rows("dates") if row["kind"] == "person")


@cache
def cues() -> dict[str, frozenset[str]]:
    """The words of lexicons/date_cues.csv by their cue."""
    found: dict[str, set[str]] = {}
    for row in rows("date_cues"):
        found.setdefault(row["cue"], set()).add(row["word"])
    return {cue: frozenset(words) for cue, words in found.items()}


class Line:
    """The tokens of one sentence. Positions before the first and after the last are empty."""

    __slots__ = ("size", "tokens", "words")

    def __init__(self, tokens: Sequence[Token], words: Sequence[str] | None = None) -> None:
        self.tokens = tokens
        self.words = [token.lower for token in tokens] if words is None else words
        self.size = len(tokens)

    def word(self, at: int) -> str:
        """The token in small letters."""
        return self.words[at] if 0 <= at < self.size else ""

    def at(self, offset: int) -> int:
        """The position of the first token that begins at an offset of the text or behind it."""
        return bisect_left(self.tokens, offset, key=BEGIN)

    def text(self, at: int) -> str:
        """The token as it stands."""
        return self.tokens[at].text if 0 <= at < self.size else ""

    def value(self, at: int, kind: str) -> str | None:
        """What the token means as a word of `kind`, or None if it is none."""
        for meant, value in date_words().get(self.word(at), ()):
            if meant == kind:
                return value
        return None

    def whole(self, at: int) -> int | None:
        """The number in digits, without any sign in it, or None."""
        text = self.word(at)
        return int(text) if text.isdecimal() and len(text) <= 4 else None

    def joined(self, at: int) -> bool:
        """Whether the token follows the one before it without a space."""
        return 0 < at < self.size and self.tokens[at - 1].end == self.tokens[at].start

    def amount(self, at: int) -> tuple[int, int] | None:
        """A number in digits or words ("two", "twenty-four", "24") with the position after it."""
        if (number := self.whole(at)) is not None:
            return number, at + 1
        if (value := self.value(at, "number")) is None:
            return None
        number, after = int(value), at + 1
        if number >= 20 and self.word(after) == "-" and (unit := self.value(after + 1, "number")):
            return number + int(unit), after + 2
        return number, after


def may_be_time(line: Line, at: int) -> bool:
    """Whether a number may belong to a date, clock time or duration: most numbers of news count people or houses."""
    word = line.words[at]
    signed = word[0].isdecimal() and (len(word) == 4 or "." in word or ":" in word)
    return signed or line.word(at + 1) in after_numbers()
