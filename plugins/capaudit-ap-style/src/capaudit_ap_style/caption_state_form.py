"""The rule ap-style/caption-state-form."""

from __future__ import annotations

from collections.abc import Iterator

from capaudit import Document, Figure, Finding, Fix, rule
from capaudit_ap_style._held import held
from capaudit_ap_style._places import Stands, states
from capaudit_ap_style._states import FOREIGN, POSTAL, STATES


@rule("ap-style/caption-state-form", needs=("caption",))
def check(
    figure: Figure, document: Document, *, agencies: tuple[str, ...] = ("ap",), spelled_out: bool = False
) -> Iterator[Finding]:
    """A state behind the name of a place is not written as AP writes it.

    ## Why it matters
    AP spells states out in the text of a story, but abbreviates them behind a place in captions and datelines: “Hialeah,
    Fla.”. Alaska, Hawaii, Idaho, Iowa, Maine, Ohio, Texas and Utah are never abbreviated, and postal codes are for
    envelopes. A comma stands on both sides of the state. (AP Stylebook, “state names”.)

    Only a state behind a place counts (“in Hialeah, Florida”); alone it is spelled out, and “D-Mont.” is another matter.
    Where “…, Georgia” or “…, New York” may be a country or another city of a list, the rule is silent.

    ## Options
    - `agencies`: ids of the agencies whose pictures are held to this style; with none, every caption.
    - `spelled-out`: states are spelled out in captions too, as in the text of a story.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted in Hialeah, Florida, on Tuesday. (AP Photo/Jane Doe)</figcaption></figure>
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count">
    <figcaption>Votes are counted in Hialeah, Fla., on Tuesday. (AP Photo/Jane Doe)</figcaption></figure>
    ```
    """
    caption = held(figure, document, agencies)
    if not caption:
        return
    for one in states(caption):
        if not one.comma:
            yield _comma_before(one)
        elif fault := _fault(one, spelled_out=spelled_out):
            yield _wrong(one, fault, spelled_out=spelled_out)
        elif one.runs_on:
            yield _comma_after(one)


def _fault(one: Stands, *, spelled_out: bool) -> str | None:
    """What is wrong with the form of the state, or None."""
    if one.raw in STATES:
        return None if spelled_out or one.state.caption == one.raw else "is spelled out behind a place"
    if one.raw in POSTAL:
        return "is a postal code"
    if one.state.caption == one.state.name:
        return "is short for a state that is never abbreviated"
    if spelled_out:
        return "is abbreviated"
    if f"{one.raw}." != one.state.caption:
        return "is not AP’s abbreviation"
    return None if one.dot else "has no period"


def _wrong(one: Stands, fault: str, *, spelled_out: bool) -> Finding:
    wanted = one.state.name if spelled_out else one.state.caption
    abbreviated = one.raw not in STATES and one.raw not in POSTAL
    end = one.end + (one.dot and (abbreviated or wanted.endswith(".")))
    new = f"{wanted}." if abbreviated and one.dot and one.stops and not wanted.endswith(".") else wanted
    words = one.caption[one.start : end]
    edit = words.replaced(new)
    fix = Fix(f"write “{wanted}”", (edit,), safe=one.raw not in FOREIGN) if edit else None
    at = words if abbreviated else one.caption[one.start : one.end]
    return Finding(f"“{at}” {fault}", at=at, fix=fix, help=f"write “{wanted}”")


def _comma_before(one: Stands) -> Finding:
    last = one.caption[one.start - 2 : one.start - 1]
    edit = last.replaced(f"{last},")
    fix = Fix("add the comma", (edit,)) if edit else None
    words = one.caption[one.start : one.end + one.dot]
    return Finding(f"no comma before “{words}”", at=words, fix=fix, help="set off the state with commas")


def _comma_after(one: Stands) -> Finding:
    words = one.caption[one.start : one.end + (one.dot and one.raw not in STATES)]
    edit = words.replaced(f"{words},")
    fix = Fix("add the comma", (edit,)) if edit else None
    return Finding(f"no comma after “{words}”", at=words, fix=fix, help="set off the state with commas")
