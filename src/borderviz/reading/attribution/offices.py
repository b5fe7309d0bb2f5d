"""For which side "the ministry", "officials" or "local doctors" speak where the phrase does not tell."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from borderviz.reading.attribution.actors import Actor
from borderviz.reading.attribution.words import PLACE_KINDS
from borderviz.reading.text import Token

OPPOSITE = frozenset("with against accuse accused accuses accusing blame blamed blames blaming unlike".split())
"""Words before the other party: "the border with Kyrgyzstan", "accused Tajik troops", "Unlike Bishkek, Dushanbe"."""

LOCAL = frozenset(
    "local there regional provincial district oblast village city town governor mayor hospital clinic".split()
)
STATE = frozenset({"government", "cabinet", "authorities", "officials"})
FOREIGN = frozenset(
    "diplomat diplomats embassy embassies consulate mission analyst analysts expert experts observer observers "
    "researcher researchers".split()
)
"""Who does not speak for the state that they are in."""

NAMED_AGAIN = frozenset({"diplomat", "diplomats"})
"""Who, with an article, is the official of before."""

OLD = frozenset({"last", "2021", "2019", "2014", "previous", "earlier"})
"""Words of sentences that recall earlier fighting."""

KIN = frozenset({"relatives", "family", "families"})
"""Who speaks for where the people told of are from, not for where they now are."""

BESIDE = frozenset({"resident", "medical", "official"})
"""Who speaks, if local, for the place that the paragraph named last."""
FRAMED_KINDS = frozenset({"org", "official", "medical", "resident"})
"""Who speaks for the side that the paragraph turned to."""
SCENES = frozenset({"country", "capital"})
LONGEST_TURN = 3
"""Tokens before a side that a sentence turns to."""
LONGEST_OPENING = 5
"""Tokens before a place that opens a sentence."""

OPENS_CLAUSE = frozenset({";", ",", "and", "while", "whereas", "but", '"', "."})


class Scene(NamedTuple):
    """The sentence in which someone is to be found: its tokens, its possible speakers, those who spoke in it so far."""

    found: Sequence[Token]
    actors: Sequence[Actor]
    recent: Sequence[Actor]

    def word(self, index: int) -> str:
        """Return the word at the token in lower case; an empty string outside the sentence."""
        return self.found[index].lower if 0 <= index < len(self.found) else ""


class Setting(Protocol):
    """What is known of the text so far."""

    sides: tuple[str, ...]
    home: str
    near: str
    place: str
    section: bool
    teller: str
    beside: str
    office: str
    frame: str


def side_near(found: Sequence[Token], actors: Sequence[Actor], sides: Sequence[str]) -> str:
    """Return the first side that a sentence tells of, but not as the other party; an empty string if none."""
    for one in actors:
        if one.side in sides and not (one.first and found[one.first - 1].lower in OPPOSITE):
            return one.side
    return ""


def frame_of(actor: Actor, scene: Scene, sides: Sequence[str]) -> str:
    """Return the side of "In Dushanbe, …" or "On the Tajik side …" that opens the clause of an office; or nothing."""
    for one in reversed([one for one in scene.actors if one.last <= actor.first and one.side in sides]):
        before = scene.word(one.first - 1)
        state = one.kind in SCENES or (one.kind in PLACE_KINDS and actor.kind != "org")
        framing = (before in ("in", "from") and state) or (before == "on" and one.word == "side")
        if framing and (one.first < 2 or scene.word(one.first - 2) in OPENS_CLAUSE or _opening(one, scene)):
            return one.side
    return ""


def turns_to(found: Sequence[Token], actors: Sequence[Actor], sides: Sequence[str]) -> str:
    """Return the side that a sentence turns to at its start: "On the Kyrgyz side the figures have come to rest."."""
    labelled = 2 if len(found) > 1 and found[1].text == ":" else 0  # "ANCHOR: And on the Tajik side?"
    for one in actors:
        if one.side in sides and one.first <= labelled + LONGEST_TURN and one.last < len(found):
            before = found[one.first - 1].lower if one.first else ""
            opened = all(token.lower[0].isalpha() for token in found[labelled : one.first])
            side = one.word in ("side", "bank") and before in ("on", "from")
            country = one.kind == "country" and before in ("in", "from")
            if opened and (side or country):
                return one.side
    return ""


def _opening(one: Actor, scene: Scene) -> bool:
    """Whether the phrase ends what opens the sentence: "Across the border in Batken,"."""
    return one.first <= LONGEST_OPENING and scene.word(one.last) == ","


def side_of_place(actor: Actor, actors: Sequence[Actor], sides: Sequence[str]) -> str:
    """Return the side of the place that the sentence names last before the actor, else first after it."""
    places = [one for one in actors if one.kind in PLACE_KINDS and one.side in sides]
    before = [one.side for one in places if one.last <= actor.first]
    if actor.word in KIN:
        people = [one.side for one in actors if one.kind == "resident" and one.side in sides and one is not actor]
        before = people[:1] or before[:1]
    return before[-1] if before else next((one.side for one in places), "")


def is_local(actor: Actor, scene: Scene) -> bool:
    """Whether the phrase is that of villagers or of officials of a place: "the local police", "officials there"."""
    if actor.kind == "resident" or scene.word(actor.last) == "there":
        return True
    return any(scene.word(index) in LOCAL for index in range(actor.first, actor.last))


def side_of_office(actor: Actor, setting: Setting, spoke: Sequence[Actor], scene: Scene) -> str:
    """Return the side of an office: that of its like before, else of the dateline, the last speaker, the sentence.

    `spoke` are the speakers so far. People without an office speak for the side that the sentence tells of, villagers
    and local officials for that of the place.
    """
    framed = frame_of(actor, scene, setting.sides)
    if framed:
        return framed
    local = is_local(actor, scene)
    here = _side_here(actor, setting, scene, local)
    if setting.frame and actor.kind in FRAMED_KINDS and here in ("", setting.frame):
        return setting.frame
    if here and not local and scene.word(actor.first - 1) == "(":
        return here
    if local and actor.kind in BESIDE and not (here or actor.definite) and setting.place:
        return setting.place
    again = setting.teller if actor.kind == "org" and not local else ""
    again = again or (setting.office if actor.word in STATE else "")
    again = again or _same_again(actor, here, spoke) or _by_itself(actor, setting, spoke, scene, bool(here) or local)
    return again or _by_default(actor, setting, spoke, here, local)


def _side_here(actor: Actor, setting: Setting, scene: Scene, local: bool) -> str:
    """Return the side that the sentence tells of: its place for villagers, the nearest for a source in brackets."""
    here = side_near(scene.found, scene.actors, setting.sides)
    if local:
        beside = setting.beside if actor.kind in BESIDE else ""
        return side_of_place(actor, scene.actors, setting.sides) or beside or here
    if scene.word(actor.first - 1) == "(":
        told = [one.side for one in scene.actors if one.last <= actor.first and one.side in setting.sides]
        return told[-1] if told else here
    return here


def _by_itself(actor: Actor, setting: Setting, spoke: Sequence[Actor], scene: Scene, placed: bool) -> str:
    """Return the side that the word itself tells: of embassies, of a spokesman, of unplaced officials of long ago."""
    if actor.word in FOREIGN and not (actor.definite and actor.word in NAMED_AGAIN):
        return "third_party"
    if actor.word.startswith("spokes"):
        if spoke and spoke[-1].kind in ("body", "charity"):
            return spoke[-1].side
        return next((one.side for one in scene.actors if one.side in setting.sides and one is not actor), "")
    unplaced = actor.kind == "official" and not (actor.definite or actor.about or placed)
    return "unspecified" if unplaced and not OLD.isdisjoint([token.lower for token in scene.found]) else ""


def _by_default(actor: Actor, setting: Setting, spoke: Sequence[Actor], here: str, local: bool) -> str:
    """Return the side of an office that nothing tells apart: of its section, the dateline, the last speaker."""
    last = next((one.side for one in reversed(spoke) if one.side in setting.sides), "")
    if setting.section and setting.home:
        return here if local and here else setting.home
    if actor.kind == "org" and not (local and here):
        return setting.home or here or setting.beside or last or setting.near
    if actor.definite and not local:
        return last or here or setting.home or setting.near
    return here or (setting.place or setting.near if local else "") or last or setting.home or setting.near


def _same_again(actor: Actor, here: str, spoke: Sequence[Actor]) -> str:
    """The side of the same office or people before: "the ministry" after "the Kyrgyz health ministry"."""
    for one in reversed(spoke):
        same = one.word.rstrip("s") == actor.word.rstrip("s") or one.word in actor.about
        alike = not actor.about or not actor.about.isdisjoint(one.about) or (not one.about and one.side == here)
        meant = actor.definite or actor.kind == "resident" or not here or one.side == here
        if same and alike and meant and one.side:
            return one.side
    return ""
