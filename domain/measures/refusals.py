"""The rules of measures, consultations, research and best practices that say no."""

from domain.kernel.refusals import Refusal


class MeasureExists(Refusal):
    """A measure with this id was proposed before, in other words (`measure`)."""


class MeasureNeedsActiveRole(Refusal):
    """A measure says what employees themselves do in it (`field`)."""


class MeasureNeedsOwner(Refusal):
    """Nothing is planned without somebody who owns it (`field`)."""


class MeasureDatesTurned(Refusal):
    """A measure is not due before it starts (`field`, `starts_on`, `due_on`)."""


class MeasureNotPlanned(Refusal):
    """A measure is planned, with owner and dates, before it starts (`measure`)."""


class MeasureNotStarted(Refusal):
    """Progress and the end are told of a measure that has started (`measure`)."""


class MeasureStartedAlready(Refusal):
    """A measure starts once (`measure`, `started_on`)."""


class MeasureClosed(Refusal):
    """What is done or dropped is opened again before it is changed (`measure`, `state`)."""


class MeasureNotDone(Refusal):
    """Only what was done can be an example to others (`measure`)."""


class NotYourMeasure(Refusal):
    """The owner of a measure tells of its progress and its end (`measure`, `owner`)."""


class DayToCome(Refusal):
    """What is still to come did not happen yet (`field`, `on`)."""


class ConsultationExists(Refusal):
    """A consultation with this id was recorded before, in other words (`consultation`)."""


class ConsultationNeedsSignal(Refusal):
    """A consultation is about one signal at least (`field`)."""


class ConsultationNeedsPeople(Refusal):
    """A consultation names with whom it was: a unit, members, or a number of people (`field`)."""


class ResearchExists(Refusal):
    """This research was decided on before, in other words (`research`)."""


class ResearchEnded(Refusal):
    """Research that ended, or that was decided against, stays as it is (`research`)."""


class PracticeExists(Refusal):
    """A best practice with this id was written before, in other words (`practice`)."""
