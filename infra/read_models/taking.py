"""A view takes in a page of events: asks for the rows that they touch, folds, stores what changed."""

from collections.abc import Sequence
from typing import Any

import psycopg

from domain.kernel.events import Recorded
from domain.kernel.ids import TenantId
from domain.kernel.views import View
from infra.read_models.fold import Poison, fold, keys_touched
from infra.read_models.rows import ask_rows, rows_found, write_rows

Connection = psycopg.Connection[Any]


class Taking:
    """Begun for all views before any is finished: on a pipeline, one round trip asks for the rows of all of them.

    `after` is the checkpoint at which the page begins; at 0 the generation is empty and nothing is asked for.
    """

    def __init__(
        self,
        connection: Connection,
        tenant: TenantId,
        view: View[Any],
        generation: int,
        after: int,
        page: Sequence[Recorded],
    ) -> None:
        self._connection, self._tenant, self._view, self._generation = connection, tenant, view, generation
        self._touched, self._stop = keys_touched(view, page)
        wanted = set() if view.once or after == 0 else {key for _, keys in self._touched for key in keys}
        self._asked = ask_rows(connection, tenant, view, generation, wanted) if wanted else None

    def finish(self) -> Poison | None:
        """Store the rows past these events; the event that the view cannot take, if any, is not in them."""
        before = rows_found(self._view, self._asked) if self._asked else {}
        changed, failed = fold(self._view, self._touched, before)
        new = {key: row for key, row in changed.items() if row != before.get(key)} if before else changed
        write_rows(self._connection, self._tenant, self._view, self._generation, new, fresh=not before)
        return failed or self._stop


def take_view(
    connection: Connection, tenant: TenantId, view: View[Any], generation: int, after: int, page: Sequence[Recorded]
) -> Poison | None:
    """Bring one view's rows past these events."""
    return Taking(connection, tenant, view, generation, after, page).finish()
