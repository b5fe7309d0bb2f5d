"""The side that a text names beside a place: "the Kyrgyz village of Dostuk", "Guliston, on the Tajik side"."""

from __future__ import annotations

import re

from borderviz.places.records import Mention

OF_WORD = {"kyrgyz": "KGZ", "kirghiz": "KGZ", "kyrgyzstan": "KGZ", "tajik": "TJK", "tajikistan": "TJK", "uzbek": "UZB",
           "uzbekistan": "UZB", "кыргызск": "KGZ", "киргизск": "KGZ", "таджикск": "TJK", "узбекск": "UZB"}  # fmt: skip
SIDE = r"\b(kyrgyz(?:stan)?|kirghiz|tajik(?:istan)?|uzbek(?:istan)?|(?:кыргыз|киргиз|таджик|узбек)ск)\w*(?:['’]s?)?"
NOUN = (r"(?:(?:border|frontier|neighbou?ring|nearby)\s+)*(?:villages?|towns?|cit(?:y|ies)|settlements?|hamlets?|"
        r"exclaves?|enclaves?|districts?|posts?|outposts?|checkpoints?|crossings?|сел[оеаах]+|сёлах?)")  # fmt: skip
BEFORE = re.compile(rf"{SIDE}\s+(?:{NOUN}\s+)?(?:(?:of|at|near|called|named)\s+)?(?:the\s+)?$", re.IGNORECASE)
ON_SIDE = re.compile(rf"\bon\s+the\s+{SIDE}\s+side(?:\s+of\s+the\s+border)?,?\s+(?:(?:at|in|near)\s+)?$", re.IGNORECASE)
AFTER = re.compile(rf",?\s+(?:on|in|inside)\s+(?:the\s+)?{SIDE}(?:\s+(?:side|territory))?", re.IGNORECASE)
LISTED = re.compile(r"\s*(?:,|and|or|,\s*and)\s*", re.IGNORECASE)


def named_side(text: str, mention: Mention) -> str:
    """The code of the side named directly beside a mention, or empty."""
    before = text[max(mention.start - 70, 0) : mention.start]
    found = BEFORE.search(before) or ON_SIDE.search(before)
    if found is None:
        found = AFTER.match(text, mention.end, mention.end + 40)
    return OF_WORD[found[1].lower()] if found else ""


def named_sides(text: str, mentions: list[Mention]) -> list[str]:
    """The side named beside each mention; in a list ("the Kyrgyz villages of A, B and C") it holds for all."""
    sides: list[str] = []
    for at, mention in enumerate(mentions):
        side = named_side(text, mention)
        if not side and at and LISTED.fullmatch(text, mentions[at - 1].end, mention.start):
            side = sides[-1]
        sides.append(side)
    return sides
