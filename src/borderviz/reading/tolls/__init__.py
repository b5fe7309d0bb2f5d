"""Toll figures of a text: which numbers count victims, of what kind, whose people, and in whose words."""

from borderviz.reading.tolls.claims import claims

__all__ = ["claims"]
