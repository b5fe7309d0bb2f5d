"""Names in any spelling: a key that the transliterations of one name share.

Kyrgyz, Tajik and Russian names reach English by several roads: Көк-Таш is Kök-Tash, Kok-Tash, Koktash; Жаштык is
Zhashtyk, Jashtyk, Dzhashtyk. The key makes equal what differs by transliteration only. What differs by language (Batken
and Botken, Khujand and Khodjent) stays apart: such names stand in the gazetteer side by side.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "j", "з": "z", "и": "i", "й": "i", "к": "k",
    "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh",
    "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "ң": "n", "ө": "o", "ү": "u", "ғ": "g", "ӣ": "i", "қ": "k", "ӯ": "u", "ҳ": "h", "ҷ": "j", "ў": "o", "і": "i",
}  # fmt: skip
"""Russian, and the letters that Kyrgyz, Tajik and Uzbek add. ё is not here: Kyrgyz ö after a consonant, else yo."""

SAME = (
    ("ph", "f"), ("dsch", "j"), ("tzh", "j"), ("dzh", "j"), ("dj", "j"), ("zh", "j"), ("tsch", "ch"), ("tch", "ch"),
    ("sch", "sh"),
    # Every h but that of ch and sh is a kh: these two are set aside meanwhile.
    ("ch", "C"), ("sh", "S"), ("kh", "x"), ("h", "x"), ("gx", "g"), ("C", "ch"), ("S", "sh"),
    ("lya", "le"), ("lia", "le"), ("q", "k"), ("ck", "k"), ("w", "v"), ("y", "i"), ("ng", "n"), ("ou", "u"), ("o", "u"),
)  # fmt: skip
"""Equivalences, in the order in which they are applied, over and over until nothing changes."""

DOUBLED = re.compile(r"([a-z])\1+")
SPOKEN = tuple(f"{vowel}h" for vowel in "aeiou")
"""The breath at the end of Chorkuh is not heard; short names such as Keh keep it."""

APART = re.compile(r"[\s\-‐-―_/.,;:]+")
UNSPOKEN = re.compile("[^a-z0-9]+")
EZAFE = re.compile(r"^(.{2,}a)[iy]$")
"""Tajik joins a noun to what follows with -i: Khojai A'lo is Khoja Alo."""

CASES = re.compile(r"(?<=.[бвгджзйклмнпрстфхцчшщғқҳҷң])(?:ами|ями|ах|ях|ов|ом|ем|ой|ей|а|е|у|ы|и|ю|я|ь)$")
ADJECTIVE = re.compile(r"(?<=[сц]к)(?:ая|ой|ую|ий|ого|ому|ом|им|ое|их|ими|ие)$")

ONE_SMALL = str.maketrans("İıſ", "iis")
"""Letters that are an i or s to a reader, but not to `str.lower`."""


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Return the key of a name: equal for all its transliterations, idempotent, empty for text without letters."""
    *words, last = APART.sub(" ", _latin(name)).strip().split(" ")
    return _settle(UNSPOKEN.sub("", "".join(EZAFE.sub(r"\1", word) for word in words) + last))


def stem(word: str) -> str:
    """Return a Russian word without its ending of case (Баткене → Баткен), other words as they are."""
    if not is_cyrillic(word):
        return word
    lower = word.lower()
    short = ADJECTIVE.sub("", lower)
    return short if short != lower else CASES.sub("", lower)


def is_cyrillic(text: str) -> bool:
    """Whether a text has a Cyrillic letter."""
    return not text.isascii() and any("Ѐ" <= letter <= "ӿ" for letter in text)


def small(text: str) -> str:
    """The text in small letters, each letter still one letter, so that offsets stay."""
    if any(letter in text for letter in "İıſ"):
        text = text.translate(ONE_SMALL)
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(letter.lower()[0] for letter in text)


def _latin(name: str) -> str:
    """The name in lower-case Latin letters without marks. ё and й are letters of their own, so they go first."""
    lower = unicodedata.normalize("NFC", name).casefold()
    if not lower.isascii():
        lower = "".join(_letter(lower, at) for at in range(len(lower)))
        lower = "".join(sign for sign in unicodedata.normalize("NFKD", lower) if not unicodedata.combining(sign))
    return lower.casefold()


def _letter(lower: str, at: int) -> str:
    letter = lower[at]
    if letter == "ё":
        return "yo" if at == 0 or lower[at - 1] in "аеиоуыэюяӣӯёөү -" else "o"
    return CYRILLIC.get(letter, letter)


def _settle(key: str) -> str:
    before = ""
    while key != before:
        before = key
        if len(key) > 3 and key.endswith(SPOKEN):
            key = key[:-1]
        for spelling, same in SAME:
            key = key.replace(spelling, same)
        key = DOUBLED.sub(r"\1", key)
    return key
