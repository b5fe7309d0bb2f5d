"""A noun of the word lists, found in a sentence."""

from typing import NamedTuple


class Noun(NamedTuple):
    """A noun of the people list at tokens [first, last): its class, and the group it names. Class "thing" is no toll."""

    first: int
    last: int
    kind: str
    group: str
