"""Document: the HTML of the page, with everything inside it and a policy that lets it ask nobody for anything."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from borderviz.exchange.provenance import Provenance
from borderviz.maps.assets import WebAssets
from borderviz.page.plain_parts import about_html, plain_html
from borderviz.study import Study

WEB = Path(__file__).parent / "web"

SCRIPTS = (
    "state", "choice", "tollrows", "growths", "comparerows", "scale", "draw", "marks", "tollchart", "growthframe",
    "growthdays", "growthlabels", "growthchart", "comparelabels", "comparechart", "chartbox", "controls", "filters",
    "csv", "lists", "cards", "sentences", "reports", "counts", "living", "mapview", "tollsview", "tools", "page",
    "begin",
)  # fmt: skip
"""The page's own scripts, in the order in which they run; those of the map come before."""

IN_JSON = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""What could end the element in which JSON stands, or a line of a script, by its code."""


def document(study: Study, provenance: Provenance, data: dict[str, Any]) -> str:
    """Return the page of a study; `data` is what its scripts draw."""
    script = _script()
    return Template((WEB / "page.html").read_text(encoding="utf-8")).substitute(
        policy=escape(_policy(script)),
        made_with=escape(provenance.made_with),
        title=escape(study.settings.title),
        style=_style(),
        about=about_html(study, provenance),
        plain=plain_html(study),
        data=in_html(data),
        script=script,
    )


def in_html(value: Any) -> str:
    """Return a value as JSON that can stand in a script element: no text in it can end that."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(IN_JSON)


def _policy(script: str) -> str:
    """A content security policy: our script and no other, pictures and data out of the page itself, no host at all."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; img-src data:; "
        "connect-src data:; base-uri 'none'; form-action 'none'"
    )


@cache
def _script() -> str:
    own = [(WEB / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS]
    # A browser reads every line end as \n, and hashes what it has read.
    return "\n".join([_text_of_map("study_script"), *own]).replace("\r\n", "\n")


@cache
def _style() -> str:
    return "\n".join([_text_of_map("study_style"), (WEB / "page.css").read_text(encoding="utf-8")])


def _text_of_map(part: str) -> str:
    """A file of the map as text: what its assets hand out, with the content as its own address."""
    text: str = getattr(WebAssets(lambda _, content: content.decode()), part)()
    return text
