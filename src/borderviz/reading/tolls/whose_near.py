"""Rules that say whose people a figure counts by the words next to it: people, places, the name of a toll."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import cache

from borderviz.reading.lexicon import Cue
from borderviz.reading.tolls.clause import clause_end
from borderviz.reading.tolls.figure import Figure
from borderviz.reading.tolls.labels import HOME
from borderviz.reading.tolls.marks import Marked
from borderviz.reading.tolls.whose_records import Context, Told, Whose, opposite

FAR_PART = 6
"""Words between a total and its part: ", two of them Tajik"."""
PARTS = (["of", "them"], ["of", "whom"], ["of", "these"], ["of", "those"])
BOTH = Cue("both")

SIDES = Cue("both_sides")

OWN = Cue("own")

REPORTS = Cue("reports")

MOSTLY = Cue("mostly")

GAPS = Cue("gaps")


def named(figure: Figure, context: Context) -> Whose | None:
    return Whose(figure.counted.side, 0.97) if figure.counted.side else None


def of_whole(figure: Figure, context: Context) -> Whose | None:
    """The side of the figure that this one is a part of, unless the part is told to be from one side."""
    if not figure.part or not context.before:
        return None
    beside = figure.marked.sides.get(figure.counted.last)
    if beside is not None and beside.side in HOME and beside.kind in ("adjective", "people"):
        return Whose(beside.side, 0.9)  # "two of them Tajik border guards"
    near = len(figure.marked.tokens) if figure.counted.quantity.kind == "article" else figure.counted.last + 4
    own = _after_tokens(figure, context, figure.counted.last, min(near, clause_end(figure)))
    if own is not None:
        return own
    whole = [q.value for q in figure.marked.quantities if figure.counted.quantity.last < q.first < figure.counted.last]
    for told in reversed(context.before):
        if whole and told.figure.counted.quantity.value == whole[0]:  # "26 of the 62"
            return Whose(told.side, 0.9)
    if context.before[-1].figure.marked is not figure.marked and (side := _side_told(figure, context)):
        return Whose(side, 0.8)  # "The dead, all of them on the Kyrgyz side, include a girl of 15"
    for told in reversed(context.before[-4:]):
        if told.figure.metric == figure.metric and not told.figure.part:
            if _speaks_otherwise(told, figure, context):
                return Whose(context.speaker.side, 0.7)
            return Whose(told.side, 0.9)
    same = context.before[-1].figure.marked is figure.marked
    return Whose(context.before[-1].side, 0.6) if same else None


def _speaks_otherwise(told: Told, figure: Figure, context: Context) -> bool:
    """Whether the other side speaks here: "They show every dead man. By Kyrgyz count there were 36 of them"."""
    speaker, sentence = context.speaker, figure.marked.sentence
    here = sentence.start <= speaker.start < sentence.end and told.figure.marked is not figure.marked
    return here and {speaker.side, told.speaker.side} == set(HOME)


def _side_told(figure: Figure, context: Context) -> str:
    """The one side named in the sentence before the figure, if it neither speaks nor shoots; else ""."""
    labels, tokens = context.labels, figure.marked.tokens
    spoken = range(context.speaker.start, context.speaker.end)
    named = {
        side
        for place, side in labels.home.items()
        if place < figure.first and tokens[place].start not in spoken
        if labels.counting(place) and not labels.agent(place) and not labels.speaks(place)
    }
    return named.pop() if len(named) == 1 else ""


def from_place(figure: Figure, context: Context) -> Whose | None:
    """ "two residents of Vorukh", "four villagers from Ak-Sai"."""
    labels, last = context.labels, figure.counted.last
    if figure.marked.lower[last : last + 1] not in (["of"], ["from"]):
        return None
    for position in range(last + 1, min(last + 4, len(figure.marked.tokens))):
        if position in labels.home and labels.counting(position) and not labels.agent(position):
            return Whose(labels.home[position], 0.92)
    return None


def both(figure: Figure, context: Context) -> Whose | None:
    """ "on both sides", "for the two sides together", "the combined toll"."""
    lower = figure.marked.lower
    for position in range(figure.counted.quantity.last, clause_end(figure)):
        if lower[position] == "since":
            break
        if lower[position] in BOTH and not SIDES.isdisjoint(lower[position + 1 : position + 3]):
            return Whose("both", 0.95)
    if figure.metric in ("killed", "injured") and not figure.part and _part_of_one_side(figure, context):
        return Whose("both", 0.75)
    first, last = figure.counted.quantity.first, figure.counted.last
    near = lower[max(0, first - 7) : first] + lower[last : last + 4]
    for position in range(max(0, first - 6), first):
        owners = lower[position + 2 : position + 3] in (["'"], ["'s"])
        if lower[position] in ("two", "both") and owners and not SIDES.isdisjoint(lower[position + 1 : position + 2]):
            return Whose("both", 0.8)  # "put the two nations' dead at around fifty"
    listed = lower[last : last + 1] == [":"] or (
        lower[last : last + 1] in ([","], ["-"], ["("]) and _counted_at(figure.marked, last + 1)
    )
    later = {side for position, side in context.labels.home.items() if last < position < last + 14}
    if listed and len(later) > 1:  # "55 dead: 36 Kyrgyz and 19 Tajiks"
        return Whose("both", 0.9)
    return Whose("both", 0.9) if "combined" in near or "together" in near or "altogether" in near else None


def _part_of_one_side(figure: Figure, context: Context) -> bool:
    """Whether a part of one side follows: "55 people lay dead, 36 of them on the Kyrgyz side"."""
    if context.speaker.side in HOME:
        return False  # a ministry counts its own people
    lower, end = figure.marked.lower, max(figure.last, figure.counted.last)
    for part in figure.marked.quantities:
        near = part.first - end <= FAR_PART and lower[part.first - 1] == ","
        if end < part.first and near and lower[part.last : part.last + 2] in PARTS:
            named = range(part.last + 2, part.last + 6)
            return any(place in context.labels.sides and place in context.labels.home for place in named)
    return False


def _counted_at(marked: Marked, position: int) -> bool:
    return any(quantity.first == position for quantity in marked.quantities)


def after(figure: Figure, context: Context) -> Whose | None:
    """The first side or place named after the noun, within the clause; the other side if the named one shot."""
    return _after_tokens(figure, context, figure.counted.last, clause_end(figure))


def _after_tokens(figure: Figure, context: Context, start: int, end: int) -> Whose | None:
    labels, lower = context.labels, figure.marked.lower
    for position in range(start, end):
        if (
            position in labels.home
            and labels.counting(position)
            and (figure.metric == "detained" or not labels.speaks(position))
        ):
            side = labels.home[position]
            if _opens_next(figure.marked, position):
                return None
            mostly = not MOSTLY.isdisjoint(lower[max(start, position - 5) : position])
            if mostly and figure.metric in ("killed", "injured") and position in labels.sides:
                return Whose("both", 0.6)  # "50 people, most of them Kyrgyz"; but "mostly in Maksat" is a place
            if figure.metric == "detained" and lower[position - 1] not in (
                "of",
                "from",
            ):  # held "in Sughd", "by Tajikistan": people of the other side
                return Whose(opposite(side), 0.65)
            return Whose(opposite(side), 0.85) if labels.agent(position) else Whose(side, 0.9)
        if lower[position] == "one" and lower[position + 1 : position + 2] in (["bank"], ["side"]):
            return Whose("unspecified", 0.6)
        if lower[position] == "side" and context.speaker.side in HOME and lower[position - 1] in OWN:
            return Whose(context.speaker.side, 0.85)
        if lower[position] == "other" and context.before and position - start < 4 and _other_side(lower, position):
            last = context.before[-1].side
            return Whose(opposite(last), 0.8) if last in HOME else Whose("unspecified", 0.6)
    return None


def _other_side(lower: Sequence[str], position: int) -> bool:
    """Whether "the other" is the other side, not "the other 12 soldiers"."""
    following = lower[position + 1] if position + 1 < len(lower) else "."
    return (
        following in SIDES or following == "bank" or not following[0].isalnum() or following in ("were", "are", "and")
    )


def _opens_next(marked: Marked, position: int) -> bool:
    """Whether the side belongs to a figure that follows: "two dead, Bishkek two wounded"."""
    before = [word for word in marked.lower[max(0, position - 2) : position] if word != "the"]
    follows = any(0 < quantity.first - position <= 5 for quantity in marked.quantities)
    return follows and before[-1:] in ([","], ["and"], ["while"])


def gapped(figure: Figure, context: Context) -> Whose | None:
    """ "and the Tajik side 19"; "Kyrgyzstan: 36"; "Tajikistan officially lost 19 people"."""
    return _side_before(figure, context, GAPS)


def reporting(figure: Figure, context: Context) -> Whose | None:
    """ "Tajikistan reports 41 deaths": who reports without more counts its own."""
    return _side_before(figure, context, _before_reports())


@cache
def _before_reports() -> frozenset[str]:
    """Words that may stand between who reports and the number."""
    return REPORTS | GAPS | {"that", "'s"}


def _side_before(figure: Figure, context: Context, between: Container[str]) -> Whose | None:
    first, labels = figure.counted.quantity.first, context.labels
    for position in range(first - 1, max(-1, first - 5), -1):
        if position in labels.sides and position in labels.home and labels.counting(position):
            return Whose(labels.home[position], 0.9)
        if figure.marked.lower[position] not in between:
            return None
    return None


def told_of(figure: Figure, context: Context) -> Whose | None:
    """The people in the name of a toll: "the number of Kyrgyz dead rose to", "the Tajik toll"."""
    if figure.how != "total":
        return None
    first, labels = figure.counted.quantity.first, context.labels
    clauses = [place for place in range(first) if figure.marked.lower[place] in ("as", "while", ";")]
    begun = clauses[-1] if clauses else -1  # "Kyrgyz villagers return as toll passes 80"
    named = [position for position in labels.home if begun < position < first and labels.counting(position)]
    victims = [position for position in named if not labels.agent(position)]
    if named and not victims and max(named) in labels.sides:  # "the number of those killed by Tajik fire rose to"
        return Whose(opposite(labels.home[max(named)]), 0.75)
    return Whose(labels.home[max(victims)], 0.85) if victims else None


def _speaks_itself(context: Context) -> bool:
    """Whether the words that name the speaker name a side: "Tajikistan says 41 of its citizens"."""
    tokens = context.labels.marked.tokens
    spoken = range(context.speaker.start, context.speaker.end)
    return any(tokens[place].start in spoken for place in context.labels.home)


def own(figure: Figure, context: Context) -> Whose | None:
    """ "36 of its citizens": the people of the one who speaks."""
    words = figure.marked.lower[figure.counted.quantity.first : figure.counted.last]
    terms = figure.marked.sides.values()
    states = [term for term in terms if term.kind in ("country", "capital") and term.first < figure.first]
    if (
        "its" in words
        and states
        and not _speaks_itself(context)
        and states[0].side in HOME
        and not context.labels.opponent(states[0].first)
    ):
        return Whose(states[0].side, 0.85)  # "Dushanbe keeps to 41; activists believe that 70 of its citizens died"
    if context.speaker.side in HOME and not OWN.isdisjoint(words):
        return Whose(context.speaker.side, 0.9)
    if "our" in words:
        return Whose(context.home, 0.8) if context.home else None
    subject = [place for place in context.labels.home if place < figure.first and context.labels.counting(place)]
    if not OWN.isdisjoint(words) and subject:  # "Kyrgyzstan mourns after violence killed 33 of its citizens"
        return Whose(context.labels.home[min(subject)], 0.75)
    return None
