"""A dossier as its decisions and its page see it: a fold of its events."""

from datetime import date
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from domain.kernel.ids import PersonId, PlanId
from domain.works_council import events as e
from domain.works_council.law import CONSENTING, Body, last_day


class Permission(Struct, frozen=True):
    """What was asked of the court for a version, and what it ruled (None: nothing yet)."""

    version: int
    court: str
    asked_on: date
    granted: bool | None = None
    document: str = ""
    ruled_on: date | None = None


class Dossier(Struct, frozen=True):
    """One dossier. `requests` are the versions 1, 2, …; `fulfilled` numbers the conditions of the newest answer."""

    opened: e.DossierOpened | None = None
    requests: tuple[e.ConsentRequested, ...] = ()
    withdrawn: e.RequestWithdrawn | None = None
    meetings: tuple[e.ConsultationMeetingHeld, ...] = ()
    answers: tuple[e.Answered, ...] = ()
    fulfilled: tuple[int, ...] = ()
    decision: e.DecisionNotified | None = None
    discovery: e.DecisionDiscovered | None = None
    invocation: e.NullityInvoked | None = None
    permission: Permission | None = None

    @property
    def plan(self) -> PlanId | None:
        """The plan that it belongs to."""
        return self.opened.plan if self.opened else None

    @property
    def version(self) -> int:
        """The version of the request that lies with the body; 0 when none does."""
        return 0 if self.withdrawn or not self.requests else self.requests[-1].version

    @property
    def askers(self) -> frozenset[PersonId]:
        """Everybody who asked, whatever the version."""
        return frozenset(each.by for each in self.requests)

    @property
    def answer(self) -> e.Answered | None:
        """The newest answer, if it is to the very version that lies there now."""
        newest = self.answers[-1] if self.answers else None
        return newest if newest is not None and newest.version == self.version else None

    @property
    def consented(self) -> bool:
        """Whether the body consented, with or without conditions, to exactly this version."""
        return self.answer is not None and self.answer.outcome is not e.Outcome.REFUSAL

    @property
    def permitted(self) -> bool:
        """Whether the court gave permission for exactly this version."""
        return self.permission is not None and self.permission.version == self.version and bool(self.permission.granted)

    @property
    def covered(self) -> bool:
        """Whether a decision under this version stands on consent or permission."""
        return self.version > 0 and (self.consented or self.permitted)

    @property
    def consenting_body(self) -> bool:
        """Whether the organisation has a body that can consent."""
        return self.opened is not None and Body(self.opened.body) in CONSENTING

    @property
    def decided(self) -> bool:
        """Whether a decision was told or found out."""
        return self.decision is not None or self.discovery is not None

    @property
    def uncovered_since(self) -> date | None:
        """The day from which the month of nullity runs: of the notice, or of finding out, whichever came first."""
        if self.decision is not None and self.decision.covered:
            return None
        days = [each.on for each in (self.decision, self.discovery) if each is not None]
        return min(days) if days else None

    @property
    def nullity_until(self) -> date | None:
        """The last day on which nullity can be invoked; None where no such clock runs."""
        return last_day(self.uncovered_since) if self.uncovered_since else None


def evolve(state: Dossier, event: e.DossierEvent) -> Dossier:
    """The dossier after one more event."""
    match event:
        case e.DossierOpened():
            return Dossier(event)
        case e.ConsentRequested():
            return replace(state, requests=(*state.requests, event), withdrawn=None, fulfilled=())
        case e.RequestWithdrawn():
            return replace(state, withdrawn=event)
        case e.ConsultationMeetingHeld():
            return replace(state, meetings=(*state.meetings, event))
        case e.Answered():
            return replace(state, answers=(*state.answers, event), fulfilled=())
        case e.ConditionFulfilled(condition=condition):
            return replace(state, fulfilled=(*state.fulfilled, condition))
        case e.ConditionReopened(condition=condition):
            return replace(state, fulfilled=tuple(each for each in state.fulfilled if each != condition))
        case e.DecisionNotified():
            return replace(state, decision=event)
        case e.DecisionDiscovered():
            return replace(state, discovery=event)
        case e.NullityInvoked():
            return replace(state, invocation=event)
        case e.PermissionRequested(version=version, court=court, on=on):
            return replace(state, permission=Permission(version, court, on))
        case e.PermissionRuled(granted=granted, document=document, on=on):
            asked = state.permission
            ruled = replace(asked, granted=granted, document=document, ruled_on=on) if asked else None
            return replace(state, permission=ruled)
        case _:
            assert_never(event)
