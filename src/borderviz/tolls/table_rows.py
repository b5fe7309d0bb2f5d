"""Table rows: a figure as a row of the tables that people read and take away, on every page and in every file."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

from borderviz.model import Metric
from borderviz.study import Study
from borderviz.tolls.figures import remark_of
from borderviz.wording import METRICS


def figure_row(study: Study, figure: Mapping[Hashable, Any]) -> dict[str, object]:
    """Return a row of `figures` with the names of its columns for people; `High` is None where no bound is named."""
    return {
        "Clash": study.clashes[figure["clash"]].name if figure["clash"] else "none of these",
        "What": METRICS[Metric(figure["metric"])],
        "Whose people": figure["side_name"],
        "Group": figure["group_name"],
        "Figure": figure["figure"],
        "Low": figure["low"],
        "High": None if figure["is_open"] else int(figure["high"]),
        "Says": figure["claimant"],
        "As of": figure["as_of_text"],
        "Remark": remark_of(figure),
        "Report": figure["source"],
        "Paragraph": figure["paragraph"],
        "Link": figure["url"],
    }
