"""A picture from the network: only when somebody asked for it, only so much of it, and from nowhere inside the house.

An address comes from a page, and pages are written by strangers. So each host is resolved here, every address that it
resolves to must be a public one, and the connection goes to the very address that was checked: a name that resolves to
another one a moment later (DNS rebinding) changes nothing. Each redirect is a new address and treated as one.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Iterable
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from capaudit import __version__
from capaudit.errors import ConfigError, UnreadableError, one_line
from capaudit.metadata.headers import are_whole

if TYPE_CHECKING:
    import httpx

SECONDS = 10.0  # for one picture, with its redirects
_MOST_BYTES = 20_000_000
_MOST_REDIRECTS = 5
_SCHEMES = ("http", "https")
_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: the last 32 bits are an IPv4 address


def needs_httpx() -> None:
    """Raise ConfigError where the extra that fetches is not installed."""
    try:
        import httpx  # noqa: F401 - only whether it is there
    except ImportError:
        raise ConfigError("--fetch needs httpx: pip install 'capaudit[fetch]'") from None


def address_of(urls: Iterable[str], page: str | None) -> str | None:
    """The first address of a picture that can be fetched, in full; a relative one counts from the page's own address."""
    for url in urls:
        try:
            whole = urljoin(page or "https:", url)
            if urlsplit(whole).scheme in _SCHEMES and urlsplit(whole).hostname:
                return whole.partition("#")[0]
        except ValueError:
            continue
    return None


def fetch(url: str) -> bytes:
    """The bytes of a picture, of a JPEG and a PNG only those before the pixels. Raises UnreadableError for whatever goes wrong.

    It takes SECONDS at the most: the work is done aside, so that neither a name server nor a trickle of bytes can hold it up.
    """
    come: list[bytes | str] = []
    worker = Thread(target=lambda: come.append(_fetched(url)), daemon=True)
    worker.start()
    worker.join(SECONDS + 1)
    answer = come[0] if come else "it took too long"
    if isinstance(answer, str):
        raise UnreadableError(f"it cannot be fetched: {answer}")
    return answer


def _fetched(url: str) -> bytes | str:
    """The bytes, or why they do not come."""
    import httpx

    end = time.monotonic() + SECONDS
    try:
        for _ in range(_MOST_REDIRECTS + 1):
            answer = _client().send(_request(url, end), stream=True)
            try:
                if not answer.has_redirect_location:
                    return _picture(answer, end)
                url = urljoin(url, answer.headers["location"])
            finally:
                answer.close()
    except httpx.TimeoutException:
        return "it took too long"
    except Exception as error:  # noqa: BLE001 - whatever a server does, the page is audited
        return str(error) if isinstance(error, UnreadableError) else one_line(error)
    return f"it was redirected more than {_MOST_REDIRECTS} times"


@lru_cache(maxsize=1)
def _client() -> httpx.Client:
    """One for the run. It takes no proxy, no password and no certificate from the environment."""
    import httpx

    limits = httpx.Limits(max_keepalive_connections=0)
    headers = {"User-Agent": f"capaudit/{__version__}", "Accept": "image/*", "Accept-Encoding": "identity"}
    return httpx.Client(trust_env=False, follow_redirects=False, headers=headers, limits=limits)


def _request(url: str, end: float) -> httpx.Request:
    """The request to the address that was checked, in the name of the host that was asked for."""
    import httpx

    asked = httpx.URL(url)
    if asked.scheme not in _SCHEMES or not asked.host:
        raise UnreadableError("only http and https are fetched")
    if asked.userinfo:
        raise UnreadableError("the address holds a name and a password")
    checked = _resolved(asked.host, asked.port or (443 if asked.scheme == "https" else 80))
    return _client().build_request(
        "GET",
        asked.copy_with(host=checked, fragment=None),
        headers={"Host": asked.netloc.decode("ascii")},
        extensions={"sni_hostname": asked.raw_host.decode("ascii")},
        timeout=max(end - time.monotonic(), 0.1),
    )


def _resolved(host: str, port: int) -> str:
    """The first address of a host, all of which are public."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise UnreadableError(f"the host “{host}” is not known") from None
    addresses = [str(entry[4][0]) for entry in found]
    if not addresses or not all(is_public(address) for address in addresses):
        raise UnreadableError(f"the host “{host}” is not a public one")
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet: not private, loopback, link-local, multicast or reserved.

    An IPv4 address that is wrapped in an IPv6 one must be public too.
    """
    try:
        ip = ip_address(address)
    except ValueError:
        return False
    inner = [one for one in _wrapped(ip) if one is not None] if isinstance(ip, IPv6Address) else []
    return all(one.is_global and not one.is_multicast for one in (*inner, *(() if _is_mapped(ip) else (ip,))))


def _is_mapped(ip: IPv4Address | IPv6Address) -> bool:
    return isinstance(ip, IPv6Address) and ip.ipv4_mapped is not None


def _wrapped(ip: IPv6Address) -> Iterable[IPv4Address | None]:
    yield ip.ipv4_mapped
    yield ip.sixtofour
    yield ip.teredo[1] if ip.teredo else None
    yield IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None


def _picture(answer: httpx.Response, end: float) -> bytes:
    if answer.status_code != 200:
        raise UnreadableError(f"the server answers {answer.status_code}")
    data = bytearray()
    checked = 0
    for chunk in answer.iter_raw(65_536):
        data += chunk
        if len(data) > _MOST_BYTES:
            raise UnreadableError(f"it is larger than {_MOST_BYTES // 1_000_000} MB")
        if time.monotonic() > end:
            raise UnreadableError("it took too long")
        if len(data) >= 2 * checked:
            checked = len(data)
            if are_whole(bytes(data)):
                break
    return bytes(data)
