"""The road from a text to a draft: each question is asked of its own module, in turn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from borderviz.model import Clash
from borderviz.places import Gazetteer, ResolvedPlace, resolve
from borderviz.places.shipped import places_elsewhere
from borderviz.reading.articles.prepare import prepare, shipped_clashes
from borderviz.reading.claimants import Speakers
from borderviz.reading.dates import Times
from borderviz.reading.draft import Draft, DraftPlace, DraftReport
from borderviz.reading.incidents import incidents
from borderviz.reading.text import BlockKind, Document
from borderviz.reading.tolls import claims
from borderviz.study import Study


class Reader:
    """Reads articles with the places and clashes of one study; made once, used for many texts."""

    def __init__(self, gazetteer: Gazetteer, clashes: Sequence[Clash]) -> None:
        self.gazetteer = gazetteer
        self.clashes = tuple(clashes)

    @staticmethod
    @cache
    def shipped() -> Reader:
        """The reader of the study that ships. Its files are read when it is first asked for."""
        return Reader(Gazetteer.shipped(), shipped_clashes())

    @classmethod
    def of(cls, study: Study | None) -> Reader:
        """The reader with the places and clashes of a study; without one, those that ship."""
        if study is None:
            return cls.shipped()
        return cls(Gazetteer.of([*study.places.values(), *places_elsewhere()]), tuple(study.clashes.values()))

    def read(
        self, text: str, published: date | str | None = None, *, title: str = "", outlet: str = "", file: str = ""
    ) -> Draft:
        """Read an article; as `read` of this module."""
        day = date.fromisoformat(published) if isinstance(published, str) else published
        document, notes = prepare(text, day, title=title, outlet=outlet, file=file, clashes=self.clashes)
        places = _told_places(document, resolve(self.gazetteer, text, self.gazetteer.find(text), document.published))
        times, speakers = Times(document, self.clashes), Speakers(document, places=places)
        report = DraftReport(
            file=file,
            title=document.title,
            outlet=document.outlet,
            published=document.published.isoformat() if document.published else None,
            silent_sides=speakers.silent_sides(),
            notes=notes,
        )
        return Draft(
            report,
            tuple(claims(document, places, times, speakers)),
            tuple(_draft_place(place) for place in places),
            tuple(incidents(document, places, times, speakers)),
            document.text,
        )


def read(
    text: str,
    published: date | str | None = None,
    *,
    title: str = "",
    outlet: str = "",
    file: str = "",
    study: Study | None = None,
) -> Draft:
    """Read an article and return what it claims; any text gives a draft, if an empty one.

    `published` is the day of publication (a date or YYYY-MM-DD); without it the day is looked for in the text and in
    the name of the file. Relative dates count from it. `study` names the clashes and places that may be meant; without
    it they are those of the study that ships; for many texts make one `Reader` of it. Raises ValueError if `published`
    is no day.
    """
    return Reader.of(study).read(text, published, title=title, outlet=outlet, file=file)


def _told_places(document: Document, places: Sequence[ResolvedPlace]) -> list[ResolvedPlace]:
    """The places without those of boilerplate: a related headline names no place of this report."""
    skipped = [(block.start, block.end) for block in document.blocks if block.kind is BlockKind.BOILERPLATE]
    return [place for place in places if not any(start <= place.start < end for start, end in skipped)]


def _draft_place(place: ResolvedPlace) -> DraftPlace:
    return DraftPlace(
        mention=place.mention,
        start=place.start,
        end=place.end,
        role=place.role,
        place_id=place.place_id,
        name=place.name,
        kind=place.kind,
        lat=place.lat,
        lon=place.lon,
        radius_km=place.radius_km,
        alternatives=tuple({"place_id": other, "score": score} for other, score in place.alternatives),
        confidence=place.confidence,
    )
