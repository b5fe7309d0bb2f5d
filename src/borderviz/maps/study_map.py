"""The map of a study: folium elements that hand prepared data to borderviz's own scripts in the browser."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import folium
from branca.element import MacroElement
from folium.template import Template

from borderviz.maps.assets import WebAssets
from borderviz.maps.data import base_data, geography_files, incident_data
from borderviz.study import Study


@dataclass(frozen=True, slots=True)
class MapFiles:
    """The addresses of all that the map of a study loads, and where it opens. Made once, used for many maps."""

    script: str
    style: str
    addresses: dict[str, dict[str, str]]
    bounds: list[list[float]]
    home: list[list[float]]

    @classmethod
    def of(cls, study: Study, assets: WebAssets) -> MapFiles:
        """Prepare the files of a study; raises StudyError where it names no geography."""
        base = base_data(study)
        addresses = geography_files(study, assets)
        addresses["files"]["base"] = assets.json("base.json", base)
        addresses["files"]["incidents"] = assets.json("incidents.json", incident_data(study))
        return cls(assets.script(), assets.style(), addresses, base["bounds"], base["home"])


class StudyMap(folium.Map):
    """A folium map with relief, borders, names and the incidents of a study.

    Nothing is asked of another host unless a reader turns on the street map.

    >>> StudyMap.of(study).save("map.html")  # one file that opens without a network
    """

    def __init__(self, files: MapFiles) -> None:
        (south, west), (north, east) = files.bounds
        super().__init__(
            tiles=None, control_scale=False, min_zoom=7, max_zoom=13, max_bounds=True, font_size="12px", zoom_snap=0.5,
            min_lat=south, max_lat=north, min_lon=west, max_lon=east,
        )  # fmt: skip
        self.default_js = [("borderviz", files.script)]
        self.default_css = [("borderviz_css", files.style)]
        self.fit_bounds(files.home)
        self.add_child(_Opening(files.addresses))

    @classmethod
    def of(cls, study: Study) -> StudyMap:
        """Return the map of a study with everything inside it, for files and notebooks."""
        return cls(MapFiles.of(study, WebAssets.inline()))


class _Opening(MacroElement):
    """The call that draws the map in the browser."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "borderviz.open({{ this._parent.get_name() }}, {{ this.addresses|tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, addresses: dict[str, dict[str, str]]) -> None:
        super().__init__()
        self._name = "Opening"
        self.addresses = addresses


class ShownIncidents(folium.FeatureGroup):
    """Which incidents a living map shows: passed to st_folium as `feature_group_to_add`, it never redraws the map."""

    def __init__(self, study: Study, incident_ids: Iterable[str]) -> None:
        super().__init__(name="shown", control=False)
        wanted = set(incident_ids)
        self.add_child(_Show([position for position, known in enumerate(study.incidents) if known in wanted]))


class _Show(MacroElement):
    _template = Template("{% macro script(this, kwargs) %}borderviz.show({{ this.visible|tojson }});{% endmacro %}")

    def __init__(self, visible: list[int]) -> None:
        super().__init__()
        self._name = "Show"
        self.visible = visible
