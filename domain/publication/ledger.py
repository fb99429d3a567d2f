"""The ledger as decisions see it, and the one decision: whether figures may be added to all that were ever shown.

There is no command for it: nobody asks, the clock does when a poll has closed. Only what would be shown comes in here,
nothing of what is hidden. Whoever chose is not believed: the blocks are made anew and put beside all earlier ones.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import reduce
from types import MappingProxyType
from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from domain.kernel.ids import PlanId, PollId, StreamId, TenantId, stream
from domain.publication.events import FiguresReleased, LedgerEvent, ReleaseBegun
from domain.publication.floors import DEFAULT, Floors, enough
from domain.publication.nearness import Earlier, Stayed, Union, tells, unions_to_ask
from domain.publication.refusals import FiguresTellOfFew, MoversUnknown, ReleasedBefore
from domain.publication.shown import Block, Edition, Kept, Told, blocks_of
from domain.publication.tables import Place, Tree

CATEGORY = "publication"
# With how many earlier polls a new one can be compared as to who was asked.
LAST = 4


class Release(Struct, frozen=True, kw_only=True):
    """What would be shown of a closed poll of a plan, on which local date, under which floors.

    `stayed`: of those asked, how many were asked where in each poll whose figures are shown.
    """

    plan: PlanId
    edition: Edition
    floors: Floors
    stayed: Mapping[PollId, Stayed]
    on: date


class Ledger(Struct, frozen=True):
    """Every figure that was ever shown, by poll, in the order of their release."""

    editions: MappingProxyType[PollId, Edition] = MappingProxyType({})


def evolve(state: Ledger, happened: LedgerEvent) -> Ledger:
    """The ledger after one more event."""
    match happened:
        case ReleaseBegun():
            new = Edition(happened.poll, happened.closed_on, happened.version, happened.places, ())
        case FiguresReleased():
            before = state.editions[happened.poll]
            new = replace(before, tables=(*before.tables, happened.told))
        case _:
            assert_never(happened)
    return Ledger(MappingProxyType({**state.editions, happened.poll: new}))


def after(events: Iterable[LedgerEvent]) -> Ledger:
    """The ledger after all of these."""
    return reduce(evolve, events, Ledger())


def released(state: Ledger, new: Release) -> tuple[LedgerEvent, ...]:
    """The events with which these figures come out, or a refusal. The same figures again bring none."""
    edition = new.edition
    if edition.poll in state.editions:
        if state.editions[edition.poll] == edition:
            return ()
        raise ReleasedBefore(poll=edition.poll)
    for table in edition.tables:
        _refuse_if_it_tells(table, new, state)
    begun = ReleaseBegun(
        plan=new.plan,
        poll=edition.poll,
        on=new.on,
        closed_on=edition.on,
        version=edition.version,
        floors=new.floors,
        places=edition.places,
        kept=tuple(_kept(new, [*state.editions.values()][-LAST:])),
    )
    return (begun, *(FiguresReleased(plan=new.plan, poll=edition.poll, told=table) for table in edition.tables))


def _kept(new: Release, others: Sequence[Edition]) -> Iterator[Kept]:
    """Who is asked again, group by group, for those groups that are shown."""
    shown = {each.node for table in new.edition.tables for each in table.shown}
    for other in others:
        trees = (other.tree, new.edition.tree)
        for node in sorted(shown.intersection(other.tree.nodes), key=str):
            then, now = (tree.places(node) for tree in trees)
            people = sum(
                n for (before, after_), n in _stayed(new, other.poll).items() if before in then and after_ in now
            )
            yield Kept(other.poll, node, people)


def _refuse_if_it_tells(table: Told, new: Release, state: Ledger) -> None:
    edition, floors = new.edition, new.floors
    tree, asked = edition.tree, {each.place: each.asked for each in edition.places}
    for level in range(len(table.question.ladder)):
        shown = table.at(level)
        blocks = list(blocks_of(tree, asked, shown))
        for block in blocks:
            if not enough(block.counts, _floor(floors, block.asked == sum(asked.values()))):
                raise FiguresTellOfFew(question=table.question.key)
        for other in state.editions.values():
            before = other.told(table.question)
            if before is not None:
                known = {each.place: each.asked for each in other.places}
                then = Earlier(list(blocks_of(other.tree, known, before.at(level))), _stayed(new, other.poll))
                if any(tells(union, then) for union in _unions(tree, shown, blocks, then)):
                    raise FiguresTellOfFew(question=table.question.key)


def _floor(floors: Floors, whole: bool) -> int:
    return max(floors.whole, DEFAULT.whole) if whole else max(floors.split, DEFAULT.split)


def _unions(tree: Tree, shown: Mapping[Place, object], blocks: Sequence[Block], then: Earlier) -> list[Union]:
    alone = [Union.of([block], then) for block in blocks]
    totals = [[block for block in blocks if block.places <= tree.places(node)] for node in shown]
    return [*alone, *unions_to_ask(blocks, totals, then)]


def _stayed(new: Release, poll: PollId) -> Stayed:
    if poll not in new.stayed:
        raise MoversUnknown(poll=poll)
    return new.stayed[poll]


def stream_of(tenant: TenantId) -> StreamId:
    """The stream of an organisation's ledger: one, since all figures are held against each other."""
    return stream(CATEGORY, tenant)
