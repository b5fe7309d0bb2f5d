"""Column names: what columns of event tables are called, in several languages, by the role that they play."""

from __future__ import annotations

import re
from collections.abc import Mapping

ROLES: Mapping[str, str] = {
    "lat": "latitude in degrees",
    "lon": "longitude in degrees",
    "pair": "latitude and longitude in one cell",
    "start": "day, or first day",
    "end": "last day",
    "event_id": "identifier",
    "title": "title",
    "note": "description",
    "kind": "kind of event",
    "actor": "actor",
    "other_actor": "other actor",
    "place": "place",
    "region": "region",
    "source": "source",
    "url": "web address",
    "best": "deaths",
    "low": "deaths, low estimate",
    "high": "deaths, high estimate",
    "radius_km": "radius of uncertainty in km",
    "where_precision": "precision of the place, 1 to 7 as UCDP GED has it",
    "date_precision": "precision of the date: day, range or month",
}
"""What a column can be, in the words of a page."""

NAMES: Mapping[str, str] = {
    "lat": "lat latitude latitudine breite breitengrad geobreite latitud широта кеңдик арз y ycoord gpslat geolat",
    "lon": "lon lng long longitude longitudine länge laenge längengrad laengengrad longitud долгота узундук тӯл x "
    "xcoord gpslon gpslong geolon geolong",
    "pair": "coordinates coordinate coords coord latlon latlng latlong koordinaten coordonnées coordonnees coordenadas "
    "координаты координат gps location geo point wkt",
    "start": "date startdate start datestart eventdate incidentdate dateofincident dateofevent datestarted begin from "
    "firstday day when datum startdatum beginn von tag date_debut datedebut début debut fecha fechainicio inicio data "
    "datainicio дата датаначала начало датасобытия күнү дата_начала сана рӯз tarih timestamp datetime time",
    "end": "enddate end dateend dateended finish until to lastday enddatum ende bis datefin fin fechafin датаокончания "
    "окончание конец аягы bitiş",
    "event_id": "eventid id uid incidentid recordid eventidcnty nr number kennung identifiant identificador ид код "
    "номер featureid",
    "title": "title headline name summary event subject titel überschrift titre título titulo заголовок название "
    "событие аталышы ном",
    "note": "note notes description details text comment comments remarks beschreibung bemerkung notiz descripción "
    "descripcion описание примечание комментарий сүрөттөмө",
    "kind": "kind type eventtype incidenttype category subeventtype art typ kategorie catégorie categorie tipo "
    "categoría categoria тип вид категория түрү",
    "actor": "actor actor1 sidea actors perpetrator party akteur acteur сторона актор сторона1",
    "other_actor": "actor2 sideb otheractor target opponent сторона2",
    "place": "place placename placedesc location locationname village town city settlement ort ortsname dorf stadt "
    "lieu village commune lugar localidad место село город населённыйпункт населенныйпункт жер айыл ҷой",
    "region": "region admin1 adm1 province oblast state district kreis bezirk provinz région province provincia "
    "область регион район облус",
    "source": "source sources sourcearticle quelle quellen fuente fonte источник источники булак манбаъ",
    "url": "url link links website sourceurl sourcelink href enlace lien ссылка шилтеме",
    "best": "best fatalities deaths killed dead deathtoll casualtieskilled tote todesopfer getötete morts décès deces "
    "muertos fallecidos mortos погибшие погибших убито смерти каза кушташудагон",
    "low": "low lowestimate minimum fatalitieslow deathslow mindeaths",
    "high": "high highestimate maximum fatalitieshigh deathshigh maxdeaths",
    "radius_km": "radiuskm radius uncertaintykm geometryradiusinkm",
    "where_precision": "whereprec whereprecision",
    "date_precision": "dateprecision",
}
"""Spellings without blanks, hyphens, underscores and case; the first of them are the surest."""


def folded(name: str) -> str:
    """Return a column's name as it is compared: "Date_Début (UTC)" becomes "datedébut"."""
    name = re.sub(r"\([^)]*\)", "", name).casefold()
    return re.sub(r"[\W_]+", "", name)


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a column's name: "Geo-Lat_WGS84" becomes "geo", "lat", "wgs84"."""
    spaced = re.sub(r"(?<=[a-zа-я])(?=[A-ZА-Я])", " ", name)
    return tuple(word for word in re.split(r"[\W_]+", spaced.casefold()) if word)


def spellings(role: str) -> tuple[str, ...]:
    """Return the names that a role is known by, folded."""
    return tuple(folded(name) for name in NAMES[role].split())
