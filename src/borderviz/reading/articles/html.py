"""A web page becomes a text of paragraphs, with the title, outlet and day that it states about itself.

The parser is selectolax, on the Lexbor engine: it reads any tag soup as browsers do, in 0.2 ms for a page of 64 kB
(lxml.html 0.3 ms, BeautifulSoup 4-8 ms), and is one package without further ones. What belongs to the article is
decided here, not by an extractor such as trafilatura (6 ms): those leave out captions and lists, which hold figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from selectolax.lexbor import LexborHTMLParser, LexborNode

from borderviz.reading.articles.page_facts import facts_of
from borderviz.reading.articles.page_parts import Asides

BLOCKS = frozenset(
    "address article blockquote body caption center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 "
    "header hr legend li main ol p pre section summary table tbody tfoot thead tr ul".split()
)
"""Elements that begin and end a paragraph."""
CELLS = frozenset(["td", "th"])
INLINE = frozenset(["-text", "br", "-comment", "b", "i", "em", "strong", "u"])
"""Nodes that are not asked whether they stand beside the article."""
NO_TEXT = ["script", "style", "noscript", "template", "svg"]
ROOTS = ("[itemprop=articleBody]", "article", "main", "[role=main]")
"""Where the article stands, the most exact first."""
MOST_OF_TEXT = 0.5
"""The share of the page's text from which an element is taken for the whole article."""
MOST_ROOTS = 100

NESTING = re.compile(r"<(/?)(?:div|section|article|blockquote|ul|ol|dl|center|main|header|figure)\b", re.IGNORECASE)
DEEPEST = 5_000
"""Nested blocks that are parsed: the parser's time grows with the square of the depth, and browsers stop at 512."""
ANY_TAG = re.compile(r"<[^<>]*>")
BLANKS = re.compile(r"[^\S\n\u00a0]+")


@dataclass(frozen=True, slots=True)
class Page:
    """The text of a page, paragraphs apart by an empty line, and what the page says of it; unknown fields are empty."""

    text: str
    title: str = ""
    outlet: str = ""
    published: date | None = None


def read_page(markup: str) -> Page:
    """Return the article of a page. Any markup gives a page, if an empty one."""
    if _depth(markup) > DEEPEST:
        return Page(_joined([ANY_TAG.sub(" ", markup)]))
    tree = LexborHTMLParser(markup)
    facts = facts_of(tree)
    body = tree.body
    if body is None:
        return Page("", facts.title, facts.outlet, facts.published)
    tree.strip_tags(NO_TEXT)
    heading = _heading(body) or facts.title
    text = _article(tree, body)
    if heading and heading not in text:
        text = f"{heading}\n\n{text}".strip()
    return Page(text, heading, facts.outlet, facts.published)


def _depth(markup: str) -> int:
    """How deep blocks are nested at most. What HTML closes by itself is counted as if it were not."""
    if markup.count("<") <= DEEPEST:
        return 0
    depth = deepest = 0
    for match in NESTING.finditer(markup):
        depth = max(0, depth - 1) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _heading(body: LexborNode) -> str:
    found = body.css_first("article h1") or body.css_first("h1")
    return " ".join(found.text().split()) if found is not None else ""


def _article(tree: LexborHTMLParser, body: LexborNode) -> str:
    """The text of the element that the article stands in, if the page names one that holds most of its text."""
    asides = Asides(body)
    whole = _joined(_paragraphs(body, asides))
    for selector in ROOTS:
        found = max(tree.css(selector)[:MOST_ROOTS], key=lambda node: len(node.text()), default=None)
        if found is not None:
            text = _joined(_paragraphs(found, asides))
            if len(text) >= MOST_OF_TEXT * len(whole):
                return text
    return whole


def _paragraphs(root: LexborNode, asides: Asides) -> Iterator[str]:
    """The text of each block, in the order of the page. Walks without recursion: pages may be nested deeply."""
    said: list[str] = []
    node: LexborNode | None = root
    while node is not None:
        tag = node.tag or ""
        aside = tag not in INLINE and node is not root and asides.holds(node, tag)
        if tag in BLOCKS or aside:
            yield "".join(said)
            said = ["- "] if tag == "li" and not aside else []
        elif tag in INLINE:
            said.append(_inline(node, tag))
        elif tag in CELLS and said:
            said.append(" | ")
        child = None if aside else node.child
        if child is not None:
            node = child
            continue
        while node is not None and (node.mem_id == root.mem_id or node.next is None):
            node = None if node.mem_id == root.mem_id else node.parent
            if node is not None and node.tag in BLOCKS:
                yield "".join(said)
                said = []
        node = node.next if node is not None else None
    yield "".join(said)


def _inline(node: LexborNode, tag: str) -> str:
    if tag == "-text":
        return (node.text_content or "").replace("\n", " ")
    return "\n" if tag == "br" else ""


def _joined(paragraphs: Iterator[str] | list[str]) -> str:
    """Paragraphs with single blanks in them and an empty line between."""
    found = ("\n".join(_line(line) for line in said.split("\n") if line.strip()) for said in paragraphs)
    return "\n\n".join(text for text in found if text.strip("-| \n"))


def _line(line: str) -> str:
    return BLANKS.sub(" ", line).strip()
