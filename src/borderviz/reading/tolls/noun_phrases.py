"""What a quantity counts: the noun phrase after it ("24 Kyrgyz soldiers", "31 of the country's citizens")."""

from __future__ import annotations

from borderviz.quick_record import quick_record
from borderviz.reading.numbers import Quantity
from borderviz.reading.tolls.marks import Marked
from borderviz.reading.tolls.nouns import METRIC_OF, Noun

PARTITIVES = frozenset("them those these whom which us".split())
MORE = frozenset("more additional further new other others".split())
COPULAS = [["is"], ["are"], ["was"], ["were"], ["as"], ["wore"]]
SAID = [["said"], ["say"], ["says"], ["believed"]]
SERVED = {
    ("served", "in"),
    ("served", "with"),
    ("serving", "in"),
    ("belonged", "to"),
    ("were", "in"),
    ("were", "from"),
    ("wore", "the"),
}
FORCES = frozenset("army military police uniform forces guard guards troops militia".split())
BULLETS = frozenset("-*•·▪–—")
LONGEST = 9


@quick_record()
class Counted:
    """The noun phrase of a quantity: tokens up to `last`, class and group of its head, side and metric if named.

    `kind` is "" if there is no head ("41 on the other side"). `partitive` tells "six of them", `more` tells "12 more",
    `described` that the words after a copula say who they are ("six of them are children").
    """

    quantity: Quantity
    last: int
    kind: str = ""
    group: str = "all"
    side: str = ""
    metric: str = ""
    partitive: bool = False
    more: bool = False
    described: bool = False


def counted(marked: Marked, quantity: Quantity) -> Counted:
    """Read the noun phrase that begins after the quantity."""
    reader = _Reader(marked, quantity)
    reader.read()
    reader.read_complement()
    return reader.result()


