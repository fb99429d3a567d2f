"""Whatever is asked of a unit's mandates, in whatever order, there is one contact person at most on every day."""

from datetime import date, timedelta
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from domain.contact import commands as c
from domain.contact.decider import CONTACT
from domain.contact.events import Card
from domain.contact.state import holds
from domain.contact.views import MANDATES
from domain.kernel.personal import Personal
from domain.kernel.rights import Actor, Role
from tests.domain.machine import DeciderMachine
from tests.domain.specification import ANNA, BAS, COORDINATOR, DEWI, NIGHT, TENANT, TODAY

actors = st.just(COORDINATOR) | st.builds(Actor, st.just(ANNA), st.frozensets(st.sampled_from(Role), max_size=1))
people = st.sampled_from([ANNA, BAS, DEWI])
days = st.integers(-3, 6).map(lambda number: TODAY + timedelta(days=number))
reasons = st.sampled_from(["", "Klaar"])
cards = st.builds(
    Card,
    person=people,
    role_name=st.sampled_from(["regisseur", " "]),
    powers=st.just("Mag kiezen"),
    minutes_per_week=st.sampled_from([0, 120]),
    valid_from=days,
    deputy=st.none() | people,
    hours_until=st.none() | days,
    valid_to=st.none() | days,
)
at = {"tenant": st.just(TENANT), "unit": st.just(NIGHT), "mandate": st.integers(1, 3).map(lambda n: UUID(int=n))}
successors = st.integers(2, 5).map(lambda n: UUID(int=n))
notes = st.none() | st.just(Personal(ANNA, "Let op"))
asked = (
    st.builds(c.AppointContact, **at, card=cards)
    | st.builds(c.ChangeMandate, **at, card=cards)
    | st.builds(c.HandOver, **at, successor=successors, to=people, on=days, note=notes)
    | st.builds(c.EndMandate, **at, on=days, reason=reasons)
)


class Contacts(DeciderMachine):
    decider = CONTACT

    @rule(command=asked, by=actors)
    def change(self, command: c.MandateCommand, by: Actor) -> None:
        self.ask(command, by)

    @invariant()
    def on_every_day_there_is_one_at_most(self) -> None:
        for number in range(-5, 10):
            day: date = TODAY + timedelta(days=number)
            assert sum(holds(mandate.card, day) for mandate in self.state.by_id.values()) <= 1

    @invariant()
    def no_card_ends_before_it_begins_or_names_its_holder_as_deputy(self) -> None:
        for mandate in self.state.by_id.values():
            assert mandate.card.valid_to is None or mandate.card.valid_from <= mandate.card.valid_to
            assert mandate.card.deputy != mandate.card.person

    @invariant()
    def the_view_says_what_the_state_says(self) -> None:
        shown = {row.mandate: (row.card, row.over, row.ended_reason) for row in self.rows(MANDATES).values()}
        assert shown == {key: (each.card, each.over, each.ended) for key, each in self.state.by_id.items()}


TestContacts = Contacts.TestCase
