"""A passkey in software, for tests: ES256, attestation `none`, user verified (WebAuthn, sections 6.1 and 6.5)."""

import base64
import hashlib
import json
import os
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256

PRESENT, VERIFIED, ATTESTED = 1, 4, 64


def b64(raw: bytes) -> str:
    """Base64url without padding, as browsers send it."""
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


class Authenticator:
    """One passkey on one device; `counts` says whether it counts its uses, `flags` what it says about its user."""

    def __init__(self, origin: str = "https://testserver.local", counts: bool = True) -> None:
        self.origin, self._counts, self.counter = origin, counts, 0
        self.flags = PRESENT | VERIFIED
        self._key, self.id, self._user = ec.generate_private_key(ec.SECP256R1()), os.urandom(32), b""

    def make(self, options: dict[str, Any]) -> str:
        """What navigator.credentials.create would give, as JSON."""
        numbers = self._key.public_key().public_numbers()
        cose = {1: 2, 3: -7, -1: 1, -2: numbers.x.to_bytes(32, "big"), -3: numbers.y.to_bytes(32, "big")}
        self._user = base64.urlsafe_b64decode(options["user"]["id"] + "==")
        credential = bytes(16) + len(self.id).to_bytes(2, "big") + self.id + cbor2.dumps(cose)
        data = self._data(options["rp"]["id"], ATTESTED) + credential
        attestation = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": data})
        told = self._told("webauthn.create", options["challenge"])
        return self._answer({"clientDataJSON": b64(told), "attestationObject": b64(attestation)})

    def use(self, options: dict[str, Any]) -> str:
        """What navigator.credentials.get would give, as JSON."""
        self.counter += self._counts
        data = self._data(options["rpId"])
        told = self._told("webauthn.get", options["challenge"])
        signature = self._key.sign(data + hashlib.sha256(told).digest(), ec.ECDSA(SHA256()))
        parts = {"authenticatorData": data, "signature": signature, "userHandle": self._user, "clientDataJSON": told}
        return self._answer({name: b64(part) for name, part in parts.items()})

    def _data(self, host: str, more: int = 0) -> bytes:
        return hashlib.sha256(host.encode()).digest() + bytes([self.flags | more]) + self.counter.to_bytes(4, "big")

    def _told(self, kind: str, challenge: str) -> bytes:
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _answer(self, response: dict[str, str]) -> str:
        whole = {"id": b64(self.id), "rawId": b64(self.id), "type": "public-key", "response": response}
        return json.dumps({**whole, "clientExtensionResults": {}})
