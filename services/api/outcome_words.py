"""The outcome of a poll as a document in one language: a part for each scale and each question, with picture and table.

Only what was released comes in. What is not told apart says so in its row.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from domain.publication.outcome import Answered, Line
from domain.publication.statistics import Doubt, Interval, labels
from infra.language import gettext as _
from infra.language import in_language, language, long_date
from infra.reports.document import Bar, Cell, Chart, Document, Part, Table
from infra.reports.words import figure
from services.api.outcomes import Asked, Outcome
from services.api.words.publication import Hidden, why_hidden


def worded(found: Outcome, organisation: str, in_: str) -> Document:
    """The document; the same figures give the same words."""
    with in_language(in_):
        words = [_Words(found, each, number) for number, each in enumerate(found.answered)]
        beside = (
            _("Ernaast staat de peiling die sloot op %(day)s.") % {"day": long_date(found.then.closed_on)}
            if found.then
            else ""
        )
        return Document(
            language=in_,
            title=_("Uitkomst van de peiling"),
            about=found.poll.title,
            organisation=organisation,
            lead=_(
                "Wat mensen samen antwoordden. Van niemand apart is iets te zien, ook niet als je cijfers combineert."
            ),
            stand=" ".join([_("Gesloten op %(day)s.") % {"day": long_date(found.now.closed_on)}, beside]).strip(),
            parts=[each.part() for each in sorted(words, key=lambda each: not each.asked.scale)],
        )


def in_a_sentence(found: Outcome, key: str) -> str:
    """What came of a question among everybody, in the language of now."""
    return next(_Words(found, each, 0).sentence() for each in found.answered if each.question.key == key)


def doubt_in_words(doubt: Doubt) -> str:
    """What to keep in mind, in a few words."""
    return {
        Doubt.OTHER_VERSION: _("andere vragenlijst"),
        Doubt.OTHER_PEOPLE: _("voor een groot deel andere mensen"),
        Doubt.OTHER_NUMBER: _("veel meer of minder mensen gevraagd"),
        Doubt.OTHER_RESPONSE: _("een heel ander deel antwoordde"),
        Doubt.LOW_RESPONSE: _("minder dan de helft antwoordde"),
    }[doubt]


def points(value: float) -> Decimal:
    """A percentage in whole points."""
    return Decimal(round(value))


def side_of(found: Outcome, asked: Asked) -> str:
    """What is told of a question: what its cut-off names, or else the answers from the middle on."""
    if asked.cut:
        return asked.cut.name.to(language())
    if asked.scale:
        return _("boven het midden")
    ladder = next(each.question.ladder[-1] for each in found.answered if each.question.key == asked.key)
    return ", ".join(text.to(language()) for text in asked.answers[ladder[0] :])


class _Words:
    """One question in words."""

    def __init__(self, found: Outcome, answered: Answered, number: int) -> None:
        self._found, self._answered, self._key = found, answered, f"vraag-{number}"
        self.asked: Asked = found.asked[answered.question.key]

    def part(self) -> Part:
        """The whole of it."""
        shown = [line for line in self._answered.lines if line.shown]
        tables = [self._sides(), *([self._apart()] if any(self._by_answer(line) for line in shown) else [])]
        return Part(
            self._key,
            self.asked.text.to(language()),
            self.sentence(),
            charts=[self._chart(shown)] if shown else [],
            tables=tables if shown else [],
        )

    def sentence(self) -> str:
        """What everybody said together, and beside the poll before."""
        first = next((line for line in self._answered.lines if line.node is None), None)
        if first is None or first.share is None:
            return why_hidden(Hidden.NOTHING, self._found.now.floors) if self._answered.nothing else ""
        words = _("Van de %(answers)s mensen die antwoordden, antwoordde %(percent)s %% “%(side)s”.")
        if self.asked.cut:
            words = _("Van de %(answers)s mensen die antwoordden, heeft %(percent)s %% %(side)s.")
        facts = {"answers": first.share.answers, "percent": self._percent(first), "side": self._side()}
        return " ".join([words % facts, *self._beside(first), *self._remark()])

    def _beside(self, line: Line) -> Iterator[str]:
        if line.change is None or line.then is None:
            return
        then = points(100 - line.then.percent if self.asked.below else line.then.percent)
        yield _("De vorige keer was dat %(then)s %%.") % {"then": then}
        yield _chance(line.change)

    def _remark(self) -> Iterator[str]:
        if self.asked.scale and not self.asked.validated:
            yield _("Deze vragen zijn van onszelf: niemand onderzocht of ze samen één ding meten.")

    def _side(self) -> str:
        return side_of(self._found, self.asked)

    def _other_side(self) -> str:
        if self.asked.cut:
            return _("niet: %(side)s") % {"side": self._side()}
        ladder = self._answered.question.ladder[-1]
        if self.asked.scale:
            return _("tot en met het midden")
        return ", ".join(text.to(language()) for text in self.asked.answers[: ladder[0]])

    def _numbers(self, line: Line) -> tuple[int, int]:
        assert line.share is not None
        upper, rest = line.share.upper, line.share.answers - line.share.upper
        return (rest, upper) if self.asked.below else (upper, rest)

    def _percent(self, line: Line) -> Decimal:
        assert line.share is not None
        return points(100 - line.share.percent if self.asked.below else line.share.percent)

    def _change(self, line: Line) -> str | None:
        if line.change is None:
            return None
        value = -line.change.change if self.asked.below else line.change.change
        chance = _("kan toeval zijn") if line.change.may_be_chance else _("meer dan toeval")
        return f"{figure(points(value), signed=True)} ({chance})"

    def _chart(self, shown: Sequence[Line]) -> Chart:
        about = _("Per groep: hoeveel mensen “%(side)s”, en hoeveel niet.") % {"side": self._side()}
        bars = [Bar(self._name(line), self._numbers(line)) for line in shown]
        title = self.asked.text.to(language())
        return Chart(self._key, title, about, [self._side(), self._other_side()], bars)

    def _sides(self) -> Table:
        columns = [_("Groep"), _("Gevraagd"), _("Antwoorden"), _("%(side)s (%%)") % {"side": self._side()}]
        beside = [_("Vorige keer (%)"), _("Verschil")] if self._found.then else []
        rows = [self._row(line, bool(beside)) for line in self._answered.lines]
        return Table(self._titled(_("per groep")), [*columns, *beside, _("Let op")], rows)

    def _row(self, line: Line, beside: bool) -> Sequence[Cell]:
        if line.share is None:
            hidden = Hidden.NEVER if line.asked < self._found.now.floors.split else Hidden.GROUP
            note = _("te klein om ooit te tonen") if hidden is Hidden.NEVER else _("niet apart te tonen")
            return [self._name(line), line.asked, None, None, *([None, None] if beside else []), note]
        then = points(100 - line.then.percent if self.asked.below else line.then.percent) if line.then else None
        notes = "; ".join(doubt_in_words(doubt) for doubt in line.doubts) or None
        change = [then, self._change(line)] if beside else []
        return [self._name(line), line.asked, line.share.answers, self._percent(line), *change, notes]

    def _by_answer(self, line: Line) -> bool:
        return not self.asked.scale and line.shown is not None and line.shown.level == 0 and line.mean is not None

    def _apart(self) -> Table:
        answers = [text.to(language()) for text in self.asked.answers]
        rows: list[Sequence[Cell]] = []
        for line in self._answered.lines:
            if self._by_answer(line) and line.shown and line.mean:
                bands = labels(self._answered.question.ladder[0])
                counts = [line.shown.counts[at] for at in range(len(bands))]
                rows.append([self._name(line), *counts, Decimal(f"{line.mean.value:.2f}")])
        return Table(
            self._titled(_("per antwoord, waar het te tonen is")), [_("Groep"), *answers, _("Gemiddelde")], rows
        )

    def _titled(self, title: str) -> str:
        """A table's title, like no other on the page."""
        return f"{self.asked.text.to(language())}: {title}"

    def _name(self, line: Line) -> str:
        name = _("Iedereen die gevraagd is") if line.node is None else self._found.names.get(line.node, "")
        return name if line.depth < 2 else f"{'– ' * (line.depth - 1)}{name}"


def _chance(change: Interval) -> str:
    """Whether it may be chance, said plainly."""
    if change.may_be_chance:
        return _("Dat verschil kan toeval zijn.")
    return _("Dat verschil is groter dan je van toeval zou verwachten.")
