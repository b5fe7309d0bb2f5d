"""Whose people a figure counts.

The nearest words decide: the people named ("Tajik border guards"), the place ("in Ovchi-Kalacha"), whose troops did it
("killed by Kyrgyz fire" counts Tajiks), then who speaks (a ministry counts its own), then the figure before.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass

from borderviz.reading.claimants import Speaker
from borderviz.reading.lexicon import Cue
from borderviz.reading.tolls.figures import Figure
from borderviz.reading.tolls.labels import HOME, Labels
from borderviz.reading.tolls.marks import Marked

BOTH = Cue("both")
SIDES = Cue("both_sides")
SIDED = (["sides"], ["countries"], ["nations"], ["states"], ["neighbours"], ["neighbors"])
OWN = Cue("own")
CONFLICTS = Cue("conflicts")
REPORTS = Cue("reports")

SPEECH = Cue("speech")
MOSTLY = Cue("mostly")
GAPS = Cue("gaps")
LEAVES = Cue("leaves")


@dataclass(frozen=True, slots=True)
class Whose:
    """The side (ISO 3166-1 alpha-3, `both` or `unspecified`) and how sure that is, from 0 to 1."""

    side: str
    certainty: float


@dataclass(frozen=True, slots=True)
class Told:
    """A figure that was told before, with its side and its speaker."""

    figure: Figure
    side: str
    speaker: Speaker


@dataclass(frozen=True, slots=True)
class Context:
    """What is known around a figure: who says it, the sides named, the figures before it, and its section."""

    speaker: Speaker
    labels: Labels
    before: Sequence[Told]
    section: str = ""
    recalled: bool = False
    home: str = ""
    """The side of the outlet itself, for "our citizens"."""
    title: str = ""
    """The one side that the headline names."""
    topic: str = ""
    """The one side that the sentences before in the paragraph named last."""


Rule = Callable[[Figure, Context], Whose | None]


def whose(figure: Figure, context: Context) -> Whose:
    """Say whose people the figure counts, by the first rule that knows."""
    for rule in RULES:
        found = rule(figure, context)
        if found is not None:
            return found
    if figure.metric in ("killed", "injured") and figure.counted.quantity.kind != "article":
        return Whose("both", 0.5)
    return Whose("unspecified", 0.4)


def opposite(side: str) -> str:
    """The other side of the border."""
    return HOME[1 - HOME.index(side)]


def is_elsewhere(figure: Figure, labels: Labels) -> bool:
    """Whether the figure belongs to another conflict or a disaster: its nearest cue is foreign."""
    if figure.counted.side and figure.counted.side not in HOME:
        return True
    if not labels.foreign:
        return False
    middle = figure.counted.quantity.first
    nearest = min(abs(position - middle) for position in labels.foreign)
    return all(abs(position - middle) > nearest for position in labels.home)


def _named(figure: Figure, context: Context) -> Whose | None:
    return Whose(figure.counted.side, 0.97) if figure.counted.side else None


def _of_whole(figure: Figure, context: Context) -> Whose | None:
    """The side of the figure that this one is a part of, unless the part is told to be from one side."""
    if not figure.part or not context.before:
        return None
    near = len(figure.marked.tokens) if figure.counted.quantity.kind == "article" else figure.counted.last + 4
    own = _after_tokens(figure, context, figure.counted.last, min(near, _clause_end(figure)))
    if own is not None:
        return own
    whole = [q.value for q in figure.marked.quantities if figure.counted.quantity.last < q.first < figure.counted.last]
    for told in reversed(context.before):
        if whole and told.figure.counted.quantity.value == whole[0]:  # "26 of the 62"
            return Whose(told.side, 0.9)
    for told in reversed(context.before[-4:]):
        if told.figure.metric == figure.metric and not told.figure.part:
            return Whose(told.side, 0.9)
    return Whose(context.before[-1].side, 0.6)


def _from_place(figure: Figure, context: Context) -> Whose | None:
    """ "two residents of Vorukh", "four villagers from Ak-Sai"."""
    labels, last = context.labels, figure.counted.last
    if figure.marked.lower[last : last + 1] not in (["of"], ["from"]):
        return None
    for position in range(last + 1, min(last + 4, len(figure.marked.tokens))):
        if position in labels.home and labels.counting(position) and not labels.agent(position):
            return Whose(labels.home[position], 0.92)
    return None


def _both(figure: Figure, context: Context) -> Whose | None:
    """ "on both sides", "for the two sides together", "the combined toll"."""
    lower = figure.marked.lower
    for position in range(figure.counted.quantity.last, _clause_end(figure)):
        if lower[position] == "since":
            break
        if lower[position] in BOTH and not SIDES.isdisjoint(lower[position + 1 : position + 3]):
            return Whose("both", 0.95)
    first, last = figure.counted.quantity.first, figure.counted.last
    near = lower[max(0, first - 7) : first] + lower[last : last + 4]
    listed = lower[last : last + 1] == [":"] or (
        lower[last : last + 1] == [","] and _counted_at(figure.marked, last + 1)
    )
    later = {side for position, side in context.labels.home.items() if last < position < last + 14}
    if listed and len(later) > 1:  # "55 dead: 36 Kyrgyz and 19 Tajiks"
        return Whose("both", 0.9)
    return Whose("both", 0.9) if "combined" in near or "together" in near or "altogether" in near else None


def _counted_at(marked: Marked, position: int) -> bool:
    return any(quantity.first == position for quantity in marked.quantities)


def _after(figure: Figure, context: Context) -> Whose | None:
    """The first side or place named after the noun, within the clause; the other side if the named one shot."""
    return _after_tokens(figure, context, figure.counted.last, _clause_end(figure))


def _after_tokens(figure: Figure, context: Context, start: int, end: int) -> Whose | None:
    labels, lower = context.labels, figure.marked.lower
    for position in range(start, end):
        if position in labels.home and labels.counting(position):
            side = labels.home[position]
            if _opens_next(figure.marked, position):
                return None
            if not MOSTLY.isdisjoint(lower[max(start, position - 4) : position]):
                return Whose("both", 0.6)
            return Whose(opposite(side), 0.85) if labels.agent(position) else Whose(side, 0.9)
        if lower[position] == "side" and context.speaker.side in HOME and lower[position - 1] in OWN:
            return Whose(context.speaker.side, 0.85)
        if lower[position] == "other" and context.before and context.before[-1].side in HOME and position - start < 4:
            return Whose(opposite(context.before[-1].side), 0.8)
    return None


def _opens_next(marked: Marked, position: int) -> bool:
    """Whether the side belongs to a figure that follows: "two dead, Bishkek two wounded"."""
    before = [word for word in marked.lower[max(0, position - 2) : position] if word != "the"]
    follows = any(0 < quantity.first - position <= 5 for quantity in marked.quantities)
    return follows and before[-1:] in ([","], ["and"], ["while"])


def _clause_end(figure: Figure) -> int:
    """The token at which another clause, another figure or the speaker begins.

    A figure that follows at once shares what is said after it: "3 dead, 31 injured in Kyrgyzstan".
    """
    marked = figure.marked
    told = max(figure.counted.last, figure.last)
    starts = {
        one.first
        for one in marked.quantities
        if one.first >= told and marked.lower[one.last : one.last + 1] not in SIDED
    }
    for position in range(figure.counted.last, len(marked.tokens)):
        word = marked.lower[position]
        if position in starts and not _joined(marked, figure, position):
            return position
        if word in (";", ".", ":", "which") or marked.kind(position) == "break" or word == "according":
            return position
        if word == "as" and position + 1 in marked.sides:  # "toll nears 100 as Kyrgyzstan mourns"
            return position
        if word == "," and _speech_follows(marked, position):
            return position
    return len(marked.tokens)


def _joined(marked: Marked, figure: Figure, start: int) -> bool:
    between = marked.lower[max(figure.last, figure.counted.last) : start]
    return (
        bool(between)
        and set(between) <= {",", "and"}
        and not any(position in marked.sides for position in range(start, min(start + 3, len(marked.tokens))))
    )


def _speech_follows(marked: Marked, comma: int) -> bool:
    """Whether the comma opens an attribution: ", the ministry said"."""
    return not SPEECH.isdisjoint(marked.lower[comma + 1 : comma + 9])


def _gapped(figure: Figure, context: Context) -> Whose | None:
    """ "and the Tajik side 19"; "Kyrgyzstan: 36"; "Tajikistan officially lost 19 people"."""
    return _side_before(figure, context, GAPS)


def _reporting(figure: Figure, context: Context) -> Whose | None:
    """ "Tajikistan reports 41 deaths": who reports without more counts its own."""
    return _side_before(figure, context, REPORTS | GAPS | {"that", "'s"})


def _side_before(figure: Figure, context: Context, between: Container[str]) -> Whose | None:
    first, labels = figure.counted.quantity.first, context.labels
    for position in range(first - 1, max(-1, first - 5), -1):
        if position in labels.sides and position in labels.home and labels.counting(position):
            return Whose(labels.home[position], 0.9)
        if figure.marked.lower[position] not in between:
            return None
    return None


def _told_of(figure: Figure, context: Context) -> Whose | None:
    """The people in the name of a toll: "the number of Kyrgyz dead rose to", "the Tajik toll"."""
    if figure.how != "total":
        return None
    first, labels = figure.counted.quantity.first, context.labels
    named = [position for position in labels.home if position < first and labels.counting(position)]
    named = [position for position in named if not labels.agent(position)]
    return Whose(labels.home[max(named)], 0.85) if named else None


def _own(figure: Figure, context: Context) -> Whose | None:
    """ "36 of its citizens": the people of the one who speaks."""
    words = figure.marked.lower[figure.counted.quantity.first : figure.counted.last]
    if context.speaker.side in HOME and not OWN.isdisjoint(words):
        return Whose(context.speaker.side, 0.9)
    if "our" in words:
        return Whose(context.home, 0.8) if context.home else None
    subject = [place for place in context.labels.home if place < figure.first and context.labels.counting(place)]
    if not OWN.isdisjoint(words) and subject:  # "Kyrgyzstan mourns after violence killed 33 of its citizens"
        return Whose(context.labels.home[min(subject)], 0.75)
    return None


def _same_sentence(figure: Figure, context: Context) -> Whose | None:
    """The side of the figure before it, of the same speaker: "two Tajik guards killed and three wounded"."""
    last = next((told for told in reversed(context.before) if not told.figure.part), None)
    if last is None or last.figure.marked is not figure.marked or last.speaker.side != context.speaker.side:
        return None
    between = figure.marked.lower[last.figure.counted.last : figure.counted.quantity.first]
    apart = any(word in (";", "while", "but", "whereas", "although") for word in between)
    return None if apart or last.side not in HOME else Whose(last.side, 0.8)


def _by_agent(figure: Figure, context: Context) -> Whose | None:
    """ "Kyrgyz troops opened fire, killing two": the other side's people."""
    if figure.how != "predicate":
        return None
    labels, tokens = context.labels, figure.marked.tokens
    start, end = context.speaker.start, context.speaker.end
    agents = [
        position
        for position in labels.home
        if position < figure.first and labels.agent(position) and not start <= tokens[position].start < end
    ]
    return Whose(opposite(labels.home[max(agents)]), 0.7) if agents else None


