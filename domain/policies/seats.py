"""Nobody is invited beyond the seats of the package. Who is a member stays one, also after it became smaller."""

from collections.abc import Sequence

from domain.kernel.decider import Command
from domain.kernel.events import Event
from domain.kernel.guard import Guard
from domain.kernel.ids import PersonId, StreamId, TenantId
from domain.organisation.decider import ORGANISATION, InviteMember, InviteMembers
from domain.organisation.decider import stream_of as organisation_stream
from domain.subscription.decider import SUBSCRIPTION, stream_of
from domain.subscription.refusals import SeatsAreTaken

INVITING = (InviteMember, InviteMembers)


def _streams_of(tenant: TenantId, command: Command) -> Sequence[StreamId]:
    # An invitation is stored only if its own stream did not move, so that two for the last seat cannot both be.
    return (organisation_stream(tenant), stream_of(tenant)) if isinstance(command, INVITING) else ()


def _known(events: Sequence[Sequence[Event]]) -> tuple[frozenset[PersonId], int | None]:
    organisation, subscription = events
    return frozenset(ORGANISATION.fold(organisation).members), SUBSCRIPTION.fold(subscription).seats


def _refuse(command: Command, known: tuple[frozenset[PersonId], int | None]) -> None:
    members, seats = known
    new = _invited(command) - members
    if seats is not None and new and len(members) + len(new) > seats:
        raise SeatsAreTaken(seats=seats)


def _invited(command: Command) -> frozenset[PersonId]:
    if isinstance(command, InviteMembers):
        return frozenset(each.person for each in command.newcomers)
    return frozenset({command.person}) if isinstance(command, InviteMember) else frozenset()


SEATS = Guard(_streams_of, _known, _refuse)
