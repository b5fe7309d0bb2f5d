"""How well whole articles are read: floors under each set of gold, and the five coded articles claim by claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from borderviz.evidence import find_text
from borderviz.model import Claim
from borderviz.reading import read
from borderviz.study import Study

from .scoring import DETAILS, Comparison, Record, compare, gold_of, match_incidents, overlap, span, together

HERE = Path(__file__).parent
SETS = sorted(path.stem for path in (HERE / "gold").glob("*.jsonl"))
STUDY = Study.open(HERE.parents[1] / "data" / "clashes")

SURE = 0.5
"""From this confidence on a claim of a coded article has to be one of those that were coded."""
INCIDENTS = 0.75
"""What F1 of the incidents of a coded article has to reach."""


@dataclass(frozen=True)
class Floors:
    """What a set must not fall below, as shares: F1 of claims and incidents, recall of places, details of claims."""

    claims: float
    incidents: float
    places: float
    qualifier: float
    group: float
    claimant_side: float
    as_of: float
    recalled: float


FLOORS: Mapping[str, Floors] = {
    "practice-3": Floors(0.92, 0.79, 0.90, 0.97, 0.95, 0.96, 0.79, 0.93),
    "practice-4": Floors(0.91, 0.71, 0.91, 0.97, 0.92, 0.97, 0.90, 0.94),
    "practice-5": Floors(0.86, 0.59, 0.91, 0.95, 0.94, 0.94, 0.75, 0.91),
    "practice": Floors(0.96, 0.86, 0.96, 0.96, 0.95, 0.97, 0.95, 0.97),
    "practice-2": Floors(0.88, 0.81, 0.93, 0.97, 0.92, 0.95, 0.95, 0.97),
    "practice-6": Floors(0.88, 0.79, 0.93, 0.97, 0.92, 0.94, 0.92, 0.95),
    "practice-7": Floors(0.88, 0.70, 0.91, 0.96, 0.93, 0.94, 0.90, 0.95),
    "practice-8": Floors(0.86, 0.72, 0.89, 0.96, 0.89, 0.86, 0.79, 0.95),
    "practice-9": Floors(0.84, 0.70, 0.87, 0.96, 0.93, 0.90, 0.79, 0.92),
    "practice-10": Floors(0.90, 0.70, 0.92, 0.96, 0.95, 0.94, 0.93, 0.96),
    "practice-11": Floors(0.85, 0.75, 0.94, 0.96, 0.93, 0.96, 0.92, 0.96),
    "practice-12": Floors(0.86, 0.84, 0.94, 0.96, 0.95, 0.95, 0.92, 0.96),
    "unseen": Floors(0.80, 0.68, 0.90, 0.95, 0.92, 0.86, 0.86, 0.91),
}
"""Some points below what was reached when they were set."""
UNKNOWN = Floors(0.6, 0.4, 0.8, 0.9, 0.8, 0.6, 0.6, 0.8)
"""Floors of a set that has none of its own."""


@cache
def compared(name: str) -> Comparison:
    """The texts of a set, each read once with its day, compared with its gold."""
    return together(compare(gold, drafted(gold)) for gold in gold_of(HERE / "gold" / f"{name}.jsonl"))


def drafted(gold: Record) -> dict[str, Any]:
    text = (HERE / "texts" / gold["file"]).read_text(encoding="utf-8")
    return read(text, gold["published"], file=gold["file"]).as_dict()


@pytest.mark.parametrize("name", SETS)
def test_a_set_is_read_no_worse_than_before(name: str) -> None:
    found = compared(name)
    scores = {
        "claims": found.claims.found.f1,
        "incidents": found.incidents.found.f1,
        "places": found.places.found.recall,
        **{detail: found.share(detail) for detail in DETAILS},
    }
    floors = vars(FLOORS.get(name, UNKNOWN))
    assert {part: round(score, 3) for part, score in scores.items() if score < floors[part]} == {}


def test_every_floor_has_its_set() -> None:
    assert set(FLOORS) <= set(SETS)


@pytest.mark.parametrize("name", SETS)
def test_gold_agrees_with_itself(name: str) -> None:
    """Counts of the comparison: a draft that says what gold says is right in all."""
    for gold in gold_of(HERE / "gold" / f"{name}.jsonl"):
        found = compare(gold, as_draft(gold))
        assert found.claims.missed == found.places.missed == found.incidents.missed == found.claims.extra == []
        assert all(found.share(detail) == 1 for detail in DETAILS if found.claims.pairs)


def as_draft(gold: Record) -> dict[str, Any]:
    """Gold in the shape of a draft."""
    claims = [{"vague": False, **claim, "confidence": 1.0} for claim in gold["claims"]]
    places = [{**place, "name": place["canonical"].split(",")[0]} for place in gold["places"]]
    return {
        "claims": claims,
        "places": places,
        "incidents": [{**one, "kind": one["what"]} for one in gold["incidents"]],
    }


def test_a_draft_of_nothing_finds_nothing() -> None:
    gold = next(gold_of(HERE / "gold" / "practice.jsonl"))
    found = compare(gold, {"claims": [], "places": [], "incidents": []})
    assert (found.claims.found.right, found.claims.found.precision, found.claims.found.f1) == (0, 0, 0)
    assert found.claims.found.wanted > 0 and found.share("as_of") == 0


@pytest.mark.parametrize(
    ("change", "right", "told"),
    [
        ({}, 1, 1),
        ({"value": 23}, 0, 1),
        ({"metric": "injured"}, 0, 1),
        ({"side": "unspecified"}, 1, 1),
        ({"side": "TJK"}, 0, 1),
        ({"evidence": {"start": 19, "end": 20}}, 1, 1),
        ({"evidence": {"start": 20, "end": 30}}, 0, 1),
        ({"value": 23, "vague": True}, 0, 0),
        ({"metric": "injured", "evidence": {"start": 40, "end": 45}}, 0, 0),
    ],
)
def test_a_claim_is_compared_by_metric_value_side_and_words(change: Record, right: int, told: int) -> None:
    claim = {"metric": "killed", "value": 24, "side": "KGZ", "evidence": [10, 20], "alt": {"side": ["unspecified"]}}
    passed_over = {"metric": "injured", "value": 9, "side": "KGZ", "evidence": [40, 50], "optional": True}
    draft = {"metric": "killed", "value": 24, "side": "KGZ", "vague": False, "evidence": {"start": 10, "end": 20}}
    found = compare({"claims": [claim, passed_over]}, {"claims": [{**draft, **change}], "places": [], "incidents": []})
    assert (found.claims.found.right, found.claims.found.told, found.claims.found.wanted) == (right, told, 1)


# The coded articles


@pytest.fixture(scope="session")
def drafts(texts_folder: Path) -> dict[str, dict[str, Any]]:
    """What is read from each coded article, by its report."""
    found = {}
    for report_id, report in STUDY.reports.items():
        text = find_text(report, [texts_folder])
        assert text is not None, f"{report.file} is not in {texts_folder}"
        found[report_id] = read(text, report.published, file=report.file).as_dict()
    return found


def is_of(claim: Claim, draft: Record) -> bool:
    """Whether the draft is the coded claim: metric, value, side, and some of the same words."""
    same = (claim.metric, claim.value, claim.side) == (draft["metric"], draft["value"], draft["side"])
    return same and overlap((claim.evidence_start, claim.evidence_end), span(draft))


@pytest.mark.parametrize("claim", STUDY.claims.values(), ids=list(STUDY.claims))
def test_a_coded_claim_is_read(drafts: dict[str, dict[str, Any]], claim: Claim) -> None:
    found = [draft for draft in drafts[claim.report_id]["claims"] if is_of(claim, draft)]
    assert len(found) == 1
    names = ("qualifier", "low", "high", "vague", "claimant_side", "as_of", "clash", "recalled")
    assert {name: found[0][name] for name in names} == {name: getattr(claim, name) for name in names}


@pytest.mark.parametrize("report_id", STUDY.reports)
def test_nothing_that_was_not_coded_is_read_with_confidence(drafts: dict[str, dict[str, Any]], report_id: str) -> None:
    coded = [claim for claim in STUDY.claims.values() if claim.report_id == report_id]
    beyond = [
        draft
        for draft in drafts[report_id]["claims"]
        if draft["confidence"] >= SURE and not any(is_of(claim, draft) for claim in coded)
    ]
    assert beyond == []


@pytest.mark.parametrize("report_id", STUDY.reports)
def test_incidents_of_a_coded_article_are_read(drafts: dict[str, dict[str, Any]], report_id: str) -> None:
    coded = [
        {"what": incident.kind, "evidence": [incident.evidence_start, incident.evidence_end]}
        for incident in STUDY.incidents.values()
        if incident.report_id == report_id
    ]
    assert match_incidents(coded, drafts[report_id]["incidents"]).found.f1 >= INCIDENTS
