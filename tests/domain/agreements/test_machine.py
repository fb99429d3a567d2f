"""Whatever is asked of an agreement, in whatever order and by whomever, its record stays true."""

from datetime import date

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule
from msgspec.structs import replace

from domain.agreements import commands as c
from domain.agreements.content import Content, Party, Source, digest_of
from domain.agreements.decider import AGREEMENT
from domain.agreements.events import (
    FulfilmentConfirmed,
    FulfilmentReported,
    PartyAgreed,
    PartyObjected,
    PartyWithdrew,
    PositionFact,
    VersionFact,
)
from domain.agreements.keeping import Kept
from domain.agreements.stances import Standing
from domain.agreements.state import kept
from domain.agreements.views import AGREEMENT_VERSIONS, AGREEMENTS, kept_of
from domain.kernel.ids import PersonId
from domain.kernel.personal import Personal, words
from domain.kernel.rights import Actor, Role
from tests.domain.agreements.history import (
    AGREEMENT_ID,
    COUNCIL_PARTY,
    DEWI_PARTY,
    FIRST,
    MANAGEMENT_PARTY,
    MINUTES,
    ONE,
    SECOND,
    SPRING,
    TEAM_PARTY,
    TWO,
)
from tests.domain.machine import DeciderMachine
from tests.domain.specification import ANNA, BAS, CEM, COORDINATOR, DEWI, NIGHT, PLAN, TODAY

THREE = replace(ONE, parties=(MANAGEMENT_PARTY, TEAM_PARTY, DEWI_PARTY))
people = st.sampled_from([ANNA, BAS, CEM, DEWI])
roles = st.sampled_from([Role.COORDINATOR, Role.MANAGEMENT, Role.WORKS_COUNCIL, Role.TEAM_LEAD, Role.ADMINISTRATOR])
fixed = st.sampled_from(
    [
        COORDINATOR,
        Actor(BAS, frozenset({Role.MANAGEMENT})),
        Actor(CEM, frozenset({Role.WORKS_COUNCIL, Role.COORDINATOR})),
    ]
)
actors = fixed | fixed | st.builds(Actor, people, st.frozensets(roles, max_size=2))
contents = st.sampled_from([ONE, TWO, THREE, replace(ONE, title=" ")])
parties = st.sampled_from([MANAGEMENT_PARTY, COUNCIL_PARTY, TEAM_PARTY, DEWI_PARTY])
sources = st.none() | st.just(MINUTES)
texts = st.builds(Personal, people, st.sampled_from(["Te laat", "Het rooster", " "]))
days = st.sampled_from([TODAY, SPRING, date(2026, 1, 1)])


