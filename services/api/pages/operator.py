"""For the operator: how far behind, what is parked, what became of the mails and what to do. No one's content."""

from typing import Any
from uuid import UUID

from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery

from domain.kernel.ids import TenantId
from domain.kernel.refusals import NotFound
from domain.method import Text
from infra.bootstrap import Services
from infra.mail.office import Decision
from infra.mail.reasons import Reason
from infra.observe.alarms import ringing
from services.api.auth import Caller
from services.api.errors import language_of
from services.api.pages.forms import first, form_of
from services.api.pages.page import AnyRequest, page, see
from services.api.rules import OPERATOR
from services.api.runbook import RUNBOOK

STATES = {
    "planned": Text("gepland", "planned"),
    "claimed": Text("opgepakt", "taken up"),
    "sending": Text("gaat nu uit", "going out"),
    "accepted": Text("aangenomen", "accepted"),
    "refused": Text("niet verstuurd", "not sent"),
    "unknown": Text("niet zeker", "not certain"),
}
REASONS = {
    Reason.GONE: Text("de persoon is er niet meer", "the person is gone"),
    Reason.LEFT: Text("de persoon doet niet meer mee", "the person takes no part any more"),
    Reason.LINK_ENDED: Text("de link was gebruikt of verlopen", "the link was used, or had ended"),
    Reason.NOT_DUE: Text("niet meer nodig", "not needed any more"),
    Reason.NOT_ALLOWED: Text("de persoon mag het niet meer zien", "the person may see it no longer"),
    Reason.TURNED_OFF: Text("de persoon wil deze mails niet", "the person does not want these mails"),
    Reason.ADDRESS_STOPPED: Text("mails aan dit adres kwamen terug", "mails to this address came back"),
    Reason.BAD_ADDRESS: Text("geen mailserver neemt dit adres", "no mail server takes this address"),
    Reason.SERVER_REFUSED: Text("de mailserver weigerde", "the mail server refused"),
    Reason.TRIED_OUT: Text("na acht pogingen opgegeven", "given up after eight tries"),
    Reason.NOT_WRITTEN: Text("de mail kon niet gemaakt worden", "the mail could not be written"),
    Reason.CAME_BACK: Text("de mail kwam terug", "the mail came back"),
}


@get("/beheer", include_in_schema=False, rule=OPERATOR)
async def operations(
    request: AnyRequest,
    operator: NamedDependency[Caller],
    services: NamedDependency[Services],
    done: FromQuery[str] = "",
) -> Response[Any]:
    """The state of the machinery, this moment."""
    from services.worker.emails.kinds import KINDS  # not at the start: no other page needs it

    language, figures = language_of(request), await services.observer.figures()
    return await page(
        request,
        "operator.html",
        operator,
        figures=figures,
        parked=await services.observer.parked(),
        failing=await services.observer.failing_reports(),
        tasks=await services.observer.failing_tasks(),
        unknown=await services.observer.unknown_mails(),
        given_up=await services.observer.given_up_mails(),
        kinds={key: kind.name.to(language) for key, kind in KINDS.items()},
        states={state: text.to(language) for state, text in STATES.items()},
        reasons={reason.value: text.to(language) for reason, text in REASONS.items()},
        rings=sorted(ringing(figures)),
        runbook=RUNBOOK,
        acts=await services.acts.lately(),
        done=done,
    )


@post("/beheer/stilgezet/{tenant:uuid}", include_in_schema=False, rule=OPERATOR)
async def resume(
    request: AnyRequest,
    tenant: FromPath[UUID],
    operator: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Any]:
    """What is parked tries again where it stopped."""
    projection = first(await form_of(request), "projection")
    resumed = await services.acts.resume(TenantId(tenant), projection, operator.person)
    if resumed:
        await services.hints.hint(tenant)
    return see("/beheer", anchor="stil", done="resumed" if resumed else "not_parked")


@post("/beheer/wek", include_in_schema=False, rule=OPERATOR)
async def wake(operator: NamedDependency[Caller], services: NamedDependency[Services]) -> Response[Any]:
    """Ring the worker for all that is behind."""
    for tenant in await services.acts.wake(operator.person):
        await services.hints.hint(tenant)
    return see("/beheer", anchor="achter", done="woken")


@post("/beheer/rapporten", include_in_schema=False, rule=OPERATOR)
async def build(operator: NamedDependency[Caller], services: NamedDependency[Services]) -> Response[Any]:
    """Reports that could not be built are tried now."""
    await services.acts.build(operator.person)
    return see("/beheer", anchor="rapporten", done="built")


@post("/beheer/taken", include_in_schema=False, rule=OPERATOR)
async def retry(operator: NamedDependency[Caller], services: NamedDependency[Services]) -> Response[Any]:
    """Tasks that fail are tried now."""
    await services.acts.retry(operator.person)
    return see("/beheer", anchor="taken", done="retried")


@post("/beheer/mails", include_in_schema=False, rule=OPERATOR)
async def send_now(operator: NamedDependency[Caller], services: NamedDependency[Services]) -> Response[Any]:
    """Mails that wait for their next try are tried now."""
    for tenant in await services.acts.send_now(operator.person):
        await services.hints.mail(tenant)
    return see("/beheer", anchor="mails", done="tried")


@post("/beheer/mails/{tenant:uuid}/{mail:uuid}", include_in_schema=False, rule=OPERATOR)
async def decide(
    request: AnyRequest,
    tenant: FromPath[UUID],
    mail: FromPath[UUID],
    operator: NamedDependency[Caller],
    services: NamedDependency[Services],
) -> Response[Any]:
    """A mail that nobody knows the end of arrived, or goes out once more. Who decided it when is kept."""
    wish = first(await form_of(request), "do")
    if wish not in set(Decision):
        raise NotFound
    decided = await services.mails.decide(tenant, mail, Decision(wish), operator.person)
    if decided:
        await services.hints.mail(tenant)
    return see("/beheer", anchor="mails", done="decided" if decided else "too_late")


ROUTES = Router("/", route_handlers=[operations, resume, wake, build, retry, send_now, decide])
