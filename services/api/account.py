"""One's own account: ways to sign in, sessions, organisations. Each change stands in its log; a mail tells of it."""

import secrets as random
from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

import msgspec

from domain.kernel.ids import TenantId
from domain.kernel.refusals import InvalidValue, NotFound
from domain.kernel.texts import one_line, storable
from domain.organisation.views import ORGANISATIONS
from infra.bootstrap import Services
from infra.identity.accounts import CODE_APP, PASSKEY, PASSWORD, AccountId
from infra.identity.codes import new_recovery_codes, new_seed, plain, step_of
from infra.identity.door import Session
from infra.identity.happenings import MAILED, Happening
from infra.identity.house import HOUSE
from infra.identity.passkeys import WrongAnswer, kept_of, read
from services.api.auth import Caller
from services.api.confirm import renew
from services.api.signing_in import AnyRequest, device_of, homes_of, limit_tries

SETTING_UP = timedelta(minutes=30)
ADDED = {PASSWORD: Happening.PASSWORD_SET, CODE_APP: Happening.CODE_APP_ADDED, PASSKEY: Happening.PASSKEY_ADDED}
REMOVED = {
    PASSWORD: Happening.PASSWORD_REMOVED,
    CODE_APP: Happening.CODE_APP_REMOVED,
    PASSKEY: Happening.PASSKEY_REMOVED,
}


class Seed(msgspec.Struct, frozen=True):
    """The seed of a code app that is being set up; the browser keeps it, sealed, until a code proves that it works."""

    account: UUID
    seed: str


class HomeRow(msgspec.Struct, frozen=True):
    """An organisation of the account's owner."""

    tenant: TenantId
    name: str
    here: bool


def session_of(caller: Caller) -> Session:
    """The session that a request came with; pages about the account are not reached without one."""
    assert caller.sign_in is not None
    return caller.sign_in


async def happened(request: AnyRequest, services: Services, caller: Caller, what: Happening, detail: str = "") -> None:
    """Note what happened; tell of it by mail where that is due."""
    await services.accounts.note(session_of(caller).account, what, detail, device_of(request))
    if what in MAILED and await services.accounts.plan_mail(caller.tenant, caller.person, "security", what):
        await services.hints.mail(caller.tenant)


async def set_password(request: AnyRequest, services: Services, caller: Caller, password: str) -> None:
    """Choose a password, the first or another one; whoever is signed in elsewhere is out. Raises InvalidValue."""
    session = session_of(caller)
    had = (await services.accounts.methods(session.account)).password
    await services.accounts.put(session.account, PASSWORD, await services.passwords.accept(password, session.email))
    await services.door.end_sessions(session.account, keep=session.id)
    await happened(request, services, caller, Happening.PASSWORD_CHANGED if had else Happening.PASSWORD_SET)


def begin_code_app(services: Services, account: AccountId) -> tuple[str, str]:
    """A fresh seed, and the note that the form carries until it is proved."""
    seed = new_seed()
    return seed, services.notes.write("code-app", Seed(account, seed), SETTING_UP)


def seed_of(services: Services, account: AccountId, note: str) -> str | None:
    """The seed that a form carries; None when it is another account's, or too old."""
    found = services.notes.read("code-app", note, Seed)
    return found.seed if found and found.account == account else None


async def add_code_app(request: AnyRequest, services: Services, caller: Caller, note: str, typed: str) -> Sequence[str]:
    """Turn the code app on, when a code shows that it works: the recovery codes. Raises InvalidValue, TooManyTries."""
    account = session_of(caller).account
    await limit_tries(services, "code-of", str(account), 10)
    seed = seed_of(services, account, note)
    step = step_of(seed, plain(typed), services.clock.now()) if seed else None
    if seed is None or step is None:
        raise InvalidValue(field="code", reason="code_wrong")
    await services.accounts.put(account, CODE_APP, services.codes.sealed(account, seed), counter=step)
    codes = await _put_recovery_codes(services, account)
    await services.door.end_sessions(account, keep=session_of(caller).id)
    await happened(request, services, caller, Happening.CODE_APP_ADDED)
    await renew(request, services, caller, "code")
    return codes


async def make_recovery_codes(request: AnyRequest, services: Services, caller: Caller) -> Sequence[str]:
    """Ten new recovery codes; earlier ones are worth nothing from now on. Raises NotFound without a code app."""
    account = session_of(caller).account
    if (await services.accounts.methods(account)).code_app is None:
        raise NotFound
    codes = await _put_recovery_codes(services, account)
    await happened(request, services, caller, Happening.RECOVERY_MADE)
    return codes


