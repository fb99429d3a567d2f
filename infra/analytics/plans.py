"""The parts of the document that are about plans: how far, how long steps take, what is on time, contact persons."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from domain.analytics.content import Board, Dated, PlanLine
from infra.analytics.columns import quarter_name
from infra.language import gettext as _
from infra.language import ngettext
from infra.reports import parts, words
from infra.reports.document import Bar, Cell, Chart, Part, Table


def plans(board: Board) -> Part:
    """Where each plan stands."""
    title = _("Plannen en hun stappen")
    if not board.plans:
        return Part("plannen", title, _("Er is hier nog geen plan."))
    running = sum(not plan.closed for plan in board.plans)
    text = ngettext("Er loopt %(count)s plan.", "Er lopen %(count)s plannen.", running) % {"count": running}
    columns = [_("Plan"), _("Ronde"), _("Stappen klaar"), _("Stappen die meedoen"), _("Over de datum"), _("Stand")]
    rows = [
        (plan.title, plan.cycle, plan.steps_done, plan.steps_taken, plan.overdue, _state(plan)) for plan in board.plans
    ]
    tables = [Table(_("Plannen"), columns, rows)]
    return Part("plannen", title, text, tables=[*tables, *(_cycles(plan) for plan in board.plans if plan.cycles)])


def _state(plan: PlanLine) -> str:
    return _("gesloten") if plan.closed else _("loopt")


def _cycles(plan: PlanLine) -> Table:
    rows: list[Sequence[Cell]] = [
        (f"{cycle.cycle} · {words.step_title(turn.step)}", turn.began_on, turn.done_on, turn.days)
        for cycle in plan.cycles
        for turn in cycle.turns
    ]
    return Table(_("Stappen per ronde"), [_("Ronde en stap"), _("Begonnen"), _("Klaar"), _("Dagen")], rows)


def steps(board: Board) -> Part:
    """How long each step took."""
    title = _("Doorlooptijd per stap")
    timed = [each for each in board.steps if each.median_days is not None]
    if not timed:
        return Part("doorlooptijd", title, _no_step())
    longest = max(timed, key=lambda each: each.median_days or 0)
    text = _("“%(step)s” duurt het langst: in het midden %(days)s dagen.") % {
        "step": words.step_title(longest.step),
        "days": words.figure(longest.median_days or Decimal()),
    }
    text += " " + _("In het midden betekent: de helft duurde korter, de helft langer.")
    days = _("Dagen van begin tot klaar, in het midden")
    bars = [Bar(words.step_title(each.step), [whole(each.median_days or Decimal())]) for each in timed]
    chart = Chart("doorlooptijd", title, text, [days], bars, stacked=False)
    columns = [_("Stap"), _("Keer klaar"), _("Waarvan met begin"), days]
    rows: list[Sequence[Cell]] = [
        (words.step_title(each.step), each.done, each.timed, each.median_days) for each in board.steps
    ]
    return Part("doorlooptijd", title, text, [chart], [Table(_("Doorlooptijd"), columns, rows)])


def _no_step() -> str:
    first = _("Er is in deze kwartalen nog geen stap begonnen en klaar.")
    return first + " " + _("Zet bij een stap dat hij begint: dan zie je hier hoe lang stappen duren.")


def whole(days: Decimal) -> int:
    """To the nearest day, for a bar."""
    return int(days.quantize(Decimal(1), ROUND_HALF_UP))


def on_time(board: Board) -> Part:
    """What was on time, by quarter; and what is overdue now."""
    title = _("Op tijd, te laat en over de datum")
    if not board.open and not any(_all(each) for each in board.dated):
        return Part("optijd", title, _no_date())
    text = _("Nu staan er %(open)s dingen met een datum open, waarvan %(late)s over de datum (%(share)s).") % {
        "open": board.open,
        "late": board.overdue,
        "share": share(board.overdue, board.open),
    }
    names = [_("Op tijd"), _("Later klaar"), _("Niet gedaan")]
    bars = [Bar(quarter_name(each.quarter), [each.on_time, each.late, each.not_done]) for each in board.dated]
    chart = Chart("optijd", title, text, names, bars)
    rows = [
        (quarter_name(each.quarter), each.on_time, each.late, each.not_done, share(each.on_time, _all(each)))
        for each in board.dated
    ]
    table = Table(_("Op tijd per kwartaal"), [_("Kwartaal"), *names, _("Deel op tijd")], rows)
    return Part("optijd", title, text, [chart], [table])


def _no_date() -> str:
    then = _("Geef rijen van de checklist, maatregelen en evaluaties een datum: dan zie je hier wat op tijd is.")
    return _("Er is nog niets met een datum.") + " " + then


def _all(each: Dated) -> int:
    return each.on_time + each.late + each.not_done


def share(part: int, whole: int) -> str:
    """A part in per cent; a dash where there is nothing to be a part of."""
    return f"{(200 * part + whole) // (2 * whole)}%" if whole else "–"


def measures(board: Board) -> Part:
    """Measures by level and state, in the report's own form."""
    return parts.measures(board.measures, board.withheld)


def contact(board: Board) -> Part:
    """Which units have a contact person."""
    title = _("Aanspreekpunten")
    if not board.units_taking_part:
        return Part("aanspreekpunten", title, _("Er doet geen onderdeel mee."))
    text = ngettext(
        "%(covered)s van %(count)s onderdeel heeft een aanspreekpunt.",
        "%(covered)s van de %(count)s onderdelen hebben een aanspreekpunt.",
        board.units_taking_part,
    ) % {"covered": board.covered, "count": board.units_taking_part}
    return Part("aanspreekpunten", title, text)
