"""What attribution is made of: a sentence with its possible speakers, a cue that someone speaks, and who says it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from borderviz.quick_record import quick_record
from borderviz.reading.attribution.actors import Actor
from borderviz.reading.text import Token


class Reach(StrEnum):
    """Where the words lie that an attribution is about."""

    AFTER = "after"
    BEFORE = "before"
    AROUND = "around"


@quick_record(eq=False)
class Heard:
    """The tokens of a sentence and the phrases in it that may name a speaker."""

    found: Sequence[Token]
    actors: Sequence[Actor]

    def word(self, index: int) -> str:
        """Return the word at the token in lower case; an empty string outside the sentence."""
        return self.found[index].lower if 0 <= index < len(self.found) else ""

    def starting(self, index: int) -> Actor | None:
        """Return the actor that begins at the token."""
        return next((actor for actor in self.actors if actor.first == index), None)


@quick_record()
class Cue:
    """A verb or noun of saying at tokens [first, last), and its kinds in saying.csv."""

    first: int
    last: int
    kinds: frozenset[str]


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
