"""Figures that name what they count: by their own noun ("36 fatalities") or their predicate ("36 were killed")."""

from __future__ import annotations

from collections.abc import Sequence

from borderviz.reading.tolls.figure import Figure, figure_of
from borderviz.reading.tolls.governing import Governed
from borderviz.reading.tolls.governor import NEAR
from borderviz.reading.tolls.marks import Marked
from borderviz.reading.tolls.noun_phrases import Counted
from borderviz.reading.tolls.nouns import METRIC_OF
from borderviz.reading.tolls.parts import HOSPITALS, introduced_as_part

THEIR_LIVES = (["their", "lives"], ["his", "life"], ["her", "life"], ["their", "life"])
FAR = 0.9
"""A verb of movement that stands farther before a number than this moves others."""
DIED = 0.45
"""How far the death of wounded people may be told from them."""
LIMIT_OF_ONE = 1.0
"""How far a predicate may stand from a person told without a number."""


def own(marked: Marked, phrase: Counted, by: Governed | None, before: Sequence[Figure]) -> Figure | None:
    """The figure by its own noun or predicate; None where neither gives a metric."""
    if phrase.kind in ("thing", "family"):
        return None
    if phrase.quantity.kind == "negative" and phrase.kind in ("casualty", "victim") and by is None:
        return figure_of(marked, phrase, "killed", None, "noun", 0.85)
    if phrase.metric and _is_sum(marked, phrase):
        return None
    if phrase.metric and not _died_of_it(phrase, by):
        return figure_of(marked, phrase, phrase.metric, None, "noun", 0.95)
    return None if by is None else _by_predicate(marked, phrase, by, before)


def _died_of_it(phrase: Counted, by: Governed | None) -> bool:
    """ "two wounded people died": the death is the news."""
    if by is None or by.predicate.metric != "killed":
        return False
    if phrase.kind == "hurt" and phrase.quantity.last < phrase.last and by.predicate.first >= phrase.last:
        return by.price < (LIMIT_OF_ONE if phrase.quantity.value == 1 else DIED)  # "a private wounded at Dostuk died"
    return by.price < NEAR and (phrase.kind == "person" or phrase.partitive)


def _is_sum(marked: Marked, phrase: Counted) -> bool:
    """Whether dead and injured are counted in one sum, which is no claim: "seven people dead or wounded"."""
    noun = marked.nouns.get(phrase.last + 1)
    if noun is None or phrase.quantity.kind != "number":
        return False
    joined = marked.lower[phrase.last : phrase.last + 1] in (["or"], ["and"])
    return joined and METRIC_OF.get(noun.kind, phrase.metric) != phrase.metric


def _by_predicate(marked: Marked, phrase: Counted, by: Governed, before: Sequence[Figure]) -> Figure | None:
    """ "36 people, two of them children, were killed": the surer the nearer the predicate."""
    if phrase.quantity.kind == "article" and by.price > _limit_of_one(marked, phrase):
        return None
    if not phrase.kind and by.price > 0.9 and before:
        return None  # a bare number goes on with the figure before it rather than with a far predicate
    metric = _metric(marked, phrase, by, before)
    if metric is None or (by.price > 0.4 and introduced_as_part(marked, phrase) and not _homes_of_things(phrase, by)):
        return None
    return figure_of(marked, phrase, metric, by, "predicate", max(0.4, 0.97 - 0.25 * by.price))


def _homes_of_things(phrase: Counted, by: Governed) -> bool:
    """ "222 objects were destroyed, including 149 houses": the whole counts more than homes, the part only homes."""
    damaged = by.predicate.pattern == "damage" and by.predicate.last <= phrase.quantity.first
    return damaged and phrase.kind == "home" and by.price < LIMIT_OF_ONE


def _limit_of_one(marked: Marked, phrase: Counted) -> float:
    """How far a predicate may stand from a person told without a number; "his brother" may do many other things."""
    return LIMIT_OF_ONE if marked.lower[phrase.quantity.first] in ("a", "an", "another", "both") else NEAR


def _metric(marked: Marked, phrase: Counted, by: Governed, before: Sequence[Figure]) -> str | None:
    """The metric that the predicate gives to what is counted; None where the two do not fit."""
    metric = by.predicate.metric
    if metric == "mixed":
        return "killed"
    if metric == "care":  # "31 people are being treated in hospital"
        return "injured" if phrase.kind == "person" and not HOSPITALS.isdisjoint(marked.lower) else None
    if metric == "lives":
        return _of_lives(marked, phrase, by, before)
    if _moves_otherwise(phrase, by):
        return None
    if phrase.kind == "life":
        return "killed" if metric == "killed" else None
    others = phrase.kind == "person" and marked.lower[phrase.last - 1] == "others"
    if metric == "homes_damaged" and (not phrase.kind or others):
        return metric if _counts_homes(marked, phrase, by, before) else None
    return metric if (phrase.kind == "home") == (metric == "homes_damaged") else None


def _of_lives(marked: Marked, phrase: Counted, by: Governed, before: Sequence[Figure]) -> str | None:
    """The metric of what was lost: "lost 19 people", "claimed 36 lives", "lost 19 homes"."""
    after = marked.lower[phrase.last : phrase.last + 2]
    if after in THEIR_LIVES:
        return "killed"
    verb = by.predicate.first
    people = "killed" if marked.lower[verb].startswith("los") and by.price < NEAR else None
    had = verb > 0 and marked.lower[verb - 1] in ("had", "has", "have")
    ended = not after or not after[0][0].isalpha()
    bare = people if had and ended else None  # "the town had lost 14."
    homes = bool(before) and before[-1].metric == "homes_damaged" and marked.lower[verb] == "lost"
    if homes and ended and verb > 0 and marked.tokens[verb - 1].text[0].isupper():
        bare = "homes_damaged"  # "In Maksat 58 houses burned. Internatsional lost 24."
    return {"life": "killed", "home": "homes_damaged", "person": people, "": bare}.get(phrase.kind)


def _moves_otherwise(phrase: Counted, by: Governed) -> bool:
    """Whether the predicate says nothing of victims here: troops that leave, things that move, a meeting held."""
    predicate = by.predicate
    troops = predicate.metric == "displaced" and phrase.group == "security_forces"
    far = predicate.last <= phrase.quantity.first and by.price > FAR
    things = predicate.pattern == "moves" and (phrase.kind != "person" or far)
    return troops or things or (predicate.pattern == "passive" and by.price > 1.3)


def _counts_homes(marked: Marked, phrase: Counted, by: Governed, before: Sequence[Figure]) -> bool:
    """Whether a number without a noun counts homes: "24 houses burned down and 31 others were damaged"."""
    last = phrase.quantity.last
    other = last < len(marked.tokens) and last == phrase.last and not marked.kind(last)
    if other and marked.lower[last][0].isalpha() and all(p.first != last for p in marked.predicates):
        return False  # "one medical point was destroyed"
    home = any(n.kind == "home" and n.first < phrase.quantity.first for n in marked.nouns.values())
    near = by.price < NEAR or by.predicate.first >= phrase.last
    return near and (home or bool(before and before[-1].metric == by.predicate.metric))
