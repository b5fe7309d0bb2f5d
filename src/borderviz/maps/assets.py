"""Assets: the files that a map needs in the browser, served by the app or written into the page; never from a CDN."""

from __future__ import annotations

import base64
import hashlib
import importlib.util
import json
import mimetypes
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

WEB = Path(__file__).parent / "web"


def _in(folder: str, names: str) -> tuple[str, ...]:
    return tuple(f"{folder}/{name}" for name in names.split())


TIME_SCRIPTS = (
    *_in("common", "theme elements"),
    *_in("time", "axis window timebins timeticks histogram player timeparts timeview timetrack timekeys timecontrol"),
    *_in("layer", "placing spread symbols packed incidents marks painter stacks pointlayer symbollayer popups legend"),
    *_in("layer", "tabledetails pagelink pointer timelayer start"),
)
"""Our scripts for a time layer on any map, in the order in which they run."""

STUDY_SCRIPTS = (
    *TIME_SCRIPTS,
    *_in("study", "mapdata mapstate popup labels names basemap areas"),
    *_in("overlay", "overlaydetails overlay overlaypointer overlaychip overlays"),
    *_in("study", "studydetails studylayer"),
)
"""Our scripts for the map of a study."""

TIME_STYLES = ("common/theme", "layer/incidents", "time/time")
STUDY_STYLES = (*TIME_STYLES, "study/study", "overlay/overlay")


@dataclass(frozen=True, slots=True)
class WebAssets:
    """Gives a file or bytes an address in the browser: of a server, or a `data:` URI that holds all of it."""

    address: Callable[[str, bytes], str]

    @classmethod
    def inline(cls) -> WebAssets:
        """Assets inside the page: for `map.save("x.html")`, notebooks and files by e-mail."""
        return cls(data_uri)

    @classmethod
    def served(cls, publish: Callable[[str, bytes], str]) -> WebAssets:
        """Assets that a server hands out: `publish(name, content)` stores a file and returns its address."""
        return cls(publish)

    @classmethod
    def in_folder(cls, folder: Path, address: str) -> WebAssets:
        """Assets stored in a folder that a server hands out under an address: Streamlit's `static/`, for example.

        Seen from the frame of streamlit-folium, Streamlit serves `static/` as "../../app/static".
        """

        def publish(name: str, content: bytes) -> str:
            stored = hashed_name(name, content)
            folder.mkdir(parents=True, exist_ok=True)
            (folder / stored).write_bytes(content)
            return f"{address}/{stored}"

        return cls(publish)

    def file(self, path: Path) -> str:
        """Return the address of a file."""
        return self.address(path.name, path.read_bytes())

    def json(self, name: str, value: Any) -> str:
        """Return the address of a value as JSON."""
        return self.address(name, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())

    def study_script(self) -> str:
        """Return the address of Leaflet and our own scripts, one file: a map that loads is waiting for each."""
        return self.address("map.js", _leaflet_js() + _joined(STUDY_SCRIPTS, "js"))

    def study_style(self) -> str:
        """Return the address of Leaflet's style sheet and ours, one file."""
        return self.address("map.css", _leaflet_css() + _joined(STUDY_STYLES, "css"))

    def time_script(self) -> str:
        """Return the address of the scripts of a time layer, for a map that brings Leaflet itself."""
        return self.address("timelayer.js", _joined(TIME_SCRIPTS, "js"))

    def time_style(self) -> str:
        """Return the address of the style sheet of a time layer."""
        return self.address("timelayer.css", _joined(TIME_STYLES, "css"))


def data_uri(name: str, content: bytes) -> str:
    """Return the content as a `data:` URI with the media type of its name."""
    media_type = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"


def hashed_name(name: str, content: bytes) -> str:
    """Return the name with a hash of the content before its ending, so that a browser may keep the file for ever."""
    path = Path(name)
    return f"{path.stem}-{hashlib.sha256(content).hexdigest()[:12]}{path.suffix}"


@cache
def leaflet_folder() -> Path:
    """Return the folder of Leaflet's files in the package XStatic-Leaflet, found without running the package."""
    spec = importlib.util.find_spec("xstatic.pkg.leaflet")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("Leaflet is not installed. Install the package XStatic-Leaflet.")
    return Path(spec.origin).parent / "data"


@cache
def _joined(names: tuple[str, ...], ending: str) -> bytes:
    return b"\n".join((WEB / f"{name}.{ending}").read_bytes() for name in names)


@cache
def _leaflet_js() -> bytes:
    return re.sub(rb"//# sourceMappingURL=\S+", b"", (leaflet_folder() / "leaflet.js").read_bytes()) + b"\n"


@cache
def _leaflet_css() -> bytes:
    """Leaflet's style sheet with its pictures inside: a hashed or inlined sheet has no folder beside it."""
    css = (leaflet_folder() / "leaflet.css").read_text(encoding="utf-8")
    for picture in (leaflet_folder() / "images").glob("*.png"):
        css = css.replace(f"url(images/{picture.name})", f"url({data_uri(picture.name, picture.read_bytes())})")
    return css.encode()
