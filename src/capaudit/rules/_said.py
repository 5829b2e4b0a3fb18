"""What words say, whatever their case, punctuation and white space."""

from __future__ import annotations

import re
from functools import lru_cache

_LONGEST = 2000


@lru_cache(maxsize=2048)
def said(value: str) -> tuple[str, ...]:
    """The words in lower case, for comparing one caption with another."""
    return tuple(re.findall(r"\w+", value[:_LONGEST].casefold()))


def first_word(value: str) -> str:
    """The first of them: a quick look at whether two texts can say the same."""
    found = re.search(r"\w+", value)
    return found[0].casefold() if found else ""


def same(one: str, other: str, at_least_words: int) -> bool:
    """Whether both say the same, in so many words or more."""
    if abs(len(one) - len(other)) > 20 + len(one) // 8:  # white space and punctuation make up no more
        return False
    if first_word(one) != first_word(other):
        return False
    words = said(one)
    return len(words) >= at_least_words and words == said(other)
