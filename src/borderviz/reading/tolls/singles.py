"""One person told without a number: "a 12-year-old girl", "another soldier", "Border guard dies"."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from borderviz.reading.lexicon import Cue, words
from borderviz.reading.numbers import Quantity
from borderviz.reading.text import BlockKind, Sentence
from borderviz.reading.tolls.nouns import Noun
from borderviz.reading.tolls.phrases import function_words

ARTICLES = frozenset(("a", "an", "another", "its", "his", "her", "my", "their"))
SINGULAR = frozenset(("was", "is", "has", "had", "been", "later", "also"))
PLURAL_WITHOUT_S = Cue("plural_without_s")
LONGEST = 6
BEFALLEN = frozenset("killed injured wounded hurt missing detained captured".split())
JOINS = frozenset({"and", ",", ";", "while"})


def singles_of(
    sentence: Sentence,
    lower: Sequence[str],
    nouns: Mapping[int, Noun],
    masked: frozenset[int],
    struck: frozenset[int],
) -> list[Quantity]:
    """A quantity of one for each person that an article introduces; the article is the number.

    `struck` are the tokens right after a verb such as "killing": there any noun that is no thing is a person.
    """
    found = [
        _single(i, i + 1)
        for i, word in enumerate(lower)
        if word in ARTICLES and (_person(lower, i, nouns, masked) or (i in struck and _unknown(lower, i, nouns)))
    ]
    found += [
        Quantity(i, i + 1, i, i + 1, 2, 2, 2, kind="article")
        for i, word in enumerate(lower)
        if word == "both" and _two(lower, i, nouns)
    ]
    if sentence.block.kind in (BlockKind.TITLE, BlockKind.HEADING) or sentence.index == 0:
        found += _bare(lower, nouns)
    return found


def _single(first: int, last: int) -> Quantity:
    return Quantity(first, last, first, last, 1, 1, 1, kind="article")


def _person(lower: Sequence[str], article: int, nouns: Mapping[int, Noun], masked: frozenset[int]) -> bool:
    """Whether the phrase of the article ends in one person."""
    if lower[article + 1 : article + 2] in (["second"], ["third"], ["fourth"]):
        hit = nouns.get(article + 2)
        if hit is not None and hit.kind in ("hurt", "dead"):
            return True  # "a second wounded"
    if lower[article] == "another" and lower[article + 1 : article + 2] and lower[article + 1] in BEFALLEN:
        return article > 0 and lower[article - 1] in JOINS  # "one guard was killed and another wounded"
    for position in range(article + 1, min(article + LONGEST, len(lower))):
        noun = nouns.get(position)
        if noun is not None and noun.kind != "person":
            if lower[noun.last : noun.last + 1] == ["-"] or noun.last in nouns:
                continue  # "a water-truck driver", "an ambulance driver"
            return False
        if noun is not None and not _another_noun(lower, noun, nouns):
            return is_singular(lower[noun.last - 1])
        if lower[position] == "old" and lower[position - 1] == "-":
            return noun_ends(lower, position + 1, nouns)
        if noun is None and position not in masked and not _adjective(lower[position]):
            return False
    return False


def _unknown(lower: Sequence[str], article: int, nouns: Mapping[int, Noun]) -> bool:
    """Whether a noun follows that no list knows: "killing a beekeeper"."""
    return (
        article + 1 < len(lower)
        and article + 1 not in nouns
        and article + 2 not in nouns
        and _adjective(lower[article + 1])
    )


def named_victims(
    sentence: Sentence, lower: Sequence[str], ends: Sequence[int], sides: Container[int]
) -> list[Quantity]:
    """A quantity of one for each person told by name: "Bakyt Osmonov, 38, was gunned down".

    `ends` are the tokens at which a predicate of killed, injured, missing or detained begins.
    """
    found = []
    for end in ends:
        last = _before_verb(lower, end)
        first = last
        while first > 0 and _name_part(sentence, first - 1) and first - 1 not in sides:
            first -= 1
        if last - first >= 2 and lower[first] not in function_words():
            found.append(_single(first, last))
    return found


def _before_verb(lower: Sequence[str], position: int) -> int:
    """Where the subject of the verb ends: before "was", adverbs, and an age between commas."""
    while position > 0 and (lower[position - 1] in SINGULAR or lower[position - 1].endswith("ly")):
        position -= 1
    aside = position - 1
    if position > 2 and lower[aside] == "," and lower[position - 3] == "," and lower[position - 2].isdigit():
        return position - 3
    return position


def _name_part(sentence: Sentence, position: int) -> bool:
    token = sentence.tokens[position]
    return token.text[0].isupper() and token.text[0].isalpha() and not token.text.isupper()


def _two(lower: Sequence[str], both: int, nouns: Mapping[int, Noun]) -> bool:
    """ "Both medical workers": two people."""
    noun = nouns.get(both + 1) or nouns.get(both + 2)
    return noun is not None and noun.kind == "person" and not is_singular(lower[noun.last - 1])


def noun_ends(lower: Sequence[str], position: int, nouns: Mapping[int, Noun]) -> bool:
    """Whether "36-year-old" stands for the person, or is followed by a person ("12-year-old girl")."""
    following = [nouns.get(place) for place in range(position, min(position + 3, len(lower)))]
    return not any(noun and noun.kind not in ("person", "hurt", "dead") for noun in following)


def _another_noun(lower: Sequence[str], noun: Noun, nouns: Mapping[int, Noun]) -> bool:
    return (
        noun.last in nouns and nouns[noun.last].kind in ("person", "thing") and lower[noun.last] not in function_words()
    )


def _adjective(word: str) -> bool:
    """Whether the word may stand between an article and its noun: no function word, number or verb."""
    if word in function_words() or word in words("numbers", "value") or word in ("left", "killed"):
        return False
    return word[0].isalnum() or word in ("-", "'s", "'")


def _bare(lower: Sequence[str], nouns: Mapping[int, Noun]) -> list[Quantity]:
    """A headline's person without an article, at its beginning: "Border guard dies"."""
    for position in range(min(3, len(lower))):
        if not _adjective(lower[position]):
            return []
        noun = nouns.get(position)
        if noun is not None and noun.kind == "person" and is_singular(lower[noun.last - 1]):
            return [] if "among" in lower[noun.last : noun.last + 2] else [_single(0, 0)]
    return []


def is_singular(word: str) -> bool:
    """Whether a noun of the people list names one person."""
    return not word.endswith("s") and word not in PLURAL_WITHOUT_S
