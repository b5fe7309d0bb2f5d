"""The growth panel: days drawn on it are told once, whatever the browser sends."""

import json
from datetime import date
from typing import Any

import pytest
from app_runs import said
from streamlit.testing.v1 import AppTest

import growth_panel
from borderviz.charts.growth_chart import growth_drawing
from borderviz.model import Metric
from borderviz.selection import Selection
from borderviz.study import Study
from borderviz.tolls import figures

ALL = (date(2021, 4, 28), date(2022, 9, 18))


@pytest.fixture(scope="module")
def shipped(study_folder):
    return Study.open(study_folder)


def page(folder: str) -> None:
    """A page with the chart, whose window can also be moved by a button."""
    from datetime import date

    import streamlit as st

    import growth_panel
    from borderviz.model import Metric
    from borderviz.selection import Selection
    from borderviz.study import Study
    from borderviz.tolls import figures

    study = Study.open(folder)
    window = st.session_state.setdefault("window", (date(2021, 4, 28), date(2022, 9, 18)))
    chosen = growth_panel.chosen_days(study, "growth")
    if chosen:
        window = st.session_state["window"] = chosen
    if st.button("Elsewhere", key="elsewhere"):
        window = st.session_state["window"] = (date(2022, 1, 27), date(2022, 1, 27))
    rows = figures(study, study.claims.values())
    selection = Selection(first=window[0], last=window[1])
    st.segmented_control("Days", growth_panel.AXES, key=growth_panel.AXIS)
    silences = [{"clash": "2022-01", "side": "TJK", "source": "Gazette, 28 Jan 2022"}]
    growth_panel.show(study, rows, selection, Metric.KILLED, "light", "growth", silences=silences)
    st.caption(growth_panel.how_to_read())


@pytest.fixture
def app(study_folder):
    return AppTest.from_function(page, args=(str(study_folder),), default_timeout=30).run()


def drawn(app: AppTest) -> Any:
    return app.get("plotly_chart")[0].proto


def drag(app: AppTest, *edges: float) -> AppTest:
    """Run the page with what a browser sends after a box was drawn; without edges, after it was taken away."""
    box = [{"xref": "x", "yref": "y", "x": list(edges), "y": [60, 0]}] if edges else []
    selection = {"points": [], "point_indices": [], "box": box, "lasso": []}
    states = app._tree.get_widget_states()
    states.widgets.add(id=drawn(app).id, string_value=json.dumps({"selection": selection}))
    return app._run(states)


def shade(app: AppTest) -> list[tuple[float, float]]:
    shapes = json.loads(drawn(app).spec)["layout"]["shapes"]
    return [(shape["x0"], shape["x1"]) for shape in shapes if shape["type"] == "rect"]


def test_days_that_are_drawn_become_the_window_and_are_shaded(app):
    assert not app.exception and shade(app) == []
    drag(app, 1, 3.2)
    assert app.session_state["window"] == (date(2021, 4, 29), date(2021, 5, 1))
    assert shade(app) == [(0.5, 3.5)]


def test_a_later_change_from_elsewhere_is_not_overwritten_and_the_same_days_can_be_drawn_again(app):
    drag(app, 1, 3.2)
    app.button(key="elsewhere").click().run()
    assert app.session_state["window"] == (date(2022, 1, 27), date(2022, 1, 27))
    assert shade(app) == [(3.5, 4.5)]
    drag(app, 1, 3.2)
    assert app.session_state["window"] == (date(2021, 4, 29), date(2021, 5, 1))


def test_days_that_are_chosen_already_do_not_come_back_after_a_change_from_elsewhere(app):
    drag(app, 0, 9)
    assert app.session_state["window"] == ALL
    states = app._tree.get_widget_states()
    box = {"x": [0, 9], "y": [60, 0]}
    states.widgets.add(id=drawn(app).id, string_value=json.dumps({"selection": {"box": [box]}}))
    states.widgets.add(id=app.button(key="elsewhere").proto.id, trigger_value=True)
    app._run(states)
    assert app.session_state["window"] == (date(2022, 1, 27), date(2022, 1, 27))


def test_taking_the_box_away_leaves_the_window(app):
    drag(app, 1, 3.2)
    drag(app)
    assert app.session_state["window"] == (date(2021, 4, 29), date(2021, 5, 1))


def test_the_chart_is_said_in_words_and_how_to_use_it(app):
    assert "Kyrgyz: 24 → 36 (+12) says Kyrgyz Health Ministry" in drawn(app).alt
    assert any("Drag across days" in text for text in said(app.caption))


