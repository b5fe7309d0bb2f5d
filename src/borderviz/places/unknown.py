"""Places that no gazetteer knows: "the village of Xyz", "Xyz border post", and names built like Kyrgyz ones."""

from __future__ import annotations

from collections.abc import Iterator

from borderviz.places.generics import Generic, generic_after, generic_before
from borderviz.places.hits import Hit
from borderviz.places.names import fold
from borderviz.places.tokens import Tokens


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TELLING = frozenset(["village", "post", "crossing", "enclave"])
"""Classes of generic words that betray a small place. Districts and towns of the region are known."""

NO_NAMES = _words(
    "The This That These Those A An One Two Three Four Five Six Seven Eight Nine Ten Some Several Many Most All Both "
    "Each Every Other Another Its Their His Her Our In On At By From Of To For With And But Or As If When While After "
    "Before Near Kyrgyz Tajik Uzbek Kazakh Russian Soviet Chinese Afghan Central Asian Local Border Frontier Military "
    "State National Main Northern Southern Eastern Western Upper Lower Neighbouring Neighboring Nearby Same Small "
    "Large Old New First Second Third Last Next Such No Not Only Residents Villagers Guards Troops Soldiers Customs "
    "Guard Army Police Security Checkpoint Post Outpost Village Villages District Region Nations United Disputed Contested "
    "Mountain Mountainous Remote Deserted Empty Whole Entire Strategic Key Important Busy Closed Burned Olympic"
)
"""Capitalised words before a generic word that are no names."""

ELEMENTS = frozenset(
    map(
        fold,
        _words(
            "Tash Sai Say Bulak Dobo Döbö Debe Suu Boz Mazar Bel Korgon Terek Aryk Bashy Kocho Oruk Zher Jer Bak "
            "Kyshtak Tatyr Adyr Turpak Kyya Kiya Jol Zhol Kol Köl Too Tube Tobo Ata Kapa Tala Tokoi Tumshuk Qalacha "
            "Dara Deh Kuduk Qishloq Kishlak Obod Abad Ovul Ayil"
        ),
    )
)
"""What the second parts of Kyrgyz and Tajik names of places mean: stone, valley, spring, hill, water …"""


def unknown_hits(tokens: Tokens, hits: list[Hit]) -> list[Hit]:
    """Names beside a telling generic word, or built like a name of the region, that are not among `hits`."""
    taken = {at for hit in hits for at in range(hit.start, hit.stop)}
    found: list[Hit] = []
    for hit in (*_beside_generics(tokens, taken), *_built_alike(tokens, taken)):
        if taken.isdisjoint(range(hit.start, hit.stop)):
            taken.update(range(hit.start, hit.stop))
            found.append(hit)
    return found


def _beside_generics(tokens: Tokens, taken: set[int]) -> Iterator[Hit]:
    at = 0
    while at < len(tokens):
        if not _is_name(tokens, at, taken):
            at += 1
            continue
        end = at + 1
        while end < len(tokens) and end - at < 3 and tokens.joined(end - 1) and _is_name(tokens, end, taken):
            end += 1
        generic = _telling(tokens, at, end)
        if generic is not None:
            yield Hit(at, end, "", (), kind=generic.kind).beside(generic)
        at = end


def _telling(tokens: Tokens, at: int, end: int) -> Generic | None:
    behind = generic_after(tokens, end) if tokens.adjacent(end - 1) else None
    for generic in (generic_before(tokens, at), behind):
        if generic is not None and generic.kind in TELLING and not tokens.words[generic.first][0].isupper():
            return generic
    return None


def _is_name(tokens: Tokens, at: int, taken: set[int]) -> bool:
    word = tokens.words[at]
    return at not in taken and word[0].isupper() and len(word) > 2 and not word.isupper() and word not in NO_NAMES


def _built_alike(tokens: Tokens, taken: set[int]) -> Iterator[Hit]:
    for at in range(len(tokens) - 1):
        if tokens.gap(at) in ("-", "‐", "‑") and _is_name(tokens, at, taken) and fold(tokens.words[at + 1]) in ELEMENTS:
            yield Hit(at, at + 2, "", (), kind="")
