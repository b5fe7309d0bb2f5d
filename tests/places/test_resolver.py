"""Homonyms are decided by what stands around them; what cannot be decided stays open."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borderviz.places import Gazetteer, ResolvedPlace, resolve


def read(text: str, published: date | None = None) -> list[ResolvedPlace]:
    """The places of a text."""
    gazetteer = Gazetteer.shipped()
    return resolve(gazetteer, text, gazetteer.find(text), published)


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Fighting in Batken, Batken district and Batken region.", "batken batken-district batken-region"),
        ("Shells hit Dostuk, Min-Bulak and Surkh.", "dostuk-batken min-bulak surkh"),
        ("Shells hit Dostuk, Arka and Maksat.", "dostuk-leilek arka maksat"),
        ("In Kok-Tash and Chorku calm, in Dostuk fire.", "kok-tash chorku dostuk-batken"),
        ("Uzbekistan's Guliston is calm.", "uzbekistan guliston"),
        ("The Tajik village of Guliston, near Lakkon and Kyzyl-Bel.", "guliston-isfara lakkon kyzyl-bel"),
        ("Guards left the Kekh outpost. Shots came from Kekh.", "kekh-post kekh-post"),
        (
            "Fire in Surkh and Kok-Tash. Residents of Arka, Dostuk and Zhashtyk left.",
            "surkh kok-tash arka dostuk-leilek zhashtyk",
        ),
        ("People left Leilek.", "leilek-district"),
        ("Both banks of the Isfara. The Isfara hospital.", "isfara-river isfara"),
    ],
)
def test_homonyms(text: str, ids: str) -> None:
    assert [place.place_id for place in read(text)] == ids.split()


def test_what_cannot_be_decided_stays_ranked() -> None:
    (dostuk,) = read("There was fire in Dostuk.")
    assert 0.4 < dostuk.confidence < 0.7
    assert {dostuk.place_id, dostuk.alternatives[0][0]} == {"dostuk-batken", "dostuk-leilek"}


def test_a_post_that_the_gazetteer_lacks_is_somewhere_near_its_village() -> None:
    (post,) = read("The Maksat post was hit.")
    assert (post.place_id, post.name, post.kind, post.radius_km) == ("maksat", "Maksat post", "checkpoint", 8.0)


def test_a_road_that_the_gazetteer_lacks_lies_between_its_ends() -> None:
    (road,) = read("The Isfara-Khujand road is shut.")
    assert (road.place_id, road.name, road.kind) == (None, "Isfara–Khujand road", "facility")
    assert (road.lat, road.lon) == (pytest.approx(40.2046, abs=0.001), pytest.approx(70.1237, abs=0.001))
    assert road.radius_km == pytest.approx(43.5, abs=0.5)


def test_a_misspelled_village_in_a_list_is_a_guess() -> None:
    places = read("Fire in Surkh, Samarkandok and Kok-Tash.")
    assert [place.place_id for place in places] == ["surkh", "samarkandek", "kok-tash"]
    assert places[1].confidence == 0.6


def test_an_unknown_village_has_a_name_and_the_side_that_the_text_gives_it() -> None:
    (village,) = read("They fled from the Tajik village of Xorobod.")
    assert (village.place_id, village.name, village.side, village.lat) == (None, "Xorobod", "TJK", None)


def test_names_come_without_the_word_that_tells_namesakes_apart() -> None:
    assert read("Shells hit Dostuk.")[0].name == "Dostuk"


@given(
    st.text()
    | st.lists(st.sampled_from(["Dostuk", "Batken", "post", "Kyrgyz", "Isfara-Vorukh road", ".", ","])).map(" ".join)
)
def test_any_text_resolves(text: str) -> None:
    gazetteer = Gazetteer.shipped()
    mentions = gazetteer.find(text)
    places = resolve(gazetteer, text, reversed(mentions), date(2022, 9, 16))
    assert [place.start for place in places] == [mention.start for mention in mentions]
    assert all(0 <= place.confidence <= 1 for place in places)
    assert all((place.lat is None) == (place.lon is None) for place in places)
    assert all(place.role in ROLES for place in places)


ROLES = {"incident_location", "government_metonym", "background", "other"}
