"""How some of them want to hear of things: once a week, or later, with a reason."""

from datetime import timedelta

from domain.kernel.notices import NoticeKind, Pace
from domain.notices.decider import ChoosePace
from domain.reminders.decider import SnoozeReminder
from infra.demo.long_story.cast import Cast, Story
from infra.demo.long_story.work import measure_of


def story(cast: Cast) -> Story:
    """Who did what."""
    yield cast.day(132)
    for name, kind in (("marit", NoticeKind.AGREEMENTS), ("hugo", NoticeKind.MEASURES)):
        by = cast[name]
        yield by, ChoosePace(person=by.id, notice=kind, pace=by.says(Pace.WEEKLY))
    yield cast.day(201)
    yield from _put_off(cast)


def _put_off(cast: Cast) -> Story:
    """The measure that ends late is known to be late: once is enough."""
    by = cast["daan"]
    yield (
        by,
        SnoozeReminder(
            person=by.id,
            plan=cast.plan,
            kind=NoticeKind.MEASURES,
            thing=measure_of(cast, "pauze"),
            item="due",
            due_on=cast.day(200),
            until=cast.day(201) + timedelta(days=24),
            reason=by.says("De vervanging begint volgende maand."),
            fixed=False,
        ),
    )
