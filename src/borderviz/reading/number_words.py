"""The value of a number as it is written: "13,500", "137 thousand", "thirty-six", "two dozen", "several hundred"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from borderviz.reading.lexicon import Cue, words
from borderviz.reading.text import Token

PRONOUN_ONE = [[word] for word in "another believes counts thinks looks asks can must might may would should".split()]
"""Words after "one" that make it a pronoun."""

LONGEST_FIGURE = 12
"""Signs of the longest number in figures that can be a toll."""

MOST_WORDS = 14
"""Words of the longest number in words."""

PARTITIVE_STARTS = Cue("partitive_starts")

THOUSANDS = re.compile(r"\d{1,3}(?:[,.\u00a0\u202f\u2009 ]\d{3})+")
DIGITS = re.compile(r"\d{1,3}(?:[,.\u00a0\u202f\u2009 ]\d{3})+|\d+(?:\.\d{1,2})?")


def digits(tokens: Sequence[Token], position: int) -> tuple[int, int, bool]:
    """The value of a number in figures, its end, and False: it is never vague. The end is `position` if it is none."""
    text = tokens[position].text
    if len(text) > LONGEST_FIGURE or not DIGITS.fullmatch(text):
        return 0, position, False
    number = float(re.sub(r"\D", "", text)) if not text.isdecimal() and THOUSANDS.fullmatch(text) else float(text)
    end = position + 1
    if end < len(tokens) and word_kinds().get(tokens[end].lower) == "scale" and tokens[end].lower != "k":
        number, end = number * word_values()[tokens[end].lower], end + 1
        if end < len(tokens) and tokens[end - 1].lower == "thousand" and re.fullmatch(r"\d{3}", tokens[end].text):
            number, end = number + int(tokens[end].text), end + 1  # "11 thousand 500"
    elif end < len(tokens) and tokens[end].lower == "k" and tokens[end].start == tokens[end - 1].end:
        number, end = number * 1000, end + 1
    return (int(number), end, False) if number == int(number) else (0, position, False)


def worded(tokens: Sequence[Token], position: int) -> tuple[int, int, bool]:
    """The value of a number in words, its end, and whether it is vague ("dozens", "several hundred")."""
    first = tokens[position].lower
    if first == "half":
        return _half(tokens, position)
    if first == "one" and [token.lower for token in tokens[position + 1 : position + 2]] in PRONOUN_ONE:
        return 0, position, False
    if first == "a":
        return _after_article(tokens, position)
    if word_kinds()[first] == "vague":
        return _vague(tokens, position)
    if first == "hundred" and position + 2 < len(tokens) and _continues(tokens, position + 1, 0):
        return _hundred_and(tokens, position + 2)  # "the hundred and twenty thousand"
    if first == "k" or word_kinds()[first] == "scale":
        return 0, position, False
    return _summed(tokens, position)


def _and_more(tokens: Sequence[Token], joint: int) -> bool:
    """Whether "and" goes on with the same number: "a hundred and twenty"."""
    return joint + 1 < len(tokens) and tokens[joint].lower == "and" and _continues(tokens, joint, 0)


def _hundred_and(tokens: Sequence[Token], position: int) -> tuple[int, int, bool]:
    """A hundred and what begins at the token: "twenty" makes 120, "forty thousand" 140,000."""
    value, end, vague = _summed(tokens, position)
    return (100 + value if value < 100 else 100 * 1000 + value), end, vague


def _half(tokens: Sequence[Token], position: int) -> tuple[int, int, bool]:
    following = [token.lower for token in tokens[position + 1 : position + 4]]
    if following[:2] in (["a", "dozen"], ["a", "hundred"], ["a", "thousand"], ["a", "million"]):
        return word_values()[following[1]] // 2, position + 3, False
    if following[:2] == ["-", "dozen"]:
        return 6, position + 3, False
    return 0, position, False


def _after_article(tokens: Sequence[Token], position: int) -> tuple[int, int, bool]:
    """ "a dozen", "a hundred", "a couple of", "a few", "a few dozen", "a handful of"; a plain "a" is no number."""
    after = tokens[position + 1].lower if position + 1 < len(tokens) else ""
    kind = word_kinds().get(after, "")
    if after == "hundred" and _and_more(tokens, position + 2):
        return _hundred_and(tokens, position + 3)
    if kind == "scale" and after != "k":
        return _scaled(tokens, position + 2, word_values()[after])
    if after in {"couple", "pair"}:
        return 2, _past_of(tokens, position + 2), False
    if after in {"few", "handful"}:
        return _vague(tokens, position + 1)
    return 0, position, False


def _vague(tokens: Sequence[Token], position: int) -> tuple[int, int, bool]:
    """ "dozens", "several hundred", "tens of thousands", "hundreds of people", "a few dozen"."""
    floor, end = word_values()[tokens[position].lower], position + 1
    after = [token.lower for token in tokens[end : end + 2]]
    if after and word_kinds().get(after[0]) == "scale" and after[0] != "k":
        return 2 * word_values()[after[0]], end + 1, True
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


def _summed(tokens: Sequence[Token], position: int) -> tuple[int, int, bool]:
    """ "thirty-six", "one hundred and twenty-one", "two dozen", "twelve thousand three hundred"."""
    total, group, end = 0, 0, position
    while end < min(len(tokens), position + MOST_WORDS):
        word = tokens[end].lower
        kind = word_kinds().get(word, "")
        if kind == "scale" and end > position and word != "k":
            factor = word_values()[word]
            total, group = (total + max(group, 1) * factor, 0) if factor >= 1000 else (total, max(group, 1) * factor)
        elif word == "and" and [t.lower for t in tokens[end : end + 3]] == ["and", "a", "half"] and end > position:
            unit = tokens[end + 3].lower if end + 3 < len(tokens) else ""
            if unit not in ("thousand", "million"):
                break
            return int((group + 0.5) * word_values()[unit]), end + 4, False  # "four and a half thousand"
        elif (kind == "ten" and group % 100 == 0) or (kind == "unit" and _fits_unit(group, word, end == position)):
            group += word_values()[word]
        else:
            break
        end += 1
        if end + 1 < len(tokens) and tokens[end].lower in ("-", "and") and _continues(tokens, end, group):
            end += 1
    return total + group, end, False


def _fits_unit(group: int, word: str, is_first: bool) -> bool:
    value = word_values()[word]
    return is_first or (value < 10 and group % 10 == 0) or group % 100 == 0


def _continues(tokens: Sequence[Token], joint: int, group: int) -> bool:
    """Whether "-" or "and" joins two words of one number: "thirty-six", "hundred and five", not "six and two"."""
    before, after = tokens[joint - 1].lower, tokens[joint + 1].lower
    if word_kinds().get(after) not in ("unit", "ten"):
        return tokens[joint].lower == "-" and word_kinds().get(after) == "scale" and after != "k"
    if tokens[joint].lower == "-":
        return word_kinds().get(before) == "ten" and word_values()[after] < 10
    return word_kinds().get(before) == "scale" and before != "dozen"


def _scaled(tokens: Sequence[Token], end: int, value: int) -> tuple[int, int, bool]:
    if end < len(tokens) and tokens[end].lower in ("thousand", "million"):
        return value * word_values()[tokens[end].lower], end + 1, False
    return value, end, False


@cache
def word_values() -> dict[str, int]:
    """The value of each number word."""
    return {word: int(value) for word, value in words("numbers", "value").items()}


@cache
def word_kinds() -> dict[str, str]:
    """The kind of each number word: unit, ten, scale or vague."""
    return words("numbers", "kind")
