"""Sharing: buttons that copy the link to what is seen, and the frame that shows a part of it in another page."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from urllib.parse import urlencode

import streamlit as st

from borderviz.exchange.importing.texts import harmless
from borderviz.study import Study

PARTS_ALONE = ("map", "chart")
"""Parts of the first page that can be embedded alone."""

NOT_SHARED = "Files of yours that lie over the map are not in the link."


def show(study: Study, parts: Mapping[str, str] | None) -> None:
    """Draw the buttons; `parts` are what can be embedded of this page, with what their buttons say."""
    if st.context.is_embedded:
        credit(study)
        return
    # Imported here: this loads pandas, and the first page asks for its largest files before that.
    import layers

    buttons = "".join(_button(what, label, study) for what, label in {"link": "Copy link", **(parts or {})}.items())
    left_out = f"<p>{NOT_SHARED}</p>" if layers.uploaded() else ""
    st.html(
        f'<details class="bv-share"><summary class="bv-take">Share</summary><div>{buttons}{left_out}</div></details>',
        width="content",
    )


def embedded_part() -> str:
    """Return which part of the page is to stand alone in a frame: "map", "chart", or "" for all of the page."""
    part = st.query_params.get("only", "")
    return part if st.context.is_embedded and part in PARTS_ALONE else ""


def credit(study: Study) -> None:
    """Draw what a frame is of, and the way from it to the whole page, with the same choice."""
    chosen = {name: st.query_params.get_all(name) for name in st.query_params if name != "only"}
    address = escape(f"?{urlencode(chosen, doseq=True)}")
    st.html(
        f'<p class="bv-credit"><b>{_title(study)}</b>, as reported; nothing is added up. '
        f'<a href="{address}" target="_blank" rel="noopener">Open in borderviz</a></p>'
    )


def _button(what: str, label: str, study: Study) -> str:
    return f'<button type="button" class="bv-take" data-share="{what}" data-title="{_title(study)}">{label}</button>'


def _title(study: Study) -> str:
    return escape(harmless(study.settings.title))
