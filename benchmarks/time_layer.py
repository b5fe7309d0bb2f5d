"""Times a move in time, on pages that show the same made incidents in different ways, side by side in one run.

plain              a select_slider, and the folium map built anew at each move, with a CircleMarker an incident
plain_geojson      the same with one GeoJson layer, which is folium's fastest way
feature_group      the GeoJson layer in `feature_group_to_add`, in a fragment: the map itself stays
timeline           folium's Timeline and TimelineSlider, moved in the browser
timeline_own_days  the same, with each incident on its own days only: fewer are shown than on the other pages
time_layer         borderviz's TimeLayer, moved in the browser

All others show what has begun by the end of a month, or by a day, between 55 and 85 hundredths of the axis. They draw
circles on a canvas, without popups, from data that are at hand on the server. Pages are visited in a real Chromium,
and served with Streamlit's own settings.

a move        from the key or the pointer's event to the end of the frame that draws what it asks for (watch.js says
              where a frame ends); a map that shows another number of circles than it should ends the page's run
work          the part of a move after the page was told: a browser tells of pointers once a frame
bytes         all that passes between browser and server in a move, by a proxy between them
first picture from navigation to the map with its incidents, in a browser with an empty cache, by a server that has
              served the page before
frames        how far frames are apart while the pointer moves all the time, and how far the picture is behind it
let go        from the pointer's release to two charts that show the sums of the window, which are checked
memory        what JavaScript holds, and the whole process of the page
"""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from cases import CASES, Case, lay_out_library
from checks import check_charts, check_counts
from moves import by_key, by_pointer, releasing
from playwright.sync_api import Error, Playwright, sync_playwright
from servers import find_chromium, fresh_browser, lay_out_pages, running_server
from tables import as_text, environment, summary
from visits import visiting
from wire import Wire, counted

SIZES = [50, 1_000, 10_000, 100_000, 350_000]
RELEASES = 8
SHORT = 5_000
"""Milliseconds to the first picture up to which it is measured three times."""

Row = dict[str, Any]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=numbers, default=SIZES, help="numbers of incidents (default: 50 to 350,000)")
    parser.add_argument("--pages", type=cases, default=CASES, help="pages, with commas (default: all)")
    parser.add_argument("--moves", type=int, default=30, help="moves of each page (default: 30)")
    parser.add_argument("--seconds", type=float, default=30, help="no more moves after so many seconds (default: 30)")
    parser.add_argument("--limit", type=float, default=60, help="seconds a move; slower pages are left out")
    parser.add_argument("--slow", action="store_true", help="leave none out")
    parser.add_argument("--assets", type=Path, help="folder with leaflet.timeline.js and moment.min.js, else from npm")
    parser.add_argument("--json", action="store_true", help="print JSON")
    arguments = parser.parse_args()
    results = measure(arguments)
    print(json.dumps(results, indent=2) if arguments.json else as_text(results))


def numbers(text: str) -> list[int]:
    return sorted(int(word) for word in text.replace("_", "").split(","))


def cases(text: str) -> list[Case]:
    known = {case.name: case for case in CASES}
    wrong = [name for name in text.split(",") if name not in known]
    if wrong:
        raise argparse.ArgumentTypeError(f"no page is called {', '.join(wrong)}; there are {', '.join(known)}")
    return [known[name] for name in text.split(",")]


def measure(arguments: argparse.Namespace) -> dict[str, Any]:
    chromium = find_chromium()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        pages = lay_out_pages(Path(folder))
        needed = any(case.library for case in arguments.pages)
        missing = lay_out_library(pages, arguments.assets) if needed else ""
        load = [os.getloadavg()[0]] if hasattr(os, "getloadavg") else []
        rows = list(all_rows(playwright, chromium, pages, missing, arguments))
        load += [os.getloadavg()[0]] if load else []
        return {"environment": environment(playwright, chromium) | {"load": load}, "rows": rows}


def all_rows(
    playwright: Playwright, chromium: str, pages: Path, missing: str, arguments: argparse.Namespace
) -> Iterator[Row]:
    done: dict[str, Row] = {}
    for size in arguments.sizes:
        for case in arguments.pages:
            print(f"{size:,} incidents: {case.name}", file=sys.stderr)
            reason = missing if case.library else ""
            if not reason and not arguments.slow:
                reason = too_slow(done.get(case.name), size, arguments.limit)
            row: Row = {"page": case.name, "what": case.what, "incidents": size}
            row |= {"reason": reason} if reason else tried(playwright, chromium, pages, case, size, arguments)
            done[case.name] = row
            yield row


def too_slow(smaller: Row | None, size: int, limit: float) -> str:
    """Return why a page is left out at this size, from the one before it: time grows at least as the number does."""
    if smaller is None or "move" not in smaller:
        return smaller["reason"] if smaller else ""
    expected = smaller["move"]["median"] / 1000 * size / smaller["incidents"]
    return f"at least {expected:.0f} s a move expected; --slow takes it all the same" if expected > limit else ""


def tried(
    playwright: Playwright, chromium: str, pages: Path, case: Case, size: int, arguments: argparse.Namespace
) -> Row:
    try:
        with (
            running_server(pages / case.script, str(size), *case.arguments, folder=pages) as server,
            counted(server) as wire,
        ):
            return one_page(playwright, chromium, wire, case, size, arguments)
    except Error as error:
        return {"reason": str(error).strip().splitlines()[0]}


def one_page(
    playwright: Playwright, chromium: str, wire: Wire, case: Case, size: int, arguments: argparse.Namespace
) -> Row:
    browser = fresh_browser(playwright, chromium)
    try:
        with visiting(browser, wire) as visit:
            is_short = visit.first_picture() < SHORT
        firsts = []
        for _ in range(2 if is_short else 0):
            with visiting(browser, wire) as visit:
                firsts.append(visit.first_picture())
        with visiting(browser, wire) as visit:
            firsts.append(visit.first_picture())
            visit.settle()
            moved = (
                by_pointer(visit, case, arguments.moves, arguments.seconds)
                if case.rail
                else by_key(visit, arguments.moves, arguments.seconds)
            )
            memory = visit.memory()
        if case.has_charts:
            with visiting(browser, wire, "?charts=yes") as visit:
                visit.first_picture()
                visit.settle()
                moved |= releasing(visit, case, RELEASES + 1)
        if case.shows_all_until:
            check_counts(moved.get("shown_on", ()), size)
        check_charts(moved.get("titles", ()), size)
        return summary(moved) | {"first_picture": median(firsts)} | memory
    finally:
        browser.close()


if __name__ == "__main__":
    main()
