"""A house's own rule in one file: `plugins = ["house_rules.py"]` in capaudit.toml, or `--plugin house_rules.py`."""

from collections.abc import Iterable, Iterator

from capaudit import Figure, Finding, Rule, Severity, hookimpl, rule


@rule("house/credit-courtesy", Severity.ERROR)
def check(figure: Figure) -> Iterator[Finding]:
    """A credit says “courtesy of” instead of naming who made the picture.

    ## Why it matters
    “Courtesy of the museum” says who sent us the picture and not whose it is. Whoever buys it next asks us.

    ## Fails
    ```html
    <figure><img src="vase.jpg" alt="A vase"><figcaption>A vase. (Courtesy of the City Museum)</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="vase.jpg" alt="A vase"><figcaption>A vase. (Ana Ruiz/City Museum)</figcaption></figure>
    ```
    """
    for credit in figure.credits:
        if words := credit.text.search(r"(?i)\bcourtesy( of)?\b"):
            yield Finding(f"name who made the picture, not “{words}”", at=words)


@hookimpl
def register_rules() -> Iterable[Rule]:
    """The rules of this file."""
    return [check]
