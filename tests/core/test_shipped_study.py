"""The study that ships: a walk over every row, and a hand count of the five articles made apart from it."""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import frictionless
import pytest

from borderviz.evidence import find_text, passage, sha256
from borderviz.model import Claim, Clash, DatePrecision, Group, Incident, PlaceKind, Qualifier
from borderviz.rules import local_day
from borderviz.schema import data_package
from borderviz.selection import clash_of
from borderviz.study import Study
from borderviz.wording import FLOORS

FOLDER = Path(__file__).parents[2] / "data" / "clashes"
STUDY = Study.open(FOLDER)
every_claim = pytest.mark.parametrize("claim", STUDY.claims.values(), ids=list(STUDY.claims))
every_incident = pytest.mark.parametrize("incident", STUDY.incidents.values(), ids=list(STUDY.incidents))
every_record = pytest.mark.parametrize(
    "record", [*STUDY.claims.values(), *STUDY.incidents.values()], ids=[*STUDY.claims, *STUDY.incidents]
)

WORDS = {2: "two", 4: "four", 7: "seven", 8: "eight", 12: "twelve", **FLOORS}


def test_the_shipped_study_has_no_notices() -> None:
    assert STUDY.notices == ()
    assert len(STUDY.reports) == 5


@every_claim
def test_a_claim_is_about_a_side_and_a_clash_of_the_study(claim: Claim) -> None:
    assert claim.report_id in STUDY.reports
    assert claim.clash in STUDY.clashes
    assert claim.side in {*STUDY.sides, "both", "unspecified"}
    assert claim.claimant_side in {*STUDY.sides, "third_party", "media", "unspecified"}


@every_claim
def test_a_figure_is_given_for_a_time_not_after_its_report(claim: Claim) -> None:
    published = STUDY.reports[claim.report_id].published.isoformat()
    assert claim.as_of <= published
    assert claim.as_of >= STUDY.clashes[claim.clash].start.isoformat()[: len(claim.as_of)]


@every_claim
def test_a_recall_is_said_after_its_clash_and_nothing_else_is(claim: Claim) -> None:
    own = max(
        clash.start for clash in STUDY.clashes.values() if clash.start <= STUDY.reports[claim.report_id].published
    )
    assert claim.recalled == (STUDY.clashes[claim.clash].start < own)


@every_claim
def test_a_sub_count_is_a_part_of_a_total_of_its_report_that_is_not_below_it(claim: Claim) -> None:
    if claim.group is Group.ALL:
        assert not claim.part_of
    if claim.part_of:
        total = STUDY.claims[claim.part_of]
        shared = ("report_id", "metric", "side", "clash", "claimant", "as_of")
        assert [getattr(claim, name) for name in shared] == [getattr(total, name) for name in shared]
        assert claim.value <= total.value
        assert not total.part_of and not total.repeat


@every_claim
def test_a_quantity_without_a_number_has_a_known_floor_and_no_upper_bound(claim: Claim) -> None:
    if claim.vague:
        assert claim.low in FLOORS
        assert (claim.qualifier, claim.high) == (Qualifier.AT_LEAST, None)


@every_claim
def test_a_repeat_repeats_a_figure_of_its_report_that_is_none(claim: Claim) -> None:
    def figure(other: Claim) -> tuple[object, ...]:
        return other.report_id, other.metric, other.side, other.group, other.value, other.qualifier, other.clash

    same = [other for other in STUDY.claims.values() if figure(other) == figure(claim)]
    assert sum(not other.repeat for other in same) == 1


@every_incident
def test_an_incident_lies_in_its_clash_and_not_after_its_report(incident: Incident) -> None:
    published = STUDY.reports[incident.report_id].published
    clash = STUDY.clashes[clash_of(incident, STUDY.clashes)]
    assert clash.start <= local_day(incident.start) <= local_day(incident.end) <= published
    assert (published - clash.start).days < 7


@every_incident
def test_the_precision_of_a_date_is_that_of_its_cells(incident: Incident) -> None:
    is_timed = isinstance(incident.start, datetime)
    assert is_timed == (incident.date_precision is DatePrecision.HOUR)
    assert (incident.start == incident.end) == (incident.date_precision is not DatePrecision.RANGE)
    if isinstance(incident.start, datetime):
        assert incident.start.isoformat()[-6:] in {side.utc_offset for side in STUDY.sides.values()}


