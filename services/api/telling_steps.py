"""The six steps of a guide: what was done in each, in sentences from what happened. No words of a person are quoted."""

from domain.agreements.keeping import Kept
from domain.analysis.views import ISSUES, TEAM_MEETINGS, IssueRow
from domain.measures.state import Stage
from domain.measures.talk_views import CONSULTED, RESEARCHES
from domain.measures.views import MEASURES
from domain.method import TEMPLATES
from domain.plan.state import Progress
from domain.plan.views import PlanRow
from domain.results.events import Verdict
from domain.results.views import MEASUREMENTS
from domain.works_council.turn import turn_of
from domain.works_council.views import DOSSIERS
from infra.bootstrap import Services
from infra.language import gettext as _
from infra.language import language, long_date, ngettext
from services.api import telling_parts as parts
from services.api.assessing import counted
from services.api.auth import Caller
from services.api.dossier_words import phase_name
from services.api.signals import Wanted, map_of
from services.api.telling_parts import Item, Known, Section, clip, few
from services.api.words.agreements import kept_words
from services.api.words.analysis import CAUSES
from services.api.words.results import VERDICTS, figure

MOST, THEMES = 4, 3


async def steps(services: Services, caller: Caller, plan: PlanRow, known: Known) -> list[Section]:
    """One section for each step of the method; of a step that was left out, why."""
    told = [
        await _signals(services, caller, plan),
        await _analysis(services, caller, plan),
        await _choice(services, caller, plan, known),
        await _work(services, caller, plan, known),
        results(known),
        await parts.decisions(services, caller, plan),
    ]
    found = []
    for step, section in zip(TEMPLATES[plan.template].steps, told, strict=True):
        facts = {"number": step.number, "title": step.title.to(language())}
        row = plan.step(step.number)
        text = section.text
        if row.progress is Progress.LEFT_OUT:
            text = _("Deze stap sloegen we over: %(reason)s") % {"reason": clip(row.reason)}
        found.append(Section(_("Zo deden wij stap %(number)s: %(title)s") % facts, text, section.items))
    return found


async def _signals(services: Services, caller: Caller, plan: PlanRow) -> Section:
    cells = await map_of(services, caller, Wanted(plan.plan))
    count = sum(cell.signals for cell in cells)
    if not count:
        return Section("")
    by_theme: dict[str, int] = {}
    for cell in cells:
        by_theme[cell.theme] = by_theme.get(cell.theme, 0) + cell.signals
    themes = [TEMPLATES[plan.template].theme(key) for key in sorted(by_theme, key=lambda key: -by_theme[key])]
    names = ", ".join(theme.title.to(language()).lower() for theme in themes[:THEMES] if theme)
    said = ngettext("We legden %(count)s signaal vast.", "We legden %(count)s signalen vast.", count)
    said = said % {"count": count} + " " + _("Het vaakst ging het over: %(themes)s.") % {"themes": names}
    rows = await services.views.find(caller.tenant, MEASUREMENTS, {"plan": plan.plan, "cycle": 1}, order=("seq",))
    words = _("Nulmeting van %(title)s: %(value)s")
    items = [
        Item(words % {"title": clip(row.title), "value": figure(row.baseline.value)}, long_date(row.baseline.on))
        for row in rows
        if row.baseline
    ]
    return Section("", said, few(items, MOST))


async def _analysis(services: Services, caller: Caller, plan: PlanRow) -> Section:
    meetings = await services.views.find(
        caller.tenant, TEAM_MEETINGS, {"plan": plan.plan, "held_on !=": None}, order=("held_on",)
    )
    rows = await services.views.find(caller.tenant, ISSUES, {"plan": plan.plan}, order=("priority", "seq"))
    issues = [row for row in rows if row.merged_into is None]
    said = []
    if meetings and meetings[0].held_on:
        words = ngettext(
            "We bespraken ze in het werkoverleg van %(date)s.",
            "We bespraken ze in %(count)s werkoverleggen, het eerste op %(date)s.",
            len(meetings),
        )
        said.append(words % {"count": len(meetings), "date": long_date(meetings[0].held_on)})
    placed = sum(row.priority is not None for row in issues)
    if placed:
        words = ngettext(
            "Samen kozen we %(count)s kwestie die voorgaat.", "Samen zetten we %(count)s kwesties op volgorde.", placed
        )
        said.append(words % {"count": placed})
    return Section("", " ".join(said), few([Item(clip(row.title), _causes(row)) for row in issues], MOST))


def _causes(row: IssueRow) -> str:
    kinds = dict.fromkeys(CAUSES[cause.kind].to(language()) for cause in row.causes)
    return _("de oorzaak ligt in %(kinds)s") % {"kinds": ", ".join(kinds)} if kinds else ""


