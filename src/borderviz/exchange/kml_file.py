"""KML 2.2: the incidents as placemarks with times for Google Earth, in the colour of the side that is blamed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from xml.etree import ElementTree as Xml

from borderviz.exchange.description import description
from borderviz.exchange.portable import added_to, mark_of, values_of
from borderviz.exchange.provenance import Provenance
from borderviz.model import Incident
from borderviz.selection import NO_BLAME
from borderviz.study import Study
from borderviz.tables import cell_of
from borderviz.wording import KINDS, blame_text

NAMESPACE = "http://www.opengis.net/kml/2.2"

NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold in any form."""

NO_COLOUR = "#808080"
"""For mutual blame, for none, and for sides without a colour."""


def write(study: Study, provenance: Provenance) -> bytes:
    """Return the incidents as KML in UTF-8; those without a mark stand in a folder of their own, without geometry."""
    root = Xml.Element("kml", xmlns=NAMESPACE)
    document = Xml.SubElement(root, "Document")
    _add(document, "name", provenance.title)
    _add(document, "description", _as_html(provenance.as_text()))
    for blamed_on in dict.fromkeys(incident.blamed_on for incident in study.incidents.values()):
        _add_style(document, study, blamed_on)
    _add_data(document, ((label.lower(), text) for label, text in _merged(provenance.labelled()).items()))
    incidents = list(study.incidents.values())
    _add_folder(document, "Incidents", (one for one in incidents if mark_of(one, study)), study)
    _add_folder(document, "Known to a region at most", (one for one in incidents if not mark_of(one, study)), study)
    kml: bytes = Xml.tostring(root, encoding="UTF-8", xml_declaration=True)
    return kml


def _add_style(document: Xml.Element, study: Study, blamed_on: str) -> None:
    side = study.sides.get(blamed_on)
    colour = (side.colour_light if side else "") or NO_COLOUR
    style = Xml.SubElement(document, "Style", id=_style_of(blamed_on))
    # KML writes opacity, blue, green, red.
    _add(Xml.SubElement(style, "IconStyle"), "color", f"ff{colour[5:7]}{colour[3:5]}{colour[1:3]}")


def _style_of(blamed_on: str) -> str:
    return f"blamed-{blamed_on or NO_BLAME}"


def _add_folder(document: Xml.Element, name: str, incidents: Iterable[Incident], study: Study) -> None:
    folder = Xml.SubElement(document, "Folder")
    _add(folder, "name", name)
    for incident in incidents:
        _add_placemark(folder, incident, study)


def _add_placemark(folder: Xml.Element, incident: Incident, study: Study) -> None:
    """Add an incident; the order of the elements is that of the schema."""
    place, point = study.places.get(incident.place_id), mark_of(incident, study)
    mark = Xml.SubElement(folder, "Placemark")
    _add(mark, "name", f"{KINDS[incident.kind]}{f', {place.name}' if place else ''}")
    _add(mark, "description", _as_html(description(incident, study)))
    span = Xml.SubElement(mark, "TimeSpan")
    _add(span, "begin", incident.start.isoformat())
    _add(span, "end", incident.end.isoformat())
    _add(mark, "styleUrl", f"#{_style_of(incident.blamed_on)}")
    data = {**values_of(incident), **added_to(incident, study), "blamed": blame_text(incident.blamed_on, study.sides)}
    _add_data(mark, ((name, cell_of(value)) for name, value in data.items() if value is not None))
    if point:
        _add(Xml.SubElement(mark, "Point"), "coordinates", f"{point.lon},{point.lat}")


def _add_data(element: Xml.Element, items: Iterable[tuple[str, str]]) -> None:
    extended = Xml.SubElement(element, "ExtendedData")
    for name, text in items:
        _add(Xml.SubElement(extended, "Data", name=name), "value", text)


def _merged(labelled: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """One text a label: a reader that meets a name twice keeps one of them."""
    merged: dict[str, str] = {}
    for label, text in labelled:
        merged[label] = f"{merged[label]}; {text}" if label in merged else text
    return merged


def _as_html(text: str) -> str:
    """Plain text for a balloon of Google Earth, which takes what a description holds for HTML."""
    return escape(text).replace("\n", "<br>\n")


def _add(parent: Xml.Element, tag: str, text: str) -> None:
    Xml.SubElement(parent, tag).text = NOT_IN_XML.sub("", text)
