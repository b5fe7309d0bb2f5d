"""What becomes an incident, and what does not."""

from __future__ import annotations

from datetime import date
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from borderviz.places.records import ResolvedPlace
from borderviz.reading.claimants import Speakers
from borderviz.reading.dates import Times
from borderviz.reading.happenings.events import words_of
from borderviz.reading.incidents import incidents
from borderviz.reading.text import Document, blocks_of

from .incident_stand_ins import KNOWN, FixedSpeakers, FixedTimes, incidents_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tajik border guards opened fire near Kok-Tash.", "shooting"),
        ("The two sides exchanged fire at Ak-Sai.", "shooting"),
        ("A farmer was shot dead outside Maksat.", "shooting"),
        ("Mortar shells hit the village of Dostuk at dawn.", "shelling"),
        ("Kyrgyz artillery pounded Surkh for an hour.", "shelling"),
        ("Soldiers fired mortars at Khojai Alo.", "shelling"),
        ("A Bayraktar drone struck a school in Chorku.", "air_strike"),
        ("Villagers hurled stones at each other near Vorukh.", "stone_throwing"),
        ("Looters set fire to 12 houses in Maksat.", "arson"),
        ("Seven houses burned down in Ak-Sai.", "arson"),
        ("Residents of Vorukh blocked the road near Ak-Sai.", "road_block"),
        ("Tajikistan deployed tanks near Dostuk.", "troop_movement"),
        ("About 300 families were evacuated from Samarkandek.", "evacuation"),
        ("The governors met at the post of Kyzyl-Bel and agreed on a cease-fire.", "talks"),
        ("Hundreds rallied in Batken, asking for weapons.", "protest"),
        ("Two shepherds were detained near Maksat.", "other"),
        ("Workers installed cameras on a pole at Kok-Tash.", "other"),
        ("Tajik soldiers occupied a school in Dostuk.", "other"),
        ("Kalashnikovs answered from the bank at Maksat.", "shooting"),
        ("A night of rifle fire at Maksat woke the valley.", "shooting"),
        ("Rockets came down on Surkh before breakfast.", "shelling"),
        ("The shell that hit a mill in Surkh came from the hills.", "shelling"),
        ("Howitzers set a barn on fire in Surkh.", "shelling"),
        ("A drone let go of its load above Surkh.", "air_strike"),
        ("A hail of stones met the guards at Maksat.", "stone_throwing"),
        ("That Maksat burned is beyond doubt.", "arson"),
        ("Twelve charred houses line the street in Maksat.", "arson"),
        ("Farmers tipped gravel across the road near Maksat.", "road_block"),
        ("The bridge at Maksat changed hands on Friday.", "troop_movement"),
        ("Four hundred women slept in a school in Batken.", "evacuation"),
        ("Some 900 residents left Maksat on the last buses.", "evacuation"),
        ("The governors shook hands at the Kyzyl-Bel checkpoint.", "talks"),
        ("Women stood outside the governor's office in Batken.", "protest"),
        ("Six shepherds were marched out of Maksat.", "other"),
        ("Russia's president phoned both leaders and asked for a ceasefire.", "talks"),
        ("Tajik soldiers held the bridge at Maksat until noon.", "troop_movement"),
        ("Some 900 people may have been moved from Maksat.", "evacuation"),
        ("Bishkek denies that and says Tajik guns shelled Maksat.", "shelling"),
        ("In the worst fighting in decades, 900 people left Maksat by bus.", "evacuation"),
        ("Guards fired on Maksat, high above the river, with mortars.", "shelling"),
    ],
)
def test_each_kind_is_told_by_its_words(text: str, kind: str) -> None:
    assert [incident.kind for incident in incidents_of(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Kyrgyzstan denied that its soldiers had opened fire at Vorukh.",
        "The foreign ministers will hold talks in Batken on Friday.",
        "The governors are to meet at the Kyzyl-Bel checkpoint.",
        "Moscow urged the two countries to stop shooting and agree on a ceasefire.",
        "Prosecutors opened a criminal case over the shelling of Maksat.",
        "Clashes over land and water are frequent around Vorukh.",
        "The fighting has strained relations between the two countries.",
        "A gun battle near Vorukh in 2014 wounded six guards.",
        "The wounded were taken to a hospital in Batken.",
        "No shots were fired near Ak-Sai.",
        "Kyrgyzstan declared a state of emergency in Batken region.",
        "The president declared two days of mourning.",
        "Tajik forces could shell Kok-Tash again.",
        "The governor said by telephone that the night had been quiet in Batken.",
        "Russia's president phoned both leaders and sent his condolences.",
        "Of 900 evacuated residents, most are home again.",
        "She fled Maksat with her two sons.",
        "Sappers lifted 38 shells from an orchard in Maksat.",
        "Two of the injured were brought to Batken by helicopter.",
        "A market in Batken was emptied of pillows.",
        "Kyrgyzstan handed over a note of protest.",
        "Skirmishes near Vorukh are routine.",
    ],
)
def test_plans_denials_appeals_and_generalities_are_none(text: str) -> None:
    assert incidents_of(text) == []


