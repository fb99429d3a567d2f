"""Where the content of files is kept: sealed, in the tenant's own rows, found by digest."""

import os
from collections.abc import Callable
from typing import Any

import psycopg
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from domain.kernel.ids import FileId, TenantId
from infra.pool import Pool
from infra.settings import derive

NONCE = 12
KEEP = "SELECT werkbalans.keep_document({})"


class Vault:
    """Seals content for a tenant. AES-256-GCM under a key derived for the tenant; the associated data binds the bytes
    to tenant and digest, so that neither can be exchanged for another."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def seal(self, tenant: TenantId, place: bytes, content: bytes) -> bytes:
        """The sealed bytes, other ones each time. `place` is the content's digest."""
        nonce = os.urandom(NONCE)
        return nonce + self._cipher(tenant).encrypt(nonce, content, tenant.bytes + place)

    def unseal(self, tenant: TenantId, place: bytes, sealed: bytes) -> bytes:
        """The content. Raises InvalidTag when the stored bytes were changed."""
        return self._cipher(tenant).decrypt(sealed[:NONCE], sealed[NONCE:], tenant.bytes + place)

    def _cipher(self, tenant: TenantId) -> AESGCM:
        return AESGCM(derive(self._key, f"tenant:{tenant}"))


class Documents:
    """Keeps, gives and erases content, each in one round trip."""

    def __init__(self, pool: Pool, token: Callable[[TenantId], str], key: bytes) -> None:
        self._pool, self._token, self._vault = pool, token, Vault(key)

    async def keep(self, tenant: TenantId, file: FileId, digest: str, content: bytes) -> None:
        """Keep the content for this file; keeping it twice is keeping it once."""
        place = bytes.fromhex(digest)
        sealed = self._vault.seal(tenant, place, content)
        await self._pool.execute(KEEP.format("$1, $2, $3, $4"), self._token(tenant), file, place, sealed)

    async def read(self, tenant: TenantId, file: FileId, digest: str) -> bytes | None:
        """The content, None when it was erased. Raises InvalidTag when the stored bytes were changed."""
        place = bytes.fromhex(digest)
        sealed = await self._pool.fetchval(
            "SELECT werkbalans.document_of($1, $2, $3)", self._token(tenant), file, place
        )
        return None if sealed is None else self._vault.unseal(tenant, place, sealed)

    async def erase(self, tenant: TenantId, file: FileId) -> int:
        """Erase what the file used, unless another file uses the same bytes; how many contents went."""
        return int(await self._pool.fetchval("SELECT werkbalans.erase_document($1, $2)", self._token(tenant), file))


class WorkerDocuments:
    """Keeps, gives and erases content on a connection of the worker, inside the caller's transaction."""

    def __init__(self, token: Callable[[TenantId], str], key: bytes) -> None:
        self._token, self._vault = token, Vault(key)

    def keep(
        self, connection: "psycopg.Connection[Any]", tenant: TenantId, file: FileId, digest: str, content: bytes
    ) -> None:
        """Keep the content for this file; keeping it twice is keeping it once."""
        place = bytes.fromhex(digest)
        sealed = self._vault.seal(tenant, place, content)
        connection.execute(KEEP.format("%s, %s, %s, %s"), (self._token(tenant), file, place, sealed))

    def read(self, connection: "psycopg.Connection[Any]", tenant: TenantId, file: FileId, digest: str) -> bytes | None:
        """The content, None when it was erased. Raises InvalidTag when the stored bytes were changed."""
        place = bytes.fromhex(digest)
        row = connection.execute(
            "SELECT werkbalans.document_of(%s, %s, %s)", (self._token(tenant), file, place)
        ).fetchone()
        return self._vault.unseal(tenant, place, bytes(row[0])) if row and row[0] is not None else None

    def erase(self, connection: "psycopg.Connection[Any]", tenant: TenantId, file: FileId) -> None:
        """Erase what the file used, unless another file uses the same bytes."""
        connection.execute("SELECT werkbalans.erase_document(%s, %s)", (self._token(tenant), file))
