"""What reading a picture's metadata costs, and that no file, however damaged, does any harm.

usage: python benchmarks/metadata.py

Reads 2,000 damaged files (cut off, bits turned, lengths that lie, bombs): none may raise anything but UnreadableError, take over
a second, or 200 MB. Then a JPEG of 20 MB, against Pillow's own open. Exits with 1 where a limit is passed.
"""

from __future__ import annotations

import io
import random
import resource
import statistics
import struct
import sys
import time
import zlib
from collections.abc import Callable, Iterator

from PIL import Image

from capaudit.errors import UnreadableError
from capaudit.metadata.read import read_metadata

FILES = 2_000
MOST_SECONDS, MOST_MEGABYTES, MOST_RATIO = 1.0, 200, 4.0
LARGE = 20_000_000
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
PACKET = (
    f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{RDF}"><rdf:Description rdf:about="" '
    'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<photoshop:Credit>Nordlys</photoshop:Credit><dc:creator><rdf:Seq><rdf:li>Jane Doe</rdf:li></rdf:Seq></dc:creator>"
    "</rdf:Description></rdf:RDF></x:xmpmeta>"
).encode()


def iim(*values: tuple[int, bytes]) -> bytes:
    return b"".join(b"\x1c\x02" + bytes((number,)) + struct.pack(">H", len(value)) + value for number, value in values)


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def resources(block: bytes) -> bytes:
    return b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(block)) + block + b"\0" * (len(block) % 2)


def whole(kind: str) -> bytes:
    exif = Image.Exif()
    exif[0x010E], exif[0x013B], exif[0x8298] = "Snow.", "Jane Doe", "Nordlys"
    out = io.BytesIO()
    options = {} if kind in ("TIFF", "PNG") else {"xmp": PACKET}
    Image.effect_noise((64, 48), 80).convert("RGB").save(out, kind, exif=exif, **options)
    data = out.getvalue()
    if kind != "JPEG":
        return data
    block = iim((80, b"Jane Doe"), (110, b"Nordlys"), (120, b"Snow in Oslo."))
    return data[:2] + segment(0xED, resources(block)) + data[2:]


