"""The ids and words that the examples share."""

from datetime import date
from uuid import UUID

from domain.kernel.ids import PersonId, PlanId, TenantId, UnitId

TENANT, PLAN, UNIT = TenantId(UUID(int=1)), PlanId(UUID(int=2)), UnitId(UUID(int=3))
ANNA, BAS = PersonId(UUID(int=11)), PersonId(UUID(int=12))
DAY = date(2026, 11, 23)
WORDS = 'Zorg & "Zo"\n\té \u20ac \U0001f33f \x1f \\ /'
