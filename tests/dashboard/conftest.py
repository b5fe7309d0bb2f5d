"""The dashboard run by Streamlit's own AppTest, without a browser: what a page holds, not how it looks."""

import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

DASHBOARD = Path(__file__).resolve().parents[2] / "dashboard"
PAGES = ("map", "tolls", "reports", "about")

sys.path.insert(0, str(DASHBOARD))  # where `streamlit run` finds the dashboard's own modules

OpenApp = Callable[..., AppTest]


@pytest.fixture
def open_app(monkeypatch: pytest.MonkeyPatch) -> OpenApp:
    """open_app(study_folder=None, page="map", address={}) -> AppTest, run once; None is the study that ships."""
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


def visit(app: AppTest, page: str) -> AppTest:
    file = next(DASHBOARD.rglob(f"{page}_page.py"))
    return app.switch_page(str(file.relative_to(DASHBOARD))).run()


def words_of(app: AppTest) -> str:
    """All that stands on the page as text, HTML included as it is written."""
    kinds = (app.markdown, app.caption, app.subheader, app.info, app.warning, app.error)
    words = [element.value for elements in kinds for element in elements]
    return "\n".join([*words, *(element.value for element in app.html)])


def counts(app: AppTest) -> tuple[int, int, int]:
    """Incidents shown, of all, and with a point on the map, as the heading says."""
    text = next(caption.value for caption in app.caption if "with a point" in caption.value)
    shown, everything = re.search(r"(\d+) of (\d+) incidents", text).groups()
    return int(shown), int(everything), int(re.search(r"(\d+) with a point", text).group(1))


def click(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()