@every_incident
def test_the_precision_of_a_place_is_not_finer_than_the_place(incident: Incident) -> None:
    place = STUDY.places.get(incident.place_id)
    finest = {PlaceKind.DISTRICT: 3, PlaceKind.REGION: 4, PlaceKind.COUNTRY: 6}
    if place is None or not place.has_point:
        assert incident.where_precision >= 5
    else:
        assert incident.where_precision >= finest.get(place.kind, 1)
        assert incident.where_precision <= 2 or place.kind in finest


@every_incident
def test_accounts_of_one_event_name_each_other_and_overlap_in_time(incident: Incident) -> None:
    for other in map(STUDY.incidents.__getitem__, incident.same_event):
        assert other is not incident
        assert incident.incident_id in other.same_event
        assert local_day(other.start) <= local_day(incident.end) and local_day(incident.start) <= local_day(other.end)


@every_incident
def test_a_side_is_never_blamed_by_its_own_account(incident: Incident) -> None:
    assert incident.blamed_on in {*STUDY.sides, "both", ""}
    assert not incident.blamed_on or incident.blamed_on != incident.account_of


@pytest.mark.parametrize("clash", STUDY.clashes.values(), ids=list(STUDY.clashes))
def test_a_clash_is_named_by_the_month_of_its_outbreak(clash: Clash) -> None:
    assert clash.start.isoformat()[:7] == clash.clash_id
    assert clash.source


# The texts


@pytest.mark.parametrize("report_id", STUDY.reports)
def test_the_texts_at_hand_are_those_that_were_coded(texts_folder: Path, report_id: str) -> None:
    report = STUDY.reports[report_id]
    text = find_text(report, [texts_folder])
    assert text is not None and sha256(text) == report.text_sha256


@every_record
def test_the_evidence_lies_in_the_paragraph_that_is_named(texts_folder: Path, record: Claim | Incident) -> None:
    text = find_text(STUDY.reports[record.report_id], [texts_folder])
    assert text is not None
    found = passage(text, record)
    assert found.phrase == found.phrase.strip()
    assert found.before + found.phrase + found.after in text


@every_claim
def test_the_phrase_of_a_claim_holds_its_number(texts_folder: Path, claim: Claim) -> None:
    text = find_text(STUDY.reports[claim.report_id], [texts_folder])
    assert text is not None
    phrase = passage(text, claim).phrase
    said = [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", phrase)]
    assert claim.value in said or WORDS.get(claim.value, "no word") in phrase.lower()


def runs_of_words(text: str, length: int = 9) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i : i + length]) for i in range(len(words) - length + 1)}


def test_notes_and_summaries_are_in_the_words_of_the_coder(texts_folder: Path) -> None:
    texts = [find_text(report, [texts_folder]) or "" for report in STUDY.reports.values()]
    theirs = set().union(*map(runs_of_words, texts))
    own = [record.note for record in (*STUDY.claims.values(), *STUDY.incidents.values(), *STUDY.reports.values())]
    own += [incident.summary for incident in STUDY.incidents.values()]
    assert [text for text in own if not theirs.isdisjoint(runs_of_words(text))] == []


# Counted by hand, from the articles and docs/codebook.md, before the study was looked at

