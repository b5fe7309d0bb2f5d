"""From mentions to places: which of its bearers a name means in this text, and how sure that is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from itertools import islice
from statistics import median

from borderviz.model import Place, PlaceKind
from borderviz.places.distance import distance_km, point
from borderviz.places.gazetteer import Gazetteer
from borderviz.places.generics import class_of, split_name
from borderviz.places.names import fold
from borderviz.places.records import Mention, ResolvedPlace
from borderviz.places.roles import Roles
from borderviz.places.settled import in_role, place_of, road_of, unknown_of
from borderviz.places.sides import named_sides

NEIGHBOURS = 4
HALF_KM = 40.0
"""A homonym loses half its weight at this distance (km) from the places that are named next to it in the text."""

NAMED_SIDE, OTHER_SIDE = 1.3, 0.3
SAME_AS_BEFORE = 1.4
SHARPNESS = 3
"""The power of a score in its share: one bearer twice as likely as the other by each sign is all but certain."""

SMALL_KM = 50.0
CERTAIN, GUESSED = 0.97, 0.6
"""The highest confidence in a name that is known, and in a misspelled one."""
LINES = frozenset(["road", "border"])
WIDE = frozenset([PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.DISTRICT])

Scores = dict[str, float]


def resolve(
    gazetteer: Gazetteer, text: str, mentions: Iterable[Mention], published: date | None = None
) -> list[ResolvedPlace]:
    """Resolve the mentions of one text, in its order. `published` dates the text, to tell what is background."""
    ordered = sorted(mentions, key=lambda mention: mention.start)
    roles = Roles(text, published)
    resolver = _Resolver(gazetteer, ordered, named_sides(text, ordered))
    resolved = [resolver.resolve(at) for at in range(len(ordered))]
    return [in_role(place, roles.role(place)) for place in resolved]


class _Resolver:
    """The state of one text: its mentions, the places that are beyond doubt, and what names meant before."""

    def __init__(self, gazetteer: Gazetteer, mentions: Sequence[Mention], sides: Sequence[str]) -> None:
        self.gazetteer = gazetteer
        self.mentions = mentions
        self.sides = sides
        self.before: dict[str, str] = {}
        self.posts = self._posts()

    def resolve(self, at: int) -> ResolvedPlace:
        mention = self.mentions[at]
        places = [self.gazetteer.place(place_id) for place_id in mention.place_ids]
        if not places:
            return unknown_of(mention, self.sides[at])
        if mention.generic == "road" and class_of(places[0]) != "road":
            return road_of(mention, places)
        key = _key(mention)
        scores = self._scores(at, key, places) if len(places) > 1 else {places[0].place_id: 1.0}
        best, *others = sorted(scores, key=lambda place_id: -scores[place_id])
        post = self.posts.get(key, "")
        if not mention.generic and post and self.gazetteer.place(best).confidence == "very low":
            best, others, scores = post, [best, *others], {**scores, post: 2 * scores[best]}
        if not mention.generic:
            self.before[key] = best
        weights = {place_id: score**SHARPNESS for place_id, score in scores.items()}
        total = sum(weights.values())
        shares = tuple((place_id, round(weights[place_id] / total, 3)) for place_id in others if place_id != best)
        sure = CERTAIN if mention.generic in LINES or self.gazetteer.index.named(mention.name) else GUESSED
        return place_of(mention, self.gazetteer.place(best), shares, round(sure * weights[best] / total, 3))

    def _scores(self, at: int, key: str, places: Sequence[Place]) -> Scores:
        mention, side = self.mentions[at], self.sides[at]
        entries = {entry.place_id: entry for entry in self.gazetteer.index.entries_of(mention.name, mention.generic)}
        scores: Scores = {}
        near = self._nearness(mention, places)
        for rank, place in enumerate(places):
            entry = entries.get(place.place_id)
            score = self.gazetteer.index.prior(entry, mention.generic) if entry else 1 / (1 + rank)
            score *= near[place.place_id]
            if side:
                score *= NAMED_SIDE if place.side == side else OTHER_SIDE
            if self.before.get(key) == place.place_id:
                score *= SAME_AS_BEFORE
            scores[place.place_id] = max(score, 1e-6)
        return scores

    def _nearness(self, mention: Mention, places: Sequence[Place]) -> Scores:
        """The factor of each bearer of a name; a region or district shares that of the town it is named after."""
        anchors = sorted((abs(at - mention.start), there, known) for at, known, there in self._anchors)
        near = {place.place_id: _near(place, anchors) for place in places if place.kind not in WIDE}
        shared = max(near.values(), default=1.0)
        return {place.place_id: near.get(place.place_id, shared) for place in places}

    @cached_property
    def _anchors(self) -> list[tuple[int, str, tuple[float, float]]]:
        """Offset, id and point of each mention that means one small place beyond doubt."""
        found = []
        for mention in self.mentions:
            if len(mention.place_ids) == 1:
                place = self.gazetteer.place(mention.place_ids[0])
                here = point(place)
                if here and place.kind not in WIDE and (place.radius_km or 0) <= SMALL_KM:
                    found.append((mention.start, place.place_id, here))
        return found

    def _posts(self) -> dict[str, str]:
        """The border posts of the text by the key of their name."""
        found: dict[str, str] = defaultdict(str)
        for mention in self.mentions:
            if mention.generic == "post" and mention.place_ids:
                place = self.gazetteer.place(mention.place_ids[0])
                if class_of(place) == "post":
                    found[_key(mention)] = place.place_id
        return found


def _near(place: Place, anchors: Sequence[tuple[int, tuple[float, float], str]]) -> float:
    """The factor of one bearer of a name, by how far it lies from the other places that are named next to it."""
    here = point(place)
    others = (there for _, there, known in anchors if known != place.place_id)
    away = [distance_km(here, there) for there in islice(others, NEIGHBOURS)] if here else []
    return 1 / (1 + median(away) / HALF_KM) if away else 1.0


def _key(mention: Mention) -> str:
    """The key of a mention's name without its generic word, so that "Kekh" is the name of "Kekh outpost"."""
    return fold(split_name(mention.name)[0])
