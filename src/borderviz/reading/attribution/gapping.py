"""Speakers whose verb is left out: "Dushanbe reported two dead; Bishkek, three"."""

from __future__ import annotations

from collections.abc import Sequence

from borderviz.reading.attribution.actors import Actor
from borderviz.reading.attribution.parts import Attribution, Heard, Reach

SPEAKING = frozenset(
    {"country", "capital", "org", "official", "anonymous", "body", "outlet", "press", "medical", "charity"}
)
SEPARATORS = frozenset({";", ",", "and", "while", "but"})
NUMBERS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozens none at about some over "
    "nearly".split()
)


def gapped(heard: Heard, known: Sequence[Attribution]) -> list[Attribution]:
    """Return the speakers that share the verb of an attribution before them in the sentence."""
    leading = next((one for one in known if one.reach is Reach.AFTER), None)
    if leading is None:
        return []
    return [
        Attribution(actor.first, actor.last, actor, Reach.AFTER)
        for actor in heard.actors
        if actor.first >= leading.last and actor.kind in SPEAKING and _before_number(heard, actor)
        if not any(one.first <= actor.first < one.last for one in known)
    ]


def _before_number(heard: Heard, actor: Actor) -> bool:
    """Whether a figure follows at once where a verb would stand."""
    after = actor.last + 1 if heard.word(actor.last) in (",", "-", "'s") else actor.last
    if heard.word(after) in ("quoted", "cited") and heard.word(after + 1) == "by":  # "Tajik sources quoted by AFP"
        agent = heard.starting(after + 2)
        after = agent.last if agent is not None else after
    word = heard.word(after + 1 if heard.word(after) in ("to", "at", "of", "only") else after)
    return heard.word(actor.first - 1) in SEPARATORS and (word[:1].isdigit() or word in NUMBERS)
