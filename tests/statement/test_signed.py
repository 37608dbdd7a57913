"""Signing and checking: a file is as it was signed, or the check says that it is not."""

import io
import json
import random
import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from openbadgeslib.ob3 import OB3Verifier
from pypdf import PdfReader
from statement.learner import course, half, whole

from bluehelm.statement import keys
from bluehelm.statement.check import LARGEST, check
from bluehelm.statement.credential import BadCredentialError, credential, opened, sign
from bluehelm.statement.keys import KeyFileError, PublicKey
from bluehelm.statement.make import signed, unsigned
from bluehelm.statement.sealed import split

NOW = datetime(2026, 11, 29, 9, 30, 15, 999, tzinfo=UTC)


def pair(folder: Path, name: str = "A. Director") -> tuple[Ed25519PrivateKey, PublicKey]:
    """Make a key of its own."""
    path = folder / f"{name}.key"
    keys.make(path, name, None)
    return keys.load_private(path, None)


@pytest.fixture
def files(tmp_path: Path) -> dict[str, bytes]:
    """The signed files of a learner with one open module."""
    return signed(half(course(tmp_path)), *pair(tmp_path), NOW)


def test_each_file_is_as_it_was_signed(files: dict[str, bytes], tmp_path: Path) -> None:
    """Page, PDF and bare credential pass; the check says who signed, when, and everything that is stated."""
    expected = keys.load_public(tmp_path / f"A. Director.key{keys.PUBLIC}")
    assert set(files) == {".html", ".jwt", ".pdf"}
    for content in files.values():
        report = check(content, expected)
        assert report.good
        said = "\n".join(report.lines)
        assert f"Signed on 29 November 2026 by “A. Director”, key {expected.code}." in said
        assert "The key is the one that you gave." in said
        assert "Done on 16 November 2026. Scenario “The bridge”: played once" in said
        assert "Open. To be done by: 15 December 2026. Responsible: Col. Sow & Co." in said
        assert "This is not a certificate of the United Nations." in said


def test_without_a_key_to_compare_the_check_asks_to_compare_the_code(files: dict[str, bytes]) -> None:
    """A signature that fits proves nothing of the person: the check says what to do."""
    assert any("Compare it with the code" in line for line in check(files[".html"]).lines)


def test_any_change_of_the_page_shows(files: dict[str, bytes]) -> None:
    """Whichever byte is changed, taken out or added, the check fails: 300 places, each in three ways."""
    lot, page = random.Random(5), files[".html"]
    for at in lot.sample(range(len(page)), 300):
        other = bytes([(page[at] + lot.randrange(1, 255)) % 256])
        start, end = page[:at], page[at + 1 :]
        for changed in (start + other + end, start + end, start + b"x" + page[at:]):
            assert not check(changed).good, (at, changed[at - 20 : at + 20])


def test_editing_the_open_item_by_hand_fails(files: dict[str, bytes]) -> None:
    """The acceptance test of N04: the open module made to look done, the name or the person exchanged."""
    page = files[".html"].decode()
    for old, new in (
        ("Open\n<br>To be done by", "Done on 16 November 2026<br>"),
        ("Émile Diop", "Emil Diop"),
        ("Col. Sow &amp; Co", "Nobody"),
        ("Statement of completion: not complete", "Statement of completion"),
        ("<!DOCTYPE html>", "<!doctype html>"),
    ):
        assert old in page
        report = check(page.replace(old, new).encode())
        assert not report.good
        assert report.lines[0] == "DO NOT TRUST IT: the file was changed after it was signed."


def test_any_change_of_the_pdf_shows(files: dict[str, bytes]) -> None:
    """A changed byte, something behind the end, and a second end all fail."""
    lot, document = random.Random(6), files[".pdf"]
    for at in lot.sample(range(len(document)), 200):
        assert not check(document[:at] + bytes([document[at] ^ 1]) + document[at + 1 :]).good
    for behind in (b" ", b"\n%%EOF\n", b"\n%bluehelm-signature a.b.c\nstartxref\n1\n%%EOF\n"):
        assert not check(document + behind).good


