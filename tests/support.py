"""Pages for the tests of the command line, and the types of what its fixtures give."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from importlib.metadata import entry_points
from typing import NamedTuple

WORDS = "<p>The council met on Tuesday evening and voted, after a debate of several hours, for the new school.</p>"
CAPTION = "Council members vote on the new school in Solvik, Norway, on Tuesday."


PYTEST_PLUGIN: list[str] = (
    []
    if any(point.name == "capaudit" for point in entry_points(group="pytest11"))
    else ["-p", "capaudit.pytest_plugin"]
)
"""What makes a pytest of its own know our plugin, also where capaudit was installed before it had one."""


class Done(NamedTuple):
    """What a command came to."""

    code: int
    out: str
    err: str


Capaudit = Callable[..., Done]
Page = Callable[..., str]


def html(*figures: str) -> str:
    """An article with figures between its paragraphs."""
    body = WORDS.join(("", *figures, ""))
    head = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A vote</title></head>'
    return f"{head}\n<body><article><h1>A vote</h1>\n{body}\n</article></body></html>\n"


def figure(caption: str = CAPTION, credit: str = "(AP Photo/Jane Doe)", name: str = "vote.jpg") -> str:
    """A figure with its caption and credit in a figcaption, on a line of its own."""
    image = f'<img src="https://example.org/{name}" alt="Raised hands" width="800" height="600">'
    return f"\n<figure>{image}<figcaption>{caption} {credit}</figcaption></figure>\n"


def grows_linearly(work: Callable[[int], object], small: int, times: int = 16) -> bool:
    """Whether work on `times` as much costs about so many times the processor time, the best of three runs of each.

    Three times that is let pass, and the grain of the clock: quadratic work costs `times` times that.
    """

    def seconds(size: int) -> float:
        spent = []
        for _ in range(3):
            began = time.process_time()
            work(size)
            spent.append(time.process_time() - began)
        return min(spent)

    return seconds(small * times) < 3 * times * seconds(small) + 0.1


def photo(fields: Mapping[str, str] | None = None, size: tuple[int, int] = (16, 16)) -> bytes:
    """A JPEG whose XMP packet holds properties, such as `photoshop:Credit`."""
    import io
    from html import escape

    from PIL import Image

    spaces = {
        "dc": "http://purl.org/dc/elements/1.1/",
        "photoshop": "http://ns.adobe.com/photoshop/1.0/",
        "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
        "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    }
    properties = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in (fields or {}).items())
    declared = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in spaces.items())
    packet = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {declared}>{properties}</rdf:Description></rdf:RDF></x:xmpmeta>'
    )
    out = io.BytesIO()
    Image.effect_noise(size, 90).save(out, "JPEG", quality=95, **({"xmp": packet.encode()} if fields else {}))
    return out.getvalue()
