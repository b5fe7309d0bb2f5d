"""Small closed classes of English words, and what may be told from the words around a verb without parsing it."""

from __future__ import annotations

from collections.abc import Sequence

from borderviz.reading.text import Token

FUNCTION = frozenset(
    "a an the this that these those its their his her our your my some any no one each every both of in on at to for "
    "from by with into onto near inside across along over under through about against after before during since until "
    "between among within without toward towards via and or but nor while whereas although though as if when where "
    "because so than which who whom whose what how why he she it they we you i him them us me is are was were be been "
    "being am has have had having do does did will would can could may might must shall should not n't also then now "
    "later earlier still only there here yet too just again already more most another other others monday tuesday "
    "wednesday thursday friday saturday sunday january february march april june july august september october "
    "november december noon midday midnight nightfall dusk dawn sunrise sunset evening morning afternoon today "
    "yesterday tonight week month year".split()
)
"""Words that can't stand before a noun as part of its name."""

PREPOSITIONS = frozenset(
    "of in for from at on with near inside across to by against into about between over via toward".split()
)
BE = frozenset("was were is are be been being get got gets".split())
AUXILIARIES = BE | frozenset("has have had will would can could may might did does do".split())
ADVERBS = frozenset(
    "also later then now earlier still already since again previously first further separately meanwhile today "
    "yesterday however though just soon therefore thus itself himself herself themselves too nevertheless nonetheless "
    "instead tonight before once so far only even simply merely all both each monday tuesday wednesday thursday friday "
    "saturday sunday".split()
)
NO_ADVERBS = frozenset("family daily weekly assembly july italy ally supply reply".split())
RELATIVES = frozenset({"who", "which", "that"})
COORDINATORS = frozenset({"and", "but", "or", "then"})
QUOTES = frozenset({'"', "'", "-", ","})
"""Signs that close what is said before "the ministry said"."""

ABLE = frozenset({"able", "ready", "forced", "quick", "first", "going"})
NOT = frozenset({"not", "n't", "never", "without", "didn't", "hasn't", "haven't", "doesn't", "don't"})
MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())


def is_adverb(token: Token) -> bool:
    """Whether the word may stand between a subject and its verb."""
    return token.lower in ADVERBS or (token.lower.endswith("ly") and token.lower not in NO_ADVERBS)


def over_adverbs(found: Sequence[Token], index: int) -> int:
    """Return where the adverbs that end before the token begin."""
    while index > 0 and is_adverb(found[index - 1]):
        index -= 1
    return index


def over_auxiliaries(found: Sequence[Token], index: int) -> int:
    """Return where the adverbs and auxiliary verbs that end before the token begin."""
    while index > 0 and (
        found[index - 1].lower in AUXILIARIES or is_adverb(found[index - 1]) or _able_to(found, index)
    ):
        index -= 2 if _able_to(found, index) else 1
    return index


def _able_to(found: Sequence[Token], index: int) -> bool:
    """Whether "able to", "ready to" ends before the token."""
    return index > 1 and found[index - 1].lower == "to" and found[index - 2].lower in ABLE


def is_passive(found: Sequence[Token], index: int) -> bool:
    """Whether the verb at the token is passive: "was quoted", not "were treating"."""
    before = over_adverbs(found, index)
    return before > 0 and found[before - 1].lower in BE and not found[index].lower.endswith("ing")


def is_negated(found: Sequence[Token], index: int) -> bool:
    """Whether the verb at the token is denied: "did not report", "has yet to say"."""
    before = index
    while before > 0 and index - before < 4 and _between_not_and_verb(found[before - 1]):
        before -= 1
    return before > 0 and found[before - 1].lower in NOT


def _between_not_and_verb(token: Token) -> bool:
    return token.lower in AUXILIARIES or token.lower in ("yet", "to") or is_adverb(token)


def is_date_number(found: Sequence[Token], index: int) -> bool:
    """Whether the number at the token belongs to a day or an hour."""
    near = [token.lower for token in found[max(0, index - 2) : index + 2]]
    return any(word[:3] in MONTHS and word.isalpha() for word in near) or ":" in found[index].text


def over_when(found: Sequence[Token], index: int) -> int:
    """Step over "on Friday", "today": machine translation puts it between the verb and who speaks."""
    if index + 1 < len(found) and found[index].lower == "on" and found[index + 1].lower in ADVERBS:
        return index + 2
    return index + 1 if index < len(found) and found[index].lower in ADVERBS else index
