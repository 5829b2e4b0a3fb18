"""How well figures, captions and credits are found when the same pages are written as other systems would write them.

usage: python benchmarks/disguises.py CORPUS

Each disguise changes the markup of every page in one way that must not change the answer: names of classes that say nothing, `div`
for `figure`, pictures that a script loads. What is printed is F1, as `pairing.py` has it for the pages as they are. A disguise that
takes evidence away may cost a little; one that costs much shows what a signal hangs on.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

Disguise = Callable[[str], str]

_UNTOUCHED = re.compile(r"<!--.*?-->|<(script|style|textarea|title)\b[^>]*>.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"""<(/?)([a-zA-Z][\w:-]*)((?:=\s*"[^"]*"|=\s*'[^']*'|[^>])*+)>""")
_ATTRIBUTE = re.compile(r"""([^\s"'=/>]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)""")
_ADDRESS = re.compile(r"(?<![\w-])(src|srcset)=")
_NAMES = frozenset(("class", "id", "for", "aria-describedby", "aria-labelledby"))
_LETTERS = "bcdfghjklmnpqrstvwxz0123456789"
_GIF = "data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw=="
_SECTIONS = ("article", "main", "header", "footer", "nav", "aside", "section")


def main(corpus: Path) -> int:
    print(f"{'disguise':<44}{'figures':>9}{'captions':>10}{'credits':>9}")
    for name, disguise in DISGUISES.items():
        scored = _scored(corpus, disguise)
        print(f"{name:<44}{scored['fig_F1']:>9}{scored['cap_F1']:>10}{scored['cred_F1']:>9}", flush=True)
    return 0


def _scored(corpus: Path, disguise: Disguise) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        pages = []
        for page in sorted((corpus / "pages").glob("*.html")):
            pages.append(Path(folder) / page.name)
            pages[-1].write_text(disguise(page.read_text(encoding="utf-8", errors="replace")), encoding="utf-8")
        predictions = Path(folder) / "predictions.jsonl"
        with predictions.open("wb") as out:
            command = [sys.executable, "-m", "capaudit", "show", "--isolated", "--format", "jsonl", *map(str, pages)]
            subprocess.run(command, stdout=out, check=False)
        score = [sys.executable, str(corpus / "score.py"), str(predictions), "--json"]
        scored: dict[str, float] = json.loads(subprocess.run(score, check=True, capture_output=True, text=True).stdout)[
            "ALL"
        ]
        return scored


def _tags(text: str, change: Callable[[re.Match[str]], str]) -> str:
    """The text with each tag outside scripts and the like changed."""
    changed, at = [], 0
    for untouched in _UNTOUCHED.finditer(text):
        changed += [_TAG.sub(change, text[at : untouched.start()]), untouched[0]]
        at = untouched.end()
    return "".join((*changed, _TAG.sub(change, text[at:])))


def _attributes(text: str, change: Callable[[str, str], str]) -> str:
    """The text with the value of each attribute, which `change` gets with the attribute's name, replaced."""

    def value(found: re.Match[str]) -> str:
        inner = found[3].strip("\"'")
        quote = "'" if '"' in inner else '"'
        return f"{found[1]}={quote}{change(found[1].lower(), inner)}{quote}"

    return _tags(text, lambda tag: f"<{tag[1]}{tag[2]}{_ATTRIBUTE.sub(value, tag[3])}>")


def _renamed(text: str, names: dict[str, str]) -> str:
    return _tags(text, lambda tag: f"<{tag[1]}{names.get(tag[2].lower(), tag[2])}{tag[3]}>")


def _made_up(name: str) -> str:
    number, letters = int(hashlib.sha256(name.encode()).hexdigest(), 16), ""
    while len(letters) < 7:
        number, place = divmod(number, len(_LETTERS))
        letters += _LETTERS[place]
    return f"css-{letters}"


def nameless(text: str) -> str:
    return _attributes(text, lambda name, value: " ".join(map(_made_up, value.split())) if name in _NAMES else value)


def without_figures(text: str) -> str:
    return _renamed(text, {"figure": "div", "figcaption": "div"})


def without_sections(text: str) -> str:
    return _renamed(text, dict.fromkeys(_SECTIONS, "div"))


def lazy(text: str) -> str:
    def image(tag: re.Match[str]) -> str:
        if tag[1] or tag[2].lower() != "img":
            return tag[0]
        later = _ADDRESS.sub(r"data-lazy-\1=", tag[3])
        return f'<img src="{_GIF}"{later}>'

    return _tags(text, image)


def without_evidence(text: str) -> str:
    text = re.sub(r"<meta[^>]*(?:og:image|twitter:image)[^>]*>", "", text, flags=re.IGNORECASE)
    return re.sub(r"<script[^>]*ld\+json[^>]*>.*?</script>", "", text, flags=re.DOTALL | re.IGNORECASE)


def wrapped(text: str) -> str:
    def image(tag: re.Match[str]) -> str:
        return f"{'<div>' * 6}{tag[0]}{'</div>' * 6}" if tag[2].lower() == "img" and not tag[1] else tag[0]

    return _tags(text, image)


DISGUISES: dict[str, Disguise] = {
    "none": lambda text: text,
    "made-up names of classes": nameless,
    "div for figure and figcaption": without_figures,
    "both": lambda text: nameless(without_figures(text)),
    "div for article, header, nav and the like": without_sections,
    "div for h1": lambda text: _renamed(text, {"h1": "div"}),
    "pictures that a script loads": lazy,
    "neither JSON-LD nor og:image": without_evidence,
    "each picture in six wrappers": wrapped,
}


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
