"""Which attribution of a sentence governs a phrase of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from borderviz.reading.attribution.actors import Actor
from borderviz.reading.attribution.offices import OLD
from borderviz.reading.attribution.parts import Attribution, Reach
from borderviz.reading.text import BlockKind, Sentence, Token

CONTRAST = frozenset({"while", "whereas", "although", "though", "but", "meanwhile", "unlike"})
BACKGROUND = frozenset({"comes", "came", "follows", "followed", "worst", "deadliest", "heaviest", "since"})
SUMS = frozenset({"combined", "together", "altogether"})
LONGEST_START = 8
"""Tokens between the "that" of a clause and its figure."""
START = attrgetter("start")
TOO_FAR = 5.0
"""Above this cost a phrase is not what the attribution is about."""

OTHER_SPEAKER, BACKWARD = 2.0, 0.3
ON_AFTER = {Reach.AFTER: 0.0, Reach.AROUND: 0.5, Reach.BEFORE: 1.2}


def governing(
    sentence: Sentence, attributions: Sequence[Attribution], start: int, end: int
) -> tuple[Attribution | None, float]:
    """Return the attribution that text[start:end] belongs to, and how far off it stands (0 is next to it)."""
    if (first := _second_that(sentence, attributions, start)) is not None:
        return first, 0.0
    best: Attribution | None = None
    least = TOO_FAR
    for attribution in attributions:
        cost = _cost(sentence, attributions, attribution, start, end)
        if cost < least:
            best, least = attribution, cost
    return best, least


def _second_that(sentence: Sentence, attributions: Sequence[Attribution], start: int) -> Attribution | None:
    """Who says "that" twice: "X reported that 36 died, 25 of them civilians according to Y, and that 180 were hurt"."""
    words = sentence.lower
    if len(attributions) < 2 or words.count("that") < 2:
        return None
    at = bisect_left(sentence.tokens, start, key=START)
    that = next(
        (k for k in range(at - 1, max(at - LONGEST_START, 1), -1) if words[k - 1 : k + 1] == ["and", "that"]), None
    )
    if that is None:
        return None
    said = [one for one in attributions if one.last < that and words[one.last] == "that" and one.reach is Reach.AFTER]
    aside = any(said[-1].last < one.first < that for one in attributions) if said else False
    spoken = any(that < one.first < at for one in attributions)
    return said[-1] if aside and not spoken else None


def adds_up(sentence: Sentence, start: int, end: int) -> bool:
    """Whether text[start:end] is a sum that the outlet makes of what others say: "the combined toll", "together"."""
    if SUMS.isdisjoint(sentence.lower):
        return False
    near = [token for token in sentence.tokens if start - 25 <= token.start < end + 20]
    words = [token.lower for token in near] + [""]
    summed = (k for k, token in enumerate(near) if words[k] in SUMS and token.start < end + 5)
    return any(words[k + 1] != "with" for k in summed)


def own_of_both(speaker: Actor, actors: Sequence[Actor], sentence: Sentence, start: int, end: int) -> str:
    """Return whose people text[start:end] counts where both sides speak, each of its own; else an empty string."""
    if speaker.side != "both":
        return ""
    counted = [actor for actor in actors if start <= sentence.tokens[actor.first].start < end + 1]
    sides = {actor.side for actor in counted if actor is not speaker and actor.side not in ("", "both")}
    return sides.pop() if len(sides) == 1 else ""


def tells_of_before(sentence: Sentence) -> bool:
    """Whether the sentence recalls earlier fighting: "last year", "in 2021"."""
    return not OLD.isdisjoint(sentence.lower)


def _cost(
    sentence: Sentence, attributions: Sequence[Attribution], attribution: Attribution, start: int, end: int
) -> float:
    tokens, headline = sentence.tokens, sentence.block.kind is BlockKind.TITLE
    first, last = tokens[attribution.first].start, tokens[attribution.last - 1].end
    if start < last and end > first:
        return 0.0
    if start >= last:
        between = _between(tokens, last, start)
        cost = _boundaries(between, headline)
        if attribution.reach is Reach.BEFORE and between and _of_the_speaker(between):
            return TOO_FAR
        if tells_of_before(sentence) and any(token.lower in BACKGROUND for token in between):
            cost += TOO_FAR
        cost += OTHER_SPEAKER * sum(
            1 for other in attributions if other is not attribution and _starts_in(tokens, other, last, start)
        )
        return cost + ON_AFTER[attribution.reach]
    if attribution.reach is Reach.AFTER:
        return TOO_FAR
    between = _between(tokens, end, first)
    if attribution.narrow and any(token.lower in ("and", ",", ";") for token in between):
        return TOO_FAR
    cost = BACKWARD + _boundaries(between, headline)
    return cost + OTHER_SPEAKER * sum(
        1 for other in attributions if other is not attribution and _starts_in(tokens, other, end, first)
    )


def _of_the_speaker(between: Sequence[Token]) -> bool:
    """Whether the outlet goes on about a person it quoted: "said Gulnara, 54, whose house …"."""
    return any(token.lower in ("whose", "who") for token in between[:5])


def _starts_in(tokens: Sequence[Token], attribution: Attribution, start: int, end: int) -> bool:
    return start <= tokens[attribution.first].start < end


def _between(tokens: Sequence[Token], start: int, end: int) -> list[Token]:
    return [token for token in tokens if start <= token.start < end]


def _boundaries(between: Sequence[Token], headline: bool) -> float:
    """What the signs and words between a phrase and its speaker cost; a headline's parts are each on their own."""
    cost = 0.0
    for token in between:
        if token.text == ";":
            cost += TOO_FAR if headline else 1.0
        elif token.lower in CONTRAST:
            cost += 1.5
        elif token.lower in (",", "and"):
            cost += 0.1
    return cost
