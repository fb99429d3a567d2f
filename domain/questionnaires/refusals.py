"""The rules of questionnaires that say no."""

from domain.kernel.refusals import Refusal


class QuestionnaireHasFaults(Refusal):
    """An import with lines that cannot be read is not kept; the dry run names each (`faults`: how many)."""


class QuestionnaireAsksAboutHealth(Refusal):
    """Questions that look as if they ask about health need a second look, said aloud (`questions`: how many)."""


class QuestionnaireUnknown(Refusal):
    """There is no such questionnaire in this organisation (`questionnaire`)."""


class QuestionnaireIsRetired(Refusal):
    """A questionnaire that was put aside gets no new version (`questionnaire`)."""
