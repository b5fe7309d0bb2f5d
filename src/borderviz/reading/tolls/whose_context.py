"""Rules that say whose people a figure counts by what stands around it: who shot, who speaks, what was told before."""

from __future__ import annotations

from borderviz.reading.lexicon import Cue
from borderviz.reading.tolls.clause import clause_end
from borderviz.reading.tolls.figure import Figure
from borderviz.reading.tolls.labels import HOME
from borderviz.reading.tolls.whose_records import Context, Whose, opposite

CONFLICTS = Cue("conflicts")

LEAVES = Cue("leaves")

TRADED = frozenset({"fire", "shots", "gunfire", "blows"})
"""What two sides exchange."""


VIOLENT = ("kill", "wound", "injur", "hurt", "maim", "destroy", "burn", "torch", "shot", "gun")
"""Beginnings of verbs whose subject is the enemy: who recovers "the bodies of" two is not."""


def same_sentence(figure: Figure, context: Context) -> Whose | None:
    """The side of the figure before it, of the same speaker: "two Tajik guards killed and three wounded"."""
    last = next((told for told in reversed(context.before) if not told.figure.part), None)
    if last is None or last.figure.marked is not figure.marked or last.speaker.side != context.speaker.side:
        return None
    between = figure.marked.lower[last.figure.counted.last : figure.counted.quantity.first]
    apart = any(word in (";", "while", "but", "whereas", "although") for word in between)
    first, home = figure.counted.quantity.first, context.labels.home
    turned = any(
        last.figure.last <= place < first and side != last.side and context.labels.counting(place)
        for place, side in home.items()
    )
    return None if apart or turned or last.side not in HOME else Whose(last.side, 0.8)


def of_later(figure: Figure, context: Context) -> Whose | None:
    """The side of the figure that a former one was replaced by: "41 dead. … it was up from 35 on Sunday"."""
    last = context.before[-1] if context.before and figure.superseded else None
    if last is None or last.figure.metric != figure.metric or last.figure.part:
        return None
    near = figure.marked.sentence.index - last.figure.marked.sentence.index <= 1
    return Whose(last.side, 0.8) if near and last.side in HOME else None


def by_agent(figure: Figure, context: Context) -> Whose | None:
    """ "Kyrgyz troops opened fire, killing two": the other side's people."""
    if figure.how != "predicate" or not figure.marked.lower[figure.first].startswith(VIOLENT):
        return None
    labels, tokens = context.labels, figure.marked.tokens
    start, end = context.speaker.start, context.speaker.end
    agents = [
        position
        for position in labels.home
        if position < figure.first and labels.agent(position) and not start <= tokens[position].start < end
    ]
    return Whose(opposite(labels.home[max(agents)]), 0.7) if agents else None


def scene(figure: Figure, context: Context) -> Whose | None:
    """Where it happened, told in another clause: "when a rocket landed in Khistevarz", "in Ak-Sai, where…"."""
    labels, lower = context.labels, figure.marked.lower
    end = clause_end(figure)
    if end < len(lower) and lower[end] in ("when", "after", "as", "while"):
        fighting = {labels.home[place] for place in labels.home if place > end}
        if len(fighting) > 1 and not (CONFLICTS | TRADED).isdisjoint(lower[end:]):
            return Whose("both", 0.6)  # "24 killed as Kyrgyz and Tajik troops clash"
        for position in range(end, len(lower)):
            if position in labels.sides and position in labels.home and labels.agent(position):
                return Whose(opposite(labels.home[position]), 0.65)
            if position in labels.villages and "from" not in lower[max(0, position - 2) : position]:
                return Whose(labels.villages[position], 0.75)
    where = [place for place in range(figure.first) if lower[place] == "where"]
    near = [place for place in labels.home if where and place < where[-1] and where[-1] - place < 6]
    return Whose(labels.home[max(near)], 0.8) if near else None


def subject_of_clause(figure: Figure, context: Context) -> Whose | None:
    """ "…, their ministry said, while Ghafurov district moved out 2,300": the side that the clause begins with."""
    marked, first = figure.marked, figure.counted.quantity.first
    breaks = [
        position for position in range(first) if marked.kind(position) == "break" or marked.lower[position] == ";"
    ]
    if not breaks or context.speaker.start >= marked.tokens[breaks[-1]].start:
        return None
    inside = {
        side
        for position, side in context.labels.home.items()
        if breaks[-1] < position < first and context.labels.counting(position) and not context.labels.agent(position)
    }
    return Whose(inside.pop(), 0.75) if len(inside) == 1 else None


def speaking(figure: Figure, context: Context) -> Whose | None:
    """A ministry counts its own people."""
    return Whose(context.speaker.side, 0.85) if context.speaker.side in HOME else None


def left_by_conflict(figure: Figure, context: Context) -> Whose | None:
    """ "…after fighting that left at least 94 dead", in the words of the outlet: both sides' people."""
    lower, first = figure.marked.lower, figure.counted.quantity.first
    near = lower[:first]
    if (
        (context.speaker.side in HOME and not context.recalled)
        or figure.metric not in ("killed", "injured")
        or not first
    ):
        return None
    return Whose("both", 0.75) if lower[first - 1] in LEAVES and not CONFLICTS.isdisjoint(near) else None


