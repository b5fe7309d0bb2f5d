"""A sentence with all that the word lists know of it: quantities, nouns, predicates, sides."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import field
from itertools import pairwise
from operator import attrgetter

from borderviz.quick_record import quick_record
from borderviz.reading.lexicon import Cue
from borderviz.reading.numbers import Quantity, quantities
from borderviz.reading.text import Sentence, Token
from borderviz.reading.tolls.nouns import METRIC_OF, Noun
from borderviz.reading.tolls.phrases import (
    VerbNouns,
    function_words,
    not_people,
    people,
    predicates,
    sides,
    telling_words,
    verb_nouns,
)
from borderviz.reading.tolls.singles import named_victims, singles_of

BEGIN = attrgetter("start")

OF_ONE = frozenset(("killed", "injured", "missing", "detained"))
"""Metrics for which one person, told without a number, counts."""

DAMAGE = Cue("damage")
"""Words of a heading over damaged homes."""

VICTIM = frozenset(("victim", "youngest", "oldest", "eldest"))
"""Words of a sentence that may tell of one victim without a predicate of the lists."""

VICTIMS = {"killed": "killed", "dead": "killed", "wounded": "injured", "injured": "injured", "missing": "missing"}
"""Words that with "those" or "the" name what a sentence without a figure is about."""

SHORT = 12
"""A sentence that only names what the next ones count has at most so many tokens."""


@quick_record()
class Predicate:
    """A predicate at tokens [first, last): the metric it gives (or why it gives none), and its pattern."""

    first: int
    last: int
    metric: str
    pattern: str


@quick_record()
class SideTerm:
    """A word that names a side at token `first`: the side's code and the kind of the word."""

    first: int
    side: str
    kind: str


@quick_record(eq=False)
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
    kinds: list[str]
    """The kind of function word of each token, "" for any other; empty where nothing could be counted."""

    @property
    def named_metric(self) -> str:
        """The metric of the last victim noun of a short sentence without a figure ("The wounded."), or that it
        asks for ("How many people have died?")."""
        if ("how", "many") in pairwise(self.lower):
            asked = [row["metric"] for _, _, row in predicates().found(self.lower)]
            return next((metric for metric in reversed(asked) if metric in METRIC_OF.values()), "")
        for before, word in pairwise(reversed(self.lower)):  # read backwards: "those killed", "the wounded"
            if word in ("those", "the") and before in VICTIMS:
                return VICTIMS[before]
        if len(self.lower) > SHORT:
            return ""
        nouns = people().found(self.lower)
        named = [METRIC_OF[row["class"]] for _, _, row in nouns if row["class"] in METRIC_OF]
        if named or not DAMAGE.isdisjoint(self.lower) or self._homes_hit():
            return named[-1] if named else "homes_damaged"
        return "killed" if "toll" in self.lower else ""

    def _homes_hit(self) -> bool:
        """Whether homes came to harm: "Homes are burning on both banks."."""
        homes = any(row["class"] == "home" for _, _, row in people().found(self.lower))
        return homes and any(row["pattern"] == "damage" for _, _, row in predicates().found(self.lower))

    def kind(self, position: int) -> str:
        """The kind of function word at the token, "" for any other."""
        return self.kinds[position]


def mark(sentence: Sentence, masked: Sequence[tuple[int, int]]) -> Marked:
    """Mark a sentence; `masked` are sorted spans of the text that hold no counts."""
    tokens, lower = sentence.tokens, sentence.lower
    near = _within(masked, sentence)
    counts = quantities(tokens, near)
    marked = Marked(sentence, tokens, lower, _hidden(tokens, near), counts, {}, [], _sides(lower), [])
    if not counts and telling_words(OF_ONE).isdisjoint(lower) and VICTIM.isdisjoint(lower):
        return marked
    kinds = function_words()
    marked.kinds.extend([kinds.get(word, "") for word in lower])
    marked.predicates.extend(_predicates(lower, tokens))
    of_one = [predicate for predicate in marked.predicates if predicate.metric in OF_ONE]
    if counts or of_one or not VICTIM.isdisjoint(lower):
        marked.nouns.update(_nouns(lower))
        struck = frozenset([p.last for p in of_one if p.pattern in ("object", "participle")])
        taken = {position for count in counts for position in range(count.first, count.last)}
        singles = singles_of(sentence, lower, marked.nouns, marked.masked, struck)
        ends = [p.first for p in of_one if p.pattern in ("subject", "participle")]
        singles += named_victims(sentence, lower, ends, marked.sides)
        counts += [single for single in singles if single.first not in taken]
        counts.sort(key=lambda quantity: quantity.first)
    return marked


