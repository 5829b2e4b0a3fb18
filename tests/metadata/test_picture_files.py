"""Where the file of a picture is looked for, and that nothing outside the roots is ever opened."""

from __future__ import annotations

import os
from base64 import b64encode
from pathlib import Path

import pytest

from capaudit.metadata.files import Roots, inline_bytes, picture_file


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A folder of photos with a page beside it, and a secret outside both."""
    for name in ("photos/2026/06/vote.jpg", "photos/hall.jpg", "photos/image.jpg", "site/pages/rain.jpg", "secret.jpg"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
    return tmp_path


def read(tree: Path, *urls: str, beside: bool = True, folders: tuple[tuple[str, str], ...] | None = None) -> str | None:
    """The content of what is found for addresses on `site/pages/a.html`; it is its name."""
    roots = Roots((("", str(tree / "photos")),) if folders is None else folders, beside)
    found = picture_file(urls, str(tree / "site/pages/a.html"), roots)
    if found is None:
        return None
    with found.file:
        return found.file.read().decode()


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://cdn.example/2026/06/vote.jpg?w=800", "photos/2026/06/vote.jpg"),
        ("https://cdn.example/media/2026/06/vote.jpg", "photos/2026/06/vote.jpg"),
        ("//cdn.example/a/b/hall.jpg#x", "photos/hall.jpg"),
        ("/a%2Fb/h%61ll.jpg", "photos/hall.jpg"),
        ("/image.jpg", "photos/image.jpg"),
        ("rain.jpg", "site/pages/rain.jpg"),
        ("./rain.jpg?x", "site/pages/rain.jpg"),
    ],
)
def test_a_file_is_found_by_the_end_of_its_address(tree: Path, url: str, expected: str) -> None:
    assert read(tree, url) == expected


def test_a_name_that_says_nothing_is_no_match_alone(tree: Path) -> None:
    assert read(tree, "https://cdn.example/2026/another/image.jpg") is None


def test_the_second_address_may_be_the_one_at_hand(tree: Path) -> None:
    assert read(tree, "https://cdn.example/none.webp", "https://cdn.example/hall.jpg") == "photos/hall.jpg"


def test_an_address_is_mapped_to_a_folder(tree: Path) -> None:
    folders = (("https://cdn.example/media", str(tree / "photos")),)
    assert read(tree, "https://cdn.example/media/hall.jpg?w=3", folders=folders) == "photos/hall.jpg"
    assert read(tree, "https://cdn.example/media-old/hall.jpg", folders=folders) is None
    assert read(tree, "https://other.example/media/hall.jpg", folders=folders) is None


def test_beside_can_be_turned_off(tree: Path) -> None:
    assert read(tree, "rain.jpg", beside=False, folders=()) is None
    assert read(tree, "rain.jpg", folders=()) == "site/pages/rain.jpg"


OUTSIDE = [
    "../secret.jpg",
    "../../secret.jpg",
    "..%2f..%2fsecret.jpg",
    "%2e%2e/%2e%2e/secret.jpg",
    "..\\..\\secret.jpg",
    "a/../../../secret.jpg",
    "/secret.jpg",
    "{tree}/secret.jpg",
    "file://{tree}/secret.jpg",
    "%2f{tree}/secret.jpg",
    "//{tree}/secret.jpg",
    "C:\\secret.jpg",
    "C:/secret.jpg",
    "%43%3A/secret.jpg",
    "https://cdn.example/../secret.jpg",
    "https://cdn.example/media/../../secret.jpg",
    "https://cdn.example/media/%2e%2e/%2e%2e/secret.jpg",
    "https://cdn.example/media//{tree}/secret.jpg",
    "hall.jpg%00.png",
    "https://cdn.example/hall.jpg%00",
    "https://cdn.example/media/hall.jpg%00",
    "rain.jpg/../../../secret.jpg",
    "https://[cdn.example/hall.jpg",
    "\ud800.jpg",
    "https://cdn.example/\udcff/secret.jpg",
    "x" * 5000 + ".jpg",
    "",
    "/",
    ".",
    "..",
]


@pytest.mark.parametrize("url", OUTSIDE, ids=lambda url: ascii(url)[:50])
@pytest.mark.parametrize("mapped", [False, True])
def test_no_address_leads_out_of_the_roots(tree: Path, url: str, mapped: bool) -> None:  # noqa: FBT001
    photos = str(tree / "photos")
    folders = (("https://cdn.example/media", photos),) if mapped else (("", photos),)
    assert read(tree, url.replace("{tree}", str(tree)), folders=folders) is None


@pytest.mark.parametrize("target", ["secret.jpg", "site/pages/rain.jpg"])
def test_no_link_leads_out_of_the_roots(tree: Path, target: str) -> None:
    (tree / "photos/link.jpg").symlink_to(tree / target)
    (tree / "photos/linked").symlink_to((tree / target).parent)
    assert read(tree, "https://cdn.example/link.jpg") is None
    assert read(tree, f"https://cdn.example/linked/{Path(target).name}") is None


def test_a_link_within_the_roots_and_a_root_that_is_one_are_fine(tree: Path) -> None:
    (tree / "photos/again.jpg").symlink_to(tree / "photos/hall.jpg")
    (tree / "link").symlink_to(tree / "photos")
    assert read(tree, "/again.jpg", folders=(("", str(tree / "link")),)) == "photos/hall.jpg"


def test_what_is_no_plain_file_is_not_opened(tree: Path) -> None:
    os.mkfifo(tree / "photos/pipe.jpg")
    (tree / "photos/folder.jpg").mkdir()
    assert read(tree, "/pipe.jpg", "/folder.jpg") is None


def test_a_data_address_is_decoded() -> None:
    assert inline_bytes("data:image/png;base64," + b64encode(b"abc").decode()) == b"abc"
    assert inline_bytes("data:image/png,a%62c") == b"abc"
    for broken in (
        "data:image/png;base64",
        "data:text/html,abc",
        "data:image/png;base64,abcde",
        "data:image/png;base64,\udcff",
    ):
        assert inline_bytes(broken) == b""
