"""Growth since the outbreak: clash under clash from its own day 0, on one scale, and what is not drawn is told."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from borderviz.charts.growth_chart import growth_chart
from borderviz.charts.growth_frame import END_OF_DAY
from borderviz.charts.growth_plans import FAR, LEAST_SERIES, MOST_CLASHES, MOST_SERIES
from borderviz.charts.style import side_colour
from borderviz.model import Metric
from borderviz.study import Study
from borderviz.timeline import Timeline
from borderviz.tolls import figures, silences

from .small_study import Cells, SmallStudy, claim, clash, report
from .test_charts import HOSTILE, texts
from .test_growth_chart import by_claim, lines, made, notes

SHIPPED = Study.open(Path(__file__).resolve().parents[2] / "data" / "clashes")

DAYS = {
    Metric.KILLED: {
        "rferl-killed-31": 2, "rferl-killed-12": 2, "dw-killed-dozens": 3, "dw-killed-30": 3, "dw-killed-33": 3,
        "dw-killed-8": 3, "heavy-fighting-killed-17": 2, "toll-grows-killed-36": 4, "toll-grows-killed-24": 4,
        "toll-grows-killed-12-more": 4, "toll-grows-killed-2-forces": 4,
    },
    Metric.INJURED: {
        "rferl-injured-2": 1, "rferl-injured-7": 2, "rferl-injured-154": 2, "rferl-injured-dozens": 2,
        "dw-injured-hundreds": 3, "toll-grows-injured-139": 4,
    },
    Metric.DISPLACED: {
        "rferl-displaced-20000": 2, "rferl-displaced-13500": 2, "dw-displaced-hundreds": 3,
        "heavy-fighting-displaced-120000": 2, "heavy-fighting-displaced-18500": 2,
    },
    Metric.MISSING: {"rferl-missing-2": 2},
    Metric.DETAINED: {},
    Metric.HOMES_DAMAGED: {},
}  # fmt: skip
"""The figures of the study that ships and the days after the outbreak on which they were said, counted by hand."""


def chart(study: Study, metric: Metric = Metric.KILLED, **options: Any) -> dict[str, Any]:
    """The chart of all claims and silences of a study, as the JSON that a browser gets."""
    rows = figures(study, study.claims.values()).to_dict("records")
    quiet = silences(study, study.reports).to_dict("records")
    figure = growth_chart(
        rows, study, metric, **{"timeline": Timeline.of(study), "since": "outbreak", "silences": quiet} | options
    )
    drawn: dict[str, Any] = json.loads(figure.to_json())
    return drawn


def remarks(drawn: dict[str, Any]) -> list[str]:
    """What stands below the titles, one text a clash."""
    return [text.replace("</i><br><i>", " ").replace("\xa0", " ")[3:-4] for text in notes(drawn) if text[:3] == "<i>"]


def panels(drawn: dict[str, Any]) -> list[dict[str, Any]]:
    """The axes of figures from top to bottom."""
    axes = [axis for name, axis in drawn["layout"].items() if name.startswith("yaxis")]
    return sorted(axes, key=lambda axis: -axis["domain"][0])


def rise(claim_id: str, day: str, value: int = 12, **cells: str) -> Cells:
    return claim(claim_id, value, report_id="later-report", clash="2022-09", as_of=day, **cells)


# The study that ships, counted by hand


@pytest.mark.parametrize("metric", Metric)
def test_every_figure_said_at_the_time_is_one_mark_on_its_day(metric: Metric) -> None:
    drawn = chart(SHIPPED, metric)
    assert {claim_id: round(x) for claim_id, x in by_claim(drawn, "x").items()} == DAYS[metric]
    assert by_claim(drawn, "y") == {claim_id: SHIPPED.claims[claim_id].value for claim_id in DAYS[metric]}


def test_the_remarks_tell_what_is_not_drawn_and_who_gave_no_figure() -> None:
    assert remarks(chart(SHIPPED)) == [
        "day 0 is 28 Apr 2021 · Tajik authorities gave no figure, says DW · 3 figures recalled later are left out",
        "day 0 is 27 Jan 2022 · no figure in these reports · Tajik authorities gave no figure, says The Moscow Times",
        "day 0 is 14 Sept 2022",
    ]
    assert remarks(chart(SHIPPED, Metric.INJURED)) == [
        "day 0 is 28 Apr 2021",
        "day 0 is 27 Jan 2022 · no figure in these reports · Tajik authorities gave no figure, says The Moscow Times",
        "day 0 is 14 Sept 2022 · no figure about Tajik people",
    ]
    assert remarks(chart(SHIPPED, silences=[]))[1] == "day 0 is 27 Jan 2022 · no figure in these reports"


def test_the_clashes_stand_in_their_order_on_one_scale_the_empty_one_low() -> None:
    drawn = chart(SHIPPED)
    titles = [text[3:-4] for text in notes(drawn) if text[3:-4] in {c.name for c in SHIPPED.clashes.values()}]
    assert titles == ["April 2021", "January 2022", "September 2022"]
    heights = [axis["domain"][1] - axis["domain"][0] for axis in panels(drawn)]
    assert heights[0] == pytest.approx(heights[2]) and heights[1] < heights[0] / 10
    assert len({tuple(axis["range"]) for axis in panels(drawn)}) == 1
    assert (drawn["layout"]["xaxis"]["range"], drawn["layout"]["xaxis"]["ticktext"]) == (
        [-0.5, 4.5],
        ["day 0", "1", "2", "3", "4"],
    )


def test_steps_of_own_side_hold_until_the_last_day_of_their_clash() -> None:
    solid = lines(chart(SHIPPED), "solid")
    assert [list(zip(trace["x"], trace["y"], strict=True)) for trace in solid] == [
        [(2, 31), (3, 33), (3 + END_OF_DAY, 33), (None, None)],
        [(4, 24), (4, 36), (4 + END_OF_DAY, 36), (None, None)],
    ]


@pytest.mark.parametrize("metric", Metric)
def test_marks_have_the_colour_of_their_side_and_labels_say_whose_people(metric: Metric) -> None:
    drawn = chart(SHIPPED, metric, theme="dark")
    colours = {c: t["marker"]["color"] for t in drawn["data"] for c in t.get("customdata", [])}
    assert colours == {c: side_colour(SHIPPED, SHIPPED.claims[c].side, "dark") for c in DAYS[metric]}
    words = {"KGZ": "Kyrgyz", "TJK": "Tajik", "both": "both sides", "unspecified": "side not said"}
    said = " ".join(notes(drawn)).replace("<br>", " ").replace("\xa0", " ").replace("&#x27;", "'")
    for claim_id in DAYS[metric]:
        record = SHIPPED.claims[claim_id]
        group = " security forces" if record.group.value == "security_forces" else ""
        assert f"</span></b> {words[record.side]}{group} · {record.claimant.split(' (')[0]}" in said


def test_no_recall_is_drawn() -> None:
    symbols = [s for t in chart(SHIPPED)["data"] if "customdata" in t for s in t["marker"]["symbol"]]
    assert not any("diamond" in symbol for symbol in symbols)


# Days, clashes and figures of any kind


def test_days_cannot_be_drawn_over_and_the_chosen_ones_are_shaded_clash_by_clash() -> None:
    drawn = chart(SHIPPED, first=date(2021, 4, 30), last=date(2022, 9, 14))
    assert drawn["layout"]["dragmode"] is False
    assert [(shape["yref"], shape["x0"], shape["x1"]) for shape in drawn["layout"]["shapes"]] == [
        ("y domain", 1.5, 3.5),
        ("y2 domain", -0.5, 0.5),
        ("y3 domain", -0.5, 0.5),
    ]
    assert chart(SHIPPED, first=date(2021, 4, 28), last=date(2022, 9, 18))["layout"]["shapes"] == []
    assert chart(SHIPPED)["layout"]["shapes"] == []


def test_only_the_clashes_that_are_looked_at_have_a_panel() -> None:
    drawn = chart(SHIPPED, clashes={"2022-09"})
    assert len(panels(drawn)) == len(remarks(drawn)) == 1
    assert {SHIPPED.claims[claim_id].clash for claim_id in by_claim(drawn, "x")} == {"2022-09"}


def test_a_clash_of_which_there_are_recalls_alone_says_so(tmp_path: Path) -> None:
    drawn = chart(made(tmp_path, claim("recall", recalled="true", report_id="later-report")), silences=[])
    assert remarks(drawn)[0].endswith("no figure from that time in these reports · 1 figure recalled later is left out")
    assert by_claim(drawn, "x") == {}


def test_figures_from_long_before_or_after_are_counted_and_do_not_stretch_the_days(tmp_path: Path) -> None:
    small = SmallStudy(tmp_path)
    small.add("reports", report("year-after", "2023-09-16"))
    small.tables["claims"] = [
        claim("now"),
        claim("before", 1, as_of="2021-04-27"),
        claim("years-before", 1, as_of="2019-01-01"),
        rise("then", "2022-09-16"),
        claim("year-after", 90, report_id="year-after", clash="2022-09", as_of="2023-09-16"),
    ]
    drawn = chart(small.open())
    assert {claim_id: round(x) for claim_id, x in by_claim(drawn, "x").items()} == {"now": 2, "before": -1, "then": 2}
    assert [f"1 figure from over {FAR.days} days before or after is left out" in text for text in remarks(drawn)] == [
        True,
        False,
        True,
    ]
    assert drawn["layout"]["xaxis"]["range"] == [-1.5, 3.5]


def test_of_too_many_clashes_those_without_a_figure_go_first(tmp_path: Path) -> None:
    small = SmallStudy(tmp_path)
    months = [f"{year}-{month:02}" for year in (2020, 2021) for month in range(1, 13)]
    small.tables["clashes"] = [clash(month, f"{month}-05", f"{month}-09") for month in months]
    small.tables["claims"] = [
        claim(f"c{month}", clash=month, as_of=f"{month}-06", report_id="later-report") for month in months[3:]
    ]
    drawn = chart(small.open())
    assert {c[1:] for c in by_claim(drawn, "x")} == set(months[3 : 3 + MOST_CLASHES])
    assert any(f"{len(months) - MOST_CLASHES} more clashes" in text for text in notes(drawn))


def test_of_too_many_series_each_clash_says_how_many_it_leaves_out(tmp_path: Path) -> None:
    each = max(LEAST_SERIES, MOST_SERIES // 3)
    crowd = [claim(f"c{n}", claimant=f"Mayor {n}") for n in range(each + 5)]
    drawn = chart(made(tmp_path, *crowd, rise("other", "2022-09-15")))
    assert len(by_claim(drawn, "x")) == each + 1
    assert [("5 more series" in text) for text in remarks(drawn)] == [True, False, False]


def test_figures_of_two_claimants_near_to_one_another_on_a_day_stand_side_by_side(tmp_path: Path) -> None:
    where = by_claim(
        chart(made(tmp_path, claim("one", 30), claim("two", 31, claimant="B"), claim("far", 90, claimant="C"))), "x"
    )
    assert where["one"] == where["far"] == 2 < where["two"] < 2.5


def test_a_study_without_clashes_or_figures_is_still_a_chart(tmp_path: Path) -> None:
    small = SmallStudy(tmp_path)
    small.tables["claims"], small.tables["clashes"] = [], []
    drawn = chart(small.open())
    assert panels(drawn) == [] and drawn["layout"]["height"] > 0
    assert len(remarks(chart(SHIPPED, Metric.DETAINED))) == len(SHIPPED.clashes)


@pytest.mark.parametrize("metric", [Metric.KILLED, Metric.MISSING])
def test_hostile_text_is_escaped_wherever_the_chart_shows_it(metric: Metric) -> None:
    def spoil(record: Any, *names: str) -> Any:
        return replace(record, **{name: HOSTILE for name in names if name in {field.name for field in fields(record)}})

    hostile = replace(
        SHIPPED,
        sides={key: spoil(side, "name", "adjective") for key, side in SHIPPED.sides.items()},
        clashes={key: spoil(clash, "name", "short_name") for key, clash in SHIPPED.clashes.items()},
        reports={key: spoil(report, "title", "outlet", "url") for key, report in SHIPPED.reports.items()},
        claims={key: spoil(claim, "claimant", "note") for key, claim in SHIPPED.claims.items()},
    )
    shown = list(texts(chart(hostile, metric)))
    assert sum("&lt;script" in text for text in shown) > 3
    assert [text for text in shown if "<script" in text or "<a" in text] == []
