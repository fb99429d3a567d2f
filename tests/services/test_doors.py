"""Every route's door, asked by everybody: generated from the router, so that a new route is in it by itself."""

from collections import Counter
from itertools import product

import pytest
from litestar import Litestar, get

from domain.kernel.rights import Right, Role
from services.api.rules import ACCOUNT, OPERATOR, OWN, PUBLIC, RouteWithoutRule, handlers_of, refuse_unruled, rule_of
from tests.domain.test_rights import WHO_MAY
from tests.services.doors import (
    ASKED,
    BY_ONE_STEP,
    NOBODY,
    NOT_THE_OWN_WAY,
    REACHED,
    THE_OPERATOR,
    UNSURE,
    VOUCHED_ONLY,
    doors,
    expected,
    filled,
    is_dangerous,
    parameters_of,
    status_of,
)

EVERYBODY = (*(role.value for role in Role), NOBODY, THE_OPERATOR)
SAFE = ("GET",)


@pytest.fixture(scope="module")
def app() -> Litestar:
    return doors()


async def test_each_route_lets_pass_whom_its_rule_and_the_table_let_pass_and_nobody_else(app: Litestar) -> None:
    asked: Counter[int] = Counter()
    for method, path, handler in handlers_of(app):
        rule = rule_of(handler)
        if handler.fn.__module__.startswith("litestar."):
            continue
        plans = ASKED if "plan" in parameters_of(path) else (None,)
        for who, plan in product(EVERYBODY, plans):
            status = await status_of(app, method, filled(path, {"plan": str(plan)} if plan else {}), who)
            assert status == expected(rule, who, WHO_MAY, plan), f"{method} {path} for {who} at {plan}: {status}"
            asked[status] += 1
    assert sum(asked.values()) > 9000
    assert min(asked[REACHED], asked[403], asked[404], asked[401]) > 500


async def test_of_whom_more_is_asked_passes_no_door_that_asks_it(app: Litestar) -> None:
    asked: Counter[tuple[str, int]] = Counter()
    for method, path, handler in handlers_of(app):
        rule = rule_of(handler)
        if handler.fn.__module__.startswith("litestar.") or rule in (PUBLIC, OPERATOR):
            continue
        stops = {
            BY_ONE_STEP: rule is not ACCOUNT,
            NOT_THE_OWN_WAY: rule is not ACCOUNT,
            UNSURE: is_dangerous(handler),
            VOUCHED_ONLY: is_dangerous(handler) or (rule is ACCOUNT and not handler.opt.get("vouched")),
        }
        for who, stopped in stops.items():
            status = await status_of(app, method, filled(path), who)
            full = await status_of(app, method, filled(path), "administrator")
            assert status == (403 if stopped and full == REACHED else full), f"{method} {path} for {who}: {status}"
            asked[who, status] += 1
    assert asked[BY_ONE_STEP, REACHED] > 15 < asked[UNSURE, 403]
    assert asked[NOT_THE_OWN_WAY, REACHED] > 15 < asked[VOUCHED_ONLY, 403]
    vouched = {f"{method} {path}" for method, path, handler in handlers_of(app) if handler.opt.get("vouched")}
    assert vouched == {"POST /api/v1/sign-out", "POST /api/v1/account/confirm"}


async def test_what_is_no_id_is_not_there_for_anybody(app: Litestar) -> None:
    for method, path, _ in handlers_of(app):
        for name in (name for name, kind in parameters_of(path).items() if kind == "uuid"):
            for who in ("administrator", NOBODY):
                status = await status_of(app, method, filled(path, malformed=name), who)
                assert status in (404, 405), f"{method} {path} with a malformed {name} for {who}: {status}"


def test_what_changes_something_in_a_plan_is_open_to_nobody_by_only_reading(app: Litestar) -> None:
    reading = {Right.READ_PLAN, Right.READ_ORGANISATION, Right.READ_AUDIT_TRAIL, Right.SEE_ANALYTICS}
    for method, path, handler in handlers_of(app):
        rule = rule_of(handler)
        if method not in SAFE and isinstance(rule, frozenset):
            assert rule.isdisjoint(reading), f"{method} {path}"


def test_what_is_open_to_anybody_and_what_is_the_operators_is_named_here_once_more(app: Litestar) -> None:
    known = [(path, rule_of(handler)) for _, path, handler in handlers_of(app)]
    stated = {rule: {path for path, its in known if its is rule} for rule in (OWN, ACCOUNT, PUBLIC, OPERATOR)}
    assert stated[OPERATOR]
    assert all(path.startswith("/beheer") for path in stated[OPERATOR])
    starts = {path.split("/")[1] for path in stated[PUBLIC]}
    assert starts == {
        "", ".well-known", "aanmelden", "afmelden", "agenda", "api", "assets", "health", "hooks", "inloggen", "melden",
        "metrics", "ontwikkeling", "peiling", "post", "privacy", "sign-in", "taal", "uitloggen",
        "verwerkersovereenkomst", "voorwaarden", "wachtwoord-vergeten",
    }  # fmt: skip
    in_api = {path for path in stated[PUBLIC] if path.startswith("/api/v1")}
    assert {path.split("/")[3] for path in in_api} == {"organisations", "sign-in", "unnamed"}
    assert not any("{plan" in path for path in (*stated[OWN], *stated[PUBLIC], *stated[OPERATOR]))


def test_what_asks_first_who_one_is_is_named_here_once_more(app: Litestar) -> None:
    dangerous = {f"{method} {path}" for method, path, handler in handlers_of(app) if is_dangerous(handler)}
    own = {each for each in dangerous if each.split()[1].startswith("/account")}
    assert {each.split("/")[2] for each in own} == {
        "bevestigen", "code-app", "herstelcodes", "toegangssleutel", "wachtwoord",
    }  # fmt: skip
    assert dangerous - own >= {
        "POST /api/v1/api-tokens",
        "PUT /api/v1/account/password",
        "DELETE /api/v1/account/methods/{method:uuid}",
        "PUT /api/v1/organisation/sign-in-rule",
        "POST /organisatie/inloggen",
    }


def test_a_route_without_a_rule_keeps_the_application_from_starting() -> None:
    @get("/loose", sync_to_thread=False)
    def loose() -> str:
        """States nothing."""
        return ""

    with pytest.raises(RouteWithoutRule, match="loose"):
        refuse_unruled(Litestar([loose]))
