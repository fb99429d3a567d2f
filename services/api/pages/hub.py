"""The plan as Deming's wheel: what comes before it, six steps on four quarters, where each stands, and what is next."""

from collections.abc import Mapping, Sequence
from itertools import groupby

import msgspec

from domain.kernel.ids import PersonId
from domain.kernel.rights import Right
from domain.method import TEMPLATES, Phase, Text
from domain.plan.views import PlanRow, StepRow
from infra.language import gettext as _
from infra.language import language
from services.api.auth import Caller
from services.api.overview import Standing, State
from services.api.overview.plan import state_of, words_of
from services.api.places import BEFORE, PHASES, PLACES, Place


class PlaceView(msgspec.Struct, frozen=True):
    """A place of the plan and how it stands (None: its slice tells nothing yet)."""

    place: Place
    standing: Standing | None

    @property
    def state(self) -> State:
        """How it stands."""
        return self.standing.state if self.standing else State.NOT_STARTED


class StepView(msgspec.Struct, frozen=True):
    """A step of the method in this plan. `words` say since when, or why it is left out."""

    row: StepRow
    title: Text
    state: State
    words: str
    places: tuple[PlaceView, ...]
    stuck: tuple[str, ...]
    who: tuple[PersonId, ...]

    @property
    def key(self) -> str:
        """The place where the work of this step is done."""
        return self.places[0].place.key


class Next(msgspec.Struct, frozen=True):
    """The one obvious thing to do now."""

    words: str
    href: str


class Hub(msgspec.Struct, frozen=True):
    """The whole of it."""

    before: tuple[PlaceView, ...]
    phases: tuple[tuple[Text, Phase, tuple[StepView, ...]], ...]
    beside: tuple[PlaceView, ...]
    next: Next | None

    @property
    def contact_persons(self) -> tuple[PersonId, ...]:
        """Who is the contact person of a unit that takes part."""
        found = next(view for view in self.before if view.place.key == "aanspreekpunten").standing
        return found.who if found else ()

    @property
    def steps(self) -> tuple[StepView, ...]:
        """All six steps."""
        return tuple(step for _title, _phase, steps in self.phases for step in steps)

    @property
    def stuck(self) -> tuple[tuple[str, str, State], ...]:
        """What is amiss in the whole plan: the key of the place, why, and how the place stands; what is stuck first."""
        taken = (step for step in self.steps if step.state is not State.LEFT_OUT)
        places = (*self.before, *(view for step in taken for view in step.places))
        found = [(view.place.key, why, view.state) for view in places if view.standing for why in view.standing.stuck]
        return tuple(sorted(found, key=lambda each: each[2] is not State.STUCK))


def hub_of(plan: PlanRow, standings: Mapping[str, Standing], caller: Caller) -> Hub:
    """The wheel of a plan; words are in the language of the moment."""
    views = [PlaceView(place, standings.get(place.key)) for place in PLACES]
    template = TEMPLATES[plan.template]
    steps = [
        (each.phase, _step(plan.step(each.number), each.title, [v for v in views if v.place.step == each.number]))
        for each in template.steps
    ]
    phases = tuple(
        (PHASES[phase], phase, tuple(step for _phase, step in group))
        for phase, group in groupby(steps, key=lambda pair: pair[0])
    )
    alone = [view for view in views if view.place.step is None]
    before = tuple(view for view in alone if view.place.key in BEFORE)
    beside = tuple(view for view in alone if view.place.key not in BEFORE)
    hub = Hub(before, phases, beside, None)
    return msgspec.structs.replace(hub, next=next_of(plan, hub, caller))


def _step(row: StepRow, title: Text, places: Sequence[PlaceView]) -> StepView:
    stuck = tuple(reason for view in places if view.standing for reason in view.standing.stuck)
    who = tuple(dict.fromkeys(person for view in places if view.standing for person in view.standing.who))
    said = state_of(row)
    if said is State.LEFT_OUT:
        return StepView(row, title, said, words_of(row), tuple(places), (), ())
    if stuck:
        state = State.STUCK
    elif said is State.NOT_STARTED and any(view.state in (State.BUSY, State.DONE) for view in places):
        state = State.BUSY
    else:
        state = said
    working = said is State.NOT_STARTED and any(view.state in (State.BUSY, State.DONE) for view in places)
    words = _("er gebeurt al iets, maar niemand zei dat deze stap begon") if working else words_of(row)
    return StepView(row, title, state, words, tuple(places), stuck, who)


def next_of(plan: PlanRow, hub: Hub, caller: Caller) -> Next | None:
    """The kick-off, the approach, contact persons, adopting, then the first step that is not done."""
    if plan.closed_on:
        return None
    here = f"/plannen/{plan.plan}"
    by_key = {view.place.key: view for view in hub.before}
    if caller.actor.may(Right.STEER_PLAN):
        if plan.size is None and by_key["aftrap"].state is State.NOT_STARTED:
            return Next(_("Begin met de aftrap"), f"{here}/aftrap")
        if plan.size is None:
            return Next(_("Kies de aanpak"), f"{here}/aanpak")
        if by_key["aanspreekpunten"].state in (State.STUCK, State.TO_ARRANGE):
            return Next(_("Regel de aanspreekpunten"), f"{here}/aanspreekpunten")
        if plan.adopted_on is None:
            return Next(_("Stel het plan vast"), f"{here}/aanpak#vaststellen")
    ahead = next((step for step in hub.steps if step.state not in (State.DONE, State.LEFT_OUT)), None)
    if ahead is None:
        return Next(_("Kijk terug en begin opnieuw"), f"{here}/evaluatie")
    facts = {"number": ahead.row.step, "title": ahead.places[0].place.title.to(language())}
    return Next(_("Verder met stap %(number)s: %(title)s") % facts, f"{here}/{ahead.key}")
