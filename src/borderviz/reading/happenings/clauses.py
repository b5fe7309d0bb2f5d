"""Clauses: the part of a sentence that tells of one event, which is its evidence."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from borderviz.reading.happenings.events import BEGIN, RANK, VIOLENT, Trigger, Word, Words

if TYPE_CHECKING:
    from borderviz.places import ResolvedPlace

LONGEST = 140
"""How many characters of evidence are shown at most."""

ENDS = frozenset(';:()"!?') | {"-", "..."}
STARTERS = frozenset(
    "while whereas but when after before although though because until since then that whereupon as which who where "
    "amid despite following".split()
)
TIMES_OF_DAY = frozenset("noon midnight midday dawn dusk sunrise sunset nightfall dark daybreak".split())
AMOUNTS_OF_TIME = frozenset("shortly soon just hours hour days day minutes weeks week months year years".split())
COORDINATORS = frozenset({"and", "or", "then"})
OPENERS = frozenset("in at near on around outside inside".split())
SPLITTERS = ENDS | STARTERS | COORDINATORS | {","}
AUXILIARIES = frozenset("was were is are had has have been being be did do does".split())


def clause_numbers(words: Words, triggers: Sequence[Trigger], lists: Sequence[tuple[int, int]]) -> list[int]:
    """The number of its clause for each word. A comma or "and" inside a list of places ([start, end) in the text)
    separates nothing, nor does any word inside a trigger."""
    opening = _opening(words, lists)
    inside = {index for trigger in triggers for index in range(trigger.first + 1, trigger.last)}
    begins = {trigger.first + shift for trigger in triggers for shift in (-3, -2, -1) if trigger.told}
    numbers: list[int] = []
    current = 0
    for index, lower in enumerate(words.lowers):
        if (
            lower in SPLITTERS
            and index
            and index not in inside
            and index != opening
            and (index in begins or lower not in COORDINATORS)
            and _splits(index, words, lists)
        ):
            current += 1
        numbers.append(current)
    return numbers


def _splits(index: int, words: Sequence[Word], lists: Sequence[tuple[int, int]]) -> bool:
    """Whether a comma or conjunction opens a clause: not inside a list, nor in "shortly after 9am"."""
    word = words[index]
    if any(start <= word.start < end for start, end in lists):
        return False
    return word.lower not in STARTERS or _starts_clause(index, words)


def _starts_clause(index: int, words: Sequence[Word]) -> bool:
    """Whether "after" and its like open a clause."""
    after = words[index + 1].lower if index + 1 < len(words) else ""
    return not (after[:1].isdecimal() or after in TIMES_OF_DAY or words[index - 1].lower in AMOUNTS_OF_TIME)


def _opening(words: Sequence[Word], lists: Sequence[tuple[int, int]]) -> int:
    """The comma after a place that a sentence opens with ("In the villages of A and B, soldiers ..."), or -1."""
    if not words or not lists or words[0].lower not in OPENERS or lists[0][0] - words[0].start > 45:
        return -1
    index = next((i for i, word in enumerate(words) if word.start >= lists[0][1]), len(words))
    return index if index < len(words) and words[index].lower == "," else -1


def clause_of(trigger: Trigger, numbers: Sequence[int]) -> tuple[int, int]:
    """The words [first, last) of the clause or clauses that the trigger stands in."""
    return bisect_left(numbers, numbers[trigger.first]), bisect_right(numbers, numbers[trigger.last - 1])


def evidence_of(
    trigger: Trigger, words: Sequence[Word], numbers: Sequence[int], places: Sequence[ResolvedPlace]
) -> tuple[int, int]:
    """[start, end) in the text of the clause that tells of the event, with its places where they are not too far away.

    Too long a clause is cut down to the words nearest to the trigger.
    """
    first, last = clause_of(trigger, numbers)
    if first > 1 and (words[first].lower in ENDS | {","}):
        first = _with_subject(trigger, words, numbers, first)
    while first < trigger.first and not words[first].lower[0].isalnum():
        first += 1
    while last > trigger.last and not words[last - 1].lower[-1].isalnum():
        last -= 1
    start, end = words[first].start, words[last - 1].end
    keep = words[trigger.first].start, words[trigger.last - 1].end
    clause = [place for place in places if place.start >= start]
    with_places = min([keep[0], *(p.start for p in clause)]), max([keep[1], *(p.end for p in clause)])
    if with_places[1] - with_places[0] <= LONGEST:
        keep = with_places
    return _shortened(words, start, max(end, keep[1]), keep)


def one_for_each_clause(found: Sequence[Trigger], numbers: Sequence[int]) -> list[Trigger]:
    """One trigger of a kind in a clause; of shooting, shelling and air strikes the heaviest that is named."""
    kept: list[Trigger] = []
    agreed = {numbers[trigger.first] for trigger in found if trigger.kind == "talks"}
    for trigger in found:
        clause = numbers[trigger.first]
        if trigger.kind == "troop_movement" and clause in agreed:  # what they agreed on is still to come
            continue
        twin = next((i for i, one in enumerate(kept) if numbers[one.first] == clause and _alike(one, trigger)), None)
        if twin is None:
            kept.append(trigger)
        else:
            kept[twin] = _both(kept[twin], trigger)
    return kept


def with_weapons(found: Sequence[Trigger], words: Words) -> list[Trigger]:
    """The triggers with a weapon named apart ("fired on the post, ..., with mortars") joined to the deed before it."""
    kept: list[Trigger] = []
    for trigger in found:
        apart = words.lowers[max(0, trigger.first - 1) : trigger.first + 1] == [",", "with"]
        if apart and kept and {kept[-1].kind, trigger.kind} <= VIOLENT and kept[-1].told:
            kept[-1] = kept[-1]._replace(kind=max(kept[-1].kind, trigger.kind, key=RANK.__getitem__))
        else:
            kept.append(trigger)
    return kept


def _alike(one: Trigger, other: Trigger) -> bool:
    return one.kind == other.kind or {one.kind, other.kind} <= VIOLENT


def _both(one: Trigger, other: Trigger) -> Trigger:
    kind = max(one.kind, other.kind, key=RANK.__getitem__)
    return Trigger(one.first, max(one.last, other.last), kind, one.strength if one.told else other.strength)


def _with_subject(trigger: Trigger, words: Sequence[Word], numbers: Sequence[int], first: int) -> int:
    """Reach back over a parenthesis between commas, where the clause begins with its verb: "residents, ..., fled"."""
    opener = first + 1
    if words[first].lower != "," or opener > trigger.first:
        return first
    verb = opener == trigger.first and words[opener].lower.endswith("ed")
    if words[opener].lower not in AUXILIARIES and not verb:
        return first
    wanted = numbers[first] - 2
    reached = first
    while reached > 0 and numbers[reached - 1] >= wanted:
        reached -= 1
    return reached if words[trigger.last - 1].end - words[reached].start <= LONGEST else first


def _shortened(words: Sequence[Word], start: int, end: int, keep: tuple[int, int]) -> tuple[int, int]:
    """Cut [start, end) down to LONGEST characters at the ends of words, but never inside `keep`."""
    low, high = bisect_left(words, start, key=BEGIN), bisect_right(words, keep[0], key=BEGIN)
    starts = [word.start for word in words[low:high] if word.lower[0].isalnum()]
    ends = [word.end for word in words[low:] if keep[1] <= word.end <= end]
    start = next((at for at in starts if end - at <= LONGEST), starts[-1] if starts else start)
    return start, next((at for at in reversed(ends) if at - start <= LONGEST), keep[1])
