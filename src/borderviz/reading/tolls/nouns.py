"""A noun of the word lists, found in a sentence."""

from typing import NamedTuple

METRIC_OF = {"dead": "killed", "hurt": "injured", "gone": "displaced", "missing": "missing", "held": "detained"}
"""Classes of nouns that name the metric themselves."""


class Noun(NamedTuple):
    """A noun of the word lists at tokens [first, last): its class and the group it names; a "thing" is no toll."""

    first: int
    last: int
    kind: str
    group: str
