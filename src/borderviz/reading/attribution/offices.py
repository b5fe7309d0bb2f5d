"""For which side "the ministry", "officials" or "local doctors" speak where the phrase does not tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from borderviz.reading.attribution.actors import Actor
from borderviz.reading.text import Token

OPPOSITE = frozenset("with against accuse accused accuses accusing blame blamed blames blaming".split())
"""Words before the other party: "the border with Kyrgyzstan", "accused Tajik troops"."""

LOCAL = frozenset({"local", "there", "regional", "provincial", "district", "village", "city", "town"})


class Setting(Protocol):
    """What is known of the text so far."""

    sides: tuple[str, ...]
    home: str
    near: str


def side_near(found: Sequence[Token], actors: Sequence[Actor], sides: Sequence[str]) -> str:
    """Return the first side that a sentence tells of, but not as the other party; an empty string if none."""
    for one in actors:
        if one.side in sides and not (one.first and found[one.first - 1].lower in OPPOSITE):
            return one.side
    return ""


def side_of_office(actor: Actor, here: str, setting: Setting, spoke: Sequence[Actor], actors: Sequence[Actor]) -> str:
    """Return the side of an office: that of its like before, else of the dateline, the last speaker, the sentence.

    `here` is the side that the sentence tells of, `spoke` are the speakers so far, `actors` those of the sentence.
    People without an office speak for the side that the sentence tells of.
    """
    again = _same_again(actor, here, spoke)
    if again:
        return again
    if actor.word.startswith("spokes"):
        first = next((one.side for one in actors if one.side and one is not actor), "")
        if first:
            return first
    last = next((one.side for one in reversed(spoke) if one.side in setting.sides), "")
    local = not LOCAL.isdisjoint(actor.about)
    if actor.kind == "org":
        return setting.home or last or here or setting.near
    if actor.definite and not local:
        return last or here or setting.home or setting.near
    return here or (setting.near if local else "") or last or setting.home or setting.near


def _same_again(actor: Actor, here: str, spoke: Sequence[Actor]) -> str:
    """The side of the same office or people before: "the ministry" after "the Kyrgyz health ministry"."""
    for one in reversed(spoke):
        same = one.word.rstrip("s") == actor.word.rstrip("s") or one.word in actor.about
        alike = not (actor.about and one.about) or not actor.about.isdisjoint(one.about)
        meant = actor.definite or actor.kind == "resident" or not here or one.side == here
        if same and alike and meant and one.side:
            return one.side
    return ""
