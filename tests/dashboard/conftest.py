"""The dashboard run by Streamlit's own AppTest, without a browser: what a page holds, not how it looks."""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from app_runs import DASHBOARD, visit
from streamlit.testing.v1 import AppTest

sys.path.insert(0, str(DASHBOARD))  # where `streamlit run` finds the dashboard's own modules

OpenApp = Callable[..., AppTest]


@pytest.fixture
def open_app(monkeypatch: pytest.MonkeyPatch) -> OpenApp:
    """open_app(study_folder=None, page="map", address={}) -> AppTest that has run; None is the study that ships."""
    monkeypatch.delenv("BORDERVIZ_STUDY", raising=False)
    monkeypatch.delenv("BORDERVIZ_TEXTS", raising=False)

    def open_app(
        folder: Path | None = None, page: str = "map", address: Mapping[str, Sequence[str]] | None = None
    ) -> AppTest:
        monkeypatch.setattr(sys, "argv", ["app.py", *([str(folder)] if folder else [])])
        app = AppTest.from_file(str(DASHBOARD / "app.py"), default_timeout=30)
        for name, words in (address or {}).items():
            app.query_params[name] = list(words)
        app.run()
        return app if page == "map" else visit(app, page)

    return open_app
