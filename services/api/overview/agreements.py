"""Agreements in the overviews: what waits for whom and how long, what is overdue, what is mine to say."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from domain.agreements.keeping import Kept, answer_by
from domain.agreements.stances import Stance, Standing
from domain.agreements.views import AGREEMENTS, AgreementRow, kept_of
from domain.agreements.voices import speaks
from domain.kernel.ids import PlanId, UnitId
from domain.organisation.views import ORGANISATIONS
from domain.plan.views import PlanRow
from domain.reminders.dated import A_WEEK
from infra.bootstrap import Services
from infra.language import gettext as _
from infra.language import long_date, ngettext
from services.api.agreements import own_unit_of, voice_of
from services.api.auth import Caller
from services.api.names import names_of
from services.api.overview.standing import Standing as PlaceStanding
from services.api.overview.standing import State, Todo
from services.api.words import Names
from services.api.words.agreements import party_words

MOST = 500
OPEN = (Standing.PROPOSED, Standing.OBJECTED, Standing.WITHDRAWN)


async def todos(services: Services, caller: Caller, plans: Sequence[PlanRow], today: date) -> list[Todo]:
    """Agree or object as the party that I speak for; report what is (nearly) due; answer another party's report."""
    own_unit = await own_unit_of(services, caller)
    by_id = {plan.plan: plan for plan in plans}
    found = []
    open_, agreed = [await _in_states(services, caller, states, by_id) for states in (OPEN, (Standing.AGREED,))]
    for row in open_:
        mine = voice_of(row, caller, own_unit)
        if mine is not None and mine.stance is Stance.WAITING:
            words = _("Wat vind je van de afspraak “%(title)s”?") % {"title": row.title}
            key = f"{row.agreement}/position:{mine.party.key}"
            due = answer_by(row.effective_on, row.proposed_on)
            found.append(Todo(words, _href(row), by_id.get(row.plan), due, reminder=key))
    found += _copied((*open_, *agreed), caller, own_unit, by_id)
    organisation = await services.views.get(caller.tenant, ORGANISATIONS, (caller.tenant,))
    soon = today + timedelta(days=organisation.reminders.days_before if organisation else 0)
    for row in agreed:
        words = _to_keep(row, caller, own_unit, soon)
        if words:
            place, key = f"{_href(row)}#nakoming", "" if row.report else f"{row.agreement}/due"
            found.append(Todo(words % {"title": row.title}, place, by_id.get(row.plan), row.due_on, reminder=key))
    return found


async def outliving(services: Services, caller: Caller, plans: Sequence[PlanRow], _today: date) -> list[Todo]:
    """In closed plans: say whether what was copied for a party is what it said."""
    by_id = {plan.plan: plan for plan in plans}
    rows = await _in_states(services, caller, (*OPEN, Standing.AGREED), by_id)
    return _copied(rows, caller, await own_unit_of(services, caller), by_id)


def _copied(
    rows: Sequence[AgreementRow], caller: Caller, own_unit: UnitId | None, plans: Mapping[PlanId, PlanRow]
) -> list[Todo]:
    words, found = _("Er is namens jullie iets vastgelegd in de afspraak “%(title)s”: klopt dit?"), []
    for row in rows:
        mine = [each for each in row.parties if each.transcribed and speaks(each.party, caller.actor, own_unit)]
        if mine:
            key = f"{row.agreement}/confirm:{mine[0].party.key}"
            due = mine[0].on + A_WEEK if mine[0].on else None
            place = f"{_href(row)}#antwoord"
            found.append(Todo(words % {"title": row.title}, place, plans.get(row.plan), due, reminder=key))
    return found


def _to_keep(row: AgreementRow, caller: Caller, own_unit: UnitId | None, soon: date) -> str:
    mine = [each.party for each in row.parties if speaks(each.party, caller.actor, own_unit)]
    if not mine:
        return ""
    if row.report is None:
        return _("Is de afspraak “%(title)s” nagekomen?") if row.due_on <= soon else ""
    others = [party for party in mine if party != row.report.party]
    answered = {answer.party for answer in row.report.answers}
    mine_to_judge = row.report.by != caller.person and any(party not in answered for party in others)
    return _("Klopt de melding bij “%(title)s”?") if mine_to_judge else ""


async def standings(services: Services, caller: Caller, plan: PlanRow, today: date) -> list[PlaceStanding]:
    """How many agreements there are; which wait for whom and how long, which are overdue."""
    rows = await services.views.find(caller.tenant, AGREEMENTS, {"plan": plan.plan}, order=("-seq",), limit=MOST)
    if not rows:
        return [PlaceStanding("afspraken", State.NOT_STARTED, _("Er is nog geen afspraak"))]
    names = await names_of(services, caller, rows)
    stuck = [words for row in reversed(rows) for words in stuck_in(row, names, today)]
    agreed = sum(row.state is Standing.AGREED for row in rows)
    words = ngettext("%(agreed)s van %(all)s afspraak rond", "%(agreed)s van %(all)s afspraken rond", len(rows))
    if stuck:
        state = State.STUCK
    else:
        settled = (Kept.KEPT, Kept.KEPT_LATE)
        done = all(row.state is Standing.ENDED or kept_of(row, today) in settled for row in rows)
        state = State.DONE if done else State.BUSY
    who = dict.fromkeys(
        each.party.person
        for row in rows
        if row.state in OPEN
        for each in row.parties
        if each.party.person and each.stance is Stance.WAITING
    )
    told = words % {"agreed": agreed, "all": len(rows)}
    return [PlaceStanding("afspraken", state, told, tuple(stuck), tuple(who))]


def stuck_in(row: AgreementRow, names: Names, today: date) -> Iterator[str]:
    """What an agreement waits for and how long, or by when it was to be kept: one sentence each."""
    if row.state in OPEN:
        waiting = [party_words(each.party, names) for each in row.parties if each.stance is Stance.WAITING]
        against = [
            party_words(each.party, names) for each in row.parties if each.stance in (Stance.OBJECTED, Stance.WITHDRAWN)
        ]
        days = (today - row.proposed_on).days
        if against:
            yield _("“%(title)s”: %(parties)s is niet akkoord") % {"title": row.title, "parties": ", ".join(against)}
        elif waiting and days > 0:
            words = ngettext(
                "“%(title)s” wacht %(days)s dag op %(parties)s",
                "“%(title)s” wacht %(days)s dagen op %(parties)s",
                days,
            )
            yield words % {"title": row.title, "days": days, "parties": ", ".join(waiting)}
    verdict = kept_of(row, today)
    if verdict is Kept.DISPUTED:
        yield _("“%(title)s”: de partijen zijn het niet eens over de nakoming") % {"title": row.title}
    elif verdict is Kept.NOT_KEPT and row.state is not Standing.ENDED and row.binding_due_on:
        words = _("“%(title)s” moest op %(date)s zijn nagekomen")
        yield words % {"title": row.title, "date": long_date(row.binding_due_on)}


async def _in_states(
    services: Services, caller: Caller, states: Sequence[Standing], plans: Collection[PlanId]
) -> list[AgreementRow]:
    found: list[AgreementRow] = []
    for state in states:
        where = {"state": state.value, "plan in": list(plans)}
        found += await services.views.find(caller.tenant, AGREEMENTS, where, order=("-seq",), limit=MOST)
    return found


def _href(row: AgreementRow) -> str:
    return f"/plannen/{row.plan}/afspraken/{row.agreement}"
