"""The fields of the IPTC Photo Metadata Standard (2025.1), and where each stands in IPTC-IIM, XMP and Exif.

The order within a field is the order of trust: XMP, then IIM, then Exif, as Google Images and the Metadata Working Group
read them.
"""

from __future__ import annotations

from capaudit.basics.tuples import NamedTuple

NAMESPACES = {
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://ns.adobe.com/photoshop/1.0/": "photoshop",
    "http://ns.adobe.com/xap/1.0/": "xmp",
    "http://ns.adobe.com/xap/1.0/rights/": "xmpRights",
    "http://ns.adobe.com/xmp/note/": "xmpNote",
    "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/": "Iptc4xmpCore",
    "http://iptc.org/std/Iptc4xmpExt/2008-02-29/": "Iptc4xmpExt",
    "http://ns.useplus.org/ldf/xmp/1.0/": "plus",
    "http://ns.adobe.com/exif/1.0/": "exif",
}
"""The prefixes by which the standard speaks of its namespaces. A file may use others."""


class Field(NamedTuple):
    """A field: its name in code, its name in the standard, and its places.

    `xmp` are properties, the preferred one first, `a/b` for a member of a structure; `iim` is a dataset of record 2, `exif` a tag.
    """

    key: str
    title: str
    xmp: tuple[str, ...] = ()
    iim: int | None = None
    exif: int | None = None


FIELDS = (
    Field("caption", "Description", ("dc:description",), 120, 0x010E),
    Field("caption_writer", "Description Writer", ("photoshop:CaptionWriter",), 122),
    Field("headline", "Headline", ("photoshop:Headline",), 105),
    Field("title", "Title", ("dc:title",), 5),
    Field("creator", "Creator", ("dc:creator",), 80, 0x013B),
    Field("job_title", "Creator's Job Title", ("photoshop:AuthorsPosition",), 85),
    Field("credit", "Credit Line", ("photoshop:Credit",), 110),
    Field("source", "Source", ("photoshop:Source",), 115),
    Field("copyright", "Copyright Notice", ("dc:rights",), 116, 0x8298),
    Field("usage_terms", "Rights Usage Terms", ("xmpRights:UsageTerms",)),
    Field("instructions", "Instructions", ("photoshop:Instructions",), 40),
    Field("date_created", "Date Created", ("photoshop:DateCreated",), 55, 0x9003),
    Field("expires", "Expiration Date", ("plus:LicenseEndDate",), 37),
    Field("city", "City (legacy)", ("photoshop:City",), 90),
    Field("state", "Province or State (legacy)", ("photoshop:State",), 95),
    Field("country", "Country (legacy)", ("photoshop:Country",), 101),
    Field("country_code", "Country Code (legacy)", ("Iptc4xmpCore:CountryCode",), 100),
    Field("job_id", "Job Id", ("photoshop:TransmissionReference",), 103),
    Field("web_statement", "Web Statement of Rights", ("xmpRights:WebStatement",)),
    Field("licensor", "Licensor Name", ("plus:Licensor/plus:LicensorName",)),
    Field("licensor_url", "Licensor URL", ("plus:Licensor/plus:LicensorURL",)),
    Field("supplier", "Image Supplier", ("plus:ImageSupplier/plus:ImageSupplierName",)),
    Field("supplier_image_id", "Supplier Image ID", ("plus:ImageSupplierImageID",)),
    Field("digital_source_type", "Digital Source Type", ("Iptc4xmpExt:DigitalSourceType",)),
    Field("alt", "Alt Text (Accessibility)", ("Iptc4xmpCore:AltTextAccessibility",)),
    Field("extended_description", "Extended Description", ("Iptc4xmpCore:ExtDescrAccessibility",)),
    Field("data_mining", "Data Mining", ("plus:DataMining",)),
    Field("ai_system", "AI System Used", ("Iptc4xmpExt:AISystemUsed",)),
    Field("ai_system_version", "AI System Version Used", ("Iptc4xmpExt:AISystemVersionUsed",)),
    Field("ai_prompt", "AI Prompt Information", ("Iptc4xmpExt:AIPromptInformation",)),
    Field("ai_prompt_writer", "AI Prompt Writer Name", ("Iptc4xmpExt:AIPromptWriterName",)),
    Field("event", "Event Name", ("Iptc4xmpExt:Event",)),
    Field("person_shown", "Person Shown", ("Iptc4xmpExt:PersonInImage",)),
)

TITLES = {field.key: field.title for field in FIELDS}
"""The name in the standard of each field."""

TIME_CREATED = 60
"""The IIM dataset with the time of day that belongs to Date Created (IIM 4.2, 2:60)."""

LENGTHS = {
    5: 64,
    40: 256,
    80: 32,
    85: 32,
    90: 32,
    95: 32,
    101: 64,
    103: 32,
    105: 256,
    110: 32,
    115: 32,
    116: 128,
    120: 2000,
    122: 32,
}
"""How many bytes an IIM dataset of record 2 may hold (IIM 4.2, section 6)."""
