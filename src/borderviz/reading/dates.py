"""Dates and times of an article: what they mean, and which figure or event they belong to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from borderviz.model import Clash
from borderviz.reading.dating.as_of import day_for, month_for
from borderviz.reading.dating.episodes import (
    AFTERMATH,
    RECENT,
    episode_at,
    goes_on,
    main_clash,
    points_back,
    recalled_by,
)
from borderviz.reading.dating.moment import DAY, Moment, plausible
from borderviz.reading.dating.moment_roles import Role
from borderviz.reading.dating.moments import Scanner
from borderviz.reading.dating.telling import (
    counts_anew,
    counts_now,
    gives_count,
    happened_then,
    happened_there,
    says,
    sets_scene,
    stays,
    takes_up,
    tells_on,
    tells_result,
)
from borderviz.reading.text import Document, Sentence

__all__ = ["Moment", "Times"]

ZONE = "+06:00"
"""Local time of Kyrgyzstan, in which hours are told."""
CARRIES = 4
"""Sentences over which an earlier episode goes on without a date of its own."""
LEADING = 24
"""Characters before a date in which "as of" stands."""
LONG_AGO = 10
"""Days before publication from which a story told on stays with its day."""
TOP = 8
"""Sentences among which a situation report says as of when it was written."""


class Times:
    """The dates of a document, and the questions that its figures and incidents ask of them."""

    def __init__(self, document: Document, clashes: Sequence[Clash]) -> None:
        self.document = document
        self.clashes = clashes
        self._published = plausible(document.published)
        self._sentences = document.sentences
        self._starts = [sentence.start for sentence in self._sentences]
        scanner = Scanner(document, clashes)
        self._roled = scanner.roled
        self._headed = scanner.headed
        self._lead = scanner.lead
        self.moments: list[Moment] = [moment for roled in scanner.roled for moment, _ in roled]
        """All dates and times, in the order of the text."""
        self.masked: list[tuple[int, int]] = sorted(set(scanner.masked))
        """All spans of dates, times, durations and ages, [start, end): nothing in them counts people."""

    @cached_property
    def main(self) -> Clash | None:
        """The clash that the article is about, if it is one of the study."""
        return main_clash(self._published, self.clashes, [self._told(roled) for roled in self._roled])

    def _told(self, roled: Sequence[tuple[Moment, Role]]) -> list[tuple[Moment, Role]]:
        """The moments without "today", which need not tell of news: "Today twelve families still live there"."""
        plain = self.document.plain
        return [(m, role) for m, role in roled if plain[m.start : m.end].lower() != "today" or role is not Role.EVENT]

    def as_of(self, start: int, end: int) -> str | None:
        """The day for which a toll figure at text[start:end] is given: YYYY-MM-DD, YYYY-MM, YYYY, or None."""
        index = self._sentence(start)
        if index is None:
            return self._published.isoformat() if self._published else None
        if (recalled := self._recalled(index, start, end)) is not None:
            return recalled.iso()
        sentence, roled = self._sentences[index], self._roled[index]
        moment = day_for(sentence, roled, start, end) or self._scene(index, start, end)
        if moment is None and (month := month_for(sentence, roled, self._published, start, end)):
            return month
        day = moment.last if moment else self._headed[index] or self._without_day(index, end)
        if day and self._published and day > self._published:
            day = self._default
        return day.isoformat() if day else None

    def dated(self, start: int, end: int) -> bool:
        """Whether text[start:end], of one sentence, names a date or time."""
        index = self._sentence(start)
        return index is not None and any(start <= moment.start < end for moment, _ in self._roled[index])

    def when(self, start: int, end: int) -> tuple[str | None, str | None, str]:
        """First and last day (or hour with zone) of what text[start:end] tells, and the precision."""
        index = self._sentence(start)
        moment = self._event(index, start, end) if index is not None else None
        if moment is None:
            return self._undated()
        if moment.precision == "hour" and moment.time:
            hour = f"{moment.first.isoformat()}T{moment.time}:00{ZONE}"
            return hour, hour, "hour"
        if moment.precision in {"day", "hour", "month"}:
            return (
                moment.first.isoformat(),
                moment.last.isoformat(),
                "month" if moment.precision == "month" else "day",
            )
        first, last = self._narrowed(moment)
        return first.isoformat(), last.isoformat(), "range" if first < last else "day"

    def episode(self, start: int, end: int) -> tuple[str | None, bool]:
        """The clash (YYYY-MM) that text[start:end] is about, and whether it is told later of an earlier one."""
        index = self._sentence(start)
        recalled = self._recalled(index, start, end) if index is not None else None
        if recalled is not None:
            return episode_at(recalled, self.clashes), True
        if self.main is not None:
            return self.main.clash_id, False
        return (self._published.isoformat()[:7] if self._published else None), False

    def _sentence(self, at: int) -> int | None:
        """The number of the sentence that holds a position."""
        index = bisect_right(self._starts, at) - 1
        return index if index >= 0 and at < self._sentences[index].end else None

    def _same_paragraph(self, index: int) -> Sentence | None:
        """The sentence before, if it stands in the same paragraph."""
        if index == 0 or self._sentences[index - 1].block.start != self._sentences[index].block.start:
            return None
        return self._sentences[index - 1]

    def _told_before(self, index: int) -> Sentence | None:
        """The sentence before whose story goes on: of the paragraph, or of the one before that "As a result" ends."""
        before = self._same_paragraph(index)
        result = before is None and index and tells_result(self._sentences[index])
        return self._sentences[index - 1] if result else before

    @cached_property
    def _looks_back(self) -> Clash | None:
        """The clash of an article that appeared long after it."""
        late = self.main and self._published and (self._published - self.main.end).days > AFTERMATH
        return self.main if late else None

    @cached_property
    def _default(self) -> date | None:
        """The day of a figure without one: publication, a report's "as of", or the end of a clash long past."""
        for roled, sentence in zip(self._roled[:TOP], self._sentences, strict=False):
            for moment, role in roled:
                heads = role is Role.FIGURE and not moment.loose and sets_scene(sentence, moment)
                if heads and self._as_of(moment) and not gives_count(sentence, moment):
                    return moment.last
        return self._looks_back.end if self._looks_back else self._published

    def _as_of(self, moment: Moment) -> bool:
        """Whether a report says as of when it was written, rather than by when something had happened."""
        before = self.document.plain[max(0, moment.start - LEADING) : moment.start].lower()
        return "as of" in before or "as at" in before

    def _without_day(self, index: int, end: int) -> date | None:
        """The day of a figure to which no words near give one."""
        sentence, clash = self._sentences[index], self._looks_back
        if clash and self._default == clash.end and counts_now(sentence):
            told = not counts_anew(sentence) and any(m.covers(clash.start, clash.end) for m in self._days(index))
            return self._default if told else self._published
        if self._lead and self._one_day and (tells_on(sentence) or happened_then(sentence, end)):
            return self._lead
        return self._default

    @cached_property
    def _one_day(self) -> bool:
        """Whether the article is about what happened on one day and was over with it."""
        return self._default == self._published and (self.main is None or self.main.start == self.main.end)

    def _scene(self, index: int, start: int, end: int) -> Moment | None:
        """The day that the paragraph set before, for a sentence that tells on about it."""
        sentence, there = self._sentences[index], False
        now = counts_anew(sentence) if self._looks_back else says(sentence) and not happened_then(sentence, end)
        if now and not happened_there(sentence, start):
            return None
        while (before := self._told_before(index)) and stays(self._sentences[index]) and not self._days(index):
            there = there or happened_there(self._sentences[index], start)
            index -= 1
            scene = [
                m for m, r in self._roled[index] if r is Role.EVENT and self._is_scene(m, self._sentences[index + 1])
            ]
            if scene and (there or sets_scene(before, scene[0]) or self._long_ago(scene[0])):
                return scene[0]
        return None

    def _is_scene(self, moment: Moment, sentence: Sentence) -> bool:
        """Whether a day, or the days of fighting that the next sentence takes up, may date what that one tells."""
        return moment.precision in {"day", "hour"} or (moment.precision == "range" and takes_up(sentence))

    def _long_ago(self, moment: Moment) -> bool:
        """Whether a day lies so long before publication that what is told on is of that day, and not of the news."""
        past = self._published is not None and (self._published - moment.last).days > LONG_AGO
        return past or self._looks_back is not None

    def _days(self, index: int) -> list[Moment]:
        return [m for m, r in self._roled[index] if r in {Role.EVENT, Role.SAID, Role.FIGURE}]

    def _new_days(self, index: int) -> list[Moment]:
        """The days of a sentence besides those that point back: "that night"."""
        text = self.document.text
        return [m for m in self._days(index) if not text.startswith(("that ", "same "), m.start)]

    @cached_property
    def _past(self) -> dict[int, list[Moment]]:
        """The moments that lie before what the article itself reports, by sentence."""
        horizon = self.main.start if self.main else self._published - RECENT * DAY if self._published else None
        if horizon is None:
            return {}
        past = ([m for m, _ in roled if m.last < horizon] for roled in self._roled)
        return {index: moments for index, moments in enumerate(past) if moments}

    def _recalled(self, index: int, start: int, end: int) -> Moment | None:
        """The date of an earlier episode that the phrase is about, in its sentence or carried on from those before."""
        sentence, roled = self._sentences[index], self._roled[index]
        if past := self._past.get(index):
            return recalled_by(sentence, roled, past, start, end)
        if index - 1 in self._past and points_back(sentence):
            return self._past[index - 1][-1]
        if not self._past or not any(near in self._past for near in range(index - CARRIES, index)):
            return None
        if self._new_days(index):
            return None
        before = self._sentences[index - 1]
        if not goes_on(sentence, before.block.paragraph == sentence.block.paragraph):
            return None
        return self._recalled(index - 1, before.end - 1, before.end)

    def _event(self, index: int, start: int, end: int) -> Moment | None:
        """The date of what happened: in the phrase, its sentence, or the sentences before in its paragraph."""
        told = [m for m, r in self._roled[index] if r in {Role.EVENT, Role.FIGURE}]
        own = told or [m for m, r in self._roled[index] if r in {Role.ORIGIN, Role.SAID, Role.DATELINE}]
        if own:
            inside = [m for m in own if start <= m.start < end]
            before = [m for m in own if m.start < start]
            return inside[0] if inside else before[-1] if before else own[0]
        since = [m for m, r in self._roled[index] if r is Role.SINCE and m.last <= (self._published or m.last)]
        if since and self._published:
            return replace(since[0], last=self._published, precision="range")
        if self._same_paragraph(index):
            return self._event(index - 1, self._sentences[index].start, self._sentences[index].start)
        return None

    def _undated(self) -> tuple[str | None, str | None, str]:
        """The days of an event of which no day is told: that of the news, the clash once it is over, or publication."""
        over = self.main is not None and self._published is not None and self._published > self.main.end
        if self.main and over and (self._lead is None or self._looks_back):
            first, last = self.main.start.isoformat(), self.main.end.isoformat()
            return first, last, "range" if first < last else "day"
        day = self._lead or self._published
        return (day.isoformat(), day.isoformat(), "day") if day else (None, None, "day")

    def _narrowed(self, moment: Moment) -> tuple[date, date]:
        """A range of days within the clash that it covers: an event of "this week" cannot precede the first day."""
        first, last = moment.first, min(moment.last, self._published or moment.last)
        for clash in self.clashes:
            if moment.covers(clash.start, clash.end) and first < clash.start:
                return clash.start, max(clash.start, min(last, clash.end))
        return min(first, last), last
