"""The line itself: `audit_one`, without the command line."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from dataclasses import replace

import pytest

from capaudit import Document, Figure, Finding, Rule, Severity, UnreadableError, audit_one, reader, rule
from capaudit.audit import check, read
from capaudit.config import Config
from capaudit.due import Active
from capaudit.settings import Settings, settings_of
from capaudit.sniff import choose
from support import figure, html

DOUBLED = figure(credit="(AP Photo/Jane Doe) (AP Photo/Jane Doe)")
PAGE = html(figure("A vote in Solvik.", name="first.jpg"), DOUBLED).encode()


@pytest.fixture(scope="module")
def settings() -> Settings:
    return settings_of(Config())


@pytest.fixture
def document(settings: Settings) -> Document:
    return read(PAGE, "a.html", settings)


def active(made: Rule, severity: Severity = Severity.WARNING) -> Active:
    return Active(made, severity, {})


def test_findings_hold_what_only_the_audit_knows(settings: Settings) -> None:
    audited = audit_one(PAGE, "a.html", settings)
    (finding,) = audited.findings
    assert (finding.rule, finding.severity) == ("credit-repeated", Severity.ERROR)
    assert finding.figure is audited.document.figures[1]
    assert audited.complete


def test_the_result_pickles_and_holds_no_page(settings: Settings) -> None:
    padded = PAGE.replace(b"</article>", b"<p>padding</p>" * 20_000 + b"</article>")
    audited = audit_one(padded, "a.html", settings)
    data = pickle.dumps(audited)
    assert len(data) < 20_000, "the page stays behind"
    again = pickle.loads(data)  # noqa: S301 - our own
    place = again.findings[0].place
    assert place is not None
    assert place == audited.findings[0].place
    assert place.excerpt.text[place.excerpt.start :].startswith("(AP Photo/Jane Doe)<")
    assert again.findings[0].figure is again.document.figures[1]
    assert again.findings[0].fix == audited.findings[0].fix
    assert audited.document.source.text == ""


def test_the_same_bytes_give_the_same_result(settings: Settings) -> None:
    first, second = (audit_one(PAGE, "a.html", settings) for _ in range(2))
    assert first.findings == second.findings


@rule("x/image-doubtful")
def doubtful(figure: Figure) -> Iterator[Finding]:
    """Not sure."""
    yield Finding("not sure", at=figure.image, doubtful=True)


def test_a_doubtful_finding_is_one_severity_lower(document: Document) -> None:
    for severity, lower in ((Severity.ERROR, 2), (Severity.WARNING, 1), (Severity.NOTE, 1)):
        assert {finding.severity for finding in check(document, [active(doubtful, severity)]).findings} == {lower}


@rule("x/document-order", per="document")
def disorder(document: Document) -> Iterator[Finding]:
    """Findings in no order, some of them twice."""
    for one in reversed(document.figures):
        yield Finding("seen", at=one.image)
        yield Finding("seen", at=one.image)
    yield Finding("of the page")


def test_findings_are_sorted_by_place_and_each_is_there_once(settings: Settings, document: Document) -> None:
    from capaudit.audit import in_order

    found = in_order(check(document, [active(disorder)]).findings)
    assert [finding.message for finding in found] == ["of the page", "seen", "seen"]
    assert [finding.figure for finding in found] == [None, *document.figures]
    assert settings.rules


@rule("x/document-credits", per="document")
def last_credit(document: Document) -> Iterator[Finding]:
    """Speaks of the last credit."""
    yield Finding("seen", at=document.figures[-1].credits[0].text)


def test_a_finding_of_a_page_is_its_picture_s_where_it_speaks_of_a_credit(document: Document) -> None:
    (finding,) = check(document, [active(last_credit)]).findings
    assert finding.figure is document.figures[-1]


@rule("x/image-no-finding")
def no_finding(figure: Figure) -> Iterator[Finding]:
    """Yields what is no finding."""
    yield figure.image  # type: ignore[misc]


@rule("x/image-endless")
def endless(figure: Figure) -> Iterator[Finding]:
    """Calls itself for ever."""
    yield Finding("before", at=figure.image)
    yield from endless.check(figure)


@pytest.mark.parametrize(("made", "error"), [(no_finding, "AttributeError"), (endless, "RecursionError")])
def test_whatever_a_rule_does_the_others_go_on(document: Document, made: Rule, error: str) -> None:
    found, crashed = check(document, [active(made), active(doubtful)])
    assert crashed == [made.name] * 2
    crashes = [finding for finding in found if finding.rule == "rule-crashed"]
    assert all(f"rule {made.name} crashed: {error}" in finding.message for finding in crashes)
    assert {finding.severity for finding in crashes} == {Severity.ERROR}
    assert all(len(finding.message.splitlines()) == 1 for finding in crashes)
    assert sum(finding.rule == doubtful.name for finding in found) == 2


def test_a_reader_that_fails_makes_the_file_unreadable(settings: Settings) -> None:
    @reader("odd", ".odd")
    def odd(data: bytes, name: str, house: object) -> Document:
        raise KeyError(name, house, data)

    made = Settings(settings.config, settings.registry)
    made.__dict__["readers"] = (odd,)
    with pytest.raises(UnreadableError, match="the reader “odd” failed: KeyError"):
        audit_one(b"text", "a.odd", made)


def test_a_reader_is_chosen_by_suffix_then_by_the_first_bytes(settings: Settings) -> None:
    html_reader = settings.readers[0]
    other = html_reader._replace(name="other", suffixes=(".warc",), sniff=lambda start: b"WARC" in start)
    assert choose([other, html_reader], b"<!doctype html><p>", "page.HTML") is html_reader
    assert choose([other, html_reader], b"only words", "page.html") is html_reader
    assert choose([other, html_reader], b"<p>a", "no-suffix") is html_reader
    assert choose([other, html_reader], b"\x1f\x8bWARC", "page.warc") is other
    with pytest.raises(UnreadableError, match="no reader knows this format"):
        choose([html_reader], b"only words", "page.txt")


def test_an_incomplete_document_is_a_finding(document: Document) -> None:
    from capaudit.audit import incomplete

    (finding,) = incomplete(replace(document, incomplete="nested too deep"))
    assert (finding.rule, finding.severity) == ("document-incomplete", Severity.ERROR)
    assert "nested too deep" in finding.message
    assert incomplete(document) == []
