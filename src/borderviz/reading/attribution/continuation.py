"""Whether a sentence without a speaker of its own carries on what the sentence before reported."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from borderviz.reading.articles.wrapping import BULLET
from borderviz.reading.text import BlockKind, Document, Sentence, Token

REFERRING = frozenset(
    "its their his her they it them these those another most none all among of further additional including".split()
)
COUNTED = frozenset(
    "dead wounded injured victims rest others youngest oldest eldest number figure toll total killed casualties latter "
    "remaining remainder list count deceased missing two three four five".split()
)
UPDATES = frozenset({"update", "bulletin", "revision", "recount"})
"""What the same office gives out next: "An update promised for noon …"."""

LATER_STARTS = frozenset({"by", "on", "at", "hours", "within"})
COUNTS = frozenset("was had were stood rose became".split())
SUM_WORDS = frozenset("number figure count toll tally total".split())
OTHERS = frozenset({"of", "others", "other", "more", "were", "are", "is", "was", "remain", "people"})
ABOUT = frozenset({("more", "than"), ("at", "least"), ("up", "to"), ("close", "to")})
APPROXIMATE = frozenset({"some", "about", "around", "nearly", "almost", "over"})
"""Words before a number."""

ACCOUNT = 0.6
"""How surely a plain sentence is still part of the account that "According to X, …" opened in its paragraph."""


def carries_on(document: Document, before: Sentence, sentence: Sentence, account: bool) -> float:
    """Return how surely (0..1) the sentence is still said by the speaker of the one before; 0 is not at all.

    `account` tells whether the sentence before belongs to an account that was opened as such.
    """
    if not sentence.tokens or not before.tokens:
        return 0.0
    if before.block == sentence.block and in_quotes(document, sentence.block.start, sentence.start):
        return 0.95
    if sentence.tokens[0].text == '"' and any(token.text == '"' for token in before.tokens):
        return 0.8
    if before.tokens[-1].text == ":":
        return 0.9
    if is_bullet(document, sentence):
        return 0.0
    if before.block.paragraph != sentence.block.paragraph:
        return 0.6 if _opens_with_part(sentence.tokens) and before.block.kind is BlockKind.BODY else 0.0
    return 0.8 if refers_back(sentence.tokens) else ACCOUNT * account


def _opens_with_part(found: Sequence[Token]) -> bool:
    """Whether a paragraph begins with a part of what the one before counted: "Among them are seven minors"."""
    words = [token.lower for token in found[:2]]
    return words[:1] in (["among"], ["of"]) and words[1:] in (["them"], ["these"], ["those"], ["whom"])


def is_bullet(document: Document, sentence: Sentence) -> bool:
    """Whether the sentence opens a point of a list."""
    return BULLET.match(document.text, sentence.start) is not None


def refers_back(found: Sequence[Token]) -> bool:
    """Whether the words need the sentence before: "Six of the injured", "Ten others", "Its toll", "The dead"."""
    words = [token.lower for token in found[:5]]
    if words[0] in REFERRING:
        return words[:2] not in (["it", "was"], ["it", "is"])
    if counts_later([token.lower for token in found[:8]]):
        return True
    if words[0] == "additionally" or words[:2] == ["in", "addition"]:
        return True
    if words[0] in ("a", "an") and not UPDATES.isdisjoint(words[1:3]):
        return True
    if words[0] == "the":
        return any(word in COUNTED for word in words[1:3])
    if words[0] in ("that", "this"):
        return words[1:2] in (["includes"], ["included"])
    if tuple(words[:2]) in ABOUT or words[0] in APPROXIMATE:
        words = words[2 if tuple(words[:2]) in ABOUT else 1 :]
        return len(words) > 1 and words[0][0].isdigit() and words[1] in OTHERS - {"people"}
    return len(words) > 1 and words[1] in OTHERS and (words[0][0].isdigit() or found[0].text[0].isupper())


def counts_later(words: Sequence[str]) -> bool:
    """Whether a sentence begins with a later time of the same count: "A day later it was two"."""
    if words[0] not in LATER_STARTS and "later" not in words[:4]:
        return False
    pairs = list(pairwise(words[1:]))
    return any((it == "it" and had in COUNTS) or (it in ("the", "that") and had in SUM_WORDS) for it, had in pairs)


def in_quotes(document: Document, block_start: int, offset: int) -> bool:
    """Whether a quotation that opened in the block is still open at the offset."""
    return document.plain.count('"', block_start, offset) % 2 == 1
