"""Whether the time for a page grows with its length and not faster, on pages that repeat one thing without end.

usage: python benchmarks/growth.py

Each line is a kind of page with 1,000, 4,000 and 16,000 of a thing, the seconds that an audit takes, and how much dearer the last
step makes each of them: 1 is linear, 4 quadratic. Exits with 1 where one is beyond 2.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import partial

from capaudit import audit_one
from capaudit.config import Config
from capaudit.settings import settings_of

SIZES = (1_000, 4_000, 16_000)
DEAREST = 2.0
DEPTH = 50
TEXT = "<p>Jane Doe said on Monday that the mayor of Solvik had left.</p>"
CAPTION = "The mayor speaks in Solvik on Monday, Jan. 5, 2026."


def main() -> int:
    audit = partial(audit_one, settings=settings_of(Config()))
    dearest = 0.0
    print(f"{'of':<44}" + "".join(f"{size:>9,}" for size in SIZES) + f"{'growth':>9}")
    for name, page in KINDS.items():
        spent = []
        for size in SIZES:
            data = page(size).encode()
            began = time.process_time()
            audit(data, f"{name}.html")
            spent.append(time.process_time() - began)
        growth = spent[-1] / spent[-2] * SIZES[-2] / SIZES[-1]
        dearest = max(dearest, growth)
        print(f"{name:<44}" + "".join(f"{seconds:>9.2f}" for seconds in spent) + f"{growth:>9.2f}", flush=True)
    return int(dearest > DEAREST)


def written(once: str, before: str = "", after: str = "", head: str = "") -> Callable[[int], str]:
    """A page that says one thing again and again; “%i” is its number."""

    def page(size: int) -> str:
        several = "".join(once.replace("%i", str(number)) for number in range(size))
        body = f"<article><h1>Solvik</h1>{before}{several}{after}</article>"
        return f"<html><head><title>Solvik</title>{head}</head><body>{body}</body></html>"

    return page


def described(size: int) -> str:
    objects = [{"@type": "ImageObject", "url": f"/{n}.jpg", "caption": f"{CAPTION} {n}"} for n in range(size)]
    data = f'<script type="application/ld+json">{json.dumps(objects)}</script>'
    return written('<img src="/%i.jpg">', head=data)(size)


def nested(size: int) -> str:
    once = "".join(f'<figure><img src="/%i-{n}.jpg"><div>' for n in range(DEPTH)) + "</div></figure>" * DEPTH
    return written(once)(size // DEPTH)


FIGURE = '<figure><img src="/{}.jpg" width="800"><figcaption>{}</figcaption></figure>'

KINDS: dict[str, Callable[[int], str]] = {
    "figures": written(FIGURE.format("%i", f"{CAPTION} (AP Photo/Jane Doe) (Jane Doe)") + TEXT),
    "figures with one caption": written(FIGURE.format("%i", CAPTION)),
    "copies of one picture": written(FIGURE.format("one", f"{CAPTION} (AP Photo/Jane Doe)")),
    "copies of one picture with other captions": written(FIGURE.format("one", f"%i times. {CAPTION}")),
    "copies of one picture with other credits": written(FIGURE.format("one", "Foto: Jane Do%i/dpa")),
    "images alone": written('<img src="/%i.jpg">'),
    "images in one paragraph": written(f'<img src="/%i.jpg"><br>{CAPTION} (AP)<br>', "<p>", "</p>"),
    "images in one figure": written('<img src="/%i.jpg">', "<figure>", f"<figcaption>{CAPTION}</figcaption></figure>"),
    "images in one gallery": written(
        '<div><img src="/%i.jpg"></div>', '<div class="gallery">', f"<p>{CAPTION}</p></div>"
    ),
    "images described elsewhere": written('<img src="/%i.jpg" aria-describedby="c%i"><p id="c%i">The mayor %i.</p>'),
    "images in structured data": described,
    "images without JavaScript": written('<img src="/one.jpg">', "<figure><noscript>", "</noscript></figure>"),
    "figures in figures, 50 deep": nested,
    "cards": written('<a href="/%i"><img src="/%i.jpg"><h3>The mayor %i</h3></a>'),
    "elements in a caption": written(
        "<i>Jane Doe</i> (AP) <b>Foto: X.</b> ", '<figure><img src="/one.jpg">', "</figure>"
    ),
    "sentences in a caption": written(
        f"{CAPTION} (AP) ", '<figure><img src="/one.jpg"><figcaption>', "</figcaption></figure>"
    ),
    "candidates of one image": written("/one-%i.jpg 1x, ", '<img srcset="', '">'),
    "paragraphs": written(TEXT, after=FIGURE.format("one", CAPTION)),
}


if __name__ == "__main__":
    sys.exit(main())
