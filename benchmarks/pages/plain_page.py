"""The plain page: the map is built anew at each move of the slider, with a CircleMarker for each incident."""

import folium
import page_parts
from streamlit_folium import st_folium

rows = page_parts.begin()
month = page_parts.month_slider()
count = page_parts.counts(rows)[month]
world = page_parts.world()
table = page_parts.incidents(rows).iloc[:count]
for place, style in zip(table[["lat", "lon"]].to_numpy().tolist(), page_parts.styles(rows), strict=False):
    folium.CircleMarker(place, weight=1, fill=True, fill_opacity=0.7, **style).add_to(world)
page_parts.says(month, count).add_to(world)
st_folium(world, key="map", returned_objects=[], **page_parts.MAP_SIZE)
