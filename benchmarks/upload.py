"""Uploads made UCDP GED files through the page "Your data" and lays them over the map, in a real Chromium.

    python benchmarks/upload.py --rows 10000,350000

Each file goes to a server of its own, twice, in two visits one after the other. Given are seconds from the drop to the
report of what was taken, from the button to the layer's place in the session, and the memory of the server's process:
what it holds when the dashboard has been shown, and the most that it held up to the end of each visit.
"--broken" puts a line break into a cell of every hundredth row, so that the file is read row by row.
"""

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path

from made_ged import write_made_ged
from playwright.sync_api import Browser, sync_playwright
from servers import REPOSITORY, find_chromium, fresh_browser, peak_mb, resident_mb, running_process

PATIENCE = 300_000
"""Milliseconds after which a sight is given up."""
BROKEN_EVERY = 100


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", default="10000,350000", help="sizes (default: 10000,350000)")
    parser.add_argument("--broken", action="store_true", help="files that have to be read row by row")
    parser.add_argument("--json", action="store_true", help="print JSON")
    given = parser.parse_args()
    found = [measured(int(size), given.broken) for size in given.rows.split(",")]
    print(json.dumps(found, indent=2) if given.json else as_text(found))


def measured(rows: int, is_broken: bool) -> dict[str, object]:
    """Upload one file to a server of its own in two visits; seconds and MB."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / f"made-{rows}.csv"
        write_made_ged(path, rows)
        if is_broken:
            break_lines(path)
        found: dict[str, object] = {"rows": rows, "file_mb": round(path.stat().st_size / 1e6)}
        with running_process(REPOSITORY / "dashboard" / "app.py") as (address, process):
            browser = fresh_browser(playwright, find_chromium())
            for visit in ("first", "second"):
                print(f"{rows:,} rows, {visit} visit", file=sys.stderr)
                before = resident_mb(process)
                seconds = upload(browser, address, path)
                found[visit] = seconds | {"before_mb": before, "peak_mb": peak_mb(process)}
            browser.close()
    return found


def break_lines(path: Path) -> None:
    """Put a line break into a cell of every so many rows, as an export of notes may have."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    for number in range(1, len(lines), BROKEN_EVERY):
        lines[number] = lines[number].replace('""', '""\n', 1)
    path.write_text("".join(lines), encoding="utf-8")


def upload(browser: Browser, address: str, path: Path) -> dict[str, float]:
    """Drop a file on the page, lay it over the map, see the map, and close the page; seconds."""
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(address)
    wait_for_map = page.frame_locator('iframe[title*="st_folium"]').locator(':root[data-borderviz="ready"]')
    wait_for_map.wait_for(state="attached")
    page.get_by_role("link", name="Your data").click()
    begun = time.perf_counter()
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_text("Beside the coded reports").wait_for()
    read = time.perf_counter()
    page.get_by_role("button", name="Lay it over the map").click()
    page.get_by_text("lies over the map").wait_for()
    laid = time.perf_counter()
    page.get_by_role("link", name="Map", exact=True).click()
    wait_for_map.wait_for(state="attached")
    page.close()
    return {"read_seconds": round(read - begun, 1), "laid_seconds": round(laid - read, 1)}


def as_text(found: list[dict[str, object]]) -> str:
    lines = [f"{'rows':>9}{'file MB':>9}  {'visit':<8}{'read s':>8}{'laid s':>8}{'before MB':>11}{'peak MB':>9}"]
    for one in found:
        for visit in ("first", "second"):
            of = one[visit]
            assert isinstance(of, dict)
            memory = "".join(f"{of[name] or 0:>{width},.0f}" for name, width in (("before_mb", 11), ("peak_mb", 9)))
            lines.append(
                f"{one['rows']:>9,}{one['file_mb']:>9,}  {visit:<8}{of['read_seconds']:>8.1f}{of['laid_seconds']:>8.1f}"
                f"{memory}"
            )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
