"""A moment of informal support: who recorded it strikes it, or who steers the plan with a reason; the trace stays."""

from uuid import UUID

from domain.kernel.personal import Personal
from domain.kernel.refusals import InvalidValue, NotFound
from domain.kernel.rights import Actor, Role
from domain.works_council.informal import (
    INFORMAL_SUPPORT,
    HearSupport,
    Mood,
    Occasion,
    StrikeSupport,
    SupportHeard,
    SupportStruck,
)
from domain.works_council.refusals import NotYourMoment
from tests.domain.specification import BAS, CEM, COORDINATOR, PLAN, TODAY, given

LEAD, COUNCIL = Actor(BAS, frozenset({Role.TEAM_LEAD})), Actor(CEM, frozenset({Role.WORKS_COUNCIL}))
KEY = UUID(int=7)
SAID = Personal(BAS, "Iedereen wil dit")
HEARD = SupportHeard(
    plan=PLAN, key=KEY, occasion=Occasion.TEAM_MEETING, unit=None, mood=Mood.BEHIND, words=SAID, on=TODAY
)


def strike(reason: str = "") -> StrikeSupport:
    return StrikeSupport(plan=PLAN, key=KEY, reason=reason)


def struck(reason: str = "") -> SupportStruck:
    return SupportStruck(plan=PLAN, key=KEY, reason=reason)


def test_a_team_lead_records_what_was_heard() -> None:
    command = HearSupport(
        plan=PLAN, key=KEY, occasion=Occasion.TEAM_MEETING, unit=None, mood=Mood.BEHIND, words=SAID, on=TODAY
    )
    given(INFORMAL_SUPPORT).when(command, by=LEAD).then(HEARD)


def test_who_recorded_it_strikes_it_without_a_reason() -> None:
    given(INFORMAL_SUPPORT, HEARD).when(strike(), by=LEAD).then(struck())
    given(INFORMAL_SUPPORT, HEARD).when(strike("Dubbel"), by=LEAD).then(struck("Dubbel"))
    given(INFORMAL_SUPPORT, HEARD, struck()).when(strike(), by=LEAD).then_nothing()


def test_a_works_council_member_does_not_strike_a_team_leads_moment() -> None:
    given(INFORMAL_SUPPORT, HEARD).when(strike("Dit klopt niet"), by=COUNCIL).then_refused(NotYourMoment, key=KEY)


def test_who_steers_the_plan_strikes_it_with_a_reason() -> None:
    given(INFORMAL_SUPPORT, HEARD).when(strike(), by=COORDINATOR).then_refused(InvalidValue, field="reason")
    given(INFORMAL_SUPPORT, HEARD).when(strike("Ander team"), by=COORDINATOR).then(struck("Ander team"))


def test_a_moment_that_is_not_there_is_not_struck() -> None:
    given(INFORMAL_SUPPORT).when(strike(), by=LEAD).then_refused(NotFound)
