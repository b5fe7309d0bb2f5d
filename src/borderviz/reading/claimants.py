"""Who says a phrase: the speaker that a text names for it, and the side that this speaker speaks for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from borderviz.places.records import ResolvedPlace
from borderviz.quick_record import quick_record
from borderviz.reading.attribution.actors import Actor
from borderviz.reading.attribution.antecedents import Memory, named
from borderviz.reading.attribution.continuation import carries_on, in_quotes, is_bullet
from borderviz.reading.attribution.finding import find_actors
from borderviz.reading.attribution.home import home_side, own_side
from borderviz.reading.attribution.names import name_of, with_side
from borderviz.reading.attribution.offices import Scene
from borderviz.reading.attribution.parts import Attribution, Reach
from borderviz.reading.attribution.sayings import find_attributions
from borderviz.reading.attribution.scope import adds_up, governing, own_of_both, tells_of_before
from borderviz.reading.attribution.silence import mute_side_of, silent_sides_of
from borderviz.reading.attribution.voice import in_first_person, issuer_of, orator, own_body, retold_body, single_voice
from borderviz.reading.attribution.words import SIDES, country_of
from borderviz.reading.text import BlockKind, Document, Sentence

BODY = BlockKind.BODY
LONGEST_SENTENCE = 400
"""Tokens of a sentence that are read; what is longer is a table or no text."""

REMEMBERED = 12
"""Sentences that a reader goes back to find who speaks."""

OPENING = 4
"""Sentences at the top of a text that may say who issued it."""

OWN_SIDES = frozenset({"media", "third_party", "unspecified"})


@quick_record()
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


@quick_record(eq=False)
class _Said:
    """A sentence with who speaks in it, and the speaker that the sentence before hands on."""

    sentence: Sentence
    actors: list[Actor]
    attributions: list[Attribution]
    carried: float
    """How surely (0..1) it carries on what the sentence before reported."""
    account: bool
    """Whether it is part of an account that "According to X, …" opened."""
    intro: _Said | None
    """The sentence that heads the list it is a point of: "The ministry reported:"."""


class Speakers:
    """The speakers of one document.

    `sides` are the codes of the sides that the study is about. `places` are what the text's names of places were taken
    for: they tell the side of villagers and officials in any spelling, without them only the gazetteer's own does.
    """

    def __init__(self, document: Document, sides: Sequence[str] = SIDES, places: Iterable[ResolvedPlace] = ()) -> None:
        self.document = document
        self.sides = tuple(sides)
        self._said: list[_Said] = []
        self._silent: list[str] = []
        self._mute: list[str] = []
        self._own = Speaker(document.outlet or "unattributed", own_side(document, self.sides), 0.5, -1, -1)
        self.home = home_side(document, self.sides)
        """The side of the place that the text was sent from, or an empty string."""
        self._memory = Memory(self.sides, self.home)
        self._places = {place.start: place for place in places if place.side in self.sides}
        self._named = sorted(self._places)
        for sentence in document.sentences:
            self._hear(sentence)
        self._settle()
        self._issued()
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
        summed = adds_up(said.sentence, start, end)
        if found is not None and not (cost > 0 and summed):
            own = own_of_both(found.actor, said.actors, said.sentence, start, end)
            if own in self.sides:
                return Speaker(country_of(own), own, max(0.3, 0.9 - 0.12 * cost), -1, -1)
            return self._speaker(said.sentence, found.actor, max(0.3, 0.95 - 0.12 * cost))
        around = None if found is not None else self._said_after(index)
        if around is None and found is None and not summed:
            around = self._said_before(index) or self._voice(index)
        return around or self._outlet(0.6)

    def _said_before(self, index: int) -> Speaker | None:
        """The speaker of the sentences before, where this one carries on what they said."""
        fading = 1.0
        for said in reversed(self._said[max(0, index - REMEMBERED) + 1 : index + 1]):
            if said.carried <= 0:
                return None
            if said.intro is not None:
                heads = [one.actor for one in said.intro.attributions]
                official = [actor for actor in heads if actor.kind not in ("outlet", "press")]
                return self._speaker(said.intro.sentence, (official or heads)[-1], fading * said.carried)
            before = self._said[said.sentence.index - 1]
            found, cost = governing(before.sentence, before.attributions, before.sentence.end - 1, before.sentence.end)
            if found is not None:
                return self._speaker(before.sentence, found.actor, fading * said.carried * (0.9 - 0.1 * min(cost, 5)))
            fading *= 0.9
        return None

    def _voice(self, index: int) -> Speaker | None:
        """The side that the whole text retells, for a sentence of its body below the first that names a speaker."""
        sentence = self._said[index].sentence
        if not self._retold or sentence.block.kind is not BODY or self._recalls(index):
            return None
        for said in reversed(self._said[:index]):
            for one in said.attributions:
                if one.actor.side == self._retold and said.sentence.block.kind is BODY:
                    return self._speaker(said.sentence, one.actor, 0.4)
        return None

    def _recalls(self, index: int) -> bool:
        """Whether a sentence, or its paragraph at the start, recalls earlier news: "Recall, 136,000 were evacuated"."""
        sentence = self._said[index].sentence
        near = (said.sentence for said in self._said[max(0, index - REMEMBERED) : index + 1])
        first = next(one for one in near if one.block.paragraph == sentence.block.paragraph)
        recalled = any(token.lower in ("recall", "recalled") for token in first.tokens[:6])
        return recalled or tells_of_before(sentence)

    def _said_after(self, index: int) -> Speaker | None:
        """The speaker whom a later sentence names: at the end of a quotation, or in "X announced this"."""
        sentence = self._said[index].sentence
        if is_bullet(self.document, sentence):
            return self._below_list(index)
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

    def _below_list(self, index: int) -> Speaker | None:
        """The speaker whom the line below a list names for all its points: "These are data of the ministry"."""
        for said in self._said[index + 1 : index + REMEMBERED]:
            if not is_bullet(self.document, said.sentence):
                backs = next((one for one in said.attributions if one.backs), None)
                return self._speaker(said.sentence, backs.actor, 0.7) if backs else None
        return None

    def silent_sides(self) -> tuple[str, ...]:
        """Return the sides that, the text says, gave no losses, or did not comment and are never quoted."""
        quoted = {one.actor.side for said in self._said for one in said.attributions if one.actor.kind != "resident"}
        silent = {*self._silent, *(side for side in self._mute if side not in quoted)}
        return tuple(side for side in self.sides if side in silent)

    def _hear(self, sentence: Sentence) -> None:
        """Read one sentence, in the order of the text."""
        if len(sentence.tokens) > LONGEST_SENTENCE:
            kept = sentence.tokens[:LONGEST_SENTENCE]
            sentence = replace(sentence, tokens=kept, end=kept[-1].end)
        memory = self._memory
        if self._said and self._said[-1].sentence.block.paragraph != sentence.block.paragraph:
            memory.begin()
        found = sentence.tokens
        words = sentence.lower
        actors = find_actors(found, self._places_of(sentence), words)
        attributions = find_attributions(found, actors, words)
        recent: list[Actor] = []
        for attribution in attributions:
            attribution.actor = memory.resolve(attribution.actor, Scene(found, actors, recent))
            recent.append(attribution.actor)
        memory.learn(found, actors, attributions)
        self._silent += silent_sides_of(words, actors, self.sides)
        self._mute.append(mute_side_of(words, actors, self.sides))
        self._said.append(self._carry(sentence, actors, attributions))

    def _places_of(self, sentence: Sentence) -> Mapping[int, ResolvedPlace]:
        """The places that the sentence names, by their offset."""
        if not self._named:
            return self._places
        first, last = bisect_left(self._named, sentence.start), bisect_left(self._named, sentence.end)
        return {start: self._places[start] for start in self._named[first:last]}

    def _carry(self, sentence: Sentence, actors: list[Actor], attributions: list[Attribution]) -> _Said:
        """The sentence with what it takes over from the one before: its speaker, an account, the head of a list."""
        before = self._said[-1] if self._said else None
        opens = bool(attributions) and any(attribution.opens for attribution in attributions)
        if before is None or before.sentence.block.kind is not BODY or not (before.attributions or before.carried):
            return _Said(sentence, actors, attributions, 0.0, opens, None)
        intro = before.intro or (before if before.attributions and before.sentence.tokens[-1].text == ":" else None)
        if intro is not None and not attributions and self._listed(before.sentence, sentence):
            return _Said(sentence, actors, attributions, 0.85, False, intro)
        account = before.account and not tells_of_before(sentence)
        carried = carries_on(self.document, before.sentence, sentence, account)
        return _Said(
            sentence, actors, attributions, carried, opens or (account and not attributions and carried > 0), None
        )

    def _listed(self, before: Sentence, sentence: Sentence) -> bool:
        """Whether the sentence is a point of the same list."""
        return before.block == sentence.block or is_bullet(self.document, sentence)

    def _issued(self) -> None:
        """Let the office that issued the text, as its opening says, speak all that names no one else."""
        for said in self._said[:OPENING]:
            issuer = issuer_of(said.sentence, said.actors, said.attributions)
            if issuer is not None and issuer.side in self.sides:
                issuer = replace(issuer, name=named(issuer).name or name_of(issuer, said.sentence.tokens))
                self._own = self._speaker(said.sentence, issuer, 0.6)
                return
        spoke = [one.actor for said in self._said for one in said.attributions]
        told = retold_body(spoke)
        if told is None and in_first_person(self.document):
            told = own_body(spoke) if spoke else orator(self._said[0].sentence, self._said[0].actors, self.sides)
        if told is not None:
            self._own = Speaker(named(told).name, told.side, 0.5, -1, -1)

    def _settle(self) -> None:
        """Give an office without a side that of its like later in the text, else of the one side that speaks."""
        spoke = [one for said in self._said for one in said.attributions]
        known = [actor for said in self._said for actor in said.actors if actor.side in self.sides]
        only = {one.actor.side for one in spoke if one.actor.side in self.sides}
        for one in spoke:
            if one.actor.side or one.actor.kind not in ("org", "official", "medical", "resident"):
                continue
            like = next((actor.side for actor in known if actor.word == one.actor.word), "")
            side = like or (min(only) if len(only) == 1 else "")
            named(one.actor)
            one.actor = replace(one.actor, side=side, name=with_side(one.actor.name, side))

    def _speaker(self, sentence: Sentence, actor: Actor, confidence: float) -> Speaker:
        side = actor.side or "unspecified"
        if side == "both":
            side = "media"
        elif side not in self.sides and side not in OWN_SIDES:
            side = "third_party"
        words = sentence.tokens[actor.first : actor.last] if actor.last <= len(sentence.tokens) else []
        name = named(actor).name or "unattributed"
        if not words:
            return Speaker(name, side, confidence, -1, -1)
        return Speaker(name, side, confidence, words[0].start, words[-1].end)

    def _outlet(self, confidence: float) -> Speaker:
        own = self._own
        return Speaker(own.name, own.side, confidence, own.start, own.end)
