"""The counted parts of a report in words: a sentence, a chart, and the table under it."""

from collections.abc import Callable, Sequence

import msgspec

from domain.reports.content import Counted, LevelLine, NamedCount, PlanLine, Report
from domain.reports.events import Scope
from infra.language import gettext as _
from infra.language import long_date, ngettext
from infra.reports import words
from infra.reports.document import Bar, Cell, Chart, Part, Table

STATES = ("done", "busy", "open", "left_out")
STAGES = ("proposed", "planned", "started", "done", "dropped")
KINDS = ("too_high", "too_low", "energy_source", "energy_drain")


def progress(report: Report) -> Part:
    """The six steps and the checklist of each plan."""
    title = _("Voortgang van de stappen")
    if not report.plans:
        return Part("stappen", title, _("Er loopt geen plan."))
    bars = [Bar(plan.title, [_in_state(plan, state) for state in STATES]) for plan in report.plans]
    done, taken = sum(bar.numbers[0] for bar in bars), sum(sum(bar.numbers[:3]) for bar in bars)
    text = _("Stappen klaar: %(done)s van %(count)s.") % {"done": done, "count": taken}
    checked, rows = sum(plan.rows_checked for plan in report.plans), sum(plan.rows for plan in report.plans)
    text += " " + _("Van de checklist zijn %(checked)s van %(rows)s rijen afgevinkt.") % {
        "checked": checked,
        "rows": rows,
    }
    chart = Chart("stappen", title, text, [words.progress(state) for state in STATES], bars)
    tables = [_turns(report.plans), _checklists(report.plans)]
    if len(report.plans) == 1:
        tables = [_steps(report.plans[0]), *tables]
    return Part("stappen", title, text, [chart], tables)


def _in_state(plan: PlanLine, state: str) -> int:
    return sum(step.progress == state for step in plan.steps)


def _steps(plan: PlanLine) -> Table:
    rows = [(words.step_title(each.step), words.progress(each.progress), each.since) for each in plan.steps]
    return Table(_("De stappen van dit plan"), [_("Stap"), _("Stand"), _("Sinds")], rows)


def _turns(plans: Sequence[PlanLine]) -> Table:
    columns = [
        _("Plan"), _("Ronde"), _("Stappen klaar"), _("Stappen die meedoen"), _("Laatste evaluatie"),
        _("Volgende evaluatie"),
    ]  # fmt: skip
    rows: list[Sequence[Cell]] = [
        (
            plan.title, plan.cycle, _in_state(plan, "done"), len(plan.steps) - _in_state(plan, "left_out"),
            plan.last_review, plan.next_review,
        )
        for plan in plans
    ]  # fmt: skip
    return Table(_("Stappen en evaluaties per plan"), columns, rows)


def _checklists(plans: Sequence[PlanLine]) -> Table:
    columns = [_("Plan"), _("Rijen"), _("Afgevinkt"), _("Over de datum")]
    rows: list[Sequence[Cell]] = [(plan.title, plan.rows, plan.rows_checked, plan.rows_overdue) for plan in plans]
    return Table(_("Checklist per plan"), columns, rows)


def measures(lines: Sequence[LevelLine], withheld: Sequence[str]) -> Part:
    """Measures by level and state."""
    title, few = _("Maatregelen naar niveau en stand"), ""
    if "individual" in withheld:
        few = _("Individuele maatregelen staan hier niet: te weinig mensen om te tonen.")
    counted = [_stages(line) for line in lines]
    total, late = sum(map(sum, counted)), sum(line.overdue for line in lines)
    if not total:
        none = _("Er zijn nog geen maatregelen bij de bron of voor het team.") if few else ""
        return Part("maatregelen", title, f"{none} {few}" if few else _("Er zijn nog geen maatregelen."))
    finished = sum(line.done for line in lines)
    text = ngettext("Er is %(count)s maatregel", "Er zijn %(count)s maatregelen", total) % {"count": total}
    text += ": " + _("%(done)s klaar, %(late)s over de datum.") % {"done": finished, "late": late}
    bars = [Bar(words.level(line.level), row) for line, row in zip(lines, counted, strict=True)]
    names = [words.stage(stage) for stage in STAGES]
    chart = Chart("maatregelen", title, text, names, bars)
    rows: list[Sequence[Cell]] = [(words.level(line.level), *_stages(line), line.overdue) for line in lines]
    table = Table(_("Aantal maatregelen"), [_("Niveau"), *names, _("Over de datum")], rows)
    return Part("maatregelen", title, f"{text} {few}".strip(), [chart], [table])


def _stages(line: LevelLine) -> list[int]:
    return [line.proposed, line.planned, line.started, line.done, line.dropped]


def agreements(report: Report) -> Part:
    """Agreements made and kept."""
    title, found = _("Afspraken: gemaakt en nagekomen"), report.agreements
    if found is None:
        return Part("afspraken", title, few() + " " + _("De afspraken zelf staan in het plan."))
    if not found.made and not found.on_the_table:
        return Part("afspraken", title, _("Er zijn nog geen afspraken."))
    text = ngettext("%(count)s afspraak is gemaakt", "%(count)s afspraken zijn gemaakt", found.made) % {
        "count": found.made
    }
    text += ", " + _("%(kept)s nagekomen; nog op tafel: %(waiting)s.") % {
        "kept": found.kept.get("kept", 0) + found.kept.get("kept_late", 0),
        "waiting": found.on_the_table,
    }
    verdicts = list(found.kept)
    bars = [Bar(_("Gemaakte afspraken"), [found.kept[verdict] for verdict in verdicts])]
    charts = [Chart("afspraken", title, text, [words.kept(each) for each in verdicts], bars)] if found.made else []
    rows = [(words.kept(each), found.kept[each]) for each in verdicts]
    rows.append((_("Nog niet door iedereen akkoord"), found.on_the_table))
    table = Table(_("Aantal afspraken"), [_("Stand"), _("Aantal")], rows)
    return Part("afspraken", title, text, charts, [table])


