"""The words that dates are made of, and a line of tokens that can be asked for them by position."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from borderviz.reading.lexicon import rows
from borderviz.reading.text import Token


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

    __slots__ = ("size", "tokens")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.size = len(tokens)

    def word(self, at: int) -> str:
        """The token in small letters."""
        return self.tokens[at].lower if 0 <= at < self.size else ""

    def text(self, at: int) -> str:
        """The token as it stands."""
        return self.tokens[at].text if 0 <= at < self.size else ""

    def value(self, at: int, kind: str) -> str | None:
        """What the token means as a word of `kind`, or None if it is none."""
        for word in date_words().get(self.word(at), ()):
            if word.kind == kind:
                return word.value
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
