"""Words that try to be more than words, and a rule that repeats them in its message and its help."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import NamedTuple
from unicodedata import category

from support import CAPTION

HOSTILE = [
    "::error file=a.html::owned",
    ":: add-mask::vote",
    "a vote\u2028::set-output name=a::b",
    "##[command]owned ##vso[task.setvariable variable=a]b ##teamcity[buildStop]",
    "%0A::error::owned%25",
    "\x1b]0;owned\x07\x1b[2J\x9b31m\u202egnp.exe\u2066",
    "]]> <!-- --> <![CDATA[ x ]]> &amp; &lt;b&gt; \"quoted\" 'single'",
    "\ufffe\uffff\x01\x0b\x0c\x7f\x85 and \U0001f6a2",
    '=HYPERLINK("http://example.org","a vote")',
    "+1-2",
    "-Staff",
    "@SUM(A1:A9)",
    "\u3000=1+1;2,3",
    "＝1+1",
    "| a | b |\n|---|---| \\| c",
    "[vote](javascript:alert(1)) ![x](http://example.org/x.png) <img src=x> www.example.org a@example.org @octocat #12 `x` ``y`` ~~z~~",
    "# head **bold** __under__ *it* > quote - item 1. item \\",
    "{0} {1} [see](1)",
    "a vote; a vote\ttab",
]

RULE = """
from capaudit import Finding, hookimpl, rule

@rule("house/alt-any")
def check(figure):
    "Every alt text."
    yield Finding(figure.image.alt.value, at=figure.image.alt, help=figure.image.alt.value)

@hookimpl
def register_rules():
    return [check]
"""


def figures() -> list[str]:
    """A figure for each, which has it as alt text, as caption and as credit."""
    return [_figure(escape(words, quote=True), number) for number, words in enumerate(HOSTILE)]


def _figure(words: str, number: int) -> str:
    image = f'<img src="https://example.org/{number}.jpg" alt="{words}" width="800" height="600">'
    return f"\n<figure>{image}<figcaption>{words} {CAPTION} <b class='credit'>{words}</b></figcaption></figure>\n"


def arguments(folder: Path, *more: str) -> list[str]:
    """The command that runs the rule alone, which is written into the folder."""
    (folder / "any.py").write_text(RULE, encoding="utf-8")
    return ["check", "--plugin", "any.py", "--select", "house/*", *more]


def steering(text: str) -> list[str]:
    """The characters that steer a terminal, or a reader of lines."""
    return [sign for sign in text if category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp") and sign not in "\r\n\u200d"]


class Command(NamedTuple):
    """What GitHub's runner takes a line of the log for."""

    name: str
    properties: dict[str, str]
    message: str


def obeyed(log: str) -> list[Command]:
    """The commands in a log, read as GitHub documents it: `::name key=value,…::message`, also after spaces, or `##[name]`."""
    found: list[Command] = []
    for line in re.split(r"\r\n|\r|\n", log):
        if command := re.match(r"\s*::(\S+?)(?: (.*?))?::(.*)", line):
            pairs = (pair.partition("=") for pair in (command[2] or "").split(",") if pair)
            found.append(Command(command[1], {key: plain(value) for key, _, value in pairs}, plain(command[3])))
        elif command := re.search(r"##(?:\[|vso\[|teamcity\[)(.*?)\]", line):
            found.append(Command(command[1], {}, ""))
    return found


def plain(text: str) -> str:
    for escaped, sign in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escaped, sign)
    return text
