"""Attribution by a verb: "the ministry said", "…, said the ministry", "was quoted as saying"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from borderviz.reading.attribution.actors import POSSESSIVES, Actor
from borderviz.reading.attribution.grammar import (
    PREPOSITIONS,
    QUOTES,
    is_adverb,
    is_date_number,
    is_negated,
    is_passive,
    over_adverbs,
    over_when,
)
from borderviz.reading.attribution.objects import MEANS, actor_from, of_agent
from borderviz.reading.attribution.parts import Attribution, Cue, Heard, Reach
from borderviz.reading.attribution.subjects import governed, nearest_subject, subject_of

CONTENT = frozenset(
    "that were was had have has is are been died dead killed injured wounded hurt displaced evacuated missing people "
    "there fled deaths casualties lost houses homes burned burnt destroyed detained residents civilians".split()
)
"""Words that what is said may begin with, or soon hold."""

OPENERS = frozenset("that the a an at its their they it no more some least about around up nearly over".split())
OBJECTS = frozenset("whose which that figure number toll count".split())
"""Words before a subject that stand for what it says."""

DETERMINERS = POSSESSIVES | {"the", "a", "an"}
"""Words after which a participle is an adjective: "their shared border", "a reported 200"."""

ARMED = frozenset("troops soldiers forces guards army military servicemen police militia units".split())
"""Who does more than speak: "troops placed", "guards released", but "border guards said"."""

NOBODY = frozenset({"nobody", "none", "few"})
"""Subjects that are no one who could be named: what "nobody disputes" the outlet says itself."""

LONGEST_WHERE = 7
"""Tokens between a passive and its agent: "announced on Friday in Bishkek by"."""

STOPS = frozenset(',;.:-"')


def of_verb(heard: Heard, known: Sequence[Attribution], cue: Cue) -> Attribution | None:
    """Return who says something with the verb at the cue; None for a denied saying, or where no one speaks."""
    if is_negated(heard.found, cue.first) or heard.word(cue.first - 1) in DETERMINERS:
        return None
    by = _agent_at(heard, cue)
    if by is not None and not _quoted_by_as(heard, cue):
        return of_agent(heard, cue, by)
    if is_passive(heard.found, cue.first):
        return _of_passive(heard, cue)
    subject = subject_of(heard, known, cue)
    if subject is None:
        return _inverted(heard, cue)
    if subject.word in NOBODY:
        return None
    if subject.kind == "adjective" and not _has_object(heard, cue.last):
        return None
    if subject.word in ARMED and cue.kinds.isdisjoint(("strong", "tell", "participle")):
        return None
    if "medical" in cue.kinds and not cue.kinds & {"strong", "weak"} and subject.kind != "medical":
        return None
    return Attribution(min(subject.first, cue.first), cue.last, subject, _reach(heard, subject, cue.last))


def _agent_at(heard: Heard, cue: Cue) -> int | None:
    """Where "by" names who speaks: "reported by X", "was announced in Bishkek by X"; not "said by phone"."""
    if heard.word(cue.last) == "by":
        return None if heard.word(cue.last + 1) in MEANS else cue.last
    if heard.word(cue.last) not in ("in", "at", "on") or not is_passive(heard.found, cue.first):
        return None
    near = range(cue.last + 2, min(cue.last + LONGEST_WHERE, len(heard.found)))
    return next((index for index in near if heard.word(index) == "by" and heard.starting(index + 1)), None)


def _quoted_by_as(heard: Heard, cue: Cue) -> bool:
    """ "X was quoted by RIA as saying": the subject speaks, not the agent."""
    later = [token.lower for token in heard.found[cue.last : cue.last + 8]]
    return "cite" in cue.kinds and "as" in later and is_passive(heard.found, cue.first)


def _has_object(heard: Heard, end: int) -> bool:
    """Whether a figure or clause follows: "Kyrgyz count 34 dead", not "Tajik names"."""
    word = heard.word(end)
    return word[:1].isdigit() or word in OPENERS


def _of_passive(heard: Heard, cue: Cue) -> Attribution | None:
    """ "X was quoted as saying"; "is said in the message"; "X was told that" by someone unnamed."""
    if "strong" in cue.kinds and heard.word(cue.last) in ("in", "on"):
        text = heard.starting(cue.last + 1)
        if text is None or text.kind not in ("text", "org", "press"):
            return None
        return Attribution(cue.first, text.last, text, Reach.AROUND, topic=False)
    if not cue.kinds & {"cite", "tell"}:
        return None
    subject = nearest_subject(heard, over_adverbs(heard.found, cue.first) - 1)
    if subject is None:
        return None
    teller = heard.starting(cue.last + 1) if heard.word(cue.last) in ("in", "at", "by") else None
    if "tell" in cue.kinds and teller is not None:
        return Attribution(subject.first, teller.last, teller, Reach.AROUND)
    if "tell" in cue.kinds:
        subject = replace(subject, kind="anonymous", name="unnamed source", side="unspecified", word="source")
    reach = Reach.AFTER if cue.last + 2 < len(heard.found) else Reach.BEFORE
    return Attribution(subject.first, cue.last, subject, reach)


def _inverted(heard: Heard, cue: Cue) -> Attribution | None:
    """ "…, said the border service", "…, reported RIA"."""
    before = heard.word(cue.first - 1)
    if not cue.kinds & {"strong", "tell", "weak"} or (before not in QUOTES and before != "as"):
        return None
    start = over_when(heard.found, cue.last)
    actor = next((one for one in heard.actors if start <= one.first <= start + 1 and not governed(heard, one)), None)
    if actor is None and "strong" in cue.kinds and cue.last < len(heard.found):
        actor = _named(heard, cue.last)
    return None if actor is None else Attribution(cue.first, actor.last, actor, Reach.BEFORE)


def _named(heard: Heard, index: int) -> Actor | None:
    """A person of no list behind the verb: "said Dilbar, who fled Chorku"."""
    actor = actor_from(heard, index) if heard.found[index].text[0].isupper() else None
    if actor is None or actor.kind != "unknown":
        return actor
    return replace(actor, kind="name", person=actor.name)


def _reach(heard: Heard, subject: Actor, end: int) -> Reach:
    """Where the words said lie, seen from "the ministry said"."""
    told = heard.starting(end)
    found, stop, numbers = heard.found, told.last if told else end, False
    while stop < len(found) and found[stop].text not in STOPS:
        if found[stop].lower in CONTENT:
            return Reach.AROUND if heard.word(subject.first - 1) == '"' else Reach.AFTER
        numbers = numbers or (found[stop].lower[0].isdigit() and not is_date_number(found, stop))
        stop += 1
    aside = _after_comma(heard, subject.first)
    if stop == end and heard.word(stop) in ("", ".") and _of_what_was_told(heard, subject.first):
        return Reach.AROUND
    if not any(token.lower[0].isalnum() for token in found[stop:]):
        return Reach.BEFORE if aside and not numbers else Reach.AFTER
    if numbers or not aside or heard.word(stop) in (":", '"'):
        return Reach.AFTER
    return Reach.AROUND if stop == end or _adverbial(heard, end) else Reach.AFTER


def _of_what_was_told(heard: Heard, index: int) -> bool:
    """Whether the clause of a subject hangs on what it says: "whose death the ministry confirmed"."""
    return any(heard.word(k) in OBJECTS for k in range(index - 3, index))


def _after_comma(heard: Heard, index: int) -> bool:
    """Whether a subject stands behind a comma, dash or quotation: "…, the ministry" or "…, as the ministry"."""
    before = index - 2 if heard.word(index - 1) in ("as", "which") else index - 1
    return heard.word(before) in QUOTES


def _adverbial(heard: Heard, end: int) -> bool:
    """Whether the words from the token on begin to tell when, where or to whom something was said."""
    word = heard.word(end)
    when = word in PREPOSITIONS or word in ("late", "early") or is_adverb(heard.found[end])
    return when or heard.starting(end) is not None
