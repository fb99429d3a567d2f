"""Erases people whose erasure was ordered: the key, name and address at once; then the read models without the words.

The words stay in the log as ciphertext that nobody can read, so its hashes hold. The read models are made anew when no
process remembers the key any more: what was read with it before that goes with the rows of old (docs/decisions/0161).
"""

from datetime import datetime
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

import structlog

from domain.catalogue import VIEWS
from domain.kernel.decider import Asked
from domain.kernel.ids import CommandId, PersonId, TenantId
from domain.kernel.rights import Actor
from domain.privacy.decider import NoteErased
from infra.event_store.deciding import carry_out
from infra.event_store.worker import WorkerLog
from infra.identity.forgetting import forget_accounts
from infra.keys import KeyRing
from infra.mail.dates import organisation_of
from infra.privacy.erasing import destroy, due, finish, put_off
from infra.read_models.rebuild import CannotRebuild, Rebuilder
from services.worker import pulse
from services.worker.parts import Parts

NOBODY = Actor(PersonId(UUID(int=0)), frozenset())
log = structlog.get_logger("werkbalans.erasing")


def erase(parts: Parts, tenant: TenantId, now: datetime) -> bool:
    """Go one step further with each who is due; whether there are events to take in. Done twice, it does no harm."""
    with parts.inside(tenant) as connection:
        found = due(connection, tenant, now)
    for person in (person for person, destroyed in found if not destroyed):
        with parts.inside(tenant) as connection:
            address = destroy(connection, parts.tokens.of(tenant), tenant, person, now)
            forget_accounts(connection, [address] if address else [])
        log.info("a key was destroyed", tenant=str(tenant))
    ready = [person for person, destroyed in found if destroyed]
    if ready:
        with parts.inside(tenant) as connection:
            put_off(connection, tenant, ready, now)
        _make_anew(parts, tenant)
    for person in ready:
        _note(parts, tenant, person, now)
    return bool(ready)


def _make_anew(parts: Parts, tenant: TenantId) -> None:
    """Every read model of the organisation, from a log read with the keys that there are now.

    Raises CannotRebuild after all others were made, when one cannot be: then it is tried again later.
    """
    failed: CannotRebuild | None = None
    fresh = WorkerLog(parts.tokens, KeyRing(parts.settings.key("keys")))
    with parts.connection() as connection:
        rebuilder = Rebuilder(connection, fresh, parts.tokens)
        for view in VIEWS:
            try:
                rebuilder.rebuild(view, tenant, lambda _: pulse.beat())
            except CannotRebuild as reason:
                failed = reason
    if failed:
        raise failed


def _note(parts: Parts, tenant: TenantId, person: PersonId, now: datetime) -> None:
    with parts.inside(tenant) as connection:
        zone = organisation_of(parts.log, connection, tenant).time_zone
        asked = Asked(NOBODY, now.astimezone(ZoneInfo(zone)).date(), signed_in=False)
        identity = CommandId(uuid5(person, "erased"))
        carry_out(parts.log, connection, tenant, NoteErased(person=person), asked, identity)
        finish(connection, tenant, person)
    log.info("a person was erased", tenant=str(tenant))
