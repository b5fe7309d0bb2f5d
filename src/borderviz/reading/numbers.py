"""Quantities of a sentence: numbers as figures, words, dozens, ranges and zeros, with their hedges."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from borderviz.quick_record import quick_record
from borderviz.reading.lexicon import Cue, rows
from borderviz.reading.no_counts import is_no_count
from borderviz.reading.number_words import digits, word_values, worded
from borderviz.reading.text import Token
from borderviz.reading.text import tokens as tokenised

HALVES = [["of", "the"], ["of", "them"], ["of", "whom"], ["of", "those"], ["of", "these"]]
NOT_ONE = [["a", "single"]] + [["one", word] for word in ("person", "civilian", "soldier", "guard", "of", "resident")]
NEGATIVES = frozenset("no zero nobody none neither nor nil without".split())
LARGEST = 20_000_000
"""No toll on this border reaches the inhabitants of its countries; a greater number is a phone number or an id."""


@quick_record()
class Quantity:
    """A number as it is said: tokens [first, last) with its hedge; [core, core_end) are those of the number alone.

    `high` is None where the words set no upper bound. `kind` is "number", "negative" (a stated zero), "article" (one
    person told with "a") or "share" (half of another number).
    """

    first: int
    last: int
    core: int
    core_end: int
    value: int
    low: int
    high: int | None
    qualifier: str = "exact"
    vague: bool = False
    kind: str = "number"


def quantities(tokens: Sequence[Token], masked: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
    """The quantities among the tokens, in order. `masked` are sorted spans (dates, times, ages) that hold none."""
    found: list[Quantity] = []
    starts, values, behind = _starts(), word_values(), 0
    # Most words begin with a small Latin letter, which is quicker to see than that they are no number.
    begun = [
        (position, word)
        for position, token in enumerate(tokens)
        if (word := token.lower) in starts or (not "a" <= word[0] <= "z" and word[0].isdigit())
    ]
    for position, word in begun:
        if position < behind:
            continue
        if word == "a" and not (position + 1 < len(tokens) and tokens[position + 1].lower in values):
            continue
        quantity = _at(tokens, position, masked)
        if quantity is not None:
            quantity = _hedged(tokens, _ranged(tokens, quantity, masked))
            behind = quantity.last
            found.append(quantity)
    return found


def is_masked(token: Token, masked: Sequence[tuple[int, int]]) -> bool:
    """Whether the token begins within one of the sorted spans."""
    place = bisect_right(masked, (token.start, 1 << 60)) - 1
    return place >= 0 and token.start < masked[place][1]


def _at(tokens: Sequence[Token], position: int, masked: Sequence[tuple[int, int]]) -> Quantity | None:
    """The bare number that begins at the token, or None."""
    token = tokens[position]
    if not (token.lower in _starts() or token.text[0].isdigit()):
        return None
    if token.lower == "not" and [after.lower for after in tokens[position + 1 : position + 3]] in NOT_ONE:
        end = position + 2 + (tokens[position + 1].lower == "a")
        return Quantity(position, end, position, end, 0, 0, 0, kind="negative")
    if token.lower == "not":
        return None
    if token.lower in NEGATIVES:
        return _negative(tokens, position)
    if is_masked(token, masked):
        return None
    if token.lower == "half" and [after.lower for after in tokens[position + 1 : position + 3]] in HALVES:
        return Quantity(position, position + 1, position, position + 1, 0, 0, 0, kind="share")
    value, end, vague = digits(tokens, position) if token.text[0].isdigit() else worded(tokens, position)
    if end == position or value > LARGEST or is_no_count(tokens, position, end):
        return None
    high = None if vague else value
    return Quantity(position, end, position, end, value, value, high, "at_least" if vague else "exact", vague)


def _negative(tokens: Sequence[Token], position: int) -> Quantity | None:
    """A stated zero: "no fatalities", "nobody died", "none of them"."""
    after = tokens[position + 1].lower if position + 1 < len(tokens) else ""
    end = position + 2 if tokens[position].lower == "no" and after == "one" else position + 1
    if after[:1].isdigit():
        return None  # "No 5"
    if tokens[position].lower == "no" and after in {"more", "less", "fewer", "longer", "."}:
        return None
    if tokens[position].lower == "none" and after == "other":
        return None
    return Quantity(position, end, position, end, 0, 0, 0, kind="negative")


def _ranged(tokens: Sequence[Token], quantity: Quantity, masked: Sequence[tuple[int, int]]) -> Quantity:
    """Join "12 to 15", "between 12 and 15", "two or three", "30-40" into one range; leave rises ("from 24 to 36")."""
    if quantity.kind != "number" or quantity.vague or quantity.core_end + 1 >= len(tokens):
        return quantity
    joint = tokens[quantity.core_end].lower
    before = tokens[quantity.core - 1].lower if quantity.core else ""
    if (
        joint not in ("to", "-", "or", "and")
        or (joint == "and" and before != "between")
        or (joint == "or" and before == "between")
    ):
        return quantity
    if joint == "to" and before == "from" and not _is_spread(tokens, quantity.core):
        return quantity
    other = _at(tokens, quantity.core_end + 1, masked)
    if other is None or other.kind != "number" or other.vague:
        return quantity
    quantity = _of_one_scale(tokens, quantity, other)
    if other.value <= quantity.value:
        return quantity
    if joint in ("or", "-") and other.value > 20 * max(quantity.value, 1):
        return quantity
    first = quantity.first - (before in ("between", "from"))
    return replace(quantity, first=first, last=other.last, core_end=other.core_end, high=other.value, qualifier="range")


def _of_one_scale(tokens: Sequence[Token], quantity: Quantity, other: Quantity) -> Quantity:
    """ "five to six thousand": the scale of the second number belongs to both."""
    scale = tokens[other.core_end - 1].lower
    alone = quantity.value < 100 and tokens[quantity.core_end - 1].lower != scale and other.core_end - other.core > 1
    if scale not in ("thousand", "hundred", "million", "lakh", "dozen") or not alone:
        return quantity
    value = quantity.value * word_values()[scale]
    return replace(quantity, value=value, low=value, high=value)


def _is_spread(tokens: Sequence[Token], position: int) -> bool:
    """Whether "from A to B" names the ends of a spread ("range from 7 to 30") and not a change over time."""
    return any(
        token.lower.startswith(("rang", "vary", "vari", "between")) for token in tokens[max(0, position - 4) : position]
    )


def _hedged(tokens: Sequence[Token], quantity: Quantity) -> Quantity:
    """The quantity with the hedge before it ("at least", "some") or after it ("or more")."""
    if quantity.kind != "number":
        return quantity
    first, before = _phrase_before(tokens, quantity.first)
    last, after = _phrase_after(tokens, quantity.last)
    qualifier = before or after or _behind_noun(tokens, quantity.last)
    if not qualifier:
        return quantity
    if quantity.qualifier == "range" or (quantity.vague and qualifier == "about"):
        return replace(quantity, first=first, last=last)
    low, high = _bounds(quantity, qualifier)
    if quantity.vague and qualifier == "exact":
        qualifier = "at_least"
    return replace(quantity, first=first, last=last, qualifier=qualifier, low=low, high=high)


def _bounds(quantity: Quantity, qualifier: str) -> tuple[int, int | None]:
    if qualifier in ("at_least", "more_than"):
        return quantity.value, None
    if qualifier == "up_to":
        return 0, quantity.value
    return quantity.low, quantity.high


TOLD_ABOUT = frozenset("allegations allegation claims rumours rumors information news statements fakes".split())
"""What is about a figure: "rumours about 59 dead" hedge no number."""
LONGEST_HEDGE = 4
"""Tokens of the longest hedge."""
CHANGES = Cue("changes")
BEHIND = frozenset({"give or take", "at a minimum", "at the minimum", "at the least", "at a guess"})
"""Hedges that may stand behind the noun."""
SKIPPED_BEFORE = frozenset(
    "only just even already currently now so far another additional further more the their its".split()
)


def _phrase_before(tokens: Sequence[Token], position: int) -> tuple[int, str]:
    """The longest hedge that ends at the token (words such as "another" may stand between), and where it begins."""
    hedges, last_words = _before(), _last_words()
    end = position
    for _ in range(3):
        if end and tokens[end - 1].lower in last_words:
            for length in range(min(LONGEST_HEDGE, end), 0, -1):
                phrase = " ".join([token.lower for token in tokens[end - length : end]])
                if phrase in hedges and not _is_link(tokens, end - length, phrase):
                    return end - length, hedges[phrase]
        if not end or tokens[end - 1].lower not in SKIPPED_BEFORE:
            break
        end -= 1
    return position, ""


def _is_link(tokens: Sequence[Token], start: int, phrase: str) -> bool:
    """Whether "up to" is no hedge: "crept up to 190", "owned up to 41"; nor "about" in "it was reported about 59"."""
    before = tokens[start - 1].lower if start else ""
    if phrase == "about":
        if any(token.lower in TOLD_ABOUT for token in tokens[max(0, start - 5) : start]):
            return True
        return before in ("reported", "informed") and start > 1 and tokens[start - 2].lower in ("was", "is")
    return phrase == "up to" and (before in CHANGES or before in ("own", "owned", "owning", "owns", "adds", "added"))


def _phrase_after(tokens: Sequence[Token], position: int) -> tuple[int, str]:
    """Where the longest hedge that begins at the token ends, and its qualifier."""
    hedges = _after()
    if position >= len(tokens) or tokens[position].lower not in _first_words():
        return position, ""
    for length in range(min(LONGEST_HEDGE, len(tokens) - position), 0, -1):
        phrase = " ".join([token.lower for token in tokens[position : position + length]])
        if phrase in hedges:
            return position + length, hedges[phrase]
    return position, ""


def _behind_noun(tokens: Sequence[Token], position: int) -> str:
    """The qualifier of a hedge behind what is counted: "120 houses, give or take", "ten people at a minimum"."""
    for skipped in (1, 2):
        if any(not token.text[0].isalpha() for token in tokens[position : position + skipped]):
            break
        start = position + skipped
        start += start < len(tokens) and tokens[start].text == ","
        phrase = " ".join(token.lower for token in tokens[start : start + 3])
        if phrase in BEHIND:
            return _after()[phrase]
    return ""


@cache
def _starts() -> frozenset[str]:
    """Words with which a quantity may begin."""
    return frozenset(word_values()) | NEGATIVES | {"a", "half", "not"}


@cache
def _before() -> dict[str, str]:
    return _hedges("before")


@cache
def _after() -> dict[str, str]:
    return _hedges("after")


@cache
def _last_words() -> frozenset[str]:
    """The last words of the hedges before a number."""
    return frozenset(phrase.split()[-1] for phrase in _before())


@cache
def _first_words() -> frozenset[str]:
    """The first words of the hedges after a number."""
    return frozenset(phrase.split()[0] for phrase in _after())


def _hedges(place: str) -> dict[str, str]:
    """The qualifier of each hedge that stands there, by its tokens."""
    chosen = (row for row in rows("qualifiers") if row["place"] == place)
    return {" ".join(token.lower for token in tokenised(row["phrase"])): row["qualifier"] for row in chosen}
