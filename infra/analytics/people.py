"""The parts of the document that are about people: agreements kept, signals. What is withheld is said, never a zero."""

from collections.abc import Callable, Sequence

from domain.analytics.content import Board, Line
from infra.analytics.columns import column_name
from infra.language import gettext as _
from infra.language import ngettext
from infra.reports import words
from infra.reports.document import Bar, Cell, Chart, Part, Table
from infra.reports.parts import with_below


def agreements(board: Board) -> Part:
    """Agreements by how they were kept, in the column of their date."""
    title = _("Afspraken: nagekomen of niet")
    if board.agreements is None:
        return Part("afspraken", title, few(board))
    total = _total(board.agreements)
    if not total:
        return Part("afspraken", title, _("Er is nog geen afspraak waar iedereen achter staat."))
    kept = sum(sum(line.numbers) for line in board.agreements if line.name in ("kept", "kept_late"))
    text = ngettext(
        "%(kept)s van %(count)s afspraak is nagekomen, op tijd of te laat.",
        "%(kept)s van %(count)s afspraken zijn nagekomen, op tijd of te laat.",
        total,
    )
    text = text % {"count": total, "kept": kept}
    table = _table(board, _("Afspraken naar de periode van hun datum"), _("Oordeel"), board.agreements, words.kept)
    chart = _chart(board, "afspraken", title, text, board.agreements, words.kept)
    return Part("afspraken", title, text, [chart], [table])


def signals(board: Board) -> Part:
    """Signals by kind, theme and unit, in the column in which they came."""
    title = _("Signalen en energie")
    if board.signals is None or board.themes is None:
        return Part("signalen", title, few(board))
    total = _total(board.signals)
    if not total:
        return Part("signalen", title, _("Er is nog geen signaal. Iedereen kan er een melden, ook zonder naam."))
    text = ngettext("Er is %(count)s signaal.", "Er zijn %(count)s signalen.", total) % {"count": total}
    text += " " + _("Een kwartaal staat apart als er toen genoeg mensen waren; wat daarvoor kwam, staat samen.")
    text += with_below() if board.signals_by_unit else ""
    chart = _chart(board, "signalen", title, text, board.signals, words.signal)
    tables = [
        _table(board, _("Signalen naar soort"), _("Soort"), board.signals, words.signal),
        _table(board, _("Signalen naar thema"), _("Thema"), board.themes, words.theme),
    ]
    return Part("signalen", title, text, [chart], [*tables, *_by_unit(board)])


def few(board: Board) -> str:
    """Why there is no figure."""
    text = _("Te weinig mensen om te tonen. Onder %(floor)s kun je zien wie het is, ook uit wat een totaal overlaat.")
    return text % {"floor": board.floor}


def _by_unit(board: Board) -> Sequence[Table]:
    if not board.units or board.about.unit:
        return ()
    names = [column_name(column) for column in board.columns]
    rows: list[Sequence[Cell]] = [(line.name or _("Alle andere"), *line.numbers) for line in board.signals_by_unit]
    hidden = [_("te weinig mensen om te tonen")] * len(names)
    rows += [(place.name, *hidden) for place in board.units if not place.named]
    return [Table(_("Signalen naar onderdeel"), [_("Onderdeel"), *names], rows)]


def _chart(board: Board, key: str, title: str, text: str, lines: Sequence[Line], named: Callable[[str], str]) -> Chart:
    bars = [
        Bar(column_name(column), [line.numbers[place] for line in lines]) for place, column in enumerate(board.columns)
    ]
    return Chart(key, title, text, [named(line.name) for line in lines], bars)


def _table(board: Board, title: str, of: str, lines: Sequence[Line], named: Callable[[str], str]) -> Table:
    columns = [of, *(column_name(column) for column in board.columns)]
    return Table(title, columns, [(named(line.name), *line.numbers) for line in lines])


def _total(lines: Sequence[Line]) -> int:
    return sum(sum(line.numbers) for line in lines)
