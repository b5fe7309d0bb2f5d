"""Who is blamed for an event: the side that its sentence makes the doer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from borderviz.reading.happenings.events import VIOLENT, Trigger, Words, word_class
from borderviz.reading.lexicon import words as lexicon_words

PARTIES = ("KGZ", "TJK")
"""The sides of the conflict; any other is a third party and not looked for."""

BLAMELESS = frozenset({"evacuation", "talks", "protest"})
MUTUAL = frozenset("exchange exchanges exchanged exchanging traded trading mutual swapped".split())
TOGETHER = {("each", "other"), ("one", "another"), ("both", "sides"), ("both", "directions"), ("two", "sides"),
            ("both", "countries"), ("either", "side")}  # fmt: skip
ACCUSING = frozenset("accused accuses accusing blamed blames blaming accuse blame".split())
NEIGHBOURS = frozenset("neighbour neighbours neighbor neighbors other".split())
AGENT = frozenset({"by"})
ORIGIN = frozenset({"from"})
TARGET = frozenset("on at against into inside upon towards toward onto over across".split())
NOT_SUBJECT = TARGET | frozenset("in near with for between to about".split())
PARTICIPLES = frozenset("shot hit struck burnt set blown taken driven cut shut under".split())
PASSIVE = frozenset({"was", "were", "been", "being"})
DETERMINERS = frozenset("the a an its their this that one two some".split())
SAYING = frozenset(
    "said says saying told reported reports according claimed claims stated announced service's lists listed spoke "
    "speaks counts counted alleges alleged insists insisted maintains maintained describes described recorded "
    "confirmed acknowledged complained version puts".split()
)
REACH = 4


def blamed_on(trigger: Trigger, words: Words, clause: tuple[int, int], account: str, place_side: str) -> str | None:
    """The side that is blamed for the event, `both`, or None where nobody is.

    `account` is the side of the speaker; an official who tells of an attack on a place of his own country blames the
    other, even where he does not name it.
    """
    if trigger.kind in BLAMELESS:
        return None
    lowers = words.lowers
    first, last = clause
    accused = (
        _side_after(lowers, first, last, ACCUSING)
        or _side_after(lowers, 0, len(lowers), ACCUSING)
        or _accused_neighbour(lowers)
    )
    if accused:
        return accused
    if _mutual(lowers, first, last):
        return "both"
    named = (
        _side_after(lowers, trigger.first, last, AGENT)
        or _side_after(lowers, first, last, ORIGIN)
        or _owner_of_weapon(lowers, trigger)
        or _subject(lowers, first, trigger)
        or _side_after(lowers, trigger.last, len(lowers), AGENT | ORIGIN)
        or (_subject(lowers, 0, trigger) if trigger.first - first <= 1 and not _passive(lowers, trigger) else None)
        or other(_side_after(lowers, trigger.first, last, TARGET))
    )
    if named or trigger.kind not in VIOLENT:
        return named
    return other(account) if account == place_side else None


def other(side: str | None) -> str | None:
    """The opponent of a party, None for anybody else."""
    if side not in PARTIES:
        return None
    return PARTIES[1 - PARTIES.index(side)]


def _accused_neighbour(lowers: Sequence[str]) -> str | None:
    """The party that "Bishkek accuses its neighbour" means."""
    at = next((index for index, lower in enumerate(lowers) if lower in ACCUSING), 0)
    if NEIGHBOURS.isdisjoint(lowers[at + 1 : at + 1 + REACH]):
        return None
    sides = _party_words()
    return other(next((sides[lower] for lower in reversed(lowers[:at]) if lower in sides), None))


def _mutual(lowers: Sequence[str], first: int, last: int) -> bool:
    clause = lowers[first:last]
    return not MUTUAL.isdisjoint(clause) or any(pair in TOGETHER for pair in pairwise(clause))


def _side_after(lowers: Sequence[str], first: int, last: int, openers: frozenset[str]) -> str | None:
    """The party named within a few words after one of the openers."""
    sides = _party_words()
    for index in range(first, last):
        if lowers[index] in openers:
            for lower in lowers[index + 1 : min(last, index + 1 + REACH)]:
                if lower in sides:
                    return sides[lower]
    return None


def _owner_of_weapon(lowers: Sequence[str], trigger: Trigger) -> str | None:
    """The party of "a Kyrgyz drone", where the words of the trigger hold it."""
    weapons = word_class("air") | word_class("heavy") | word_class("troops")
    sides = _party_words()
    for index in range(max(0, trigger.first - 1), trigger.last - 1):
        if lowers[index] in sides and lowers[index + 1] in weapons:
            return sides[lowers[index]]
    return None


def _subject(lowers: Sequence[str], first: int, trigger: Trigger) -> str | None:
    """The party that does it: the last one before the verb that is neither where nor against whom it is done."""
    sides = _party_words()
    passive = lowers[trigger.first] == "taken" or _passive(lowers, trigger)
    for index in range(trigger.first - 1, first - 1, -1):
        side = sides.get(lowers[index])
        if side is None or not word_class("home").isdisjoint(lowers[index + 1 : index + 2]):
            continue
        if not _ruled(lowers, first, index) and SAYING.isdisjoint(lowers[index : trigger.first]):
            both = index >= 2 and lowers[index - 1] == "and" and sides.get(lowers[index - 2]) == other(side)
            return "both" if both else other(side) if passive else side
    return None


def _ruled(lowers: Sequence[str], first: int, index: int) -> bool:
    """Whether a preposition rules the word: "at Kyrgyz posts", "on the Kyrgyz side", not "at dawn Kyrgyz youths"."""
    before = lowers[max(first, index - 2) : index]
    if len(before) > 1 and before[1] not in DETERMINERS:
        before = before[1:]
    return not NOT_SUBJECT.isdisjoint(before)


def _passive(lowers: Sequence[str], trigger: Trigger) -> bool:
    """Whether something "was shelled"; what "was reported to have shelled" did it itself."""
    start = max(0, trigger.first - 2)
    auxiliaries = [index for index in range(start, trigger.last) if lowers[index] in PASSIVE]
    return any(
        at >= trigger.first and (lowers[at].endswith("ed") or lowers[at] in PARTICIPLES)
        for index in auxiliaries
        for at in range(index + 1, min(index + 3, trigger.last))
    )


@cache
def _party_words() -> dict[str, str]:
    return {word: side for word, side in lexicon_words("sides", "side").items() if side in PARTIES}
