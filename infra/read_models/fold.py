"""Rows after events: a view folded over a page in memory, up to the first event that it cannot take."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from domain.kernel.events import Recorded
from domain.kernel.views import Key, View

Rows = dict[Key, Any]


class Poison(msgspec.Struct, frozen=True):
    """The event at which a projection has to stop, and why: types and positions, no personal data."""

    seq: int
    reason: str


def keys_touched(view: View[Any], page: Sequence[Recorded]) -> tuple[dict[int, Sequence[Key]], Poison | None]:
    """The keys that each event of the page touches, by position, up to the first that the view cannot take."""
    touched: dict[int, Sequence[Key]] = {}
    for recorded in page:
        if type(recorded.event) not in view.events:
            continue
        try:
            touched[recorded.seq] = view.keys_of(recorded)
        except Exception as error:  # noqa: BLE001 - whatever a view raises parks it, it never skips
            return touched, _poison(recorded, error)
    return touched, None


def fold(
    view: View[Any], page: Sequence[Recorded], touched: Mapping[int, Sequence[Key]], rows: Rows
) -> tuple[Rows, Poison | None]:
    """The rows that changed (None: removed), and the event that could not be taken; `rows` are those before."""
    changed: Rows = {}
    for recorded in page:
        step: Rows = {}
        try:
            for key in touched.get(recorded.seq, ()):
                before = step.get(key, changed[key] if key in changed else rows.get(key))
                step[key] = view.evolve(before, recorded, key)
        except Exception as error:  # noqa: BLE001 - whatever a view raises parks it, it never skips
            return changed, _poison(recorded, error)
        changed |= step
    return changed, None


def _poison(recorded: Recorded, error: Exception) -> Poison:
    return Poison(recorded.seq, f"{recorded.event.NAME} at {recorded.seq}: {type(error).__name__}")
