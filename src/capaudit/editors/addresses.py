"""Addresses that a report may link: of the web, and nothing that runs."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

_LONGEST = 2000
_LONGEST_NAME = 60


def safe_address(address: str | None, base: str | None = None) -> str | None:
    """The address, made absolute, where it is one of http or https; None for all others.

    `javascript:`, `data:`, `file:` and every other scheme are refused, however they are written.
    """
    if not address or len(address) > _LONGEST:
        return None
    try:
        whole = urljoin(base or "", address.strip())
        parts = urlsplit(whole)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.hostname or not whole.isprintable():
        return None
    return whole


def first_safe(addresses: Iterable[str], base: str | None) -> str | None:
    """The first of a picture's addresses that may be linked."""
    return next((safe for address in addresses if (safe := safe_address(address, base))), None)


def file_name(addresses: Iterable[str]) -> str:
    """What a picture is called in a few letters: the last step of its first address."""
    address = next(iter(addresses), "")
    if address[:5].lower() == "data:":
        return "picture in the page itself"
    name = address.partition("?")[0].partition("#")[0].rstrip("/").rpartition("/")[2]
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME // 2]}…{name[-_LONGEST_NAME // 2 :]}"
