"""The part of the document that lays rounds beside each other: over all plans, and each round of each plan."""

from collections.abc import Sequence
from decimal import Decimal

from domain.analytics.content import Board, Round
from infra.analytics.plans import share, whole
from infra.language import gettext as _
from infra.language import ngettext
from infra.reports import words
from infra.reports.document import Bar, Cell, Chart, Part, Table


def rounds(board: Board) -> Part:
    """How long rounds and their steps took, what was on time in each, what was finished."""
    title = _("Rondes naast elkaar")
    if not board.rounds:
        return Part("rondes", title, _("Er is hier nog geen ronde begonnen."))
    count = max(each.cycle for each in board.rounds)
    text = ngettext("Er is %(count)s ronde.", "Er zijn %(count)s rondes.", count) % {"count": count}
    text += " " + _compared(board.rounds)
    return Part("rondes", title, text, _charts(title, text, board.rounds), [*_over_all(board.rounds), _by_plan(board)])


def _compared(found: Sequence[Round]) -> str:
    both = [each for each in found if each.median_days is not None]
    if len(both) < 2:
        return _("Een ronde telt mee zodra de volgende begint of het plan sluit: dan zie je of een ronde sneller gaat.")
    first, last = both[0], both[-1]
    facts = {"first": first.cycle, "last": last.cycle, "then": _days(first), "now": _days(last)}
    return _("Ronde %(first)s duurde in het midden %(then)s dagen, ronde %(last)s %(now)s dagen.") % facts


def _days(each: Round) -> str:
    return words.figure(each.median_days or Decimal())


def _charts(title: str, text: str, found: Sequence[Round]) -> Sequence[Chart]:
    timed = [each for each in found if any(step.median_days is not None for step in each.steps)]
    if len(timed) < 2:
        return []
    bars = [
        Bar(words.step_title(steps[0].step), [whole(step.median_days or Decimal()) for step in steps])
        for steps in zip(*(each.steps for each in timed), strict=True)
        if any(step.median_days is not None for step in steps)
    ]
    about = _("Dagen van begin tot klaar, in het midden, per stap en ronde.")
    return [Chart("rondes", title, f"{text} {about}", [_name(each.cycle) for each in timed], bars, stacked=False)]


def _over_all(found: Sequence[Round]) -> Sequence[Table]:
    names = [_name(each.cycle) for each in found]
    steps: list[Sequence[Cell]] = [
        (words.step_title(of[0].step), *(step.median_days for step in of))
        for of in zip(*(each.steps for each in found), strict=True)
    ]
    columns = [
        _("Ronde"), _("Plannen"), _("Afgerond"), _("Dagen, in het midden"), _("Deel op tijd"), _("Bij de bron klaar"),
        _("Collectief klaar"),
    ]  # fmt: skip
    rows: list[Sequence[Cell]] = [
        (
            _name(each.cycle), each.plans, each.ended, each.median_days,
            share(each.on_time, each.on_time + each.late + each.not_done), each.done_at_the_source,
            each.done_collective,
        )
        for each in found
    ]  # fmt: skip
    return [
        Table(_("Rondes van alle plannen"), columns, rows),
        Table(_("Dagen per stap en ronde, in het midden"), [_("Stap"), *names], steps),
    ]


def _name(cycle: int) -> str:
    return _("Ronde %(number)s") % {"number": cycle}


def _by_plan(board: Board) -> Table:
    columns = [
        _("Plan en ronde"), _("Begonnen"), _("Afgerond"), _("Dagen"), _("Stappen klaar"), _("Op tijd"),
        _("Later klaar"), _("Niet gedaan"),
    ]  # fmt: skip
    rows: list[Sequence[Cell]] = [
        (
            f"{each.title} · {each.cycle}", each.began_on, each.ended_on, each.days, each.steps_done, each.on_time,
            each.late, each.not_done,
        )
        for each in board.rounds_by_plan
    ]  # fmt: skip
    return Table(_("Rondes per plan"), columns, rows)
