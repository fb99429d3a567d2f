"""Rows after events: a view folded over a page in memory, up to the first event that it cannot take."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from domain.kernel.events import Recorded
from domain.kernel.views import Key, View

Rows = dict[Key, Any]
Touched = list[tuple[Recorded, Sequence[Key]]]


class Poison(msgspec.Struct, frozen=True):
    """The event at which a projection has to stop, and why: types and positions, no personal data."""

    seq: int
    reason: str


def keys_touched(view: View[Any], page: Sequence[Recorded]) -> tuple[Touched, Poison | None]:
    """The events that touch the view, each with its keys, up to the first that the view cannot take."""
    touched: Touched = []
    events, keys_of = view.events, view.keys_of
    for recorded in page:
        if type(recorded.event) not in events:
            continue
        try:
            touched.append((recorded, keys_of(recorded)))
        except Exception as error:  # noqa: BLE001 - whatever a view raises parks it, it never skips
            return touched, _poison(recorded, error)
    return touched, None


def fold(view: View[Any], touched: Touched, rows: Mapping[Key, Any]) -> tuple[Rows, Poison | None]:
    """The rows that changed (None: removed), and the event that could not be taken; `rows` are those before."""
    now: Rows = dict(rows)
    changed: Rows = {}
    evolve = view.evolve
    for recorded, keys in touched:
        try:
            if len(keys) == 1:
                (key,) = keys
                now[key] = changed[key] = evolve(now.get(key), recorded, key)
                continue
            step: Rows = {}
            for key in keys:
                step[key] = evolve(step[key] if key in step else now.get(key), recorded, key)
        except Exception as error:  # noqa: BLE001 - whatever a view raises parks it, it never skips
            return changed, _poison(recorded, error)
        now.update(step)
        changed.update(step)
    return changed, None


def rows_of(view: View[Any], page: Sequence[Recorded]) -> Rows:
    """The rows of a view after these events alone: for a decision that must not wait for a read model."""
    rows: Rows = {}
    for recorded in page:
        for key in view.keys_of(recorded) if type(recorded.event) in view.events else ():
            rows[key] = view.evolve(rows.get(key), recorded, key)
    return {key: row for key, row in rows.items() if row is not None}


def _poison(recorded: Recorded, error: Exception) -> Poison:
    return Poison(recorded.seq, f"{recorded.event.NAME} at {recorded.seq}: {type(error).__name__}")
