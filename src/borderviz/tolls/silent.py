"""Silent: which sides gave no losses, so that silence stands where a figure would."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from borderviz.model import Metric
from borderviz.tolls.records import Rows, listed

CASUALTIES = (Metric.KILLED, Metric.INJURED)
"""Metrics that a side's silence about its losses concerns."""

Entries = pd.DataFrame | Iterable[Mapping[Hashable, Any]]


@dataclass(frozen=True, slots=True)
class Silence:
    """A side that gave no figure of its own losses in a clash, for these metrics, as these reports say."""

    clash: str
    side: str
    metrics: tuple[str, ...]
    sources: tuple[str, ...]


def silent(rows: Rows, silences: Entries) -> list[Silence]:
    """Return one silence for each clash and side that `silences` (of `tolls.silences`) names, in order.

    A metric is left out where the side did give a figure of its own people, in whatever report: it was not silent
    about that. A side that is left without metrics is not returned.
    """
    own = {(f.clash, f.side, f.metric) for f in listed(rows) if f.claimant_side == f.side and not f.recalled}
    entries = silences.to_dict("records") if isinstance(silences, pd.DataFrame) else silences
    sources: dict[tuple[str, str], list[str]] = {}
    for entry in entries:
        if entry["clash"]:
            sources.setdefault((entry["clash"], entry["side"]), []).append(entry["source"])
    found = []
    for (clash, side), said in sorted(sources.items()):
        metrics = tuple(metric.value for metric in CASUALTIES if (clash, side, metric) not in own)
        if metrics:
            found.append(Silence(clash, side, metrics, tuple(sorted(set(said)))))
    return found
