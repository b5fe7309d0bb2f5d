"""Tolls that are told by name: "the death toll rose from 24 to 36", "its tally of wounded: 87, then 103"."""

from __future__ import annotations

from collections.abc import Iterator

from borderviz.quick_record import quick_record
from borderviz.reading.lexicon import Cue, cue_words
from borderviz.reading.tolls.marks import Marked
from borderviz.reading.tolls.noun_phrases import Counted
from borderviz.reading.tolls.nouns import METRIC_OF

HEADS = Cue("heads")
LINKS = Cue("links")
CHANGES = Cue("changes")
EQUALS = Cue("equals")
FORMER_BEFORE = Cue("former_before")
CHAIN = Cue("chain")
LISTS = ("list", "lists", "roll", "rolls", "register", "registers")
"""Names of tolls that hold names: rather those of the dead."""
REACH, GAP = 24, 12
REAL = frozenset(METRIC_OF.values())


@quick_record()
class Total:
    """A toll told by name: its metric ("" if unnamed), the quantities it takes, and those of them that are former."""

    metric: str
    values: list[Counted]
    former: list[Counted]


def totals(marked: Marked, phrases: list[Counted]) -> list[Total]:
    """The tolls told in a sentence."""
    names = cue_words()["heads"]
    heads = [head for head, word in enumerate(marked.lower) if word in names or word == "that"]
    found = [_total(marked, phrases, head) for head in heads if _is_head(marked, head, marked.lower[head])]
    told = list(_equations(marked, phrases)) + [total for total in found if total is not None]
    return sorted(told, key=lambda total: not total.metric)  # a toll with a name before "the list" or "the figure"


def _is_head(marked: Marked, head: int, word: str) -> bool:
    """Whether the word names a toll; also "that" in "the tally of the dead … and that of the injured"."""
    if word == "that":
        return marked.lower[head + 1 : head + 2] == ["of"] and any(p in marked.nouns for p in (head + 2, head + 3))
    return word in HEADS


def _equations(marked: Marked, phrases: list[Counted]) -> Iterator[Total]:
    """ "The dead are 13", "The wounded on the Tajik side number 10": the victims themselves equal the number."""
    for phrase in phrases:
        first = phrase.quantity.first
        before = marked.lower[first - 1] if first > 1 else ""
        if _bare(phrase) and (before in EQUALS or (before in ("to", "at", "from") and _changes(marked, first))):
            noun = _subject(marked, first - 1)
            if noun and (not phrase.kind or marked.nouns.get(first - 2)):
                yield Total(noun, [phrase], [])


def _changes(marked: Marked, end: int) -> bool:
    """Whether a verb of rising or standing leads to the number: "deaths have climbed to 31"."""
    return not CHANGES.isdisjoint(marked.lower[max(0, end - 8) : end - 1])


def _subject(marked: Marked, end: int) -> str:
    """The metric of the victims that are the subject before the token; "" if another number stands between."""
    for position in range(end - 1, max(-1, end - 7), -1):
        noun = marked.nouns.get(position)
        if noun is not None and noun.kind in METRIC_OF:
            return METRIC_OF[noun.kind]
        if (
            noun is not None
            and noun.kind == "home"
            and any(p.pattern == "damage" and p.last <= end for p in marked.predicates)
        ):
            return "homes_damaged"
        if marked.lower[position] in (",", ";", "."):
            return ""
        if marked.lower[position] in HEADS and marked.lower[position] != "number":
            return ""  # another toll is told: "died of wounds, which brings the total to 63"
        if marked.kind(position) == "break" or any(q.first == position for q in marked.quantities):
            return ""
    return ""


def _total(marked: Marked, phrases: list[Counted], head: int) -> Total | None:
    values: list[Counted] = []
    for phrase in phrases:
        if phrase.quantity.first > head and _bare(phrase) and _follows(marked, head, phrase, values):
            values.append(phrase)
    if not values:
        return None
    metric = _metric(marked, head, values[0].quantity.first)
    if metric is None:
        return None
    return Total(metric, values, _former(marked, head, values))