def test_the_pdf_with_its_signature_is_a_pdf(files: dict[str, bytes]) -> None:
    """Another program reads all its pages and words, with nothing to repair."""
    reader = PdfReader(io.BytesIO(files[".pdf"]), strict=True)
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert "Émile Diop has done 1 of 2 required modules. 1 is open." in text
    assert "Module 9: Crisis <plans>" in text
    assert "To be done by: 15 December 2026" in text


def test_a_signature_fits_its_own_file_only(files: dict[str, bytes], tmp_path: Path) -> None:
    """The signature of a complete statement does not pass in the page of another."""
    (tmp_path / "other").mkdir()
    other = signed(whole(course(tmp_path / "other")), *pair(tmp_path / "other"), NOW)
    _, _, token = split(other[".html"])
    _, _, own = split(files[".html"])
    assert not check(files[".html"].replace(own.encode(), token.encode())).good


def test_another_key_in_the_same_name_is_told(files: dict[str, bytes], tmp_path: Path) -> None:
    """Anybody can make a key in the director's name; against the director's own it fails."""
    (tmp_path / "villain").mkdir()
    _, real = pair(tmp_path / "villain")
    report = check(files[".html"], real)
    assert not report.good
    assert "another key" in report.lines[0]
    assert real.code in report.lines[0]


def test_an_unsigned_statement_says_so(tmp_path: Path) -> None:
    """A self-study learner's files say that nobody signed them, on the page and when they are checked."""
    files = unsigned(whole(course(tmp_path)))
    assert set(files) == {".html", ".pdf"}
    assert "This statement is not signed." in files[".html"].decode()
    for content in files.values():
        report = check(content)
        assert not report.good
        assert "not signed" in report.lines[0]


def test_a_page_whose_signature_was_taken_out_is_not_signed(files: dict[str, bytes]) -> None:
    """Without its signature, with two of them, or with an empty one, a page is not signed."""
    page = files[".html"]
    element = re.search(rb"<script.*?</script>", page)
    assert element
    for changed in (
        page.replace(element[0], b""),
        page.replace(element[0], element[0] * 2),
        page.replace(element[0], b'<script type="application/vc+jwt" id="signature"></script>'),
        page + b"<!--signature-->",
    ):
        assert not check(changed).good


def _token(tmp_path: Path, change: dict[str, Any], **header: Any) -> str:
    """Return a token whose claims were changed before it was signed, with its real key."""
    private, signer = pair(tmp_path)
    data = credential(half(course(tmp_path)), signer, NOW, {})
    claims = jwt.decode(sign(data, private, signer), options={"verify_signature": False})
    return jwt.encode({**claims, **change}, private, algorithm="EdDSA", headers=header)


