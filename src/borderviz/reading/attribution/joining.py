"""Which phrases are one: "Kyrgyz" + "health ministry", "officials" + "in Bishkek", "committee" + "(SCNS)"."""

from __future__ import annotations

from collections.abc import Sequence

from borderviz.reading.attribution.actors import ARTICLES, HEADS, NAMED, Actor, inside_word, is_modifier
from borderviz.reading.attribution.grammar import FUNCTION
from borderviz.reading.attribution.offices import FOREIGN
from borderviz.reading.attribution.words import PLACE_KINDS, SIDE_KINDS
from borderviz.reading.text import Token

LINKS = frozenset("of in for from at on near inside across based".split())
LONGEST_GAP = 6
"""Tokens between a noun and the place it belongs to ("the man in charge of the Isfara administration")."""

CHANNELS = frozenset("website site page channel newspaper bulletin".split())
"""What an office publishes through: "the website of the border service"."""

QUARTERS = frozenset({"north", "south", "east", "west", "capital"})

CALLED = SIDE_KINDS | PLACE_KINDS

PAPERS = frozenset("agency newspaper website portal channel broadcaster station outlet daily radio".split())
OUTLETS = frozenset({"outlet", "state_agency"})
BODIES = frozenset({"body", "charity"})

GIVEN_NAMES = 2
"""Words of a name before the one that a list knows."""

OF_SOMEONE = frozenset("aide aides adviser advisor ambassador envoy secretary deputy".split())
"""Nouns before "to": "an aide to the mayor"."""

KEPT = frozenset({"body", "outlet", "state_agency", "press", "charity"})
"""Kinds that a noun after them does not change: "UN refugee agency", "Interfax correspondents"."""


def joined(found: Sequence[Token], before: Actor, actor: Actor, start: int) -> bool:
    """Join the actor to the one before it where the two are one phrase; `start` is the token its own words begin at."""
    if start - before.last > LONGEST_GAP and actor.first > before.last:
        return False
    gap = [token.lower for token in found[before.last : start]]
    if actor.kind in HEADS:
        if before.kind in HEADS and before.extended and actor.first <= before.last:
            _speak_for(before, actor, start)
            before.last = actor.last
            return True
        if _premodifies(found, before, actor, start):
            if before.kind == "org" and actor.kind == "text":  # "Health ministry update: 24 dead"
                before.last = actor.last
                return True
            _become(before, actor, "state" in gap)
            return True
    if before.kind in HEADS and before.extended and actor.kind in BODIES and actor.first < before.last:
        before.side, before.last = actor.side, max(before.last, actor.last)  # "a spokesman for the Kyrgyz Red Crescent"
        return True
    if actor.kind == "area" and not gap and before.kind != "pronoun":
        before.last = actor.last
        return True
    if before.kind == "outlet" and gap == ["'s"] and actor.kind == "adjective":
        before.last = actor.last
        return True
    if before.word in PAPERS and actor.kind in OUTLETS and actor.first == before.last and before.kind in HEADS:
        before.kind, before.side, before.name, before.last = actor.kind, actor.side, actor.name, actor.last
        return True  # "the state agency Khovar"
    if _coordinated(found, before, actor, gap) or _named(found, before, actor):
        return True
    return _belongs(found, before, actor, gap)


def _premodifies(found: Sequence[Token], before: Actor, actor: Actor, start: int) -> bool:
    """Whether `before` stands in front of the actor's noun: "Kyrgyz health ministry", "Tajikistan's border service"."""
    if before.kind == "pronoun" or start - before.last > LONGEST_GAP:
        return False
    if before.kind == "person" and not (start > before.last and found[before.last].lower == "'s"):
        return False
    return all(is_modifier(found, index) for index in range(before.last, start))


def _become(before: Actor, actor: Actor, of_state: bool) -> None:
    """Make `before` the phrase that ends in the actor's noun; a state's own agency speaks for the state."""
    if before.kind == "press" and actor.kind in ("org", "official"):
        before.kind, before.side = actor.kind, ""
    if before.kind in NAMED or actor.kind == "anonymous" or not actor.side or (of_state and before.side):
        side = before.side or actor.side
    else:
        side = actor.side
    kind = before.kind if before.kind in KEPT else actor.kind
    if before.kind == "org" and kind in ("org", "official"):
        before.office = before.office or (before.first, before.head)
    before.name = "" if kind not in NAMED else before.name if before.kind in NAMED else actor.name
    before.last, before.head, before.kind, before.side, before.word = actor.last, actor.head, kind, side, actor.word
    before.person = actor.person