def test_a_list_of_villages_makes_one_incident_each() -> None:
    found = incidents_of("Small-arms fire raked Kok-Tash, Ak-Sai, Maksat and Dostuk.")
    assert [incident.place for incident in found] == ["Kok-Tash", "Ak-Sai", "Maksat", "Dostuk"]
    assert len({incident.evidence.quote for incident in found}) == 1


def test_a_clause_that_leaves_its_verb_out_has_an_incident_of_its_own() -> None:
    found = incidents_of("Officials count 14 dwellings wrecked in Surkh and Vorukh, plus one in Chorku.")
    assert [(one.place, one.kind) for one in found] == [("Surkh", "other"), ("Vorukh", "other"), ("Chorku", "other")]
    assert found[-1].evidence.quote == "plus one in Chorku"


def test_the_area_that_a_village_lies_in_is_no_place_of_its_own() -> None:
    found = incidents_of("Tajik troops shelled Maksat in Leilek district, Batken region.")
    assert [incident.place for incident in found] == ["Maksat"]


def test_people_are_evacuated_from_where_they_lived() -> None:
    (found,) = incidents_of("More than 800 people were moved out of Ak-Sai to Batken.")
    assert (found.place, found.blamed_on) == ("Ak-Sai", None)


@pytest.mark.parametrize(
    ("text", "place_id", "precision"),
    [
        ("Tajik troops opened fire on Kyrgyz guards.", "kgz-tjk-border", 5),
        ("Mortars hit the Bulak-Bashy post.", "bulak-bashy-post", 1),
        ("Mortars hit Ak-Sai.", "ak-sai", 2),
        ("Mortars hit villages in Leilek district.", "leilek-district", 3),
        ("Some 120,000 people were evacuated from Batken region.", "batken-region", 4),
        ("Mortars hit a bridge inside Tajikistan.", "tajikistan", 6),
        ("The two presidents spoke by telephone.", "kgz-tjk-border", 6),
    ],
)
def test_where_is_as_exact_as_the_place(text: str, place_id: str, precision: int) -> None:
    (found,) = incidents_of(text)
    assert (found.place_id, found.where_precision) == (place_id, precision)


@pytest.mark.parametrize(
    ("text", "side", "blamed"),
    [
        ("Tajik soldiers opened fire at Ak-Sai.", "media", "TJK"),
        ("Ak-Sai was shelled by Tajik troops.", "media", "TJK"),
        ("Shots were fired from the Kyrgyz side at Vorukh.", "media", "KGZ"),
        ("Soldiers opened fire on Tajik border guards at Vorukh.", "media", "KGZ"),
        ("Kyrgyzstan accused Tajikistan of shelling Maksat.", "media", "TJK"),
        ("The two sides exchanged fire at Maksat.", "media", "both"),
        ("Residents threw stones at each other at Maksat.", "media", "both"),
        ("Residents of Tajikistan blocked the road near Ak-Sai.", "media", "TJK"),
        ("Maksat was shelled.", "KGZ", "TJK"),
        ("Maksat was shelled.", "media", None),
        ("Families were evacuated from Maksat.", "KGZ", None),
        ("At dawn Kyrgyz youths blocked the road near Maksat.", "media", "KGZ"),
        ("Bishkek accuses its neighbour of shelling Maksat.", "media", "TJK"),
        ("Kyrgyz howitzers were turned on Surkh.", "media", "KGZ"),
    ],
)
def test_who_is_blamed(text: str, side: str, blamed: str | None) -> None:
    (found,) = incidents_of(text, side=side)
    assert found.blamed_on == blamed


def test_a_routine_patrol_is_no_generality() -> None:
    (found,) = incidents_of("A routine patrol was shelled near Vorukh.")
    assert found.kind == "shelling"


def test_a_truce_that_did_not_last_was_agreed() -> None:
    (found,) = incidents_of("A ceasefire agreed at Batken did not outlive the night.")
    assert found.kind == "talks"


