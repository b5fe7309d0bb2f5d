"""The page in one file: everything inside it, nothing in it runs but our script, the same bytes each time."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import made_studies
from borderviz import tolls
from borderviz.exchange.html_page import html_page
from borderviz.exchange.provenance import Provenance
from borderviz.page.cleaned import cleaned, undirected
from borderviz.page.document import SCRIPTS, WEB, in_html
from borderviz.page.told import Told
from borderviz.selection import Selection
from borderviz.study import Study
from borderviz.tolls.contradictions import contradictions
from borderviz.tolls.words import words

MADE = date(2026, 1, 1)
MOST_BYTES = 5_000_000
OVERRIDE = "\u202e"


class Page(HTMLParser):
    """What a browser finds in a page: elements with their attributes, and what stands in script elements."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.in_script = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self.in_script = tag == "script"
        self.scripts += [""] if self.in_script else []

    def handle_endtag(self, tag: str) -> None:
        self.in_script = False

    def handle_data(self, data: str) -> None:
        if self.in_script:
            self.scripts[-1] += data

    @property
    def policy(self) -> dict[str, str]:
        given = next(a["content"] for _, a in self.elements if a.get("http-equiv") == "Content-Security-Policy")
        return dict(part.strip().partition(" ")[::2] for part in str(given).split(";"))

    @property
    def data(self) -> dict[str, Any]:
        read: dict[str, Any] = json.loads(self.scripts[0])
        return read


def page_of(study: Study, selection: Selection | None = None) -> tuple[bytes, Page]:
    chosen = selection or Selection()
    content = html_page(chosen.of(study), Provenance.of(study, chosen, MADE))
    return content, Page(content.decode())


@pytest.fixture(scope="module")
def shipped(study_folder: Path) -> tuple[bytes, Page]:
    return page_of(Study.open(study_folder))


def test_the_page_of_the_shipped_study_fits_into_a_mail(shipped: tuple[bytes, Page]) -> None:
    assert len(shipped[0]) < MOST_BYTES


def test_the_same_study_gives_the_same_bytes(shipped: tuple[bytes, Page], study_folder: Path) -> None:
    assert page_of(Study.open(study_folder))[0] == shipped[0]


def test_the_policy_lets_our_script_run_and_no_host_be_asked(shipped: tuple[bytes, Page]) -> None:
    _, page = shipped
    _, script = page.scripts
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert page.policy["script-src"] == f"'sha256-{digest}'"
    assert page.policy["default-src"] == "'none'"
    assert page.policy["img-src"] == page.policy["connect-src"] == "data:"
    assert not re.search(r"https?:|\*", " ".join(page.policy.values()))


def test_nothing_is_loaded_from_elsewhere(shipped: tuple[bytes, Page]) -> None:
    _, page = shipped
    loaded = [a.get("src") or a.get("href") for tag, a in page.elements if tag not in ("a",)]
    assert {address for address in loaded if address} == {"data:,"}
    assert not [name for tag, a in page.elements for name in a if name.startswith("on")]
    assert "openstreetmap.org/{z}" not in json.dumps(page.data)
    assert "@import" not in shipped[0].decode()


def test_every_script_of_the_page_is_in_it_once(shipped: tuple[bytes, Page]) -> None:
    assert {path.stem for path in WEB.glob("*.js")} == set(SCRIPTS)
    script = shipped[1].scripts[1]
    assert all(script.count((WEB / f"{name}.js").read_text(encoding="utf-8")) == 1 for name in SCRIPTS)
    assert "sourceMappingURL" not in script


def test_what_could_end_a_script_is_written_by_its_code() -> None:
    hostile = "</script><!-- \u2028\u2029 & <script>"
    assert not set(in_html([hostile])) & set("<>&\u2028\u2029")
    assert json.loads(in_html([hostile])) == [hostile]


def test_readers_without_a_script_get_all_figures_and_the_credits(
    shipped: tuple[bytes, Page], study_folder: Path
) -> None:
    html = shipped[0].decode()
    plain = html[html.index("<noscript>") : html.index("</noscript>")]
    study = Study.open(study_folder)
    assert plain.count("<tr>") == len(study.claims) + 1
    for claim in study.claims.values():
        assert claim.claimant.replace("'", "&#x27;") in plain
    about = html[html.index('id="view-about"') : html.index("<noscript>")]
    for words_of in ("GEBCO", "OpenStreetMap contributors", "Creative Commons Attribution 4.0", "1 Jan 2026"):
        assert words_of in about


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    study = Study.open(made_studies.hostile(tmp_path / "study"))
    content, page = page_of(study)
    assert [tag for tag, _ in page.elements].count("script") == 2
    assert not [a for _, a in page.elements if "onerror" in a or "onload" in a or a.get("src") == "x"]
    assert not [a for _, a in page.elements if str(a.get("href")).startswith("javascript:")]
    assert page.data["title"] == study.settings.title
    assert "unsafe-inline" not in page.policy["script-src"]
    assert len(content) < MOST_BYTES


