"""Whatever JSON: values as the standard library reads them, and every character in its place."""

from __future__ import annotations

import html
import json
import pickle
from typing import Any

import pytest
from capaudit_ans.places import DEEPEST, Value, characters, decoded, parse
from capaudit_ans.words import escape, escape_ascii, plain, shown
from hypothesis import given
from hypothesis import strategies as st

from capaudit import Source, Text, UnreadableError, apply_edits

WORDS = st.text(st.characters(exclude_categories=()) | st.sampled_from('"\\/\n\t é€😀<>&;'), max_size=40)
PLAIN = st.text(st.characters(exclude_categories=("Cs", "Cc")).filter(lambda c: c not in "<&"), min_size=1, max_size=40)
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=20,
)
INDENT = st.sampled_from([None, 0, 2, "\t"])


def read(value: Value, source: Source) -> Any:
    """The value as the standard library gives it."""
    if value.kind == "object":
        return {name: read(item, source) for name, item in value.items.items()}
    if value.kind == "array":
        return [read(item, source) for item in value.items]
    return json.loads(source.text[value.start : value.end], strict=False)


def written(value: object, *, ascii_only: bool, indent: int | str | None) -> Source:
    return Source("a.json", json.dumps(value, ensure_ascii=ascii_only, indent=indent))


@given(JSON, st.booleans(), INDENT)
def test_values_are_those_of_the_standard_library(value: object, ascii_only: bool, indent: int | str | None) -> None:  # noqa: FBT001
    source = written(value, ascii_only=ascii_only, indent=indent)
    assert read(parse(source), source) == json.loads(source.text)


@given(WORDS, st.booleans())
def test_every_character_stands_in_its_place(words: str, ascii_only: bool) -> None:  # noqa: FBT001
    raw = json.dumps(words, ensure_ascii=ascii_only)
    placed = list(characters(raw))
    assert "".join(character for character, _, _ in placed) == decoded(raw) == json.loads(raw)
    assert [start for _, start, _ in placed] == [1, *(end for _, _, end in placed)][:-1]
    assert all(json.loads(f'"{raw[start:end]}"') == character for character, start, end in placed)


@given(PLAIN, PLAIN, st.data(), st.booleans())
def test_an_edit_changes_its_words_and_nothing_else(
    words: str,
    new: str,
    data: st.DataObject,
    ascii_only: bool,  # noqa: FBT001
) -> None:
    value = {"before": ["\\", '"'], "caption": words, "after": {"é": None}}
    source = written(value, ascii_only=ascii_only, indent=2)
    text = plain(parse(source).items["caption"], source)
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    edit = text[start:end].replaced(new)
    assert edit is not None
    changed = json.loads(apply_edits(source.text, [edit]))
    assert changed == value | {"caption": words[:start] + new + words[end:]}
    assert apply_edits(source.text, [edit]).isascii() or not source.text.isascii()


@given(
    st.lists(PLAIN | st.sampled_from(["<b>", "</b>", "<br/>", "&amp;", "&nbsp;", "&eacute;", "&nosuch;", " ", "\n"]))
)
def test_shown_words_stand_in_their_places_and_no_tag_is_lost(parts: list[str]) -> None:
    source = written({"caption": "".join(parts)}, ascii_only=True, indent=None)
    text = shown(parse(source).items["caption"], source)
    assert text.value == " ".join(text.value.split(" "))
    assert text.value == text.value.strip()
    for character, span in zip(text.value, text.spans, strict=True):
        assert span is not None
        stands = json.loads(f'"{source.text[span.start : span.end]}"')
        meant = html.unescape(stands)
        assert meant == character or (character == " " and not meant.strip())
    if (edit := text[1:3].replaced("x<y")) is not None:
        changed = json.loads(apply_edits(source.text, [edit]))["caption"]
        assert changed.count("<b>") == parts.count("<b>")
        assert changed.count("<br/>") == parts.count("<br/>")


@given(st.text(st.characters(exclude_categories=["Cc"]), max_size=20))
def test_escaped_words_mean_what_they_say(words: str) -> None:
    assert json.loads(f'"{escape(words)}"') == words
    assert json.loads(f'"{escape_ascii(words)}"') == words
    assert escape_ascii(words).isascii()
    escape(words).encode()


@given(JSON, st.data())
def test_broken_json_is_refused_with_its_place_or_is_json(value: object, data: st.DataObject) -> None:
    text = json.dumps(value)
    at = data.draw(st.integers(0, len(text)))
    broken = (
        text[:at] + data.draw(st.sampled_from(["", '"', "{", "]", ",", "\\", ":", "\n", "x", "\x00"])) + text[at + 1 :]
    )
    try:
        json.loads(broken)
    except ValueError:
        with pytest.raises(UnreadableError, match=r"^line \d+, column \d+: no valid JSON: here stands "):
            parse(Source("a.json", broken))
    else:
        parse(Source("a.json", broken))


@pytest.mark.parametrize(
    "text", ["NaN", "01", "+1", ".5", "1.", "[1,]", '{"a":1,}', "'a'", '"\\x"', '"\\u12"', "[1 2]", "", " "]
)
def test_what_is_no_json_by_the_standard_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError, match="no valid JSON"):
        parse(Source("a.json", text))


def test_huge_nesting_is_refused_and_not_a_crash() -> None:
    for deep in ("[" * 500_000, '{"a":' * 100_000 + "1" + "}" * 100_000):
        with pytest.raises(UnreadableError, match=f"nested in more than {DEEPEST} values"):
            parse(Source("a.json", deep))
    assert parse(Source("a.json", "[" * DEEPEST + "]" * DEEPEST)).kind == "array"


def test_a_path_is_jsonpath_and_stays_short() -> None:
    source = Source("a.json", json.dumps({"a": [0, {"b c'd": {"x" * 99: 1}}]}))
    value = parse(source).items["a"].items[1].items["b c'd"]
    assert value.path == "$.a[1]['b c\\'d']"
    assert value.items["x" * 99].path == f"$.a[1]['b c\\'d']['{'x' * 60}…']"


def test_words_go_to_another_process_and_keep_their_place() -> None:
    source = Source("a.json", '{"caption": "caf\\u00e9 &amp; bar"}')
    text: Text = pickle.loads(pickle.dumps(shown(parse(source).items["caption"], source)[:4]))  # noqa: S301 - our own
    assert text.value == "café"
    assert text.place is not None
    assert text.place.start == (1, 14)
    assert text.place.end == (1, 23)


def test_a_credit_is_not_emptied_and_other_words_may_be() -> None:
    source = Source("a.json", '{"name": "Jane Doe"}')
    name = parse(source).items["name"]
    credit = shown(name, source, may_be_empty=False)
    assert credit.replaced("") is None
    assert credit[:8].replaced("  ") is None
    assert credit[:4].replaced("") is not None
    assert shown(name, source).replaced("") is not None
