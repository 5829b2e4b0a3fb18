"""What others find on the same pages: plain figcaption reading, JSON-LD, and the extractors from PyPI that are installed.

usage: pip install trafilatura newspaper4k; python benchmarks/peers.py CORPUS

Each one's answer is brought into the shape that the corpus's score.py reads; what a program does not offer counts as not found.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from lxml import etree, html

Picture = dict[str, Any]
Peer = Callable[[str], Iterator[Picture]]


def tree_of(page: str) -> html.HtmlElement:
    return html.document_fromstring(page.encode(), parser=html.HTMLParser(encoding="utf-8", remove_comments=True))


def words(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())


def picture(url: str | None, caption: str = "", credit: str = "") -> Picture:
    return {"urls": [url] if url else [], "caption": caption or None, "credit": credit or None}


def plain_figcaption(page: str) -> Iterator[Picture]:
    """figure and figcaption, a credit by its class or by what stands in brackets at the end."""
    for figure in tree_of(page).iter("figure"):
        image, caption = next(figure.iter("img"), None), next(figure.iter("figcaption"), None)
        if image is None:
            continue
        text = words(caption) if caption is not None else ""
        named = next((e for e in figure.iter("*") if re.search("credit|copyright", e.get("class") or "")), None)
        credit = words(named) if named is not None else ""
        if not credit and (tail := re.search(r"\((?:AP |Photo|Picture|Foto|Bild|Image)[^()]*\)$", text)):
            credit = tail[0]
        yield picture(image.get("src") or image.get("data-src"), text.removesuffix(credit).strip(), credit)


def json_ld(page: str) -> Iterator[Picture]:
    """Every ImageObject of an article's JSON-LD."""
    for script in tree_of(page).iter("script"):
        if "ld+json" in (script.get("type") or ""):
            try:
                yield from _image_objects(json.loads(script.text or "", strict=False))
            except ValueError:
                continue


def _image_objects(value: Any, key: str = "") -> Iterator[Picture]:
    if isinstance(value, list):
        for item in value:
            yield from _image_objects(item, key)
    elif isinstance(value, dict):
        if value.get("@type") == "ImageObject" and key in ("image", "primaryImageOfPage", "@graph", "associatedMedia"):
            credit = value.get("creditText") or value.get("copyrightNotice") or ""
            url = value.get("contentUrl") or value.get("url")
            yield picture(url if isinstance(url, str) else None, str(value.get("caption") or ""), str(credit))
        for name, item in value.items():
            if name not in ("publisher", "logo", "author"):
                yield from _image_objects(item, name)
    elif key == "image" and isinstance(value, str):
        yield picture(value)


def trafilatura(page: str) -> Iterator[Picture]:
    from trafilatura import extract

    found = extract(page, include_images=True, output_format="xml")
    for graphic in etree.fromstring(found).iter("graphic") if found else ():
        yield picture(graphic.get("src"), graphic.get("title") or graphic.get("alt") or "")


def newspaper4k(page: str) -> Iterator[Picture]:
    from newspaper import Article

    article = Article("https://news.example/story", fetch_images=False)
    article.download(input_html=page)
    article.parse()
    if article.top_image:
        yield picture(article.top_image)


def main(corpus: Path) -> None:
    pages = sorted((corpus / "pages").glob("*.html"))
    print(f"{'':<24}{'figures':>9}{'captions':>9}{'credits':>9}   (F1)")
    for name, peer in PEERS.items():
        if name in _MODULES and find_spec(_MODULES[name]) is None:
            print(f"{name:<24} not installed")
            continue
        missing: dict[str, str] = {}
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as out:
            for page in pages:
                try:
                    images = list(peer(page.read_text(encoding="utf-8", errors="replace")))
                except (ImportError, LookupError) as error:  # a language pack, or data that it loads from elsewhere
                    missing[page.stem] = type(error).__name__
                    images = []
                out.write(json.dumps({"id": page.stem, "images": images}) + "\n")
            out.flush()
            command = [sys.executable, str(corpus / "score.py"), out.name, "--json"]
            scored = subprocess.run(command, check=True, capture_output=True, text=True).stdout
            merits = json.loads(scored)["ALL"]
            note = f"   {len(missing)} pages not read, for want of its data" if missing else ""
            print(f"{name:<24}{merits['fig_F1']:>9}{merits['cap_F1']:>9}{merits['cred_F1']:>9}{note}")


_MODULES = {"trafilatura": "trafilatura", "newspaper4k": "newspaper"}
PEERS: dict[str, Peer] = {
    "figure + figcaption": plain_figcaption,
    "JSON-LD ImageObject": json_ld,
    "trafilatura": trafilatura,
    "newspaper4k": newspaper4k,
}

if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
