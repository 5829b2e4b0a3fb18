"""What a reader makes, what rules see and what reporters print. Every type but `Run` is frozen.

A *figure* is an image with the caption and the credit published with it, whatever the markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import IntEnum
from functools import cached_property
from typing import Any, Protocol

from capaudit.basics.records import Record, field, replace
from capaudit.basics.tuples import NamedTuple
from capaudit.source import Edit, Place, Source
from capaudit.text import Text


class Severity(IntEnum):
    """How grave a finding is."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def label(self) -> str:
        """The word that people type and read: note, warning or error."""
        return self.name.lower()

    def lowered(self) -> Severity:
        """One step lower; a note stays a note."""
        return Severity(max(self - 1, Severity.NOTE))

    def __reduce_ex__(self, protocol: object) -> tuple[type[Severity], tuple[int]]:
        """By its value: Python before 3.11.4 would ask for `getattr`, which no cache may be allowed."""
        return Severity, (int(self),)


class Agency(Record):
    """An agency, library, outlet or platform that pictures come from.

    `kind` is wire, photo, stock, outlet, platform, government or licence. `aliases` are all right spellings under which it is
    known, upper and lower case included, `forms` the credit lines that it or its feed documents, such as
    "(AP Photo/{photographer})". `misspellings` maps wrong spellings to right ones ("Ap" to "AP" too), `outdated` former names
    to the ISO date of their end and the name that came after. `order` is first (REUTERS/Name) or last (Name / AFP), where it
    has a usual one. `own_name` is true where it is called after its photographer, so that one name may stand twice, and
    `exempt_from_name` where its terms ask for no photographer's name.
    """

    id: str
    name: str
    kind: str = "wire"
    aliases: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    misspellings: Mapping[str, str] = field(default_factory=dict, hashed=False)
    outdated: Mapping[str, tuple[str, str]] = field(default_factory=dict, hashed=False)
    exempt_from_name: bool = False
    order: str | None = None
    own_name: bool = False


class Named(Record):
    """A name in a credit, and the agency that it is known as."""

    text: Text
    agency: Agency | None = None


class Credit(Record):
    """A credit line as printed, and the parts that were read in it.

    `agency` made or distributes the picture, `supplier` passed it on ("via Getty Images", or the last of "AFP/Getty Images");
    `agencies` has every known one, `sources` the bodies that are none, `client` whom it was made for. `kind` is one of handout,
    pool, stock, archive, symbolic, illustration, composite, data, screenshot, ai-generated, licence, courtesy, private, or None
    for a plain photograph. `markers` are words such as File, Pool, STR, `rest` is what could not be told. `hidden` is true where
    no reader sees it, as in an alt attribute.
    """

    text: Text
    photographers: tuple[Named, ...] = ()
    agency: Named | None = None
    supplier: Named | None = None
    kind: str | None = None
    agencies: tuple[Named, ...] = ()
    sources: tuple[Named, ...] = ()
    client: Named | None = None
    introducer: Text | None = None
    markers: tuple[Text, ...] = ()
    licence: Text | None = None
    year: Text | None = None
    account: Text | None = None
    address: Text | None = None
    hidden: bool = False
    rest: tuple[Text, ...] = ()


class Metadata(Record):
    """What a picture's file says of itself, by the fields of the IPTC Photo Metadata Standard.

    `fields` maps a field ("creator", "credit", "caption" …, see `capaudit.metadata.fields`) to its values, the most trusted place
    first, each with its origin: "XMP photoshop:Credit", "IPTC 2:110", "Exif Artist". `c2pa` tells that the file carries Content
    Credentials, `problems` what in it could not be read. `path` is the file on disk, None where it came from elsewhere.
    """

    name: str
    kind: str
    width: int
    height: int
    fields: Mapping[str, tuple[Text, ...]] = field(default_factory=dict, hashed=False)
    c2pa: bool = False
    problems: tuple[str, ...] = ()
    path: str | None = None

    def all(self, key: str) -> tuple[Text, ...]:
        """Every value of a field."""
        return self.fields.get(key, ())

    def first(self, key: str) -> Text | None:
        """The most trusted value of a field, or None."""
        return next(iter(self.all(key)), None)


