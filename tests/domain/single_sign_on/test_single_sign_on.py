"""Single sign-on: a provider, its secret, proved domains, a test, and then it opens. And which groups give what."""

from uuid import UUID

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from domain.kernel.refusals import InvalidValue, NotAllowed, NotFound
from domain.kernel.rights import Actor, Role
from domain.single_sign_on.decider import (
    MOST_DOMAINS,
    SINGLE_SIGN_ON,
    ClaimDomain,
    CloseSingleSignOn,
    DropDomain,
    MapGroups,
    NoteDomainProved,
    NoteTest,
    OpenSingleSignOn,
    SetClientSecret,
    SetProvider,
    SingleSignOnCommand,
)
from domain.single_sign_on.events import (
    ClientSecretSet,
    ConnectionTested,
    DomainClaimed,
    DomainDropped,
    DomainProved,
    GroupRule,
    GroupsMapped,
    Newcomers,
    ProviderSet,
    SingleSignOnClosed,
    SingleSignOnOpened,
)
from domain.single_sign_on.mapping import Given, given_by, roles_after, roles_of_newcomer
from domain.single_sign_on.refusals import NoProviderYet, ProveDomainFirst, RoleIsNotByGroup, TryConnectionFirst
from domain.single_sign_on.views import SINGLE_SIGN_ONS
from tests.domain.machine import DeciderMachine
from tests.domain.specification import ADMINISTRATOR, COORDINATOR, EMPLOYEE, NIGHT, TENANT, given, recorded, rows_of

ISSUER, OTHER, TRY = "https://login.example.com", "https://other.example.com", UUID(int=81)
SET = SetProvider(tenant=TENANT, issuer=ISSUER, client_id="werkbalans")
CHOSEN = ProviderSet(tenant=TENANT, issuer=ISSUER, client_id="werkbalans", vouches=False)
SECRET = ClientSecretSet(tenant=TENANT, number=1)
CLAIMED, PROVED = (each(tenant=TENANT, domain="zorg.example") for each in (DomainClaimed, DomainProved))
TESTED = ConnectionTested(tenant=TENANT, test=TRY)
READY = (CHOSEN, SECRET, CLAIMED, PROVED, TESTED)
OPEN = OpenSingleSignOn(tenant=TENANT, compulsory=False)
OPENED = SingleSignOnOpened(tenant=TENANT, compulsory=False)
RULES = (GroupRule("wb-hr", Role.HR, NIGHT), GroupRule("wb-lead", Role.TEAM_LEAD), GroupRule("wb-hr", Role.COORDINATOR))


def test_an_administrator_chooses_the_provider() -> None:
    given(SINGLE_SIGN_ON).when(SET, ADMINISTRATOR).then(CHOSEN)


@pytest.mark.parametrize("by", [COORDINATOR, EMPLOYEE])
def test_nobody_else_does_anything(by: Actor) -> None:
    for command in (SET, OPEN, CloseSingleSignOn(tenant=TENANT), ClaimDomain(tenant=TENANT, domain="x.nl")):
        given(SINGLE_SIGN_ON, *READY).when(command, by).then_refused(NotAllowed)


def test_a_provider_needs_a_client_id() -> None:
    command = SetProvider(tenant=TENANT, issuer=ISSUER, client_id=" ")
    given(SINGLE_SIGN_ON).when(command, ADMINISTRATOR).then_refused(InvalidValue, field="client_id", reason="empty")


def test_a_secret_is_replaced_once_for_the_number_one_saw() -> None:
    command = SetClientSecret(tenant=TENANT, after=0)
    given(SINGLE_SIGN_ON).when(command, ADMINISTRATOR).then_refused(NoProviderYet)
    given(SINGLE_SIGN_ON, CHOSEN).when(command, ADMINISTRATOR).then(SECRET)


def test_a_domain_is_claimed_in_small_letters_and_then_proved() -> None:
    given(SINGLE_SIGN_ON).when(ClaimDomain(tenant=TENANT, domain=" @Zorg.Example "), ADMINISTRATOR).then(CLAIMED)
    proved = NoteDomainProved(tenant=TENANT, domain="zorg.example")
    given(SINGLE_SIGN_ON, CLAIMED).when(proved, ADMINISTRATOR).then(PROVED)
    given(SINGLE_SIGN_ON).when(proved, ADMINISTRATOR).then_refused(NotFound)


