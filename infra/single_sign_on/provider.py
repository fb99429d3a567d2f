"""An organisation's provider, by OpenID Connect Core 1.0 with Discovery 1.0: the code flow with PKCE (RFC 7636)."""

import base64
import hashlib
import time
from collections.abc import Sequence
from typing import TypeVar
from urllib.parse import quote, urlencode

import msgspec

from infra.single_sign_on.faults import ProviderFault, Trouble
from infra.single_sign_on.outside import ask, leads_to
from infra.single_sign_on.tokens import Claims, Expected, Keys, claims_of

REMEMBERED = 300.0
SCOPES = "openid email profile"
T = TypeVar("T")


class Metadata(msgspec.Struct, frozen=True):
    """What we use of a provider's own description."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str
    userinfo_endpoint: str = ""
    token_endpoint_auth_methods_supported: tuple[str, ...] = ("client_secret_basic",)
    authorization_response_iss_parameter_supported: bool = False


class Tokens(msgspec.Struct, frozen=True):
    """What comes of a code."""

    id_token: str
    access_token: str = ""


class Refused(msgspec.Struct, frozen=True):
    """What comes of a code that is none (RFC 6749, 5.2)."""

    error: str = ""


class Client(msgspec.Struct, frozen=True):
    """We, as this provider knows us."""

    id: str
    secret: str
    redirect: str


class Question(msgspec.Struct, frozen=True):
    """What binds a question to its answer: `state` to the browser, `nonce` to the token, `verifier` to the code."""

    state: str
    nonce: str
    verifier: str


class Providers:
    """Asks providers. What one says of itself is remembered for five minutes; its keys are asked each time."""

    def __init__(self, vouched: Sequence[str]) -> None:
        self._vouched = vouched
        self._remembered: dict[str, tuple[float, Metadata]] = {}

    async def describe(self, issuer: str, *, afresh: bool = False) -> Metadata:
        """What the provider says of itself. Raises ProviderFault, also when it says to be another one."""
        remembered = self._remembered.get(issuer)
        if remembered and remembered[0] > time.monotonic() and not afresh:
            return remembered[1]
        said = await ask(issuer.rstrip("/") + "/.well-known/openid-configuration", self._vouched)
        if said.status != 200:
            raise ProviderFault(Trouble.NO_DISCOVERY, f"HTTP {said.status}")
        found = _read(said.body, Metadata, Trouble.NO_DISCOVERY)
        if found.issuer != issuer:
            raise ProviderFault(Trouble.OTHER_ISSUER, found.issuer[:200])
        if len(self._remembered) > 1000:
            self._remembered.clear()
        self._remembered[issuer] = (time.monotonic() + REMEMBERED, found)
        return found

    async def address_of(self, issuer: str, client: Client, question: Question, *, again: bool = False) -> str:
        """Where the browser goes; `again`: also somebody whom the provider knows still shows who they are."""
        found = await self.describe(issuer)
        leads_to(found.authorization_endpoint, self._vouched)
        asked = {
            "response_type": "code",
            "client_id": client.id,
            "redirect_uri": client.redirect,
            "scope": SCOPES,
            "state": question.state,
            "nonce": question.nonce,
            "code_challenge": challenge_of(question.verifier),
            "code_challenge_method": "S256",
            **({"prompt": "login", "max_age": "0"} if again else {}),
        }
        return found.authorization_endpoint + ("&" if "?" in found.authorization_endpoint else "?") + urlencode(asked)

    async def claims(
        self, issuer: str, client: Client, code: str, question: Question, now: int, *, wanted: Sequence[str] = ()
    ) -> Claims:
        """Who came back with this code, after everything was checked at `now` (Unix time). Raises ProviderFault.

        Of the claims `wanted`, those that the token leaves out are asked of the provider's userinfo.
        """
        found = await self.describe(issuer)
        tokens = await self._spend(found, client, code, question.verifier)
        keys = _read((await ask(found.jwks_uri, self._vouched)).body, Keys, Trouble.BAD_TOKEN)
        claims = claims_of(tokens.id_token, keys, Expected(issuer, client.id, question.nonce, now))
        if all(name in claims.all for name in wanted) or not (found.userinfo_endpoint and tokens.access_token):
            return claims
        bearer = {"authorization": f"Bearer {tokens.access_token}"}
        said = await ask(found.userinfo_endpoint, self._vouched, bearer)
        more = _read(said.body, dict, Trouble.BAD_TOKEN) if said.status == 200 else {}
        return Claims({**more, **claims.all}) if more.get("sub") == claims.subject else claims

    async def _spend(self, found: Metadata, client: Client, code: str, verifier: str) -> Tokens:
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": client.redirect,
            "code_verifier": verifier,
        }
        headers = {"content-type": "application/x-www-form-urlencoded"}
        if "client_secret_basic" in found.token_endpoint_auth_methods_supported:
            pair = f"{quote(client.id, safe='')}:{quote(client.secret, safe='')}"
            headers["authorization"] = "Basic " + base64.b64encode(pair.encode()).decode()
        else:
            form |= {"client_id": client.id, "client_secret": client.secret}
        said = await ask(found.token_endpoint, self._vouched, headers, urlencode(form).encode())
        if said.status == 200:
            return _read(said.body, Tokens, Trouble.BAD_TOKEN)
        error = _word(said.body)
        refused = error == "invalid_client" or (said.status == 401 and not error)
        raise ProviderFault(Trouble.SECRET_REFUSED if refused else Trouble.CODE_REFUSED, error or f"HTTP {said.status}")


def challenge_of(verifier: str) -> str:
    """The S256 challenge of a verifier (RFC 7636, 4.2)."""
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")


def _word(body: bytes) -> str:
    try:
        error = msgspec.json.decode(body, type=Refused).error
    except msgspec.MsgspecError:
        return ""
    return error if error.replace("_", "").isalnum() and error.isascii() and len(error) <= 60 else ""


def _read(body: bytes, kind: type[T], otherwise: Trouble) -> T:
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.MsgspecError, ValueError) as wrong:
        raise ProviderFault(otherwise, type(wrong).__name__) from None
