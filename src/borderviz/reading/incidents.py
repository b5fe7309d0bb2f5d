"""Incidents of an article: what happened where and when, who is blamed, and whose account it is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from borderviz.reading.draft import DraftEvidence, DraftIncident
from borderviz.reading.happenings.blame import blamed_on
from borderviz.reading.happenings.clauses import (
    clause_numbers,
    clause_of,
    evidence_of,
    one_for_each_clause,
    with_weapons,
)
from borderviz.reading.happenings.events import BEGIN, Trigger, Words, triggers, word_class, words_of
from borderviz.reading.happenings.happened import compares, told_as_fact
from borderviz.reading.happenings.place_lists import BORDER, BORDER_NAME, BROAD, in_name, in_span, lists_of, precision
from borderviz.reading.happenings.same_event import Happening, accounts_of_one, once_each
from borderviz.reading.happenings.where import abroad, gapped, happened_at, points_back
from borderviz.reading.text import Block, BlockKind, Document, Sentence

if TYPE_CHECKING:
    from borderviz.places import ResolvedPlace
    from borderviz.reading.claimants import Speakers
    from borderviz.reading.dates import Moment, Times

HEADINGS = frozenset({BlockKind.TITLE, BlockKind.HEADING})
TOLL = re.compile(r"\b(?:killed|dead|died|deaths?|injured|wounded|toll|lives)\b")
WHO = ("presidents", "ministers", "security", "governors", "truce", "far")


def incidents(
    document: Document, places: Sequence[ResolvedPlace], times: Times, speakers: Speakers
) -> list[DraftIncident]:
    """The incidents that the document tells of, in the order of the text; any text gives a list, if an empty one."""
    named = sorted((place for place in places if place.place_id != BORDER), key=lambda place: place.start)
    reader = _Reader(document, named, times, speakers)
    found = [happening for sentence in document.sentences for happening in reader.happenings(sentence)]
    events = once_each(found)
    names = [f"i{number}" for number in range(1, len(events) + 1)]
    return [
        _draft(document, event, name, [n for n, one in zip(names, events, strict=True) if accounts_of_one(event, one)])
        for name, event in zip(names, events, strict=True)
    ]


class _Reader:
    """Reads the sentences of one document."""

    def __init__(self, document: Document, places: Sequence[ResolvedPlace], times: Times, speakers: Speakers) -> None:
        self.document = document
        self.places = places
        self.times = times
        self.speakers = speakers
        self.last: list[ResolvedPlace] = []
        self.spoken_of: tuple[Block | None, list[ResolvedPlace]] = (None, [])

    def happenings(self, sentence: Sentence) -> Iterator[Happening]:
        """What one sentence tells of, once for each place."""
        here = [place for place in self._places_in(sentence) if not in_name(place, self.document.plain)]
        words = words_of(sentence)
        if named := triggers(words, {place.start for place in here}):
            yield from self._told(sentence, words, named, lists_of(here, self.document.plain))
        points = [place for place in here if place.role != "government_metonym" and place.kind not in BROAD]
        self.spoken_of = (sentence.block, points[-1:]) if points else self.spoken_of

    def _told(
        self,
        sentence: Sentence,
        words: Words,
        named: Sequence[Trigger],
        groups: Sequence[Sequence[ResolvedPlace]],
    ) -> Iterator[Happening]:
        numbers = clause_numbers(words, named, [(group[0].start, group[-1].end) for group in groups])
        found = with_weapons(one_for_each_clause(named, numbers), words)
        clauses = [clause_of(trigger, numbers) for trigger in found]
        taken = [(words[first].start, words[last - 1].end) for first, last in clauses]
        for trigger, clause in zip(found, clauses, strict=True):
            if told_as_fact(trigger, words, clause):
                where = happened_at(trigger, words, clause, groups, taken)
                if trigger.kind != "talks" and abroad(where):
                    continue
                if not where and points_back(words.lowers[clause[0] : clause[1]]):
                    where = self._before(sentence)
                self.last = where or self.last
                yield from self._at_each(sentence, trigger, words, numbers, where, groups)

    def _before(self, sentence: Sentence) -> list[ResolvedPlace]:
        """The place that "there" means: the last one named in the same block, or where something was told to happen."""
        block, places = self.spoken_of
        return places if block == sentence.block else self.last[:1]

    def _at_each(
        self,
        sentence: Sentence,
        trigger: Trigger,
        words: Words,
        numbers: Sequence[int],
        where: Sequence[ResolvedPlace],
        groups: Sequence[Sequence[ResolvedPlace]],
    ) -> Iterator[Happening]:
        clause = clause_of(trigger, numbers)
        here = in_span(where, sentence.start, sentence.end)
        own = in_span(here, words[clause[0]].start, words[clause[1] - 1].end) if here else where
        start, end = evidence_of(trigger, words, numbers, here)
        if trigger.strength == "noun" or trigger.kind == "arson" or points_back(words.lowers[clause[0] : clause[1]]):
            own = own or where
        if not self._counts(trigger, own, start, end):
            return
        where = where if trigger.told else own
        if self._recalled(sentence, start, end):
            return
        first = self._happening(sentence, trigger, words, clause, where[0] if where else None, (start, end))
        yield first
        for place in where[1:]:
            yield replace(first, place=place)
        for place, (start, end) in gapped(trigger, words, numbers, groups):
            yield replace(first, place=place, first=start, last=end)

    def _counts(self, trigger: Trigger, places: Sequence[ResolvedPlace], start: int, end: int) -> bool:
        """Whether the words are enough for an event: a mere name ("clashes") needs a place or day of its own, and what
        happens in many places ("houses burned") needs a place."""
        if trigger.strength in {"told", "people"}:
            return True
        clause = self.document.plain[start:end]
        if trigger.strength == "placed":
            return bool(places)
        if any(place.kind not in {"region", "country"} and place.place_id != BORDER for place in places):
            return True
        return (
            trigger.strength != "cue"
            and TOLL.search(clause) is None
            and any(
                moment.end <= end and moment.precision in {"day", "hour"} for moment in self._moments_in(start, end)
            )
        )

    def _places_in(self, sentence: Sentence) -> list[ResolvedPlace]:
        first = bisect_left(self.places, sentence.start, key=BEGIN)
        return in_span(self.places[first : bisect_left(self.places, sentence.end, first, key=BEGIN)], 0, sentence.end)

    def _recalled(self, sentence: Sentence, start: int, end: int) -> bool:
        """Whether an earlier clash is told of; words with a day of this one are not, whatever is told beside them."""
        if not self.times.episode(start, end)[1]:
            return False
        if not self._moments_in(sentence.start, sentence.end) and self._after_comparison(sentence):
            return False
        main = self.times.main
        days = [one for one in self._moments_in(start, end) if one.precision in {"day", "hour"}]
        return main is None or not any(main.start <= one.first <= main.end for one in days)

    def _after_comparison(self, sentence: Sentence) -> bool:
        before = self.document.sentences[max(0, sentence.index - 1)]
        return before.block is sentence.block and compares(before.lower)

    def _moments_in(self, start: int, end: int) -> Sequence[Moment]:
        """The dates and times that begin in text[start:end]."""
        moments = self.times.moments
        first = bisect_left(moments, start, key=BEGIN)
        return moments[first : bisect_left(moments, end, first, key=BEGIN)]

    def _happening(
        self,
        sentence: Sentence,
        trigger: Trigger,
        words: Words,
        clause: tuple[int, int],
        place: ResolvedPlace | None,
        evidence: tuple[int, int],
    ) -> Happening:
        speaker = self.speakers.at(*evidence)
        account = "media" if speaker.side == "unspecified" else speaker.side
        start, end, date_precision = self.times.when(*evidence)
        side = place.side if place else ""
        return Happening(
            kind=trigger.kind,
            place=place,
            start=start,
            end=end,
            date_precision=date_precision,
            dated=bool(self._moments_in(sentence.start, sentence.end)),
            blamed_on=blamed_on(trigger, words, clause, account, side),
            account=account,
            claimant=speaker.name,
            who=_ranks(words.lowers[clause[0] : clause[1]]) if trigger.kind == "talks" else frozenset(),
            told=trigger.told,
            heading=_is_heading(sentence, self.document),
            aside=sentence.block.kind is BlockKind.CAPTION,
            sentence=sentence.index,
            first=evidence[0],
            last=evidence[1],
            confidence=_confidence(trigger, place, speaker.confidence),
        )


def _ranks(lowers: Sequence[str]) -> frozenset[str]:
    return frozenset(rank for rank in WHO if not word_class(rank).isdisjoint(lowers))


def _is_heading(sentence: Sentence, document: Document) -> bool:
    if sentence.block.kind in HEADINGS:
        return True
    last = document.plain[sentence.end - 1 : sentence.end]
    return sentence.block.paragraph in {1, 2} and last.isalnum() and sentence.end - sentence.start < 140


def _confidence(trigger: Trigger, place: ResolvedPlace | None, speaker: float) -> float:
    """How sure: less for a mere name of an event, less without a place, less for a doubtful place or teller."""
    sure = 0.85 if trigger.told else 0.6
    sure *= 0.7 if place is None else 0.7 + 0.3 * place.confidence
    return round(min(1.0, max(0.0, sure * (0.8 + 0.2 * speaker))), 2)


def _draft(document: Document, event: Happening, name: str, same_event: Sequence[str]) -> DraftIncident:
    place = event.place
    far = place is None and event.kind == "talks" and not {"presidents", "far"}.isdisjoint(event.who)
    return DraftIncident(
        id=name,
        kind=event.kind,
        place_id=place.place_id if place else BORDER,
        place=place.name if place else BORDER_NAME,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        radius_km=place.radius_km if place else None,
        where_precision=6 if far else precision(place),
        start=event.start,
        end=event.end,
        date_precision=event.date_precision,
        blamed_on=event.blamed_on,
        account_of=event.account,
        claimant=event.claimant,
        same_event=tuple(same_event),
        evidence=DraftEvidence(
            start=event.first,
            end=event.last,
            paragraph=document.paragraph_of(event.first),
            quote=document.text[event.first : event.last],
        ),
        confidence=event.confidence,
    )
