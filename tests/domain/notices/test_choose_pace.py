"""How often somebody hears of what: their own choice, but for what nobody may forget."""

import pytest

from domain.kernel.decider import Asked
from domain.kernel.ids import PersonId
from domain.kernel.notices import NoticeKind, Pace
from domain.kernel.personal import Erased, Personal
from domain.kernel.refusals import InvalidValue
from domain.kernel.rights import Role
from domain.notices.decider import NOTICES, ChoosePace, Notices
from domain.notices.events import PaceChosen, Place
from domain.notices.refusals import CannotBeOff, ChooseForYourself
from tests.domain.specification import ADMINISTRATOR, ANNA, BAS, EMPLOYEE, TODAY, given

EVA = EMPLOYEE.person


def choose(notice: NoticeKind, pace: str, person: PersonId = EVA) -> ChoosePace:
    return ChoosePace(person=person, notice=notice, pace=Personal(person, pace))


def chosen(notice: NoticeKind, pace: Pace, place: Place = Place.SIGNED_IN) -> PaceChosen:
    return PaceChosen(person=EVA, notice=notice, pace=Personal(EVA, pace), place=place)


MEASURES_OFF = chosen(NoticeKind.MEASURES, Pace.OFF)


@pytest.mark.parametrize("notice", NoticeKind)
def test_everybody_may_hear_of_everything_once_a_week(notice: NoticeKind) -> None:
    given(NOTICES).when(choose(notice, "weekly"), by=EMPLOYEE).then(chosen(notice, Pace.WEEKLY))


@pytest.mark.parametrize("notice", sorted(set(NoticeKind) - {NoticeKind.REVIEWS}))
def test_most_may_be_turned_off(notice: NoticeKind) -> None:
    given(NOTICES).when(choose(notice, "off"), by=EMPLOYEE).then(chosen(notice, Pace.OFF))


def test_a_review_cannot_be_turned_off_by_anybody() -> None:
    asked = given(NOTICES).when(choose(NoticeKind.REVIEWS, "off"), by=EMPLOYEE)
    asked.then_refused(CannotBeOff, notice="reviews")


def test_what_was_turned_off_can_be_turned_on_again() -> None:
    again = given(NOTICES, MEASURES_OFF).when(choose(NoticeKind.MEASURES, "daily"), by=EMPLOYEE)
    again.then(chosen(NoticeKind.MEASURES, Pace.DAILY))


def test_the_same_choice_twice_is_one_and_what_is_so_without_choosing_is_none() -> None:
    given(NOTICES, MEASURES_OFF).when(choose(NoticeKind.MEASURES, "off"), by=EMPLOYEE).then()
    given(NOTICES).when(choose(NoticeKind.MEASURES, "daily"), by=EMPLOYEE).then()


def test_nobody_chooses_for_another_an_administrator_included() -> None:
    assert Role.ADMINISTRATOR in ADMINISTRATOR.roles
    asked = given(NOTICES).when(choose(NoticeKind.MEASURES, "off"), by=ADMINISTRATOR)
    asked.then_refused(ChooseForYourself, person=EVA)


def test_the_choice_is_kept_as_the_persons_own_word() -> None:
    command = ChoosePace(person=EVA, notice=NoticeKind.MEASURES, pace=Personal(BAS, "off"))
    given(NOTICES).when(command, by=EMPLOYEE).then_refused(ChooseForYourself, person=EVA)


def test_a_pace_that_is_none_is_refused() -> None:
    given(NOTICES).when(choose(NoticeKind.MEASURES, "hourly"), by=EMPLOYEE).then_refused(InvalidValue, field="pace")


def test_the_link_in_a_mail_chooses_the_same_and_says_that_it_was_a_link() -> None:
    asked = Asked(EMPLOYEE, TODAY, signed_in=False)
    events = NOTICES.decide(choose(NoticeKind.MEASURES, "off"), Notices(), asked)
    assert events == (chosen(NoticeKind.MEASURES, Pace.OFF, Place.MAIL),)


def test_a_choice_that_was_erased_is_as_if_it_was_never_made() -> None:
    erased = PaceChosen(person=EVA, notice=NoticeKind.MEASURES, pace=Erased(EVA), place=Place.SIGNED_IN)
    assert NOTICES.fold([MEASURES_OFF, erased]).pace(NoticeKind.MEASURES) is Pace.DAILY
    assert ANNA != EVA
