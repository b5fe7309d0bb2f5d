"""Toll claims: what one sentence claims, each field of a claim on small texts, and odd input."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from borderviz.reading import Draft, DraftClaim, read

PUBLISHED = "2022-09-17"
SIDES = {"K": "KGZ", "T": "TJK", "b": "both", "u": "unspecified"}
LINES = Path(__file__).with_name("toll_sentences.txt").read_text(encoding="utf-8").splitlines()
SENTENCES = [tuple(line.rsplit(" | ", 1)) for line in LINES if line.strip() and not line.startswith("#")]

Figure = tuple[str, int, str]


def claims(text: str) -> tuple[DraftClaim, ...]:
    return read(text, PUBLISHED).claims


def parsed(expected: str) -> list[Figure]:
    """The figures of "killed 24 K; injured 87 K"; none of "-"."""
    parts = [] if expected == "-" else [figure.split() for figure in expected.split("; ")]
    return [(metric, int(value), SIDES[side]) for metric, value, side in parts]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[sentence for sentence, _ in SENTENCES])
def test_each_sentence_claims_its_figures(sentence: str, expected: str) -> None:
    found = [(claim.metric, claim.value, claim.side) for claim in claims(sentence)]
    assert sorted(found) == sorted(parsed(expected))


def test_no_sentence_stands_twice() -> None:
    assert len({sentence for sentence, _ in SENTENCES}) == len(SENTENCES)


# Each field of a claim


@pytest.mark.parametrize(
    ("text", "qualifier", "value", "low", "high", "vague"),
    [
        ("24 Kyrgyz soldiers were killed.", "exact", 24, 24, 24, False),
        ("Two dozen Kyrgyz soldiers were killed.", "exact", 24, 24, 24, False),
        ("About 1,500 people fled Ak-Sai.", "about", 1500, 1500, 1500, False),
        ("At least 24 people were killed on the Kyrgyz side.", "at_least", 24, 24, None, False),
        ("More than 50 Tajiks were killed.", "more_than", 50, 50, None, False),
        ("Up to 20 Kyrgyz border guards were wounded.", "up_to", 20, 0, 20, False),
        ("Between 12 and 15 Tajiks died.", "range", 12, 12, 15, False),
        ("Dozens of Kyrgyz soldiers were wounded.", "at_least", 24, 24, None, True),
        ("Several hundred people fled Ak-Sai.", "at_least", 200, 200, None, True),
        ("No one was killed on the Kyrgyz side.", "exact", 0, 0, 0, False),
    ],
)
def test_how_a_number_is_hedged(text: str, qualifier: str, value: int, low: int, high: int | None, vague: bool) -> None:
    (claim,) = claims(text)
    assert (claim.value, claim.low, claim.high) == (value, low, high)
    assert (claim.qualifier, claim.vague) == (qualifier, vague)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Four Kyrgyz citizens were killed.", "all"),
        ("Four people were killed in Ak-Sai.", "all"),
        ("Four Kyrgyz civilians were killed.", "civilian"),
        ("Six residents of Vorukh were injured.", "civilian"),
        ("Two Tajik border guards were killed.", "security_forces"),
        ("Three Kyrgyz policemen were wounded.", "security_forces"),
        ("Four Kyrgyz women were killed.", "women"),
        ("A 12-year-old girl was killed in Ak-Sai.", "children"),
        ("Two Tajik children were injured.", "children"),
    ],
)
def test_which_people_are_counted(text: str, group: str) -> None:
    assert [claim.group for claim in claims(text)] == [group]


@pytest.mark.parametrize(
    "text",
    [
        "Kyrgyz officials said 154 people were injured, including 23 servicemen.",
        "Ten Tajiks, among them three children, were killed.",
        "Ten people, three of them children, were killed in Isfara.",
        "Fourteen Kyrgyz villagers were taken hostage, four of whom are women.",
        "Tajikistan says 35 of its citizens were killed, 25 of them civilians.",
    ],
)
def test_a_sub_count_is_a_part_of_its_total(text: str) -> None:
    total, part = claims(text)
    assert (total.part_of, part.part_of) == (None, total.id)
    assert (part.metric, part.side) == (total.metric, total.side)
    assert part.value < total.value


@pytest.mark.parametrize(
    ("text", "values", "rising"),
    [
        ("The Kyrgyz ministry said 12 more people had died, bringing the toll to 36.", [12, 36], [12]),
        ("Ten more bodies were recovered, taking the Kyrgyz death toll to 46.", [10, 46], [10]),
        ("Twelve more Kyrgyz citizens were killed.", [12], []),
    ],
)
def test_a_rise_is_told_apart_from_the_total_beside_it(text: str, values: list[int], rising: list[int]) -> None:
    found = claims(text)
    assert [claim.value for claim in found] == values
    assert [claim.value for claim in found if claim.increment] == rising


@pytest.mark.parametrize(
    "text",
    [
        "The Kyrgyz Health Ministry said 36 people were killed, up from 24.",
        "The Kyrgyz Health Ministry put the number of dead at 36, up from 24.",
    ],
)
def test_a_former_figure_is_superseded(text: str) -> None:
    assert {claim.value: claim.superseded for claim in claims(text)} == {36: False, 24: True}


@pytest.mark.parametrize(
    "text",
    [
        "There were no casualties among Tajik border guards.",
        "No one was killed in Vorukh.",
        "Nobody died on the Tajik side.",
        "Tajikistan said none of its soldiers was killed.",
    ],
)
def test_a_stated_zero_is_a_claim(text: str) -> None:
    (claim,) = claims(text)
    assert (claim.value, claim.negative, claim.side) == (0, True, "TJK")


@pytest.mark.parametrize(
    "text",
    [
        "Tajikistan did not report any deaths.",
        "There was no information about casualties.",
        "Dushanbe has not said how many of its soldiers died.",
        "It was not clear whether anyone was killed.",
    ],
)
def test_silence_is_no_claim(text: str) -> None:
    assert claims(text) == ()


def test_of_the_same_figure_that_of_the_first_sentence_of_the_body_is_no_repeat() -> None:
    headline, lead = "36 Kyrgyz killed", "Thirty-six Kyrgyz citizens were killed, the ministry said."
    found = claims(f"{headline}\n\n{lead}\n\nOn Friday 36 Kyrgyz citizens were buried.")
    assert [(claim.value, claim.repeat) for claim in found] == [(36, True), (36, False), (36, True)]


def test_other_figures_are_no_repeats() -> None:
    found = claims("36 Kyrgyz citizens were killed. 36 Tajik citizens were killed. 36 Kyrgyz citizens were injured.")
    assert [claim.repeat for claim in found] == [False, False, False]


@pytest.mark.parametrize(
    ("text", "as_of", "clash"),
    [
        ("In April 2021, 55 people were killed in clashes between the two countries.", "2021-04", "2021-04"),
        ("The 2021 clashes killed more than 50 people.", "2021", "2021-04"),
    ],
)
def test_a_toll_of_an_earlier_clash_is_recalled(text: str, as_of: str, clash: str) -> None:
    (claim,) = claims(text)
    assert (claim.recalled, claim.as_of, claim.clash, claim.side) == (True, as_of, clash, "both")


def test_a_toll_of_this_clash_is_not_recalled() -> None:
    (claim,) = claims("24 Kyrgyz citizens were killed on Friday.")
    assert (claim.recalled, claim.as_of, claim.clash) == (False, "2022-09-16", "2022-09")


@pytest.mark.parametrize(
    ("text", "claimant_side"),
    [
        ("Kyrgyzstan said 24 people were killed.", "KGZ"),
        ("24 people were killed, the Kyrgyz Health Ministry said.", "KGZ"),
        ("Tajikistan's Interior Ministry said three guards were wounded.", "TJK"),
        ("According to the mayor of Isfara, seven people were killed.", "TJK"),
        ("The United Nations said 20,000 people had fled Batken.", "third_party"),
        ("Seven people were killed in Ak-Sai.", "media"),
    ],
)
def test_who_says_it(text: str, claimant_side: str) -> None:
    assert [claim.claimant_side for claim in claims(text)] == [claimant_side]


def test_figures_of_two_claimants_are_kept_apart() -> None:
    found = claims("Kyrgyzstan said 36 of its citizens were killed. Tajikistan said 19 of its citizens were killed.")
    assert [(claim.value, claim.side, claim.claimant_side) for claim in found] == [
        (36, "KGZ", "KGZ"),
        (19, "TJK", "TJK"),
    ]


def test_evidence_is_the_phrase_in_the_text_as_it_was_given() -> None:
    text = "First.\n\nThe ministry\u00a0said “24\u202fKyrgyz citizens” were killed – no more."
    (claim,) = claims(text)
    assert claim.evidence.paragraph == 2
    assert "24" in claim.evidence.quote
    assert claim.evidence.quote == text[claim.evidence.start : claim.evidence.end]


# Odd input

SOUND = "At least 24 people were killed on the Kyrgyz side."
ODD = {
    "nothing": "",
    "spaces": " \n\t \n",
    "one sign": ".",
    "one number": "24",
    "a NUL": "\0",
    "NULs in a sentence": "At least 24 people\0 were killed\0.",
    "no space at all": "x" * 100_000,
    "digits without end": "1" * 100_000,
    "groups of digits without end": "1,000" + ",000" * 20_000,
    "commas": "," * 50_000,
    "brackets": "(" * 20_000,
    "quotes": "\"'“" * 10_000,
    "numbers": "24 " * 5_000,
    "words of number": "two hundred " * 500,
    "hedges": "at least " * 3_000,
    "people": "soldiers " * 3_000,
    "verbs": "killed wounded " * 3_000,
    "figures without a full stop": "24 killed " * 100,
    "zeros without a full stop": "no dead or wounded, " * 50,
    "lines": "\n" * 50_000,
    "right to left": "قُتل 24 شخصا على الحدود. 24 people were killed in Batken. ‏36 نفر",
    "marks of direction": "\u202e24 people\u202c were \u200fkilled\u200e in \u2066Ak-Sai\u2069.",
    "emoji": "🚨🚨 24 people killed 💔 in Batken 👨‍👩‍👧‍👦!!!",
    "combining letters": "2\u03014\u0301 people were k\u0301illed in Ak\u0301-Sai",
    "digits of other scripts": "٢٤ people were killed, २४ wounded, ２４ missing, ²⁴ dead, ⑭ fled, Ⅻ died",
    "lone surrogates": "\ud83d 24 people were killed \udc00",
    "fractions": "½ of the 24 people, 24½ people, 1⁄2 people were killed",
    "Cyrillic": "На границе погибли 24 человека, ранены 87.",
    "only a predicate": "killed",
    "only a hedge": "at least",
    "a range of nothing": "between and were killed",
    "markup": "<p>24 people <b>were</b> killed</p>&nbsp;&#0;",
    "Windows lines": "24 Kyrgyz dead\r\n\r\n24 people were killed in Ak-Sai.\r\n",
}


@pytest.mark.parametrize("text", ODD.values(), ids=list(ODD))
def test_odd_input_gives_a_sound_draft(text: str) -> None:
    assert_sound(read(text, PUBLISHED), text)


@pytest.mark.parametrize("published", [None, "1900-01-01", "2021-04-30", "9999-12-31", date(1, 1, 1), date.max])
def test_any_day_will_do(published: date | str | None) -> None:
    draft = read(SOUND, published)
    assert_sound(draft, SOUND)
    assert [(claim.metric, claim.value, claim.side) for claim in draft.claims] == [("killed", 24, "KGZ")]


# Any text

WORDS = (
    "24 87 1,500 two three dozen dozens hundreds several no nobody none half a the its at least more than up to about "
    "between from or and of them whom including among people civilians soldiers guards residents children girl houses "
    "homes families dead wounded killed injured died fled evacuated missing detained destroyed burned lost lives toll "
    "rose number Kyrgyz Tajik Kyrgyzstan Tajikistan Batken Isfara Ak-Sai Vorukh ministry said says reported who which "
    'while but after in on by to side both sides earlier April 2021 Friday 12-year-old -old , . ; : ( ) - \n\n "'
).split(" ")
texts = st.text() | st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)


@settings(max_examples=150)
@given(text=texts, published=st.none() | st.dates())
def test_any_text_and_any_day_give_a_sound_draft(text: str, published: date | None) -> None:
    assert_sound(read(text, published), text)


@settings(max_examples=50)
@given(text=st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))
def test_reading_twice_gives_the_same(text: str) -> None:
    assert read(text, PUBLISHED) == read(text, PUBLISHED)


def assert_sound(draft: Draft, text: str) -> None:
    """What holds of every draft, whatever the text says."""
    assert draft.text == text
    assert_ids([claim.id for claim in draft.claims])
    assert_ids([incident.id for incident in draft.incidents])
    known: set[str] = set()
    for claim in draft.claims:
        assert_claim(claim)
        assert claim.part_of is None or claim.part_of in known
        known.add(claim.id)
    for record in (*draft.claims, *draft.incidents):
        evidence = record.evidence
        assert evidence.quote == text[evidence.start : evidence.end] != ""
        assert evidence.paragraph >= 1
        assert 0 <= record.confidence <= 1
    for place in draft.places:
        assert place.mention == text[place.start : place.end]
        assert 0 <= place.confidence <= 1


def assert_ids(ids: Sequence[str]) -> None:
    assert len(set(ids)) == len(ids)


def assert_claim(claim: DraftClaim) -> None:
    assert 0 <= claim.low <= claim.value
    assert claim.high is None or claim.high >= claim.low
    assert claim.negative == (claim.value == 0 and claim.qualifier == "exact") or claim.value == 0
    if claim.qualifier in ("exact", "about"):
        assert claim.low == claim.value == claim.high
    if claim.qualifier in ("at_least", "more_than"):
        assert (claim.low, claim.high) == (claim.value, None)
    if claim.vague:
        assert claim.high is None
