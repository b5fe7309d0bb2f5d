"""Whether words tell that something happened: not a plan, a denial, an appeal, or what happens all the time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise, zip_longest

from borderviz.reading.happenings.blame import PARTIES
from borderviz.reading.happenings.events import Trigger, Words, word_class
from borderviz.reading.lexicon import rows

NEAR = 4
"""How many words before a trigger a "will" or "not" still rules it."""

INFINITIVE_AFTER = frozenset(
    "began begin begun started start continued continue continues forced had managed able ordered agreed agree led "
    "refused resumed came failed decided opted proceeded sides order first helping help helped attempted tried trying "
    "attempting".split()
)
"""Verbs after which "to fire" tells of a deed, not of a wish."""

COMPARISON = 9
"""How many words before the end of a sentence its comparison may begin."""

MODALS = frozenset("not never no will would could should may might must can shall cannot 'll".split())
FUTURE = frozenset("is are was were due expected scheduled planned set plan plans".split())
BE = frozenset({"is", "are", "was", "were", "become", "became", "been"})
LASTING = frozenset("outlive outlast last hold survive stick live stop end prevent keep save".split())
APPEAL_AFTER = frozenset({"on", "for", "upon"})
ENDS_SCOPE = frozenset({"but", "however", "after", "while", ";", ":", "although", "though", "when"}) | frozenset(
    "said says say adds added recalls recalled insists accuse accuses accused".split()
)
SUPERLATIVES = frozenset("worst deadliest bloodiest heaviest gravest fiercest biggest largest".split())
ONE = frozenset({"she", "he", "i"})
DOUBT = frozenset({"may", "might"})
DECADES = frozenset({"decade", "decades"})
CALLS = frozenset("phone telephone telephoned phoned rang".split())
PEACE = frozenset(
    "agreed agree agreeing brokered signed truce ceasefire cease-fire peace dialogue ground avoid prevent clashes "
    "escalation de-escalation de-escalate hostilities".split()
)
"""What a mediator who telephones speaks of."""


def told_as_fact(trigger: Trigger, words: Words, clause: tuple[int, int]) -> bool:
    """Whether the words before the trigger leave it a fact."""
    sentence = words.lowers
    if _general(sentence) or _usual(sentence):
        return False
    if not trigger.told and sentence[clause[0]] == "since":
        return False
    lowers = sentence[_scope_start(trigger, sentence, clause) : trigger.first]
    if not _scope("clause").isdisjoint(lowers) or _appeal(lowers):
        return False
    if lowers[-2:] == ["the", "other"]:  # each side says that the other did
        return False
    near = sentence[max(clause[0], trigger.first - NEAR) : trigger.first]
    ruled = not _scope("near").isdisjoint(near) and not _scope("near").isdisjoint(_told_with_doubt(near))
    if ruled or _no_such_kind(trigger, sentence, clause):
        return False
    inside = sentence[trigger.first : trigger.last]
    return MODALS.isdisjoint(inside) and not _future([*near, *inside]) and not _wish(trigger, sentence, near)


def _told_with_doubt(lowers: Sequence[str]) -> list[str]:
    """The words without "may" and "might" before "have": what "may have happened" is told, if with doubt."""
    return [lower for lower, then in zip_longest(lowers, lowers[1:]) if lower not in DOUBT or then != "have"]


def _no_such_kind(trigger: Trigger, sentence: Sequence[str], clause: tuple[int, int]) -> bool:
    """Whether wounded people are taken away rather than evacuated, talks came to nothing, or nobody is spoken of."""
    if trigger.strength == "people" and word_class("people").isdisjoint(sentence):
        return True
    if trigger.kind == "evacuation":
        own = sentence[clause[0] : clause[1]]
        return not _scope("evacuation").isdisjoint(own) or _of_one(own, sentence[clause[0] : trigger.first])
    return trigger.kind == "talks" and (
        _came_to_nothing(sentence[trigger.last : clause[1]]) or _call_abroad(sentence, sentence[clause[0] : clause[1]])
    )


def _of_one(clause: Sequence[str], before: Sequence[str]) -> bool:
    """Whether one person tells of her own flight: "she ran from her home", "a teacher who fled with her children"."""
    return not ONE.isdisjoint(before[-2:]) or any(
        first == "with" and second in {"her", "his"} for first, second in pairwise(clause)
    )


def _call_abroad(sentence: Sequence[str], clause: Sequence[str]) -> bool:
    """Whether a statesman of a third country is on the telephone, and not to have the fighting stopped."""
    if CALLS.isdisjoint(clause) or not PEACE.isdisjoint(sentence):
        return False
    return not (word_class("outsiders").isdisjoint(clause) and _third_countries().isdisjoint(clause))


def compares(lowers: Sequence[str]) -> bool:
    """Whether a sentence ends with a comparison, after which nobody goes on about it: "more than in all of 2021"."""
    return "than" in lowers[-COMPARISON:]


def _general(lowers: Sequence[str]) -> bool:
    """Whether a sentence tells what happens again and again; "the worst fighting in decades" happened once."""
    if _scope("sentence").isdisjoint(lowers):
        return False
    return SUPERLATIVES.isdisjoint(lowers) or not _scope("sentence").intersection(lowers) <= DECADES


def _usual(lowers: Sequence[str]) -> bool:
    """Whether something "is routine"."""
    usual = _scope("usual")
    return not usual.isdisjoint(lowers) and any(
        lower in usual and not BE.isdisjoint(lowers[max(0, index - 2) : index]) for index, lower in enumerate(lowers)
    )


def _came_to_nothing(after: Sequence[str]) -> bool:
    """Whether there were no talks; a truce that "did not last" was one."""
    return any(lower == "not" and LASTING.isdisjoint(after[i + 1 : i + 3]) for i, lower in enumerate(after))


def _scope_start(trigger: Trigger, lowers: Sequence[str], clause: tuple[int, int]) -> int:
    """The first word that an appeal or denial may stand at: "urged" rules over its "that", not over a "but"."""
    start = trigger.first
    while start > 0 and lowers[start - 1] not in ENDS_SCOPE:
        start -= 1
        if trigger.first - start > 12 and start < clause[0]:
            break
    return start


def _appeal(lowers: Sequence[str]) -> bool:
    """Whether somebody calls on or for."""
    return any(first in {"call", "calls", "called"} and second in APPEAL_AFTER for first, second in pairwise(lowers))


def _wish(trigger: Trigger, sentence: Sequence[str], near: Sequence[str]) -> bool:
    """Whether the trigger is an infinitive that nothing says was done."""
    if not near or near[-1] != "to" or not trigger.told:
        return False
    if sentence[trigger.first].endswith(("ed", "ing")):
        return False
    return INFINITIVE_AFTER.isdisjoint(near)


def _future(lowers: Sequence[str]) -> bool:
    """Whether somebody "is to meet"."""
    return any(first in FUTURE and second == "to" for first, second in pairwise(lowers))


@cache
def _third_countries() -> frozenset[str]:
    """The names of states that are no party, as lexicons/sides.csv has them."""
    return frozenset(row["word"] for row in rows("sides") if row["side"] not in PARTIES)


@cache
def _scope(scope: str) -> frozenset[str]:
    return frozenset(row["word"] for row in rows("not_told") if row["scope"] == scope)
