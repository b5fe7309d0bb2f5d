"""The clashes of the study that the tests on dates count from."""

from __future__ import annotations

from datetime import date

from borderviz.model import Clash


def clash(start: str, end: str) -> Clash:
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    return Clash(clash_id=start[:7], name=start, short_name=start, start=first, end=last, source="test")


CLASHES = (
    clash("2021-04-28", "2021-05-01"),
    clash("2022-01-27", "2022-01-27"),
    clash("2022-09-14", "2022-09-17"),
)