def _scene(figure: Figure, context: Context) -> Whose | None:
    """Where it happened, told in another clause: "when a rocket landed in Khistevarz", "in Ak-Sai, where…"."""
    labels, lower = context.labels, figure.marked.lower
    end = _clause_end(figure)
    if end < len(lower) and lower[end] in ("when", "after", "as", "while"):
        for position in range(end, len(lower)):
            if position in labels.sides and position in labels.home and labels.agent(position):
                return Whose(opposite(labels.home[position]), 0.65)
            if position in labels.villages and "from" not in lower[max(0, position - 2) : position]:
                return Whose(labels.villages[position], 0.75)
    where = [place for place in range(figure.first) if lower[place] == "where"]
    near = [place for place in labels.home if where and place < where[-1] and where[-1] - place < 6]
    return Whose(labels.home[max(near)], 0.8) if near else None


def _speaking(figure: Figure, context: Context) -> Whose | None:
    """A ministry counts its own people."""
    return Whose(context.speaker.side, 0.85) if context.speaker.side in HOME else None


def _left_by_conflict(figure: Figure, context: Context) -> Whose | None:
    """ "…after fighting that left at least 94 dead", in the words of the outlet: both sides' people."""
    lower, first = figure.marked.lower, figure.counted.quantity.first
    near = lower[max(0, first - 14) : first]
    if (
        (context.speaker.side in HOME and not context.recalled)
        or figure.metric not in ("killed", "injured")
        or not first
    ):
        return None
    return Whose("both", 0.75) if lower[first - 1] in LEAVES and not CONFLICTS.isdisjoint(near) else None


