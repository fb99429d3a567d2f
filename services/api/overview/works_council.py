"""The works council's dossiers in the overviews: what waits, for how long, and which clock runs."""

from collections.abc import Sequence
from datetime import date

from domain.kernel.rights import Right, Role
from domain.plan.views import PlanRow
from domain.reminders.dated import A_WEEK
from domain.works_council.turn import Phase, Turn, turn_of
from domain.works_council.views import DOSSIERS, DossierRow
from infra.bootstrap import Services
from infra.language import gettext as _
from infra.language import long_date, ngettext
from services.api.auth import Caller
from services.api.dossier_words import phase_name
from services.api.overview.standing import Standing, State, Todo

LIMIT = 200
ALL = frozenset(Phase)
OF_LAW = frozenset({Phase.TO_ANSWER, Phase.NULLITY, Phase.CONDITIONS_TO_CONFIRM})


async def todos(services: Services, caller: Caller, plans: Sequence[PlanRow], today: date) -> list[Todo]:
    """What the caller can do in a dossier: answer, decide, keep conditions, mind the month of nullity."""
    return [*await _copied(services, caller, plans), *await _at_turn(services, caller, plans, today)]


async def outliving(services: Services, caller: Caller, plans: Sequence[PlanRow], today: date) -> list[Todo]:
    """In closed plans: what the law gives the body, and no closing takes from it."""
    if Role.WORKS_COUNCIL not in caller.actor.roles:
        return []
    found = await _at_turn(services, caller, plans, today, OF_LAW)
    return [*await _copied(services, caller, plans), *found]


async def _copied(services: Services, caller: Caller, plans: Sequence[PlanRow]) -> list[Todo]:
    by_id = {plan.plan: plan for plan in plans}
    where = {"plan in": list(by_id), "unconfirmed": True}
    copied = await services.views.find(caller.tenant, DOSSIERS, where, order=("seq",), limit=LIMIT)
    words, found = _("Er is namens jullie een antwoord vastgelegd over “%(subject)s”: klopt dit?"), []
    for row in copied:
        answer = row.dossier_state.answer
        if answer is not None and _of_the_body(caller, row):
            key = f"{row.dossier}/confirm:{len(row.dossier_state.answers)}"
            due = (answer.recorded_on or answer.on) + A_WEEK
            place = f"{_href(row)}#klopt"
            found.append(Todo(words % {"subject": row.subject}, place, by_id.get(row.plan), due, reminder=key))
    return found


async def _at_turn(
    services: Services, caller: Caller, plans: Sequence[PlanRow], today: date, phases: frozenset[Phase] = ALL
) -> list[Todo]:
    by_id = {plan.plan: plan for plan in plans}
    where = {"plan in": list(by_id), "settled": False}
    rows = await services.views.find(caller.tenant, DOSSIERS, where, order=("seq",), limit=LIMIT)
    found = ((row, turn_of(row.dossier_state, today)) for row in rows)
    return [
        Todo(words % {"subject": row.subject}, _href(row), by_id.get(row.plan), turn.until)
        for row, turn in found
        if turn.phase in phases and (words := _mine(caller, row, turn))
    ]


def _of_the_body(caller: Caller, row: DossierRow) -> bool:
    return Role.WORKS_COUNCIL in caller.actor.roles and caller.person not in row.dossier_state.askers


def _mine(caller: Caller, row: DossierRow, turn: Turn) -> str:
    roles = caller.actor.roles
    if _of_the_body(caller, row):
        if turn.phase is Phase.TO_ANSWER:
            return _("Antwoord op het verzoek om instemming: %(subject)s")
        if turn.phase is Phase.NULLITY:
            return _("Besluit zonder instemming; wil je de nietigheid inroepen? %(subject)s")
        if turn.phase is Phase.CONDITIONS_TO_CONFIRM:
            return _("Zijn de voorwaarden nagekomen? %(subject)s")
    if turn.phase is Phase.TO_MEET and (Role.WORKS_COUNCIL in roles or Role.MANAGEMENT in roles):
        return _("Houd een overlegvergadering over: %(subject)s")
    if Role.MANAGEMENT in roles:
        if turn.phase is Phase.TO_DECIDE:
            return _("Neem een besluit en deel het mee: %(subject)s")
        if turn.phase in (Phase.REFUSED, Phase.INVOKED):
            return _("Bepaal hoe het verder gaat: %(subject)s")
    if turn.phase is Phase.CONDITIONS_OPEN and caller.actor.may(Right.ASK_WORKS_COUNCIL):
        return _("Kom de voorwaarden na: %(subject)s")
    return ""


def _href(row: DossierRow) -> str:
    return f"/plannen/{row.plan}/or/{row.dossier}"


async def standings(services: Services, caller: Caller, plan: PlanRow, today: date) -> list[Standing]:
    """How the dossiers of a plan stand. A plan without one may be right: not every plan needs consent."""
    rows = await services.views.find(caller.tenant, DOSSIERS, {"plan": plan.plan}, order=("-seq",), limit=LIMIT)
    if not rows:
        return [Standing("or", State.NOT_STARTED, _("geen instemming gevraagd; niet elk plan heeft die nodig"))]
    turns = [(row, turn_of(row.dossier_state, today)) for row in rows]
    stuck = tuple(words for row, turn in turns if (words := _stuck(row, turn, today)))
    words = "; ".join(f"“{row.subject}”: {phase_name(turn).lower()}" for row, turn in turns[:3])
    rest = State.DONE if all(row.settled for row in rows) else State.BUSY
    return [Standing("or", State.STUCK if stuck else rest, words, stuck)]


def _stuck(row: DossierRow, turn: Turn, today: date) -> str:
    if turn.phase is Phase.NULLITY and turn.until:
        words = _("“%(subject)s”: besluit zonder instemming; nietigheid inroepen kan tot en met %(until)s")
        return words % {"subject": row.subject, "until": long_date(turn.until)}
    if turn.phase is Phase.TO_ANSWER and turn.waiting(today) > 0:
        days = turn.waiting(today)
        words = ngettext(
            "“%(subject)s” wacht %(days)s dag op antwoord", "“%(subject)s” wacht %(days)s dagen op antwoord", days
        )
        return words % {"subject": row.subject, "days": days}
    if turn.phase is Phase.INVOKED:
        return _("“%(subject)s”: de nietigheid is ingeroepen") % {"subject": row.subject}
    return ""
