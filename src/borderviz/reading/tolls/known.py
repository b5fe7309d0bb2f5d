"""What a figure without words of its own may take over: figures, nouns and predicates told before it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from borderviz.reading.tolls.marks import Marked
from borderviz.reading.tolls.nouns import METRIC_OF


class Known(NamedTuple):
    """A figure found before: its metric, the token where it ends, whether it is a part or a former one, its value."""

    metric: str
    last: int
    part: bool
    value: int
    former: bool


class Inherited(NamedTuple):
    """The metric that a figure takes from another, whether it is a part of it, and whether it is a former value."""

    metric: str
    part: bool
    former: bool
    certainty: float


def last_metric(here: Sequence[Known], before: Sequence[Known]) -> str:
    """The metric of the last figure of the sentence, else of the sentences before; "" if there is none."""
    known = here or before
    return known[-1].metric if known else ""


def noun_before(marked: Marked, end: int, start: int) -> str:
    """The metric of the last victim noun between the tokens: "fatalities" in "Fatalities: KGZ 36"."""
    nouns = [noun for noun in marked.nouns.values() if start <= noun.first and noun.last <= end]
    damage = any(start <= p.first and p.last <= end and p.pattern == "damage" for p in marked.predicates)
    named = [
        "homes_damaged" if noun.kind == "home" else METRIC_OF[noun.kind]
        for noun in sorted(nouns)
        if noun.kind in METRIC_OF or (noun.kind == "home" and damage)
    ]
    return named[-1] if named else ""


def predicate_before(marked: Marked, end: int) -> str:
    """The metric of the last predicate before the token, else of the last victim noun: "Killed on both sides: 36"."""
    metrics = [p.metric for p in marked.predicates if p.last <= end and p.metric in METRIC_OF.values()]
    nouns = [METRIC_OF[n.kind] for n in marked.nouns.values() if n.last <= end and n.kind in METRIC_OF]
    return (metrics or nouns or [""])[-1]