@pytest.mark.parametrize(
    "text", ["", "zorg", "zorg..nl", "-a.nl", "a b.nl", "zorg.nl/pad", "é.nl", "127.0.0.1", "a" * 260]
)
def test_what_is_no_domain_is_not_claimed(text: str) -> None:
    command = ClaimDomain(tenant=TENANT, domain=text)
    given(SINGLE_SIGN_ON).when(command, ADMINISTRATOR).then_refused(InvalidValue, field="domain")


def test_there_is_an_end_to_domains() -> None:
    many = [DomainClaimed(tenant=TENANT, domain=f"d{number}.nl") for number in range(MOST_DOMAINS)]
    command = ClaimDomain(tenant=TENANT, domain="one-more.nl")
    given(SINGLE_SIGN_ON, *many).when(command, ADMINISTRATOR).then_refused(InvalidValue, reason="too_many")


def test_a_dropped_domain_is_to_be_proved_anew() -> None:
    dropped = DomainDropped(tenant=TENANT, domain="zorg.example")
    given(SINGLE_SIGN_ON, *READY).when(DropDomain(tenant=TENANT, domain="zorg.example"), ADMINISTRATOR).then(dropped)
    given(SINGLE_SIGN_ON, *READY, dropped, CLAIMED).when(OPEN, ADMINISTRATOR).then_refused(ProveDomainFirst)


def test_it_opens_once_provider_secret_test_and_domain_are_there() -> None:
    given(SINGLE_SIGN_ON).when(OPEN, ADMINISTRATOR).then_refused(NoProviderYet)
    given(SINGLE_SIGN_ON, CHOSEN, SECRET, CLAIMED, PROVED).when(OPEN, ADMINISTRATOR).then_refused(TryConnectionFirst)
    given(SINGLE_SIGN_ON, CHOSEN, SECRET, CLAIMED, TESTED).when(OPEN, ADMINISTRATOR).then_refused(ProveDomainFirst)
    given(SINGLE_SIGN_ON, *READY).when(OPEN, ADMINISTRATOR).then(OPENED)


def test_it_becomes_compulsory_and_is_closed() -> None:
    compulsory = OpenSingleSignOn(tenant=TENANT, compulsory=True)
    given(SINGLE_SIGN_ON, *READY, OPENED).when(compulsory, ADMINISTRATOR).then(
        SingleSignOnOpened(tenant=TENANT, compulsory=True)
    )
    closed = SingleSignOnClosed(tenant=TENANT)
    given(SINGLE_SIGN_ON, *READY, OPENED).when(CloseSingleSignOn(tenant=TENANT), ADMINISTRATOR).then(closed)


def test_another_provider_closes_it_until_it_was_tried() -> None:
    other = ProviderSet(tenant=TENANT, issuer=OTHER, client_id="werkbalans", vouches=False)
    changed = SINGLE_SIGN_ON.fold([*READY, OPENED, other])
    assert not changed.open
    given(SINGLE_SIGN_ON, *READY, OPENED, other).when(OPEN, ADMINISTRATOR).then_refused(TryConnectionFirst)
    same = ProviderSet(tenant=TENANT, issuer=ISSUER, client_id="werkbalans", vouches=True)
    assert SINGLE_SIGN_ON.fold([*READY, OPENED, same]).open


def test_groups_give_roles_but_never_those_of_administrator_or_adviser() -> None:
    command = MapGroups(tenant=TENANT, claim="groups", rules=RULES, newcomers=Newcomers.GROUPS)
    mapped = GroupsMapped(tenant=TENANT, claim="groups", rules=RULES, newcomers=Newcomers.GROUPS)
    given(SINGLE_SIGN_ON).when(command, ADMINISTRATOR).then(mapped)
    for role in (Role.ADMINISTRATOR, Role.ADVISER):
        wrong = MapGroups(tenant=TENANT, claim="groups", rules=(GroupRule("all", role),), newcomers=Newcomers.NOBODY)
        given(SINGLE_SIGN_ON).when(wrong, ADMINISTRATOR).then_refused(RoleIsNotByGroup, field="rules")


