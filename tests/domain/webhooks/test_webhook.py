"""A webhook: added and changed by an administrator, resting, told once more, removed for good."""

from uuid import UUID

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from domain.kernel.ids import WebhookId
from domain.kernel.refusals import InvalidValue, NotAllowed, NotFound
from domain.kernel.rights import Actor
from domain.webhooks.decider import (
    MOST_AT_ONCE,
    WEBHOOK,
    AddWebhook,
    ChangeWebhook,
    RemoveWebhook,
    RenewSecret,
    ResumeWebhook,
    SendAgain,
    StopWebhook,
    TestWebhook,
    Webhook,
    WebhookCommand,
    give_up,
    parts_to_choose,
)
from domain.webhooks.events import (
    WebhookAdded,
    WebhookChanged,
    WebhookRemoved,
    WebhookResumed,
    WebhookSecretRenewed,
    WebhookSentAgain,
    WebhookStopped,
    WebhookTested,
    Why,
)
from domain.webhooks.refusals import WebhookIsRemoved, WebhookRests
from domain.webhooks.views import WEBHOOKS
from tests.domain.machine import DeciderMachine
from tests.domain.specification import ADMINISTRATOR, COORDINATOR, EMPLOYEE, given, recorded, rows_of

HOOK, WISH = WebhookId(UUID(int=71)), UUID(int=72)
ADD = AddWebhook(webhook=HOOK, host="example.com", address="sealed", parts=frozenset({"measures", "agreements"}))
ADDED = WebhookAdded(webhook=HOOK, host="example.com", address="sealed", parts=("agreements", "measures"))
STOPPED, RESUMED = WebhookStopped(webhook=HOOK, why=Why.CHOSEN), WebhookResumed(webhook=HOOK)
AGAIN = SendAgain(webhook=HOOK, request=WISH, first=3, last=9)
REMOVED = WebhookRemoved(webhook=HOOK)


def test_an_administrator_adds_one_for_some_parts() -> None:
    given(WEBHOOK).when(ADD, ADMINISTRATOR).then(ADDED)
    given(WEBHOOK, ADDED).when(ADD, ADMINISTRATOR).then_nothing()


@pytest.mark.parametrize("by", [COORDINATOR, EMPLOYEE])
def test_nobody_else_does(by: Actor) -> None:
    given(WEBHOOK).when(ADD, by).then_refused(NotAllowed)
    given(WEBHOOK, ADDED).when(StopWebhook(webhook=HOOK), by).then_refused(NotAllowed)


def test_a_part_that_is_none_is_refused_and_webhooks_are_told_of_by_no_webhook() -> None:
    for part in ("weather", "webhooks"):
        command = AddWebhook(webhook=HOOK, host="example.com", address="sealed", parts=frozenset({part}))
        given(WEBHOOK).when(command, ADMINISTRATOR).then_refused(InvalidValue, field="parts")


def test_the_id_of_another_one_is_not_taken_over() -> None:
    other = AddWebhook(webhook=HOOK, host="evil.example", address="other", parts=frozenset())
    given(WEBHOOK, ADDED).when(other, ADMINISTRATOR).then_refused(NotFound)


def test_it_gets_another_address() -> None:
    command = ChangeWebhook(webhook=HOOK, host="example.org", address="other", parts=frozenset())
    changed = WebhookChanged(webhook=HOOK, host="example.org", address="other", parts=())
    given(WEBHOOK, ADDED).when(command, ADMINISTRATOR).then(changed)
    given(WEBHOOK, ADDED, changed).when(command, ADMINISTRATOR).then_nothing()


def test_a_secret_is_renewed_once_for_the_number_one_saw() -> None:
    renewed = WebhookSecretRenewed(webhook=HOOK, number=2)
    given(WEBHOOK, ADDED).when(RenewSecret(webhook=HOOK, after=1), ADMINISTRATOR).then(renewed)
    given(WEBHOOK, ADDED, renewed).when(RenewSecret(webhook=HOOK, after=1), ADMINISTRATOR).then_nothing()


def test_it_rests_and_is_told_again() -> None:
    given(WEBHOOK, ADDED).when(StopWebhook(webhook=HOOK), ADMINISTRATOR).then(STOPPED)
    given(WEBHOOK, ADDED, STOPPED).when(StopWebhook(webhook=HOOK), ADMINISTRATOR).then_nothing()
    given(WEBHOOK, ADDED, STOPPED).when(ResumeWebhook(webhook=HOOK), ADMINISTRATOR).then(RESUMED)
    given(WEBHOOK, ADDED).when(ResumeWebhook(webhook=HOOK), ADMINISTRATOR).then_nothing()


