"""Who could speak in a sentence: ministries, officials, doctors, outlets, states, and what the text says of their side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from borderviz.places.records import ResolvedPlace
from borderviz.reading.attribution.words import (
    FUNCTION,
    PLACE_KINDS,
    SIDE_KINDS,
    Entry,
    Match,
    actor_phrases,
    saying_at,
)
from borderviz.reading.text import Token

HEADS = frozenset({"org", "official", "medical", "resident", "anonymous", "press", "charity", "text", "group"})
"""Kinds of nouns that take their side from the words around them."""

NAMED = frozenset({"outlet", "state_agency", "body", "person"})
LINKS = frozenset("of in for from at on near inside across".split())
GENERIC = frozenset("ministry kyrgyz tajik kyrgyzstan tajikistan bishkek dushanbe regional local country's".split())
ARTICLES = frozenset("the a an its their his her our this that one some two both several".split())
POSSESSIVES = frozenset("its their his her our own".split())
NO_PLACES: Mapping[int, ResolvedPlace] = MappingProxyType({})
LONGEST_GAP = 6
"""Tokens between a noun and the place it belongs to ("the man in charge of the Isfara administration")."""


@dataclass(slots=True)
class Actor:
    """A phrase for someone who may speak: tokens [first, last) of the sentence, its head noun, and whose it is.

    `side` is empty until it is known. `head` is the index of the head noun's last token.
    """

    first: int
    last: int
    head: int
    kind: str
    name: str
    side: str
    word: str
    definite: bool = False
    possessive: str = ""
    both: tuple[str, ...] = ()
    """The sides of "Kyrgyzstan and Tajikistan", in this order."""
    person: str = ""
    """The name of a person that the phrase gives, without title."""
    about: frozenset[str] = frozenset()
    """The words that tell it from others of its kind: {"health"} of "the health ministry in Bishkek"."""

    @property
    def bare(self) -> bool:
        """Whether the phrase leaves open whose speaker it is."""
        return not self.side and self.kind in HEADS


def find_actors(found: Sequence[Token], places: Mapping[int, ResolvedPlace] = NO_PLACES) -> list[Actor]:
    """Return the phrases of a sentence that may name a speaker, from left to right, without overlaps.

    `places` are what names of places were taken for, by their offset in the text.
    """
    actors: list[Actor] = []
    for match in _matches(found, places):
        actor = _alone(found, match, actors[-1].last if actors else 0)
        if not (actors and _joined(found, actors[-1], actor, match)):
            actors.append(actor)
    for index, actor in enumerate(actors):
        limit = actors[index + 1].first if index + 1 < len(actors) else len(found)
        _take_names(found, actor, actors[index - 1].last if index else 0, limit)
        if actor.kind in HEADS:
            actor.about = _about(found, actor)
    return actors


def _matches(found: Sequence[Token], places: Mapping[int, ResolvedPlace]) -> list[Match]:
    phrases = actor_phrases()
    matches: list[Match] = []
    index, starts = 0, phrases.starts
    while index < len(found):
        token = found[index]
        entry = phrases.at(found, index) if token.lower in starts else None
        if entry is None and token.start in places:
            entry = _place(found, index, places[token.start])
        if entry is None or _otherwise(found, matches, index, entry):
            index += 1
            continue
        matches.append(Match(index, index + len(entry.words), entry))
        index += len(entry.words)
    return matches


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
    if len(entry.words) > 1 or not matches or matches[-1].last != index or not saying_at(found, index)[1]:
        return False
    before = matches[-1].entry
    if before.kind not in NAMED | HEADS | {"country", "capital", "pronoun"}:
        return False
    return found[index].lower.endswith("s") is not (before.words[-1].endswith("s") and before.kind in HEADS)


def _alone(found: Sequence[Token], match: Match, floor: int) -> Actor:
    """The actor of one match, with the words before its noun."""
    entry, first = match.entry, match.first
    word = found[match.last - 1].lower
    actor = Actor(first, match.last, match.last - 1, entry.kind, entry.name, entry.side, word)
    if entry.kind in SIDE_KINDS or entry.kind in PLACE_KINDS:
        actor.name = found[first].text
    elif entry.kind in NAMED:
        actor.name = entry.name or _text(found, first, match.last)
        actor.person = actor.name if entry.kind == "person" else ""
    if entry.kind in HEADS:
        actor.first = _before_noun(found, first, floor)
    _take_article(found, actor, floor)
    return actor


def _before_noun(found: Sequence[Token], first: int, floor: int) -> int:
    while first > floor and first - floor < 40 and is_modifier(found, first - 1):
        first -= 1
    return first


def is_modifier(found: Sequence[Token], index: int) -> bool:
    """Whether the token may stand between an article and a noun: an adjective, a noun before a noun, part of a name."""
    token = found[index]
    if token.lower in FUNCTION or not (token.lower[0].isalpha()):
        return token.lower in ("own", "'s") or (token.text in "-/'" and _inside_word(found, index))
    if token.text[0].isupper() and index > 0:
        return True
    if token.lower.endswith("ed"):
        return token.lower in ("unnamed", "armed", "united", "unidentified", "unspecified") or (
            index > 0 and found[index - 1].lower in ARTICLES
        )
    return not saying_at(found, index)[1] or token.lower in ("press", "state", "information", "name", "records")


def _inside_word(found: Sequence[Token], index: int) -> bool:
    """Whether a hyphen or stroke joins two words ("Kyrgyz-Tajik"), not a dash between them; or ends a plural's name."""
    return (
        index > 0
        and found[index - 1].end == found[index].start
        and (found[index].text == "'" or (index + 1 < len(found) and found[index].end == found[index + 1].start))
    )


