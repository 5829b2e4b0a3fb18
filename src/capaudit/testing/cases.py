"""Reading rule cases from Markdown."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from capaudit.contracts.rule import Rule, is_rule_name
from capaudit.errors import CapauditError

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[ \t]*([^`\s]*)[ \t]*([^`]*)")
_HEADING = re.compile(r"(#{1,6})[ \t]+(.*)")
_HEAD = re.compile(r"(?:\d+:\d+|-) \S.*")
_DETAIL = re.compile(r"\s+(marks|also|help): (.*)")
_PAGE_KEYS = ("language", "published", "modified", "url", "metadata")
PAGES = ("html", "json", "xml")
_BLOCKS = (*PAGES, "toml", "findings", "fixed")


class CaseError(CapauditError):
    """A file of cases that cannot be understood. The text names the file and the line."""


class Expected(NamedTuple):
    """One finding that a case asks for: `LINE:COLUMN message`, and what else it says of it."""

    head: str
    details: tuple[tuple[str, str], ...] = ()

    def lines(self) -> list[str]:
        """As it is written in a `findings` block."""
        return [self.head, *(f"    {key}: {value}" for key, value in self.details)]


class Block(NamedTuple):
    """A fenced block: the lines of its fences, counted from 1, what stands behind the first one, and what is between."""

    line: int
    end: int
    kind: str
    info: str
    text: str


@dataclass(frozen=True, slots=True)
class Case:
    """A page, and what the rule has to say about it. `expected` is None where any finding will do.

    `html` is the page, which may be of another `format`: that of its block. `blocks` are the blocks as they were read.
    """

    rule: str
    title: str
    html: str
    path: str = "<case>"
    line: int = 1
    options: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    page: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    expected: tuple[Expected, ...] | None = ()
    fixed: str | None = None
    unsafe: bool = False
    documentation: bool = False
    format: str = "html"
    blocks: tuple[Block, ...] = field(default=(), repr=False)

    def __str__(self) -> str:
        return f"{self.rule}: {self.title}"


@dataclass(slots=True)
class _Section:
    line: int
    level: int
    title: str
    blocks: list[Block] = field(default_factory=list)


def load_cases(path: str | Path) -> list[Case]:
    """The cases of a Markdown file, or of all of them in a folder. Raises CaseError, naming file and line."""
    path = Path(path)
    if path.is_dir():
        return [case for file in sorted(path.rglob("*.md")) for case in load_cases(file)]
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror.lower() if isinstance(error, OSError) and error.strerror else str(error)
        raise CaseError(f"{path}: cannot be read: {reason}") from error
    sections = _sections(text, str(path))
    rule = _rule_of(sections) or path.stem
    cases = [_case(section, rule, str(path)) for section in sections if section.blocks]
    if not cases:
        raise CaseError(f"{path}:1: no case: a case is a heading with an `html` block")
    return cases


def names_a_rule(path: Path) -> bool:
    """Whether a Markdown file is one of cases: its first heading, or else its own name, is a rule's name."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return is_rule_name(path.stem)
    first = next((heading for line in text.split("\n") if (heading := _HEADING.match(line))), None)
    titled = first is not None and len(first[1]) == 1 and is_rule_name(first[2].strip("` "))
    return titled or is_rule_name(path.stem)


def _rule_of(sections: Sequence[_Section]) -> str | None:
    """The rule that the first heading names."""
    if sections and sections[0].level == 1 and not sections[0].blocks:
        return sections[0].title.strip("` ")
    return None


def documented_cases(rule: Rule) -> list[Case]:
    """The examples in a rule's documentation: those under “Fails” must be found, those under “Passes” must not."""
    cases: list[Case] = []
    for section in _sections(rule.documentation, f"documentation of {rule.name}"):
        if section.title not in ("Fails", "Passes"):
            continue
        starts = [number for number, block in enumerate(section.blocks) if block.kind in PAGES]
        for count, (start, end) in enumerate(zip(starts, [*starts[1:], len(section.blocks)], strict=True), 1):
            part = _Section(section.line, section.level, section.title, section.blocks[start:end])
            case = _case(part, rule.name, f"documentation of {rule.name}")
            fails = section.title == "Fails" and case.expected == ()
            title = f"documentation, {section.title.lower()} {count}"
            cases.append(replace(case, title=title, expected=None if fails else case.expected, documentation=True))
    return cases


