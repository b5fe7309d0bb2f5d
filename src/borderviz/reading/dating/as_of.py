"""The day for which a toll figure is given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from borderviz.reading.dating.brackets import beside_brackets
from borderviz.reading.dating.date_words import cues
from borderviz.reading.dating.moment import Moment
from borderviz.reading.dating.moment_roles import Role
from borderviz.reading.dating.telling import STILL, sets_scene
from borderviz.reading.text import Sentence

WEEK = 6
"""Days: a longer range tells no day of a figure."""
FAR = 24
"""Words between a figure and the day of the event that it belongs to."""
CLAUSE = 10
"""Words of a clause that tells when a count was heard."""
GOING_ON = frozenset({"being", "still"})
"""What went on after the day on which it began."""
EARLIER = frozenset({"against", "from", "with", "to"})
"""What goes before counts that have since changed."""

Roled = tuple[Moment, Role]


def day_for(sentence: Sentence, moments: Sequence[Roled], start: int, end: int) -> Moment | None:
    """The moment that dates the figure at [start, end) of a sentence, or None if the sentence dates it in no way."""
    dates: list[Roled] = [
        (m, r) for m, r in moments if r in {Role.SAID, Role.FIGURE, Role.EVENT} and m.precision not in {"year", "month"}
    ]
    dates = [(m, r) for m, r in dates if not m.guessed and (m.last - m.first).days < WEEK]
    dates = beside_brackets(sentence, dates, start, end) if dates else dates
    if not dates:
        return None
    low, high = _part(sentence, start)
    here = [(m, r) for m, r in dates if low <= m.start < high]
    said = _said_here(sentence, here, start, end) or _said_before(sentence, dates, low)
    latest = max((m.start for m in said if m.start < start), default=low)
    return (
        _own(sentence, here, start, end)
        or _last_first(
            [m for m, r in here if r is Role.FIGURE and m.start >= latest and _covers(sentence, m, start)], start
        )
        or _last_first([m for m, r in here if r is Role.EVENT and _happened(sentence, m, start, end, low)], start)
        or _last_first(said, start)
        or _last_first([m for m, r in here if r is Role.EVENT and _beside(sentence, m, start, end)], start)
        or _still_there(sentence, dates, low, high)
    )


def _said_here(sentence: Sentence, here: Sequence[Roled], start: int, end: int) -> list[Moment]:
    """The days of statements in the figure's part: "on Friday it reported 24 dead, on Sunday 46" has two of them."""
    said: list[Moment] = []
    for moment, role in here:
        again = bool(said) and role is Role.EVENT and _lists(sentence, moment)
        if again or (role is Role.SAID and not _of_another(sentence, moment, end)):
            said.append(moment)
    return said


def _lists(sentence: Sentence, moment: Moment) -> bool:
    """Whether a day is the next of a list: ", on 18 September 46 dead"."""
    after = next((token for token in sentence.tokens if token.start >= moment.end), None)
    before = _words(sentence, sentence.start, moment.start)[-3:]
    return after is not None and after.text[0].isdecimal() and bool({",", "and"}.intersection(before))


def _of_another(sentence: Sentence, moment: Moment, end: int) -> bool:
    """Whether the day is only of another figure before it: "17 were hurt, revising the 11 given a day earlier"."""
    gap = _words(sentence, end, moment.start)
    following = [token.lower for token in sentence.tokens if token.start >= moment.end][:3]
    if gap[-3:] and {"which", "who"}.intersection(gap[-3:]) and "had" in following:
        return True  # "183 were hurt, said the ministry, which on Saturday had put the figure at 154"
    return "," in gap and "had" in gap and any(word[0].isdecimal() for word in gap)


def _said_before(sentence: Sentence, dates: Sequence[Roled], low: int) -> list[Moment]:
    """The day of an earlier part of the sentence, if it holds on and no other part since has one of its own."""
    before = [(m, r) for m, r in dates if m.start < low]
    return [m for m, r in before[-1:] if _holds_on(sentence, m, r)]


def _part(sentence: Sentence, at: int) -> tuple[int, int]:
    """The part of a sentence between semicolons or free-standing dashes that holds a position."""
    low, high, before = sentence.start, sentence.end, sentence.start
    for token in sentence.tokens:
        if token.text == ";" or (token.text == "-" and token.start > before and token.start > sentence.tokens[0].end):
            if token.start < at:
                low = token.end
            else:
                return low, token.start
        before = token.end
    return low, high


def _words(sentence: Sentence, low: int, high: int) -> list[str]:
    return [token.lower for token in sentence.tokens if low <= token.start and token.end <= high]


