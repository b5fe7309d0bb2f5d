"""The figures of a sentence: each quantity that counts victims, with its metric.

A quantity gets its metric from its own noun ("36 fatalities"), from the predicate that governs it ("36 were killed"),
from a toll that is told ("the death toll rose to 36"), or from the figure before it ("up from 24").
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from borderviz.reading.lexicon import Cue
from borderviz.reading.tolls.ellipsis import HOSPITALS, Known, inherited, introduced_as_part
from borderviz.reading.tolls.governing import Governed, governors
from borderviz.reading.tolls.marks import Marked
from borderviz.reading.tolls.noun_phrases import Counted, counted
from borderviz.reading.tolls.nouns import METRIC_OF
from borderviz.reading.tolls.totals import Total, totals

REAL = frozenset("killed injured displaced missing detained homes_damaged".split())
ABOUT = Cue("about")
THEIR_LIVES = (["their", "lives"], ["his", "life"], ["her", "life"], ["their", "life"])
COUNTS = REAL | {"lives", "care"}
MOVED = ("flown", "transferred", "evacuated")
ALIKE = 25
"""A toll without a name is of the metric of a figure that is at most so many times greater or smaller."""

LIMIT_OF_ONE = 1.0
"""How far a predicate may stand from a person told without a number."""


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A quantity that counts victims. [first, last) are the tokens of the phrase that shows it."""

    marked: Marked
    counted: Counted
    metric: str
    first: int
    last: int
    how: str
    certainty: float
    part: bool = False
    superseded: bool = False

    @property
    def start(self) -> int:
        """Where the phrase begins in the text."""
        return self.marked.tokens[self.first].start

    @property
    def end(self) -> int:
        """Where the phrase ends in the text."""
        return self.marked.tokens[self.last - 1].end


def figures(marked: Marked, earlier: Sequence[Figure], topic: str = "") -> list[Figure]:
    """The figures of a sentence in order; `earlier` are those of the sentences before it.

    `topic` is the metric that the sentence before named without a figure ("Injuries diverge less."), "" for none.
    """
    phrases = [counted(marked, quantity) for quantity in marked.quantities]
    told = totals(marked, phrases)
    found: list[Figure] = []
    whole_until = part_until = 0
    for phrase in phrases:
        if phrase.quantity.first < whole_until:  # "nine of the ten": ten is the whole
            continue
        if _one_of(marked, phrase):
            whole_until = phrase.last if not phrase.kind else 0
            continue
        by = _governor(marked, phrases, phrase) if phrase.quantity.first >= part_until else None
        if _is_no_toll(marked, phrase, by, found or earlier):
            continue
        if phrase.partitive and by is None and _of_others(phrases, phrase, found):
            continue
        if marked.lower[max(0, phrase.quantity.first - 2) : phrase.quantity.first] == ["all", "but"]:
            continue
        if _apposed(marked, phrases, phrase):
            continue
        if _youngest(marked, phrase):
            whole_until = 0
            found.extend(_one_of_them(marked, phrase, found or earlier))
            continue
        figure = _of_total(phrase, marked, told, found or earlier) if by is None or by.price > 0.4 else None
        figure = (
            figure or _own(marked, phrase, by, found or earlier) or _inherited(marked, phrase, found, earlier, topic)
        )
        part_until = phrase.last if phrase.partitive else 0
        whole_until = part_until if not phrase.metric else 0  # "two of the seven wounded died" tells of seven, too
        if figure is not None:
            figure = _with_flags(marked, figure, told, found)
            found.append(figure)
            found.extend(_zeros_joined(figure, by))
    return found


def _with_flags(marked: Marked, figure: Figure, told: list[Total], found: Sequence[Figure]) -> Figure:
    """The figure marked as a former one of a toll, or as a part: "Of the 183 wounded, 13 are children"."""
    former = any(figure.counted in total.former for total in told)
    whole = found[-1].counted.quantity.first if found else 0
    led = whole > 1 and marked.lower[whole - 2 : whole] == ["of", "the"] and figure.counted.described
    if (former and not figure.superseded) or (led and not figure.part):
        return replace(figure, superseded=figure.superseded or former, part=figure.part or led)
    return figure


def _apposed(marked: Marked, phrases: list[Counted], phrase: Counted) -> bool:
    """ "One man, a lieutenant, is dead", "one killed, a civilian": the same person again."""
    if phrase.quantity.kind != "article":
        return False
    first = phrase.quantity.first
    if marked.lower[max(0, first - 3) : first] == ["neither", "of", "them"]:
        return True
    ones = [one for one in phrases if one.quantity.value == 1 and one.quantity.first < first and first - one.last <= 2]
    return bool(ones) and marked.lower[first - 1] == ","


