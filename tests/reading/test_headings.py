"""Title, outlet and day of publication, as texts and file names tell them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borderviz.reading.articles.prepare import prepare, shipped_clashes
from borderviz.reading.articles.publication import is_date_line
from borderviz.reading.lexicon import rows
from borderviz.reading.text import Document

HERE = Path(__file__).parent
BODY = "The health ministry said that 24 people had been killed and 87 wounded in the shelling of three villages."


def prepared(text: str, file: str = "", published: date | None = None) -> tuple[Document, tuple[str, ...]]:
    return prepare(text, published, file=file, clashes=shipped_clashes())


def published(line: str, file: str = "") -> str | None:
    """The day of an article with such a line under its headline."""
    day = prepared(f"Two killed on the border\n\n{line}\n\n{BODY}", file)[0].published
    return day.isoformat() if day else None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("OSH, 2 May 2021. Two people", "2021-05-02"),
        ("DUSHANBE (May 6, 2021) — Two people", "2021-05-06"),
        ("(Batken, Tuesday 23 July 2019)  Two people", "2019-07-23"),
        ("BISHKEK | Friday 16 September 2022 | 23:40", "2022-09-16"),
        ("Sunday, September 18, 2022 (updated; an earlier version gave another number)", "2022-09-18"),
        ("18 Sep 2022 14:05 GMT", "2022-09-18"),
        ("Published 2022-09-16T10:00:00Z", "2022-09-16"),
        ("Published: 16/09/2022, last updated 18/09/2022", "2022-09-16"),
        ("May 1, 2021", "2021-05-01"),
        ("Sept. 17th, 2022 8:05 p.m.", "2022-09-17"),
        ("Aida Bekova | 16.09.2022", "2022-09-16"),
        ("10:42, 04 May 2021, Bishkek, Aida BEKOVA", "2021-05-04"),
        ("VALLEY PRESS (15/03/2019 09:17) - Two people", "2019-03-15"),
        ("Batken (Kyrgyzstan), Sept 19, 2022 - Two people", "2022-09-19"),
        ("BISHKEK, December 12, 2023 (News desk). Working groups", "2023-12-12"),
        ("Published 3 October 2022. Reporting period: 20-28 September 2022", "2022-10-03"),
        ("KHUJAND, September 21, 2022 -- Two people", "2022-09-21"),
        ("Updated on 17 September 2022 at 21:00", "2022-09-17"),
        ("https://valley.example/2022/01/27/two-killed", "2022-01-27"),
    ],
)
def test_a_day_with_its_year(line: str, day: str) -> None:
    assert published(line) == day


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("BATKEN, April 29 - Two people", "2021-04-29"),
        ("KHUJAND, Sept 14 — Two people", "2022-09-14"),
        ("DUSHANBE, January 28. Two people", "2022-01-28"),
        ("BISHKEK, Friday, April 30 (VP) - Two people", "2021-04-30"),
        ("BISHKEK, Friday, September 16 - Two people", "2022-09-16"),
        ("Today, March 10, at about 11:40, shots were fired.", "2022-03-10"),
        ("OSH, May 2 - Fighting like that of September 2022 was not seen", "2023-05-02"),
    ],
)
def test_a_day_without_a_year_lies_after_a_clash_and_on_its_weekday(line: str, day: str) -> None:
    assert published(line) == day
    assert "the year of publication is not in the text and was inferred" in prepared(f"Two killed\n\n{line}")[1]


@pytest.mark.parametrize(
    "line", ["Two were killed on 27.01.2022.", "The fighting of April 30, 2021 is not forgotten.", "x"]
)
def test_days_of_events_are_not_that_of_publication(line: str) -> None:
    assert published(line) is None


def test_the_text_goes_before_the_name_of_the_file_and_what_is_given_before_both() -> None:
    assert published("May 2, 2021", "dw-2021-05-01.txt") == "2021-05-02"
    assert published("", "dw-2021-05-01.txt") == "2021-05-01"
    assert published("OSH, May 2 - Two people", "dw_20220501.html") == "2022-05-02"
    text = f"Two killed\n\nMay 2, 2021\n\n{BODY}"
    assert prepared(text, "2021-05-01.txt", date(2021, 5, 3))[0].published == date(2021, 5, 3)


def test_where_no_line_says_it_the_last_day_named_twice_is_assumed_and_said_so() -> None:
    text = f"{BODY} He spoke on April 30, she on April 29. They met on April 30, and will meet on May 1."
    document, notes = prepared(f"Two killed on the border\n\n{text}")
    assert document.published == date(2021, 4, 30)
    assert any("assumed" in note for note in notes)


def test_what_is_not_found_is_said() -> None:
    document, notes = prepared(BODY)
    assert (document.title, document.outlet, document.published) == ("", "", None)
    assert notes == ("no title found", "no outlet found", "no day of publication found")


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"Two killed on the border | Reuters\n\n{BODY}", "Reuters"),
        (f"Two killed on the border\n\nBATKEN, April 29 (AFP) - {BODY}", "AFP"),
        (f"Two killed on the border\n\n{BODY}\n\nCopyright (c) 2022 Radio Free Europe. All rights reserved.", "RFE/RL"),
        (f"Support The Moscow Times!\n\nTwo killed on the border\n\n{BODY}", "The Moscow Times"),
        (f"Two killed on the border\n\n{BODY} Reuters and the BBC reported more.", ""),
        (f"---\ntitle: Two killed\nsource: Valley Post\n---\n\n{BODY}\n\n{BODY}", "Valley Post"),
    ],
)
def test_outlets(text: str, outlet: str) -> None:
    document, _ = prepared(text)
    assert document.outlet == outlet
    assert not document.title.endswith("Reuters")


@pytest.mark.parametrize("row", rows("outlets"), ids=lambda row: row["name"])
def test_every_outlet_of_the_list_is_known_by_all_its_names(row: dict[str, str]) -> None:
    assert row["kind"] in {"agency", "outlet", "organisation"}
    for name in [row["name"], *filter(None, row["other_names"].split(";"))]:
        assert prepared(f"Two killed on the border | {name}\n\n{BODY}\n\n{BODY}")[0].outlet == row["name"], name


@pytest.mark.parametrize(
    "line", ["24 people were killed on May 1", "", "1 May", "She said on 2 May 2021 that it was over."]
)
def test_sentences_are_no_date_lines(line: str) -> None:
    assert is_date_line(line) == (line == "1 May")


def test_days_and_titles_of_the_practice_texts() -> None:
    records = [json.loads(line) for line in (HERE / "gold" / "practice.jsonl").read_text(encoding="utf-8").splitlines()]
    wrong = []
    for record in records:
        document, _ = prepared((HERE / "texts" / record["file"]).read_text(encoding="utf-8"))
        if document.published and document.published.isoformat() != record["published"]:
            wrong.append((record["file"], "day", document.published))
        if document.title != record["title"]:
            wrong.append((record["file"], "title", document.title))
    assert len(wrong) <= 0.1 * len(records), wrong


@given(st.text(alphabet=st.sampled_from("MAY may123 ,.()-|:/Sep\n2021")) | st.text(), st.text(max_size=30))
def test_any_text_has_a_day_or_none(text: str, file: str) -> None:
    document, notes = prepared(text, file)
    assert document.published is None or isinstance(document.published, date)
    assert all(notes)