class Inline:
    """A picture that its address holds (`data:`), which may be megabytes: it is let go of with the page, and not pickled."""

    __slots__ = ("address",)

    def __init__(self, address: str = "") -> None:
        self.address = address

    def __repr__(self) -> str:
        return f"Inline({len(self.address)} characters)"

    def release(self) -> None:
        """Let go of the picture."""
        self.address = ""

    def __reduce__(self) -> tuple[type[Inline], tuple[()]]:
        return Inline, ()


class Image(Record):
    """One use of a picture at one place in one article.

    `urls` are all its addresses: src, srcset, lazy-loading attributes, `<source>`, the noscript twin. `alt` is None where
    the attribute is absent, which is another fact than an empty one. `tag` stands for the start tag. `metadata` is what the
    picture's file says, where it is at hand. A `data:` address stands in `urls` as its type and a hash, and whole in `inline`.
    """

    urls: tuple[str, ...]
    alt: Text | None
    tag: Text
    width: int | None = None
    height: int | None = None
    metadata: Metadata | None = None
    inline: Inline | None = field(default=None, compared=False)

    @property
    def place(self) -> Place | None:
        """Where its tag stands."""
        return self.tag.place


class Figure(Record):
    """An image with the caption and the credits that belong to it.

    `credits` has every place where a credit stands, in reading order. `paired_by` says how the words were found, `signals`
    why the image counts as the article's own. `kind` is photograph, chart, illustration or screenshot, as far as can be told.
    `repeats` are the places further down, with a paragraph between, where the picture stands again without other words;
    copies for screens, printers and light boxes are none.
    """

    __slots__ = ("__dict__",)  # for `credit`

    image: Image
    caption: Text | None = None
    credits: tuple[Credit, ...] = ()
    paired_by: str = "alone"
    signals: tuple[str, ...] = ()
    lead: bool = False
    kind: str = "photograph"
    repeats: tuple[Image, ...] = ()

    @cached_property
    def credit(self) -> Credit | None:
        """The whole credit, all its places joined, duplicates too; None if there is none."""
        if len(self.credits) < 2:
            return self.credits[0] if self.credits else None
        first = self.credits[0]
        return replace(
            first,
            text=Text.join(" / ", (c.text for c in self.credits)),
            photographers=tuple(p for c in self.credits for p in c.photographers),
            agencies=tuple(a for c in self.credits for a in c.agencies),
            sources=tuple(s for c in self.credits for s in c.sources),
            agency=next((c.agency for c in self.credits if c.agency), None),
            supplier=next((c.supplier for c in self.credits if c.supplier), None),
            kind=next((c.kind for c in self.credits if c.kind), None),
            hidden=all(c.hidden for c in self.credits),
        )

    @property
    def place(self) -> Place | None:
        """Where its image stands."""
        return self.image.place


class Skipped(Record):
    """An image that is not the article's own, and why: logo, avatar, teaser, player, pixel …"""

    image: Image
    reason: str


class ArticleDate(Record):
    """A date that the page gives for the article, and where it says so ("JSON-LD datePublished", "time element")."""

    value: datetime
    origin: str


class Waiver(NamedTuple):
    """A finding let through by a person. Where `page`, `image` or `words` is None, any is meant.

    `until` is the last day on which it counts. `origin` says where it was written: "comment", "data-capaudit-ignore attribute"
    or file and line of the waivers file.
    """

    rule: str
    reason: str
    page: str | None = None
    image: str | None = None
    words: str | None = None
    who: str | None = None
    until: date | None = None
    origin: str = ""


class Ignore(NamedTuple):
    """A waiver that stands in the page, `at` the rule's name in it. `figures` are those that it covers, None the whole page.

    `fault` says why it counts for nothing, where that is so.
    """

    waiver: Waiver
    at: Text
    figures: tuple[Figure, ...] | None = None
    fault: str | None = None


