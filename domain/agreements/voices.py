"""Who speaks for a party, and that nobody speaks for two."""

from domain.agreements.content import Party, PartyKind, Source
from domain.agreements.refusals import NotYoursToSay, OneVoiceOneParty, OwnVoiceStands, PartyUnknown
from domain.agreements.state import Agreement
from domain.kernel.ids import UnitId
from domain.kernel.rights import Actor, Right, Role


def speaks(party: Party, actor: Actor, own_unit: UnitId | None) -> bool:
    """Whether the actor speaks for the party: by role, by name, or for a team as the team lead of its unit."""
    match party.kind:
        case PartyKind.MANAGEMENT:
            return Role.MANAGEMENT in actor.roles
        case PartyKind.WORKS_COUNCIL:
            return Role.WORKS_COUNCIL in actor.roles
        case PartyKind.PERSON | PartyKind.CONTACT_PERSON:
            return actor.person == party.person
        case PartyKind.TEAM:
            return Role.TEAM_LEAD in actor.roles and own_unit == party.unit


def may_propose(actor: Actor, parties: tuple[Party, ...], own_unit: UnitId | None) -> bool:
    """Whether the actor may put a version on the table: by right, or as a party of what lies there."""
    return actor.may(Right.PROPOSE_AGREEMENT) or any(speaks(party, actor, own_unit) for party in parties)


def party_in(party: Party, parties: tuple[Party, ...]) -> None:
    """Raise PartyUnknown unless it is one of them."""
    if party not in parties:
        raise PartyUnknown(party=party.key)


def own_voice(party: Party, actor: Actor, own_unit: UnitId | None) -> None:
    """Raise NotYoursToSay unless the actor speaks for the party."""
    if not speaks(party, actor, own_unit):
        raise NotYoursToSay(party=party.key)


def silent(party: Party, source: Source, state: Agreement) -> None:
    """Raise OwnVoiceStands when the party itself spoke on the version on the table: its own voice wins.

    Its own no to an earlier version stands too, above every document that is not of a later day.
    """
    said, before = state.positions.get(party.key), state.refused_before.get(party.key)
    if said is not None and said.own:
        raise OwnVoiceStands(party=party.key, stance=said.stance.value, by=said.by, on=said.on)
    if before is not None and source.dated <= before.on:
        raise OwnVoiceStands(party=party.key, stance=before.stance.value, by=before.by, on=before.on)


def one_voice(party: Party, actor: Actor, state: Agreement) -> None:
    """Raise OneVoiceOneParty when the actor spoke for another party of this agreement, in whatever version."""
    earlier = state.spoken_for.get(actor.person)
    bound = state.bound.parties if state.bound else ()
    named = {each.key for each in (*state.current.content.parties, *bound)}
    if earlier is not None and earlier != party.key and earlier in named:
        raise OneVoiceOneParty(party=party.key, spoken_for=earlier)
