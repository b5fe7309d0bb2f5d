"""The page with `feature_group_to_add`: the map stays, and only its layer is sent again, from a fragment."""

import folium
import page_parts
import streamlit as st
from streamlit_folium import st_folium


@st.fragment
def view(rows: int) -> None:
    month = page_parts.month_slider()
    count = page_parts.counts(rows)[month]
    shown = folium.FeatureGroup(name="shown")
    page_parts.circles(page_parts.features(rows)[:count]).add_to(shown)
    page_parts.says(month, count).add_to(shown)
    st_folium(page_parts.world(), key="map", returned_objects=[], feature_group_to_add=shown, **page_parts.MAP_SIZE)


view(page_parts.begin())
