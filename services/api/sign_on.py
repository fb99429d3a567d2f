"""Signing in by an organisation's own provider: going there, and coming back. What it vouches for opens that
organisation only (docs/decisions/0139)."""

import hmac
import secrets as random
from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

import msgspec
from litestar.datastructures import Cookie

from domain.kernel.ids import PersonId, TenantId
from domain.kernel.refusals import NotFound
from domain.organisation.views import MEMBERS
from domain.single_sign_on.state import SingleSignOn
from domain.single_sign_on.views import SINGLE_SIGN_ONS
from infra.bootstrap import Services
from infra.identity.door import AGAIN, PROVIDER
from infra.identity.happenings import Happening
from infra.identity.passkeys import kept_of
from infra.single_sign_on.faults import ProviderFault, Trouble
from infra.single_sign_on.provider import Client, Question
from infra.single_sign_on.tokens import Claims
from services.api.auth import COOKIE
from services.api.provisioning import come_to_be, follow_groups
from services.api.signing_in import AnyRequest, address_of, device_of, limit_tries
from services.api.standing import advises, member_now

GONE, LASTS = "__Host-sign-on", timedelta(minutes=15)
STATE = "sign-on"
# Who begin in a quarter of an hour from one network address: a whole office may stand behind it.
AN_OFFICE = 600


class Gone(msgspec.Struct, frozen=True):
    """A browser is on its way to a provider. It keeps this, sealed, until it comes back; `test`: to try only, `again`:
    to show once more who one is."""

    tenant: UUID
    issuer: str
    client_id: str
    question: Question
    test: bool = False
    again: bool = False


class Back(msgspec.Struct, frozen=True):
    """What somebody came back with, in order: whose single sign-on, and what the provider says of them; `again`: it
    asked them anew, as it was told to."""

    tenant: TenantId
    now: SingleSignOn
    claims: Claims
    test: bool
    question: Question
    again: bool


async def leave(
    request: AnyRequest, services: Services, tenant: TenantId, *, test: bool = False, again: bool = False
) -> tuple[str, Cookie]:
    """Where the browser goes, and the cookie that it keeps meanwhile. Raises ProviderFault, TooManyTries.

    Raises NotFound in the same way for an organisation without single sign-on and for one that is none.
    """
    await limit_tries(services, "sign-on", f"{tenant} {address_of(request)}", AN_OFFICE)
    now = await _now(services, tenant, test=test)
    question = Question(random.token_urlsafe(32), random.token_urlsafe(32), random.token_urlsafe(48))
    client = await _client(services, tenant, now)
    address = await services.providers.address_of(now.issuer, client, question, again=again)
    await services.accounts.ask_passkey(kept_of(STATE, question.state.encode()), LASTS)
    note = services.notes.write(STATE, Gone(tenant, now.issuer, now.client_id, question, test, again), LASTS)
    return address, gone_cookie(note)


async def come_back(request: AnyRequest, services: Services, tenant: TenantId, told: Mapping[str, str]) -> Back:
    """What a browser brings back from the provider. Raises ProviderFault, NotFound.

    Each state counts once, in the browser that left with it, for the organisation and provider that it was for.
    """
    gone = services.notes.read(STATE, request.cookies.get(GONE, ""), Gone)
    state = told.get("state", "")
    if gone is None or gone.tenant != tenant or not hmac.compare_digest(gone.question.state.encode(), state.encode()):
        raise ProviderFault(Trouble.STALE)
    if not await services.accounts.was_asked(kept_of(STATE, state.encode())):
        raise ProviderFault(Trouble.STALE)
    now = await _now(services, tenant, test=gone.test)
    if (now.issuer, now.client_id) != (gone.issuer, gone.client_id):
        raise ProviderFault(Trouble.STALE)
    await _same_issuer(services, now, told)
    if "error" in told or not told.get("code"):
        raise ProviderFault(Trouble.DENIED, _word(told.get("error", "")))
    client, at = await _client(services, tenant, now), int(services.clock.now().timestamp())
    wanted = ("email", *((now.claim.partition(".")[0],) if now.claim else ()))
    claims = await services.providers.claims(now.issuer, client, told["code"], gone.question, at, wanted=wanted)
    return Back(tenant, now, claims, gone.test, gone.question, gone.again and claims.asked_anew(at))