HAND_COUNT = {
    "dw-2021-05-01": """
        killed     24     at_least   both         all              media        2021-04
        displaced  200    at_least   unspecified  all              media        2021-04
        killed     30     more_than  both         all              media        2021-04
        injured    200    at_least   both         all              media        2021-04
        killed     33     at_least   KGZ          all              KGZ          2021-04
        killed     8      about      TJK          all              media        2021-04
        killed     4      exact      TJK          security_forces  media        2021-04
    """,
    "rferl-2021-04-30": """
        displaced  13500  exact      KGZ          all              KGZ          2021-04
        displaced  13500  exact      KGZ          all              KGZ          2021-04
        displaced  13500  exact      KGZ          all              KGZ          2021-04
        displaced  20000  about      KGZ          all              KGZ          2021-04
        killed     31     exact      KGZ          all              KGZ          2021-04
        injured    154    exact      KGZ          all              KGZ          2021-04
        injured    23     exact      KGZ          security_forces  KGZ          2021-04
        missing    2      exact      KGZ          all              KGZ          2021-04
        injured    2      exact      TJK          all              TJK          2021-04
        injured    7      exact      TJK          all              TJK          2021-04
        killed     12     at_least   TJK          all              media        2021-04
        killed     4      exact      TJK          security_forces  media        2021-04
        injured    24     at_least   TJK          all              media        2021-04
    """,
    "moscow-times-2022-01-27": """
        killed     24     at_least   both         all              media        2021-04
        killed     50     more_than  both         all              media        2021-04
    """,
    "heavy-fighting-2022-09-16": """
        killed     17     exact      KGZ          all              unspecified  2022-09
        displaced  120000 exact      KGZ          all              KGZ          2022-09
        displaced  18500  exact      KGZ          all              third_party  2022-09
    """,
    "toll-grows-2022-09-18": """
        killed     36     exact      KGZ          all              KGZ          2022-09
        killed     12     exact      KGZ          all              KGZ          2022-09
        killed     24     exact      KGZ          all              KGZ          2022-09
        injured    139    exact      KGZ          all              KGZ          2022-09
        killed     2      exact      TJK          security_forces  media        2022-09
        killed     50     more_than  both         all              media        2021-04
    """,
}


@pytest.mark.parametrize("report_id", STUDY.reports)
def test_the_claims_of_a_report_are_those_counted_by_hand(report_id: str) -> None:
    counted = Counter(tuple(line.split()) for line in HAND_COUNT[report_id].strip().splitlines())
    coded = Counter(
        (c.metric, str(c.value), c.qualifier, c.side, c.group, c.claimant_side, c.clash)
        for c in STUDY.claims.values()
        if c.report_id == report_id
    )
    assert coded == counted


def flagged(flag: str) -> set[tuple[str, int]]:
    return {(c.report_id, c.value) for c in STUDY.claims.values() if getattr(c, flag)}


def test_flags_are_those_counted_by_hand() -> None:
    later = "toll-grows-2022-09-18"
    assert flagged("increment") == {(later, 12), ("rferl-2021-04-30", 7)}
    assert flagged("superseded") == {(later, 24)}
    assert flagged("negative") == set()
    assert flagged("repeat") == {("rferl-2021-04-30", 13500)}
    assert flagged("recalled") == {("moscow-times-2022-01-27", 24), ("moscow-times-2022-01-27", 50), (later, 50)}
    assert flagged("part_of") == {("rferl-2021-04-30", 23), ("rferl-2021-04-30", 4), ("dw-2021-05-01", 4)}
    words = {("dw-2021-05-01", 24), ("dw-2021-05-01", 200), ("rferl-2021-04-30", 24), ("moscow-times-2022-01-27", 24)}
    assert flagged("vague") == words


def test_the_dead_of_the_riots_in_kazakhstan_are_not_counted() -> None:
    assert all(claim.value != 225 for claim in STUDY.claims.values())
    assert {claim.side for claim in STUDY.claims.values()} <= {"KGZ", "TJK", "both", "unspecified"}


def test_24_and_12_more_make_the_36_of_one_claimant() -> None:
    said = {c.value: c for c in STUDY.claims.values() if c.report_id == "toll-grows-2022-09-18" and c.side == "KGZ"}
    before, rise, now = said[24], said[12], said[36]
    assert before.superseded and rise.increment and not (now.superseded or now.increment)
    assert before.value + rise.value == now.value
    assert len({claim.claimant for claim in (before, rise, now)}) == 1


INCIDENTS_BY_HAND = {
    # place and kind of what is said to have happened at a named place, by report
    "rferl-2021-04-30": {
        ("leilek-district", "shooting"), ("kok-tash", "shooting"), ("ak-sai", "shooting"), ("golovnoi", "shooting"),
        ("kyzyl-bel-checkpoint", "talks"), ("batken-region", "evacuation"),
    },
    "dw-2021-05-01": {
        ("kok-tash", "other"), ("kok-tash", "stone_throwing"), ("batken-region", "shooting"), ("bishkek", "protest"),
    },
    "moscow-times-2022-01-27": {
        ("tort-kocho", "shooting"), ("chyr-dobo", "shooting"), ("tort-kocho", "shelling"), ("chyr-dobo", "shelling"),
    },
    "heavy-fighting-2022-09-16": {("batken-region", "evacuation"), ("uzbekistan", "talks")},
    "toll-grows-2022-09-18": {("tajikistan", "other")},
}  # fmt: skip


