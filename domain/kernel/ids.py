"""Identities. Each is a UUID chosen by whoever asks for the thing, so a repeated request names the same thing."""

from typing import NewType
from uuid import UUID, uuid5

TenantId = NewType("TenantId", UUID)
PersonId = NewType("PersonId", UUID)
UnitId = NewType("UnitId", UUID)
PlanId = NewType("PlanId", UUID)
SignalId = NewType("SignalId", UUID)
IssueId = NewType("IssueId", UUID)
TeamMeetingId = NewType("TeamMeetingId", UUID)
MeasureId = NewType("MeasureId", UUID)
ResearchId = NewType("ResearchId", UUID)
DossierId = NewType("DossierId", UUID)
AgreementId = NewType("AgreementId", UUID)
ReviewId = NewType("ReviewId", UUID)
ReportId = NewType("ReportId", UUID)
FileId = NewType("FileId", UUID)
WebhookId = NewType("WebhookId", UUID)
AccessId = NewType("AccessId", UUID)
QuestionnaireId = NewType("QuestionnaireId", UUID)
PollId = NewType("PollId", UUID)
CommandId = NewType("CommandId", UUID)
StreamId = NewType("StreamId", str)


def stream(category: str, identity: UUID) -> StreamId:
    """The name of one aggregate's stream inside its tenant's log: `kickoff-<uuid>`."""
    return StreamId(f"{category}-{identity}")


def event_id(command: CommandId, index: int) -> UUID:
    """The id of a command's event number `index`: the same command never makes two of it."""
    return uuid5(command, str(index))
