"""Web pages and bytes: any of them give the article's text, or a clear word on why not."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from borderviz.reading.articles import html
from borderviz.reading.articles.decode import LARGEST, NoText, decode
from borderviz.reading.articles.html import read_page
from borderviz.reading.lexicon import rows

LEAD = "The health ministry said that 24 people had been killed and 87 wounded. " * 3
HEAD = """<title>Two killed | Valley Post</title><meta property="og:title" content="Two killed on the border">
<meta property="og:site_name" content="Valley Post">
<meta property="article:published_time" content="2022-09-16T23:40:00+06:00">"""


def text_of(inside: str) -> str:
    return read_page(f"<html><body><p>{LEAD}</p>{inside}</body></html>").text


def test_paragraphs_lists_tables_breaks_and_captions_are_kept() -> None:
    page = """<article><h1>Two  killed</h1><p>First <b>36</b>&nbsp;people.<br>Second.</p>
    <ul><li>24 killed<li>87 injured</ul>
    <table><tr><td>Killed<td>36</table><figure><img alt="x"><figcaption>A burned house. Photo: VP</figcaption></figure>
    <blockquote>Said.</blockquote></article>"""
    assert read_page(page).text.split("\n\n") == [
        "Two killed",
        "First 36\u00a0people.\nSecond.",
        "- 24 killed",
        "- 87 injured",
        "Killed | 36",
        "A burned house. Photo: VP",
        "Said.",
    ]


@pytest.mark.parametrize(
    "aside",
    [
        "<script>var toll = 99</script>",
        "<style>.a{width:99px}</style>",
        "<nav>99</nav>",
        "<aside>Toll rises to 99</aside>",
        "<footer>99</footer>",
        "<p hidden>99</p>",
        "<p aria-hidden='true'>99</p>",
        "<p style='display : none'>99</p>",
        "<div role='navigation'>99</div>",
        "<div class='share-buttons'>99</div>",
        "<div id='cookieBanner'>99</div>",
        "<div class='l-grid related-articles'><p>99</p></div>",
        "<header>99</header>",
        "<button>99</button>",
        "<!-- 99 -->",
        "<noscript>99</noscript>",
    ],
)
def test_what_is_hidden_or_beside_the_article_goes(aside: str) -> None:
    assert "99" not in text_of(aside)


@pytest.mark.parametrize("row", rows("page_parts"), ids=lambda row: row["word"])
def test_every_part_of_the_list_goes(row: dict[str, str]) -> None:
    word = row["word"]
    made = {
        "tag": f"<{word}>99</{word}>",
        "role": f'<div role="{word}">99</div>',
        "class": f'<div class="x-{word}-y">99</div>',
        "whole": f'<div class="a {word}">99</div>',
    }[row["how"]]
    if word not in ("input", "embed", "head", "option"):  # these hold no text, or the parser drops the tag
        assert "99" not in text_of(made)


@pytest.mark.parametrize("name", ["download", "headline", "shared-border", "administration", "advance", "gradient"])
def test_names_that_only_look_alike_stay(name: str) -> None:
    assert "99" in text_of(f'<div class="{name}">99</div>')


@pytest.mark.parametrize("around", ['<div class="related">', '<form id="ad">', "<div hidden>", '<aside class="modal">'])
def test_what_holds_most_of_the_text_is_the_article_whatever_it_is_called(around: str) -> None:
    assert "87 wounded" in read_page(f"<body>{around}<p>{LEAD}</p></body>").text


def test_the_article_is_taken_and_teasers_are_not() -> None:
    page = (
        f"<body><div>Other news 99</div><article><h1>Two killed</h1><p>{LEAD}</p></article><article>Toll 99</article>"
    )
    assert read_page(page).text == f"Two killed\n\n{LEAD.strip()}"


def test_what_the_page_states_of_itself() -> None:
    page = read_page(f"<html><head>{HEAD}</head><body><p>{LEAD}</p></body></html>")
    assert (page.title, page.outlet, page.published) == ("Two killed on the border", "Valley Post", date(2022, 9, 16))
    assert page.text.startswith("Two killed on the border\n\nThe health")


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<script type="application/ld+json">{"@graph":[{"datePublished":"2021-05-01"}]}</script>', date(2021, 5, 1)),
        ('<script type="application/ld+json">{"datePublished":</script>', None),
        (f'<script type="application/ld+json">{"[" * 100_000}</script>', None),
        ('<time datetime="2021-05-01T10:00">yesterday</time>', date(2021, 5, 1)),
        ("<time>1 May 2021</time>", date(2021, 5, 1)),
        ('<meta name="DC.date" content="01.05.2021">', date(2021, 5, 1)),
        ('<meta name="date" content="soon"><time datetime="2021-05-01">', date(2021, 5, 1)),
    ],
)
def test_days_in_the_head(head: str, day: date | None) -> None:
    assert read_page(f"<html><head>{head}</head><body>x").published == day


def test_the_outlet_of_json_ld() -> None:
    data = '{"headline":"Two \\ud800 killed","publisher":{"name":"Valley Post"}}'
    page = read_page(f'<script type="application/ld+json">{data}</script><p>x')
    assert (page.title, page.outlet) == ("Two ? killed", "Valley Post")


def test_deep_nesting_is_read_without_the_parser() -> None:
    deep = "<div>" * (html.DEEPEST + 1)
    assert read_page(f"{deep}24 killed").text == "24 killed"


@pytest.mark.parametrize(
    "soup", ["", "<", "<p", "<!--", "</p>", "<frameset>", "<table><p>x", "<svg><p>x", "<html><html>", "\0", "<p>\0x"]
)
def test_tag_soup(soup: str) -> None:
    assert isinstance(read_page(soup).text, str)


TAGS = st.sampled_from(
    "<p>|</p>|<div class='ad'>|</div>|<article>|<li>|<br>|<h1>|</h1>|<table>|<td>|<b>|<!--|-->|<script>|</script>"
    "|&nbsp;|&#0;|&|<time datetime='2021'>|<meta content=1>|x 24 ".split("|")
)


@given(st.lists(TAGS | st.text(max_size=5), max_size=40).map("".join))
def test_any_soup_gives_a_page(soup: str) -> None:
    page = read_page(soup)
    assert page.text == page.text.strip() and "\n\n\n" not in page.text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ("Бишкек: 24 погибших".encode("cp1251"), "Бишкек: 24 погибших"),
        ("Бишкек: 24".encode(), "Бишкек: 24"),
        ("Ministère, 24 blessés".encode("cp1252"), "Ministère, 24 blessés"),
        ("24 killed".encode("utf-16"), "24 killed"),
        ("24 killed".encode("utf-16-le"), "24 killed"),
        ("24 killed".encode("utf-16-be"), "24 killed"),
        ("24 killed".encode("utf-32"), "24 killed"),
        (b"\xef\xbb\xbf24 killed", "\ufeff24 killed"),
        (b"24\r\nkilled\rhere\0", "24\nkilled\nhere "),
        ("“24” – Көк-Таш 87 killed".encode() + b"\xe2", "“24” – Көк-Таш 87 killed\ufffd"),
        (b"", ""),
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    assert decode(data) == text


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ("<meta http-equiv=x content='text/html; charset=koi8-r'>", "koi8-r"),
    ],
)
def test_the_charset_that_a_page_names(head: str, encoding: str) -> None:
    assert "Оқсой 24".replace("қ", "к") in decode(f"{head}Оксой 24".encode(encoding), markup=True)


@pytest.mark.parametrize("name", ["no-such", "base64", "rot13", "utf-8", "idna", "x" * 60])
def test_a_charset_that_is_none_is_passed_over(name: str) -> None:
    assert "é" in decode(f'<meta charset="{name}">é é é'.encode("cp1252"), markup=True)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"%PDF-1.4 x", "PDF"),
        (b"PK\x03\x04xx", "ZIP"),
        (b"\x89PNG\r\n", "picture"),
        (bytes(range(256)) * 8, "not a text"),
        (b"a" * (LARGEST + 1), "20 MB"),
    ],
)
def test_what_is_no_text_is_refused_with_a_reason(data: bytes, why: str) -> None:
    with pytest.raises(NoText, match=why):
        decode(data)


@given(st.binary(max_size=300), st.booleans())
def test_any_bytes_give_a_text_or_a_reason(data: bytes, markup: bool) -> None:
    try:
        text = decode(data, markup=markup)
    except NoText as reason:
        assert str(reason)
    else:
        assert text.encode("utf-8") is not None and "\0" not in text and "\r" not in text
