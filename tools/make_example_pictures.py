"""Write the small picture files of examples/pictures, each with the metadata that one fault of examples/faults.html is about.

usage: python tools/make_example_pictures.py
"""

from __future__ import annotations

import io
import struct
from html import escape
from pathlib import Path

from PIL import Image, ImageDraw

PICTURES = Path(__file__).parent.parent / "examples" / "pictures"
SPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
}
FOUR = {
    "dc:creator": "Erik Dahl",
    "dc:rights": "© 2026 Erik Dahl",
    "dc:description": "The harbour of Solvik. (Erik Dahl/Reuters)",
    "photoshop:Credit": "Reuters",
}
GENERATED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
FILES: dict[str, tuple[dict[str, str], dict[int, str]]] = {
    "herring.jpg": (
        {**FOUR, "dc:creator": "Sofia Lindgren", "dc:description": "A herring.", "dc:rights": "Reuters"},
        {},
    ),
    "mast.jpg": ({**FOUR, "photoshop:Credit": "dpa", "dc:description": "A mast.", "dc:rights": "dpa"}, {}),
    "anchor.jpg": ({**FOUR, "photoshop:DateCreated": "2019-06-07T10:00:00+02:00"}, {}),
    "future.jpg": ({**FOUR, "Iptc4xmpExt:DigitalSourceType": GENERATED}, {}),
    "wreck.jpg": ({**FOUR, "photoshop:Instructions": "MANDATORY CREDIT: Solvik Maritime Museum"}, {}),
    "rescue.jpg": ({**FOUR, "plus:LicenseEndDate": "2025-12-31"}, {}),
    "crew.jpg": (
        {**FOUR, "dc:description": "President Ana Silva speaks with Minister João Costa in Lisbon on 3 May 2024."},
        {},
    ),
    "rope.jpg": (FOUR, {110: "Dahl-Okafor/AFP via Getty Images"[:29]}),
    "net.jpg": ({"dc:creator": "Erik Dahl"}, {}),
}


def packet(properties: dict[str, str]) -> bytes:
    """An XMP packet."""
    inner = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in properties.items())
    declared = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in SPACES.items())
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about="" {declared}>{inner}</rdf:Description></rdf:RDF></x:xmpmeta>'
    ).encode()


def with_iim(data: bytes, datasets: dict[int, str]) -> bytes:
    """The JPEG with an IPTC-IIM block in its APP13."""
    values = {number: text.encode() for number, text in datasets.items()}
    block = b"\x1c\x01\x5a\x00\x03\x1b%G" + b"".join(
        bytes((0x1C, 2, number)) + struct.pack(">H", len(value)) + value for number, value in values.items()
    )
    body = b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(block)) + block + b"\0" * (len(block) % 2)
    return data[:2] + b"\xff\xed" + struct.pack(">H", len(body) + 2) + body + data[2:]


def drawn(number: int) -> Image.Image:
    """A harbour, more or less."""
    image = Image.new("RGB", (96, 64), (190 - 8 * number, 215, 240))
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 44, 96, 64), fill=(30, 80 + 6 * number, 120))
    draw.polygon([(20 + number * 4, 44), (60 + number * 3, 44), (50, 52), (26, 52)], fill=(120, 40, 30))
    draw.line((40, 44, 40, 12 + number), fill=(60, 40, 30), width=2)
    return image


def main() -> None:
    """Write them all, and one that was cut off on its way."""
    PICTURES.mkdir(exist_ok=True)
    for number, (name, (properties, datasets)) in enumerate(FILES.items()):
        out = io.BytesIO()
        drawn(number).save(out, "JPEG", quality=70, xmp=packet(properties))
        data = with_iim(out.getvalue(), datasets) if datasets else out.getvalue()
        (PICTURES / name).write_bytes(data)
    (PICTURES / "cut-off.jpg").write_bytes(data[:100])


if __name__ == "__main__":
    main()
