"""Measures layers of events laid over the study that ships: seconds, memory, bytes, and frames while time moves.

Each case runs in a process of its own. "world" spreads made events as a global data set does, over 36 years; "area"
puts all of them on the map, on the days of the study's axis: the worst case. Given are the seconds to prepare the map
with the layer (packing and files, the study's own part included), by the clock and of a core's work; the memory (peak,
resident) with pandas and the layer's table loaded, and then after preparing; how many events are drawn; and the bytes
that a browser gets: the points at once, the details in parts of which a click fetches one. --frames also opens each
map in a Chromium, lets time play at its highest speed, and gives the time between frames (median and 95th percentile,
ms).
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from made_incidents import made_incidents
from playwright.sync_api import sync_playwright

from borderviz.exchange.layer import EVENT_COLUMNS, Layer
from borderviz.maps.assets import WebAssets, hashed_name
from borderviz.maps.study_map import MapFiles, StudyMap
from borderviz.study import Study

REPOSITORY = Path(__file__).resolve().parents[1]
SHIPPED = REPOSITORY / "data" / "clashes"
CASES = ("world", "area")
ON_DAYS = ("2021-04-22", "2022-01-21", "2022-09-08")
"""First days of two weeks each, around the clashes."""

FRAMES = """(seconds) => new Promise((done) => {
  const gaps = [];
  let before = performance.now();
  const end = before + 1000 * seconds;
  const frame = (now) => {
    gaps.push(now - before);
    before = now;
    if (now < end) requestAnimationFrame(frame);
    else done(gaps.slice(1));
  };
  requestAnimationFrame(frame);
})"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1000,10000,350000", help="events (default: 1000,10000,350000)")
    parser.add_argument("--frames", type=float, default=0, help="seconds of play in a Chromium (default: none)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--one", nargs=2, metavar=("CASE", "ROWS"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measured(given.one[0], int(given.one[1]), given.frames)))
        return
    rows = [apart(case, size, given.frames) for size in given.sizes.split(",") for case in CASES]
    print(json.dumps(rows, indent=2) if given.json else pd.DataFrame(rows).to_string(index=False))


def apart(case: str, size: str, frames: float) -> dict[str, Any]:
    """Measure one case in a process of its own: the peak of its memory is no other's."""
    command = [sys.executable, __file__, "--one", case, size, "--frames", str(frames)]
    found: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return {"events": int(size), "case": case, **found}


def measured(case: str, rows: int, frames: float) -> dict[str, Any]:
    layer, study = made_layer(case, rows), Study.open(SHIPPED)
    before = peak_mb()
    with tempfile.TemporaryDirectory() as folder:
        sizes: dict[str, list[int]] = {}

        def publish(name: str, content: bytes) -> str:
            sizes.setdefault(name, []).append(len(content))
            path = Path(folder) / hashed_name(name, content)
            path.write_bytes(content)
            return path.name

        start, worked = time.perf_counter(), time.process_time()
        files = MapFiles.of(study, WebAssets.served(publish), [layer])
        seconds, cpu = time.perf_counter() - start, time.process_time() - worked
        details = sizes.get("events.json", [0])
        found = {
            "drawn": int(json.loads(header(Path(folder)))["count"]),
            "seconds": round(seconds, 2), "cpu_seconds": round(cpu, 2), "mb_before": before, "mb_peak": peak_mb(),
            "points_kb": sizes["overlay.bin"][0] // 1000, "details_kb": sum(details) // 1000,
            "click_kb": max(details) // 1000,
        }  # fmt: skip
        return found | (played(files, Path(folder), frames) if frames else {})


def header(folder: Path) -> bytes:
    """The header of the packed layer."""
    content = next(folder.glob("overlay-*.bin")).read_bytes()
    return content[8 : 8 + int.from_bytes(content[4:8], "little")]


def peak_mb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def made_layer(case: str, rows: int) -> Layer:
    """Return a layer with texts as long as those of a data set of conflict events."""
    made = made_incidents(rows)
    rng = np.random.default_rng(rows)
    if case == "area":
        made["lat"], made["lon"] = rng.uniform(39.1, 41.4, rows), rng.uniform(68.6, 73.4, rows)
        begun = np.array(ON_DAYS, dtype="datetime64[D]")[rng.integers(0, 3, rows)] + rng.integers(0, 14, rows)
        made["start"] = made["end"] = begun
    number = pd.Series(np.arange(rows).astype(str))
    table = pd.DataFrame({
        "event_id": number, "title": "Government of one side – Government of the other side, event " + number,
        "lat": made["lat"], "lon": made["lon"], "radius_km": np.minimum(made["radius_km"], 25.0), "where_precision": 2,
        "start": made["start"], "end": made["end"], "date_precision": "day", "kind": made["kind"].astype(str),
        "actors": "Government of one side – Government of the other side", "place": "Village number " + number,
        "source": "An agency, 2022-09-17, a headline of some sixty letters on the event with the number " + number,
        "url": "https://news.example/" + number, "best": made["deaths"], "low": made["deaths"],
        "high": made["deaths"] + 1, "is_split": False,
    })  # fmt: skip
    return Layer("Made events", "made", "none", table.astype(EVENT_COLUMNS))


def played(files: MapFiles, folder: Path, seconds: float) -> dict[str, float]:
    """Open the map from a small server, let time play and return the time between frames."""
    page_file = folder / "map.html"
    StudyMap(files).save(str(page_file))
    browser = subprocess.run(
        [sys.executable, REPOSITORY / "tools" / "setup" / "browser.py"], capture_output=True, text=True, check=True
    )
    server = subprocess.Popen(
        [sys.executable, "-m", "http.server", "--bind", "127.0.0.1", "--directory", str(folder), "8599"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        time.sleep(1)
        with sync_playwright() as playwright:
            chromium = playwright.chromium.launch(executable_path=browser.stdout.strip(), args=["--no-sandbox"])
            page = chromium.new_page(viewport={"width": 1440, "height": 900})
            page.goto("http://127.0.0.1:8599/map.html")
            page.locator(':root[data-borderviz="ready"]').wait_for(state="attached", timeout=60_000)
            page.evaluate("borderviz.timeLayers[0].control.setSpeed(2), borderviz.timeLayers[0].control.toggle()")
            gaps = page.evaluate(FRAMES, seconds)
            chromium.close()
    finally:
        server.terminate()
        server.wait()
    return {"frame_p50": round(float(np.median(gaps)), 1), "frame_p95": round(float(np.quantile(gaps, 0.95)), 1)}


if __name__ == "__main__":
    main()
