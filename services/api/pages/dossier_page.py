"""How the pages of the works council are put together from the read models and the log."""

from datetime import date
from typing import Any
from uuid import UUID

from litestar import Response

from domain.kernel.ids import PlanId
from domain.kernel.rights import Right, Role
from domain.works_council.decider import stream_of
from domain.works_council.law import Body, Ground, fits
from domain.works_council.state import Dossier
from domain.works_council.turn import Party, Phase, Turn, turn_of
from domain.works_council.views import DOSSIERS, SUPPORT_MOMENTS
from infra.bootstrap import Services
from services.api import dossier_words
from services.api.auth import Caller
from services.api.listing import newest_first
from services.api.names import names_of
from services.api.pages.forms import Shown, number
from services.api.pages.page import AnyRequest
from services.api.pages.plan_page import people_and_units, plan_page
from services.api.pages.story import story_of
from services.api.readings import note_dossier
from services.api.routes.plans import require_plan
from services.api.routes.works_council import require_dossier

PAGE = 50
MOMENTS = 30
FORM_OF = {"again": "meet", "early": "notify"}
PRIMARY = {
    Phase.TO_REQUEST: "request",
    Phase.WITHDRAWN: "request",
    Phase.TO_MEET: "meet",
    Phase.TO_ANSWER: "answer",
    Phase.TO_DECIDE: "notify",
    Phase.REFUSED: "request",
    Phase.AT_COURT: "ruling",
    Phase.NULLITY: "invoke",
}
MOVERS = {
    Party.BODY: (Role.WORKS_COUNCIL,),
    Party.MANAGEMENT: (Role.MANAGEMENT,),
    Party.BOTH: (Role.WORKS_COUNCIL, Role.MANAGEMENT),
}
HOLDER = {"answer": Role.WORKS_COUNCIL, "invoke": Role.WORKS_COUNCIL, "notify": Role.MANAGEMENT}


async def show_dossiers(
    request: AnyRequest, services: Services, caller: Caller, plan: PlanId, shown: Shown
) -> Response[Any]:
    """The dossiers that wait, one's own turn and the nearest last day first; what is done; informal support."""
    row = await require_plan(services, caller, plan)
    today = await services.calendar.today(caller.tenant)
    before = number(request.query_params.get("voor", ""))
    found, older = await newest_first(services, caller, DOSSIERS, {"plan": plan, "settled": True}, before, PAGE)
    unsettled = await services.views.find(caller.tenant, DOSSIERS, {"plan": plan, "settled": False}, order=("-seq",))
    turns = [(each, turn_of(each.dossier_state, today)) for each in (*unsettled, *found)]
    last = await services.views.find(caller.tenant, DOSSIERS, order=("-seq",), limit=1)
    return await plan_page(
        request,
        "works_council.html",
        caller,
        row,
        "or",
        shown.status,
        shown=shown,
        waiting=sorted((pair for pair in turns if waits(pair[1])), key=lambda pair: urgency(caller, pair[1])),
        ended=[pair for pair in turns if not waits(pair[1])],
        at_turn=lambda turn: at_turn(caller, turn),
        older=older,
        known=last[0].dossier_state.opened if last else None,
        moments=await services.views.find(
            caller.tenant, SUPPORT_MOMENTS, {"plan": plan}, order=("-seq",), limit=MOMENTS
        ),
        grounds=[each.value for each in Ground],
        bodies=[each.value for each in Body],
        say=dossier_words,
        today=today,
        may_ask=caller.actor.may(Right.ASK_WORKS_COUNCIL),
        may_find=caller.actor.may(Right.ANSWER_AS_WORKS_COUNCIL),
        may_hear=caller.actor.may(Right.PLAN_MEASURES) or caller.actor.may(Right.ANSWER_AS_WORKS_COUNCIL),
        **await people_and_units(services, caller),
    )


def waits(turn: Turn) -> bool:
    """Whether a dossier waits for somebody."""
    return turn.party is not Party.NOBODY


def at_turn(caller: Caller, turn: Turn) -> bool:
    """Whether it is the reader's move, by role."""
    return any(role in caller.actor.roles for role in MOVERS.get(turn.party, ()))


