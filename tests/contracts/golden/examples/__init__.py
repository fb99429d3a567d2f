"""One full example of every event, slice by slice; its golden payload shows what these bytes have always meant."""

from domain.kernel.events import Event
from tests.contracts.golden.examples import (
    agreements,
    analysis,
    attachments,
    billing,
    contact,
    helpdesk,
    kickoff,
    measures,
    notices,
    organisation,
    plan,
    polls,
    privacy,
    publication,
    reminders,
    reports,
    results,
    retention,
    review,
    sharing,
    signals,
    single_sign_on,
    subscription,
    support,
    webhooks,
    works_council,
)
from tests.contracts.golden.examples.kickoff import ANSWERS
from tests.contracts.golden.examples.things import PLAN, TENANT

EVENTS: tuple[Event, ...] = (
    *organisation.EVENTS,
    *plan.EVENTS,
    *kickoff.EVENTS,
    *contact.EVENTS,
    *support.EVENTS,
    *measures.EVENTS,
    *works_council.EVENTS,
    *agreements.EVENTS,
    *signals.EVENTS,
    *analysis.EVENTS,
    *results.EVENTS,
    *review.EVENTS,
    *reminders.EVENTS,
    *attachments.EVENTS,
    *notices.EVENTS,
    *reports.EVENTS,
    *sharing.EVENTS,
    *webhooks.EVENTS,
    *single_sign_on.EVENTS,
    *subscription.EVENTS,
    *polls.EVENTS,
    *publication.EVENTS,
    *billing.EVENTS,
    *privacy.EVENTS,
    *helpdesk.EVENTS,
    *retention.EVENTS,
)

__all__ = ["ANSWERS", "EVENTS", "PLAN", "TENANT"]
