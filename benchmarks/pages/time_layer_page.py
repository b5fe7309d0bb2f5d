"""The page with TimeLayer, moved in the browser; with ?charts two bar charts follow when the hand lets go.

Sums for each day are made once, and a window's sums are differences of them. As in the dashboard, what is loaded once
is taken out of the garbage collector's way: Streamlit collects after every run.
"""

import copy
import gc
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import page_parts
import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from made_incidents import DAYS, FIRST, LAST
from streamlit_folium import st_folium

from borderviz.maps.assets import WebAssets
from borderviz.maps.time_layer import TimeLayer, TimeLayerUpdate

CHARTS = {"kind": "Fatalities by kind", "region": "Fatalities by region"}
# Tells the benchmark what is drawn, and keeps what the map sends to the page.
TELL = """
window.picture = () =>
  document.documentElement.dataset.timeLayer === 'ready' ? `${borderviz.timeLayers[0].drawn.frame}` : null;
window.shown = () => borderviz.timeLayers[0].drawn.shown;
window.day = () => borderviz.timeLayers[0].control.window.last;
const send = window.Streamlit.setComponentValue;
window.Streamlit.setComponentValue = (value) => { window.sent = value.time_layer; send.call(window.Streamlit, value); };
"""


@st.cache_resource(show_spinner=False)
def layer(rows: int) -> TimeLayer:
    """Return the layer, made once; the incidents go to the browser under an address of the app."""
    assets = WebAssets.in_folder(Path(__file__).parent / "static", "../../app/static")
    return TimeLayer(
        page_parts.incidents(rows), start="start", end="end", lat="lat", lon="lon", kind="kind", colour="colour",
        size="deaths", radius_km="radius_km", assets=assets,
    )  # fmt: skip


@st.cache_resource(show_spinner=False)
def sums(rows: int, column: str) -> pd.DataFrame:
    """Return the deaths before each day, for each word of a column."""
    table = page_parts.incidents(rows)
    days = (table["start"].to_numpy() - FIRST).astype("timedelta64[D]").astype(int)
    words = sorted(table[column].unique())
    by_day = np.zeros((DAYS + 1, len(words)), dtype=np.int64)
    for place, word in enumerate(words):
        rows_of = (table[column] == word).to_numpy()
        np.add.at(by_day[1:, place], days[rows_of], table["deaths"].to_numpy()[rows_of])
    return pd.DataFrame(by_day.cumsum(axis=0), columns=words)


@st.cache_resource(show_spinner=False)
def settle() -> None:
    gc.collect()
    gc.freeze()


def chart(rows: int, column: str, first: str, last: str) -> None:
    before = sums(rows, column)
    start, end = ((np.datetime64(day) - FIRST).astype(int) for day in (first, last))
    window = before.iloc[end + 1] - before.iloc[start]
    title = f"{CHARTS[column]}, {first} to {last}: {window.sum()}"
    figure = go.Figure(go.Bar(x=window.index.tolist(), y=window.tolist()))
    figure.update_layout(title=title, height=270, margin={"l": 40, "r": 10, "t": 40, "b": 20})
    st.plotly_chart(figure, key=column)


@st.fragment
def view(rows: int) -> None:
    said: dict[str, Any] = (st.session_state.get("map") or {}).get("time_layer") or {}
    first, last = said.get("first") or str(FIRST), said.get("last") or str(LAST)
    left, right = st.columns([3, 1])
    with left:
        world = page_parts.world()
        # A copy, because a folium element belongs to one map, and every session has its own.
        copy.copy(layer(rows)).add_to(world)
        page_parts.Script(TELL).add_to(world)
        update = TimeLayerUpdate(
            first=date.fromisoformat(first) if said else None,
            last=date.fromisoformat(last) if said else None,
            mode=said.get("mode", "window"),
            heard=(said["instance"], said["turn"]) if said else None,
        )
        st_folium(world, key="map", returned_objects=[], feature_group_to_add=update, **page_parts.MAP_SIZE)
    with right:
        for column in CHARTS if "charts" in st.query_params else ():
            chart(rows, column, first, last)


view(page_parts.begin())
settle()
