"""The page's address: what is written can be read, what is strange is said, and a link opens what it says."""

from collections.abc import Collection
from datetime import date
from typing import Any

import pytest
from app_runs import address_of, counts, let_go, rows_of, said, touching, visit
from hypothesis import given
from hypothesis import strategies as st

import link
import made_studies
from borderviz.study import Study

LISTS = ("clash", "kind", "blamed", "report")
VIEWS = st.tuples(st.floats(0, 19), st.floats(-90, 90), st.floats(-180, 180)).map(
    lambda view: f"{round(view[0], 1):g}_{view[1]:.3f}_{view[2]:.3f}"
)


@pytest.fixture(scope="module")
def study(study_folder):
    return Study.open(study_folder)


@pytest.fixture(scope="module")
def known(study):
    return link.schema(study)


@pytest.fixture(scope="module")
def days(study):
    return link.days_of(study)


def day_in(days):
    first, last = date.fromisoformat(days.first), date.fromisoformat(days.last)
    return st.dates(first, last).map(date.isoformat)


@given(data=st.data())
def test_what_is_composed_is_parsed_back(known, days, data):
    listed = ("metric", "read", "selected", "claim", "only", "borders", "step", "speed")
    said = {name: sorted({*known[name].words} - {known[name].default}) for name in listed}
    one = {name: st.sampled_from(words) for name, words in said.items()} | {"view": VIEWS}
    some = {
        name: st.lists(st.sampled_from(sorted(known[name].words)), unique=True, min_size=1)
        for name in (*LISTS, "layers")
    }
    window = st.tuples(day_in(days), day_in(days)).map(sorted).map(tuple)
    until = day_in(days).map(lambda day: (days.first, day))
    free = {**one, **some, "chart": st.just("grew")}
    not_all = (days.first, days.last).__ne__
    given_state: dict[str, Any] = data.draw(
        st.fixed_dictionaries({}, optional={**free, "days": window.filter(not_all)})
        | st.fixed_dictionaries({"mode": st.just("upto")}, optional={**free, "days": until.filter(not_all)})
    )
    assert link.parse(link.compose(given_state, known), known, days) == (given_state, [])


def test_what_is_so_by_default_is_not_written(known):
    default = {**{name: [] for name in LISTS}, "mode": "window", "days": None, "chart": "said", "selected": ""}
    assert link.compose(default, known) == {}
    assert link.compose({"mode": "upto"}, known) == {"mode": ["upto"]}


@given(data=st.data())
def test_any_address_yields_only_what_the_study_knows(known, days, data):
    listed = [part.words for part in known.values() if isinstance(part.words, Collection)]
    every_word = sorted({word for words in listed for word in words})
    names = st.sampled_from([*known, "days", "zoom"]) | st.text(max_size=5)
    some_word = (
        st.sampled_from(every_word)
        | day_in(days)
        | VIEWS
        | st.integers().map(str)
        | st.dates().map(date.isoformat)
        | st.text(max_size=8)
    )
    address = data.draw(st.dictionaries(names, st.lists(some_word, max_size=4), max_size=6))
    taken, strange = link.parse(address, known, days)
    for name, value in taken.items():
        if name == "days":
            assert days.first <= value[0] <= value[1] <= days.last
        else:
            assert all(word in known[name].words for word in (value if known[name].several else [value]))
    unknown = [f"{n}={w}" for n, ws in address.items() for w in ws if n not in known or w not in known[n].words]
    assert sorted(set(strange)) == sorted(set(unknown))
    assert link.parse(link.compose(taken, known), known, days)[1] == []


@pytest.mark.parametrize("word", ["2021-04-28", "2021-12-24", "2022-09-18"])
def test_every_day_from_first_to_last_may_stand_in_a_link(word, days):
    assert word in days


@pytest.mark.parametrize(
    "word", ["2021-04-27", "2022-09-19", "2021-02-30", "20210501", "2021-W20-1", "2021-05-01T00:00", ""]
)
def test_nothing_else_may(word, days):
    assert word not in days


@pytest.mark.parametrize("word", ["9_40_70.5", "9.5_40.012_70.541", "0_-90_-180", "19_0_0.0001"])
def test_a_view_is_zoom_latitude_and_longitude(word, known):
    assert word in known["view"].words


@pytest.mark.parametrize(
    "word",
    ["", "9", "9_40", "9_91_70", "9_40_181", "20_40_70", "9_4e1_70", "9_40_70_1", "９_40_70", "9.55_40_70", "a_b_c"],
)
def test_nothing_else_is_a_view(word, known):
    assert word not in known["view"].words


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


def test_of_many_and_long_strange_words_some_are_said_in_part(open_app):
    app = open_app(address={"zoom": [f"{number}{'x' * 10_000}" for number in range(20)], "kind": ["picnic"] * 3})
    (warning,) = said(app.warning)
    assert len(warning) < 2_000 and warning.endswith("… and 11 more")


def test_a_page_that_a_list_does_not_have_is_the_last_one_in_the_address_too(open_app):
    for address in ({"clash": ["2022-01"], "list": ["placed"]}, {}):
        app = open_app(address={**address, "page": ["500"]})
        last = address_of(app).get("page", ["1"])
        assert not app.warning and int(last[0]) <= 3
        assert address_of(open_app(address=address_of(app))) == address_of(app)


def test_the_address_of_a_study_without_figures_opens_without_a_word(open_app, tmp_path):
    folder = made_studies.copy_of_shipped(tmp_path / "study")
    claims = folder / "claims.csv"
    claims.write_text(claims.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    app = open_app(folder)
    again = open_app(folder, address=address_of(app) | {"metric": ["killed"]})
    assert not app.warning and not again.warning and "metric" not in address_of(again)


def test_kind_that_no_incident_has_is_strange_too(open_app, study_folder):
    app = open_app(address={"kind": ["air_strike"], "metric": ["detained"]})
    assert "kind=air_strike, metric=detained" in said(app.warning)[0]
    assert counts(app)[0] == len(rows_of(study_folder, "incidents"))


def test_strange_words_are_said_once(open_app):
    app = open_app(address={"zoom": ["12"]})
    assert app.warning
    assert not app.run().warning


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
    app.segmented_control(key="metric_choice").set_value("displaced").run()
    app.segmented_control(key="chart_choice").set_value("grew").run()
    let_go(app, 1, "2021-04-29", "2021-04-29", selected="rferl-kok-tash-shooting")
    written = dict(app.query_params)
    assert written["clash"] in ("2021-04", ["2021-04"])
    assert written["kind"] == ["shooting", "talks"]
    assert set(written) == {"clash", "kind", "from", "to", "selected", "chart", "metric"}
    again = open_app(address=address_of(app))
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


def test_choices_outlive_a_look_at_another_page(open_app):
    app = open_app(address={"chart": ["grew"], "metric": ["displaced"], "kind": ["shooting"], "to": ["2021-04-30"]})
    written = address_of(app)
    visit(app, "tolls")
    app.segmented_control(key="question_choice").set_value("grow").run()
    assert address_of(app)["question"] == ["grow"] and address_of(app)["metric"] == ["displaced"]
    assert any("How did the number of displaced grow" in markdown.value for markdown in app.markdown)
    visit(app, "about")
    visit(app, "map")
    assert address_of(app) == written