async def _same_issuer(services: Services, now: SingleSignOn, told: Mapping[str, str]) -> None:
    """RFC 9207: who sends the browser back says who it is, where it said that it would."""
    found = await services.providers.describe(now.issuer)
    says = "iss" in told or found.authorization_response_iss_parameter_supported
    if says and told.get("iss") != now.issuer:
        raise ProviderFault(Trouble.OTHER_ISSUER, told.get("iss", "")[:200])


async def person_of(services: Services, back: Back) -> PersonId:
    """Whom the provider means: who it meant before, else who has the address, else somebody new where that is allowed.

    Raises ProviderFault.
    """
    tenant, now, claims = back.tenant, back.now, back.claims
    groups = claims.groups(now.claim) if now.claim else None
    person = await services.sign_ons.person_of(tenant, now.issuer, claims.subject)
    if person is None:
        checked_address(now, claims)
        person = (await services.people.at(tenant, [claims.email])).get(claims.email.lower())
        if person is None or await _is_new(services, tenant, person):
            person = await come_to_be(services, tenant, now, claims, groups or ())
        if not await services.sign_ons.bind(tenant, now.issuer, claims.subject, person):
            raise ProviderFault(Trouble.OTHER_PERSON)
    actor = await member_now(services, tenant, person)
    if actor is None:
        raise ProviderFault(Trouble.NOT_INVITED)
    if groups is not None and not advises(actor):
        await follow_groups(services, tenant, person, now, groups)
    return person


async def _is_new(services: Services, tenant: TenantId, person: PersonId) -> bool:
    """Whether the organisation never let this person of its directory in. Who left comes back by being invited."""
    known = await services.views.get(tenant, MEMBERS, (person,))
    return known is None and await member_now(services, tenant, person) is None


def checked_address(now: SingleSignOn, claims: Claims) -> None:
    """Raise ProviderFault unless the provider may say whose this address is, and does."""
    if "@" not in claims.email:
        raise ProviderFault(Trouble.NO_ADDRESS)
    if claims.verified is False or (claims.verified is None and not now.vouches):
        raise ProviderFault(Trouble.UNVERIFIED, "" if claims.verified is None else "email_verified=false")
    if not now.leads(claims.email):
        raise ProviderFault(Trouble.OTHER_DOMAIN)


async def open_session(request: AnyRequest, services: Services, back: Back) -> str:
    """A session of whom the provider means, in this organisation and no other. Raises ProviderFault."""
    tenant, person = back.tenant, await person_of(services, back)
    found = await services.sign_ons.account_of(tenant, person)
    if found is None or not back.now.leads(found[1]):
        raise ProviderFault(Trouble.OTHER_DOMAIN)
    account, device, before = found[0], device_of(request), request.cookies.get(COOKIE)
    proofs = (PROVIDER, AGAIN) if back.again else (PROVIDER,)
    session = await services.door.begin_session(account, (tenant, person), device, *proofs)
    if session is None:
        raise ProviderFault(Trouble.NOT_INVITED)
    if before:
        await services.door.close_session(before)
        request.app.state.callers.forget(before)
    await services.accounts.note(account, Happening.SIGNED_IN, PROVIDER, device)
    return session


async def _now(services: Services, tenant: TenantId, *, test: bool) -> SingleSignOn:
    row = await services.views.get(tenant, SINGLE_SIGN_ONS, (tenant,))
    if row is None or not (row.now.open or test):
        raise NotFound
    return row.now


async def _client(services: Services, tenant: TenantId, now: SingleSignOn) -> Client:
    secret = await services.sign_ons.secret(tenant, now.secret)
    if secret is None:
        raise ProviderFault(Trouble.SECRET_REFUSED, "missing")
    return Client(now.client_id, secret, redirect_of(services, tenant))


def redirect_of(services: Services, tenant: UUID) -> str:
    """Where the provider sends browsers back to: an address of each organisation's own, so that none is mixed up."""
    return f"{services.settings.public_url}/inloggen/organisatie/{tenant}/terug"


def gone_cookie(note: str) -> Cookie:
    """The cookie of a browser that is on its way; with no note it goes. It comes along from the provider's site."""
    seconds = int(LASTS.total_seconds()) if note else 0
    return Cookie(GONE, value=note, max_age=seconds, path="/", secure=True, httponly=True, samesite="lax")


def _word(text: str) -> str:
    return text if text.isascii() and text.replace("_", "").isalnum() and len(text) <= 60 else ""
