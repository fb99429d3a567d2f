"""Who is at turn in a dossier, what may happen next, and until when: pure, from the dossier and today."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from domain.works_council.events import Outcome
from domain.works_council.state import Dossier


class Phase(StrEnum):
    """Where a dossier is."""

    NO_BODY = "no_body"
    TO_REQUEST = "to_request"
    TO_MEET = "to_meet"
    TO_ANSWER = "to_answer"
    TO_DECIDE = "to_decide"
    REFUSED = "refused"
    AT_COURT = "at_court"
    NULLITY = "nullity"
    NULLITY_PASSED = "nullity_passed"
    INVOKED = "invoked"
    CONDITIONS_OPEN = "conditions_open"
    CONDITIONS_TO_CONFIRM = "conditions_to_confirm"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"


class Party(StrEnum):
    """Whose move it is."""

    MANAGEMENT = "management"
    BODY = "body"
    BOTH = "both"
    COURT = "court"
    NOBODY = "nobody"


class Turn(Struct, frozen=True):
    """The phase, whose turn it is, since when it waits, and the last day where the law sets one."""

    phase: Phase
    party: Party
    since: date | None = None
    until: date | None = None

    def waiting(self, today: date) -> int:
        """How many days it has waited."""
        return (today - self.since).days if self.since else 0


def turn_of(dossier: Dossier, today: date) -> Turn:
    """Whose turn it is today."""
    if dossier.opened is None or not dossier.consenting_body:
        return Turn(Phase.NO_BODY, Party.NOBODY)
    if dossier.decided:
        return _after_decision(dossier, today)
    if dossier.withdrawn:
        return Turn(Phase.WITHDRAWN, Party.NOBODY, dossier.withdrawn.on)
    if not dossier.version:
        return Turn(Phase.TO_REQUEST, Party.MANAGEMENT, dossier.opened.on)
    return _before_decision(dossier)


def _before_decision(dossier: Dossier) -> Turn:
    asked = dossier.requests[-1].on
    permission = dossier.permission
    if permission and permission.version == dossier.version and not dossier.consented:
        if permission.granted is None:
            return Turn(Phase.AT_COURT, Party.COURT, permission.asked_on)
        if permission.granted:
            return Turn(Phase.TO_DECIDE, Party.MANAGEMENT, permission.ruled_on)
        return Turn(Phase.REFUSED, Party.MANAGEMENT, permission.ruled_on)
    if dossier.answer is None:
        if not dossier.meetings:
            return Turn(Phase.TO_MEET, Party.BOTH, asked)
        return Turn(Phase.TO_ANSWER, Party.BODY, asked)
    if dossier.answer.outcome is Outcome.REFUSAL:
        return Turn(Phase.REFUSED, Party.MANAGEMENT, dossier.answer.on)
    return Turn(Phase.TO_DECIDE, Party.MANAGEMENT, dossier.answer.on)


def _after_decision(dossier: Dossier, today: date) -> Turn:
    since, until = dossier.uncovered_since, dossier.nullity_until
    if since is not None and until is not None:
        if dossier.invocation is not None and dossier.invocation.in_time:
            return Turn(Phase.INVOKED, Party.MANAGEMENT, dossier.invocation.on)
        if today <= until:
            return Turn(Phase.NULLITY, Party.BODY, since, until)
        return Turn(Phase.NULLITY_PASSED, Party.NOBODY, since, until)
    answer = dossier.answer
    unmet = {number + 1 for number in range(len(answer.conditions))} - set(dossier.fulfilled) if answer else set()
    if answer and unmet:
        told = unmet <= set(dossier.reported)
        phase, party = (Phase.CONDITIONS_TO_CONFIRM, Party.BODY) if told else (Phase.CONDITIONS_OPEN, Party.MANAGEMENT)
        return Turn(phase, party, answer.on)
    return Turn(Phase.DECIDED, Party.NOBODY, dossier.decision.on if dossier.decision else None)