def test_an_address_is_led_to_the_provider_by_its_proved_domain_only() -> None:
    state = SINGLE_SIGN_ON.fold([*READY, DomainClaimed(tenant=TENANT, domain="other.example")])
    assert state.leads("Anna@ZORG.example")
    for address in ("anna@other.example", "anna@sub.zorg.example", "anna@zorg.example.evil", "zorg.example"):
        assert state.leads(address) is (address == "zorg.example")


class TestGroups:
    """From groups to roles."""

    def test_each_rule_that_fits_gives_its_role_and_the_first_one_its_unit(self) -> None:
        assert given_by(RULES, ["WB-HR ", "x"]) == Given(frozenset({Role.HR, Role.COORDINATOR}), NIGHT)
        assert given_by(RULES, []) == Given(frozenset(), None)

    def test_who_leaves_a_group_loses_its_role_and_keeps_what_people_gave(self) -> None:
        held = frozenset({Role.HR, Role.WORKS_COUNCIL, Role.ADMINISTRATOR})
        assert roles_after(held, RULES, ["wb-lead"]) == {Role.TEAM_LEAD, Role.WORKS_COUNCIL, Role.ADMINISTRATOR}
        assert roles_after(frozenset({Role.HR}), RULES, []) == {Role.EMPLOYEE}

    def test_whether_newcomers_come_in_is_chosen(self) -> None:
        assert roles_of_newcomer(RULES, ["wb-lead"], Newcomers.NOBODY) is None
        assert roles_of_newcomer(RULES, ["x"], Newcomers.GROUPS) is None
        assert roles_of_newcomer(RULES, ["wb-lead"], Newcomers.GROUPS) == Given(frozenset({Role.TEAM_LEAD}), None)
        assert roles_of_newcomer(RULES, ["x"], Newcomers.EVERYBODY) == Given(frozenset({Role.EMPLOYEE}), None)


ASKERS = st.sampled_from([ADMINISTRATOR, ADMINISTRATOR, EMPLOYEE])
DOMAINS = st.sampled_from(["a.nl", "b.nl", "nothing"])


class SingleSignOnMachine(DeciderMachine):
    """Everything asked in any order: it is never open without a secret, a test and a provider."""

    decider = SINGLE_SIGN_ON

    @rule(issuer=st.sampled_from([ISSUER, OTHER]), vouches=st.booleans(), by=ASKERS)
    def provider(self, issuer: str, vouches: bool, by: Actor) -> None:
        self.ask(SetProvider(tenant=TENANT, issuer=issuer, client_id="w", vouches=vouches), by)

    @rule(after=st.integers(0, 2), by=ASKERS)
    def secret(self, after: int, by: Actor) -> None:
        self.ask(SetClientSecret(tenant=TENANT, after=after), by)

    @rule(kind=st.sampled_from([ClaimDomain, NoteDomainProved, DropDomain]), domain=DOMAINS, by=ASKERS)
    def domain(self, kind: type[SingleSignOnCommand], domain: str, by: Actor) -> None:
        self.ask(kind(tenant=TENANT, domain=domain), by)  # type: ignore[call-arg] - each of them has a domain

    @rule(test=st.integers(1, 3), compulsory=st.booleans(), close=st.booleans(), by=ASKERS)
    def opening(self, test: int, compulsory: bool, close: bool, by: Actor) -> None:
        self.ask(NoteTest(tenant=TENANT, test=UUID(int=test)), by)
        self.ask(OpenSingleSignOn(tenant=TENANT, compulsory=compulsory), by)
        if close:
            self.ask(CloseSingleSignOn(tenant=TENANT), by)

    @invariant()
    def what_is_open_was_tried(self) -> None:
        assert not self.state.open or (self.state.tested and self.state.secret and self.state.issuer)
        assert not self.state.compulsory or self.state.open

    @invariant()
    def the_row_is_the_state(self) -> None:
        rows = rows_of(SINGLE_SIGN_ONS, recorded(self.log, "single_sign_on-1"))  # type: ignore[arg-type] - any stream
        assert [row.now for row in rows.values()] == ([self.state] if self.log else [])


TestMachine = SingleSignOnMachine.TestCase
