"""Long lists, a page at a time: the cursor is the place in the log (`seq`) of the last row that was shown."""

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from domain.kernel.views import View
from infra.bootstrap import Services
from services.api.auth import Caller

R = TypeVar("R", bound=msgspec.Struct)


async def newest_first(
    services: Services, caller: Caller, view: View[R], where: Mapping[str, Any], before: int | None, limit: int
) -> tuple[list[R], int | None]:
    """At most `limit` rows below the cursor `before`, and the cursor of the next page (None on the last)."""
    below = {"seq <": before} if before else {}
    found = await services.views.find(caller.tenant, view, {**where, **below}, order=("-seq",), limit=limit + 1)
    page = list(found[:limit])
    return page, getattr(page[-1], "seq") if len(found) > limit else None  # noqa: B009 - a row of a list has a seq
