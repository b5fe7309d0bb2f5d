"""Text from outside in Markdown: shown as it is, without what turns its neighbours around or cannot be sent."""

import json
import shutil

import pytest
from app_runs import PAGES, visit, words_of

HOSTILE = "half \ud800, turned \u202e"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("![a](https://tracker.example)", r"\!\[a\]\(https\:\/\/tracker\.example\)"),
        ("one\n\n# two   three", r"one \# two three"),
        ("a\u202eb \ud800", "ab \ufffd"),
        ("می\u200cشود", "می\u200cشود"),
    ],
)
def test_plain(text, shown):
    from plain import plain

    assert plain(text) == shown


def test_long_text_is_not_cut():
    from plain import plain

    assert plain("x" * 100_000) == "x" * 100_000


@pytest.mark.parametrize("page", PAGES)
def test_pages_of_a_study_whose_title_no_browser_can_be_sent(page, open_app, study_folder, tmp_path):
    folder = shutil.copytree(study_folder, tmp_path / "study")
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    package["borderviz"]["title"] = HOSTILE
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    app = visit(open_app(folder), page)
    assert not app.exception
    assert "half \ufffd, turned" in words_of(app) and "\u202e" not in words_of(app)


def test_strange_part_of_a_link_does_not_turn_the_page_around(open_app):
    app = open_app(address={"kind": ["\u202egnitoohs"]})
    assert app.warning and "\u202e" not in words_of(app)
