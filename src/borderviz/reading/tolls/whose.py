"""Whose people a figure counts.

The nearest words decide: the people named ("Tajik border guards"), the place ("in Ovchi-Kalacha"), whose troops did it
("killed by Kyrgyz fire" counts Tajiks), then who speaks (a ministry counts its own), then the figure before.
"""

from __future__ import annotations

from collections.abc import Callable

from borderviz.reading.tolls import whose_context as context
from borderviz.reading.tolls import whose_near as near
from borderviz.reading.tolls.figure import Figure
from borderviz.reading.tolls.labels import HOME, Labels
from borderviz.reading.tolls.whose_records import Context, Whose

Rule = Callable[[Figure, Context], Whose | None]

RULES: tuple[Rule, ...] = (
    near.named,
    near.of_whole,
    near.from_place,
    near.both,
    near.gapped,
    near.own,
    near.after,
    near.told_of,
    context.of_later,
    context.left_by_conflict,
    context.same_sentence,
    context.by_agent,
    context.scene,
    near.reporting,
    context.subject_of_clause,
    context.recalled_conflict,
    context.speaking,
    context.of_conflict,
    context.named_before,
    context.of_sentence,
    context.of_recall,
    context.said_before,
    context.carried_on,
    context.of_region,
    context.of_topic,
    context.of_section,
    context.of_title,
    context.of_document,
)
"""From the surest to the weakest."""


def whose(figure: Figure, around: Context) -> Whose:
    """Say whose people the figure counts, by the first rule that knows."""
    for rule in RULES:
        found = rule(figure, around)
        if found is not None:
            return found
    if figure.metric in ("killed", "injured") and figure.counted.quantity.kind != "article":
        return Whose("both", 0.5)
    return Whose("unspecified", 0.4)


def is_elsewhere(figure: Figure, labels: Labels) -> bool:
    """Whether the figure belongs to another conflict or a disaster: its nearest cue is foreign."""
    if figure.counted.side and figure.counted.side not in HOME:
        return True
    if labels.abroad(figure.last):
        return True
    if not labels.foreign:
        return False
    middle = figure.counted.quantity.first
    nearest = min(abs(position - middle) for position in labels.foreign)
    return all(abs(position - middle) > nearest for position in labels.home)
