"""From a parsed page to its figures: collect, weigh, pair, merge copies. The story of this room from start to end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from capaudit.basics.records import replace
from capaudit.basics.tuples import NamedTuple
from capaudit.contracts.house import House
from capaudit.credits import AgencyTable, read_credit, table_with
from capaudit.figures.body import TEXT_HOLDERS, Body, find_body
from capaudit.figures.copies import other_people, repeats
from capaudit.figures.evidence import Evidence
from capaudit.figures.kinds import kind_of
from capaudit.figures.layouts import Templates
from capaudit.figures.pair import Pair, pair
from capaudit.figures.pictures import Pictures
from capaudit.figures.rings import Rings
from capaudit.figures.scope import Surroundings, Use, signals
from capaudit.figures.segments import Words
from capaudit.figures.skipped import SkippedLater, make_image
from capaudit.figures.supply import supplied
from capaudit.figures.unit import find_unit
from capaudit.figures.uses import IMAGE_TAGS, Images, collect, custom_tags
from capaudit.figures.weights import weigh
from capaudit.model import Credit, Figure, Image, Skipped
from capaudit.pages import Element, Landmarks, Page
from capaudit.text import Text

_MUCH_AGAINST = -10
_LANDMARKS = ("p", "h1", "article", "main")
_NEVER_A_PICTURE = frozenset(("svg", "tiny", "no address", "placeholder only", "organisation's logo"))


class Found(NamedTuple):
    """The article's own figures in document order, every other image with the reason, the headline, where the article stands."""

    figures: tuple[Figure, ...]
    skipped: Sequence[Skipped]
    headline: Text | None
    body: Body


_MOST_COMPARED = 50  # versions of one picture
_BEGINNING = 25  # characters of a caption, by which a longer form of it is known


class _Weighed(NamedTuple):
    use: Use
    signals: frozenset[str]
    weight: int


def find_figures(page: Page, house: House, evidence: Evidence, depth: int = 0) -> Found:
    """Find the figures of a page. `evidence` is what the page's head and structured data say of its pictures."""
    templates = Templates(page, house.layouts)
    images, body, weighed = _weigh(page, evidence, templates, ())
    if not any(w.weight > 0 and "the page's picture" in w.signals for w in weighed) and (
        tags := custom_tags(page.root)
    ):
        images, body, weighed = _weigh(page, evidence, templates, tags)
    own = [w for w in weighed if w.weight > 0] or _likeliest(weighed)
    pictures = Pictures({w.use.element: frozenset() if _is_furniture(w) else w.use.keys for w in weighed})
    words = Words(page)
    language, table = evidence.language or house.language, table_with(house.agencies)
    figures: list[tuple[int, Figure]] = []
    merged: set[Element] = set()
    for copies in _same_picture(own):
        keys = frozenset[str]().union(*(w.use.keys for w in copies))
        paired = [
            (w, pair(templates.unit(words, w.use) or find_unit(words, w.use, keys, pictures), language, table))
            for w in copies
        ]
        for group in _same_words(paired, language, table):
            first, figure = _figure(page, group, language, table)
            if len(group) > 1 and (again := repeats((w.use for w, _ in group), body)):
                figure = replace(figure, repeats=tuple(make_image(page, use.element, use.urls) for use in again))
            figures.append((first, figure))
        merged.update(w.use.element for w in copies)
    if not figures and depth == 0:
        inside = supplied(page, evidence, table, lambda inner: find_figures(inner, house, evidence, depth + 1).figures)
        figures = list(enumerate(inside))
    figures.sort(key=lambda f: f[0])
    skipped = SkippedLater(
        page,
        [(w.use.element, w.signals) for w in weighed if w.use.element not in merged]
        + [(a.element, a.signals) for a in images.aside],
    )
    headline = page.read(images.headline, "headline").text if images.headline is not None else None
    return Found(tuple(f for _, f in figures), skipped, headline, body)


def _weigh(
    page: Page, evidence: Evidence, templates: Templates, tags: Sequence[str]
) -> tuple[Images, Body, list[_Weighed]]:
    landmarks, body = _landmarks(page, tags, evidence.headline)
    rings = Rings(body, evidence.path)
    images = collect(landmarks.placed(*IMAGE_TAGS, *tags), body, rings)
    around = Surroundings(body, rings, evidence.pictures, evidence.others, evidence.preloaded)
    return images, body, [_Weighed(u, s, weigh(s)) for u in images.uses for s in (_signals(u, around, templates),)]


def _likeliest(weighed: Sequence[_Weighed]) -> list[_Weighed]:
    """Where no image is the article's own beyond doubt: the one that the page's head names, unless much speaks against it."""
    named = [w for w in weighed if "the page's picture" in w.signals and w.weight > _MUCH_AGAINST]
    return [max(named, key=lambda w: w.weight)] if named else []


