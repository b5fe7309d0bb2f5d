"""How well drafts agree with gold: what a person coded in the same texts.

Drafts and gold are plain dicts, as JSON holds them: `Draft.as_dict()` and a line of gold/*.jsonl. A claim is right when
metric, value and side agree and the evidence overlaps; an incident when the kind agrees and the evidence lies within
`NEAR` characters; a place when the mention overlaps and the names are alike. Where gold allows several labels ("alt"),
each is right. Claims that gold calls optional or vague are passed over, and so are drafts that are vague or rest on the
same words as one of those; incidents that are optional, generic or background need not be found.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Record = Mapping[str, Any]

NEAR = 60
"""Characters by which the evidence of one incident may lie apart."""
ALIKE = 0.7
"""How alike two names of one place are at least, from 0 to 1."""
DETAILS = ("qualifier", "group", "claimant_side", "as_of", "recalled")
"""What is asked of a right claim beyond metric, value and side."""
PASSED_CLAIM = ("optional", "vague")
PASSED_INCIDENT = ("optional", "generic", "background")


@dataclass(frozen=True, slots=True)
class Found:
    """How many records were wanted, how many were told, and how many of those are right."""

    right: int = 0
    told: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        """The share of the told that is right; 0 where nothing was told."""
        return self.right / self.told if self.told else 0.0

    @property
    def recall(self) -> float:
        """The share of the wanted that was told; 0 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.told + self.wanted) if self.right else 0.0

    def __add__(self, other: Found) -> Found:
        return Found(self.right + other.right, self.told + other.told, self.wanted + other.wanted)


@dataclass(frozen=True, slots=True)
class Match:
    """Gold records with the drafts that agree with them, those that none agrees with, and the drafts left over."""

    pairs: list[tuple[Record, Record]] = field(default_factory=list)
    missed: list[Record] = field(default_factory=list)
    extra: list[Record] = field(default_factory=list)

    @property
    def found(self) -> Found:
        """The numbers of the match."""
        right = len(self.pairs)
        return Found(right, right + len(self.extra), right + len(self.missed))


@dataclass(frozen=True, slots=True)
class Comparison:
    """One text, or several, compared: the matches of its claims, places and incidents."""

    texts: int
    claims: Match
    places: Match
    incidents: Match

    def share(self, detail: str) -> float:
        """The share of the right claims in which `detail`, one of DETAILS, is right too; 0 without claims."""
        judged = [DETAIL_RULES[detail](gold, draft) for gold, draft in self.claims.pairs]
        return sum(judged) / len(judged) if judged else 0.0

    def judged(self) -> list[tuple[float, bool]]:
        """The confidence of each claim that counts, and whether it is right."""
        right = [(float(draft["confidence"]), True) for _, draft in self.claims.pairs]
        return right + [(float(draft["confidence"]), False) for draft in self.claims.extra]


def compare(gold: Record, draft: Record) -> Comparison:
    """Compare the draft of one text with its gold."""
    return Comparison(
        1,
        match_claims(gold.get("claims", []), draft["claims"]),
        match_places(gold.get("places", []), draft["places"]),
        match_incidents(gold.get("incidents", []), draft["incidents"]),
    )


def together(comparisons: Iterable[Comparison]) -> Comparison:
    """Several comparisons as one."""
    every = list(comparisons)
    return Comparison(
        sum(one.texts for one in every),
        _joined(one.claims for one in every),
        _joined(one.places for one in every),
        _joined(one.incidents for one in every),
    )


