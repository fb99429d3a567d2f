"""How often a person wants the notices of a kind: one question, asked when a digest is gathered."""

from typing import Any

import psycopg

from domain.kernel.ids import PersonId, TenantId
from domain.kernel.notices import NoticeKind, Pace


def pace_of(_connection: psycopg.Connection[Any], _tenant: TenantId, _person: PersonId, _kind: NoticeKind) -> Pace:
    """Once a day, as long as nobody can choose otherwise. The transaction's tenant must be set."""
    return Pace.DAILY