def _sections(text: str, path: str) -> list[_Section]:
    """The headings of a Markdown text, each with the fenced blocks below it."""
    sections: list[_Section] = []
    lines = enumerate(text.split("\n"), 1)
    for number, line in lines:
        if heading := _HEADING.match(line):
            sections.append(_Section(number, len(heading[1]), heading[2].strip()))
        elif fence := _FENCE.match(line):
            inside = _fenced(lines, fence[1], f"{path}:{number}")
            end = number + len(inside) + 1
            block = Block(number, end, fence[2], fence[3].strip(), "\n".join(inside))
            if not sections:
                raise CaseError(f"{path}:{number}: this block stands above the first heading")
            sections[-1].blocks.append(block)
    return sections


def _fenced(lines: Iterator[tuple[int, str]], mark: str, where: str) -> list[str]:
    inside: list[str] = []
    for _, line in lines:
        if line.strip().startswith(mark) and not line.strip(" " + mark[0]):
            return inside
        inside.append(line)
    raise CaseError(f"{where}: this block is never closed")


def _case(section: _Section, rule: str, path: str) -> Case:
    blocks: dict[str, Block] = {}
    for block in section.blocks:
        where = f"{path}:{block.line}"
        if block.kind not in _BLOCKS:
            near = get_close_matches(block.kind, _BLOCKS, 1)
            raise CaseError(f"{where}: a case has blocks {', '.join(_BLOCKS)}, not “{block.kind}”{meant(near)}")
        if block.kind in blocks:
            raise CaseError(f"{where}: this case has a second `{block.kind}` block; give it a heading of its own")
        blocks[block.kind] = block
    pages = [block for kind, block in blocks.items() if kind in PAGES]
    if not pages:
        raise CaseError(f"{path}:{section.line}: the case “{section.title}” has no `html` block")
    if len(pages) > 1:
        raise CaseError(f"{path}:{pages[1].line}: a case has one page, and this is its second")
    options = _options(blocks["toml"], path) if "toml" in blocks else {}
    fixed = blocks.get("fixed")
    if fixed and fixed.info not in ("", "unsafe"):
        raise CaseError(f"{path}:{fixed.line}: the block is `fixed` or `fixed unsafe`, not `fixed {fixed.info}`")
    return Case(
        rule,
        section.title,
        pages[0].text,
        path,
        section.line,
        {key: value for key, value in options.items() if key not in _PAGE_KEYS},
        {key: value for key, value in options.items() if key in _PAGE_KEYS},
        tuple(_expected(blocks["findings"], path)) if "findings" in blocks else (),
        fixed.text if fixed else None,
        bool(fixed and fixed.info),
        format=pages[0].kind,
        blocks=tuple(section.blocks),
    )


def _options(block: Block, path: str) -> dict[str, Any]:
    try:
        return tomllib.loads(block.text)
    except tomllib.TOMLDecodeError as error:
        raise CaseError(f"{path}:{block.line}: the toml block: {error}") from error


def _expected(block: Block, path: str) -> Iterator[Expected]:
    head: str | None = None
    details: list[tuple[str, str]] = []
    for number, line in enumerate(block.text.split("\n"), block.line + 1):
        if not line.strip():
            continue
        if (detail := _DETAIL.fullmatch(line)) and head is not None:
            details.append((detail[1], detail[2].strip()))
        elif _HEAD.fullmatch(line):
            if head is not None:
                yield Expected(head, tuple(details))
            head, details = line.strip(), []
        else:
            raise CaseError(
                f"{path}:{number}: a finding is written “LINE:COLUMN message”, and below it, indented, "
                f"“marks:”, “also:” or “help:”; this line is neither: {line.strip()}"
            )
    if head is None:
        raise CaseError(f"{path}:{block.line}: an empty `findings` block; leave it out where the rule must stay silent")
    yield Expected(head, tuple(details))


def meant(near: Sequence[str]) -> str:
    return f"; did you mean “{near[0]}”?" if near else ""