def test_no_text_can_turn_the_page_around(study_folder: Path) -> None:
    study = Study.open(study_folder)
    claims = {
        claim_id: replace(claim, claimant=f"{OVERRIDE}{claim.claimant}", note=f"a\u2066b{OVERRIDE}")
        for claim_id, claim in study.claims.items()
    }
    turned = replace(study, claims=claims, settings=replace(study.settings, title=f"{OVERRIDE}{study.settings.title}"))
    content, page = page_of(turned)
    assert not re.search("[\u202a-\u202e\u2066-\u2069]", content.decode())
    assert not re.search(r"\\u20(2[a-e]|6[6-9])", page.scripts[0], re.IGNORECASE)
    files = page.data["map"]["addresses"]["files"].values()
    for address in files:
        assert not re.search("[\u202a-\u202e\u2066-\u2069]", base64.b64decode(address.partition(",")[2]).decode())


def test_cleaning_leaves_good_text_alone(study_folder: Path) -> None:
    study = Study.open(study_folder)
    assert cleaned(study) == study
    assert undirected("שלום, Көк-Таш") == "שלום, Көк-Таш"


@pytest.mark.parametrize("clash", ["2021-04", "2022-01", "2022-09"])
def test_a_page_of_one_clash_holds_that_clash_alone(study_folder: Path, clash: str) -> None:
    _, page = page_of(Study.open(study_folder), Selection(clashes=frozenset({clash})))
    assert [one["id"] for one in page.data["clashes"]] == [clash]
    assert {one["clash"] for one in page.data["incidents"]} == {clash}
    assert {one["clash"] for one in page.data["figures"]} <= {clash, ""}
    assert {one["clash"] for one in page.data["contradictions"]} <= {clash}


def test_a_page_of_nothing_can_be_made(study_folder: Path) -> None:
    nothing = Selection(clashes=frozenset({"2022-01"}), reports=frozenset({"dw-2021-05-01"}))
    _, page = page_of(Study.open(study_folder), nothing)
    assert page.data["figures"] == page.data["incidents"] == []
    assert "map" in page.data


def test_a_page_of_empty_tables_can_be_made(tmp_path: Path) -> None:
    _, page = page_of(Study.open(made_studies.without_rows(tmp_path / "study")))
    assert page.data["days"] == [] and page.data["packed"]["order"] == []


def test_a_study_without_geography_gets_a_page_that_says_so(tmp_path: Path) -> None:
    folder = made_studies.copy_of_shipped(tmp_path / "study")
    made_studies.write_used_places(folder)
    made_studies.change_settings(folder, {"geography": ""})
    content, page = page_of(Study.open(folder))
    assert page.data["no_map"].startswith("The study names no geography")
    assert "map" not in page.data
    assert page.data["incidents"] and len(content) < 1_000_000


def test_a_geography_that_cannot_be_read_is_named_without_its_folder(tmp_path: Path) -> None:
    folder = made_studies.copy_of_shipped(tmp_path / "study", geography="../gone")
    _, page = page_of(Study.open(folder))
    assert page.data["no_map"] == "The geography of the study cannot be read: datapackage.json."


def test_sentences_are_those_of_python_and_name_what_they_need(study_folder: Path) -> None:
    study = Study.open(study_folder)
    told = Told(study)
    records, silences = told.records, told.silences
    found = told.contradictions()
    assert [one["sentence"] for one in found] == [one.sentence for one in contradictions(records, silences, study)]
    assert [one["reports"] for one in found if one["kind"].startswith("Silence")] == [["dw-2021-05-01"]]
    for paragraph in told.paragraphs():
        text = " ".join("".join(piece[0] for piece in one["pieces"]) for one in paragraph["sentences"])
        assert text == "".join(piece.text for piece in words(records, silences, study, paragraph["clash"]))
    quiet = [one for paragraph in told.paragraphs() for one in paragraph["sentences"] if one["reports"]]
    assert {report for one in quiet for report in one["reports"]} == {"dw-2021-05-01", "moscow-times-2022-01-27"}


def test_figures_of_the_page_are_those_of_the_library(shipped: tuple[bytes, Page], study_folder: Path) -> None:
    study = Study.open(study_folder)
    claims = sorted(study.claims.values(), key=lambda claim: claim.repeat)
    records = tolls.figures(study, claims).to_dict("records")
    assert len(records) == len(shipped[1].data["figures"])
    for record, figure in zip(records, shipped[1].data["figures"], strict=True):
        assert figure["id"] == record["claim_id"]
        same = {"metric", "side", "group", "claimant", "value", "low", "figure", "sign", "source", "paragraph", "note"}
        assert {name: figure[name] for name in same} == {name: record[name] for name in same}
        assert figure["high"] == (None if record["is_open"] else record["high"])
        assert figure["day"] == record["on_record"].isoformat()


def test_half_a_character_in_the_settings_is_written_as_its_code(study_folder: Path) -> None:
    study = Study.open(study_folder)
    study = replace(study, settings=replace(study.settings, title="half \ud800"))
    assert b"half \\ud800" in html_page(study, Provenance.of(study, Selection(), MADE))


@pytest.mark.parametrize(
    "described", ["{", "[1]", '{"resources": 3}', '{"resources": [1, {"title": 5, "licenses": [3]}]}']
)
def test_geodata_that_a_stranger_describes_do_not_stop_the_page(
    described: str, study_folder: Path, tmp_path: Path
) -> None:
    study = Study.open(shutil.copytree(study_folder, tmp_path / "clashes"))
    shutil.copytree(study_folder.parent / "geo", tmp_path / "geo")
    (tmp_path / "geo" / "datapackage.json").write_text(described)
    assert b"How to read" in html_page(study, Provenance.of(study, Selection(), MADE))
