"""What becomes an incident, and what does not."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from borderviz.places.records import ResolvedPlace
from borderviz.reading.claimants import Speakers
from borderviz.reading.dates import Times
from borderviz.reading.events import Pattern, patterns, triggers, word_class, words_of
from borderviz.reading.incidents import incidents
from borderviz.reading.lexicon import rows
from borderviz.reading.text import Document, Token, blocks_of

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
        ("The governors met at the Kyzyl-Bel checkpoint and agreed on a cease-fire.", "talks"),
        ("Hundreds rallied in Batken, asking for weapons.", "protest"),
        ("Two shepherds were detained near Maksat.", "other"),
        ("Workers installed cameras on a pole at Kok-Tash.", "other"),
        ("Tajik soldiers occupied a school in Dostuk.", "other"),
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
    ],
)
def test_who_is_blamed(text: str, side: str, blamed: str | None) -> None:
    (found,) = incidents_of(text, side=side)
    assert found.blamed_on == blamed


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


@pytest.mark.parametrize(
    "pattern", patterns(), ids=lambda pattern: f"{pattern.kind}-{sorted(pattern.steps[0] or ())[0]}"
)
def test_every_row_of_the_lexicon_is_well_formed(pattern: object) -> None:
    steps, kind, strength = pattern  # type: ignore[misc]
    assert steps[0] is not None and steps[-1] is not None
    assert all(step is None or all(word == word.lower() and word for word in step) for step in steps)
    assert not any(first is None and second is None for first, second in pairwise(steps))
    assert strength in {"told", "placed", "people", "noun"}
    assert kind in {
        "shooting", "shelling", "air_strike", "stone_throwing", "arson", "road_block", "troop_movement", "evacuation",
        "talks", "protest", "other",
    }  # fmt: skip


@pytest.mark.parametrize("pattern", patterns())
def test_every_row_of_the_lexicon_finds_its_words(pattern: Pattern) -> None:
    said = ["five" if step is None else "7" if min(step) == "#" else min(step) for step in pattern.steps]
    found = triggers([Token(0, 1, word, word) for word in said])
    assert any(trigger.first <= 0 and trigger.last >= len(said) for trigger in found)


@pytest.mark.parametrize("row", rows("not_told"), ids=lambda row: row["word"])
def test_every_word_that_makes_no_fact_has_a_known_scope(row: dict[str, str]) -> None:
    assert row["scope"] in {"near", "clause", "sentence", "evacuation"}
    assert row["word"] == row["word"].lower().strip() != ""


@pytest.mark.parametrize("row", rows("event_classes"), ids=lambda row: f"{row['class']}-{row['word']}")
def test_every_word_of_a_class_is_found_in_it(row: dict[str, str]) -> None:
    assert row["word"] in word_class(row["class"])


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