@pytest.mark.parametrize("report_id", STUDY.reports)
def test_incidents_at_named_places_are_those_counted_by_hand(report_id: str) -> None:
    coded = {
        (i.place_id, i.kind)
        for i in STUDY.incidents.values()
        if i.report_id == report_id and i.place_id not in ("", STUDY.settings.border_place)
    }
    assert coded == INCIDENTS_BY_HAND[report_id]


def test_opposite_stories_of_who_fired_first_are_two_accounts_each() -> None:
    pairs = [("rferl-kok-tash-shooting", "rferl-golovnoi-shooting"),
             ("moscow-times-tort-kocho-shooting", "moscow-times-asia-plus-shooting")]  # fmt: skip
    for kyrgyz, tajik in ((STUDY.incidents[a], STUDY.incidents[b]) for a, b in pairs):
        assert (kyrgyz.account_of, kyrgyz.blamed_on) == ("KGZ", "TJK")
        assert (tajik.account_of, tajik.blamed_on) == ("TJK", "KGZ")
        assert tajik.incident_id in kyrgyz.same_event


def test_a_time_is_kept_with_its_zone() -> None:
    talks = STUDY.incidents["moscow-times-border-chiefs-talks"]
    assert isinstance(talks.start, datetime)
    assert talks.start.isoformat() == "2022-01-27T21:45:00+06:00"
    assert local_day(talks.start) == date(2022, 1, 27)


# The data package


def test_the_package_file_describes_the_columns_as_they_are() -> None:
    given = json.loads((FOLDER / "datapackage.json").read_text(encoding="utf-8"))
    base = {key: value for key, value in given.items() if key != "resources"}
    assert data_package(base) == given


def test_every_table_has_an_entry_and_every_entry_a_file() -> None:
    given = json.loads((FOLDER / "datapackage.json").read_text(encoding="utf-8"))
    assert {resource["path"] for resource in given["resources"]} == {path.name for path in FOLDER.glob("*.csv")}


def test_frictionless_finds_the_package_valid() -> None:
    report = frictionless.validate(str(FOLDER / "datapackage.json"))
    assert report.valid, report.flatten(["resourceName", "rowNumber", "fieldName", "note"])


def test_the_study_that_is_saved_is_read_back_the_same(tmp_path: Path) -> None:
    STUDY.save(tmp_path / "copy")
    copy = Study.open(tmp_path / "copy")
    for table in ("sides", "clashes", "reports", "claims", "incidents"):
        assert getattr(copy, table) == getattr(STUDY, table), table
    assert dict(copy.places) == dict(STUDY.places)
    assert copy.settings.title == STUDY.settings.title
    assert copy.geography_folder == STUDY.geography_folder
    assert not copy.notices
    assert frictionless.validate(str(tmp_path / "copy" / "datapackage.json")).valid


@pytest.mark.parametrize("table", ["sides", "clashes", "reports", "claims", "incidents"])
def test_saving_changes_no_byte_of_a_table(tmp_path: Path, table: str) -> None:
    STUDY.save(tmp_path)
    assert (tmp_path / f"{table}.csv").read_bytes() == (FOLDER / f"{table}.csv").read_bytes()


def test_incidents_as_a_geodataframe_have_a_point_where_their_place_has_one() -> None:
    frame = STUDY.geodataframe()
    assert list(frame["incident_id"]) == list(STUDY.incidents)
    assert frame.crs == "EPSG:4326"
    for row in frame.itertuples():
        place = STUDY.places.get(row.place_id)
        assert (row.geometry is not None) == (place is not None and place.has_point)
        if row.geometry is not None and place is not None:
            assert (row.geometry.y, row.geometry.x, row.radius_km) == (place.lat, place.lon, place.radius_km)
