"""What a web page states about itself in its head: title, outlet and day, as search engines read them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from borderviz.reading.articles.day_words import days_in

TITLES = ("og:title", "twitter:title", "dc.title")
OUTLETS = ("og:site_name", "publisher", "dc.publisher", "application-name")
DAYS = (
    "article:published_time", "og:published_time", "article:published", "datepublished", "publishdate", "pubdate",
    "publication_date", "publish-date", "dc.date.issued", "dc.date", "dcterms.date", "dcterms.created", "date",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "article.published",
)  # fmt: skip
"""Names of <meta> elements, the most exact first."""
SUFFIX = re.compile(r"\s+[|•·»–—-]\s+[^|•·»–—]{2,60}$")
LONGEST_DATA, DEEPEST_DATA = 500_000, 8
"""Characters and levels of JSON-LD that are read."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Title, outlet and day of publication; unknown ones are empty."""

    title: str = ""
    outlet: str = ""
    published: date | None = None


def facts_of(tree: LexborHTMLParser) -> Facts:
    """Return what the page states. The day of its data for search engines goes before that of a <time> element."""
    meta = _meta(tree)
    data = list(_articles(tree))
    title = _first(meta, TITLES) or next((_text(item.get("headline")) for item in data if item.get("headline")), "")
    if not title and (node := tree.css_first("title")) is not None:
        title = SUFFIX.sub("", " ".join(node.text().split()))
    outlet = _first(meta, OUTLETS) or next((name for item in data if (name := _publisher(item))), "")
    days = [meta.get(name, "") for name in DAYS] + [_text(item.get("datePublished")) for item in data]
    days += [node.attributes.get("datetime") or node.text() for node in tree.css("time")[:5]]
    published = next((day for said in days if (day := _day(said))), None)
    return Facts(_clean(title), _clean(outlet), published)


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        name = node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("itemprop") or ""
        found.setdefault(name.lower(), (node.attributes.get("content") or "").strip())
    return found


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str:
    return next((meta[name] for name in names if meta.get(name)), "")


def _articles(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """The objects of the page's JSON-LD that are dated or have a headline."""
    for node in tree.css('script[type="application/ld+json"]'):
        said = node.text()
        if len(said) <= LONGEST_DATA:
            try:
                yield from _objects(json.loads(said), DEEPEST_DATA)
            except (ValueError, RecursionError):
                continue


def _objects(data: Any, levels: int) -> Iterator[dict[str, Any]]:
    if levels and isinstance(data, dict):
        if "datePublished" in data or "headline" in data:
            yield data
        yield from _objects(data.get("@graph"), levels - 1)
        yield from _objects(data.get("mainEntity"), levels - 1)
    elif levels and isinstance(data, list):
        for item in data[:50]:
            yield from _objects(item, levels - 1)


def _publisher(item: dict[str, Any]) -> str:
    publisher = item.get("publisher")
    return _text(publisher.get("name")) if isinstance(publisher, dict) else _text(publisher)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _day(said: str) -> date | None:
    """The day as it is written there, whatever its zone: an article's day is the one that its outlet prints."""
    written = next(iter(days_in(said[:100])), None)
    return written.full if written else None


def _clean(said: str) -> str:
    """One line that can be written as UTF-8: JSON may hold halves of characters."""
    return " ".join(said.encode("utf-8", "replace").decode("utf-8").replace("\0", " ").split())
