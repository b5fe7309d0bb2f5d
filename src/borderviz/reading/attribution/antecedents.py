"""Whom "it", "she", "the ministry" and "the statement" mean, and for which side an unnamed official speaks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from borderviz.reading.attribution.parts import Attribution
from borderviz.reading.attribution.words import PLACE_KINDS, SIDE_KINDS
from borderviz.reading.attribution.actors import HEADS, NAMED, Actor
from borderviz.reading.text import Token

PERSONAL = frozenset({"he", "she", "his", "her"})
PLURAL = frozenset({"they", "their"})
ONE_PERSON = frozenset({"official", "medical", "resident"})
THINGS = frozenset({"org", "body", "outlet", "state_agency", "group", "charity"})
OPPOSITE = frozenset("with against accuse accused accuses accusing blame blamed blames blaming".split())
"""Words before the other party: "the border with Kyrgyzstan", "accused Tajik troops"."""

LOCAL = frozenset({"local", "there", "regional", "provincial", "district", "village", "city", "town"})
REMEMBERED = 12
"""Speakers that the reader of a text still has in mind."""


@dataclass(slots=True)
class Memory:
    """The speakers of the text so far, the latest last, and the side that was told of last."""

    sides: tuple[str, ...]
    home: str = ""
    """The side of the place that the text was sent from, or that the section is headed with; or empty."""
    spoke: list[Actor] = field(default_factory=list)
    by_name: dict[str, Actor] = field(default_factory=dict)
    topic: Actor | None = None
    near: str = ""
    """The side last told of, in the sentences before."""

    def learn(self, found: Sequence[Token], actors: Sequence[Actor], attributions: Sequence[Attribution]) -> None:
        """Remember who spoke in a sentence, and the names it gave."""
        self.topic = None
        for actor in actors:
            if actor.person and actor.side:
                self.by_name[actor.person.split()[-1].lower()] = actor
            if actor.side and actor.kind != "pronoun" and actor.first < 4 and self.topic is None:
                self.topic = actor
        for attribution in attributions:
            actor = attribution.actor
            if actor.person and actor.side:
                self.by_name[actor.person.split()[-1].lower()] = actor
            if attribution.topic and actor.side:
                self.spoke.append(actor)
        del self.spoke[:-REMEMBERED]
        self.near = self._side_near(found, actors) or self.near

    def section(self, found: Sequence[Token], actors: Sequence[Actor]) -> None:
        """Take a heading that only names a country or region as the side of the section below it."""
        if len(found) <= 4 and len(actors) == 1 and actors[0].side in self.sides:
            if actors[0].last - actors[0].first >= len(found) - 1 and actors[0].kind in PLACE_KINDS | SIDE_KINDS:
                self.home = actors[0].side
                self.spoke.clear()

    def resolve(self, actor: Actor, found: Sequence[Token], actors: Sequence[Actor], recent: Sequence[Actor]) -> Actor:
        """Return the actor with its side, and the name of whom it stands for.

        `actors` are those of the sentence `found`, `recent` those that spoke earlier in it.
        """
        if actor.kind == "pronoun":
            return self._pronoun(actor, actors, recent)
        if actor.kind in ("name", "unknown"):
            return self._by_name(actor, found, actors, recent)
        if actor.kind == "press" and actor.side == "unspecified" and actor.definite:
            bodies = [one for one in self.spoke if one.kind in ("body", "charity", "outlet")]
            return replace(actor, side=bodies[-1].side) if bodies else actor
        if not actor.bare and not (actor.side == "unspecified" and actor.possessive):
            return actor
        known = self.by_name.get(actor.person.split()[-1].lower()) if actor.person else None
        if known is not None:
            return replace(actor, side=known.side)
        if actor.possessive:
            return replace(actor, side=self._owner(actor, actors, recent) or actor.side)
        if actor.kind == "text":
            spoke = [one for one in (*self.spoke, *recent) if _thing(one) or one.person]
            return replace(spoke[-1], first=actor.first, last=actor.last) if spoke else actor
        return replace(actor, side=self._same_again(actor, found, actors, recent))

    def _pronoun(self, actor: Actor, actors: Sequence[Actor], recent: Sequence[Actor]) -> Actor:
        meant = self._meant(actor.word, actor, actors, recent)
        if meant is None:
            return replace(actor, kind="unknown", name="", side=self.near)
        return replace(meant, first=actor.first, last=actor.last)

    def _meant(self, word: str, actor: Actor, actors: Sequence[Actor], recent: Sequence[Actor]) -> Actor | None:
        before = [one for one in actors if one.last <= actor.first and one.kind != "pronoun" and one.side]
        spoke = [*self.spoke, *recent]
        if word in PERSONAL:
            people = [one for one in spoke if one.person or one.kind in ONE_PERSON]
            return people[-1] if people else None
        if word in PLURAL:
            many = [one for one in (*spoke, *before[:1]) if one.word.endswith("s") or one.kind in SIDE_KINDS]
            return many[-1] if many else (spoke[-1] if spoke else None)
        own = [one for one in before if one.kind in SIDE_KINDS or one.kind in THINGS]
        if own:
            return own[0]
        things = [one for one in spoke if _thing(one)]
        if things and self.topic is not None and self.topic.side != things[-1].side and self.topic.kind in SIDE_KINDS:
            return self.topic
        return things[-1] if things else self.topic

    def _by_name(self, actor: Actor, found: Sequence[Token], actors: Sequence[Actor], recent: Sequence[Actor]) -> Actor:
        known = self.by_name.get(actor.word)
        if known is not None:
            return replace(known, first=actor.first, last=actor.last)
        owner = next((one for one in OWNERS if actor.name.lower().startswith(one + " ")), "")
        if owner:
            meant = self._meant(owner, actor, actors, recent)
            return replace(actor, side=meant.side if meant is not None else self.near)
        return replace(actor, side=self._side_near(found, actors)) if actor.kind == "name" else actor

    def _owner(self, actor: Actor, actors: Sequence[Actor], recent: Sequence[Actor]) -> str:
        if actor.possessive in ("former", "latter"):
            named = [side for one in actors for side in (one.both or (one.side,)) if side in self.sides]
            return "" if not named else named[0] if actor.possessive == "former" else named[-1]
        meant = self._meant(actor.possessive, actor, actors, recent)
        if actor.possessive == "its" and self.topic is not None and self.topic.side in self.sides:
            here = [one for one in actors if one.last <= actor.first and one.side]
            meant = meant if here else self.topic
        side = meant.side if meant is not None else self.near
        if actor.word.startswith("neighbo") and side in self.sides:
            others = [one for one in self.sides if one != side]
            return others[0] if len(others) == 1 else ""
        return side

    def _same_again(
        self, actor: Actor, found: Sequence[Token], actors: Sequence[Actor], recent: Sequence[Actor]
    ) -> str:
        """The side of "the ministry", "officials": of the same word before, of the sentence, of the last speaker."""
        spoke = [*self.spoke, *recent]
        if actor.kind == "anonymous":
            return ""
        here = self._side_near(found, actors)
        told = actor.kind == "resident"
        for one in reversed(spoke):
            same = one.word.rstrip("s") == actor.word.rstrip("s") or one.word in actor.about
            alike = not (actor.about and one.about) or bool(actor.about & one.about)
            if same and alike and one.side and (actor.definite or one.side == here or not here or told):
                return one.side
        if actor.word.startswith("spokes"):
            first = next((one.side for one in actors if one.side and one is not actor), "")
            if first:
                return first
        last = next((one.side for one in reversed(spoke) if one.side in self.sides), "")
        if actor.kind == "org" or (actor.definite and not LOCAL & actor.about):
            return (self.home if actor.kind == "org" else "") or last or here or self.home or self.near
        return here or (self.near if LOCAL & actor.about else "") or last or self.home or self.near

    def _side_near(self, found: Sequence[Token], actors: Iterable[Actor]) -> str:
        for one in actors:
            if one.side in self.sides and not (one.first and found[one.first - 1].lower in OPPOSITE):
                return one.side
        return ""


def _thing(actor: Actor) -> bool:
    """Whether "it" may stand for the speaker: an office, a state, a body, one outlet, one hospital."""
    if actor.kind in THINGS or actor.kind in SIDE_KINDS - {"adjective", "people"}:
        return not actor.person
    return actor.kind in ("press", "medical", "official", "text") and not actor.person and actor.word[-1] != "s"


OWNERS = ("their", "its", "his", "her")

__all__ = ["HEADS", "NAMED", "PLACE_KINDS", "Memory"]
