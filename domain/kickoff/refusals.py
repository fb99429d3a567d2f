"""The rules of the kick-off that say no."""

from domain.kernel.refusals import Refusal


class KickoffNotOpen(Refusal):
    """There is no kick-off for this plan (`plan`)."""


class RowUnknown(Refusal):
    """The checklist has no such row (`row`)."""


class RowIsChecked(Refusal):
    """A ticked row is opened again before it is changed (`row`)."""


class RowNeedsAnswer(Refusal):
    """A row is ticked only when its question has an answer (`row`, `missing`: numbers of rows without one)."""


class AnswerOfWrongKind(Refusal):
    """The row asks for another kind of answer (`row`, `asks`)."""


class AnswerIncomplete(Refusal):
    """A part of the answer is missing (`row`, `field`)."""


class PositionNeedsHolder(Refusal):
    """A party's position is given by who holds its role, or copied with its source (`row`, `role`)."""


class OwnPositionStands(Refusal):
    """What a party said itself is never replaced by a transcription (`row`, `role`, `stance`, `by`, `on`)."""


class NothingTranscribed(Refusal):
    """The row holds no position that was copied for a party and that it could dispute (`row`)."""


class NotYourRow(Refusal):
    """Only who leads the kick-off, or is responsible for the row, may change it (`row`)."""


class SourceRowStays(Refusal):
    """A row of the source cannot be taken away (`row`)."""


class MeetingInFuture(Refusal):
    """A meeting that is still to come was not held yet (`on`)."""


class RowChangedMeanwhile(Refusal):
    """Somebody changed the row after the version that the actor saw (`row`, `seen`, `current`)."""
