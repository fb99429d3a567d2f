"""The pages, one module per slice: server-rendered, complete without JavaScript."""

from services.api.pages import (
    agreements,
    approach,
    audit_trail,
    contact,
    kickoff,
    measures,
    operator,
    organisation,
    people,
    plans,
    research,
    shelf,
    sign_in,
    support,
    talks,
    works_council,
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
    measures.ROUTES,
    talks.ROUTES,
    research.ROUTES,
    shelf.ROUTES,
    works_council.ROUTES,
    agreements.ROUTES,
    audit_trail.ROUTES,
    operator.ROUTES,
]