def _is_furniture(weighed: _Weighed) -> bool:
    return weighed.weight < -40 or not weighed.signals.isdisjoint(_NEVER_A_PICTURE)


def _landmarks(page: Page, images: Sequence[str], told: str | None) -> tuple[Landmarks, Body]:
    """The landmarks among which the article was found, and the article. `images` are names of elements that show a picture, `told`
    is the headline that the page's head tells."""
    landmarks = Landmarks(page.root, (*IMAGE_TAGS, *images, *_LANDMARKS)) if images else page.landmarks
    body = find_body(page.root, landmarks, told)
    if body.whole or body.first < 0 or body.last - body.first < 2:
        landmarks = Landmarks(page.root, (*IMAGE_TAGS, *images, *_LANDMARKS, *TEXT_HOLDERS))
        body = find_body(page.root, landmarks, told)
    return landmarks, body


def _signals(use: Use, around: Surroundings, templates: Templates) -> frozenset[str]:
    found = signals(use, around)
    return found | {"a layout of the house"} if templates.around(use) is not None else found


def _same_picture(own: Iterable[_Weighed]) -> list[list[_Weighed]]:
    """The uses of one picture together."""
    groups: dict[int, list[_Weighed]] = {}
    group_of: dict[str, int] = {}
    for at, weighed in enumerate(own):
        joined = {group_of[key] for key in weighed.use.keys if key in group_of}
        home = max(joined, key=lambda group: len(groups[group]), default=at)
        moved = [weighed, *(w for group in joined - {home} for w in groups.pop(group))]
        groups.setdefault(home, []).extend(moved)
        for w in moved:
            group_of.update(dict.fromkeys(w.use.keys, home))
    return [sorted(members, key=lambda w: w.use.order) for members in groups.values()]


def _same_words(
    paired: Sequence[tuple[_Weighed, Pair]], language: str | None, table: AgencyTable
) -> list[list[tuple[_Weighed, Pair]]]:
    """Copies with the same words, or with none, are one figure; the same picture with other words is another one.

    Other words are another caption, or a credit to other people.
    """
    groups: list[list[tuple[_Weighed, Pair]]] = []
    begun_alike: dict[str, list[list[tuple[_Weighed, Pair]]]] = {}
    for copy in sorted(paired, key=lambda c: c[1].caption is None):
        caption = copy[1].caption
        near = groups if caption is None else begun_alike.setdefault(_folded(caption)[:_BEGINNING], [])
        alike = (g for g in near[:_MOST_COMPARED] if caption is None or _alike(g[0][1].caption, caption))
        same = next((g for g in alike if not other_people(g[0][1].credits, copy[1].credits, language, table)), None)
        if same is not None:
            same.append(copy)
            continue
        groups.append([copy])
        if caption is not None:
            near.append(groups[-1])
    return groups


def _folded(caption: Text) -> str:
    return " ".join(caption.value.casefold().split()).rstrip(".… ")


def _alike(one: Text | None, other: Text) -> bool:
    if one is None:
        return False
    a, b = _folded(one), _folded(other)
    return a == b or (min(len(a), len(b)) > _BEGINNING and (a.startswith(b) or b.startswith(a)))


def _figure(
    page: Page, group: Sequence[tuple[_Weighed, Pair]], language: str | None, table: AgencyTable
) -> tuple[int, Figure]:
    best, words = min(group, key=lambda c: (c[1].caption is None, not c[1].credits, c[0].use.noscript, c[0].use.order))
    if not words.credits:
        words = words._replace(credits=next((p.credits for _, p in group if p.credits), ()))
    first = min(w.use.order for w, _ in group)
    image = _image(page, (best.use, *(w.use for w, _ in group if w is not best)))
    credits = tuple(read_credit(text, table, language) for text in words.credits)
    if not credits:
        credits = _hidden_credit(image.alt, language, table)
    figure = Figure(
        image,
        words.caption,
        credits,
        words.paired_by,
        tuple(sorted(best.signals)),
        lead="at the head of the article" in best.signals,
        kind=kind_of(best.use, image, credits),
    )
    return first, figure


def _hidden_credit(alt: Text | None, language: str | None, table: AgencyTable) -> tuple[Credit, ...]:
    """A credit that stands in the alt text only, where no reader sees it."""
    from capaudit.credits.find import find_credits

    if alt is None or len(alt) < 6:
        return ()
    found = find_credits(alt.value, language, table)
    if found.sure < 0.75:
        return ()
    return tuple(replace(read_credit(alt[slice(*span)], table, language), hidden=True) for span in found.credits)


def _image(page: Page, uses: Sequence[Use]) -> Image:
    urls = tuple(dict.fromkeys(u for use in uses for u in use.urls))
    return make_image(page, uses[0].element, urls)
