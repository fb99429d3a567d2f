"""A sign-in provider of an organisation, as one is: Authlib's OpenID Connect server behind Flask, on a port of its own.

It knows one client with a secret, asks PKCE and a nonce, spends a code once, publishes its keys, says who it is in its
answers (RFC 9207). `twist` changes what a token says before it is signed, `lie` how it is signed: as an attacker would.
"""

import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs, urlsplit

import flask
import httpx
from authlib.integrations.flask_oauth2 import AuthorizationServer
from authlib.oauth2.rfc6749 import OAuth2Request
from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant
from authlib.oauth2.rfc6749.models import AuthorizationCodeMixin, ClientMixin
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oauth2.rfc9207 import IssuerParameter
from authlib.oidc.core.grants import OpenIDCode
from joserfc import jwt
from joserfc.jwk import RSAKey
from werkzeug.serving import WSGIRequestHandler, make_server

Claims = dict[str, Any]
SECRET = "een-geheim/van de client+1"


class Client(ClientMixin):
    """Werkbalans, as this provider knows it. Any address to return to is registered."""

    def get_client_id(self) -> str:
        return "werkbalans"

    def get_default_redirect_uri(self) -> None:
        return None

    def get_allowed_scope(self, scope: str) -> str:
        return scope

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return redirect_uri.endswith("/terug")

    def check_client_secret(self, client_secret: str) -> bool:
        return client_secret == SECRET

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method == "client_secret_basic"

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "authorization_code"


class User(dict[str, Any]):
    """Somebody at the provider: their claims, as they are at the moment of each sign-in."""

    def get_user_id(self) -> str:
        return str(self["sub"])


class Code(AuthorizationCodeMixin):
    """A code and what it was given for."""

    def __init__(self, request: OAuth2Request) -> None:
        data = request.payload.data
        self.redirect_uri, self.scope, self.user = data["redirect_uri"], data["scope"], request.user
        self.nonce = data.get("nonce")
        self.code_challenge = data.get("code_challenge")
        self.code_challenge_method = data.get("code_challenge_method")

    def get_redirect_uri(self) -> str:
        return str(self.redirect_uri)

    def get_scope(self) -> str:
        return str(self.scope)

    def get_nonce(self) -> str | None:
        return self.nonce

    def get_auth_time(self) -> int:
        return int(time.time())

    def get_acr(self) -> None:
        return None

    def get_amr(self) -> None:
        return None


