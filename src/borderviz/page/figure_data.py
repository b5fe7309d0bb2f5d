"""Figure data: what the page's charts, tables and cards need of each figure, as plain values for JSON."""

from __future__ import annotations

from typing import Any

from borderviz.charts.compare_rows import Key, day_of, rise_words, row_title
from borderviz.charts.style import speaker
from borderviz.charts.toll_rows import Record, label_of
from borderviz.model import Group, Metric
from borderviz.study import Study
from borderviz.tolls import SERIES, figures, remark_of
from borderviz.tolls.phrases import amount
from borderviz.tolls.records import Figure, listed
from borderviz.wording import GROUPS, side_name

KEPT = (
    "clash", "metric", "side", "side_name", "group", "group_name", "claimant", "claimant_side", "value", "low",
    "qualifier", "vague", "recalled", "superseded", "increment", "is_part", "part_of", "repeat", "negative", "is_open",
    "figure", "sign", "as_of", "as_of_text", "source", "paragraph", "note",
)  # fmt: skip
"""Columns of `tolls.figures` that go to the browser under the same name."""


def figure_data(study: Study) -> list[dict[str, Any]]:
    """Return the figures of a study, those last that are said again; words that Python makes go along ready-made."""
    claims = sorted(study.claims.values(), key=lambda claim: claim.repeat)
    records = figures(study, claims).to_dict("records")
    # Figures about none of the study's clashes are in no comparison, and so have no place in their order.
    known = {figure.claim_id: (place, figure) for place, figure in enumerate(listed(records))}
    return [_figure(study, record, known) for record in records]


def _figure(study: Study, record: Record, known: dict[str, tuple[int, Figure]]) -> dict[str, Any]:
    place, figure = known.get(record["claim_id"], (None, None))
    return {
        **{name: record[name] for name in KEPT},
        "id": record["claim_id"],
        "high": None if record["is_open"] else int(record["high"]),
        "day": record["on_record"].isoformat(),
        "report": record["report_id"],
        "series": "\n".join(str(record[name]) for name in SERIES),
        "label": label_of(study, record),
        "speaker": speaker(record["claimant"]),
        "remark": remark_of(record),
        "place": place,
        **(_compared(study, figure) if figure else {}),
    }


def _compared(study: Study, figure: Figure) -> dict[str, Any]:
    """What a comparison of the clashes says of a figure."""
    key = Key(figure.side, figure.group, figure.recalled)
    people = GROUPS[Group(figure.group)] if figure.group != Group.ALL else side_name(figure.side, study.sides)
    return {
        "amount": amount(figure),
        "top": figure.top,
        "row_title": row_title(key, study, Metric(figure.metric)),
        "part_words": f"{amount(figure)} of them {people}" if figure.part_of else "",
        "as_of_day": day_of(figure),
    }


def rises(study: Study) -> dict[str, dict[str, Any]]:
    """Return each rise in words, by claim; `needs` are the totals without which it is told as `alone`."""
    known = listed(figures(study, study.claims.values()))
    told = {figure.claim_id: figure for figure in known if figure.increment and not figure.part_of}
    return {
        claim_id: {"words": words, "alone": rise_words([told[claim_id]])[claim_id][0], "needs": list(needs)}
        for claim_id, (words, needs) in rise_words([f for f in known if not (f.part_of or f.repeat)]).items()
    }