def of_conflict(figure: Figure, context: Context) -> Whose | None:
    """ "The fighting killed 55": both sides' people, where nothing nearer says whose."""
    first = figure.counted.quantity.first
    before = figure.marked.lower[:first]
    after = figure.marked.lower[figure.last : clause_end(figure)]
    if figure.metric in ("killed", "injured") and "between" in after and not CONFLICTS.isdisjoint(after):
        return Whose("both", 0.75)
    led = before[-1:] and (before[-1] in LEAVES or figure.first < first or context.recalled)
    if led and not CONFLICTS.isdisjoint(before) and figure.metric in ("killed", "injured"):
        return Whose("both", 0.75)
    return None


def named_before(figure: Figure, context: Context) -> Whose | None:
    """The side named last before the figure, in the same clause, if it is not the one that shoots."""
    marked, labels = figure.marked, context.labels
    counts = {quantity.first for quantity in marked.quantities if quantity.kind == "number"}
    for position in range(figure.counted.quantity.first - 1, -1, -1):
        if marked.lower[position] == "but" and "not" in marked.lower[:position]:
            continue  # "Tajikistan did not report casualties, but media spoke of eight"
        if marked.kind(position) == "break" or marked.lower[position] == ";" or position in counts:
            return None
        if position in labels.home and not labels.agent(position) and labels.counting(position):
            several = {side for place, side in labels.home.items() if abs(place - position) <= 3}
            return Whose("both", 0.6) if len(several) > 1 else Whose(labels.home[position], 0.65)
    return None


def of_sentence(figure: Figure, context: Context) -> Whose | None:
    """The only side that the sentence names: "A bus overturned near Isfana; four were hurt"."""
    labels = context.labels
    named = {side for place, side in labels.home.items() if labels.counting(place) and not labels.agent(place)}
    before = any(place < figure.first for place in labels.home)
    return Whose(named.pop(), 0.55) if len(named) == 1 and before and not context.recalled else None


def recalled_conflict(figure: Figure, context: Context) -> Whose | None:
    """ "… the bloodshed of spring 2021, when at least 50 died": both sides' people, whoever recalls it."""
    if not context.recalled or figure.metric not in ("killed", "injured") or figure.how == "total":
        return None
    before = figure.marked.lower[: figure.counted.quantity.first]
    told = {one.side for one in context.before if one.figure.marked is figure.marked}
    return Whose("both", 0.7) if not CONFLICTS.isdisjoint(before) and not told else None


def of_recall(figure: Figure, context: Context) -> Whose | None:
    """ "The spring of 2021, with its 55 dead": a recall without a side counts both sides' people."""
    told = {one.side for one in context.before if one.figure.marked is figure.marked}
    plain = context.recalled and figure.metric in ("killed", "injured") and not context.labels.home and not told
    return Whose("both", 0.6) if plain else None


def said_before(figure: Figure, context: Context) -> Whose | None:
    """The side of the same figure, told before."""
    value, metric = figure.counted.quantity.value, figure.metric
    same = [one for one in context.before if one.figure.metric == metric and one.figure.counted.quantity.value == value]
    return Whose(same[-1].side, 0.75) if same and value > 1 else None


def carried_on(figure: Figure, context: Context) -> Whose | None:
    """The side of the figure before it, from the same speaker in the same paragraph."""
    sentence = figure.marked.sentence
    none = figure.counted.quantity.kind == "negative" and context.speaker.start < 0
    same = [sentence.index - told.figure.marked.sentence.index <= none for told in context.before]
    told_here = [told for told, near in zip(context.before, same, strict=True) if near and not told.figure.part]
    here = {told.side for told in told_here}
    if len(here) > 1:
        return Whose("both", 0.6)
    for told in reversed([one for one in context.before[-5:] if not one.figure.part]):
        there = told.figure.marked.sentence
        near = there.block.paragraph == sentence.block.paragraph and sentence.index - there.index <= 1
        if near and told.speaker.side == context.speaker.side and told.recalled == context.recalled:
            return Whose(told.side, 0.6)
    return None


def of_region(figure: Figure, context: Context) -> Whose | None:
    """ "18,500 have fled the region": the region that the last figure of the displaced was about."""
    after = figure.marked.lower[figure.counted.last : figure.last + 3]
    if figure.metric != "displaced" or not any(
        word in ("region", "area", "district", "province", "zone") for word in after
    ):
        return None
    sides = [told.side for told in context.before if told.figure.metric == "displaced" and told.side in HOME]
    return Whose(sides[-1], 0.6) if sides else None


def of_topic(figure: Figure, context: Context) -> Whose | None:
    """The side that the paragraph spoke of just before."""
    return Whose(context.topic, 0.55) if context.topic and not context.recalled else None


def of_document(figure: Figure, context: Context) -> Whose | None:
    """The side of the figures told last, where nothing else is known: an article mostly counts one side's people."""
    if context.recalled or (figure.counted.quantity.kind == "article" and not context.before):
        return None
    named = context.speaker.start >= 0
    alike = [told for told in context.before[-5:] if not named or told.speaker.side == context.speaker.side]
    sides = [told.side for told in alike if not told.figure.part]
    return Whose(sides[-1], 0.5) if sides and sides[-1] in HOME else None


def of_section(figure: Figure, context: Context) -> Whose | None:
    """The side that the heading of the section names."""
    return Whose(context.section, 0.7) if context.section else None


def of_title(figure: Figure, context: Context) -> Whose | None:
    """The side that the headline names alone."""
    return Whose(context.title, 0.5) if context.title and not context.recalled else None
