"""All dates, clock times, durations and ages of a document, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from borderviz.model import Clash
from borderviz.reading.dating.clock import Clock, clock_at
from borderviz.reading.dating.date_finder import date_at
from borderviz.reading.dating.date_parts import Context, Found
from borderviz.reading.dating.date_words import Line, cues, date_words, hour_words, may_be_time, number_words
from borderviz.reading.dating.durations import age_at, birth_year_at, duration_at
from borderviz.reading.dating.moment import Moment, plausible
from borderviz.reading.dating.moment_roles import Role, role_of
from borderviz.reading.dating.near_dates import day_after_night
from borderviz.reading.dating.ranges import join_ranges
from borderviz.reading.text import Document, Sentence

STANDING = frozenset({"stands", "stand", "is", "are", "now"})
"""Words of what holds at publication."""
LOOKS_BACK = 45
"""Days after the last clash, from which an article may tell of its days as if they were near."""
DISTANT = 10
"""Days: a weekday near a day that lies further back than this is counted from that day, not from publication."""
NEWS = 3
"""Days before publication in which the day of the news lies."""

BETWEEN_DAY_AND_HOUR = frozenset({",", "(", "|"})
ARTICLES = frozenset({"a", "an"})
LEAD_SIGNS = frozenset({":", "-", "|", ")", "]"})
BULLETS = "([*-•·▪–—"
NEAR_ROLES = frozenset({Role.SAID, Role.FIGURE, Role.EVENT, Role.DATELINE})

Roled = tuple[Moment, Role]


class Scanner:
    """Reads a document once, from its first sentence to its last, and remembers the day last spoken of."""

    def __init__(self, document: Document, clashes: Sequence[Clash]) -> None:
        self.published = plausible(document.published)
        self.roled: list[list[Roled]] = []
        """The moments of each sentence, with what they do in it."""
        self.masked: list[tuple[int, int]] = []
        self.headed: list[date | None] = []
        """For each sentence the day that its block, or a line above it, is headed with."""
        self.lead: date | None = None
        """The day of the news: the first that an event is told of, if it is a recent one."""
        known = [clash for clash in clashes if self.published is None or clash.start <= self.published]
        self._spans = tuple((clash.start, clash.end) for clash in known)
        self._looks_back = _looks_back(self.published, known)
        self._heading: date | None = None
        self._block_heading: date | None = None
        self._year: int | None = None
        self._now = False
        self._last: Moment | None = None
        self._far: date | None = None
        self._told: date | None = None
        block = -1
        for sentence in document.sentences:
            if sentence.block.start != block:
                block = sentence.block.start
                self._last, self._year, self._block_heading = None, None, None
            self._read(sentence)

    def _read(self, sentence: Sentence) -> None:
        line = Line(sentence.tokens, sentence.lower)
        self._now = not STANDING.isdisjoint(line.words)
        found: list[Roled] = []
        self.headed.append(self._block_heading or self._heading)
        behind, words = 0, date_words()
        # Most words begin with a small Latin letter, which is quicker to see than that they are no number.
        begun = [
            (at, word)
            for at, word in enumerate(line.words)
            if word in words or (not "a" <= word[0] <= "z" and word[0].isdecimal())
        ]
        for at, word in begun:
            if at >= behind and (word not in ARTICLES or line.word(at + 1) in words):
                behind = self._step(line, at, found)
        if len(found) > 1:
            found = join_ranges(line, found)
        self.roled.append(found)
        if found:
            self._remember(line, found)

    def _step(self, line: Line, at: int, found: list[Roled]) -> int:
        """Read what begins at a position; gives the position after it."""
        digits = line.words[at][0].isdecimal()
        number = digits or line.words[at] in number_words()
        timed = not number or may_be_time(line, at)
        if timed and (digits or line.words[at] in hour_words()) and (clock := clock_at(line, at)):
            self._add_clock(line, at, clock, found)
            return clock.after
        if number and (after := self._age(line, at)):
            return after
        if timed and (dated := date_at(line, at, self._context(found))):
            self._add_date(line, dated, found)
            return dated.after
        if number and timed and (after := duration_at(line, at)):
            self._mask(line, at, after)
            return after
        return at + 1

    def _age(self, line: Line, at: int) -> int | None:
        """The position after the age or year of birth that a number belongs to, or None."""
        if birth_year_at(line, at):
            self._mask(line, at, at + 1)
            return at + 1
        for begin in (at - 1, at - 2):
            if (age := age_at(line, begin)) and age[0] <= at < age[1]:
                self._mask(line, *age)
                return age[1]
        return None

    def _context(self, found: list[Roled]) -> Context:
        near = self._last
        for moment, role in found:
            if role in NEAR_ROLES and moment.precision in {"day", "hour", "range"}:
                near = moment
        anchor = near.last if near else self._heading
        exact = anchor if near and near.precision != "range" else None
        far = (exact or self._far) if self._looks_back else self._heading
        distant = far if far and self._is_distant(far) else None
        lead = anchor or self.lead or self.published
        told = anchor or self._told or self.published
        year, now = self._near_year(found), self._now and not found
        return Context(self.published, anchor or self.published, year, distant, told, lead, self._spans, now)

    def _is_distant(self, day: date) -> bool:
        return self.published is not None and (self.published - day).days > DISTANT

    def _near_year(self, found: list[Roled]) -> int | None:
        """A year before that of publication which the words around have named."""
        for moment, _ in reversed(found):
            if moment.dated:
                return moment.last.year if self._is_past(moment.last.year) else None
        return self._year

    def _is_past(self, year: int) -> bool:
        return self.published is None or year < self.published.year

    def _add_date(self, line: Line, dated: Found, found: list[Roled]) -> None:
        start, end = line.tokens[dated.begin].start, line.tokens[min(dated.after, line.size) - 1].end
        self.masked.append((start, end))
        guessed = dated.loose and not dated.referring and self._guesses(found)
        moment = Moment(
            start,
            end,
            dated.first,
            dated.last,
            dated.precision,
            None,
            dated.dated,
            dated.future,
            dated.loose,
            guessed,
        )
        if found and moment.precision == "day" and _adjacent(line, found[-1][0], moment):
            before = found[-1][0]
            if before.loose and not moment.loose:
                moment = replace(moment, start=before.start, precision=before.precision, time=before.time)
                found[-1] = (moment, role_of(moment, line, self.published))
                return
            if moment.loose:
                return
        found.append((moment, role_of(moment, line, self.published)))

    def _add_clock(self, line: Line, at: int, clock: Clock, found: list[Roled]) -> None:
        start, end = line.tokens[at].start, line.tokens[min(clock.after, line.size) - 1].end
        self.masked.append((start, end))
        context = self._context(found)
        day = day_after_night(line, at, context.lead, context)
        if day is None or clock.time is None:
            return
        guessed = self._guesses(found)
        moment = Moment(start, end, day, day, "hour", clock.time, loose=True, guessed=guessed)
        if found and found[-1][0].precision == "day" and _adjacent(line, found[-1][0], moment):
            before = found[-1][0]
            found[-1] = (replace(before, end=end, precision="hour", time=clock.time), found[-1][1])
            return
        found.append((moment, role_of(moment, line, self.published)))

    def _guesses(self, found: list[Roled]) -> bool:
        """Whether neither the sentence nor those before it in the block name a day."""
        return self._last is None and all(moment.guessed for moment, _ in found)

    def _mask(self, line: Line, begin: int, after: int) -> None:
        self.masked.append((line.tokens[begin].start, line.tokens[min(after, line.size) - 1].end))

    def _remember(self, line: Line, found: list[Roled]) -> None:
        """Keep the day last spoken of for the next sentence, and a day that heads what follows."""
        days = [(m, r) for m, r in found if not m.loose and not _before_that(line, m)]
        days = [(m, r) for m, r in days if r in NEAR_ROLES] or [(m, r) for m, r in days if r is Role.ORIGIN]
        told = [m for m, r in days if r is Role.EVENT] or [m for m, _ in days]
        exact = [m for m in told if m.precision in {"day", "hour"}] or [m for m in told if m.precision == "range"]
        self._last = exact[-1] if exact else self._last
        named = [m for m, _ in days if m.dated]
        if named:
            self._year = named[-1].last.year if self._is_past(named[-1].last.year) else None
        for moment, role in days:
            if role is Role.EVENT and moment.precision in {"day", "hour"}:
                self._told = moment.last
            if role is Role.EVENT and moment.precision in {"day", "hour"} and self.lead is None:
                recent = self.published is not None and 0 <= (self.published - moment.last).days <= NEWS
                self.lead = moment.last if recent else None
            self._far = moment.last if self._is_distant(moment.last) and moment.precision != "year" else self._far
        self._head(line, [m for m, _ in found])

    def _head(self, line: Line, moments: list[Moment]) -> None:
        """Keep a day that a line or a whole part of the text is headed with; publication heads nothing."""
        first = moments[0]
        if first.precision not in {"day", "hour", "range"} or first.loose or first.last == self.published:
            return
        if _heads(line, moments):
            self.headed[-1] = self._block_heading = first.last
            self._heading = first.last if _alone(line, moments) else self._heading


def _looks_back(published: date | None, known: Sequence[Clash]) -> bool:
    """Whether an article appeared so long after every clash that its weekdays may be those of one of them."""
    return published is not None and bool(known) and (published - max(clash.end for clash in known)).days > LOOKS_BACK


def _before_that(line: Line, moment: Moment) -> bool:
    """Whether a day lies before what is told: "fighting that had been confined to one village on Wednesday"."""
    at = line.at(moment.start)
    back = line.words[max(at - 14, 0) : at]
    return "that" in back and "had" in back


def _heads(line: Line, found: list[Moment]) -> bool:
    """Whether a line begins with its day as a heading: "September 16:", "14 September - ..."."""
    if any(word not in BULLETS for word in line.words[: line.at(found[0].start)]):
        return False
    after = next((token for token in line.tokens if token.start >= found[0].end), None)
    return after is None or after.text in LEAD_SIGNS or _alone(line, found)


def _alone(line: Line, found: list[Moment]) -> bool:
    """Whether a line holds nothing but its dates, and signs."""
    outside = (t for t in line.tokens if not any(m.start <= t.start < m.end for m in found))
    return not any(token.text[0].isalnum() for token in outside)


def _adjacent(line: Line, before: Moment, moment: Moment) -> bool:
    """Whether only words such as "on", "at" and a comma stand between."""
    between = line.words[line.at(before.end) : line.at(moment.start)]
    return len(between) <= 3 and all(word in BETWEEN_DAY_AND_HOUR or word in cues()["day_and_hour"] for word in between)
