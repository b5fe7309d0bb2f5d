"""The map of a study: folium elements that hand prepared data to borderviz's own scripts in the browser."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import folium
from branca.element import MacroElement
from folium.template import Template

from borderviz.exchange.layer import Layer
from borderviz.maps.assets import WebAssets
from borderviz.maps.data import base_data, geography_files, incident_data
from borderviz.maps.overlay_axis import AROUND
from borderviz.maps.overlays import laid_over
from borderviz.maps.packing import PackedIncidents
from borderviz.maps.study_incidents import packed_incidents
from borderviz.maps.time_layer import TimeLayerUpdate
from borderviz.study import Study


@dataclass(frozen=True, slots=True)
class MapFiles:
    """The addresses of all that the map of a study loads, and where it opens. Made once, used for many maps."""

    script: str
    style: str
    addresses: dict[str, Any]
    packed: PackedIncidents
    bounds: list[list[float]]
    home: list[list[float]]
    on_other_days: int = 0

    @classmethod
    def of(
        cls,
        study: Study,
        assets: WebAssets,
        layers: Sequence[Layer] = (),
        around: int | None = AROUND,
        *,
        street_map: bool = True,
    ) -> MapFiles:
        """Prepare the files of a study and of layers over it; raises StudyError where it names no geography.

        `street_map` offers the one layer that asks another host, when a reader turns it on.
        """
        base, incidents, packed = base_data(study), incident_data(study), packed_incidents(study)
        base["streetMap"] = street_map
        incidents["incidents"] = [incidents["incidents"][row] for row in packed.order]
        addresses: dict[str, Any] = geography_files(study, assets)
        addresses["files"] |= {
            "base": assets.json("base.json", base),
            "incidents": assets.json("incidents.json", incidents),
        }
        addresses["packed"] = assets.address("incidents.bin", packed.content)
        files = cls(assets.study_script(), assets.study_style(), addresses, packed, base["bounds"], base["home"])
        return files.with_layers(study, assets, layers, around) if layers else files

    def with_layers(
        self, study: Study, assets: WebAssets, layers: Sequence[Layer], around: int | None = AROUND
    ) -> MapFiles:
        """Return the files of the same study with layers over it, which share its time axis.

        The axis reaches up to `around` days beyond the study's own for events of the layers; None for all of them.
        `on_other_days` counts the events that would have a place on the map but not on that axis.
        """
        (south, west), (north, east) = self.bounds
        axis, overlays = laid_over(study, layers, study.settings.area or (west, south, east, north), around)
        # The order of the incidents is that of their days, whatever other days the axis has.
        packed = packed_incidents(study, axis)
        addresses = {
            **self.addresses,
            "packed": assets.address("incidents.bin", packed.content),
            "overlays": [overlay.files(assets) for overlay in overlays],
        }
        on_other_days = sum(overlay.on_other_days for overlay in overlays)
        return replace(self, addresses=addresses, packed=packed, on_other_days=on_other_days)


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
    def of(cls, study: Study, layers: Sequence[Layer] = (), around: int | None = AROUND) -> StudyMap:
        """Return the map of a study with everything inside it, for files and notebooks; arguments as for `MapFiles`."""
        return cls(MapFiles.of(study, WebAssets.inline(), layers, around))


class _Opening(MacroElement):
    """The call that draws the map in the browser."""

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "borderviz.open({{ this._parent.get_name() }}, {{ this.addresses|tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, addresses: dict[str, Any]) -> None:
        super().__init__()
        self._name = "Opening"
        self.addresses = addresses


class StudyMapUpdate(TimeLayerUpdate):
    """What a living map of a study shows: pass it to st_folium as `feature_group_to_add`; the map is never redrawn."""

    def __init__(
        self,
        files: MapFiles,
        study: Study,
        incident_ids: Container[str],
        *,
        first: date | None = None,
        last: date | None = None,
        mode: str = "window",
        selected: str = "",
        heard: tuple[str, int] | None = None,
        view: str = "",
        borders: str = "",
        layers: Sequence[str] = (),
        step: str = "",
        speed: str = "",
    ) -> None:
        """Prepare the message; `incident_ids` pass all filters but time, the rest is as for `TimeLayerUpdate`.

        `view` is zoom_latitude_longitude in degrees (EPSG:4326), such as "9.5_40.012_70.541", "" for the first view;
        `borders` the version that is shown, "" for the first; `layers` name those switched off: "no-relief",
        "no-water", "no-regions", "no-names", "no-circles"; `step` is "event" or "", `speed` "faster", "fastest" or "".
        """
        rows = [incident_id in incident_ids for incident_id in study.incidents]
        super().__init__(
            shown=files.packed.mask(rows), first=first, last=last, mode=mode, selected=selected, heard=heard,
            beside={
                "view": view or None, "borders": borders or None, "layers": list(layers), "step": step or None,
                "speed": speed or None,
            },
        )  # fmt: skip
