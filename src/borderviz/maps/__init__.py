"""Maps: the folium map of a study, which needs no network.

Import from `borderviz.maps.study_map`; `borderviz.maps.data` prepares the data and does without folium.
"""
