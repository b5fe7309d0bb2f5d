"""Whom "it", "she" and "the statement" mean: the speakers that the reader of a text still has in mind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from borderviz.reading.attribution.actors import HEADS, POSSESSIVES, Actor
from borderviz.reading.attribution.finding import about_of
from borderviz.reading.attribution.grammar import PREPOSITIONS
from borderviz.reading.attribution.names import name_of
from borderviz.reading.attribution.offices import SCENES, Scene, is_local, side_near, side_of_office, turns_to
from borderviz.reading.attribution.parts import Attribution
from borderviz.reading.attribution.words import PLACE_KINDS, SIDE_KINDS
from borderviz.reading.text import Token

PERSONAL = frozenset({"he", "she", "his", "her"})
PLURAL = frozenset({"they", "their"})
ONE_PERSON = frozenset({"official", "medical", "resident"})
THINGS = frozenset({"org", "body", "outlet", "state_agency", "group", "charity"})
BODIES = frozenset("organization organisation lab group watchdog society federation".split())
"""Words for an aid or rights group that spoke before."""

OFFICES = frozenset("defence defense security military government interior ministry police border".split())
"""What a source without a name is of, if it speaks for a state: "two defence sources"."""

STATES = SIDE_KINDS - {"adjective", "people"}
LONGEST_HEAD = 4
"""Tokens of a heading that names a country."""

LONGEST_LIFE = 8
"""Tokens behind a name that tell who the person is: ", 51, a farmer there"."""

REMEMBERED = 12
"""Speakers that are kept in mind."""


@dataclass(slots=True)
class Memory:
    """The speakers of the text so far, the latest last, and the side that was told of last."""

    sides: tuple[str, ...]
    home: str = ""
    """The side of the place that the text was sent from, or that the section is headed with; or empty."""
    spoke: list[Actor] = field(default_factory=list)
    by_name: dict[str, Actor] = field(default_factory=dict)
    topic: Actor | None = None
    """What the sentence before began with."""
    told_in: Sequence[Token] = ()
    """The tokens of the sentence before."""
    near: str = ""
    """The side last told of, in the sentences before."""
    place: str = ""
    """The side of the place last named, in the sentences before."""
    section: bool = False
    """Whether `home` is that of a section or text that is headed with one country."""
    teller: str = ""
    """The side of the state that spoke last in this paragraph: "Dushanbe denied this. … the ministry said"."""
    office: str = ""
    """The side of the ministry that spoke last in this paragraph: "the government" is of the same."""
    beside: str = ""
    """The side of the place last named in this paragraph."""
    frame: str = ""
    """The side that this paragraph turned to: "On the Kyrgyz side the figures have come to rest."."""
    body: str = ""
    """The side of the aid or rights group last named, whether or not it spoke."""
    asked: bool = False
    """Whether the sentence before was a question: "And on the Tajik side?"."""
    opened: bool = True
    """Whether the paragraph has no sentence yet."""

    def learn(self, found: Sequence[Token], actors: Sequence[Actor], attributions: Sequence[Attribution]) -> None:
        """Remember who spoke in a sentence, and the names it gave."""
        if len(actors) == 1 and len(found) <= LONGEST_HEAD:
            self._section(found, actors[0])
        spoke = [one.actor for one in attributions if one.actor.side]
        for actor in (*actors, *spoke):
            if actor.person and actor.side:
                self.by_name[actor.person.split()[-1].lower()] = actor
            if actor.side and (short := _short_name(found, actor)):
                self.by_name[short] = actor
        if spoke:
            self.spoke += [one.actor for one in attributions if one.topic and one.actor.side]
            del self.spoke[:-REMEMBERED]
            self.office = spoke[-1].side if spoke[-1].kind == "org" and spoke[-1].side in self.sides else self.office
            self.teller = spoke[-1].side if spoke[-1].kind in SCENES and spoke[-1].side in self.sides else ""
        self.topic = None
        for actor in reversed(actors):
            if actor.first < 4 and actor.side and actor.kind != "pronoun":
                self.topic = actor
                self.told_in = found
        near = side_near(found, actors, self.sides)
        self.near = near or self.near
        self.frame = turns_to(found, actors, self.sides) or (self.frame if near in ("", self.frame) else "")
        for actor in actors:
            placed = actor.kind in PLACE_KINDS or (actor.extended and is_local(actor, Scene(found, actors, ())))
            if placed and actor.side in self.sides:
                self.place = self.beside = actor.side
            elif actor.kind in ("body", "charity") and actor.side:
                self.body = actor.side
        self.opened = False
        self.asked = found[-1].text == "?"

    def begin(self) -> None:
        """Begin a paragraph: what only the one before told is no longer at hand."""
        self.teller = self.beside = self.office = ""
        self.frame = self.frame if self.asked else ""
        self.opened = True

    def _section(self, found: Sequence[Token], actor: Actor) -> None:
        """Take a heading that only names a country or region as the side of the section below it."""
        if actor.side not in self.sides or actor.last - actor.first < len(found) - 1:
            return
        if actor.kind in PLACE_KINDS or actor.kind in SIDE_KINDS:
            self.home, self.section = actor.side, True
            self.spoke.clear()

    def resolve(self, actor: Actor, scene: Scene) -> Actor:
        """Return the actor with its name and side, as far as the text so far tells them; a pronoun as whom it means."""
        if actor.kind == "pronoun":
            return self._pronoun(actor, scene)
        if actor.kind in ("name", "unknown"):
            return self._by_name(actor, scene)
        if actor.kind == "area" and not actor.side:
            return replace(actor, side=side_near(scene.found, scene.actors, self.sides) or self.beside or self.near)
        if actor.kind == "text" and not actor.side and not actor.possessive:
            return self._issuer(actor, scene)
        if actor.kind in HEADS:
            actor.about = about_of(scene.found, actor)
        side = actor.side if self._settled(actor) else self._side(actor, scene)
        known = actor if side == actor.side else replace(actor, side=side)
        known.told_in = scene.found
        return known

    def _settled(self, actor: Actor) -> bool:
        """Whether the phrase itself tells the side."""
        if actor.kind == "press" and actor.side == "media" and not actor.possessive:
            return not actor.name.startswith("state ")
        if actor.side == "unspecified":
            if actor.kind == "anonymous" and (actor.extended or not actor.about.isdisjoint(OFFICES)):
                return False
            return not actor.possessive and not (actor.kind in ("press", "anonymous") and actor.definite)
        return not actor.bare

    def _side(self, actor: Actor, scene: Scene) -> str:
        known = self.by_name.get(actor.person.split()[-1].lower()) if actor.person else None
        if known is not None:
            return known.side
        if actor.possessive:
            owner = self._owner(actor, scene)
            if owner or actor.kind in ("anonymous", "press"):
                return owner or actor.side
        if actor.kind == "press" or actor.word in BODIES:
            named_last = self.body if actor.kind == "org" else ""
            bodies = [one.side for one in self.spoke if one.kind in ("body", "charity", "outlet")]
            return bodies[-1] if bodies else named_last or actor.side
        if actor.kind == "press" and actor.side == "media":
            return self._of_state()
        if actor.kind == "anonymous" and _within_country(actor, scene):
            return self.teller or self.near
        if actor.kind == "anonymous":
            told = [one for one in self.spoke if one.kind == "anonymous" and actor.definite]
            if not told and is_local(actor, scene) and (self.beside or self.place):
                return self.beside or self.place  # "a source at the hospital"
            in_office = self.home and not actor.about.isdisjoint(OFFICES)
            return told[-1].side if told else self.home if in_office else actor.side
        spoke = [*self.spoke, *scene.recent]
        return side_of_office(actor, self, spoke, scene)

    def _of_state(self) -> str:
        """The side of "state television": that which the sentence before in this paragraph began with, if any."""
        known = self.topic.side if self.topic is not None and not self.opened else ""
        return known if known in self.sides else "media"

    def _issuer(self, actor: Actor, scene: Scene) -> Actor:
        """Whoever issued "the statement"."""
        spoke = [one for one in (*self.spoke, *scene.recent) if _is_thing(one) or one.person]
        if not spoke:
            return _with_name(actor, scene.found)
        return replace(named(spoke[-1]), first=actor.first, last=actor.last)

    def _pronoun(self, actor: Actor, scene: Scene) -> Actor:
        meant = self._meant(actor.word, actor, scene)
        if meant is None:
            return replace(actor, kind="unknown", name="", side=self.near)
        return replace(named(meant), first=actor.first, last=actor.last)

    def _meant(self, word: str, actor: Actor, scene: Scene) -> Actor | None:
        before = [one for one in scene.actors if one.last <= actor.first and one.kind != "pronoun" and one.side]
        spoke = [*self.spoke, *scene.recent]
        if word in PERSONAL:
            subject = self.topic
            if (
                subject is not None
                and not self.opened
                and subject.kind == "official"
                and not subject.word.endswith("s")
            ):
                return _with_name(subject, self.told_in)
            told = next((one for one in reversed(spoke) if one.person or one.kind in ONE_PERSON), None)
            return told or next((one for one in reversed(before) if one.person), None)
        if word in PLURAL:
            here = [one for one in scene.recent if one.word.endswith("s")]
            if here:
                return _with_name(here[-1], scene.found)
            many = [one for one in (*spoke, *before[:1]) if one.word.endswith("s") or one.kind in SIDE_KINDS]
            return _with_name((many or spoke)[-1], scene.found) if many or spoke else None
        if scene.recent and scene.recent[0].first == 0 and scene.word(0) == "it":
            return scene.recent[0]  # "It accused the Kyrgyz army of an attack, which it said left two dead"
        own = [one for one in before if one.kind in SIDE_KINDS or _is_thing(one)]
        if own:
            free = [one for one in own if not one.first or scene.found[one.first - 1].lower not in PREPOSITIONS]
            nearest = actor.kind != "pronoun" and bool(free)
            return _with_name(free[-1] if nearest else own[0], scene.found)
        thing = next((one for one in reversed(spoke) if _is_thing(one)), None)
        if self.topic is not None:
            _with_name(self.topic, self.told_in)
        if thing is None or self.topic is None:
            return thing or self.topic
        nearer = self.topic.kind in SIDE_KINDS or (_is_thing(self.topic) and not self.opened)
        return self.topic if nearer and self.topic.side != thing.side else thing

    def _by_name(self, actor: Actor, scene: Scene) -> Actor:
        """A name of no list: someone the text named before, or "their regiment"."""
        known = self.by_name.get(actor.word)
        if known is None and actor.name[:2].isupper():
            known = self.by_name.get(actor.name.lower().split(" ")[0])  # "RCST branches"
        if known is not None:
            return replace(named(known), first=actor.first, last=actor.last)
        if actor.word == "both":
            return replace(actor, name="both", side=self._of_last_two())
        owner = actor.name.lower().split(" ")[0]
        if owner in POSSESSIVES:
            meant = self._meant(owner, actor, scene)
            return replace(actor, side=meant.side if meant is not None else self.near)
        if actor.kind != "name":
            return replace(actor)
        there = any(scene.word(k) == "there" for k in range(actor.last, actor.last + LONGEST_LIFE))
        side = side_near(scene.found, scene.actors, self.sides) or (self.place if there else self.beside)
        return replace(actor, side=side)

    def _of_last_two(self) -> str:
        """The side that the last two speakers share: "according to both"."""
        sides = {one.side for one in self.spoke[-2:]}
        return sides.pop() if len(sides) == 1 else "unspecified"

    def _owner(self, actor: Actor, scene: Scene) -> str:
        """The side of "its border service", "the former's health ministry", "its neighbours"."""
        if actor.possessive in ("former", "latter"):
            named = [side for one in scene.actors for side in (one.both or (one.side,)) if side in self.sides]
            return "" if not named else named[0] if actor.possessive == "former" else named[-1]
        meant = self._meant(actor.possessive, actor, scene)
        here = any(one.last <= actor.first and one.side for one in scene.actors)
        if actor.possessive == "its" and not here and self.topic is not None and self.topic.side in self.sides:
            meant = self.topic
        side = meant.side if meant is not None else self.near
        if actor.word.startswith("neighbo") and side in self.sides:
            others = [one for one in self.sides if one != side]
            return others[0] if len(others) == 1 else ""
        return side


def _within_country(actor: Actor, scene: Scene) -> bool:
    """Whether the phrase points at a state told of before: "a source in the country's border troops"."""
    return actor.extended and any(scene.word(k) == "country" for k in range(actor.first, actor.last))


def _short_name(found: Sequence[Token], actor: Actor) -> str:
    """The abbreviation in brackets behind a name, in small letters: "the State Committee (GKNB)"; or nothing."""
    if actor.kind in SIDE_KINDS | PLACE_KINDS:
        return ""
    behind = 2 * (actor.kind == "body")  # "the Red Crescent Society of Tajikistan (RCST)"
    for index in range(actor.head + 1, min(actor.last + 1 + behind, len(found) - 2)):
        text = found[index + 1].text
        if found[index].text == "(" and found[index + 2].text == ")" and len(text) > 1 and text.isupper():
            return text.lower()
    return ""


def _with_name(actor: Actor, found: Sequence[Token]) -> Actor:
    """Give the actor its name, once: one that has it may stand in another sentence than `found`."""
    told_in = actor.told_in or found
    # One of another sentence that was not noted down with it keeps the name that it came with.
    if not actor.named and actor.kind != "pronoun" and actor.last <= len(told_in):
        actor.name, actor.named = name_of(actor, told_in), True
    return actor


def named(actor: Actor) -> Actor:
    """Give an actor that was resolved its name, which few are asked for."""
    return _with_name(actor, actor.told_in) if actor.told_in else actor


def _is_thing(actor: Actor) -> bool:
    """Whether "it" may stand for the speaker: an office, a state, a body, one outlet, one hospital."""
    if actor.person:
        return False
    if actor.kind in THINGS or actor.kind in STATES:
        return True
    return actor.kind in ("press", "medical", "official", "text") and not actor.word.endswith("s")
