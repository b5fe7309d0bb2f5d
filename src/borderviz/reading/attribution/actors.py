"""Who could speak in a sentence: ministries, officials, doctors, outlets, states, and whose they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from borderviz.reading.attribution.grammar import FUNCTION
from borderviz.reading.attribution.words import saying_at
from borderviz.reading.text import Token

HEADS = frozenset({"org", "official", "medical", "resident", "anonymous", "press", "charity", "text", "group"})
"""Kinds of nouns that take their side from the words around them."""

NAMED = frozenset({"outlet", "state_agency", "body", "person"})
"""Kinds of names that stand for themselves."""

ARTICLES = frozenset("the a an its their his her our this that one some two both several".split())
POSSESSIVES = frozenset("its their his her our own".split())
NOUNS_TOO = frozenset("press state information name records".split())
"""Verbs of saying that as nouns stand before another noun: "press service", "State Committee"."""

PARTICIPLES = frozenset("unnamed armed united unidentified unspecified".split())


@dataclass(slots=True)
class Actor:
    """A phrase for someone who may speak: tokens [first, last) of the sentence, its head noun, and whose it is.

    `kind` is that of speakers.csv or sides.csv. `side` is empty until it is known. `head` is the index of the head
    noun's last token, `word` that noun in lower case.
    """

    first: int
    last: int
    head: int
    kind: str
    name: str
    side: str
    word: str
    definite: bool = False
    named: bool = False
    """Whether `name` is what an analyst would write, not merely what a word list holds."""
    possessive: str = ""
    """"its", "their"… where the phrase begins so; "former" or "latter" for "the former's"."""
    both: tuple[str, ...] = ()
    """The sides of "Kyrgyzstan and Tajikistan", in this order."""
    person: str = ""
    """The name of a person that the phrase gives, without title."""
    office: tuple[int, int] | None = None
    """The first token and the noun of the office that the phrase speaks for: "the ministry's spokesman"."""
    told_in: Sequence[Token] = ()
    """The tokens of the sentence that it is to be named from, once it is known for whom it speaks."""
    about: frozenset[str] = frozenset()
    """The words that tell it from others of its kind: {"health"} of "the health ministry in Bishkek"."""

    @property
    def bare(self) -> bool:
        """Whether the phrase leaves open whose speaker it is."""
        return not self.side and self.kind in HEADS

    @property
    def extended(self) -> bool:
        """Whether a place or office already follows the noun: "officials in Bishkek"."""
        return self.last > self.head + 1


def is_modifier(found: Sequence[Token], index: int) -> bool:
    """Whether the token may stand between an article and a noun: an adjective, a noun before a noun, part of a name."""
    token = found[index]
    if token.lower in FUNCTION or not token.lower[0].isalpha():
        return token.lower in ("own", "'s") or (token.text in "-/'" and inside_word(found, index))
    if token.text[0].isupper() and index > 0:
        return True
    if token.lower.endswith("ed"):
        return token.lower in PARTICIPLES or (index > 0 and found[index - 1].lower in ARTICLES)
    return token.lower in NOUNS_TOO or not saying_at(found, index)[1]


def inside_word(found: Sequence[Token], index: int) -> bool:
    """Whether a hyphen or stroke joins two words ("Kyrgyz-Tajik"), not a dash between them; or ends a plural's name."""
    if index == 0 or found[index - 1].end != found[index].start:
        return False
    return found[index].text == "'" or (index + 1 < len(found) and found[index].end == found[index + 1].start)


def words_of(found: Sequence[Token], first: int, last: int) -> str:
    """Return tokens [first, last) as text, with a blank only where the text has one."""
    if last - first == 1:
        return found[first].text
    words = found[first:last]
    gaps = [" " if k and words[k - 1].end < word.start else "" for k, word in enumerate(words)]
    return "".join(gap + word.text for gap, word in zip(gaps, words, strict=True))