class Prose:
    """The article's running text, for rules that hold a caption against it.

    Nothing of it is read before a rule asks. `plain` is cheap: look there first, and for `paragraphs`, which have places,
    only where that look promises a finding. When the audit of a page ends, the places that its findings name are worked
    out, and the prose is dropped with the page; what goes to another process before that takes along what was read by then.
    """

    __slots__ = ("_paragraphs", "_plain", "_read")

    def __init__(self, read: Callable[[], str] = str, paragraphs: Sequence[Text] = ()) -> None:
        self._read = read
        self._plain: str | None = None
        self._paragraphs = paragraphs

    @property
    def plain(self) -> str:
        """All words in one string, those that no reader sees among them, white space as it stands in the source."""
        if self._plain is None:
            self._plain = self._read()
        return self._plain

    @property
    def paragraphs(self) -> Sequence[Text]:
        """The paragraphs as a reader sees them."""
        return self._paragraphs

    def __reduce__(self) -> tuple[Any, ...]:
        return Prose, (str, getattr(self._paragraphs, "so_far", self._paragraphs))


class ImageObject(Record):
    """What the page's structured data say of one picture, by the properties of schema.org's ImageObject.

    `fields` maps a property ("creditText", "creator", "license" …) to its values, people and organisations by their names;
    `types` says what they are declared to be ("creator": "Person"). `origin` is JSON-LD, microdata or script state.
    """

    urls: tuple[str, ...]
    fields: Mapping[str, tuple[Text, ...]] = field(default_factory=dict, hashed=False)
    types: Mapping[str, str] = field(default_factory=dict, hashed=False)
    origin: str = ""

    def all(self, key: str) -> tuple[Text, ...]:
        """Every value of a property."""
        return self.fields.get(key, ())


class Broken(Record):
    """A block of structured data that is no valid JSON: where, and why."""

    at: Text
    reason: str


class Structured:
    """The page's structured data: evidence, never preferred to what a reader sees.

    `blocks` are its JSON-LD values as read, `images` what JSON-LD and microdata say of pictures, `state` what the data of the
    site's scripts say of them, `broken` the blocks that are no valid JSON. All but `blocks` is worked out when a rule asks, and
    dropped with the page. `says` is cheap: look there first.
    """

    __slots__ = ("_keyed", "_keys", "_raw", "_said", "blocks", "broken", "images", "state")

    def __init__(
        self,
        blocks: tuple[Any, ...] = (),
        images: Sequence[ImageObject] = (),
        state: Sequence[ImageObject] = (),
        broken: Sequence[Broken] = (),
        keys: Callable[[tuple[str, ...]], frozenset[str]] = frozenset,
        raw: Callable[[], Iterable[str]] = tuple,
    ) -> None:
        self.blocks = blocks
        self.images = images
        self.state = state
        self.broken = broken
        self._keys = keys
        self._raw = raw
        self._said: dict[tuple[str, ...], bool] = {}
        self._keyed: dict[bool, dict[str, list[int]]] = {}

    def says(self, *properties: str) -> bool:
        """Whether the name of a property stands anywhere in JSON-LD or microdata."""
        if properties not in self._said:
            names = re.compile("|".join(map(re.escape, properties)))
            self._said[properties] = any(map(names.search, self._raw()))
        return self._said[properties]

    def of(self, figure: Figure, *, state: bool = False) -> list[ImageObject]:
        """What is said of a figure's picture, whatever size of it is named; with `state` by the site's scripts too."""
        if not self.images and not (state and self.state):
            return []
        several = (*self.images, *self.state) if state else self.images
        keyed = self._keyed.get(state)
        if keyed is None:
            keyed = self._keyed[state] = {}
            for at, one in enumerate(several):
                for key in self._keys(one.urls):
                    keyed.setdefault(key, []).append(at)
        own = {at for key in self._keys(figure.image.urls) for at in keyed.get(key, ())}
        return [several[at] for at in sorted(own)]

    def __reduce__(self) -> tuple[Any, ...]:
        return Structured, ()


