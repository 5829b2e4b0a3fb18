"""The rule credit-diacritics."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import Figure, Finding, Fix, Severity, rule

_NO_NAMES: dict[str, str] = {}


@rule("credit-diacritics", Severity.NOTE, needs=("credit",))
def check(figure: Figure, *, names: dict[str, str] = _NO_NAMES) -> Iterator[Finding]:
    """The name of a photographer lacks its accents.

    ## Why it matters
    Wires and old systems send names in ASCII. People notice how their name is spelt, and so do searches.

    Nobody can tell from a name alone how its bearer writes it. The rule knows only the names that the house lists, and
    does nothing where there is no list.

    ## Options
    - `names`: a table, the name as it comes in, in any case, and its right spelling: `"Ines Munoz" = "Inés Muñoz"`.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted. <span class="credit">Ines Munoz/AFP</span></figcaption></figure>
    ```
    ```toml
    names = { "Ines Munoz" = "Inés Muñoz" }
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted. <span class="credit">Inés Muñoz/AFP</span></figcaption></figure>
    ```
    ```toml
    names = { "Ines Munoz" = "Inés Muñoz" }
    ```
    """
    if not names:
        return
    known = {_key(name): str(right) for name, right in names.items()}
    for credit in figure.credits:
        for named in () if credit.hidden else credit.photographers:
            name = named.text.value
            right = known.get(_key(name))
            if right is None or _key(right) == _key(name):
                continue
            wanted = right.upper() if name.isupper() else right
            edit = named.text.replaced(wanted)
            yield Finding(
                f"“{name}” is spelt “{wanted}”",
                at=named.text,
                fix=Fix(f"write “{wanted}”", (edit,), safe=False) if edit else None,
                help=f"write “{wanted}”",
            )


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
