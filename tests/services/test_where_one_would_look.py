"""What there is, is found from the page where one would look for it, by whom it is for."""

from domain.kernel.events import TYPES
from services.api.words.parts import PARTS


def test_each_part_whose_events_can_be_chosen_has_a_name() -> None:
    parts = {name.partition(".")[0] for name in TYPES if not name.startswith("slice.")}
    assert parts <= set(PARTS), parts - set(PARTS)