class Agreements(DeciderMachine):
    decider = AGREEMENT

    def digest(self, newest: bool) -> str:
        return self.state.current.digest if newest and self.state.versions else FIRST

    @initialize()
    def begin(self) -> None:
        self.ask(c.ProposeAgreement(plan=PLAN, agreement=AGREEMENT_ID, content=ONE), COORDINATOR)

    @rule(content=contents, by=actors)
    def propose(self, content: Content, by: Actor) -> None:
        self.ask(c.ProposeAgreement(plan=PLAN, agreement=AGREEMENT_ID, content=content), by)

    @rule(content=contents, newest=st.booleans(), by=actors)
    def revise(self, content: Content, newest: bool, by: Actor) -> None:
        digest = self.digest(newest)
        self.ask(c.ReviseAgreement(plan=PLAN, agreement=AGREEMENT_ID, digest=digest, content=content), by)

    @rule(party=parties, newest=st.booleans(), source=sources, by=actors)
    def agree(self, party: Party, newest: bool, source: Source | None, by: Actor) -> None:
        at = {"plan": PLAN, "agreement": AGREEMENT_ID, "own_unit": NIGHT}
        self.ask(c.Agree(**at, party=party, digest=self.digest(newest), source=source), by)

    @rule()
    def both_agree(self) -> None:
        for party, by in ((MANAGEMENT_PARTY, Actor(BAS, frozenset({Role.MANAGEMENT}))),
                          (COUNCIL_PARTY, Actor(CEM, frozenset({Role.WORKS_COUNCIL})))):  # fmt: skip
            at = {"plan": PLAN, "agreement": AGREEMENT_ID, "party": party}
            self.ask(c.Agree(**at, digest=self.digest(True)), by)

    @rule(party=parties, newest=st.booleans(), source=sources, reason=texts, by=actors, leave=st.booleans())
    def refuse(
        self, party: Party, newest: bool, source: Source | None, reason: Personal, by: Actor, leave: bool
    ) -> None:
        at = {"plan": PLAN, "agreement": AGREEMENT_ID, "own_unit": NIGHT, "party": party, "reason": reason}
        kind = c.Withdraw if leave else c.Object
        self.ask(kind(**at, digest=self.digest(newest), source=source), by)

    @rule(party=parties, right=st.booleans(), by=actors)
    def answer_transcription(self, party: Party, right: bool, by: Actor) -> None:
        at = {"plan": PLAN, "agreement": AGREEMENT_ID, "own_unit": NIGHT, "party": party}
        kind = c.ConfirmTranscription if right else c.DisputeTranscription
        self.ask(kind(**at, digest=self.digest(True)), by)

    @rule(reason=texts, newest=st.booleans(), by=st.just(COORDINATOR), really=st.integers(0, 4))
    def end(self, reason: Personal, newest: bool, by: Actor, really: int) -> None:
        if not really:
            self.ask(c.EndAgreement(plan=PLAN, agreement=AGREEMENT_ID, digest=self.digest(newest), reason=reason), by)

    @rule(party=parties, on=days, whole=st.booleans(), evidence=texts, by=actors)
    def report(self, party: Party, on: date, whole: bool, evidence: Personal, by: Actor) -> None:
        at = {"plan": PLAN, "agreement": AGREEMENT_ID, "own_unit": NIGHT}
        self.ask(c.ReportFulfilment(**at, party=party, fulfilled_on=on, whole=whole, evidence=evidence), by)

    @rule(party=parties, number=st.integers(1, 3), reason=st.none() | texts, by=actors)
    def judge(self, party: Party, number: int, reason: Personal | None, by: Actor) -> None:
        at = {"plan": PLAN, "agreement": AGREEMENT_ID, "own_unit": NIGHT, "party": party, "report": number}
        self.ask(c.ConfirmFulfilment(**at) if reason is None else c.DisputeFulfilment(**at, reason=reason), by)

    @rule(found=st.sampled_from(Kept), reason=texts, by=actors)
    def overrule(self, found: Kept, reason: Personal, by: Actor) -> None:
        self.ask(c.OverruleVerdict(plan=PLAN, agreement=AGREEMENT_ID, verdict=found, reason=reason), by)

    @invariant()
    def what_all_agreed_on_was_agreed_by_each_on_this_very_version(self) -> None:
        if self.state.standing is not Standing.AGREED:
            return
        said = [e for e in self.log if isinstance(e, PartyAgreed) and e.digest == self.state.current.digest]
        assert {e.party for e in said} >= set(self.state.current.content.parties)
        assert len({position.by for position in self.state.positions.values()}) >= 2

    @invariant()
    def nothing_copied_came_after_what_the_party_said_itself(self) -> None:
        own: set[tuple[int, str]] = set()
        for event in self.log:
            if isinstance(event, PositionFact):
                assert event.own or (event.version, event.party.key) not in own
                own |= {(event.version, event.party.key)} if event.own else set()

    @invariant()
    def every_version_has_a_digest_of_its_own_that_its_content_gives(self) -> None:
        versions = [e for e in self.log if isinstance(e, VersionFact)]
        assert [e.digest for e in versions] == [digest_of(AGREEMENT_ID, e.version, e.content) for e in versions]
        assert len({e.digest for e in versions}) == len(versions) == self.state.number

    @invariant()
    def nobody_spoke_for_two_parties_of_one_version(self) -> None:
        voices: dict[tuple[int, PersonId], set[str]] = {}
        for event in self.log:
            if isinstance(event, PartyAgreed | PartyObjected | PartyWithdrew):
                voices.setdefault((event.version, event.by), set()).add(event.party.key)
        assert all(len(keys) == 1 for keys in voices.values())

    @invariant()
    def nobody_confirmed_their_own_report(self) -> None:
        reports = {e.report: e for e in self.log if isinstance(e, FulfilmentReported)}
        for event in self.log:
            if isinstance(event, FulfilmentConfirmed):
                assert event.by != reports[event.report].by
                assert event.party != reports[event.report].party

    @invariant()
    def the_view_says_what_the_state_says(self) -> None:
        for row in self.rows(AGREEMENTS).values():
            state, current = self.state, self.state.current
            assert (row.version, row.digest, row.state) == (state.number, current.digest, state.standing)
            assert (row.text, row.time, row.due_on) == (
                current.content.text,
                current.content.time,
                current.content.due_on,
            )
            assert [each.stance for each in row.parties] == [state.stance(p) for p in current.content.parties]
            assert (row.binding, row.lapsed_on, row.revision) == (state.binding, state.lapsed_on, len(self.log))
            assert (row.report.evidence if row.report else None) == words(
                state.report.evidence if state.report else None
            )
            assert (row.overruled.verdict if row.overruled else None) == (state.overruled or (None,))[0]
            for day in (TODAY, SPRING, date(2028, 1, 1)):
                assert kept_of(row, day) == kept(state, day)

    @invariant()
    def every_version_stays_in_the_view_with_its_own_text(self) -> None:
        rows = self.rows(AGREEMENT_VERSIONS)
        assert [rows[AGREEMENT_ID, n].content for n in range(1, self.state.number + 1)] == [
            version.content for version in self.state.versions
        ]


def test_the_two_texts_have_two_digests() -> None:
    assert FIRST != SECOND


TestAgreements = Agreements.TestCase
