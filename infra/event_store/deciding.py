"""Commands of the service itself on a connection of the worker: decided, with what policies derive, in its transaction.

The same as the handler does for people, but for guards: what the service does is not refused for who asks.
"""

from typing import Any

import psycopg

from domain.catalogue import DECIDERS, POLICIES
from domain.kernel.decider import Asked, Command, Decider
from domain.kernel.handle import digest_of, subjects_of
from domain.kernel.ids import CommandId, StreamId, TenantId
from domain.kernel.ports import Append, StreamWrite
from infra.event_store.worker import WorkerLog

Connection = psycopg.Connection[Any]


def carry_out(
    log: WorkerLog, connection: Connection, tenant: TenantId, command: Command, asked: Asked, identity: CommandId
) -> bool:
    """Whether anything came of it. Raises the decider's Refusal, or VersionIsStale when somebody was first."""
    writes: dict[StreamId, StreamWrite] = {}
    queue = [command]
    while queue:
        each = queue.pop(0)
        decider = _decider_of(each)
        name = decider.stream_of(each)
        loaded = log.load(connection, tenant, name)
        before = writes.get(name, StreamWrite(name, loaded.version, ()))
        state = decider.fold([*(recorded.event for recorded in loaded.events), *before.events])
        decided = decider.decide(each, state, asked)
        writes[name] = StreamWrite(name, loaded.version, (*before.events, *decided))
        queue += [derived for event in decided for policy in POLICIES for derived in policy(event)]
    stored = [write for write in writes.values() if write.events]
    if stored:
        append = Append(
            tenant=tenant,
            command=identity,
            digest=digest_of(command),
            actor=None,
            writes=stored,
            subjects=subjects_of(command),
        )
        log.append(connection, append)
    return bool(stored)


def _decider_of(command: Command) -> Decider[Any, Any]:
    return next(decider for decider in DECIDERS if isinstance(command, decider.commands))
