"""A row of the checklist: shortly before its date, or after it."""

from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from domain.kernel.ids import PlanId, stream
from domain.kernel.notices import NoticeKind
from domain.kickoff.reminders import Rule, still_due
from domain.method import CURRENT, TEMPLATES, Text
from domain.plan.decider import PLAN
from infra.language import gettext, language, long_date, ngettext
from infra.mail.reasons import Reason
from infra.mail.timers import kickoff_of, organisation_of
from services.worker.emails.form import Button, Item, Items, Letter, MailKind, Withdrawn, Words, Writing


class Reminder(msgspec.Struct, frozen=True):
    """The row as it stands: its words, its date, and by how many days that has passed (0: it has not)."""

    organisation: str
    plan: str
    row: str
    text: Text
    due_on: date
    days_over: int
    link: str
    thread: str = ""


def facts(writing: Writing) -> Reminder:
    """The row, if it is still open, on that date, with this person."""
    mail, log, connection = writing.mail, writing.log, writing.connection
    plan_id, _, row = mail.subject.partition("/")
    plan, due_on = PlanId(UUID(plan_id)), date.fromisoformat(mail.occurrence)
    organisation = organisation_of(log, connection, mail.tenant)
    state = kickoff_of(log, connection, mail.tenant, plan)
    today = writing.now.astimezone(ZoneInfo(organisation.time_zone)).date()
    if mail.recipient not in organisation.members:
        raise Withdrawn(Reason.LEFT)
    if not still_due(state, row, due_on, mail.recipient, Rule(mail.rule), today):
        raise Withdrawn(Reason.NOT_DUE)
    source = TEMPLATES[state.template].row(row)
    loaded = log.load(connection, mail.tenant, stream(PLAN.category, plan))
    own = state.rows[row].text or ""
    return Reminder(
        organisation=organisation.name,
        plan=PLAN.fold([recorded.event for recorded in loaded.events]).title,
        row=row,
        text=source.text if source else Text(own, own),
        due_on=due_on,
        days_over=max(0, (today - due_on).days),
        link=writing.link(f"/plannen/{plan}/aftrap?open={row}#rij-{row}"),
        thread=f"row {plan}/{row}",
    )


def letter(found: Reminder) -> Letter:
    """The mail in words."""
    words = {"row": found.row, "date": long_date(found.due_on)}
    over = bool(found.days_over)
    subject = (
        gettext("De datum is voorbij: rij %(row)s moest klaar zijn op %(date)s")
        if over
        else gettext("Herinnering: rij %(row)s moet klaar zijn op %(date)s")
    )
    return Letter(
        subject=subject % words,
        parts=(
            Words(
                gettext("Je staat als verantwoordelijke bij deze rij van de aftrap van “%(plan)s” (%(organisation)s):")
                % {"plan": found.plan, "organisation": found.organisation}
            ),
            Items((Item(found.text.to(language()), mark=found.row, late=over),)),
            Words(_when(found) % {"date": words["date"], "count": found.days_over}),
            Button(gettext("Open de checklist"), found.link),
        ),
        why=gettext(
            "Je krijgt deze mail één keer vlak voor de datum, en één keer als de datum voorbij is. Is de rij klaar?"
            " Vink hem dan af, dan komt er geen mail meer."
        ),
        about=frozenset({NoticeKind.CHECKLIST}),
        thread=found.thread,
    )


def _when(found: Reminder) -> str:
    if not found.days_over:
        return gettext("De rij moet klaar zijn op %(date)s.")
    return ngettext(
        "De rij moest klaar zijn op %(date)s. Dat is %(count)s dag geleden.",
        "De rij moest klaar zijn op %(date)s. Dat is %(count)s dagen geleden.",
        found.days_over,
    )


def _example(days_over: int) -> Reminder:
    row, due_on = CURRENT.row("1b"), date(2026, 11, 23)
    return Reminder(
        organisation="Zorggroep De Linde & Zonen",
        plan="Rust in de nacht",
        row="1b",
        text=row.text if row else Text("", ""),
        due_on=due_on - timedelta(days=days_over),
        days_over=days_over,
        link="https://werkbalans.example/plannen/voorbeeld/aftrap?open=1b#rij-1b",
        thread="row voorbeeld/1b",
    )


KIND = MailKind(
    key="reminder",
    name=Text("Herinnering", "Reminder"),
    facts=facts,
    letter=letter,
    examples={"before": _example(0), "a day over": _example(1), "days over": _example(12)},
)
