"""Reads broken articles for some time and stops at the first that breaks the reader.

Takes the texts of tests/reading/texts (or those of --texts), splices, cuts and repeats them, sprinkles them with signs
of all scripts, with markup and with bytes of other encodings, and sends each through the whole reading, as text and
as a web page. What is checked of each draft: it can be written as JSON, its passages stand in the text where they are
said to, and it took no longer than --slowest. A failing input is written to --keep, and its seed is printed:
`--seed` repeats a run.
"""

import argparse
import json
import random
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from borderviz.reading import Draft, DraftClaim, DraftIncident, read
from borderviz.reading.articles.decode import NoText, decode
from borderviz.reading.articles.html import read_page
from borderviz.reading.output import claims_rows
from borderviz.reading.table import as_table

REPOSITORY = Path(__file__).resolve().parents[1]
TEXTS = REPOSITORY / "tests" / "reading" / "texts"
KEEP = REPOSITORY / "tests" / "output" / "fuzz-failure.txt"
NOISE = (
    "\0\t\n\r\x1b\x85\xa0\xad\u0301\u200b\u200d\u2028\u202e\ufeff\ufffd½²٣४〇Ⅻ𝟛İıßﬁŉ①Көқ中🇰🇬\U0010ffff\ud800"
    "'\"“”‘’«»()[]{}<>&%$#@*_|\\/-–—…,.;:!?0123456789"
)
WORDS = "24,000 12 500 1.5 million dozen dozens no zero hundreds -5 1e9 9999999999999999999 said Batken killed".split()
MARKUP = (
    "<p>|</p>|<div class='ad'>|</div>|<!--|-->|<script>|<table><td>|<br>|&nbsp;|&#1114112;|<h1>|<li>|<article>|<b>"
).split("|")
ENCODINGS = ("utf-8", "utf-16", "cp1251", "cp1252", "utf-16-le", "utf-8-sig")
LONGEST = 20_000
"""Characters of a mutant."""

Mutation = Callable[[random.Random, str, Sequence[str]], str]


def splice(chance: random.Random, text: str, texts: Sequence[str]) -> str:
    """A part of another text, put anywhere."""
    other = chance.choice(texts)
    at, start = chance.randint(0, len(text)), chance.randint(0, len(other))
    return text[:at] + other[start : start + chance.randint(0, 400)] + text[at:]


def cut(chance: random.Random, text: str, _: Sequence[str]) -> str:
    """A stretch less."""
    start = chance.randint(0, len(text))
    return text[:start] + text[start + chance.randint(0, 300) :]


def repeat(chance: random.Random, text: str, _: Sequence[str]) -> str:
    """A stretch several times over."""
    start = chance.randint(0, len(text))
    part = text[start : start + chance.randint(1, 60)]
    return text[:start] + part * chance.randint(2, 60) + text[start:]


def sprinkle(chance: random.Random, text: str, _: Sequence[str]) -> str:
    """Single signs and figures put in anywhere."""
    signs = list(text)
    for _count in range(chance.randint(1, 40)):
        odd = chance.choice(NOISE) if chance.random() < 0.7 else f" {chance.choice(WORDS)} "
        signs.insert(chance.randint(0, len(signs)), odd)
    return "".join(signs)


def shuffle(chance: random.Random, text: str, _: Sequence[str]) -> str:
    """Words, or lines, in another order."""
    sign = chance.choice([" ", "\n", ". "])
    parts = text.split(sign)
    chance.shuffle(parts)
    return sign.join(parts)


def change_breaks(chance: random.Random, text: str, _: Sequence[str]) -> str:
    """Other line breaks, no blanks, other letters."""
    changed = chance.choice([text.replace("\n", "\r\n"), text.replace(" ", "\n"), text.replace(" ", ""), text.upper()])
    return changed.replace("\n\n", chance.choice(["\n", "\n\n\n\n", " ", "\n \n"]))


def tag(chance: random.Random, text: str, _: Sequence[str]) -> str:
    """Markup put in anywhere."""
    for _count in range(chance.randint(1, 30)):
        at = chance.randint(0, len(text))
        text = text[:at] + chance.choice(MARKUP) + text[at:]
    return text


