"""The dashboard: `streamlit run dashboard/app.py [-- STUDY]`. Pages, and what they share."""

from __future__ import annotations

import streamlit as st

import page_style

st.set_page_config(page_title="borderviz", page_icon=page_style.ICON, layout="wide", initial_sidebar_state="auto")
page_style.apply()
page = st.navigation(
    [
        st.Page("views/map_page.py", title="Map", default=True),
        st.Page("views/tolls_page.py", title="Tolls", url_path="tolls"),
        st.Page("views/reports_page.py", title="Reports", url_path="reports"),
        st.Page("views/about_page.py", title="About", url_path="about"),
    ],
    position="top",
)
st.session_state.update(at_page=page.url_path, is_new_run=True)
page.run()

# After the page, which has asked the browser for its largest files by now; the sidebar has a place of its own.
import export_panel  # noqa: E402
import filters  # noqa: E402
import state  # noqa: E402
import warm  # noqa: E402

if page.title in ("Map", "Tolls") and not st.context.is_embedded:
    filters.show(state.begin())
    export_panel.show(state.begin())
warm.settle()
