"""The parts of a guide, each a few lines from one slice, short enough that the whole fits on two sheets."""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from domain.agreements.keeping import Kept
from domain.analysis.views import ISSUES
from domain.contact.views import MANDATES
from domain.kickoff.answers import Goals
from domain.kickoff.views import CHECKLISTS, KICKOFFS
from domain.measures.views import MEASURES
from domain.method import TEMPLATES
from domain.plan.approach import Size
from domain.plan.views import PlanRow
from domain.results.events import Verdict
from domain.review.events import Choice
from domain.review.moments import name_in
from domain.review.views import DECISIONS, ReviewRow
from infra.bootstrap import Services
from infra.language import gettext as _
from infra.language import language, long_date, ngettext
from services.api.assessing import Results, counted
from services.api.auth import Caller
from services.api.names import names_of
from services.api.reviewing import reviews_of
from services.api.words.agreements import kept_words
from services.api.words.results import VERDICTS, figure
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
    items = [Item(_clip(goal.text), _("Te zien aan: %(how)s") % {"how": _clip(goal.measured_by)}) for goal in found]
    items += [Item(_clip(goal.text), _("voor later")) for goal in plan.goals]
    return Section(_("Wat we wilden bereiken"), items=_few(items))


async def approach(services: Services, caller: Caller, plan: PlanRow) -> Section:
    """Small or large, which steps, for whom, and who was the contact person."""
    mandates = await services.views.find(caller.tenant, MANDATES, {"over": False}, order=("seq",))
    names = await names_of(services, caller, mandates, plan.units)
    units = names.units
    text = {
        Size.SMALL.value: _("We kozen een kleine aanpak, dicht bij het team."),
        Size.LARGE.value: _("We kozen een grote aanpak, met een projectleider en vaste momenten."),
    }.get(plan.size or "", "")
    where = ", ".join(units[unit] for unit in plan.units if unit in units) or _("de hele organisatie")
    items = [Item(_("Voor: %(units)s") % {"units": where})]
    titles = {step.number: step.title.to(language()) for step in TEMPLATES[plan.template].steps}
    items += [
        Item(_("Overgeslagen: %(step)s") % {"step": titles[row.step]}, _clip(row.reason))
        for row in plan.steps
        if row.progress.value == "left_out"
    ]
    for row in mandates:
        if row.unit is None or not plan.units or row.unit in plan.units:
            name = names.of(row.card.person)
            unit = units.get(row.unit, "") if row.unit else _("de hele organisatie")
            items.append(Item(_("Aanspreekpunt: %(name)s") % {"name": name}, unit))
    return Section(_("Hoe we het aanpakten"), text, _few(items, 8))


async def issues(services: Services, caller: Caller, plan: PlanRow) -> Section:
    """What came first."""
    rows = await services.views.find(caller.tenant, ISSUES, {"plan": plan.plan}, order=("priority", "seq"))
    found = [row for row in rows if row.priority is not None and row.merged_into is None]
    return Section(_("Wat er het eerst toe deed"), items=_few([Item(_clip(row.title)) for row in found], 5))


async def measures(services: Services, caller: Caller, plan: PlanRow) -> Section:
    """What was done, and what came of it."""
    rows = await services.views.find(
        caller.tenant, MEASURES, {"plan": plan.plan, "state": "done"}, order=("done_on", "seq")
    )
    items = [Item(_clip(row.title), _clip(row.result)) for row in rows]
    return Section(_("Wat we deden, en wat het opleverde"), items=_few(items))


def agreements(known: Known) -> Section:
    """What people agreed, and whether they kept it."""
    told = [each for each in known.results.agreements if each.kept is not Kept.NOT_YET_DUE]
    items = [Item(_clip(each.agreement.title), kept_words(each.kept)) for each in told]
    return Section(_("Afspraken"), items=_few(items))


def outcome(_plan: PlanRow, known: Known) -> Section:
    """What changed: signals by verdict, and figures, never about fewer people than the floor."""
    counts = counted([each.verdict.verdict if each.verdict else None for each in known.results.signals])
    items = [
        Item(
            VERDICTS[verdict].to(language()),
            ngettext("%(count)s signaal", "%(count)s signalen", count) % {"count": count},
        )
        for verdict, count in counts.items()
        if count
    ]
    for each in known.results.measurements:
        row = each.measurement
        if row.verdict and row.verdict != Verdict.CANNOT_SAY and row.baseline and row.follow_up:
            change = f"{row.title}: {figure(row.baseline.value)} → {figure(row.follow_up.value)}"
            items.append(Item(_clip(change), VERDICTS[Verdict(row.verdict)].to(language()).lower()))
    return Section(_("Wat er veranderde"), items=_few(items, 8))


async def decisions(services: Services, caller: Caller, plan: PlanRow) -> Section:
    """What the reviews decided."""
    rows = await services.views.find(caller.tenant, DECISIONS, {"plan": plan.plan}, order=("-seq",), limit=MOST)
    names = await names_of(services, caller, rows)
    closed = [row for row in await reviews_of(services, caller, plan.plan) if row.choice and row.closed_on]
    items = [
        Item(f"{_named(row)}: {choice_word(Choice(str(row.choice)))}", _clip(row.reason or "")) for row in closed[:2]
    ]
    items += [
        Item(
            f"{_clip(row.about)}: {choice_word(Choice(row.choice))}",
            names.people.get(row.owner, "") if row.owner else "",
        )
        for row in reversed(rows)
    ]
    return Section(_("Wat we besloten"), items=_few(items, 8))


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


def _few(items: Sequence[Item], most: int = MOST) -> list[Item]:
    rest = len(items) - most
    return [*items[:most], Item(_("en nog %(count)s") % {"count": rest})] if rest > 0 else list(items)


def _clip(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= LONGEST else plain[: LONGEST - 1].rstrip() + "…"


def as_data(sections: Iterable[Section]) -> list[dict[str, object]]:
    """The sections as a template reads them."""
    found: list[dict[str, object]] = msgspec.to_builtins(list(sections))
    return found
