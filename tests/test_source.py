"""Texts that a reader of another format builds: over a source, with spans and an escape of their own."""

from __future__ import annotations

import pytest

from capaudit import Source, Span, Text, apply_edits, part_credits


def doubled(text: str) -> str:
    """An escape as CSV has it."""
    return text.replace('"', '""')


def test_a_text_over_a_source_has_places_and_escaped_edits() -> None:
    source = Source("a.csv", 'id\n"say ""Oslo"" now"')
    spans = [Span(at, at + 1) for at in range(4, 8)] + [Span(8, 10)] + [Span(at, at + 1) for at in range(10, 14)]
    text = Text.over('say "Oslo', source, spans, "caption", doubled)
    assert text.place is not None
    assert (text.place.start, text.place.end) == ((2, 2), (2, 12))
    edit = text[4:].replaced('the "port')
    assert edit is not None
    assert apply_edits(source.text, [edit]) == 'id\n"say the ""port"" now"'


def test_a_character_that_stands_nowhere_leaves_no_edit() -> None:
    text = Text.over("ab", Source("a", "a"), [Span(0, 1), None])
    assert text.replaced("x") is None
    assert text[:1].replaced("x") is not None
    assert text.span == (0, 1)


def test_each_character_needs_its_span() -> None:
    with pytest.raises(ValueError, match="2 characters have 1 spans"):
        Text.over("ab", Source("a", "ab"), [Span(0, 2)])


def test_caption_and_credits_are_parted_as_on_a_page() -> None:
    text = Text("Snow in Oslo. (AP Photo/Jane Doe)", "caption")
    caption, credits = part_credits(text)
    assert (str(caption), [str(credit) for credit in credits]) == ("Snow in Oslo.", ["(AP Photo/Jane Doe)"])
    assert part_credits(Text("Photo: Jane Doe/AP"))[0] is None
    assert part_credits(Text("Snow in Oslo."))[1] == ()
    assert part_credits(Text("")) == (None, ())
