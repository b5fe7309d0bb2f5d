"""Evidence: a phrase is found where it stands, and a text that does not bear a record out is refused."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from borderviz.evidence import EvidenceError, find_text, locate, paragraphs, passage, read_text, sha256
from borderviz.model import Claim
from borderviz.study import Study

from .small_study import TEXT, SmallStudy

texts = st.text("ab.\n\r \té", max_size=60)


def open_small(folder: Path) -> Study:
    return SmallStudy(folder).open()


@pytest.fixture
def record(tmp_path: Path) -> Claim:
    """Rests on "12 dead" in the second paragraph of TEXT."""
    return open_small(tmp_path).claims["killed-12"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("\n \n", []),
        ("one", ["one"]),
        ("one\ntwo", ["one\ntwo"]),
        ("one\n\ntwo", ["one", "two"]),
        ("\n\n one\n \t\n\n two\n", ["one", "two\n"]),
        ("one\r\n\r\ntwo\r\nthree", ["one\r", "two\r\nthree"]),
    ],
)
def test_blank_lines_part_paragraphs(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in paragraphs(text)] == expected


@given(texts)
def test_paragraphs_hold_all_that_is_not_blank_in_order(text: str) -> None:
    spans = list(paragraphs(text))
    assert spans == sorted(spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert "".join("".join(text[a:b].split()) for a, b in spans) == "".join(text.split())
    assert all("\n\n" not in text[a:b] for a, b in spans)


@given(data=st.data(), text=texts)
def test_every_span_of_a_paragraph_is_located_and_bears_out_its_record(data: st.DataObject, text: str) -> None:
    spans = list(paragraphs(text))
    assume(spans)
    number = data.draw(st.integers(1, len(spans)))
    first, last = spans[number - 1]
    start = data.draw(st.integers(first, last - 1))
    end = data.draw(st.integers(start + 1, last))
    phrase = text[start:end]
    assert (start, end, number) in list(locate(text, phrase))
    assert all(text[a:b] == phrase for a, b, _ in locate(text, phrase))
    found = passage(text, coded(start, end, number, sha256(phrase)))
    assert (found.before, found.phrase, found.after) == (text[first:start], phrase, text[end:last])


def coded(start: int, end: int, paragraph: int, digest: str) -> Claim:
    """A claim of which only the evidence matters."""
    columns = ("claim_id", "report_id", "metric", "value", "low", "high", "qualifier", "side", "group", "claimant")
    columns += ("claimant_side", "as_of", "clash")
    return Claim(
        **dict.fromkeys(columns),  # type: ignore[arg-type]
        evidence_start=start,
        evidence_end=end,
        evidence_paragraph=paragraph,
        evidence_sha256=digest,
    )


def test_a_phrase_that_overlaps_itself_is_located_each_time() -> None:
    assert list(locate("aaa", "aa")) == [(0, 2, 1), (1, 3, 1)]


@pytest.mark.parametrize("phrase", ["", "absent", "12 DEAD", "1. dead"])
def test_what_does_not_stand_in_the_text_is_not_located(phrase: str) -> None:
    assert list(locate(TEXT, phrase)) == []


def test_a_passage_is_its_paragraph_in_three_pieces(record: Claim) -> None:
    found = passage(TEXT, record)
    assert found.phrase == "12 dead"
    assert found.paragraph == 2
    assert (found.before + found.phrase + found.after) == TEXT.split("\n\n")[1]


@pytest.mark.parametrize("text", ["", TEXT.replace("12", "13"), f"\ufeff{TEXT}", TEXT.replace("\n", "\r\n"), TEXT[:30]])
def test_another_text_is_refused(record: Claim, text: str) -> None:
    with pytest.raises(EvidenceError, match="differs"):
        passage(text, record)


@pytest.mark.parametrize(("paragraph", "message"), [(1, "does not lie in paragraph 1"), (3, "has 2 paragraphs, not 3")])
def test_a_wrong_paragraph_is_refused(record: Claim, paragraph: int, message: str) -> None:
    with pytest.raises(EvidenceError, match=message):
        passage(TEXT, replace(record, evidence_paragraph=paragraph))


def test_a_line_break_is_one_character_however_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("é\r\nb\nc\n".encode())
    assert read_text(tmp_path / "a.txt") == "é\nb\nc\n"


def test_the_text_of_a_report_comes_from_the_first_folder_that_has_it(tmp_path: Path) -> None:
    study = open_small(tmp_path)
    folders = [tmp_path / "none", tmp_path / "one", tmp_path / "two"]
    for folder in folders[1:]:
        folder.mkdir()
        (folder / "first.txt").write_text(folder.name, encoding="utf-8")
    assert find_text(study.reports["first-report"], folders) == "one"
    assert find_text(study.reports["first-report"], [tmp_path / "none"]) is None
    assert find_text(study.reports["spare-report"], folders) is None
