"""The rules of the consent dossier and of informal support that say no."""

from domain.kernel.refusals import Refusal


class DossierExists(Refusal):
    """A dossier with this id was opened before, about something else (`dossier`)."""


class RequestNeedsConsentingBody(Refusal):
    """Only a works council or a PVT can consent (`body`)."""


class NothingRequested(Refusal):
    """There is no request at this moment (`dossier`)."""


class RequestStands(Refusal):
    """A request under which a decision was taken stays as it is (`dossier`)."""


class AnswerNeedsMeeting(Refusal):
    """There is one consultation meeting at least before an answer counts (WOR 27(2)) (`field`)."""


class AnswerForOtherVersion(Refusal):
    """An answer counts for the exact version that was asked, which is another now (`field`, `version`, `current`)."""


class AnswerNeedsHolder(Refusal):
    """The body itself answers, or its answer is copied with its source and date (`field`, `role`)."""


class AskerNeverAnswers(Refusal):
    """Who asked for consent does not give or copy the answer, whatever their role (`asker`)."""


class AnswerNeedsConditions(Refusal):
    """Consent with conditions names them; other answers have none (`field`)."""


class AnswerStands(Refusal):
    """After a decision the answer stays as it was (`dossier`)."""


class OwnAnswerStands(Refusal):
    """What the body answered itself is never replaced by a transcription (`outcome`, `by`, `on`)."""


class NothingTranscribed(Refusal):
    """There is no answer that was copied for the body, which it could confirm or dispute (`dossier`)."""


class AnswererNeverDecides(Refusal):
    """Who gave or copied an answer does not give notice of the decision, nor the other way round (`person`)."""


class ConditionIsTheBodys(Refusal):
    """What the body confirmed, it alone opens again (`condition`)."""


class ConditionUnknown(Refusal):
    """The answer has no such condition (`condition`)."""


class DecisionNeedsManagement(Refusal):
    """Management gives notice of its decision, or its notice is copied with its source (`field`, `role`)."""


class DecisionTaken(Refusal):
    """There is one decision under a request (`dossier`)."""


class NothingToInvoke(Refusal):
    """Nullity is invoked against a decision that was taken without consent (`dossier`)."""


class ConsentWasGiven(Refusal):
    """With consent, or permission, there is nothing to ask the court (`dossier`)."""


class PermissionNotRequested(Refusal):
    """The court rules on a request for permission (`dossier`)."""


class PermissionIsPending(Refusal):
    """A request lies with the court already, or it has ruled (`dossier`)."""


class SourceAfterToday(Refusal):
    """What is still to come did not happen yet (`field`, `on`)."""


class MomentExists(Refusal):
    """A moment of informal support with this id was recorded before, in other words (`key`)."""


class NotYourMoment(Refusal):
    """A moment of informal support is struck by who recorded it, or by who steers the plan (`key`)."""
