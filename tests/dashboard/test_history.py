"""Going back and forward: the page takes what stands in its address, and nothing that stands in none is lost."""

import pytest
from app_runs import let_go, said, visit


@pytest.fixture
def go_to(monkeypatch):
    """Run a page as after the browser's back or forward has set its address."""

    def go(app, address):
        import state

        app.query_params.clear()
        for name, words in address.items():
            app.query_params[name] = words
        with monkeypatch.context() as patch:
            patch.setattr(state, "_went_through_history", lambda: True)
            return app.run()

    return go


@pytest.mark.parametrize("address", [{}, {"read": ["no-longer-there"]}], ids=str)
def test_reports_without_a_known_report_show_the_first(open_app, go_to, address):
    app = visit(open_app(), "reports")
    first = said(app.subheader)
    app.selectbox(key="read").select_index(1).run()
    assert said(app.subheader) != first
    go_to(app, address)
    assert not app.exception
    assert said(app.subheader) == first


@pytest.mark.parametrize("page", ["reports", "about", "data"])
def test_days_outlive_a_step_back_to_a_page_that_does_not_write_them(open_app, go_to, page):
    app = open_app()
    let_go(app, 1, "2021-04-29", "2021-04-29")
    visit(app, page)
    go_to(app, {})
    assert app.session_state["days"] == ("2021-04-29", "2021-04-29")


def test_a_step_back_on_the_map_undoes_the_days(open_app, go_to):
    app = open_app()
    let_go(app, 1, "2021-04-29", "2021-04-29")
    go_to(app, {})
    assert app.session_state["days"] is None
