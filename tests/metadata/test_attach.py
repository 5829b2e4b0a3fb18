"""From the command line to the rules: the files of a page's pictures, where they are at hand."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from base64 import b64encode
from pathlib import Path

import pytest

from capaudit import audit_one
from capaudit.config import Config, load
from capaudit.metadata.files import Roots
from capaudit.settings import settings_of
from support import CAPTION, Capaudit, Page, figure, html, photo

OTHER = {"dc:creator": "Ben Okafor", "photoshop:Credit": "Reuters"}
PHOTOGRAPHER = "the credit names “Jane Doe”, the picture's file “Ben Okafor”"


@pytest.fixture
def photos(folder: Path) -> Path:
    """A folder with the file of `vote.jpg`, which names somebody else."""
    (folder / "photos").mkdir()
    (folder / "photos" / "vote.jpg").write_bytes(photo(OTHER))
    return folder / "photos"


def test_another_photographer_in_the_file_is_found_with_both_places(
    capaudit: Capaudit, page: Page, photos: Path
) -> None:
    name = page("a.html", figure())
    assert capaudit("check", name).code == 0, "without the files there is nothing to compare"
    done = capaudit("check", "--images", photos.name, name)
    assert done.code == 1
    assert PHOTOGRAPHER in done.out
    assert "also: XMP dc:creator “Ben Okafor”" in done.out
    assert "4:" in done.out


def test_the_same_page_with_stripped_files_is_silent(capaudit: Capaudit, page: Page, photos: Path) -> None:
    (photos / "vote.jpg").write_bytes(photo())
    done = capaudit("check", "--images", "photos", page("a.html", figure()))
    assert (done.code, done.out) == (0, "no findings in 1 page (1 picture)\n")


@pytest.mark.parametrize(
    "text",
    [
        'roots = ["photos"]',
        '[images.map]\n"https://example.org/" = "photos"',
    ],
)
def test_the_configuration_names_the_folders(capaudit: Capaudit, page: Page, photos: Path, text: str) -> None:
    (photos.parent / "capaudit.toml").write_text(f"[images]\n{text}\n", encoding="utf-8")
    assert PHOTOGRAPHER in capaudit("check", page("a.html", figure())).out
    assert capaudit("check", "--isolated", "a.html").code == 0


def test_a_relative_address_leads_beside_the_page(capaudit: Capaudit, page: Page, photos: Path) -> None:
    name = page("a.html", figure().replace("https://example.org/", "photos/"))
    assert PHOTOGRAPHER in capaudit("check", name).out
    (photos.parent / "capaudit.toml").write_text("[images]\nbeside = false\n", encoding="utf-8")
    assert capaudit("check", name).code == 0


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ('[images]\nroots = ["fotos"]', "capaudit.toml:2: there is no folder “fotos”"),
        ('[images]\nroots = "photos"', "capaudit.toml:2: “roots” is a list of texts in quotes"),
        ('[images]\nroot = ["photos"]', "capaudit.toml:2: unknown key “root” in [images]; did you mean “roots”?"),
        ('[images.map]\n"https://a.example/" = 3', "capaudit.toml:2: “https://a.example/” is a text in quotes"),
        ('[images.map]\n"https://a.example/" = "b"', "capaudit.toml:2: there is no folder “b”"),
        ("[images]\nfetch = true", "capaudit.toml:2: unknown key “fetch” in [images]"),
    ],
)
def test_mistakes_are_named(capaudit: Capaudit, page: Page, photos: Path, text: str, error: str) -> None:
    (photos.parent / "capaudit.toml").write_text(text, encoding="utf-8")
    done = capaudit("check", page("a.html", figure()))
    assert done.code == 2
    assert error in done.err


def test_a_folder_that_is_none_is_an_error(capaudit: Capaudit, page: Page) -> None:
    done = capaudit("check", "--images", "fotos", page("a.html", figure()))
    assert (done.code, "fotos" in done.err) == (2, True)


def test_folders_are_relative_to_the_configuration(folder: Path, photos: Path) -> None:
    (folder / "capaudit.toml").write_text('[images]\nroots = ["photos"]\n', encoding="utf-8")
    assert load().images == Roots((("", str(photos)),))


def test_the_result_pickles_with_what_the_files_say(folder: Path, photos: Path) -> None:
    settings = settings_of(Config(str(folder), images=Roots((("", str(photos)),))))
    again = pickle.loads(pickle.dumps(settings))  # noqa: S301 - our own
    audited = audit_one(html(figure()).encode(), "a.html", again)
    copy = pickle.loads(pickle.dumps(audited))  # noqa: S301 - our own
    assert copy.findings == audited.findings
    assert any(finding.rule == "metadata-photographer-conflicting" for finding in copy.findings)
    metadata = copy.document.figures[0].image.metadata
    assert [text.value for text in metadata.all("creator")] == ["Ben Okafor"]


@pytest.mark.parametrize(
    ("images", "loaded"), [([], False), (["--images", "empty"], False), (["--images", "photos"], True)]
)
def test_nothing_is_imported_unless_a_file_was_found(page: Page, photos: Path, images: list[str], loaded: bool) -> None:  # noqa: FBT001
    (photos.parent / "empty").mkdir()
    code = (
        "import sys\nfrom capaudit.cli import cli\n"
        f"cli(['check', *{images!r}, {page('a.html', figure())!r}], standalone_mode=False)\n"
        "print({'PIL', 'capaudit.metadata.read', 'capaudit.metadata.fetch', 'httpx'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ)
    assert ("PIL" in done.stdout.splitlines()[-1]) == loaded
    assert "httpx" not in done.stdout.splitlines()[-1]


def test_a_damaged_file_is_said_and_stops_nothing(capaudit: Capaudit, page: Page, photos: Path) -> None:
    (photos / "vote.jpg").write_bytes(photo()[:30])
    name = page("a.html", figure(), figure(name="second.jpg"))
    (photos / "second.jpg").write_bytes(photo(OTHER))
    done = capaudit("check", "--images", "photos", name)
    assert PHOTOGRAPHER in done.out
    assert "note: the picture's file could not be compared" in done.out


def test_show_lists_what_the_files_say(capaudit: Capaudit, page: Page, photos: Path) -> None:
    (photos / "vote.jpg").write_bytes(photo(OTHER | {"photoshop:Instructions": "NO SALES \u202e\x9b2J"}))
    name = page("a.html", figure(), figure(name="none.jpg"))
    out = capaudit("show", "--images", "photos", name).out
    words = " ".join(out.split())
    assert "vote.jpg JPEG, 16 × 16 Creator: “Ben Okafor” XMP dc:creator" in words
    assert "Instructions: “NO SALES" in words
    assert out.count("Credit Line") == 1
    assert not {"\x9b", "\u202e"} & set(out)
    first, second = json.loads(capaudit("show", "--format", "jsonl", "--images", "photos", name).out)["figures"]
    assert first["image"]["metadata"]["fields"]["creator"] == [{"value": "Ben Okafor", "origin": "XMP dc:creator"}]
    assert first["image"]["metadata"]["kind"] == "JPEG"
    assert second["image"]["metadata"] is None


INLINE = "data:image/jpeg;base64," + b64encode(photo(OTHER, (120, 90))).decode()


def inline(address: str = INLINE, more: str = "") -> str:
    return (
        f'\n<figure><img src="{address}" alt="Raised hands" width="800" height="600">{more}'
        f"<figcaption>{CAPTION} (AP Photo/Jane Doe)</figcaption></figure>\n"
    )


def test_a_picture_that_its_address_holds_is_one_and_is_read(capaudit: Capaudit, page: Page) -> None:
    name = page("a.html", inline())
    done = capaudit("check", name)
    assert PHOTOGRAPHER in done.out
    for shape in ("text", "json", "jsonl", "concise"):
        out = capaudit("check", "--format", shape, name).out
        assert len(out) < 8_000, "never the picture itself"
    for shape in ("text", "json", "jsonl"):
        out = capaudit("show", "--format", shape, name).out
        assert "data:image/jpeg;sha256=" in out
        assert len(out) < 8_000


def test_a_preview_is_no_picture(capaudit: Capaudit, page: Page) -> None:
    small = "data:image/jpeg;base64," + b64encode(photo()).decode()
    drawing = "data:image/svg+xml;base64," + "A" * 9_000
    name = page("a.html", inline(small), inline(drawing))
    assert "a.html  0 pictures, 2 images skipped" in capaudit("show", name).out
    twin = '<noscript><img src="https://example.org/vote.jpg" alt="Raised hands"></noscript>'
    (shown,) = json.loads(capaudit("show", "--format", "json", page("b.html", inline(more=twin))).out)
    assert [one["image"]["urls"] for one in shown["figures"]] == [["https://example.org/vote.jpg"]]


def test_the_same_picture_twice_is_one_and_another_is_another(capaudit: Capaudit, page: Page) -> None:
    other = "data:image/jpeg;base64," + b64encode(photo(size=(122, 90))).decode()
    (shown,) = json.loads(capaudit("show", "--format", "json", page("a.html", inline(), inline(), inline(other))).out)
    assert len({one["image"]["urls"][0] for one in shown["figures"]}) == len(shown["figures"]) == 2


def test_the_page_and_the_picture_in_it_are_let_go(folder: Path) -> None:
    audited = audit_one(html(inline()).encode(), "a.html", settings_of(Config(str(folder))))
    image = audited.document.figures[0].image
    assert image.inline is not None
    assert image.inline.address == ""
    assert len(pickle.dumps(audited)) < 8_000
