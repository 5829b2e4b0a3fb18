"""Make the pictures of the editors' report in docs/images: demo pages, their report, and a browser that looks at it.

python tools/screenshots.py [FOLDER]   (needs playwright and a Chromium; CHROMIUM names it)
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from PIL import Image, ImageDraw, ImageFilter

ROOT = Path(__file__).resolve().parent.parent
ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()

FERRY = [
    (
        "ferry",
        "The ferry Solvik I crosses the fjord on its first day, Thursday, June 10, 2026. (AP Photo/Jane Doe) (Jane Doe)",
        "",
    ),
    ("quay", "Passengers wait on the quay at Solvik for the seven o'clock boat.", "Photo: Erik Dahl/Reuters"),
    ("night", "The lights of the customs house, seen from the ferry. FILE PHOTO", "NTB/Ingrid Falk"),
    ("deck", "Captain Mari Lund on the the bridge of the new boat.", "Ingrid Falk/The Northern Post"),
]
MARKET = [
    ("stalls", "Stalls on the market square on Saturday, June 12, 2026.", "Erik Dahl / The Northern Post"),
    ("square", "The square before the rain.", "Ingrid Falk/The Northern Post"),
]
WORDS = (
    "<p>For three days the harbour belonged to the boats again, and to everybody who had waited a year for them.</p>"
)


def main(folder: Path) -> None:
    """Write the pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as name:
        work = Path(name)
        demo(work)
        command = [sys.executable, "-m", "capaudit", "check", "--isolated", "--format", "html=report.html", "."]
        subprocess.run(command, cwd=work, check=False, env=os.environ | {"PYTHONPATH": str(ROOT / "src")})
        for path, data in taken(work / "report.html"):
            (folder / path).write_bytes(data)


def demo(folder: Path) -> None:
    """Two articles with their pictures."""
    page(folder / "ferry.html", "The ferry is back, and everybody is on it", FERRY)
    page(folder / "market.html", "A market between two showers", MARKET)


def page(file: Path, headline: str, pictures: list[tuple[str, str, str]]) -> None:
    """An article, and its pictures beside it."""
    figures = []
    for name, caption, credit in pictures:
        landscape(name).save(file.parent / f"{name}.jpg", quality=85)
        line = f' <span class="credit">{credit}</span>' if credit else ""
        figures.append(
            f'<figure><img src="{name}.jpg" alt="A view of the {name}"><figcaption>{caption}{line}</figcaption></figure>'
        )
    head = '<!doctype html><html lang="en"><meta charset="utf-8"><meta property="article:published_time" content="2026-06-10">'
    body = WORDS.join((f"<article><h1>{headline}</h1>", *figures, "</article>"))
    file.write_text(f"{head}<title>{headline}</title><body>{body}</body></html>", encoding="utf-8")


def landscape(name: str) -> Image.Image:
    """Hills in haze, drawn; other ones for each name."""
    random = Random(name)  # noqa: S311 - a drawing is no secret
    dusk = [
        (random.randint(60, 120), random.randint(90, 140), random.randint(130, 180)),
        (247, random.randint(196, 222), 178),
    ]
    image = Image.new("RGB", (960, 640))
    draw = ImageDraw.Draw(image)
    for y in range(640):
        draw.line([(0, y), (960, y)], fill=blend(*dusk, y / 440))
    sun = (random.randint(150, 800), random.randint(150, 300))
    draw.ellipse([sun[0] - 40, sun[1] - 40, sun[0] + 40, sun[1] + 40], fill=(255, 240, 214))
    image = image.filter(ImageFilter.GaussianBlur(3))
    draw = ImageDraw.Draw(image)
    for layer in range(5):
        height, points = 330 + 60 * layer, [(0, 640)]
        for x in range(0, 961, 40):
            height = min(max(height + random.randint(-26, 26), 260 + 55 * layer), 400 + 60 * layer)
            points.append((x, height))
        draw.polygon([*points, (960, 640)], fill=blend((150, 160, 172), (24, 38, 54), layer / 4))
    return image


def blend(first: tuple[int, ...], second: tuple[int, ...], share: float) -> tuple[int, int, int]:
    """A colour between two."""
    red, green, blue = (round(a + (b - a) * min(share, 1)) for a, b in zip(first, second, strict=True))
    return red, green, blue


def taken(report: Path) -> Iterator[tuple[str, bytes]]:
    """What a browser shows of the report: its top, a picture with findings, in the dark, on a phone."""
    from playwright.sync_api import sync_playwright

    browser = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    views = {
        "report.png": (1120, 1180, "light"),
        "report-dark.png": (1120, 900, "dark"),
        "report-phone.png": (390, 844, "light"),
    }
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser, args=ARGUMENTS)
        for name, (width, height, scheme) in views.items():
            tab = chromium.new_page(
                viewport={"width": width, "height": height}, color_scheme="dark" if scheme == "dark" else "light"
            )
            tab.goto(report.as_uri())
            if name != "report.png":
                tab.evaluate("document.querySelector('.page').scrollIntoView()")
            yield name, small(tab.screenshot())
            tab.close()
        chromium.close()


def small(data: bytes) -> bytes:
    """The same picture with 128 colours, which is a third of the bytes."""
    import io

    image = Image.open(io.BytesIO(data)).convert("RGB").quantize(128, dither=Image.Dither.NONE)
    made = io.BytesIO()
    image.save(made, "PNG", optimize=True)
    return made.getvalue()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "images")
