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
SCRIPTS = (
    "theme", "spread", "symbols", "popup", "labels", "mapdata", "names", "basemap", "areas", "timelayer", "start",
)  # fmt: skip
"""Our own scripts in the order in which they run."""


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

    def file(self, path: Path) -> str:
        """Return the address of a file."""
        return self.address(path.name, path.read_bytes())

    def json(self, name: str, value: Any) -> str:
        """Return the address of a value as JSON."""
        return self.address(name, json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())

    def script(self) -> str:
        """Return the address of Leaflet and our own scripts, one file: a map that loads is waiting for each."""
        return self.address("map.js", _script())

    def style(self) -> str:
        """Return the address of Leaflet's style sheet and ours, one file."""
        return self.address("map.css", _leaflet_css() + (WEB / "map.css").read_bytes())


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
def _script() -> bytes:
    leaflet = re.sub(rb"//# sourceMappingURL=\S+", b"", (leaflet_folder() / "leaflet.js").read_bytes())
    return b"\n".join([leaflet, *((WEB / f"{name}.js").read_bytes() for name in SCRIPTS)])


@cache
def _leaflet_css() -> bytes:
    """Leaflet's style sheet with its pictures inside: a hashed or inlined sheet has no folder beside it."""
    css = (leaflet_folder() / "leaflet.css").read_text(encoding="utf-8")
    for picture in (leaflet_folder() / "images").glob("*.png"):
        css = css.replace(f"url(images/{picture.name})", f"url({data_uri(picture.name, picture.read_bytes())})")
    return css.encode()
