"""Which images of a story are its own, and what Arc XP prints below each of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from capaudit import AgencyTable, Figure, Image, Skipped, Text, part_credits, read_credit
from capaudit_ans.fields import Fields
from capaudit_ans.places import Value
from capaudit_ans.words import plain, shown

_LEAD = ("lead_art", "basic")
_KINDS = {"graphic": "chart", "infographic": "chart", "map": "chart", "chart": "chart"}
_KINDS |= {"illustration": "illustration", "cartoon": "illustration", "screenshot": "screenshot"}


class Known(NamedTuple):
    """What helps to read a credit: the story's language, and the agencies that the house knows."""

    language: str | None
    agencies: AgencyTable


class _Use(NamedTuple):
    """An image object, where it was listed, and why it is not the story's own, if so."""

    value: Value
    listed: str
    lead: bool = False
    reason: str = ""


def find_images(root: Value, fields: Fields, known: Known) -> tuple[tuple[Figure, ...], tuple[Skipped, ...]]:
    """The pictures of a story in the order of the page, the lead first, and the images that are not its own.

    A picture that is listed twice with the same words, as lead art is, is one.
    """
    figures: dict[object, Figure] = {}
    skipped: list[Skipped] = []
    for use in _uses(root, fields):
        if use.reason:
            skipped.append(Skipped(_image(use.value, fields), use.reason))
            continue
        figure = _figure(use, fields, known)
        words = figure.caption.value if figure.caption else "", tuple(credit.text.value for credit in figure.credits)
        name = figure.image.urls or fields.word(use.value, "_id") or id(figure)
        figures.setdefault((name, words), figure)
    return tuple(figures.values()), tuple(skipped)


def _uses(root: Value, fields: Fields) -> Iterator[_Use]:
    kind = fields.word(root, "type")
    if kind == "image":
        yield _Use(root, "the document", lead=True)
    elif kind == "video":
        yield from _promoted(root, fields, "poster of a video")
    else:
        yield from _lead(root, fields)
        yield from _content(root, fields)
    yield from _portraits(root, fields)
    for other in fields.objects(fields.inner(root, "related_content"), "basic"):
        yield from _promoted(other, fields, "teaser of another story")


def _lead(root: Value, fields: Fields) -> Iterator[_Use]:
    """Lead art first. `basic` is what teasers show, and what stands on top of the story where it has no lead art."""
    promoted = fields.inner(root, "promo_items")
    for key in _LEAD:
        item = fields.inner(promoted, key)
        if item is not None:
            yield from _item(item, fields, f"promo_items.{key}", lead=True)


def _content(outer: Value, fields: Fields) -> Iterator[_Use]:
    """The images of a list of content, those of galleries and groups in it among them."""
    for item in fields.objects(outer, "content_elements"):
        yield from _item(item, fields, "content_elements")


def _item(item: Value, fields: Fields, listed: str, *, lead: bool = False) -> Iterator[_Use]:
    kind = fields.word(item, "type")
    if kind == "image":
        yield _Use(item, listed, lead)
    elif kind == "video":
        yield from _promoted(item, fields, "poster of a video")
    elif kind == "story":
        yield from _promoted(item, fields, "teaser of another story")
    elif "content_elements" in item.items:
        yield from _content(item, fields)


def _promoted(item: Value, fields: Fields, reason: str) -> Iterator[_Use]:
    image = fields.inner(fields.inner(item, "promo_items"), "basic")
    if image is not None and fields.word(image, "type") == "image":
        yield _Use(image, "", reason=reason)


def _portraits(root: Value, fields: Fields) -> Iterator[_Use]:
    for author in fields.objects(fields.inner(root, "credits"), "by"):
        if image := fields.inner(author, "image"):
            yield _Use(image, "", reason="portrait of an author")


def _figure(use: _Use, fields: Fields, known: Known) -> Figure:
    field = fields.text(use.value, "caption")
    words = shown(field, fields.source) if field else None
    caption, signed = part_credits(words, known.language, known.agencies) if words else (None, ())
    printed = _printed(use.value, fields)
    lines = [*signed, printed] if printed else list(signed)
    return Figure(
        _image(use.value, fields),
        caption,
        tuple(read_credit(line, known.agencies, known.language) for line in lines),
        "the fields of the image",
        (f"listed in {use.listed}",),
        use.lead,
        _KINDS.get((fields.word(use.value, "image_type") or "").lower(), "photograph"),
    )


def _printed(image: Value, fields: Fields) -> Text | None:
    """The credit that is printed behind the caption: names, then affiliations, as in “Jane Doe/AP”.

    `vanity_credits` take the place of `credits`, and none is printed where they are empty.
    """
    credits = fields.inner(image, "vanity_credits") or fields.inner(image, "credits")
    parts = (Text.join(", ", names) for role in ("by", "affiliation") if (names := _names(credits, role, fields)))
    several = list(parts)
    return Text.join("/", several) if several else None


def _names(credits: Value | None, role: str, fields: Fields) -> list[Text]:
    """The names of one kind of contributor; an edit may not leave one without words."""
    found: list[Text] = []
    for one in fields.objects(credits, role):
        name = fields.text(one, "name") or fields.text(one, "byline")
        words = shown(name, fields.source, may_be_empty=False) if name else None
        if words:
            found.append(words)
    return found


def _image(value: Value, fields: Fields) -> Image:
    source = fields.source
    address, alt = fields.text(value, "url"), fields.text(value, "alt_text")
    urls = (fields.word(value, "url"), fields.word(fields.inner(value, "additional_properties"), "originalUrl"))
    start, end = (address.start + 1, address.end - 1) if address and urls[0] else (value.start, value.start + 1)
    return Image(
        tuple(dict.fromkeys(url for url in urls if url)),
        plain(alt, source) if alt else None,
        Text.of(source.text[start:end], source, start, value.path),
        fields.number(value, "width"),
        fields.number(value, "height"),
    )
