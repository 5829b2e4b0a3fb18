"""The templates of the report, and what makes it safe: everything escaped, and a policy that lets only its own script run."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from capaudit.model import Severity

if TYPE_CHECKING:
    from jinja2 import Environment

LEVELS = tuple(severity.label for severity in reversed(Severity))
TEMPLATES = Path(__file__).parent / "templates"
_BREAKS = re.compile("[\t\n\r]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


@cache
def environment(*more: Path) -> Environment:
    """The templates, those of further folders first. What they print is escaped, controls in it are replaced."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader([*more, TEMPLATES]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=printable,
    )
    made.filters |= {"counted": counted, "base64": lambda data: b64encode(data).decode(), "long_date": _long_date}
    return made


def printable(value: Any) -> Any:
    """A text on one line and escaped, without controls, lone surrogates and the code points that no HTML may hold.

    What is invisible but means something to a reader, such as the marks of writing from right to left, becomes a character
    reference, and so does what build servers obey in a log. Other values stay as they are.
    """
    if type(value) is not str:
        return value
    from markupsafe import Markup, escape

    text = str(escape(_UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", _BREAKS.sub(" ", value)))).replace("##", "#&#35;")
    return Markup(text if text.isprintable() else "".join(map(_referred, text)))  # noqa: S704 - it was escaped above


def _referred(sign: str) -> str:
    return sign if sign.isprintable() or sign == " " else f"&#{ord(sign)};"


def counted(number: int, word: str) -> str:
    """“1 page”, “2 pages”."""
    return f"{number:,} {word}{'' if number == 1 else 's'}"


def _long_date(value: Any) -> str:
    from capaudit.dates import long_date

    return long_date(value)


@cache
def asset(path: Path) -> str:
    """A style sheet or script of the report."""
    return path.read_text(encoding="utf-8")


def policy(scripts: Iterable[str], styles: Iterable[str], images: str, *, connect: bool = False) -> str:
    """A Content-Security-Policy under which the given scripts and style sheets run, and nothing else (W3C, CSP Level 3)."""
    rules = {
        "default-src": "'none'",
        "script-src": " ".join(map(_hashed, scripts)),
        "style-src": " ".join(map(_hashed, styles)),
        "img-src": images,
        "connect-src": "'self'" if connect else "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def _hashed(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
