"""Make `src/capaudit/dates/words.py`: month and weekday names from CLDR, and the forms of `date_words.toml`.

    pip install babel
    python tools/make_date_words.py

Babel (BSD licence) is needed here only; what is shipped is CLDR's data, under the Unicode licence that the file quotes.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import babel
from babel import Locale, localedata

HERE = Path(__file__).parent
TARGET = HERE.parent / "src/capaudit/dates/words.py"
DIGITS = re.compile(r"\d")
HEAD = '''"""Month and weekday names, by language. Made by `tools/make_date_words.py`; edit `tools/date_words.toml`.

Names are from the Unicode CLDR, as Babel {version} ships it; inflected and regional forms are ours.
CLDR data: Copyright © 1991-2025 Unicode, Inc. All rights reserved. SPDX-License-Identifier: Unicode-3.0
(https://www.unicode.org/license.txt). The data was arranged anew; no name was changed but for its case and final period.

A language has four strings: months, short months, weekdays from Monday, short weekdays. Names of one month or weekday
are parted by spaces, the months and weekdays by "|"; "_" stands for a space inside a name.
"""

# ruff: noqa: E501

from __future__ import annotations

WORDS: dict[str, tuple[str, str, str, str]] = {{
'''

Names = list[list[str]]


def names(locale: Locale, table: str, width: str, size: int) -> Names:
    """CLDR's names, January or Monday first, both as used in a date and standing alone."""
    found: Names = [[] for _ in range(size)]
    first = 1 if table == "months" else 0
    for context in ("format", "stand-alone"):
        for number, name in getattr(locale, table)[context][width].items():
            word = (
                name.lower()
                .removesuffix(".")
                .removeprefix("e ")
                .removeprefix("de ")
                .strip()
                .replace(" ", "_")
                .removesuffix("-feira")
            )
            if len(word) > 1 and not DIGITS.search(word) and word not in found[number - first]:
                found[number - first].append(word)
    return found


def language(code: str, extra: dict[str, Any], allowed: dict[str, set[str]], never: set[str]) -> list[Names]:
    """The four lists of one language, without a word that would mean two things in it."""
    localedata._cache.clear()  # Babel's alias tables leak from one locale into the next
    locale = Locale.parse(code)
    tables: list[Names] = []
    taken: set[str] = set()
    for table, size in (("months", 12), ("days", 7)):
        own = "weekdays" if table == "days" else table
        wide = names(locale, table, "wide", size)
        for number, more in enumerate(extra[own].get(code, [""] * size)):
            wide[number] += [word for word in more.split() if word not in wide[number]]
        short = names(locale, table, "abbreviated", size) if code in allowed[own] else [[] for _ in range(size)]
        for number, more in enumerate(extra[f"short_{own}"].get(code, ()) if table == "days" else ()):
            short[number] += more.split()
        known = {word for group in wide for word in group} | taken | (never if table == "days" else set())
        short = [[word for word in group if word not in known] for group in short]
        taken |= known | {word for group in short for word in group}
        tables += [wide, short]
    return tables


def main() -> None:
    """Write the file."""
    settings = tomllib.loads((HERE / "date_words.toml").read_text("utf-8"))
    allowed = {kind: set(settings[f"{kind[:-1]}_abbreviations"].split()) for kind in ("months", "weekdays")}
    lines = [HEAD.format(version=babel.__version__)]
    for code in settings["languages"].split():
        if code in {"ja", "ko", "zh"}:
            continue  # numbers with a sign, read by a pattern
        never = set(settings["never"].get(code, "").split())
        tables = language(code, settings, allowed, never)
        lines.append(f'    "{code}": (\n')
        for table in tables:
            joined = "|".join(" ".join(group) for group in table)
            lines.append(f'        "{joined if joined.strip("|") else ""}",\n')
        lines.append("    ),\n")
    lines.append("}\n")
    TARGET.write_text("".join(lines), "utf-8")


if __name__ == "__main__":
    main()
