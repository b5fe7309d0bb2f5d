"""Selected incident: map, list, chart, card and link agree on it."""

import json

import pytest
from app_runs import Html, address_of, click, counts, html_of, let_go, rows_of, said, state_of, visit, words_of

FIRST, LAST = "2021-04-28", "2022-09-18"
SHOTS = "rferl-kok-tash-shooting"


@pytest.fixture
def incidents(study_folder):
    return {row["incident_id"]: row for row in rows_of(study_folder, "incidents")}


def card_of(app) -> str:
    """The accounts on the card of the incident selected, "" where there is none."""
    return next((body for body in html_of(app) if "bv-accounts" in body), "")


def strengths_of(app) -> object:
    chart = json.loads(app.get("plotly_chart")[0].proto.spec)
    return chart["data"][-1]["marker"]["opacity"]


def test_a_click_on_the_map_shows_every_account_of_the_event(open_app, incidents):
    app = open_app()
    assert card_of(app) == ""
    let_go(app, 1, FIRST, LAST, selected=SHOTS)
    event = [incidents[SHOTS], *(incidents[other] for other in incidents[SHOTS]["same_event"].split("; "))]
    assert card_of(app).count("bv-card") == len(event) > 1
    assert all(account["summary"] in card_of(app) for account in event)
    assert address_of(app)["selected"] == [SHOTS]
    assert any("Selected: Shooting, Kok-Tash" in title for title in said(app.markdown))


def test_another_click_and_clear_and_nothing(open_app):
    app = let_go(open_app(), 1, FIRST, LAST, selected=SHOTS)
    let_go(app, 2, FIRST, LAST, selected="rferl-kyzyl-bel-talks")
    assert address_of(app)["selected"] == ["rferl-kyzyl-bel-talks"]
    click(app, "clear_selected")
    assert card_of(app) == ""
    assert "selected" not in app.query_params
    let_go(app, 3, FIRST, LAST, selected=SHOTS)
    let_go(app, 4, FIRST, LAST, selected=None)
    assert card_of(app) == ""


def test_the_list_shows_it_and_chooses_another(open_app):
    app = open_app(address={"selected": [SHOTS]})
    app.segmented_control(key="list").set_value("placed").run()
    assert app.radio(key="placed_picked").value == SHOTS
    app.radio(key="placed_picked").set_value("rferl-kyzyl-bel-talks").run()
    assert not app.exception
    assert state_of(app, "selected") == "rferl-kyzyl-bel-talks"
    assert "Kyzyl-Bel" in card_of(app)
    let_go(app, 1, FIRST, LAST, selected=SHOTS)
    assert app.radio(key="placed_picked").value == SHOTS
    app.segmented_control(key="list").set_value("unplaced").run()
    assert app.radio(key="unplaced_picked").value is None


@pytest.mark.parametrize(
    ("address", "words"),
    [({"from": ["2022-01-27"]}, "outside of the days"), ({"kind": ["talks"]}, "filters leave it out"), ({}, None)],
    ids=str,
)
def test_it_stays_selected_outside_of_what_is_shown(address, words, open_app):
    app = open_app(address={"selected": [SHOTS], **address})
    assert "Kok-Tash" in card_of(app)
    assert (words is None) == ("neither on the map" not in words_of(app))
    assert words is None or words in words_of(app)


def test_figures_of_its_reports_stand_out(open_app, study_folder, incidents):
    app = open_app()
    assert strengths_of(app) == 1
    let_go(app, 1, FIRST, LAST, selected=SHOTS)
    killed = [c for c in rows_of(study_folder, "claims") if c["metric"] == "killed" and c["repeat"] != "true"]
    of_report = [claim for claim in killed if claim["report_id"] == incidents[SHOTS]["report_id"]]
    assert strengths_of(app).count(1) == len(of_report) > 0
    assert len(strengths_of(app)) == len(killed)


def test_an_unknown_one_in_a_link_is_said(open_app, incidents):
    app = open_app(address={"selected": ["nobody"]})
    assert "selected=nobody" in said(app.warning)[0]
    assert card_of(app) == ""
    assert counts(app)[0] == len(incidents)
    assert "selected" not in app.query_params


def test_its_passage_comes_first_in_its_report(open_app, incidents):
    app = open_app(address={"selected": [SHOTS], "read": [incidents[SHOTS]["report_id"]]})
    visit(app, "reports")
    cards = [body for body in html_of(app) if "bv-card" in body and "blamed" in body]
    assert f"Selected. Shooting: {incidents[SHOTS]['summary']}" in cards[0]
    assert sum("Selected. " in card for card in cards) == 1


def test_its_buttons_open_the_report(open_app, study_folder, incidents):
    first_report = rows_of(study_folder, "reports")[0]["report_id"]
    other = next(row for row in incidents.values() if row["report_id"] != first_report)
    app = open_app(address={"selected": [other["incident_id"]]})
    click(app, f"read_{other['incident_id']}")
    assert not app.exception
    assert app.selectbox(key="read").value == other["report_id"]
    assert "Selected. " in words_of(app)


def test_hostile_accounts_stay_text(open_app, tmp_path):
    import made_studies

    app = open_app(made_studies.hostile(tmp_path / "study"), address={"selected": [SHOTS]})
    assert Html(card_of(app)).tags <= {"div", "strong", "br"}
    assert Html(card_of(app)).attributes <= {"class"}
