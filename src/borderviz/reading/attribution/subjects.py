"""The subject of a verb of saying: to its left, shared with the verb before it, or a name that no list knows."""

from __future__ import annotations

from collections.abc import Sequence

from borderviz.reading.attribution.actors import ARTICLES, Actor, is_modifier
from borderviz.reading.attribution.grammar import (
    AUXILIARIES,
    COORDINATORS,
    PREPOSITIONS,
    RELATIVES,
    is_adverb,
    over_auxiliaries,
)
from borderviz.reading.attribution.parts import Attribution, Cue, Heard
from borderviz.reading.attribution.words import saying_at
from borderviz.reading.text import Token

PARTICIPLE = frozenset({"participle"})
SPEECH = frozenset("said says told tells added adds".split())
"""Verbs whose subject speaks, whoever it is."""

WHEN = frozenset("same day early late evening morning afternoon night noon on at there here".split())
LONGEST_ASIDE = 30
"""Tokens of a relative clause or aside between a subject and its verb."""

LONGEST_LIFE = 14
"""Tokens that a text gives to who a person is: ", 34, a teacher from the village of Chorku,"."""

TRIED = 4
"""Phrases to the left of a verb that are tried as its subject."""


def subject_of(heard: Heard, known: Sequence[Attribution], cue: Cue) -> Actor | None:
    """Return the subject of the verb at the cue; `known` are the attributions before it in the sentence."""
    before = over_auxiliaries(heard.found, cue.first)
    last = heard.found[before - 1] if before else None
    if last is not None and cue.kinds == PARTICIPLE and (last.text in ",-" or last.lower in COORDINATORS):
        return _shared(heard, known, cue)
    nearest = nearest_subject(heard, before)
    if nearest is not None or last is None:
        return nearest
    named = _over_aside(heard, before)
    if named == before and (last.lower in COORDINATORS or last.text == ","):
        return _shared(heard, known, cue)
    return _unknown(heard, named, cue)


def nearest_subject(heard: Heard, before: int) -> Actor | None:
    """Return the nearest phrase before the token that may be the subject of a verb there."""
    earlier = [actor for actor in heard.actors if actor.last <= before]
    for actor in reversed(earlier[-TRIED:]):
        gap = heard.found[actor.last : before]
        free = (_relative(gap) and not _is_told(heard, actor)) or not governed(heard, actor)
        apposed = len(gap) == 1 and gap[0].text == "," and bool(actor.person)  # "a spokesman, Bakyt Osmonov, said"
        if free and can_speak(heard, actor) and (apposed or _fits(gap)):
            return actor
    return None


def governed(heard: Heard, actor: Actor) -> bool:
    """Whether the actor is the object of a preposition or the one who is told something."""
    if actor.first == 0:
        return False
    return heard.word(actor.first - 1) in PREPOSITIONS or _is_told(heard, actor)


def _is_told(heard: Heard, actor: Actor) -> bool:
    """Whether the actor is who is told something: "told reporters that the United Nations had received reports"."""
    return actor.first > 0 and "tell" in saying_at(heard.found, actor.first - 1)[1]


def can_speak(heard: Heard, actor: Actor) -> bool:
    """Whether the phrase may be a subject at all: not an area, nor the owner of what follows."""
    return actor.kind != "area" and heard.word(actor.last) != "'s"


def _shared(heard: Heard, known: Sequence[Attribution], cue: Cue) -> Actor | None:
    """The subject that a second verb shares with the first: "X denied this and said", "X said …, adding …"."""
    for attribution in reversed(known):
        if attribution.topic and attribution.first < cue.first:
            return attribution.actor
    first = next((actor for actor in heard.actors if actor.last <= cue.first and can_speak(heard, actor)), None)
    if first is None or first.first > 3 or governed(heard, first) or not cue.kinds & {"strong", "tell", "participle"}:
        return None
    return first


def _relative(gap: Sequence[Token]) -> bool:
    words = [token.lower for token in gap[:2]]
    return words[:1] != [] and (words[0] in RELATIVES or (words[0] == "," and words[-1] in RELATIVES))


def _fits(gap: Sequence[Token]) -> bool:
    """Whether only an aside or adverbs stand between the subject and its verb."""
    if not gap:
        return True
    if len(gap) > 2 and gap[0].lower in ("in", "of") and gap[1].text[0].isupper() and gap[2].text == ",":
        gap = gap[2:]  # "an institute in Vienna, in a study of May,"
    words = [token.lower for token in gap]
    if len(words) > LONGEST_ASIDE:
        return False
    if words[0] in RELATIVES:
        return len(words) <= 10 and "," not in words
    if words[0] == "," and len(words) > 1:
        return _is_aside(words)
    if words[0] in "-(" and words[-1] in "-)":
        return True
    if words[0] in PREPOSITIONS and len(words) <= 9:
        gap = gap[_field(gap) :]
        spoken = [token.lower for token in gap if token.text != "May"]  # "the ministry on May 3 said"
        return not any(word in (",", ";", "and", "but") or word in AUXILIARIES for word in spoken)
    return all(is_adverb(token) or token.lower.isdigit() or token.lower in WHEN for token in gap)


def _field(gap: Sequence[Token]) -> int:
    """Where the field of a ministry ends: "of Health and Social Development"; 0 if no such field begins the words."""
    end = 1
    while end < len(gap) and (gap[end].text[0].isupper() or gap[end].lower in ("and", ",", "of")):
        end += 1
    while end > 1 and not gap[end - 1].text[0].isupper():
        end -= 1
    return end if gap[0].lower in ("of", "for") and end > 1 else 0


def _is_aside(words: list[str]) -> bool:
    """Whether words that open with a comma are an aside: ", which …," or ", himself hit by a bullet,"."""
    if words[-1] in ("who", "which"):
        return True
    words = words[:-1] if words[-1] == '"' else words
    if len(words) < 3 or words[-1] != "," or words[1] == ",":
        return False
    return not {";", "and"} & set(words) or len(words) < 12


def _over_aside(heard: Heard, before: int) -> int:
    """Step back over an aside behind a name: "Gulnora, 34, from Chorku, said"."""
    if heard.word(before - 1) != ",":
        return before
    for index in range(before - 2, max(before - LONGEST_LIFE, 0), -1):
        if heard.word(index) == '"':
            return before
        opening = heard.found[index].text == "," and heard.found[index - 1].text.istitle()
        if opening and (heard.word(index + 1).isdigit() or heard.word(index + 1) in ARTICLES):
            return index
    return before


def _unknown(heard: Heard, before: int, cue: Cue) -> Actor | None:
    """A person or thing of no list that says something: "Nurlan said", "the teacher said"."""
    found = heard.found
    if not cue.kinds & {"strong", "tell"} or any(actor.first < before <= actor.last for actor in heard.actors):
        return None
    first = before
    while first > 0 and before - first < 5 and found[first - 1].lower[0].isalpha() and is_modifier(found, first - 1):
        first -= 1
    if first == before or any(actor.first <= first < actor.last for actor in heard.actors):
        return None
    name = " ".join(token.text for token in found[first:before])
    word = found[before - 1].lower
    if all(token.text[0].isupper() for token in found[first:before]):
        return Actor(first, before, before - 1, "name", name, "", word, person=name)
    if heard.word(before) in SPEECH and heard.word(first - 1) in ARTICLES:
        return Actor(first, before, before - 1, "unknown", name, "", word)
    return None
