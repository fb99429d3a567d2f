"""Who had agreed what, on which day, on which text: asked of any day of the past."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from msgspec.structs import replace

from domain.agreements.decider import stream_of
from domain.agreements.stances import Stance, Standing
from domain.agreements.views import AGREEMENT_VERSIONS, AGREEMENTS, AgreementRow
from domain.kernel.events import Event, Recorded
from domain.kernel.past import rows_after, until
from tests.domain.agreements.history import AGREEMENT_ID, COUNCIL_AGREED, MANAGEMENT_AGREED, ONE, PROPOSED, REVISED, TWO
from tests.domain.specification import TODAY, recorded

ZONE = "Europe/Amsterdam"


def day_by_day(events: Sequence[Event]) -> list[Recorded]:
    """One event a day, at half past eleven in the evening in Amsterdam."""
    log = recorded(events, stream_of(AGREEMENT_ID))
    late = datetime.combine(TODAY, time(22, 30), UTC)
    return [replace(each, recorded_at=late + timedelta(days=index)) for index, each in enumerate(log)]


LOG = day_by_day([PROPOSED, MANAGEMENT_AGREED, COUNCIL_AGREED, REVISED])


def shown(day: date) -> AgreementRow | None:
    return rows_after(AGREEMENTS, until(LOG, day, ZONE)).get((AGREEMENT_ID,))


def test_before_it_was_proposed_there_was_no_agreement() -> None:
    assert shown(TODAY - timedelta(days=1)) is None


def test_each_day_shows_who_had_agreed_and_on_which_text() -> None:
    days = [shown(TODAY + timedelta(days=number)) for number in range(4)]
    rows = [row for row in days if row]
    assert [row.state for row in rows] == [Standing.PROPOSED, Standing.PROPOSED, Standing.AGREED, Standing.PROPOSED]
    agreed = [[each.party.key for each in row.parties if each.stance is Stance.AGREED] for row in rows]
    assert agreed == [[], ["management"], ["management", "works_council"], []]
    assert [row.text for row in rows] == [ONE.text, ONE.text, ONE.text, TWO.text]
    assert [row.version for row in rows] == [1, 1, 1, 2]


def test_a_day_ends_at_midnight_of_the_organisation_not_of_greenwich() -> None:
    assert shown(TODAY) is not None
    assert not rows_after(AGREEMENTS, until(LOG, TODAY - timedelta(days=1), "Asia/Tokyo"))
    assert not rows_after(AGREEMENTS, until(LOG, TODAY, "Asia/Tokyo"))


def test_an_earlier_version_keeps_the_positions_that_were_taken_on_it() -> None:
    rows = rows_after(AGREEMENT_VERSIONS, LOG)
    assert [each.stance for each in rows[AGREEMENT_ID, 1].parties] == [Stance.AGREED, Stance.AGREED]
    assert [each.stance for each in rows[AGREEMENT_ID, 2].parties] == [Stance.WAITING, Stance.WAITING]
