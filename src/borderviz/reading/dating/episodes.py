"""Which clash a figure or an incident is about, and whether it is told later of an earlier one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date
from operator import attrgetter

from borderviz.model import Clash
from borderviz.reading.dating.date_words import Line, cues
from borderviz.reading.dating.moment import DAY, TWO_MONTHS, Moment
from borderviz.reading.dating.moment_roles import Role
from borderviz.reading.text import Sentence, Token

AFTERMATH = 60
"""Days after its end during which an article is taken to be about a clash."""
FRESH = 10
"""Days after its end during which nothing in the article needs to say so."""
RECENT = 7
"""Days before publication from which an article without a clash reports as its own news."""
TOLD = frozenset({Role.EVENT, Role.ORIGIN})
CLAUSE_STARTS = frozenset({"that", ":", ";"})
"""A date right after one of these leads its clause."""
START = attrgetter("start")
SCENES = frozenset({"in", "during", "amid"})
"""Words before the fighting in which people came to harm."""
BACK_TO_NOW = ("since then", "this time", "so far", "this week", "what followed")
LEAD = 5
"""Sentences that tell the subject."""


def main_clash(
    published: date | None, clashes: Sequence[Clash], sentences: Sequence[Sequence[tuple[Moment, Role]]]
) -> Clash | None:
    """The clash that an article is about: by its day, and by the dates of its title and lead."""
    known = [clash for clash in clashes if published is None or clash.start <= published]
    lead = [
        m for moments in sentences[:LEAD] for m, role in moments if role is not Role.FUTURE and m.precision != "year"
    ]
    if published is None:
        every = [m for moments in sentences for m, _ in moments if m.dated]
        return max(known, key=lambda clash: _named(clash, every), default=None) if every else None
    latest = max(known, key=lambda clash: clash.start, default=None)
    if latest is not None and (published - latest.end).days <= FRESH:
        return latest
    news = any(
        role is Role.EVENT
        and m.precision in {"day", "hour"}
        and 0 <= (published - m.last).days <= RECENT
        and not m.loose
        for moments in sentences[:LEAD]
        for m, role in moments
    )
    told = [
        m for moments in sentences for m, role in moments if role in TOLD and m.precision in {"day", "hour", "range"}
    ]
    fresh = any(
        role is not Role.DATELINE and m.covers(published - RECENT * DAY, published)
        for moments in sentences
        for m, role in moments
    )
    named = [clash for clash in known if _named(clash, lead) or (not fresh and _named(clash, told))]
    if latest is not None and (published - latest.end).days <= AFTERMATH and (latest in named or not news):
        return latest
    return max(named, key=lambda clash: (_named(clash, lead), _named(clash, told))) if named and not news else None


def _named(clash: Clash, moments: Sequence[Moment]) -> int:
    return sum(moment.covers(clash.start, clash.end) for moment in moments)


def episode_at(moment: Moment, clashes: Sequence[Clash]) -> str | None:
    """The clash that a date means, or the month of another outbreak, or None where only a longer time is known."""
    if moment.precision == "month" and (moment.last - moment.first).days >= TWO_MONTHS:
        return None
    met = [clash for clash in clashes if moment.covers(clash.start - DAY, clash.end + 3 * DAY)]
    if met:
        return max(met, key=lambda clash: (clash.end - clash.start, clash.start)).clash_id
    return None if moment.precision == "year" else moment.first.isoformat()[:7]


def recalled_by(
    sentence: Sentence, moments: Sequence[tuple[Moment, Role]], past: Sequence[Moment], start: int, end: int
) -> Moment | None:
    """The date of an earlier episode that governs the phrase at [start, end), or None."""
    told = set(past)
    nearer = [m.start for m, role in moments if m not in told and role is not Role.FUTURE]
    governing = [m for m, role in moments if m in told and _governs(sentence, m, role, nearer, start, end)]
    governing = [m for m in governing if not m.loose] or governing
    return min(governing, key=lambda moment: _distance(sentence, moment, start, end), default=None)


def _from(sentence: Sentence, low: int, high: int) -> Sequence[Token]:
    """The tokens that begin at or after `low` and before `high`: a long sentence is not gone through for each date."""
    tokens = sentence.tokens
    return tokens[bisect_left(tokens, low, key=START) : bisect_left(tokens, high, key=START)]


def _distance(sentence: Sentence, moment: Moment, start: int, end: int) -> tuple[int, int]:
    """How closely a date belongs to a phrase: in it, right after it, before it, or after a comma."""
    if moment.start < start:
        return 2, start - moment.start
    between = any(token.text == "," for token in _from(sentence, end, moment.start))
    return (0 if moment.start < end else 3 if between else 1), moment.start - end


def _governs(
    sentence: Sentence,
    moment: Moment,
    role: Role,
    nearer: Sequence[int],
    start: int,
    end: int,
) -> bool:
    """Whether an earlier date holds for a phrase; `nearer` are the places of the dates that are not earlier."""
    if start <= moment.start < end:
        return role not in {Role.COMPARED, Role.SINCE}
    low, high = (moment.end, start) if moment.start < start else (end, moment.start)
    if any(low <= place < high for place in nearer):
        return False
    between = [token for token in _from(sentence, low, high) if token.end <= high]
    if moment.start > start:
        return _governs_before(role, between)
    phrase = _from(sentence, start, end)
    return _governs_after(sentence, moment, role, between, phrase)


def _governs_after(
    sentence: Sentence, moment: Moment, role: Role, between: Sequence[Token], phrase: Sequence[Token]
) -> bool:
    """Whether a date holds for the phrase that follows it, with other words between."""
    words = cues()
    signs = [
        i
        for i, token in enumerate(between)
        if token.text in ",;:()" or (token.text == "-" and i + 1 < len(between) and token.end < between[i + 1].start)
    ]
    if signs and signs[0] == 0 and between[0].text == "(" and not _said_in(between):
        return True
    if len(signs) > 1 and role is Role.COMPARED and sum(t.end <= moment.start for t in sentence.tokens[:5]) <= 4:
        return False
    if signs and between[signs[0]].text == ":" and role not in {Role.COMPARED, Role.SINCE} and not _said_in(between):
        return True
    following = [token.lower for token in [*between, *phrase][signs[0] + 1 : signs[0] + 4]] if signs else []
    if following and signs[0] <= 8 and _leads_on(following):
        return True
    if between and between[0].lower in words["relative"]:
        return True
    if role in {Role.COMPARED, Role.SINCE}:
        return False
    if any(token.lower in words["present"] for token in between):
        return False
    if not signs or _leads(sentence, moment):
        return True
    head = [token.lower for token in sentence.tokens if token.end <= moment.start]
    return any(word in words["event"] for word in head[:12]) and not any(word in words["say"] for word in head)


def _said_in(between: Sequence[Token]) -> bool:
    """Whether somebody speaks, or the present is told of, between a date and a phrase."""
    return any(token.lower in cues()["say"] or token.lower in cues()["present"] for token in between)


def _leads_on(following: Sequence[str]) -> bool:
    """Whether what follows a comma goes on telling: "when", "in which", "leaving"."""
    words = cues()["relative"]
    if not following:
        return False
    return following[0] in words or following[0] == "after" or following[1:2] in (["which"], ["whose"])


def _leads(sentence: Sentence, moment: Moment) -> bool:
    """Whether a sentence begins with the date, as with "In April 2021," or "During the June 3 skirmish"."""
    tokens = [token for token in sentence.tokens if token.end <= moment.start]
    breaks = [i for i, token in enumerate(tokens) if token.lower in CLAUSE_STARTS]
    tokens = tokens[breaks[-1] + 1 :] if breaks else tokens
    head = [token.lower for token in tokens]
    if not head:
        return True
    verbs = cues()["say"] | cues()["harm"]
    begins = head[0] in cues()["leading"] or not head[0].isalpha() or Line(tokens).amount(0) is not None
    aside = "," in head and head.index(",") < len(head) - 2
    return begins and len(head) <= (5 if aside else 10) and not verbs.intersection(head)


def _governs_before(role: Role, between: Sequence[Token]) -> bool:
    """Whether a date holds for what goes before it."""
    words = cues()
    if role in {Role.COMPARED, Role.SINCE}:
        return False
    if any(token.text == ";" or token.lower in words["compare"] for token in _without_alike(between)):
        return False
    signs = [i for i, token in enumerate(between) if token.text in ",:()"]
    return (
        not signs
        or between[-1].lower in words["where_in_time"]
        or (len(between) - signs[-1] <= 4 and any(t.lower in words["where_in_time"] for t in between[signs[-1] :]))
    )


def _without_alike(between: Sequence[Token]) -> list[Token]:
    """The words between without those of "in similar violence", which was itself of that date."""
    words = ["", *(token.lower for token in between), ""]
    if "similar" not in words:
        return list(between)
    alike = [
        words[at] == "similar" and words[at - 1] in SCENES and words[at + 1] in cues()["event"]
        for at in range(1, len(words) - 1)
    ]
    return [token for token, left_out in zip(between, alike, strict=True) if not left_out]


def points_back(sentence: Sentence) -> bool:
    """Whether a sentence begins with the time that the one before named: "The contrast with 2021: … Then, 36 died"."""
    words = tuple(token.lower for token in sentence.tokens[:2])
    return words[:1] == ("then",) or words in {("that", "time"), ("that", "year"), ("that", "spring"), ("back", "then")}


def goes_on(sentence: Sentence, same_paragraph: bool) -> bool:
    """Whether a sentence without a date of its own stays in the earlier episode that the one before told of."""
    text = " " + " ".join(sentence.lower)
    if not cues()["present"].isdisjoint(sentence.lower) or any(cue in text for cue in BACK_TO_NOW):
        return False
    if any(cue in text for cue in (" then ", "that year", "those clashes", "that conflict", "that fighting")):
        return True
    return same_paragraph and {"has", "have", "is", "are", "says"}.isdisjoint(sentence.lower)
