"""Every row of the word lists that toll figures rest on: it is well formed, and the reading follows it."""

from __future__ import annotations

from collections import Counter

import pytest

from borderviz.model import Group, Metric, Qualifier
from borderviz.reading import DraftClaim, read
from borderviz.reading.lexicon import rows
from borderviz.reading.numbers import quantities
from borderviz.reading.text import Document, blocks_of, tokens
from borderviz.reading.tolls.marks import mark

Row = dict[str, str]

LISTS = {
    "numbers": ("word",),
    "qualifiers": ("phrase", "place"),
    "people": ("word",),
    "not_people": ("word",),
    "predicates": ("phrase",),
    "verb_nouns": ("verbs", "nouns"),
    "function_words": ("word",),
    "elsewhere": ("phrase",),
    "sides": ("word",),
}
"""The lists, each with the columns that make a row one of its kind."""

KINDS = {
    ("numbers", "kind"): {"unit", "ten", "scale", "vague"},
    ("qualifiers", "qualifier"): {str(one) for one in Qualifier} - {"range"},
    ("qualifiers", "place"): {"before", "after"},
    ("people", "class"): set(
        "person patient victim casualty life name family home dead hurt gone missing held".split()
    ),
    ("people", "group"): {str(one) for one in Group},
    ("predicates", "metric"): {str(one) for one in Metric}
    | {"lives", "returned", "status", "mixed", "actor", "unclear", "care"},
    ("predicates", "pattern"): {"participle", "subject", "object", "both", "noun", "passive", "moves", "damage"},
    ("verb_nouns", "metric"): {str(one) for one in Metric},
    ("verb_nouns", "pattern"): {"participle", "subject", "moves"},
    ("function_words", "kind"): set("aux adverb preposition conjunction break relative determiner pronoun".split()),
    ("sides", "kind"): set("country capital adjective people authority region district city code".split()),
}

TEMPLATES = {
    "participle": "Seven people were {} in Ak-Sai.",
    "passive": "Seven people were {} in Ak-Sai.",
    "moves": "Seven people were {} in Ak-Sai.",
    "both": "Seven people were {} in Ak-Sai.",
    "subject": "Seven people {} in Ak-Sai.",
    "object": "It {} seven people.",
    "damage": "Seven houses were {} in Ak-Sai.",
}
METRIC_OF = {"dead": "killed", "hurt": "injured", "gone": "displaced", "missing": "missing", "held": "detained"}

NO_SENTENCE = {
    "loss of life": "says that there were deaths, not how many",
    "loss of lives": "says that there were deaths, not how many",
    "evacuated to bishkek": "the evacuated are also a noun that names its metric",
}
"""Predicates for which no sentence is built, with the reason."""

NEAR_HOME = {
    "ethnic violence in osh": "Osh is also a region of the study, and stands nearer to the figure",
    "interethnic clashes in osh": "Osh is also a region of the study, and stands nearer to the figure",
}
"""Events elsewhere for which no sentence is built, with the reason."""


def every_row(name: str, column: str, **wanted: str) -> pytest.MarkDecorator:
    chosen = [row for row in rows(name) if all(row[key] == value for key, value in wanted.items())]
    return pytest.mark.parametrize("row", chosen, ids=[row[column] for row in chosen])


def claims(text: str) -> tuple[DraftClaim, ...]:
    return read(text, "2022-09-17").claims


def figures(text: str) -> list[tuple[str, int]]:
    return [(claim.metric, claim.value) for claim in claims(text)]


# The lists


@pytest.mark.parametrize(("name", "keys"), LISTS.items(), ids=list(LISTS))
def test_no_row_stands_twice(name: str, keys: tuple[str, ...]) -> None:
    counts = Counter(tuple(row[key].lower() for key in keys) for row in rows(name))
    assert [key for key, times in counts.items() if times > 1] == []


@pytest.mark.parametrize("name", LISTS)
def test_every_row_has_all_columns_and_no_more(name: str) -> None:
    assert [row for row in rows(name) if None in row or None in row.values()] == []
    assert [row for row in rows(name) for key in LISTS[name] if row[key] != row[key].strip() or not row[key]] == []


@pytest.mark.parametrize(("name", "column"), KINDS, ids=[f"{name}-{column}" for name, column in KINDS])
def test_every_kind_is_a_known_one(name: str, column: str) -> None:
    assert {row[column] for row in rows(name)} <= KINDS[name, column]


@pytest.mark.parametrize("name", ["people", "not_people", "predicates", "elsewhere", "sides"])
def test_a_phrase_is_written_in_the_tokens_of_a_sentence(name: str) -> None:
    def of_text(phrase: str) -> list[str]:
        sentences = Document(phrase, blocks_of(phrase)).sentences
        return [token.lower for sentence in sentences for token in sentence.tokens]

    column = LISTS[name][0]
    assert [row[column] for row in rows(name) if [t.lower for t in tokens(row[column])] != of_text(row[column])] == []


# Numbers


@every_row("numbers", "word")
def test_a_number_has_its_value(row: Row) -> None:
    phrase = {
        "unit": f"{row['word']} people",
        "ten": f"{row['word']} people",
        "scale": f"2{row['word']} people" if row["word"] == "k" else f"two {row['word']} people",
        "vague": f"{row['word']} of thousands" if row["word"] == "tens" else f"{row['word']} people",
    }[row["kind"]]
    if row["word"] in ("couple", "pair"):
        phrase = f"a {row['word']} of people"
    (quantity,) = quantities(tokens(phrase))
    factor = {"scale": 2, "vague": 1000 if row["word"] == "tens" else 1}.get(row["kind"], 1)
    assert (quantity.value, quantity.vague) == (factor * int(row["value"]), row["kind"] == "vague")


