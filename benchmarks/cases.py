"""Cases: the pages that are compared, and the library that one of them needs and no Python package holds."""

import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Case:
    """A page that is timed. `rail` names the elements at both ends of a slider inside of the map, the last of which
    is pulled; without one the page's own slider is moved by keys."""

    name: str
    what: str
    script: str
    arguments: tuple[str, ...] = ()
    rail: tuple[str, ...] = ()

    @property
    def library(self) -> bool:
        """Whether the page needs the library of folium's Timeline."""
        return self.script == "timeline_page.py"

    @property
    def shows_all_until(self) -> bool:
        """Whether all that has begun is shown."""
        return "own-days" not in self.arguments

    @property
    def has_charts(self) -> bool:
        return self.script == "time_layer_page.py"


RANGE = ("input.time-slider",)
HANDLES = ('[role="slider"][aria-label="First day"]', '[role="slider"][aria-label="Last day"]')
CASES = [
    Case("plain", "CircleMarkers, map rebuilt at each move", "plain_page.py"),
    Case("plain_geojson", "GeoJson, map rebuilt at each move", "plain_geojson_page.py"),
    Case("feature_group", "GeoJson in feature_group_to_add, st.fragment", "feature_group_page.py"),
    Case("timeline", "folium Timeline, in the browser", "timeline_page.py", rail=RANGE),
    Case(
        "timeline_own_days",
        "folium Timeline, only what happens on the day",
        "timeline_page.py",
        ("own-days",),
        RANGE,
    ),
    Case("time_layer", "TimeLayer, in the browser", "time_layer_page.py", rail=HANDLES),
]

LIBRARY = {"leaflet.timeline@1.6.0": "package/dist/leaflet.timeline.js", "moment@2.18.1": "package/min/moment.min.js"}
"""What folium 0.20 loads for Timeline from CDNs, as npm packages, and the file in each."""


def lay_out_library(pages: Path, assets: Path | None) -> str:
    """Put the library of folium's Timeline beside the pages; return why that was not possible, else nothing."""
    target = pages / "static" / "timeline"
    target.mkdir()
    for package, member in LIBRARY.items():
        name = Path(member).name
        if assets is None:
            if not _from_npm(package, member, target / name):
                return f"{package} could not be fetched with npm; name a folder that holds {name}: --assets FOLDER"
        elif (assets / name).is_file():
            shutil.copy(assets / name, target)
        else:
            return f"there is no {name} in {assets}"
    return ""


def _from_npm(package: str, member: str, target: Path) -> bool:
    """Fetch one file of a package; npm reads it from its cache where it can."""
    npm = shutil.which("npm")
    if npm is None:
        return False
    with tempfile.TemporaryDirectory() as folder:
        command = [npm, "pack", "--prefer-offline", "--silent", "--pack-destination", folder, package]
        try:
            done = subprocess.run(command, cwd=folder, capture_output=True, timeout=60)
        except subprocess.TimeoutExpired:
            return False
        archives = list(Path(folder).glob("*.tgz"))
        if done.returncode != 0 or not archives:
            return False
        with tarfile.open(archives[0]) as archive:
            file = archive.extractfile(member)
            target.write_bytes(file.read() if file else b"")
    return True