def damaged(data: bytes, chance: random.Random) -> bytes:
    """A file with one kind of damage, or two."""
    hurt = bytearray(data)
    for _ in range(chance.randint(1, 2)):
        kind = chance.choice(("cut", "bits", "length", "zeros", "again"))
        at = chance.randrange(len(hurt))
        if kind == "cut":
            del hurt[max(at, 1) :]
        elif kind == "bits":
            for _ in range(chance.randint(1, 40)):
                hurt[chance.randrange(len(hurt))] ^= 1 << chance.randrange(8)
        elif kind == "length":
            hurt[at : at + 4] = chance.choice((b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\0\0\0\0", b"\x80\0\0\0"))
        elif kind == "zeros":
            hurt[at : at + chance.randint(1, 64)] = bytes(64)
        else:
            hurt += hurt[at:]
    return bytes(hurt)


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def squeezed(start: bytes, unit: bytes, megabytes: int) -> bytes:
    """So many megabytes, compressed without ever being held: the memory of this process is what is measured."""
    packer = zlib.compressobj(9)
    block = unit * (1_000_000 // len(unit))
    return packer.compress(start) + b"".join(packer.compress(block) for _ in range(megabytes)) + packer.flush()


def bombs() -> Iterator[bytes]:
    """Files that are small and want to become large, or never to end."""
    jpeg, png, tiff = whole("JPEG"), whole("PNG"), whole("TIFF")
    head, rest = png[:33], png[33:]
    zeros = squeezed(b"", b"\0", 100)
    yield head + chunk(b"zTXt", b"Comment\0\0" + zeros) + rest
    yield head + chunk(b"iTXt", b"XML:com.adobe.xmp\0\1\0\0\0" + zeros) + rest
    yield (head + chunk(b"zTXt", b"Raw profile type iptc\0\0" + squeezed(b"\niptc\n 9\n", b"1c", 40)) + rest)
    yield head + chunk(b"iCCP", b"p\0\0" + zeros) + rest
    yield head + b"".join(chunk(b"tEXt", b"k%d\0v" % n) for n in range(50_000)) + rest
    for size in ((60_000, 60_000), (2**31 - 1, 1), (0, 0)):
        yield png[:8] + chunk(b"IHDR", struct.pack(">IIBBBBB", *size, 8, 2, 0, 0, 0)) + rest
    laughs = b"".join(b'<!ENTITY l%d "%s">' % (n + 1, b"&l%d;" % n * 10) for n in range(12))
    entities = b'<!DOCTYPE x [<!ENTITY l0 "haha">' + laughs + b"]>" + PACKET.replace(b"Nordlys", b"&l12;")
    deep = PACKET.replace(b"Nordlys", b"<dc:x>" * 9_000 + b"</dc:x>" * 9_000)
    wide = PACKET.replace(b"</rdf:Seq>", b"<rdf:li>a</rdf:li>" * 3_000 + b"</rdf:Seq>")
    for xmp in (entities, deep, wide):
        many = b"".join(segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp[:60_000]) for _ in range(1))
        yield jpeg[:2] + many + jpeg[2:]
        yield head + chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp * (1 if xmp is entities else 40)) + rest
    yield jpeg[:2] + segment(0xE2, b"x" * 60_000) * 300 + jpeg[2:]
    yield jpeg[:2] + segment(0xED, resources(iim(*((25, b"k"),) * 9_000))) * 20 + jpeg[2:]
    yield jpeg[:2] + segment(0xED, resources(b"\x1c\x02\x78\x80\x04\x7f\xff\xff\xff" + b"x" * 99)) + jpeg[2:]
    yield jpeg[:2] + segment(0xFE, b"\xff" * 60_000) * 200 + jpeg[2:]
    first = struct.unpack("<I", tiff[4:8])[0]
    count = struct.unpack("<H", tiff[first : first + 2])[0]
    after = first + 2 + 12 * count
    yield tiff[:after] + struct.pack("<I", first) + tiff[after + 4 :]
    yield tiff[:first] + b"\xff\xff" + tiff[first + 2 :] + b"\x3b\x01\x02\0\xff\xff\xff\x7f\x08\0\0\0" * 5_000
    yield tiff[: first + 2] + b"\x69\x87\x04\0\1\0\0\0" + struct.pack("<I", first) + tiff[first + 14 :]


def megabytes() -> float:
    """The most memory that this process ever held (ru_maxrss is in kB on Linux, in bytes on macOS)."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / 1024 if sys.platform != "darwin" else most / 1024**2


def read(data: bytes) -> tuple[str, float]:
    start = time.perf_counter()
    try:
        read_metadata(data, "a")
        result = "read"
    except UnreadableError:
        result = "refused"
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        result = f"raised {type(error).__name__}: {error}"[:200]
    return result, time.perf_counter() - start


def damage() -> bool:
    chance = random.Random(1)  # noqa: S311 - the same damage at every run
    kinds = [whole(kind) for kind in ("JPEG", "PNG", "WEBP", "TIFF", "AVIF")]
    for data in kinds:
        read(data)
    several = list(bombs())
    several += [damaged(chance.choice(kinds), chance) for _ in range(FILES - len(several))]
    before = megabytes()
    results = [read(data) for data in several]
    grown = megabytes() - before
    slowest = max(seconds for _, seconds in results)
    raised = {result for result, _ in results if result.startswith("raised")}
    print(f"damaged files                     {len(results):>8,}")
    print(f"  read, at least in part          {sum(result == 'read' for result, _ in results):>8,}")
    print(f"  refused                         {sum(result == 'refused' for result, _ in results):>8,}")
    print(f"  raised something else           {len(raised):>8,}  {' '.join(sorted(raised))}")
    print(f"  the slowest, seconds            {slowest:>8.3f}")
    print(f"  memory that was added, MB       {grown:>8.1f}")
    return not raised and slowest <= MOST_SECONDS and grown <= MOST_MEGABYTES


def best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(60):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return statistics.median(sorted(times)[:20])


def large() -> bool:
    data = whole("JPEG")
    scan = data.index(b"\xff\xda")
    data = data[: scan + 20] + random.Random(2).randbytes(LARGE).replace(b"\xff", b"\xfe") + b"\xff\xd9"  # noqa: S311
    ratio = best(lambda: read_metadata(io.BytesIO(data), "a")) / best(lambda: Image.open(io.BytesIO(data)).close())
    print(f"a JPEG of 20 MB / Pillow's open   {ratio:>8.1f}")
    return ratio <= MOST_RATIO


if __name__ == "__main__":
    sys.exit(0 if damage() & large() else 1)
