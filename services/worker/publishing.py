"""The door: what comes out of a closed poll is chosen, attacked, and written into the ledger. No other way leads out.

The counters are read here and nowhere else; they live as long as this function runs.
"""

import secrets
from datetime import date
from uuid import uuid5

import structlog
from msgspec.structs import replace

from domain.kernel.ids import CommandId, PollId, TenantId
from domain.kernel.ports import Append, StreamWrite
from domain.polls.decider import POLL
from domain.polls.decider import stream_of as poll_stream
from domain.publication.choose import told
from domain.publication.events import LedgerEvent
from domain.publication.floors import Floors
from domain.publication.ledger import Ledger, Release, after, released, stream_of
from domain.publication.refusals import FiguresTellOfFew
from domain.publication.shown import Edition, Told, asked_places
from domain.publication.tables import Counted, Question
from infra.polls.counted import counted
from services.worker import pulse
from services.worker.parts import Parts

HELD = "INSERT INTO werkbalans.figures_held (tenant_id, poll_id, question, held_on) VALUES (%s, %s, %s, %s)"
log = structlog.get_logger("werkbalans.publishing")


def publish(parts: Parts, tenant: TenantId, poll: PollId, on: date) -> bool:
    """Let the figures of a closed poll come out on this local date; whether anything did now. Safe to run twice.

    Raises VersionIsStale when another poll of the organisation came out meanwhile: then all is to be weighed anew.
    """
    with parts.inside(tenant) as connection:
        known = parts.log.load(connection, tenant, stream_of(tenant))
        events = [each.event for each in known.events if isinstance(each.event, LedgerEvent)]
        ledger = after(events)
        if poll in ledger.editions:
            return False
        found = counted(parts.log, connection, parts.settings.key("polls"), tenant, poll)
        state = POLL.fold([each.event for each in parts.log.load(connection, tenant, poll_stream(poll)).events])
    if found is None or state.opened is None:
        return False
    floors = Floors(state.opened.floors.whole, state.opened.floors.split)
    held: list[str] = []
    edition = _edition(found, ledger, floors, held)
    new = Release(plan=state.opened.plan, edition=edition, floors=floors, stayed=found.stayed, on=on)
    command = CommandId(uuid5(poll, "published"))
    write = StreamWrite(stream_of(tenant), known.version, _entered(ledger, new, held))
    with parts.inside(tenant) as connection:
        digest = poll.bytes + poll.bytes
        parts.log.append(connection, Append(tenant=tenant, command=command, digest=digest, actor=None, writes=(write,)))
        for question in held:
            connection.execute(HELD, (tenant, poll, question, on))
    return True


def _entered(ledger: Ledger, new: Release, held: list[str]) -> tuple[LedgerEvent, ...]:
    """What goes into the ledger; a question that the ledger refuses comes out empty, the others as chosen."""
    while True:
        try:
            return released(ledger, new)
        except FiguresTellOfFew as refusal:
            question = refusal.data["question"]
            _hold(new.edition.poll, question, held)
            tables = tuple(Told(t.question, ()) if t.question.key == question else t for t in new.edition.tables)
            new = replace(new, edition=replace(new.edition, tables=tables))


def _hold(poll: PollId, question: str, held: list[str]) -> None:
    """Nothing of the question comes out, and an operator is to look at it."""
    log.error("figures_held_back", poll=str(poll), question=question)
    held.append(question)


def _edition(found: Counted, ledger: Ledger, floors: Floors, held: list[str]) -> Edition:
    empty = Edition(found.poll, found.on, found.version, asked_places(found), ())
    tables = tuple(_weighed(found, question, ledger, floors, empty, held) for question in found.questions)
    return replace(empty, tables=tables)


def _weighed(
    found: Counted, question: Question, ledger: Ledger, floors: Floors, empty: Edition, held: list[str]
) -> Told:
    """What is shown of a question; nothing where the attack recovers something, which an operator is to look at."""
    # Loads a third of a second of scipy, which no process but the one that publishes should pay.
    from infra.publication.referee import FiguresTell, referee

    earlier = tuple(ledger.editions.values())
    table = told(found, question, earlier, floors, secrets.token_bytes(32))
    pulse.beat()
    try:
        referee(found, replace(empty, tables=(table,)), earlier)
    except FiguresTell:
        _hold(found.poll, question.key, held)
        return Told(question, ())
    finally:
        pulse.beat()
    return table
