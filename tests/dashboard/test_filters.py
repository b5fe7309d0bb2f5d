"""Filters and the time control: what they choose is what the tables of the study hold."""

import pytest
from app_runs import click, counts, days_of, rows_of, touching, unescaped, visit, words_of


def test_clash_filter_counts(open_app, study_folder):
    rows = rows_of(study_folder, "incidents")
    clashes = rows_of(study_folder, "clashes")
    app = open_app()
    starts = [clash["start"] for clash in clashes] + ["9999"]
    for clash, start, following in zip(clashes, starts, starts[1:], strict=False):
        app.session_state["clash"] = [clash["clash_id"]]
        app.run()
        assert counts(app)[0] == sum(start <= row["end"][:10] < following for row in rows) > 0
        assert not app.exception


@pytest.mark.parametrize(("key", "column"), [("kind", "kind"), ("blamed", "blamed_on"), ("report", "report_id")])
def test_each_choice_of_a_filter_counts(key, column, open_app, study_folder):
    values = [row[column] or "none" for row in rows_of(study_folder, "incidents")]
    app = open_app()
    for value in dict.fromkeys(values):
        app.session_state[key] = [value]
        app.run()
        assert counts(app)[0] == values.count(value), value
    assert len(app.pills(key=key).options) == len(set(values))
    assert all(f"({values.count(value)})" in unescaped(" ".join(app.pills(key=key).options)) for value in values)


def test_two_choices_of_one_filter_add_up_and_two_filters_cut_down(open_app, study_folder):
    rows = rows_of(study_folder, "incidents")
    app = open_app()
    app.pills(key="kind").set_value(["talks", "shooting"]).run()
    assert counts(app)[0] == sum(row["kind"] in ("talks", "shooting") for row in rows)
    app.pills(key="blamed").set_value(["TJK"]).run()
    both = sum(row["kind"] in ("talks", "shooting") and row["blamed_on"] == "TJK" for row in rows)
    assert counts(app)[0] == both > 0


def test_filters_reach_the_tolls_and_back(open_app, study_folder):
    claims = rows_of(study_folder, "claims")
    app = open_app()
    app.pills(key="report").set_value(["dw-2021-05-01"]).run()
    visit(app, "tolls")
    of_report = sum(claim["report_id"] == "dw-2021-05-01" for claim in claims)
    assert f"({of_report} rows)" in app.download_button[0].label
    assert app.session_state["report"] == ["dw-2021-05-01"]
    visit(app, "map")
    assert counts(app)[0] == sum(r["report_id"] == "dw-2021-05-01" for r in rows_of(study_folder, "incidents"))


@pytest.mark.parametrize("button", ["reset_in_page", "reset_in_sidebar"])
def test_empty_result_says_so_and_reset_brings_everything_back(button, open_app, study_folder):
    app = open_app(address={"clash": ["2022-01"], "blamed": ["both"], "from": ["2022-01-27"], "to": ["2022-01-28"]})
    assert counts(app)[0] == 0
    assert "No incident fits" in words_of(app)
    click(app, button)
    assert counts(app)[0] == len(rows_of(study_folder, "incidents"))
    assert "No incident fits" not in words_of(app)
    days = days_of(app)
    assert app.session_state["days"] == (days[0].isoformat(), days[-1].isoformat())
    assert not {"clash", "blamed", "from", "to"} & set(app.query_params)


def test_reset_also_ends_a_day_of_the_other_mode(open_app, study_folder):
    app = open_app(address={"mode": ["upto"], "until": ["2021-04-28"]})
    assert counts(app)[0] < len(rows_of(study_folder, "incidents"))
    click(app, "reset_in_sidebar")
    assert counts(app)[0] == len(rows_of(study_folder, "incidents"))


def test_stepping_a_day_on_walks_through_all_days(open_app, study_folder):
    rows = rows_of(study_folder, "incidents")
    app = open_app()
    for day in days_of(app):
        click(app, "on")
        assert app.session_state["days"] == (day.isoformat(), day.isoformat())
        assert counts(app)[0] == touching(rows, day.isoformat(), day.isoformat())
    last = app.session_state["days"]
    assert click(app, "on").session_state["days"] == last
    assert not app.exception


def test_stepping_back_starts_at_the_last_day(open_app, study_folder):
    app = open_app()
    days = days_of(app)
    for day in days[:-3:-1]:
        click(app, "back")
        assert app.session_state["days"] == (day.isoformat(), day.isoformat())
    assert counts(app)[0] == touching(rows_of(study_folder, "incidents"), days[-2].isoformat(), days[-2].isoformat())


def test_stepping_keeps_the_length_of_the_window_and_stops_at_both_ends(open_app):
    app = open_app(address={"from": ["2021-04-28"], "to": ["2021-04-30"]})
    assert click(app, "back").session_state["days"] == ("2021-04-28", "2021-04-30")
    assert click(app, "on").session_state["days"] == ("2021-04-29", "2021-05-01")
    assert click(app, "back").session_state["days"] == ("2021-04-28", "2021-04-30")


def test_up_to_a_day_counts_all_before_it(open_app, study_folder):
    rows = rows_of(study_folder, "incidents")
    app = open_app()
    days = days_of(app)
    app.segmented_control(key="mode").set_value("upto").run()
    assert counts(app)[0] == len(rows)
    for day in reversed(days[:-1]):
        click(app, "back")
        assert app.session_state["until"] == day.isoformat()
        assert counts(app)[0] == touching(rows, days[0].isoformat(), day.isoformat())
    assert click(app, "back").session_state["until"] == days[0].isoformat()
    app.select_slider(key="until").set_value("2022-01-27").run()
    assert counts(app)[0] == touching(rows, "2021-04-28", "2022-01-27")


def test_window_of_the_slider_counts(open_app, study_folder):
    rows = rows_of(study_folder, "incidents")
    app = open_app()
    app.select_slider(key="days").set_range("2021-04-30", "2022-09-14").run()
    assert counts(app)[0] == touching(rows, "2021-04-30", "2022-09-14")
    app.segmented_control(key="mode").set_value("upto").run()
    app.segmented_control(key="mode").set_value("window").run()
    assert counts(app)[0] == touching(rows, "2021-04-30", "2022-09-14"), "the window outlives a look at the other mode"


def test_histogram_counts_each_day_by_the_filters_not_by_the_window(open_app, study_folder):
    shootings = [row for row in rows_of(study_folder, "incidents") if row["kind"] == "shooting"]
    app = open_app(address={"kind": ["shooting"], "from": ["2021-04-28"], "to": ["2021-04-28"]})
    histogram = next(body.proto.body for body in app.html if "bv-histogram" in body.proto.body)
    expected = [touching(shootings, day.isoformat(), day.isoformat()) for day in days_of(app)]
    found = [int(part.split(" account")[0].rsplit(": ", 1)[1]) for part in histogram.split('"bv-day')[1:]]
    assert found == expected
    assert histogram.count("bv-out") == len(expected) - 1
