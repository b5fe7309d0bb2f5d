"""Which predicate governs a quantity: the nearest one that can, by what stands between them.

Each word between a noun phrase and a predicate has a price; a predicate that costs more than LIMIT does not govern.
"""

from __future__ import annotations

from borderviz.quick_record import quick_record
from borderviz.reading.lexicon import Cue
from borderviz.reading.tolls.marks import Marked, Predicate
from borderviz.reading.tolls.noun_phrases import Counted

LIMIT = 2.0
LIMITS = {"actor": 0.45, "mixed": 0.6, "status": 0.5, "returned": 1.0}
"""Predicates that make no figure rule one out only from near."""
NEVER = 99.0
LEFT, RIGHT = -1, 1
PRICES = {
    "aux": 0.0,
    "adverb": 0.02,
    "determiner": 0.05,
    "relative": 0.1,
    "preposition": 0.15,
    "pronoun": 0.6,
    "conjunction": 0.5,
    "break": NEVER,
}
WORD, COMMA, OTHER_QUANTITY, OTHER_PREDICATE = 0.12, 0.55, 0.3, 1.2
LISTED = 0.3
"""The price of a way that only passes other things that were damaged."""
KIN = frozenset("relatives families parents mothers fathers widows wives children orphans friends kin".split())
"""Who is not dead where "the dead" follow."""
LONGEST_LIST = 24
AMONG = (["including"], ["among", "them"], ["of", "them"], ["of", "which"], ["among", "which"])
PLACE_LIST = frozenset(", and the - of from in area areas village villages district districts region".split())
"""What stands between the names of places, and belongs to them."""
UNLISTED = frozenset({"break", "relative", "pronoun", "conjunction"})
"""Kinds of words that end a list of things."""
BE = Cue("be")
SPEAKS = Cue("speaks")
OPENS_ASIDE = Cue("opens_aside")


@quick_record()
class Governed:
    """A quantity with the predicate that governs it, and the price of the way between them."""

    counted: Counted
    predicate: Predicate
    price: float


def governors(marked: Marked, phrases: list[Counted], which: Counted) -> list[Governed]:
    """The predicates that may govern the quantity, cheapest first."""
    free = [one for one in marked.predicates if not _is_of_another(phrases, which, one)]
    priced = [(predicate, _price(marked, phrases, which, predicate)) for predicate in free]
    found = [Governed(which, one, price) for one, price in priced if price <= LIMITS.get(one.metric, LIMIT)]
    return sorted(found, key=lambda one: one.price)


def _is_of_another(phrases: list[Counted], which: Counted, predicate: Predicate) -> bool:
    """Whether the word stands inside another phrase that it tells of: "31 injured people and 115 relatives"."""
    if which.kind in ("casualty", "victim"):
        return False  # "four injured soldiers, later seven casualties"
    inside = (one for one in phrases if one is not which and one.metric and one.kind == "person")
    return any(one.quantity.last <= predicate.first and predicate.last < one.last for one in inside)


def _price(marked: Marked, phrases: list[Counted], which: Counted, predicate: Predicate) -> float:
    before = predicate.last <= which.quantity.first
    after = predicate.first >= which.last
    directions = _directions(marked, phrases, predicate) if before or after else {}
    if before and which.kind == "home" and _among_things(marked, phrases, which, predicate):
        return LISTED
    if before and RIGHT in directions:
        if which.quantity.kind == "article" and predicate.pattern == "subject":
            return NEVER  # "How a village disappeared: a reporter's notebook"
        return _way(marked, phrases, predicate.last, which.quantity.first, towards=RIGHT) + directions[RIGHT]
    if after and LEFT in directions:
        if (
            which.kind == "home"
            and predicate.metric == "homes_damaged"
            and _listed(marked, which.last, predicate.first)
        ):
            return LISTED
        if _places_follow(marked, which.last, predicate.first):
            return LISTED
        return _way(marked, phrases, which.last, predicate.first, towards=LEFT) + directions[LEFT]
    return NEVER


def _among_things(marked: Marked, phrases: list[Counted], which: Counted, predicate: Predicate) -> bool:
    """Whether homes are a part of the things that were damaged: "203 facilities burned down, including 136 houses"."""
    words = marked.lower[predicate.last : which.quantity.first]
    things = any(one.kind == "thing" and one.last <= predicate.first for one in phrases)
    return things and predicate.metric == "homes_damaged" and words[:1] == [","] and words[1:] in AMONG


def _places_follow(marked: Marked, start: int, end: int) -> bool:
    """Whether only where they are from stands between: "1,456 residents of Chyr-Dobo, Tort-Kocho and … had been"."""
    if marked.lower[start : start + 1] not in (["of"], ["from"], ["in"]) or "," not in marked.lower[start:end]:
        return False
    inside = [place for place in range(start, end) if marked.kind(place) != "aux"]
    return all(marked.tokens[place].text[0].isupper() or marked.lower[place] in PLACE_LIST for place in inside)


def _listed(marked: Marked, start: int, end: int) -> bool:
    """Whether only other things stand between homes and what befell them: "ten houses, a school and a mosque were"."""
    if marked.lower[start : start + 1] not in ([","], ["and"]) or end - start > LONGEST_LIST:
        return False
    inside = range(start, end - 1)
    return all(
        marked.lower[place] in (",", "and") or marked.kind(place) not in UNLISTED for place in inside
    ) and not any(start <= predicate.first < end for predicate in marked.predicates)