def _take_article(found: Sequence[Token], actor: Actor, floor: int) -> None:
    if "former" in (word := [token.lower for token in found[actor.first : actor.first + 2]]) or "latter" in word:
        actor.possessive = word[0] if word[-1] == "'s" else ""
    while actor.first > floor and found[actor.first - 1].lower in ARTICLES | POSSESSIVES:
        actor.first -= 1
        word = found[actor.first].lower
        if word in POSSESSIVES and word != "own":
            actor.possessive = word
        actor.definite = actor.definite or word in ("the", "this", "that") or bool(actor.possessive)


def _joined(found: Sequence[Token], before: Actor, actor: Actor, match: Match) -> bool:
    """Join the actor to the one before it, where the two are one phrase."""
    gap = [token.lower for token in found[before.last : match.first]]
    if actor.kind in HEADS and before.last > before.head + 1 and before.kind in HEADS and actor.first <= before.last:
        before.last = actor.last
        return True
    if actor.kind in HEADS and _premodifies(found, before, actor, match):
        if before.kind == "press" and actor.kind in ("org", "official"):
            before.kind, before.side = actor.kind, ""
        own = "" if before.kind in NAMED or actor.kind == "anonymous" else actor.side
        side = own or before.side or actor.side
        kind = before.kind if before.kind in ("body", "outlet", "state_agency", "press", "charity") else actor.kind
        _become(before, actor, side, kind)
        return True
    if actor.kind == "area" and before.last > before.first and not gap and before.kind != "pronoun":
        before.last = actor.last
        return True
    if (
        gap == ["and"]
        and actor.kind in SIDE_KINDS | PLACE_KINDS
        and before.kind in HEADS
        and before.last > before.head + 1
    ):
        before.last = actor.last
        before.side = before.side if before.side in (actor.side, "media") else "both"
        return True
    if before.kind in SIDE_KINDS | {"both"} and actor.kind in SIDE_KINDS and _coordinated(found, before, gap):
        if before.side != actor.side:
            before.both = (before.side, actor.side)
            before.side, before.kind, before.name = "both", "both", "both sides"
        before.last, before.head = actor.last, actor.head
        return True
    if actor.kind == "person" and before.kind in HEADS and actor.first == before.last:
        before.last, before.person, before.side = actor.last, actor.name, before.side or actor.side
        return True
    return _belongs(found, before, actor, gap)


def _coordinated(found: Sequence[Token], before: Actor, gap: list[str]) -> bool:
    return gap == ["and"] or (gap in (["-"], ["/"]) and _inside_word(found, before.last))


def _premodifies(found: Sequence[Token], before: Actor, actor: Actor, match: Match) -> bool:
    """Whether `before` stands in front of the actor's noun: "Kyrgyz health ministry", "Tajikistan's border service"."""
    if before.kind == "pronoun" or match.first - before.last > LONGEST_GAP:
        return False
    if before.kind == "person" and not (match.first > before.last and found[before.last].lower == "'s"):
        return False
    return all(is_modifier(found, index) for index in range(before.last, match.first))


