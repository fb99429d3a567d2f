"""The base of what people ask of an organisation."""

from domain.kernel.decider import Command
from domain.kernel.ids import TenantId


class OrganisationCommand(Command, frozen=True, kw_only=True):
    """A command to one organisation."""

    tenant: TenantId
