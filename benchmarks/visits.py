"""Visits: a page in a browser that is new to it, with what it draws, what passes on the wire, and what it takes."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Frame, Page
from servers import resident_mb
from wire import Wire

WATCH = Path(__file__).with_name("watch.js")
PATIENCE = 180
"""Seconds until a picture is given up."""


class Visit:
    """A page that has been opened, with watch.js in it."""

    def __init__(self, page: Page, wire: Wire) -> None:
        self.page = page
        self.wire = wire

    def first_picture(self) -> float:
        """Wait for the first complete picture and return its time since the navigation, in ms."""
        self.wait_for("watch.pictures.length > 0")
        return float(self.page.evaluate("watch.pictures[0].to"))

    def wait_for(self, condition: str, argument: object = None, seconds: float = PATIENCE) -> None:
        self.page.wait_for_function(condition, arg=argument, timeout=seconds * 1000, polling="raf")

    def settle(self) -> None:
        """Wait until the wire is quiet, and forget what came in till then."""
        self.wire.wait_until_quiet()
        self.page.evaluate("watch.rest()")

    def pictures(self, first: int) -> list[dict[str, Any]]:
        """Return what was drawn since there were `first` pictures."""
        drawn: list[dict[str, Any]] = self.page.evaluate("(first) => watch.pictures.slice(first)", first)
        return drawn

    def drawn(self) -> int:
        return int(self.page.evaluate("watch.pictures.length"))

    def map_value(self, expression: str) -> Any:
        """Return the value of an expression of the map's own page, `map` being its window."""
        return self.page.evaluate(f"((map) => {expression})(watch.mapWindow())")

    def map_frame(self) -> Frame:
        frames = [frame for frame in self.page.frames if "streamlit_folium" in frame.url]
        return frames[-1]

    def memory(self) -> dict[str, float | None]:
        """Return MB: what JavaScript holds after collecting garbage, and the largest renderer process as a whole.

        Typed arrays and canvases are in the second only.
        """
        session = self.page.context.new_cdp_session(self.page)
        session.send("HeapProfiler.collectGarbage")
        session.send("Performance.enable")
        metrics = {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}
        browser = self.page.context.browser
        return {"heap_mb": metrics["JSHeapUsedSize"] / 1e6, "process_mb": _largest_renderer(browser)}


def _largest_renderer(browser: Browser | None) -> float | None:
    if browser is None or not Path("/proc/self/status").exists():
        return None
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    renderers = [process["id"] for process in processes if process["type"] == "renderer"]
    return max(filter(None, map(resident_mb, renderers)), default=None)


@contextmanager
def visiting(browser: Browser, wire: Wire, query: str = "") -> Iterator[Visit]:
    """Open the page that is behind the wire, with an empty cache, until the block ends."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_init_script(path=WATCH)
    page = context.new_page()
    try:
        page.goto(wire.address + query, wait_until="commit")
        yield Visit(page, wire)
    finally:
        context.close()
