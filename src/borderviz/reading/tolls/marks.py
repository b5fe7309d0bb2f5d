"""A sentence with all that the word lists know of it: quantities, nouns, predicates, sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from borderviz.reading.numbers import Quantity, is_masked, quantities
from borderviz.reading.text import Sentence, Token
from borderviz.reading.tolls.nouns import Noun
from borderviz.reading.tolls.phrases import function_words, not_people, people, predicates, sides
from borderviz.reading.tolls.singles import singles_of


WOUND_VERBS = frozenset(
    "received receive receiving receives sustained sustain sustaining sustains suffered suffer suffering suffers got with "
    "had have has having incurred".split()
)
WOUNDS = frozenset("wound wounds injury injuries burns concussion concussions contusion contusions trauma traumas fractures".split())


class Predicate(NamedTuple):
    """A predicate at tokens [first, last): the metric it gives (or why it gives none), and its pattern."""

    first: int
    last: int
    metric: str
    pattern: str


class SideTerm(NamedTuple):
    """A word that names a side at token `first`: the side's code and the kind of the word."""

    first: int
    side: str
    kind: str


@dataclass(frozen=True, slots=True, eq=False)
class Marked:
    """A sentence and its marks; positions are those of `tokens`."""

    sentence: Sentence
    tokens: list[Token]
    lower: list[str]
    masked: frozenset[int]
    quantities: list[Quantity]
    nouns: dict[int, Noun] = field(repr=False)
    predicates: list[Predicate]
    sides: dict[int, SideTerm]

    def kind(self, position: int) -> str:
        """The kind of function word at the token, "" for any other."""
        return function_words().get(self.lower[position], "")


def mark(sentence: Sentence, masked: Sequence[tuple[int, int]]) -> Marked:
    """Mark a sentence; `masked` are sorted spans of the text that hold no counts."""
    tokens = sentence.tokens
    lower = [token.lower for token in tokens]
    hidden = frozenset(i for i, token in enumerate(tokens) if is_masked(token, masked)) if masked else frozenset()
    nouns, predicates = _nouns(lower), _predicates(lower)
    counts = quantities(tokens, masked)
    if predicates:
        singles = singles_of(sentence, lower, nouns, hidden)
        counts = sorted([*counts, *singles], key=lambda quantity: quantity.first) if singles else counts
    return Marked(sentence, tokens, lower, hidden, counts, nouns, predicates, _sides(lower))


def _nouns(lower: list[str]) -> dict[int, Noun]:
    found: dict[int, Noun] = {}
    for position in range(len(lower)):
        match, thing = people().at(lower, position), not_people().at(lower, position)
        if match and (not thing or match[0] >= thing[0]):
            found[position] = Noun(position, position + match[0], match[1]["class"], match[1]["group"])
        elif thing:
            found[position] = Noun(position, position + thing[0], "thing", "")
    return found


def _predicates(lower: list[str]) -> list[Predicate]:
    found: list[Predicate] = []
    position = 0
    while position < len(lower):
        wound = _wounded(lower, position) if lower[position] in WOUND_VERBS else 0
        match = predicates().at(lower, position)
        if wound:
            found.append(Predicate(position, position + wound, "injured", "subject"))
        elif match:
            found.append(Predicate(position, position + match[0], match[1]["metric"], match[1]["pattern"]))
        position += wound or (match[0] if match else 1)
    return found


def _wounded(lower: list[str], verb: int) -> int:
    """The length of "received a gunshot wound", "with injuries of…": a verb and, within five words, the wound; else 0."""
    for position in range(verb + 1, min(verb + 6, len(lower))):
        if lower[position] in WOUNDS:
            return position + 1 - verb
        if not lower[position][0].isalpha() and lower[position] != "-":
            return 0
        if function_words().get(lower[position]) in ("break", "relative", "aux", "preposition"):
            return 0
    return 0


def _sides(lower: list[str]) -> dict[int, SideTerm]:
    found = {}
    for position in range(len(lower)):
        match = sides().at(lower, position)
        if match:
            found[position] = SideTerm(position, match[1]["side"], match[1]["kind"])
    return found
