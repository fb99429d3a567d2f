"""How the pages of agreements are put together from the read models."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from litestar import Response

from domain.agreements.keeping import Kept
from domain.agreements.stances import Standing
from domain.agreements.views import AgreementRow, VersionRow, kept_of
from domain.agreements.voices import may_propose, speaks
from domain.kernel.ids import PlanId, UnitId
from domain.kernel.rights import Right
from domain.measures.views import MEASURES, MeasureRow
from infra.bootstrap import Services
from services.api.agreements import (
    differences,
    own_unit_of,
    page_of,
    require_agreement,
    versions_of,
    voice_of,
)
from services.api.auth import Caller
from services.api.means import proposals_of
from services.api.names import names_of
from services.api.pages.forms import Form, Shown, first, identity
from services.api.pages.page import AnyRequest
from services.api.pages.plan_page import people_and_units, plan_page
from services.api.routes.plans import require_plan
from services.api.words.agreements import kept_words, party_words

CARDS, CHOICES = 20, 200


async def show_list(
    request: AnyRequest, services: Services, caller: Caller, plan: PlanId, shown: Shown, before: int | None, state: str
) -> Response[Any]:
    """The cards, newest first, and what the kick-off agreed on that is no agreement yet."""
    found = await require_plan(services, caller, plan)
    today = await services.calendar.today(caller.tenant)
    wanted = Standing(state) if state in set(Standing) else None
    rows, older = await page_of(services, caller, plan, before, CARDS, wanted)
    own_unit = await own_unit_of(services, caller)
    may = caller.actor.may(Right.PROPOSE_AGREEMENT)
    return await plan_page(
        request,
        "agreements.html",
        caller,
        found,
        "afspraken",
        shown.status,
        rows=rows,
        older=older,
        wanted=wanted.value if wanted else "",
        states=[each.value for each in Standing],
        filtered=bool(wanted or before),
        may_propose=may,
        proposals=await proposals_of(services, caller, plan, today) if may and not before else (),
        mine={row.agreement: voice_of(row, caller, own_unit) for row in rows},
        shown=shown,
        **await _common(services, caller, today, rows),
    )


async def show_one(
    request: AnyRequest, services: Services, caller: Caller, plan: PlanId, agreement: UUID, shown: Shown
) -> Response[Any]:
    """One agreement as a small contract, with what the looker can do about it."""
    found = await require_plan(services, caller, plan)
    row = await require_agreement(services, caller, plan, agreement)
    today = await services.calendar.today(caller.tenant)
    own_unit = await own_unit_of(services, caller)
    versions = await versions_of(services, caller, row)
    acts = _acts(row, caller, own_unit)
    common = await _common(services, caller, today, row, versions)
    return await plan_page(
        request,
        "agreement.html",
        caller,
        found,
        "afspraken",
        shown.status,
        row=row,
        versions=versions,
        compared=_compared(request, row, versions, shown),
        shown=shown,
        **acts,
        doing=shown.about or request.query_params.get("doe", ""),
        other_options=[(each.party.key, common["party"](each.party)) for each in acts["others"]],
        verdict_options=[(each.value, kept_words(each)) for each in Kept],
        **common,
    )


async def show_form(
    request: AnyRequest,
    services: Services,
    caller: Caller,
    plan: PlanId,
    fields: Any,
    shown: Shown,
    row: AgreementRow | None = None,
) -> Response[Any]:
    """The form of a new agreement, or of a change of `row`."""
    found = await require_plan(services, caller, plan)
    today = await services.calendar.today(caller.tenant)
    known = await people_and_units(services, caller)
    filled = shown.typed if shown.typed is not None else fields
    return await plan_page(
        request,
        "agreement_form.html",
        caller,
        found,
        "afspraken",
        shown.status,
        row=row,
        fields=filled,
        shown=shown,
        means=first(filled, "aftrap"),
        measures=[(str(each.measure), each.title) for each in await _measures(services, caller, plan, filled)],
        with_people="parties?" in filled or any(key.startswith("person:") for key in filled.get("parties", [])),
        with_contacts=any(name.startswith("contact.") and any(values) for name, values in filled.items()),
        **known,
        **await _common(services, caller, today, row),
    )


async def _measures(services: Services, caller: Caller, plan: PlanId, fields: Form) -> list[MeasureRow]:
    where = {"plan": plan, "state !=": "dropped"}
    newest = list(await services.views.find(caller.tenant, MEASURES, where, order=("-seq",), limit=CHOICES))
    chosen = identity(fields, "measure")
    if chosen and chosen not in {row.measure for row in newest}:
        row = await services.views.get(caller.tenant, MEASURES, (chosen,))
        newest += [row] if row else []
    return newest


async def _common(services: Services, caller: Caller, today: Any, *named: Any) -> dict[str, Any]:
    names = await names_of(services, caller, *named)
    return {
        "names": names,
        "party": lambda party: party_words(party, names),
        "kept": lambda row: kept_of(row, today),
        "kept_words": kept_words,
        "today": today,
    }


def _acts(row: AgreementRow, caller: Caller, own_unit: UnitId | None) -> dict[str, Any]:
    parties = [each.party for each in row.parties]
    mine = voice_of(row, caller, own_unit)
    others = [each for each in row.parties if not (each.own or speaks(each.party, caller.actor, own_unit))]
    report = row.report
    own = [party for party in parties if speaks(party, caller.actor, own_unit)]
    judges = [party for party in own if report and party != report.party and report.by != caller.person]
    involved = report is not None and caller.person in {report.by, *(answer.by for answer in report.answers)}
    return {
        "mine": mine if row.state is not Standing.ENDED else None,
        "others": others if caller.actor.may(Right.PROPOSE_AGREEMENT) and row.state is not Standing.ENDED else [],
        "may_change": may_propose(caller.actor, tuple(parties), own_unit) and row.state is not Standing.ENDED,
        "own": own if row.binding else [],
        "judges": judges if row.binding else [],
        "said": {answer.party.key: answer.confirmed for answer in report.answers} if report else {},
        "may_overrule": bool(row.binding) and caller.actor.may(Right.ASSESS) and not involved,
    }


def _compared(
    request: AnyRequest, row: AgreementRow, versions: Sequence[VersionRow], shown: Shown
) -> dict[str, Any] | None:
    """Two versions side by side: those in the address, or the one that was seen, or the last two."""
    if row.version < 2:
        return None
    by_digest = {each.digest: each.version for each in versions}
    seen = by_digest.get(first(shown.typed, "digest"), 0) if shown.typed is not None else 0
    asked = [_number(request.query_params.get(name, ""), row.version) for name in ("van", "naar")]
    before = asked[0] or (seen if seen and seen != row.version else row.version - 1)
    after = asked[1] or row.version
    old, new = versions[before - 1], versions[after - 1]
    return {
        "before": old,
        "after": new,
        "parts": differences(old.content, new.content),
        "open": any(asked) or (seen not in (0, row.version)),
        "gone": [p for p in old.content.parties if p not in new.content.parties],
        "joined": [p for p in new.content.parties if p not in old.content.parties],
    }


def _number(text: str, most: int) -> int:
    found = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 0
    return found if 0 < found <= most else 0
