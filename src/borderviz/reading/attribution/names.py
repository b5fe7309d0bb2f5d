"""The name of a speaker as an analyst would write it: "Kyrgyz Health Ministry", "Tajik officials"."""

from __future__ import annotations

from collections.abc import Sequence

from borderviz.reading.attribution.words import FUNCTION, PLACE_KINDS, SIDE_KINDS, adjective_of, country_of
from borderviz.reading.attribution.actors import ARTICLES, HEADS, POSSESSIVES, Actor
from borderviz.reading.text import Token

GIVEN = frozenset({"outlet", "state_agency", "body", "both", "unknown", "name", "anonymous"})
"""Kinds whose name stands in the text or in the word list as it is."""


def name_of(actor: Actor, found: Sequence[Token]) -> str:
    """Return the name of a speaker who stands in this sentence; an empty string if the text gives none."""
    if actor.name and (actor.kind in GIVEN or actor.kind == "person"):
        return actor.name
    if actor.kind in SIDE_KINDS:
        return country_of(actor.side)
    if actor.kind in PLACE_KINDS:
        return f"{actor.name} authorities"
    title = _with_side(actor, _title(actor, found))
    return f"{title} ({actor.person})" if actor.person else title


def _title(actor: Actor, found: Sequence[Token]) -> list[str]:
    """The words of the noun phrase without article, country and the name of a person."""
    words = list(found[actor.first : max(actor.head + 1, actor.first)])
    if actor.kind == "org" or actor.kind == "official":
        words += _field(found, actor.head + 1)
    elif actor.kind in ("medical", "resident"):
        words = list(found[actor.first : actor.last])
    person = set(actor.person.split())
    kept = [word.text for word in words if word.text not in person and word.lower not in ("'s", ",", "own")]
    while kept and kept[0].lower() in ARTICLES | POSSESSIVES:
        del kept[0]
    if actor.kind == "org":
        kept = [word if word.lower() in FUNCTION or word.isupper() else word[0].upper() + word[1:] for word in kept]
        if len(kept) > 2 and kept[-2] == "of" and kept[-3] == "Ministry":
            kept = [*kept[:-3], kept[-1], "Ministry"]
    return kept


def _field(found: Sequence[Token], index: int) -> list[Token]:
    """The rest of a name such as "of Health" or "for National Security"."""
    end = index + 1
    if index >= len(found) or found[index].lower not in ("of", "for"):
        return []
    while end < len(found) and (found[end].text[0].isupper() or found[end].lower in ("and", "of")):
        end += 1
    while end > index and found[end - 1].lower in ("and", "of", "for"):
        end -= 1
    return list(found[index:end])


def _with_side(actor: Actor, words: list[str]) -> str:
    """Put the side's adjective before the title, in the place of the country's name."""
    adjective = adjective_of(actor.side)
    country = country_of(actor.side)
    if not adjective:
        return " ".join(words)
    kept = [adjective if word == country else word for word in words]
    if len(kept) > 2 and kept[-2:] == ["of", adjective]:
        kept = kept[:-2]
    if adjective not in kept and actor.kind in HEADS:
        kept.insert(0, adjective)
    return " ".join(kept)
