"""Events: accounts that tell of the same event, so that a count of accounts is not taken for a count of events."""

from __future__ import annotations

from collections.abc import Iterable

from borderviz.model import Incident


def event_count(incidents: Iterable[Incident]) -> int:
    """Return how many events these accounts tell of; accounts joined by `same_event` are one, also through a third."""
    linked = {incident.incident_id: set(incident.same_event) for incident in incidents}
    for identifier, others in list(linked.items()):
        for other in others & linked.keys():
            linked[other].add(identifier)
    count, seen = 0, set[str]()
    for start in linked:
        if start in seen:
            continue
        count += 1
        waiting = [start]
        while waiting:
            identifier = waiting.pop()
            if identifier not in seen:
                seen.add(identifier)
                waiting += linked[identifier] & linked.keys()
    return count
