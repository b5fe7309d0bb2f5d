"""Quantities of a sentence: numbers as figures, words, dozens, ranges and zeros, with their hedges."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from borderviz.reading.lexicon import rows, words
from borderviz.reading.text import Token

DIGITS = re.compile(r"\d{1,3}(?:[,.\u00a0\u202f\u2009 ]\d{3})+|\d+(?:\.\d{1,2})?")
HALVES = [["of", "them"], ["of", "whom"], ["of", "those"], ["of", "these"]]
NEGATIVES = frozenset("no zero nobody none neither nor nil without".split())
LARGEST = 20_000_000
"""No toll on this border reaches the inhabitants of its countries; a greater number is a phone number or an id."""


@dataclass(frozen=True, slots=True)
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
    starts, behind = _starts(), 0
    for position, token in enumerate(tokens):
        if position < behind or not (token.lower in starts or token.text[0].isdigit()):
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
    if token.lower in NEGATIVES:
        return _negative(tokens, position)
    if is_masked(token, masked):
        return None
    if token.lower == "half" and [after.lower for after in tokens[position + 1 : position + 3]] in HALVES:
        return Quantity(position, position + 1, position, position + 1, 0, 0, 0, kind="share")
    value, end, vague = _digits(tokens, position) if token.text[0].isdigit() else _worded(tokens, position)
    if end == position or value > LARGEST or _is_no_count(tokens, position, end):
        return None
    high = None if vague else value
    return Quantity(position, end, position, end, value, value, high, "at_least" if vague else "exact", vague)


def _negative(tokens: Sequence[Token], position: int) -> Quantity | None:
    """A stated zero: "no fatalities", "nobody died", "none of them". """
    after = tokens[position + 1].lower if position + 1 < len(tokens) else ""
    end = position + 2 if tokens[position].lower == "no" and after == "one" else position + 1
    if tokens[position].lower == "no" and after in {"more", "less", "fewer", "longer", "."}:
        return None
    if tokens[position].lower == "none" and after == "other":
        return None
    return Quantity(position, end, position, end, 0, 0, 0, kind="negative")


def _digits(tokens: Sequence[Token], position: int) -> tuple[int, int, bool]:
    text = tokens[position].text
    if not DIGITS.fullmatch(text):
        return 0, position, False
    thousands = re.fullmatch(r"\d{1,3}(?:[,.\u00a0\u202f\u2009 ]\d{3})+", text)
    number = float(re.sub(r"\D", "", text)) if thousands else float(text)
    end = position + 1
    if end < len(tokens) and _word_kinds().get(tokens[end].lower) == "scale" and tokens[end].lower != "k":
        number, end = number * _word_values()[tokens[end].lower], end + 1
        if end < len(tokens) and tokens[end - 1].lower == "thousand" and re.fullmatch(r"\d{3}", tokens[end].text):
            number, end = number + int(tokens[end].text), end + 1  # "11 thousand 500"
    elif end < len(tokens) and tokens[end].lower == "k" and tokens[end].start == tokens[end - 1].end:
        number, end = number * 1000, end + 1
    return (int(number), end, False) if number == int(number) else (0, position, False)


def _worded(tokens: Sequence[Token], position: int) -> tuple[int, int, bool]:
    """The value of a number in words, its end, and whether it is vague ("dozens", "several hundred")."""
    first = tokens[position].lower
    if first == "half":
        return _half(tokens, position)
    if first == "one" and [token.lower for token in tokens[position + 1 : position + 2]] == ["another"]:
        return 0, position, False
    if first == "a":
        return _after_article(tokens, position)
    if _word_kinds()[first] == "vague":
        return _vague(tokens, position)
    if first == "hundred" and position + 2 < len(tokens) and _continues(tokens, position + 1, 0):
        value, end, vague = _summed(tokens, position + 2)
        return (100 + value if value < 100 else 100 * 1000 + value), end, vague  # "the hundred and twenty thousand"
    if first == "k" or _word_kinds()[first] == "scale":
        return 0, position, False
    return _summed(tokens, position)


def _half(tokens: Sequence[Token], position: int) -> tuple[int, int, bool]:
    following = [token.lower for token in tokens[position + 1 : position + 4]]
    if following[:2] in (["a", "dozen"], ["a", "hundred"], ["a", "thousand"]):
        return _word_values()[following[1]] // 2, position + 3, False
    if following[:2] == ["-", "dozen"]:
        return 6, position + 3, False
    return 0, position, False


def _after_article(tokens: Sequence[Token], position: int) -> tuple[int, int, bool]:
    """ "a dozen", "a hundred", "a couple of", "a few", "a few dozen", "a handful of"; a plain "a" is no number."""
    after = tokens[position + 1].lower if position + 1 < len(tokens) else ""
    kind = _word_kinds().get(after, "")
    if kind == "scale" and after != "k":
        return _scaled(tokens, position + 2, _word_values()[after])
    if after in {"couple", "pair"}:
        return 2, _past_of(tokens, position + 2), False
    if after in {"few", "handful"}:
        return _vague(tokens, position + 1)
    return 0, position, False


def _vague(tokens: Sequence[Token], position: int) -> tuple[int, int, bool]:
    """ "dozens", "several hundred", "tens of thousands", "hundreds of people", "a few dozen". """
    floor, end = _word_values()[tokens[position].lower], position + 1
    after = [token.lower for token in tokens[end : end + 2]]
    if after and _word_kinds().get(after[0]) == "scale" and after[0] != "k":
        return 2 * _word_values()[after[0]], end + 1, True
    if after[:1] == ["of"] and after[1:] and after[1] in {"thousands", "hundreds", "dozens"}:
        unit = {"thousands": 1000, "hundreds": 100, "dozens": 12}[after[1]]
        return floor * unit, _past_of(tokens, end + 2), True
    if tokens[position].lower == "tens":
        return 0, position, False
    return floor, _past_of(tokens, end), True


def _past_of(tokens: Sequence[Token], position: int) -> int:
    """Past an "of" that only links number and noun ("dozens of people"), not "dozens of them" or "of the wounded"."""
    after = [token.lower for token in tokens[position : position + 2]]
    if after[:1] == ["of"] and after[1:] and after[1] not in PARTITIVE_STARTS:
        return position + 1
    return position


PARTITIVE_STARTS = frozenset("the them those these whom which its their our his her us you people's".split())


def _summed(tokens: Sequence[Token], position: int) -> tuple[int, int, bool]:
    """ "thirty-six", "one hundred and twenty-one", "two dozen", "twelve thousand three hundred". """
    total, group, end = 0, 0, position
    while end < len(tokens):
        word = tokens[end].lower
        kind = _word_kinds().get(word, "")
        if kind == "scale" and end > position and word != "k":
            factor = _word_values()[word]
            total, group = (total + max(group, 1) * factor, 0) if factor >= 1000 else (total, max(group, 1) * factor)
        elif word == "and" and [t.lower for t in tokens[end : end + 3]] == ["and", "a", "half"] and end > position:
            unit = tokens[end + 3].lower if end + 3 < len(tokens) else ""
            if unit not in ("thousand", "million"):
                break
            return int((group + 0.5) * _word_values()[unit]), end + 4, False  # "four and a half thousand"
        elif kind == "ten" and group % 100 == 0 or kind == "unit" and _fits_unit(group, word, end == position):
            group += _word_values()[word]
        else:
            break
        end += 1
        if end + 1 < len(tokens) and tokens[end].lower in ("-", "and") and _continues(tokens, end, group):
            end += 1
    return total + group, end, False


def _fits_unit(group: int, word: str, is_first: bool) -> bool:
    value = _word_values()[word]
    return is_first or (value < 10 and group % 10 == 0) or group % 100 == 0


def _continues(tokens: Sequence[Token], joint: int, group: int) -> bool:
    """Whether "-" or "and" joins two words of one number: "thirty-six", "hundred and five", not "six and two"."""
    before, after = tokens[joint - 1].lower, tokens[joint + 1].lower
    if _word_kinds().get(after) not in ("unit", "ten"):
        return tokens[joint].lower == "-" and _word_kinds().get(after) == "scale" and after != "k"
    if tokens[joint].lower == "-":
        return _word_kinds().get(before) == "ten" and _word_values()[after] < 10
    return _word_kinds().get(before) == "scale" and before != "dozen"


def _scaled(tokens: Sequence[Token], end: int, value: int) -> tuple[int, int, bool]:
    if end < len(tokens) and tokens[end].lower in ("thousand", "million"):
        return value * _word_values()[tokens[end].lower], end + 1, False
    return value, end, False


NO_COUNT_AFTER = frozenset(
    "% percent per km kms kilometer kilometers kilometre kilometres mile miles metre metres meter meters m mm caliber "
    "calibre hectare hectares acre acres ha degrees ton tons tonne tonnes kg litres liters hour hours minute minutes "
    "second seconds day days week weeks month months year years decade decades century centuries a.m p.m am pm gmt utc "
    "st nd rd th som soms somoni dollar dollars euro euros rouble roubles ruble rubles usd eur kgs cubic square mw kw "
    "quarters quarter thirds third fifths fifth fourths tenths halves times pct o'clock hrs nights mornings rounds shells bullets missiles rockets volleys".split()
)
YEAR = re.compile(r"(?:19|20)\d\d")
YEAR_BEFORE = frozenset(
    "in of since until during from spring summer autumn fall winter early late mid january february march april may june july august "
    "september october november december".split()
)
NO_COUNT_BEFORE = frozenset("kgs tjs usd eur rub chf gbp soms som somoni $ € £ № # article articles resolution chapter page no grade channel figure rule".split())


def _is_no_count(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the number is a measure, a sum of money, an ordinal or part of a name rather than a count."""
    before = tokens[start - 1] if start else None
    after = tokens[end] if end < len(tokens) else None
    if YEAR.fullmatch(tokens[start].text) and before and before.lower in YEAR_BEFORE:
        return True
    ratio = after is not None and after.lower == "in" and end + 1 < len(tokens) and tokens[end + 1].lower in _word_values()
    if ratio and tokens[start].lower in ("one", "two", "three"):  # "one in eight"
        return True
    if _is_age(tokens, start, end) or _is_size(tokens, start):
        return True
    if before and (before.lower in NO_COUNT_BEFORE or _glued_name(tokens, start)):
        return True
    if after is None:
        return False
    touching = after.start == tokens[end - 1].end
    if after.lower == "-" and end + 1 < len(tokens) and tokens[end + 1].lower in NO_COUNT_AFTER | {"year", "strong"}:
        return True
    if touching and (after.text[0].isalpha() or after.text == "." and _letter_follows(tokens, end)):
        return True
    return after.lower in NO_COUNT_AFTER


