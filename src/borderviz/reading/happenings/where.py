"""Where an event happened: the places that its clause, its sentence or the sentence before name for it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from borderviz.reading.happenings.events import BEGIN, Trigger, Word, Words
from borderviz.reading.happenings.place_lists import BROAD

if TYPE_CHECKING:
    from borderviz.places import ResolvedPlace

BEFORE_NAME = frozenset(
    "the a village villages town city district settlement settlements area region province post outpost enclave "
    "exclave community communities outskirts vicinity direction side kyrgyz tajik border southern northern western "
    "eastern southwestern capital disputed nearby neighbouring neighboring same airport".split()
)
"""Words that may stand between a preposition and the name that it rules."""

AMOUNTS = frozenset("one two three four five six seven eight nine ten another several dozens".split())
GAPPED = (
    AMOUNTS | BEFORE_NAME | frozenset("and plus in at near from of on more others rest houses homes people".split())
)
"""All that a clause without a verb may hold beside its place."""

LOCATIVE = frozenset(
    "in at near on around outside onto inside into by across over along against towards beside between of to".split()
)
NAMED_AT = frozenset({"of", "from", "in", "at", "near"})
BACK = frozenset({"there", "spot", "scene", "their"})
BACK_NOUNS = frozenset("village post outpost settlement area site school town checkpoint place street mosque".split())
THEATRE = frozenset({"KGZ", "TJK", "disputed", ""})
FAR = frozenset({"phone", "telephone"})
ORIGIN = frozenset({"from"})
GOAL = frozenset({"to", "into", "towards", "toward"})


def happened_at(
    trigger: Trigger,
    words: Words,
    clause: tuple[int, int],
    groups: Sequence[Sequence[ResolvedPlace]],
    taken: Sequence[tuple[int, int]],
) -> list[ResolvedPlace]:
    """The places of the event among the lists of places of its sentence; none where the sentence names none.

    `taken` are the clauses, [start, end) in the text, that tell of other events.
    """
    usable = [group for group in groups if _usable(trigger, group, words)]
    start, end = words[clause[0]].start, words[clause[1] - 1].end
    inside = [group for group in usable if group[0].start >= start and group[-1].end <= end]
    if not inside and trigger.kind == "talks" and clause[1] < len(words):  # "met on neutral ground, at A, and agreed"
        start = words[clause[1]].start
        inside = [g for g in usable if g[0].start - start < 12 + len("neighbouring villages") and g[0].start >= start]
    own = _best(trigger, words, [group for group in inside if not _away(trigger, group, words)])
    own = [*own, *_and_also(own, inside, words)]
    if own or trigger.kind == "talks":
        phone = not FAR.isdisjoint(words.lowers[clause[0] : clause[1]])
        return [] if phone else _finest(own)
    usable = _between_semicolons(trigger, words, usable)
    free = [group for group in usable if group[0].start < start or not any(a <= group[0].start < b for a, b in taken)]
    known = [group for group in free if _told_of(group, words) and not _away(trigger, group, words)]
    return _finest(_best(trigger, words, known) or _best(trigger, words, inside))


def abroad(places: Sequence[ResolvedPlace]) -> bool:
    """Whether something happened in third countries alone: "two people died in protests in Iran"."""
    return bool(places) and all(place.side not in THEATRE and place.kind in {"country", "city"} for place in places)


def _and_also(
    own: Sequence[ResolvedPlace], groups: Sequence[Sequence[ResolvedPlace]], words: Words
) -> list[ResolvedPlace]:
    """The places of the same clause that "and" adds with a preposition: "fell on A at noon and on B an hour later"."""
    found: list[ResolvedPlace] = []
    ruler = preposition_before(own[0].start, words) if own else ""
    for group in groups:
        if own and ruler in LOCATIVE and group[0].start > own[-1].end and group[0] not in own:
            before = words.lowers[: bisect_left(words, group[0].start, key=BEGIN)]
            at = len(before) - 1 - before[::-1].index(ruler) if ruler in before else 0
            added = before[max(0, at - 3) : at]
            if "and" in added and all(w[0].isdecimal() or w in AMOUNTS for w in added[added.index("and") + 1 :]):
                found += group
    return found


def _away(trigger: Trigger, group: Sequence[ResolvedPlace], words: Words) -> bool:
    """Whether a place is where they came from, not where it happened."""
    return trigger.kind != "evacuation" and preposition_before(group[0].start, words) in ORIGIN


def _between_semicolons(
    trigger: Trigger, words: Words, groups: Sequence[Sequence[ResolvedPlace]]
) -> list[Sequence[ResolvedPlace]]:
    if ";" not in words.lowers:
        return list(groups)
    stops = [word.start for word in words if word.lower == ";"]
    first = max((stop for stop in stops if stop < words[trigger.first].start), default=-1)
    last = min((stop for stop in stops if stop > words[trigger.first].start), default=words[-1].end)
    return [group for group in groups if first < group[0].start < last]


def _told_of(group: Sequence[ResolvedPlace], words: Words) -> bool:
    """Whether something happened there, as far as is known; a dateline ("BATKEN, April 29 -") has no preposition."""
    if group[0].role in {"incident_location", "background"}:
        return True
    return group[0].kind not in BROAD and preposition_before(group[0].start, words) in NAMED_AT


def _usable(trigger: Trigger, group: Sequence[ResolvedPlace], words: Words) -> bool:
    """Not a government, not where people were brought, not a country that only names whose people they are."""
    preposition = preposition_before(group[0].start, words)
    if group[0].role == "government_metonym":
        return trigger.kind == "protest" and preposition in {"in", "outside", "across"}
    if trigger.kind == "evacuation" and preposition in GOAL:
        return False
    if trigger.kind == "talks" and preposition == "of":  # the governor of a region is wherever he is
        return False
    return group[0].kind != "country" or preposition in {"in", "inside", "into", "across", "on"}


def _best(trigger: Trigger, words: Words, groups: Sequence[Sequence[ResolvedPlace]]) -> list[ResolvedPlace]:
    """All places of the best list: a point rather than an area, ruled by a preposition of place, near the trigger."""
    start, end = words[trigger.first].start, words[trigger.last - 1].end

    def order(group: Sequence[ResolvedPlace]) -> tuple[bool, bool, bool, int]:
        preposition = preposition_before(group[0].start, words)
        away = trigger.kind == "evacuation" and preposition not in ORIGIN
        before = group[-1].end <= start
        distance = start - group[-1].end if before else max(0, group[0].start - end)
        return (all(place.kind in BROAD for place in group), away, preposition not in LOCATIVE, distance + 25 * before)

    return list(sorted(groups, key=order)[0]) if groups else []


def _finest(group: Sequence[ResolvedPlace]) -> list[ResolvedPlace]:
    fine = [place for place in group if place.kind not in BROAD]
    chosen = fine or list(group)
    first: dict[str, ResolvedPlace] = {}
    for place in chosen:
        first.setdefault(place.place_id or place.name.lower(), place)
    return list(first.values())


def preposition_before(start: int, words: Words) -> str:
    """The word that rules the name at `start`: "near" of "near the Kyrgyz village of Kok-Tash"."""
    if start not in words.rulers:
        words.rulers[start] = _ruler(bisect_left(words, start, key=BEGIN) - 1, words.lowers)
    return words.rulers[start]


def _ruler(index: int, lowers: Sequence[str]) -> str:
    of = False
    while index >= 0:
        lower = lowers[index]
        if lower == "of" and index and lowers[index - 1] in BEFORE_NAME:
            of = True
        elif lower not in BEFORE_NAME and not (lower == "," and lowers[index - 1] in {"capital", "city", "town"}):
            return lower
        index -= 1
    return "of" if of else ""


def gapped(
    trigger: Trigger, words: Words, numbers: Sequence[int], groups: Sequence[Sequence[ResolvedPlace]]
) -> list[tuple[ResolvedPlace, tuple[int, int]]]:
    """Places of the clauses after the event that leave its verb out ("14 homes burned in Surkh, plus one in Vorukh"),
    each with its clause as [start, end) in the text."""
    found: list[tuple[ResolvedPlace, tuple[int, int]]] = []
    number = numbers[trigger.last - 1] + 1
    while clause := [word for word, of in zip(words, numbers, strict=True) if of == number]:
        here = [group for group in groups if group[0].start >= clause[0].start and group[-1].end <= clause[-1].end]
        if len(here) != 1 or not _leaves_verb_out(clause, here[0]) or not _usable(trigger, here[0], words):
            break
        inner = [word for word in clause if word.lower[0].isalnum()]
        span = inner[0].start, max(inner[-1].end, here[0][-1].end)
        found += [(place, span) for place in here[0]]
        number += 1
    return found


def _leaves_verb_out(clause: Sequence[Word], group: Sequence[ResolvedPlace]) -> bool:
    """Whether a clause is but a number and a place."""
    rest = [w.lower for w in clause if w.lower[0].isalnum() and not any(p.start <= w.start < p.end for p in group)]
    if rest and rest[0] in {"a", "the"}:  # an apposition: "a village near ..."
        return False
    return any(lower in AMOUNTS or lower[0].isdecimal() for lower in rest) and all(
        lower in GAPPED or not lower[0].isalpha() for lower in rest
    )


def points_back(lowers: Sequence[str]) -> bool:
    """Whether a clause speaks of a place named before: "there", "the village"."""
    if not BACK.isdisjoint(lowers):
        return True
    return not BACK_NOUNS.isdisjoint(lowers) and any(
        first in {"the", "this", "that", "same"} and second in BACK_NOUNS for first, second in pairwise(lowers)
    )
