"""The pages, one module per slice: server-rendered, complete without JavaScript."""

from services.api.pages import audit_trail, kickoff, operator, organisation, people, plans, sign_in

PAGES = [
    sign_in.ROUTES,
    organisation.ROUTES,
    people.ROUTES,
    plans.ROUTES,
    kickoff.ROUTES,
    audit_trail.ROUTES,
    operator.ROUTES,
]