def _is_age(tokens: Sequence[Token], start: int, end: int) -> bool:
    """ "Zulfiya, 34, was…", "a soldier, 19, …": a number of two digits between commas behind a name or a noun."""
    if start < 2 or end >= len(tokens) or end != start + 1 or not re.fullmatch(r"\d{1,2}", tokens[start].text):
        return False
    name, sign = tokens[start - 2], tokens[start - 1].text
    person = name.text[0].isupper() or words("people", "class").get(name.lower) == "person"
    return person and sign == "," and tokens[end].text in (",", ".", ";", ")")


def _is_size(tokens: Sequence[Token], start: int) -> bool:
    """ "a district of barely 80,000", "a patrol of six": how big something is."""
    position = start - 1
    while position > 0 and tokens[position].lower in SIZE_HEDGES:
        position -= 1
    return position > 0 and tokens[position].lower == "of" and tokens[position - 1].lower in SIZED


SIZE_HEDGES = frozenset("barely some about around nearly almost over roughly only just at least more than".split())
SIZED = frozenset(
    "district village town city population community region province settlement hamlet patrol group crowd unit convoy team "
    "family father mother detachment contingent force column squad delegation staff class".split()
)


def _letter_follows(tokens: Sequence[Token], dot: int) -> bool:
    """Whether a letter touches the dot: "24.kg" is a name, "24. The" ends a sentence."""
    return dot + 1 < len(tokens) and tokens[dot + 1].start == tokens[dot].end and tokens[dot + 1].text[0].isalpha()


