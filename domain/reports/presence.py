"""Who was where at each place of the log, and what follows from it: which figures about people may be told."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from uuid import UUID

import msgspec
from msgspec.structs import replace

from domain.kernel.events import Recorded
from domain.kernel.ids import PersonId, PlanId, UnitId
from domain.kernel.release import Extent, People, Release, everybody, release_of, upwards
from domain.kernel.views import Key, View
from domain.organisation.events import MemberInvited, MemberLeft, UnitAdded
from domain.plan.events import CycleOpened, PlanClosed, PlanReopened, PlanStarted, UnitJoined


class Thing(StrEnum):
    """What can be somewhere: a member in a unit, a unit below another, a plan in units.

    A plan is in all units that ever took part, for as long as it goes on.
    """

    MEMBER = "member"
    UNIT = "unit"
    PLAN = "plan"


class Span(msgspec.Struct, frozen=True):
    """In this unit (None: in no unit, at the top, the whole organisation) from one place in the log to another.

    `until` is the first place at which it was so no longer; None while it is.
    """

    unit: UnitId | None
    since: int
    until: int | None = None

    def at(self, position: int) -> bool:
        """Whether it was so after the event at this place."""
        return self.since <= position and (self.until is None or position < self.until)


class PresenceRow(msgspec.Struct, frozen=True):
    """Where a member, a unit or a plan was, and when."""

    thing: UUID
    kind: Thing
    spans: tuple[Span, ...]


class Presence:
    """Members, units and the plans that go on, as they were at one place in the log."""

    def __init__(self, rows: Sequence[PresenceRow], position: int) -> None:
        self.parents: dict[UnitId, UnitId | None] = {}
        self.plans: dict[PlanId, tuple[UnitId, ...]] = {}
        self._members: dict[PersonId, UnitId | None] = {}
        for row in rows:
            now = [span for span in row.spans if span.at(position)]
            match row.kind:
                case Thing.MEMBER if now:
                    self._members[PersonId(row.thing)] = now[-1].unit
                case Thing.UNIT if now:
                    self.parents[UnitId(row.thing)] = now[-1].unit
                case Thing.PLAN if now:
                    self.plans[PlanId(row.thing)] = tuple(span.unit for span in now if span.unit)

    @cached_property
    def reach(self) -> Mapping[PlanId, frozenset[UnitId]]:
        """Of each plan the units that ever took part, with those below them; all of them when it names none."""
        chains = {unit: upwards(unit, self.parents) for unit in self.parents}
        return {
            plan: frozenset(unit for unit in chains if not named or not set(named).isdisjoint(chains[unit]))
            for plan, named in self.plans.items()
        }

    @cached_property
    def homes(self) -> Mapping[PlanId, UnitId | None]:
        """Of each plan the lowest unit that all its units are in or below: what names no unit belongs there."""
        return {plan: self._home(units) for plan, units in self.plans.items()}

    def _home(self, units: Sequence[UnitId]) -> UnitId | None:
        chains = [upwards(unit, self.parents) for unit in units]
        shared = (unit for unit in chains[0] if all(unit in chain for chain in chains)) if chains else iter(())
        return next(shared, None)

    @cached_property
    def release(self) -> Release[PlanId, UnitId]:
        """Which figures about people may be shown."""
        return release_of(self.parents, self.behind, {plan: self._extent(plan) for plan in self.plans})

    def _extent(self, plan: PlanId) -> Extent[UnitId, PersonId]:
        units = self.reach[plan]
        people = everybody(self.behind[unit] for unit in units) if self.plans[plan] else frozenset(self._members)
        return Extent(units, people, self.homes[plan])

    @cached_property
    def behind(self) -> Mapping[UnitId, People[PersonId]]:
        """Who stands behind what is about a unit itself: its own members; where it has none, all those below it."""
        own: dict[UnitId, set[PersonId]] = {unit: set() for unit in self.parents}
        below: dict[UnitId, set[PersonId]] = {unit: set() for unit in self.parents}
        for person, where in self._members.items():
            for unit in upwards(where, self.parents):
                (own if unit == where else below)[unit].add(person)
        return {unit: frozenset(own[unit] or below[unit]) for unit in self.parents}

    def still_tells(self, now: "Presence") -> bool:
        """Whether all that may be told now may be told of this place, too, as the same sums.

        The plans reach the same of its units and are at home where they were; and what was closed since, and is in no
        total any more, may be told by itself: it is what the totals differ in.
        """
        kept = self.plans.keys() & now.plans.keys()
        same = all(
            now.homes[plan] == self.homes[plan] and now.reach[plan] & self.parents.keys() == self.reach[plan]
            for plan in kept
        )
        gone = self.plans.keys() - kept
        return same and gone <= self.release.wholes and self.release.tells_all_of(now.release, kept, self.parents)


def closed_at(rows: Sequence[PresenceRow], plan: PlanId | None, position: int) -> int | None:
    """The last place in the log before a plan was closed; None where it goes on."""
    spans = next((row.spans for row in rows if row.thing == plan and row.kind is Thing.PLAN), ())
    overs = [span.until for span in spans if span.until is not None and span.until <= position]
    return max(overs) - 1 if overs and not any(span.at(position) for span in spans) else None


WHERE = (
    MemberInvited, MemberLeft, UnitAdded, PlanStarted, UnitJoined, PlanClosed, PlanReopened, CycleOpened,
)  # fmt: skip


def _thing(recorded: Recorded) -> Sequence[Key]:
    match recorded.event:
        case MemberInvited(person=thing) | MemberLeft(person=thing):
            return ((thing,),)
        case PlanStarted(plan=thing) | UnitJoined(plan=thing) | PlanClosed(plan=thing):
            return ((thing,),)
        case PlanReopened(plan=thing) | CycleOpened(plan=thing):
            return ((thing,),)
        case UnitAdded(unit=thing):
            return ((thing,),)
        case _:
            return ()


def _presence(row: PresenceRow | None, recorded: Recorded, key: Key) -> PresenceRow | None:
    seq = recorded.seq
    match recorded.event:
        case MemberInvited(unit=unit):
            return PresenceRow(key[0], Thing.MEMBER, (*_over(row, seq), Span(unit, seq)))
        case UnitAdded(parent=parent):
            return PresenceRow(key[0], Thing.UNIT, (Span(parent, seq),))
        case PlanStarted(units=units):
            return PresenceRow(key[0], Thing.PLAN, tuple(Span(unit, seq) for unit in units or (None,)))
        case MemberLeft() | PlanClosed() if row:
            return replace(row, spans=tuple(_over(row, seq)))
        case PlanReopened() | CycleOpened() if row:
            return replace(row, spans=(*row.spans, *_again(row, seq)))
        case UnitJoined(unit=unit) if row:
            return replace(row, spans=(*row.spans, Span(unit, seq)))
        case _:
            return row


def _over(row: PresenceRow | None, seq: int) -> Sequence[Span]:
    return [_ended(each, seq) for each in row.spans] if row else []


def _again(row: PresenceRow, seq: int) -> Sequence[Span]:
    """A plan that was closed is where it was when that happened; one that goes on stays where it is."""
    overs = [span.until for span in row.spans]
    last = None if None in overs else max(over for over in overs if over is not None)
    return [Span(span.unit, seq) for span in row.spans if last is not None and span.until == last]


def _ended(span: Span, seq: int) -> Span:
    return span if span.until is not None else replace(span, until=seq)


PRESENCES = View(
    name="presence",
    version=2,
    row=PresenceRow,
    key=("thing",),
    events=frozenset(WHERE),
    keys_of=_thing,
    evolve=_presence,
)
