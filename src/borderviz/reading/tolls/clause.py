"""The clause of a figure: up to where the words that follow still belong to it."""

from __future__ import annotations

from functools import lru_cache

from borderviz.reading.lexicon import Cue
from borderviz.reading.tolls.figure import Figure
from borderviz.reading.tolls.marks import Marked

SIDED = (
    ["bank"],
    ["side"],
    ["shore"],
    ["sides"],
    ["countries"],
    ["nations"],
    ["states"],
    ["neighbours"],
    ["neighbors"],
)

JOINTS = frozenset(", and her his their its the so far now already".split())
SPEECH = Cue("speech")

AS_GOES_ON = (["of"], ["a"], ["many"], ["well"], ["the"])


@lru_cache(maxsize=1)  # several rules ask it of one figure in turn
def clause_end(figure: Figure) -> int:
    """The token at which another clause, another figure or the speaker begins.

    A figure that follows at once shares what is said after it: "3 dead, 31 injured in Kyrgyzstan".
    """
    marked = figure.marked
    told = max(figure.counted.last, figure.last)
    starts = {
        one.first
        for one in marked.quantities
        if one.first >= told and marked.lower[one.last : one.last + 1] not in SIDED
    }
    for position in range(figure.counted.last, len(marked.tokens)):
        word = marked.lower[position]
        if position in starts and not _joined(marked, figure, position):
            return position
        if word in (";", ".", ":", "which") or marked.kind(position) == "break" or word == "according":
            return position
        if word == "as" and marked.lower[position + 1 : position + 2] not in AS_GOES_ON:
            return position  # "toll nears 100 as Kyrgyzstan mourns"
        if word == "," and marked.lower[position + 1 : position + 2] == ["and"]:
            return position
        if word == "," and _speech_follows(marked, position):
            return position
    return len(marked.tokens)


def _joined(marked: Marked, figure: Figure, start: int) -> bool:
    part = next((q.last for q in marked.quantities if q.first == start), start)
    if marked.lower[part : part + 2] in (["of", "them"], ["of", "whom"], ["of", "these"], ["of", "those"]):
        return False  # "55 people lay dead, 36 of them on the Kyrgyz side"
    between = marked.lower[max(figure.last, figure.counted.last) : start]
    return (
        bool(between)
        and set(between) <= JOINTS
        and not any(position in marked.sides for position in range(start, min(start + 3, len(marked.tokens))))
    )


def _speech_follows(marked: Marked, comma: int) -> bool:
    """Whether the comma opens an attribution: ", the ministry said"."""
    return not SPEECH.isdisjoint(marked.lower[comma + 1 : comma + 9])
