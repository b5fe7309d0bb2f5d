"""What a date does in its sentence: dates a statement, a figure or an event, or says since when or until when."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from borderviz.reading.dating.date_words import Line, cues
from borderviz.reading.dating.moment import Moment

FAR = 9
"""Words between a date and the verb of saying to which it belongs."""

COMPARED = 8
"""Words from "than" to the date of what is compared with: "three more than it had reported on Friday"."""
SINCE = 8
"""Words from "since" to the date of what it names."""
FIRST = frozenset({"worst", "first", "most"})
SERIOUS = frozenset("last big major serious deadly bloody border four day three two week - 's".split())
"""What may stand before fighting that is only named as the last."""
PERFECT = frozenset({"has", "have"})
STOPS = frozenset({";", ":", "(", ")"})
DATELINE_ENDS = frozenset({"-", ")", ".", ":", "|", "]", "("})


class Role(StrEnum):
    """What a date does in its sentence."""

    DATELINE = "dateline"
    """the day of publication, in a dateline or byline"""
    SAID = "said"
    """the day of a statement"""
    FIGURE = "figure"
    """the time for which a figure is given: by Monday, as of Tuesday"""
    EVENT = "event"
    """the day of what is told"""
    SINCE = "since"
    """the day from which something goes on: since Thursday"""
    ORIGIN = "origin"
    """the day on which the whole began: clashes that broke out on 28 April"""
    COMPARED = "compared"
    """another time that is only compared with: the worst since 2021, more than in May"""
    FUTURE = "future"
    """a day to come"""


def role_of(moment: Moment, line: Line, published: date | None) -> Role:
    """The role of a date in its sentence."""
    if moment.future or (published is not None and moment.first > published):
        return Role.FUTURE
    at, after = line.at(moment.start), line.at(moment.end)
    if (
        moment.last == published
        and at <= 8
        and (after >= line.size or line.word(after) in DATELINE_ENDS)
        and not moment.loose
    ):
        return Role.DATELINE
    return _aside(line, at, moment) or (Role.SAID if _says(line, at, after) else Role.EVENT)


def _aside(line: Line, at: int, moment: Moment) -> Role | None:
    """The role that the words right before a date give it, if any."""
    words, back = cues(), at - 1
    while line.word(back) in words["skipped"] or line.word(back) == "-":
        back -= 1
    word = line.word(back)
    if line.word(back + 1) == "that" and back + 2 < at:
        word = ""
    if word in {"until", "till"}:
        return Role.SINCE
    if word == "since" or (line.word(at - 1) == "from" and moment.precision != "hour"):
        return Role.COMPARED if _superlative(line, back) else Role.SINCE
    if word in words["origin"] and back < at:
        return Role.ORIGIN
    if (since := _since_event(line, at)) is not None:
        return Role.COMPARED if _superlative(line, since) else Role.ORIGIN
    if (
        (word in words["compare"] and not (word.endswith("est") and line.word(at - 1) == "on"))
        or (word in {"with", "to"} and line.word(back - 1) == "compared")
        or (word == "as" and line.word(back - 1) == "same")
    ):
        return Role.COMPARED
    if _than_then(line, at):
        return Role.COMPARED
    if line.word(at - 1) == "by" or (word == "by" and back >= at - 3) or _as_of(line, at):
        return Role.FIGURE
    return None


def _than_then(line: Line, at: int) -> bool:
    """Whether a count is compared with that of the date: "four more than were known a fortnight ago"."""
    than = next((back for back in range(at - 1, max(-1, at - COMPARED), -1) if line.word(back) == "than"), None)
    return than is not None and line.word(than + 1) in cues()["then"]


def _as_of(line: Line, at: int) -> bool:
    return any(line.word(back) == "as" and line.word(back + 1) in {"of", "at"} for back in range(at - 4, at - 1))


def _since_event(line: Line, at: int) -> int | None:
    """The position of "since" in "since the battle of late April", where the date only tells which battle; or None."""
    passed = cues()["event"] | cues()["skipped"] | SERIOUS
    back = at - 1
    while back > at - SINCE and line.word(back) in passed:
        back -= 1
    named = any(line.word(place) in cues()["event"] for place in range(back + 1, at))
    return back if named and line.word(back) == "since" else None


def _superlative(line: Line, at: int) -> bool:
    """Whether "since" goes with a superlative: "the worst since 2021", "the first exchange since May"."""
    before = [line.word(back) for back in range(at - 8, at)]
    return any(word.endswith("est") or word in FIRST for word in before)


def _says(line: Line, at: int, after: int) -> bool:
    """Whether a verb of saying governs the date: "said on Sunday", "the ministry on Sunday announced"."""
    aside = line.word(at - 1 - (line.word(at - 1) == "on")) == ","  # "it began with 2,500, then, on April 30, spoke of"
    return _said_before(line, at) or _said_after(line, after, at <= 4 or aside)


def _said_before(line: Line, at: int) -> bool:
    words = cues()
    for back in range(at - 1, max(-1, at - FAR), -1):
        word = line.word(back)
        if word in STOPS or word in words["harm"] or word == "that" or word[0].isdecimal():
            return False
        if word == "," and back < at - 1:
            return False
        if word in words["say"]:
            return True
    return False


def _said_after(line: Line, after: int, leads: bool) -> bool:
    words = cues()
    for ahead in range(after, min(line.size, after + FAR)):
        word = line.word(ahead)
        if word in PERFECT and not leads:
            return False  # "the number of those hurt on January 27 has reached 11"
        if (
            word in STOPS
            or word in words["harm"]
            or word[0].isdecimal()
            or (word == "," and (ahead > after or not leads))
        ):
            return False
        if word in words["say"]:
            return True
    return False
