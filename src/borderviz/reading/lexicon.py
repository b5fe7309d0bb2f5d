"""The word lists that reading rests on: CSV files in lexicons/, which an analyst can read and extend."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Set
from functools import cache, cached_property
from pathlib import Path

LEXICONS = Path(__file__).parent / "lexicons"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of lexicons/`name`.csv; raises FileNotFoundError if there is no such list."""
    with (LEXICONS / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(csv.DictReader(stream))


@cache
def words(name: str, column: str, key: str = "word") -> dict[str, str]:
    """The column of lexicons/`name`.csv by the lower-case word of each row."""
    return {row[key].lower(): row[column] for row in rows(name)}


@cache
def cue_words() -> dict[str, frozenset[str]]:
    """The words of each row of lexicons/cue_words.csv by its name."""
    return {row["name"]: frozenset(row["words"].split()) for row in rows("cue_words")}


class Cue:
    """A row of lexicons/cue_words.csv, which is read when a word is first looked up and not before."""

    def __init__(self, name: str) -> None:
        self.name = name

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the row."""
        return cue_words()[self.name]

    def __contains__(self, word: object) -> bool:
        return word in self.words

    def isdisjoint(self, words: Iterable[str]) -> bool:
        """Whether none of the words is in the row."""
        return self.words.isdisjoint(words)

    def __or__(self, other: Cue | Set[str]) -> frozenset[str]:
        return self.words | (other.words if isinstance(other, Cue) else other)