def _youngest(marked: Marked, phrase: Counted) -> bool:
    """ "the youngest of the nine was a boy of ten": one of those just counted."""
    before = marked.lower[max(0, phrase.quantity.first - 8) : phrase.quantity.first]
    superlative = not {"youngest", "oldest", "eldest"}.isdisjoint(before)
    return superlative and (phrase.quantity.kind == "article" or before[-2:] == ["of", "the"])


def _one_of_them(marked: Marked, phrase: Counted, before: Sequence[Figure]) -> list[Figure]:
    killed = [figure.metric for figure in before if figure.metric in ("killed", "injured")]
    if not {"dead", "victim", "victims", "killed"}.isdisjoint(marked.lower[: phrase.quantity.first]):
        killed.append("killed")
    if phrase.quantity.kind != "article" or phrase.kind != "person" or not killed:
        return []
    return [replace(_figure(marked, phrase, killed[-1], None, "inherited", 0.75), part=True)]


def _of_others(phrases: list[Counted], phrase: Counted, found: Sequence[Figure]) -> bool:
    """Whether "19 of them" are a part of people that were counted just before, but are no victims."""
    before = [one for one in phrases if one.quantity.first < phrase.quantity.first and one.kind == "person"]
    return bool(before) and (not found or found[-1].counted.quantity.first < before[-1].quantity.first)


def _one_of(marked: Marked, phrase: Counted) -> bool:
    """ "one of 423 houses": the one is no figure, the whole is."""
    after = phrase.quantity.last
    return (
        phrase.quantity.value == 1
        and marked.lower[after : after + 1] == ["of"]
        and any(
            after < quantity.first <= max(phrase.last, after + 1) and quantity.kind == "number"
            for quantity in marked.quantities
        )
    )


def _governor(marked: Marked, phrases: list[Counted], phrase: Counted) -> Governed | None:
    """The predicate that governs the quantity.

    People who were evacuated "have since returned": there the nearer predicate counts, the return does not.
    """
    found = governors(marked, phrases, phrase)
    if found and found[0].predicate.metric == "returned":
        found = [one for one in found if one.predicate.metric in REAL and one.price < 0.3] + found
    if found and found[0].predicate.metric == "status" and marked.lower[found[0].predicate.first] in MOVED:
        found = [one for one in found if one.predicate.metric == "injured"] + found  # "flown to Bishkek with wounds"
    if found and phrase.quantity.kind == "article" and found[0].predicate.metric == "injured":
        died = [
            one for one in found if one.predicate.metric == "killed" and one.predicate.first > found[0].predicate.last
        ]
        if died:  # "a private wounded at Chyr-Dobo died"
            return replace(died[0], price=found[0].price)
    if found and _in_relative(marked, phrase, found[0]):
        died = [
            one for one in found if one.predicate.metric == "killed" and one.predicate.first > found[0].predicate.last
        ]
        return (
            replace(died[0], price=found[0].price) if died else found[0]
        )  # "a conscript who had been hit in the neck died"
    if found and found[0].predicate.metric == "displaced" and marked.lower[found[0].predicate.first].endswith("ing"):
        fled = found[0].predicate.first
        harmed = [one for one in found if one.predicate.metric in ("killed", "injured") and one.predicate.first > fled]
        return harmed[0] if harmed and fled >= phrase.last else found[0]  # "three men fleeing by car were shot dead"
    return found[0] if found else None


def _in_relative(marked: Marked, phrase: Counted, by: Governed) -> bool:
    """Whether the predicate stands in a relative clause behind what is counted."""
    between = marked.lower[phrase.last : by.predicate.first]
    return phrase.last <= by.predicate.first and not {"who", "whom", "whose"}.isdisjoint(between)


