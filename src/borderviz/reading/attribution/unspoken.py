"""Speakers without a verb of saying: "Ministry: 36 dead", "36 dead (ministry)", "the ministry has 46 names"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from borderviz.reading.attribution.actors import HEADS, NAMED, Actor
from borderviz.reading.attribution.gapping import NUMBERS
from borderviz.reading.attribution.grammar import AUXILIARIES, BE
from borderviz.reading.attribution.parts import Attribution, Cue, Heard, Reach
from borderviz.reading.attribution.subjects import governed, nearest_subject

MEDIA = frozenset({"outlet", "press"})
LISTING = frozenset({"org", "body"})
STATING = frozenset({"org", "official", "capital"})
FRAMED = frozenset({"closing", "naming"})
"""Verbs that tell of a saying only where they close a sentence (", the group found.") or after "what"."""

STANDS = frozenset({"stands", "stood", "remains", "remained"})
"""What a number does besides being: "Tajikistan's stands at 41"."""

LONGEST_FIELD = 10
"""Tokens behind a noun in brackets: "of Health, as of 26 September"."""

LABELS = frozenset({"source", "sources"})
"""Words before the colon after which a source is named."""
COLONS = frozenset({":", "-"})
HOLDING = frozenset({"has", "have", "had", "uses", "used", "finds", "found", "sees", "shows"})
HEDGES = frozenset("only some about around nearly almost at least more than over up to".split())
SIGNS = COLONS | HOLDING | {"(", "'s"}
"""What shows a speaker without a verb."""

SOURCE = frozenset({"source", "sources", ":", "-", "via", "per", "from"})
"""What stands in a bracket before the source of a figure."""


def in_frame(heard: Heard, cue: Cue) -> Attribution | None:
    """Return who speaks in "…, the group found.", "…, it went on: …" or "what X calls 200 families"; else None."""
    subject = nearest_subject(heard, cue.first)
    if subject is None:
        return None
    if "naming" in cue.kinds:
        named = heard.word(subject.first - 1) == "what"
        return Attribution(subject.first, cue.last, subject, Reach.AFTER) if named else None
    after = heard.word(cue.last)
    closes = heard.word(subject.first - 1) == "," and after in ("", ".", ",", ";", ":")
    reach = Reach.AROUND if after == ":" else Reach.BEFORE
    return Attribution(subject.first, cue.last, subject, reach) if closes else None


def unspoken(heard: Heard, known: Sequence[Attribution], words: Sequence[str]) -> list[Attribution]:
    """Return the speakers that signs alone show, or that "have" a figure; `known` are those with a verb.

    `words` are the tokens in lower case.
    """
    if not heard.actors or SIGNS.isdisjoint(words):
        return []
    speakers = [actor for actor in heard.actors if actor.kind != "pronoun"]
    if not speakers:
        return []
    made = list(_colons(heard, speakers, known)) if not COLONS.isdisjoint(words) else []
    if "'s" in words and not BE.isdisjoint(words):
        made += _owning(heard, speakers)
    if "(" in words:
        made += _in_brackets(heard, speakers)
    if not HOLDING.isdisjoint(words):
        made += _holding(heard, speakers)
    return made


def _colons(heard: Heard, speakers: Sequence[Actor], known: Sequence[Attribution]) -> Iterator[Attribution]:
    """ "Health ministry: 36 dead" at the start; "36 dead: ministry" or "36 dead - officials" at the end."""
    first, last = speakers[0], speakers[-1]
    opening = not any(token.lower[0].isalpha() for token in heard.found[: first.first])
    if opening and heard.word(first.last) == ":" and first.last < len(heard.found) - 1 and _speaks(first):
        yield Attribution(first.first, first.last + 1, first, Reach.AFTER)
    elif first.first <= 1 and first.kind in STATING and not governed(heard, first):
        yield from _stated(heard, first, known)
    closing = last.kind not in MEDIA and last.first > 2 and heard.word(last.first - 1) in COLONS
    labelled = heard.word(last.first - 1) == ":" and heard.word(last.first - 2) in LABELS
    end = _over_field(heard, last.last) if labelled else last.last
    if (closing or labelled) and all(token.text in ".!?\"'" for token in heard.found[end:]):
        yield Attribution(last.first - 1, last.last, last, Reach.BEFORE, backs=labelled and last.first == 2)


def _over_field(heard: Heard, index: int) -> int:
    """Where "of Emergency Situations" ends, if it begins at the token."""
    if heard.word(index) not in ("of", "for"):
        return index
    index += 1
    while index < len(heard.found) and (heard.found[index].text[0].isupper() or heard.word(index) == "and"):
        index += 1
    return index


def _speaks(actor: Actor) -> bool:
    """Whether the phrase before a colon is a speaker, not a label such as "Update:"."""
    return actor.kind != "text" or bool(actor.side) or bool(actor.possessive)


def _stated(heard: Heard, actor: Actor, known: Sequence[Attribution]) -> Iterator[Attribution]:
    """ "Bishkek has been more forthcoming: 49 dead"."""
    colon = next((k for k in range(actor.last + 1, len(heard.found) - 1) if heard.found[k].text == ":"), None)
    if colon is None or not is_number(heard.word(colon + 1)) or any(one.first < colon for one in known):
        return
    if not any(one.first < colon for one in heard.actors if one is not actor):
        yield Attribution(actor.first, colon + 1, actor, Reach.AFTER)


def _in_brackets(heard: Heard, speakers: Sequence[Actor]) -> Iterator[Attribution]:
    """ "62 dead (Ministry of Health, 26 September)", "(source: General Staff)"."""
    for actor in speakers:
        opened = actor.first - 1
        while heard.word(opened) in SOURCE:
            opened -= 1
        told = actor.kind in HEADS | NAMED and actor.kind not in ("resident", "person", "group", "anonymous")
        if heard.word(opened) != "(" or not told or _spoken(heard, actor):
            continue
        if _figure_before(heard, opened):
            yield Attribution(actor.first, actor.last, actor, Reach.BEFORE, topic=False)


def _spoken(heard: Heard, actor: Actor) -> bool:
    """Whether more than a field and a day follow the actor in its bracket."""
    rest = range(actor.last, min(actor.last + LONGEST_FIELD, len(heard.found)))
    return not any(heard.found[k].text in ";)" for k in rest) or any(heard.word(k) in AUXILIARIES for k in rest[:2])


def _figure_before(heard: Heard, index: int) -> bool:
    """Whether a figure stands in the words that a bracket at the token closes."""
    for token in reversed(heard.found[:index]):
        if token.text in ";.)":
            return False
        if is_number(token.lower):
            return True
    return False


def _owning(heard: Heard, speakers: Sequence[Actor]) -> Iterator[Attribution]:
    """ "There are two official numbers. Kyrgyzstan's is 63"."""
    for actor in speakers:
        end = actor.last
        owning = heard.word(end) == "'s" and (heard.word(end + 1) in BE or heard.word(end + 1) in STANDS)
        if owning and any(is_number(heard.word(k)) for k in range(end + 2, end + 5)):
            yield Attribution(actor.first, end + 2, actor, Reach.AFTER)


def _holding(heard: Heard, speakers: Sequence[Actor]) -> Iterator[Attribution]:
    """ "The health ministry has 46 names"."""
    for actor in speakers:
        holding = actor.kind in LISTING and heard.word(actor.last) in HOLDING and not governed(heard, actor)
        if holding and is_number(heard.word(_held(heard, actor.last + 1))):
            yield Attribution(actor.first, actor.last + 1, actor, Reach.AFTER)


def _held(heard: Heard, index: int) -> int:
    """The token of what is held: behind "found" in "has found 27 homes", and behind a hedge."""
    index += heard.word(index) == "found"
    while heard.word(index) in HEDGES:
        index += 1
    return index


def is_number(word: str) -> bool:
    """Whether the word is a number, in figures or as a common word."""
    return word[:1].isdigit() or word in NUMBERS
