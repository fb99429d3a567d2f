"""The token that says who somebody is, checked (OpenID Connect Core 1.0, 3.1.3.7); signatures are joserfc's task."""

import hmac
from typing import Any

import msgspec
from joserfc import jwt
from joserfc.errors import ClaimError, ExpiredTokenError, JoseError
from joserfc.jwk import KeySet, import_key

from infra.single_sign_on.faults import ProviderFault, Trouble

# No `none`, and no HS256: a public key must never serve as a shared secret (RFC 8725, 2.1 and 3.1).
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA")
KINDS = ("RSA", "EC", "OKP")
LEEWAY, MOST_KEYS, LONGEST_SUBJECT, JUST_NOW = 60, 50, 255, 300


class Keys(msgspec.Struct, frozen=True):
    """The keys that a provider publishes (RFC 7517)."""

    keys: list[dict[str, Any]]


class Expected(msgspec.Struct, frozen=True):
    """Of whom, for whom and on which question the token must be; `now` in Unix time."""

    issuer: str
    client_id: str
    nonce: str
    now: int


class Claims(msgspec.Struct, frozen=True):
    """What the provider says of somebody."""

    all: dict[str, Any]

    @property
    def subject(self) -> str:
        """By what the provider itself knows the person, for ever."""
        return str(self.all["sub"])

    @property
    def email(self) -> str:
        """The address, empty when none is told."""
        told = self.all.get("email")
        return told.strip() if isinstance(told, str) else ""

    @property
    def verified(self) -> bool | None:
        """Whether the provider says that it checked the address; None: it does not say. Some send it as a text."""
        told = self.all.get("email_verified")
        if isinstance(told, str):
            told = {"true": True, "false": False}.get(told.lower())
        return told if isinstance(told, bool) else None

    @property
    def name(self) -> str:
        """The name, empty when none is told."""
        whole = self.all.get("name")
        if isinstance(whole, str) and whole.strip():
            return whole.strip()
        parts = (self.all.get(part) for part in ("given_name", "family_name"))
        return " ".join(part.strip() for part in parts if isinstance(part, str) and part.strip())

    @property
    def language(self) -> str:
        """The language that the provider knows of, as far as it is one of ours; else Dutch."""
        return "en" if str(self.all.get("locale", "")).lower().startswith("en") else "nl"

    def asked_anew(self, now: int) -> bool:
        """Whether the provider asked the person who they are just now (`auth_time`), as it was told to."""
        told = self.all.get("auth_time")
        return isinstance(told, int) and not isinstance(told, bool) and abs(now - told) <= JUST_NOW

    def groups(self, claim: str) -> tuple[str, ...]:
        """The groups in a claim; `realm_access.roles` is `roles` inside `realm_access`.

        Raises ProviderFault when there are so many that the provider left them out (Entra ID: `_claim_names`).
        """
        left_out = self.all.get("_claim_names")
        if isinstance(left_out, dict) and claim in left_out:
            raise ProviderFault(Trouble.GROUPS_LEFT_OUT, claim)
        found: Any = self.all.get(claim)
        if found is None:
            found = self.all
            for part in claim.split("."):
                found = found.get(part) if isinstance(found, dict) else None
        if isinstance(found, str):
            return (found,)
        return tuple(each for each in found if isinstance(each, str)) if isinstance(found, list) else ()


def claims_of(token: str, keys: Keys, expected: Expected) -> Claims:
    """What a token says, when it is one: signed by the provider, for us, on our question, now. Raises ProviderFault."""
    known = _key_set(keys)
    try:
        claims = jwt.decode(token, lambda told: _key_of(known, told.headers()), algorithms=ALGORITHMS).claims
    except (JoseError, ValueError, TypeError) as wrong:
        raise ProviderFault(Trouble.BAD_TOKEN, type(wrong).__name__) from None
    if claims.get("iss") != expected.issuer:
        raise ProviderFault(Trouble.OTHER_ISSUER, str(claims.get("iss"))[:200])
    _for_us(claims, expected.client_id)
    try:
        essential = {"exp": {"essential": True}, "iat": {"essential": True}, "sub": {"essential": True}}
        jwt.JWTClaimsRegistry(now=expected.now, leeway=LEEWAY, **essential).validate(claims)  # type: ignore[arg-type]
    except ExpiredTokenError:
        raise ProviderFault(Trouble.EXPIRED) from None
    except ClaimError as wrong:
        raise ProviderFault(
            Trouble.EXPIRED if wrong.claim in ("iat", "nbf") else Trouble.BAD_TOKEN, wrong.claim
        ) from None
    if not hmac.compare_digest(str(claims.get("nonce", "")).encode(), expected.nonce.encode()):
        raise ProviderFault(Trouble.OTHER_NONCE)
    if not 0 < len(claims["sub"]) <= LONGEST_SUBJECT:
        raise ProviderFault(Trouble.BAD_TOKEN, "sub")
    return Claims(claims)


def _for_us(claims: dict[str, Any], client_id: str) -> None:
    told = claims.get("aud")
    audience = told if isinstance(told, list) else [told]
    party = claims.get("azp", client_id if len(audience) == 1 else None)
    if client_id not in audience or party != client_id:
        raise ProviderFault(Trouble.OTHER_AUDIENCE)


def _key_set(keys: Keys) -> KeySet:
    found = []
    for told in keys.keys[:MOST_KEYS]:
        if told.get("kty") not in KINDS or told.get("use", "sig") != "sig":
            continue
        try:
            found.append(import_key(told))
        except (JoseError, ValueError, TypeError):  # one that we cannot read: another one may be the token's
            continue
    return KeySet(found)


def _key_of(known: KeySet, headers: dict[str, Any]) -> Any:
    return known.get_by_kid(headers.get("kid"))
