"""JSON that is safe to print: readable in every alphabet, and without a character that steers a terminal."""

from __future__ import annotations

import json
import re
from typing import Any

from capaudit.basics.later import pattern
from capaudit.basics.terminal import ANYWHERE

_STEERING = pattern(
    r"[\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
)


def json_text(value: Any) -> str:
    r"""The value as JSON on one line. Controls, bidirectional marks and lone surrogates are `\u` escapes.

    So is the second sign of `##[` and its like, which build servers obey wherever they stand in a log.
    """
    text = json.dumps(value, ensure_ascii=False)
    if "##" in text:
        text = re.sub(ANYWHERE, r"#\\u0023", text)
    if text.isascii() and "\x7f" not in text:
        return text
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