def gold_of(path: Path) -> Iterator[Record]:
    """The texts of a gold file, one a line, each with the name of its `file`."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        yield {"file": f"{record['id']}.txt", **record}


def match_claims(golds: Sequence[Record], drafts: Sequence[Record]) -> Match:
    """Match the claims of one text."""
    wanted = [gold for gold in golds if not _any(gold, PASSED_CLAIM)]
    passed_over = [gold for gold in golds if _any(gold, PASSED_CLAIM)]
    found = matched(wanted, drafts, same_claim)
    counting = [draft for draft in found.extra if not draft["vague"] and not _touches(passed_over, draft)]
    return Match(found.pairs, found.missed, counting)


def match_places(golds: Sequence[Record], drafts: Sequence[Record]) -> Match:
    """Match the places where incidents happened with places of any role; other mentions are neither right nor wrong."""
    wanted = [gold for gold in golds if _is_scene(gold) and not gold.get("optional")]
    found = matched(wanted, drafts, same_place)
    return Match(found.pairs, found.missed, [draft for draft in found.extra if _is_scene(draft)])


def match_incidents(golds: Sequence[Record], drafts: Sequence[Record]) -> Match:
    """Match the incidents of one text."""
    return matched([gold for gold in golds if not _any(gold, PASSED_INCIDENT)], drafts, same_incident)


def matched(golds: Sequence[Record], drafts: Sequence[Record], agree: Callable[[Record, Record], bool]) -> Match:
    """Give each gold record, in turn, the first draft left that agrees with it."""
    found, left = Match(), list(drafts)
    for gold in golds:
        place = next((place for place, draft in enumerate(left) if agree(gold, draft)), None)
        if place is None:
            found.missed.append(gold)
        else:
            found.pairs.append((gold, left.pop(place)))
    found.extra.extend(left)
    return found


def same_claim(gold: Record, draft: Record) -> bool:
    """Whether the draft is the claim: metric, value, side, and some of the same words."""
    same = (gold["metric"], gold["value"]) == (draft["metric"], draft["value"])
    return same and draft["side"] in allowed(gold, "side") and overlap(span(gold), span(draft))


def same_place(gold: Record, draft: Record) -> bool:
    """Whether the draft is the place that is mentioned there, by its name."""
    head = _letters(gold["canonical"].split(",")[0])
    alike = difflib.SequenceMatcher(None, head, _letters(draft["name"])).ratio()
    return alike >= ALIKE and overlap((gold["start"], gold["end"]), (draft["start"], draft["end"]))


def same_incident(gold: Record, draft: Record) -> bool:
    """Whether the draft is the incident: its kind, told at about the same words."""
    return draft["kind"] in allowed(gold, "what") and overlap(span(gold), span(draft), NEAR)


def allowed(gold: Record, name: str) -> list[Any]:
    """The labels of a gold record that count as right."""
    return [gold[name], *gold.get("alt", {}).get(name, [])]


def span(record: Record) -> tuple[int, int]:
    """The offsets of a record's evidence: [start, end)."""
    evidence = record["evidence"]
    return (evidence["start"], evidence["end"]) if isinstance(evidence, Mapping) else (evidence[0], evidence[1])


def overlap(one: tuple[int, int], other: tuple[int, int], apart: int = 0) -> bool:
    """Whether two spans share a character, or lie less than `apart` characters from doing so."""
    return one[0] - apart < other[1] and other[0] < one[1] + apart


def _as_of(gold: Record, draft: Record) -> bool:
    """Whether the times agree as finely as gold gives one of its own, down to the day."""
    days = [str(time)[:10] for time in allowed(gold, "as_of")]
    return any(str(draft["as_of"])[: len(day)] == day for day in days)


DETAIL_RULES: Mapping[str, Callable[[Record, Record], bool]] = {
    "qualifier": lambda gold, draft: draft["qualifier"] in allowed(gold, "qualifier"),
    "group": lambda gold, draft: draft["group"] in allowed(gold, "group"),
    "claimant_side": lambda gold, draft: draft["claimant_side"] in allowed(gold, "claimant_side"),
    "as_of": _as_of,
    "recalled": lambda gold, draft: bool(gold.get("recalled")) == draft["recalled"],
}


def _joined(matches: Iterable[Match]) -> Match:
    total = Match()
    for match in matches:
        total.pairs.extend(match.pairs)
        total.missed.extend(match.missed)
        total.extra.extend(match.extra)
    return total


def _any(record: Record, flags: Iterable[str]) -> bool:
    return any(record.get(flag) for flag in flags)


def _touches(golds: Iterable[Record], draft: Record) -> bool:
    return any(gold["metric"] == draft["metric"] and overlap(span(gold), span(draft)) for gold in golds)


def _is_scene(place: Record) -> bool:
    return bool(place["role"] == "incident_location")


def _letters(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())