def test_what_and_adds_with_a_preposition_is_a_place_of_its_own() -> None:
    found = incidents_of("Rockets fell on Surkh at noon and on Chorku an hour later.")
    assert [one.place for one in found] == ["Surkh", "Chorku"]


def test_what_has_no_place_is_a_summary_before_the_detail_and_another_event_long_after_it() -> None:
    lead, detail = "Soldiers exchanged fire on Friday.", "They exchanged fire at Maksat."
    found = incidents_of(f"{lead}\n\n{detail}\n\nA cow died.\n\nShots were fired again.")
    assert [(one.place, one.evidence.paragraph) for one in found] == [("Maksat", 2), ("Kyrgyz–Tajik border", 4)]


def test_headline_lead_and_detail_of_one_event_are_one_incident() -> None:
    text = (
        "Gunfire on the Kyrgyz-Tajik border\n\n"
        "Border guards exchanged fire on Friday, officials said.\n\n"
        "The two sides exchanged fire near the village of Ak-Sai."
    )
    (found,) = incidents_of(text)
    assert (found.place, found.evidence.paragraph) == ("Ak-Sai", 3)


def test_opposite_accounts_of_one_event_stand_side_by_side() -> None:
    text = "Tajik guards opened fire first at Maksat. Kyrgyz soldiers were the first to shoot at Maksat, Dushanbe said."
    first, second = incidents_of(text)
    assert {first.blamed_on, second.blamed_on} == {"KGZ", "TJK"}
    assert first.same_event == (second.id,)
    assert second.same_event == (first.id,)


def test_evidence_is_the_clause_and_not_the_whole_sentence() -> None:
    text = "Late in the evening, while ministers were on the phone, Tajik troops shelled Maksat, the service said."
    found = next(one for one in incidents_of(text) if one.kind == "shelling")
    assert found.evidence.quote == "Tajik troops shelled Maksat"
    assert text[found.evidence.start : found.evidence.end] == found.evidence.quote


FRAGMENTS = st.sampled_from(
    [*KNOWN, "Tajik troops", "opened fire", "shelled", "were evacuated from", "agreed on a ceasefire", ",", "and", "(",
     ")", "-", ";", ".", "\n\n", "by", "in", "near", "will", "not", "plus one", "mortars hit", "'s", "“", "–", "16"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.one_of(FRAGMENTS, st.text(max_size=12)), max_size=40).map(" ".join), st.sampled_from(["KGZ", "media"])
)
def test_any_text_gives_incidents_whose_evidence_stands_in_it(text: str, side: str) -> None:
    for number, incident in enumerate(incidents_of(text, side=side), start=1):
        assert incident.id == f"i{number}"
        assert text[incident.evidence.start : incident.evidence.end] == incident.evidence.quote != ""
        assert 0.0 <= incident.confidence <= 1.0
        assert incident.where_precision in range(1, 7)


PLACES = st.builds(
    ResolvedPlace,
    mention=st.just("x"),
    start=st.integers(0, 90),
    end=st.integers(0, 99),
    place_id=st.sampled_from([None, "kgz-tjk-border", "a"]),
    name=st.text(max_size=3),
    kind=st.sampled_from(["village", "region", "country", "sector", "river", ""]),
    side=st.sampled_from(["KGZ", "TJK", ""]),
    lat=st.none(),
    lon=st.none(),
    radius_km=st.none(),
    role=st.sampled_from(["incident_location", "other", "government_metonym"]),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(FRAGMENTS, st.text(max_size=8)), max_size=20).map(" ".join), st.lists(PLACES, max_size=6))
def test_places_that_do_not_fit_the_text_do_no_harm(text: str, places: list[ResolvedPlace]) -> None:
    document = Document(text, blocks_of(text), date(2022, 9, 16))
    times, speakers = cast(Times, FixedTimes(document, None)), cast(Speakers, FixedSpeakers())
    for incident in incidents(document, places, times, speakers):
        assert text[incident.evidence.start : incident.evidence.end] == incident.evidence.quote


def test_hyphenated_words_are_words() -> None:
    text = "The cease-fire near Kok-Tash - agreed on the Batken-Isfana road - held."
    document = Document(text, blocks_of(text))
    words = [word.lower for word in words_of(document.sentences[0])]
    assert words[:4] == ["the", "cease-fire", "near", "kok-tash"]
    assert words[4] == "-" and "batken-isfana" in words
