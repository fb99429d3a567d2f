"""Whatever is asked around support, in whatever order: versions count on, and what was told stays told."""

from datetime import timedelta
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from domain.kernel.rights import Actor, Role
from domain.support import commands as c
from domain.support.decider import SUPPORT
from domain.support.events import Message, MessageChanged, MessageDropped, MessageTold, StatementPublished, Words
from domain.support.views import MESSAGES, STATEMENTS
from tests.domain.machine import DeciderMachine
from tests.domain.specification import ANNA, COORDINATOR, DEWI, MANAGEMENT, PLAN, TODAY

roles = st.frozensets(st.sampled_from(Role), max_size=1)
actors = st.sampled_from([COORDINATOR, MANAGEMENT]) | st.builds(Actor, st.sampled_from([ANNA, DEWI]), roles)
text = st.sampled_from(["", "Rust", " Energie "])
days = st.integers(-1, 1).map(lambda number: TODAY + timedelta(days=number))
words = st.builds(Words, st.sampled_from(["Rust", "Energie"]), text, st.just("Dewi"), st.just("Geld"))
messages = st.builds(Message, text, st.just("Team"), days, st.none() | st.just(DEWI), text)
at = {"plan": st.just(PLAN), "item": st.integers(1, 2).map(lambda number: UUID(int=number))}
asked = (
    st.builds(c.PublishStatement, plan=st.just(PLAN), words=words, seen=st.none() | st.integers(0, 3))
    | st.builds(c.PlanMessage, **at, message=messages)
    | st.builds(c.ChangeMessage, **at, message=messages)
    | st.builds(c.DropMessage, **at, reason=text)
    | st.builds(c.TellMessage, **at, on=days, informed=text)
)


class Supports(DeciderMachine):
    decider = SUPPORT

    @rule(command=asked, by=actors)
    def change(self, command: c.SupportCommand, by: Actor) -> None:
        self.ask(command, by)

    @invariant()
    def versions_count_on(self) -> None:
        versions = [event.version for event in self.log if isinstance(event, StatementPublished)]
        assert versions == list(range(1, len(versions) + 1))

    @invariant()
    def nothing_changes_after_it_was_told_or_dropped(self) -> None:
        over: set[UUID] = set()
        for event in self.log:
            if isinstance(event, MessageChanged):
                assert event.item not in over
            if isinstance(event, MessageTold | MessageDropped):
                over.add(event.item)

    @invariant()
    def the_views_say_what_the_state_says(self) -> None:
        newest = max((row.version for row in self.rows(STATEMENTS).values()), default=0)
        assert newest == self.state.version
        shown = {row.item: (row.message, row.told_on, row.dropped_reason) for row in self.rows(MESSAGES).values()}
        items = self.state.items.items()
        assert shown == {key: (i.message, i.told.on if i.told else None, i.dropped) for key, i in items}


TestSupports = Supports.TestCase
