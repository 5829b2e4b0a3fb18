"""Who approved a page, and the words that it had then."""

from __future__ import annotations

import json
import os
from datetime import date
from hashlib import sha256
from typing import Any, NamedTuple

from capaudit.basics.files import locked, replace_file
from capaudit.basics.jsontext import json_text
from capaudit.errors import CapauditError
from capaudit.model import Audited


class Approval(NamedTuple):
    """One page as somebody approved it; `words` is a digest of them."""

    words: str
    who: str
    day: date


def digest(audited: Audited) -> str:
    """Sixteen hexadecimal digits for what an editor approves: headline, pictures, captions, credits and alt texts."""
    document = audited.document
    words = [document.headline.value if document.headline else ""]
    for figure in document.figures:
        texts = (figure.image.alt, figure.caption, *(credit.text for credit in figure.credits))
        words += ("\1", *figure.image.urls[:1], *("\2" if text is None else text.value for text in texts))
    return sha256("\0".join(words).encode(errors="backslashreplace")).hexdigest()[:16]


class Approvals:
    """The file of approvals: JSON, a page a line, named as seen from the folder of the file."""

    def __init__(self, path: str) -> None:
        self.path = path

    def all(self) -> dict[str, Approval]:
        """Every approval by page. Raises CapauditError where the file is not as it must be."""
        try:
            with open(self.path, encoding="utf-8") as file:
                records: dict[str, Any] = json.load(file)
            return {
                page: Approval(one["words"], one["who"], date.fromisoformat(one["day"]))
                for page, one in records.items()
            }
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise CapauditError(f"{self.path}: is no file of approvals") from error

    def put(self, page: str, approval: Approval | None) -> None:
        """Approve a page, or withdraw the approval."""
        with locked(self.path):
            every = {name: one for name, one in self.all().items() if name != page}
            if approval:
                every[page] = approval
            lines = [f"{json_text(name)}: {json_text(_record(one))}" for name, one in sorted(every.items())]
            replace_file(self.path, ("{\n" + ",\n".join(lines) + "\n}\n").encode())


def _record(one: Approval) -> dict[str, str]:
    return {"words": one.words, "who": one.who, "day": one.day.isoformat()}


def beside(waivers: str) -> str:
    """The file of approvals that goes with a waivers file."""
    return os.path.join(os.path.dirname(os.path.abspath(waivers)), "capaudit-approvals.json")
