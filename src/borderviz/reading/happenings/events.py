"""Words that tell of an event: which happenings a sentence names, of which kind, and in which clause."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from itertools import groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from borderviz.quick_record import quick_record
from borderviz.reading.lexicon import rows
from borderviz.reading.text import Sentence, Token

Word = Token
"""A word of a sentence; here one with hyphens inside is one."""

BEGIN = attrgetter("start")
"""Where a word begins: words stand in the order of the text, so that one is found by halving."""

GAP = 8
"""How many words may stand in the place of a `~` of lexicons/events.csv."""

GAP_ENDS = (
    frozenset(",;:().!?")
    | frozenset("that which who while when after before but because although".split())
    | frozenset("will would could should may might must can shall cannot".split())
)
RANK = {
    kind: rank
    for rank, kind in enumerate(
        ("other", "troop_movement", "talks", "evacuation", "protest", "shooting", "stone_throwing", "road_block",
         "arson", "shelling", "air_strike")
    )
}  # fmt: skip
"""Where two kinds lay claim to the same words, the one of the higher rank is meant: "fired mortars" is shelling."""

VIOLENT = frozenset({"shooting", "shelling", "air_strike"})


class Trigger(NamedTuple):
    """Words [first, last) of a sentence that name an event.

    `strength` is `told` where they tell that it happened, `placed` where they tell of a thing that happens in many
    places, so that it needs one of its own, `beside` where they tell of it only with a place or day beside them,
    `people` where the sentence must speak of people, `noun` where they only name it, and `cue` where they are but what
    such an event is made with ("bullets"), so that it needs a place of its own. What `never` is an event
    rules out whatever else its words may name.
    """

    first: int
    last: int
    kind: str
    strength: str

    @property
    def told(self) -> bool:
        """Whether the words tell that it happened."""
        return self.strength not in {"noun", "cue"}


class Pattern(NamedTuple):
    """One row of lexicons/events.csv: the words that may stand at each step, None for a gap."""

    steps: tuple[frozenset[str] | None, ...]
    kind: str
    strength: str


@quick_record()
class Starts:
    """The patterns that begin with one word and do not say what follows it: those of one step, and those with a gap
    behind it, each with the words of which one must stand behind the gap; `wanted` are all of these words."""

    alone: list[Pattern]
    gapped: list[tuple[frozenset[str], Pattern]]
    wanted: set[str]


class Words(list[Word]):
    """The words of a sentence, their small letters, and the prepositions that were found before names, by position."""

    def __init__(self, words: Iterable[Word], lowers: list[str] | None = None) -> None:
        super().__init__(words)
        self.lowers = [word.lower for word in self] if lowers is None else lowers
        self.rulers: dict[int, str] = {}


def words_of(sentence: Sentence) -> Words:
    """The tokens of a sentence with hyphenated ones joined: "cease-fire", "Kok-Tash" and "Isfara-Vorukh" are words."""
    if "-" in sentence.lower:
        return Words(_joined(sentence.tokens))
    return Words(sentence.tokens, sentence.lower)


def _joined(tokens: Sequence[Token]) -> list[Word]:
    found: list[Word] = []
    after_hyphen = False
    for token in tokens:
        last = found[-1] if found else token
        inside = after_hyphen or (token.lower == "-" and last.lower[-1].isalnum())
        if inside and last.end == token.start:
            found[-1] = Word(last.start, token.end, last.text + token.text, last.lower + token.lower)
        else:
            found.append(token)
        after_hyphen = token.lower == "-" and found[-1].lower != "-"
    return found


def triggers(words: Words, spots: Collection[int] = ()) -> list[Trigger]:
    """The events that the words of a sentence name, in their order; no two share a word.

    `spots` says where in the text the names of places begin, for the `@` of lexicons/events.csv.
    """
    keys = ["#" if "0" <= lower < ":" else lower for lower in words.lowers]
    for spot in spots:
        at = bisect_left(words, spot, key=BEGIN)
        if at < len(words) and words[at].start == spot and words[at].text[0].isupper():
            keys[at] = "@"
    found = [
        Trigger(index, last, pattern.kind, pattern.strength)
        for index, pattern in _candidates(keys)
        if (last := _match(pattern.steps, keys, index))
    ]
    return _without_overlaps(found) if found else found


def _candidates(keys: Sequence[str]) -> list[tuple[int, Pattern]]:
    """Where which patterns may begin, as far as their first two steps tell."""
    by_pair, by_word = _patterns_by_start()
    found = [(i, pattern) for i, pair in enumerate(pairwise(keys)) if pair in by_pair for pattern in by_pair[pair]]
    for i, key in enumerate(keys):
        if key in by_word:
            starts, ahead = by_word[key], keys[i + 1 : i + 2 + GAP]
            found += [(i, pattern) for pattern in starts.alone]
            if not starts.wanted.isdisjoint(ahead):  # most patterns with a gap end here
                found += [(i, pattern) for wanted, pattern in starts.gapped if not wanted.isdisjoint(ahead)]
    return found


def _match(steps: tuple[frozenset[str] | None, ...], keys: Sequence[str], index: int) -> int:
    """The index after the last word of the pattern that starts at `index`, or 0 where it does not stand there."""
    at = index + 1
    gap = 0
    for step in steps[1:]:
        if step is None:
            gap = GAP
            continue
        limit = min(len(keys), at + gap + 1)
        while at < limit and keys[at] not in step:
            if keys[at] in GAP_ENDS:
                return 0
            at += 1
        if at >= limit:
            return 0
        at += 1
        gap = 0
    return at


def _without_overlaps(found: Iterable[Trigger]) -> list[Trigger]:
    """One trigger for each run of overlapping ones: over all their words, of the kind with the highest rank."""
    kept: list[Trigger] = []
    for trigger in sorted(found):
        last = kept[-1] if kept else None
        if last is None or trigger.first >= last.last:
            kept.append(trigger)
            continue
        best = max(last, trigger, key=_weight)
        kept[-1] = Trigger(last.first, max(last.last, trigger.last), best.kind, best.strength)
    return [trigger for trigger in kept if trigger.strength != "never"]


def _weight(trigger: Trigger) -> tuple[bool, bool, int, int]:
    return trigger.strength == "never", trigger.told, RANK[trigger.kind], trigger.last - trigger.first


@cache
def word_class(name: str) -> frozenset[str]:
    """The words of a class of lexicons/event_classes.csv."""
    return _classes()[name]


@cache
def _classes() -> dict[str, frozenset[str]]:
    ordered = sorted(rows("event_classes"), key=lambda row: row["class"])
    return {
        name: frozenset(row["word"] for row in group) for name, group in groupby(ordered, key=lambda row: row["class"])
    }


@cache
def patterns() -> tuple[Pattern, ...]:
    """The rows of lexicons/events.csv, ready to be matched."""
    return tuple(
        Pattern(tuple(_step(part) for part in row["phrase"].split()), row["kind"], row["strength"])
        for row in rows("events")
    )


def _step(part: str) -> frozenset[str] | None:
    if part == "~":
        return None
    words = (word_class(word[1:-1]) if word.startswith("<") else frozenset({word}) for word in part.split("|"))
    return frozenset().union(*words)


@cache
def _patterns_by_start() -> tuple[dict[tuple[str, str], list[Pattern]], dict[str, Starts]]:
    """The patterns by their first two words, and by the first one those that do not say which is the second."""
    by_pair: dict[tuple[str, str], list[Pattern]] = {}
    by_word: dict[str, Starts] = {}
    for pattern in patterns():
        first, *steps = pattern.steps
        for word in first or ():
            if steps and steps[0]:
                for second in steps[0]:
                    by_pair.setdefault((word, second), []).append(pattern)
            else:
                _enter(pattern, by_word.setdefault(word, Starts([], [], set())))
    return by_pair, by_word


def _enter(pattern: Pattern, starts: Starts) -> None:
    wanted = next((step for step in pattern.steps[1:] if step), None)
    if wanted is None:
        starts.alone.append(pattern)
    else:
        starts.gapped.append((wanted, pattern))
        starts.wanted.update(wanted)
