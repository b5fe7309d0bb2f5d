"""What a sentence tells: what somebody says or counts now, the story that goes on, or the day that it begins with."""

from __future__ import annotations

from borderviz.reading.dating.date_words import cues
from borderviz.reading.dating.moment import Moment
from borderviz.reading.text import Sentence

STILL = frozenset({"is", "are", "has", "have", "remain", "remains"})
"""What holds at the time of writing."""
COUNTED = frozenset({"total", "toll"})
QUOTES = frozenset('"“”«»')


def says(sentence: Sentence) -> bool:
    """Whether a sentence tells what somebody says: then its figures may be as new as the saying."""
    return not cues()["say"].isdisjoint(sentence.lower)


def stays(sentence: Sentence) -> bool:
    """Whether a sentence without a date tells on about the day of the sentences before it."""
    return all(now.isdisjoint(sentence.lower) for now in (cues()["present"], STILL, COUNTED))


def counts_now(sentence: Sentence) -> bool:
    """Whether a sentence tells what somebody counts at the time of writing, however long ago people came to harm."""
    return not STILL.isdisjoint(sentence.lower) or says(sentence) or counts_anew(sentence)


def counts_anew(sentence: Sentence) -> bool:
    """Whether a sentence gives a count of its own: then the day of the sentence before is not its day."""
    return not cues()["counting"].isdisjoint(sentence.lower)


def tells_on(sentence: Sentence) -> bool:
    """Whether a sentence goes on with the story, rather than giving counts or speaking of what holds now."""
    if sentence.tokens[-1].text != "." or any(token.text in QUOTES for token in sentence.tokens):
        return False
    return stays(sentence) and not counts_now(sentence)


def sets_scene(sentence: Sentence, moment: Moment, low: int | None = None) -> bool:
    """Whether a sentence, or its part from `low` on, begins with the day: "On September 16, ..."."""
    low = sentence.start if low is None else low
    return sum(low <= token.start and token.end <= moment.start for token in sentence.tokens) <= 6