def _is_no_toll(marked: Marked, phrase: Counted, by: Governed | None, before: Sequence[Figure]) -> bool:
    """Whether the number counts attackers, returnees, who lies in which hospital, or is a zero of information."""
    if phrase.quantity.kind == "negative" and marked.lower[phrase.quantity.first] in ("without", "neither"):
        return phrase.quantity.last not in marked.nouns  # "without giving names", "neither mentioned captives"
    if by is None:
        return False
    metric = by.predicate.metric
    if metric == "returned" and phrase.metric not in ("", "displaced"):
        return False
    if metric == "returned" and phrase.metric and marked.lower[phrase.quantity.first - 1] == "the":
        return False  # "all but a few of the 45,000 evacuees have gone back"
    if metric == "mixed" and phrase.quantity.kind == "negative":
        return False
    moved = marked.lower[by.predicate.first] in MOVED
    if metric == "status" and moved and phrase.metric == "injured" and not phrase.partitive:
        return False  # "23 wounded were flown to Bishkek" tells of 23 wounded
    if metric not in COUNTS:
        return True
    if metric == "displaced" and phrase.partitive and not _fled(before):
        return True  # "has moved 1,500 of them to the front"
    if metric == "injured" and phrase.partitive and not phrase.described and not HOSPITALS.isdisjoint(marked.lower):
        return True
    if phrase.quantity.kind == "negative":
        between = marked.lower[phrase.last : by.predicate.first]
        return (metric in ("displaced", "detained") and by.price > 0.1) or not ABOUT.isdisjoint(between)
    return False


def _own(marked: Marked, phrase: Counted, by: Governed | None, found: Sequence[Figure]) -> Figure | None:
    """The figure by its own noun or predicate; None where neither gives a metric."""
    if phrase.kind in ("thing", "family"):
        return None
    if phrase.quantity.kind == "negative" and phrase.kind in ("casualty", "victim") and by is None:
        return _figure(marked, phrase, "killed", None, "noun", 0.85)
    died = by is not None and by.predicate.metric == "killed" and by.price < 0.3
    if phrase.metric and _summed(marked, phrase):
        return None
    if phrase.metric and not (died and (phrase.kind == "person" or phrase.partitive)):  # "two wounded people died"
        return _figure(marked, phrase, phrase.metric, None, "noun", 0.95)
    if by is None or (phrase.quantity.kind == "article" and by.price > _limit_of_one(marked, phrase)):
        return None
    metric = _metric(marked, phrase, by, found)
    if not phrase.kind and by.price > 0.9 and found:
        return None  # a bare number goes on with the figure before it rather than with a far predicate
    if metric is None or (by.price > 0.4 and introduced_as_part(marked, phrase)):
        return None
    return _figure(marked, phrase, metric, by, "predicate", max(0.4, 0.97 - 0.25 * by.price))


def _limit_of_one(marked: Marked, phrase: Counted) -> float:
    """How far a predicate may stand from a person told without a number; "his brother" may do many other things."""
    return LIMIT_OF_ONE if marked.lower[phrase.quantity.first] in ("a", "an", "another", "both") else 0.3


def _metric(marked: Marked, phrase: Counted, by: Governed, before: Sequence[Figure]) -> str | None:
    """The metric that the predicate gives to what is counted; None where the two do not fit."""
    metric = by.predicate.metric
    if metric == "mixed":
        return "killed"
    if metric == "care":
        return "injured" if phrase.kind == "person" and not HOSPITALS.isdisjoint(marked.lower) else None
    if metric == "lives":
        if marked.lower[phrase.last : phrase.last + 2] in THEIR_LIVES:
            return "killed"
        people = "killed" if marked.lower[by.predicate.first].startswith("los") and by.price < 0.3 else None
        had = by.predicate.first > 0 and marked.lower[by.predicate.first - 1] in ("had", "has", "have")
        ended = phrase.last >= len(marked.lower) or not marked.lower[phrase.last][0].isalpha()
        bare = people if had and ended else None  # "the town had lost 14."
        return {"life": "killed", "home": "homes_damaged", "person": people, "": bare}.get(phrase.kind)
    if metric == "displaced" and phrase.group == "security_forces":
        return None
    if (by.predicate.pattern == "moves" and phrase.kind != "person") or (
        by.predicate.pattern == "passive" and by.price > 1.3
    ):
        return None
    if phrase.kind == "life":
        return "killed" if metric == "killed" else None
    others = phrase.kind == "person" and marked.lower[phrase.last - 1] == "others"
    if metric == "homes_damaged" and (not phrase.kind or others):
        home = any(n.kind == "home" and n.first < phrase.quantity.first for n in marked.nouns.values())
        near = by.price < 0.3 or by.predicate.first >= phrase.last
        return metric if near and (home or (before and before[-1].metric == metric)) else None
    return metric if (phrase.kind == "home") == (metric == "homes_damaged") else None