def _of_conflict(figure: Figure, context: Context) -> Whose | None:
    """ "The fighting killed 55": both sides' people, where nothing nearer says whose."""
    first = figure.counted.quantity.first
    before = figure.marked.lower[:first]
    after = figure.marked.lower[figure.last : _clause_end(figure)]
    if figure.metric in ("killed", "injured") and "between" in after and not CONFLICTS.isdisjoint(after):
        return Whose("both", 0.75)
    led = before[-1:] and (before[-1] in LEAVES or figure.first < first or context.recalled)
    if led and not CONFLICTS.isdisjoint(before) and figure.metric in ("killed", "injured"):
        return Whose("both", 0.75)
    return None


def _named_before(figure: Figure, context: Context) -> Whose | None:
    """The side named last before the figure, in the same clause, if it is not the one that shoots."""
    marked, labels = figure.marked, context.labels
    counts = {quantity.first for quantity in marked.quantities}
    for position in range(figure.counted.quantity.first - 1, -1, -1):
        if marked.lower[position] == "but" and "not" in marked.lower[:position]:
            continue  # "Tajikistan did not report casualties, but media spoke of eight"
        if marked.kind(position) == "break" or marked.lower[position] == ";" or position in counts:
            return None
        if position in labels.home and not labels.agent(position) and labels.counting(position):
            several = {side for place, side in labels.home.items() if abs(place - position) <= 3}
            return Whose("both", 0.6) if len(several) > 1 else Whose(labels.home[position], 0.65)
    return None