class Document(Record):
    """A page as the rules see it.

    `published` and `modified` are the article's dates, None where the page gives none; `dates` are all places that say when
    it was published, structured data first, then what a reader sees. `prose` is the article's running text. `structured`
    is what JSON-LD, microdata and script state say of the pictures: evidence, never preferred to what a reader sees. `incomplete`
    says why part of the page could not be read. `ignores` are the waivers in the page itself.
    """

    source: Source
    figures: tuple[Figure, ...] = ()
    skipped: Sequence[Skipped] = ()
    language: str | None = None
    url: str | None = None
    headline: Text | None = None
    published: datetime | None = None
    modified: datetime | None = None
    dates: Sequence[ArticleDate] = ()
    structured: Structured = field(default_factory=Structured, compared=False)
    incomplete: str | None = None
    prose: Prose = field(default_factory=Prose, compared=False)
    ignores: tuple[Ignore, ...] = ()

    @property
    def day(self) -> date | None:
        """The day of publication, where all that the page says of it agrees; None where it is silent or in doubt.

        A day's difference is let pass, for time zones, and so is the day of the last change.
        """
        if not self.published:
            return None
        first = self.published.date()
        told = (first, self.modified.date()) if self.modified else (first,)
        agreed = all(any(abs(one.value.date() - day) <= timedelta(1) for day in told) for one in self.dates)
        return first if agreed else None


class Fix(Record):
    """A cure. `safe` means that it cannot change what the words say."""

    title: str
    edits: tuple[Edit, ...]
    safe: bool = True


Located = Text | Image | Figure


class Finding(Record):
    """A fault. A rule gives the fields up to `help`, and the figure where it looks at a whole page; the audit fills in the others.

    `at` is what is at fault, `also` are the other places that the finding speaks of. A doubtful finding is reported one
    severity lower. `help` says the cure in a few words, for the line below the fault.
    """

    message: str
    at: Located | None = None
    also: tuple[Located, ...] = ()
    fix: Fix | None = None
    doubtful: bool = False
    help: str | None = None
    rule: str = ""
    severity: Severity = Severity.WARNING
    figure: Figure | None = None
    waiver: Waiver | None = None

    @property
    def place(self) -> Place | None:
        """Where the fault stands, or None where it stands nowhere in the source."""
        return self.at.place if self.at is not None else None

    @property
    def quote(self) -> str | None:
        """The words at fault, or None where no words are."""
        return self.at.value if isinstance(self.at, Text) else None


class Past(NamedTuple):
    """How a page compares with an earlier run: the findings that it did not have then, and those that are gone."""

    new: tuple[Finding, ...]
    fixed: tuple[Finding, ...]


class Audited(Record):
    """One page after the audit. `crashed` names the rules that could not finish on it, `tracebacks` has each crash.

    `waived` are findings that a person let through, each with its `waiver`; `fixed` those that `--fix` has cured: their places
    are those of the page as it was; `past` is there where an earlier run was named.
    """

    document: Document
    findings: tuple[Finding, ...] = ()
    waived: tuple[Finding, ...] = ()
    crashed: tuple[str, ...] = ()
    tracebacks: tuple[str, ...] = ()
    fixed: tuple[Finding, ...] = ()
    past: Past | None = None

    @property
    def name(self) -> str:
        """The file, as the user gave it."""
        return self.document.source.name

    @property
    def complete(self) -> bool:
        """Whether every rule saw the whole page."""
        return not self.crashed and self.document.incomplete is None


class Unread(Record):
    """A file that could not be audited, and why."""

    name: str
    reason: str


class Documented(Protocol):
    """A rule as a reporter knows it. `documentation` is Markdown, `summary` its first line."""

    @property
    def name(self) -> str: ...
    @property
    def severity(self) -> Severity: ...
    @property
    def summary(self) -> str: ...
    @property
    def documentation(self) -> str: ...


class Run(Record, frozen=False):
    """What a reporter may know of the run. `unread` grows while the run goes on and is whole when the pages are.

    `rules` are those that are on for some page, by name. A finding at or above `fail_on` fails the run. `thumbnails` is embed,
    link or none; `against` names the earlier run that this one is compared with.
    """

    version: str
    rules: Mapping[str, Documented]
    unread: list[Unread] = field(default_factory=list)
    color: bool = False
    width: int = 100
    show_waived: bool = False
    fail_on: Severity = Severity.WARNING
    thumbnails: str = "embed"
    against: str = ""