def _glued_name(tokens: Sequence[Token], position: int) -> bool:
    """ "T-72", "BM-21", "#5", "G20": a sign or letters that touch the digits."""
    before, number = tokens[position - 1], tokens[position]
    if before.end != number.start:
        return False
    if before.text == "-" and position > 1 and tokens[position - 2].lower == "of":
        return True  # "dad-of-three"
    if not number.text[0].isdigit():
        return False
    if before.text == "-" and position > 1:
        name = tokens[position - 2]
        return name.end == before.start and name.text[0].isalpha()
    return before.text[0].isalpha() or before.text in "#/№"


def _ranged(tokens: Sequence[Token], quantity: Quantity, masked: Sequence[tuple[int, int]]) -> Quantity:
    """Join "12 to 15", "between 12 and 15", "two or three", "30-40" into one range; leave rises ("from 24 to 36")."""
    if quantity.kind != "number" or quantity.vague or quantity.core_end + 1 >= len(tokens):
        return quantity
    joint = tokens[quantity.core_end].lower
    before = tokens[quantity.core - 1].lower if quantity.core else ""
    if joint not in ("to", "-", "or", "and") or (joint == "and") != (before == "between"):
        return quantity
    if joint == "to" and before == "from" and not _is_spread(tokens, quantity.core):
        return quantity
    other = _at(tokens, quantity.core_end + 1, masked)
    if other is None or other.kind != "number" or other.vague or other.value <= quantity.value:
        return quantity
    if joint in ("or", "-") and other.value > 20 * max(quantity.value, 1):
        return quantity
    first = quantity.first - (before in ("between", "from"))
    return replace(quantity, first=first, last=other.last, core_end=other.core_end, high=other.value, qualifier="range")


