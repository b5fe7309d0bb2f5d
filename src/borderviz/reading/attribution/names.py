"""The name of a speaker as an analyst would write it: "Kyrgyz Health Ministry", "Tajik officials"."""

from __future__ import annotations

from collections.abc import Sequence

from borderviz.reading.attribution.actors import ARTICLES, HEADS, POSSESSIVES, Actor, words_of
from borderviz.reading.attribution.grammar import FUNCTION
from borderviz.reading.attribution.words import (
    PLACE_KINDS,
    SIDE_KINDS,
    actor_phrases,
    adjective_of,
    capitals_of,
    country_of,
)
from borderviz.reading.text import Token

GIVEN = frozenset({"outlet", "state_agency", "body", "both", "unknown", "name", "person"})
"""Kinds whose name stands in the text or in the word list as it is."""

WHOLE = frozenset({"medical", "resident", "anonymous", "press", "charity"})
"""Kinds that are named with the place behind them: "residents of Kok-Tash"."""

ADJECTIVES = frozenset(
    "local security health border unconfirmed unnamed senior regional provincial district emergency law prime "
    "state rights aid relief medical several some other".split()
)
"""Words that a sentence about speakers may begin with and that are no names."""


def name_of(actor: Actor, found: Sequence[Token]) -> str:
    """Return the name of a speaker who stands in this sentence; an empty string if the text gives none."""
    if actor.name and (actor.kind in GIVEN or actor.side == "unspecified"):
        return actor.name
    if actor.name and actor.kind == "official":
        return with_side(actor.name, actor.side)
    if actor.kind in SIDE_KINDS:
        return country_of(actor.side)
    if actor.kind in PLACE_KINDS:
        return f"{actor.name} authorities"
    whole = actor.kind in WHOLE or (actor.kind == "official" and actor.office is None)
    phrase = _without(_plain(found, actor.first, actor.last), actor.person) if whole and actor.extended else ""
    title = _without(_title(actor, found), actor.person)
    if not phrase or phrase == title:
        phrase = with_side(title, actor.side)
    return f"{phrase} ({actor.person})" if actor.person else phrase


def _without(title: str, person: str) -> str:
    return title.replace(person, "").strip(" ,") if person else title


def with_side(title: str, side: str) -> str:
    """Return a title with the adjective of its side in front, in the place of the country's name."""
    adjective, country = adjective_of(side), country_of(side)
    if not adjective or not title:
        return title
    own = {country: adjective, country + "'s": adjective, **{name + "'s": adjective for name in capitals_of(side)}}
    kept = [own.get(word, word) for word in title.split()]
    tail = len(kept)
    while tail > 1 and kept[tail - 1] in (adjective, "of", "the", "Republic", "republic"):
        tail -= 1
    kept = kept[:tail] if "of" in kept[tail:] else kept
    return " ".join(kept if adjective in kept else [adjective, *kept])


def _title(actor: Actor, found: Sequence[Token]) -> str:
    """The words of an office without article, country and the name of a person."""
    if actor.office is None:
        title = _plain(found, actor.first, actor.head + 1, _field(found, actor.head + 1))
        return _capitals(title) if actor.kind == "org" else title
    first, head = actor.office
    office = _capitals(_plain(found, first, head + 1, _field(found, head + 1)))
    return office if actor.kind == "org" else f"{office} {actor.word}"


def _plain(found: Sequence[Token], first: int, head: int, last: int = 0) -> str:
    """Tokens [first, max(head, last)) without article and possessive; a sentence's first word in small letters."""
    while first < head and found[first].lower in ARTICLES | POSSESSIVES:
        first += 1
    kept = [token for token in found[first : max(head, last)] if token.text != ","]
    text = words_of(kept, 0, len(kept))
    return text[0].lower() + text[1:] if kept and first == 0 and _common(kept[0]) else text


def _common(token: Token) -> bool:
    """Whether the word has its capital only because the sentence begins with it."""
    noun = any(not entry.as_written and entry.kind in HEADS for entry in actor_phrases().alone.get(token.lower, ()))
    return token.text.istitle() and (noun or token.lower in ADJECTIVES)


def _field(found: Sequence[Token], index: int) -> int:
    """Where a field such as "of Health" or "for National Security" ends; 0 if none follows."""
    end = index + 1
    if index >= len(found) or found[index].lower not in ("of", "for"):
        return 0
    while end < len(found) and (found[end].text[0].isupper() or found[end].lower in ("and", "of")):
        end += 1
    while end > index and found[end - 1].lower in ("and", "of", "for"):
        end -= 1
    return end


def _capitals(title: str) -> str:
    """An office in capitals; "Ministry of Health" as "Health Ministry"."""
    words = title.split()
    words = [word if word.lower() in FUNCTION else word[:1].upper() + word[1:] for word in words]
    if "Ministry" in words[:-2] and words[words.index("Ministry") + 1] == "of":
        at = words.index("Ministry")
        end = words.index("of", at + 2) if "of" in words[at + 2 :] else len(words)
        words = [*words[:at], *words[at + 2 : end], "Ministry", *words[end:]]
    return " ".join(words)
