"""An ANS document as capaudit's rules see it."""

from __future__ import annotations

import codecs
import re
from datetime import UTC, datetime

from capaudit import ArticleDate, Document, House, Source, UnreadableError, reader, table_with
from capaudit_ans.fields import Fields
from capaudit_ans.images import Known, find_images
from capaudit_ans.places import parse
from capaudit_ans.words import shown

TYPES = ("story", "gallery", "image", "video")
_DATES = ("display_date", "first_publish_date", "publish_date")
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_ANS = re.compile(
    rb'\s*+\{.*?"(?:_id|additional_properties|ans_version|canonical_url|canonical_website|content_elements|display_date'
    rb'|first_publish_date|headlines|promo_items|version|website_url)"\s*:',
    re.DOTALL,
)


def looks_like_ans(start: bytes) -> bool:
    """Whether the first bytes are of an object with a member that ANS documents have and others seldom."""
    return _ANS.match(start.removeprefix(codecs.BOM_UTF8)) is not None


@reader("ans", ".ans", ".json", sniff=looks_like_ans)
def read(data: bytes, name: str, house: House) -> Document:
    """A story, gallery, image or video in ANS, of any version: its pictures with captions and credits as Arc XP prints them.

    What is of another type than ANS says makes the document incomplete. Raises UnreadableError for what is no JSON or no ANS.
    """
    source = decode(data, name)
    root = parse(source)
    fields = Fields(source)
    kind = fields.word(root, "type") if root.kind == "object" else None
    if kind not in TYPES:
        raise UnreadableError(_no_ans(root.described, kind))
    language = _language(fields.word(root, "language")) or house.language
    headline = fields.text(fields.inner(root, "headlines"), "basic")
    dates = tuple(date for key in _DATES if (date := _date(fields.word(root, key), key)))
    modified = _date(fields.word(root, "last_updated_date"), "last_updated_date")
    figures, skipped = find_images(root, fields, Known(language, table_with(house.agencies)))
    return Document(
        source,
        figures,
        skipped,
        language,
        fields.word(root, "canonical_url") or fields.word(root, "website_url"),
        shown(headline, source) if headline else None,
        dates[0].value if dates else None,
        modified.value if modified else None,
        dates,
        incomplete=fields.problem,
    )


def decode(data: bytes, name: str) -> Source:
    """The text of a file of JSON, which is UTF-8 (RFC 8259); what starts with a byte order mark may be UTF-16."""
    bom, encoding = next(((bom, encoding) for bom, encoding in _BOMS if data.startswith(bom)), (b"", "utf-8"))
    try:
        return Source(name, data[len(bom) :].decode(encoding), encoding, bom)
    except UnicodeDecodeError as error:
        raise UnreadableError(f"no valid JSON: byte {error.start + len(bom) + 1} is not {encoding.upper()}") from error


def _language(tag: str | None) -> str | None:
    """The language of a tag such as “en-US”."""
    found = re.match(r"[a-z]{2,3}(?![a-z])", (tag or "").lower())
    return found[0] if found else None


def _no_ans(described: str, kind: str | None) -> str:
    if described != "an object":
        return f"no ANS document but {described}: one file holds one story"
    if kind is None:
        return "no ANS document: it does not say its type"
    return f"no ANS story, gallery, image or video, but of the type “{kind[:60]}”"


def _date(value: str | None, origin: str) -> ArticleDate | None:
    """A moment in RFC 3339; one without its offset is taken as UTC."""
    try:
        moment = datetime.fromisoformat(value) if value else None
    except ValueError:
        return None
    if moment is None:
        return None
    return ArticleDate(moment if moment.tzinfo else moment.replace(tzinfo=UTC), f"$.{origin}")
