"""The rule metadata-photographer-conflicting."""

from __future__ import annotations

import re
from collections.abc import Iterator

from capaudit import Figure, Finding, Text, read_credit, rule, same_name

_NOBODY = r"(?i)(?:str|stf|stringer|staff|handout|hogp|hons|pool|uncredited|unknown|none|n/?a|admin\w*|user|owner|picasa|canon|nikon|\W*)"
_SEVERAL = (
    r"(?i)\b(?:left|right|top|bottom|combo|combination|composite|collage|montage|diptych|"
    r"links|rechts|gauche|droite|izquierda|derecha)\b"
)


@rule("metadata-photographer-conflicting", needs=("metadata",))
def check(figure: Figure) -> Iterator[Finding]:
    """The picture's file names another photographer than the page does.

    ## Why it matters
    Whoever made the picture has a right to be named, and is not. Mostly the credit of another picture was left standing.

    Compared are the photographers on the page with the Creator in the file. Initials, capitals, accents and the order of names
    do not count, and agencies or words such as STR in the Creator say nothing; nor does a picture that is made of several.

    ## Fails
    ```html
    <figure><img src="vote.jpg" alt="A count"><figcaption>Votes are counted. (AP Photo/Jane Doe)</figcaption></figure>
    ```
    ```toml
    [metadata]
    creator = "Ben Okafor"
    ```

    ## Passes
    ```html
    <figure><img src="vote.jpg" alt="A count"><figcaption>Votes are counted. (AP Photo/Jane Doe)</figcaption></figure>
    ```
    ```toml
    [metadata]
    creator = "JANE DOE"
    ```
    """
    file = figure.image.metadata
    if file is None or not (creators := file.all("creator")):
        return
    ours = [name.text for credit in figure.credits for name in credit.photographers]
    theirs = [creator for creator in creators if _is_person(creator)]
    words = " ".join(text.value for text in (figure.caption, *(c.text for c in figure.credits)) if text)
    if not ours or not theirs or re.search(_SEVERAL, words):
        return
    told = [*theirs, *file.all("credit"), *file.all("caption"), *file.all("copyright")]
    if any(same_name(a.value, b.value) for a in ours for b in theirs) or any(_stands_in(a, told) for a in ours):
        return
    yield Finding(
        f"the credit names “{ours[0]}”, the picture's file “{theirs[0]}”",
        at=ours[0],
        also=(theirs[0],),
        help="name the photographer of this picture",
    )


def _is_person(creator: Text) -> bool:
    """Whether a Creator is somebody's name, and not an agency, a code or a camera."""
    if re.fullmatch(_NOBODY, creator.value) or " " not in creator.value.strip():
        return False
    return bool(read_credit(creator).photographers)


def _stands_in(name: Text, told: list[Text]) -> bool:
    """Whether the name stands in any field of the file, other than the one it was read from."""
    family = name.value.split()[-1].casefold()
    return any(family in text.value.casefold() for text in told if text.origin != name.origin)
