"""What goes into the ledger when somebody chose badly: that question comes out empty, and no other."""

from msgspec.structs import replace

from domain.publication.events import FiguresReleased
from domain.publication.floors import DEFAULT
from domain.publication.ledger import Ledger, Release
from domain.publication.shown import Shown, Told
from services.worker.publishing import _entered
from tests.domain.publication.test_choose import NORTH, SOUTH, WORK
from tests.domain.publication.test_ledger import SHOWN
from tests.domain.specification import PLAN, TODAY


def test_a_question_that_the_ledger_refuses_comes_out_empty_and_the_others_as_chosen() -> None:
    other = replace(WORK, key="other")
    bad = Told(other, (Shown(None, 1, (16, 17)), Shown(NORTH, 1, (15, 16)), Shown(SOUTH, 1, (1, 1))))
    edition = replace(SHOWN, tables=(*SHOWN.tables, bad))
    new = Release(plan=PLAN, edition=edition, floors=DEFAULT, stayed={}, on=TODAY)
    held: list[str] = []
    tables = [each.told for each in _entered(Ledger(), new, held) if isinstance(each, FiguresReleased)]
    assert tables == [*SHOWN.tables, Told(other, ())]
    assert held == ["other"]
