"""The rule of each route: who passes its door at all. It stands beside the route and is held here, by one guard.

    @put("/plans/{plan:uuid}/title", summary="Rename a plan", rule=Right.STEER_PLAN)

`rule` is a right, or several of which one is enough, or one of the words below. What a right asks stands in
`domain/kernel/rights.py`; what a rule leaves open (whose row, whose measure) the deciders say. A route without a rule
keeps the application from starting.
"""

from enum import Enum
from typing import Any

import msgspec
from litestar import Litestar, Request
from litestar.connection import ASGIConnection
from litestar.handlers.base import BaseRouteHandler
from litestar.routes import HTTPRoute

from domain.kernel.place import Stands
from domain.kernel.refusals import NotAllowed, NotFound, OutsideYourUnits
from domain.kernel.rights import RIGHTS, Actor, Right
from services.api.auth import provide_caller, provide_operator, provide_owner
from services.api.confirm import own_proof
from services.api.looking import look_along, note_page
from services.api.sent import hold
from services.api.standing import advises, towards


class Rule(Enum):
    """What is no right: open to anybody; to each member, for their own things; to who runs the service.

    ACCOUNT: to whoever is signed in with a session, of an organisation or of the house, for their own account; also
    where the organisation asks two steps and one was taken, since the second is set up there. Who came in by an
    organisation's provider alone confirms by a way of their own first, but for what says `vouched`.
    """

    PUBLIC = "public"
    OWN = "own"
    ACCOUNT = "account"
    OPERATOR = "operator"


PUBLIC, OWN, ACCOUNT, OPERATOR = Rule.PUBLIC, Rule.OWN, Rule.ACCOUNT, Rule.OPERATOR
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
    """Let pass whom the route's rule lets pass, as they stand towards the plan that the address names.

    Raises Unauthenticated, NotAllowed or OutsideYourUnits, and NotFound for an adviser to whom the plan was not given.
    What a form held is kept.
    """
    rule = rule_of(handler)
    if rule is PUBLIC:
        return
    request = connection if isinstance(connection, Request) else Request(connection.scope, connection.receive)
    services = request.app.state.services
    if rule is OPERATOR:
        await provide_operator(request, services)
        return
    if rule is ACCOUNT:
        owner = await provide_owner(request, services)
        if not handler.opt.get("vouched"):
            await own_proof(services, owner)
        return
    await look_along(request, services)
    caller = await provide_caller(request, services)
    actor = await towards(services, caller.tenant, caller.actor, request.path_params.get("plan"))
    request.scope["state"]["caller"] = msgspec.structs.replace(caller, actor=actor)
    if advises(actor) and actor.stands is Stands.OUTSIDE:
        raise NotFound
    if isinstance(rule, frozenset) and not any(actor.may(right) for right in rule):
        await hold(request)
        refuse(rule, actor)
    if caller.looking:
        await note_page(request, services, caller)


def refuse(rights: frozenset[Right], actor: Actor) -> None:
    """Raise OutsideYourUnits where the actor has one of these rights, but elsewhere; else NotAllowed."""
    for right in sorted(rights):
        if not actor.roles.isdisjoint(RIGHTS[right].roles):
            raise OutsideYourUnits(right=right.value)
    raise NotAllowed(right=min(rights).value)
