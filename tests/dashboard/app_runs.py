"""Reading a page that AppTest has run, and using it."""

import csv
import re
from collections.abc import Iterable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

DASHBOARD = Path(__file__).resolve().parents[2] / "dashboard"
PAGES = ("map", "tolls", "reports", "about")


def visit(app: AppTest, page: str) -> AppTest:
    file = next(DASHBOARD.rglob(f"{page}_page.py"))
    return app.switch_page(str(file.relative_to(DASHBOARD))).run()


def click(app: AppTest, key: str) -> AppTest:
    return app.button(key=key).click().run()


def words_of(app: AppTest) -> str:
    """All that stands on the page as text, HTML included as it is written."""
    kinds = (app.markdown, app.caption, app.subheader, app.info, app.warning, app.error)
    return "\n".join([*(words for elements in kinds for words in said(elements)), *html_of(app)])


def said(elements: Iterable[Any]) -> list[str]:
    """The words of elements as a reader sees them."""
    return [unescaped(element.value) for element in elements]


def unescaped(markdown: str) -> str:
    """Markdown as a reader sees it, where punctuation is escaped."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", markdown)


def html_of(app: AppTest) -> list[str]:
    """The HTML that the page writes itself, without its own style sheets and its own script."""
    # The dashboard's folder is found once a test of it runs.
    import page_style
    import pictures

    bodies = [element.proto.body for element in app.html]
    known = {
        f"<style>{page_style.STYLE}</style>", f"<script>{page_style.SCRIPT}</script>",
        f"<script>{pictures.SCRIPT}</script>",
    }  # fmt: skip
    return [body for body in bodies if body not in known]


def counts(app: AppTest) -> tuple[int, int, int]:
    """Incidents shown, of all, and with a point on the map, as the heading says."""
    text = next(caption.value for caption in app.caption if "with a point" in caption.value)
    numbers = re.search(r"(\d+) of (\d+) accounts.* (\d+) with a point", text)
    assert numbers, text
    return int(numbers[1]), int(numbers[2]), int(numbers[3])


def rows_of(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def touching(rows: list[dict[str, str]], first: str, last: str) -> int:
    """How many incidents, as rows of the CSV file, last into the days from `first` to `last`."""
    return sum(row["start"][:10] <= last and row["end"][:10] >= first for row in rows)


def let_go(app: AppTest, turn: Any, first: Any, last: Any, **more: Any) -> AppTest:
    """What happens when the hand lets go of the time control: the map's message, and a run."""
    message = {"instance": "k3j2x", "turn": turn, "first": first, "last": last, "mode": "window", "selected": None}
    return hear(app, {"time_layer": message | more})


def hear(app: AppTest, value: Any) -> AppTest:
    """A run with a value from the map's frame."""
    app.session_state["map"] = value
    return app.run()


def state_of(app: AppTest, key: str) -> Any:
    """A value of the session, None where there is none."""
    return app.session_state.get(key)


def address_of(app: AppTest) -> dict[str, list[str]]:
    """The page's address as a link that is opened has it."""
    return {name: [words] if isinstance(words, str) else words for name, words in app.query_params.items()}


class Html(HTMLParser):
    """What an HTML text consists of: its elements, their attributes, and the cells of its tables."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: list[str] = []
        self.rows: list[list[str]] = []
        self._in_cell = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        given = dict(attrs)
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self._in_cell = True
            self.rows[-1].append("")
        if tag == "a":
            self.addresses.append(str(given["href"]))
            if self._in_cell:
                self.rows[-1][-1] = str(given["href"])

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "a"):
            self._in_cell = False

    def handle_data(self, data: str) -> None:
        if self._in_cell and not self.rows[-1][-1].startswith(("http://", "https://")):
            self.rows[-1][-1] += data
