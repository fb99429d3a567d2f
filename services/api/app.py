"""The ASGI application: the JSON API under /api/v1, the pages, health and metrics, over one set of services."""

import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from litestar import Litestar, Request, Response, Router
from litestar.di import Provide
from litestar.exceptions import MethodNotAllowedException
from litestar.openapi.datastructures import ResponseSpec
from litestar.routes import HTTPRoute

from infra.bootstrap import open_services
from infra.settings import Settings, read
from services.api.api_docs import OPENAPI
from services.api.assets import assets_router
from services.api.auth import Callers, guard_csrf, provide_anybody, provide_caller, provide_operator, provide_owner
from services.api.confirm import guard_confirm, send_renewed
from services.api.errors import Problem, as_problem
from services.api.head import Headed
from services.api.health import live, metrics, ready
from services.api.limits import tell_calls
from services.api.logs import AccessLog, SafeHeaders, set_up_logs
from services.api.pages import PAGES
from services.api.pages.errors import as_page
from services.api.past import provide_services
from services.api.protocol import allowed, guard_format, guard_values, page_above, tell_methods
from services.api.routes import (
    absence,
    account,
    addresses,
    advisers,
    agreement_acts,
    agreements,
    analytics,
    answering,
    approach,
    audit,
    best_practices,
    bounces,
    contact,
    course,
    decisions,
    feed,
    files,
    handing_over,
    helpdesk,
    hrm_cycle,
    impression,
    informal_support,
    issue_words,
    issues,
    kickoff,
    measure_work,
    measures,
    meeting,
    messages,
    notices,
    organisation,
    outcomes,
    overview,
    payments,
    people_import,
    plans,
    polls,
    priorities,
    privacy,
    questionnaires,
    readings,
    reminders,
    reporting_link,
    reports,
    research,
    results,
    retention,
    review_decisions,
    reviews,
    scim,
    sharing,
    sign_in,
    signals,
    statement,
    subscription,
    talks,
    team_meetings,
    unnamed,
    webhook_messages,
    webhooks,
    weighing,
    works_council,
)
from services.api.rules import PUBLIC, guard_rule, refuse_unruled, rule_of
from services.api.scim.messages import as_scim
from services.api.security import security_txt
from services.api.strict import StrictRequest, StrictStructs

BODY_LIMIT = 1_000_000
PROBLEMS = {
    400: "The request cannot be read, or a field has the wrong form.",
    401: "Nobody is signed in.",
    403: "Your role does not carry the right, or the form has expired.",
    404: "It does not exist in your organisation.",
    409: "Somebody was first; the ETag is the current version.",
    413: "The body is too large.",
    415: "The body is neither JSON nor, where files are sent, a form.",
    422: "A rule of the method says no; the detail says what to do.",
    429: "Too many tries in a short while.",
}
API = Router(
    "/api/v1",
    route_handlers=[
        sign_in.ROUTES,
        account.ROUTES,
        privacy.ROUTES,
        helpdesk.ROUTES,
        readings.ROUTES,
        retention.ROUTES,
        organisation.ROUTES,
        absence.ROUTES,
        people_import.ROUTES,
        handing_over.ROUTES,
        addresses.ROUTES,
        advisers.ROUTES,
        analytics.ROUTES,
        sharing.ROUTES,
        subscription.ROUTES,
        notices.ROUTES,
        plans.ROUTES,
        audit.ROUTES,
        meeting.ROUTES,
        kickoff.ROUTES,
        approach.ROUTES,
        course.ROUTES,
        contact.ROUTES,
        statement.ROUTES,
        messages.ROUTES,
        weighing.ROUTES,
        overview.ROUTES,
        measures.ROUTES,
        measure_work.ROUTES,
        best_practices.ROUTES,
        talks.ROUTES,
        unnamed.ROUTES,
        answering.ROUTES,
        polls.ROUTES,
        outcomes.ROUTES,
        questionnaires.ROUTES,
        research.ROUTES,
        works_council.ROUTES,
        decisions.ROUTES,
        decisions.DISCOVERIES,
        informal_support.ROUTES,
        agreements.ROUTES,
        agreement_acts.ROUTES,
        signals.ROUTES,
        reporting_link.ROUTES,
        issues.ROUTES,
        issue_words.ROUTES,
        priorities.ROUTES,
        reminders.ROUTES,
        team_meetings.ROUTES,
        files.ROUTES,
        results.ROUTES,
        hrm_cycle.ROUTES,
        reviews.ROUTES,
        review_decisions.ROUTES,
        impression.ROUTES,
        reports.ROUTES,
        webhooks.ROUTES,
        webhook_messages.ROUTES,
        feed.ROUTES,
    ],
)

BESIDE = (scim.ROUTES, bounces.take, payments.take)  # other programs' own protocols

APART = [bounces.take, payments.take, live, ready, metrics, security_txt]
ANSWERS = {
    status: ResponseSpec(Problem, generate_examples=False, media_type="application/problem+json", description=text)
    for status, text in PROBLEMS.items()
}


def create_app(settings: Settings | None = None) -> Litestar:
    """The application; `settings` come from the environment unless given. Raises BadSetting on a wrong one."""
    known = settings or read()
    set_up_logs()
    app = Headed(lifespan=[_services], middleware=[AccessLog()], **parts_of(known))
    app.state.settings = known
    refuse_unruled(app)
    return app


def parts_of(known: Settings) -> dict[str, Any]:
    """What the application is made of, but for the services behind it and the log in front of it."""
    for route in API.routes:
        for handler in route.route_handlers if isinstance(route, HTTPRoute) else ():
            handler.responses = ANSWERS
            handler.security = [{}] if rule_of(handler) is PUBLIC else None
    pages = [*PAGES, *_pages_of_development()] if known.development else PAGES
    return {
        "route_handlers": [API, scim.ROUTES, *pages, *APART, assets_router()],
        "dependencies": {
            "services": Provide(provide_services),
            "caller": Provide(provide_caller),
            "anybody": Provide(provide_anybody),
            "operator": Provide(provide_operator),
            "owner": Provide(provide_owner),
        },
        "guards": [guard_csrf, guard_format, guard_confirm, guard_rule, guard_values],
        "before_send": [SafeHeaders(known.public_url.startswith("https://")), send_renewed, tell_calls, tell_methods],
        "exception_handlers": {Exception: _as_answer},
        "openapi_config": OPENAPI,
        "plugins": [StrictStructs()],
        "request_class": StrictRequest,
        "request_max_body_size": BODY_LIMIT,
        "logging_config": None,
    }


def _pages_of_development() -> list[Router]:
    from services.api.pages.mail_previews import ROUTES

    return [ROUTES]


@asynccontextmanager
async def _services(app: Litestar) -> AsyncIterator[None]:
    async with open_services(app.state.settings) as services:
        app.state.services = services
        app.state.callers = Callers()
        gc.freeze()
        yield


def _as_answer(request: Request[Any, Any, Any], error: Exception) -> Response[Any]:
    if request.url.path.startswith("/scim/"):
        return as_scim(request, error)
    asked = "html" in request.headers.get("accept", "") or "hx-request" in request.headers
    wants_page = asked and not request.url.path.startswith("/api/")
    if not isinstance(error, MethodNotAllowedException):
        return as_page(request, error) if wants_page else as_problem(request, error)
    methods = allowed(request.app, request.url.path)
    if wants_page and request.method == "GET" and methods:
        return page_above(request)
    response = as_page(request, error) if wants_page else as_problem(request, error)
    response.headers["Allow"] = ", ".join(methods)
    return response
