"""Every image on the page: those that may be the article's own with all addresses of their picture, the others put aside early."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from capaudit.basics.later import pattern
from capaudit.basics.tuples import NamedTuple
from capaudit.figures.addresses import addresses, all_keys, has_picture_file, held, keys
from capaudit.figures.body import Body
from capaudit.figures.rings import Rings, template_of
from capaudit.figures.scope import Use, standing
from capaudit.pages import Element, attributes

IMAGE_TAGS = ("img", "amp-img")
_CUSTOM = pattern(r"[a-z]+(?:-[a-z]+)*-(?:image|img|picture|photo)(?:-\w{1,12})?")
_WRAPPERS = frozenset(("div", "span", "a", "figure", "button"))


class Aside(NamedTuple):
    """An image that its surroundings alone show not to be the article's own."""

    element: Element
    signals: frozenset[str]


class Images(NamedTuple):
    """All images of a page, and the article's headline."""

    uses: list[Use]
    aside: list[Aside]
    headline: Element | None


def custom_tags(root: Element) -> list[str]:
    """The names of elements of the site's own making that show a picture, such as `site-image`."""
    made = {name for name in {element.tag for element in root.iter("*")} if "-" in name}
    return sorted(name for name in made.difference(IMAGE_TAGS) if _CUSTOM.fullmatch(name))


def collect(images: Sequence[tuple[int, Element]], body: Body, rings: Rings) -> Images:
    """Look at each element that shows a picture, in document order; each comes with its place among the landmarks."""
    found = [(order, e) for order, e in images if e.tag in IMAGE_TAGS or next(e.iter(*IMAGE_TAGS), None) is None]
    cards = [template_of(e) for _, e in found]
    templates = Counter(cards)
    uses: list[Use] = []
    aside: list[Aside] = []
    for (order, element), card in zip(found, cards, strict=True):
        repeated = templates[card] >= 3
        if _is_icon(element):
            aside.append(Aside(element, frozenset(("svg",))))
            continue
        outside = not body.first < order < body.last
        if outside and _in_link(element, rings) and (repeated or rings.inside(element) == "page"):
            aside.append(Aside(element, frozenset(("link to a page", "repeated template with a link"))))
            continue
        signals, beyond_hope = standing(rings.of(element), order, body, repeated=repeated)
        if beyond_hope:
            aside.append(Aside(element, signals))
        else:
            uses.append(_use(element, order, body, signals))
    return Images(_without_shared(uses), aside, body.headline)


def _in_link(element: Element, rings: Rings) -> bool:
    """Whether a link to another page stands close around an image, with no figure between."""
    around = element.getparent()
    for _ in range(5):
        if around is None or around.tag == "figure":
            return False
        if around.tag == "a":
            return rings.link(around) == "link to a page"
        around = around.getparent()
    return False


def _is_icon(element: Element) -> bool:
    source = element.get("src") or ""
    return (
        source.endswith(".svg")
        and len(element.attrib) < 9
        and not any(n.startswith("data-") and "src" in n for n in attributes(element))
    )


def _use(element: Element, order: int, body: Body, signals: frozenset[str]) -> Use:
    branch = [element]
    for around in element.iterancestors():
        if around in body.chain:
            break
        branch.append(around)
    urls = all_addresses(element, branch)
    return Use(element, urls, all_keys(urls), order, tuple(branch), "in noscript" in signals, signals)


def all_addresses(element: Element, branch: Sequence[Element]) -> tuple[str, ...]:
    """The addresses of a picture in its tag, in the `picture` and `source` elements and in what wraps it for a script."""
    urls = addresses(element)
    for depth, around in enumerate(branch[1:], 1):
        tag = around.tag
        if tag == "source":
            urls += addresses(around)
        elif tag == "picture":
            for source in around.iter("source"):
                urls += addresses(source)
        elif "-" in tag or (depth <= 2 and tag in _WRAPPERS):
            if any(name.startswith("data-") or name in ("src", "srcset") for name in attributes(around)):
                urls += [u for u in addresses(around) if has_picture_file(u)]
        elif tag != "noscript":
            break
    if not urls and (short := held(element)) and not _has_twin(branch):
        urls = [short]
    return tuple(dict.fromkeys(urls))


def _has_twin(branch: Sequence[Element]) -> bool:
    """Whether the picture stands beside it once more, for browsers without scripts."""
    near = (other for e in branch[:3] for other in (e.getnext(), e.getprevious()) if other is not None)
    return any(other.tag == "noscript" and next(other.iter(*IMAGE_TAGS), None) is not None for other in near)


def _without_shared(uses: list[Use]) -> list[Use]:
    """Drop an address that stands in front of several different pictures: it is a placeholder, whatever its name."""
    different = dict.fromkeys(use.urls for use in uses)  # copies of one image say nothing
    count = Counter([url for urls in different for url in urls])
    if len(count) == count.total():
        return uses
    fronts: dict[str, list[frozenset[str]]] = {}
    for urls in different:
        for url in urls:
            if count[url] > 1:
                others = all_keys([u for u in urls if u != url])
                if others and keys(url).isdisjoint(others):
                    fronts.setdefault(url, []).append(others)
    shared = {url for url, behind in fronts.items() if any(behind[0].isdisjoint(b) for b in behind[1:])}
    if not shared:
        return uses
    kept = ((use, tuple(url for url in use.urls if url not in shared) or use.urls) for use in uses)
    return [use._replace(urls=urls, keys=all_keys(urls)) for use, urls in kept]
