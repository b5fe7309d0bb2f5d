"""Bytes become text: the encodings in which articles of the region are saved, by their marks and by what fits."""

from __future__ import annotations

import codecs
import re

LARGEST = 20_000_000
"""Bytes of a file that are read."""

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
NO_TEXTS = {
    b"%PDF": "a PDF; save its text first",
    b"PK\x03\x04": "a ZIP archive or an office document; save its text first",
    b"\xd0\xcf\x11\xe0": "an old office document; save its text first",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file; unpack it first",
}
"""How files begin that hold no plain text, and what to do."""

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE)
CHARSETS = ("cp", "iso8859", "koi8", "mac", "ptcp154", "kz1048", "utf", "gb", "big5", "euc", "shift_jis", "ascii")
"""Of Python's codecs, the beginnings of those that are charsets of web pages."""
CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
HIGH = re.compile(rb"[\x80-\xff]+")
LOOKED_AT = 65_536
MOST_CONTROLS = 0.02
MOST_BROKEN = 0.1
"""The share of signs outside ASCII that may be broken in a text that is still taken for UTF-8."""
LONG_RUN = 3.0
"""Mean length, in bytes, of runs outside ASCII: Cyrillic comes in words, accented Latin letters alone."""


class NoText(ValueError):  # noqa: N818 - what was found, not what went wrong
    """The bytes are no text, or too many; the message says what they are, and what to do."""


def decode(data: bytes, *, markup: bool = False) -> str:
    """Return the text of a file, with line breaks as in Python's text files and NUL as blanks.

    Offsets count in it: for UTF-8 it is the text that `borderviz check` reads. `markup` looks for the charset that a
    web page names. Raises NoText.
    """
    if len(data) > LARGEST:
        raise NoText(f"larger than {LARGEST // 1_000_000} MB; split it into its articles")
    for start, what in NO_TEXTS.items():
        if data.startswith(start):
            raise NoText(what)
    text = _decoded(data, markup)
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", " ")


def _decoded(data: bytes, markup: bool) -> str:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if (wide := _without_mark(data)) is not None:
        return data.decode(wide, "replace")
    if len(CONTROLS.findall(data[:LOOKED_AT])) > max(3, MOST_CONTROLS * min(len(data), LOOKED_AT)):
        raise NoText("not a text (it holds control characters)")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    if markup and (named := _named(data)) is not None:
        return data.decode(named, "replace")
    return _guessed(data)


def _without_mark(data: bytes) -> str | None:
    """UTF-16 shows by its zeros: every other byte of Latin text."""
    sample = data[:4096]
    if len(sample) < 4 or b"\0" not in sample:
        return None
    half = len(sample) // 2
    if sample[1::2].count(0) > 0.4 * half and sample[::2].count(0) < 0.1 * half:
        return "utf-16-le"
    if sample[::2].count(0) > 0.4 * half and sample[1::2].count(0) < 0.1 * half:
        return "utf-16-be"
    if sample.count(0) > 0.1 * len(sample):
        raise NoText("not a text (it holds zeros)")
    return None


def _named(data: bytes) -> str | None:
    """The charset that a page names, if Python knows it as one of text."""
    match = CHARSET.search(data[:4096]) or XML_ENCODING.search(data[:200])
    if match is None:
        return None
    try:
        known = codecs.lookup(match[1].decode("ascii"))
    except (LookupError, UnicodeError):
        return None
    if not known.name.startswith(CHARSETS):
        return None
    # Browsers read Latin-1 as its superset, too.
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-8": None}.get(known.name, known.name)


def _guessed(data: bytes) -> str:
    """Damaged UTF-8, Windows-1251 or Windows-1252, whichever fits."""
    repaired = data.decode("utf-8", "replace")
    outside = sum(1 for sign in repaired[:LOOKED_AT] if sign > "\x7f")
    if repaired[:LOOKED_AT].count("\ufffd") <= MOST_BROKEN * outside:
        return repaired
    runs = [len(run) for run in HIGH.findall(data[:LOOKED_AT])]
    if runs and sum(runs) / len(runs) >= LONG_RUN:
        return data.decode("cp1251", "replace")
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")