def _directions(marked: Marked, phrases: list[Counted], predicate: Predicate) -> dict[int, float]:
    """On which sides of the predicate its victims may stand, and what the less likely side costs."""
    if predicate.metric == "actor" and _after_be(marked, predicate.first):
        return {}
    named = marked.lower[predicate.first - 1] if predicate.first else ""
    if predicate.last - predicate.first == 1 and _is_noun(marked, predicate, named):
        return {}
    touches_left = predicate.first in [one.last for one in phrases]
    touches_right = predicate.last in [one.quantity.first for one in phrases]
    if predicate.pattern in ("subject", "noun"):  # "perished five persons" is a translator's order of words
        inverted = _colon_follows(marked, predicate) or (touches_right and not touches_left)
        inverted = inverted and all(one.quantity.kind != "negative" for one in phrases)
        return {LEFT: 0.0, **({RIGHT: 0.3} if inverted and predicate.metric != "actor" else {})}
    if predicate.pattern == "object":
        return {RIGHT: 0.0}
    passive = _after_be(marked, predicate.first)
    if predicate.pattern == "passive":
        return {LEFT: 0.5} if passive or touches_left else {}  # "held" is often said of meetings
    if passive and not (touches_right and _colon_follows(marked, predicate)):
        alone = all(one.quantity.first > predicate.first for one in phrases)
        return {LEFT: 0.0, **({RIGHT: 0.8} if alone else {})}  # "were brought out 26 thousand", "smashed in 19 houses"
    if touches_left:
        return {LEFT: 0.0, RIGHT: 1.5}
    if touches_right:
        return {RIGHT: 0.0, LEFT: 1.5}
    return {LEFT: 0.1, RIGHT: 0.1}


def _is_noun(marked: Marked, predicate: Predicate, before: str) -> bool:
    """Whether the word is a noun or stands before one: "put the wounded at 80", "relatives of the dead", "sets to
    displaced families"."""
    if before in ("the", "its", "their"):
        return predicate.pattern == "participle" or (predicate.first in marked.nouns and _in_phrase(marked, predicate))
    behind = marked.nouns.get(predicate.last)
    return before in ("to", "for", "with") and behind is not None and behind.kind in ("person", "family")


def _in_phrase(marked: Marked, predicate: Predicate) -> bool:
    """Whether they are only whose people are counted: "relatives of the dead"."""
    before = marked.lower[max(0, predicate.first - 3) : predicate.first - 1]
    return len(before) == 2 and before[0] in KIN and before[1] == "of"


def _after_be(marked: Marked, position: int) -> bool:
    """Whether the verb is passive: who was stopped or is said to have died does not act."""
    for before in range(position - 1, max(-1, position - 6), -1):
        if marked.lower[before] in BE:
            return True
        if marked.kind(before) not in ("adverb", "aux") and not marked.lower[before].endswith("ly"):
            return False
    return False


def _colon_follows(marked: Marked, predicate: Predicate) -> bool:
    return marked.lower[predicate.last : predicate.last + 1] in ([":"], ["-"], ["="])


def _way(marked: Marked, phrases: list[Counted], start: int, end: int, *, towards: int) -> float:
    """The price of the tokens [start, end) between a quantity and a predicate."""
    price, position = 0.0, start
    while position < end and price <= LIMIT:
        step, cost = _step(marked, phrases, position, end, towards)
        price += cost
        position += step
    return price


def _step(marked: Marked, phrases: list[Counted], position: int, end: int, towards: int) -> tuple[int, float]:
    """How many tokens to pass at once, and their price."""
    word, kind = marked.lower[position], marked.kind(position)
    if position in marked.masked:
        return 1, 0.02
    if word in (",", "(", "-") and (length := _aside(marked, position, end)):
        return length, 0.3
    for one in phrases:
        if one.quantity.first == position and one.last > position:
            return one.last - position, NEVER if one.quantity.kind == "negative" else OTHER_QUANTITY
    for predicate in marked.predicates:
        if predicate.first == position:
            adverbial = kind == "adverb" and predicate.last - predicate.first == 1
            return predicate.last - predicate.first, 0.02 if adverbial else OTHER_PREDICATE
    if towards == LEFT and word in SPEAKS:
        return 1, 1.5
    if towards == LEFT and word == "as" and any(one.quantity.first == position + 1 for one in phrases):
        return 1, NEVER  # "thousands lined the streets as nine soldiers were buried"
    if word in (";", ":", "!", "?", "."):
        return 1, 0.1 if word == ":" and position == start_of(end, position) else NEVER
    if word == ",":
        return 1, COMMA
    if kind == "preposition":
        return 1, _preposition(word, towards)
    return 1, PRICES.get(kind, WORD)


def start_of(end: int, position: int) -> int:
    """The position itself where it is the last before `end`: a colon that leads straight to the number."""
    return position if position == end - 1 else -1


def _preposition(word: str, towards: int) -> float:
    """A number after "killed by" or "killed in" is no count of victims."""
    if towards == LEFT:
        return 0.15
    return {"of": 0.0, "by": NEVER, "as": 0.3, "at": 0.3, "to": 0.3}.get(word, 0.9)


def _aside(marked: Marked, position: int, end: int) -> int:
    """The length of an aside in commas, brackets or dashes that opens here and closes before `end`, else 0."""
    opening = marked.lower[position]
    closing = {"(": ")"}.get(opening, opening)
    following = marked.lower[position + 1] if position + 1 < end else ""
    if marked.kind(min(position + 1, end)) == "break":
        return 0
    if opening == "-" and marked.tokens[position].start == marked.tokens[position - 1].end:
        return 0
    for close in range(position + 1, min(end, position + 16)):
        if marked.lower[close] == closing:
            known = opening != "," or following in OPENS_ASIDE or following[:1].isdigit()
            return close + 1 - position if known or not _tells(marked, position, close) else 0
    return 0


def _tells(marked: Marked, start: int, end: int) -> bool:
    """Whether something is told between the tokens that is more than an apposition."""
    return any(start < predicate.first < end for predicate in marked.predicates)