async def _choice(services: Services, caller: Caller, plan: PlanRow, known: Known) -> Section:
    of_plan = {"plan": plan.plan}
    measures = await services.views.find(caller.tenant, MEASURES, of_plan, order=("seq",))
    talked = await services.views.count(caller.tenant, CONSULTED, of_plan)
    dossiers = await services.views.find(caller.tenant, DOSSIERS, of_plan, order=("seq",))
    researches = await services.views.find(caller.tenant, RESEARCHES, of_plan, order=("seq",))
    said = []
    if talked:
        words = ngettext(
            "Over %(count)s signaal spraken we met wie het aangaat.",
            "Over %(count)s signalen spraken we met wie het aangaat.",
            talked,
        )
        said.append(words % {"count": talked})
    measures = [row for row in measures if row.state not in (Stage.PROPOSED, Stage.DROPPED)]
    if measures:
        words = ngettext("We kozen %(count)s maatregel.", "We kozen %(count)s maatregelen.", len(measures))
        said.append(words % {"count": len(measures)})
    items = [
        Item(
            _("Instemming OR: %(subject)s") % {"subject": clip(row.subject)},
            phase_name(turn_of(row.dossier_state, known.on)).lower(),
        )
        for row in dossiers
    ]
    items += [
        Item(_("Onderzocht: %(question)s") % {"question": clip(row.question)}, clip(row.outcome))
        for row in researches
        if row.state == "concluded"
    ]
    return Section("", " ".join(said), few(items, MOST))


async def _work(services: Services, caller: Caller, plan: PlanRow, known: Known) -> Section:
    rows = await services.views.find(caller.tenant, MEASURES, {"plan": plan.plan}, order=("done_on", "seq"))
    done = [row for row in rows if row.state == Stage.DONE]
    running = sum(row.state == Stage.STARTED for row in rows)
    said = []
    if done:
        words = ngettext("%(count)s maatregel is uitgevoerd.", "%(count)s maatregelen zijn uitgevoerd.", len(done))
        said.append(words % {"count": len(done)})
    if running:
        words = ngettext("%(count)s maatregel loopt nog.", "%(count)s maatregelen lopen nog.", running)
        said.append(words % {"count": running})
    items = [Item(clip(row.title), clip(row.result)) for row in done[:MOST]]
    items += [
        Item(
            _("Afgesproken: %(title)s") % {"title": clip(each.agreement.title)},
            "; ".join(filter(None, (each.agreement.time, "" if _not_due(each.kept) else kept_words(each.kept)))),
        )
        for each in known.results.agreements
    ]
    return Section("", " ".join(said), few(items, 2 * MOST))


def results(known: Known) -> Section:
    """What changed, in sentences; figures never about fewer people than the floor."""
    counts = counted([each.verdict.verdict if each.verdict else None for each in known.results.signals])
    said = ", ".join(_changed(verdict, count) for verdict, count in counts.items() if count)
    items = []
    for each in known.results.measurements:
        row = each.measurement
        if row.verdict and row.verdict != Verdict.CANNOT_SAY and row.baseline and row.follow_up:
            facts = {
                "title": clip(row.title),
                "before": figure(row.baseline.value),
                "after": figure(row.follow_up.value),
                "verdict": VERDICTS[Verdict(row.verdict)].to(language()).lower(),
            }
            items.append(Item(_("%(title)s ging van %(before)s naar %(after)s: %(verdict)s.") % facts))
    due = [each for each in known.results.agreements if not _not_due(each.kept)]
    kept = sum(each.kept in (Kept.KEPT, Kept.KEPT_LATE) for each in due)
    if due:
        words = ngettext(
            "%(kept)s van %(count)s afspraak is nagekomen.",
            "%(kept)s van %(count)s afspraken zijn nagekomen.",
            len(due),
        )
        items.append(Item(words % {"kept": kept, "count": len(due)}))
    return Section(_("Wat er veranderde"), f"{said}." if said else "", few(items, 2 * MOST))


def _changed(verdict: Verdict, count: int) -> str:
    words = {
        Verdict.BETTER: ngettext(
            "%(count)s signaal is beter geworden", "%(count)s signalen zijn beter geworden", count
        ),
        Verdict.SAME: ngettext("%(count)s signaal bleef gelijk", "%(count)s signalen bleven gelijk", count),
        Verdict.WORSE: ngettext("%(count)s signaal werd slechter", "%(count)s signalen werden slechter", count),
        Verdict.CANNOT_SAY: ngettext(
            "over %(count)s signaal is nog niets te zeggen", "over %(count)s signalen is nog niets te zeggen", count
        ),
    }[verdict]
    return words % {"count": count}


def _not_due(kept: Kept) -> bool:
    return kept is Kept.NOT_YET_DUE
