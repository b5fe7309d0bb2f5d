"""Where a sentence says who says something: "the ministry said", "according to X", "by Kyrgyz data", "X: 36 dead"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from borderviz.reading.speaker_words import NO_KINDS, PLACE_KINDS, SIDE_KINDS, saying_at, saying_words
from borderviz.reading.speakers import ARTICLES, HEADS, NAMED, POSSESSIVES, Actor, is_modifier
from borderviz.reading.text import Token

PREPOSITIONS = frozenset("of in for from at on with near inside across to by against into about between over via toward".split())
AUXILIARIES = frozenset("has have had was were is are be been being will would can could may might did does do".split())
BE = frozenset("was were is are be been being get got gets".split())
NEGATIONS = frozenset("not n't never neither nor no".split())
ADVERBS = frozenset(
    "also later then now earlier still already since again previously first further separately meanwhile today yesterday "
    "however though just soon therefore thus itself himself herself themselves too nevertheless nonetheless instead tonight "
    "before once so far all both each monday tuesday wednesday thursday friday saturday sunday".split()
)
OBJECTS = {"him": "he", "her": "she", "them": "they", "it": "it"}
OPENERS = frozenset("that the a an at its their they it no more some least about around up nearly over".split())
UNSOURCED = frozenset("data information reports figures estimates statistics findings report results count".split())
SPEECH = frozenset("said says told tells added adds".split())
KEEPS = frozenset({"has", "have", "had", "keeps", "kept", "maintains", "holds"})
RELATIVES = frozenset({"who", "which", "that"})
COORDINATORS = frozenset({"and", "but", "or", "then"})
CONTENT = frozenset(
    "that were was had have has is are been died dead killed injured wounded hurt displaced evacuated missing people there "
    "fled deaths casualties lost houses homes burned burnt destroyed detained residents civilians".split()
)
QUOTES = frozenset({'"', "'", "-", ",", "''"})
LONGEST_ASIDE = 30
"""Tokens of a relative clause or aside between a subject and its verb."""


VERBS = frozenset({"strong", "weak", "tell", "medical", "participle", "cite"})
MEDIA = frozenset({"outlet", "press"})
PARTICIPLE = frozenset({"participle"})


class Reach(StrEnum):
    """Where the words lie that an attribution is about."""

    AFTER = "after"
    BEFORE = "before"
    AROUND = "around"


@dataclass(slots=True)
class Attribution:
    """Someone says something: tokens [first, last) hold the speaker and the verb or noun of saying."""

    first: int
    last: int
    actor: Actor
    reach: Reach
    cited: bool = False
    """Whether someone else passes the words on ("RIA, citing the Red Cross")."""
    topic: bool = True
    """Whether the speaker is the subject of the sentence, so that the next one may say "it"."""
    narrow: bool = False
    """Whether it is about the figure next to it alone: "63 and 41 acknowledged by Dushanbe"."""
    opens: bool = False
    """Whether it opens the sentence like "According to X, …", so that a whole account may follow."""
    backs: bool = False
    """Whether it is about the sentence before: "The deputy minister announced this at a briefing"."""


def find_attributions(found: Sequence[Token], actors: list[Actor]) -> list[Attribution]:
    """Return who says something in a sentence, from left to right. Negated sayings ("did not report") are left out."""
    attributions: list[Attribution] = []
    index, known = 0, saying_words()
    while index < len(found):
        end, kinds = saying_at(found, index) if found[index].lower in known else (index, NO_KINDS)
        if not kinds:
            index += 1
            continue
        made = _attribution(found, actors, attributions, index, end, kinds)
        if made is not None:
            made.backs = _about_before(found, actors, made, end)
            attributions.append(made)
        index = end
    _colons(found, actors, attributions)
    return _passed_on(found, sorted(attributions, key=lambda one: (one.first, one.last)))


def _about_before(found: Sequence[Token], actors: list[Actor], made: Attribution, end: int) -> bool:
    """Whether the saying is about the sentence before: "X announced this", "This was reported by X"."""
    after = found[end].lower if end < len(found) else ""
    if after in ("this", "it", "so", "about") and found[min(end + 1, len(found) - 1)].lower not in BE:
        return after != "about" or found[min(end + 1, len(found) - 1)].lower in ("this", "it")
    told = next((actor.last for actor in actors if actor.first == end), end)
    if told >= len(found) - 1 and made.first <= 1 and made.reach is not Reach.BEFORE:
        return True
    opened = [token.lower for token in found[:3]]
    return made.first <= 5 and opened[:1] in (["this"], ["it"]) and opened[1:2] and opened[1] in BE or (
        opened[:2] in (["the", "information"], ["the", "data"], ["the", "figures"]) and found[2].lower in BE
    ) if len(found) > 3 else False


def _attribution(
    found: Sequence[Token],
    actors: list[Actor],
    known: list[Attribution],
    index: int,
    end: int,
    kinds: frozenset[str],
) -> Attribution | None:
    if "not" in kinds:
        return None
    if "accord" in kinds:
        return _of_object(found, actors, index, end, cited=False)
    if any(actor.first <= index < actor.last for actor in actors) and not kinds & {"count", "toll"}:
        return None
    if "cite" in kinds and not _passive(found, index):
        return _of_object(found, actors, index, end, cited=True)
    made = None
    if kinds & VERBS:
        made = _of_verb(found, actors, known, index, end, kinds)
    if made is None and kinds & {"count", "toll"}:
        made = _of_noun(found, actors, index, end, kinds)
    return made


def _of_object(found: Sequence[Token], actors: list[Actor], index: int, end: int, cited: bool) -> Attribution | None:
    """The speaker behind "according to", "citing", "heard from"."""
    actor = _actor_from(found, actors, end)
    if actor is None or _unsourced(found, actor):
        return None
    leads = index == 0 or found[index - 1].text in ";:(\"" or found[index - 1].lower in COORDINATORS | {"while", "whereas"}
    closed = actor.last >= len(found) or found[actor.last].text in ".;:)"
    reach = Reach.AFTER if leads and not closed else Reach.BEFORE if closed else Reach.AROUND
    opens = index == 0 and not cited
    return Attribution(index, actor.last, actor, reach, cited, topic=not cited or leads, opens=opens)


def _unsourced(found: Sequence[Token], actor: Actor) -> bool:
    """Whether figures are said to come from nowhere: "according to preliminary data", "the latest reports"."""
    if actor.kind not in ("unknown", "press", "text"):
        return False
    words = {token.lower for token in found[actor.first : actor.last]}
    return bool(words & UNSOURCED) and words.isdisjoint(("media", "press", "news"))


def _actor_from(found: Sequence[Token], actors: list[Actor], start: int) -> Actor | None:
    """The actor that begins at a token, or within the noun phrase that does; an unknown one where no list knows it."""
    if start < len(found) and found[start].lower in OBJECTS:
        word = OBJECTS[found[start].lower]
        if start + 1 >= len(found) or not found[start + 1].lower[0].isalpha():
            return Actor(start, start + 1, start, "pronoun", "", "", word)
    end = start
    while end < len(found) and end - start < 12 and found[end].text not in ",.;:()\"" and not _verb_at(found, end, start):
        end += 1
    for actor in actors:
        if start <= actor.first < end or actor.first <= start < actor.last:
            return actor
    words = [token.text for token in found[start:end] if token.lower not in ("the", "a", "an")]
    if not words:
        return None
    return Actor(start, end, end - 1, "unknown", " ".join(words), "", found[end - 1].lower)


def _verb_at(found: Sequence[Token], index: int, start: int) -> bool:
    return index > start and (found[index].lower in AUXILIARIES or found[index].lower in RELATIVES)


def _passive(found: Sequence[Token], index: int) -> bool:
    before = _back_over_adverbs(found, index)
    return before > 0 and found[before - 1].lower in BE and not found[index].lower.endswith("ing")


def _back_over_adverbs(found: Sequence[Token], index: int) -> int:
    while index > 0 and (found[index - 1].lower in ADVERBS or found[index - 1].lower.endswith("ly")):
        index -= 1
    return index


def _of_verb(
    found: Sequence[Token],
    actors: list[Actor],
    known: list[Attribution],
    index: int,
    end: int,
    kinds: frozenset[str],
) -> Attribution | None:
    if _negated(found, index):
        return None
    if end < len(found) and found[end].lower == "by":
        if "cite" in kinds and _passive(found, index) and "as" in [token.lower for token in found[end : end + 8]]:
            return _of_passive(found, actors, index, end, kinds)
        if not kinds & {"strong", "cite"} and not _of_figures(found, index):
            return None
        actor = _actor_from(found, actors, end + 1)
        if actor is None:
            return None
        narrow = not _passive(found, index) and found[max(index - 1, 0)].text != ","
        return Attribution(index, actor.last, actor, Reach.AROUND, topic=False, narrow=narrow)
    if _passive(found, index):
        return _of_passive(found, actors, index, end, kinds)
    subject = _subject(found, actors, known, index, kinds)
    if subject is not None:
        if subject.kind == "adjective" and not _has_object(found, end):
            return None
        if "medical" in kinds and not kinds & {"strong", "weak"} and subject.kind != "medical":
            return None
        return Attribution(min(subject.first, index), end, subject, _reach(found, actors, subject, end))
    return _inverted(found, actors, index, end, kinds)


def _has_object(found: Sequence[Token], end: int) -> bool:
    """Whether a figure or clause follows: "Kyrgyz count 34 dead", not "Tajik names"."""
    return end < len(found) and (found[end].lower[0].isdigit() or found[end].lower in OPENERS)


def _of_figures(found: Sequence[Token], index: int) -> bool:
    """Whether a participle before a token belongs to a figure: "the list published by", "84 registered by"."""
    near = found[max(0, index - 3) : index]
    return any(token.lower[0].isdigit() or "count" in saying_at(near, k)[1] for k, token in enumerate(near))


def _negated(found: Sequence[Token], index: int) -> bool:
    before = index
    while before > 0 and index - before < 4 and (
        found[before - 1].lower in AUXILIARIES | ADVERBS | {"yet", "to"} or found[before - 1].lower.endswith("ly")
    ):
        before -= 1
    return before > 0 and found[before - 1].lower in ("not", "n't", "never", "without", "did't", "didn't", "hasn't", "haven't")


def _of_passive(
    found: Sequence[Token], actors: list[Actor], index: int, end: int, kinds: frozenset[str]
) -> Attribution | None:
    """ "X was quoted as saying"; "X was told that" by someone unnamed; other passives have no speaker."""
    if "strong" in kinds and end + 1 < len(found) and found[end].lower in ("in", "on"):
        text = next((one for one in actors if one.first == end + 1 and one.kind in ("text", "org", "press")), None)
        return None if text is None else Attribution(index, text.last, text, Reach.AROUND, topic=False)
    if not kinds & {"cite", "tell"}:
        return None
    subject = _nearest_subject(found, actors, _back_over_adverbs(found, index) - 1)
    if subject is None:
        return None
    if "tell" in kinds:
        subject = Actor(subject.first, subject.last, subject.head, "anonymous", "unnamed source", "unspecified", "source")
    return Attribution(subject.first, end, subject, Reach.AFTER if end + 2 < len(found) else Reach.BEFORE)


def _subject(
    found: Sequence[Token], actors: list[Actor], known: list[Attribution], index: int, kinds: frozenset[str]
) -> Actor | None:
    """The subject of the verb at a token: to its left, or shared with the verb before it."""
    before = index
    while before > 0 and (
        found[before - 1].lower in AUXILIARIES or found[before - 1].lower in ADVERBS or found[before - 1].lower.endswith("ly")
    ):
        before -= 1
    last = found[before - 1] if before else None
    if last is not None and kinds == PARTICIPLE and (last.text in ",-" or last.lower in COORDINATORS):
        return _shared(found, actors, known, index, kinds)
    nearest = _nearest_subject(found, actors, before)
    if nearest is not None or last is None:
        return nearest
    if last.lower in COORDINATORS or last.text == ",":
        return _shared(found, actors, known, index, kinds)
    return _unknown_subject(found, actors, before, kinds)


def _shared(
    found: Sequence[Token], actors: list[Actor], known: list[Attribution], index: int, kinds: frozenset[str]
) -> Actor | None:
    """The subject that a second verb shares with the first: "X denied this and said", "X said …, adding …"."""
    for attribution in reversed(known):
        if attribution.topic and attribution.first < index:
            return attribution.actor
    first = next((actor for actor in actors if actor.last <= index and can_speak(found, actor)), None)
    if first is None or first.first > 3 or _governed(found, first) or not kinds & {"strong", "tell", "participle"}:
        return None
    return first


def _nearest_subject(found: Sequence[Token], actors: list[Actor], before: int) -> Actor | None:
    tried = 0
    for actor in reversed(actors):
        if actor.last > before:
            continue
        tried += 1
        if tried > 4:
            break
        gap = found[actor.last : before]
        relative = bool(gap) and _relative(gap)
        if can_speak(found, actor) and (relative or not _governed(found, actor)) and _fits(found, actor, before):
            return actor
    return None


def _relative(gap: Sequence[Token]) -> bool:
    words = [token.lower for token in gap[:2]]
    return words[0] in RELATIVES or (words[0] == "," and len(words) > 1 and words[1] in RELATIVES)


def _governed(found: Sequence[Token], actor: Actor) -> bool:
    """Whether the actor is the object of a preposition or the one who is told something."""
    if actor.first == 0:
        return False
    before = found[actor.first - 1].lower
    return before in PREPOSITIONS or "tell" in saying_at(found, actor.first - 1)[1]


def can_speak(found: Sequence[Token], actor: Actor) -> bool:
    """Whether the phrase may be a subject of saying: not "Kyrgyz" before a noun that is no speaker, nor a possessor."""
    return actor.kind != "area" and not (actor.last < len(found) and found[actor.last].lower == "'s")


def _fits(found: Sequence[Token], actor: Actor, before: int) -> bool:
    """Whether only an aside or adverbs stand between the subject and its verb."""
    gap = found[actor.last : before]
    if not gap:
        return True
    words = [token.lower for token in gap]
    if len(gap) > LONGEST_ASIDE:
        return False
    if words[0] in RELATIVES:
        return len(words) <= 10 and "," not in words
    if words[0] == "," and words[-1] in (",", "who", "which") and len(words) > 1 and words[1] != ",":
        return words[-1] != "," or (len(words) > 2 and (";" not in words and "and" not in words or len(words) < 12))
    if words[0] in ("-", "(") and words[-1] in ("-", ")"):
        return True
    if words[0] in PREPOSITIONS and len(words) <= 9:
        return not any(word in (",", ";", "and", "but") or word in AUXILIARIES for word in words)
    return all(word in ADVERBS or word.endswith("ly") or word.isdigit() for word in words)


def _unknown_subject(
    found: Sequence[Token], actors: list[Actor], before: int, kinds: frozenset[str]
) -> Actor | None:
    """A person or thing of no list that says something: "Nurlan said", "the teacher said"."""
    if not kinds & {"strong", "tell"} or any(actor.first < before <= actor.last for actor in actors):
        return None
    first = before
    while first > 0 and before - first < 5 and found[first - 1].lower[0].isalpha() and is_modifier(found, first - 1):
        first -= 1
    if first == before or any(actor.first <= first < actor.last for actor in actors):
        return None
    name = " ".join(token.text for token in found[first:before])
    named = all(token.text[0].isupper() for token in found[first:before])
    if not named and (found[before].lower not in SPEECH or first == 0 or found[first - 1].lower not in ARTICLES):
        return None
    kind = "name" if named else "unknown"
    return Actor(first, before, before - 1, kind, name, "", found[before - 1].lower, person=name if named else "")


def _inverted(
    found: Sequence[Token], actors: list[Actor], index: int, end: int, kinds: frozenset[str]
) -> Attribution | None:
    """ "…, said the border service", "…, reported RIA"."""
    if not kinds & {"strong", "tell", "weak"} or index == 0 or found[index - 1].text not in QUOTES | {"as"}:
        return None
    start = _over_when(found, end)
    for actor in actors:
        if start <= actor.first <= start + 1 and not _governed(found, actor):
            return Attribution(index, actor.last, actor, Reach.BEFORE)
    if "strong" in kinds and end < len(found) and found[end].text[0].isupper():
        actor = _actor_from(found, actors, end)
        return None if actor is None else Attribution(index, actor.last, actor, Reach.BEFORE)
    return None


def _over_when(found: Sequence[Token], index: int) -> int:
    """Step over "on Friday", "today": machine translation puts it between the verb and who speaks."""
    if index + 1 < len(found) and found[index].lower == "on" and found[index + 1].lower in ADVERBS:
        return index + 2
    return index + 1 if index < len(found) and found[index].lower in ADVERBS else index


def _reach(found: Sequence[Token], actors: list[Actor], subject: Actor, end: int) -> Reach:
    """Where the words said lie, seen from "the ministry said"."""
    stop = end
    numbers = False
    while stop < len(found) and found[stop].text not in ",;.:-\"":
        word = found[stop].lower
        if word in CONTENT:
            return Reach.AFTER
        numbers = numbers or (word[0].isdigit() and not _date_number(found, stop))
        stop += 1
    aside = subject.first > 0 and _after_comma(found, subject.first)
    rest = next((token for token in found[stop:] if token.lower[0].isalnum()), None)
    if rest is None:
        return Reach.BEFORE if aside and not numbers else Reach.AFTER
    if numbers or (stop < len(found) and found[stop].text in ':"'):
        return Reach.AFTER
    if stop == end or _adverbial(found, end, stop, actors):
        return Reach.AROUND if aside else Reach.AFTER
    return Reach.AFTER


def _after_comma(found: Sequence[Token], index: int) -> bool:
    """Whether a subject stands behind a comma, dash or quotation: "…, the ministry" or "…, as the ministry"."""
    before = index - 1
    if found[before].lower in ("as", "which") and before > 0:
        before -= 1
    return found[before].text in QUOTES


def _date_number(found: Sequence[Token], index: int) -> bool:
    near = [token.lower for token in found[max(0, index - 2) : index + 2]]
    return any(word[:3] in MONTHS and word.isalpha() for word in near) or ":" in found[index].text


MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())


def _adverbial(found: Sequence[Token], end: int, stop: int, actors: list[Actor]) -> bool:
    """Whether tokens [end, stop) only tell when, where and to whom something was said."""
    first = found[end].lower
    addressed = any(actor.first == end for actor in actors)
    return addressed or first in PREPOSITIONS or first in ADVERBS or first in ("late", "early") or first.endswith("ly")


def _of_noun(
    found: Sequence[Token], actors: list[Actor], index: int, end: int, kinds: frozenset[str]
) -> Attribution | None:
    """ "the ministry's count", "its previous toll", "Kyrgyz data", "official figures", "figures from the ministry"."""
    first = index
    while first > 0 and index - first < 5 and is_modifier(found, first - 1) and found[first - 1].lower != "'s":
        first -= 1
    owner = _owner(found, actors, first, index, end)
    open_ = owner is None or (owner.kind == "official" and not owner.side)
    if open_ and end < len(found) and found[end].lower in ("from", "by", "of") and "count" in kinds:
        behind = next((actor for actor in actors if actor.first == end + 1), None)
        if behind is not None and _gives_figures(behind, found[end].lower):
            owner, end = behind, behind.last
    if owner is None or ("count" not in kinds and not _may_own_toll(owner)):
        return None
    return Attribution(min(owner.first, first), end, owner, Reach.AROUND, topic=owner.last <= index)


def _gives_figures(actor: Actor, word: str) -> bool:
    if word == "of":
        return actor.kind in ("org", "outlet", "body")
    return actor.kind in NAMED | HEADS or (word == "from" and actor.kind in SIDE_KINDS)


def _owner(found: Sequence[Token], actors: list[Actor], first: int, index: int, end: int) -> Actor | None:
    for actor in actors:
        if actor.first <= index < actor.last:
            return None
        ends_here = actor.last == first - 1 and found[first - 1].text in ("'s", "'")
        if ends_here or (first <= actor.head and actor.last <= index and actor.kind != "pronoun"):
            return actor
    if first > 0 and found[first - 1].lower in POSSESSIVES:
        word = found[first - 1].lower
        return Actor(first - 1, first, first - 1, "pronoun", "", "", word, possessive=word)
    if first > 1 and found[first - 1].lower in ("a", "the") and found[first - 2].lower in KEEPS:
        return _nearest_subject(found, actors, first - 2)
    if found[first].lower == "official" and first < index or found[max(0, index - 1)].lower == "official":
        return Actor(first, index, index - 1, "official", "officials", "", "official")
    return None


def _may_own_toll(owner: Actor) -> bool:
    """A ministry's death toll is what it says; a country's is what befell it."""
    return owner.kind not in SIDE_KINDS and owner.kind not in PLACE_KINDS and owner.kind not in ("group", "resident")


def _colons(found: Sequence[Token], actors: list[Actor], attributions: list[Attribution]) -> None:
    """ "Health ministry: 36 dead" at the start; "36 dead: ministry" or "36 dead - officials" at the end."""
    if not actors:
        return
    first, last = actors[0], actors[-1]
    bullets = sum(1 for token in found[: first.first] if token.lower[0].isalnum())
    if bullets == 0 and first.last < len(found) - 1 and found[first.last].text == ":" and first.kind != "pronoun":
        attributions.append(Attribution(first.first, first.last + 1, first, Reach.AFTER))
    ended = all(token.text in ".!?\"'" for token in found[last.last :])
    if ended and last.first > 2 and found[last.first - 1].text in (":", "-") and last.kind != "pronoun":
        attributions.append(Attribution(last.first - 1, last.last, last, Reach.BEFORE))


def _passed_on(found: Sequence[Token], attributions: list[Attribution]) -> list[Attribution]:
    """Leave out who merely passes the words of another on: "RIA reported, citing the Red Cross"."""
    dropped: set[int] = set()
    for index, cited in enumerate(attributions):
        if not cited.cited:
            continue
        for other in (index - 1, index + 1):
            if 0 <= other < len(attributions) and not attributions[other].cited and index not in dropped:
                gap = max(attributions[other].first - cited.last, cited.first - attributions[other].last)
                if gap <= 6 and attributions[other].actor is not cited.actor:
                    if cited.actor.kind in MEDIA and attributions[other].actor.kind not in MEDIA | {"unknown", "name"}:
                        dropped.add(index)
                        break
                    dropped.add(other)
                    if attributions[other].reach is not cited.reach and other < index:
                        cited.reach = Reach.AROUND
                    cited.first = min(cited.first, attributions[other].first)
                    break
    return [one for index, one in enumerate(attributions) if index not in dropped]


