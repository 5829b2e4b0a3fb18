"""The rule credit-malformed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache

from capaudit import Agency, Credit, Figure, Finding, Fix, Text, rule

_PIECE = r"\{\w+\}|\w+|\s*/\s*|\s*,\s*|\s+|[^\w\s]"
_WIRE = r"\((?!Photos? by)\w+ \w+/"
_MARKER = r"(?i)[\s,/]+(?:files?|file photo|pool|archive|handout)$"


class _Form:
    """A documented form as two expressions: `right` is met by what keeps it, `near` by what reaches for it."""

    def __init__(self, template: str) -> None:
        self.template = template
        opening = re.match(r"\(?(\w*)", template)
        self._opening = opening[1].casefold() if opening else ""
        self._words = re.findall(r"\w+", re.sub(r"\{\w+\}", " ", template).casefold())

    @cached_property
    def right(self) -> re.Pattern[str]:
        return re.compile(_expression(self.template, near=False))

    @cached_property
    def near(self) -> re.Pattern[str]:
        return re.compile(_expression(self.template, near=True))

    def may_be(self, line: str) -> bool:
        """Whether a line begins as the form does, brackets aside."""
        return line.lstrip().removeprefix("(").lstrip().casefold().startswith(self._opening)

    def has_words_in(self, folded: str) -> bool:
        """Whether all of its words stand in a credit in small letters, without which no line of it has or wants this form."""
        return all(word in folded for word in self._words)


@rule("credit-malformed", needs=("any credit",))
def check(figure: Figure, *, form: str = "broken", agencies: tuple[str, ...] = ()) -> Iterator[Finding]:
    """A credit line breaks the form that its agency asks for.

    ## Why it matters
    Agencies write the form of their sign-off into the contract, and archives and rights desks search for it. “( AP
    Photo/Jane Doe)” or “(AP Photos/Jane Doe)” is neither the agency's form nor the house's.

    The forms are those that an agency or its feed documents; where there is none, the rule is silent. How a house
    restyles credits (“Jane Doe/AP”) is left alone. Spelling and case of the agency, the space round a slash and an
    open bracket belong to other rules.

    ## Options
    - `form`: “broken” reports what reaches for a documented form and misses it; “documented” reports every credit of
      an agency with documented forms that has none of them, save where a house made a composite or an illustration.
    - `agencies`: ids of the agencies that “documented” is meant for; with none, every agency.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted on Tuesday. ( AP Photo/Jane Doe)</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted on Tuesday. (AP Photo/Jane Doe)</figcaption></figure>
    ```
    """
    for credit in figure.credits:
        known = {named.agency.id: named.agency for named in credit.agencies if named.agency and named.agency.forms}
        if not known:
            continue
        templates, folded = [t for agency in known.values() for t in agency.forms], credit.text.value.casefold()
        forms = [made for made in map(_form, templates) if made.has_words_in(folded)]
        lines = _lines(credit) if forms else []
        if any(_keeps(made, line.value) for made in forms for line in lines):
            continue
        if broken := next(((line, wanted) for line in lines if (wanted := _wanted(forms, line.value, credit))), None):
            line, wanted = broken
            message = f"“{line}” is not quite the form that the agency asks for"
            yield Finding(message, at=line, fix=_fix(line, wanted), help=f"write “{wanted}”")
        elif form == "documented" and _is_held(credit, known, agencies):
            asked = " or ".join(f"“{template.replace('{', '').replace('}', '')}”" for template in templates[:3])
            names = " and ".join(agency.name for agency in known.values())
            yield Finding(f"“{credit.text}” is no documented form of {names}", at=credit.text, help=f"write {asked}")


def _is_held(credit: Credit, known: Mapping[str, Agency], agencies: tuple[str, ...]) -> bool:
    """Whether a credit must have a documented form: not that of a picture which a house made of others."""
    made_of_others = credit.kind in ("composite", "illustration", "ai-generated")
    return not credit.hidden and not made_of_others and (not agencies or not known.keys().isdisjoint(agencies))


_form = lru_cache(maxsize=512)(_Form)


def _expression(form: str, *, near: bool) -> str:
    """A form as a regular expression. Brackets may be left out; the words before the name are taken in any case."""
    slash = r"\s*(?:/+|[:,–—-]|\bby\b)\s*|\s+" if re.match(_WIRE, form) else r"\s*/+\s*"
    after_name = False
    made: list[str] = []
    for token in re.findall(_PIECE, form):
        word = token.strip()
        if token.startswith("{"):
            after_name = True
            made.append(r"([^()/|]{1,80}?)")
        elif word == "/":
            made.append(f"(?:{slash})" if near and not after_name else r"\s*/+\s*")
        elif word == ",":
            made.append(r"\s*[,/]?\s*" if near else r",\s")
        elif word in ("(", ")"):
            made.append(rf"\s*\{word}?\s*" if near else rf"\{word}?")
        elif not word:
            made.append(r"\s*" if near else r"\s")
        else:
            plural = "s?" if near and word == "Photo" else ""
            made.append(f"(?i:{re.escape(word)}{plural})" if near or not after_name else re.escape(word))
    return "".join(made)


def _lines(credit: Credit) -> list[Text]:
    """The words of a credit, and those behind a label such as “Foto:”."""
    whole = credit.text.strip()
    label = credit.introducer.value if credit.introducer else ""
    return [whole, whole[len(label) :].strip()] if label and whole.value.startswith(label) else [whole]


def _keeps(form: _Form, line: str) -> bool:
    met = form.right.fullmatch(line) if form.may_be(line) else None
    return met is not None and not any(re.search(_MARKER, part) for part in met.groups())


def _wanted(forms: list[_Form], line: str, credit: Credit) -> str | None:
    """The line in the form that it reaches for, or None where it reaches for none or keeps it."""
    photographers = {named.text.value for named in credit.photographers}
    for form in forms:
        met = form.near.fullmatch(line) if form.may_be(line) else None
        if met is None or not photographers.issuperset(met.groups()):
            continue
        names = iter(met.groups())
        wanted = re.sub(r"\{\w+\}", lambda _: next(names), form.template)  # noqa: B023
        if not line.startswith("("):
            wanted = wanted.removeprefix("(")
        if not line.endswith(")"):
            wanted = wanted.removesuffix(")")
        return wanted if wanted != line else None
    return None


def _fix(line: Text, wanted: str) -> Fix | None:
    edit = line.replaced(wanted)
    same = "".join(line.value.split()).casefold() == "".join(wanted.split()).casefold()
    return Fix(f"write “{wanted}”", (edit,), safe=same) if edit else None
