"""Numbers that measure time or age ("for two weeks", "36-year-old", "a man of 30"): they count no people."""

from __future__ import annotations

from borderviz.reading.dating.date_words import Line, persons

OLDEST = 110
"""No age is read above this."""

AFTER_AGE = frozenset({",", ")", ".", "and", ";", "when"})


def unit_after(line: Line, at: int) -> tuple[str, int] | None:
    """The unit of time that a number before `at` counts, with the position after it: " days", "-day"."""
    at += line.word(at) == "-"
    if line.word(at) in {"full", "more", "long", "whole", "consecutive", "straight", "successive", "and"}:
        at += (
            3
            if line.word(at) == "and" and line.word(at + 1) == "a" and line.word(at + 2) == "half"
            else line.word(at) != "and"
        )
    if unit := line.value(at, "unit"):
        return unit, at + 1
    return None


def duration_at(line: Line, at: int) -> int | None:
    """The position after a duration or an age in years that begins here, or None."""
    amount = line.amount(at)
    if amount is None:
        return None
    number, after = amount
    if line.word(after) in {"-", "to", "or"} and (second := line.amount(after + 1)) and unit_after(line, second[1]):
        after = second[1]
    if line.word(after) == "of" and line.word(at) in {"couple", "dozen"}:
        after += 1
    if line.word(at) == "half" and line.word(after) in {"a", "an"}:
        after += 1
    found = unit_after(line, after)
    if found is None or (number == 100 and line.word(at) != "hundred" and line.word(after) == "per"):
        return None
    after = found[1]
    for word in ("-", "old"):
        after += line.word(after) == word
    return after


def birth_year_at(line: Line, at: int) -> bool:
    """Whether a year is that of a birth: "born in 2008", "of 2008 year of birth"."""
    if len(line.word(at)) != 4 or line.whole(at) is None:
        return False
    return "born" in (line.word(at - 1), line.word(at - 2)) or (
        line.word(at + 1) == "year" and line.word(at + 3) == "birth"
    )


def age_at(line: Line, at: int) -> tuple[int, int] | None:
    """The positions [from, to) of an age: "aged 47", "a man of 30", "Asan Turdubaev, 54,", "He was 26"."""
    word = line.word(at)
    if word in {"aged", "age", "ages"}:
        return _ages_from(line, at + 1)
    if line.word(at + 1) == "of" and word in persons():
        return _years(
            line, at + 2, AFTER_AGE | {"was", "were", "lost", "died", "had", "from", "in", "who", "is", "has", "and"}
        )
    if word in {"he", "she", "who"} and line.word(at + 1) in {"was", "is"}:
        return _years(line, at + 2, AFTER_AGE)
    if word in {",", "("} and _full_name_before(line, at):
        return _years(line, at + 1, frozenset({",", ")"}))
    return None


def _ages_from(line: Line, at: int) -> tuple[int, int] | None:
    at += line.word(at) in {"between", "from", "under", "over", "just", "only", "of"}
    first = line.amount(at)
    if first is None or first[0] > OLDEST:
        return None
    if line.word(first[1]) in {"to", "and", "-"} and (second := line.amount(first[1] + 1)) and second[0] <= OLDEST:
        return at, second[1]
    return at, first[1]


def _years(line: Line, at: int, followers: frozenset[str]) -> tuple[int, int] | None:
    amount = line.amount(at)
    if amount is None or not 0 < amount[0] <= OLDEST or line.word(at) in {"a", "an", "some", "many", "several", "few"}:
        return None
    return (at, amount[1]) if line.word(amount[1]) in followers or amount[1] >= line.size else None


def _full_name_before(line: Line, at: int) -> bool:
    """Whether two capitalised words stand before, such as a person's name, with no number among them."""
    return all(line.text(at - back)[:1].isupper() and line.text(at - back)[1:2].islower() for back in (1, 2))
