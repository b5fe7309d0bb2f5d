"""Where a sentence says who says something: "the ministry said", "according to X", "by Kyrgyz data", "X: 36 dead"."""

from __future__ import annotations

from collections.abc import Sequence

from borderviz.reading.attribution.actors import Actor
from borderviz.reading.attribution.figures import of_noun, officially
from borderviz.reading.attribution.gapping import gapped
from borderviz.reading.attribution.grammar import BE, is_passive, over_auxiliaries
from borderviz.reading.attribution.objects import of_object
from borderviz.reading.attribution.parts import Attribution, Cue, Heard, Reach
from borderviz.reading.attribution.subjects import nearest_subject
from borderviz.reading.attribution.unspoken import FRAMED, in_frame, unspoken
from borderviz.reading.attribution.verbs import of_verb
from borderviz.reading.attribution.words import NO_KINDS, saying_at, saying_candidates
from borderviz.reading.text import Token

VERBS = frozenset({"strong", "weak", "tell", "medical", "participle", "cite"})
NOUNS = frozenset({"count", "toll"})
MEDIA = frozenset({"outlet", "press"})
PASSING_ON = MEDIA | {"unknown", "name"}
CLOSE = 6
"""Tokens between who passes words on and whose they are."""


def find_attributions(
    found: Sequence[Token], actors: Sequence[Actor], words: Sequence[str] | None = None
) -> list[Attribution]:
    """Return who says something in a sentence, from left to right. Denied sayings ("did not report") are left out.

    `words` are the tokens in lower case, where they are at hand.
    """
    words = [token.lower for token in found] if words is None else words
    heard = Heard(found, actors)
    attributions: list[Attribution] = []
    done = 0
    for index in saying_candidates(words):
        end, kinds = saying_at(found, index) if index >= done else (index, NO_KINDS)
        if not kinds:
            continue
        done = end
        made = _attribution(heard, attributions, Cue(index, end, kinds))
        if made is not None:
            made.backs = _about_before(heard, made, end)
            attributions.append(made)
    if not actors and not attributions:
        return []
    attributions += unspoken(heard, attributions, words)
    if len(attributions) < 2 and len(actors) < 2:
        return attributions
    attributions += gapped(heard, attributions)
    return _passed_on(sorted(attributions, key=lambda one: (one.first, one.last)))


def _attribution(heard: Heard, known: Sequence[Attribution], cue: Cue) -> Attribution | None:
    if "not" in cue.kinds:
        return None
    if "believed" in cue.kinds:
        return _believed(heard, cue)
    if "officially" in cue.kinds:
        return officially(heard, cue)
    if "accord" in cue.kinds:
        return of_object(heard, cue, cited=False)
    if not cue.kinds.isdisjoint(FRAMED):
        return in_frame(heard, cue)
    if cue.kinds.isdisjoint(NOUNS) and any(actor.first <= cue.first < actor.last for actor in heard.actors):
        return None
    if "cite" in cue.kinds and not is_passive(heard.found, cue.first):
        return of_object(heard, cue, cited=True)
    made = None if cue.kinds.isdisjoint(VERBS) else of_verb(heard, known, cue)
    return of_noun(heard, cue) if made is None and not cue.kinds.isdisjoint(NOUNS) else made


def _believed(heard: Heard, cue: Cue) -> Attribution | None:
    """ "If the ministry is to be believed"."""
    subject = nearest_subject(heard, over_auxiliaries(heard.found, cue.first))
    return None if subject is None else Attribution(subject.first, cue.last, subject, Reach.AROUND, topic=False)


def _about_before(heard: Heard, made: Attribution, end: int) -> bool:
    """Whether the saying is about the sentence before: "X announced this", "X reported.", "This was reported by X"."""
    after, next_ = heard.word(end), heard.word(end + 1)
    if after in ("this", "it", "so") and next_ not in BE:
        return True
    if after == "about" and next_ in ("this", "it"):
        return True
    told = heard.starting(end)
    if (told.last if told else end) >= len(heard.found) - 1 and made.first <= 1 and made.reach is not Reach.BEFORE:
        return True
    if made.first > 5:
        return False
    opened = [heard.word(k) for k in range(3)]
    pointing = opened[0] in ("this", "it", "these", "such") and opened[1] in BE
    told_of = opened[0] == "the" and opened[1] in ("information", "data", "figures") and opened[2] in BE
    return pointing or told_of


def _passed_on(attributions: list[Attribution]) -> list[Attribution]:
    """Leave out who merely passes the words of another on: "Interfax wrote, citing the Red Crescent"."""
    if not any(one.cited for one in attributions):
        return attributions
    dropped: list[Attribution] = []
    for index, cited in enumerate(attributions):
        if cited.cited:
            near = [*attributions[max(index - 1, 0) : index], *attributions[index + 1 : index + 2]]
            host = next((one for one in near if not one.cited and _close(one, cited)), None)
            if host is not None:
                dropped.append(_less(host, cited))
    return [one for one in attributions if not any(one is other for other in dropped)]


def _close(host: Attribution, cited: Attribution) -> bool:
    gap = max(host.first - cited.last, cited.first - host.last)
    return gap <= CLOSE and host.actor is not cited.actor


def _less(host: Attribution, cited: Attribution) -> Attribution:
    """The one of the two that is only a channel; what it reached, the other takes over."""
    if cited.actor.kind in PASSING_ON and host.actor.kind not in PASSING_ON:
        return cited
    if host.reach is not cited.reach and host.first < cited.first:
        cited.reach = Reach.AROUND
    cited.first = min(cited.first, host.first)
    return host
