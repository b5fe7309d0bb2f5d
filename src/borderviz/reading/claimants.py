"""Who says a phrase: the speaker that a text names for it, and the side that this speaker speaks for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from borderviz.places.records import ResolvedPlace
from borderviz.reading.attribution.antecedents import Memory
from borderviz.reading.attribution.continuation import carries_on, in_quotes, is_bullet
from borderviz.reading.attribution.parts import Attribution, Reach
from borderviz.reading.attribution.sayings import find_attributions
from borderviz.reading.attribution.home import home_side
from borderviz.reading.attribution.scope import adds_up, governing, tells_of_before
from borderviz.reading.attribution.silence import mute_side_of, silent_sides_of
from borderviz.reading.attribution.names import name_of
from borderviz.reading.attribution.words import SIDES
from borderviz.reading.attribution.actors import Actor, find_actors
from borderviz.reading.text import BlockKind, Document, Sentence
from borderviz.reading.attribution.voice import single_voice

OWN_SIDES = frozenset({"media", "third_party", "unspecified"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something. `side` is KGZ, TJK (or another study side), third_party, media or unspecified.

    `name` is as an analyst would write it. `confidence` lies in 0..1. [start, end) is where the text names the
    speaker, in characters of the text as given; -1, -1 where it does not.
    """

    name: str
    side: str
    confidence: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence with who speaks in it, and the speaker that the sentence before hands on."""

    sentence: Sentence
    actors: list[Actor]
    attributions: list[Attribution]
    inherited: Speaker | None
    account: bool
    """Whether it is part of an account that "According to X, …" opened."""


class Speakers:
    """The speakers of one document.

    `sides` are the codes of the sides that the study is about. `places` are what the text's names of places were taken
    for: they tell the side of villagers and officials in any spelling; without them only the gazetteer's own spelling does.
    """

    def __init__(self, document: Document, sides: Sequence[str] = SIDES, places: Iterable[ResolvedPlace] = ()) -> None:
        self.document = document
        self.sides = tuple(sides)
        self._said: list[_Said] = []
        self._silent: list[str] = []
        self._mute: list[str] = []
        self._intro: Speaker | None = None
        self._memory = Memory(self.sides, home_side(document, self.sides))
        self._places = {place.start: place for place in places if place.side in self.sides}
        for sentence in document.sentences:
            self._hear(sentence)
        self._settle()
        spoke = [one.actor for said in self._said for one in said.attributions]
        self._retold = single_voice(spoke, self._memory.home)
        self._starts = [said.sentence.start for said in self._said]

    def at(self, start: int, end: int) -> Speaker:
        """Return who says text[start:end]; without attribution the outlet, with side `media`."""
        index = bisect_right(self._starts, start) - 1
        if index < 0 or start >= self._said[index].sentence.end:
            return self._outlet(0.5)
        said = self._said[index]
        found, cost = governing(said.sentence, said.attributions, start, end)
        if found is not None and not (cost > 0 and adds_up(said.sentence, start, end)):
            return self._speaker(said.sentence, found.actor, max(0.3, 0.95 - 0.12 * cost))
        if found is None:
            after = self._said_after(index)
            if after is not None:
                return after
            inherited = said.inherited or self._voice(index)
            if inherited is not None and not adds_up(said.sentence, start, end):
                return inherited
        return self._outlet(0.6)

    def _voice(self, index: int) -> Speaker | None:
        """The side that the whole text retells, for a sentence of its body below the first that names a speaker."""
        sentence = self._said[index].sentence
        if not self._retold or sentence.block.kind is not BlockKind.BODY or tells_of_before(sentence):
            return None
        for said in reversed(self._said[:index]):
            for one in said.attributions:
                if one.actor.side == self._retold and said.sentence.block.kind is BlockKind.BODY:
                    return self._speaker(said.sentence, one.actor, 0.4)
        return None

    def _said_after(self, index: int) -> Speaker | None:
        """The speaker whom a later sentence names: at the end of a quotation, or in "X announced this"."""
        sentence = self._said[index].sentence
        for said in self._said[index + 1 : index + 6]:
            if said.sentence.block != sentence.block:
                return None
            quoted = in_quotes(self.document, said.sentence.block.start, said.sentence.start)
            if quoted and said.attributions and said.attributions[0].reach is not Reach.AFTER:
                return self._speaker(said.sentence, said.attributions[0].actor, 0.8)
            backs = [one for one in said.attributions if one.backs]
            if backs:
                return self._speaker(said.sentence, backs[0].actor, 0.8)
            if not quoted:
                return None
        return None

    def silent_sides(self) -> tuple[str, ...]:
        """Return the sides that, the text says, gave no losses; of those that "did not comment" the ones never quoted."""
        quoted = {one.actor.side for said in self._said for one in said.attributions if one.actor.kind != "resident"}
        silent = {*self._silent, *(side for side in self._mute if side not in quoted)}
        return tuple(side for side in self.sides if side in silent)

    def _hear(self, sentence: Sentence) -> None:
        """Read one sentence, in the order of the text."""
        before = self._said[-1] if self._said else None
        actors = find_actors(sentence.tokens, self._places)
        attributions = find_attributions(sentence.tokens, actors)
        recent: list[Actor] = []
        for attribution in attributions:
            attribution.actor = self._named(attribution.actor, actors, recent, sentence)
            recent.append(attribution.actor)
        self._silent += silent_sides_of(sentence.tokens, actors, self.sides)
        self._mute.append(mute_side_of(sentence.tokens, actors, self.sides))
        handed_on = self._handed_on(before, sentence)
        opens = any(attribution.opens for attribution in attributions)
        account = opens or (not attributions and handed_on is not None and before is not None and before.account)
        self._said.append(_Said(sentence, actors, attributions, handed_on, account))
        self._introduce(sentence, attributions)
        self._memory.section(sentence.tokens, actors)
        self._memory.learn(sentence.tokens, actors, attributions)

    def _introduce(self, sentence: Sentence, attributions: list[Attribution]) -> None:
        """Keep the speaker of "The ministry reported:" for the list below it."""
        if is_bullet(self.document, sentence):
            return
        listed = bool(attributions) and sentence.tokens[-1].text == ":"
        self._intro = self._speaker(sentence, attributions[-1].actor, 0.85) if listed else None

    def _settle(self) -> None:
        """Give an office without a side that of its like later in the text, else of the one side that speaks."""
        spoke = [one for said in self._said for one in said.attributions]
        known = [actor for said in self._said for actor in said.actors if actor.side in self.sides]
        only = {one.actor.side for one in spoke if one.actor.side in self.sides}
        for one in spoke:
            if one.actor.side or one.actor.kind not in ("org", "official", "medical"):
                continue
            like = next((actor.side for actor in known if actor.word == one.actor.word), "")
            side = like or (min(only) if len(only) == 1 else "")
            one.actor = replace(one.actor, side=side)

    def _named(self, actor: Actor, actors: list[Actor], recent: list[Actor], sentence: Sentence) -> Actor:
        found = self._memory.resolve(actor, sentence.tokens, actors, recent)
        if actor.kind == "pronoun" or found.name != actor.name:
            return found
        return replace(found, name=name_of(found, sentence.tokens))

    def _handed_on(self, before: _Said | None, sentence: Sentence) -> Speaker | None:
        """The speaker of the sentence before, where this one carries on what it said."""
        if before is None or before.sentence.block.kind in (BlockKind.TITLE, BlockKind.HEADING, BlockKind.CAPTION):
            return None
        if is_bullet(self.document, sentence) and self._intro is not None:
            return self._intro
        account = before.account and not tells_of_before(sentence)
        strength = carries_on(self.document, before.sentence, sentence, account)
        if strength <= 0:
            return None
        found, cost = governing(before.sentence, before.attributions, before.sentence.end - 1, before.sentence.end)
        if found is not None:
            return self._speaker(before.sentence, found.actor, strength * (0.9 - 0.1 * min(cost, 5)))
        if before.inherited is not None:
            return replace(before.inherited, confidence=before.inherited.confidence * 0.9)
        return None

    def _speaker(self, sentence: Sentence, actor: Actor, confidence: float) -> Speaker:
        side = actor.side or "unspecified"
        if side == "both":
            side = "media"
        elif side not in self.sides and side not in OWN_SIDES:
            side = "third_party"
        words = sentence.tokens[actor.first : actor.last] if actor.last <= len(sentence.tokens) else []
        name = actor.name or "unattributed"
        if not words:
            return Speaker(name, side, confidence, -1, -1)
        return Speaker(name, side, confidence, words[0].start, words[-1].end)

    def _outlet(self, confidence: float) -> Speaker:
        return Speaker(self.document.outlet or "unattributed", "media", confidence, -1, -1)