def _coordinated(found: Sequence[Token], before: Actor, actor: Actor, gap: list[str]) -> bool:
    """Join "Kyrgyz and Tajik", "Kyrgyz-Tajik", and the second place of "media in Kyrgyzstan and Tajikistan"."""
    hyphen = gap in (["-"], ["/"]) and inside_word(found, before.last)
    if actor.kind not in CALLED or not (gap == ["and"] or hyphen):
        return False
    if before.kind in HEADS and before.extended and gap == ["and"]:
        before.last = actor.last
        before.side = before.side if before.side in (actor.side, "media") else "both"
        return True
    if (before.kind not in SIDE_KINDS and before.kind != "both") or actor.kind not in SIDE_KINDS:
        return False
    if before.side != actor.side:
        before.both = (before.side, actor.side)
        before.side, before.kind, before.name = "both", "both", "both sides"
    before.last, before.head = actor.last, actor.head
    return True


def _named(found: Sequence[Token], before: Actor, actor: Actor) -> bool:
    """Join the known name behind an office: "Health Minister" + "Alymkadyr Beishenaliev"."""
    if actor.kind != "person" or before.kind not in HEADS or actor.first - before.last > GIVEN_NAMES:
        return False
    if not all(token.text.istitle() and token.lower not in FUNCTION for token in found[before.last : actor.first]):
        return False
    before.last, before.person, before.side = actor.last, actor.name, before.side or actor.side
    return True


def _belongs(found: Sequence[Token], before: Actor, actor: Actor, gap: list[str]) -> bool:
    """Join what follows a noun: "officials" + "in Bishkek", "man" + "in charge of the Isfara administration"."""
    if before.kind not in HEADS or actor.kind == "pronoun" or not gap or len(gap) > LONGEST_GAP:
        return False
    bare = [word for word in gap if word not in ARTICLES]
    if before.kind == "text" and len(bare) <= 2 and (bare[-1:] == ["by"] or bare == ["from"]):
        before.kind, before.side, before.name, before.last = actor.kind, actor.side, actor.name, actor.last
        return True
    if gap[-1] == "(":
        return _abbreviated(found, before, actor, gap)
    to_office = gap[0] == "to" and before.word in OF_SOMEONE
    if not (gap[0] in LINKS or to_office) or (
        actor.kind in ("outlet", "press") and before.kind not in ("press", "text")
    ):
        return False
    start = before.last + to_office
    if not all(_links(found, index) for index in range(start, before.last + len(gap))):
        return False
    _extend(found, before, actor)
    return True


def _abbreviated(found: Sequence[Token], before: Actor, actor: Actor, gap: list[str]) -> bool:
    """Join "(SCNS)" to the committee that it stands for."""
    closed = actor.last < len(found) and found[actor.last].text == ")"
    if not closed or (actor.kind not in HEADS and actor.kind not in NAMED) or any(word in ",.;:" for word in gap):
        return False
    before.last, before.side = actor.last + 1, before.side or actor.side
    return True


def _links(found: Sequence[Token], index: int) -> bool:
    word = found[index].lower
    return word in LINKS or word in ARTICLES or is_modifier(found, index)


def _extend(found: Sequence[Token], before: Actor, actor: Actor) -> None:
    """Let the phrase reach over the place or office behind it, and take the side from there."""
    before.last = actor.last
    _speak_for(before, actor, actor.first)
    of_state = before.kind == "press" and any(token.lower == "state" for token in found[before.first : before.head])
    if before.word in FOREIGN:
        before.side = "third_party" if before.side in ("", "unspecified") else before.side
    elif actor.side not in ("", "unspecified") and (before.side in ("", "unspecified") or of_state):
        before.side = actor.side
    if before.kind in ("press", "text") and actor.kind in NAMED:
        before.kind, before.name = actor.kind, actor.name
    elif before.word in CHANNELS and actor.kind == "org":
        before.kind, before.side, before.name = actor.kind, actor.side, ""
    before.possessive = before.possessive or actor.possessive
    if _quarter(found, before.last):
        before.last += 2
    while actor.kind == "adjective" and before.last < len(found) and is_modifier(found, before.last):
        before.last += 1


def _quarter(found: Sequence[Token], index: int) -> bool:
    """Whether "'s north" follows a country: "officials in Tajikistan's north"."""
    return index + 1 < len(found) and found[index].lower == "'s" and found[index + 1].lower in QUARTERS


def _speak_for(before: Actor, actor: Actor, first: int) -> None:
    """Keep the office that a spokesman or press centre speaks for."""
    if actor.kind == "org" and before.kind in ("org", "official") and before.office is None:
        before.office = (first, actor.head)
