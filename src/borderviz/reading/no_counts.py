"""Numbers that count nobody: measures, money, ages, years, ordinals, names, sizes of groups."""

from __future__ import annotations

import re
from collections.abc import Sequence

from borderviz.reading.lexicon import Cue, words
from borderviz.reading.number_words import word_values
from borderviz.reading.text import Token

NO_COUNT_AFTER = Cue("no_count_after")

NO_COUNT_BEFORE = Cue("no_count_before")

YEAR_BEFORE = Cue("year_before")

AGE = re.compile(r"\d{1,2}|[a-z]+")
YEAR = re.compile(r"(?:19|20)\d\d")

SIZE_HEDGES = Cue("size_hedges")

TOLLS = frozenset(
    "total toll list number minimum maximum peak figure count tally roll register sum loss record".split()
)
SIZED = Cue("sized")
ANOTHER_SUCH = frozenset("previous last latest earlier similar major serious recent big new next worst".split())
"""Before "one" they tell of another such thing, and count nobody."""


def is_no_count(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the number is a measure, a sum of money, an ordinal or part of a name rather than a count."""
    before = tokens[start - 1] if start else None
    after = tokens[end] if end < len(tokens) else None
    if before and before.lower in YEAR_BEFORE and YEAR.fullmatch(tokens[start].text):
        return True
    if after is not None and after.text[0].isdigit() and tokens[start].text[0].isalpha():
        return True  # "by eight 650 people had left"
    ratio = (
        after is not None and after.lower == "in" and end + 1 < len(tokens) and tokens[end + 1].lower in word_values()
    )
    if ratio and tokens[start].lower in ("one", "two", "three"):  # "one in eight"
        return True
    if tokens[start].lower == "one" and before and before.lower in ANOTHER_SUCH:
        return True  # "in the previous one, in September 2019, four were killed"
    if tokens[start].lower == "two" and [token.lower for token in tokens[max(0, start - 2) : start]] == [
        "between",
        "the",
    ]:
        return True  # "clashes between the two killed at least 50"
    if (
        before
        and before.lower in ("reached", "turn", "turned", "turning")
        and tokens[start].lower in ("eighteen", "18")
    ):
        return True  # "three had not reached eighteen"
    if _is_ratio(tokens, start, end):
        return True
    if _is_age(tokens, start, end) or _is_size(tokens, start):
        return True
    if before and (before.lower in NO_COUNT_BEFORE or _glued_name(tokens, start)):
        return True
    if after is None:
        return False
    if after.lower == "-" and end + 1 < len(tokens) and _compound(tokens, end):
        return True
    touching = after.start == tokens[end - 1].end
    if after.lower == "-" and end + 1 < len(tokens):
        word = tokens[end + 1].lower
        if word in NO_COUNT_AFTER or word in ("year", "strong"):
            return True
    if touching and (after.text[0].isalpha() or (after.text == "." and _letter_follows(tokens, end))):
        return True
    return after.lower in NO_COUNT_AFTER


def _is_ratio(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether the number is half of "six out of ten people", which counts nobody."""
    after = [token.lower for token in tokens[end : end + 3]]
    before = [token.lower for token in tokens[max(0, start - 3) : start]]
    follows = len(after) == 3 and after[:2] == ["out", "of"] and (after[2].isdigit() or after[2] in word_values())
    leads = len(before) == 3 and before[1:] == ["out", "of"] and (before[0].isdigit() or before[0] in word_values())
    return follows or leads


def _compound(tokens: Sequence[Token], hyphen: int) -> bool:
    """Whether the number is part of a word: "one-sided", "two-storey"; not "300-odd", "30-40"."""
    word = tokens[hyphen + 1]
    touches = tokens[hyphen].start == tokens[hyphen - 1].end and tokens[hyphen].end == word.start
    return touches and word.text[0].isalpha() and word.lower not in word_values() and word.lower not in ("odd", "plus")


def _is_age(tokens: Sequence[Token], start: int, end: int) -> bool:
    """ "Zulfiya, 34, was…", "a soldier, 19, …": a number of two digits between commas behind a name or a noun."""
    if _is_one_of_ages(tokens, start, end):
        return True
    if start < 2 or end >= len(tokens) or end != start + 1:
        return False
    name, sign = tokens[start - 2], tokens[start - 1].text
    if (sign != "," and tokens[start - 1].lower != "yet") or not AGE.fullmatch(tokens[start].text):
        return False
    if name.lower == "not" and tokens[start - 1].lower == "yet":  # "two boys not yet ten"
        return True
    if name.lower in words("sides", "side"):
        return False  # "Tajikistan, fifteen"
    person = name.text[0].isupper() or words("people", "class").get(name.lower) == "person"
    return person and sign == "," and tokens[end].text in (",", ".", ";", ")")


def _is_one_of_ages(tokens: Sequence[Token], start: int, end: int) -> bool:
    """ "brothers, 8 and 11, were killed": two ages between commas behind a noun for people."""
    near = [token.text for token in tokens[max(0, start - 3) : end + 3]]
    signs = "".join("n" if text.isdigit() and len(text) < 3 else text if text in (",", "and") else "w" for text in near)
    if ",nandn," not in signs and ",nandn;" not in signs:
        return False
    opened = next(place for place in range(max(0, start - 3), start) if tokens[place].text == ",")
    named = tokens[opened - 1]
    apart = named.text[0].isupper() or named.lower in ("two", "both")  # "The two, 24 and 31, were shot"
    return opened > 0 and (apart or words("people", "class").get(named.lower) == "person")


def _is_size(tokens: Sequence[Token], start: int) -> bool:
    """ "a district of barely 80,000", "a patrol of six": how big something is."""
    position = start - 1
    while position > 0 and tokens[position].lower in SIZE_HEDGES:
        position -= 1
    if position < 1 or tokens[position].lower != "of":
        return False
    noun = tokens[position - 1].lower
    article = position > 1 and tokens[position - 2].lower in ("a", "an") and tokens[start].text.isdigit()
    if article and len(tokens[start].text) < 3 and noun not in TOLLS:
        return True  # "a reservist of 24", "a convoy of 30"
    if words("people", "class").get(noun) == "person" and not noun.endswith("s"):
        return True  # "a reservist of 24"
    hedge = [token.lower for token in tokens[max(0, position - 3) : position]] == ["in", "the", "region"]
    return noun in SIZED and not hedge


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