def test_what_was_is_sent_again_once_a_wish() -> None:
    sent = WebhookSentAgain(webhook=HOOK, request=WISH, first=3, last=9, only_failed=False)
    given(WEBHOOK, ADDED).when(AGAIN, ADMINISTRATOR).then(sent)
    given(WEBHOOK, ADDED, sent).when(AGAIN, ADMINISTRATOR).then_nothing()
    given(WEBHOOK, ADDED, STOPPED).when(AGAIN, ADMINISTRATOR).then_refused(WebhookRests)


@pytest.mark.parametrize(("first", "last"), [(0, 3), (9, 3), (1, MOST_AT_ONCE + 1)])
def test_places_that_cannot_be_are_refused(first: int, last: int) -> None:
    command = SendAgain(webhook=HOOK, request=WISH, first=first, last=last)
    given(WEBHOOK, ADDED).when(command, ADMINISTRATOR).then_refused(InvalidValue, field="first")


def test_a_test_message_goes_to_one_that_is_on() -> None:
    tested = WebhookTested(webhook=HOOK, request=WISH)
    command = TestWebhook(webhook=HOOK, request=WISH)
    given(WEBHOOK, ADDED).when(command, ADMINISTRATOR).then(tested)
    given(WEBHOOK, ADDED, tested).when(command, ADMINISTRATOR).then_nothing()
    given(WEBHOOK, ADDED, STOPPED).when(command, ADMINISTRATOR).then_refused(WebhookRests)


def test_removed_is_for_good() -> None:
    given(WEBHOOK, ADDED).when(RemoveWebhook(webhook=HOOK), ADMINISTRATOR).then(REMOVED)
    given(WEBHOOK, ADDED, REMOVED).when(RemoveWebhook(webhook=HOOK), ADMINISTRATOR).then_nothing()
    for command in (ADD, ResumeWebhook(webhook=HOOK), AGAIN):
        given(WEBHOOK, ADDED, REMOVED).when(command, ADMINISTRATOR).then_refused(WebhookIsRemoved)


def test_one_that_is_not_there_is_not_found() -> None:
    given(WEBHOOK).when(StopWebhook(webhook=HOOK), ADMINISTRATOR).then_refused(NotFound)


def test_the_machine_lets_one_rest_that_is_on_only() -> None:
    assert give_up(HOOK, WEBHOOK.fold([ADDED]), Why.GONE) == (WebhookStopped(webhook=HOOK, why=Why.GONE),)
    for history in ([], [ADDED, STOPPED], [ADDED, REMOVED]):
        assert give_up(HOOK, WEBHOOK.fold(history), Why.GONE) == ()


PARTS = st.frozensets(st.sampled_from(sorted(parts_to_choose())), max_size=2)
ACTORS = st.sampled_from([ADMINISTRATOR, ADMINISTRATOR, EMPLOYEE])


class WebhookMachine(DeciderMachine):
    """Any commands in any order: the view is the state, and a removed one is in no list."""

    decider = WEBHOOK
    views = (WEBHOOKS,)

    @rule(by=ACTORS, address=st.sampled_from(["one", "two"]), parts=PARTS, add=st.booleans())
    def write(self, by: Actor, address: str, parts: frozenset[str], add: bool) -> None:
        kind = AddWebhook if add else ChangeWebhook
        self.ask(kind(webhook=HOOK, host="example.com", address=address, parts=parts), by)

    @rule(
        by=ACTORS,
        what=st.sampled_from([StopWebhook, ResumeWebhook, ResumeWebhook]) | st.just(RemoveWebhook),
    )
    def turn(self, by: Actor, what: type[WebhookCommand]) -> None:
        self.ask(what(webhook=HOOK), by)

    @rule(by=ACTORS, wish=st.uuids(), first=st.integers(0, 5), last=st.integers(0, 5), test=st.booleans())
    def send(self, by: Actor, wish: UUID, first: int, last: int, test: bool) -> None:
        again = SendAgain(webhook=HOOK, request=wish, first=first, last=last)
        self.ask(TestWebhook(webhook=HOOK, request=wish) if test else again, by)

    @rule(by=ACTORS, after=st.integers(1, 3))
    def renew(self, by: Actor, after: int) -> None:
        self.ask(RenewSecret(webhook=HOOK, after=after), by)

    @invariant()
    def the_view_is_the_state(self) -> None:
        state: Webhook = self.state
        rows = rows_of(WEBHOOKS, recorded(self.log, WEBHOOK.stream_of(StopWebhook(webhook=HOOK))))
        if not state.exists or state.removed:
            assert not rows
            return
        row = rows[(HOOK,)]
        assert (row.address, row.parts, row.secret) == (state.address, state.parts, state.secret)
        assert bool(row.rests) is state.rests


TestWebhookMachine = WebhookMachine.TestCase
