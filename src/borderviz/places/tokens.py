"""The words of a text, with their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import accumulate

# Letters with combining marks; an apostrophe inside belongs to the word (Qal'acha), a hyphen does not (Kok-Tash).
MARKED = r"[\w\u0300-\u036f]*"
WORD = re.compile(rf"(\w{MARKED}(?:['’ʼʻ‘`´][^\W\d_]{MARKED})*)")
POSSESSIVE = tuple(sign + letter for sign in "'’ʼ`´" for letter in "sS")
DASHES = "-‐‑‒–—"
DASH_SIGNS = frozenset(DASHES)
JOINTS = frozenset(["", " ", "\n", "\u00a0", " \n", *(left + dash + right for dash in DASHES[:5] for left in ("", " ")
                    for right in ("", " ", "\n"))])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a text; an English possessive 's is left out of its word."""

    text: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    capitals: list[int]
    """The numbers of the words that begin with a capital letter."""

    @classmethod
    def of(cls, text: str) -> Tokens:
        """Split a text."""
        # Splitting gives what stands between the words, and the words, in turn; their lengths add up to the offsets.
        parts = WORD.split(text)
        words, offsets = parts[1::2], list(accumulate(map(len, parts)))
        starts, ends = offsets[:-1:2], offsets[1::2]
        for at, word in enumerate(words):
            # U+02BC is a letter, so that the ending may also stand alone: then it is the word.
            if word[-1] in "sS" and word.endswith(POSSESSIVE) and len(word) > 2:
                words[at] = word[:-2]
                ends[at] -= 2
        return cls(text, words, starts, ends, [at for at, word in enumerate(words) if word[0].isupper()])

    def __len__(self) -> int:
        return len(self.words)

    def gap(self, at: int) -> str:
        """What stands between word `at` and the next."""
        return self.text[self.ends[at] : self.starts[at + 1]] if 0 <= at < len(self.words) - 1 else "."

    def adjacent(self, at: int) -> bool:
        """Whether nothing but white space stands between word `at` and the next."""
        gap = self.gap(at)
        return gap == " " or (gap.isspace() and len(gap) <= 3 and gap.count("\n") < 2)

    def beside(self, at: int) -> bool:
        """Whether the next word may be a generic word that belongs to word `at`: "Guliston-Avtodorozhny checkpoint"."""
        return self.adjacent(at) or self.gap(at) in DASH_SIGNS

    def joined(self, at: int) -> bool:
        """Whether word `at` and the next may be parts of one name."""
        gap = self.gap(at)
        if gap == " ":
            return True
        gap = gap.lstrip("'’ʼ")
        return gap in JOINTS or (gap == ". " and len(self.words[at]) <= 2)

    def capital(self, at: int) -> bool:
        """Whether word `at` begins with a capital letter."""
        return 0 <= at < len(self.words) and self.words[at][0].isupper()
