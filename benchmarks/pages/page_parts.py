"""What the compared pages share: the incidents, a bare world map, and circles on it.

Each page shows all incidents up to the end of a month, or to a day. Each tells the benchmark what its map shows by a
function `picture` in the map's own page, which returns null while something is still to be drawn.
"""

import sys
from typing import Any

import folium
import streamlit as st
from branca.element import MacroElement
from folium.template import Template
from made_incidents import MONTHS, made_incidents, shown_until

folium.Map.default_js = [("leaflet", "../../app/static/leaflet/leaflet.js")]
folium.Map.default_css = [("leaflet_css", "../../app/static/leaflet/leaflet.css")]

COLOURS = {"state-based": "#b2182b", "non-state": "#e08214", "one-sided": "#542788"}
MAP_SIZE = {"width": 900, "height": 560}
START = int(len(MONTHS) * 0.66)
"""Position of the month that a page opens with: some moves later, the middle of what is shown when time is pulled."""

incidents = st.cache_resource(show_spinner=False)(made_incidents)


def begin() -> int:
    """Set the page up and return how many incidents it has to show: the argument of the command."""
    st.set_page_config(layout="wide")
    return int(sys.argv[1])


@st.cache_resource(show_spinner=False)
def counts(rows: int) -> list[int]:
    """Return for each month how many incidents have begun by its end; they stand in the order of their days."""
    return [int(count) for count in shown_until(incidents(rows))]


@st.cache_resource(show_spinner=False)
def styles(rows: int) -> list[dict[str, Any]]:
    """Return colour and radius of each incident's circle, made once."""
    table = incidents(rows)
    return [
        {"fillColor": COLOURS[kind], "color": COLOURS[kind], "radius": round(3 + min(deaths, 400) ** 0.5 / 2, 1)}
        for kind, deaths in zip(table["kind"], table["deaths"], strict=True)
    ]


@st.cache_resource(show_spinner=False)
def features(rows: int) -> list[dict[str, Any]]:
    """Return the incidents as GeoJSON features, made once, with no more in them than is drawn."""
    table = incidents(rows)
    return [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [lon, lat]},
            "properties": {"style": style},
        }
        for lat, lon, style in zip(table["lat"].tolist(), table["lon"].tolist(), styles(rows), strict=True)
    ]


def month_slider() -> int:
    """Draw a slider over the months and return the position that is chosen."""
    chosen = st.select_slider("Up to the end of", MONTHS, MONTHS[START], key="month")
    return MONTHS.index(chosen)


def world() -> folium.Map:
    """Return an empty map that draws circles on a canvas: many times faster than folium's default, SVG."""
    return folium.Map(location=[20, 20], zoom_start=2, tiles=None, prefer_canvas=True, world_copy_jump=False)


def circles(shown: list[dict[str, Any]]) -> folium.GeoJson:
    """Return features as one layer of circles."""
    collection = {"type": "FeatureCollection", "features": shown}
    return folium.GeoJson(collection, marker=folium.CircleMarker(weight=1, fill=True, fill_opacity=0.7))


class Script(MacroElement):
    """JavaScript that runs after all that was added to the map before it."""

    _template = Template("{% macro script(this, kwargs) %}{{ this.code }}{% endmacro %}")

    def __init__(self, code: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Script"
        self.code = code


IDLE = "!window.map?._renderer?._redrawRequest"
"""Leaflet draws a canvas in the next frame and until then holds the number of its request."""
CIRCLES = "Object.values(window.map._layers).filter((layer) => layer instanceof L.CircleMarker).length"


def says(position: int, count: int) -> Script:
    """Return a script after which the map says that it shows this month; `count` is how many circles it must have."""
    return Script(
        f"window.shows = {{month: {position}, count: {count}}};"
        f"window.picture = () => {IDLE} ? `${{window.shows.month}}` : null;"
        f"window.shown = () => {CIRCLES};"
    )