def _within(masked: Sequence[tuple[int, int]], sentence: Sentence) -> Sequence[tuple[int, int]]:
    """The masked spans that touch the sentence."""
    first = bisect_left(masked, (sentence.start, 0))
    first -= first > 0 and masked[first - 1][1] > sentence.start
    return masked[first : bisect_left(masked, (sentence.end, 0))]


def _hidden(tokens: Sequence[Token], masked: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The tokens that begin in one of the spans; of two spans that overlap the second decides, as for `is_masked`."""
    hidden: set[int] = set()
    for (start, end), (following, _) in pairwise([*masked, (1 << 60, 0)]):
        first = bisect_left(tokens, start, key=BEGIN)
        hidden.update(range(first, bisect_left(tokens, min(end, following), first, key=BEGIN)))
    return frozenset(hidden)


def _nouns(lower: list[str]) -> dict[int, Noun]:
    found = {at: Noun(at, at + length, "thing", "") for at, length, _ in not_people().found(lower)}
    for at, length, row in people().found(lower):
        if at not in found or found[at].last <= at + length:
            found[at] = Noun(at, at + length, row["class"], row["group"])
    return found


def _predicates(lower: list[str], tokens: Sequence[Token]) -> list[Predicate]:
    found = [Predicate(at, at + n, row["metric"], row["pattern"]) for at, n, row in predicates().found(lower)]
    pairs = verb_nouns()
    for position in [position for position, word in enumerate(lower) if word in pairs]:
        for pair in pairs[lower[position]]:
            if length := _reach(lower, position, pair):
                found.append(Predicate(position, position + length, pair.metric, pair.pattern))
    for position, word in enumerate(lower[:-1]) if "left" in lower else ():
        if word == "left" and tokens[position + 1].text[0].isupper():
            found.append(Predicate(position, position + 2, "displaced", "moves"))  # "800 people left Kok-Tash"
    return _apart(found)


def _apart(found: list[Predicate]) -> list[Predicate]:
    """The predicates without those that begin inside another; of two at one token the longer stays."""
    found.sort(key=lambda predicate: (predicate.first, -predicate.last))
    kept: list[Predicate] = []
    for predicate in found:
        if not kept or predicate.first >= kept[-1].last:
            kept.append(predicate)
    return kept


def _reach(lower: list[str], verb: int, pair: VerbNouns) -> int:
    """The length from the verb to its noun: "received a gunshot wound"; 0 if none follows near enough."""
    kinds, phrases = function_words(), predicates()
    for position in range(verb + 1, min(verb + 2 + pair.gap, len(lower))):
        word = lower[position]
        if word in pair.nouns:
            return position + 1 - verb
        if word == "by" and lower[position + 1 : position + 2] and lower[position + 1] in pair.nouns:
            continue  # "taken by bus"
        crossed = word in ("by", "which", "who") or (word == "and" and pair.gap < 5)
        if crossed or (not word[0].isalpha() and word != "-"):
            return 0
        if kinds.get(word) in ("break", "aux") or phrases.at(lower, position):
            return 0
    return 0


def _sides(lower: list[str]) -> dict[int, SideTerm]:
    return {at: SideTerm(at, row["side"], row["kind"]) for at, _, row in sides().found(lower)}
