"""Files signed here, with a certificate made here: a record that holds, one that does not, and one that tells of a generator."""

from __future__ import annotations

import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

import pytest
from capaudit_c2pa import metadata_ai_undisclosed, metadata_invalid
from capaudit_c2pa._credentials import credentials
from PIL import Image

from capaudit import Document, Metadata
from capaudit.attach import attach
from capaudit.metadata.files import Roots
from capaudit.testing import find, read_page

GENERATED = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
CAPTURE = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
EMAIL = "1.3.6.1.5.5.7.3.4"  # the extended key usage that a claim may be signed with (C2PA 2.1, 14.5.1)


@pytest.fixture(scope="session")
def signer() -> Any:
    """Signs with a certificate of its own making. Tests that need it are left out where c2pa-python is not installed."""
    c2pa = pytest.importorskip("c2pa")
    pytest.importorskip("cryptography")
    from cryptography.hazmat.primitives import serialization as s
    from cryptography.hazmat.primitives.asymmetric import ec

    root, leaf = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    chain = certificate("Signer", leaf, root, ca=False) + certificate("Root", root, root, ca=True)
    key = leaf.private_bytes(s.Encoding.PEM, s.PrivateFormat.PKCS8, s.NoEncryption())
    return c2pa.Signer.from_info(c2pa.C2paSignerInfo(alg=b"es256", sign_cert=chain, private_key=key, ta_url=None))


def certificate(name: str, key: Any, issuer: Any, *, ca: bool) -> bytes:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.serialization import Encoding
    from cryptography.x509.oid import NameOID, ObjectIdentifier

    def called(common: str) -> x509.Name:
        names = ((NameOID.COUNTRY_NAME, "NO"), (NameOID.ORGANIZATION_NAME, "Nordlys"), (NameOID.COMMON_NAME, common))
        return x509.Name([x509.NameAttribute(oid, value) for oid, value in names])

    now = dt.datetime.now(dt.UTC)
    sure = dict.fromkeys(
        (
            "content_commitment",
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "encipher_only",
            "decipher_only",
        ),
        False,
    )
    usage = x509.KeyUsage(digital_signature=not ca, key_cert_sign=ca, crl_sign=ca, **sure)
    made = (
        x509.CertificateBuilder()
        .subject_name(called(name))
        .issuer_name(called("Root"))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=2))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer.public_key()), critical=False)
    )
    if not ca:
        made = made.add_extension(x509.ExtendedKeyUsage([ObjectIdentifier(EMAIL)]), critical=False)
    return made.sign(issuer, hashes.SHA256()).public_bytes(Encoding.PEM)


def signed(signer: Any, source_type: str, kind: str = "JPEG") -> bytes:
    import c2pa

    plain, out = io.BytesIO(), io.BytesIO()
    Image.effect_noise((64, 48), 60).convert("RGB").save(plain, kind)
    action = {"action": "c2pa.created", "digitalSourceType": source_type}
    manifest = {"assertions": [{"label": "c2pa.actions.v2", "data": {"actions": [action]}}]}
    with c2pa.Builder(json.dumps(manifest)) as builder:
        builder.sign(signer, f"image/{kind.lower()}", io.BytesIO(plain.getvalue()), out)
    return out.getvalue()


def page(folder: Path, data: bytes, caption: str = "The city in the year 2100.", name: str = "city.jpg") -> Document:
    (folder / name).write_bytes(data)
    html = f'<figure><img src="{name}" alt="A city"><figcaption>{caption} (AP Photo/Jane Doe)</figcaption></figure>'
    return attach(read_page(html, str(folder / "a.html")), Roots())


def messages(document: Document) -> list[str]:
    return [
        one.message
        for check in (metadata_invalid.check, metadata_ai_undisclosed.check)
        for one in find(check, document)
    ]


@pytest.mark.parametrize(("kind", "name"), [("JPEG", "a.jpg"), ("PNG", "a.png"), ("WEBP", "a.webp"), ("TIFF", "a.tif")])
def test_a_generated_picture_without_a_label_is_found(signer: Any, tmp_path: Path, kind: str, name: str) -> None:
    document = page(tmp_path, signed(signer, GENERATED, kind), name=name)
    assert messages(document) == [
        "the Content Credentials of “Nordlys” say that the picture was generated, caption and credit do not"
    ]
    (finding,) = find(metadata_ai_undisclosed.check, document)
    (proof,) = finding.also
    assert (getattr(proof, "origin", ""), getattr(proof, "value", "")) == ("C2PA c2pa.created", GENERATED)
    assert finding.place is not None


def test_a_labelled_one_and_a_photograph_are_not(signer: Any, tmp_path: Path) -> None:
    assert messages(page(tmp_path, signed(signer, GENERATED), "The city in 2100. Image generated with AI")) == []
    assert messages(page(tmp_path, signed(signer, CAPTURE))) == []


def test_a_record_that_does_not_fit_the_file_is_found(signer: Any, tmp_path: Path) -> None:
    data = bytearray(signed(signer, CAPTURE))
    data[data.rindex(b"\xff\xda") + 60] ^= 1
    (message,) = messages(page(tmp_path, bytes(data)))
    assert message.startswith("the Content Credentials of the picture do not hold: ")
    assert "dataHash.mismatch" in message


def test_a_record_that_was_rewritten_is_found(signer: Any, tmp_path: Path) -> None:
    rewritten = signed(signer, CAPTURE).replace(b"digitalCapture", b"digitalCaptura")
    (message,) = messages(page(tmp_path, rewritten))
    assert "hashedURI.mismatch" in message


@pytest.mark.parametrize("keep", [300, 2_000, 8_000])
def test_a_record_that_is_cut_off_raises_nothing(signer: Any, tmp_path: Path, keep: int) -> None:
    data = signed(signer, GENERATED)
    at = data.index(b"c2pa")
    for text in messages(page(tmp_path, data[: at + keep])):
        assert text.startswith("the Content Credentials")


def test_a_file_without_a_record_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    Image.new("RGB", (16, 16)).save(out, "JPEG")
    document = page(tmp_path, out.getvalue())
    monkeypatch.setattr("capaudit_c2pa._credentials._read", lambda *_: pytest.fail("it was opened"))
    assert document.figures[0].image.metadata is not None
    assert messages(document) == []
    assert credentials(Metadata("https://a.example/b.jpg", "JPEG", 1, 1, c2pa=True)) is None
    assert credentials(None) is None


@pytest.mark.parametrize("check", [metadata_invalid.check, metadata_ai_undisclosed.check], ids=lambda check: check.name)
def test_a_rule_is_documented(check: Any) -> None:
    assert "## Why it matters" in check.documentation
    assert check.summary.endswith(".")
