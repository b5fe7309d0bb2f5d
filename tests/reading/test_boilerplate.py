"""Blocks of a text: furniture goes, and nothing that holds a figure of the article goes with it."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borderviz.reading.articles.boilerplate import is_furniture
from borderviz.reading.articles.kinds import with_kinds
from borderviz.reading.articles.lines import Line
from borderviz.reading.articles.marks import without_credits, without_marks
from borderviz.reading.lexicon import rows
from borderviz.reading.text import Block, BlockKind, Document, blocks_of

HERE = Path(__file__).parent
BODY = "The health ministry said on Friday that 24 people had been killed and 87 wounded in three villages."
LIST = rows("boilerplate")


def kinds(text: str, title: str = "") -> list[tuple[str, str]]:
    """The kind and the words of each block."""
    return [(block.kind.value, text[block.start : block.end]) for block in with_kinds(text, blocks_of(text), title)]


def kind_of(said: str, text: str) -> str:
    return next(kind for kind, words in kinds(text) if words == said)


def line(said: str) -> Line:
    return Line(said, Block(0, len(said), 1, BlockKind.BODY))


@pytest.mark.parametrize(
    "row", [row for row in LIST if row["how"] in ("line", "section")], ids=lambda row: row["phrase"]
)
def test_every_line_of_the_list_is_furniture_alone_and_not_inside_a_sentence(row: dict[str, str]) -> None:
    if row["how"] == "line":
        assert is_furniture(line(row["phrase"].upper()))
        assert is_furniture(line(f"» {row['phrase'].capitalize()}:"))
    assert not is_furniture(line(f"Officials said 24 people were killed, {row['phrase']} of the dead near Batken"))


@pytest.mark.parametrize("row", [row for row in LIST if row["how"] == "start"], ids=lambda row: row["phrase"])
def test_every_beginning_of_the_list_makes_a_short_block_furniture(row: dict[str, str]) -> None:
    assert is_furniture(line(f"{row['phrase']} Aida Bekova"))
    assert not is_furniture(line(f"{row['phrase']} {BODY} {BODY} {BODY} {BODY} {BODY}"))


@pytest.mark.parametrize("row", [row for row in LIST if row["how"] == "contains"], ids=lambda row: row["phrase"])
def test_every_passage_of_the_list_makes_its_block_furniture_unless_it_tells_a_toll(row: dict[str, str]) -> None:
    assert is_furniture(line(f"Dear friends, {row['phrase']} as ever."))
    assert not is_furniture(line(f"{BODY} {row['phrase']}"))


@pytest.mark.parametrize("row", [row for row in LIST if row["how"] == "appeal"], ids=lambda row: row["phrase"])
def test_every_appeal_of_the_list_needs_its_exclamation_mark(row: dict[str, str]) -> None:
    assert is_furniture(line(f"{row['phrase'].capitalize()} The Valley Post!"))
    assert not is_furniture(line(f"{row['phrase'].capitalize()} for the wounded grew on Friday"))


@pytest.mark.parametrize("row", [row for row in LIST if row["how"] == "cue"], ids=lambda row: row["phrase"])
def test_no_cue_of_the_list_is_enough_alone(row: dict[str, str]) -> None:
    assert not is_furniture(line(f"We heard of {row['phrase']} in Batken on Friday."))


def test_the_list_knows_no_other_ways() -> None:
    assert {row["how"] for row in LIST} == {"line", "section", "start", "contains", "appeal", "cue"}
    assert all(row["phrase"] == row["phrase"].lower().strip() for row in LIST)


@pytest.mark.parametrize(
    "said",
    [
        "The Red Crescent thanked its donors: contributions and donations reached 1,200 families every month.",
        "Share of the wounded who are children: 12 percent",
        "More from the hospital in Batken: 42 wounded, nine of them soldiers, and three dead, its head told us",
        "Reporting by phone from Isfara, a doctor said 12 people were killed and 30 injured.",
        "Updated figures from the ministry put the number of injured at 139, a spokeswoman in Osh said.",
        "Related to the shelling, 36 people were hospitalised in Batken on Friday, the ministry said.",
        "By Friday evening, 24 people had been killed.",
        "By nightfall 3,500 people had left",
        "Contact was lost with four border guards, who are missing.",
        "Previous clashes in 2021 killed 55 people.",
        "24 killed",
        "• 36 people killed",
        "Killed: 36",
        "36",
    ],
)
def test_figures_of_the_article_stay(said: str) -> None:
    text = f"A headline about the border\n\n{BODY}\n\n{said}\n\n{BODY} More."
    assert kind_of(said, text) in (BlockKind.BODY, BlockKind.HEADING)


@pytest.mark.parametrize(
    "said",
    [
        "Read more: Death toll in border clashes climbs to 46",
        "RELATED: 59 dead, 139 injured – what we know",
        "Also on our site: quake kills 93",
        "By Aida Bekova and Timur Rahimov",
        "By Our Staff Correspondent",
        "(Reporting by Aida Bekova in Bishkek; Editing by Tim Hill)",
        "abc/de (AFP, dpa)",
        "0:00 0:03:12 0:00",
        "Support The Valley Post!",
        "Copyright 2022 The Valley Post. All rights reserved.",
        "12 comments",
        "3 min read",
        "We would like to ask you to donate monthly, as little as $5, so that readers get our journalism.",
        "***",
        "- - -",
    ],
)
def test_furniture_goes(said: str) -> None:
    text = f"A headline about the border\n\n{BODY}\n\n{said}\n\n{BODY} More."
    assert kind_of(said, text) == BlockKind.BOILERPLATE


def test_headlines_of_other_articles_go_with_their_heading_and_the_body_after_them_stays() -> None:
    others = "Read also\n\nToll climbs to 46 in clashes\n\nWho fired first in Batken"
    text = f"Shots at the border\n\n{BODY}\n\n{others}\n\n{BODY}"
    assert [kind for kind, _ in kinds(text)] == ["title", "body", "boilerplate", "boilerplate", "boilerplate", "body"]


def test_a_section_s_name_above_the_headline_takes_nothing_with_it() -> None:
    text = f"Latest news\n\nTwo killed on the border with Tajikistan\n\n{BODY}\n\n{BODY} More."
    assert [kind for kind, _ in kinds(text)] == ["boilerplate", "title", "body", "body"]


def test_a_headline_printed_twice_is_title_and_heading() -> None:
    text = f"Two killed on the border\n\nTwo killed on the border\n\n{BODY}"
    assert [kind for kind, _ in kinds(text)] == ["title", "heading", "body"]


def test_a_reworded_headline_is_a_heading() -> None:
    again = "Kyrgyz border : the toll grows, Moscow calls for calm"
    text = f"Toll grows on the Kyrgyz border, Moscow calls for calm\n\n{again}\n\n{BODY}"
    assert [kind for kind, _ in kinds(text)] == ["title", "heading", "body"]


def test_a_word_above_a_longer_line_is_no_title() -> None:
    text = f"Conflict\n\nTwo killed on the border with Tajikistan\n\n{BODY}"
    assert [kind for kind, _ in kinds(text)][1:] == ["title", "body"]


def test_the_headline_that_is_known_is_the_title() -> None:
    text = f"The Valley Post daily\n\nTwo killed on the border\n\n{BODY}"
    assert kinds(text, "Two  killed on the border")[1][0] == "title"


@pytest.mark.parametrize("text", [BODY, f"{BODY}\n\n{BODY}", "24 killed", f"OSH, 2 May 2021. {BODY}\n\n{BODY}"])
def test_a_text_without_a_headline_has_no_title(text: str) -> None:
    assert BlockKind.TITLE not in [kind for kind, _ in kinds(text)]


@pytest.mark.parametrize(
    "said",
    [
        "A burned house in MaksatImage: AFP",
        "A burned house in Maksat. Photo: Aida Bekova/Valley Post",
        "Villagers look at a burned house. (Photo by A. Bekova/Getty Images)",
        "FILE PHOTO: A soldier at the border, April 2021",
        "[PHOTO CAPTION: Women leave Ak-Sai, where seven died.]",
        "A road near the border with Tajikistan. AP",
        "A road near the border © AFP",
    ],
)
def test_captions(said: str) -> None:
    assert kind_of(said, f"A headline about it\n\n{BODY}\n\n{said}\n\n{BODY} More.") == BlockKind.CAPTION


def test_a_caption_printed_twice_and_the_words_above_a_credit() -> None:
    twice = "Women and children left the village of Maksat on Thursday.\n" * 2
    credited = "A man with a mattress\nFamilies left in a hurryImage: AFP"
    text = f"A headline about it\n\n{twice}\n{BODY}\n\n{credited}\n\n{BODY} More."
    assert [kind for kind, _ in kinds(text)] == ["title", "caption", "caption", "body", "caption", "caption", "body"]


def test_crossheads_and_times_of_a_live_blog() -> None:
    text = f"LIVE: the border\n\n22:15 - Death toll\n{BODY}\n\nWhat is known?\n\n{BODY}\n\nOfficials are silent"
    assert [kind for kind, _ in kinds(text)] == ["title", "heading", "body", "heading", "body", "body"]


def test_front_matter_of_markdown_is_furniture() -> None:
    text = f"---\ntitle: Two killed\ndate: 2022-09-16\n---\n\n# Two killed on the border\n\n{BODY}"
    assert [kind for kind, _ in kinds(text)][-2:] == ["title", "body"]
    assert {kind for kind, _ in kinds(text)[:-2]} == {"boilerplate"}


def test_a_wrapped_text_is_one_block_and_its_heading_another() -> None:
    wrapped = (
        "Two people were killed and nine were wounded in an exchange of fire on the\n"
        "border with Tajikistan on Thursday evening, the health ministry said. The\n"
        "wounded were taken to hospitals in Batken and Isfana. More than 1,200 people\n"
        "left the villages of Kak-Sai and Chyr-Dobo, and schools will stay closed.\n"
    )
    text = f"{wrapped}\nWhat is known\n{wrapped}"
    assert [words.split()[0] for _, words in kinds(text)] == ["Two", "What", "Two"]


def test_separate_lines_of_one_paragraph_are_separate_blocks() -> None:
    text = "A serviceman carries mattresses for those who left\nHundreds of people left on Thursday\nSkip"
    assert len(blocks_of(f"{BODY}\n\n{text}")) == 4
    assert len(blocks_of("• 24 killed\n• 87 injured\n• 3 missing")) == 3


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("**36** people", "  36   people"),
        ("[36 people](http://a.org/2021/05/01) died", " 36 people" + " " * 27 + "died"),
        ("see https://a.org/24 now", "see" + " " * 18 + "now"),
        ('< p class="e-p">He', " " * 16 + "He"),
        ("24&nbsp;people", "24" + " " * 6 + "people"),
        ("at [Kyrgyz] posts, a < b and c > d", "at [Kyrgyz] posts, a < b and c > d"),
        ("They left in fearImage: AFP", "They left in fear" + " " * 10),
        ("* 24 killed", "* 24 killed"),
        ("snake_case 3*4", "snake_case 3*4"),
    ],
)
def test_marks_are_blank_and_offsets_stay(said: str, plain: str) -> None:
    assert without_credits(without_marks(said)) == plain


def test_no_figure_of_the_practice_texts_stands_in_furniture() -> None:
    for record in map(json.loads, (HERE / "gold" / "practice.jsonl").read_text(encoding="utf-8").splitlines()):
        text = (HERE / "texts" / record["file"]).read_text(encoding="utf-8")
        blocks = with_kinds(text, blocks_of(text))
        for claim in record["claims"]:
            start = claim["evidence"][0]
            block = next(block for block in blocks if block.start <= start < block.end)
            assert block.kind is not BlockKind.BOILERPLATE, (record["file"], text[slice(*claim["evidence"])])


@given(st.text(alphabet=st.sampled_from("aB1 .:\n\n-*•[]()#_<>/|@&\"'…24killed")) | st.text(), st.text(max_size=20))
def test_any_text_gives_blocks_in_order_with_plain_text_as_long(text: str, title: str) -> None:
    blocks = with_kinds(text, blocks_of(text), title)
    assert all(before.end <= after.start for before, after in pairwise(blocks))
    assert "".join("".join(text[block.start : block.end].split()) for block in blocks) == "".join(text.split())
    assert len(Document(text, blocks).plain) == len(text)
