"""The pages, one module per slice: server-rendered, complete without JavaScript."""

from services.api.pages import (
    approach,
    audit_trail,
    contact,
    kickoff,
    operator,
    organisation,
    people,
    plans,
    sign_in,
    support,
)

PAGES = [
    sign_in.ROUTES,
    organisation.ROUTES,
    people.ROUTES,
    plans.ROUTES,
    kickoff.ROUTES,
    approach.ROUTES,
    contact.ROUTES,
    support.ROUTES,
    audit_trail.ROUTES,
    operator.ROUTES,
]
