"""What a sentence tells: what somebody says or counts now, the story that goes on, or the day that it begins with."""

from __future__ import annotations

from borderviz.reading.dating.date_words import cues
from borderviz.reading.dating.moment import Moment
from borderviz.reading.text import BlockKind, Sentence

STILL = frozenset({"is", "are", "has", "have", "remain", "remains"})
"""What holds at the time of writing."""
COUNTED_LATER = frozenset("had hospital hospitals clinic clinics ward medical".split())
"""What had happened by the time of a count, and whom doctors counted."""
FAR = 12
"""Words from the comma before an attribution to its verb."""
COUNTED = frozenset({"total", "toll"})
STRIKES = frozenset("killed wounded injured hurt left claimed destroyed burned took".split())
"""What a blow did."""
BLOWS = frozenset("blast explosion strike shell shelling bomb bombing rocket missile mine attack fire".split())
EXISTS = frozenset("is are was were has have had been be may might could".split())
"""Beside these, "there" names no place."""
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


def happened_then(sentence: Sentence, end: int) -> bool:
    """Whether the figure that ends at `end` is of what happened, and who says so stands aside.

    "Two residents were hurt, the police said." and "A patrol, they say, lost one man.", but not "The police said that
    two had been hurt" or "They listed eight": these are counts.
    """
    if sentence.block.kind is not BlockKind.BODY or sentence.tokens[-1].text != "." or not stays(sentence):
        return False
    if any(token.text in QUOTES or token.lower in COUNTED_LATER for token in sentence.tokens):
        return False
    counting = cues()["say"] | cues()["counting"]
    return all(_aside(sentence, at, end) for at, token in enumerate(sentence.tokens) if token.lower in counting)


def happened_there(sentence: Sentence, start: int) -> bool:
    """Whether the figure from `start` on is of the event before: "19 were killed there", "It killed her nephew"."""
    words = [*sentence.lower, ""]
    if (words[0] == "it" and words[1] in STRIKES) or (
        words[0] in {"the", "that"} and words[1] in BLOWS and words[2] in STRIKES
    ):
        return True
    behind = [at for at, token in enumerate(sentence.tokens) if token.lower == "there" and token.start > start]
    return any(words[at + 1] not in EXISTS and words[at - 1] not in EXISTS for at in behind)


def takes_up(sentence: Sentence) -> bool:
    """Whether a sentence begins with the fighting that the one before dated: "The violence resulted in 40 deaths"."""
    words = sentence.lower[:3]
    return words[0] in {"the", "that", "this", "these", "those"} and words[1:2] != [] and words[1] in cues()["event"]


def _aside(sentence: Sentence, at: int, end: int) -> bool:
    """Whether the verb of saying at a token stands behind a comma after `end`, or between two commas."""
    tokens = sentence.tokens
    opened = next((token for token in reversed(tokens[max(0, at - FAR) : at]) if token.text == ","), None)
    if opened is None:
        return False
    return opened.start >= end or (at + 1 < len(tokens) and tokens[at + 1].text == ",")


def tells_result(sentence: Sentence) -> bool:
    """Whether a sentence begins with what the one before it led to: "As a result of the attack, three were killed"."""
    return [token.lower for token in sentence.tokens[:3]] == ["as", "a", "result"]


def gives_count(sentence: Sentence, moment: Moment) -> bool:
    """Whether a count stands before the day, which then is of that count alone: "4,280 people remain as of Friday"."""
    before = (token.text for token in sentence.tokens if token.end <= moment.start)
    return any(text[0].isdecimal() and len(text) > 2 for text in before)


def sets_scene(sentence: Sentence, moment: Moment, low: int | None = None) -> bool:
    """Whether a sentence, or its part from `low` on, begins with the day: "On September 16, ..."."""
    low = sentence.start if low is None else low
    return sum(low <= token.start and token.end <= moment.start for token in sentence.tokens) <= 6
