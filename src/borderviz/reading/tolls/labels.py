"""The sides that a sentence names, by token: countries, peoples, and places of the gazetteer."""

from __future__ import annotations

from collections.abc import Sequence

from borderviz.places import ResolvedPlace
from borderviz.reading.tolls.marks import Marked
from borderviz.reading.tolls.phrases import phrases_of

HOME = ("KGZ", "TJK")
"""The sides of the border; others are foreign."""

NEIGHBOUR = "UZB"
"""Its name stands in reports of this border as a place of meetings, and tells nothing of a foreign conflict."""

FORCES = frozenset(
    "troops forces soldiers servicemen army military guards artillery drone drones mortars mortar fire gunfire shelling "
    "aircraft bayraktar helicopter helicopters militants fighters units attack attacks strike strikes aggression tanks "
    "missile missiles rockets air snipers sniper assault shell bullet bullets munition warplanes jets bombing".split()
)
FIRE = frozenset("fire shelling shots attack attacks shooting aggression shells rockets bullets".split())


class Labels:
    """Token positions of side names in a sentence; `home` are those of the two sides of the border."""

    def __init__(self, marked: Marked, places: Sequence[ResolvedPlace]) -> None:
        self.marked = marked
        self.sides = {position: term.side for position, term in marked.sides.items()}
        self.villages: dict[int, str] = {}
        starts = {token.start: position for position, token in enumerate(marked.tokens)}
        for place in places:
            position = starts.get(place.start)
            if position is not None and place.side in HOME and position not in self.sides:
                self.villages[position] = place.side
        self.home = {position: side for position, side in self.sides.items() if side in HOME} | self.villages

    def agent(self, position: int) -> bool:
        """Whether the side at the token is the one that shoots: "by Tajik troops", "fire from the Kyrgyz side"."""
        lower = self.marked.lower
        before = lower[max(0, position - 3) : position]
        if lower[position + 1 : position + 2] == ["side"]:
            return "by" in before or ("from" in before and not FIRE.isdisjoint(lower[max(0, position - 5) : position]))
        if any(word in FORCES for word in lower[position + 1 : position + 4]):
            return True
        term = self.marked.sides.get(position)
        return "by" in before and term is not None and term.kind == "adjective"

    def opponent(self, position: int) -> bool:
        """Whether the side is only named as the other party: "clashes with Tajikistan", "between Ak-Sai and Vorukh"."""
        lower = self.marked.lower
        near = lower[max(0, position - 3) : position]
        return "with" in near or "between" in lower[max(0, position - 9) : position] or "against" in near

    def counting(self, position: int) -> bool:
        """Whether the side at the token may be that of the people counted: not the other party, nor "Kyrgyz-Tajik"."""
        lower = self.marked.lower
        pair = lower[position + 1 : position + 2] == ["-"] and position + 2 in self.sides
        pair = pair or position > 1 and lower[position - 1] == "-" and position - 2 in self.sides
        return not pair and not self.opponent(position)


def foreign_cues(labels: Labels) -> list[int]:
    """Tokens that tell of another conflict or of a disaster: other countries and peoples, and the words of the list."""
    marked, known = labels.marked, phrases_of("elsewhere", "phrase")
    cues = [
        position
        for position, side in labels.sides.items()
        if side not in (*HOME, NEIGHBOUR)
        and marked.sides[position].kind in ("country", "people")
        and marked.lower[position + 1 : position + 2] != ["'s"]
    ]
    return cues + [position for position in range(len(marked.lower)) if known.at(marked.lower, position)]


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
        elif foreign_cues(labels):
            self._foreign = True
            return False
        return self._foreign
