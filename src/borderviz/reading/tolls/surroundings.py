"""What stands right around a bare number: the word that leads to it, a sign, a side, the end of what it counts."""

from __future__ import annotations

from borderviz.reading.tolls.marks import Marked
from borderviz.reading.tolls.noun_phrases import Counted

ADDED = ("a", "further", "another", "additional", "only", "just")
SIDE_NOUNS = ("side", "one", "service", "district", "region", ",", "of", "at")
"""Words between a side and its number: "the Tajik side 19", "Tajikistan, 19"."""


def joint_before(marked: Marked, first: int) -> int:
    """The token that leads to the number at `first`: the "and" of "and on Friday afternoon another 11"; -1 if none."""
    joint = first - 1
    while joint > 0 and _is_date(marked, joint):
        joint -= 1
    while joint > 0 and marked.lower[joint] in ADDED:
        joint -= 1
    former = joint > 1 and marked.lower[joint] == "the" and marked.lower[joint - 1] in ("from", "against")
    return joint - former  # "up from the 7,000 it reported overnight"


def _is_date(marked: Marked, place: int) -> bool:
    """Whether the token belongs to a date before the number, or opens a quote there."""
    leads = marked.lower[place] in ("on", "by") and place + 1 in marked.masked
    return place in marked.masked or marked.lower[place] == '"' or leads


def is_sign(marked: Marked, place: int, word: str) -> bool:
    """Whether the word at the token is a colon or a dash between spaces, not a hyphen."""
    return word == ":" or (word == "-" and marked.tokens[place - 1].end < marked.tokens[place].start)


def gapped(marked: Marked, first: int) -> bool:
    """ "the Kyrgyz side lost 36 people and the Tajik side 19": only the side is said again."""
    start = first - 2 if marked.lower[first - 1] in SIDE_NOUNS else first - 1
    if start not in marked.sides:
        return False
    before = [word for word in marked.lower[max(0, start - 2) : start] if word != "the"]
    return bool(before) and before[-1] in (",", "and", ";", "while", "or")


def beside_side(marked: Marked, phrase: Counted, joint: int) -> bool:
    """Whether a side stands right before the number or right after it: "KGZ 36", "31 on the Kyrgyz side"."""
    near = range(joint - 1, joint + 1)
    after = range(phrase.last, min(phrase.last + 4, len(marked.tokens)))
    return any(position in marked.sides for position in (*near, *after))


def stands_alone(marked: Marked, phrase: Counted) -> bool:
    """Whether no unknown noun follows the number: only a preposition, a sign, a date, or the end."""
    if phrase.last >= len(marked.tokens):
        return True
    word, kind = marked.lower[phrase.last], marked.kind(phrase.last)
    if word in ("of", "-", "'s") or (kind == "aux" and not phrase.described):
        return False
    if word.endswith("ed"):  # "41 acknowledged by Dushanbe"
        return phrase.last + 1 >= len(marked.tokens) or marked.kind(phrase.last + 1) == "preposition"
    return bool(kind) or not word[0].isalpha() or phrase.last in marked.masked
