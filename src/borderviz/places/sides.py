"""The side that a text names beside a place: "the Kyrgyz village of Dostuk", "Guliston, on the Tajik side"."""

from __future__ import annotations

import re
from bisect import bisect

from borderviz.places.names import small
from borderviz.places.records import Mention

OF_WORD = {"kyrgyz": "KGZ", "kirghiz": "KGZ", "kyrgyzstan": "KGZ", "tajik": "TJK", "tajikistan": "TJK", "uzbek": "UZB",
           "uzbekistan": "UZB", "кыргызск": "KGZ", "киргизск": "KGZ", "таджикск": "TJK", "узбекск": "UZB"}  # fmt: skip
SIDE_WORD = re.compile("|".join(OF_WORD))
SIDE = r"\b(kyrgyz(?:stan)?|kirghiz|tajik(?:istan)?|uzbek(?:istan)?|(?:кыргыз|киргиз|таджик|узбек)ск)\w*(?:['’]s?)?"
NOUN = (r"(?:(?:border|frontier|neighbou?ring|nearby)\s+)*(?:villages?|towns?|cit(?:y|ies)|settlements?|hamlets?|"
        r"exclaves?|enclaves?|districts?|posts?|outposts?|checkpoints?|crossings?|сел[оеаах]+|сёлах?)")  # fmt: skip
BEFORE = re.compile(rf"{SIDE}\s+(?:{NOUN}\s+)?(?:(?:of|at|near|called|named)\s+)?(?:the\s+)?$")
ON_SIDE = re.compile(rf"\bon\s+the\s+{SIDE}\s+side(?:\s+of\s+the\s+border)?,?\s+(?:(?:at|in|near)\s+)?$")
AFTER = re.compile(rf",?\s+(?:on|in|inside)\s+(?:the\s+)?{SIDE}(?:\s+(?:side|territory))?")
LISTED = re.compile(r"\s*(?:,|and|or|,\s*and)\s*")


def named_sides(text: str, mentions: list[Mention]) -> list[str]:
    """The code of the side named beside each mention, or empty; that of a list ("the Kyrgyz villages of A, B and C")
    holds for all."""
    lower = small(text)
    named = [found.start() for found in SIDE_WORD.finditer(lower)]
    sides: list[str] = []
    for at, mention in enumerate(mentions):
        near = bisect(named, mention.end + 40) > bisect(named, mention.start - 70)
        side = _named_side(lower, mention) if near else ""
        if not side and at and sides[-1] and LISTED.fullmatch(lower, mentions[at - 1].end, mention.start):
            side = sides[-1]
        sides.append(side)
    return sides


def _named_side(lower: str, mention: Mention) -> str:
    """The code of the side named directly beside a mention of a text in small letters, or empty."""
    before = lower[max(mention.start - 70, 0) : mention.start]
    found = BEFORE.search(before) or ON_SIDE.search(before)
    if found is None:
        found = AFTER.match(lower, mention.end, mention.end + 40)
    return OF_WORD[found[1]] if found else ""
