"""Figures whose words leave out what they count: "up from 24", "36 on one side, 41 on the other", "six of them"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from borderviz.reading.lexicon import Cue
from borderviz.reading.tolls.marks import Marked
from borderviz.reading.tolls.noun_phrases import Counted
from borderviz.reading.tolls.nouns import METRIC_OF

TELLS = Cue("tells")
FORMER = {
    ("with", "compared"),
    ("the", "revising"),
    ("the", "correcting"),
    ("the", "replacing"),
    ("the", "against"),
    ("of", "instead"),
    ("than", "rather"),
}
"""Words before a figure that was told earlier."""

SUB = Cue("sub")
SUB_PRONOUNS = Cue("sub_pronouns")
SUB_NOUNS = Cue("sub_nouns")
LISTS = Cue("lists")
PUTS = Cue("puts")
HEDGES = Cue("hedges")
HOSPITALS = Cue("hospitals")
SEPARATORS = Cue("separators")


class Inherited(NamedTuple):
    """The metric that a figure takes from another, whether it is a part of it, and whether it is a former value."""

    metric: str
    part: bool
    former: bool
    certainty: float


class Known(NamedTuple):
    """A figure found before: its metric, the token where it ends, whether it is a part or a former one, its value."""

    metric: str
    last: int
    part: bool
    value: int
    former: bool


def introduced_as_part(marked: Marked, phrase: Counted) -> bool:
    """Whether words before or in the phrase make it a sub-count: "including 23", "among them six", "six of whom"."""
    after = marked.lower[phrase.last : phrase.last + 2]
    if phrase.partitive or after in (["among", "them"], ["among", "those"]):
        return True
    before = marked.lower[max(0, phrase.quantity.first - 6) : phrase.quantity.first]
    while before and before[-1] in (".", "about", "the", ",", "are", "were", "is", "was", "also"):
        before = before[:-1]
    if before[-2:] == ["those", "of"]:
        before = before[:-2]
    if not before:
        return False
    if before[-1] in SUB or (before[-1] == "remaining" and phrase.kind in ("", "person")):
        return True
    among = [word for word in before[-3:-1] if word not in ("the", "those", "all")]
    return before[-1] in SUB_PRONOUNS | SUB_NOUNS and among[-1:] in (["among"], ["of"], ["amongst"], ["from"])


def inherited(
    marked: Marked, phrase: Counted, metrics_here: Sequence[Known], metrics_before: Sequence[Known], topic: str
) -> Inherited | None:
    """What a figure without a metric of its own takes over; None where nothing shows that it is a figure at all.

    `metrics_here` are the figures before it in the sentence, `metrics_before` those of the sentences before; `topic` is
    a metric that the sentence before named without a figure.
    """
    if phrase.kind in ("victim", "life") and phrase.quantity.kind == "number":
        return _victims(marked, phrase, metrics_here, metrics_before)
    if phrase.kind in ("thing", "family", "home", "life", "dead"):
        return _home(phrase, metrics_here, metrics_before, topic)
    last = _last_metric(metrics_here, metrics_before)
    if introduced_as_part(marked, phrase):
        metric = last if metrics_here else _predicate_before(marked, phrase.quantity.first) or last
        in_hospital = phrase.partitive and not phrase.described and not HOSPITALS.isdisjoint(marked.lower)
        if metric == "injured" and (_breaks_down(marked, phrase) or (in_hospital and phrase.group == "all")):
            return None  # so many of them lie in this hospital
        if phrase.quantity.kind == "negative":
            return None
        if phrase.quantity.kind == "share" and not phrase.kind and marked.lower[phrase.quantity.last + 1] == "the":
            return None  # "half of the 60 stalls"
        if phrase.quantity.kind == "share" and (
            marked.lower[phrase.quantity.first - 1] in HEDGES or not phrase.described
        ):
            return None
        if phrase.quantity.value == 1 and phrase.partitive and not phrase.described:
            return None  # "one of them" alone tells of somebody, not how many
        return Inherited(metric, True, False, 0.85 if metrics_here else 0.65) if metric else None
    if phrase.quantity.kind == "article" and not (metrics_here and _in_list_of_parts(marked, phrase, metrics_here)):
        before = marked.lower[max(0, phrase.quantity.first - 4) : phrase.quantity.first]
        if before[-1:] in (["was"], ["is"]) and not {"victim", "dead", "killed", "casualty"}.isdisjoint(before):
            return Inherited("killed", bool(metrics_before), False, 0.7)  # "the youngest victim was a boy of four"
        told = metrics_here and marked.lower[phrase.quantity.first - 1] in ("were", "are")
        return Inherited(last, True, False, 0.7) if told and phrase.kind == "person" else None
    if metrics_here and _in_list_of_parts(marked, phrase, metrics_here):
        return Inherited(last, True, False, 0.8)
    if phrase.kind in ("", "person", "name") and phrase.quantity.kind == "number":
        return _told(marked, phrase, metrics_here, metrics_before, topic)
    return None


def _victims(
    marked: Marked, phrase: Counted, metrics_here: Sequence[Known], metrics_before: Sequence[Known]
) -> Inherited | None:
    """ "24 victims", "a hundred lives" count the dead, but where the text just counted the injured."""
    first = phrase.quantity.first
    if phrase.kind == "life":
        saved = any(word.startswith(("sav", "risk", "endanger")) for word in marked.lower[max(0, first - 4) : first])
        return None if saved else Inherited("killed", False, False, 0.7)
    injured = metrics_here and metrics_here[-1].metric == "injured"
    return Inherited("injured" if injured else "killed", False, False, 0.7)


def _last_metric(here: Sequence[Known], before: Sequence[Known]) -> str:
    known = here or before
    return known[-1].metric if known else ""


def _home(
    phrase: Counted, metrics_here: Sequence[Known], metrics_before: Sequence[Known], topic: str
) -> Inherited | None:
    if phrase.kind != "home" or phrase.quantity.kind != "number":
        return None
    known = any(one.metric == "homes_damaged" for one in (*metrics_here, *metrics_before)) or topic == "homes_damaged"
    return Inherited("homes_damaged", False, False, 0.7) if known else None


def _in_list_of_parts(marked: Marked, phrase: Counted, metrics_here: Sequence[Known]) -> bool:
    """ "Ten were wounded: six servicemen, four civilians"; "including 13 children and 14 women"."""
    last, part = metrics_here[-1].last, metrics_here[-1].part
    between = [
        marked.lower[place]
        for place in range(last, phrase.quantity.first)
        if place not in marked.masked and marked.lower[place] not in ("of", "aged")
    ]
    if between == ["("] and phrase.quantity.kind == "article" and phrase.kind == "person":
        return True
    if phrase.group != "all" and between[-1:] == [":"] and len(between) < 9:
        return True  # "Five of the nine are Kyrgyz, the hospital says: four servicemen and a postwoman"
    if part and phrase.kind == "person":
        ends = phrase.quantity.kind == "article" and between[-1:] in (["and"], [","])
        return ends or all(word in SEPARATORS for word in between)
    return (
        bool(between)
        and phrase.group != "all"
        and (between == [":"] or (between[0] in (":", "-", ",") and len(between) == 1))
    )


def _told(
    marked: Marked, phrase: Counted, metrics_here: Sequence[Known], metrics_before: Sequence[Known], topic: str
) -> Inherited | None:
    named_here = _noun_before(marked, phrase.quantity.first, metrics_here[-1].last if metrics_here else 0)
    last = named_here or (topic if not metrics_here else "") or _last_metric(metrics_here, metrics_before)
    first = phrase.quantity.first
    joint = first - 1
    while joint > 0 and (
        joint in marked.masked
        or marked.lower[joint] == '"'
        or (marked.lower[joint] in ("on", "by") and joint + 1 in marked.masked)
    ):
        joint -= 1  # "and on Friday afternoon 11"
    while joint > 0 and marked.lower[joint] in ("a", "further", "another", "additional", "only", "just"):
        joint -= 1
    before = marked.lower[joint] if first else ""
    before_that = marked.lower[joint - 1] if joint > 0 else ""
    former = (before, before_that) in FORMER or (
        before == "from" and before_that in ("up", "down", "rose", "rising", "increased", "increase", "compared")
    )
    named = _named_after(marked, phrase)
    if named:
        return Inherited(named, False, False, 0.75)
    if _breaks_down(marked, phrase) and "injured" in (last, _predicate_before(marked, first)):
        return None
    if before in (":", "-") and (metric := _predicate_before(marked, first)) and _apart(marked, joint):
        return Inherited(metric, False, False, 0.75)
    if not last and phrase.kind == "name":
        return Inherited("killed", False, False, 0.6) if not LISTS.isdisjoint(marked.lower) else None
    if not last:
        return None
    pair = _in_pair(marked, phrase, [*metrics_before, *metrics_here])
    if pair and _stands_alone(marked, phrase):
        return Inherited(pair, False, False, 0.65)
    paired = _paired(marked, phrase, metrics_here, before)
    if paired:
        return Inherited(paired, False, True, 0.8)
    if former or (before == "from" and metrics_here):
        return Inherited(last, False, True, 0.85)
    if before in ("is", "was") and before_that == "'s":  # "Tajikistan's is 41"
        return Inherited(last, False, False, 0.7)
    if phrase.kind == "name":
        killed = not metrics_here and any(one.metric == "killed" for one in metrics_before)
        metric = "killed" if killed else last
        return Inherited(metric, False, False, 0.7)
    if before == "did" and before_that == "so":  # "36 Kyrgyz died; so did 19 Tajiks"
        return Inherited(last, False, False, 0.75)
    if phrase.kind == "person" and not phrase.side:
        return None
    place = joint > 0 and marked.tokens[joint - 1].text[0].isupper()
    listed = before in SEPARATORS or (before == "with" and (before_that == "," or place))
    if metrics_here and (listed or _gapped(marked, first)) and _stands_alone(marked, phrase):
        return Inherited(last, False, False, 0.7)
    if (named_here or topic) and _of_side(marked, phrase, joint) and _stands_alone(marked, phrase):
        return Inherited(last, False, False, 0.7)  # "Fatalities: KGZ 36", "The wounded. At noon, 31 on the Kyrgyz side"
    same = [one.metric for one in (*metrics_before, *metrics_here) if one.value == phrase.quantity.value]
    if before == "all" and phrase.described:
        return Inherited((same or [last])[-1], False, False, 0.6)
    if _is_told(marked, phrase, before, before_that) and _stands_alone(marked, phrase):
        return Inherited(last, False, False, 0.62 if metrics_here else 0.55)
    return None


def _in_pair(marked: Marked, phrase: Counted, known: Sequence[Known]) -> str:
    """ "…gave 31 killed and 154 injured; toward evening it was 33 and 166": numbers in the order of the last two."""
    first, last = phrase.quantity.first, phrase.last
    bare = {one.first: one.last for one in marked.quantities if one.kind == "number"}
    leads = marked.lower[last : last + 1] == ["and"] and last + 1 in bare and _ends_there(marked, bare[last + 1])
    follows = first > 1 and marked.lower[first - 1] == "and" and first - 1 in bare.values() and bool(known)
    if leads and len(known) > 1 and known[-1].metric != known[-2].metric:
        return known[-2].metric
    if follows and known[-1].last == first - 1:
        others = [one.metric for one in known if one.metric != known[-1].metric]
        return others[-1] if others else ""
    return ""


def _ends_there(marked: Marked, position: int) -> bool:
    """Whether nothing that could be counted follows at the token."""
    return position >= len(marked.lower) or not marked.lower[position][0].isalpha() or bool(marked.kind(position))


def _paired(marked: Marked, phrase: Counted, here: Sequence[Known], before: str) -> str:
    """ "33 killed and 132 in hospital, against 31 and 119": earlier figures in the order of the later ones."""
    since = marked.lower[here[-1].last : phrase.quantity.first] if here else []
    now, then = [one for one in here if not one.former], [one for one in here if one.former]
    led = "against" in since or ("compared" in since and before == "with") or (then and before == "and")
    return now[len(then)].metric if led and len(then) < len(now) and len(now) > 1 else ""


def _is_told(marked: Marked, phrase: Counted, before: str, before_that: str) -> bool:
    """Whether a verb of telling leads to the number: "spoke of 120,000", "had said five", "all 24 as civilians"."""
    if before == "were":
        return before_that == "there"
    if before == "at":
        return not PUTS.isdisjoint(marked.lower[max(0, phrase.quantity.first - 7) : phrase.quantity.first])
    if before == "it":
        return before_that in ("make", "makes", "made", "put", "puts", "call", "have", "has")
    if before in ("be", "been"):
        return before_that in ("to", "had", "still", "has")
    if before in ("was", "is"):
        return before_that in ("it", "figure", "number", "total", "answer")
    if before == "on":
        return before_that.startswith("insist")
    if before == "of":
        return before_that in ("spoke", "spoken", "speaks", "speak", "speaking", "wrote", "written", "talked", "told")
    if before == "to" and before_that == "up":
        return not {"own", "owned", "owns", "owning"}.isdisjoint(marked.lower[: phrase.quantity.first])
    if before == "to":
        return "figure" in marked.lower[: phrase.quantity.first] or before_that in (
            "admits",
            "admitted",
            "admit",
            "owned",
        )
    return before in TELLS


def _breaks_down(marked: Marked, phrase: Counted) -> bool:
    """Whether the number tells how many lie in which hospital: no toll of its own."""
    return marked.lower[phrase.last : phrase.last + 1] in (["in"], ["at"]) and not HOSPITALS.isdisjoint(marked.lower)


def _gapped(marked: Marked, first: int) -> bool:
    """ "the Kyrgyz side lost 36 people and the Tajik side 19": only the side is said again."""
    start = (
        first - 2
        if marked.lower[first - 1] in ("side", "one", "service", "district", "region", ",", "of", "at")
        else first - 1
    )
    if start not in marked.sides:
        return False
    before = [word for word in marked.lower[max(0, start - 2) : start] if word != "the"]
    return bool(before) and before[-1] in (",", "and", ";", "while", "or")


def _stands_alone(marked: Marked, phrase: Counted) -> bool:
    """Whether no unknown noun follows the number: only a preposition, a sign, a date, or the end."""
    if phrase.last >= len(marked.tokens):
        return True
    word, kind = marked.lower[phrase.last], marked.kind(phrase.last)
    if word in ("of", "-", "'s") or (kind == "aux" and not phrase.described):
        return False
    if word.endswith("ed"):  # "41 acknowledged by Dushanbe"
        return phrase.last + 1 >= len(marked.tokens) or marked.kind(phrase.last + 1) == "preposition"
    return bool(kind) or not word[0].isalpha() or phrase.last in marked.masked


def _apart(marked: Marked, sign: int) -> bool:
    """Whether the sign is a colon or a dash between spaces, not a hyphen."""
    return marked.lower[sign] == ":" or marked.tokens[sign - 1].end < marked.tokens[sign].start


def _noun_before(marked: Marked, end: int, start: int) -> str:
    """The metric of the last victim noun between the tokens."""
    nouns = [noun for noun in marked.nouns.values() if start <= noun.first and noun.last <= end]
    damage = any(start <= p.first and p.last <= end and p.pattern == "damage" for p in marked.predicates)
    named = [
        "homes_damaged" if noun.kind == "home" else METRIC_OF[noun.kind]
        for noun in sorted(nouns)
        if noun.kind in METRIC_OF or (noun.kind == "home" and damage)
    ]
    return named[-1] if named else ""


def _of_side(marked: Marked, phrase: Counted, joint: int) -> bool:
    """Whether a side stands right before the number or right after it."""
    near = range(joint - 1, joint + 1)
    after = range(phrase.last, min(phrase.last + 4, len(marked.tokens)))
    return any(position in marked.sides for position in (*near, *after))


def _named_after(marked: Marked, phrase: Counted) -> str:
    """ "1,470 as the exact number of evacuees", "deaths, 17 in number"."""
    lower, last = marked.lower, phrase.quantity.last
    if lower[last : last + 2] == ["in", "number"]:
        place = range(max(0, phrase.quantity.first - 3), phrase.quantity.first)
    elif lower[last : last + 3] == [",", "the", "number"]:
        predicates = [
            p.metric for p in marked.predicates if last < p.first < last + 7 and p.metric in METRIC_OF.values()
        ]
        if predicates:
            return predicates[0]
        place = range(last, min(last + 7, len(lower)))
    elif lower[last : last + 1] == ["as"] and "number" in lower[last : last + 6]:
        place = range(last, min(last + 9, len(lower)))
    else:
        return ""
    nouns = [marked.nouns[position] for position in place if position in marked.nouns]
    return next((METRIC_OF[noun.kind] for noun in nouns if noun.kind in METRIC_OF), "")


def _predicate_before(marked: Marked, end: int) -> str:
    """The metric of the last predicate or victim noun before a colon."""
    metrics = [p.metric for p in marked.predicates if p.last <= end and p.metric in METRIC_OF.values()]
    nouns = [METRIC_OF[n.kind] for n in marked.nouns.values() if n.last <= end and n.kind in METRIC_OF]
    return (metrics or nouns or [""])[-1]
