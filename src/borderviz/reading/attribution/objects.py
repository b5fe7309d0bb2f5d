"""Speakers behind their cue: "according to X", "citing X", "reported by X"."""

from __future__ import annotations

from borderviz.reading.attribution.actors import Actor
from borderviz.reading.attribution.grammar import AUXILIARIES, COORDINATORS, RELATIVES, is_passive
from borderviz.reading.attribution.parts import Attribution, Cue, Heard, Reach
from borderviz.reading.attribution.words import saying_at

PRONOUNS = {"him": "he", "her": "she", "them": "they", "it": "it"}
UNSOURCED = frozenset("data information reports figures estimates statistics findings report results count".split())
TALLIES = frozenset({"tally", "count"})
"""What a news agency keeps itself: "according to a Northern Wire tally"."""
PUBLISHERS = frozenset({"media", "press", "news"})
MEANS = frozenset(
    "phone telephone email mail letter text video radio satellite noon midday midnight dawn dusk nightfall evening "
    "morning afternoon monday tuesday wednesday thursday friday saturday sunday then name names".split()
)
"""Words behind "said by" that are no speakers."""

LONGEST_NAME = 12


def of_object(heard: Heard, cue: Cue, cited: bool) -> Attribution | None:
    """Return the attribution to whoever stands behind the cue; None where figures come from nowhere."""
    actor = actor_from(heard, cue.last)
    if actor is None or _unsourced(heard, actor):
        return None
    before = heard.word(cue.first - 1)
    leads = cue.first == 0 or before in ';:("' or before in COORDINATORS or before in ("while", "whereas")
    closed = actor.last >= len(heard.found) or heard.word(actor.last) in ".;:)"
    reach = Reach.BEFORE if closed else Reach.AFTER if leads else Reach.AROUND
    opens = cue.first == 0 and not cited
    return Attribution(cue.first, actor.last, actor, reach, cited, topic=not cited or leads, opens=opens)


def of_agent(heard: Heard, cue: Cue, by: int) -> Attribution | None:
    """Return the attribution to the agent behind "by": "were reported by X", "the list published by X"."""
    if not cue.kinds & {"strong", "cite"} and not _of_figures(heard, cue.first):
        return None
    actor = actor_from(heard, by + 1)
    if actor is None:
        return None
    narrow = not is_passive(heard.found, cue.first) and heard.word(cue.first - 1) != ","
    return Attribution(cue.first, actor.last, actor, Reach.AROUND, topic=False, narrow=narrow)


def actor_from(heard: Heard, start: int) -> Actor | None:
    """Return the actor of the noun phrase that begins at the token; an unknown one where no list knows it."""
    found, end = heard.found, start
    if heard.word(start) in PRONOUNS and not heard.word(start + 1)[:1].isalpha():
        return Actor(start, start + 1, start, "pronoun", "", "", PRONOUNS[heard.word(start)])
    while end < min(len(found), start + LONGEST_NAME) and found[end].text not in ',.;:()"':
        if end > start and (found[end].lower in AUXILIARIES or found[end].lower in RELATIVES):
            break
        end += 1
    near = [actor for actor in heard.actors if start <= actor.first < end or actor.first <= start < actor.last]
    if near:
        owner = near[0].kind == "group" and heard.word(near[0].last) == "'s"
        return near[1] if owner and len(near) > 1 else near[0]
    words = [token.text for token in found[start:end] if token.lower not in ("the", "a", "an")]
    if heard.word(start) in ("a", "an") and len(words) > 1 and words[-1] in TALLIES and words[0][0].isupper():
        return Actor(start, end, end - 1, "outlet", " ".join(words[:-1]), "media", words[-1])
    return Actor(start, end, end - 1, "unknown", " ".join(words), "", found[end - 1].lower) if words else None


def _unsourced(heard: Heard, actor: Actor) -> bool:
    """Whether figures are said to come from nowhere: "according to preliminary data", "the latest reports"."""
    if actor.kind not in ("unknown", "press", "text"):
        return False
    words = {token.lower for token in heard.found[actor.first : actor.last]}
    return not UNSOURCED.isdisjoint(words) and PUBLISHERS.isdisjoint(words)


def _of_figures(heard: Heard, index: int) -> bool:
    """Whether a participle belongs to a figure: "the list published by", "84 registered by"."""
    near = heard.found[max(0, index - 3) : index]
    return any(token.lower[0].isdigit() or "count" in saying_at(near, k)[1] for k, token in enumerate(near))