def few() -> str:
    """Why there is no figure."""
    return _("Hier staan geen aantallen: het gaat om te weinig mensen. Onder de vijf kun je zien wie het is.")


def signals(report: Report) -> Part:
    """Signals and energy, now and then."""
    title, found = _("Signalen en energie, toen en nu"), report.signals
    if found is None:
        return Part("signalen", title, few())
    now, then = _kinds(found.now), _kinds(found.then) if found.then else None
    text = ngettext("Er is nu %(count)s signaal.", "Er zijn nu %(count)s signalen.", sum(now)) % {"count": sum(now)}
    if then and report.since:
        facts = {"count": sum(then), "date": long_date(report.since.on)}
        text += " " + _("Op %(date)s waren het er %(count)s.") % facts
    elif report.since:
        text += " " + _("Van toen zijn er geen aantallen om mee te vergelijken.")
    text += with_below() if found.units else ""
    series = [_("Toen"), _("Nu")] if then else [_("Nu")]
    bars = [Bar(words.signal(kind), [*([then[i]] if then else []), now[i]]) for i, kind in enumerate(KINDS)]
    chart = Chart("signalen", title, text, series, bars, stacked=False)
    tables = [Table(_("Aantal signalen"), [_("Soort"), *series], [(bar.name, *bar.numbers) for bar in bars])]
    tables += _named(_("Signalen naar thema"), _("Thema"), found.themes, words.theme)
    tables += _named(_("Signalen naar onderdeel"), _("Onderdeel"), found.units, lambda name: name or _("Alle andere"))
    if found.unjudged:
        text += " " + ngettext(
            "Over %(count)s signaal is in deze ronde nog geen oordeel.",
            "Over %(count)s signalen is in deze ronde nog geen oordeel.",
            found.unjudged,
        ) % {"count": found.unjudged}
    return Part("signalen", title, text, [chart] if sum(now) or sum(then or ()) else [], tables)


def with_below() -> str:
    """What the figure of a unit holds."""
    return " " + _("Bij een onderdeel telt mee wat eronder valt.")


def _kinds(counted: Counted) -> list[int]:
    return list(msgspec.structs.astuple(counted))


def _named(title: str, of: str, lines: Sequence[NamedCount], named: Callable[[str], str]) -> list[Table]:
    columns = [of, *(words.signal(kind) for kind in KINDS)]
    rows: list[Sequence[Cell]] = [(named(line.name), *_kinds(line.counted)) for line in lines]
    return [Table(title, columns, rows)] if rows else []


def perception(report: Report) -> Part:
    """How work pressure is perceived."""
    title = _("Beleving, nulmeting en vervolgmeting")
    if not report.perception:
        return Part("beleving", title, _("Er zijn nog geen metingen van de beleving."))
    text = _(
        "Elk cijfer gaat over minstens vijf mensen. Bij “let op” staat waarom je toen en nu niet zomaar vergelijkt."
    )
    names = [
        each.title if report.about.scope is Scope.PLAN else f"{each.title} ({each.plan})" for each in report.perception
    ]
    told = [
        (
            name, each.then, each.now, each.change, _("hoger") if each.higher_is_better else _("lager"),
            words.verdict(each.verdict), ", ".join(words.caution(caution) for caution in each.cautions),
        )
        for name, each in zip(names, report.perception, strict=True)
    ]  # fmt: skip
    columns = [_("Meting"), _("Toen"), _("Nu"), _("Verschil"), _("Beter is"), _("Oordeel"), _("Let op")]
    asked = [
        (name, each.then_on, each.then_respondents, each.now_on, each.now_respondents)
        for name, each in zip(names, report.perception, strict=True)
    ]
    heads = [_("Meting"), _("Toen gemeten op"), _("Mensen toen"), _("Nu gemeten op"), _("Mensen nu")]
    tables = [Table(_("Metingen"), columns, told), Table(_("Wanneer, en bij hoeveel mensen"), heads, asked)]
    return Part("beleving", title, text, tables=tables)


def contact(report: Report) -> Part:
    """Which units have a contact person."""
    title = _("Aanspreekpunten")
    if not report.contact:
        return Part("aanspreekpunten", title, _("Er doet geen onderdeel mee."))
    without = [each for each in report.contact if {"nobody", "left"} & set(each.defects)]
    count, covered = len(report.contact), len(report.contact) - len(without)
    text = ngettext(
        "%(covered)s van %(count)s onderdeel heeft een aanspreekpunt.",
        "%(covered)s van de %(count)s onderdelen hebben een aanspreekpunt.",
        count,
    ) % {"covered": covered, "count": count}
    rows = [
        (each.unit or _("Hele organisatie"), ", ".join(map(words.defect, each.defects)) or _("In orde"))
        for each in report.contact
    ]
    table = Table(_("Onderdelen en hun aanspreekpunt"), [_("Onderdeel"), _("Stand")], rows)
    return Part("aanspreekpunten", title, text, tables=[table])
