"""The Content Credentials of a file, read by c2pa-python."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from capaudit import Metadata, Text

_TYPES = {
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",
    "PNG": "image/png",
    "WEBP": "image/webp",
    "TIFF": "image/tiff",
    "AVIF": "image/avif",
}
_OFFLINE = {"verify": {"remote_manifest_fetch": False, "ocsp_fetch": False}}
_NOT_A_FAULT = ("signingCredential.untrusted",)  # there is no list of trusted signers here
_MOST_INGREDIENTS = 50


class Credentials(NamedTuple):
    """What a file's record says.

    `state` is Valid, Trusted or Invalid (C2PA 2.1, 14.3), `faults` why it is invalid, `sources` the digital source types of all
    actions in it and in the pictures that it was made of, each with its origin. `signer` is who signed it.
    """

    state: str
    faults: tuple[str, ...]
    sources: tuple[Text, ...]
    signer: str


def credentials(metadata: Metadata | None) -> Credentials | None:
    """The record of a file on disk that has one; None for all others, which are not opened."""
    if metadata is None or not metadata.c2pa or metadata.path is None or metadata.kind not in _TYPES:
        return None
    return _read(metadata.path, _TYPES[metadata.kind], Path(metadata.path).stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _read(path: str, kind: str, _changed: int) -> Credentials:
    import c2pa

    try:
        with (
            c2pa.Context(c2pa.Settings.from_dict(_OFFLINE)) as context,
            Path(path).open("rb") as file,
            c2pa.Reader(kind, file, context=context) as reader,
        ):
            return _of(reader.get_validation_state() or "", reader.get_validation_results() or {}, _store(reader))
    except c2pa.C2paError as error:
        return Credentials("Invalid", (" ".join(str(error).split())[:200],), (), "")


def _store(reader: Any) -> dict[str, Any]:
    import json

    value = json.loads(reader.json())
    return value if isinstance(value, dict) else {}


def _of(state: str, results: dict[str, Any], store: dict[str, Any]) -> Credentials:
    failures = (results.get("activeManifest") or {}).get("failure") or []
    faults = tuple(
        f"{one.get('explanation') or one.get('code')} ({one.get('code')})"
        for one in failures
        if one.get("code") not in _NOT_A_FAULT
    )
    active = (store.get("manifests") or {}).get(store.get("active_manifest")) or {}
    signature = active.get("signature_info") or {}
    return Credentials(state, faults, tuple(_sources(store)), str(signature.get("issuer") or ""))


def _sources(store: dict[str, Any]) -> Iterator[Text]:
    """The digital source types of every action in every record of the file."""
    for manifest in list((store.get("manifests") or {}).values())[:_MOST_INGREDIENTS]:
        for assertion in manifest.get("assertions") or []:
            label = str(assertion.get("label"))
            actions = (assertion.get("data") or {}).get("actions") if label.startswith("c2pa.actions") else None
            for action in actions or []:
                if isinstance(kind := action.get("digitalSourceType"), str):
                    yield Text(kind, f"C2PA {action.get('action', 'action')}")