@pytest.mark.parametrize(
    ("edges", "first", "last"),
    [
        ([0.9, 3.2], "2021-04-29", "2021-05-01"),
        ([3.2, 0.9], "2021-04-29", "2021-05-01"),
        ([5.1, 5.3], "2022-09-14", "2022-09-14"),
        ([-7, 99], "2021-04-28", "2022-09-18"),
        ([3.6, 4.4], "2022-01-27", "2022-01-27"),
    ],
    ids=str,
)
def test_edges_of_a_box_are_the_days_nearest_to_them(edges, first, last, shipped, monkeypatch):
    monkeypatch.setattr(growth_panel.st, "session_state", {"growth": {"selection": {"box": [{"x": edges}]}}})
    assert growth_panel.chosen_days(shipped, "growth") == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize(
    "state",
    [
        None, [], "x", {}, {"selection": None}, {"selection": []}, {"selection": {"box": None}},
        {"selection": {"box": {"x": [1, 2]}}}, {"selection": {"box": [None, "x", 3, {}]}},
        {"selection": {"box": [{"x": None}, {"x": "12"}, {"x": ["1", None, {}, []]}]}},
        {"selection": {"box": [{"x": [float("nan"), float("inf")]}]}}, {"selection": {"points": [{"x": 1}]}},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_no_selection_of_days_is_none(state, shipped, monkeypatch):
    monkeypatch.setattr(growth_panel.st, "session_state", {"growth": state})
    assert growth_panel.chosen_days(shipped, "growth") is None


def test_a_phone_scrolls_past_the_chart(study_folder, monkeypatch):
    monkeypatch.setattr(growth_panel, "_is_phone", lambda: True)
    app = AppTest.from_function(page, args=(str(study_folder),), default_timeout=30).run()
    assert json.loads(drawn(app).spec)["layout"]["dragmode"] is False
    assert not drawn(app).selection_mode
    assert not any("Drag" in text for text in said(app.caption))


# By days since the outbreak


@pytest.fixture
def since_outbreak(app):
    return app.segmented_control(key=growth_panel.AXIS).set_value("outbreak").run()


def test_by_days_since_the_outbreak_no_days_are_drawn_and_the_chosen_ones_are_shaded(since_outbreak):
    app = since_outbreak
    assert not app.exception and not drawn(app).selection_mode
    spec = json.loads(drawn(app).spec)
    assert spec["layout"]["dragmode"] is False and spec["layout"]["xaxis"]["ticktext"][0] == "day 0"
    assert any("Gazette" in note["text"] for note in spec["layout"]["annotations"])
    assert not any("Drag" in text for text in said(app.caption)) and any("day 0" in text for text in said(app.caption))
    app.button(key="elsewhere").click().run()
    assert shade(app) == [(-0.5, 0.5)]


def test_days_that_were_drawn_stay_chosen_in_the_other_view_and_after_it(app):
    drag(app, 1, 3.2)
    control = app.segmented_control(key=growth_panel.AXIS)
    control.set_value("outbreak").run()
    assert shade(app) == [(0.5, 3.5)]
    app.segmented_control(key=growth_panel.AXIS).set_value("calendar").run()
    assert not app.exception and app.session_state["window"] == (date(2021, 4, 29), date(2021, 5, 1))
    drag(app, 4, 4)
    assert app.session_state["window"] == (date(2022, 1, 27), date(2022, 1, 27))


@pytest.mark.parametrize("held", [None, "", "outbreaks", 3, ["outbreak"]])
def test_what_is_no_axis_is_the_calendar(held, monkeypatch):
    monkeypatch.setattr(growth_panel.st, "session_state", {growth_panel.AXIS: held})
    assert growth_panel.axis() == "calendar"


# Made once for all days


@pytest.fixture
def made(shipped, monkeypatch):
    """made(rows, selection, since) shows the chart and returns how many were made anew so far."""
    count = 0

    def counted(*args, **options):
        nonlocal count
        count += 1
        return growth_drawing(*args, **options)

    growth_panel._made.clear()
    monkeypatch.setattr(growth_panel, "growth_drawing", counted)
    monkeypatch.setattr(growth_panel, "_is_phone", lambda: True)

    def show(rows, selection, since="calendar", theme="light", silences=()):
        growth_panel.show(shipped, rows, selection, Metric.KILLED, theme, f"k{count}", since=since, silences=silences)
        return count

    return show


def test_a_chart_is_made_anew_for_other_figures_but_not_for_other_days(made, shipped):
    table = figures(shipped, shipped.claims.values())
    rows = table.to_dict("records")
    assert made(rows, Selection()) == 1
    assert made(rows, Selection(first=date(2021, 4, 29), last=date(2021, 4, 30))) == 1
    assert made(table, Selection(last=date(2022, 1, 27))) == 1
    assert made(rows[1:], Selection()) == 2
    assert made(rows, Selection(clashes=frozenset({"2022-09", "2021-04"}))) == 3
    assert made(rows, Selection(clashes=frozenset({"2021-04", "2022-09"}))) == 3
    assert made(rows, Selection(), since="outbreak") == 4
    assert made(rows, Selection(), theme="dark") == 5
    silence = {"clash": "2022-01", "side": "TJK", "source": "Gazette, 28 Jan 2022"}
    assert made(rows, Selection(), since="outbreak", silences=[silence]) == 6
    assert made(rows, Selection()) == 6
