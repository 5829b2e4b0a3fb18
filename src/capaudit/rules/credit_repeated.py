"""The rule credit-repeated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from capaudit import Credit, Edit, Figure, Finding, Fix, Named, Severity, Span, Text, read_credit, rule, same_name

_LONGEST = 150
_WRAPPING = " \t()[]（）.,;:|–—-+/©"
_SLASH = r"\s*/\s*"
_SEPARATORS = " |+·•–—-/,;:"
_BRACKET = r"\([^()]*\)|\[[^\[\]]*\]|[^()\[\]]+"
_RESPONSIVE = r"(?i)(?<![a-z])(?:hidden|mobile|desktop|tablet|phone|visible|sm|md|lg|xl)(?![a-z])"
_PARTS = r"\s*(?:\||\+{3}|;)\s*|\s+[–—]\s+"
_MOST_PROSE = 2
_MOST_PARTS = 4
_MOST_SEMICOLONS = 2


@rule("credit-repeated", Severity.ERROR, needs=("credit",))
def check(figure: Figure) -> Iterator[Finding]:
    """The same credit is given twice for one picture.

    ## Why it matters
    A wire caption ends with the agency's sign-off, and the content management system then prints its own credit
    field. The reader sees the name twice and takes it for carelessness; whoever clears the rights cannot tell which
    of two unlike forms is the agreed one.

    The copy that says less is the one to drop, such as the bare name after “(AP Photo/Jane Doe)”. Where both say the
    same, it is the one in the caption if the other has a field of its own, else the second. An AFP sign-off beside
    the one of Getty Images, which came down the wire like that, is doubtful.

    Two photographers of one picture, a credit that was split over two elements, an agency named after its owner
    (“Samir Hussein/Samir Hussein/WireImage”), somebody who made two things (“Photo: X, collage: X”) and a credit that is
    printed once for narrow and once for wide screens are no repetition.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted on Tuesday. (AP Photo/Jane Doe) (Jane Doe)</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted on Tuesday. (AP Photo/Jane Doe)</figcaption></figure>
    ```
    """
    seen = [part for credit in figure.credits if not credit.hidden for part in _parted(credit)]
    dropped: list[Credit] = []
    for first, second in combinations(seen, 2):
        if first in dropped or second in dropped or not _same(first, second) or _is_twin(first, second):
            continue
        drop, keep = _choose(first, second)
        dropped.append(drop)
        dropped_words, kept_words = drop.text.strip(_SEPARATORS), keep.text.strip(_SEPARATORS)
        complete = _says_all(keep, drop)
        yield Finding(
            f"“{dropped_words}” repeats the credit “{kept_words}”",
            at=dropped_words,
            also=(kept_words,),
            fix=_fix(drop, keep) if complete else None,
            doubtful=_sent_twice(drop, keep) or not complete,
            help=f"keep only “{kept_words}”" if complete else "give one credit that names everybody",
        )
    for credit in seen:
        if credit not in dropped:
            yield from _within(credit)


def _parted(credit: Credit) -> list[Credit]:
    """A bracket and the words or the bracket beside it are two credits: “(Photo: Getty Images) Getty”."""
    value = credit.text.value
    if not any(map(value.__contains__, "()[]")):
        return [credit]
    places = [found.span() for found in re.finditer(_BRACKET, value) if found[0].strip(_WRAPPING)]
    if len(places) < 2 or len(places) > _MOST_PARTS:
        return [credit]
    parts = [read_credit(credit.text[start:end].strip()) for start, end in places]
    return parts if all(part.photographers or part.agencies for part in parts) else [credit]


def _same(a: Credit, b: Credit) -> bool:
    """Whether two credits name the same photographer or, where one of them names none, the same agency or source."""
    if max(len(a.text), len(b.text)) > _LONGEST:
        return False
    if _plain(a.text) == _plain(b.text):
        return True
    if a.photographers and b.photographers:
        return any(_alike(p, q) for p in a.photographers for q in b.photographers)
    others_a, others_b = _others(a), _others(b)
    if a.introducer and b.introducer and not (a.agencies and b.agencies):
        return False
    return any(_alike(p, q) for p in others_a for q in others_b)


def _is_twin(a: Credit, b: Credit) -> bool:
    """Whether it is the very same credit in two elements, of which a reader sees the one that suits the screen."""
    origins = (a.text.origin, b.text.origin)
    return a.text.value == b.text.value and origins[0] != origins[1] and any(re.search(_RESPONSIVE, o) for o in origins)


def _others(credit: Credit) -> list[Named]:
    named = [*credit.agencies, *credit.sources, *(n for n in (credit.agency, credit.supplier) if n)]
    return [n for n in named if n.agency is None or n.agency.kind != "licence"]


def _alike(a: Named, b: Named) -> bool:
    if a.agency or b.agency:
        return bool(a.agency and b.agency and a.agency.id == b.agency.id)
    return same_name(a.text.value, b.text.value)


def _says_all(more: Credit, less: Credit) -> bool:
    """Whether a credit names everybody whom another one names."""
    here = [*more.photographers, *_others(more)]
    return all(any(_alike(one, other) for other in here) for one in (*less.photographers, *_others(less)))


def _choose(first: Credit, second: Credit) -> tuple[Credit, Credit]:
    """The copy to drop and the copy to keep."""
    whole, part = _says_all(first, second), _says_all(second, first)
    if whole != part:
        return (second, first) if whole else (first, second)
    return (second, first) if first.text.origin == second.text.origin else (first, second)


def _sent_twice(drop: Credit, keep: Credit) -> bool:
    """Whether an agency's own sign-off stands beside the one of its distributor: they come down the wire as a pair."""
    own, distributed = drop.agency, keep.supplier
    return bool(own and distributed and not drop.supplier and not _alike(own, distributed) and _says_all(keep, drop))


def _plain(text: Text) -> str:
    return re.sub(_SLASH, "/", " ".join(text.value.split()).strip(_WRAPPING)).casefold()


def _fix(drop: Credit, keep: Credit) -> Fix | None:
    edit = drop.text.replaced("")
    source, kept = drop.text.source, keep.text.span
    if edit is None or source is None:
        return None
    start, end = edit.span
    while start > 0 and source.text[start - 1] in " \t\u00a0":
        start -= 1
    same_run = kept is not None and kept.end <= start and not source.text[kept.end : start].strip()
    safe = (same_run and _plain(drop.text) == _plain(keep.text)) or _sent_twice(drop, keep)
    return Fix(f"remove “{drop.text}”", (Edit(Span(start, end), ""),), safe=safe)


def _within(credit: Credit) -> Iterator[Finding]:
    """The same photographer twice in one credit line that is no list of many pictures."""
    text, places = credit.text.value, _places(credit)
    if len(places) < 2 or text.count(";") > _MOST_SEMICOLONS:
        return
    from capaudit.rules._work import names_another_work

    for (start, end, first), (start_again, end_again, again) in combinations(places, 2):
        between = text[end:start_again]
        if (
            not _names_again(again, first)
            or _is_brand(text, end, start_again, end_again)
            or names_another_work(between)
        ):
            continue
        part_start, part_end = _part(text, start_again, end_again)
        words = credit.text[part_start:part_end].strip()
        if _is_prose(words.value) or _is_prose(between):
            continue
        edit = credit.text[_separator_before(text, part_start) : part_end].replaced("")
        yield Finding(
            f"“{words}” repeats a name in the same credit",
            at=words,
            also=(credit.text[start:end],),
            fix=Fix(f"remove “{words}”", (edit,), safe=False) if edit else None,
            help="give each name once",
        )
        return


def _is_prose(words: str) -> bool:
    return sum(word.islower() for word in words.split()) > _MOST_PROSE


def _places(credit: Credit) -> list[tuple[int, int, str]]:
    """Where names of people and of unknown sources stand in a credit line, each place once, in their order."""
    text = credit.text.value
    owners = [named for named in credit.agencies if named.agency and named.agency.own_name]
    sources = credit.sources if "|" in text else ()
    names = {named.text.value for named in (*credit.photographers, *sources, *owners)}
    if sum(map(text.count, names)) < 2:
        return []
    found: set[tuple[int, int, str]] = set()
    for name in names:
        start = text.find(name)
        while name and start >= 0:
            found.add((start, start + len(name), name))
            start = text.find(name, start + len(name))
    places: list[tuple[int, int, str]] = []
    for place in sorted(found, key=lambda p: (p[0], -p[1])):
        if not places or place[0] >= places[-1][1]:
            places.append(place)
    return places


def _names_again(again: str, first: str) -> bool:
    """Whether two names are one, or the second goes on after the first: “Post Graphics”, “Post Graphics Data”."""
    return same_name(again, first) or (" " in first and again.casefold().startswith(f"{first.casefold()} "))


def _is_brand(text: str, end: int, start_again: int, end_again: int) -> bool:
    """Whether a name and its copy are photographer and agency of one name: “X/X/…”, “X/X via …”, “X for X Photography”."""
    if text[end:start_again].strip() == "for":
        return True
    chained = text[end:start_again].strip() == "/"
    return chained and text[end_again:].lstrip().startswith(("/", "via "))


def _part(text: str, start: int, end: int) -> tuple[int, int]:
    """The part of a credit line, between bars or dashes, that holds these characters, or themselves."""
    left, right = 0, len(text)
    for separator in re.finditer(_PARTS, text):
        if separator.end() <= start:
            left = separator.end()
        elif separator.start() >= end:
            right = separator.start()
            break
    return (left, right) if left else (start, end)


def _separator_before(text: str, start: int) -> int:
    return len(text[:start].rstrip(" /|,;–—-+"))
