"""Provenance: what every export carries: whose data it is, under which licence, by which filter, made on which day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from borderviz import __version__
from borderviz.selection import NO_BLAME, Selection
from borderviz.study import Study, package_in
from borderviz.wording import KINDS, blame_text, day_text, source_text

CAUTION = "Reported figures, each said by someone; nothing is added up, and no line on a map is authoritative."


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an export comes from.

    `credits` name the makers of the study and of its geodata, `licences` what may be done with it, `filter` says in
    words what was chosen, `chosen` the same as parts of the dashboard's address; `made` is the day of the export.
    """

    title: str
    credits: tuple[str, ...]
    licences: tuple[str, ...]
    filter: str
    chosen: Mapping[str, list[str]]
    made: date
    made_with: str = f"borderviz {__version__}"
    caution: str = CAUTION

    @classmethod
    def of(cls, study: Study, selection: Selection, made: date | None = None) -> Provenance:
        """Return the provenance of a selection of a study; `made` is today where it is not given."""
        own, geodata = study.package, geodata_of(study)
        makers = [str(maker.get("title", "")) for maker in objects_in(own.get("contributors"))]
        maps = [part.strip() for part in str(geodata.get("attribution", "")).split("|")]
        return cls(
            title=study.settings.title,
            credits=tuple(filter(None, [*makers, *maps])),
            licences=tuple(_licence(licence) for licence in objects_in(own.get("licenses"))),
            filter=in_words(study, selection),
            chosen=as_address(selection),
            made=made or date.today(),
        )

    def labelled(self) -> list[tuple[str, str]]:
        """Return the same for people: labels and texts, in the order of reading."""
        return [
            ("Title", self.title),
            *(("Credit", name) for name in self.credits),
            *(("Licence", name) for name in self.licences),
            ("Chosen", self.filter),
            ("Exported on", self.made.isoformat()),
            ("Made with", self.made_with),
            ("Note", self.caution),
        ]

    def as_text(self) -> str:
        """Return the same as lines of text."""
        return "\n".join(f"{label}: {text}" for label, text in self.labelled())

    def as_json(self) -> dict[str, Any]:
        """Return plain values for JSON."""
        return {
            "title": self.title, "credits": list(self.credits), "licences": list(self.licences),
            "filter": self.filter, "chosen": dict(self.chosen), "made": self.made.isoformat(),
            "made_with": self.made_with, "caution": self.caution,
        }  # fmt: skip


def in_words(study: Study, selection: Selection) -> str:
    """Return what a selection chooses, in words: "all", or such as "clash: April 2021; from 28 Apr 2021"."""
    clashes = [clash.name for clash in study.clashes.values() if clash.clash_id in selection.clashes]
    kinds = [text for kind, text in KINDS.items() if kind.value in selection.kinds]
    blamed = [blame_text("" if one == NO_BLAME else one, study.sides) for one in sorted(selection.blamed)]
    reports = [source_text(one) for one in study.reports.values() if one.report_id in selection.reports]
    named = {"clash": clashes, "what happened": kinds, "blamed": blamed, "report": reports}
    parts = [f"{name}: {' or '.join(values)}" for name, values in named.items() if values]
    parts += [f"from {day_text(selection.first)}"] if selection.first else []
    parts += [f"to {day_text(selection.last)}"] if selection.last else []
    return "; ".join(parts) or "all"


def as_address(selection: Selection) -> dict[str, list[str]]:
    """Return a selection as the parts of the dashboard's address and the options of the command line."""
    parts = {
        "clash": sorted(selection.clashes), "kind": sorted(selection.kinds), "blamed": sorted(selection.blamed),
        "report": sorted(selection.reports), "from": [selection.first.isoformat()] if selection.first else [],
        "to": [selection.last.isoformat()] if selection.last else [],
    }  # fmt: skip
    return {name: words for name, words in parts.items() if words}


def geodata_of(study: Study) -> dict[str, Any]:
    """Return the datapackage.json of a study's geography, empty where none can be read: a study may do without."""
    folder = study.geography_folder
    try:
        package = package_in(folder) if folder else {}
    except (OSError, ValueError):
        return {}
    return package if isinstance(package, dict) else {}


def geodata_credits(study: Study) -> list[dict[str, str]]:
    """Return rows about a study's geodata: what, from whom, under which licence, with which caveat."""
    return [
        {
            "Data": str(resource.get("title") or resource.get("name") or ""),
            "Credit": str(resource.get("attribution", "")),
            "Licence": ", ".join(
                str(one.get("title") or one.get("name")) for one in objects_in(resource.get("licenses"))
            ),
            "Caveat": str(resource.get("description", "")),
        }
        for resource in objects_in(geodata_of(study).get("resources"))
    ]


def objects_in(given: Any) -> list[Mapping[str, Any]]:
    """Return the objects of a list that a stranger may have written; none where it is no list."""
    return [one for one in given if isinstance(one, Mapping)] if isinstance(given, list) else []


def _licence(licence: Mapping[str, Any]) -> str:
    named = str(licence.get("title") or licence.get("name") or "")
    return f"{named} ({licence['path']})" if licence.get("path") else named