class Provider:
    """Runs while `open` lasts. `people` are its users by address; `deny` makes it refuse the next one."""

    def __init__(self) -> None:
        self.people: dict[str, User] = {}
        self.key = RSAKey.generate_key(2048, {"kid": "first", "use": "sig"}, auto_kid=False)
        self.twist: Callable[[Claims], None] = lambda claims: None
        self.lie: Callable[[dict[str, str], Claims], str] | None = None
        self.speaks_as = ""
        self.answers_as = ""
        self.asked: list[str] = []
        self.huge = False
        self._codes: dict[str, Code] = {}
        self._app = flask.Flask(__name__)
        self._routes(self._server())
        self._wsgi = make_server("127.0.0.1", 0, self._app, threaded=True, request_handler=Quiet)
        self.host = f"127.0.0.1:{self._wsgi.server_port}"
        self.issuer = f"http://{self.host}"

    def _server(self) -> AuthorizationServer:
        provider, server = self, AuthorizationServer(self._app, _known, lambda token, request: None)

        class Grant(AuthorizationCodeGrant):
            TOKEN_ENDPOINT_AUTH_METHODS = ["client_secret_basic"]

            def save_authorization_code(self, code: str, request: OAuth2Request) -> None:
                provider._codes[code] = Code(request)

            def query_authorization_code(self, code: str, client: Client) -> Code | None:
                return provider._codes.get(code)

            def delete_authorization_code(self, authorization_code: Code) -> None:
                provider._codes = {c: kept for c, kept in provider._codes.items() if kept is not authorization_code}

            def authenticate_user(self, authorization_code: Code) -> User:
                return authorization_code.user

        class Token(OpenIDCode):
            def exists_nonce(self, nonce: str, request: OAuth2Request) -> bool:
                return any(code.nonce == nonce for code in provider._codes.values())

            def get_client_claims(self, client: Client) -> Claims:
                return {"iss": provider.issuer, "aud": [client.get_client_id()]}

            def get_encode_header(self, client: Client) -> dict[str, str]:
                return {"alg": "RS256", "kid": str(provider.key.kid)}

            def get_client_algorithm(self, client: Client) -> str:
                return "RS256"

            def resolve_client_private_key(self, client: Client) -> RSAKey:
                return provider.key

            def generate_user_info(self, user: User, scope: str) -> Claims:
                return dict(user)

            def encode_id_token(self, token: Claims, request: OAuth2Request) -> str:
                honest = super().encode_id_token(token, request)
                claims = jwt.decode(honest, provider.key).claims
                provider.twist(claims)
                header = self.get_encode_header(request.client)
                return provider.lie(header, claims) if provider.lie else jwt.encode(header, claims, provider.key)

        class Issuer(IssuerParameter):
            def get_issuer(self) -> str:
                return provider.answers_as or provider.issuer

        server.register_grant(Grant, [CodeChallenge(required=True), Token(require_nonce=True)])
        server.register_extension(Issuer())
        return server

    def _routes(self, server: AuthorizationServer) -> None:
        @self._app.get("/.well-known/openid-configuration")
        def describe() -> flask.Response:
            self.asked.append("description")
            if self.huge:
                return flask.Response(b"x" * 2_000_000)
            return flask.jsonify(
                issuer=self.speaks_as or self.issuer,
                authorization_endpoint=f"{self.issuer}/authorize",
                token_endpoint=f"{self.issuer}/token",
                jwks_uri=f"{self.issuer}/keys",
                token_endpoint_auth_methods_supported=["client_secret_basic"],
                authorization_response_iss_parameter_supported=True,
            )

        @self._app.get("/keys")
        def keys() -> flask.Response:
            return flask.jsonify(keys=[{"kty": "EC", "kid": "broken"}, self.key.as_dict(private=False)])

        @self._app.get("/authorize")
        def authorize() -> Any:
            user = self.people.get(flask.request.headers.get("x-user", ""))
            grant = server.get_consent_grant(end_user=user)
            return server.create_authorization_response(grant_user=user, grant=grant)

        @self._app.post("/token")
        def token() -> Any:
            self.asked.append("token")
            return server.create_token_response()

    def add(self, email: str, **claims: Any) -> User:
        """Somebody new at the provider, whose address it verified."""
        self.people[email] = (
            User(sub=secrets.token_hex(8), email=email, email_verified=True, name="Nieuw Mens") | claims
        )
        usual = {"sub": secrets.token_hex(8), "email": email, "email_verified": True, "name": "Nieuw Mens"}
        self.people[email] = User(usual | claims)
        return self.people[email]

    def rotate(self) -> None:
        """Sign with another key from now on; the one before is not published any more."""
        self.key = RSAKey.generate_key(2048, {"kid": secrets.token_hex(4), "use": "sig"}, auto_kid=False)

    def honest(self) -> None:
        """Lie no more."""
        self.twist, self.lie, self.speaks_as, self.answers_as, self.huge = (lambda claims: None), None, "", "", False

    async def sign_in(self, address: str, email: str) -> str:
        """What a browser does at the provider for this person: the path and query that it is sent back to."""
        async with httpx.AsyncClient() as browser:
            answer = await browser.get(address, headers={"x-user": email})
        assert answer.status_code == 302, answer.text
        parts = urlsplit(answer.headers["location"])
        return f"{parts.path}?{parts.query}"

    @contextmanager
    def open(self) -> Iterator["Provider"]:
        """Answer for as long as `with` lasts."""
        threading.Thread(target=self._wsgi.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield self
        finally:
            self._wsgi.shutdown()
            self._wsgi.server_close()


class Quiet(WSGIRequestHandler):
    """Says nothing on the test's screen."""

    def log(self, *_: object) -> None: ...


def _known(name: str) -> Client | None:
    return Client() if name == "werkbalans" else None


def asked(address: str) -> dict[str, str]:
    """The parameters of an address."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
