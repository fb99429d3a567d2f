"""Whatever is done with a file, in whatever order and by whomever, no photo is shown without its consents."""

from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from msgspec.structs import replace

from domain.attachments import events as e
from domain.attachments.decider import ATTACHMENT, SayNobodyShown
from domain.attachments.views import FILES
from domain.kernel.rights import Actor
from tests.domain.attachments.test_file import AT, PAPER, PICTURE, REMOVE, WITHDRAW, attach, consent
from tests.domain.machine import DeciderMachine
from tests.domain.specification import COORDINATOR, DEWI, EMPLOYEE, TEAM_LEAD

actors = st.sampled_from([COORDINATOR, COORDINATOR, TEAM_LEAD, EMPLOYEE])
keys = st.integers(1, 3)


class Files(DeciderMachine):
    decider = ATTACHMENT

    @rule(kind=st.sampled_from(e.FileKind), content=st.sampled_from([PICTURE, PICTURE, PAPER]), by=actors)
    def attach(self, by: Actor, **changes: object) -> None:
        self.ask(attach(**changes), by)

    @rule(key=keys, person=st.sampled_from([None, DEWI]), words=st.sampled_from(["Ja", ""]), by=actors)
    def agree(self, by: Actor, key: int, **changes: object) -> None:
        self.ask(consent(consent=UUID(int=key), **changes), by)

    @rule(by=actors)
    def nobody(self, by: Actor) -> None:
        self.ask(SayNobodyShown(**AT), by)

    @rule(key=keys, by=actors)
    def withdraw(self, by: Actor, key: int) -> None:
        self.ask(replace(WITHDRAW, consent=UUID(int=key)), by)

    @rule(reason=st.sampled_from(["Fout", ""]), by=actors, sure=st.integers(0, 3))
    def remove(self, by: Actor, reason: str, sure: int) -> None:
        if not sure:
            self.ask(replace(REMOVE, reason=reason), by)

    @invariant()
    def a_photo_is_shown_only_with_the_consent_of_everybody_in_it(self) -> None:
        for row in self.rows(FILES).values():
            state = self.state
            withdrawn = any(each.withdrawn for each in state.consents.values())
            if row.kind == e.FileKind.PHOTO:
                assert row.may_be_shown == (not withdrawn and bool(state.consents or state.nobody))
                assert row.withdrawn == withdrawn
                assert row.description
            else:
                assert not row.consents

    @invariant()
    def what_was_removed_is_gone(self) -> None:
        assert bool(self.rows(FILES)) == (self.state.attached is not None and not self.state.removed)


TestFiles = Files.TestCase