# Predicates


@every_row("predicates", "phrase")
def test_a_predicate_gives_its_metric(row: Row) -> None:
    phrase, metric, pattern = row["phrase"], row["metric"], row["pattern"]
    if phrase in NO_SENTENCE:
        return
    sentence = TEMPLATES["participle" if metric == "mixed" else pattern].format(phrase)
    if metric == "lives":
        sentence, metric = sentence.replace("people", "lives"), "killed"
    counted = metric in {str(one) for one in Metric}
    assert figures(sentence) == ([(metric, 7)] if counted else [])


@pytest.mark.parametrize("phrase", NO_SENTENCE)
def test_a_predicate_without_a_sentence_is_on_its_list(phrase: str) -> None:
    assert phrase in {row["phrase"] for row in rows("predicates")}


@every_row("predicates", "phrase", pattern="both")
def test_a_predicate_of_both_patterns_has_its_victims_on_either_side(row: Row) -> None:
    assert figures(f"It sent seven people {row['phrase']}.") == [(row["metric"], 7)]


@every_row("predicates", "phrase", pattern="damage")
def test_damage_to_something_else_than_homes_is_no_claim(row: Row) -> None:
    assert figures(f"Seven schools were {row['phrase']} in Ak-Sai.") == []


@every_row("predicates", "phrase", metric="care", pattern="object")
def test_whom_a_hospital_takes_in_is_injured(row: Row) -> None:
    assert figures(f"Hospitals in Batken {row['phrase']} seven people.") == [("injured", 7)]


@pytest.mark.parametrize("whole", ["dead", "victims"])
def test_one_of_the_dead_is_one(whole: str) -> None:
    assert figures(f"Aibek was one of the {whole}.") == [("killed", 1)]


@every_row("verb_nouns", "verbs")
def test_a_verb_and_its_noun_give_their_metric(row: Row) -> None:
    be = "were " if row["pattern"] == "participle" else ""
    pairs = [(verb, noun) for verb in row["verbs"].split() for noun in row["nouns"].split()]
    wrong = [
        (verb, noun) for verb, noun in pairs if figures(f"Seven people {be}{verb} the {noun}.") != [(row["metric"], 7)]
    ]
    assert wrong == []
    assert int(row["gap"]) > 0


# Nouns

PEOPLE = [row for row in rows("people") if row["class"] in ("person", "patient", "victim", "life")]
VICTIMS = [row for row in rows("people") if row["class"] in METRIC_OF]


@pytest.mark.parametrize("row", PEOPLE, ids=lambda row: row["word"])
def test_people_are_counted_and_grouped(row: Row) -> None:
    for number, sentence in ((7, f"Seven {row['word']} were killed."), (1, f"One {row['word']} was killed.")):
        (claim,) = claims(sentence)
        assert (claim.metric, claim.value, claim.group) == ("killed", number, row["group"])
        assert claim.evidence.quote.startswith(sentence.split()[0])


@pytest.mark.parametrize("row", VICTIMS, ids=lambda row: row["word"])
def test_a_noun_of_victims_names_its_metric(row: Row) -> None:
    assert figures(f"There were seven {row['word']}.") == [(METRIC_OF[row["class"]], 7)]


@every_row("people", "word", **{"class": "home"})
def test_homes_are_counted_where_they_are_damaged(row: Row) -> None:
    assert figures(f"Seven {row['word']} were destroyed.") == [("homes_damaged", 7)]
    assert figures(f"Seven {row['word']} stand by the road.") == []


@every_row("people", "word", **{"class": "family"})
def test_families_are_no_number_of_people(row: Row) -> None:
    assert figures(f"Seven {row['word']} were evacuated.") == []


@every_row("people", "word", **{"class": "casualty"})
def test_casualties_are_killed_and_injured_in_one_sum(row: Row) -> None:
    assert figures(f"There were seven {row['word']}.") == []


@every_row("not_people", "word")
def test_things_are_no_tolls(row: Row) -> None:
    assert figures(f"Seven {row['word']} were hit.") == []
    assert figures(f"Seven {row['word']} were destroyed in Ak-Sai.") == []


def test_no_noun_is_both_of_people_and_of_things() -> None:
    assert {row["word"] for row in rows("people")} & {row["word"] for row in rows("not_people")} == set()


# Places and sides


@every_row("elsewhere", "phrase")
def test_tolls_of_other_events_are_left_out(row: Row) -> None:
    if row["phrase"] not in NEAR_HOME:
        assert figures(f"In the {row['phrase']}, 24 people were killed.") == []
        assert figures(f"In 2014 the {row['phrase']} shook the world: 24 people were killed.") == []


@every_row("sides", "word")
def test_a_word_names_its_side(row: Row) -> None:
    text = f"They told {row['word'].title()} of it."
    (sentence,) = Document(text, blocks_of(text)).sentences
    assert {term.side for term in mark(sentence, ()).sides.values()} == {row["side"]}


@every_row("sides", "word")
def test_the_dead_of_a_side_are_counted_for_it(row: Row) -> None:
    """The dead of other sides are not of this border."""
    name, home = row["word"].title(), row["side"] in ("KGZ", "TJK")
    sentence = {
        "adjective": f"Seven {name} soldiers were killed.",
        "people": f"Seven {name} were killed.",
    }.get(row["kind"], f"Seven people were killed in {name}.")
    expected = [("killed", 7, row["side"])] if home else []
    found = [(claim.metric, claim.value, claim.side) for claim in claims(sentence)]
    if home or row["kind"] in ("adjective", "people"):
        assert found == expected
    assert {side for _, _, side in found}.isdisjoint({"KGZ", "TJK"} - {row["side"]})
