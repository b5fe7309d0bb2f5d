"""Whose "the health ministry" is where no one says so: the side of the dateline, else of a national outlet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from borderviz.reading.attribution.finding import find_actors
from borderviz.reading.attribution.words import PLACE_KINDS, actor_phrases
from borderviz.reading.lexicon import rows
from borderviz.reading.text import Document, Sentence, tokens

REPORTS = ("situation report", "flash update", "sitrep", "emergency appeal", "plan of action", "dref operation")
"""Words in the title of what aid agencies publish."""

FIRST_SENTENCES = 5
LAST_SENTENCES = 3
SHORT = 16
"""Tokens of a line that is no sentence of the article itself."""

SENT_FROM = PLACE_KINDS | {"capital"}
DATELINE_MARKS = frozenset("-,.(|:/")


def home_side(document: Document, sides: Sequence[str]) -> str:
    """Return the side of the place that the text was sent from, or an empty string."""
    for sentence in islice(document.sentences, FIRST_SENTENCES):
        side = _dateline(sentence)
        if side in sides:
            return side
    for sentence in islice(document.sentences, FIRST_SENTENCES):
        side = _local_time(sentence)
        if side in sides:
            return side
    names = [document.outlet.lower(), *_published_by(document)]
    return next((side for name in names if (side := outlet_homes().get(name, "")) in sides), "")


def _published_by(document: Document) -> Iterator[str]:
    """The outlets named in the short lines at the top and the end of a text."""
    for sentence in [*document.sentences[:FIRST_SENTENCES], *document.sentences[-LAST_SENTENCES:]]:
        if len(sentence.tokens) <= SHORT and not _outlet_words().isdisjoint(sentence.lower):
            for actor in find_actors(sentence.tokens):
                if actor.kind in ("outlet", "state_agency"):
                    yield actor.name.lower()


def _dateline(sentence: Sentence) -> str:
    """The side of a place that opens the sentence like a dateline, or stands alone between commas near a day."""
    found, phrases = sentence.tokens[:14], actor_phrases()
    for index in phrases.candidates([token.lower for token in found]):
        token, entry = found[index], phrases.at(found, index)
        if entry is None or entry.kind not in SENT_FROM:
            continue
        end = index + len(entry.words)
        closed = end >= len(sentence.tokens) or sentence.tokens[end].text in DATELINE_MARKS
        opened = index == 0 or found[index - 1].text in DATELINE_MARKS
        if closed and opened and (token.text.isupper() or _with_day(sentence)):
            return entry.side
    return ""


def _local_time(sentence: Sentence) -> str:
    """The side whose capital's time a text is told in: "All times are Bishkek time (GMT+6)"; a short line says so."""
    found, phrases = sentence.tokens, actor_phrases()
    if len(found) > SHORT:
        return ""
    for index in range(len(found) - 1):
        entry = phrases.at(found, index) if found[index + 1].lower == "time" else None
        if entry is not None and entry.kind == "capital":
            return entry.side
    return ""


def _with_day(sentence: Sentence) -> bool:
    return any(token.text.isdigit() for token in sentence.tokens[:8])


def own_side(document: Document, sides: Sequence[str]) -> str:
    """Return the side that the text itself speaks for: media, but a ministry's release its side, an aid agency none."""
    title = document.title.lower()
    if any(word in title for word in REPORTS):
        return "third_party"
    actor = next(iter(find_actors(tokens(document.outlet))), None)
    if actor is None or actor.kind not in ("org", "official", "body", "charity"):
        return "media"
    if actor.kind in ("body", "charity"):
        return "third_party"
    return actor.side if actor.side in sides else "media"


@cache
def outlet_homes() -> dict[str, str]:
    """The home side of outlets that report from one side, by name in lower case."""
    known = {row["word"].lower(): row["home"] for row in rows("speakers") if row["home"]}
    return known | {row["name"].lower(): row["home"] for row in rows("speakers") if row["home"] and row["name"]}


@cache
def _outlet_words() -> frozenset[str]:
    """The words that names of such outlets begin with."""
    return frozenset(token.lower for name in outlet_homes() for token in tokens(name)[:1])
