"""Sides that, a text says, gave no losses: "Dushanbe has published no figures". A stated zero is no silence."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from borderviz.reading.attribution.actors import Actor

FIGURES = frozenset(
    "figures figure number numbers total totals data toll tolls tally count statistics information".split()
)
LOSSES = FIGURES | frozenset(
    "casualties casualty losses loss dead deaths killed died fatalities victims wounded injured".split()
)
SILENT = frozenset("silent silence lipped mum unknown unclear undisclosed withheld declined refused".split())
NOT = frozenset("not n't never yet didn't hasn't haven't".split())
NO = frozenset("no nothing none neither few".split())
SAYING = frozenset(
    "report reported reports publish published release released give gave given disclose disclosed reveal revealed "
    "provide provided announce announced comment commented issue issued say said confirm confirmed acknowledge "
    "acknowledged offer offered mention mentioned share shared specify specified word information made".split()
)
WITHOUT = NOT | {"no", "without"}
WORDS = SILENT | NOT | NO
COMMENTS = frozenset({"comment", "commented", "comments", "statement", "statements"})
LONGEST = 14
"""Tokens between the negation and the losses it is about."""


def silent_sides_of(words: list[str], actors: Sequence[Actor], sides: Sequence[str]) -> tuple[str, ...]:
    """Return the sides that a sentence of these words, in lower case, says gave no losses."""
    if WORDS.isdisjoint(words) or LOSSES.isdisjoint(words):
        return ()
    index = next((k for k in range(len(words)) if _is_silence(words, k)), None)
    if index is None:
        return ()
    if any(actor.kind == "both" and actor.first <= index + 2 for actor in actors) and "neither" in words:
        return tuple(sides)
    before = [actor for actor in actors if actor.last <= index and actor.side in sides]
    after = [actor for actor in actors if actor.first > index and actor.side in sides]
    chosen = before[-1:] or after[:1]
    return tuple(actor.side for actor in chosen)


def mute_side_of(words: list[str], actors: Sequence[Actor], sides: Sequence[str]) -> str:
    """Return the side that "did not comment", on whatever; an empty string if none."""
    if COMMENTS.isdisjoint(words):
        return ""
    for index, word in enumerate(words):
        if word in WITHOUT and not COMMENTS.isdisjoint(words[index + 1 : index + 5]):
            said = [actor for actor in actors if actor.side in sides and actor.kind != "resident"]
            before = [actor for actor in said if actor.last <= index]
            return before[-1].side if before else said[0].side if said else ""
    return ""


def _is_silence(words: list[str], index: int) -> bool:
    """Whether a word denies that losses were told: "did not report casualties", "gave no figures", "silent on"."""
    word, rest = words[index], words[index + 1 : index + LONGEST]
    if word in NOT:
        return not SAYING.isdisjoint(rest[:4]) and not LOSSES.isdisjoint(rest)
    if word in SILENT:
        return not LOSSES.isdisjoint(words)
    if word in NO and not SAYING.isdisjoint([*words[max(0, index - 4) : index], *rest[:4]]):
        return (word != "no" and not LOSSES.isdisjoint(rest)) or _no_figures(rest)
    return False


def _no_figures(rest: list[str]) -> bool:
    """Whether "no" denies figures ("no casualty figures"), not losses ("no casualties")."""
    if rest[:1] and rest[0] in FIGURES | {"official", "word"}:
        return not LOSSES.isdisjoint(rest)
    return any(first in LOSSES and second in FIGURES for first, second in pairwise(rest[:3]))