async def _put_recovery_codes(services: Services, account: AccountId) -> Sequence[str]:
    codes = new_recovery_codes()
    await services.accounts.put_recovery_codes(account, [services.codes.hash_of(account, code) for code in codes])
    return codes


async def ask_to_make_passkey(services: Services, caller: Caller) -> str:
    """What the browser is asked that is to make a passkey (JSON)."""
    session, challenge = session_of(caller), random.token_bytes(32)
    known = [each.subject for each in (await services.accounts.methods(session.account)).passkeys if each.subject]
    await services.accounts.ask_passkey(kept_of(f"make:{session.account}", challenge))
    return services.passkeys.to_make(session.account, session.email, known, challenge)


async def ask_to_use_passkey(services: Services) -> str:
    """What any browser is asked that is to use a passkey (JSON)."""
    challenge = random.token_bytes(32)
    await services.accounts.ask_passkey(kept_of("sign-in", challenge))
    return services.passkeys.to_use(challenge)


async def add_passkey(request: AnyRequest, services: Services, caller: Caller, name: str, answer: str) -> None:
    """Keep the passkey that a browser made, under a name. Raises InvalidValue."""
    account, title = session_of(caller).account, one_line("name", name, 100)
    storable("name", title)
    try:
        told = read(answer)
        if not await services.accounts.was_asked(kept_of(f"make:{account}", told.challenge)):
            raise WrongAnswer
        new = services.passkeys.made(told)
    except WrongAnswer:
        raise InvalidValue(field="passkey", reason="passkey_wrong") from None
    if not await services.accounts.put(account, PASSKEY, new.secret, title, new.subject, new.counter):
        raise InvalidValue(field="passkey", reason="passkey_wrong")
    await happened(request, services, caller, Happening.PASSKEY_ADDED, title)
    await renew(request, services, caller, "passkey")


async def remove_method(request: AnyRequest, services: Services, caller: Caller, method: UUID) -> None:
    """Sign in by this no longer; a link by mail always remains. Raises NotFound."""
    account = session_of(caller).account
    gone = next((each for each in (await services.accounts.methods(account)).every if each.id == method), None)
    if gone is None or not await services.accounts.remove(account, method):
        raise NotFound
    await happened(request, services, caller, REMOVED[gone.kind], gone.name)


async def end_session(request: AnyRequest, services: Services, caller: Caller, session: UUID) -> None:
    """End one of one's sessions. Raises NotFound."""
    if not await services.door.end_sessions(session_of(caller).account, only=session):
        raise NotFound
    await happened(request, services, caller, Happening.SESSION_ENDED)


async def end_other_sessions(request: AnyRequest, services: Services, caller: Caller) -> int:
    """End all of one's sessions but this one; how many that were."""
    session = session_of(caller)
    ended = await services.door.end_sessions(session.account, keep=session.id)
    await happened(request, services, caller, Happening.SESSIONS_ENDED, str(ended))
    return ended


async def homes_named(services: Services, caller: Caller) -> Sequence[HomeRow]:
    """The organisations of the caller's account, by name."""
    homes = await homes_of(services, session_of(caller).email)
    rows = [HomeRow(tenant, await _name_of(services, tenant), tenant == caller.tenant) for tenant, _ in homes]
    return sorted(rows, key=lambda row: (row.name.casefold(), str(row.tenant)))


async def names_of(services: Services, tenants: Sequence[TenantId]) -> Sequence[HomeRow]:
    """These organisations by name."""
    rows = [HomeRow(tenant, await _name_of(services, tenant), here=False) for tenant in tenants]
    return sorted(rows, key=lambda row: (row.name.casefold(), str(row.tenant)))


async def _name_of(services: Services, tenant: TenantId) -> str:
    if tenant == HOUSE:
        return "Werkbalans"
    row = await services.views.get(tenant, ORGANISATIONS, (tenant,))
    return row.name if row else ""


async def move(request: AnyRequest, services: Services, caller: Caller, tenant: UUID) -> None:
    """Go to another of one's organisations: a new session there, of the same age. Raises NotFound."""
    homes = dict(await homes_of(services, session_of(caller).email))
    if TenantId(tenant) not in homes:
        raise NotFound
    there = msgspec.structs.replace(
        caller,
        tenant=TenantId(tenant),
        actor=msgspec.structs.replace(caller.actor, person=homes[TenantId(tenant)]),
    )
    await happened(request, services, caller, Happening.MOVED)
    await renew(request, services, there)