def _become(before: Actor, actor: Actor, side: str, kind: str) -> None:
    name = before.name if before.kind in NAMED else actor.name
    before.last, before.head, before.kind, before.side, before.word = actor.last, actor.head, kind, side, actor.word
    before.name = name if kind in NAMED or kind == "both" else ""
    before.person = actor.person


def _belongs(found: Sequence[Token], before: Actor, actor: Actor, gap: list[str]) -> bool:
    """Join "officials" and "Bishkek" in "officials in Bishkek", "man" and "administration" in "man in charge of the …"."""
    if before.kind not in HEADS or actor.kind in ("pronoun", "both") or not gap:
        return False
    if before.kind == "text" and (gap[-1] == "by" or gap == ["from"]) and len(gap) <= 2:
        before.kind, before.side, before.name, before.last = actor.kind, actor.side, actor.name, actor.last
        return True
    if gap[-1] == "(" and actor.last < len(found) and found[actor.last].text == ")":
        return _abbreviated(before, actor, gap)
    if gap[0] not in LINKS:
        return False
    if actor.kind in ("outlet", "press") and before.kind not in ("press", "text"):
        return False
    if len(gap) > LONGEST_GAP or not all(_in_link(found, before.last + k) for k in range(len(gap))):
        return False
    before.last = actor.last
    if actor.side not in ("", "unspecified") and before.side in ("", "unspecified"):
        before.side = actor.side
    if before.kind in ("press", "text") and actor.kind in NAMED:
        before.kind, before.name = actor.kind, actor.name
    before.possessive = before.possessive or actor.possessive
    while actor.kind == "adjective" and before.last < len(found) and is_modifier(found, before.last):
        before.last += 1
    return True


def _abbreviated(before: Actor, actor: Actor, gap: list[str]) -> bool:
    """Join "(SCNS)" to the committee that it stands for."""
    if actor.kind not in HEADS | NAMED or len(gap) > LONGEST_GAP or any(word in ",.;:" for word in gap):
        return False
    before.last, before.side = actor.last + 1, before.side or actor.side
    return True


def _in_link(found: Sequence[Token], index: int) -> bool:
    word = found[index].lower
    return word in LINKS or word in ARTICLES or word == "both" or is_modifier(found, index)


def _take_names(found: Sequence[Token], actor: Actor, floor: int, limit: int) -> None:
    """Take in the name of a person beside an office, before or after it, and an abbreviation in brackets."""
    if actor.kind not in HEADS or actor.person:
        return
    end = _capitals(found, actor.last, limit)
    if end > actor.last and actor.kind in ("official", "medical", "resident", "press"):
        actor.person, actor.last = _text(found, actor.last, end), end
    elif limit > actor.last + 2 and found[actor.last].text == ",":
        end = _capitals(found, actor.last + 1, limit)
        if end >= actor.last + 3 and end < len(found) and found[end].text == ",":
            actor.person, actor.last = _text(found, actor.last + 1, end), end
    if not actor.person and actor.first - floor >= 3 and found[actor.first - 1].text == ",":
        start = actor.first - 1
        while start > floor and found[start - 1].text[0].isupper() and found[start - 1].lower not in FUNCTION:
            start -= 1
        if actor.first - 1 - start >= (1 if start and saying_at(found, start - 1)[1] else 2):
            actor.person, actor.first = _text(found, start, actor.first - 1), start
    if actor.last + 2 < limit and found[actor.last].text == "(" and found[actor.last + 2].text == ")":
        actor.last += 3


def _about(found: Sequence[Token], actor: Actor) -> frozenset[str]:
    """The words of the phrase but its noun, articles and links, and those of a field after it ("of health")."""
    end = actor.last
    if actor.last == actor.head + 1 and end < len(found) and found[end].lower in ("of", "for"):
        end = min(end + 4, len(found))
    words = (found[index].lower for index in range(actor.first, end) if index != actor.head)
    return frozenset(word for word in words if word[0].isalpha() and word not in FUNCTION and word not in GENERIC)


def _capitals(found: Sequence[Token], index: int, limit: int) -> int:
    while index < limit and found[index].text[0].isupper() and found[index].lower not in FUNCTION:
        index += 1
    return index


def _text(found: Sequence[Token], first: int, last: int) -> str:
    """The words of a name, with a blank only where the text has one."""
    words = list(found[first:last])
    gaps = [" " if k and words[k - 1].end < word.start else "" for k, word in enumerate(words)]
    return "".join(gap + word.text for gap, word in zip(gaps, words, strict=True))
