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
    """One dossier. `requests` are the versions 1, 2, …

    `fulfilled` numbers the conditions of the newest answer that the body says are met, `reported` those that others
    say are. `disputed`: the body said after the newest answer that this is not its own.
    """

    opened: e.DossierOpened | None = None
    requests: tuple[e.ConsentRequested, ...] = ()
    withdrawn: e.RequestWithdrawn | None = None
    meetings: tuple[e.ConsultationMeetingHeld, ...] = ()
    answers: tuple[e.Answered, ...] = ()
    disputed: e.AnswerDisputed | None = None
    fulfilled: tuple[int, ...] = ()
    reported: tuple[int, ...] = ()
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
        """The newest answer, if it is to the very version that lies there now, and the body did not dispute it."""
        newest = self.answers[-1] if self.answers and self.disputed is None else None
        return newest if newest is not None and newest.version == self.version else None

    @property
    def own_voice(self) -> e.Answered | e.AnswerDisputed | None:
        """What the body itself last said of the version that lies there now; None while it said nothing."""
        if self.disputed is not None:
            return self.disputed if self.disputed.version == self.version else None
        return self.answer if self.answer is not None and self.answer.own else None

    @property
    def refused_before(self) -> e.Answered | None:
        """The body's own last answer to an earlier version, where that was no plain consent."""
        own = [each for each in self.answers if each.own and each.version < self.version]
        return own[-1] if own and own[-1].outcome is not e.Outcome.CONSENT else None

    @property
    def transcribed(self) -> bool:
        """Whether the answer that counts was copied for the body, which has not confirmed it."""
        return self.answer is not None and not self.answer.own

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
        """The day from which the month of nullity runs: of the notice, or of finding out, whichever came first.

        Where a decision stood on an answer that the body then said was not its own, it runs from the day on which the
        body could know of both: that a decision was taken, and on what answer.
        """
        if self.stands:
            return None
        if self.decision is not None and self.decision.covered:
            copies = [each.recorded_on for each in self.answers if not each.own and each.version == self.version]
            known = [self.decision.recorded_on, *copies]
            return max([self.decision.on, *(day for day in known if day is not None)])
        return self.decided_on

    @property
    def decided_on(self) -> date | None:
        """The day of the notice, or of finding out, whichever came first; None while there is no decision."""
        days = [each.on for each in (self.decision, self.discovery) if each is not None]
        return min(days) if days else None

    @property
    def stands(self) -> bool:
        """Whether a decision was told that had consent or permission on its day, and still has it."""
        return self.decision is not None and self.decision.covered and self.covered

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
            requests = (*state.requests, event)
            return replace(state, requests=requests, withdrawn=None, disputed=None, fulfilled=(), reported=())
        case e.RequestWithdrawn():
            return replace(state, withdrawn=event)
        case e.ConsultationMeetingHeld():
            return replace(state, meetings=(*state.meetings, event))
        case e.Answered():
            return _answered(state, event)
        case e.AnswerDisputed():
            return replace(state, disputed=event, fulfilled=(), reported=())
        case e.ConditionFulfilled(condition=condition, own=True):
            return replace(state, fulfilled=(*state.fulfilled, condition))
        case e.ConditionFulfilled(condition=condition):
            return replace(state, reported=(*state.reported, condition))
        case e.ConditionReopened(condition=condition):
            return replace(
                state,
                fulfilled=tuple(each for each in state.fulfilled if each != condition),
                reported=tuple(each for each in state.reported if each != condition),
            )
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


def _answered(state: Dossier, event: e.Answered) -> Dossier:
    """What was said of conditions stays where the same conditions are only confirmed."""
    same = state.answer is not None and state.answer.conditions == event.conditions
    now = replace(state, answers=(*state.answers, event), disputed=None)
    return now if same else replace(now, fulfilled=(), reported=())
