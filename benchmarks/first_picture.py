"""Times the way to the first complete picture, of the dashboard and of a bare Streamlit + folium page in turn.

Cold: from starting the server's process. Warm: the server runs and has shown the page before.
Chromium is already open in both cases, as the user's browser is, with an empty profile each time.
"""

import argparse
import csv
import json
import shutil
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Playwright, sync_playwright
from servers import REPOSITORY, find_chromium, fresh_browser, running_server, serve_leaflet

# In the page: the map in its frame has something drawn and takes up room, nothing is still
# being loaded and, on the dashboard, the map says that it is ready and there is a chart.
COMPLETE = """(isDashboard) => {
  const frame = document.querySelector('iframe[title*="st_folium"]');
  const inside = frame?.contentDocument;
  if (!inside || frame.clientHeight === 0) return false;
  const drawn = [...inside.querySelectorAll('.leaflet-map-pane :is(img, svg path, canvas)')];
  if (!drawn.some((element) => element.tagName !== 'IMG' || element.naturalWidth > 0)) return false;
  if (document.querySelector('[data-testid="stSkeleton"], [data-testid="stStatusWidget"]')) return false;
  if (!isDashboard) return true;
  return inside.documentElement.dataset.borderviz === 'ready' && !!document.querySelector('.js-plotly-plot .main-svg');
}"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="runs of each page (default: 5)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    arguments = parser.parse_args()
    results = measure(arguments.runs)
    print(json.dumps(results, indent=2) if arguments.json else as_text(results))


def measure(runs: int) -> dict[str, dict[str, object]]:
    chromium = find_chromium()
    times: dict[str, dict[str, list[float]]] = {kind: {"dashboard": [], "bare page": []} for kind in ("cold", "warm")}
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        pages = {"dashboard": REPOSITORY / "dashboard" / "app.py", "bare page": lay_out_bare_page(Path(folder))}
        for number in range(runs):
            for name, script in pages.items():
                print(f"run {number + 1} of {runs}: {name}", file=sys.stderr)
                cold, warm = first_pictures(playwright, chromium, script, is_dashboard=name == "dashboard")
                times["cold"][name].append(cold)
                times["warm"][name].append(warm)
    return {kind: summary(of) for kind, of in times.items()}


def lay_out_bare_page(folder: Path) -> Path:
    """A copy of the bare page, with Leaflet and the study's incidents beside it."""
    serve_leaflet(folder)
    places = {row["place_id"]: row for row in rows(REPOSITORY / "data" / "geo" / "gazetteer.csv")}
    found = [places.get(row["place_id"]) for row in rows(REPOSITORY / "data" / "clashes" / "incidents.csv")]
    incidents = [
        {"lat": float(place["lat"]), "lon": float(place["lon"]), "name": place["name"]}
        for place in found
        if place and place["lat"]
    ]
    (folder / "incidents.json").write_text(json.dumps(incidents))
    return Path(shutil.copy(Path(__file__).with_name("bare_page.py"), folder))


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def first_pictures(playwright: Playwright, chromium: str, script: Path, is_dashboard: bool) -> tuple[float, float]:
    """Seconds to the first picture of a server that is just being started, and of one that is running."""
    browser = fresh_browser(playwright, chromium)
    start = time.perf_counter()
    with running_server(script) as address:
        wait_for_picture(browser, address, is_dashboard)
        cold = time.perf_counter() - start
        browser.close()
        browser = fresh_browser(playwright, chromium)
        start = time.perf_counter()
        wait_for_picture(browser, address, is_dashboard)
        warm = time.perf_counter() - start
    browser.close()
    return cold, warm


def wait_for_picture(browser: Browser, address: str, is_dashboard: bool) -> None:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(address, wait_until="commit")
    page.wait_for_function(COMPLETE, arg=is_dashboard, polling="raf", timeout=60_000)


def summary(times: dict[str, list[float]]) -> dict[str, object]:
    figures: dict[str, object] = {
        name: {
            "runs": [round(value, 3) for value in values],
            "min": round(min(values), 3),
            "median": round(median(values), 3),
            "max": round(max(values), 3),
        }
        for name, values in times.items()
    }
    return figures | {"ratio of medians": round(median(times["dashboard"]) / median(times["bare page"]), 2)}


def as_text(results: dict[str, dict[str, object]]) -> str:
    lines = [f"{'seconds':<22}{'min':>8}{'median':>8}{'max':>8}"]
    for kind, figures in results.items():
        for name, of in figures.items():
            if isinstance(of, dict):
                lines.append(f"{kind + ', ' + name:<22}{of['min']:>8.2f}{of['median']:>8.2f}{of['max']:>8.2f}")
        lines.append(f"{kind}: the dashboard takes {figures['ratio of medians']} times as long as the bare page")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
