"""Files, folders and the tables beside them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borderviz.columns import columns_of
from borderviz.model import IDENTIFIER, Claim
from borderviz.reading.articles.sources import Source, identifier, read_article, sources

PAGE = "<html><head><title>Page title</title><meta name='date' content='2021-05-03'></head><body><p>24 killed</p>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of texts with a table beside them, as a user has it."""
    (tmp_path / "b.txt").write_text("24 killed", encoding="utf-8")
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "a.txt").write_text("87 hurt", encoding="utf-8")
    (tmp_path / "notes.docx").write_bytes(b"PK")
    (tmp_path / ".hidden.txt").write_text("x", encoding="utf-8")
    (tmp_path / "2021").mkdir()
    (tmp_path / "2021" / "c.MD").write_text("# Two\n\ntext", encoding="utf-8")
    index = "file,title,outlet,published\nb.txt,The title,The outlet,2021-05-01\na.html,,,2021-05-02\na.txt,,,soon\n"
    (tmp_path / "articles.csv").write_text(index, encoding="utf-8")
    return tmp_path


def article(folder: Path, name: str, published: date | None = None) -> tuple[str, str, date | None]:
    found = read_article(Source(str(folder / name), "x"), published)
    return found.title, found.outlet, found.published


def test_folders_are_read_with_all_that_is_in_them_sorted_and_without_the_table(folder: Path) -> None:
    found = [source for source in sources([str(folder)]) if isinstance(source, Source)]
    assert [Path(source.path).name for source in found] == ["c.MD", "a.html", "a.txt", "b.txt"]
    assert [source.id for source in found] == ["2021-c", "a-html", "a-txt", "b"]


def test_the_day_given_goes_before_the_table_and_the_table_before_the_page(folder: Path) -> None:
    assert article(folder, "a.html") == ("Page title", "", date(2021, 5, 2))
    assert article(folder, "a.html", date(2021, 5, 9))[2] == date(2021, 5, 9)
    assert article(folder, "b.txt") == ("The title", "The outlet", date(2021, 5, 1))
    (folder / "articles.csv").rename(folder / "other.csv")
    moved = folder / "moved"
    moved.mkdir()
    (folder / "a.html").rename(moved / "a.html")
    assert article(moved, "a.html")[2] == date(2021, 5, 3)


def test_a_day_that_is_none_is_noted(folder: Path) -> None:
    found = read_article(Source(str(folder / "a.txt"), "x"))
    assert found.published is None and "'soon'" in found.notes[0] and "YYYY-MM-DD" in found.notes[0]


def test_a_study_s_reports_name_its_texts_and_their_ids(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "dw.txt").write_text("24 killed", encoding="utf-8")
    rows = "report_id;file;published\ndw-2021;dw.txt;2021-05-01\n"
    (tmp_path / "reports.csv").write_text(rows, encoding="utf-8-sig")
    found = read_article(Source(str(tmp_path / "texts" / "dw.txt"), "dw"))
    assert (found.id, found.published) == ("dw-2021", date(2021, 5, 1))


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\0", b"%PDF", b'"', b"file\n\n,,,\n", b"file,file\nb.txt\n"])
def test_a_broken_table_stops_nothing(folder: Path, content: bytes) -> None:
    (folder / "reports.csv").write_bytes(content)
    (folder / "articles.csv").unlink()
    assert read_article(Source(str(folder / "b.txt"), "b")).text == "24 killed"


@given(st.text(max_size=100))
def test_ids_fit_the_tables_of_a_study(name: str) -> None:
    pattern = columns_of(Claim)["claim_id"].pattern
    assert pattern == IDENTIFIER
    columns_of(Claim)["claim_id"].parse(f"{identifier(name)}-c123")
