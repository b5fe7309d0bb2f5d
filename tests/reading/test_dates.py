"""What the dates, clock times, durations and ages of a text mean, and what no number in them counts."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borderviz.reading.dates import Moment, Times
from borderviz.reading.dating.date_words import cues
from borderviz.reading.lexicon import rows
from borderviz.reading.text import Document, blocks_of, tokens

from .study_clashes import CLASHES

PUBLISHED = date(2022, 9, 18)
"""A Sunday."""


def times(text: str, published: date | None = PUBLISHED) -> Times:
    return Times(Document(text, blocks_of(text), published), CLASHES)


def only(text: str, published: date | None = PUBLISHED) -> Moment:
    moments = times(text, published).moments
    assert len(moments) == 1, [(text[m.start : m.end], m) for m in moments]
    return moments[0]


@pytest.mark.parametrize(
    ("text", "first", "last", "precision"),
    [
        ("It began on April 28.", "2022-04-28", "2022-04-28", "day"),
        ("It began on April 28, 2021.", "2021-04-28", "2021-04-28", "day"),
        ("It began on 28 April 2021.", "2021-04-28", "2021-04-28", "day"),
        ("It began on the 1st of May 2021.", "2021-05-01", "2021-05-01", "day"),
        ("Seized on 30/04, they were freed.", "2022-04-30", "2022-04-30", "day"),
        ("Blocked on 27.01.2022 in the evening", "2022-01-27", "2022-01-27", "day"),
        ("Blocked on 1/27/2022 again", "2022-01-27", "2022-01-27", "day"),
        ("DUSHANBE, Sept. 16 (Reuters) - Tajik troops", "2022-09-16", "2022-09-16", "day"),
        ("They were taken on the 16th.", "2022-09-16", "2022-09-16", "day"),
        ("They were taken on the 22nd.", "2022-08-22", "2022-08-22", "day"),
        ("In the conflict of 14-17 September 2022", "2022-09-14", "2022-09-17", "range"),
        ("In the April 28-29 clashes", "2022-04-28", "2022-04-29", "range"),
        ("On 16 and 17 September", "2022-09-16", "2022-09-17", "range"),
        ("From 14 to 17 September", "2022-09-14", "2022-09-17", "range"),
        ("From April 28 to May 1, 2021, they fought.", "2021-04-28", "2021-05-01", "range"),
        ("Between 28 April and 1 May 2021 they fought.", "2021-04-28", "2021-05-01", "range"),
        ("It was 2022-09-16 then.", "2022-09-16", "2022-09-16", "day"),
        ("They met on Friday.", "2022-09-16", "2022-09-16", "day"),
        ("They met on Sunday.", "2022-09-18", "2022-09-18", "day"),
        ("They met last Sunday.", "2022-09-11", "2022-09-11", "day"),
        ("They met on Friday last week.", "2022-09-09", "2022-09-09", "day"),
        ("They met on Friday, September 16, 2022.", "2022-09-16", "2022-09-16", "day"),
        ("They met from Thursday to Saturday.", "2022-09-15", "2022-09-17", "range"),
        ("They met yesterday.", "2022-09-17", "2022-09-17", "day"),
        ("They met a day earlier.", "2022-09-17", "2022-09-17", "day"),
        ("They met the day before.", "2022-09-17", "2022-09-17", "day"),
        ("They met the previous afternoon.", "2022-09-17", "2022-09-17", "day"),
        ("They met last night.", "2022-09-17", "2022-09-17", "day"),
        ("They met on Saturday morning.", "2022-09-17", "2022-09-17", "day"),
        ("They met three days ago.", "2022-09-15", "2022-09-15", "day"),
        ("They fought overnight.", "2022-09-17", "2022-09-18", "range"),
        ("It rose over the past 24 hours.", "2022-09-17", "2022-09-18", "range"),
        ("They fought earlier in the week.", "2022-09-12", "2022-09-18", "range"),
        ("They fought last week.", "2022-09-05", "2022-09-11", "range"),
        ("They fought earlier this month.", "2022-09-01", "2022-09-30", "month"),
        ("They fought in late April 2021.", "2021-04-21", "2021-04-30", "month"),
        ("They fought in March.", "2022-03-01", "2022-03-31", "month"),
        ("They fought in December.", "2021-12-01", "2021-12-31", "month"),
        ("Back in January 2014 they fought.", "2014-01-01", "2014-01-31", "month"),
        ("That of April-May 2021 was worse.", "2021-04-01", "2021-05-31", "month"),
        ("They fought in April last year.", "2021-04-01", "2021-04-30", "month"),
        ("They fought in spring 2021.", "2021-03-01", "2021-05-31", "year"),
        ("They fought last year.", "2021-01-01", "2021-12-31", "year"),
        ("The 2021 conflict was worse.", "2021-01-01", "2021-12-31", "year"),
        ("They fought two years ago.", "2020-01-01", "2020-12-31", "year"),
        ("Clashes of 2010-2012 were smaller.", "2010-01-01", "2012-12-31", "year"),
    ],
)
def test_days_are_found(text: str, first: str, last: str, precision: str) -> None:
    moment = only(text)
    assert (moment.first.isoformat(), moment.last.isoformat(), moment.precision) == (first, last, precision)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("It stopped at 18:00 on Friday.", "18:00"),
        ("It stopped on Friday at 7.15 a.m. local time.", "07:15"),
        ("It stopped on Friday at 3 p.m. again.", "15:00"),
        ("It stopped on Friday at 0935 GMT.", "15:35"),
        ("It stopped on Friday, around noon.", "12:00"),
        ("It stopped on Friday at twenty past five.", "05:20"),
        ("It stopped at one in the morning on Friday.", "01:00"),
        ("It stopped on Friday at 11:00 Dushanbe time.", "12:00"),
    ],
)
def test_clock_times_join_their_day(text: str, time: str) -> None:
    moment = only(text)
    assert (moment.first, moment.precision, moment.time) == (date(2022, 9, 16), "hour", time)


def test_relative_days_count_from_the_day_just_named() -> None:
    moments = times("It rose to 46 on Saturday, from 36 a day earlier.").moments
    assert [moment.first.day for moment in moments] == [17, 16]


@pytest.mark.parametrize(
    "text", ["The presidents are due there on Thursday.", "They will meet on Monday.", "It lasts until Tuesday."]
)
def test_days_to_come_are_marked(text: str) -> None:
    moment = only(text)
    assert moment.future
    assert moment.first > PUBLISHED


def test_without_a_day_of_publication_only_absolute_dates_resolve() -> None:
    assert times("On Friday, last week, yesterday, a day earlier, in March, the 16th.", None).moments == []
    assert only("They fought on 28 April 2021.", None).first == date(2021, 4, 28)


@pytest.mark.parametrize(
    "text",
    ["March on the border.", "Officials may say 30 died.", "2021 people were hurt.", "over 2000 fled", "Sun and Mon"],
)
def test_what_only_looks_like_a_date(text: str) -> None:
    assert times(text).moments == []


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("A 36-year-old was hit.", "36"),
        ("A driver aged 47 was hit.", "47"),
        ("One man of 30 lost an eye.", "30"),
        ("Asan Turdubaev, 54, said so.", "54"),
        ("The youngest is nine months old.", "nine months old"),
        ("He was 26 and served here.", "26"),
        ("They fought for two weeks.", "two weeks"),
        ("Within 24 hours they left.", "24 hours"),
        ("The two-day battle ended.", "two-day"),
        ("A girl born in 2008 died.", "2008"),
        ("Since 1991 they have argued.", "1991"),
        ("It began at 18:15.", "18:15"),
        ("It happened four years ago.", "four years ago"),
    ],
)
def test_numbers_of_time_and_age_are_masked(text: str, masked: str) -> None:
    start = text.index(masked)
    assert any(first <= start and start + len(masked) <= last for first, last in times(text).masked)


@pytest.mark.parametrize(
    "text",
    [
        "In all, 36 people died.",
        "Kyrgyzstan, 36, and others",
        "31 were hurt on Friday.",
        "Many were hurt, up from 42 in the afternoon.",
        "Many were hurt, up from 12 in the morning.",
        "The wards held 37 in the evening.",
    ],
)
def test_counts_are_not_masked(text: str) -> None:
    number = next(token for token in text.replace(",", " ").split() if token.isdecimal())
    start = text.index(number)
    assert not any(first <= start < last for first, last in times(text).masked)


EXAMPLES = {
    "month": "It began on 12 {}.",
    "month_short": "It began on 12 {} 2021.",
    "weekday": "It began on {}.",
    "weekday_short": "It began on {}, 12 April 2021.",
    "season": "It began in the {} of 2021.",
    "day_word": "It began {}.",
    "night_word": "It began {}.",
    "unit": "It took 24 {}.",
    "day_part": "It began by {}.",
    "number": "It took {} weeks.",
    "person": "Here a {} of 30 died.",
}


@pytest.mark.parametrize("row", rows("dates"), ids=lambda row: f"{row['word']}-{row['kind']}")
def test_every_word_of_the_list_is_read(row: dict[str, str]) -> None:
    word = row["word"].capitalize() if row["kind"].startswith(("month", "weekday")) else row["word"]
    assert times(EXAMPLES[row["kind"]].format(word)).masked


@pytest.mark.parametrize("row", rows("date_cues"), ids=lambda row: f"{row['word']}-{row['cue']}")
def test_every_cue_is_a_small_word_that_some_rule_knows(row: dict[str, str]) -> None:
    assert row["word"] == row["word"].lower().strip() != ""
    assert row["word"] in cues()[row["cue"]]
    assert len(tokens(row["word"])) == 1


PIECES = st.sampled_from(
    "April 28 29 - , . ; : ( ) 2021 2022 Friday Sept . on in the 16 th last next year week ago 24 hours 27.01.2022 "
    "30/04 31 99 0 18:00 7 p.m. GMT overnight since by as of aged 47 May March said killed people were \n \n\n a two "
    "days later before earlier 9999 0000-00-00 spring of quarter to half past".split(" ")
)
TEXTS = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map(" ".join))


@given(TEXTS, st.none() | st.dates() | st.sampled_from([date.min, date.max]), st.integers(0, 200), st.integers(0, 60))
def test_any_text_and_day_give_spans_within_it(text: str, published: date | None, start: int, length: int) -> None:
    found = times(text, published)
    assert found.masked == sorted(found.masked)
    assert all(0 <= first < last <= len(text) for first, last in found.masked)
    assert all(0 <= moment.start < moment.end <= len(text) and moment.first <= moment.last for moment in found.moments)
    assert all(before.start <= after.start for before, after in pairwise(found.moments))
    end = min(start + length, len(text))
    found.as_of(start, end)
    found.when(start, end)
    found.episode(start, end)
