"""Phrases of a word list, looked up token by token: the longest one that begins at a token."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from borderviz.reading.lexicon import rows
from borderviz.reading.text import tokens

Row = dict[str, str]


class VerbNouns(NamedTuple):
    """Nouns that make a verb a predicate where they follow within `gap` words, with its metric and pattern."""

    nouns: frozenset[str]
    metric: str
    pattern: str
    gap: int


class Phrases:
    """Rows of word lists by their phrase; a phrase is matched as tokens in lower case."""

    def __init__(self, entries: Iterable[tuple[str, Row]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Row]]] = {}
        for phrase, row in entries:
            parts = tuple(token.lower for token in tokens(phrase))
            self._by_first.setdefault(parts[0], []).append((parts, row))
        for choices in self._by_first.values():
            choices.sort(key=lambda choice: -len(choice[0]))

    def found(self, lower: Sequence[str]) -> Iterator[tuple[int, int, Row]]:
        """Position, length and row of the longest phrase at each token where one begins; they may overlap."""
        by_first = self._by_first
        for position, word in enumerate(lower):
            if word in by_first and (match := self.at(lower, position)):
                yield position, *match

    def at(self, lower: Sequence[str], position: int) -> tuple[int, Row] | None:
        """How many tokens the longest phrase at the position takes, and its row; None if no phrase begins there."""
        for parts, row in self._by_first.get(lower[position], ()):
            length = len(parts)
            if length == 1 or tuple(lower[position : position + length]) == parts:
                return length, row
        return None


@cache
def phrases_of(name: str, column: str) -> Phrases:
    """The phrases of lexicons/`name`.csv, which stand in its `column`."""
    return Phrases((row[column], row) for row in rows(name))


def people() -> Phrases:
    """Nouns of people, homes and victims."""
    return phrases_of("people", "word")


def not_people() -> Phrases:
    """Nouns of what is counted but is no toll."""
    return phrases_of("not_people", "word")


def predicates() -> Phrases:
    """Verbs and other words that say what happened to the counted."""
    return phrases_of("predicates", "phrase")


def sides() -> Phrases:
    """Names of countries, capitals and peoples."""
    return phrases_of("sides", "word")


@cache
def function_words() -> dict[str, str]:
    """Kind of each function word: aux, adverb, preposition, conjunction, break, relative, determiner, pronoun."""
    return {row["word"]: row["kind"] for row in rows("function_words")}


@cache
def verb_nouns() -> dict[str, list[VerbNouns]]:
    """By verb: the nouns that make it a predicate when they follow ("spent … night")."""
    found: dict[str, list[VerbNouns]] = {}
    for row in rows("verb_nouns"):
        for verb in row["verbs"].split():
            nouns = frozenset(row["nouns"].split())
            found.setdefault(verb, []).append(VerbNouns(nouns, row["metric"], row["pattern"], int(row["gap"])))
    return found
