"""Quantities: numbers in figures and words, their hedges, ranges and zeros, and what looks like one and is none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from borderviz.reading.lexicon import rows
from borderviz.reading.numbers import Quantity, quantities
from borderviz.reading.text import SAME_LENGTH, tokens

ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
HEDGES = [(row["phrase"], row["qualifier"], row["place"]) for row in rows("qualifiers")]
SALAD = sorted(
    {row["word"] for row in rows("numbers")}
    | {word for phrase, _, _ in HEDGES for word in phrase.split()}
    | set("and or to of between from the a no none half nobody - , . : 3 24 1,500 2021 4th people % km".split())
)

upto_a_million = st.integers(min_value=1, max_value=999_999)


def found(text: str) -> list[Quantity]:
    return quantities(tokens(text.translate(SAME_LENGTH)))


def values(text: str) -> list[int]:
    return [quantity.value for quantity in found(text)]


def in_words(number: int, joint: str = " ") -> str:
    """The number in English words; `joint` stands after hundreds."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")
    unit, name, between = (100, "hundred", joint) if number < 1000 else (1000, "thousand", " ")
    rest = f"{between}{in_words(number % unit, joint)}" if number % unit else ""
    return f"{in_words(number // unit, joint)} {name}{rest}"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("24 people died", 24),
        ("24 people were wounded on 1 side", 24),
        ("136,000 civilians left", 136_000),
        ("136 000 civilians left", 136_000),
        ("136\u00a0000 civilians left", 136_000),
        ("136\u202f000 civilians left", 136_000),
        ("136.000 civilians left", 136_000),
        ("1,136,000 civilians left", 1_136_000),
        ("1.5 million people", 1_500_000),
        ("13.5 thousand people", 13_500),
        ("20 thousand people", 20_000),
        ("20k people", 20_000),
        ("11 thousand 500 people", 11_500),
        ("The toll: 46.", 46),
        ("(36 dead)", 36),
        ("wounding 2021 people", 2021),
    ],
)
def test_figures(text: str, value: int) -> None:
    assert values(text)[0] == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("six people", 6),
        ("Thirty-six people", 36),
        ("thirty six people", 36),
        ("fourty people", 40),
        ("a hundred people", 100),
        ("the hundred and twenty thousand evacuees", 120_000),
        ("one hundred and twenty-one people", 121),
        ("one hundred twenty-one people", 121),
        ("twelve thousand three hundred people", 12_300),
        ("four and a half thousand people", 4_500),
        ("a hundred thousand people", 100_000),
        ("two million people", 2_000_000),
        ("a dozen people", 12),
        ("two dozen people", 24),
        ("half a dozen people", 6),
        ("a half-dozen people", 6),
        ("half a hundred people", 50),
        ("three-dozen people", 36),
        ("one and a half thousand people", 1_500),
        ("a couple of soldiers", 2),
        ("a pair of guards", 2),
        ("a lakh people", 100_000),
        ("two lakh people", 200_000),
        ("1.3 lakh people", 130_000),
    ],
)
def test_words(text: str, value: int) -> None:
    assert values(text) == [value]
    assert found(text)[0].qualifier == "exact"


@pytest.mark.parametrize(
    ("text", "floor"),
    [
        ("several people", 3),
        ("a few people", 3),
        ("a handful of people", 3),
        ("dozens of people", 24),
        ("scores of people", 40),
        ("hundreds of people", 200),
        ("thousands of people", 2_000),
        ("several dozen people", 24),
        ("a few dozen people", 24),
        ("several hundred people", 200),
        ("several thousand people", 2_000),
        ("tens of thousands of people", 20_000),
        ("hundreds of thousands of people", 200_000),
        ("dozens, perhaps more", 24),
    ],
)
def test_quantities_without_a_number_have_a_floor_and_no_upper_bound(text: str, floor: int) -> None:
    (quantity,) = found(text)
    assert (quantity.value, quantity.low, quantity.high) == (floor, floor, None)
    assert quantity.vague and quantity.qualifier == "at_least"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("12 to 15 people", 12, 15),
        ("between 12 and 15 people", 12, 15),
        ("12-15 people", 12, 15),
        ("12–15 people", 12, 15),
        ("two or three people", 2, 3),
        ("between 1,500 and 2,000 people", 1_500, 2_000),
        ("thirty to forty people", 30, 40),
        ("estimates range from 7 to 30", 7, 30),
        ("some 30 to 40 people", 30, 40),
    ],
)
def test_ranges(text: str, low: int, high: int) -> None:
    (quantity,) = found(text)
    assert (quantity.value, quantity.low, quantity.high, quantity.qualifier) == (low, low, high, "range")


@pytest.mark.parametrize(
    "text", ["rose from 24 to 36", "24 and 36 people", "24, 36 people", "36 to 24", "2 or 300 people", "from 87 to 103"]
)
def test_two_numbers_that_are_no_range(text: str) -> None:
    assert [quantity.qualifier for quantity in found(text)] == ["exact", "exact"]


