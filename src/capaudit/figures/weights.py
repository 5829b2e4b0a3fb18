"""How much each signal weighs for or against an image being the article's own.

Above zero in all, the image is the article's own. The weights were set from a logistic regression over the images of news pages and
rounded; what no page could teach (an image in `nav`, a flag) is set by hand. `REASONS` names what an image is that is not.
"""

from collections.abc import Iterable

BIAS = -1.4

WEIGHTS: dict[str, float] = {
    "a layout of the house": 6.0,
    "no article on the page": 2.6,
    "among the paragraphs": 1.5,
    "at the head of the article": 1.5,
    "below the last paragraph": -0.1,
    "beside the paragraphs": -1.0,
    "before the article": -1.4,
    "after the article": -1.8,
    "the page's picture": 2.2,
    "video thumbnail": -3.0,
    "portrait": -2.5,
    "organisation's logo": -3.0,
    "in a figure": 0.9,
    "figcaption": 1.2,
    "caption names": 1.2,
    "credit names": 0.3,
    "large": 0.8,
    "several sizes": 0.2,
    "repeated template": 0.2,
    "repeated template with a link": -0.8,
    "link to a page": -1.9,
    "link to a picture": 0.3,
    "link in the page": 0.2,
    "no link": 0.5,
    "heading beside it": -0.3,
    "linked heading": -1.2,
    "link over it": -1.2,
    "gallery names": 0.6,
    "in li": -0.6,
    "in article": -2.0,
    "in nav": -2.5,
    "in aside": -1.3,
    "in footer": -2.0,
    "in header": -0.5,
    "small": -0.8,
    "small square": -1.2,
    "tiny": -2.5,
    "svg": -2.5,
    "gif": -1.0,
    "round": -1.6,
    "hidden": -0.4,
    "furniture in the address": -1.4,
    "furniture in the alt text": -1.5,
    "placeholder only": -3.0,
    "no address": -9.0,
    "related names": -0.8,
    "card names": -0.5,
    "navigation names": -0.8,
    "site header names": -0.3,
    "footer names": -0.9,
    "sidebar names": -0.3,
    "author names": -0.8,
    "player names": -6.0,
    "icon names": -0.3,
    "logo names": -1.0,
    "advertisement names": -0.5,
    "subscription names": -0.8,
    "comments names": -1.5,
    "sharing names": -0.2,
    "app names": -0.8,
    "pixel names": -2.0,
    "popup names": -0.2,
}

REASONS: dict[str, str] = {
    "no address": "no address of a picture",
    "placeholder only": "placeholder",
    "pixel names": "tracking pixel",
    "player names": "player",
    "video thumbnail": "player",
    "portrait": "author portrait",
    "organisation's logo": "logo or icon",
    "furniture in the alt text": "logo or icon",
    "svg": "logo or icon",
    "logo names": "logo or icon",
    "icon names": "logo or icon",
    "tiny": "icon",
    "gif": "logo or icon",
    "author names": "author portrait",
    "round": "avatar",
    "advertisement names": "advertisement",
    "subscription names": "subscription offer",
    "comments names": "comments",
    "app names": "app link",
    "in nav": "navigation",
    "navigation names": "navigation",
    "in footer": "footer",
    "footer names": "footer",
    "link to a page": "teaser",
    "repeated template with a link": "teaser",
    "related names": "teaser",
    "card names": "teaser",
    "in article": "teaser",
    "heading beside it": "teaser",
    "linked heading": "teaser",
    "link over it": "teaser",
    "in aside": "sidebar",
    "sidebar names": "sidebar",
    "furniture in the address": "logo or icon",
    "in header": "site header",
    "before the article": "before the article",
    "after the article": "after the article",
    "beside the paragraphs": "beside the article",
    "small": "too small",
    "small square": "too small",
}


def weigh(found: Iterable[str]) -> float:
    """The sum of the weights; above zero the image is the article's own."""
    return BIAS + sum(WEIGHTS.get(name, 0.0) for name in found)


def reason(found: Iterable[str]) -> str:
    """What an image is that is not the article's own: the reason of the heaviest signal against it."""
    against = sorted((n for n in found if WEIGHTS.get(n, 0.0) < 0), key=lambda n: (WEIGHTS[n], n))
    return next((REASONS[n] for n in against if n in REASONS), "nothing says that it is the article's own")
