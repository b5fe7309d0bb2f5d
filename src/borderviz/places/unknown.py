"""Places that no gazetteer knows: "the village of Xyz", "Xyz border post", and names built like Kyrgyz ones."""

from __future__ import annotations

from dataclasses import replace

from borderviz.places.generics import Generic, generic_after, generic_before
from borderviz.places.hits import Hit
from borderviz.places.index import NameIndex
from borderviz.places.joined import listed
from borderviz.places.names import fold
from borderviz.places.tokens import Tokens


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MISSPELLED = "?"
DASHED = frozenset(["-", "‐", "‑"])
TELLING = frozenset(["village", "post", "crossing", "enclave"])
"""Classes of generic words that betray a small place. Districts and towns of the region are known."""

NO_NAMES = _words(
    "The This That These Those A An One Two Three Four Five Six Seven Eight Nine Ten Some Several Many Most All Both "
    "Each Every Other Another Its Their His Her Our In On At By From Of To For With And But Or As If When While After "
    "Before Near Kyrgyz Tajik Uzbek Kazakh Russian Soviet Chinese Afghan Central Asian Local Border Frontier Military "
    "State National Main Northern Southern Eastern Western Upper Lower Neighbouring Neighboring Nearby Same Small "
    "Large Old New First Second Third Last Next Such No Not Only Residents Villagers Guards Troops Soldiers Customs "
    "Guard Army Police Security Checkpoint Post Outpost Village Villages District Region Nations United Disputed "
    "Contested Mountain Mountainous Remote Deserted Empty Whole Entire Strategic Key Important Busy Closed Burned "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December Facebook Telegram Twitter Instagram YouTube President Minister Ministry "
    "Service Committee Council Government Parliament Reuters Sputnik Interfax Olympic Trading"
)
"""Capitalised words before a generic word that are no names."""

ELEMENTS = frozenset(
    map(
        fold,
        _words(
            "Tash Sai Say Bulak Dobo Döbö Debe Suu Boz Mazar Bel Korgon Terek Aryk Bashy Kocho Oruk Zher Jer Bak "
            "Kyshtak Tatyr Adyr Turpak Kyya Kiya Jol Zhol Kol Köl Tube Tobo Ata Kapa Tala Tokoi Tumshuk Qalacha "
            "Dara Deh Kuduk Qishloq Kishlak Obod Abad Ovul Ayil"
        ),
    )
)
"""What the second parts of Kyrgyz and Tajik names of places mean: stone, valley, spring, hill, water …"""


def unknown_hits(tokens: Tokens, hits: list[Hit], index: NameIndex) -> list[Hit]:
    """Names beside a telling generic word, or built like a name of the region, that are not among `hits`."""
    names = _names(tokens, {at for hit in hits for at in range(hit.start, hit.stop)})
    known = {hit.first: hit for hit in hits}
    found: list[Hit] = []
    before: Hit | None = None
    for first in sorted({*names, *known}):
        if before is not None and first < before.stop:
            continue
        hit = known.get(first) or _unknown(tokens, first, names[first], before)
        if first not in known:
            hit = _misspelled(tokens, hit or Hit(first, names[first], "", ()), before, known, index) or hit
            if hit is not None:
                found.append(hit)
        before = hit or before
    return found


def _misspelled(tokens: Tokens, hit: Hit, before: Hit | None, known: dict[int, Hit], index: NameIndex) -> Hit | None:
    """The hit as a misspelled village, where others are listed beside it or a generic word calls it one."""
    behind = known.get(hit.end + 1) or known.get(hit.end)
    company = (before is not None and before.entries and listed(before, hit, tokens)) or (
        behind is not None and listed(hit, behind, tokens)
    )
    if not (company or hit.kind == "village"):
        return None
    entries = index.misspelled(tokens.text[tokens.starts[hit.first] : tokens.ends[hit.end - 1]])
    return replace(hit, key=MISSPELLED, entries=tuple(entries)) if entries else None


def _unknown(tokens: Tokens, first: int, end: int, before: Hit | None) -> Hit | None:
    hit = Hit(first, end, "", ())
    generic = _telling(tokens, first, end)
    if generic is not None:
        return hit.beside(generic)
    if before is not None and before.many and before.kind in TELLING and listed(before, hit, tokens):
        return hit.under(before.kind, many=True)
    built = end - first == 2 and fold(tokens.words[first + 1]) in ELEMENTS and tokens.gap(first) in DASHED
    return hit if built else None


def _names(tokens: Tokens, taken: set[int]) -> dict[int, int]:
    """First word and end of what may be names: capitalised words that nobody knows."""
    names: dict[int, int] = {}
    end = 0
    for at in tokens.capitals:
        if at < end or not _fits(tokens, at, taken):
            continue
        end = at + 1
        while end - at < 3 and tokens.joined(end - 1) and _fits(tokens, end, taken):
            end += 1
        names[at] = end
    return names


def _fits(tokens: Tokens, at: int, taken: set[int]) -> bool:
    word = tokens.words[at]
    if at in taken or not word[0].isupper() or word in NO_NAMES:
        return False
    return (len(word) > 2 and not word.isupper()) or tokens.gap(at) in DASHED


def _telling(tokens: Tokens, at: int, end: int) -> Generic | None:
    behind = generic_after(tokens, end) if tokens.beside(end - 1) else None
    for generic in (generic_before(tokens, at), behind):
        if generic is not None and generic.kind in TELLING and not tokens.words[generic.first][0].isupper():
            return generic
    return None
