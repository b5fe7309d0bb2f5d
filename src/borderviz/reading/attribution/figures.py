"""Attribution by a noun: "the ministry's count", "its previous toll", "Kyrgyz data", "figures from the ministry"."""

from __future__ import annotations

from borderviz.reading.attribution.actors import HEADS, NAMED, POSSESSIVES, Actor, is_modifier
from borderviz.reading.attribution.grammar import COORDINATORS
from borderviz.reading.attribution.offices import OPENS_CLAUSE
from borderviz.reading.attribution.parts import Attribution, Cue, Heard, Reach
from borderviz.reading.attribution.subjects import nearest_subject
from borderviz.reading.attribution.words import PLACE_KINDS, SIDE_KINDS

KEEPS = frozenset({"has", "have", "had", "keeps", "kept", "maintains", "holds"})
COUNTS_TO = frozenset({"reached", "stood", "stands", "rose", "grew", "held", "holds", "had", "has"})
"""What a list told of before does: "that roll reached 62"."""

TRUE = frozenset({"true", "real", "actual"})
"""Whose "true figure" it is does not tell who gives it."""
LONGEST = 5
"""Words between the owner and the noun ("its previous official death toll")."""


def of_noun(heard: Heard, cue: Cue) -> Attribution | None:
    """Return who gives the figures that the noun at the cue stands for; None where it has no owner."""
    first, end = _first_of_phrase(heard, cue.first), cue.last
    if any(heard.word(k) in TRUE for k in range(first, cue.first)):
        return None
    owner = _owner(heard, first, cue)
    if (owner is None or (owner.kind == "official" and not owner.side)) and "count" in cue.kinds:
        end += heard.word(end) == ","  # "The right figure, from the local administration, is 700"
        behind = heard.starting(end + 1)
        if behind is not None and _gives(behind, heard.word(end)):
            owner, end = behind, behind.last
    if owner is None or ("count" not in cue.kinds and not _may_own_toll(owner)):
        return None
    begin = min(owner.first, first)
    reach = Reach.AFTER if _aside_after_and(heard, begin) else Reach.AROUND
    return Attribution(begin, end, owner, reach, topic=owner.word != "officials")


def _aside_after_and(heard: Heard, index: int) -> bool:
    """Whether "by" before the token opens an aside that is about what follows: "36 dead and, by their count, 19"."""
    index -= heard.word(index - 1) == "the"
    before = [heard.word(k) for k in range(index - 3, index)]
    return before[1:] == [",", "by"] and before[0] in COORDINATORS


def officially(heard: Heard, cue: Cue) -> Attribution | None:
    """Return the officials behind "Officially, twelve were wounded" where a clause opens so; else None."""
    if cue.first and heard.word(cue.first - 1) not in OPENS_CLAUSE:
        return None
    told = (one.side for one in heard.actors if one.first >= cue.last and one.kind in ("adjective", "people"))
    speaker = Actor(cue.first, cue.last, cue.first, "official", "officials", next(told, ""), "officials", definite=True)
    return Attribution(cue.first, cue.last, speaker, Reach.AFTER, topic=False)


def _first_of_phrase(heard: Heard, index: int) -> int:
    first = index
    while (
        first > 0 and index - first < LONGEST and is_modifier(heard.found, first - 1) and heard.word(first - 1) != "'s"
    ):
        first -= 1
    return first


def _owner(heard: Heard, first: int, cue: Cue) -> Actor | None:
    for actor in heard.actors:
        if actor.first <= cue.first < actor.last:
            return None
        before = actor.last == first - 1 and heard.word(first - 1) in ("'s", "'")
        if before or (first <= actor.head and actor.last <= cue.first and actor.kind != "pronoun"):
            return actor
    word = heard.word(first - 1)
    if word == "no":
        return None  # "no official figures"
    if word in POSSESSIVES:
        return Actor(first - 1, first, first - 1, "pronoun", "", "", word, possessive=word)
    if word == "that" and heard.word(cue.last) in COUNTS_TO:
        return Actor(first - 1, first, first - 1, "pronoun", "", "", "it")
    if word in ("a", "the") and heard.word(first - 2) in KEEPS:
        return nearest_subject(heard, first - 2)
    if "official" in (heard.word(first), heard.word(cue.first - 1)) and first < cue.first:
        return Actor(first, cue.first, cue.first - 1, "official", "officials", "", "officials")
    return None


def _gives(actor: Actor, word: str) -> bool:
    """Whether figures may be "from", "by" or "of" the actor."""
    if word == "of":
        return actor.kind in ("org", "outlet", "body")
    return word in ("from", "by") and actor.kind in NAMED | HEADS | SIDE_KINDS


def _may_own_toll(owner: Actor) -> bool:
    """A ministry's death toll is what it says; a country's is what befell it."""
    return owner.kind not in SIDE_KINDS and owner.kind not in PLACE_KINDS and owner.kind not in ("group", "resident")