def _gap(sentence: Sentence, moment: Moment, start: int, end: int) -> list[str]:
    """The words between a figure and a date; none if the date stands in the figure's phrase."""
    if start <= moment.start < end:
        return []
    return _words(sentence, moment.end, start) if moment.start < start else _words(sentence, end, moment.start)


def _own(sentence: Sentence, moments: Sequence[Roled], start: int, end: int) -> Moment | None:
    """A date bound to this figure alone: "31 on Friday", "on Friday afternoon 11", "33 a day earlier"."""
    for moment, role in sorted(moments, key=lambda pair: pair[0].start < start):
        after, gap = moment.start > start, _gap(sentence, moment, start, end)
        if after and _pair_of_earlier(sentence, gap, start):
            return moment
        if start <= moment.start < end and GOING_ON.intersection(_words(sentence, start, end)):
            continue
        if not after and STILL.intersection([*gap, *_words(sentence, start, end)][:1]):
            continue
        if role is Role.SAID or len(gap) > _reach(gap, after) or any(_breaks(word) for word in gap):
            continue
        clashes = _of_clashes(sentence, moment)
        if not (after or gap or clashes) and start > moment.start:
            return moment
        if not cues()["harm"].intersection(_words(sentence, start, max(end, moment.start))) and (after or not clashes):
            return moment
        if after and 0 < len(gap) <= 2 and moment.first == moment.last and not clashes:
            return moment
    return None


def _reach(gap: Sequence[str], after: bool) -> int:
    """How many words may stand between a figure and its date: more in "36 when she fell asleep on Saturday"."""
    if after and (gap[:1] == ["when"] or gap[:3] == ["by", "the", "time"]):
        return CLAUSE
    return 4 if after else 2


def _pair_of_earlier(sentence: Sentence, gap: Sequence[str], start: int) -> bool:
    """Whether the figure is the first of two that were once counted: "against 31 and 119 the evening before"."""
    before = [token.lower for token in sentence.tokens if token.start <= start][-2:]
    return bool(EARLIER.intersection(before)) and len(gap) in (2, 3) and gap[0] == "and" and gap[1][0].isdecimal()


def _breaks(word: str) -> bool:
    return word in ",;:()" or word[0].isdecimal() or word in {"and", "but", "while"}


def _last_first(moments: Sequence[Moment], at: int) -> Moment | None:
    """The last before the figure, else the first after it."""
    before = [moment for moment in moments if moment.start < at]
    return before[-1] if before else moments[0] if moments else None


def _covers(sentence: Sentence, moment: Moment, start: int) -> bool:
    """Whether "by Monday" also holds for this figure: not if bound to one before of which it is no part."""
    if moment.start > start:
        return not _of_next(sentence, moment, start)
    before = _words(sentence, sentence.start, moment.start)[-7:]
    bound = any(word[0].isdecimal() for word in before) and "," not in before[-3:]
    following = _words(sentence, moment.end, start)
    return not bound or (bool(cues()["sub_count"].intersection(following[:2])) and following.count(",") <= 1)


def _of_next(sentence: Sentence, moment: Moment, start: int) -> bool:
    """Whether "by Sunday" belongs to a figure after it: "spoke of 13,500, and by Sunday of almost 34,000"."""
    gap = _words(sentence, start, moment.start)[-4:]
    following = [token.lower for token in sentence.tokens if token.start >= moment.end][:4]
    return "and" in gap and "," in gap and any(word[0].isdecimal() for word in following)


def _holds_on(sentence: Sentence, moment: Moment, role: Role) -> bool:
    """Whether the day of one part of a sentence also holds for those after it."""
    return role is Role.SAID or (role is Role.FIGURE and sets_scene(sentence, moment))


def _happened(sentence: Sentence, moment: Moment, start: int, end: int, low: int) -> bool:
    """Whether people came to harm on that day: "25 died on Friday", but not "24 died in clashes on Friday"."""
    scene = sets_scene(sentence, moment, low)
    if moment.first < moment.last and not scene:
        return False
    if start <= moment.start < end:
        return not STILL.intersection(_words(sentence, start, end))
    gap, harm = _gap(sentence, moment, start, end), cues()["harm"]
    if moment.start < start:
        if gap == ["but"]:
            return True
        if _in_which(gap) or _leads_to(gap, _words(sentence, start, end)):
            return not _contrasts(gap, moment)
        return scene and not _contrasts(gap, moment) and not _of_clashes(sentence, moment)
    before = _words(sentence, start, moment.start)
    closest = harm.intersection(_without_prepositions(before)[-1:])
    if _of_clashes(sentence, moment) and "when" not in gap and not closest:
        return False
    if len(gap) > FAR or cues()["parting"].intersection(gap) or STILL.intersection(gap):
        return False
    return bool(harm.intersection(before)) and "," not in gap


