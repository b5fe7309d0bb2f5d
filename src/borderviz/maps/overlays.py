"""Overlays: events from elsewhere as they are laid over the map of a study, and how many are not drawn and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from borderviz.exchange.layer import Layer
from borderviz.maps.assets import WebAssets
from borderviz.maps.overlay_axis import AROUND, LONGEST, Days, axis_with
from borderviz.maps.overlay_details import chunks, shown_text
from borderviz.maps.pack_columns import FIRST_DAY, LAST_DAY, WIDEST_KM
from borderviz.maps.packing import PackedIncidents, pack
from borderviz.model import WIDEST_PLACE
from borderviz.study import Study
from borderviz.timeline import Runs, clipped

Area = tuple[float, float, float, float]
Mask = npt.NDArray[np.bool_]

MOST_KINDS = 60
"""Kinds that a tooltip can name before the details are loaded; the rarer ones wait for them."""

LONGEST_NAME, LONGEST_TERMS, LONGEST_KIND = 80, 400, 60


@dataclass(frozen=True, slots=True)
class Overlay:
    """A layer as it lies over a study: `rows[p]` is the row of the layer's events that stands at position p.

    `left_out` counts, by reason, the events that are not drawn, without those that lie on days beside the axis, which
    reaches `around` days beyond the study's own: these are counted as `on_other_days`.
    """

    layer: Layer
    packed: PackedIncidents = field(repr=False)
    rows: npt.NDArray[np.int64] = field(repr=False)
    left_out: Mapping[str, int]
    on_other_days: int
    around: int | None

    def files(self, assets: WebAssets) -> dict[str, Any]:
        """Return the addresses of what the browser needs: what is said of the layer, its points, its details."""
        return {
            "about": assets.json("overlay.json", self._about()),
            "packed": assets.address("overlay.bin", self.packed.content),
            "details": [assets.json("events.json", part) for part in chunks(self.layer.events, self.rows)],
        }

    def _about(self) -> dict[str, Any]:
        return {
            "name": shown_text(self.layer.name, LONGEST_NAME) or "Events",
            "format": shown_text(self.layer.format, LONGEST_NAME),
            "terms": shown_text(self.layer.terms, LONGEST_TERMS),
            "total": len(self.layer.events),
            "leftOut": [f"{count:,} {reason}" for reason, count in self._reasons().items() if count],
        }

    def _reasons(self) -> dict[str, int]:
        too_far = f"more than {self.around} days away from the days of the study"
        too_long = f"dated to more than {LONGEST} days, none of them on the time axis"
        return {**self.left_out, too_long if self.around is None else too_far: self.on_other_days}


@dataclass(frozen=True, slots=True)
class _Candidates:
    """The rows of a layer that have a place on the map, with their days, and counts of the others by reason."""

    rows: npt.NDArray[np.int64]
    first: Days
    last: Days
    left_out: dict[str, int]


def laid_over(
    study: Study, layers: Sequence[Layer], area: Area, around: int | None = AROUND
) -> tuple[Runs, list[Overlay]]:
    """Return the time axis of a study with layers over it, and the layers packed for that axis.

    `area` is west, south, east, north in degrees (EPSG:4326): events outside of it are not drawn. `around` says how
    many days before and after the study's own the axis may reach for events; None for all of them.
    """
    found = [_candidates(layer.events, area) for layer in layers]
    axis = axis_with(study, [(one.first, one.last) for one in found], around)
    return axis, [_overlay(layer, one, axis, around) for layer, one in zip(layers, found, strict=True)]


def _candidates(events: pd.DataFrame, area: Area) -> _Candidates:
    west, south, east, north = area
    lat, lon = events["lat"].to_numpy(np.float64), events["lon"].to_numpy(np.float64)
    first, last = (events[name].to_numpy("datetime64[D]") for name in ("start", "end"))
    precision = events["where_precision"].to_numpy(np.float64, na_value=0)
    reasons = {
        f"without a date from {FIRST_DAY.year} to {LAST_DAY.year}": ~(
            (first >= np.datetime64(FIRST_DAY)) & (last <= np.datetime64(LAST_DAY))
        ),
        "without a point": np.isnan(lat) | np.isnan(lon),
        "outside of this map": ~((west <= lon) & (lon <= east) & (south <= lat) & (lat <= north)),
        "known only to a region or a country": precision > WIDEST_PLACE,
    }
    kept, left_out = _sorted_out(reasons, len(events))
    rows = np.flatnonzero(kept)
    days = first[rows].astype(np.int64)
    return _Candidates(rows, days, np.maximum(days, last[rows].astype(np.int64)), left_out)


def _sorted_out(reasons: Mapping[str, Mask], count: int) -> tuple[Mask, dict[str, int]]:
    """Return what no reason speaks against, and how many the first reason that holds leaves out."""
    kept, left_out = np.ones(count, dtype=bool), {}
    for reason, holds in reasons.items():
        left_out[reason] = int(np.count_nonzero(kept & holds))
        kept &= ~holds
    return kept, left_out


def _overlay(layer: Layer, found: _Candidates, axis: Runs, around: int | None) -> Overlay:
    first, last, shown = clipped(found.first, found.last, axis)
    rows = found.rows[shown]
    events = layer.events
    radius = events["radius_km"].to_numpy(np.float64)[rows]
    table = pd.DataFrame({
        "start": first[shown].astype("datetime64[D]"), "end": last[shown].astype("datetime64[D]"),
        "lat": events["lat"].to_numpy(np.float64)[rows], "lon": events["lon"].to_numpy(np.float64)[rows],
        "kind": _kinds(events["kind"].iloc[rows]),
        "radius_km": np.where((radius >= 0) & (radius <= WIDEST_KM), radius, np.nan),
    })  # fmt: skip
    packed = pack(table, kind="kind", radius_km="radius_km", axis=axis)
    return Overlay(layer, packed, rows[packed.order], found.left_out, int(np.count_nonzero(~shown)), around)


def _kinds(column: pd.Series[Any]) -> npt.NDArray[np.object_]:
    """The kind of each event as a short text; "" for those without one and for the rarest."""
    codes, found = pd.factorize(column)
    counts = np.bincount(codes[codes >= 0], minlength=len(found))
    common = set(np.argsort(-counts, kind="stable")[:MOST_KINDS].tolist())
    names = [shown_text(str(name), LONGEST_KIND) if code in common else "" for code, name in enumerate(found)]
    return np.array([*names, ""], dtype=object)[codes]
