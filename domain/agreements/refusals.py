"""The rules of agreements that say no."""

from domain.kernel.refusals import Refusal


class AgreementUnknown(Refusal):
    """There is no such agreement in this plan (`agreement`)."""


class AgreementExists(Refusal):
    """An agreement with this id was proposed before, with other content (`agreement`)."""


class AgreementHasEnded(Refusal):
    """What has ended is not changed or agreed to any more (`agreement`)."""


class AgreementNeedsTwoParties(Refusal):
    """An agreement is between two or more parties, each named once, with no person in two of them (`field`)."""


class PartyUnknown(Refusal):
    """This is no party of the version on the table (`party`)."""


class VersionChanged(Refusal):
    """The version that the asker saw is no longer the one on the table.

    `seen_digest`, `seen_version` (None: never was one), `digest`, `version`, `changed` (names of parts that differ).
    """


class NotYoursToSay(Refusal):
    """A party's position is given by who speaks for it, or copied by who may propose, with its source (`party`)."""


class TeamNeedsSource(Refusal):
    """A team has no single voice: its position names the report of the team meeting (`party`)."""


class OneVoiceOneParty(Refusal):
    """Nobody speaks for two parties of one agreement, administrators included (`party`, `spoken_for`)."""


class ProposerDoesNotCopyConsent(Refusal):
    """Who proposed a version does not enter another party's consent to it: nobody approves their own request."""


class OwnVoiceStands(Refusal):
    """What a party said itself on this version is never replaced by a transcription (`party`, `stance`, `by`, `on`)."""


class NothingTranscribed(Refusal):
    """There is no transcription for this party to confirm or dispute (`party`)."""


class ReasonNeeded(Refusal):
    """This needs a reason, or evidence (`field`)."""


class NothingToWithdraw(Refusal):
    """Only a party that agreed can take its agreement back (`party`)."""


class NotAgreedYet(Refusal):
    """Only what all parties agreed on can be kept (`agreement`)."""


class FulfilmentInFuture(Refusal):
    """What is still to come was not kept yet (`field`, `on`)."""


class NoSuchReport(Refusal):
    """Another report counts by now, or there is none (`report`, `current`)."""


class OwnReport(Refusal):
    """Another party, through another person, says whether a report is right; who reported does not (`party`)."""


class VerdictNotYours(Refusal):
    """Who reported or judged the fulfilment does not overrule the verdict: nobody approves their own request."""
