"""Each kind of rule that a house file may hold, through the command line."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from capaudit.source import Edit, Span, apply_edits
from support import Capaudit, Page, figure

Found = list[dict[str, Any]]
Check = Callable[..., Found]


@pytest.fixture
def check(capaudit: Capaudit, page: Page, folder: Path) -> Check:
    """Audit pictures by one rule, given as the lines of its table. Gives the findings as the JSON reporter does."""

    def run(rule: str, *figures: str, name: str = "a.html", top: str = "") -> Found:
        text = f'{top}\nselect = ["house/*"]\n[[rule]]\nname = "house/credit-fault"\n{rule}\n'
        (folder / "capaudit.toml").write_text(text, encoding="utf-8")
        done = capaudit("check", "--format", "jsonl", page(name, *figures))
        assert done.code < 2, done.err
        lines = map(json.loads, done.out.splitlines())
        return [line for line in lines if line["type"] == "finding"]

    return run


def quotes(found: Found) -> list[str]:
    return [one["quote"] for one in found]


def messages(found: Found) -> list[str]:
    return [one["message"] for one in found]


def fixed(found: Found) -> str:
    """The page after all fixes."""
    edits = [
        Edit(Span(e["start"], e["end"]), e["text"]) for one in found for e in (one["fix"] or {"edits": ()})["edits"]
    ]
    return apply_edits(Path("a.html").read_text(encoding="utf-8"), edits)


def test_avoid_finds_whole_words_in_any_case(check: Check) -> None:
    found = check(
        'kind = "avoid"\nscope = "caption"\nwords = ["seen here", "pose"]', figure("Seen here, two composers pose.")
    )
    assert messages(found) == ["“Seen here” is not our style", "“pose” is not our style"]
    assert found[0]["help"] == "write it another way"


def test_avoid_with_case(check: Check) -> None:
    rule = 'kind = "avoid"\nscope = "caption"\nwords = ["NASA"]\ncase = true'
    assert quotes(check(rule, figure("NASA, not Nasa."))) == ["NASA"]


def test_avoid_spares_what_is_excepted(check: Check) -> None:
    rule = 'kind = "avoid"\nscope = "caption"\nwords = ["left"]\nexcept = ["left the room"]'
    assert quotes(check(rule, figure("Ana Ruiz, left, left the room."))) == ["left"]


def test_avoid_in_languages_without_spaces(check: Check) -> None:
    assert quotes(check('kind = "avoid"\nscope = "caption"\nwords = ["本日"]', figure("市長は本日到着した。"))) == [
        "本日"
    ]


def test_avoid_at_the_end(check: Check) -> None:
    rule = 'kind = "avoid"\nscope = "caption"\nends-with = ["."]'
    found = check(rule, figure("Mr. Ruiz votes."), figure("Mr. Ruiz votes", name="b.jpg"))
    assert [one["figure"]["number"] for one in found] == [1]
    assert quotes(found) == ["."]


def test_avoid_with_a_pattern_keeps_its_place_behind_letters_of_several_bytes(check: Check) -> None:
    pytest.importorskip("re2")
    rule = 'kind = "avoid"\nscope = "caption"\npatterns = [\'(?i)\\bfeatur(?:es|ing)\\b\']'
    (found,) = check(rule, figure("Élan – 50 € für alle, featuring Zoë."))
    assert found["quote"] == "featuring"
    line = Path("a.html").read_text(encoding="utf-8").splitlines()[found["line"] - 1]
    assert line[found["column"] - 1 :].startswith("featuring Zoë")


def test_a_rule_speaks_in_the_words_of_the_house(check: Check) -> None:
    rule = (
        'kind = "avoid"\nscope = "alt"\nwords = ["hands"]\nseverity = "error"\n'
        'message = "we do not write “{found}” {{ever}}"\nhelp = "say whose {found} they are"'
    )
    (found,) = check(rule, figure())
    assert found["message"] == "we do not write “hands” {ever}"
    assert found["help"] == "say whose hands they are"
    assert (found["severity"], found["origin"]) == ("error", "alt attribute")


def test_require_words(check: Check) -> None:
    rule = 'kind = "require"\nscope = "credit"\nwords = ["for the Solvik Post", "AP Photo"]'
    found = check(rule, figure(credit="Photo: Ana Ruiz"), figure(name="b.jpg"))
    assert messages(found) == ["credit does not say “for the Solvik Post” or “AP Photo”"]


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ('starts-with = ["Photograph:"]', "credit does not begin with “Photograph:”"),
        ('ends-with = ["/Post"]', "credit does not end in “/Post”"),
        ('starts-with = ["Photograph:"]\nwords = ["Post"]', "credit has nothing of “Post” or “Photograph:”"),
    ],
)
def test_require_at_a_place(check: Check, asked: str, message: str) -> None:
    found = check(f'kind = "require"\nscope = "credit"\n{asked}', figure(credit="Photo: Ana Ruiz"))
    assert messages(found) == [message]


def test_require_is_silent_where_there_is_nothing_to_look_at(check: Check) -> None:
    assert check('kind = "require"\nscope = "credit"\nwords = ["x"]', figure(credit="")) == []


def test_substitute_mends_words_and_their_capitals(check: Check) -> None:
    rule = 'kind = "substitute"\nscope = "credit"\nswap = { "Photo by" = "Photograph:", "courtesy of" = "supplied by" }'
    found = check(rule, figure(credit="(Photo by Ana Ruiz/Courtesy of the city)"))
    assert messages(found) == ["“Photo by” is written “Photograph:”", "“Courtesy of” is written “Supplied by”"]
    assert "(Photograph: Ana Ruiz/Supplied by the city)" in fixed(found)
    assert [one["fix"]["safe"] for one in found] == [False, False]


def test_substitute_is_silent_where_all_is_right(check: Check) -> None:
    rule = 'kind = "substitute"\nscope = "credit"\nswap = { "ap photo" = "AP Photo" }'
    assert check(rule, figure()) == []
    assert quotes(check(rule, figure(credit="(Ap photo/Jane Doe)"))) == ["Ap photo"]


def test_substitute_escapes_what_it_writes(check: Check) -> None:
    rule = 'kind = "substitute"\nscope = "caption"\nswap = { "and" = "& <b>" }'
    found = check(rule, figure("Ana Ruiz and Ben Okafor."))
    assert "Ana Ruiz &amp; &lt;b> Ben" in fixed(found) or "Ana Ruiz &amp; &lt;b&gt; Ben" in fixed(found)


def test_substitute_with_groups(check: Check) -> None:
    pytest.importorskip("re2")
    rule = 'kind = "substitute"\nscope = "credit"\nfix = "safe"\nswap-patterns = { \'(\\w+) ?/ ?(\\w+)\' = \'$2/$1 ($$)\' }'
    (found,) = check(rule, figure(credit="Photo: Doe / AP"))
    assert (found["quote"], found["message"]) == ("Doe / AP", "“Doe / AP” is written “AP/Doe ($)”")
    assert found["fix"]["safe"] is True


def test_substitute_leaves_out(check: Check) -> None:
    rule = 'kind = "substitute"\nscope = "caption"\nswap = { " (file)" = "" }\nfix = "none"'
    (found,) = check(rule, figure("The port (file)."))
    assert (found["message"], found["help"], found["fix"]) == ("“ (file)” is too much", "leave it out", None)


def test_words_across_tags_have_no_fix(check: Check) -> None:
    rule = 'kind = "substitute"\nscope = "caption"\nswap = { "per cent" = "percent" }'
    (found,) = check(rule, figure("Some 4 per <b>cent</b> voted."))
    assert (found["quote"], found["fix"]) == ("per cent", None)


def test_length(check: Check) -> None:
    rule = 'kind = "length"\nscope = "caption"\nunit = "words"\nat-least = 3\nat-most = 6'
    found = check(
        rule, figure("A vote."), figure("One two three.", name="b.jpg"), figure("1 2 3 4 5 6 7", name="c.jpg")
    )
    assert messages(found) == ["caption has 2 words, fewer than 3", "caption has 7 words, more than 6"]
    assert [one["help"] for one in found] == ["say more", "shorten it"]


def test_length_in_characters_and_sentences(check: Check) -> None:
    (found,) = check('kind = "length"\nscope = "alt"\nat-most = 5', figure())
    assert found["message"] == "alt text has 12 characters, more than 5"
    text = "Mr. Ruiz votes in St. Ives on Feb. 3. He left. “Why?” asked U.S. voters."
    (found,) = check('kind = "length"\nscope = "caption"\nunit = "sentences"\nat-most = 2', figure(text))
    assert found["message"] == "caption has 3 sentences, more than 2"


def test_the_time_of_a_length_does_not_grow_with_hostile_text(check: Check) -> None:
    start = time.perf_counter()
    for text in ("." * 100_000, "A. " * 50_000, '."”' * 50_000):
        check('kind = "length"\nscope = "caption"\nunit = "sentences"\nat-most = 2', figure(f"Votes {text}x"))
    assert time.perf_counter() - start < 10


def test_order(check: Check) -> None:
    rule = 'kind = "order"\nparts = ["photographer", "agency"]'
    found = check(rule, figure(credit="Foto: AFP/Ana Ruiz"), figure(credit="Foto: Ana Ruiz/AFP", name="b.jpg"))
    assert messages(found) == ["the agency “AFP” stands before the photographer “Ana Ruiz”"]
    assert found[0]["help"] == "the order is photographer, agency"
    assert [also["quote"] for also in found[0]["also"]] == ["Ana Ruiz"]


def test_agency_form(check: Check) -> None:
    rule = (
        'kind = "agency-form"\nforms = ["Photograph: {photographer}/{agency}", "Photograph: {agency}"]\n'
        'names = { ap = "AP" }'
    )
    found = check(
        rule,
        figure(),
        figure(credit="Photograph: Ana Ruiz/AFP", name="b.jpg"),
        figure(credit="Photo: Reuters", name="c.jpg"),
        figure(credit="Photo: Ana Ruiz", name="d.jpg"),
        figure(credit="Photo: Ana Ruiz and Ben Okafor/AFP", name="e.jpg"),
    )
    assert messages(found) == [
        "“(AP Photo/Jane Doe)” is not the form “Photograph: Jane Doe/AP”",
        "“Photo: Reuters” is not the form “Photograph: Reuters”",
        "“Photo: Ana Ruiz and Ben Okafor/AFP” is not the form “Photograph: Ana Ruiz and Ben Okafor/AFP”",
    ]
    assert "Tuesday. Photograph: Jane Doe/AP<" in fixed(found)


def test_agency_form_of_one_agency(check: Check) -> None:
    rule = 'kind = "agency-form"\nforms = ["({agency} Photo/{photographer})"]\nnames = { AP = "AP" }\nwhen = { agencies = ["AP"] }'
    found = check(
        rule, figure(), figure(credit="Photo: Ana Ruiz/AFP", name="b.jpg"), figure(credit="Jane Doe/AP", name="c.jpg")
    )
    assert messages(found) == ["“Jane Doe/AP” is not the form “(AP Photo/Jane Doe)”"]


def test_consistent_words(check: Check) -> None:
    rule = 'kind = "consistent"\nscope = "caption"\neither = [["per cent", "percent", "%"], ["adviser", "advisor"]]'
    found = check(
        rule,
        figure("An adviser says 4 percent."),
        figure("Some 5% or 6 percent.", name="b.jpg"),
        figure("An adviser.", name="c.jpg"),
    )
    assert messages(found) == ["“%” here, “percent” elsewhere on the page"]
    assert found[0]["figure"]["number"] == 2
    assert [also["quote"] for also in found[0]["also"]] == ["percent"]


def test_consistent_names(check: Check) -> None:
    figures = (
        figure(credit="Photo: José Núñez/Getty Images"),
        figure(credit="Photo: Jose Nunez/Getty", name="b.jpg"),
        figure(credit="(AP Photo/Jane Doe)", name="c.jpg"),
        figure(credit="Photo: Jane Doe/AP", name="d.jpg"),
    )
    assert messages(check('kind = "consistent"\nscope = "agency"', *figures)) == [
        "“Getty” here, “Getty Images” elsewhere on the page"
    ]
    assert messages(check('kind = "consistent"\nscope = "photographer"', *figures)) == [
        "“Jose Nunez” here, “José Núñez” elsewhere on the page"
    ]


def test_scopes(check: Check) -> None:
    one = figure("Votes on 3rd May 2024 in Lagos.", "Photo: ANA RUIZ/Reuters")
    for scope, word in (("photographer", "ANA RUIZ"), ("agency", "reuters"), ("date", "3rd"), ("alt", "raised")):
        found = check(f'kind = "avoid"\nscope = "{scope}"\nwords = ["{word}", "photo", "Lagos"]', one)
        assert [quote.lower() for quote in quotes(found)] == [word.lower()], scope
    both = 'kind = "avoid"\nscope = ["alt", "caption"]\nwords = ["raised", "votes", "photo"]'
    assert quotes(check(both, one)) == ["Raised", "Votes"]


WHEN = 'kind = "length"\nscope = "caption"\nat-most = 1\n'


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        ('when = { agencies = ["ap"] }', True),
        ('when = { agencies = ["The Associated Press", "afp"] }', True),
        ('when = { agencies = ["afp"] }', False),
        ('unless = { agencies = ["ap"] }', False),
        ('when = { kinds = ["photograph"] }', True),
        ('when = { kinds = ["handout", "composite"] }', False),
        ('when = { pictures = ["photograph"] }', True),
        ('when = { pictures = ["chart"] }', False),
        ('when = { sections = ["/sport/**"] }', True),
        ('when = { sections = ["/news/**"] }', False),
        ('when = { languages = ["en"] }', True),
        ('when = { languages = ["e", "de"] }', False),
        ("when = { lead = true }", False),
        ("when = { lead = false }", True),
        ('when = { agencies = ["ap"], languages = ["de"] }', False),
        ('unless = { agencies = ["ap"], languages = ["de"] }', True),
    ],
)
def test_when_and_unless(check: Check, condition: str, holds: bool) -> None:  # noqa: FBT001 - a case
    assert bool(check(WHEN + condition, figure(), name="sport/football/a.html")) is holds


def test_the_lead_picture(check: Check, folder: Path) -> None:
    rule = f"{WHEN}when = {{ lead = true }}"
    assert check(rule, figure()) == []
    body = f'<h1>A vote</h1>{figure()}<p class="byline">By Ana Ruiz</p>'
    text = Path("a.html").read_text(encoding="utf-8").replace("<h1>A vote</h1>", body)
    (folder / "a.html").write_text(text.replace("vote.jpg", "lead.jpg", 1), encoding="utf-8")
    assert _again() == ["house/credit-fault"]


def test_sections_are_those_of_the_pages_address(check: Check, folder: Path) -> None:
    rule = f'[[rule]]\nname = "house/caption-long"\n{WHEN}when = {{ sections = ["/sport/**"] }}\n'
    assert check('kind = "avoid"\nscope = "alt"\nwords = ["none"]\n' + rule, figure()) == []
    text = Path("a.html").read_text(encoding="utf-8")
    canonical = '<link rel="canonical" href="https://news.example/sport/a?page=/news/"></head>'
    (folder / "a.html").write_text(text.replace("</head>", canonical), encoding="utf-8")
    assert _again() == ["house/caption-long"]


def _again() -> list[str]:
    from click.testing import CliRunner

    from capaudit.cli import cli

    out = CliRunner().invoke(cli, ["check", "--format", "jsonl", "a.html"]).stdout
    return [line["rule"] for line in map(json.loads, out.splitlines()) if line["type"] == "finding"]


def test_an_agency_of_the_house_can_be_a_condition(check: Check) -> None:
    agency = '[[agency]]\nid = "solvik"\nname = "Solvik Foto"\n'
    assert check(f'{WHEN}when = {{ agencies = ["Solvik Foto"] }}\n{agency}', figure()) == []


def test_what_a_page_says_is_never_part_of_a_pattern_or_a_place(check: Check) -> None:
    rule = 'kind = "require"\nscope = "credit"\nwords = ["x"]\nmessage = "no: {found}"'
    (found,) = check(rule, figure(credit="Photo: {wanted} (.*/AP"))
    assert found["message"] == "no: Photo: {wanted} (.*/AP"


def test_a_long_quote_is_cut(check: Check) -> None:
    rule = 'kind = "require"\nscope = "caption"\nwords = ["x"]\nmessage = "“{found}”"'
    (found,) = check(rule, figure("word " * 200))
    assert len(found["message"]) == 122
    assert found["message"].endswith("…”")
