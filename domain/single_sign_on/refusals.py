"""The rules about single sign-on that can say no."""

from domain.kernel.refusals import Refusal


class NoProviderYet(Refusal):
    """First comes the provider, with its client secret (`tenant`)."""


class TryConnectionFirst(Refusal):
    """Nobody is sent to a provider that was not tried since it was changed (`tenant`)."""


class ProveDomainFirst(Refusal):
    """Only addresses in a domain that is proved to be the organisation's are led to its provider (`tenant`)."""


class RoleIsNotByGroup(Refusal):
    """Administrators are made by administrators, and advisers are let in for a time: never by a group (`field`)."""
