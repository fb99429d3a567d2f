"""Where the content of files is kept: sealed, in the tenant's own rows, found by digest."""

import os
from collections.abc import Callable
from typing import Any

import asyncpg
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from domain.kernel.ids import FileId, TenantId
from infra.settings import derive

NONCE = 12


class Documents:
    """Keeps, gives and erases content, each in one round trip.

    AES-256-GCM under a key derived for the tenant; the associated data binds the bytes to tenant and digest, so that
    neither can be exchanged for another.
    """

    def __init__(self, pool: "asyncpg.Pool[Any]", token: Callable[[TenantId], str], key: bytes) -> None:
        self._pool, self._token, self._key = pool, token, key

    async def keep(self, tenant: TenantId, file: FileId, digest: str, content: bytes) -> None:
        """Keep the content for this file; keeping it twice is keeping it once."""
        nonce, place = os.urandom(NONCE), bytes.fromhex(digest)
        sealed = nonce + self._cipher(tenant).encrypt(nonce, content, tenant.bytes + place)
        await self._pool.execute(
            "SELECT werkbalans.keep_document($1, $2, $3, $4)", self._token(tenant), file, place, sealed
        )

    async def read(self, tenant: TenantId, file: FileId, digest: str) -> bytes | None:
        """The content, None when it was erased. Raises InvalidTag when the stored bytes were changed."""
        place = bytes.fromhex(digest)
        sealed = await self._pool.fetchval(
            "SELECT werkbalans.document_of($1, $2, $3)", self._token(tenant), file, place
        )
        if sealed is None:
            return None
        return self._cipher(tenant).decrypt(sealed[:NONCE], sealed[NONCE:], tenant.bytes + place)

    async def erase(self, tenant: TenantId, file: FileId) -> int:
        """Erase what the file used, unless another file uses the same bytes; how many contents went."""
        return int(await self._pool.fetchval("SELECT werkbalans.erase_document($1, $2)", self._token(tenant), file))

    def _cipher(self, tenant: TenantId) -> AESGCM:
        return AESGCM(derive(self._key, f"tenant:{tenant}"))
