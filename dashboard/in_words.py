"""In words: a paragraph a clash, made from its figures, each linked to its claim; to be copied with its sources."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

import selected_claim
from borderviz.charts.toll_rows import Record
from borderviz.study import Study
from borderviz.tolls.pieces import as_html, as_text
from borderviz.tolls.words import words


def show(study: Study, records: Sequence[Record], silences: Sequence[Record], clashes: Sequence[str]) -> None:
    """Draw the paragraphs of these clashes, and below them the same as plain text with numbered sources."""
    pieces = {clash: words(records, silences, study, clash) for clash in clashes}
    for clash, said in pieces.items():
        name = escape(study.clashes[clash].name)
        st.html(f'<p class="bv-words"><strong>{name}.</strong> {as_html(said, selected_claim.address)}</p>')
    with st.expander("Copy with sources"):
        texts = [f"{study.clashes[clash].name}. {as_text(said, study)}" for clash, said in pieces.items()]
        st.code("\n\n".join(texts), language=None, wrap_lines=True)
