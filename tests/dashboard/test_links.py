"""The page's address: what is written can be read, what is strange is said, and a link opens what it says."""

from typing import Any

import pytest
from app_runs import click, counts, rows_of, said, touching, visit
from hypothesis import given
from hypothesis import strategies as st

import state
from borderviz.study import Study

LISTS = ("clash", "kind", "blamed", "report")


@pytest.fixture(scope="module")
def known(study_folder):
    return state.schema(Study.open(study_folder))


@given(data=st.data())
def test_what_is_composed_is_parsed_back(known, data):
    days = list(known["to"].words)
    one = {name: st.sampled_from(sorted(known[name].words)) for name in ("metric", "read")}
    some = {name: st.lists(st.sampled_from(sorted(known[name].words)), unique=True, min_size=1) for name in LISTS}
    window = st.tuples(st.sampled_from(days), st.sampled_from(days)).map(sorted).map(tuple)
    upto = {"mode": st.just("upto"), "until": st.sampled_from(days[:-1])}
    free = {**one, **some}
    given_state: dict[str, Any] = data.draw(
        st.fixed_dictionaries({}, optional={**free, "days": window.filter(lambda w: w != (days[0], days[-1]))})
        | st.fixed_dictionaries(upto, optional=free)
    )
    assert state.parse(state.compose(given_state, known), known) == (given_state, [])


def test_what_is_so_by_default_is_not_written(known):
    days = list(known["to"].words)
    default = {**{name: [] for name in LISTS}, "mode": "window", "days": (days[0], days[-1]), "until": days[0]}
    assert state.compose(default, known) == {}
    assert state.compose({"mode": "upto", "until": days[-1]}, known) == {"mode": ["upto"]}


@given(data=st.data())
def test_any_address_yields_only_what_the_study_knows(known, data):
    every_word = sorted({word for part in known.values() for word in part.words})
    names = st.sampled_from([*known, "days", "zoom"]) | st.text(max_size=5)
    words = st.lists(st.sampled_from(every_word) | st.text(max_size=8), max_size=4)
    address = data.draw(st.dictionaries(names, words, max_size=6))
    taken, strange = state.parse(address, known)
    for name, value in taken.items():
        if name == "days":
            assert value[0] <= value[1]
            assert set(value) <= set(known["to"].words)
        else:
            assert set(value if known[name].several else [value]) <= set(known[name].words)
    unknown = [f"{n}={w}" for n, ws in address.items() for w in ws if n not in known or w not in known[n].words]
    assert sorted(set(strange)) == sorted(set(unknown))
    assert state.parse(state.compose(taken, known), known)[1] == []


def test_strange_words_are_said_and_left_out(open_app, study_folder):
    address = {"kind": ["shooting", "picnic"], "zoom": ["12"], "from": ["2021-02-30"], "read": ["nobody"]}
    app = open_app(address=address)
    for word in ("kind=picnic", "zoom=12", "from=2021-02-30", "read=nobody"):
        assert word in said(app.warning)[0]
    assert "shooting" not in said(app.warning)[0]
    kinds = [row["kind"] for row in rows_of(study_folder, "incidents")]
    assert counts(app)[0] == kinds.count("shooting")
    assert not {"zoom", "from", "read"} & set(app.query_params)
    assert app.query_params["kind"] in ("shooting", ["shooting"])


def test_kind_that_no_incident_has_is_strange_too(open_app, study_folder):
    app = open_app(address={"kind": ["air_strike"], "metric": ["detained"]})
    assert "kind=air_strike, metric=detained" in said(app.warning)[0]
    assert counts(app)[0] == len(rows_of(study_folder, "incidents"))


def test_strange_words_are_said_once(open_app):
    app = open_app(address={"zoom": ["12"]})
    assert app.warning
    assert not click(app, "on").warning


@pytest.mark.parametrize(
    ("address", "first", "last"),
    [
        ({"from": ["2021-04-30"], "to": ["2022-01-27"]}, "2021-04-30", "2022-01-27"),
        ({"from": ["2022-01-27"], "to": ["2021-04-30"]}, "2021-04-30", "2022-01-27"),
        ({"from": ["2022-01-27"]}, "2022-01-27", "2022-09-18"),
        ({"to": ["2021-04-29"]}, "2021-04-28", "2021-04-29"),
        ({"mode": ["upto"], "until": ["2021-04-29"]}, "2021-04-28", "2021-04-29"),
        ({"mode": ["upto"]}, "2021-04-28", "2022-09-18"),
        ({"embed": ["true"], "embed_options": ["dark_theme"]}, "2021-04-28", "2022-09-18"),
    ],
    ids=str,
)
def test_link_opens_its_days(address, first, last, open_app, study_folder):
    app = open_app(address=address)
    assert not app.warning
    assert counts(app)[0] == touching(rows_of(study_folder, "incidents"), first, last)


def test_what_is_chosen_is_written_and_opens_the_same_again(open_app):
    app = open_app()
    app.pills(key="kind").set_value(["shooting", "talks"]).run()
    app.pills(key="clash").set_value(["2021-04"]).run()
    app.segmented_control(key="metric").set_value("displaced").run()
    click(app, "on")
    click(app, "on")
    written = dict(app.query_params)
    assert written["clash"] in ("2021-04", ["2021-04"])
    assert written["kind"] == ["shooting", "talks"]
    again = open_app(address={name: [words] if isinstance(words, str) else words for name, words in written.items()})
    assert not again.warning
    assert counts(again) == counts(app)
    assert again.session_state["metric"] == "displaced"
    assert dict(again.query_params) == written


def test_report_in_a_link_is_the_one_that_is_read(open_app, study_folder):
    app = open_app(page="map", address={"read": ["dw-2021-05-01"]})
    visit(app, "reports")
    title = next(r["title"] for r in rows_of(study_folder, "reports") if r["report_id"] == "dw-2021-05-01")
    assert title in said(app.subheader)
    assert app.query_params["read"] in ("dw-2021-05-01", ["dw-2021-05-01"])
