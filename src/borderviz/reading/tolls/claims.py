"""From figures to claims: who says each, whose people it counts, for which day, and how figures hang together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from borderviz.places import ResolvedPlace
from borderviz.reading.claimants import Speakers
from borderviz.reading.dates import Times
from borderviz.reading.draft import DraftClaim, DraftEvidence
from borderviz.reading.lexicon import rows
from borderviz.reading.text import BlockKind, Document, Sentence
from borderviz.reading.tolls.confidence import confidence
from borderviz.reading.tolls.figure import Figure
from borderviz.reading.tolls.figures import figures
from borderviz.reading.tolls.labels import HOME, ForeignTopic, Labels, Topic
from borderviz.reading.tolls.links import linked
from borderviz.reading.tolls.marks import mark
from borderviz.reading.tolls.whose import is_elsewhere, whose
from borderviz.reading.tolls.whose_records import Context, Told, Whose

MEMORY = 12
LONGEST_SENTENCE = 120
"""Tokens that are read together."""

SHORT = 5
"""A heading has at most so many words."""
NEAR = 3
"""How many sentences a figure without words of its own may look back."""


def claims(document: Document, places: Sequence[ResolvedPlace], times: Times, speakers: Speakers) -> list[DraftClaim]:
    """The toll claims of a document, in the order of the text, with ids c1, c2, …"""
    told: list[Told] = []
    drafts: list[DraftClaim] = []
    section, foreign, home = "", ForeignTopic(), speakers.home
    title = _named_alone(document.sentences[:1])
    topic = Topic()
    starts = [place.start for place in places]
    for sentence in chain.from_iterable(map(pieces, document.sentences)):
        section = _section(sentence, section)
        marked = mark(sentence, times.masked)
        labels = Labels(marked, _within(places, starts, sentence))
        topic.enter(sentence)
        if foreign.holds(labels) or not marked.quantities:
            topic.leave(labels)
            continue
        elsewhere = False
        for figure in figures(marked, _recent(told, sentence), topic.metric):
            elsewhere = is_elsewhere(figure, labels) or (elsewhere and not labels.home_before(figure.first))
            if elsewhere:
                continue
            speaker = speakers.at(figure.start, figure.end)
            clash, recalled = times.episode(figure.start, figure.end)
            side = whose(figure, Context(speaker, labels, told[-MEMORY:], section, recalled, home, title, topic.side))
            told.append(Told(figure, side.side, speaker, recalled))
            as_of = _of_whole(drafts, told, times) or times.as_of(figure.start, figure.end)
            drafts.append(_draft(document, told[-1], side, clash, as_of, f"c{len(drafts) + 1}"))
        topic.leave(labels)
    return linked(drafts, [one.figure for one in told])


def _of_whole(drafts: Sequence[DraftClaim], told: Sequence[Told], times: Times) -> str | None:
    """The day of the whole for a part told in the same breath: "19 deaths, among them 11 civilians, on May 28".

    One person may have a day of their own: "17 dead, among them a mother who was hit on Thursday".
    """
    part = told[-1].figure
    if not part.part or (part.counted.quantity.kind == "article" and times.dated(part.start, part.marked.sentence.end)):
        return None
    for draft, before in zip(reversed(drafts), reversed(told[:-1]), strict=False):
        if before.figure.marked is not part.marked:
            return None
        if not before.figure.part and before.figure.metric == part.metric:
            return draft.as_of
    return None


def pieces(sentence: Sentence) -> Iterator[Sentence]:
    """The sentence, or its pieces if it is longer than any of prose: the work grows with the cube of the length."""
    if len(sentence.tokens) <= LONGEST_SENTENCE:
        yield sentence
        return
    for first in range(0, len(sentence.tokens), LONGEST_SENTENCE):
        tokens = sentence.tokens[first : first + LONGEST_SENTENCE]
        yield Sentence(tokens[0].start, tokens[-1].end, sentence.index, sentence.block, tokens)


def _within(places: Sequence[ResolvedPlace], starts: Sequence[int], sentence: Sentence) -> Sequence[ResolvedPlace]:
    return places[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]


def _recent(told: Sequence[Told], sentence: Sentence) -> list[Figure]:
    near = (one.figure for one in told[-MEMORY:])
    return [figure for figure in near if sentence.index - figure.marked.sentence.index <= NEAR]


def _section(sentence: Sentence, section: str) -> str:
    """The side that a heading names, which holds until the next heading: "KYRGYZSTAN", "On the Tajik side:"."""
    short = (
        len(sentence.tokens) <= SHORT and sentence.start == sentence.block.start and sentence.end == sentence.block.end
    )
    if not short or not sentence.index or sentence.block.kind is BlockKind.TITLE or sentence.tokens[-1].text in ".?!":
        return section
    return _named_alone([sentence]) or section


def _named_alone(sentences: Sequence[Sentence]) -> str:
    """The side that the sentences name, if they name one alone."""
    words = side_words()
    named = {words[token.lower] for sentence in sentences for token in sentence.tokens if token.lower in words}
    return named.pop() if len(named) == 1 else ""


@cache
def side_words() -> dict[str, str]:
    """The side of each word that names one side of the border."""
    return {row["word"]: row["side"] for row in rows("sides") if row["side"] in HOME and " " not in row["word"]}


def _draft(
    document: Document, told: Told, side: Whose, clash: str | None, as_of: str | None, identifier: str
) -> DraftClaim:
    figure, speaker = told.figure, told.speaker
    quantity = figure.counted.quantity
    return DraftClaim(
        id=identifier,
        metric=figure.metric,
        value=quantity.value,
        low=quantity.low,
        high=quantity.high,
        qualifier=quantity.qualifier,
        vague=quantity.vague,
        side=side.side,
        group=figure.counted.group,
        claimant=speaker.name,
        claimant_side=speaker.side,
        as_of=as_of,
        clash=clash,
        recalled=told.recalled,
        part_of=None,
        increment=figure.counted.more and not figure.part,
        superseded=figure.superseded,
        negative=quantity.kind == "negative",
        repeat=False,
        evidence=_evidence(document, figure),
        confidence=confidence(figure, side),
    )


def _evidence(document: Document, figure: Figure) -> DraftEvidence:
    quote = document.text[figure.start : figure.end]
    return DraftEvidence(
        start=figure.start, end=figure.end, paragraph=figure.marked.sentence.block.paragraph, quote=quote
    )
