"""Encoding: in which encoding a text file is written, found from its bytes."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from borderviz.exchange.importing.source_file import SourceFile

BLOCK = 1 << 20
SAMPLE = 1 << 16
"""Bytes that UTF-16 and the two 8-bit encodings are told apart by."""

MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""Byte-order marks, that of UTF-32 before that of UTF-16, with which it begins."""

NAMES = {"utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "utf-32": "UTF-32",
         "cp1251": "Windows-1251 (Cyrillic)", "cp1252": "Windows-1252 (Western)", "latin-1": "Latin-1"}  # fmt: skip

HIGH_RUN = re.compile(rb"[\xa8\xb8\xc0-\xff]{3,}")
"""Three letters of Windows-1251 in a row: a word in Cyrillic. Accented letters of Western texts stand alone."""


@dataclass(frozen=True, slots=True)
class Encoding:
    """A codec of Python, and what a reader must know about the choice; "" where there is no doubt."""

    codec: str
    remark: str = ""


def encoding_of(source: SourceFile) -> Encoding:
    """Return the encoding of a file: by its byte-order mark, else UTF-8 if all of it is, else by its bytes."""
    head = source.head(SAMPLE)
    for mark, codec in MARKS.items():
        if head.startswith(mark):
            return Encoding(codec, f"the file is in {NAMES[codec]}" if codec in NAMES else "")
    wide = _wide(head)
    if wide:
        return Encoding(wide, "the file looks like UTF-16 without a byte-order mark")
    broken, sound, sample = _beyond_ascii(source)
    if not broken:
        return Encoding("utf-8")
    if sound > broken:
        return Encoding("utf-8", f"{broken:,} places of the file are not UTF-8; they are shown as \ufffd")
    codec = _eight_bit(sample)
    return Encoding(codec, f"the file is not UTF-8 and was read as {NAMES[codec]}")


def _wide(head: bytes) -> str:
    """UTF-16 without a mark: in texts that hold Latin letters and separators every other byte is often zero."""
    if len(head) < 4:
        return ""
    zeros = head[0::2].count(0), head[1::2].count(0)
    if max(zeros) < 0.3 * (len(head) // 2) or min(zeros) > 0.05 * len(head):
        return ""
    return "utf-16-be" if zeros[0] > zeros[1] else "utf-16-le"


def _beyond_ascii(source: SourceFile) -> tuple[int, int, bytes]:
    """How many places are not UTF-8, how many characters beyond ASCII are, and bytes around the first of the former."""
    strict, lenient = (codecs.getincrementaldecoder("utf-8")(errors) for errors in ("strict", "replace"))
    broken, sound, sample = 0, 0, b""
    with source.open() as file:
        while block := file.read(BLOCK):
            state = lenient.getstate()
            try:
                strict.setstate(state)
                text = strict.decode(block)
                lenient.setstate(strict.getstate())
            except UnicodeDecodeError as error:
                text = lenient.decode(block)
                broken += text.count("\ufffd")
                sample = sample or state[0] + block[max(error.start - 64, 0) : error.start + SAMPLE]
            sound += len(text) - len(text.encode("ascii", "ignore")) - text.count("\ufffd")
    rest = lenient.getstate()[0]
    return broken + bool(rest), sound, sample or rest


def _eight_bit(sample: bytes) -> str:
    high = sum(byte >= 0x80 for byte in sample)
    cyrillic = sum(map(len, HIGH_RUN.findall(sample)))
    if cyrillic > 0.5 * high:
        return "cp1251"
    try:
        sample.decode("cp1252")
    except UnicodeDecodeError:
        return "latin-1"
    return "cp1252"
