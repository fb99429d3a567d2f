"""When unnamed reports leave the inbox for the log, and in which form: the rules behind docs/decisions/0050.

A report lies in the inbox with its local date and nothing finer. Once a day, at RELEASE_HOUR of the organisation's
clock, what came on earlier days is released together and in random order: when at least TOGETHER lie there for the
plan, or when the oldest has waited LONGEST_DAYS.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from domain.kernel.anonymity import groups_to_name
from domain.kernel.ids import PersonId, SignalId, UnitId

RELEASE_HOUR = 6
TOGETHER = 3
LONGEST_DAYS = 3


def may_leave(received: Sequence[date], today: date) -> bool:
    """Whether the reports that came on these days may be released today, all of those of earlier days together."""
    waiting = [day for day in received if day < today]
    return len(waiting) >= TOGETHER or any((today - day).days >= LONGEST_DAYS for day in waiting)


def week_of(day: date) -> date:
    """The Monday of a date's week: as fine as an unnamed report may say when something was noticed."""
    return day - timedelta(days=day.weekday())


def subject_of(signal: SignalId) -> PersonId:
    """Whose words an unnamed reporter's are: the signal's own, so that they can be erased and lead to nobody."""
    return PersonId(signal)


def units_to_offer(
    plan_units: Sequence[UnitId],
    parents: Mapping[UnitId, UnitId | None],
    members: Mapping[UnitId | None, int],
) -> frozenset[UnitId]:
    """The units that an unnamed report may name: all units with their parents, how many active members each has.

    A member counts for their unit and for those above it, whichever comes first among the plan's own; a plan without
    units of its own is about all of them.
    """
    among = frozenset(plan_units or parents)
    sizes = dict.fromkeys(sorted(among), 0)
    rest = 0
    for unit, count in members.items():
        found = _nearest(unit, among, parents)
        if found is None:
            rest += count
        else:
            sizes[found] += count
    return groups_to_name(sizes, rest)


def _nearest(unit: UnitId | None, among: frozenset[UnitId], parents: Mapping[UnitId, UnitId | None]) -> UnitId | None:
    while unit is not None and unit not in among:
        unit = parents.get(unit)
    return unit