def _summed(marked: Marked, phrase: Counted) -> bool:
    """Whether dead and injured are counted in one sum, which is no claim: "seven people dead or wounded"."""
    noun = marked.nouns.get(phrase.last + 1)
    joined = marked.lower[phrase.last : phrase.last + 1] in (["or"], ["and"])
    return (
        joined
        and noun is not None
        and METRIC_OF.get(noun.kind, phrase.metric) != phrase.metric
        and bool(phrase.quantity.kind == "number")
    )


def _fled(before: Sequence[Figure]) -> bool:
    return bool(before) and before[-1].metric == "displaced"


def _figure(marked: Marked, phrase: Counted, metric: str, by: Governed | None, how: str, certainty: float) -> Figure:
    first, last = phrase.quantity.first, max(phrase.last, phrase.quantity.last)
    if by is not None:
        first, last = min(first, by.predicate.first), max(last, by.predicate.last)
    if how in ("total", "inherited") and not phrase.kind:
        first = _with_link(marked, first)
    part = introduced_as_part(marked, phrase)
    return Figure(marked, phrase, metric, first, max(last, first + 1), how, certainty, part)


def _with_link(marked: Marked, first: int) -> int:
    """The number with up to two words that lead to it, for a passage that can be read: "rose to 46", not "46"."""
    numbers = {position for one in marked.quantities for position in range(one.first, one.last)}
    for _ in range(2):
        if first == 0 or not marked.lower[first - 1][0].isalpha() or first - 1 in numbers:
            break
        first -= 1
    return first


def _of_total(phrase: Counted, marked: Marked, told: list[Total], before: Sequence[Figure]) -> Figure | None:
    """The figure of a toll that is told before it; an unnamed toll has the metric of the last figure."""
    for total in told:
        if phrase in total.values:
            metric = total.metric or _alike(phrase, before)
            if metric:
                figure = _figure(marked, phrase, metric, None, "total", 0.9 if total.metric else 0.7)
                return replace(figure, superseded=phrase in total.former)
    return None


def _alike(phrase: Counted, before: Sequence[Figure]) -> str:
    """The metric of the last figure of about the size of this one, else of the last; "" if there is none."""
    value = phrase.quantity.value
    for figure in reversed(before):
        other = figure.counted.quantity.value
        if other and value and max(other, value) <= ALIKE * min(other, value):
            return figure.metric
    return before[-1].metric if before else ""


def _inherited(
    marked: Marked, phrase: Counted, found: Sequence[Figure], earlier: Sequence[Figure], topic: str
) -> Figure | None:
    taken = inherited(marked, phrase, _known(found), _known(earlier), topic)
    if taken is None:
        return _patients(marked, phrase)
    if phrase.quantity.kind == "share":
        known = [figure.counted.quantity for figure in (*earlier, *found)]
        inside = [q for q in marked.quantities if phrase.quantity.last < q.first < phrase.last]
        if not inside and not known:
            return None
        whole = inside[0] if inside else known[-1]
        share = replace(
            phrase.quantity, value=whole.value // 2, low=whole.low // 2, high=whole.high and whole.high // 2
        )
        phrase = replace(phrase, quantity=replace(share, qualifier=whole.qualifier))
    figure = _figure(marked, phrase, taken.metric, None, "inherited", taken.certainty)
    return replace(figure, part=taken.part or figure.part, superseded=taken.former)


def _known(figures: Sequence[Figure]) -> list[Known]:
    return [Known(one.metric, one.last, one.part, one.counted.quantity.value, one.superseded) for one in figures]


def _patients(marked: Marked, phrase: Counted) -> Figure | None:
    """Patients of a hospital are counted as injured."""
    condition = marked.lower[max(0, phrase.quantity.first - 2) : phrase.quantity.first] == ["condition", "of"]
    if phrase.kind != "patient" or phrase.quantity.kind != "number" or condition:
        return None
    return _figure(marked, phrase, "injured", None, "patients", 0.7)


def _zeros_joined(figure: Figure, by: Governed | None) -> list[Figure]:
    """ "no dead or wounded", "nobody was killed or hurt": two zeros."""
    if by is not None and by.predicate.metric == "mixed":
        return [replace(figure, metric="injured")]
    marked, position = figure.marked, figure.counted.last
    if figure.counted.quantity.kind != "negative" or marked.lower[position : position + 1] not in (["or"], ["and"]):
        return []
    noun = marked.nouns.get(position + 1)
    if noun is None or noun.kind not in METRIC_OF or METRIC_OF[noun.kind] == figure.metric:
        return []
    return [replace(figure, metric=METRIC_OF[noun.kind], last=noun.last)]
