"""Places: names in any spelling are found in a text and taken for places, with the doubt that stays."""

from borderviz.places.gazetteer import Gazetteer
from borderviz.places.records import Mention, ResolvedPlace
from borderviz.places.resolver import resolve

__all__ = ["Gazetteer", "Mention", "ResolvedPlace", "resolve"]