class _Reader:
    def __init__(self, marked: Marked, quantity: Quantity) -> None:
        self.marked, self.quantity = marked, quantity
        self.position = self.last = quantity.last
        self.head: Noun | None = None
        self.side = self.metric = ""
        self.partitive = self.more = self.described = self.damaged = False
        self.groups: list[str] = []

    def read(self) -> None:
        limit = min(len(self.marked.tokens), self.quantity.last + LONGEST)
        while self.position < limit and self._step():
            pass

    def read_complement(self) -> None:
        """ "six of them are children", "all 46 were Kyrgyz", "all 24 as civilians": who they are is said after."""
        lower, place = self.marked.lower, self.last
        if self.partitive and self._served(place):
            return
        place += 2 * (self.partitive and lower[place + 1 : place + 2] in SAID)  # "nine of whom they said were soldiers"
        if lower[place : place + 1] not in COPULAS or (self.head is not None and not (self.partitive or self.metric)):
            return
        if lower[place] == "as" and lower[max(0, self.quantity.first - 1)] != "all":
            return  # "all 24 as civilians", but "two dead as Kyrgyz guards exchange fire"
        place += 1
        while lower[place : place + 1] and lower[place] in ("a", "an", "all", "also", "mostly", "in"):
            place += 1
        noun = self._noun_from(place)
        if noun is not None:
            people = self.marked.sides.get(place)
            self.side = self.side or (people.side if people and people.kind in ("adjective", "people") else "")
            self.groups[:0] = [noun.group] if noun.group != "all" else []
            self.last, self.described = noun.last, True
            if lower[self.last : self.last + 1] == ["of"] and self.last + 1 in self.marked.sides:
                self.side = self.marked.sides[self.last + 1].side  # "four of those were citizens of Kyrgyzstan"
        elif place in self.marked.sides and not self.side and self.marked.sides[place].kind in ("adjective", "people"):
            self.side, self.last, self.described = self.marked.sides[place].side, place + 1, True

    def _served(self, place: int) -> bool:
        """ "twenty of those belonged to the army", "eleven of the seventeen served in the police"."""
        lower = self.marked.lower
        if tuple(lower[place : place + 2]) not in SERVED or FORCES.isdisjoint(lower[place + 2 : place + 5]):
            return False
        self.groups[:0] = ["security_forces"]
        self.last, self.described = min(place + 4, len(lower)), True
        return True

    def _noun_from(self, place: int) -> Noun | None:
        """The person that a short phrase from the token names; None where something else is said."""
        for position in range(place, min(place + 6, len(self.marked.tokens))):
            noun = self.marked.nouns.get(position)
            if noun is not None:
                return noun if noun.kind == "person" else None
            if self.marked.lower[position] == "uniform":
                return Noun(position, position + 1, "person", "security_forces")
            if self.marked.kind(position) or any(p.first == position for p in self.marked.predicates):
                return None
        return None

    def _step(self) -> bool:
        """Take the next token into the phrase; False if it does not belong there."""
        word, position = self.marked.lower[self.position], self.position
        if word == "of" and self.head is None and not self.side:
            return self._of()
        if word in MORE:
            self.more |= word in ("more", "additional", "further", "new")
            if word in ("others", "other") and position not in self.marked.nouns:
                return False
            if word != "others":
                return self._past(1, keep=True)
        if position in self.marked.masked and word not in ("on", "in", ","):
            return self._past(1, keep=False)
        if position in self.marked.sides:
            return self._take_side()
        if position in self.marked.nouns:
            return self._take_noun(self.marked.nouns[position])
        return self._skip(word)

    def _of(self) -> bool:
        following = self.marked.lower[self.position + 1 : self.position + 2]
        if not following:
            return False
        if following[0] in PARTITIVES:
            self.partitive = True
            self._past(2, keep=True)
            noun = self.marked.nouns.get(self.position)
            if noun is not None and noun.kind == "person":  # "four of them civilians"
                self.groups.append(noun.group)
                self.described = True
                self._past(noun.last - noun.first, keep=True)
            return False
        whole = next((q for q in self.marked.quantities if 0 < q.first - self.position <= 5), None)
        if whole is not None and self.marked.kind(self.position + 1) == "determiner" and self._possessed(whole.first):
            self.partitive = True
            self._past(whole.last - self.position, keep=True)
            return True
        return self._past(2 if self.marked.kind(self.position + 1) == "determiner" else 1, keep=False)

    def _possessed(self, whole: int) -> bool:
        """Whether "of the" leads straight to the whole: "nine of the ten", "53 of the village's 170 houses"."""
        return whole - self.position <= 2 or self.marked.lower[whole - 1] == "'s"

    def _take_side(self) -> bool:
        term = self.marked.sides[self.position]
        following = self.marked.lower[self.position + 1 : self.position + 2]
        if term.kind in ("country", "capital") and following not in (["'s"], ["'"]):
            return False
        if self.head is not None and self.head.kind not in METRIC_OF:
            return False
        self.side = term.side
        return self._past(1, keep=True)

    def _take_noun(self, noun: Noun) -> bool:
        if self.head is not None and noun.kind == "thing" and self.head.kind != "thing":
            return False
        if noun.kind in METRIC_OF:
            if self._is_active(noun):
                return False
            self.metric = METRIC_OF[noun.kind]
        if noun.kind != "thing" or self.head is None:
            self.head = noun
        if noun.group not in ("", "all"):
            self.groups.append(noun.group)
        return self._past(noun.last - noun.first, keep=True)

    def _is_active(self, noun: Noun) -> bool:
        """Whether the word is a verb here: "killed" before another number or before "by" is no noun."""
        if self.head is not None and self.head.kind == "thing":
            return True
        return self.head is not None and any(q.first == noun.last for q in self.marked.quantities)

    def _skip(self, word: str) -> bool:
        """Pass over an adjective or another unknown word, if a noun can still follow."""
        if self.marked.kind(self.position) == "adverb" and self.head is None and word.endswith("ly"):
            return self._past(1, keep=False)
        listed = word in ("-", ":") and self._opens_line()  # "55 - deaths in the fighting of April", "- 63: dead"
        if word in ("'s", "'", "-", ":") and ((word != ":" and self.position > self.quantity.last) or listed):
            return self._past(1, keep=False)
        if self.marked.kind(self.position) or not word[0].isalpha():
            return False
        damage = next((p for p in self.marked.predicates if p.first == self.position), None)
        if damage is not None:
            follows = self.marked.nouns.get(damage.last)
            self.damaged |= damage.pattern == "damage" and follows is not None and follows.kind == "home"
            return damage.pattern in ("damage", "participle") and follows is not None and self._past(1, keep=False)
        return (self.head is None or self.position == self.last) and self._noun_ahead() and self._past(1, keep=False)

    def _opens_line(self) -> bool:
        """Whether only a bullet stands before the number in its line."""
        marked, first = self.marked, self.quantity.first
        opens = marked.sentence.start == marked.sentence.block.start or marked.lower[0] in BULLETS
        return opens and all(word in BULLETS for word in marked.lower[:first])

    def _noun_ahead(self) -> bool:
        """Whether a known noun or people follows within three words that may be adjectives."""
        for position in range(self.position + 1, min(self.position + 4, len(self.marked.tokens))):
            if position in self.marked.nouns or position in self.marked.sides:
                return self.head is None or self.marked.nouns.get(position) is not None
            if self.marked.lower[position] == "'s":  # "of her country's citizens"
                continue
            if self.marked.kind(position) or not self.marked.lower[position][0].isalpha():
                return self.marked.lower[position] == "-"
        return False

    def _past(self, count: int, *, keep: bool) -> bool:
        self.position += count
        if keep:
            self.last = self.position
        return True

    def _next_one(self) -> bool:
        """ "a second wounded", "and another wounded": one more person."""
        start = self.quantity.last
        if self.quantity.kind == "article" and self.marked.lower[start - 1] == "another":
            return True
        return self.quantity.kind == "article" and self.marked.lower[start : start + 1] in (
            ["second"],
            ["third"],
            ["fourth"],
        )

    def _aged(self) -> bool:
        """ "a 36-year-old": an age that stands for the person."""
        start = self.quantity.last
        return any(word in ("old", "olds") for word in self.marked.lower[start + 2 : start + 6])

    def _group_around(self) -> str:
        """The group of a label ("women - 4"), or of the person before: "one guard was killed and another wounded"."""
        lower, first = self.marked.lower, self.quantity.first
        another = lower[first] == "another" and self._befell(first)
        labelled = first > 1 and lower[first - 1] in ("-", ":") and self.head is None
        if not (another or labelled):
            return "all"
        people = [noun for noun in self.marked.nouns.values() if noun.kind == "person" and noun.last <= first]
        near = [noun for noun in people if another or (labelled and noun.last == first - 1)]
        return (near[-1].group or "all") if near else "all"

    def _befell(self, another: int) -> bool:
        """Whether what befell the person follows "another" at once."""
        return any(predicate.first == another + 1 for predicate in self.marked.predicates)

    def result(self) -> Counted:
        head = self.head
        kind = head.kind if head else ("person" if self.side else "")
        metric = self.metric if head is None or head.kind != "thing" else ""
        if self.damaged and kind == "home":
            metric = "homes_damaged"
        first = self.quantity.first
        before = self.marked.lower[max(0, first - 1) : self.quantity.core]
        self.more |= not {"another", "further", "additional"}.isdisjoint(before)
        group = next((group for group in self.groups if group != "all"), "all")
        group = self._group_around() if group == "all" else group
        named = self.quantity.kind == "article" and self.quantity.core_end - self.quantity.core > 1
        if not kind and (named or self._aged() or self._next_one()):
            kind = "person"
        return Counted(
            self.quantity, self.last, kind, group, self.side, metric, self.partitive, self.more, self.described
        )
