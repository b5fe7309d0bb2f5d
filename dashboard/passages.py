"""Passages: a coded record with the paragraph it rests on, where the reader has the text."""

from __future__ import annotations

from html import escape
from pathlib import Path

import streamlit as st

from borderviz.evidence import EvidenceError, Passage, find_text, passage, sha256
from borderviz.model import Claim, Incident, Report
from plain import plain


def text_at_hand(report: Report, folders: list[Path]) -> str | None:
    """Return the reader's own copy of the text, or None; say so where there is one that cannot be read."""
    try:
        return find_text(report, folders)
    except (OSError, UnicodeDecodeError) as error:
        st.warning(plain(f"Your copy of this text cannot be read: {error}. Save it as UTF-8."))
        return None


def say_whether_at_hand(report: Report, text: str | None) -> None:
    """Say why passages are shown or not."""
    if text is None:
        st.info(
            "The text is not part of borderviz. Put your own copy into the study's folder as "
            f"texts/{plain(report.file)} and the passages are shown here, highlighted.",
            icon=":material/article:",
        )
    elif report.text_sha256 and sha256(text) != report.text_sha256:
        st.warning("Your copy of this text differs from the one that was coded; some passages may not be found.")


def card(title: str, lines: list[str], record: Claim | Incident, text: str | None) -> None:
    """Draw a record: title, lines, its paragraph's number, and the paragraph itself where the text is at hand."""
    with st.container(border=True, gap="xsmall"):
        body = [f"<strong>{escape(title)}</strong>", *(escape(line) for line in lines)]
        body.append(f"<small>paragraph {record.evidence_paragraph}</small>")
        st.html(f'<div class="bv-card">{"<br>".join(body)}</div>')
        if text is not None:
            st.html(_quote(text, record))


def _quote(text: str, record: Claim | Incident) -> str:
    try:
        found = passage(text, record)
    except EvidenceError as error:
        return f'<p class="bv-missing">{escape(str(error))}</p>'
    return f'<blockquote class="bv-quote">{_marked(found)}</blockquote>'


def _marked(found: Passage) -> str:
    return f"{escape(found.before)}<mark>{escape(found.phrase)}</mark>{escape(found.after)}"
