"""Pictures from the network, against a server of our own: how much, how long, how often, and from where never."""

from __future__ import annotations

import http.server
import socket
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import ClassVar

import pytest

from capaudit import UnreadableError
from capaudit.metadata import fetch as fetching
from capaudit.metadata.fetch import address_of, fetch, is_public
from capaudit.metadata.headers import are_whole
from support import Capaudit, Page, figure, photo

PICTURE = photo({"dc:creator": "Ben Okafor", "photoshop:Credit": "Reuters"}, (64, 64))


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers by the path that is asked for."""

    asked: ClassVar[list[tuple[str, str | None]]] = []
    sent = 0

    def do_GET(self) -> None:
        Handler.asked.append((self.path, self.headers["Host"]))
        name = self.path.partition("?")[0].strip("/")
        with suppress(ConnectionError, TimeoutError):
            getattr(self, f"do_{name.partition('.')[0]}")()

    def _head(self, code: int, **headers: str) -> None:
        self.send_response(code)
        for key, value in headers.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()

    def do_vote(self) -> None:
        self._head(200, Content_Type="image/jpeg", Content_Length=str(len(PICTURE)))
        self.wfile.write(PICTURE)

    def do_none(self) -> None:
        self._head(404)

    def do_broken(self) -> None:
        self.wfile.write(b"no HTTP at all\r\n\r\n")

    def do_moved(self) -> None:
        self._head(302, Location="/vote.jpg")

    def do_inside(self) -> None:
        self._head(302, Location="http://169.254.169.254/latest/meta-data/")

    def do_elsewhere(self) -> None:
        self._head(302, Location="file:///etc/passwd")

    def do_loop(self) -> None:
        self._head(302, Location="/loop.jpg")

    def do_words(self) -> None:
        self._head(200, Content_Type="image/jpeg")
        self.wfile.write(b"<html>no picture</html>")

    def _endless(self, start: bytes, pause: float = 0) -> None:
        self._head(200, Content_Type="image/jpeg")
        self.wfile.write(start)
        Handler.sent = 0
        while Handler.sent < 60_000_000:
            self.wfile.write(b"\0" * (1 if pause else 65_536))
            Handler.sent += 65_536
            time.sleep(pause)

    def do_large(self) -> None:
        self._endless(PICTURE)

    def do_bomb(self) -> None:
        self._endless(b"RIFF")

    def do_slow(self) -> None:
        self._endless(b"RIFF", 0.05)

    def do_silent(self) -> None:
        time.sleep(3)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@contextmanager
def serving() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    Handler.asked = []
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server on this machine, which counts as public for once."""
    monkeypatch.setattr(fetching, "is_public", lambda address: address == "127.0.0.1" or is_public(address))
    with serving() as address:
        yield address


def test_a_picture_is_fetched_and_compared(capaudit: Capaudit, page: Page, server: str) -> None:
    name = page("a.html", figure().replace("https://example.org", server))
    assert capaudit("check", name).code == 0
    assert Handler.asked == [], "nothing is fetched unless somebody asks"
    done = capaudit("check", "--fetch", name)
    assert "the picture's file “Ben Okafor”" in done.out
    assert f"{server}/vote.jpg" in capaudit("show", "--fetch", name).out


def test_what_does_not_come_is_a_note_on_that_picture(capaudit: Capaudit, page: Page, server: str) -> None:
    figures = [figure(name=one).replace("https://example.org", server) for one in ("none.jpg", "words.jpg", "vote.jpg")]
    done = capaudit("check", "--fetch", page("a.html", *figures))
    assert done.code == 1
    assert "note: the picture's file could not be compared: it cannot be fetched: the server answers 404" in " ".join(
        done.out.split()
    )
    assert "the file is no picture of a known format" in " ".join(done.out.split())
    assert "the picture's file “Ben Okafor”" in done.out


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("none", "the server answers 404"),
        ("broken", "Protocol"),
        ("loop", "it was redirected more than 5 times"),
        ("inside", "the host “169.254.169.254” is not a public one"),
        ("elsewhere", "only http and https are fetched"),
        ("bomb", "it is larger than 20 MB"),
    ],
)
def test_every_failure_is_said(server: str, path: str, reason: str) -> None:
    with pytest.raises(UnreadableError, match=rf"cannot be fetched: .*{reason}"):
        fetch(f"{server}/{path}.jpg")


@pytest.mark.parametrize("path", ["slow", "silent"])
def test_neither_silence_nor_a_trickle_holds_it_up(server: str, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", 0.4)
    start = time.monotonic()
    with pytest.raises(UnreadableError, match="it took too long"):
        fetch(f"{server}/{path}.jpg")
    assert time.monotonic() - start < 2


def test_a_redirect_is_followed_and_only_the_head_of_a_file_is_read(server: str) -> None:
    assert fetch(f"{server}/moved.jpg") == PICTURE
    assert are_whole(fetch(f"{server}/large.jpg"))
    assert Handler.sent < 30_000_000, "the connection was closed before the end"


def test_a_private_host_is_not_even_asked() -> None:
    with serving() as address:
        for host in (address, address.replace("127.0.0.1", "localhost"), address.replace("127.0.0.1", "2130706433")):
            with pytest.raises(UnreadableError, match="is not a public one"):
                fetch(f"{host}/vote.jpg")
        assert Handler.asked == []


def test_the_connection_goes_to_the_address_that_was_checked(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name server that answers otherwise the second time is not asked a second time."""
    port = int(server.rpartition(":")[2])
    answers = iter([[(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]])
    real = socket.getaddrinfo

    def resolve(host: str, *more: object, **options: object) -> object:
        return next(answers) if host == "photos.example" else real(host, *more, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    assert fetch(f"http://photos.example:{port}/vote.jpg") == PICTURE
    assert Handler.asked == [("/vote.jpg", f"photos.example:{port}")]


def test_one_private_address_among_several_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    several = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 80)) for ip in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: several)
    with pytest.raises(UnreadableError, match="is not a public one"):
        fetch("http://photos.example/vote.jpg")


def test_a_name_and_password_are_not_sent() -> None:
    with pytest.raises(UnreadableError, match="a name and a password"):
        fetch("http://user:secret@93.184.216.34/vote.jpg")


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 - to be refused
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("::ffff:93.184.216.34", True),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("no address", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:  # noqa: FBT001
    assert is_public(address) is public


def test_which_address_of_a_picture_is_fetched() -> None:
    assert address_of(["data:image/png,a", "//a.example/b.jpg#c"], None) == "https://a.example/b.jpg"
    assert address_of(["b.jpg"], None) is None
    assert address_of(["../b.jpg?w=1"], "https://a.example/x/y/z.html") == "https://a.example/x/b.jpg?w=1"
    assert address_of(["https://[a/b.jpg", "ftp://a.example/b.jpg", "file:///b.jpg"], "https://a.example/") is None
    assert address_of(["b.jpg"], "/x/y.html") is None


def test_without_httpx_it_says_what_to_install(capaudit: Capaudit, page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    done = capaudit("check", "--fetch", page("a.html", figure()))
    assert (done.code, done.out) == (2, "")
    assert "--fetch needs httpx: pip install 'capaudit[fetch]'" in done.err
    assert capaudit("check", "a.html").code == 0


def test_the_head_of_a_file_is_known() -> None:
    assert are_whole(PICTURE)
    scan = PICTURE.index(b"\xff\xda")
    assert not are_whole(PICTURE[: scan + 3])
    assert not are_whole(b"\xff\xd8" + b"\0" * 100)
    assert not are_whole(b"RIFF" + PICTURE)
    assert not are_whole(b"")
