"""Tables: figures summed up, and as text."""

import os
import platform
from collections.abc import Sequence
from importlib.metadata import version
from itertools import groupby
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Playwright

PACKAGES = ["streamlit", "folium", "streamlit-folium", "XStatic-Leaflet", "pandas", "plotly"]
OURS, PLAIN = "time_layer", "plain"

Row = dict[str, Any]


def spread(values: Sequence[float]) -> dict[str, float]:
    """Return median and 95th percentile."""
    high = quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else values[0]
    return {"median": round(median(values), 1), "p95": round(high, 1)}


def summary(moved: dict[str, Any]) -> Row:
    """Return the figures of a page from what was measured."""
    row: Row = {
        "moves": len(moved["times"]),
        "move": spread(moved["times"]),
        "bytes": round(median(moved["bytes"])),
        "shown": round(median(moved["shown"])),
        "times": [round(value, 1) for value in moved["times"]],
    }
    for name in ("work", "frames", "behind", "released"):
        if moved.get(name):
            row[name] = spread(moved[name])
    if "released_bytes" in moved:
        row["released_bytes"] = round(median(moved["released_bytes"]))
    return row


def environment(playwright: Playwright, chromium: str) -> Row:
    """Return what the figures depend on."""
    browser = playwright.chromium.launch(executable_path=chromium, args=["--headless", "--no-sandbox"])
    used = {"Chromium": browser.version, "Python": platform.python_version(), "cores": os.cpu_count()}
    browser.close()
    return used | {name: version(name) for name in PACKAGES}


def as_text(results: dict[str, Any]) -> str:
    rows: list[Row] = results["rows"]
    parts = [size_table(size, list(of)) for size, of in groupby(rows, key=lambda row: int(row["incidents"]))]
    parts += [smoothness(rows), environment_text(results["environment"]), in_a_sentence(rows)]
    return "\n\n".join(part for part in parts if part)


def size_table(size: int, rows: Sequence[Row]) -> str:
    """Return a line for each page at one size, with how many times as long as the others it takes."""
    found = {row["page"]: row["move"]["median"] for row in rows if "move" in row}
    head = f"{f'{size:,} incidents':<20}{'moves':>6}{'shown':>9}{'median':>10}{'p95':>10}{'kB a move':>11}"
    head += f"{'first':>9}{'heap':>8}{'process':>9}{'/ plain':>9}{'/ TimeLayer':>13}"
    return "\n".join([head, *(page_line(row, found) for row in rows)])


def page_line(row: Row, found: dict[str, float]) -> str:
    if "move" not in row:
        return f"{row['page']:<20}– {row['reason']}"
    move = row["move"]
    line = f"{row['page']:<20}{row['moves']:>6}{row['shown']:>9,}{move['median']:>10,.1f}{move['p95']:>10,.1f}"
    line += f"{row['bytes'] / 1000:>11,.1f}" if row["bytes"] else f"{'0':>11}"
    line += f"{row['first_picture'] / 1000:>9.2f}{row['heap_mb']:>8,.0f}"
    line += f"{row['process_mb']:>9,.0f}" if row["process_mb"] else f"{'–':>9}"
    for name, width in ((PLAIN, 9), (OURS, 13)):
        line += f"{move['median'] / found[name]:>{width}.2f}" if name in found else f"{'–':>{width}}"
    return line


def smoothness(rows: Sequence[Row]) -> str:
    """Return a line for each page that moves in the browser, and what letting go costs."""
    lines = []
    for row in rows:
        if "work" not in row:
            continue
        line = f"{row['page']:<20}{row['incidents']:>10,}{pair(row['work']):>18}"
        line += "".join(f"{pair(row[name]) if name in row else '–':>18}" for name in ("frames", "behind"))
        if "released" in row:
            line += f"{pair(row['released']):>20}{row['released_bytes'] / 1000:>10,.1f}"
        lines.append(line)
    head = f"{'while moving':<20}{'incidents':>10}{'work':>18}{'frames apart':>18}{'behind pointer':>18}"
    head += f"{'let go: charts':>20}{'kB':>10}"
    return "\n".join([head, *lines]) if lines else ""


def pair(values: dict[str, float]) -> str:
    return f"{values['median']:,.1f} / {values['p95']:,.1f}"


def environment_text(used: Row) -> str:
    load = " to ".join(f"{value:.1f}" for value in used["load"])
    names = ", ".join(f"{name} {value}" for name, value in used.items() if name not in ("cores", "load"))
    return (
        "Moves in ms, median and p95; first picture in s; memory in MB; pairs are median / p95 in ms.\n"
        "A page that moves in the browser cannot be faster than the screen: 16.7 ms a frame.\n"
        f"{names}; {used['cores']} cores; load {load or 'unknown'}."
    )


def in_a_sentence(rows: Sequence[Row]) -> str:
    """Say how many times faster, at 1,000 incidents or else the most at which both pages were timed."""
    medians = {(row["incidents"], row["page"]): row["move"]["median"] for row in rows if "move" in row}
    both = [size for size, page in medians if page == OURS and (size, PLAIN) in medians]
    if not both:
        return ""
    size = 1_000 if 1_000 in both else max(both)
    ours, plain = medians[size, OURS], medians[size, PLAIN]
    text = f"At {size:,} incidents TimeLayer is {plain / ours:.0f} times faster than the plain page"
    text += f" ({ours:.1f} and {plain:,.0f} ms a move)"
    other = medians.get((size, "plain_geojson"))
    return f"{text}, and {other / ours:.0f} times faster than its GeoJson ({other:,.0f} ms)." if other else f"{text}."
