"""Sentences of many languages: silent as they are, found and mended when UTF-8 was read as windows-1252."""

from __future__ import annotations

import pytest

from capaudit.rules.caption_garbled import check
from capaudit.source import apply_edits
from capaudit.testing import find, read_page

SENTENCES = (
    "Fünf große Störche über dem Fluß – „schön“, sagt Jürgen Groß",
    "Les élèves fêtent Noël à l’école, où ça sent déjà le café",
    "El niño celebró en Núñez su cumpleaños: «¡qué día!»",
    "A multidão em SÃO JOÃO, AMANHÃ, não é só emoção – “ALEMÃ”",
    "Barn på ön åt sjuttio köttbullar före påsk",
    "Øystein og Åse står på brygga i Ålesund – «så fint»",
    "Žluťoučký kůň pěl ďábelské ódy",
    "Zażółć gęślą jaźń",
    "Árvíztűrő tükörfúrógép",
    "Doğuş’ün yeğeni İzmir’de çiğ köfte yiyor",
    "Crêpes Suzette – 12 € pièce, 30 °C à l’ombre",
)


def page(sentence: str) -> str:
    return f'<figure><img src="a.jpg" alt="A"><figcaption>{sentence}</figcaption></figure>'


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_as_it_was_written_is_right(sentence: str) -> None:
    assert not find(check, read_page(page(sentence)))
    assert not find(check, read_page(page(sentence.upper())))


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_that_was_read_in_the_wrong_encoding_is_found(sentence: str) -> None:
    broken = "".join(
        bytes([b]).decode("cp1252") if b not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(b) for b in sentence.encode()
    )
    html = page(broken)
    findings = find(check, read_page(html))
    assert findings
    mended = apply_edits(html, [edit for one in findings if one.fix for edit in one.fix.edits])
    assert mended in (html, page(sentence)), "all of it is made right, or nothing"


def test_a_sentence_without_lost_bytes_is_mended_in_full() -> None:
    html = page(SENTENCES[0].encode().decode("cp1252"))
    (finding,) = find(check, read_page(html))
    assert finding.fix
    assert apply_edits(html, finding.fix.edits) == page(SENTENCES[0])
