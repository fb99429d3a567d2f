"""The rule of each route: who passes its door at all. It stands beside the route and is held here, by one guard.

    @put("/plans/{plan:uuid}/title", summary="Rename a plan", rule=Right.STEER_PLAN)

`rule` is a right, or several of which one is enough, or one of the words below. What a right asks stands in
`domain/kernel/rights.py`; what a rule leaves open (whose row, whose measure) the deciders say. A route without a rule
keeps the application from starting.
"""

from enum import Enum
from typing import Any

from litestar import Litestar, Request
from litestar.connection import ASGIConnection
from litestar.handlers.base import BaseRouteHandler
from litestar.routes import HTTPRoute

from domain.kernel.refusals import NotAllowed
from domain.kernel.rights import Right
from services.api.auth import Caller, hold, provide_caller, provide_operator


class Rule(Enum):
    """What is no right: open to anybody; to each member, for their own things; to who runs the service."""

    PUBLIC = "public"
    OWN = "own"
    OPERATOR = "operator"


PUBLIC, OWN, OPERATOR = Rule.PUBLIC, Rule.OWN, Rule.OPERATOR
Stated = Rule | frozenset[Right]


class RouteWithoutRule(Exception):
    """A route that does not say who passes its door."""


def rule_of(handler: BaseRouteHandler) -> Stated:
    """What a route states. What Litestar adds itself (OPTIONS, the API's description, our files) is open to anybody.

    Raises RouteWithoutRule.
    """
    if handler.fn.__module__.startswith("litestar."):
        return PUBLIC
    stated = handler.opt.get("rule")
    if isinstance(stated, Rule):
        return stated
    rights = frozenset(each for each in (stated if isinstance(stated, tuple) else (stated,)) if isinstance(each, Right))
    if not rights:
        raise RouteWithoutRule(f"{handler} states no rule: add rule=Right.… (services/api/rules.py)")
    return rights


def handlers_of(app: Litestar) -> list[tuple[str, str, BaseRouteHandler]]:
    """Each route that the application has: its method, its path, its handler."""
    return [
        (method, route.path, handler)
        for route in app.routes
        if isinstance(route, HTTPRoute)
        for handler in route.route_handlers
        for method in sorted(map(str, handler.http_methods))
        if method != "OPTIONS"
    ]


def refuse_unruled(app: Litestar) -> None:
    """Raise RouteWithoutRule when there is a route without one."""
    for _, _, handler in handlers_of(app):
        rule_of(handler)


async def guard_rule(connection: "ASGIConnection[Any, Any, Any, Any]", handler: BaseRouteHandler) -> None:
    """Let pass whom the route's rule lets pass. Raises Unauthenticated or NotAllowed; what a form held is kept."""
    rule = rule_of(handler)
    if rule is PUBLIC:
        return
    request = connection if isinstance(connection, Request) else Request(connection.scope, connection.receive)
    services = request.app.state.services
    if rule is OPERATOR:
        await provide_operator(request, services)
        return
    caller = await provide_caller(request, services)
    if isinstance(rule, frozenset) and not passes(rule, caller):
        await hold(request)
        raise NotAllowed(right=min(rule).value)


def passes(rights: frozenset[Right], caller: Caller) -> bool:
    """Whether the caller has one of the rights."""
    return any(caller.actor.may(right) for right in rights)