MUTATIONS: tuple[Mutation, ...] = (splice, cut, repeat, sprinkle, shuffle, change_breaks, tag)


def mutant(chance: random.Random, texts: Sequence[str]) -> str:
    """A text changed a few times over."""
    text = chance.choice(texts)
    for _ in range(chance.randint(1, 6)):
        text = chance.choice(MUTATIONS)(chance, text, texts)[:LONGEST]
    return text


def through_bytes(chance: random.Random, text: str) -> str:
    """The text as it comes out of a file in some encoding, with a few bytes changed."""
    data = bytearray(text.encode(chance.choice(ENCODINGS), "ignore"))
    for _ in range(chance.randint(0, 8) if data else 0):
        data[chance.randrange(len(data))] = chance.randrange(256)
    try:
        return decode(bytes(data), markup=chance.random() < 0.5)
    except NoText:
        return ""


def check(text: str, published: str | None) -> Draft:
    """Read a text in every way; raises whatever goes wrong."""
    draft = read(text, published)
    json.dumps(draft.as_dict(), ensure_ascii=False)
    as_table(draft)
    if draft.text != text:
        raise AssertionError("the draft is of another text")
    records: tuple[DraftClaim | DraftIncident, ...] = (*draft.claims, *draft.incidents)
    for record in records:
        found = record.evidence
        if not 0 <= found.start < found.end <= len(text) or text[found.start : found.end] != found.quote:
            raise AssertionError(f"the passage of {record.id} does not stand where it is said to")
    for place in draft.places:
        if text[place.start : place.end] != place.mention:
            raise AssertionError(f"the mention of {place.name} does not stand where it is said to")
    known = {claim.id for claim in draft.claims}
    if len(known) != len(draft.claims) or any(claim.part_of not in known | {None} for claim in draft.claims):
        raise AssertionError("ids of claims are not unique, or one is a part of an unknown one")
    if "\ud800" not in text:
        claims_rows(draft)
    return draft


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=1.0, help="how long (default: 1)")
    parser.add_argument("--texts", type=Path, default=TEXTS, help="folder of .txt files to begin with")
    parser.add_argument("--seed", type=int, default=None, help="number to begin with (default: from the clock)")
    parser.add_argument("--slowest", type=float, default=2.0, help="seconds that one text may take (default: 2)")
    parser.add_argument("--keep", type=Path, default=KEEP, help="where a failing input is written")
    given = parser.parse_args()
    texts = [path.read_text(encoding="utf-8") for path in sorted(given.texts.glob("*.txt"))]
    if not texts:
        print(f"There are no .txt files in {given.texts}.", file=sys.stderr)
        return 1
    seed = int(time.time()) if given.seed is None else given.seed
    return run(texts, seed, given.minutes * 60, given.slowest, given.keep)


def run(texts: Sequence[str], seed: int, seconds: float, slowest: float, keep: Path) -> int:
    """Read mutants until the time is over; 1 if one failed."""
    began, count, claims, longest = time.monotonic(), 0, 0, 0.0
    while time.monotonic() - began < seconds:
        chance = random.Random(seed + count)
        text = mutant(chance, texts)
        way = chance.random()
        started = time.process_time()
        try:
            if way < 0.3:
                text = through_bytes(chance, text)
            elif way < 0.5:
                text = read_page(text.replace("\ud800", "")).text
            claims += len(check(text, chance.choice([None, "2022-09-18"])).claims)
            took = time.process_time() - started
            if took > slowest:
                raise AssertionError(f"reading took {took:.1f} s")
        except Exception:  # whatever it is, it is what was looked for
            traceback.print_exc()
            keep.parent.mkdir(parents=True, exist_ok=True)
            keep.write_bytes(text.encode("utf-8", "surrogatepass"))
            print(f"seed {seed + count}: the text stands in {keep}", file=sys.stderr)
            return 1
        longest = max(longest, took)
        count += 1
    print(f"{count:,} texts, {claims:,} claims, none failed; the slowest took {longest:.2f} s (seeds from {seed})")
    return 0


if __name__ == "__main__":
    sys.exit(main())