@pytest.mark.parametrize(
    ("text", "qualifier", "low", "high"),
    [
        ("at least 24 people", "at_least", 24, None),
        ("at least two dozen people", "at_least", 24, None),
        ("no fewer than 24 people", "at_least", 24, None),
        ("more than 50 people", "more_than", 50, None),
        ("well over a hundred people", "more_than", 100, None),
        ("some 58,000 people", "about", 58_000, 58_000),
        ("nearly 137,000 people", "about", 137_000, 137_000),
        ("close to 137,000 people", "about", 137_000, 137_000),
        ("~40 people", "about", 40, 40),
        ("up to 20 people", "up_to", 0, 20),
        ("as many as twenty people", "up_to", 0, 20),
        ("fewer than 20 people", "up_to", 0, 20),
        ("a total of 206 people", "exact", 206, 206),
        ("24 or more people", "at_least", 24, None),
        ("24 at least", "at_least", 24, None),
        ("30 or so people", "about", 30, 30),
        ("30-odd people", "about", 30, 30),
        ("forty-odd people", "about", 40, 40),
        ("40-plus people", "more_than", 40, None),
        ("two hundred or so people", "about", 200, 200),
        ("50+ people", "more_than", 50, None),
        ("at least another seven people", "at_least", 7, None),
        ("at least 12 more people", "at_least", 12, None),
        ("at least 12 to 15 people", "range", 12, 15),
    ],
)
def test_hedges(text: str, qualifier: str, low: int, high: int | None) -> None:
    (quantity,) = found(text)
    assert (quantity.qualifier, quantity.low, quantity.high) == (qualifier, low, high)
    assert quantity.first <= quantity.core < quantity.core_end <= quantity.last


@pytest.mark.parametrize(
    "text",
    [
        "No fatalities",
        "Nobody was hurt",
        "No one was hurt",
        "none of them was hurt",
        "Zero casualties",
        "without losses",
    ],
)
def test_stated_zeros(text: str) -> None:
    (quantity,) = found(text)
    assert (quantity.kind, quantity.value, quantity.low, quantity.high) == ("negative", 0, 0, 0)


@pytest.mark.parametrize(
    "text",
    [
        # nothing at all
        "", "A soldier died", "the people of the village", "one another", "none other than the minister", "no longer",
        # ages
        "a 12-year-old girl", "Zulfiya, 34, was hit", "a soldier, 19, was hit", "a boy of the 5th form",
        # years and days of the week
        "in 2021", "since 2022", "of April 2021", "the spring of 2021", "September 2022",
        # money and measures
        "$50", "€ 300", "500 soms", "3 million dollars", "970 kilometres", "970 km", "970-km border", "30 tonnes",
        "5 percent", "5%", "24 hours", "24-hour curfew", "three days", "two weeks", "a two-day visit", "16.5 hectares",
        # ordinals, parts and names
        "the 4th time", "the 21st century", "two thirds of them", "three quarters", "BM-21", "T-72", "G20", "#5",
        "24.kg", "Kloop24", "article 5", "resolution 1325", "channel 5", "grade 7",
        # how big something is
        "a patrol of six", "a district of barely 80,000", "a crowd of about 300", "a dad-of-three", "a family of five",
        "a 300-strong crowd",
        # more than lives here
        "call +996312665432", "996 312 665 432", "99,999,999 people",
    ],
)  # fmt: skip
def test_what_is_no_count(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24 killed and 87 injured", [24, 87]),
        ("six of the ten", [6, 10]),
        ("two soldiers and two civilians", [2, 2]),
        ("one soldier, two guards, a dozen villagers", [1, 2, 12]),
        ("31 of the 154", [31, 154]),
        ("Dead: 24; wounded: 87", [24, 87]),
        ("36 on 17 September 19", [36, 17, 19]),
        ("twenty six-year-olds and three others", [3]),
    ],
)
def test_several_numbers_in_one_sentence(text: str, expected: list[int]) -> None:
    assert values(text) == expected


def test_half_of_another_number_is_a_share() -> None:
    assert [(quantity.kind, quantity.value) for quantity in found("half of them were children")] == [("share", 0)]


def test_dates_times_and_ages_may_be_masked() -> None:
    text = "On 17 September 36 people died at 14:30."
    assert [quantity.value for quantity in quantities(tokens(text), [(3, 15), (36, 41)])] == [36]


@given(upto_a_million)
def test_every_number_in_figures(number: int) -> None:
    written = f"{number:,}"
    for said in (str(number), written, written.replace(",", "\u2009"), written.replace(",", " ")):
        assert values(f"Officials counted {said} people.") == [number]


@given(upto_a_million)
def test_every_number_in_words(number: int) -> None:
    for said in (in_words(number), in_words(number, " and "), in_words(number).replace("-", " ")):
        assert values(f"Officials counted {said} people.") == [number]


@pytest.mark.parametrize(("phrase", "qualifier", "place"), HEDGES, ids=[f"{p}-{place}" for p, _, place in HEDGES])
@settings(max_examples=15)
@given(number=upto_a_million.filter(lambda number: number > 1))
def test_every_hedge_with_any_number(phrase: str, qualifier: str, place: str, number: int) -> None:
    parts = [phrase, f"{number:,}"] if place == "before" else [f"{number:,}", phrase]
    (last,) = found(f"Officials counted {' '.join(parts)}")  # nothing stands behind it: no full stop, no noun
    assert (last.value, last.qualifier) == (number, qualifier)
    (quantity,) = found(f"Officials counted {' '.join(parts)} people.")
    low, high = {
        "at_least": (number, None),
        "more_than": (number, None),
        "up_to": (0, number),
    }.get(qualifier, (number, number))
    assert (quantity.value, quantity.qualifier) == (number, qualifier)
    assert (quantity.low, quantity.high) == (low, high)


@given(st.text() | st.lists(st.sampled_from(SALAD)).map(" ".join))
def test_any_text_gives_quantities_in_order_within_its_tokens(text: str) -> None:
    its_tokens = tokens(text.translate(SAME_LENGTH))
    quantities_found = quantities(its_tokens)
    for quantity in quantities_found:
        assert 0 <= quantity.first <= quantity.core < quantity.core_end <= quantity.last <= len(its_tokens)
        assert quantity.low <= quantity.value
        assert quantity.high is None or quantity.low <= quantity.high
    assert all(one.first < other.first and one.core_end <= other.core for one, other in pairwise(quantities_found))
