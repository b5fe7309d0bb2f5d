"""Time layer: a folium element that shows incidents on any map under a time control that moves in the browser."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import folium
import pandas as pd
from branca.element import MacroElement
from folium.elements import JSCSSMixin
from folium.template import Template

from borderviz.maps.assets import WebAssets
from borderviz.maps.packing import PackedIncidents, pack

PALETTE = (
    ("#0072b2", "#5fb0e5"), ("#d55e00", "#ff8a4c"), ("#009e73", "#3fd0a4"), ("#cc79a7", "#e79cc6"),
    ("#8a7a00", "#e0cf5a"), ("#4a3aa7", "#a99cff"), ("#7a4a1e", "#cfa27a"),
)  # fmt: skip
"""Colours on light and dark pages, after Okabe and Ito (2008), "Color Universal Design", which colour-blind readers
can tell apart; further categories are grey."""

GREY = ("#5d6673", "#a3adba")


class TimeLayer(JSCSSMixin, MacroElement):
    """Incidents with start and end on a folium map, under a histogram that is also the time slider.

    Twenty to hundreds of thousands of incidents go to the browser once, as compact arrays; time moves there. Works in
    `map.save`, in notebooks, and in Streamlit through streamlit-folium, where a `TimeLayerUpdate` passed as
    `feature_group_to_add` changes what the living map shows, and the map sends a message when the hand lets go.

    >>> m = folium.Map()
    >>> TimeLayer(frame, kind="kind", colour="blamed_on", radius_km="radius_km").add_to(m)
    >>> m.save("map.html")
    """

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "borderviz.addTimeLayer({{ this._parent.get_name() }}, {{ this.options|tojson }});"
        "{% endmacro %}"
    )

    def __init__(
        self,
        incidents: pd.DataFrame,
        *,
        start: str = "start",
        end: str | None = "end",
        lat: str = "lat",
        lon: str = "lon",
        kind: str | None = None,
        colour: str | None = None,
        size: str | None = None,
        radius_km: str | None = None,
        details: Sequence[str] = (),
        colours: Mapping[str, str | tuple[str, str]] | None = None,
        time_zone: str | None = None,
        spans: Iterable[tuple[date, date]] = (),
        label: str = "Time",
        assets: WebAssets | None = None,
    ) -> None:
        """Prepare the layer; the column arguments are those of `borderviz.maps.packing.pack`, which may raise.

        `details` are columns that a popup shows; `colours` gives categories a colour as #rrggbb, or one each for light
        and dark pages. `assets` says where the data lies: inside the page by default, or under an address, which a
        Streamlit app with more than some thousand incidents wants: `WebAssets.in_folder`.
        """
        super().__init__()
        self._name = "TimeLayer"
        assets = assets or WebAssets.inline()
        self.packed = pack(
            incidents, start=start, end=end, lat=lat, lon=lon, kind=kind, colour=colour, size=size,
            radius_km=radius_km, time_zone=time_zone, colours=list(colours or ()), spans=spans,
        )  # fmt: skip
        self.default_js = [("borderviz_time_layer_js", assets.time_script())]
        self.default_css = [("borderviz_time_layer_css", assets.time_style())]
        self.options = {
            "packed": assets.address("incidents.bin", self.packed.content),
            "details": _details(incidents, details, self.packed, assets),
            "groups": [_group(name, colours or {}, place) for place, name in enumerate(self.packed.colours)],
            "label": label,
        }


@dataclass(frozen=True, slots=True)
class Heard:
    """The latest message of a map that the page had taken in when it spoke: which map, and its count of messages."""

    instance: str
    turn: int


class TimeLayerUpdate(folium.FeatureGroup):
    """What a living time layer shows: pass it to st_folium as `feature_group_to_add`; the map is never redrawn."""

    def __init__(
        self,
        *,
        shown: str = "",
        first: date | None = None,
        last: date | None = None,
        mode: str = "window",
        selected: str = "",
        heard: Heard | tuple[str, int] | None = None,
        beside: Mapping[str, Any] | None = None,
    ) -> None:
        """Prepare the message.

        `shown` is a filter as made by `PackedIncidents.mask`; `first` and `last` are the window's days, None for the
        ends of the axis; `mode` is "window" or "upto"; `selected` the incident that is selected; `heard` the instance
        and turn of the map's latest message, by which the map tells news from its own echo. `beside` is what a map
        has to show besides, in the words of its own script.
        """
        super().__init__(name="time", control=False)
        known = Heard(*heard) if isinstance(heard, tuple) else heard
        self.add_child(_Update({
            "shown": shown,
            "first": first.isoformat() if first else None,
            "last": last.isoformat() if last else None,
            "mode": mode,
            "selected": selected or None,
            **(beside or {}),
            "heard": {"instance": known.instance, "turn": known.turn} if known else None,
        }))  # fmt: skip


class _Update(MacroElement):
    _template = Template("{% macro script(this, kwargs) %}borderviz.update({{ this.message|tojson }});{% endmacro %}")

    def __init__(self, message: dict[str, Any]) -> None:
        super().__init__()
        self._name = "Update"
        self.message = message


def _details(incidents: pd.DataFrame, columns: Sequence[str], packed: PackedIncidents, assets: WebAssets) -> str:
    """The address of what popups show, in the order in which the incidents are packed; "" where there is nothing."""
    if not columns:
        return ""
    rows = incidents[list(columns)].iloc[packed.order].astype(object)
    rows = rows.where(rows.notna(), None)
    plain = [
        [value if isinstance(value, (int, float, type(None))) else str(value) for value in row]
        for row in rows.to_numpy().tolist()
    ]
    return assets.json("details.json", {"columns": [str(name) for name in columns], "rows": plain})


def _group(name: str, colours: Mapping[str, str | tuple[str, str]], place: int) -> dict[str, Any]:
    given = colours.get(name, PALETTE[place] if place < len(PALETTE) else GREY)
    light, dark = (given, given) if isinstance(given, str) else given
    return {"name": name, "light": [light], "dark": [dark]}