def _carried_on(figure: Figure, context: Context) -> Whose | None:
    """The side of the figure before it, from the same speaker in the same paragraph."""
    sentence = figure.marked.sentence
    here = {told.side for told in context.before if told.figure.marked.sentence is sentence and not told.figure.part}
    if len(here) > 1:
        return Whose("both", 0.6)
    for told in reversed([one for one in context.before[-5:] if not one.figure.part]):
        there = told.figure.marked.sentence
        near = there.block.paragraph == sentence.block.paragraph and sentence.index - there.index <= 1
        if near and told.speaker.side == context.speaker.side:
            return Whose(told.side, 0.6)
    return None


def _of_region(figure: Figure, context: Context) -> Whose | None:
    """ "18,500 have fled the region": the region that the last figure of the displaced was about."""
    after = figure.marked.lower[figure.counted.last : figure.last + 3]
    if figure.metric != "displaced" or not any(
        word in ("region", "area", "district", "province", "zone") for word in after
    ):
        return None
    sides = [told.side for told in context.before if told.figure.metric == "displaced" and told.side in HOME]
    return Whose(sides[-1], 0.6) if sides else None


def _of_topic(figure: Figure, context: Context) -> Whose | None:
    """The side that the paragraph spoke of just before."""
    return Whose(context.topic, 0.55) if context.topic and not context.recalled else None


def _of_document(figure: Figure, context: Context) -> Whose | None:
    """The side of the figures told last, where nothing else is known: an article mostly counts one side's people."""
    if context.recalled or (figure.counted.quantity.kind == "article" and not context.before):
        return None
    named = context.speaker.start >= 0
    alike = [told for told in context.before[-5:] if not named or told.speaker.side == context.speaker.side]
    sides = [told.side for told in alike if not told.figure.part]
    return Whose(sides[-1], 0.5) if sides and sides[-1] in HOME else None


def _of_section(figure: Figure, context: Context) -> Whose | None:
    """The side that the heading of the section names."""
    return Whose(context.section, 0.7) if context.section else None


def _of_title(figure: Figure, context: Context) -> Whose | None:
    """The side that the headline names alone."""
    return Whose(context.title, 0.5) if context.title and not context.recalled else None


RULES: tuple[Rule, ...] = (
    _named,
    _of_whole,
    _from_place,
    _both,
    _gapped,
    _own,
    _after,
    _told_of,
    _left_by_conflict,
    _same_sentence,
    _by_agent,
    _scene,
    _reporting,
    _speaking,
    _of_conflict,
    _named_before,
    _carried_on,
    _of_region,
    _of_topic,
    _of_section,
    _of_title,
    _of_document,
)
"""From the surest to the weakest."""
