"""Each unit has one contact person at a time, with a mandate card that says what they may do and with which hours."""

from datetime import date, timedelta

import pytest

from domain.contact.commands import ChangeMandate, EndMandate, HandOver
from domain.contact.decider import CONTACT, stream_of
from domain.contact.events import ContactHandedOver, MandateChanged, MandateEnded
from domain.contact.refusals import DatesTurned, DeputyIsHolder, HandOverToHolder, MandateOver, MandatesOverlap
from domain.contact.views import MANDATES
from domain.kernel.personal import Personal
from domain.kernel.refusals import InvalidValue, NotAllowed, NotFound
from tests.domain.contact.history import FIRST, NEXT_MONTH, NEXT_YEAR, SECOND, appoint, appointed, card
from tests.domain.specification import (
    ANNA,
    BAS,
    COORDINATOR,
    DEWI,
    EMPLOYEE,
    NIGHT,
    TEAM_LEAD,
    TENANT,
    TODAY,
    given,
    recorded,
    rows_of,
)

NOTE = Personal(ANNA, "Vraag ook naar het rooster")
ENDED = MandateEnded(unit=NIGHT, mandate=FIRST, on=NEXT_MONTH, reason="Andere baan")
HANDED = ContactHandedOver(
    unit=NIGHT,
    mandate=FIRST,
    successor=SECOND,
    card=card(person=BAS, deputy=None, valid_from=NEXT_MONTH),
    on=NEXT_MONTH,
    note=NOTE,
)


def hand_over(to: object = BAS, on: date = NEXT_MONTH) -> HandOver:
    return HandOver(tenant=TENANT, unit=NIGHT, mandate=FIRST, successor=SECOND, to=to, on=on, note=NOTE)  # type: ignore[arg-type]


def test_a_coordinator_appoints_a_contact_person_under_the_name_that_fits() -> None:
    given(CONTACT).when(appoint(role_name=" procesbegeleider "), by=COORDINATOR).then(
        appointed(role_name="procesbegeleider")
    )


def test_a_contact_person_may_stand_for_the_whole_organisation() -> None:
    given(CONTACT).when(appoint(unit=None), by=COORDINATOR).then(appointed(unit=None))
    assert stream_of(TENANT, None) != stream_of(TENANT, NIGHT)


@pytest.mark.parametrize(
    ("changes", "rule", "field"),
    [
        ({"role_name": " "}, InvalidValue, "role_name"),
        ({"powers": ""}, InvalidValue, "powers"),
        ({"minutes_per_week": -1}, InvalidValue, "hours"),
        ({"minutes_per_week": 3601}, InvalidValue, "hours"),
        ({"deputy": DEWI}, DeputyIsHolder, "deputy"),
        ({"valid_to": TODAY - timedelta(days=1)}, DatesTurned, "valid_to"),
        ({"valid_from": date(1990, 1, 1)}, InvalidValue, "valid_from"),
        ({"room": "x" * 5000}, InvalidValue, "room"),
    ],
)
def test_a_card_says_enough_to_be_of_use(changes: dict[str, object], rule: type[Exception], field: str) -> None:
    given(CONTACT).when(appoint(**changes), by=COORDINATOR).then_refused(rule, field=field)  # type: ignore[arg-type]


def test_two_do_not_hold_one_unit_on_one_day() -> None:
    first = given(CONTACT, appointed(valid_to=NEXT_MONTH))
    first.when(appoint(SECOND, person=BAS, deputy=None, valid_from=NEXT_MONTH), by=COORDINATOR).then_refused(
        MandatesOverlap
    )
    after = NEXT_MONTH + timedelta(days=1)
    first.when(appoint(SECOND, person=BAS, deputy=None, valid_from=after), by=COORDINATOR).then(
        appointed(SECOND, person=BAS, deputy=None, valid_from=after)
    )
    endless = given(CONTACT, appointed())
    endless.when(appoint(SECOND, person=BAS, deputy=None, valid_from=NEXT_YEAR), by=COORDINATOR).then_refused(
        MandatesOverlap
    )


def test_a_card_changes_while_it_holds() -> None:
    change = ChangeMandate(tenant=TENANT, unit=NIGHT, mandate=FIRST, card=card(minutes_per_week=360))
    given(CONTACT, appointed()).when(change, by=COORDINATOR).then(
        MandateChanged(unit=NIGHT, mandate=FIRST, card=card(minutes_per_week=360))
    )
    given(CONTACT, appointed(), ENDED).when(change, by=COORDINATOR).then_refused(MandateOver)
    given(CONTACT).when(change, by=COORDINATOR).then_refused(NotFound)


def test_a_mandate_is_handed_over_with_its_card_on_a_day_with_a_note() -> None:
    given(CONTACT, appointed()).when(hand_over(), by=COORDINATOR).then(HANDED)
    rows = rows_of(MANDATES, recorded((appointed(), HANDED), "contact-1"))  # type: ignore[arg-type]
    old, new = rows[FIRST,], rows[SECOND,]
    assert (old.card.valid_to, old.handed_to, old.note) == (NEXT_MONTH - timedelta(days=1), BAS, NOTE.text)
    assert (new.card.person, new.card.valid_from, new.card.powers) == (BAS, NEXT_MONTH, old.card.powers)


def test_it_is_handed_over_to_somebody_else_after_it_began_and_once() -> None:
    mine = given(CONTACT, appointed())
    mine.when(hand_over(to=DEWI), by=COORDINATOR).then_refused(HandOverToHolder)
    mine.when(hand_over(on=TODAY), by=COORDINATOR).then_refused(DatesTurned, field="on")
    given(CONTACT, appointed(valid_to=TODAY)).when(hand_over(), by=COORDINATOR).then_refused(DatesTurned)
    given(CONTACT, appointed(), HANDED).when(hand_over(to=ANNA), by=COORDINATOR).then_refused(MandateOver)


def test_a_mandate_ends_for_a_reason() -> None:
    end = EndMandate(tenant=TENANT, unit=NIGHT, mandate=FIRST, on=NEXT_MONTH, reason="Andere baan")
    given(CONTACT, appointed()).when(end, by=COORDINATOR).then(ENDED)
    bare = EndMandate(tenant=TENANT, unit=NIGHT, mandate=FIRST, on=NEXT_MONTH, reason=" ")
    given(CONTACT, appointed()).when(bare, by=COORDINATOR).then_refused(InvalidValue, field="reason")
    early = EndMandate(tenant=TENANT, unit=NIGHT, mandate=FIRST, on=TODAY - timedelta(days=1), reason="x")
    given(CONTACT, appointed()).when(early, by=COORDINATOR).then_refused(DatesTurned)


def test_only_who_may_appoint_does() -> None:
    for other in (EMPLOYEE, TEAM_LEAD):
        given(CONTACT).when(appoint(), by=other).then_refused(NotAllowed, right="appoint_contact")
