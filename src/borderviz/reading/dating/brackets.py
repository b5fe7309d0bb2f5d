"""Dates in brackets: they hold for the figures in there, or for the one right before: "36 dead (ministry, 4 May)"."""

from __future__ import annotations

from collections.abc import Sequence

from borderviz.reading.dating.moment import Moment
from borderviz.reading.dating.moment_roles import Role
from borderviz.reading.text import Sentence

CLOSE = 8
"""Words between a figure and the brackets that tell its source and day."""

Roled = tuple[Moment, Role]
Span = tuple[int, int]


def beside_brackets(sentence: Sentence, dates: Sequence[Roled], start: int, end: int) -> list[Roled]:
    """The dates that may hold for the figure at [start, end): those in its brackets, or all outside of brackets.

    Brackets that follow the figure and hold no other number name its source, and their day is that of the figure.
    """
    spans = _brackets(sentence)
    if not spans:
        return list(dates)
    if here := next((span for span in spans if span[0] < start < span[1]), None):
        return _within(dates, here) or list(dates)
    if source := next((span for span in spans if _tells_source(sentence, span, dates, end)), None):
        return [(moment, Role.FIGURE) for moment, _ in _within(dates, source)]
    spans = [span for span in spans if not _heads_list(sentence, span, start)]
    return [(m, r) for m, r in dates if not any(low < m.start < high for low, high in spans)]


def _brackets(sentence: Sentence) -> list[Span]:
    """The places of the brackets of a sentence; one that is not closed ends with it."""
    spans: list[Span] = []
    opened: int | None = None
    for token in sentence.tokens:
        if token.text == "(":
            opened = token.start
        elif token.text == ")" and opened is not None:
            spans.append((opened, token.end))
            opened = None
    return spans if opened is None else [*spans, (opened, sentence.end)]


def _within(dates: Sequence[Roled], span: Span) -> list[Roled]:
    return [(m, r) for m, r in dates if span[0] < m.start < span[1]]


def _tells_source(sentence: Sentence, span: Span, dates: Sequence[Roled], end: int) -> bool:
    """Whether brackets close behind a figure hold a date, and no number besides it."""
    inside = _within(dates, span)
    between = [token for token in sentence.tokens if end <= token.start < span[0]]
    if not inside or span[0] < end or len(between) > CLOSE or any(token.text in ",;:" for token in between):
        return False
    outside = (t for t in sentence.tokens if span[0] < t.start < span[1] and not _dated(t.start, inside))
    return not any(token.text[0].isdecimal() for token in outside)


def _heads_list(sentence: Sentence, span: Span, start: int) -> bool:
    """Whether brackets end the heading of a list: "Damage (assessment of 20 September): 203 houses"."""
    after = next((token.text for token in sentence.tokens if token.start >= span[1]), "")
    return after == ":" and span[1] <= start


def _dated(at: int, dates: Sequence[Roled]) -> bool:
    return any(moment.start <= at < moment.end for moment, _ in dates)