def urgency(caller: Caller, turn: Turn) -> tuple[bool, date, date]:
    """What comes first: one's own turn, then the nearest last day, then what waits longest."""
    return not at_turn(caller, turn), turn.until or date.max, turn.since or date.max


async def show_dossier(
    request: AnyRequest, services: Services, caller: Caller, plan: PlanId, dossier: UUID, shown: Shown
) -> Response[Any]:
    """One dossier; the forms are those that the caller may use at this moment."""
    row = await require_plan(services, caller, plan)
    found = await require_dossier(services, caller, plan, dossier)
    await note_dossier(services, caller, plan, dossier)
    state = found.dossier_state
    today = await services.calendar.today(caller.tenant)
    turn = turn_of(state, today)
    acts = acts_of(caller, state)
    opened, newest = state.opened, state.requests[-1] if state.requests else None
    return await plan_page(
        request,
        "dossier.html",
        caller,
        row,
        "or",
        shown.status,
        shown=shown,
        dossier=found,
        state=state,
        turn=turn,
        fits=opened is None or fits(opened.body, opened.staff),
        story=await story_of(request, services, caller, stream_of(found.dossier)),
        say=dossier_words,
        today=today,
        may_ask=caller.actor.may(Right.ASK_WORKS_COUNCIL),
        acts=acts,
        forms={FORM_OF.get(act, act) for act in acts},
        primary=primary_of(caller, turn),
        asker=caller.person in state.askers,
        council=Role.WORKS_COUNCIL in caller.actor.roles,
        own_body=of_the_body(caller, state),
        names=await names_of(services, caller, state),
        management=Role.MANAGEMENT in caller.actor.roles,
        now={
            "on": [str(today)],
            "text": [newest.text if newest else ""],
            "reasons": [newest.reasons if newest else ""],
            "consequences": [newest.consequences if newest else ""],
        },
        **await people_and_units(services, caller),
    )


def primary_of(caller: Caller, turn: Turn) -> str:
    """The act that the page puts first: the next one, where it is the caller's own to do."""
    act = PRIMARY.get(turn.phase, "")
    holder = HOLDER.get(act)
    return act if holder is None or holder in caller.actor.roles else ""


def of_the_body(caller: Caller, state: Dossier) -> bool:
    """Whether the caller speaks as the body in this dossier: a member of it who neither asked nor decided."""
    decider = state.decision.by if state.decision else None
    return Role.WORKS_COUNCIL in caller.actor.roles and caller.person not in {*state.askers, decider}


def acts_of(caller: Caller, state: Dossier) -> list[str]:
    """The acts that the caller may do in the dossier now, the likeliest first; the deciders have the last word."""
    asks, council = caller.actor.may(Right.ASK_WORKS_COUNCIL), Role.WORKS_COUNCIL in caller.actor.roles
    either = asks or council
    decides = asks and caller.person not in {each.by for each in state.answers}
    lying = state.version > 0 and not state.decided
    pending = state.permission is not None and state.permission.version == state.version
    open_case = pending and state.permission is not None and state.permission.granted is None
    may = {
        "invoke": either and state.nullity_until is not None and _not_invoked(caller, state),
        "ruling": either and open_case,
        "notify": decides and state.decision is None and state.covered,
        "meet": either and lying and not state.meetings,
        "answer": either and _may_answer(caller, state),
        "request": asks and state.consenting_body and not state.decided,
        "again": either and lying and bool(state.meetings),
        "early": decides and state.version > 0 and state.decision is None and not state.covered,
        "withdraw": asks and lying,
        "court": asks and lying and not state.consented and not pending,
        "discover": council and state.consenting_body and not state.decided and not state.covered,
    }
    return [act for act, allowed in may.items() if allowed]


def _not_invoked(caller: Caller, state: Dossier) -> bool:
    known = state.invocation
    return known is None or (Role.WORKS_COUNCIL in caller.actor.roles and not known.own and not known.in_time)


def _may_answer(caller: Caller, state: Dossier) -> bool:
    if not state.version or not state.meetings or caller.person in state.askers:
        return False
    if of_the_body(caller, state):
        return not state.decided or state.transcribed or state.disputed is not None
    return not state.decided and state.own_voice is None
