"""A text that retells one side alone, such as a bulletin of its border service, speaks with that side's voice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from borderviz.reading.attribution.actors import Actor
from borderviz.reading.attribution.antecedents import named
from borderviz.reading.attribution.continuation import in_quotes
from borderviz.reading.attribution.names import name_of
from borderviz.reading.attribution.parts import Attribution
from borderviz.reading.text import BlockKind, Document, Sentence

OFFICIAL = frozenset({"org", "official", "country", "capital", "person", "text", "state_agency"})
SOURCES = frozenset({"medical", "anonymous"})
FIRST_PERSON = 2
"""Sentences with "we" or "our" from which a text speaks for the group that it quotes first."""
ENOUGH = 3
SHARE = 0.75
BODY_SHARE = 0.5
COVERING = 0.7
"""Share of a title that is nothing but the name of an office."""


def retold_body(actors: Iterable[Actor]) -> Actor | None:
    """Return the aid or rights group whose report the text retells: the first that speaks, and who speaks most."""
    spoke = [actor for actor in actors if actor.side not in ("", "both") and actor.kind != "resident"]
    if not spoke or spoke[0].kind not in ("body", "charity"):
        return None
    own = [actor for actor in spoke if actor.side == spoke[0].side]
    return own[0] if len(own) >= ENOUGH and len(own) >= BODY_SHARE * len(spoke) else None


def own_body(actors: Sequence[Actor]) -> Actor | None:
    """Return the aid or rights group that speaks first, whose own report a text in the first person is."""
    first = next((actor for actor in actors if actor.side not in ("", "both")), None)
    return first if first is not None and first.kind in ("body", "charity") else None


def in_first_person(document: Document) -> bool:
    """Whether the text itself, outside quotations, tells what "we" and "our researchers" found."""
    own = 0
    for sentence in document.sentences:
        words = {token.lower for token in sentence.tokens}
        if sentence.block.kind is BlockKind.BODY and not words.isdisjoint(("we", "our")) and '"' not in words:
            own += not in_quotes(document, sentence.block.start, sentence.start)
    return own >= FIRST_PERSON


def orator(headline: Sentence, actors: Sequence[Actor], sides: Sequence[str]) -> Actor | None:
    """Return the office that the headline of a speech names; None if the first sentence is no headline."""
    known = (one for one in actors if one.side in sides and one.kind in ("official", "person", "org"))
    actor = next(known, None)
    if actor is None or headline.block.kind is BlockKind.BODY:
        return None
    return replace(actor, name=named(actor).name or name_of(actor, headline.tokens))


def single_voice(actors: Iterable[Actor], home: str) -> str:
    """Return the side that a text retells: that of its dateline, if hardly anyone else speaks; else an empty string."""
    spoke = [actor for actor in actors if actor.side]
    if not home or any(actor.kind in ("outlet", "press", "body", "charity", "resident") for actor in spoke):
        return ""
    sides = Counter(actor.side for actor in spoke if actor.kind in OFFICIAL | SOURCES)
    total = sum(sides.values())
    enough = ENOUGH - 1 if sides[home] == total else ENOUGH
    return home if sides[home] >= enough and sides[home] >= SHARE * total else ""


def issuer_of(sentence: Sentence, actors: Sequence[Actor], attributions: Sequence[Attribution]) -> Actor | None:
    """Return the office that, a sentence says, the text is of: "Statement of the Ministry", "… said the following:"."""
    first, last = sentence.tokens[0].start, sentence.tokens[-1].end
    if not attributions and len(actors) == 1 and actors[0].kind in ("org", "text"):
        found = sentence.tokens[actors[0].first : actors[0].last]
        return actors[0] if found[-1].end - found[0].start >= COVERING * (last - first) else None
    if attributions and any(token.lower == "following" for token in sentence.tokens):
        return next((one.actor for one in attributions if one.actor.kind in ("org", "text")), None)
    return None
