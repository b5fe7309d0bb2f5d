"""The plain page at its best: built anew at each move of the slider, with one GeoJson layer for all incidents."""

import page_parts
from streamlit_folium import st_folium

rows = page_parts.begin()
month = page_parts.month_slider()
count = page_parts.counts(rows)[month]
world = page_parts.world()
page_parts.circles(page_parts.features(rows)[:count]).add_to(world)
page_parts.says(month, count).add_to(world)
st_folium(world, key="map", returned_objects=[], **page_parts.MAP_SIZE)
