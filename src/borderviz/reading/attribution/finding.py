"""Finds the phrases of a sentence that may name a speaker: word lists first, then the words that belong to them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from borderviz.places.records import ResolvedPlace
from borderviz.reading.attribution.actors import ARTICLES, HEADS, NAMED, POSSESSIVES, Actor, is_modifier, words_of
from borderviz.reading.attribution.grammar import FUNCTION
from borderviz.reading.attribution.joining import joined
from borderviz.reading.attribution.words import PLACE_KINDS, SIDE_KINDS, Entry, Match, actor_phrases, saying_at
from borderviz.reading.lexicon import rows
from borderviz.reading.text import Token

FORMER = frozenset({"former", "latter"})
DETERMINERS = ARTICLES | POSSESSIVES
CALLED = SIDE_KINDS | PLACE_KINDS
ACTING = NAMED | HEADS | {"country", "capital", "pronoun"}
"""Kinds that a verb may follow: "the ministry reports"."""

NO_PLACES: Mapping[int, ResolvedPlace] = MappingProxyType({})
LONGEST_NOUN = 40
"""Words before a noun that are looked at; keeps odd texts from costing time."""


def find_actors(
    found: Sequence[Token], places: Mapping[int, ResolvedPlace] = NO_PLACES, words: Sequence[str] | None = None
) -> list[Actor]:
    """Return the phrases of a sentence that may name a speaker, from left to right, without overlaps.

    `places` are what names of places were taken for, by their offset in the text. `words` are the tokens in lower
    case, where they are at hand.
    """
    actors: list[Actor] = []
    for match in _matches(found, places, [token.lower for token in found] if words is None else words):
        actor = _alone(found, match, actors[-1].last if actors else 0)
        if not (actors and joined(found, actors[-1], actor, match.first)):
            actors.append(actor)
    for index, actor in enumerate(actors):
        if actor.kind in HEADS:
            floor = actors[index - 1].last if index else 0
            limit = actors[index + 1].first if index + 1 < len(actors) else len(found)
            _take_person(found, actor, floor, limit)
    return actors


def _matches(found: Sequence[Token], places: Mapping[int, ResolvedPlace], words: Sequence[str]) -> list[Match]:
    phrases = actor_phrases()
    end, matches = 0, list[Match]()
    candidates = phrases.candidates(words)
    if places:
        known = set(candidates)
        named = [bisect_left(found, start, key=_start_of) for start in places]
        added = [k for k in named if k not in known and k < len(found) and found[k].start in places]
        candidates = sorted(candidates + added) if added else candidates
    for index in candidates:
        if index < end:
            continue
        entry = phrases.at(found, index)
        if entry is None and found[index].start in places:
            entry = _place(found, index, places[found[index].start])
        if entry is not None and not _otherwise(found, matches, index, entry):
            end = index + len(entry.words)
            matches.append(Match(index, end, entry))
    return matches


def _start_of(token: Token) -> int:
    return token.start


def _place(found: Sequence[Token], index: int, place: ResolvedPlace) -> Entry:
    end = index + 1
    while end < len(found) and found[end].start < place.end:
        end += 1
    return Entry(tuple(token.lower for token in found[index:end]), (), "", place.side, "place")


def _otherwise(found: Sequence[Token], matches: list[Match], index: int, entry: Entry) -> bool:
    """Whether the words are no speaker here: a first name ("Maksat Toktobaev"), a verb ("the ministry reports")."""
    end = index + len(entry.words)
    if entry.kind == "place":
        return end < len(found) and found[end].text[0].isupper() and found[end].lower not in actor_phrases().starts
    if entry.words == ("official",) and end < len(found) and "count" in saying_at(found, end)[1]:
        return True
    if len(entry.words) > 1 or not matches or matches[-1].last != index:
        return False
    before = matches[-1].entry
    if not saying_at(found, index)[1]:
        return False
    if before.kind not in ACTING:
        return False
    plural = before.kind in HEADS and before.words[-1].endswith("s")
    return found[index].lower.endswith("s") is not plural


def _alone(found: Sequence[Token], match: Match, floor: int) -> Actor:
    """The actor of one match, with the words before its noun."""
    entry, first = match.entry, match.first
    word = found[match.last - 1].lower
    actor = Actor(first, match.last, match.last - 1, entry.kind, entry.name, entry.side, word)
    if entry.kind in CALLED:
        actor.name = found[first].text if match.last == first + 1 else words_of(found, first, match.last)
    elif entry.kind in NAMED:
        actor.name = entry.name or words_of(found, first, match.last)
        actor.person = actor.name if entry.kind == "person" else ""
    if entry.kind in HEADS:
        lowest = max(floor, first - LONGEST_NOUN)
        while actor.first > lowest and is_modifier(found, actor.first - 1):
            actor.first -= 1
    if actor.first > floor or found[actor.first].lower in FORMER:
        _take_article(found, actor, floor)
    return actor


def _take_article(found: Sequence[Token], actor: Actor, floor: int) -> None:
    opening = found[actor.first].lower
    if opening in FORMER and actor.first + 1 < len(found) and found[actor.first + 1].lower == "'s":
        actor.possessive = opening
    while actor.first > floor and found[actor.first - 1].lower in DETERMINERS:
        actor.first -= 1
        word = found[actor.first].lower
        if word in POSSESSIVES and word != "own":
            actor.possessive = word
        actor.definite = actor.definite or word in ("the", "this", "that") or bool(actor.possessive)


def _take_person(found: Sequence[Token], actor: Actor, floor: int, limit: int) -> None:
    """Take in the name of a person beside an office, and an abbreviation in brackets."""
    if not actor.person:
        _take_name_behind(found, actor, limit)
    if not actor.person:
        _take_name_before(found, actor, floor)
    if actor.last + 2 < limit and found[actor.last].text == "(" and found[actor.last + 2].text == ")":
        actor.last += 3


def _take_name_behind(found: Sequence[Token], actor: Actor, limit: int) -> None:
    """ "Nurse Gulnora Karimova", "a deputy minister, Aliza Soltonbekova,"."""
    end = _over_name(found, actor.last, limit)
    if end > actor.last and actor.kind in ("official", "medical", "resident", "press"):
        actor.person, actor.last = words_of(found, actor.last, end), end
    elif actor.last + 2 < limit and found[actor.last].text == ",":
        end = _over_name(found, actor.last + 1, limit)
        if end >= actor.last + 3 and end < len(found) and found[end].text == ",":
            actor.person, actor.last = words_of(found, actor.last + 1, end), end


def _take_name_before(found: Sequence[Token], actor: Actor, floor: int) -> None:
    """ "Ahror Nematov, a resident of", "said Rahmatullo, a farmer"."""
    end = actor.first - 1
    if end - floor < 2 or found[end].text != ",":
        return
    start = end
    while start > floor and _is_name(found[start - 1]):
        start -= 1
    fewest = 1 if start and saying_at(found, start - 1)[1] else 2
    if end - start >= fewest:
        actor.person, actor.first = words_of(found, start, end), start


def _over_name(found: Sequence[Token], index: int, limit: int) -> int:
    while index < limit and _is_name(found[index]):
        index += 1
    return index


def _is_name(token: Token) -> bool:
    return token.text[0].isupper() and token.lower not in FUNCTION


def about_of(found: Sequence[Token], actor: Actor) -> frozenset[str]:
    """The words of the phrase but its noun, articles and sides, and those of a field after it ("of health")."""
    end = actor.last
    if not actor.extended and end < len(found) and found[end].lower in ("of", "for"):
        limit = min(end + 4, len(found))
        end = next((k for k in range(end, limit) if saying_at(found, k)[1]), limit)
    words = [found[index].lower for index in range(actor.first, end) if index != actor.head]
    nothing = _telling_nothing()
    return frozenset([word for word in words if word not in nothing and word[0].isalpha()])


@cache
def _telling_nothing() -> frozenset[str]:
    """Words that many offices share: those of the sides, and "ministry"."""
    return FUNCTION | {row["word"] for row in rows("sides")} | {"ministry", "regional", "local", "country"}
