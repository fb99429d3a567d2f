"""The rules of an organisation that say no."""

from domain.kernel.refusals import Refusal


class OrganisationExists(Refusal):
    """The organisation was registered before (`tenant`)."""


class UnitNameTaken(Refusal):
    """Two parts at one place need two names (`name`)."""


class MemberExists(Refusal):
    """Who is a member already gets other roles by a change of roles, not by an invitation (`person`)."""


class MemberNeedsRole(Refusal):
    """A member has at least one role (`person`)."""


class RolesExclude(Refusal):
    """Nobody is management and works council at once: one would ask and consent (`person`, `field`)."""


class AdviserNeedsTerm(Refusal):
    """Who advises from outside is let in for named plans or units and days, not by a role (`person`, `field`)."""


class AdviserNeedsScope(Refusal):
    """An adviser is let in for at least one plan or unit (`field`)."""


class AdviserExists(Refusal):
    """The adviser is let in already; the last day can be moved (`person`)."""


class AdviserTermTurned(Refusal):
    """The last day is today or later, after the first day, and moved to a later day only (`field`)."""


class AdviserTermTooLong(Refusal):
    """An adviser is let in for a year at most, and then once more (`field`)."""


class StandInIsYourself(Refusal):
    """Somebody else stands in (`field`)."""


class AbsenceTurned(Refusal):
    """The last day of an absence is today or later, and not before the first (`field`)."""


class AbsenceTooLong(Refusal):
    """Somebody stands in for a year at most, and then once more (`field`)."""


class LastAdministrator(Refusal):
    """An organisation keeps at least one administrator (`person`)."""


class AddressWorks(Refusal):
    """An address at which mail arrives is not taken from anybody (`person`)."""


class NameIsOnesOwn(Refusal):
    """A name is corrected by whose it is (`person`)."""


class TwoStepsFirst(Refusal):
    """Who asks two steps of everybody came in by two steps (`tenant`)."""


class AddressTaken(Refusal):
    """A colleague has this address (`field`)."""


class ImportNotSeen(Refusal):
    """What a file brings was looked at before it is done, and is the same still (`field`)."""


class NobodyToInvite(Refusal):
    """A file holds nobody who can be invited and is not there yet (`field`)."""
