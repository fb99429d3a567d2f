"""The seller's books: for the worker to enter documents, for the operator to look at, for the buyer to print."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
import psycopg

from domain.billing.events import Number
from domain.kernel.ids import TenantId
from infra.pool import Pool

Connection = psycopg.Connection[Any]


class Entry(msgspec.Struct, frozen=True):
    """A document in the books. A credit note names its invoice; `settled` is what was paid or credited."""

    entity: str
    year: int
    number: int
    document: UUID
    organisation: UUID
    credit_of: UUID | None
    issued_on: date
    due_on: date | None
    buyer: str
    net: int
    vat: int
    settled: int

    @property
    def label(self) -> str:
        """Its number."""
        return Number(self.entity, self.year, self.number).label

    @property
    def open(self) -> int:
        """What is still to be paid, in cents."""
        return 0 if self.credit_of else self.net + self.vat - self.settled


class Books:
    """What the API asks of the books."""

    def __init__(self, pool: Pool, token: Callable[[TenantId], str]) -> None:
        self._pool, self._token = pool, token

    async def all(self) -> Sequence[Entry]:
        """The newest 500 entries, for the operator."""
        return [Entry(*row) for row in await self._pool.fetch("SELECT * FROM werkbalans.books()")]

    async def pdf(self, tenant: TenantId, document: UUID) -> bytes | None:
        """A document of this organisation in print; None when it has no such."""
        found = await self._pool.fetchval("SELECT werkbalans.document_in_print($1, $2)", self._token(tenant), document)
        return bytes(found) if found is not None else None


def take_number(connection: Connection, entity: str, year: int) -> Number:
    """The next number, held until the transaction ends; rolled back with it, so that no number is lost."""
    row = connection.execute("SELECT werkbalans.take_invoice_number(%s, %s)", (entity, year)).fetchone()
    assert row is not None
    return Number(entity, year, int(row[0]))


def enter_document(
    connection: Connection,
    token: str,
    number: Number,
    document: UUID,
    facts: tuple[UUID | None, date, date | None, str, int, int],
    pdf: bytes,
) -> None:
    """Enter a document. `facts`: of which invoice it is a credit note, issued and due on, the buyer, net and VAT."""
    connection.execute(
        "SELECT werkbalans.enter_document(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)",
        (token, number.entity, number.year, number.number, document, *facts, pdf),
    )


def settle(connection: Connection, token: str, document: UUID, settled: int) -> None:
    """So much of an invoice is paid or credited."""
    connection.execute("SELECT werkbalans.settle(%s, %s, %s)", (token, document, settled))
