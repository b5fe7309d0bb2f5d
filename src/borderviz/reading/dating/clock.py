"""Clock times: "18:15", "7.15 a.m.", "at twenty past five", "1405 GMT", "around noon"."""

from __future__ import annotations

from typing import NamedTuple

from borderviz.reading.dating.date_words import Line, cues

ZONES = {
    "gmt": 6 * 60,
    "utc": 6 * 60,
    "moscow": 3 * 60,
    "msk": 3 * 60,
    "dushanbe": 60,
    "tajik": 60,
    "cest": 4 * 60,
    "cet": 5 * 60,
}
"""Minutes to add for the local time of Kyrgyzstan (UTC+6)."""


class Clock(NamedTuple):
    """A clock time: the position after it, and its minutes from local midnight, 1,440 and more on the day after."""

    after: int
    minutes: int | None

    @property
    def time(self) -> str | None:
        """HH:MM in local time."""
        return None if self.minutes is None else f"{self.minutes // 60 % 24:02d}:{self.minutes % 60:02d}"


def clock_at(line: Line, at: int) -> Clock | None:
    """The clock time that begins at a position, or None."""
    found = _digits(line, at) or _words(line, at)
    return _with_zone(line, found) if found else None


def _digits(line: Line, at: int) -> Clock | None:
    text = line.word(at)
    if not text[:1].isdecimal():
        return None
    parts = text.replace(".", ":").split(":")
    half = _half_of_day(line, at + 1)
    if ":" in text:
        after = half[0] if half else at + 1
        return Clock(after, _minutes(parts[0], parts[1], half[1] if half else None))
    if half and len(parts) <= 2 and len(text) <= 5 and not _rises(line, at):
        minutes = _minutes(parts[0], parts[1] if len(parts) == 2 else "0", half[1])
        return None if minutes is None else Clock(half[0], minutes)
    if len(parts) == 2:
        return _dotted(line, at, parts)
    return _military(line, at, text)


def _dotted(line: Line, at: int, parts: list[str]) -> Clock | None:
    """ "at 7.50", but not "from 7.50 million"."""
    if (
        line.word(at - 1) not in cues()["before_clock"]
        or len(parts[1]) != 2
        or line.word(at + 1) in {"million", "%", "per", "percent", "km"}
    ):
        return None
    minutes = _minutes(parts[0], parts[1], None)
    return None if minutes is None else Clock(at + 1, minutes)


def _military(line: Line, at: int, text: str) -> Clock | None:
    """ "1405 GMT", "2200 hours", "14h30"."""
    if len(text) == 4 and line.word(at + 1) in {"gmt", "utc", "hours", "hrs", "local"}:
        minutes = _minutes(text[:2], text[2:], None)
        return None if minutes is None else Clock(at + 1 + (line.word(at + 1) in {"hours", "hrs"}), minutes)
    if (
        line.word(at + 1) == "h"
        and line.joined(at + 1)
        and len(line.word(at + 2)) == 2
        and line.whole(at + 2) is not None
    ):
        return Clock(at + 3, _minutes(text, line.word(at + 2), None))
    return None


def _words(line: Line, at: int) -> Clock | None:
    """ "six o'clock", "twenty past five", "one in the morning", "noon"."""
    if (noon := line.value(at, "day_part")) and line.word(at - 1) in cues()["before_clock"]:
        return Clock(at + 1, _minutes(noon[:2], noon[3:], None))
    if (amount := line.amount(at)) is None:
        return _past(line, at, 15, at + 1) if line.word(at) == "quarter" else None
    number, after = amount
    if line.word(at) == "half":
        return _past(line, at, 30, after)
    sharp = line.word(after) in {"o'clock", "oclock"}
    half = _half_of_day(line, after + sharp)
    if number < 24 and (sharp or (half and line.word(at - 1) in cues()["before_clock"] and not _rises(line, at))):
        return Clock(half[0] if half else after + 1, _minutes(str(number), "0", half[1] if half else None))
    if line.word(at - 1) in cues()["before_clock"] or line.word(at + 1) == "minutes":
        return _past(line, at, number, after)
    return None


def _rises(line: Line, at: int) -> bool:
    """Whether a number is what a count has changed from: "up from 12 in the morning" is no hour."""
    return line.word(at - 1) in {"from", "to"} and line.word(at - 2) in cues()["changing"]


def _past(line: Line, at: int, minutes: int, after: int) -> Clock | None:
    """The hour of "twenty past five", "quarter to seven"."""
    after += line.word(after) == "minutes"
    sign = {"past": 1, "to": -1}.get(line.word(after))
    hour = line.amount(after + 1)
    if sign is None or hour is None or not 1 <= hour[0] <= 12 or not 1 <= minutes <= 30:
        return None
    if sign < 0 and line.word(at - 1) not in {"at", "around", "about", "a", "by", "since"}:
        return None
    half = _half_of_day(line, hour[1])
    base = _minutes(str(hour[0]), "0", half[1] if half else None)
    return None if base is None else Clock(half[0] if half else hour[1], (base + sign * minutes) % 1440)


def _half_of_day(line: Line, at: int) -> tuple[int, str] | None:
    """The position after "a.m.", "pm", "in the afternoon", with am or pm."""
    word = line.word(at)
    if word in {"am", "pm"}:
        return at + 1, word
    if word in {"a", "p"} and line.word(at + 1) == "." and line.word(at + 2) == "m":
        return at + 3 + (line.word(at + 3) == "."), word + "m"
    if word == "in" and line.word(at + 1) == "the" and line.word(at + 2) in {"morning", "afternoon", "evening"}:
        return at + 3, "am" if line.word(at + 2) == "morning" else "pm"
    return (at + 2, "pm") if word == "at" and line.word(at + 1) == "night" else None


def _minutes(hours: str, minutes: str, half: str | None) -> int | None:
    if not ((hours.isdecimal() and minutes.isdecimal() and len(hours) <= 2 and len(minutes) == 2) or minutes == "0"):
        return None
    if not hours.isdecimal():
        return None
    hour, minute = int(hours), int(minutes)
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def _with_zone(line: Line, clock: Clock) -> Clock:
    """Take in "local time", "(12:00 GMT)" stays a time of its own; GMT, Moscow and Dushanbe time become local."""
    after = clock.after
    word = line.word(after)
    if word in ZONES and (word in {"gmt", "utc", "msk", "cest", "cet"} or line.word(after + 1) == "time"):
        after += 2 if line.word(after + 1) == "time" else 1
        return Clock(after, None if clock.minutes is None else clock.minutes + ZONES[word])
    if word in {"local", "bishkek", "kyrgyz"} and line.word(after + 1) == "time":
        after += 2
    return Clock(after, clock.minutes)
