"""Overlay axis: the days of a study's time axis when events from elsewhere are laid over its map."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import numpy as np
import numpy.typing as npt

from borderviz.study import Study
from borderviz.timeline import Runs, day_number, runs_over, spans_of

AROUND = 7
"""Days before and after the study's own whose events are drawn, too: what led up to a clash and what came after it.

A data set of decades would otherwise leave the few days of the study a pixel each.
"""

LONGEST = 7
"""Days of an event that the axis grows by; one that is dated to a month or a year is shown on the days that are there.
"""

ALL_DAYS = (day_number(date.min), day_number(date.max))

Days = npt.NDArray[np.int64]


def axis_with(study: Study, events: Iterable[tuple[Days, Days]], around: int | None = AROUND) -> Runs:
    """Return the axis over the days of a study and of events, given as first and last days counted from 1970-01-01.

    Only events within `around` days of the study's own count; all of them where it is None or the study has no day.
    """
    nothing = np.zeros(0, np.int64)
    own = runs_over([(day_number(start), day_number(end)) for start, end in spans_of(study)], nothing, nothing)
    stretches = [(first - around, last + around) for first, last in own] if own and around is not None else [ALL_DAYS]
    begins, ends = [nothing], [nothing]
    for first, last in events:
        short = last - first < LONGEST
        for begin, end in stretches:
            near = short & (last >= begin) & (first <= end)
            # An axis has few days, a layer may have very many events.
            days = np.unique(np.stack([np.maximum(first[near], begin), np.minimum(last[near], end)]), axis=1)
            begins.append(days[0])
            ends.append(days[1])
    return runs_over(own, np.concatenate(begins), np.concatenate(ends))
