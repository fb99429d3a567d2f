"""All that the domain consists of, for those who run it: deciders, policies, views, event types."""

from typing import Any

from domain.audit.views import audit_view
from domain.kernel.decider import Decider
from domain.kernel.events import TYPES
from domain.kernel.handle import Policy
from domain.kernel.views import View
from domain.kickoff.decider import KICKOFF
from domain.kickoff.views import CHECKLISTS, KICKOFFS
from domain.organisation.decider import ORGANISATION
from domain.organisation.views import MEMBERS, ORGANISATIONS, UNITS
from domain.plan.decider import PLAN
from domain.plan.views import PLANS
from domain.policies.kickoff_opens_with_plan import kickoff_opens_with_plan

DECIDERS: tuple[Decider[Any, Any], ...] = (
    ORGANISATION,
    PLAN,
    KICKOFF,
)
POLICIES: tuple[Policy, ...] = (
    kickoff_opens_with_plan,
)  # fmt: skip
AUDIT = audit_view(TYPES.values())
# The audit trail first: it has the most rows, which the database stores while the others are folded.
VIEWS: tuple[View[Any], ...] = (
    AUDIT,
    ORGANISATIONS,
    UNITS,
    MEMBERS,
    PLANS,
    KICKOFFS,
    CHECKLISTS,
)
