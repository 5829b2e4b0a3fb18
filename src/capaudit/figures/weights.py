"""How much each signal weighs for or against an image being the article's own.

Above zero in all, the image is the article's own. Weights are whole numbers, tenths of the log-odds, so that the sum does not
hang on the order of its terms. They were set from a logistic regression over the images of news pages and rounded; what no page
could teach (an image in `nav`, a flag) is set by hand. `REASONS` names what an image is that is not.
"""

from collections.abc import Iterable

BIAS = -14

WEIGHTS: dict[str, int] = {
    "a layout of the house": 60,
    "no article on the page": 26,
    "among the paragraphs": 15,
    "at the head of the article": 15,
    "below the last paragraph": 0,
    "beside the paragraphs": -10,
    "before the article": -14,
    "after the article": -18,
    "the page's picture": 22,
    "loaded first": 7,
    "video thumbnail": -30,
    "portrait": -25,
    "organisation's logo": -30,
    "in a figure": 9,
    "figcaption": 12,
    "caption names": 12,
    "credit names": 3,
    "large": 8,
    "several sizes": 2,
    "repeated template": 2,
    "repeated template with a link": -8,
    "link to a page": -19,
    "link to a picture": 3,
    "link in the page": 2,
    "no link": 5,
    "heading beside it": -3,
    "linked heading": -12,
    "link over it": -12,
    "gallery names": 6,
    "in li": -6,
    "in article": -20,
    "in nav": -25,
    "in aside": -13,
    "in footer": -20,
    "in header": -5,
    "small": -8,
    "small square": -12,
    "tiny": -25,
    "svg": -25,
    "gif": -10,
    "round": -16,
    "hidden": -4,
    "furniture in the address": -14,
    "furniture in the alt text": -15,
    "placeholder only": -30,
    "beacon": -40,
    "no address": -90,
    "related names": -8,
    "card names": -5,
    "navigation names": -8,
    "site header names": -3,
    "footer names": -9,
    "sidebar names": -3,
    "author names": -8,
    "player names": -60,
    "icon names": -3,
    "logo names": -10,
    "advertisement names": -5,
    "subscription names": -14,
    "comments names": -15,
    "sharing names": -2,
    "app names": -8,
    "pixel names": -20,
    "popup names": -2,
}

REASONS: dict[str, str] = {
    "no address": "no address of a picture",
    "placeholder only": "placeholder",
    "beacon": "tracking pixel",
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


def weigh(found: Iterable[str]) -> int:
    """The sum of the weights; above zero the image is the article's own."""
    return BIAS + sum([WEIGHTS.get(name, 0) for name in found])


def reason(found: Iterable[str]) -> str:
    """What an image is that is not the article's own: the reason of the heaviest signal against it."""
    against = sorted((n for n in found if WEIGHTS.get(n, 0) < 0), key=lambda n: (WEIGHTS[n], n))
    return next((REASONS[n] for n in against if n in REASONS), "nothing says that it is the article's own")
