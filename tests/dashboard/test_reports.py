"""The Reports page: all that was coded from a report, and its passages where the text is at hand."""

import re

from app_runs import Html, html_of, rows_of, said, words_of

import made_studies


def test_each_report_shows_all_that_was_coded_from_it(open_app, study_folder):
    app = open_app(page="reports")
    claims, incidents = rows_of(study_folder, "claims"), rows_of(study_folder, "incidents")
    for report in rows_of(study_folder, "reports"):
        app.selectbox(key="read").set_value(report["report_id"]).run()
        assert not app.exception
        words = words_of(app)
        of_report = [[row for row in rows if row["report_id"] == report["report_id"]] for rows in (claims, incidents)]
        assert f"Figures ({len(of_report[0])})" in words
        assert f"Incidents ({len(of_report[1])})" in words
        cards = [body for body in html_of(app) if "bv-card" in body]
        paragraphs = [int(number) for body in cards for number in re.findall(r"paragraph (\d+)", body)]
        assert paragraphs == [int(row["evidence_paragraph"]) for rows in of_report for row in rows]
        assert ("gave no figure" in words) == bool(report["silent_sides"])


def test_without_the_text_it_says_where_to_put_it(open_app, study_folder):
    app = open_app(page="reports")
    report = rows_of(study_folder, "reports")[0]
    assert f"texts/{report['file']}" in said(app.info)[0]
    assert not [body for body in html_of(app) if "<mark>" in body]


def test_passages_mark_exactly_the_phrase(open_app, tmp_path):
    app = open_app(made_studies.small_with_text(tmp_path / "study"), "reports")
    assert not app.info
    assert not app.warning
    quotes = [body for body in html_of(app) if "<mark>" in body]
    assert ["<mark>counted 7 dead &amp; 12 hurt</mark>" in quote for quote in quotes] == [True, False]
    assert "the &lt;old&gt; bridge" in quotes[1]
    assert "<mark>Shots fell near the mill</mark> as well." in quotes[1]
    assert Html(quotes[1]).tags == {"blockquote", "mark"}


def test_text_that_was_changed_marks_nothing_wrong(open_app, tmp_path):
    folder = made_studies.small_with_text(tmp_path / "study")
    text = folder / "texts" / "herald.txt"
    text.write_text(text.read_text(encoding="utf-8").replace("Northtown", "Northburgh"), encoding="utf-8")
    app = open_app(folder, "reports")
    assert "differs" in said(app.warning)[0]
    assert not [body for body in html_of(app) if "<mark>" in body]
    assert len([body for body in html_of(app) if "bv-missing" in body]) == 2


def test_text_that_is_not_utf8_is_said_plainly(open_app, tmp_path):
    folder = made_studies.small_with_text(tmp_path / "study")
    (folder / "texts" / "herald.txt").write_bytes(b"caf\xe9 \xff")
    app = open_app(folder, "reports")
    assert not app.exception
    assert "UTF-8" in said(app.warning)[0]
    assert not [body for body in html_of(app) if "<mark>" in body]


def test_texts_may_lie_in_a_folder_of_their_own(open_app, tmp_path, monkeypatch):
    folder = made_studies.small_with_text(tmp_path / "study")
    (folder / "texts").rename(tmp_path / "articles")
    app = open_app(folder, "reports")
    assert app.info
    monkeypatch.setenv("BORDERVIZ_TEXTS", str(tmp_path / "articles"))
    app.run()
    assert not app.info
    assert len([body for body in html_of(app) if "<mark>" in body]) == 2
