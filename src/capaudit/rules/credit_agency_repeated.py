"""The rule credit-agency-repeated."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from capaudit import Credit, Figure, Finding, Fix, Named, rule, same_name

_NO_DIVISION = ("images", "image", "photo", "photos", "foto", "agency", "news agency", "press")


@rule("credit-agency-repeated", needs=("two names",))
def check(figure: Figure) -> Iterator[Finding]:
    """One credit line names the same agency twice.

    ## Why it matters
    The field for the name held the agency already, and the system added it again: “Jane Doe/AFP/AFP via Getty
    Images”. It looks careless and does not match the form that the agency asks for.

    Divisions of an agency (“PA Wire/PA Images”, “dpa/dpa-Zentralbild”), agencies called after their photographer and
    two pictures in one credit are left alone. A photographer who is named twice is the matter of credit-repeated.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted. <span class="credit">Jane Doe/AFP/AFP via Getty Images</span></figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted. <span class="credit">Jane Doe/AFP via Getty Images</span></figcaption></figure>
    ```
    """
    for credit in figure.credits:
        if credit.hidden or len(credit.photographers) > 1:
            continue
        for first, second in combinations(_named(credit), 2):
            if not _same(first, second) or _after_another_name(credit, first, second):
                continue
            yield Finding(
                f"“{second.text}” is named twice in this credit",
                at=second.text,
                also=(first.text,),
                fix=_fix(credit, second),
                help=f"name “{first.text}” once" if first.text == second.text else f"leave “{second.text}” out",
            )
            break


def _named(credit: Credit) -> list[Named]:
    agencies = [named for named in credit.agencies if named.agency and named.agency.kind != "licence"]
    return [*agencies, *credit.sources]


def _same(a: Named, b: Named) -> bool:
    """Whether two names are one, or the long and the short form of one: “Getty Images” and “Getty”."""
    if (a.agency and a.agency.id) != (b.agency and b.agency.id):
        return False
    if a.agency is None:
        return same_name(a.text.value, b.text.value)
    if a.agency.own_name:
        return False
    one, other = sorted((" ".join(n.text.value.casefold().split()) for n in (a, b)), key=len)
    return one == other or (other.startswith(f"{one} ") and other[len(one) + 1 :] in _NO_DIVISION)


def _after_another_name(credit: Credit, first: Named, second: Named) -> bool:
    """Whether the second mention is in another credit: “Jane Doe/AP; Ben Okafor/AP”, “(Photo: Getty Images) Getty”."""
    text = credit.text.value
    start = text.find(first.text.value)
    end = text.find(second.text.value, start + len(first.text))
    between = text[start + len(first.text) : end] if 0 <= start < end else ""
    if any(joint in between for joint in (";", " and ", " und ", ")")):
        return True
    from capaudit.rules._work import names_another_work

    return names_another_work(between)


def _fix(credit: Credit, second: Named) -> Fix | None:
    text = credit.text.value
    start = text.rfind(second.text.value)
    if start < 0:
        return None
    end = start + len(second.text)
    before = len(text[:start].rstrip(" /|,–—-"))
    if before == 0:
        return None
    if text[:before].casefold().endswith(" via"):
        before -= 4
    edit = credit.text[before:end].replaced("")
    return Fix(f"remove the second “{second.text}”", (edit,), safe=False) if edit else None