def _is_spread(tokens: Sequence[Token], position: int) -> bool:
    """Whether "from A to B" names the ends of a spread ("range from 7 to 30") and not a change over time."""
    return any(token.lower.startswith(("rang", "vary", "vari", "between")) for token in tokens[max(0, position - 4) : position])


def _hedged(tokens: Sequence[Token], quantity: Quantity) -> Quantity:
    """The quantity with the hedge before it ("at least", "some") or after it ("or more")."""
    if quantity.kind != "number":
        return quantity
    first, before = _phrase_before(tokens, quantity.first)
    last, after = _phrase_after(tokens, quantity.last)
    qualifier = before or after
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


SKIPPED_BEFORE = frozenset("only just even already currently now so far another additional further more the their its".split())


def _phrase_before(tokens: Sequence[Token], position: int) -> tuple[int, str]:
    """The longest hedge that ends at the token (words such as "another" may stand between), and where it begins."""
    end = position
    for _ in range(3):
        for length in (4, 3, 2, 1):
            if end >= length:
                phrase = " ".join(token.lower for token in tokens[end - length : end])
                if phrase in _before():
                    return end - length, _before()[phrase]
        if not end or tokens[end - 1].lower not in SKIPPED_BEFORE:
            break
        end -= 1
    return position, ""


def _phrase_after(tokens: Sequence[Token], position: int) -> tuple[int, str]:
    for length in (3, 2, 1):
        phrase = " ".join(token.lower for token in tokens[position : position + length])
        if phrase in _after():
            return position + length, _after()[phrase]
    return position, ""


@cache
def _starts() -> frozenset[str]:
    """Words with which a quantity may begin."""
    return frozenset(_word_values()) | NEGATIVES | {"a", "half"}


@cache
def _word_values() -> dict[str, int]:
    return {word: int(value) for word, value in words("numbers", "value").items()}


@cache
def _word_kinds() -> dict[str, str]:
    return words("numbers", "kind")


@cache
def _before() -> dict[str, str]:
    return {row["phrase"]: row["qualifier"] for row in rows("qualifiers") if row["place"] == "before"}


@cache
def _after() -> dict[str, str]:
    return {row["phrase"]: row["qualifier"] for row in rows("qualifiers") if row["place"] == "after"}
