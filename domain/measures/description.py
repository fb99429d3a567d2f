"""What a measure is: a concrete goal, the employees' own part in it, and the level at which it takes hold."""

from enum import StrEnum

import msgspec

from domain.kernel.ids import IssueId, PersonId, SignalId, UnitId
from domain.kernel.refusals import InvalidValue
from domain.kernel.texts import needed, one_line
from domain.measures.refusals import MeasureNeedsActiveRole

ANSWERED = 200


class Level(StrEnum):
    """Where a measure takes hold. Collective goes before individual (Arbowet art. 3(1)(a, b))."""

    SOURCE = "source"
    COLLECTIVE = "collective"
    INDIVIDUAL = "individual"


class Description(msgspec.Struct, frozen=True, kw_only=True):
    """A measure in words. `active_role` says what employees do in it; `signals` and `issues` are what it answers."""

    title: str
    goal: str
    active_role: str
    level: Level
    unit: UnitId | None = None
    signals: tuple[SignalId, ...] = ()
    issues: tuple[IssueId, ...] = ()

    @property
    def answers(self) -> frozenset[SignalId | IssueId]:
        """All that it answers, in one set."""
        return frozenset((*self.signals, *self.issues))


class Practice(msgspec.Struct, frozen=True, kw_only=True):
    """A best practice: what worked, where, and whom to ask about it; the rest makes it a template."""

    title: str
    goal: str
    active_role: str
    level: Level
    what_worked: str
    where: str
    contact: PersonId


def complete(given: Description) -> Description:
    """The description without spaces around its words. Raises InvalidValue or MeasureNeedsActiveRole."""
    if not given.active_role.strip():
        raise MeasureNeedsActiveRole(field="active_role")
    for name, chosen in (("signals", given.signals), ("issues", given.issues)):
        if len(chosen) > ANSWERED:
            raise InvalidValue(field=name, reason="too_long", high=ANSWERED)
    return msgspec.structs.replace(
        given,
        title=one_line("title", given.title),
        goal=needed("goal", given.goal),
        active_role=needed("active_role", given.active_role),
        signals=tuple(dict.fromkeys(given.signals)),
        issues=tuple(dict.fromkeys(given.issues)),
    )


def complete_practice(given: Practice) -> Practice:
    """The practice without spaces around its words. Raises InvalidValue or MeasureNeedsActiveRole."""
    if not given.active_role.strip():
        raise MeasureNeedsActiveRole(field="active_role")
    return msgspec.structs.replace(
        given,
        title=one_line("title", given.title),
        goal=needed("goal", given.goal),
        active_role=needed("active_role", given.active_role),
        what_worked=needed("what_worked", given.what_worked),
        where=one_line("where", given.where),
    )
