"""Passkeys (WebAuthn level 3): what a browser is asked, and whether its answer is right. User verification is demanded.

What is asked is kept as a hash for five minutes and taken once, so no answer counts twice, or for something else.
"""

import hashlib
import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import msgspec
from webauthn import (
    generate_authentication_options,
    generate_registration_options,
    options_to_json,
    verify_authentication_response,
    verify_registration_response,
)
from webauthn.helpers import base64url_to_bytes
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    ResidentKeyRequirement,
    UserVerificationRequirement,
)

ANSWER_WITHIN = timedelta(minutes=5)
LONGEST = 20_000


class NewPasskey(msgspec.Struct, frozen=True):
    """A passkey that a browser made: how it is found, its public key (COSE), how often it was used."""

    subject: bytes
    secret: bytes
    counter: int


class WrongAnswer(Exception):
    """What the browser sent is no answer to what it was asked."""


class Answer(msgspec.Struct, frozen=True):
    """What a browser sent: the whole, which passkey it is of, and what it says that it was asked."""

    credential: dict[str, Any]
    subject: bytes
    challenge: bytes


def read(text: str) -> Answer:
    """What a form's field says. Raises WrongAnswer."""
    try:
        credential = json.loads(text[:LONGEST])
        told = json.loads(base64url_to_bytes(credential["response"]["clientDataJSON"]))
        return Answer(credential, base64url_to_bytes(credential["rawId"]), base64url_to_bytes(told["challenge"]))
    except (ValueError, TypeError, KeyError):
        raise WrongAnswer from None


def kept_of(purpose: str, challenge: bytes) -> bytes:
    """What is kept of a question: 32 bytes that cover what it is for (`sign-in`, or what an account does)."""
    return hashlib.sha256(purpose.encode() + b"\0" + challenge).digest()


class Passkeys:
    """Speaks for one address: passkeys are bound to its host."""

    def __init__(self, public_url: str) -> None:
        parts = urlsplit(public_url)
        self._host, self._origin = parts.hostname or "localhost", f"{parts.scheme}://{parts.netloc}"

    def to_make(self, account: UUID, email: str, known: Sequence[bytes], challenge: bytes) -> str:
        """What a browser is asked that is to make a passkey (JSON), but not where one of the `known` is already."""
        options = generate_registration_options(
            rp_id=self._host,
            rp_name="Werkbalans",
            user_id=account.bytes,
            user_name=email,
            user_display_name=email,
            challenge=challenge,
            authenticator_selection=AuthenticatorSelectionCriteria(
                resident_key=ResidentKeyRequirement.REQUIRED, user_verification=UserVerificationRequirement.REQUIRED
            ),
            exclude_credentials=[PublicKeyCredentialDescriptor(id=each) for each in known],
        )
        return options_to_json(options)

    def to_use(self, challenge: bytes) -> str:
        """What a browser is asked that is to use a passkey (JSON); which one, its owner chooses."""
        return options_to_json(
            generate_authentication_options(
                rp_id=self._host, challenge=challenge, user_verification=UserVerificationRequirement.REQUIRED
            )
        )

    def made(self, answer: Answer) -> NewPasskey:
        """The passkey that was made. Raises WrongAnswer."""
        try:
            new = verify_registration_response(
                credential=answer.credential,
                expected_challenge=answer.challenge,
                expected_rp_id=self._host,
                expected_origin=self._origin,
                require_user_verification=True,
            )
        except (WebAuthnException, ValueError, TypeError, KeyError):
            raise WrongAnswer from None
        return NewPasskey(new.credential_id, new.credential_public_key, new.sign_count)

    def used(self, answer: Answer, public_key: bytes, counter: int) -> int:
        """How often the passkey says that it was used by now. Raises WrongAnswer, also for a copy that counts back."""
        try:
            return verify_authentication_response(
                credential=answer.credential,
                expected_challenge=answer.challenge,
                expected_rp_id=self._host,
                expected_origin=self._origin,
                credential_public_key=public_key,
                credential_current_sign_count=counter,
                require_user_verification=True,
            ).new_sign_count
        except (WebAuthnException, ValueError, TypeError, KeyError):
            raise WrongAnswer from None
