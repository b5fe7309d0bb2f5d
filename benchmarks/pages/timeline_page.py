"""The page with folium's Timeline, moved in the browser; all incidents up to the time of its slider are shown.

Its libraries lie in static/timeline, where the benchmark has put them.
"""

import sys

import page_parts
from folium.plugins import Timeline, TimelineSlider
from folium.utilities import JsCode
from streamlit_folium import st_folium

LIBRARIES = [
    ("timeline", "../../app/static/timeline/leaflet.timeline.js"),
    ("moment", "../../app/static/timeline/moment.min.js"),
]
Timeline.default_js = TimelineSlider.default_js = LIBRARIES

rows = page_parts.begin()
table = page_parts.incidents(rows)
own_days = "own-days" in sys.argv
first, last = (int(table[column].iloc[at].timestamp() * 1000) for column, at in (("start", 0), ("start", -1)))
starts = (table["start"].astype("int64") * 1000).tolist()
ends = ((table["end"].astype("int64") + 86_399) * 1000).tolist() if own_days else [last] * rows
features = [
    {**feature, "properties": {**feature["properties"], "start": start, "end": end}}
    for feature, start, end in zip(page_parts.features(rows), starts, ends, strict=True)
]
world = page_parts.world()
timeline = Timeline(
    {"type": "FeatureCollection", "features": features},
    point_to_layer=JsCode(
        "(feature, place) => L.circleMarker(place, {weight: 1, fillOpacity: 0.7, ...feature.properties.style})"
    ),
).add_to(world)
# Its marks for each time that something begins or ends would be tens of thousands of elements.
slider = TimelineSlider(auto_play=False, show_ticks=False, date_options="YYYY-MM-DD", start=first, end=last)
slider.add_timelines(timeline).add_to(world)  # type: ignore[no-untyped-call]
name = timeline.get_name()
page_parts.Script(
    f"window.picture = () => {page_parts.IDLE} ? `${{{name}.time}}` : null;"
    f"window.shown = () => {name}.getLayers().length;"
    f"window.day = () => {name}.time / 86400000;"
).add_to(world)
st_folium(world, key="map", returned_objects=[], **page_parts.MAP_SIZE)
