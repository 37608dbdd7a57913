"""The statement as an Open Badges 3.0 credential, signed as a JSON Web Token with EdDSA (Ed25519).

Source: Open Badges Specification 3.0, section 8.2 (1EdTech, 2024), on the W3C's Verifiable Credentials 2.0.
The payload is the credential itself; the header carries the public key, which is also the issuer's did:key.
"""

from __future__ import annotations

from base64 import b64encode, urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha384
from typing import Any
from uuid import UUID, uuid4

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bluehelm.record.vocabulary import HOME, MODULES
from bluehelm.statement.facts import Facts, Item, spoken
from bluehelm.statement.keys import PublicKey, raw_of

CONTEXTS = (
    "https://www.w3.org/ns/credentials/v2",
    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
)
LARGEST = 1_000_000
CLOCKS_DIFFER = timedelta(minutes=10)
NOT_OF_THE_UN = (
    "This is not a certificate of the United Nations. It says what was done in an open course. "
    "It is no proof of readiness for a post."
)


class BadCredentialError(ValueError):
    """A credential is not as its issuer signed it, or is none; the message says what is wrong."""


@dataclass(frozen=True)
class Signed:
    """A credential whose signature fits: who signed, when, and what it says."""

    signer: PublicKey
    signed_at: datetime
    data: Mapping[str, Any]

    @property
    def digests(self) -> dict[str, str]:
        """The digests of the files that belong to it, by their media type."""
        related = self.data.get("relatedResource", [])
        return {str(each.get("mediaType")): str(each.get("digestSRI")) for each in related}


def digest(content: bytes) -> str:
    """Return the digest of a file, as Subresource Integrity writes it."""
    return "sha384-" + b64encode(sha384(content).digest()).decode()


def credential(facts: Facts, signer: PublicKey, now: datetime, files: Mapping[str, bytes]) -> dict[str, Any]:
    """Return the credential; `files` are what it vouches for, by media type."""
    name = f"urn:uuid:{uuid4()}"
    return {
        "@context": list(CONTEXTS),
        "id": name,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "name": title(facts),
        "description": f"{NOT_OF_THE_UN} Statement code {facts.code}.",
        "issuer": {"id": signer.did, "type": ["Profile"], "name": signer.name},
        "validFrom": f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        "credentialSubject": _subject(facts),
        "evidence": [*_evidence(facts)],
        "relatedResource": [
            {"id": f"{name}#{kind}", "mediaType": kind, "digestSRI": digest(content)}
            for kind, content in files.items()
        ],
    }


def title(facts: Facts) -> str:
    """Return what a statement is called."""
    return "Statement of completion" if facts.complete else "Statement of completion: not complete"


def _subject(facts: Facts) -> dict[str, Any]:
    person = {"type": "IdentityObject", "hashed": False, "identityHash": facts.learner}
    person["identityType"] = "name"
    return {
        "id": _account(facts),
        "type": ["AchievementSubject"],
        "identifier": [person],
        "achievement": {
            "id": f"{HOME}achievements/{'course' if facts.complete else 'course-in-progress'}",
            "type": ["Achievement"],
            "achievementType": "Course",
            "name": "Bluehelm, an open course in leading United Nations peace operations",
            "description": f"{facts.course}. {NOT_OF_THE_UN}",
            "criteria": {
                "narrative": "Of each required module: the scenario was played to an ending, and every item "
                "of the exercises was answered. The statement is made from the learner's own record."
            },
            "resultDescription": [
                {
                    "id": f"{MODULES}{item.id}",
                    "type": ["ResultDescription"],
                    "name": item.title,
                    "resultType": "Status",
                }
                for item in facts.items
            ],
        },
        "result": [
            {"type": ["Result"], "resultDescription": f"{MODULES}{item.id}", "status": _status(item)}
            for item in facts.items
        ],
    }


def _account(facts: Facts) -> str:
    """Return the first account as a URN: ours are UUIDs; of others only that they are accounts is known."""
    first = facts.accounts[0] if facts.accounts else ""
    try:
        return f"urn:uuid:{UUID(first)}"
    except ValueError:
        return f"urn:uuid:{uuid4()}"


def _status(item: Item) -> str:
    return "Completed" if item.done else "InProgress"


def _evidence(facts: Facts) -> Iterator[dict[str, Any]]:
    for item in facts.items:
        narrative = f"{state(item)} {'. '.join(item.parts)}."
        yield {"type": ["Evidence"], "name": item.title, "narrative": narrative}


def state(item: Item) -> str:
    """Say of an item when it was done, or by when it is to be, and who answers for it."""
    if item.done:
        return f"Done on {spoken(item.done_on)}."
    by = spoken(item.open.by) if item.open.by else "no date set"
    return f"Open. To be done by: {by}. Responsible: {item.open.responsible or 'nobody named'}."


def sign(data: Mapping[str, Any], private: Ed25519PrivateKey, signer: PublicKey) -> str:
    """Return the credential as a signed token (compact JWS)."""
    key = {"kty": "OKP", "crv": "Ed25519", "x": urlsafe_b64encode(signer.raw).decode().rstrip("=")}
    claims = {
        **data,
        "iss": data["issuer"]["id"],
        "jti": data["id"],
        "nbf": int(datetime.fromisoformat(data["validFrom"]).timestamp()),
        "sub": data["credentialSubject"]["id"],
    }
    return jwt.encode(claims, private, algorithm="EdDSA", headers={"jwk": key})


def opened(token: str) -> Signed:
    """Check a token by the key that its issuer's name says, and return what it holds.

    Raises BadCredentialError. It does not say whose key that is: compare the signer's code.
    """
    if len(token) > LARGEST:
        raise BadCredentialError("The signature is longer than a statement can be.")
    try:
        _written_in_one_way(token)
        said = jwt.decode(token, options={"verify_signature": False})
        signer = PublicKey(raw_of(str(said["iss"])), str(said["issuer"]["name"]))
        data = _verified(token, signer)
        _claims_fit(data)
        return Signed(signer, datetime.fromtimestamp(data["nbf"], UTC), data)
    except jwt.InvalidSignatureError as error:
        raise BadCredentialError("The signature does not fit: what was signed has been changed.") from error
    except jwt.ImmatureSignatureError as error:
        raise BadCredentialError("It is signed for a time that is still to come.") from error
    except (jwt.PyJWTError, ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise BadCredentialError("The signature cannot be read: a part of it is lost or changed.") from error


def _written_in_one_way(token: str) -> None:
    """Refuse a signature whose last letter has other bits than it needs: decoding would pass over them."""
    last = token.rpartition(".")[2]
    if urlsafe_b64encode(urlsafe_b64decode(last + "==")).decode().rstrip("=") != last:
        raise ValueError("The signature can be written otherwise.")


def _verified(token: str, signer: PublicKey) -> dict[str, Any]:
    wanted = ["iss", "sub", "nbf", "jti"]
    found: dict[str, Any] = jwt.decode(
        token, signer.key, algorithms=["EdDSA"], leeway=CLOCKS_DIFFER, options={"require": wanted}
    )
    return found


def _claims_fit(data: Mapping[str, Any]) -> None:
    """Hold the token's own claims against the credential, as the specification asks."""
    pairs = (
        (data["iss"], data["issuer"]["id"]),
        (data["jti"], data["id"]),
        (data["sub"], data["credentialSubject"]["id"]),
        (data["nbf"], int(datetime.fromisoformat(data["validFrom"]).timestamp())),
    )
    if any(one != other for one, other in pairs) or "OpenBadgeCredential" not in data["type"]:
        raise ValueError("The claims do not fit.")
