"""Claims matrix: every figure stands once, in the row of who says it and the column of what it counts."""

from __future__ import annotations

import re
import time
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from borderviz.charts.claims_matrix import MOST_IN_CELL, MOST_ROWS, claims_matrix, matrix_rows
from borderviz.study import Study
from borderviz.tolls import figures, silences

from .small_study import SmallStudy, claim
from .test_charts import HOSTILE, hostile


def tables(study: Study) -> tuple[pd.DataFrame, pd.DataFrame]:
    """All figures and all silences of a study."""
    return figures(study, study.claims.values()), silences(study, study.reports)


def matrix(study: Study, **options: Any) -> str:
    return claims_matrix(*tables(study), study, **options)


def ids(html: str) -> list[str]:
    return re.findall(r'data-claim="([^"]*)"', html)


class Parsed(HTMLParser):
    """The rows of the table with the text of each cell; how many columns each row spans; and all that is text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.spans: list[int] = []
        self.tags: Counter[str] = Counter()
        self.titles: dict[str, str] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        known = dict(attrs)
        if tag == "tr":
            self.rows.append([])
            self.spans.append(0)
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self.spans[-1] += int(known.get("colspan") or 1)
        if "data-claim" in known:
            self.titles[str(known["data-claim"])] = str(known["title"])

    def handle_data(self, data: str) -> None:
        if self.rows:
            self.rows[-1][-1] += data


@pytest.fixture(scope="module")
def shipped(study_folder: Path) -> Study:
    return Study.open(study_folder)


@pytest.fixture
def small(tmp_path: Path) -> SmallStudy:
    """A study that is good, without a claim."""
    study = SmallStudy(tmp_path)
    study.tables["claims"] = []
    return study


# The shipped study, counted by hand


def test_every_figure_but_repeats_stands_once(shipped: Study) -> None:
    found = Counter(ids(matrix(shipped)))
    assert found == Counter(claim.claim_id for claim in shipped.claims.values() if not claim.repeat)
    assert len(found) == 29


def test_rows_are_those_who_speak_and_those_said_to_be_silent(shipped: Study) -> None:
    table = matrix_rows(*tables(shipped), shipped)
    assert Counter(table["Clash"]) == {"April 2021": 11, "January 2022": 1, "September 2022": 5}
    april = table[table["Clash"] == "April 2021"]
    assert list(april["Speaks for"]) == ["Kyrgyz side"] * 4 + ["Tajik side"] * 2 + ["Media"] * 5
    assert list(april["Recalled later"]) == [""] * 9 + ["yes"] * 2
    assert list(table.columns[4:]) == [
        "Kyrgyz people: killed", "Kyrgyz people: injured", "Kyrgyz people: displaced", "Kyrgyz people: missing",
        "Tajik people: killed", "Tajik people: injured", "Both sides together: killed",
        "Both sides together: injured", "Side not said: displaced",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("clash", "claimant", "column", "text"),
    [
        ("April 2021", "Kyrgyz officials", "Kyrgyz people: killed", "31; ≥33"),
        ("April 2021", "Kyrgyz authorities", "Kyrgyz people: displaced", "~20,000"),
        ("April 2021", "Media reports", "Tajik people: killed", "~8; 4 of them security forces"),
        ("April 2021", "Tajik authorities", "Tajik people: injured", "2; +7"),
        ("April 2021", "Tajik authorities", "Tajik people: killed", ""),
        ("April 2021", "Own authorities", "Tajik people: killed", "gave no figure, says DW"),
        ("April 2021", "Own authorities", "Tajik people: injured", ""),
        ("April 2021", "DW", "Both sides together: killed", "dozens; >30"),
        ("January 2022", "Own authorities", "Tajik people: injured", "gave no figure, says The Moscow Times"),
        ("September 2022", "Kyrgyz Health Ministry", "Kyrgyz people: killed", "36; 24, replaced; +12"),
        ("September 2022", "AFP report, unattributed", "Tajik people: killed", "2 security forces"),
        ("September 2022", "Red Cross", "Kyrgyz people: displaced", "18,500"),
    ],
)
def test_a_cell_says_what_a_claimant_says(shipped: Study, clash: str, claimant: str, column: str, text: str) -> None:
    table = matrix_rows(*tables(shipped), shipped)
    (cell,) = table[(table["Clash"] == clash) & (table["Claimant"] == claimant)][column]
    assert cell == text


def test_page_and_file_say_the_same(shipped: Study) -> None:
    page = Parsed(matrix(shipped)).rows
    told = {tuple(cell for cell in row if cell) for row in page}
    for row in matrix_rows(*tables(shipped), shipped).itertuples(index=False):
        name = row.Claimant + ("recalled later" if row[3] else "")
        cells = [cell.replace("; ", " · ") for cell in row[4:] if cell]
        own = row[1] in ("Kyrgyz side", "Tajik side") and row.Claimant != "Own authorities"
        assert (name, *(f"{cell}own side" if own else cell for cell in cells)) in told


def test_every_row_of_the_page_has_all_columns(shipped: Study) -> None:
    parsed = Parsed(matrix(shipped))
    upper, lower, *body = parsed.spans
    assert upper == 10 and lower == 9 and set(body) == {10}


def test_pointing_at_a_figure_tells_all_of_it(shipped: Study) -> None:
    title = Parsed(matrix(shipped)).titles["dw-killed-33"]
    for part in (
        "Kyrgyz officials",
        "at least 33, killed, Kyrgyz, all",
        "1 May 2021",
        "DW",
        "paragraph 17",
        "taken as",
    ):
        assert part in title


def test_only_the_clashes_that_are_looked_at_are_shown(shipped: Study) -> None:
    html = matrix(shipped, clashes={"2022-09"})
    assert "September 2022" in html and "April 2021" not in html
    assert all(shipped.claims[one].clash == "2022-09" for one in ids(html))
    assert "Both sides" not in html


def test_rows_may_be_a_table_or_its_records(shipped: Study) -> None:
    rows, quiet = tables(shipped)
    as_records = claims_matrix(rows.to_dict("records"), quiet.to_dict("records"), shipped)
    assert as_records == claims_matrix(rows, quiet, shipped)


# Whose people, of whom they speak


@pytest.mark.parametrize(
    ("speaks_for", "side", "word"),
    [("KGZ", "KGZ", "own side"), ("TJK", "KGZ", "other side"), ("media", "KGZ", ""), ("KGZ", "both", ""),
     ("UZB", "KGZ", ""), ("unspecified", "unspecified", "")],
)  # fmt: skip
def test_own_side_and_other_side_are_told_apart_in_words(
    small: SmallStudy, speaks_for: str, side: str, word: str
) -> None:
    small.add("claims", claim("one", claimant_side=speaks_for, side=side))
    html = matrix(small.open())
    assert [text for text in ("own side", "other side") if f"<small>{text}</small>" in html] == ([word] if word else [])


# What is not there


def test_a_study_without_claims_has_a_row_for_each_clash(small: SmallStudy) -> None:
    study = small.open()
    html = claims_matrix(figures(study, []), silences(study, []), study)
    assert html.count("no figure in these reports") == len(study.clashes) and ids(html) == []
    assert list(matrix_rows(figures(study, []), silences(study, []), study)["Claimant"]) == (
        ["no figure in these reports"] * len(study.clashes)
    )


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        ({"value": "0", "low": "0", "high": "0", "negative": "true"}, "0"),
        ({"qualifier": "at_least", "high": ""}, "≥12"),
        ({"value": "24", "low": "24", "vague": "true", "qualifier": "at_least", "high": ""}, "dozens"),
        ({"recalled": "true"}, "12"),
        ({"increment": "true"}, "+12"),
        ({"side": "unspecified"}, "12"),
        ({"side": "UZB"}, "12"),
        ({"qualifier": "range", "high": "15"}, "12–15"),
    ],
)
def test_a_lone_figure_of_any_kind_is_shown(small: SmallStudy, cells: dict[str, str], text: str) -> None:
    study = small.add("claims", claim("one", **cells)).open()
    assert study.notices == ()
    assert f"<b>{text}</b>" in matrix(study)
    (row,) = matrix_rows(*tables(study), study).query("Claimant == 'Ministry'").itertuples(index=False)
    assert text in row[4:]


# Text


def test_hostile_text_is_escaped_wherever_it_is_shown(shipped: Study) -> None:
    parsed = Parsed(matrix(hostile(shipped)))
    assert parsed.tags["script"] == parsed.tags["a"] == 0
    assert any(HOSTILE in cell for row in parsed.rows for cell in row)
    assert all(HOSTILE in title for title in parsed.titles.values())


def test_an_attribute_cannot_be_broken_out_of(shipped: Study) -> None:
    quote = "\"' onmouseover='alert(1)"
    changed = {key: replace(claim, claimant=quote, note=quote) for key, claim in shipped.claims.items()}
    sides = {key: replace(side, adjective=quote, colour_light=quote) for key, side in shipped.sides.items()}
    html = matrix(replace(shipped, claims=changed, sides=sides))
    assert quote not in html and "' onmouseover" not in html
    assert all(quote in title for title in Parsed(html).titles.values())


# Size


def test_of_many_claimants_and_many_figures_it_says_how_many_are_left_out(small: SmallStudy) -> None:
    one = [claim(f"same-{number}", number) for number in range(MOST_IN_CELL + 3)]
    others = [claim(f"other-{number}", claimant=f"Witness {number}") for number in range(MOST_ROWS + 4)]
    study = small.add("claims", *one, *others).open()
    html = matrix(study)
    assert " · 3 more" in html and "5 more claimants" in html
    assert len(ids(html)) == MOST_IN_CELL + MOST_ROWS - 1
    assert "gave no figure, says Gazette" in html
    assert len(matrix_rows(*tables(study), study)) >= MOST_ROWS + 5


def test_ten_thousand_claims_make_a_page_in_no_time(small: SmallStudy) -> None:
    small.tables["claims"] = [claim(f"c-{n}", n % 500, claimant=f"Witness {n % 40}") for n in range(10_000)]
    study = small.open()
    rows, quiet = tables(study)
    begun = time.perf_counter()
    html = claims_matrix(rows, quiet, study)
    assert time.perf_counter() - begun < 2
    assert len(html) < 200_000