def _without_prepositions(words: Sequence[str]) -> list[str]:
    return [word for word in words if word not in {"on", "late", "early", "last"}]


def _contrasts(gap: Sequence[str], moment: Moment) -> bool:
    """Whether a "but" or "now" ends what a date holds for; not "that day", nor a "but" in one breath with it."""
    words = gap[:-1] if gap and gap[-1] == "but" and "," not in gap else gap
    contrast = cues()["contrast"].intersection(words)
    return bool(contrast - {"but"} if moment.loose else contrast)


def _in_which(gap: Sequence[str]) -> bool:
    """Whether what follows a date tells on: "a strike the same day on a square, in which ten died"."""
    return gap[:1] == ["that"] or (any(word in {"which", "where", "when"} for word in gap) and gap.count(",") <= 2)


def _leads_to(gap: Sequence[str], phrase: Sequence[str]) -> bool:
    """Whether the figure is what an event of the date led to: "struck a mosque on Friday, killing 12"."""
    words = [*gap, *phrase[:2]]
    commas = [at for at, word in enumerate(gap) if word == ","]
    return 0 < len(commas) <= 2 and any(word in cues()["leading_to"] for word in words[commas[-1] + 1 :][:2])


def _of_clashes(sentence: Sentence, moment: Moment) -> bool:
    """Whether clashes are dated, not what they cost: "fighting on Friday", "the April 28-29 clashes"."""
    words = cues()["event"]
    after = [token.lower for token in sentence.tokens if token.start >= moment.end][:4]
    after = after[: after.index(",")] if "," in after else after
    return bool(words.intersection(_words(sentence, sentence.start, moment.start)[-2:]) or words.intersection(after))


def _beside(sentence: Sentence, moment: Moment, start: int, end: int) -> bool:
    """Whether a day stands close by in the figure's own clause."""
    gap = _gap(sentence, moment, start, end)
    unrelated = cues()["unrelated"].intersection(_words(sentence, sentence.start, sentence.end))
    if moment.start > start and STILL.intersection(_words(sentence, start, moment.start)):
        return False
    if moment.end <= start and STILL.intersection([*gap, *_words(sentence, start, end)][:1]):
        return False  # "the number of those hurt on January 27 has reached 11"
    if gap[-2:] == [",", "and"] and moment.end <= start and "," not in gap[:-2] and cues()["harm"].intersection(gap):
        gap = gap[:-2]  # "on 27 January two were killed, and eleven hurt"
    if moment.start > start and gap.count(",") == 2:
        first, last = [at for at, word in enumerate(gap) if word == ","]
        gap = gap[:first] + gap[last + 1 :]
    if "," in gap and moment.start < start and cues()["summing"].intersection(gap[gap.index(",") : gap.index(",") + 3]):
        gap = gap[: gap.index(",")]
    return not (cues()["parting"].intersection(gap) or "," in gap or _of_clashes(sentence, moment) or unrelated)


def _still_there(sentence: Sentence, moments: Sequence[Roled], low: int, high: int) -> Moment | None:
    """The day of the part before a semicolon: "25 died on Friday; twenty were hurt there"."""
    words = set(_words(sentence, low, high))
    there = "there" in words or not (words & cues()["say"] or words & cues()["present"] or words & STILL)
    told = [m for m, r in moments if r is Role.EVENT and m.start < low and (there or sets_scene(sentence, m))]
    return told[-1] if told else None


def month_for(sentence: Sentence, moments: Sequence[Roled], published: date | None, start: int, end: int) -> str | None:
    """The month, over when the article appeared, that dates the figure: "there were seven on the list in September".

    "By the end of September" is a day, its last.
    """
    over = [(m, r) for m, r in moments if m.precision == "month" and published and m.last < published]
    told = [m for m, r in over if r in {Role.EVENT, Role.FIGURE} and _of_month(sentence, m, start, end)]
    if (month := _last_first(told, start)) is None:
        return None
    by_end = (month, Role.FIGURE) in over and month.first.day > 1
    return month.last.isoformat() if by_end else month.iso()


def _of_month(sentence: Sentence, moment: Moment, start: int, end: int) -> bool:
    """Whether a month stands beside the figure, or leads to it: "nine shootings in August, in which five died"."""
    gap = _gap(sentence, moment, start, end)
    leads = moment.start < start and gap[-3:] == [",", "in", "which"]
    return leads or _beside(sentence, moment, start, end)
