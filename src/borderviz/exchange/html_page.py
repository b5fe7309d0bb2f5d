"""HTML page: a study as one file with map, charts, tables and notes that opens without a network and without Python."""

from __future__ import annotations

from borderviz.exchange.provenance import Provenance
from borderviz.study import Study


def html_page(study: Study, provenance: Provenance) -> bytes:
    """Return a study as one self-contained HTML page in UTF-8, the same bytes for the same study and provenance.

    The study is what a `Selection` left of it. A study that names no geography gets a page without a map, which says
    so. Nothing in the page asks another host for anything; its content security policy forbids it.
    """
    # These bring folium and pandas, which the command line does without until it needs them.
    from borderviz.page.cleaned import cleaned, cleaned_provenance
    from borderviz.page.document import document
    from borderviz.page.page_data import page_data

    study, provenance = cleaned(study), cleaned_provenance(provenance)
    # Half a character, which the JSON of a study's settings can hold, is written as its code.
    return document(study, provenance, page_data(study, provenance)).encode("utf-8", "backslashreplace")
