"""The rules of a subscription that say no."""

from domain.kernel.refusals import Refusal


class OrganisationIsReadOnly(Refusal):
    """While a subscription is suspended or over, all can be read and exported and nothing changed (`why`)."""


class SeatsAreTaken(Refusal):
    """No more members take part than the package has seats (`seats`)."""


class TrialWasUsed(Refusal):
    """An organisation has one trial."""


class TermsNotAccepted(Refusal):
    """Nobody begins without the terms and the processing agreement that are offered now (`field`)."""


class PackageTooSmall(Refusal):
    """A package has a seat for every member there is (`seats`, `members`, `field`)."""


class NothingToCancel(Refusal):
    """Only a subscription that runs can be cancelled."""


class NothingToResume(Refusal):
    """Only a cancellation that has not taken effect can be taken back."""


class CancelledBefore(Refusal):
    """Who cancelled takes that back before choosing something else (`ends_on`)."""


class DeletionIsUnderWay(Refusal):
    """Once everything is being deleted there is no way back."""


class ExportIsBeingMade(Refusal):
    """One export at a time."""


class ConfirmByName(Refusal):
    """Who cancels writes the name of the organisation, so that nobody does it by mistake (`field`)."""
