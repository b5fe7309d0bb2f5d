"""Filters: what they choose is what the tables of the study hold."""

import pytest
from app_runs import click, counts, rows_of, said, state_of, unescaped, visit, words_of

import made_studies


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
    app = open_app(address={"question": ["figures"]})
    app.pills(key="report").set_value(["dw-2021-05-01"]).run()
    visit(app, "tolls")
    of_report = sum(claim["report_id"] == "dw-2021-05-01" for claim in claims)
    assert f"({of_report} rows)" in app.download_button[0].label
    assert app.session_state["report"] == ["dw-2021-05-01"]
    visit(app, "map")
    assert counts(app)[0] == sum(r["report_id"] == "dw-2021-05-01" for r in rows_of(study_folder, "incidents"))


def test_a_study_that_holds_nothing_says_so_and_blames_no_filter(open_app, tmp_path):
    folder = made_studies.without_rows(tmp_path / "study")
    app = open_app(folder)
    assert said(app.info) == ["This study holds no incident."]
    assert said(visit(app, "tolls").info) == ["This study holds no figure."]
    assert "reset_in_page" not in [button.key for button in app.button]


@pytest.mark.parametrize("button", ["reset_in_page", "reset_in_sidebar"])
def test_empty_result_says_so_and_reset_brings_everything_back(button, open_app, study_folder):
    app = open_app(address={"clash": ["2022-01"], "blamed": ["both"], "from": ["2022-01-27"], "to": ["2022-01-28"]})
    assert counts(app)[0] == 0
    assert "No incident fits" in words_of(app)
    click(app, button)
    assert counts(app)[0] == len(rows_of(study_folder, "incidents"))
    assert "No incident fits" not in words_of(app)
    assert state_of(app, "days") is None
    assert not {"clash", "blamed", "from", "to"} & set(app.query_params)


def test_many_choices_fold_into_a_list_that_can_be_searched(open_app, tmp_path):
    folder = made_studies.copy_of_shipped(tmp_path / "study")
    reports = (folder / "reports.csv").read_text(encoding="utf-8")
    more = [f"more-{number},,Report {number},Herald,,2022-09-{number:02},en,,,," for number in range(1, 13)]
    (folder / "reports.csv").write_text("\n".join([reports.strip(), *more]) + "\n", encoding="utf-8")
    incident = (folder / "incidents.csv").read_text(encoding="utf-8").splitlines()[1].split(",", 2)
    with (folder / "incidents.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"incident-{n},more-{n},{incident[2]}\n" for n in range(1, 13))
    app = open_app(folder)
    assert not app.exception
    app.multiselect(key="report").set_value(["more-3"]).run()
    assert counts(app)[0] == 1
