"""Mails in words: each kind from its facts, in the reader's language, as text and as HTML."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import css_inline
import psycopg

from domain.kernel.ids import PlanId, stream
from domain.kickoff.reminders import Rule, still_due
from domain.method import TEMPLATES
from domain.organisation.decider import Organisation
from domain.plan.decider import PLAN
from infra.event_store.worker import WorkerLog
from infra.identity.house import HOUSE
from infra.identity.sign_in import issue_token
from infra.language import environment, gettext, in_language, language, long_date
from infra.mail.outbox import Mail
from infra.mail.timers import kickoff_of, organisation_of
from infra.settings import Settings

Connection = psycopg.Connection[Any]
TEMPLATES_OF_MAILS = environment(Path(__file__).parent / "templates")
INLINER = css_inline.CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)


class Withdrawn(Exception):
    """The mail makes no sense any more; the text says why."""


def compose(settings: Settings, log: WorkerLog, connection: Connection, mail: Mail) -> EmailMessage:
    """The mail, ready to send. The transaction's tenant must be set. Raises Withdrawn.

    A link's secret is made here: it stands in this mail only, its hash in the database.
    """
    person = connection.execute(
        "SELECT name, email, language FROM werkbalans.person WHERE tenant_id = %s AND person_id = %s",
        (mail.tenant, mail.recipient),
    ).fetchone()
    if person is None:
        raise Withdrawn("the person is gone")
    name, address, wanted = person
    with in_language(wanted):
        facts = _facts(settings, log, connection, mail) | {"name": name, "language": language()}
        return _message(settings, mail, address, facts)


def _facts(settings: Settings, log: WorkerLog, connection: Connection, mail: Mail) -> dict[str, Any]:
    if mail.kind == "reminder":
        return _reminder(settings, log, connection, mail)
    organisation = organisation_of(log, connection, mail.tenant)
    if mail.recipient not in organisation.members and mail.tenant != HOUSE:
        raise Withdrawn("the person left")
    secret = issue_token(connection, UUID(mail.subject), datetime.now(UTC))
    if secret is None:
        raise Withdrawn("the link was used, or has ended")
    link = f"{settings.public_url}/sign-in/{secret}"
    if mail.kind == "sign_in":
        return {"subject": gettext("Je inloglink voor Werkbalans"), "link": link}
    subject = gettext("Welkom bij Werkbalans van %(organisation)s") % {"organisation": organisation.name}
    return {"subject": subject, "link": link, "organisation": organisation.name}


def _reminder(settings: Settings, log: WorkerLog, connection: Connection, mail: Mail) -> dict[str, Any]:
    plan_id, _, row = mail.subject.partition("/")
    plan, due_on = PlanId(UUID(plan_id)), date.fromisoformat(mail.occurrence)
    organisation = organisation_of(log, connection, mail.tenant)
    state = kickoff_of(log, connection, mail.tenant, plan)
    today = _today(organisation)
    if not still_due(state, row, due_on, mail.recipient, Rule(mail.rule), today):
        raise Withdrawn("the row is done, or has another date or other people")
    source = TEMPLATES[state.template].row(row)
    loaded = log.load(connection, mail.tenant, stream(PLAN.category, plan))
    title = PLAN.fold([recorded.event for recorded in loaded.events]).title
    overdue = mail.rule == Rule.OVERDUE.value
    words = {"row": row, "date": long_date(due_on)}
    subject = (
        gettext("De datum is voorbij: rij %(row)s moest klaar zijn op %(date)s")
        if overdue
        else gettext("Herinnering: rij %(row)s moet klaar zijn op %(date)s")
    ) % words
    return {
        "subject": subject,
        "organisation": organisation.name,
        "plan": title,
        "row": row,
        "text": source.text.to(language()) if source else state.rows[row].text,
        "due_on": due_on,
        "overdue": overdue,
        "days_over": (today - due_on).days,
        "link": f"{settings.public_url}/plannen/{plan}/aftrap?open={row}#rij-{row}",
    }


def _today(organisation: Organisation) -> date:
    from zoneinfo import ZoneInfo

    return datetime.now(ZoneInfo(organisation.time_zone)).date()


def _message(settings: Settings, mail: Mail, address: str, facts: Mapping[str, Any]) -> EmailMessage:
    message = EmailMessage(policy=SMTP)
    message["Subject"] = facts["subject"]
    message["From"] = settings.mail_from
    message["To"] = address
    message["Date"] = format_datetime(datetime.now(UTC))
    message["Message-ID"] = f"<{mail.id}@{urlsplit(settings.public_url).hostname}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(TEMPLATES_OF_MAILS.get_template(f"{mail.kind}.txt").render(facts))
    html = TEMPLATES_OF_MAILS.get_template(f"{mail.kind}.html").render(facts)
    message.add_alternative(INLINER.inline(html), subtype="html")
    message["Content-Language"] = str(facts["language"])
    return message