@pytest.mark.parametrize(
    "change",
    [
        {"iss": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK"},
        {"issuer": {"id": "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK", "name": "X"}},
        {"issuer": "X"},
        {"iss": "https://example.org"},
        {"sub": "urn:uuid:somebody-else"},
        {"jti": "urn:uuid:another"},
        {"nbf": 1},
        {"nbf": 99999999999},
        {"nbf": "soon"},
        {"validFrom": "never"},
        {"type": ["VerifiableCredential"]},
        {"credentialSubject": []},
    ],
)
def test_claims_that_do_not_fit_the_credential_are_refused(tmp_path: Path, change: dict[str, Any]) -> None:
    """Even what the key's owner signed is refused if its parts contradict each other."""
    with pytest.raises(BadCredentialError):
        opened(_token(tmp_path, change))


def test_a_signature_is_written_in_one_way_only(files: dict[str, bytes]) -> None:
    """The last letter of a signature has bits that say nothing: to exchange it is a change as well."""
    token = files[".jwt"].decode().strip()
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    assert [letter for letter in letters if check(f"{token[:-1]}{letter}".encode()).good] == [token[-1]]


def test_no_other_algorithm_is_taken(tmp_path: Path) -> None:
    """A token that says that it needs no signature, or one of another kind, is refused."""
    private, signer = pair(tmp_path)
    token = sign(credential(half(course(tmp_path)), signer, NOW, {}), private, signer)
    _, claims, _ = token.split(".")
    for header in ({"alg": "none"}, {"alg": "HS256"}, {"alg": "RS256"}):
        start = urlsafe_b64encode(json.dumps(header).encode()).decode().rstrip("=")
        for signature in ("", "AAAA"):
            with pytest.raises(BadCredentialError):
                opened(f"{start}.{claims}.{signature}")


@given(st.binary(max_size=200))
def test_no_bytes_are_too_strange(content: bytes) -> None:
    """Whatever the file holds, the answer is a report that it is no good."""
    for start in (b"", b"<!DOCTYPE html>", b"%PDF-1.7\n", b"e30.e30."):
        assert not check(start + content).good


def test_a_file_that_is_too_large_is_not_read_further() -> None:
    """A check takes no longer for a villain's file."""
    assert not check(b"<html>" + b"x" * LARGEST).good


def test_another_maker_s_verifier_agrees(files: dict[str, bytes], tmp_path: Path) -> None:
    """openbadgeslib takes the credential for Open Badges 3.0, by the key that its issuer's name says."""
    token = files[".jwt"].decode().strip()
    data = opened(token).data
    found = OB3Verifier.for_issuer_did(data["iss"]).verify(token)
    assert found.recipient_id == data["credentialSubject"]["id"]
    header = jwt.get_unverified_header(token)
    assert set(header) == {"alg", "typ", "jwk"}  # the specification allows these and "kid", and no others
    assert "d" not in header["jwk"]
    raw = urlsafe_b64decode(header["jwk"]["x"] + "=")
    assert raw == keys.raw_of(data["iss"])
    with pytest.raises(Exception, match="ignature"):
        OB3Verifier.for_issuer_did(data["iss"]).verify(token[:-8] + "AAAAAAAA")


def test_the_credential_holds_what_open_badges_asks_for(tmp_path: Path) -> None:
    """Each required module has a description of its result and a status out of the specification's list."""
    _, signer = pair(tmp_path)
    data = credential(half(course(tmp_path)), signer, NOW, {"text/html": b"x"})
    subject = data["credentialSubject"]
    described = [each["id"] for each in subject["achievement"]["resultDescription"]]
    assert described == [each["resultDescription"] for each in subject["result"]]
    assert [each["status"] for each in subject["result"]] == ["Completed", "InProgress"]
    assert data["validFrom"] == "2026-11-29T09:30:15Z"
    assert subject["identifier"][0]["identityHash"] == "Émile Diop"


def test_keys_keep_their_secret(tmp_path: Path) -> None:
    """The private half is for its owner only, needs its password, and never overwrites another."""
    path = tmp_path / "d.key"
    made = keys.make(path, "D", b"a password")
    assert path.stat().st_mode & 0o777 == 0o600
    assert made == keys.load_private(path, b"a password")[1] == keys.load_public(keys.beside(path))
    with pytest.raises(TypeError):
        keys.load_private(path, None)
    with pytest.raises(KeyFileError, match="password is wrong"):
        keys.load_private(path, b"another")
    with pytest.raises(FileExistsError):
        keys.make(path, "D", None)
    assert "PRIVATE" not in keys.beside(path).read_text()


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"key": 7, "name": "x"}', '{"key": "did:key:z0"}', "\0"])
def test_what_is_no_public_key_is_said(tmp_path: Path, text: str) -> None:
    """The message names the file that it should be."""
    path = tmp_path / "x.public.json"
    path.write_text(text)
    with pytest.raises(KeyFileError, match=r"ends in \.public\.json"):
        keys.load_public(path)


@given(st.binary(min_size=32, max_size=32))
def test_a_key_s_name_says_the_key(raw: bytes) -> None:
    """did:key and back is the same key."""
    assert keys.raw_of(PublicKey(raw).did) == raw


def test_a_clock_that_runs_ahead_a_little_is_forgiven(tmp_path: Path) -> None:
    """Two machines differ by some minutes; a day is another thing."""
    private, signer = pair(tmp_path)
    said, now = half(course(tmp_path)), datetime.now(UTC)
    opened(sign(credential(said, signer, now + timedelta(minutes=5), {}), private, signer))
    with pytest.raises(BadCredentialError, match="still to come"):
        opened(sign(credential(replace(said), signer, now + timedelta(days=1), {}), private, signer))