def _bare(phrase: Counted) -> bool:
    """Whether the number stands alone, or counts people without saying what befell them."""
    return phrase.kind in ("", "person", "name") and not phrase.metric and phrase.quantity.kind == "number"


def _follows(marked: Marked, head: int, phrase: Counted, values: list[Counted]) -> bool:
    """Whether the number is linked to the toll: by "to", "at", "is"…, or by a list to the number before it."""
    first = phrase.quantity.first
    before = marked.lower[first - 1]
    if not values:
        linked = before in LINKS or first - 1 == head or (first > phrase.quantity.core - 1 and before in LINKS)
        linked = linked or (before == "," and first - 2 == head)  # "Tajikistan's own number, 38, was…"
        linked = linked or (first < phrase.quantity.core and marked.lower[first] in LINKS)  # "the toll … nears 80"
        return first - head <= REACH and linked and not _broken(marked, _past_relative(marked, head), first)
    if phrase.kind not in ("", "person"):
        return False
    gap = first - values[-1].last
    return gap <= GAP and (before in CHAIN or before in LINKS) and not _broken(marked, values[-1].last, first)


def _past_relative(marked: Marked, head: int) -> int:
    """The token behind "of those who" that only says what is counted: "the number of those who sought help is 144"."""
    following = marked.lower[head + 1 : head + 6]
    return head + 2 + following.index("who") if following[:1] == ["of"] and "who" in following else head


def _broken(marked: Marked, start: int, end: int) -> bool:
    """Whether another clause begins between the tokens."""
    return any(
        marked.kind(position) == "break" or marked.lower[position] in (";", "who", "said", "that", "those")
        for position in range(start, end)
    )


def _metric(marked: Marked, head: int, end: int) -> str | None:
    """The metric that the words around the toll name; "" if none does, None if it counts something else."""
    word = marked.lower[head]
    before = marked.lower[max(0, head - 2) : head]
    if word in ("toll", "tolls") and not any(term in before for term in ("injury", "injured", "wounded", "property")):
        return "killed"
    named = next(_named(marked, head, end), None)
    if named is not None:
        return named
    if word == "losses":
        return "killed"
    counted_thing = any(
        noun.kind in ("thing", "family") for place, noun in marked.nouns.items() if head < place <= head + 4
    )
    listing = word in ("list", "lists", "data", "bulletin") and not _changes(marked, end)
    if word in LISTS and not counted_thing and not listing:
        return "killed"  # "Radio Ozodi's list had grown to 27"
    sided = word in ("tally", "tallies") and any(head < place < end + 3 for place in marked.sides)
    if sided and not counted_thing:
        return "killed"  # "The official tally - 62 Kyrgyz and 41 Tajiks - is incomplete"
    return None if counted_thing or listing else ""


def _named(marked: Marked, head: int, end: int) -> Iterator[str]:
    """The metrics that nouns just before the toll and nouns and predicates after it name, in order."""
    for position in range(max(0, head - 2), end):
        noun = marked.nouns.get(position)
        if noun is not None and noun.kind in METRIC_OF:
            yield METRIC_OF[noun.kind]
        elif noun is not None and noun.kind in ("home", "victim"):
            yield "homes_damaged" if noun.kind == "home" else "killed"
        for predicate in marked.predicates:
            if predicate.first == position > head and predicate.metric in REAL and predicate.pattern != "moves":
                yield predicate.metric


def _former(marked: Marked, head: int, values: list[Counted]) -> list[Counted]:
    """The values that were told before: after "from", before a later one of a chain, of a "previous toll"."""
    if any(word in FORMER_BEFORE for word in marked.lower[max(0, head - 6) : head]):
        return values
    current = next((value for value in values if not _from(marked, value)), None)
    if current is None or current is not values[0]:
        return values[:-1]
    return values[1:]


def _from(marked: Marked, value: Counted) -> bool:
    return marked.lower[value.quantity.first - 1] == "from"
