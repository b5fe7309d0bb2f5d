"""The sides that a sentence names, by token: countries, peoples, and places of the gazetteer."""

from __future__ import annotations

from collections.abc import Sequence

from borderviz.places import ResolvedPlace
from borderviz.reading.lexicon import Cue
from borderviz.reading.text import Sentence
from borderviz.reading.tolls.marks import Marked
from borderviz.reading.tolls.phrases import phrases_of

HOME = ("KGZ", "TJK")
"""The sides of the border; others are foreign."""

NEIGHBOUR = "UZB"
"""Its name stands in reports of this border as a place of meetings, and tells nothing of a foreign conflict."""

NEAR = (*HOME, NEIGHBOUR)
INSTITUTIONS = Cue("institutions")
FORCES = Cue("forces")
FIRE = Cue("fire")
ATTACKS = frozenset({"aggression", "invasion", "incursion", "hands"})
"""Nouns whose "of" names who attacked: "the aggression of Tajikistan", but "the shelling of Vorukh"."""


class Labels:
    """Token positions of side names in a sentence; `home` are those of the two sides of the border."""

    def __init__(self, marked: Marked, places: Sequence[ResolvedPlace]) -> None:
        self.marked = marked
        self.sides = {position: term.side for position, term in marked.sides.items()}
        self.villages: dict[int, str] = {}
        starts = {token.start: position for position, token in enumerate(marked.tokens)} if places else {}
        for place in places:
            position = starts.get(place.start)
            if position is not None and place.side in HOME and position not in self.sides:
                self.villages[position] = place.side
        self.home = {position: side for position, side in self.sides.items() if side in HOME} | self.villages
        elsewhere = phrases_of("elsewhere", "phrase").found(marked.lower)
        for start, length, _ in elsewhere:
            for position in range(start, start + length):  # "the Osh riots" name no side
                self.home.pop(position, None)
            if marked.lower[start + length : start + length + 1] in (["in"], ["near"], ["at"]):
                self.home.pop(start + length + 1, None)  # nor does "the bloodshed of June 2010 in Osh"
        self.foreign = [*self._of_others(), *(position for position, _, _ in elsewhere)]
        """Tokens that tell of another conflict or disaster: other countries and peoples, and the words of the list."""

    def home_before(self, position: int) -> bool:
        """Whether the last side or foreign cue before the token is one of this border's sides."""
        known = [place for place in self.home if place < position]
        foreign = [place for place in self.foreign if place < position]
        return bool(known) and (not foreign or max(known) > max(foreign) + 4)

    def _of_others(self) -> list[int]:
        marked, lower = self.marked, self.marked.lower
        return [
            position
            for position, side in self.sides.items()
            if side not in NEAR
            and marked.sides[position].kind in ("country", "people")
            and lower[position + 1 : position + 2] != ["'s"]
        ]

    def abroad(self, start: int) -> bool:
        """Whether a capital or neighbour abroad follows at once as the place: "were killed in Tashkent"."""
        for position in range(start, min(start + 5, len(self.marked.tokens))):
            if self.sides.get(position, HOME[0]) not in HOME and self.marked.lower[position - 1] in ("in", "near"):
                return True
        return False

    def agent(self, position: int) -> bool:
        """Whether the side at the token is the one that shoots: "by Tajik troops", "fire from the Kyrgyz side"."""
        lower = self.marked.lower
        before = lower[max(0, position - 3) : position]
        if lower[position + 1 : position + 2] == ["side"]:
            return "by" in lower[max(0, position - 5) : position] or (
                "from" in before and not FIRE.isdisjoint(lower[max(0, position - 5) : position])
            )
        if before[-1:] == ["of"] and not ATTACKS.isdisjoint(before[:-1]):
            return True  # "killed during the aggression of Tajikistan"
        if before[-1:] in (["among"], ["amongst"], ["for"]) or before[-2:-1] == ["among"]:
            return False
        if any(word in FORCES for word in lower[position + 1 : position + 4]):
            return True
        term = self.marked.sides.get(position)
        return "by" in before and term is not None and term.kind == "adjective"

    def opponent(self, position: int) -> bool:
        """Whether the side is only named as the other party: "clashes with Tajikistan", "between Ak-Sai and Vorukh"."""
        lower = self.marked.lower
        near = lower[max(0, position - 3) : position]
        return "with" in near or "against" in near or self._between(position)

    def _between(self, position: int) -> bool:
        """Whether the side is one of two that "between" joins; "between 12 and 15" joins numbers."""
        for place in range(max(0, position - 9), position):
            if self.marked.lower[place] == "between":
                return all(quantity.first != place for quantity in self.marked.quantities)
        return False

    def counting(self, position: int) -> bool:
        """Whether the side at the token may be that of the people counted: not the other party, nor "Kyrgyz-Tajik"."""
        lower = self.marked.lower
        pair = lower[position + 1 : position + 2] == ["-"] and position + 2 in self.sides
        pair = pair or (position > 1 and lower[position - 1] == "-" and position - 2 in self.sides)
        border = lower[position + 1 : position + 2] in (["border"], ["frontier"]) and not _guards(lower, position + 2)
        return not pair and not border and not self.opponent(position)

    def speaks(self, position: int) -> bool:
        """Whether the side's name belongs to an institution: "the Tajik foreign ministry"."""
        following = self.marked.lower[position + 1 : position + 4]
        cut = next((place for place, word in enumerate(following) if not word[0].isalpha()), len(following))
        return not INSTITUTIONS.isdisjoint(following[:cut])


def _guards(lower: Sequence[str], position: int) -> bool:
    """Whether "border" goes on to name people: "border guards", "border troops"."""
    words = lower[position : position + 1]
    return bool(words) and words[0] in (
        "guard",
        "guards",
        "guardsmen",
        "troops",
        "officers",
        "police",
        "villagers",
        "residents",
    )


class ForeignTopic:
    """Whether a paragraph has turned to another conflict: until a side of this border is named again."""

    def __init__(self) -> None:
        self._paragraph = -1
        self._foreign = False

    def holds(self, labels: Labels) -> bool:
        """Take the next sentence; True if it goes on about a foreign conflict without naming it again."""
        paragraph = labels.marked.sentence.block.paragraph
        if paragraph != self._paragraph:
            self._paragraph, self._foreign = paragraph, False
        if labels.home:
            self._foreign = False
        elif labels.foreign:
            self._foreign = True
            return False
        return self._foreign


class Topic:
    """What a paragraph spoke of last: `side` if it named one alone, `metric` if it named one without a figure."""

    def __init__(self) -> None:
        self.side = ""
        self.metric = ""
        self._block = -1
        self._heading = False
        self._asked = False

    def enter(self, sentence: Sentence) -> None:
        """Begin a sentence: a new block of lines begins without a topic."""
        if sentence.block.start != self._block:
            self._block, self.side = sentence.block.start, self.side if self._asked else ""
            self.metric = self.metric if self._heading else ""

    def leave(self, labels: Labels) -> None:
        """End a sentence: the sides that it named are what the next one goes on about."""
        sentence = labels.marked.sentence
        self.metric = labels.marked.named_metric if not labels.marked.quantities else ""
        self._heading = sentence.start == sentence.block.start and sentence.end == sentence.block.end
        self._asked = self._heading and labels.marked.lower[-1] == "?"
        named = set(labels.home.values())
        if named:
            self.side = named.pop() if len(named) == 1 else ""
