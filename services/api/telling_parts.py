"""The parts of a guide, each a few lines from one slice, short enough that the whole fits on two sheets."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

import msgspec

from domain.agreements.keeping import Kept
from domain.contact.views import MANDATES
from domain.kickoff.answers import Goals
from domain.kickoff.views import CHECKLISTS, KICKOFFS
from domain.measures.views import MEASURES
from domain.plan.approach import Size
from domain.plan.views import PlanRow
from domain.review.events import Choice
from domain.review.moments import name_in
from domain.review.views import DECISIONS, ReviewRow
from domain.support.views import STATEMENTS
from infra.bootstrap import Services
from infra.language import gettext as _
from infra.language import language, long_date
from services.api.assessing import Results
from services.api.auth import Caller
from services.api.names import names_of
from services.api.reviewing import reviews_of
from services.api.words.agreements import kept_words
from services.api.words.results import figure
from services.api.words.review import choice_word

MOST, LONGEST = 6, 240


class Item(msgspec.Struct, frozen=True):
    """One line, and a quieter note behind it."""

    text: str
    note: str = ""


class Section(msgspec.Struct, frozen=True):
    """One part: a title, a sentence, some lines."""

    title: str
    text: str = ""
    items: list[Item] = []


class Known(msgspec.Struct, frozen=True):
    """What several parts need: the cycle's results, the day that is shown."""

    results: Results
    on: date


async def goals(services: Services, caller: Caller, plan: PlanRow) -> Section:
    """What was to be reached, and how one would see it."""
    row = await services.views.get(caller.tenant, CHECKLISTS, (plan.plan, "1"))
    found = row.answer.goals if row and isinstance(row.answer, Goals) else ()
    items = [Item(clip(goal.text), _("Te zien aan: %(how)s") % {"how": clip(goal.measured_by)}) for goal in found]
    items += [Item(clip(goal.text), _("voor later")) for goal in plan.goals]
    return Section(_("Wat we wilden bereiken"), items=few(items))


async def approach(services: Services, caller: Caller, plan: PlanRow) -> Section:
    """Small or large, for whom, who was the contact person for how many hours, and what management said."""
    mandates = await services.views.find(caller.tenant, MANDATES, {"over": False}, order=("seq",))
    names = await names_of(services, caller, mandates, plan.units)
    units = names.units
    text = {
        Size.SMALL.value: _("We kozen een kleine aanpak, dicht bij het team."),
        Size.LARGE.value: _("We kozen een grote aanpak, met een projectleider en vaste momenten."),
    }.get(plan.size or "", "")
    where = ", ".join(units[unit] for unit in plan.units if unit in units) or _("de hele organisatie")
    items = [Item(_("Voor: %(units)s") % {"units": where})]
    for row in mandates:
        if row.unit is None or not plan.units or row.unit in plan.units:
            name = names.of(row.card.person)
            unit = units.get(row.unit, "") if row.unit else _("de hele organisatie")
            time = _("%(hours)s uur per week") % {"hours": figure(Decimal(row.card.minutes_per_week) / 60)}
            items.append(Item(_("Aanspreekpunt: %(name)s") % {"name": name}, f"{unit}, {time}"))
    said = await services.views.find(caller.tenant, STATEMENTS, {"plan": plan.plan}, order=("version",), limit=1)
    items += [Item(_("Het management zei openlijk dat het achter de aanpak staat"), long_date(row.on)) for row in said]
    return Section(_("Hoe we het aanpakten"), text, few(items, 8))


async def measures(services: Services, caller: Caller, plan: PlanRow) -> Section:
    """What was done, and what came of it."""
    rows = await services.views.find(
        caller.tenant, MEASURES, {"plan": plan.plan, "state": "done"}, order=("done_on", "seq")
    )
    items = [Item(clip(row.title), clip(row.result)) for row in rows]
    return Section(_("Wat we deden, en wat het opleverde"), items=few(items))


def agreements(known: Known) -> Section:
    """What people agreed, and whether they kept it."""
    told = [each for each in known.results.agreements if each.kept is not Kept.NOT_YET_DUE]
    items = [Item(clip(each.agreement.title), kept_words(each.kept)) for each in told]
    return Section(_("Afspraken"), items=few(items))


async def decisions(services: Services, caller: Caller, plan: PlanRow) -> Section:
    """What the reviews decided."""
    rows = await services.views.find(caller.tenant, DECISIONS, {"plan": plan.plan}, order=("-seq",), limit=MOST)
    names = await names_of(services, caller, rows)
    closed = [row for row in await reviews_of(services, caller, plan.plan) if row.choice and row.closed_on]
    items = [
        Item(f"{_named(row)}: {choice_word(Choice(str(row.choice)))}", clip(row.reason or "")) for row in closed[:2]
    ]
    items += [
        Item(
            f"{clip(row.about)}: {choice_word(Choice(row.choice))}",
            names.people.get(row.owner, "") if row.owner else "",
        )
        for row in reversed(rows)
    ]
    return Section(_("Wat we besloten"), items=few(items, 8))


async def dates(services: Services, caller: Caller, plan: PlanRow) -> Section:
    """The days that mattered."""
    kickoff = await services.views.get(caller.tenant, KICKOFFS, (plan.plan,))
    found: list[tuple[date | None, str]] = [
        (plan.started_on, _("begin van het plan")),
        (kickoff.held_on if kickoff else None, _("aftrap")),
        (plan.adopted_on, _("plan vastgesteld")),
        (plan.closed_on, _("plan gestopt")),
    ]
    found += [(row.held_on, _named(row)) for row in await reviews_of(services, caller, plan.plan)]
    known = sorted((day, what) for day, what in found if day)
    return Section(_("Belangrijke dagen"), items=[Item(long_date(day), what) for day, what in known[-8:]])


def _named(review: ReviewRow) -> str:
    return name_in(language(), review.moment, review.name)


def few(items: Sequence[Item], most: int = MOST) -> list[Item]:
    """The first so many items, and how many more there are."""
    rest = len(items) - most
    return [*items[:most], Item(_("en nog %(count)s") % {"count": rest})] if rest > 0 else list(items)


def clip(text: str) -> str:
    """The text in one line, of a bearable length."""
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1].rstrip() + "…"


def as_data(sections: Iterable[Section]) -> list[dict[str, object]]:
    """The sections as a template reads them."""
    found: list[dict[str, object]] = msgspec.to_builtins(list(sections))
    return found
