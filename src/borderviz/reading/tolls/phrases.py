"""Phrases of a word list, looked up token by token: the longest one that begins at a token."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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
        self._single: dict[str, Row] = {}
        self._longer: dict[str, dict[str, list[tuple[tuple[str, ...], Row]]]] = {}
        for phrase, row in entries:
            parts = tuple(token.lower for token in tokens(phrase))
            if len(parts) == 1:
                self._single.setdefault(parts[0], row)
            else:
                self._longer.setdefault(parts[0], {}).setdefault(parts[1], []).append((parts, row))
        self._starts = frozenset(self._single) | frozenset(self._longer)
        for by_second in self._longer.values():
            for choices in by_second.values():
                choices.sort(key=lambda choice: -len(choice[0]))

    def found(self, lower: Sequence[str]) -> list[tuple[int, int, Row]]:
        """Position, length and row of the longest phrase at each token where one begins; they may overlap."""
        starts, single, longer, last = self._starts, self._single, self._longer, len(lower) - 1
        found = []
        for position in [position for position, word in enumerate(lower) if word in starts]:
            word = lower[position]
            if word in single or (position < last and lower[position + 1] in longer[word]):
                match = self.at(lower, position)
                if match is not None:
                    found.append((position, *match))
        return found

    def at(self, lower: Sequence[str], position: int) -> tuple[int, Row] | None:
        """How many tokens the longest phrase at the position takes, and its row; None if no phrase begins there."""
        word = lower[position]
        by_second = self._longer.get(word)
        if by_second is not None and position + 1 < len(lower):
            for parts, row in by_second.get(lower[position + 1], ()):
                if len(parts) == 2 or tuple(lower[position : position + len(parts)]) == parts:
                    return len(parts), row
        row_alone = self._single.get(word)
        return None if row_alone is None else (1, row_alone)


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


@cache
def telling_words(metrics: frozenset[str]) -> frozenset[str]:
    """Words of which each predicate of these metrics has one: a sentence without any has no such predicate."""
    longest = {max(row["phrase"].split(), key=len).lower() for row in rows("predicates") if row["metric"] in metrics}
    nouns = {noun for row in rows("verb_nouns") if row["metric"] in metrics for noun in row["nouns"].split()}
    return frozenset(longest | nouns)
