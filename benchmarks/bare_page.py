"""The page that the dashboard is compared with: a plain folium map with one marker for each incident.

first_picture.py runs a copy of it that has Leaflet's files beside it, in static/leaflet: with
folium's own addresses the page would stay blank without a network.
"""

import json
from pathlib import Path

import folium
import streamlit as st
from streamlit_folium import st_folium

folium.Map.default_js = [("leaflet", "../../app/static/leaflet/leaflet.js")]
folium.Map.default_css = [("leaflet_css", "../../app/static/leaflet/leaflet.css")]

st.title("Incidents")
incidents = json.loads((Path(__file__).parent / "incidents.json").read_text())
world = folium.Map(location=[40.0, 70.8], zoom_start=9)
for incident in incidents:
    folium.CircleMarker([incident["lat"], incident["lon"]], tooltip=incident["name"]).add_to(world)
st_folium(world, width=900, height=600)
