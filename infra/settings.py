"""Configuration: read once from the environment; a missing or bad value stops the start and names its key."""

import base64
import os
import re
from collections.abc import Mapping
from urllib.parse import quote, urlsplit, urlunsplit

import msgspec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from infra.billing.seller import Seller
from infra.privacy.processors import SubProcessor, sub_processors


class BadSetting(Exception):
    """A setting that is missing or cannot be; the message is one sentence for the operator."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that differs between one installation and another.

    `database_url` is the login that owns the schema (migrations only); the API and the worker log in as their own
    least-privilege roles. `secret_key` is 32 random bytes, from which each purpose derives a key of its own.
    `api_calls` is how many calls an API token has a minute.
    `webhook_hosts` are `host:port` inside the operator's own network that webhooks may be sent to, `provider_hosts`
    those at which sign-in providers may be asked. `dns_server` (`host:port`) is asked for TXT records, else the
    system's own. `security_contact` is where somebody reports a weakness (mailto: or https:).
    """

    database_url: str
    api_database_url: str
    worker_database_url: str
    redis_url: str
    smtp_url: str
    public_url: str
    mail_from: str
    secret_key: bytes
    operator_emails: tuple[str, ...] = ()
    bounce_secret: str = ""
    webhook_hosts: tuple[str, ...] = ()
    provider_hosts: tuple[str, ...] = ()
    dns_server: str = ""
    api_calls: int = 600
    breached_passwords_url: str = ""
    security_contact: str = ""
    development: bool = False
    payment_secret: str = ""
    seller: Seller = Seller()
    sub_processors: tuple[SubProcessor, ...] = ()

    def key(self, purpose: str) -> bytes:
        """The 32-byte key of one purpose, derived from the secret key by HKDF-SHA256 (RFC 5869)."""
        return derive(self.secret_key, purpose)


def derive(secret: bytes, purpose: str) -> bytes:
    """32 bytes for one purpose; knowing one of them tells nothing of the others."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"werkbalans:" + purpose.encode()).derive(secret)


def role_password(secret: bytes, role: str) -> str:
    """The database password of one of our roles, where the environment gives no URL for it."""
    return derive(secret, f"database-role:{role}").hex()


def read(environ: Mapping[str, str] = os.environ) -> Settings:
    """Settings from environment variables. Raises BadSetting with a sentence that names the variable."""
    secret = _secret(_required(environ, "SECRET_KEY"))
    database_url = _required(environ, "DATABASE_URL")
    if urlsplit(database_url).scheme not in ("postgresql", "postgres"):
        raise BadSetting("DATABASE_URL must look like postgresql://user:password@host:5432/name.")
    return Settings(
        database_url=database_url,
        api_database_url=environ.get("API_DATABASE_URL") or _as_role(database_url, "werkbalans_api", secret),
        worker_database_url=environ.get("WORKER_DATABASE_URL") or _as_role(database_url, "werkbalans_worker", secret),
        redis_url=_required(environ, "REDIS_URL"),
        smtp_url=_required(environ, "SMTP_URL"),
        public_url=_required(environ, "PUBLIC_URL").rstrip("/"),
        mail_from=environ.get("MAIL_FROM", "Werkbalans <noreply@werkbalans.example>"),
        secret_key=secret,
        operator_emails=tuple(e.strip().lower() for e in environ.get("OPERATOR_EMAILS", "").split(",") if e.strip()),
        bounce_secret=environ.get("BOUNCE_SECRET", "").strip(),
        api_calls=_whole(environ, "API_CALLS_A_MINUTE", 600),
        webhook_hosts=tuple(host for host in environ.get("WEBHOOK_HOSTS", "").replace(",", " ").split()),
        provider_hosts=tuple(host for host in environ.get("PROVIDER_HOSTS", "").replace(",", " ").split()),
        dns_server=_host_and_port(environ, "DNS_SERVER"),
        breached_passwords_url=_https(environ, "BREACHED_PASSWORDS_URL"),
        security_contact=_contact(environ, "SECURITY_CONTACT"),
        development=environ.get("DEVELOPMENT", "") == "1",
        payment_secret=environ.get("PAYMENT_SECRET", "").strip(),
        seller=_seller(environ),
        sub_processors=_sub_processors(environ),
    )


def _seller(environ: Mapping[str, str]) -> Seller:
    given = {name: environ.get(f"SELLER_{name.upper()}", "").strip() for name in Seller.__struct_fields__}
    seller = Seller(**{name: value for name, value in given.items() if value})
    if not re.fullmatch("[A-Z0-9]{1,10}", seller.entity):
        raise BadSetting("SELLER_ENTITY must be capitals and digits, ten at most, such as WB.")
    return seller


def _sub_processors(environ: Mapping[str, str]) -> tuple[SubProcessor, ...]:
    try:
        return sub_processors(environ.get("SUB_PROCESSORS", ""))
    except ValueError as wrong:
        raise BadSetting(f"SUB_PROCESSORS must hold name | task | country, with ; between: not {wrong}.") from None


def _required(environ: Mapping[str, str], key: str) -> str:
    value = environ.get(key, "").strip()
    if not value:
        raise BadSetting(f"The setting {key} is missing: set it in the environment.")
    return value


def _https(environ: Mapping[str, str], key: str) -> str:
    value = environ.get(key, "").strip()
    if value and not value.startswith("https://"):
        raise BadSetting(f"{key} must begin with https://, or be left out.")
    return value


def _contact(environ: Mapping[str, str], key: str) -> str:
    value = environ.get(key, "").strip()
    if value and not re.fullmatch(r"mailto:[^\s@]+@[^\s@]+|https://\S+", value):
        raise BadSetting(f"{key} must be such as mailto:security@example.com or https://…, or be left out.")
    return value


def _host_and_port(environ: Mapping[str, str], key: str) -> str:
    value = environ.get(key, "").strip()
    if value and not re.fullmatch(r"[0-9A-Fa-f.:]+:[0-9]{1,5}", value):
        raise BadSetting(f"{key} must be an address and a port, such as 10.0.0.53:53, or be left out.")
    return value


def _whole(environ: Mapping[str, str], key: str, usual: int) -> int:
    text = environ.get(key, "").strip() or str(usual)
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 1_000_000):
        raise BadSetting(f"{key} must be a whole number above 0.")
    return int(text)


def _secret(text: str) -> bytes:
    try:
        secret = base64.b64decode(text, validate=True)
    except ValueError:
        raise BadSetting("SECRET_KEY must be base64.") from None
    if len(secret) != 32:
        raise BadSetting(f"SECRET_KEY must hold 32 bytes in base64; it holds {len(secret)}.")
    return secret


def _as_role(url: str, role: str, secret: bytes) -> str:
    parts = urlsplit(url)
    host = parts.hostname or "localhost"
    port = f":{parts.port}" if parts.port else ""
    return urlunsplit(parts._replace(netloc=f"{quote(role)}:{role_password(secret, role)}@{host}{port}"))
