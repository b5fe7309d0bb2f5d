"""Maps: the folium map of a study, which needs no network."""

from borderviz.maps.assets import WebAssets
from borderviz.maps.study_map import MapFiles, ShownIncidents, StudyMap

__all__ = ["MapFiles", "ShownIncidents", "StudyMap", "WebAssets"]
